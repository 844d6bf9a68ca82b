"""Tables as CSV: exact for programs, harmless for people who open the file in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
Record: TypeAlias = Mapping[str, Cell]

BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(columns: Iterable[str], records: Iterable[Record]) -> str:
    """Records as CSV with a head: numbers as they are, None as an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def spreadsheet_text(columns: Iterable[str], records: Iterable[Record]) -> str:
    """Records as CSV for a spreadsheet: with a BOM, and no text that could run as a formula. Numbers stay."""
    return BOM + csv_text(columns, ({name: _harmless(cell) for name, cell in row.items()} for row in records))


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN_AS_FORMULA) else cell
