"""Making the Dash app: the only place where one is built."""

import logging
from functools import partial
from typing import Any

import dash
import flask
from dash import Dash

from app.components.ids import Ids
from app.components.shell import failure_notice, shell
from app.config import Settings
from app.domain.codes import MapFrame
from app.export.context import make_context
from app.export.picture.renderer import Renderer
from app.figures.map.basemap import load_basemap
from app.pages import (
    about,
    card,
    compare,
    corridor,
    country,
    filters,
    present,
    router,
    sources,
    timeline,
    trends,
)
from app.pages import data as data_page
from app.pages import map as map_page
from app.state.view import DEFAULT_LANGUAGE, Page
from app.text.i18n import _, speaking
from app.web import api, exports, geo, headers, health, search, stories
from app.web import present as presenting
from app.web.export_queue import Queue, places
from app.web.incoming import asked_language

_log = logging.getLogger(__name__)


_INDEX = """<!DOCTYPE html>
<html>
<head>{%metas%}<title>{%title%}</title>{%favicon%}{%css%}</head>
<body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""


class _Corridors(Dash):
    """Dash with the language of the address on the page's root element."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        language = asked_language() if flask.has_request_context() else DEFAULT_LANGUAGE
        page: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        with speaking(language):
            page = page.replace("Loading...", _("The figures are being loaded."), 1)
        return page.replace("<html>", f'<html lang="{language}">', 1)


def _tell_failure(error: Exception) -> None:
    """Say on the page that an answer failed, what still holds, and how to go on; the log has the rest."""
    _log.error("A callback failed.", exc_info=error)
    dash.set_props(Ids.NOTICE, {"children": [failure_notice(flask.request.referrer or "/")]})


def create_app(settings: Settings | None = None) -> Dash:
    """The dashboard, with its data loaded; InvalidData names what to mend if they do not hold."""
    settings = settings or Settings()
    context = make_context(settings)
    dataset = context.dataset
    boundaries = settings.data / "boundaries"
    server = flask.Flask("corridors", static_folder=None)
    app = _Corridors(
        "corridors",
        server=server,  # type: ignore[arg-type]
        assets_folder=str(settings.assets),
        # Slides have a document of their own.
        assets_path_ignore=["^deck$", "^deck/"],
        title="Mekong Migration Corridors",
        index_string=_INDEX,
        update_title=None,  # type: ignore[arg-type]
        # Pages come and go, so callbacks name components that are not on every page.
        suppress_callback_exceptions=True,
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            *(
                {"name": f"basemap-{frame}", "content": " ".join(load_basemap(boundaries).urls(frame))}
                for frame in MapFrame
            ),
            {"name": "data-version", "content": dataset.version},
            {"name": "search-index", "content": search.address_of(dataset, search.INDEX)},
            {"name": "terms", "content": search.address_of(dataset, search.TERMS)},
        ],
        description=_(
            "Published figures of labour migration in the Greater Mekong Subregion, each with its source."
        ),
        enable_mcp=False,
        on_error=_tell_failure,
    )
    headers.register(app, server)
    health.register(server, dataset)
    geo.register(server, boundaries)
    search.register(server, dataset)
    api.register(server, dataset, settings.data)
    shared = places(settings.threads)
    pictures, renderer = Queue(shared), Renderer(context)
    exports.register(server, context, pictures, renderer, shared)
    stories.register(server, context, pictures, stories.makers_of(context, renderer))
    presenting.register(server, context, shared)

    def layout() -> Any:
        with speaking(DEFAULT_LANGUAGE):
            return shell()

    app.layout = layout
    router.register(
        app,
        dataset,
        {
            Page.MAP: map_page.layout,
            Page.TRENDS: lambda _: trends.layout(),
            Page.COMPARE: lambda _: compare.layout(),
            Page.COUNTRY: partial(country.layout, dataset),
            Page.CORRIDOR: partial(corridor.layout, dataset),
            Page.TIMELINE: lambda _: timeline.layout(),
            Page.DATA: lambda _: data_page.layout(),
            Page.SOURCES: lambda _: sources.layout(),
            Page.PRESENT: partial(present.layout, dataset, settings),
            Page.ABOUT: partial(about.layout, dataset, settings),
        },
    )
    filters.register(app, dataset, settings.data)
    map_page.register(app, dataset, boundaries)
    trends.register(app, dataset)
    data_page.register(app, context)
    sources.register(app, dataset)
    about.register(app)
    card.register(app, dataset)
    basemap = load_basemap(boundaries)
    for page in (compare, country, corridor, timeline):
        page.register(app, dataset, basemap)
    return app
