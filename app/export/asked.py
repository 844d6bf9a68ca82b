"""What a person asks for in words, on the command line or in a list: an address, an ending; nothing is ignored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import urlsplit

from app.data.addresses import view_of_address
from app.data.vocabulary import vocabulary
from app.domain.measures import MEASURES
from app.export.context import Context
from app.export.places import Meant, corridor_meant, place_meant
from app.export.single import NotOffered, exported_chart, kinds_of
from app.state.charts import CHARTS, Chart
from app.state.codec import LANGUAGES, PARAMETERS, Ignored, Parsed
from app.state.exports import Kind
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState

_FEW = 12
"""Values that a sentence can list."""
_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "origin": "places",
        "destination": "places",
        "place": "places",
        "focus": "places",
        "channel": "channels",
        "sector": "sectors",
        "series": "series",
        "figure": "observations",
    }
)
"""The tables whose keys parameters take."""


class NotUnderstood(Exception):
    """What was asked for means nothing here; `why` says what, `remedy` what to do."""

    def __init__(self, why: str, remedy: str) -> None:
        self.why, self.remedy = why, remedy
        super().__init__(f"{why} {remedy}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A view, what of it is taken away (None: the table of the data page), and what to know about its address."""

    state: ViewState
    chart: Chart | None
    warnings: tuple[str, ...] = ()


def read_address(context: Context, text: str, chart: str = "", lang: str = "") -> Asked:
    """The view at an address: path and query string, or a whole address copied from a browser.

    `chart` and `lang` stand over those in the address. NotUnderstood if any part of it means nothing.
    """
    path, query = _parts(context, text)
    parsed = view_of_address(context.dataset, path, query)
    for ignored in parsed.ignored:
        raise _unknown(context, parsed.state, ignored)
    state = parsed.state.but(theme=None, embed=False, figure=None)
    if chart:
        state = state.but(chart=_known_chart(state, chart))
    check_language(lang)
    state = state.but(lang=lang or state.lang)
    try:
        return Asked(state, exported_chart(state), _of_another_edition(context, parsed))
    except NotOffered as error:
        raise NotUnderstood(error.why, error.remedy) from error


def check_language(lang: str | None) -> None:
    """NotUnderstood for a language that the dashboard does not speak; none at all is as good as one that it does."""
    if lang and lang not in LANGUAGES:
        raise NotUnderstood(f"There is no language {lang!r}.", f"Use one of: {', '.join(LANGUAGES)}.")


