"""A workbook of a view: figures that can be filtered and added up, events and sums, sources, definitions, the view.

Cells are texts and numbers, never formulas, whatever they begin with.
"""

import io
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.data.observations import NUMBERS
from app.export.context import Context
from app.export.table.about import About, definitions_here, sources_here
from app.export.table.columns import with_words
from app.export.table.rows import COLUMNS, STATUS, Rows
from app.state.charts import Chart
from app.text.export.csv import plain_columns
from app.text.export.files import head_words, sheet_name
from app.text.i18n import _
from app.text.pages import brand

_READ = (
    "origin_name",
    "destination_name",
    "value",
    "value_low",
    "value_high",
    "unit_name",
    "figure_words",
    "date_words",
    "evidence",
    "measure_name",
    "counts",
    "channel_name",
    "sector_name",
    "sex_name",
    "shown_as",
    "worked_out",
    "worked_out_unit",
    "worked_out_from",
    "warnings",
    "note",
    "source_name",
    "via_name",
    "series_title",
)
"""Columns of figures for people; those of codes stand right of them under the names of observations.csv."""
FIGURES = (*_READ, *(name for name in (*COLUMNS, STATUS) if name not in _READ))
_OF_MANY = (*(name for name in _READ if name not in ("counts", "via_name")), "observation_id", "same_as")
"""The columns where there are very many figures: who is counted stands with the definitions, other codes in CSV."""
_NUMBERS = frozenset((*NUMBERS, "worked_out", "figures", "year"))
_WIDE = {
    "note": 60,
    "meaning": 90,
    "citation": 80,
    "description": 60,
    "reason": 70,
    "title": 50,
    "counts": 50,
    "how": 45,
    "input_values": 40,
    "name": 32,
}
_WIDEST, _LEAST = 36, 9
_PRINTED = 12
"""Columns of figures that a sheet of paper has room for."""
_SAMPLED = 400
"""Rows that are measured for the width of a column."""
_LONGEST = 32_767
"""Characters that a cell may hold."""


def workbook(context: Context, chart: Chart | None, rows: Rows, told: About) -> bytes:
    """The bytes of the workbook. A view without rows has sheets that say so."""
    out = io.BytesIO()
    # Very many rows are written out as they come, so that memory stays small.
    large = rows.are_many
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": not large,
            "constant_memory": large,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
        },
    )
    book.set_properties(
        {
            "title": told.title[:255],
            "subject": told.subtitle[:255],
            "author": context.settings.publisher or brand(),
            "company": context.settings.publisher,
            "category": brand(),
            "keywords": _("labour migration, Mekong, corridors, data version {version}").format(
                version=told.version
            ),
            "comments": " ".join(filter(None, [told.address, told.licence, told.source]))[:1000],
            "created": datetime.fromisoformat(told.released),
        }
    )
    _Book(book, told).write(context, chart, rows)
    book.close()
    return out.getvalue()


