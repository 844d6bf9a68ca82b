"""`GET /export/<chart or "data">.<kind>`: a view as a file, and the menu that offers all of its files.

The same path ending in `.menu` is the dialog as HTML, `.cite.json` the citation in every form; `/export/package.zip` is
the whole data package. Errors have the form of the API's. How a file is made is decided in `app.export`; here only who
may have it, and when.
"""

import hashlib
import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias
from urllib.parse import quote

from flask import Flask, Response, jsonify, request

from app.components.export.dialog import DRAWN, menu_content
from app.components.export.menu import TABLE
from app.components.markup import markup
from app.export.context import Context
from app.export.file import File
from app.export.picture.browser import NoBrowser, has_browser
from app.export.picture.renderer import Renderer
from app.export.single import export_view, kinds_of, needs_browser
from app.export.table.package import DataChanged, package_name, package_zip
from app.state.charts import Chart
from app.state.exports import Kind
from app.text.export.menu import (
    broken_words,
    busy_server_words,
    data_changed_words,
    from_elsewhere_words,
    no_browser_words,
    no_file_words,
)
from app.text.i18n import speaking
from app.web.api import program_version
from app.web.citations import citation_forms, citation_json
from app.web.export_parameters import Order, read_order, read_subject
from app.web.export_queue import PAUSE, Busy, Queue
from app.web.incoming import asked_language, is_from_elsewhere
from app.web.parameters import BadParameter, read_all

PACKAGE = "package"
_MENU, _CITE = "menu", "cite.json"
_Make: TypeAlias = Callable[[], Response]
_log = logging.getLogger(__name__)


def register(
    server: Flask, context: Context, pictures: Queue, renderer: Renderer, shared: threading.Semaphore
) -> None:
    """Serve files of views; the browser that draws pictures starts with the first that is asked for.

    What is drawn waits in the queue `pictures`, one after the other; `shared` are the places of all queues.
    """
    # The whole table takes long to write; the figures of a chart do not wait behind it.
    tables, whole = Queue(shared, most_waiting=1), Queue(shared, most_waiting=0)

    def made(order: Order) -> File:
        drawn = needs_browser(order.chart, order.kind)
        queue = pictures if drawn else tables if order.chart else whole
        # A picture says on which day it was made.
        return queue.file(
            (order, datetime.now(UTC).date()),
            lambda: export_view(
                context, renderer if drawn else None, order.state, order.chart, order.kind, order.options
            ),
        )

    def package() -> File:
        name = package_name(context.dataset)
        return whole.file(PACKAGE, lambda: File(name, "application/zip", package_zip(context)))

    @server.get("/export/<asked>")
    def export(asked: str) -> Response:
        name, _dot, ending = asked.partition(".")
        if (name, ending) == (PACKAGE, "zip"):
            return guarded(lambda: _package(context, package))
        chart = _charts().get(name)
        if name not in _charts() or ending not in (_MENU, _CITE, *kinds_of(chart)):
            return told(no_file_words(), 404, "path", request.path, _addresses(name))
        if ending == _MENU:
            return guarded(lambda: _menu(context, chart))
        if ending == _CITE:
            return guarded(lambda: _citation(context, chart))
        return guarded(lambda: _file(context, chart, ending, made))


def _charts() -> dict[str, Chart | None]:
    """Charts by name, and the table, which is none."""
    return {**{str(chart): chart for chart in Chart}, TABLE: None}


def _addresses(name: str) -> list[str]:
    """What there is instead of an address that is none."""
    known = _charts()
    if name not in known:
        return [f"/export/{each}.…" for each in known]
    return [f"/export/{name}.{each}" for each in (*kinds_of(known[name]), _CITE)]


def guarded(make: _Make) -> Response:
    """What `make` answers, or what went wrong, in the language of the view."""
    with speaking(asked_language()):
        try:
            return make()
        except BadParameter as error:
            return told(error.message, 400, error.parameter, error.value, list(error.allowed))
        except Busy:
            response = told(busy_server_words(), 503)
            response.headers["Retry-After"] = str(PAUSE)
            return response
        except NoBrowser as error:
            _log.warning("Pictures cannot be made: %s", error)
            return told(no_browser_words(), 501)
        except DataChanged as error:
            _log.warning("The data package cannot be made: %s", error)
            return told(data_changed_words(), 409)
        except Exception:
            # One file fails, whatever the reason; the server goes on.
            _log.exception("This could not be exported: %s", request.full_path)
            return told(broken_words(), 500)


def _file(context: Context, chart: Chart | None, ending: str, made: Callable[[Order], File]) -> Response:
    has_address = bool(context.settings.address)
    kind = next(kind for kind in kinds_of(chart) if kind == ending)
    order = read_order(context.dataset, chart, kind, request.args, has_address=has_address)
    return _sent(context, lambda: made(order))


def _package(context: Context, made: Callable[[], File]) -> Response:
    read_all(request.args, ())
    return _sent(context, made)


def _sent(context: Context, made: Callable[[], File]) -> Response:
    """A file under its name; nothing is made that the client has already."""
    tag = _tag(context)
    if request.if_none_match.contains_weak(tag):
        return _kept(Response(status=304), tag)
    if is_from_elsewhere():
        return told(from_elsewhere_words(), 403)
    return _kept(attached(made()), tag)


def attached(file: File) -> Response:
    """A file that the browser saves under its name."""
    response = Response(file.content, mimetype=file.media_type)
    plain = file.name.encode("ascii", "replace").decode().replace("?", "_")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    )
    if file.warnings:
        response.headers["X-Export-Warning"] = quote(" ".join(file.warnings))
    return response


def _menu(context: Context, chart: Chart | None) -> Response:
    state, _ = read_subject(context.dataset, chart, request.args)
    drawn = _drawn(chart)
    tag = _tag(context, *drawn)
    if request.if_none_match.contains_weak(tag):
        return _kept(Response(status=304), tag)
    forms = citation_forms(context, state, chart)
    content = menu_content(context.dataset, state, chart, forms, context.settings.address, drawn)
    return _kept(Response(markup(content), mimetype="text/html"), tag)


def _drawn(chart: Chart | None) -> tuple[Kind, ...]:
    """The pictures and slides that can be made of a chart here: without a browser only slides that PowerPoint draws."""
    if has_browser():
        return DRAWN
    # What makes slides takes a while to load.
    from app.export.slides.native import NATIVE

    return (Kind.PPTX,) if chart in NATIVE else ()


def _citation(context: Context, chart: Chart | None) -> Response:
    state, _ = read_subject(context.dataset, chart, request.args)
    return _kept(jsonify(citation_json(context, state, chart)), _tag(context))


def _tag(context: Context, *more: str) -> str:
    """Changes with data, program, public address, day and what is asked, and with what `more` says."""
    parts = (
        context.dataset.version,
        program_version(),
        context.settings.address,
        str(datetime.now(UTC).date()),
        request.full_path,
        *more,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _kept(response: Response, tag: str) -> Response:
    response.set_etag(tag, weak=True)
    response.cache_control.no_cache = True
    return response


def told(
    message: str, status: int, parameter: str = "", value: str = "", allowed: list[str] | None = None
) -> Response:
    response = jsonify(BadParameter(parameter, value, allowed or (), message).answer())
    response.status_code = status
    return response
