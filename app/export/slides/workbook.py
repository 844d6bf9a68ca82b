"""The workbook behind a native chart: the cells that are drawn, every figure in full, and where it all comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.export.slides.spec import Form, NativeChart, Series
from app.text.figures import amount, date_words, evidence_words, source_words
from app.text.i18n import _, named
from app.text.labels import channel_name, sector_name, series_title, sex_name, unit_name, way_name

_SERIES, _X, _Y, _UP, _DOWN = range(5)
"""Columns of the cells of a chart of points."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where a series stands in the workbook, as references; `up` and `down` are empty without ranges."""

    name: str
    x: str
    y: str
    up: str = ""
    down: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What the workbook says of itself: rows of a name and its words."""

    rows: tuple[tuple[str, str], ...]


def cells_of(chart: NativeChart) -> list[Cells]:
    """The references of the series of a chart, in their order."""
    if chart.form == Form.SCATTER:
        return _stacked_cells(chart)
    count, last = len(chart.series), max(len(chart.categories), 1)
    found = []
    for place, series in enumerate(chart.series):
        ends = ("", "")
        if has_ends(series):
            column = 1 + count + 2 * place
            ends = (_span(column, 1, last), _span(column + 1, 1, last))
        found.append(Cells(_cell(1 + place, 0), _span(0, 1, last), _span(1 + place, 1, last), *ends))
    return found


def has_ends(series: Series) -> bool:
    """Whether a series holds ranges or spreads."""
    return any(point.up or point.down for point in series.points)


def workbook(dataset: Dataset, chart: NativeChart, about: About) -> bytes:
    """The workbook of a chart as bytes."""
    file = BytesIO()
    # Text that begins with an equals sign stays text, and what looks like an address is no link.
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    drawn = book.add_worksheet(_sheet_name())
    (_write_points if chart.form == Form.SCATTER else _write_table)(book, drawn, dataset, chart, bold)
    listed = book.add_worksheet(_("Figures"))
    for row, values in enumerate([_heads(), *(_figure(dataset, each) for each in chart.rows)]):
        listed.write_row(row, 0, values, bold if not row else None)
    listed.set_column(0, 0, 36)
    listed.set_column(1, 14, 22)
    listed.freeze_panes(1, 0)
    words = book.add_worksheet(_("About"))
    for row, (name, text) in enumerate(about.rows):
        words.write_string(row, 0, name, bold)
        words.write_string(row, 1, text)
    words.set_column(0, 0, 24)
    words.set_column(1, 1, 120)
    book.close()
    return file.getvalue()


def _write_points(
    _book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    dataset: Dataset,
    chart: NativeChart,
    bold: xlsxwriter.format.Format,
) -> None:
    """One row a point; a row without a figure parts those that no line may join."""
    heads = [_("Line"), _("Year"), _("Figure"), _("Up to high end"), _("Down to low end")]
    heads += [_("As published"), _("Date"), _("Series"), _("Source"), "observation_id"]
    sheet.write_row(0, 0, heads, bold)
    row = 1
    for series in chart.series:
        for point in series.points:
            sheet.write_string(row, _SERIES, series.name)
            sheet.write_number(row, _X, point.x)
            if point.y is not None:
                sheet.write_number(row, _Y, point.y)
                if has_ends(series):
                    sheet.write_row(row, _UP, [point.up or None, point.down or None])
            if point.row is not None:
                figure = point.row
                sheet.write_row(
                    row,
                    _DOWN + 1,
                    [
                        str(amount(figure)),
                        date_words(figure),
                        series_title(dataset, figure.series_id),
                        source_words(dataset, figure),
                        figure.observation_id,
                    ],
                )
            row += 1
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 9, 18)
    sheet.freeze_panes(1, 0)


def _write_table(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    _dataset: Dataset,
    chart: NativeChart,
    bold: xlsxwriter.format.Format,
) -> None:
    """One row a category and one column a series; then the ends of ranges."""
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    count = len(chart.series)
    sheet.write_string(0, 0, _("Date") if chart.dates else chart.name, bold)
    for place in range(len(chart.categories)):
        if chart.dates:
            sheet.write_number(1 + place, 0, chart.dates[place], day)
        else:
            sheet.write_string(1 + place, 0, chart.categories[place])
    for column, series in enumerate(chart.series):
        sheet.write_string(0, 1 + column, series.name, bold)
        ends = 1 + count + 2 * column
        if has_ends(series):
            sheet.write_row(0, ends, [_("Up to high end"), _("Down to low end")], bold)
        for point in series.points:
            if point.y is not None:
                sheet.write_number(1 + int(point.x), 1 + column, point.y)
                if has_ends(series):
                    sheet.write_row(1 + int(point.x), ends, [point.up or None, point.down or None])
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 3 * count, 18)


def _stacked_cells(chart: NativeChart) -> list[Cells]:
    found, row = [], 1
    for series in chart.series:
        last = row + len(series.points) - 1
        ends = (_span(_UP, row, last), _span(_DOWN, row, last)) if has_ends(series) else ("", "")
        found.append(Cells(_cell(_SERIES, row), _span(_X, row, last), _span(_Y, row, last), *ends))
        row = last + 1
    return found


def _sheet_name() -> str:
    return _("Chart")


def _cell(column: int, row: int) -> str:
    return f"'{_sheet_name()}'!{_absolute(column, row)}"


def _span(column: int, first: int, last: int) -> str:
    return f"'{_sheet_name()}'!{_absolute(column, first)}:{_absolute(column, last)}"


def _absolute(column: int, row: int) -> str:
    return str(xlsxwriter.utility.xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def _heads() -> Sequence[str]:
    return (
        "observation_id",
        _("Corridor"),
        _("Figure in words"),
        _("Value"),
        _("Low end"),
        _("High end"),
        _("Unit"),
        _("Kind of figure"),
        _("Period"),
        _("Channel"),
        _("Sector"),
        _("Sex"),
        _("Series"),
        _("What it counts"),
        _("Source"),
    )


def _figure(dataset: Dataset, row: Observation) -> Sequence[str | float | None]:
    return (
        row.observation_id,
        way_name(dataset, row.measure, row.corridor),
        str(amount(row)),
        row.value,
        row.value_low,
        row.value_high,
        unit_name(row.unit),
        evidence_words(row),
        row.period.text,
        channel_name(dataset, row.channel),
        sector_name(dataset, row.sector),
        sex_name(row.sex),
        series_title(dataset, row.series_id),
        named(dataset.series[row.series_id].population),
        source_words(dataset, row),
    )
