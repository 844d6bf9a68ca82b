"""The squares of the matrix: how many rows and columns have room, and where they stand, in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.data.compare.matrix import Matrix, Pair, Total
from app.data.dataset import Dataset
from app.domain.codes import Bound
from app.figures.compare.frame import NARROW
from app.figures.trends.labels import wrapped
from app.flowmap.labels import text_size
from app.text.compare.details import signs
from app.text.compare.matrix import cell_words, total_kind, total_text
from app.text.labels import place_name

_TOP = 24.0
"""Pixels above the heads of columns, for the word over them."""
_FOOT = 20.0
_REFUSED = {False: 36.0, True: 52.0}
"""Pixels for the words that there is no total; on a narrow sheet their head takes two lines."""
_LINE = 1.25
_TWO_LINES = 50.0
"""Pixels of a row whose total has a bar and below it number and kind, in two lines."""
TOTAL_GAP, TOTAL_KIND = 12.0, 11.5
"""Pixels between the cells and the totals beside them, and of the words for the kind of a total."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where cells stand on a sheet of `width` by `height` pixels; the first begins at `left`, `top`.

    On a narrow sheet rows are destinations (`turned`). `heads` and `sides` are names by place, in lines. `right` and
    `below` are the pixels for totals, zero where there are none. `words` says whether some number has a word that
    needs a line of its own, or on a narrow sheet signs, `one_line` whether number and kind of a row's total share one.
    """

    width: int
    height: int
    turned: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    hidden_origins: int
    hidden_destinations: int
    left: float
    top: float
    cell: tuple[float, float]
    right: float
    below: float
    head: float
    side: float
    number: float
    words: bool
    one_line: bool
    heads: Mapping[str, tuple[str, ...]]
    sides: Mapping[str, tuple[str, ...]]

    def pair(self, row: str, column: str) -> Pair:
        """Origin and destination of a cell."""
        return (column, row) if self.turned else (row, column)

    def x(self, column: float) -> float:
        """Pixels from the left of the middle of a column; halves are its edges."""
        return self.left + (column + 0.5) * self.cell[0]

    def y(self, row: float) -> float:
        """Pixels from above of the middle of a row; halves are its edges."""
        return self.top + (row + 0.5) * self.cell[1]

    @property
    def x_domain(self) -> tuple[float, float]:
        """The part of the sheet's width that cells take."""
        return self.left / self.width, self.x(len(self.columns) - 0.5) / self.width

    @property
    def y_domain(self) -> tuple[float, float]:
        """The part of the sheet's height that cells take, from below."""
        return 1 - self.y(len(self.rows) - 0.5) / self.height, 1 - self.top / self.height


def grid_of(dataset: Dataset, matrix: Matrix, width: int, height: int) -> Grid:
    """The cells that fit on a sheet: as many columns as have room for their numbers, as many rows as are legible."""
    turned = width < NARROW
    rows, columns = matrix.origins, matrix.destinations
    row_totals, column_totals = matrix.origin_totals, matrix.destination_totals
    if turned:
        rows, columns, row_totals, column_totals = columns, rows, column_totals, row_totals
    head, side, digits = (12.0, 12.0, 11.5) if turned else (13.5, 14.0, 13.0)
    figures = list(matrix.cells.values())
    marks = ["".join(f" {sign}" for sign in signs(dataset, row) if sign) for row in figures]
    words = any(row.bound not in (Bound.EXACT, Bound.RANGE) for row in figures) or (turned and any(marks))
    texts = [cell_words(row)[1] + ("" if turned else mark) for row, mark in zip(figures, marks, strict=True)]
    texts += [total_text(each) for each in column_totals.values()]
    longest = max(
        (word for place in columns for word in place_name(dataset, place).split()), key=len, default=""
    )
    least_width = max(
        max((text_size(text, digits)[0] * 1.04 for text in texts), default=40.0) + (6 if turned else 12),
        text_size(longest, head)[0] + 6,
    )
    sides = {place: tuple(wrapped(place_name(dataset, place), side, 84 if turned else 130)) for place in rows}
    left = max((text_size(line, side)[0] for lines in sides.values() for line in lines), default=40.0) + 14
    # Bars need more than the words that there is no total.
    least = 150.0 if any(total.size is not None for total in row_totals.values()) else 112.0
    right = _room(row_totals, digits, 0 if turned else least)
    fitting = max(1, int((width - left - right) / least_width))
    # Where not all columns have room beside them, totals of rows give way on a phone.
    if turned and fitting < len(columns):
        right, fitting = 0.0, max(1, int((width - left) / least_width))
    shown_columns = columns[:fitting]
    cell_width = min((width - left - right) / max(len(shown_columns), 1), 150.0)
    heads = {
        place: tuple(wrapped(place_name(dataset, place), head, cell_width - 4)) for place in shown_columns
    }
    lines = max((len(each) for each in heads.values()), default=1)
    top = _TOP + lines * head * _LINE + 10
    below = 0.0
    if _has_totals(column_totals):
        below = 96.0 if any(total.size is not None for total in column_totals.values()) else _REFUSED[turned]
    one_line = right - TOTAL_GAP >= _one_line(row_totals, digits)
    least_height = max(42.0 + (14 if words else 0), _TWO_LINES if right and not one_line else 0.0)
    room = height - top - below - _FOOT
    shown_rows = rows[: max(1, int(room / least_height))]
    cell_height = min(room / max(len(shown_rows), 1), 124.0)
    hidden = len(rows) - len(shown_rows), len(columns) - len(shown_columns)
    origins, destinations = reversed(hidden) if turned else hidden
    return Grid(
        width,
        height,
        turned,
        shown_rows,
        shown_columns,
        origins,
        destinations,
        left,
        top,
        (cell_width, cell_height),
        right,
        below,
        head,
        side,
        digits,
        words,
        one_line,
        heads,
        sides,
    )


def _room(totals: Mapping[str, Total], size: float, least: float) -> float:
    """Pixels for the totals beside rows, as wide as their numbers; none where there are none."""
    if not _has_totals(totals):
        return 0.0
    numbers = [text_size(total_text(total), size)[0] * 1.06 for total in totals.values()]
    kinds = [text_size(total_kind(total), TOTAL_KIND)[0] for total in totals.values()]
    return max(*numbers, *kinds, least - 20) + 20


def _one_line(totals: Mapping[str, Total], size: float) -> float:
    """Pixels that number and kind of a total take side by side."""
    return max(
        (
            text_size(total_text(total), size)[0] * 1.06 + text_size(f"  {total_kind(total)}", TOTAL_KIND)[0]
            for total in totals.values()
        ),
        default=0.0,
    )


def _has_totals(totals: Mapping[str, Total]) -> bool:
    """Whether some line has a total, or was refused one, which is said in its place."""
    return any(total.size is not None or total.is_refused for total in totals.values())
