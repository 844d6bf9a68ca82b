"""The marks of a drawing in words: how sure each figure is, and what an empty cell means."""

from collections.abc import Iterable

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
from app.text.compare.details import grade_sign
from app.text.i18n import _
from app.text.sources.disagreements import DIFFERS, differs_sign


def compare_legend(dataset: Dataset, state: ViewState, chart: Chart) -> list[Component]:
    """The marks that stand in a drawing, and no others."""
    items = _items(dataset, state, chart)
    if not items:
        return []
    return [
        html.H2(_("How to read it"), className="compare-legend-title"),
        html.Ul(
            [html.Li([_swatch(kind), html.Span(words)]) for kind, words in items],
            className="compare-legend",
        ),
    ]


def _swatch(kind: str) -> Component:
    if kind in _SIGNS:
        return html.Span(_SIGNS[kind], className=f"compare-sign compare-sign-{kind}", **aria(hidden="true"))
    return html.Span(className=f"compare-swatch compare-{kind}", **aria(hidden="true"))


def _items(dataset: Dataset, state: ViewState, chart: Chart) -> list[tuple[str, str]]:
    if chart == Chart.SLOPE:
        rises = slope_of(dataset, state).rises
        rows = [row for rise in rises for row in (rise.first, rise.last)]
        ringed = _("and a ring: second-hand, confidence A to C")
        return [*_points(rows), *_signs(dataset, rows, ringed)]
    if chart == Chart.SANKEY:
        streams = sankey_of(dataset, state).streams
        if streams is None:
            return []
        found = [("stream", _("a stream is as wide as its number, in the colour of the origin"))]
        found += [("channel", _("a channel"))] if streams.by_channel else []
        return [*found, *_signs(dataset, streams.figures, _graded_words())]
    rows = [row.figure for row in compared(dataset, state).corridors]
    found = _certainty(rows, area=chart == Chart.MATRIX)
    if chart == Chart.MATRIX and rows:
        found += _empty_cells(dataset, state)
    return [*found, *_signs(dataset, rows, _graded_words() if chart == Chart.MATRIX else "")]


_SIGNS = {"differs": DIFFERS, "grade": grade_sign("B")}
"""Marks that are signs after numbers."""


def _graded_words() -> str:
    return _("second-hand, confidence A to C")


def _signs(dataset: Dataset, rows: Iterable[Observation], graded: str) -> list[tuple[str, str]]:
    """What the signs after numbers mean, those in use only; `graded` says it of second-hand figures, and is empty
    where these have words of their own.
    """
    rows = list(rows)
    items = []
    if any(differs_sign(dataset, row.observation_id) for row in rows):
        items.append(("differs", _("does not fit with another figure")))
    if graded and any(row.confidence for row in rows):
        items.append(("grade", graded))
    return items


def _full_words(rows: Iterable[Observation], *, area: bool = False) -> str:
    """What a plain mark stands for: a count as its producer printed it, or one that was read second-hand."""
    second = {bool(row.confidence) for row in rows if body(row) == "full"}
    if second == {True}:
        return (
            _("second-hand; the area of the square is the number")
            if area
            else _("read second-hand: the original was not seen")
        )
    if True in second:
        return (
            _("counted or second-hand; the area is the number")
            if area
            else _("counted, or second-hand where it says so")
        )
    return _("counted; the area of the square is the number") if area else _("counted")


def _certainty(rows: list[Observation], *, area: bool) -> list[tuple[str, str]]:
    words = {
        "full": _full_words(rows, area=area),
        "process": _("counted, all or part in process"),
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
        "full": ("point", _full_words(rows)),
        "process": ("dotted", _("counted, all or part in process")),
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
