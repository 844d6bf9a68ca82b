"""Stacked areas: parts of one series that leave each other out, one on another, at the dates that all of them have."""

from dataclasses import replace
from html import escape
from itertools import accumulate
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.trends.events import events_of, events_on_axis, named_events
from app.data.trends.lines import is_long
from app.data.trends.stack import Part, Stack, stack_of, years_of
from app.data.trends.trends import trend_of
from app.domain.codes import Theme
from app.domain.disagreement import REVISION
from app.domain.period import Period
from app.figures.picture import Picture
from app.figures.tokens import Ink, Tokens, mixed, tokens
from app.figures.trends.event_names import Lane, lane_of, least_plot
from app.figures.trends.events_lane import events_lane
from app.figures.trends.frame import (
    Panel,
    Space,
    draw_axes,
    draw_empty,
    frame_layout,
    heading_notes,
    lane_axis,
    space_for,
)
from app.figures.trends.labels import wrapped
from app.figures.trends.looks import toned
from app.figures.trends.marks import Look, crossed_equals, mark_of
from app.figures.trends.scale import Plot, y_ticks
from app.figures.trends.stack_labels import stack_labels
from app.figures.trends.trend import HEIGHT, WIDTH
from app.figures.trends.type import enlarge, type_scale
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState
from app.text.sources.disagreements import differs_sign
from app.text.trends.marks import tooltip_lines
from app.text.trends.sources import sources_of
from app.text.trends.stack import (
    stack_finding,
    stack_heading,
    stack_notes,
    stack_reason,
    stack_subtitle,
    stack_title,
)

_NARROW, _LEAST = 620, 240
_AXIS, _EDGE = 30.0, 8.0
_BAR = 13.0
_TONE = 0.82
_GAP = 1.5


def trend_stack_figure(
    dataset: Dataset, state: ViewState, theme: Theme, width: int = WIDTH, height: int = HEIGHT
) -> go.Figure:
    """The stacked areas of a view in `width` by `height` pixels; a view of which nothing may be stacked gives a frame
    with the reason.
    """
    state = state.but(chart=Chart.TREND_STACK)
    whole_width, whole_height = max(width, _LEAST), max(height, _LEAST)
    factor = type_scale(whole_width)
    width, height = int(whole_width / factor), int(whole_height / factor)
    stack, ink = stack_of(dataset, state), tokens(theme)
    narrow = width < _NARROW
    top, heading = (14.0, 10.0) if narrow else (2.0, 72.0)
    meta = _meta(dataset, state, stack)
    if not stack.parts:
        space = Space(60, 60, heading)
        picture = Picture(width, height, frame_layout(theme, space, meta))
        draw_empty(picture, stack_reason(dataset, stack), None, ink, height / 2, height / 4, space)
        return enlarge(picture, factor, whole_width, whole_height).figure()
    trend = trend_of(dataset, state)
    years = years_of(stack, state)
    events = events_on_axis(events_of(dataset, trend, state), years)
    tallest = max(
        max(stack.height(at), total.size if total else 0.0) for at, total in enumerate(stack.totals)
    )
    unit = stack.figures[0].unit

    def room(lane: Lane) -> tuple[float, Panel, Space]:
        plot_height = max(height - top - heading - _AXIS - lane.height - _EDGE, 60.0)
        panel = Panel(unit, (), y_ticks(tallest, unit, plot_height))
        return plot_height, panel, space_for(width, [panel], narrow=narrow, heading=heading)

    _plot_height, _panel, space = room(Lane())
    lane = lane_of(
        events,
        named_events(events, trend),
        width - space.left - space.right,
        years,
        left=space.left,
        right=space.right - 4,
        narrow=narrow,
    )
    while lane.names and room(lane)[0] < least_plot(height):
        lane = lane.shorter()
    plot_height, panel, space = room(lane)
    picture = Picture(width, height, frame_layout(theme, space, meta))
    plot = panel.plot(width - space.left - space.right, plot_height, years, "")
    draw_axes(picture, plot, "", height - top - heading - plot_height, *panel.ticks)
    looks = layer_inks(stack, ink)
    _draw_layers(picture, dataset, stack, looks, plot, ink)
    _draw_totals(picture, dataset, stack, plot, ink)
    notes = heading_notes(stack_heading(stack), stack_notes(stack)[0], plot, space, ink, narrow=narrow)
    labels, leaders, bare = stack_labels(dataset, stack, looks, plot, ink, column=space.right)
    meta["unlabelled"] = bare
    picture.shapes += leaders
    picture.notes += [*notes, *labels]
    if lane.events:
        below = Plot(plot.width, lane.height, years, 1.0, "x", "y2")
        lane_axis(picture, below, _EDGE)
        above = height - top - heading - lane.height - _EDGE
        events_lane(picture, lane, below, ink, left=space.left, above=above)
    return enlarge(picture, factor, whole_width, whole_height).figure()


def _meta(dataset: Dataset, state: ViewState, stack: Stack) -> dict[str, Any]:
    totals = [row for row in stack.totals if row is not None]
    return {
        "title": stack_title(dataset, state, stack),
        "subtitle": stack_subtitle(dataset, state, stack),
        "finding": stack_finding(dataset, state).sentence,
        "source": sources_of(dataset, [*stack.figures, *totals]),
        "notes": stack_notes(stack),
        "unlabelled": [],
    }


