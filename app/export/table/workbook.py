"""A workbook of a view: figures that can be filtered and added up, events and sums, sources, definitions, the view.

Cells are texts and numbers, never formulas, whatever they begin with.
"""

import io
import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.export.context import Context
from app.export.table.about import About, definitions_here, sources_here
from app.export.table.beside import STATUS
from app.export.table.columns import with_words
from app.export.table.room import column_width, is_read, row_height
from app.export.table.rows import COLUMNS, Rows
from app.state.charts import Chart
from app.text.export.csv import plain_columns
from app.text.export.files import head_words, sheet_name
from app.text.i18n import _
from app.text.pages import brand

_PRINTED = (
    "origin_name",
    "destination_name",
    "value",
    "value_low",
    "value_high",
    "unit_name",
    "figure_words",
    "date_words",
    "evidence",
    "shown_as",
    "worked_out",
    "worked_out_unit",
    "warnings",
    "channel_name",
    "measure_name",
    "counts",
    "note",
    "source_name",
)
"""Columns of figures that are printed: the number with its marks, whom it counts, and its source."""
_READ = (
    *_PRINTED,
    "sector_name",
    "sex_name",
    "worked_out_from",
    "via_name",
    "series_title",
)
"""Columns of figures for people."""
FIGURES = (*_READ, *(name for name in (*COLUMNS, STATUS) if name not in _READ))
"""All columns of figures: those of codes stand right of those for people, under the names of observations.csv."""
_OF_MANY = (*(name for name in _READ if name not in ("counts", "via_name")), "observation_id", "same_as")
"""The columns where there are very many figures: who is counted stands with the definitions, other codes in CSV."""
_PAPER = 220
"""Digits across a sheet of paper that can still be read; columns of codes beyond are not printed."""
_LABEL, _SENTENCE = 26, 110
"""The widths of columns of statements."""
_TITLE, _PLAIN = 14, 11
"""Sizes of type in points."""
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
        self._whole = self._format(num_format="#,##0_)")
        self._broken = self._format(num_format="#,##0.0##_)")
        self._year = self._format(num_format="0")
        self._title = self._format(bold=True, font_size=_TITLE, text_wrap=True)
        self._strong = self._format(bold=True, text_wrap=True)

    def write(self, context: Context, chart: Chart | None, rows: Rows) -> None:
        """All sheets, in the order in which they are read."""
        dataset, table, names = context.dataset, "observations", list(FIGURES)
        if chart != Chart.TIMELINE:
            figures = with_words(dataset, rows.figures)
            wanted = _OF_MANY if rows.are_many else FIGURES
            names = [name for name in wanted if name in figures]
            if len(figures):
                printed = sum(name in _PRINTED for name in names)
                self._table("figures", names, plain_columns(figures, names), freeze=2, printed=printed)
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
        return self._book.add_format(
            {"font_name": "Calibri", "font_size": _PLAIN, "valign": "top", **properties}
        )

    def _records(self, sheet: str, records: Sequence[Mapping[str, Any]]) -> None:
        """A sheet of records with the same keys; a sentence where there are none."""
        if not records:
            self._nothing(sheet)
            return
        names = list(records[0])
        names.sort(key=is_read, reverse=True)  # what people read before codes
        self._table(sheet, names, plain_columns(pd.DataFrame(list(records), dtype=object), names))

    def _table(
        self, sheet: str, names: list[str], columns: list[list[Any]], freeze: int = 0, printed: int = 0
    ) -> None:
        """A sheet with a head that stays in sight, filters, and columns and rows that have room for their texts.

        `freeze` columns stay in sight too. The first `printed` columns are printed; if that is not said, those for
        people, and those of codes for which the paper has room.
        """
        page = self._sheet(sheet)
        widths = [column_width(name, cells) for name, cells in zip(names, columns, strict=True)]
        printed = printed or max(
            sum(map(is_read, names)), sum(total <= _PAPER for total in itertools.accumulate(widths))
        )
        page.print_area(0, 0, len(columns[0]), printed - 1)
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        page.freeze_panes(1, freeze)
        page.autofilter(0, 0, len(columns[0]), len(names) - 1)
        page.repeat_rows(0)
        page.set_row(
            0, row_height((head_words(name), width - 3) for name, width in zip(names, widths, strict=True))
        )
        for at, name in enumerate(names):
            page.write_string(0, at, head_words(name), self._head)
        wrapped = [at for at, name in enumerate(names) if is_read(name)]
        # Rows from the left to the right and from above: some books are written out row by row.
        for row, line in enumerate(zip(*columns, strict=True), start=1):
            height = row_height((line[at], widths[at]) for at in wrapped if isinstance(line[at], str))
            if height is not None:
                page.set_row(row, height)
            for at, cell in enumerate(line):
                self._cell(page, row, at, names[at], cell)

    def _cell(self, page: Worksheet, row: int, column: int, name: str, cell: Any) -> None:
        if cell is None or cell == "":
            return
        if name == "year" and str(cell).isdecimal():
            page.write_number(row, column, int(cell), self._year)
        elif isinstance(cell, str):
            page.write_string(row, column, cell[:_LONGEST], self._wrapped if is_read(name) else self._text)
        else:
            page.write_number(row, column, cell, self._whole if float(cell).is_integer() else self._broken)

    def _nothing(self, sheet: str) -> None:
        """A sheet that says why it has no rows."""
        page = self._sheet(sheet)
        page.set_column(0, 0, _SENTENCE)
        for row, (text, form, size) in enumerate(
            [(self._told.title, self._title, _TITLE), (self._told.finding, self._wrapped, _PLAIN)]
        ):
            page.set_row(row, row_height([(text, _SENTENCE)], size))
            page.write_string(row, 0, text, form)

    def _view(self) -> None:
        """What is shown, line by line."""
        page = self._sheet("view")
        page.set_column(0, 0, _LABEL)
        page.set_column(1, 1, _SENTENCE)
        before = ""
        for row, (label, text) in enumerate(self._told.lines):
            form, size = (self._title, _TITLE) if row == 0 else (self._wrapped, _PLAIN)
            page.set_row(row, row_height([(text, _SENTENCE), (label, _LABEL)], size))
            if label != before:
                page.write_string(row, 0, label, self._strong)
            page.write_string(row, 1, text[:_LONGEST], form)
            before = label

    def _sheet(self, sheet: str) -> Worksheet:
        """A new sheet that prints with the title above, edition and page below; sources stand in its cells."""
        page = self._book.add_worksheet(_fit_name(sheet_name(sheet)))
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.3, right=0.3)
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{_printed(self._told.name, 200)}")
        edition = _("{publication}, data version {version}, {date}").format(
            publication=brand(), version=self._told.version, date=self._told.released
        )
        pages = _("Page {page} of {pages}")
        page.set_footer(f"&L{_printed(edition, 150)}&R{_printed(pages, 60).format(page='&P', pages='&N')}")
        return page


def _printed(text: str, most: int) -> str:
    """Text for the margin of a printed sheet, where an ampersand begins a code."""
    short = text if len(text) <= most else f"{text[: most - 1]}…"
    return short.replace("&", "&&")


def _fit_name(name: str) -> str:
    """A name that a sheet may have."""
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31]
