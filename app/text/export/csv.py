"""Tables as CSV: exact for programs, harmless for people who open the file in a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping
from math import isnan
from typing import Any, TypeAlias, TypeVar

import pandas as pd

T = TypeVar("T")
Cell: TypeAlias = str | int | float | None
Record: TypeAlias = Mapping[str, Cell]

BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_QUOTED_FOR = (",", '"', "\r", "\n")
_EMPTY = '""'


def csv_text(columns: Iterable[str], records: Iterable[Record]) -> str:
    """Records as CSV with a head: numbers as they are, None as an empty cell."""
    names = list(columns)
    return _lines([names, *([_written(record[name]) for name in names] for record in records)])


def frame_csv(frame: pd.DataFrame, columns: Iterable[str]) -> str:
    """Columns of a frame as CSV with a head: whole numbers whole, missing cells empty."""
    names = list(columns)
    return _lines([names]) + _lines(_rows(frame, names))


def spreadsheet_csv(frames: Iterable[pd.DataFrame], columns: Iterable[str]) -> str:
    """Columns of one frame after another for a spreadsheet: with a BOM, and no text that could run as a formula.

    Numbers stay. Frames need not have every column.
    """
    names = list(columns)
    parts = (_lines(_rows(frame.reindex(columns=names), names, harmless=True)) for frame in frames)
    return BOM + _lines([names]) + "".join(parts)


def plain_columns(frame: pd.DataFrame, names: Iterable[str]) -> list[list[Cell]]:
    """The cells of each column as plain values: whole numbers whole, None for no number."""
    return [_cells(frame[name], _plain) for name in names]


def _rows(frame: pd.DataFrame, names: list[str], *, harmless: bool = False) -> Iterable[tuple[str, ...]]:
    """The cells of each row as they stand in the file."""

    def write(cell: Any) -> str:
        return _written(_harmless(_plain(cell)) if harmless else _plain(cell))

    return zip(*(_cells(frame[name], write) for name in names), strict=True)


def _cells(column: "pd.Series[Any]", write: Callable[[Any], T]) -> list[T]:
    """What `write` makes of each cell of a column; each different cell is written once only."""
    codes, cells = pd.factorize(column, use_na_sentinel=False)
    written = [write(cell) for cell in cells]
    return [written[code] for code in codes.tolist()]


def _plain(cell: Any) -> Cell:
    if isinstance(cell, str):
        return cell
    if cell is None or cell is pd.NA or isnan(cell):
        return None
    number = float(cell)
    return int(number) if number.is_integer() else number


def _lines(rows: Iterable[Iterable[str]]) -> str:
    # A reader takes a line without anything for no row at all.
    return "".join([f"{','.join(row) or _EMPTY}\n" for row in rows])


def _written(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in _QUOTED_FOR) else cell


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN_AS_FORMULA) else cell
