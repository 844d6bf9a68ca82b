"""Two years side by side as a native chart of lines: one a corridor, labels at both ends."""

from math import log10

from app.data.compare.slope import Rise, Slope, slope_of
from app.data.passing import measure_of
from app.domain.codes import Axis as AxisKind
from app.domain.codes import Bound
from app.domain.figure import Observation
from app.export.slides.labels import GAP, SIZE, SMALL, Wanted, column, forms_of, mirrored
from app.export.slides.marks import JOINED, differs_words, graded_words, point_mark, point_words
from app.export.slides.scale import height_at, number_axis
from app.export.slides.spec import Box, Drawn, Form, NativeChart, Point, Series, Sheet
from app.export.slides.text import Line, Run, width_of
from app.state.view import ViewState
from app.text.compare.details import grade_sign
from app.text.compare.slope import change_words
from app.text.i18n import _
from app.text.labels import measure_name, way_name
from app.text.map.amounts import map_amount
from app.text.numbers import period_words

MOST = 8
"""So many lines can be told apart on a slide."""

_TOP, _YEARS = 12.0, 26.0
_RIGHT = 0.42
"""The part of the width that labels on the right may take."""


def slope_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """The corridors of one series in two years, the largest first."""
    found = slope_of(sheet.dataset, state)
    is_log = state.axis == AxisKind.LOG
    rises = [rise for rise in found.rises if not is_log or min(rise.first.size, rise.last.size) > 0]
    if not rises or found.years is None:
        return Drawn(())
    drawn = rises[:MOST]
    chart, unlabelled = _chart(sheet, found, drawn, measure_name(measure_of(state)), is_log=is_log)
    rest = [way_name(sheet.dataset, rise.last.measure, rise.corridor) for rise in rises[MOST:]]
    marks = (*point_words(chart.rows), *differs_words(sheet, chart.rows), *graded_words(chart.rows))
    return Drawn((chart,), marks, (*unlabelled, *rest))


def _chart(
    sheet: Sheet, found: Slope, rises: list[Rise], name: str, *, is_log: bool
) -> tuple[NativeChart, list[str]]:
    assert found.years is not None
    box = sheet.box
    rows = [row for rise in rises for row in (rise.first, rise.last)]
    height = box.height - _TOP - _YEARS
    lowest = min(row.size for row in rows)
    axis = number_axis(
        max(row.reach for row in rows), rows[0].unit, height, lowest if is_log else 0.0, is_log=is_log
    )
    axis = type(axis)(axis.low, _high(rows, is_log=is_log), axis.step, axis.written, axis.is_log, shown=False)
    left = max(_width(sheet, rise.first) for rise in rises) + 24
    right = _RIGHT * box.width
    plot = Box(left, _TOP, box.width - left - right, height)
    ends = plot.x + plot.width
    wanted = [
        _last(sheet, rise, Wanted(ends, height_at(rise.last.size, axis, plot), ()), right) for rise in rises
    ]
    lasts = column(wanted, ends + GAP + 6, 0.0, plot.y + plot.height + 8)
    # Labels left of their points are the mirror image of a column right of them.
    mirror = [
        Wanted(0.0, height_at(rise.first.size, axis, plot), (_number(sheet, rise.first),)) for rise in rises
    ]
    firsts = mirrored(column(mirror, GAP + 6, 0.0, plot.y + plot.height + 8))
    series = []
    for rise, first, last in zip(rises, firsts, lasts, strict=True):
        colour = sheet.ink.origin(rise.corridor[0]).mark
        points = []
        for place, (row, tag) in enumerate(((rise.first, first), (rise.last, last))):
            symbol, size, face = point_mark(row, colour, sheet.ink, JOINED, "circle", joined=True)
            up = row.reach - row.size if row.bound == Bound.RANGE else 0.0
            points.append(Point(place, row.size, up, 0.0, symbol, size, face, tag, row))
        title = way_name(sheet.dataset, rise.last.measure, rise.corridor)
        series.append(Series(title, tuple(points), colour, 2.0, caps=True))
    dates = tuple(
        _date(year, [getattr(rise, end) for rise in rises])
        for year, end in zip(found.years, ("first", "last"), strict=True)
    )
    chart = NativeChart(Form.LINES, name, box, plot, tuple(series), axis, categories=dates, rows=tuple(rows))
    return chart, [each.name for each, tag in zip(series, lasts, strict=True) if tag is None]


def _high(rows: list[Observation], *, is_log: bool) -> float:
    """The upper end: a little above the largest number, since no number of the axis is shown."""
    largest = max(row.reach for row in rows) or 1.0
    return 10 ** (-(-log10(largest) // 1)) if is_log else largest * 1.02


def _number(sheet: Sheet, row: Observation) -> tuple[Line, ...]:
    return (
        (sheet.strong(str(map_amount(row)), SIZE, sheet.ink.origin(row.origin).text), *_signs(sheet, row)),
    )


def _signs(sheet: Sheet, row: Observation) -> tuple[Run, ...]:
    """What stands after a number: that it does not fit, and that it is second-hand."""
    grade = grade_sign(row.confidence)
    return (*sheet.differs(row, SIZE), *((sheet.faint(f" {grade}", SIZE),) if grade else ()))


def _width(sheet: Sheet, row: Observation) -> float:
    """Points of a number with its signs."""
    return sum(width_of(run.text, run.size, bold=True) for (line,) in (_number(sheet, row),) for run in line)


def _last(sheet: Sheet, rise: Rise, place: Wanted, room: float) -> Wanted:
    """Number, corridor, and below them the change where one may be stated."""
    name = way_name(sheet.dataset, rise.last.measure, rise.corridor)
    colour = sheet.ink.origin(rise.corridor[0]).text
    change, words = change_words(rise), map_amount(rise.last)
    together = _("{corridor}, {change}").format(corridor=name, change=change) if change else name
    signs = _signs(sheet, rise.last)
    taken = _width(sheet, rise.last) + width_of(f"  {together}", SMALL) + 30
    if change and taken <= room:
        line: Line = (
            sheet.strong(str(words), SIZE, colour),
            *signs,
            sheet.plain(f"  {name}  ", SMALL),
            sheet.faint(change, SMALL),
        )
        plain = forms_of(sheet, words, name, "", colour, room - GAP, signs)
        return Wanted(place.x, place.y, ((line,), *plain))
    return Wanted(place.x, place.y, forms_of(sheet, words, name, change, colour, room - GAP, signs))


def _date(year: int, rows: list[Observation]) -> str:
    """The date of one end of the lines: the one that all figures there have, else the year."""
    dates = {row.period.text for row in rows}
    return period_words(rows[0].period, short=True) if len(dates) == 1 else str(year)
