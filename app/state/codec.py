"""Between the address bar and the view state, both ways; bad values are reported, never fatal."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, quote

from app.domain.codes import (
    Axis,
    EventKind,
    MapFrame,
    MapLayer,
    PanelScale,
    Reading,
    Sex,
    Shade,
    Theme,
    WidthScale,
)
from app.domain.measures import MEASURES
from app.state.charts import CHARTS
from app.state.pages import SUBJECTS, Page
from app.state.view import DEFAULT_LANGUAGE, SplitBy, ViewState

YEARS = range(1900, 2101)
LANGUAGES = ("en",)
VERSION = "[0-9a-f]{7,64}"
"""The form of a data version."""
ORDERS = ("size", "name")
"""Orders of rows and columns in charts that compare; others are `to-` and `from-` with a place: by their figures to it
or from it.
"""
SORTABLE = (
    "observation_id",
    "origin",
    "destination",
    "channel",
    "sector",
    "measure",
    "value",
    "period",
    "source_id",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes that the data set knows, by parameter; what an address may name."""

    codes: Mapping[str, Collection[str]]

    def allowed(self, parameter: str) -> Collection[str]:
        """The codes of a parameter, or nothing if it is not a code."""
        return self.codes.get(parameter, ())


@dataclass(frozen=True, slots=True)
class Ignored:
    """Part of an address that means nothing here: the parameter, and the value that was left out."""

    parameter: str
    value: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A view state and what of the address was ignored on the way.

    `data_version` is the edition of the data that a copied link was made with; it is no part of the view.
    """

    state: ViewState
    ignored: tuple[Ignored, ...] = ()
    data_version: str | None = None


def parse_view(path: str, query: str, vocabulary: Vocabulary) -> Parsed:
    """The view state of an address. An unknown path is the map; other bad values fall back to the default."""
    ignored: list[Ignored] = []
    values = _of_path(path, vocabulary, ignored)
    for parameter, text in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        name = _PARAMETERS.get(parameter)
        if name is None or name in values:  # unknown, or given twice: the first one stands
            ignored.append(Ignored(parameter, text))
            continue
        try:
            values[name] = _READERS[name](text, vocabulary.allowed(name), _reporter(ignored, parameter))
        except ValueError:
            ignored.append(Ignored(parameter, text))
    first, last = values.get("from_year"), values.get("to_year")
    if isinstance(first, int) and isinstance(last, int) and first > last:
        ignored.append(Ignored("to", str(values.pop("to_year"))))
    chart = values.get("chart")
    if chart is not None and chart not in CHARTS.get(Page(values["page"]), ()):
        ignored.append(Ignored("chart", str(values.pop("chart"))))
    version = values.pop(_OF_LINK, None)
    return Parsed(ViewState(**values), tuple(ignored), version)


def format_view(state: ViewState) -> str:
    """The query string of a view, empty or beginning with `?`; what equals its default is left out, as is what stands
    in the path.
    """
    default = ViewState()
    parts = [
        f"{parameter}={quote(_written(getattr(state, name)), safe=',-')}"
        for parameter, name in _PARAMETERS.items()
        if name not in (_OF_LINK, SUBJECTS.get(state.page)) and getattr(state, name) != getattr(default, name)
    ]
    return "?" + "&".join(parts) if parts else ""


def address(state: ViewState) -> str:
    """Path and query string of a view."""
    return f"{path_of(state)}{format_view(state)}"


def is_parameter(name: str) -> bool:
    """Whether an address may have a parameter of this name."""
    return name in _PARAMETERS


def path_of(state: ViewState) -> str:
    """The path of a view: its page, and the place or corridor that the page is about."""
    subject = getattr(state, SUBJECTS[state.page]) if state.page in SUBJECTS else None
    return f"{state.page}/{subject}" if subject else str(state.page)


def _of_path(path: str, vocabulary: Vocabulary, ignored: list[Ignored]) -> dict[str, Any]:
    """The page that a path names, and its subject."""
    head, slash, subject = path.strip("/").partition("/")
    try:
        page = Page(f"/{head}")
    except ValueError:
        ignored.append(Ignored("path", path))
        return {"page": Page.MAP}
    if not slash:
        return {"page": page}
    name = SUBJECTS.get(page)
    if name is None:
        ignored.append(Ignored("path", path))
        return {"page": Page.MAP}
    try:
        return {
            "page": page,
            name: _READERS[name](subject, vocabulary.allowed(name), _reporter(ignored, name)),
        }
    except ValueError:
        ignored.append(Ignored("path", path))
        return {"page": page}


def _reporter(ignored: list[Ignored], parameter: str) -> Callable[[str], None]:
    return lambda value: ignored.append(Ignored(parameter, value))


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return "1" if value is True else str(value)


_Report: TypeAlias = Callable[[str], None]
_Reader: TypeAlias = Callable[[str, Collection[str], _Report], object]


def _codes(text: str, allowed: Collection[str], report: _Report) -> tuple[str, ...]:
    """The known codes of a comma-separated list, each once; the others are reported one by one."""
    parts = dict.fromkeys(part.strip() for part in text.split(",") if part.strip())
    for part in parts:
        if part not in allowed:
            report(part)
    return tuple(part for part in parts if part in allowed)


def _code(text: str, allowed: Collection[str], _: _Report) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def _year(text: str, _allowed: Collection[str], _: _Report) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise ValueError(text)
    return int(text)


def _sheet(text: str, _allowed: Collection[str], _: _Report) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1_000_000):
        raise ValueError(text)
    return int(text)


def _yes(text: str, _allowed: Collection[str], _: _Report) -> bool:
    if text not in ("1", "0"):
        raise ValueError(text)
    return text == "1"


def _sort(text: str, _allowed: Collection[str], _: _Report) -> str:
    return _code(text, {*SORTABLE, *(f"-{column}" for column in SORTABLE)}, _)


def _version(text: str, _allowed: Collection[str], _: _Report) -> str:
    if not re.fullmatch(VERSION, text):
        raise ValueError(text)
    return text


def _order(text: str, allowed: Collection[str], _: _Report) -> str:
    way, _dash, place = text.partition("-")
    if text not in ORDERS and not (way in ("from", "to") and place in allowed):
        raise ValueError(text)
    return text


def _corridor(text: str, allowed: Collection[str], _: _Report) -> str:
    origin, dash, destination = text.partition("-")
    if not dash or origin not in allowed or destination not in allowed or origin == destination:
        raise ValueError(text)
    return text


_READERS: dict[str, _Reader] = {
    "measure": lambda text, _, report: _code(text, MEASURES, report),
    "series": _codes,
    "origin": _codes,
    "destination": _codes,
    "channel": _codes,
    "sector": _codes,
    "sex": lambda text, *_: Sex(text),
    "year": _year,
    "from_year": _year,
    "to_year": _year,
    "chart": _code,
    "by": lambda text, *_: SplitBy(text),
    "axis": lambda text, *_: Axis(text),
    "reading": lambda text, *_: Reading(text),
    "panels": lambda text, *_: PanelScale(text),
    "order": _order,
    "kind": lambda text, _, report: tuple(EventKind(each) for each in _codes(text, tuple(EventKind), report)),
    "place": _code,
    "corridor": _corridor,
    "figure": _code,
    "focus": _code,
    "frame": lambda text, *_: MapFrame(text),
    "scale": lambda text, *_: WidthScale(text),
    "shade": lambda text, *_: Shade(text),
    "layer": lambda text, _, report: tuple(MapLayer(each) for each in _codes(text, tuple(MapLayer), report)),
    "sort": _sort,
    "sheet": _sheet,
    "lang": lambda text, _, report: _code(text, LANGUAGES, report) if text else DEFAULT_LANGUAGE,
    "theme": lambda text, *_: Theme(text),
    "embed": _yes,
    "data_version": _version,
}

_WRITTEN = {"from_year": "from", "to_year": "to", "data_version": "data"}
_PARAMETERS = {_WRITTEN.get(name, name): name for name in _READERS}
"""Parameters of the address, in the order in which they are written, and the fields that they fill."""
PARAMETERS = tuple(_PARAMETERS)
"""Names of the parameters."""

_OF_LINK = "data_version"
"""What an address says of itself as a copied link; no other link carries it on."""
