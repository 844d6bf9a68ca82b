"""Bars at the edges of the matrix: totals of rows at the right, of columns below, on one scale."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.data.compare.matrix import Matrix, Total
from app.data.dataset import Dataset
from app.figures.compare.frame import axis, placed
from app.figures.compare.matrix_grid import TOTAL_GAP, TOTAL_KIND, Grid
from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.figures.trends.labels import wrapped
from app.text.compare.matrix import total_kind, total_text, total_words
from app.text.compare.words import cell_tooltip
from app.text.i18n import _

_BAR = 58.0
"""Pixels of the longest bar."""
_THICK = 14.0


def draw_totals(picture: Picture, dataset: Dataset, matrix: Matrix, grid: Grid, ink: Tokens) -> None:
    """Totals of the rows and columns drawn; a published one is solid, a sum made here paler with an outline."""
    rows, columns = matrix.origin_totals, matrix.destination_totals
    if grid.turned:
        rows, columns = columns, rows
    drawn = [rows[place] for place in grid.rows] if grid.right else []
    drawn += [columns[place] for place in grid.columns] if grid.below else []
    largest = max((total.size or 0.0 for total in drawn), default=0.0) or 1.0
    if grid.right:
        _draw_rows(picture, dataset, grid, rows, largest, ink)
    if grid.below:
        _draw_columns(picture, dataset, grid, columns, largest, ink)


def _draw_rows(
    picture: Picture,
    dataset: Dataset,
    grid: Grid,
    totals: Mapping[str, Total],
    largest: float,
    ink: Tokens,
) -> None:
    """Horizontal bars, each beside its row, with number and kind below the bar."""
    start = grid.left + len(grid.columns) * grid.cell[0] + TOTAL_GAP
    room = _BAR if grid.right > 100 else grid.right - TOTAL_GAP - 4
    picture.set_axis(
        "xaxis2", **axis((0, largest), (start / grid.width, (start + room) / grid.width), anchor="y")
    )
    heading = _("All origins") if grid.turned else _("All destinations")
    if grid.right > 100:
        placed(picture, heading, start, grid.top - 6, ink.ink2, 12.5, yanchor="bottom")
    places = [(index, totals[place]) for index, place in enumerate(grid.rows)]
    drawn = [(index, total) for index, total in places if total.size is not None]
    picture.traces.append(
        _bars(dataset, [total for _index, total in drawn], ink)
        | {
            "x": [total.size for _index, total in drawn],
            "y": [index - 0.2 for index, _total in drawn],
            "width": [min(_THICK, 0.3 * grid.cell[1]) / grid.cell[1] for _each in drawn],
            "orientation": "h",
            "xaxis": "x2",
            "yaxis": "y",
        }
    )
    for index, total in places:
        lines = _words(total, grid, ink)
        if grid.one_line and len(lines) > 1:
            (digits, colour, size), (kind, faint, small) = lines
            joined = f'{digits}  <span style="font-size:{small:g}px;color:{faint}">{kind}</span>'
            lines = [(joined, colour, size)]
        for shift, (text, colour, size) in enumerate(lines):
            placed(picture, text, start, grid.y(index - 0.2) + 16 + 15 * shift, colour, size)


def _draw_columns(
    picture: Picture,
    dataset: Dataset,
    grid: Grid,
    totals: Mapping[str, Total],
    largest: float,
    ink: Tokens,
) -> None:
    """Bars that hang below their columns, number and kind at their end."""
    top = grid.top + len(grid.rows) * grid.cell[1] + 8
    picture.set_axis(
        "yaxis2",
        **axis((largest, 0), (1 - (top + _BAR) / grid.height, 1 - top / grid.height), anchor="x"),
    )
    places = [(index, totals[place]) for index, place in enumerate(grid.columns)]
    drawn = [(index, total) for index, total in places if total.size is not None]
    picture.traces.append(
        _bars(dataset, [total for _index, total in drawn], ink)
        | {
            "x": [index for index, _total in drawn],
            "y": [total.size for _index, total in drawn],
            "width": [min(22.0, 0.3 * grid.cell[0]) / grid.cell[0] for _each in drawn],
            "orientation": "v",
            "xaxis": "x",
            "yaxis": "y2",
        }
    )
    for index, total in places:
        reach = _BAR * (total.size or 0.0) / largest
        for shift, (text, colour, size) in enumerate(_words(total, grid, ink)):
            y = top + reach + 9 + 15 * shift
            placed(picture, text, grid.x(index), y, colour, size, xanchor="center", align="center")
    heading = _("All destinations") if grid.turned else _("All origins")
    lines = wrapped(heading, 12.5, grid.left - 6)
    placed(picture, "<br>".join(lines), 0, top + 2, ink.ink2, 12.5, yanchor="top")


def _bars(dataset: Dataset, totals: Sequence[Total], ink: Tokens) -> dict[str, Any]:
    """A trace of bars with keys of published totals, and what the pointer shows."""
    return {
        "type": "bar",
        "showlegend": False,
        "customdata": [total.published.observation_id if total.published else "" for total in totals],
        "hovertext": [
            cell_tooltip(dataset, total.published) if total.published else total_words(dataset, total)
            for total in totals
        ],
        "hoverinfo": "text",
        "marker": {
            "color": [ink.ink2 if total.published else ink.channel3 for total in totals],
            "line": {"color": ink.ink2, "width": [0 if total.published else 1.2 for total in totals]},
        },
        "meta": {"role": "totals"},
    }


def _words(total: Total, grid: Grid, ink: Tokens) -> list[tuple[str, str, float]]:
    """The lines of a total: its number, and what kind it is; each with colour and size."""
    kind = total_kind(total)
    lines = []
    if total.size is not None:
        lines.append((total_text(total), ink.ink, grid.number))
    if kind:
        lines.append((kind, ink.ink2, TOTAL_KIND))
    return lines
