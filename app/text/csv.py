"""Tables as CSV: exact for programs, harmless for people who open the file in a spreadsheet."""

import csv
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
Record: TypeAlias = Mapping[str, Cell]

BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(columns: Iterable[str], records: Iterable[Record]) -> str:
    """Records as CSV with a head: numbers as they are, None as an empty cell."""
    lines = _Lines()
    writer = csv.DictWriter(lines, list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return "".join(lines.written)


def spreadsheet_text(columns: Iterable[str], records: Iterable[Record]) -> str:
    """Records as CSV for a spreadsheet: with a BOM, and no text that could run as a formula. Numbers stay."""
    return BOM + csv_text(columns, ({name: _harmless(cell) for name, cell in row.items()} for row in records))


class _Lines:
    """Lines that end with a line feed alone. The writer puts a text with a carriage return in quotes only if lines
    end with one too.
    """

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        self.written.append(line.removesuffix("\r\n") + "\n")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN_AS_FORMULA) else cell
