"""One chart of points: lines only within one series, a gap where no line may join, labels at the ends of lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.data.trends.lines import is_long, lines_of
from app.data.trends.series import quiet_series
from app.data.trends.trends import Group, Trend
from app.domain.codes import Axis as AxisKind
from app.domain.codes import Reading
from app.domain.figure import Observation
from app.export.slides.labels import GAP, Wanted, column, forms_of
from app.export.slides.marks import JOINED, SINGLE, SMALL, point_mark, reach_of
from app.export.slides.scale import height_at, number_axis, place_of, year_axis
from app.export.slides.spec import Axis, Box, Form, NativeChart, Note, Point, Series, Sheet, Tag
from app.export.slides.text import Line, height_of, shorter
from app.figures.trends.looks import DASHES, dashes_of
from app.figures.trends.marks import Look
from app.figures.trends.scale import Plot
from app.text.figures import listing
from app.text.i18n import _
from app.text.labels import series_title
from app.text.trends.marks import figure_details, figure_place, group_name, label_amount, panel_heading

LABELS = 206.0
"""Points for labels right of a plot."""

_NUMBERS, _SMALL_NUMBERS, _YEARS, _TOP = 58.0, 50.0, 24.0, 8.0
"""Points: for the numbers left of a plot and of a small one, for the years below it, and above it."""
_SPLIT, _EDGE = 84.0, 14.0
"""Points right of a small plot with names, and of one without."""
_LOWEST = 24.0
_PATTERNS = {
    DASHES[0]: "dash",
    DASHES[1]: "sysDot",
    DASHES[2]: "dashDot",
    DASHES[3]: "lgDash",
    "14px,3px": "lgDash",
    "6px,3px": "dash",
    "14px,3px,3px,3px": "lgDashDot",
}
"""Patterns of lines as Office names them."""


class Panel:
    """A chart of some groups of a trend in one unit. `ends` are the lowest and highest number of its axis, where others
    share it; a `small` one has smaller marks and names without numbers.
    """

    def __init__(
        self,
        sheet: Sheet,
        trend: Trend,
        groups: Sequence[Group],
        unit: str,
        look: Mapping[tuple[tuple[str, str], str], Look],
        box: Box,
        heading: tuple[Line, ...],
        axis: AxisKind,
        ends: tuple[float, float] | None = None,
        *,
        small: bool = False,
    ) -> None:
        assert trend.years is not None
        self._sheet, self._trend, self._groups, self._unit = sheet, trend, groups, unit
        self._look, self._box, self._heading, self._small = look, box, heading, small
        self.unlabelled: list[tuple[Group, Observation]] = []
        self._shared = ""
        self._notes: list[Note] = []
        rows = [row for group in groups for row in group.figures if row.unit == unit]
        self._rows = rows
        low, high = ends or ends_of(rows)
        is_log = axis == AxisKind.LOG and trend.reading != Reading.CHANGE and low > 0
        self._top = heading_height(heading)
        self._height = max(box.height - self._top - _YEARS, _LOWEST)
        self._up = number_axis(high, unit, self._height, low if is_log or low < 0 else 0.0, is_log=is_log)
        self._plot = Plot(1.0, 1.0, trend.years, 1.0)

    def chart(self, *, labelled: bool) -> NativeChart:
        """The chart; `labelled` ones have names and numbers right of the plot."""
        room = (_SPLIT if self._small else LABELS) if labelled else _EDGE
        numbers = _SMALL_NUMBERS if self._small else _NUMBERS
        plot = Box(numbers, self._top, self._box.width - numbers - room, self._height)
        assert self._trend.years is not None
        across = year_axis(self._trend.years, plot.width)
        series = [each for group in self._groups for each in self._group_series(group)]
        series = longest_first(self._labelled(series, plot, across, room) if labelled else series)
        return NativeChart(
            Form.SCATTER,
            panel_heading(self._trend, self._unit),
            self._box,
            plot,
            tuple(series),
            self._up,
            across,
            heading=self._heading,
            rows=tuple(self._trend.source_of(row) for row in self._rows),
            notes=tuple(self._notes),
        )

    def _group_series(self, group: Group) -> list[Series]:
        """The figures of a group, one series for each series of the data and whether its figures are long."""
        dataset, look = self._sheet.dataset, self._look[group.corridor, group.code]
        dashes = dashes_of(quiet_series(dataset, self._trend))
        name = group_name(dataset, self._trend, group)
        here = [row for row in group.figures if row.unit == self._unit]
        keys = list(dict.fromkeys(row.series_id for row in here))
        found = []
        for key in sorted(keys, key=lambda key: key not in group.quiet):
            rows = [row for row in here if row.series_id == key]
            lines = [line for line in group.lines if line[0].series_id == key and line[0].unit == self._unit]
            is_quiet = key in group.quiet
            dash = dashes.get(key) if is_quiet else look.dash
            stretched = any(map(is_long, rows))
            title = (
                name
                if len(keys) == 1
                else _("{name}: {series}").format(name=name, series=series_title(dataset, key))
            )
            width = 3.0 if stretched else 1.25 if is_quiet else 1.5 if self._small else 2.25
            found.append(
                Series(
                    title,
                    self._points(rows, lines, look, is_quiet=is_quiet),
                    look.ink.mark,
                    width if lines or stretched else 0.0,
                    _PATTERNS.get(dash or "solid", "solid"),
                    caps=any(row.bound == "range" for row in rows),
                )
            )
        return found

    def _points(
        self,
        rows: Sequence[Observation],
        lines: Sequence[Sequence[Observation]],
        look: Look,
        *,
        is_quiet: bool,
    ) -> tuple[Point, ...]:
        """Runs that a line joins, then the other figures one by one, with a gap after each."""
        joined = {row.observation_id for line in lines for row in line}
        runs = [line for line in lines if not is_long(line[0])]
        runs += [[row] for row in rows if row.observation_id not in joined or is_long(row)]
        points: list[Point] = []
        for run in sorted(runs, key=lambda run: run[0].period.end):
            for row in run:
                on_line = row.observation_id in joined
                size = SMALL if self._small or is_quiet else JOINED if on_line else SINGLE
                points += self._row_points(row, look, size, joined=on_line)
            points.append(replace(points[-1], y=None, tag=None, row=None, size=0.0, up=0.0, down=0.0))
        return tuple(points[:-1])

    def _row_points(self, row: Observation, look: Look, size: float, *, joined: bool) -> list[Point]:
        """The point of a figure; one that counts within years is a stroke as long as its period."""
        symbol, size, face = point_mark(row, look.ink.mark, self._sheet.ink, size, look.symbol, joined=joined)
        up, down = reach_of(row)
        source = self._trend.source_of(row)
        at = round(year_of(self._plot.place(row.period)), 4)
        differs = () if self._small else self._sheet.differs(source, 12.0)
        tag = Tag((differs,), 20.0, 14.0, "t") if differs else None
        middle = Point(at, row.size, up, down, symbol, size, face, tag, source)
        if not is_long(row):
            return [middle]
        start, end = self._plot.clipped(row.period.start, row.period.end)
        return [
            Point(round(year_of(start), 4), row.size),
            middle,
            Point(round(year_of(end), 4), row.size),
        ]

    def _labelled(self, series: list[Series], plot: Box, across: Axis, room: float) -> list[Series]:
        """The series with a label at the figure that stands for each group, and at bounds where there is room."""
        wanted, keys = [], []
        self._shared = self._shared_details()
        for group in self._groups:
            row = self._latest(group)
            key = row.observation_id
            at = year_of(self._plot.place(row.period))
            x, y = place_of(at, across, plot.x, plot.width), height_at(row.size, self._up, plot)
            keys.append(key)
            wanted.append(Wanted(x, y, self._forms(group, row, room - GAP)))
        edge = plot.x + plot.width + GAP
        if self._shared:
            where = Box(self._box.x + edge + 4, self._box.y + self._top - 20, room - GAP, 18.0)
            self._notes.append(Note(((self._sheet.faint(self._shared),),), where))
        tags = column(wanted, edge, 0.0 if not self._heading else self._top - 14, plot.y + plot.height + 12)
        named = dict(zip(keys, tags, strict=True))
        self.unlabelled = [
            (group, self._latest(group)) for group, tag in zip(self._groups, tags, strict=True) if tag is None
        ]
        return [
            replace(
                each,
                points=tuple(
                    replace(point, tag=named.get(point.row.observation_id) or point.tag)
                    if point.row
                    else point
                    for point in each.points
                ),
            )
            for each in series
        ]

    def _forms(self, group: Group, row: Observation, room: float) -> tuple[tuple[Line, ...], ...]:
        sheet, trend = self._sheet, self._trend
        name = group_name(sheet.dataset, trend, group)
        colour = self._look[group.corridor, group.code].ink.text
        if self._small:
            return (((sheet.plain(fitted(name, 12, room), 12, colour),),),)
        place = figure_place(sheet.dataset, trend, row)
        details = figure_details(sheet.dataset, trend, row)
        name = listing(filter(None, [name, place]))
        details = "" if details == self._shared else details
        differs = sheet.differs(trend.source_of(row))
        return forms_of(sheet, label_amount(trend, row), name, details, colour, room, differs)

    def _shared_details(self) -> str:
        """What stands once above the labels, since it holds for all of them."""
        if self._small:
            return ""
        found = {
            figure_details(self._sheet.dataset, self._trend, self._latest(group)) for group in self._groups
        }
        return found.pop() if len(found) == 1 and len(self._groups) > 1 else ""

    def _latest(self, group: Group) -> Observation:
        """The figure that stands for a group in this unit."""
        rows = [row for row in group.figures if row.unit == self._unit]
        return group.latest if group.latest in rows else rows[-1]


def strand_chart(
    sheet: Sheet,
    rows: Sequence[Observation],
    name: str,
    top: float,
    years: tuple[int, int],
    box: Box,
    heading: tuple[Line, ...],
    look: Look,
) -> NativeChart:
    """A small chart of the figures of one series."""
    above = heading_height(heading)
    height = max(box.height - above - _YEARS, _LOWEST)
    plot = Box(_SMALL_NUMBERS, above, box.width - _SMALL_NUMBERS - _EDGE, height)
    runs = list(lines_of(rows, sheet.dataset))
    joined = {row for run in runs for row in run}
    runs += [(row,) for row in rows if row not in joined]
    points: list[Point] = []
    place = Plot(1.0, 1.0, years, 1.0).place
    for run in sorted(runs, key=lambda run: run[0].period.end):
        for row in run:
            symbol, size, face = point_mark(
                row, look.ink.mark, sheet.ink, SMALL, look.symbol, joined=row in joined
            )
            at, (up, down) = round(year_of(place(row.period)), 4), reach_of(row)
            points.append(Point(at, row.size, up, down, symbol, size, face, row=row))
        points.append(replace(points[-1], y=None, row=None, size=0.0, up=0.0, down=0.0))
    series = Series(name, tuple(points[:-1]), look.ink.mark, 1.5)
    axis = number_axis(top, rows[0].unit, plot.height)
    return NativeChart(
        Form.SCATTER,
        name,
        box,
        plot,
        (series,),
        axis,
        year_axis(years, plot.width),
        heading=heading,
        rows=tuple(rows),
    )


def heading_height(heading: Sequence[Line]) -> float:
    """How much the heading of a chart takes above its plot."""
    return sum(max(height_of(run.text, run.size) for run in line) for line in heading) + _TOP


def ends_of(rows: Sequence[Observation]) -> tuple[float, float]:
    """The lowest and the highest number that a chart must hold."""
    tops = [max(row.reach, row.value_high or 0.0) for row in rows]
    return min(row.size for row in rows), max(tops)


def longest_first(series: Sequence[Series]) -> list[Series]:
    """The series with the longest one first: LibreOffice 7.4 drops what comes before a longer one."""
    longest = max(series, key=lambda each: len(each.points), default=None)
    return sorted(series, key=lambda each: each is not longest)


def year_of(day: date) -> float:
    """A date as a year with its fraction."""
    start = date(day.year, 1, 1)
    return day.year + (day - start) / (date(day.year + 1, 1, 1) - start)


def fitted(text: str, size: float, width: float) -> str:
    """A name cut to a width, whole where nothing of it fits."""
    return shorter(text, size, width) or text