def layer_inks(stack: Stack, ink: Tokens) -> list[Ink]:
    """The colour of each layer: that of its origin in several tones, or a step of grey."""
    if stack.by in (SplitBy.CHANNEL, SplitBy.SECTOR):
        greys = (ink.channel1, ink.channel2, ink.channel3)
        return [Ink(greys[place % len(greys)], ink.ink) for place in range(len(stack.parts))]
    seen: dict[str, int] = {}
    found = []
    for part in stack.parts:
        colour = ink.origin(part.corridor[0])
        nth = seen[colour.mark] = seen.get(colour.mark, -1) + 1
        mark = toned(colour.mark, ink) if nth % 2 else colour.mark
        found.append(Ink(mixed(mark, ink.paper, _TONE), colour.text))
    return found


def _draw_layers(
    picture: Picture, dataset: Dataset, stack: Stack, looks: list[Ink], plot: Plot, ink: Tokens
) -> None:
    """An area for each layer and run of dates, then the points of its figures on its upper edge."""
    tops = [[0.0, *accumulate(row.size for row in stack.at(at))] for at in range(len(stack.dates))]
    for nth, part in enumerate(stack.parts):
        meta = {"origin": part.corridor[0], "destination": part.corridor[1], "code": part.code}
        for first, last in stack.runs:
            corners = [
                (day, at)
                for at in range(first, last + 1)
                for day in _days(stack.dates[at], plot, first == last)
            ]
            picture.add_scatter(
                x=[day for day, _at in corners] + [day for day, _at in reversed(corners)],
                y=[tops[at][nth + 1] for _day, at in corners]
                + [tops[at][nth] for _day, at in reversed(corners)],
                mode="lines",
                fill="toself",
                fillcolor=looks[nth].mark,
                line={"color": ink.paper, "width": _GAP},
                hoverinfo="skip",
                meta={"role": "layer", **meta},
            )
    for nth, part in enumerate(stack.parts):
        _draw_points(picture, dataset, stack, part, [each[nth + 1] for each in tops], plot, ink)


def _draw_points(
    picture: Picture,
    dataset: Dataset,
    stack: Stack,
    part: Part,
    tops: list[float],
    plot: Plot,
    ink: Tokens,
) -> None:
    """The figures of a layer on its upper edge, each with the mark that says how sure it is, in ink: its colour would
    not stand out from the layer.
    """
    look = Look(Ink(ink.ink, ink.ink))
    # The mark of a figure stands at its own number, here at what it comes to with the layers below it.
    raised = [replace(row, value=top) for row, top in zip(part.figures, tops, strict=True)]
    marks = [
        mark_of(
            row,
            look,
            plot,
            ink,
            joined=len(stack.dates) > 1,
            clash=REVISION if dataset.clash_kind(row.observation_id) == REVISION else "",
            small=True,
        )
        for row in raised
    ]
    points = [mark.points[0] for mark in marks]
    picture.shapes += [shape for mark in marks for shape in mark.shapes]
    for row, mark in zip(part.figures, marks, strict=True):
        if differs_sign(dataset, row.observation_id):
            picture.shapes += crossed_equals(mark.box[2] + 8, mark.anchor[1], plot, ink, on_colour=True)
    picture.add_scatter(
        x=[str(plot.place(period)) for period in stack.dates],
        y=tops,
        mode="markers",
        marker={
            "size": [point.size for point in points],
            "symbol": [point.symbol for point in points],
            "color": [point.fill for point in points],
            "line": {
                "color": [point.edge for point in points],
                "width": [point.edge_width for point in points],
            },
        },
        hoverinfo="text",
        hovertext=["<br>".join(_tooltip(tooltip_lines(dataset, row))) for row in part.figures],
        customdata=[row.observation_id for row in part.figures],
        cliponaxis=False,
        meta={
            "role": "figures",
            "origin": part.corridor[0],
            "destination": part.corridor[1],
            "code": part.code,
        },
    )


def _days(period: Period, plot: Plot, is_single: bool) -> list[str]:
    """From where to where a date reaches: a period as long as it counts, a single date as wide as a bar."""
    start, end = plot.clipped(period.start, period.end)
    if period.start is not None and (period.end - period.start).days > 700:
        return [str(start), str(end)]
    middle = plot.x(plot.place(period))
    return [plot.day(middle - _BAR), plot.day(middle + _BAR)] if is_single else [str(plot.place(period))]


def _draw_totals(picture: Picture, dataset: Dataset, stack: Stack, plot: Plot, ink: Tokens) -> None:
    """What the same table prints for all together: a thin line where layers have one, and its figures."""
    for first, last in stack.runs:
        rows = [(at, row) for at, row in enumerate(stack.totals) if row is not None and first <= at <= last]
        if not rows:
            continue
        path = [
            (day, row.size)
            for at, row in rows
            for day in (
                _days(stack.dates[at], plot, first == last)
                if first == last or is_long(row)
                else [str(plot.place(stack.dates[at]))]
            )
        ]
        picture.add_scatter(
            x=[day for day, _value in path],
            y=[value for _day, value in path],
            mode="lines",
            line={"color": ink.ink2, "width": 1.2, "dash": "4px,3px"},
            hoverinfo="skip",
            meta={"role": "total-line"},
        )
        picture.add_scatter(
            x=[str(plot.place(stack.dates[at])) for at, _row in rows],
            y=[row.size for _at, row in rows],
            mode="markers",
            marker={"size": 5, "color": ink.ink2, "line": {"color": ink.paper, "width": 1}},
            hoverinfo="text",
            hovertext=["<br>".join(_tooltip(tooltip_lines(dataset, row))) for _at, row in rows],
            customdata=[row.observation_id for _at, row in rows],
            cliponaxis=False,
            meta={"role": "total"},
        )


def _tooltip(lines: list[str]) -> list[str]:
    first, second, *rest = lines
    head = f"<b>{escape(first, quote=False)}</b>  {escape(second, quote=False)}"
    return [head, *(escape(part, quote=False) for line in rest for part in wrapped(line, 13, 300))]
