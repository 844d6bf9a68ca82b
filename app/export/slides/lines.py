"""Charts over time as native charts: one for each unit, measure or corridor, below or beside one another."""

from collections.abc import Sequence
from dataclasses import replace

from app.data.corridor.trend import corridor_trend, panel_rows
from app.data.country.residents import Strip, residents_of
from app.data.trends.readings import read_trend
from app.data.trends.trends import MOST_UNITS, Group, Trend, together
from app.domain.codes import Axis as AxisKind
from app.domain.codes import PanelScale
from app.domain.figure import Observation
from app.export.slides.marks import differs_words, point_words
from app.export.slides.points import LABELS, Panel, ends_of, fitted, strand_chart
from app.export.slides.spec import Box, Drawn, NativeChart, Sheet
from app.export.slides.text import Line, Run, broken, width_of
from app.figures.tokens import BLACK
from app.figures.trends.labelled import longest_lines, may_label
from app.figures.trends.looks import looks
from app.figures.trends.marks import Look
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState
from app.text.country.residents import strip_name
from app.text.figures import amount, date_words, listing
from app.text.i18n import _
from app.text.labels import corridor_name, place_name, way_name
from app.text.trends.marks import (
    figure_details,
    figure_place,
    group_name,
    inner,
    label_amount,
    panel_heading,
    panel_note,
)
from app.text.trends.panels import scale_note

MOST_PANELS = 9
"""So many small charts stand on a slide."""
_FEW = 2
"""With more charts than this on a slide each is small."""
_MOST_ALSO = 12
"""So many figures without a label are told beside a chart or in the notes of its slide."""
_GUTTER, _BETWEEN = 18.0, 10.0


def trend_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """The chart of a view over time: one native chart for each unit, below one another."""
    state = state.but(chart=Chart.TREND)
    trend = read_trend(sheet.dataset, state)
    if not trend.groups or trend.years is None:
        return Drawn(())
    units = trend.units[:MOST_UNITS]
    boxes = _boxes(sheet.box, len(units), 1)
    look = looks(trend, sheet.ink)
    found = []
    bare: list[tuple[Group, Observation]] = []
    for unit, box in zip(units, boxes, strict=True):
        groups = [group for group in trend.groups if any(row.unit == unit for row in group.figures)]
        heading = _heading(sheet, panel_heading(trend, unit), panel_note(trend), box.width - LABELS)
        panel = Panel(sheet, trend, groups, unit, look, box, heading, state.axis)
        found.append(panel.chart(labelled=True))
        bare += panel.unlabelled
    rest = [corridor_name(sheet.dataset, each) for each in trend.rest]
    shown = [row for chart in found for row in chart.rows]
    marks = (*point_words(shown), *differs_words(sheet, shown))
    return Drawn(tuple(found), marks, tuple(rest), also=_unlabelled(sheet, trend, units, bare))


def _unlabelled(
    sheet: Sheet, trend: Trend, units: Sequence[str], bare: Sequence[tuple[Group, Observation]]
) -> tuple[str, ...]:
    """The figures that are on the chart without a label, a sentence each: those `bare` ones that stand for a group,
    then single figures, the largest first.
    """
    longest = longest_lines(trend)
    others = [
        (group, row)
        for group in trend.groups
        for row in group.figures
        if row.unit in units and row is not group.latest and may_label(trend, longest, group, row)
    ]
    others.sort(key=lambda each: (-each[1].size, each[1].observation_id))
    return tuple(
        _("Also on the chart: {number}, {details}.").format(
            number=label_amount(trend, row),
            details=listing(
                filter(
                    None,
                    [
                        group_name(sheet.dataset, trend, group) if len(trend.groups) > 1 else "",
                        figure_place(sheet.dataset, trend, row),
                        inner(figure_details(sheet.dataset, trend, row)),
                    ],
                )
            ),
        )
        for group, row in [*bare, *others][:_MOST_ALSO]
    )


def panels_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """Small native charts side by side, one a corridor or an origin."""
    state = state.but(chart=Chart.TREND_PANELS)
    trend = read_trend(sheet.dataset, state)
    if not trend.groups or trend.years is None:
        return Drawn(())
    unit = trend.units[0]
    parts = together(trend, unit, by_origin=state.by == SplitBy.ORIGIN)
    shown = parts[:MOST_PANELS]
    top = None if state.panels == PanelScale.OWN else _tops(shown, unit)
    found = []
    boxes = _boxes(sheet.box, len(shown), 3)
    headings = _level([_small_heading(sheet, trend, groups, unit, boxes[0].width) for groups in shown])
    for groups, box, heading in zip(shown, boxes, headings, strict=True):
        look = looks(replace(trend, groups=tuple(groups)), sheet.ink)
        panel = Panel(sheet, trend, groups, unit, look, box, heading, state.axis, top, small=True)
        found.append(panel.chart(labelled=len(groups) > 1))
    rest = [group_name(sheet.dataset, trend, group) for groups in parts[MOST_PANELS:] for group in groups]
    rows = [row for chart in found for row in chart.rows]
    words = f"{panel_heading(trend, unit)}. {scale_note(state.panels)}"
    marks = (words, panel_note(trend), *point_words(rows))
    return Drawn(tuple(found), marks, tuple(dict.fromkeys(rest)))


