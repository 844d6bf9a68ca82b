"""Bars as native charts: one bar a figure from the line of zero, number and kind at its end, its name before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.data.compare.compare import compared, is_ranked
from app.data.corridor.tables import tables_of
from app.data.country.bars import BarGroup, CountryBars, GroupKind, country_bars
from app.domain.codes import Bound
from app.domain.figure import Observation
from app.export.slides.marks import bar_face, bar_words, differs_words
from app.export.slides.spec import Axis, Box, Drawn, Form, NativeChart, Point, Series, Sheet, Tag
from app.export.slides.text import Line, block_height, broken, height_of, shorter, width_of
from app.figures.corridor.bars import shades
from app.figures.tokens import Ink
from app.state.view import ViewState
from app.text.compare.details import bar_details
from app.text.corridor import channels as channel_words
from app.text.corridor.charts import mark_details
from app.text.country import bars as country_words
from app.text.figures import amount, listing, marked_date
from app.text.i18n import _
from app.text.labels import measure_name, way_name
from app.text.map.amounts import map_amount
from app.text.map.panel import confidence_words

_ROW, _LOW_ROW = 26.0, 20.0
"""Points of a bar with its air, at most and where room is short."""
_NUMBER, _SMALL, _HEAD = 13.0, 12.0, 14.0
_NAMES = 0.3
_SPARE = 40.0
"""Points for a crossed equals sign and air behind a label."""
_AFTER, _AIR = 8.0, 8.0


@dataclass(frozen=True, slots=True)
class _Bar:
    """A figure: the name before its bar, the words after it, shorter ones that hold its date, its colours."""

    row: Observation
    name: str
    number: str
    details: str
    dated: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class _Group:
    """Bars under one heading with a note below it; both may be empty."""

    heading: str
    note: str
    bars: tuple[_Bar, ...]
    name: str


def ranking_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """The corridors of a view, the largest first, as many as have room."""
    shown = compared(sheet.dataset, state)
    every = [row.figure for row in shown.corridors]
    units = [row.unit for row in every]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    rows = [row for row in every if row.unit == unit]
    ranked = is_ranked(shown)
    bars = []
    for place, row in enumerate(rows, start=1):
        name = way_name(sheet.dataset, row.measure, row.corridor)
        bars.append(
            _Bar(
                row,
                _("{rank}. {name}").format(rank=place, name=name) if ranked else name,
                str(map_amount(row)),
                bar_details(sheet.dataset, row),
                _dated(row),
                sheet.ink.origin(row.origin),
            )
        )
    return _drawn(sheet, [_Group("", "", tuple(bars), measure_name(shown.measure))] if bars else [])


def country_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """Counts and estimates of a country, a native chart for each group, all on one scale."""
    found = country_bars(sheet.dataset, state)
    groups = []
    for group in found.groups:
        heading = country_words.group_heading(group, found)
        if group.is_stacked:
            heading = _("{heading}: {total}").format(heading=heading, total=country_words.total_words(group))
        names = [country_words.bar_name(sheet.dataset, group, found, row) for row in group.rows]
        bars = tuple(
            _Bar(
                row,
                # Categories of one name cannot be told apart in the sheet behind the chart.
                country_words.dated_name(name, row) if names.count(name) > 1 else name,
                str(amount(row)),
                country_words.bar_details(sheet.dataset, group, row),
                _dated(row),
                _country_ink(sheet, group, found, row),
            )
            for name, row in zip(names, group.rows, strict=True)
        )
        groups.append(_Group(heading, "", bars, measure_name(found.measure)))
    return _drawn(sheet, groups)


def channel_charts(sheet: Sheet, state: ViewState) -> Drawn:
    """The figures of a corridor by channel and sector, a native chart for each series and date, all on one scale."""
    corridor, dataset = state.open_corridor, sheet.dataset
    if corridor is None:
        return Drawn(())
    found = tables_of(dataset, corridor)
    groups = []
    for table in found.tables:
        bars = tuple(
            _Bar(
                row,
                channel_words.bar_name(dataset, row),
                str(amount(row)),
                mark_details(dataset, row, dated=False),
                "",
                Ink(colour, sheet.ink.ink),
            )
            for row, colour in zip(table.rows, shades(table.rows, sheet.ink), strict=True)
        )
        heading, note = channel_words.table_heading(table), channel_words.table_note(dataset, table)
        groups.append(_Group(heading, note, bars, measure_name(table.measure)))
    return _drawn(sheet, groups)


def _dated(row: Observation) -> str:
    """What a number must carry: how far it is to be trusted, stage, evidence, date."""
    return listing(filter(None, [confidence_words(row), marked_date(row)]))


def _country_ink(sheet: Sheet, group: BarGroup, _found: CountryBars, row: Observation) -> Ink:
    """Places have the colour of the origin; channels, sectors and totals are grey."""
    if group.kind in (GroupKind.CHANNEL, GroupKind.SECTOR):
        return Ink(sheet.ink.channel1, sheet.ink.ink)
    if group.kind in (GroupKind.TOTAL, GroupKind.ESTIMATE):
        return Ink(sheet.ink.ink2, sheet.ink.ink)
    return sheet.ink.origin(row.origin)


def _drawn(sheet: Sheet, groups: Sequence[_Group]) -> Drawn:
    """As many groups and bars as have room, below one another; what is left out is named."""
    if not groups:
        return Drawn(())
    fitting, left_out = _with_room(sheet, groups)
    bars = [bar for group in fitting for bar in group.bars]
    top = max(bar.row.reach for bar in bars) or 1.0
    width = sheet.box.width
    names = min(max(width_of(bar.name, _SMALL) for bar in bars) + 18, _NAMES * width)
    long = _longest_bar(bars, top, width - names)
    taken = sum(_above(sheet, group, width) for group in fitting) + _AIR * (len(fitting) - 1)
    each = min((sheet.box.height - taken) / len(bars), _ROW if len(groups) > 1 else 40.0)
    found, y = [], sheet.box.y
    for group in fitting:
        above = _above(sheet, group, width)
        plot = Box(names, above, long, each * len(group.bars))
        frame = Box(sheet.box.x, y, width, above + plot.height)
        found.append(_chart(sheet, group, frame, plot, top))
        y += frame.height + _AIR
    return Drawn(
        tuple(found),
        (*bar_words(bar.row for bar in bars), *differs_words(sheet, [bar.row for bar in bars])),
        left_out,
    )


def _longest_bar(bars: Sequence[_Bar], top: float, room: float) -> float:
    """The length of a bar of the number `top`, so that behind every bar its own label has room, in full where that
    leaves bars half of the width.
    """

    def longest(words: Sequence[str]) -> float:
        found = [
            (room - width_of(bar.number, _NUMBER, bold=True) - width_of(f"  {text}", _SMALL) - _SPARE)
            / max(bar.row.reach / top, 0.01)
            for bar, text in zip(bars, words, strict=True)
        ]
        return min(*found, room - _SPARE)

    in_full = longest([bar.details for bar in bars])
    if in_full >= room / 2:
        return in_full
    return max(longest([bar.dated for bar in bars]), room / 8)


def _with_room(sheet: Sheet, groups: Sequence[_Group]) -> tuple[list[_Group], tuple[str, ...]]:
    """The groups that fit at the lowest height of a bar: the last bars of the longest group go first, then notes, then
    the last groups.
    """
    kept = list(groups)
    left_out: list[str] = []

    def height() -> float:
        heads = sum(_above(sheet, group, sheet.box.width) for group in kept)
        return heads + _AIR * (len(kept) - 1) + sum(len(group.bars) * _LOW_ROW for group in kept)

    while height() > sheet.box.height:
        longest = max(range(len(kept)), key=lambda at: len(kept[at].bars))
        noted = [at for at, group in enumerate(kept) if group.note]
        if len(kept[longest].bars) > (_FEW if len(kept) > 1 else 1):
            group = kept[longest]
            left_out.append(_words(group.bars[-1]))
            kept[longest] = _Group(group.heading, group.note, group.bars[:-1], group.name)
        elif noted:
            group = kept[noted[-1]]
            kept[noted[-1]] = _Group(group.heading, "", group.bars, group.name)
        elif len(kept) > 1:
            left_out += [_words(bar) for bar in kept.pop().bars]
        else:
            break
    return kept, tuple(reversed(left_out))


def _words(bar: _Bar) -> str:
    return _("{name}: {number}, {details}").format(name=bar.name, number=bar.number, details=bar.details)


def _heading(sheet: Sheet, group: _Group, width: float) -> tuple[Line, ...]:
    heads = broken(group.heading, _HEAD, width) if group.heading else []
    notes = broken(group.note, _SMALL, width) if group.note else []
    return (
        *((sheet.strong(line, _HEAD),) for line in heads),
        *((sheet.faint(line, _SMALL),) for line in notes),
    )


def _above(sheet: Sheet, group: _Group, width: float) -> float:
    return sum(block_height(line[0].text, line[0].size, width) for line in _heading(sheet, group, width)) + 3


def _chart(sheet: Sheet, group: _Group, frame: Box, plot: Box, top: float) -> NativeChart:
    points = []
    for place, bar in enumerate(group.bars):
        row = bar.row
        up = row.reach - row.size if row.bound == Bound.RANGE else 0.0
        face = bar_face(row, bar.ink.mark, sheet.ink)
        # A label stands at the end of its bar, and beyond the line of a range.
        beyond = up / top * plot.width
        tag = _tag(sheet, bar, frame.width - plot.x - row.reach / top * plot.width - _AFTER, beyond)
        points.append(Point(place, row.size, up, 0.0, face=face, tag=tag, row=row))
    series = Series(
        group.name,
        tuple(points),
        group.bars[0].ink.mark,
        caps=True,
    )
    return NativeChart(
        Form.BARS,
        group.heading or group.name,
        frame,
        plot,
        (series,),
        Axis(0.0, top, top, shown=False),
        categories=tuple(_broken(bar.name, plot.x - 14) for bar in group.bars),
        heading=_heading(sheet, group, frame.width),
        rows=tuple(bar.row for bar in group.bars),
    )


def _tag(sheet: Sheet, bar: _Bar, room: float, beyond: float) -> Tag:
    """Number and details after a bar, shorter ones where room is short."""
    differs = sheet.differs(bar.row, _NUMBER)
    wide = width_of(bar.number, _NUMBER, bold=True) + (16.0 if differs else 0.0)
    details = next(
        (each for each in (bar.details, bar.dated) if width_of(each, _SMALL) <= room - wide - 16), bar.dated
    )
    line: Line = (sheet.strong(bar.number, _NUMBER, bar.ink.text), *differs)
    if details:
        line = (*line, sheet.faint(f"  {details}", _SMALL))
        wide += width_of(f"  {details}", _SMALL)
    return Tag((line,), wide + 10, height_of(bar.number, _NUMBER), "outEnd", beyond)


def _broken(name: str, width: float) -> str:
    """A name broken where its room ends, in two lines at most: Office and LibreOffice break by rules of their own."""
    lines = broken(name, _SMALL, width)
    return name if len(lines) < 2 else f"{lines[0]}\n{shorter(' '.join(lines[1:]), _SMALL, width)}"


_FEW = 2
"""So many bars of a group stay while others have more."""
