"""Stacked parts as a native chart: areas where one line may join all dates, else columns that stand at their dates."""

from datetime import date

from app.data.trends.lines import is_long, middle
from app.data.trends.stack import Stack, stack_of
from app.export.slides.labels import GAP, Wanted, column, forms_of
from app.export.slides.scale import height_at, number_axis, year_axis
from app.export.slides.spec import Axis, Box, Drawn, Form, NativeChart, Note, Point, Series, Sheet
from app.figures.trends.stack import layer_inks
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.figures import amount, date_words
from app.text.i18n import _
from app.text.labels import measure_name
from app.text.trends.stack import part_name, stack_notes, total_words

_NUMBERS, _YEARS, _LABELS = 58.0, 24.0, 206.0
_TOP = 26.0
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets."""


def stack_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """The layers of a view, the largest at the bottom; labels stand beside it, since an area has no place for one."""
    stack = stack_of(sheet.dataset, state.but(chart=Chart.TREND_STACK))
    if not stack.parts:
        return Drawn(())
    joined = len(stack.runs) == 1 and len(stack.dates) > 1 and not is_long(stack.figures[0])
    dates = [middle(period) for period in stack.dates]
    months = len({day.year for day in dates}) < len(dates)
    box, unit = sheet.box, stack.figures[0].unit
    plot = Box(_NUMBERS, _TOP, box.width - _NUMBERS - _LABELS, box.height - _TOP - _YEARS)
    up = number_axis(max(map(stack.height, range(len(dates)))), unit, plot.height)
    years = dates[0].year, dates[-1].year
    looks = layer_inks(stack, sheet.ink)
    series = tuple(
        Series(
            part_name(sheet.dataset, stack, part),
            tuple(Point(at, row.size, row=row) for at, row in enumerate(part.figures)),
            look.mark,
        )
        for part, look in zip(stack.parts, looks, strict=True)
    )
    chart = NativeChart(
        Form.AREAS if joined else Form.COLUMNS,
        measure_name(stack.figures[0].measure),
        box,
        plot,
        series,
        up,
        year_axis(years, plot.width),
        categories=tuple(period.text for period in stack.dates),
        dates=tuple((day - _EPOCH).days for day in dates),
        months=months,
        rows=(*stack.figures, *filter(None, stack.totals)),
        notes=tuple(_notes(sheet, stack, plot, up)),
    )
    return Drawn((chart,), caveats=tuple(_caveats(stack, joined=joined)))


def _caveats(stack: Stack, *, joined: bool) -> list[str]:
    """What a reader must know of the layers; columns join nothing, and a printed total is words here, not a line."""
    notes = stack_notes(stack)
    if not joined and not is_long(stack.figures[0]):
        notes[0] = _("Columns stand at the dates that have figures; nothing is drawn between them.")
    if any(stack.totals):
        notes.pop()
        total = next(
            (words for at in reversed(range(len(stack.dates))) if (words := total_words(stack, at))), ""
        )
        notes.append(
            _("The same table prints a total, which also holds what is not drawn: {total}.").format(
                total=total
            )
        )
    return notes


def _notes(sheet: Sheet, stack: Stack, plot: Box, up: Axis) -> list[Note]:
    """The names of the layers with their numbers at the last date, right of the plot."""
    box, last = sheet.box, len(stack.dates) - 1
    looks = layer_inks(stack, sheet.ink)
    wanted, low = [], 0.0
    for part, look in zip(stack.parts, looks, strict=True):
        row = part.figures[last]
        y = height_at(low + row.size / 2, up, plot)
        low += row.size
        name = part_name(sheet.dataset, stack, part)
        wanted.append(
            Wanted(
                plot.x + plot.width, y, forms_of(sheet, amount(row), name, "", look.text, _LABELS - GAP - 14)
            )
        )
    edge = plot.x + plot.width + GAP + 10
    tags = column(wanted, edge, _TOP, plot.y + plot.height)
    date_line = (sheet.faint(date_words(stack.parts[0].figures[last], short=True)),)
    found = [Note((date_line,), Box(box.x + edge, box.y, _LABELS - GAP - 10, 18))]
    for place, tag, look in zip(wanted, tags, looks, strict=True):
        if tag is not None:
            y = place.y + tag.dy
            where = Box(box.x + edge, box.y + y - tag.height / 2, _LABELS - GAP - 10, tag.height)
            found.append(Note(tag.lines, where, (box.x + place.x, box.y + place.y), look.mark))
    return found