def kind_of_name(name: str, chart: Chart | None) -> Kind:
    """The kind of file that the ending of a name says. NotUnderstood if there is no such file of a chart or table."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return kind_of(ending, chart)


def kind_of(ending: str, chart: Chart | None) -> Kind:
    """The same of an ending without the dot."""
    allowed = kinds_of(chart)
    if ending in allowed:
        return Kind(ending)
    remedy = f"Use one of: {', '.join(allowed)}."
    if ending in tuple(Kind):
        raise NotUnderstood(f"The data page is a table, and there is no {ending} of it.", remedy)
    if not ending:
        raise NotUnderstood("The name of the file has no ending to say its kind.", remedy)
    raise NotUnderstood(f"{ending!r} is no kind of file that can be made of a view.", remedy)


def _parts(context: Context, text: str) -> tuple[str, str]:
    """Path and query string of an address, without the name of a host and what stands before the path of a page."""
    text = text.strip()
    remedy = "Copy it from the dashboard, as /trends?origin=MMR."
    if not text:
        raise NotUnderstood("The address is empty.", remedy)
    public = context.settings.address
    if public and text.startswith(public):
        text = text.removeprefix(public) or "/"
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise NotUnderstood(f"{text!r} is no address: {error}.", remedy) from error
    if parts.scheme not in ("", "http", "https"):
        raise NotUnderstood(f"{text!r} is no address of the dashboard.", remedy)
    return parts.path or "/", parts.query


def _unknown(context: Context, state: ViewState, ignored: Ignored) -> NotUnderstood:
    """What is wrong with a part of an address, and what comes near it."""
    name, value = ignored.parameter, ignored.value
    if name == "path":
        pages = tuple(str(page) for page in (*CHARTS, Page.DATA))
        remedy = _subject_remedy(context, state.page, value)
        return NotUnderstood(
            f"There is no page {value!r}.", remedy or _near(value, pages, f"Pages are {', '.join(pages)}.")
        )
    if name == "chart":
        return _no_chart(state, value)
    if name not in PARAMETERS:
        remedy = _near(name, PARAMETERS, "Leave it out, or copy the address from the dashboard.")
        return NotUnderstood(f"No address has a parameter {name!r}.", remedy)
    if name == "series" and value in context.dataset.series:
        remedy = "Leave it out, or `measure` and the other series."
        return NotUnderstood(f"The series {value!r} counts another measure than the view shows.", remedy)
    return NotUnderstood(
        f"The value {value!r} of {name!r} means nothing here.", _remedy(context, name, value)
    )


def _remedy(context: Context, name: str, value: str) -> str:
    if name in ("to", "from"):
        return "Give years as YYYY, the last not before the first."
    allowed: Collection[str] = (
        MEASURES
        if name == "measure"
        else LANGUAGES
        if name == "lang"
        else vocabulary(context.dataset).allowed(name)
    )
    table = _TABLES.get(name)
    known = f"Its values stand in data/{table}.csv." if table else "Copy the address from the dashboard."
    if allowed and len(allowed) <= _FEW:
        known = f"Use one of: {', '.join(sorted(allowed))}."
    if table == "places" and (meant := place_meant(context.dataset, value, allowed)):
        return f"Use its code, {meant.code}." if meant.surely else f"Do you mean {meant.code}? {known}"
    return _near(value, allowed, known)


def _subject_remedy(context: Context, page: Page, path: str) -> str:
    """What comes near the place or corridor of a path, or how to name one; empty where the path is of no such page."""
    if page not in SUBJECTS:
        return ""
    subject, allowed = path.strip("/").partition("/")[2], vocabulary(context.dataset).allowed(SUBJECTS[page])
    ends: tuple[Meant, ...] | None
    if page == Page.CORRIDOR:
        ends = corridor_meant(context.dataset, subject, allowed)
    else:
        place = place_meant(context.dataset, subject, allowed)
        ends = (place,) if place else None
    if not ends:
        example = "THA" if page == Page.COUNTRY else "MMR-THA"
        return f"Places go by their codes, as in {page}/{example}; they stand in data/places.csv."
    meant = f"{page}/{'-'.join(end.code for end in ends)}"
    if all(end.surely for end in ends):
        return f"Places go by their codes: use {meant}."
    return f"Do you mean {meant}? Codes of places stand in data/places.csv."


def _near(text: str, allowed: Collection[str], otherwise: str) -> str:
    """A question that names what comes near, and the way to all that is allowed."""
    near = get_close_matches(text, list(allowed), 1) or get_close_matches(text.upper(), list(allowed), 1)
    return f"Do you mean {near[0]}? {otherwise}" if near else otherwise


def _known_chart(state: ViewState, chart: str) -> str:
    if chart not in CHARTS.get(state.page, ()):
        raise _no_chart(state, chart)
    return chart


def _no_chart(state: ViewState, chart: str) -> NotUnderstood:
    charts = CHARTS.get(state.page, ())
    page = next((page for page, names in CHARTS.items() if chart in names), None)
    if page is not None:
        remedy = f"It stands on {page}."
    else:
        remedy = f"Use one of: {', '.join(charts)}." if charts else "Leave it out."
    return NotUnderstood(f"The page {state.page} has no chart {chart!r}.", remedy)


def _of_another_edition(context: Context, parsed: Parsed) -> tuple[str, ...]:
    version = parsed.data_version
    if version is None or context.dataset.version.startswith(version):
        return ()
    now = context.dataset.version
    return (f"The address was copied from data version {version}; what is made here is from version {now}.",)
