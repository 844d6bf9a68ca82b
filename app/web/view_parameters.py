"""The parameters of the address bar as the API takes them: the same words, but nothing is ignored."""

from collections.abc import Collection
from urllib.parse import quote, unquote

from werkzeug.datastructures import MultiDict

from app.data.dataset import Dataset
from app.data.vocabulary import vocabulary
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
from app.state.charts import CHARTS, Chart
from app.state.codec import LANGUAGES, ORDERS, SORTABLE, VERSION, YEARS, parse_view
from app.state.view import Page, SplitBy, ViewState
from app.web.parameters import BadParameter, Parameter, Values, read_all, whole

WIDTHS = (160, 8000)
"""Sizes in pixels that a figure may have, from and to; for widths and heights alike."""

_YEAR = {"type": "integer", "minimum": YEARS.start, "maximum": YEARS.stop - 1}
_PLACES = "Codes of places.csv"


def view_parameters(dataset: Dataset) -> tuple[Parameter, ...]:
    """Every parameter of the address bar, in the order in which addresses write them."""
    known = vocabulary(dataset)

    def many(name: str, description: str) -> Parameter:
        return _parameter(dataset, name, description, known.allowed(name), is_list=True)

    def one(name: str, description: str, allowed: Collection[str]) -> Parameter:
        return _parameter(dataset, name, description, allowed)

    def shaped(name: str, description: str, schema: dict[str, object], allowed: str) -> Parameter:
        return _parameter(dataset, name, description, (allowed,), schema=schema)

    year = f"a year from {YEARS.start} to {YEARS.stop - 1}, as YYYY"
    places = sorted(known.allowed("corridor"))
    return (
        one("measure", "What is measured; the chart's own measure if absent.", tuple(MEASURES)),
        many("series", "Codes of series.csv; by the order of the measure if absent."),
        many("origin", f"{_PLACES}; all if absent."),
        many("destination", f"{_PLACES}; all if absent."),
        many("channel", "Codes of channels.csv; the widest documented count if absent."),
        many("sector", "Codes of sectors.csv; all if absent."),
        one("sex", "Sex as published.", tuple(Sex)),
        shaped("year", "The year shown; the latest well covered if absent.", _YEAR, year),
        shaped("from", "The first year of a time series.", _YEAR, year),
        shaped("to", "The last year of a time series; not before the first.", _YEAR, year),
        one("chart", "On pages with several charts, the one meant.", tuple(Chart)),
        one(
            "by",
            "What the lines of the trend chart stand for; on the map `channel` splits arrows into bands.",
            tuple(SplitBy),
        ),
        one("axis", "How the axis of numbers of a chart over time runs.", tuple(Axis)),
        one("reading", "What a chart over time draws: figures, or what follows from them.", tuple(Reading)),
        one("panels", "Whether small charts side by side share one scale.", tuple(PanelScale)),
        shaped(
            "order",
            "The order of rows and columns in charts that compare; `to-` or `from-` and a place: by the figures to "
            "it or from it.",
            {"type": "string", "pattern": f"^({'|'.join(ORDERS)}|(to|from)-[A-Z][A-Z0-9_]*)$"},
            f"{' or '.join(ORDERS)}, or to- or from- and a place, as to-THA",
        ),
        _parameter(dataset, "kind", "Kinds of events; all if absent.", tuple(EventKind), is_list=True),
        one("place", "The place that a chart of a country is about.", places),
        shaped(
            "corridor",
            "The corridor whose figures stand open beside the map, or which a chart is about.",
            {"type": "string", "pattern": "^[A-Z][A-Z0-9_]*-[A-Z][A-Z0-9_]*$"},
            f"two different places joined by a hyphen, as MMR-THA, of: {', '.join(places)}",
        ),
        shaped(
            "figure",
            "The figure whose card stands open: a key of observations.csv.",
            {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
            "a key of observations.csv",
        ),
        one("focus", "A place; on the map the flows of all others stand back.", places),
        one("frame", "What part of the world the map shows.", tuple(MapFrame)),
        one("scale", "How the width of arrows follows from their numbers.", tuple(WidthScale)),
        one("shade", "The figure by which the areas of countries are shaded.", tuple(Shade)),
        _parameter(dataset, "layer", "What lies over the map beside arrows.", tuple(MapLayer), is_list=True),
        one(
            "sort",
            "The column by which the data table is sorted; a minus sign before it turns the order round.",
            [*SORTABLE, *(f"-{column}" for column in SORTABLE)],
        ),
        shaped(
            "sheet",
            "The sheet of the data table.",
            {"type": "integer", "minimum": 1},
            "a whole number from 1",
        ),
        one("lang", "The language of words.", LANGUAGES),
        one("theme", "The colours.", tuple(Theme)),
        one("embed", "The chart alone, for an iframe.", ("1", "0")),
        shaped(
            "data",
            "The data version that a link was made with. Pages say what has changed in the view since; the figures "
            "are always those of the current version.",
            {"type": "string", "pattern": f"^{VERSION}$"},
            "a data version: 7 to 64 hexadecimal digits, small letters",
        ),
    )


SIZE = (
    whole("width", "The width of the figure in pixels.", *WIDTHS),
    whole("height", "The height of the figure in pixels.", *WIDTHS),
)
"""Parameters of figures alone: how large the figure is drawn."""


def read_view(
    dataset: Dataset, page: Page, given: MultiDict[str, str], others: tuple[Parameter, ...] = ()
) -> tuple[ViewState, Values]:
    """The view that the parameters describe on `page`, and the values of those others that were given.

    BadParameter if anything is not understood.
    """
    values = read_all(given, (*view_parameters(dataset), *others))
    more = {parameter.name: values.pop(parameter.name) for parameter in others if parameter.name in values}
    query = "&".join(f"{name}={quote(text)}" for name, text in values.items())
    parsed = parse_view(page, query, vocabulary(dataset))
    for ignored in parsed.ignored:
        message = (
            f"{ignored.value!r} for {ignored.parameter!r} does not go together with the other parameters."
        )
        raise BadParameter(
            ignored.parameter, ignored.value, ["a last year that is not before the first"], message
        )
    return parsed.state, more


def _parameter(
    dataset: Dataset,
    name: str,
    description: str,
    allowed: Collection[str],
    *,
    schema: dict[str, object] | None = None,
    is_list: bool = False,
) -> Parameter:
    """A parameter whose text the reader of addresses must take without leaving anything out."""
    listed = sorted(map(str, allowed)) if is_list else [str(word) for word in allowed]

    def read(text: str) -> str:
        # A chart is known on its own page only.
        page = next((page for page, charts in CHARTS.items() if name == "chart" and text in charts), Page.MAP)
        parsed = parse_view(page, f"{name}={quote(text)}", vocabulary(dataset))
        for ignored in parsed.ignored:
            value = unquote(ignored.value)
            raise BadParameter(name, value, listed, f"{value!r} is not allowed for the parameter {name!r}.")
        return text

    item = schema or {"type": "string", "enum": listed}
    return Parameter(name, description, {"type": "array", "items": item} if is_list else item, read, is_list)
