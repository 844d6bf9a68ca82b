"""A workbook as people meet it: text that can be read in every program, and paper that keeps source and warnings."""

import io
import re
from math import ceil
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from app.data.claims import ClaimKind
from app.data.shown import shown
from app.export.context import Context
from app.export.table.room import column_width, row_height
from app.export.table.tables import table_file
from app.state.charts import Chart, page_of
from app.state.exports import Kind
from app.state.pages import Page
from app.state.view import ViewState

LINE = 15.0
"""Points of a line of the usual type."""
NARROW = 0.75
"""No text of some length is narrower than so many digits for each of its letters."""


def book_of(context: Context, chart: Chart | None, state: ViewState) -> Any:
    return openpyxl.load_workbook(io.BytesIO(table_file(context, chart, state, Kind.XLSX)))


def bars(context: Context) -> Any:
    return book_of(context, Chart.COUNTRY_BARS, ViewState(page=Page.COUNTRY, place="THA"))


def widths(sheet: Any) -> dict[int, float]:
    """The width of each column; neighbours of one width stand together in a file."""
    return {
        at: each.width for each in sheet.column_dimensions.values() for at in range(each.min, each.max + 1)
    }


def records(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("chart", "place"), [(Chart.COUNTRY_BARS, "THA"), (Chart.TIMELINE, None), (Chart.MATRIX, None)]
)
def test_rows_are_as_high_as_their_wrapped_text(context: Context, chart: Chart, place: str | None) -> None:
    book = book_of(context, chart, ViewState(page=page_of(chart), place=place, chart=chart))
    long = 0
    for sheet in book.worksheets:
        wide = widths(sheet)
        for cells in sheet.iter_rows():
            height = sheet.row_dimensions[cells[0].row].height or LINE
            for cell in cells:
                if not (isinstance(cell.value, str) and cell.alignment.wrap_text):
                    continue
                least = ceil(len(cell.value) * NARROW / wide[cell.column])
                long += least > 1
                assert height >= min(least * LINE, 400), (sheet.title, cell.coordinate)
    assert long > 10


def test_a_row_of_one_line_keeps_its_usual_height() -> None:
    assert row_height([("Thailand", 20), ("", 9)]) is None
    assert row_height([("Thailand", 20)], size=14) is not None


def test_lines_are_counted_as_a_program_breaks_them() -> None:
    def lines(text: str, width: float) -> float:
        return (row_height([(text, width)]) or LINE) / LINE

    assert lines("one two three four", 8) == 3
    assert lines("one\ntwo", 20) == 2
    assert lines("https://example.org/" + "a" * 80, 20) >= 5
    # Two characters of Chinese take the room of four letters; signs above and below others take none.
    assert lines("缅甸" * 10, 20) == 2
    assert row_height([("แ" + "็" * 40, 20)]) == 22.0
    assert row_height([("long " * 2000, 20)]) == 409.0


def test_a_column_is_no_wider_than_its_text_needs() -> None:
    assert column_width("note", ["short"]) < column_width("note", ["long " * 100]) <= 60
    assert column_width("value", [1_234_567_890]) > len("1,234,567,890")
    assert column_width("channel", ["A_LONG_CODE_THAT_IS_READ_BY_PROGRAMS"]) > 30


def test_paper_has_number_marks_warnings_channel_who_is_counted_note_and_source(context: Context) -> None:
    sheet = bars(context)["Figures"]
    last = re.fullmatch(r".*\$A\$1:\$([A-Z]+)\$\d+", sheet.print_area)
    assert last
    heads = [cell.value for cell in sheet[1]]
    printed = heads[: column_index_from_string(last[1])]
    assert {"Figure", "Figure in words", "Date", "Kind of figure", "In the chart", "Warnings", "Channel"} <= {
        *printed
    }
    assert {"Who is counted", "Note", "Source"} <= {*printed}
    assert "observation_id" not in printed
    total = sum(widths(sheet)[at] for at in range(1, len(printed) + 1))
    assert total < 290


def test_every_sheet_prints_edition_and_page_and_cuts_nothing(context: Context) -> None:
    for sheet in bars(context).worksheets:
        assert context.dataset.version in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert "…" not in sheet.oddFooter.left.text


def test_years_of_sources_are_numbers_where_they_are_years(context: Context) -> None:
    book = book_of(context, None, ViewState(page=Page.DATA, measure="workers"))
    years = [row["Year"] for row in records(book["Sources"])]
    assert any(isinstance(year, int) for year in years)
    assert not any(isinstance(year, str) and year.isdecimal() for year in years)


def test_what_is_worked_out_says_from_what_by_whom_and_how_far_it_may_be_trusted(context: Context) -> None:
    state = ViewState(page=Page.CORRIDOR, corridor="KHM-THA", chart=Chart.CORRIDOR_CHANNELS)
    book = book_of(context, Chart.CORRIDOR_CHANNELS, state)
    claims = [
        each
        for each in shown(context.dataset, Chart.CORRIDOR_CHANNELS, state).worked_out
        if each.kind == ClaimKind.SUM
    ]
    rows = [row for row in records(book["Worked out here"]) if row["kind"] == "sum"]
    assert claims
    for claim, row in zip(claims, rows, strict=False):
        assert row["Figure"] == claim.value
        assert row["Source"] == "; ".join(
            dict.fromkeys(context.dataset.sources[each.source_id].publisher for each in claim.inputs)
        )
        assert row["Date"]
        assert row["Who is counted"]
        assert row["Kind of figure"]
        parts = row["Numbers that went in"].split("; ")
        assert len(parts) == len(claim.inputs)
        for part, each in zip(parts, claim.inputs, strict=True):
            assert part.startswith(f"{each.value:,.0f}")
            assert ("in process" in part) == each.is_in_process


def test_a_share_stands_rounded_beside_the_exact_number(context: Context) -> None:
    share = next(row for row in records(bars(context)["Worked out here"]) if row["kind"] == "share")
    assert share["Figure in words"] == f"{share['Figure']:.0f} %"
    assert share["Figure"] % 1
    assert "(Myanmar" in share["Numbers that went in"]
