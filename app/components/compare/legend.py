"""The marks of a drawing in words: how sure each figure is, and what an empty cell means."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.absence import Nothing
from app.data.compare.compare import compared
from app.data.compare.matrix import matrix_of
from app.data.compare.sankey import sankey_of
from app.data.compare.slope import slope_of
from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.figures.compare.frame import body
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.i18n import _


def compare_legend(dataset: Dataset, state: ViewState, chart: Chart) -> list[Component]:
    """The marks that stand in a drawing, and no others."""
    items = _items(dataset, state, chart)
    if not items:
        return []
    return [
        html.H2(_("How to read it"), className="compare-legend-title"),
        html.Ul(
            [
                html.Li(
                    [
                        _swatch(kind),
                        html.Span(words),
                    ]
                )
                for kind, words in items
            ],
            className="compare-legend",
        ),
    ]


def _swatch(kind: str) -> Component:
    return html.Span(className=f"compare-swatch compare-{kind}", **aria(hidden="true"))


def _items(dataset: Dataset, state: ViewState, chart: Chart) -> list[tuple[str, str]]:
    if chart == Chart.SLOPE:
        rises = slope_of(dataset, state).rises
        rows = [row for rise in rises for row in (rise.first, rise.last)]
        return _points(rows)
    if chart == Chart.SANKEY:
        streams = sankey_of(dataset, state).streams
        if streams is None:
            return []
        found = [("stream", _("a stream is as wide as its number, in the colour of the origin"))]
        return found + ([("channel", _("a channel"))] if streams.by_channel else [])
    rows = [row.figure for row in compared(dataset, state).corridors]
    found = _certainty(rows, area=chart == Chart.MATRIX)
    if chart == Chart.MATRIX and rows:
        found += _empty_cells(dataset, state)
    return found


def _certainty(rows: list[Observation], *, area: bool) -> list[tuple[str, str]]:
    words = {
        "full": _("counted; the area of the square is the number") if area else _("counted"),
        "process": _("counted, part still in process"),
        "pale": _("estimate"),
        "least": _("at least: the true number is above"),
        "most": _("at most: the true number is below"),
        "range": _("between two published bounds; no midpoint is made up"),
        "zero": _("zero, printed by the source"),
    }
    here = {body(row) for row in rows}
    # Of an area the low end is the core, the high end the edge.
    return [
        ("core" if area and kind == "range" else kind, text) for kind, text in words.items() if kind in here
    ]


def _points(rows: list[Observation]) -> list[tuple[str, str]]:
    """The points of lines between two years."""
    words = {
        "full": ("point", _("counted")),
        "process": ("dotted", _("counted, part still in process")),
        "pale": ("ring", _("estimate")),
        "least": ("up", _("at least: the true number is above")),
        "most": ("down", _("at most: the true number is below")),
        "range": ("span", _("between two published bounds; no midpoint is made up")),
        "zero": ("ring", _("zero, printed by the source")),
    }
    here = {body(row) for row in rows}
    return [item for kind, item in words.items() if kind in here]


def _empty_cells(dataset: Dataset, state: ViewState) -> list[tuple[str, str]]:
    """What cells without a figure mean, in this matrix, and the two kinds of totals."""
    matrix = matrix_of(dataset, state)
    kinds = {absence.kind for absence in matrix.absent.values()}
    signed = {
        Nothing.NOT_LISTED: _("n/l: the source does not list this pair"),
        Nothing.ZERO: _("(0): the source leaves out those without anybody"),
        Nothing.WITHHELD: _("w/h: the source keeps the number back"),
    }
    items = [("hatched", words) for kind, words in signed.items() if kind in kinds]
    if Nothing.OUTSIDE in kinds:
        items.append(("dash", _("no series here covers this pair; that does not mean zero")))
    if matrix.aside:
        items.append(("hatched", _("set aside: a figure that is implausible or of confidence C")))
    told = {*matrix.cells, *matrix.absent, *matrix.aside, *matrix.named}
    if any(pair not in told for pair in matrix.pairs):
        items.append(("hatched", _("no figure; that does not mean zero")))
    if matrix.named:
        items.append(("named", _("a source names it and gives no number")))
    if any(total.published for total in matrix.totals):
        items.append(("published", _("total published by the source")))
    if any(total.added for total in matrix.totals):
        items.append(("added", _("sum made here of one series")))
    return items