class _Book:
    """Writes the sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, told: About) -> None:
        self._book, self._told = book, told
        self._head = self._format(bold=True, bottom=1, text_wrap=True)
        self._text = self._format()
        self._wrapped = self._format(text_wrap=True)
        self._whole = self._format(num_format="#,##0")
        self._broken = self._format(num_format="#,##0.0##")
        self._year = self._format(num_format="0")
        self._title = self._format(bold=True, font_size=14, text_wrap=True)
        self._strong = self._format(bold=True)

    def write(self, context: Context, chart: Chart | None, rows: Rows) -> None:
        """All sheets, in the order in which they are read."""
        dataset, table, names = context.dataset, "observations", list(FIGURES)
        if chart != Chart.TIMELINE:
            figures = with_words(dataset, rows.figures)
            wanted = _OF_MANY if rows.are_many else FIGURES
            names = [name for name in wanted if name in figures]
            if len(figures):
                self._table("figures", names, plain_columns(figures, names), freeze=2, printed=_PRINTED)
            else:
                self._nothing("figures")
        else:
            table, names = "events", list(rows.beside.get("events", [{}])[0])
            if not names:
                self._nothing("events")
        for name, records in rows.beside.items():
            self._records(name, records)
        self._records("sources", sources_here(dataset, rows))
        self._records("definitions", definitions_here(dataset, rows, names, table))
        self._view()

    def _format(self, **properties: Any) -> Format:
        return self._book.add_format({"font_name": "Calibri", "font_size": 11, "valign": "top", **properties})

    def _records(self, sheet: str, records: Sequence[Mapping[str, Any]]) -> None:
        """A sheet of records with the same keys; a sentence where there are none."""
        if not records:
            self._nothing(sheet)
            return
        names = list(records[0])
        names.sort(key=lambda name: head_words(name) == name)  # what people read before codes
        self._table(sheet, names, plain_columns(pd.DataFrame(list(records), dtype=object), names))

    def _table(
        self, sheet: str, names: list[str], columns: list[list[Any]], freeze: int = 0, printed: int = 0
    ) -> None:
        """A sheet with a head that stays in sight, filters, and columns as wide as their cells need.

        `freeze` columns stay in sight too; of many columns the first `printed` are printed.
        """
        page = self._sheet(sheet)
        if printed:
            page.print_area(0, 0, len(columns[0]), printed - 1)
        for at, (name, cells) in enumerate(zip(names, columns, strict=True)):
            page.set_column(at, at, _width(name, cells))
        page.freeze_panes(1, freeze)
        page.autofilter(0, 0, len(columns[0]), len(names) - 1)
        page.repeat_rows(0)
        for at, name in enumerate(names):
            page.write_string(0, at, head_words(name), self._head)
        # Rows from the left to the right and from above: some books are written out row by row.
        for row, line in enumerate(zip(*columns, strict=True), start=1):
            for at, cell in enumerate(line):
                self._cell(page, row, at, names[at], cell)

    def _cell(self, page: Worksheet, row: int, column: int, name: str, cell: Any) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            page.write_string(row, column, cell[:_LONGEST], self._wrapped if name in _WIDE else self._text)
        elif name == "year":
            page.write_number(row, column, cell, self._year)
        else:
            page.write_number(row, column, cell, self._whole if float(cell).is_integer() else self._broken)

    def _nothing(self, sheet: str) -> None:
        """A sheet that says why it has no rows."""
        page = self._sheet(sheet)
        page.set_column(0, 0, 90)
        page.write_string(0, 0, self._told.title, self._title)
        page.write_string(1, 0, self._told.finding, self._wrapped)

    def _view(self) -> None:
        """What is shown, line by line."""
        page = self._sheet("view")
        page.set_column(0, 0, 26)
        page.set_column(1, 1, 110)
        before = ""
        for row, (label, text) in enumerate(self._told.lines):
            if label != before:
                page.write_string(row, 0, label, self._strong)
            page.write_string(row, 1, text[:_LONGEST], self._title if row == 0 else self._wrapped)
            before = label

    def _sheet(self, sheet: str) -> Worksheet:
        """A new sheet that prints with the title above and source and edition below."""
        page = self._book.add_worksheet(_fit_name(sheet_name(sheet)))
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{_printed(self._told.name, 200)}")
        edition = _("Data version {version}, {date}").format(
            version=self._told.version, date=self._told.released
        )
        page.set_footer(f"&L{_printed(self._told.source, 150)}&R{_printed(edition, 60)}")
        return page


def _width(name: str, cells: Iterable[Any]) -> float:
    """The width of a column in characters."""
    if name in _WIDE:
        return _WIDE[name]
    sample = [cell for cell in itertools.islice(cells, _SAMPLED) if cell is not None]
    texts = (f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in sample)
    longest = max(map(len, texts), default=0)
    return min(max(longest, len(head_words(name)), _LEAST), _WIDEST) + 2


def _printed(text: str, most: int) -> str:
    """Text for the margin of a printed sheet, where an ampersand begins a code."""
    short = text if len(text) <= most else f"{text[: most - 1]}…"
    return short.replace("&", "&&")


def _fit_name(name: str) -> str:
    """A name that a sheet may have."""
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31]