def corridor_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """The figures of a corridor over time, one native chart a measure, all on one time axis."""
    found = corridor_trend(sheet.dataset, state.open_corridor)
    if found.is_empty or found.years is None:
        return Drawn(())
    boxes = _boxes(sheet.box, len(found.panels), 1 if len(found.panels) <= _FEW else 3)
    headings = _level([_panel_heading(sheet, trend, boxes[0].width) for trend in found.panels])
    charts = []
    for trend, box, heading in zip(found.panels, boxes, headings, strict=True):
        group = trend.groups[0]
        look = {(group.corridor, group.code): Look(sheet.ink.origin(group.corridor[0]))}
        timed, is_small = replace(trend, years=found.years), len(found.panels) > _FEW
        panel = Panel(
            sheet, timed, [group], trend.units[0], look, box, heading, AxisKind.LINEAR, small=is_small
        )
        charts.append(panel.chart(labelled=False))
    notes = dict.fromkeys(panel_note(trend) for trend in found.panels)
    return Drawn(tuple(charts), (*notes, *point_words(found.figures)))


def residents_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """Residents over time as small native charts, on one scale unless the view asks for a scale each."""
    found = residents_of(sheet.dataset, state)
    if not found.strips:
        return Drawn(())
    years = min(row.period.first_year for row in found.rows), max(row.period.last_year for row in found.rows)
    boxes = _boxes(sheet.box, len(found.strips), 3)
    charts = []
    for strip, box in zip(found.strips, boxes, strict=True):
        rows = strip.rows if state.panels == PanelScale.OWN else found.rows
        name = strip_name(sheet.dataset, found, strip)
        charts.append(_strip_chart(sheet, strip, name, max(row.reach for row in rows), years, box))
    return Drawn(tuple(charts), (scale_note(state.panels), *point_words(found.rows)))


def _strip_chart(
    sheet: Sheet, strip: Strip, name: str, top: float, years: tuple[int, int], box: Box
) -> NativeChart:
    ink = sheet.ink.origin(strip.latest.origin)
    heading = (
        (sheet.strong(fitted(name, 13, box.width), 13, ink.text),),
        (sheet.plain(_number_and_date(strip.latest)),),
    )
    return strand_chart(sheet, strip.rows, name, top, years, box, heading, Look(ink))


def _number_and_date(row: Observation) -> str:
    return _("{number}, {date}").format(number=amount(row), date=date_words(row, short=True))


def _heading(sheet: Sheet, words: str, note: str, width: float) -> tuple[Line, ...]:
    lines = [(sheet.faint(line),) for line in broken(note, 12, width)] if note else []
    return ((sheet.strong(words, 14),), *lines)


def _small_heading(
    sheet: Sheet, trend: Trend, groups: Sequence[Group], unit: str, width: float
) -> tuple[Line, ...]:
    """Name, and of a group that stands alone its latest number."""
    colour = sheet.ink.origin(groups[0].corridor[0]).text
    group = groups[0]
    if len(groups) > 1:
        corridors = dict.fromkeys(each.corridor for each in groups)
        name = (
            way_name(sheet.dataset, group.latest.measure, group.corridor)
            if len(corridors) == 1
            else _("From {origin}").format(origin=place_name(sheet.dataset, group.corridor[0]))
        )
        return ((sheet.strong(fitted(name, 13, width), 13, colour),),)
    rows = [row for row in group.figures if row.unit == unit]
    row = group.latest if group.latest in rows else rows[-1]
    name = group_name(sheet.dataset, trend, group)
    return (
        (sheet.strong(fitted(name, 13, width), 13, colour),),
        *_latest(sheet, trend, row, sheet.ink.ink, width),
    )


def _panel_heading(sheet: Sheet, trend: Trend, width: float) -> tuple[Line, ...]:
    """What a panel of a corridor counts, and its latest number in the colour of the origin."""
    unit, group = trend.units[0], trend.groups[0]
    latest = max(panel_rows(trend), key=lambda row: (row.series_id == group.leading, row.period.end))
    name = fitted(panel_heading(trend, unit), 13, width)
    colour = sheet.ink.origin(group.corridor[0]).text
    return ((sheet.strong(name, 13),), *_latest(sheet, trend, latest, colour, width))


def _level(headings: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Headings of the same number of lines, so that plots beside one another have one height."""
    most = max(map(len, headings))
    return [(*heading, *([(Run(" ", 12, BLACK),)] * (most - len(heading)))) for heading in headings]


def _latest(sheet: Sheet, trend: Trend, row: Observation, colour: str, width: float) -> tuple[Line, ...]:
    """Number and details of the latest figure, in as many lines as they need: a number has its date."""
    figure = str(label_amount(trend, row))
    details = figure_details(sheet.dataset, trend, row)
    strong = sheet.strong(figure, 12, colour)
    if width_of(details, 12) <= width - width_of(figure, 12, bold=True) - 12:
        return ((strong, sheet.faint(f"  {details}")),)
    return ((strong,), *((sheet.faint(line),) for line in broken(details, 12, width)))


def _tops(parts: Sequence[Sequence[Group]], unit: str) -> tuple[float, float]:
    return ends_of([row for groups in parts for group in groups for row in group.figures if row.unit == unit])


def _boxes(box: Box, count: int, columns: int) -> list[Box]:
    """Places side by side and below one another; of small charts so many columns as fill the rows best."""
    if columns > 1 and count <= 4:
        columns = min(count, 2)
    rows = -(-count // columns)
    width = (box.width - _GUTTER * (columns - 1)) / columns
    height = (box.height - _BETWEEN * (rows - 1)) / rows
    return [
        Box(
            box.x + place % columns * (width + _GUTTER),
            box.y + place // columns * (height + _BETWEEN),
            width,
            height,
        )
        for place in range(count)
    ]
