"""The trend chart: figures over time, lines only within one series, every mark as sure as its figure,
events below.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.standing import is_corridor
from app.data.trend_events import events_of, named_events
from app.data.trends import MOST_UNITS, Group, Trend, trend_of
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.events_lane import events_lane, events_on_axis, lane_height
from app.figures.picture import Picture
from app.figures.template import template
from app.figures.tokens import Tokens, tokens
from app.figures.trend_frame import (
    Panel,
    Space,
    draw_axes,
    draw_empty,
    heading_notes,
    lane_axis,
    panels_of,
    space_for,
)
from app.figures.trend_gaps import gap_notes
from app.figures.trend_marks import Mark, mark_of
from app.figures.trend_mentions import draw_mentions
from app.figures.trend_notes import panel_labels
from app.figures.trend_scale import Plot
from app.figures.trend_traces import draw_figures, draw_lines, looks
from app.state.view import ViewState
from app.text.trends import finding, subtitle, title

WIDTH, HEIGHT = 1100, 700
"""Pixels of the chart where nobody says how large it may be."""

_NARROW = 620
_AXIS = 30.0
_EDGE = 8.0
_LEAST = 240
_LOW = 110.0


def trend_figure(
    dataset: Dataset, state: ViewState, theme: Theme, width: int = WIDTH, height: int = HEIGHT
) -> go.Figure:
    """The trend chart of a view in `width` by `height` pixels; `layout.meta` carries title, subtitle and
    finding.

    A view without a figure gives the empty axes with a sentence that says so.
    """
    width, height = max(width, _LEAST), max(height, _LEAST)
    trend, ink = trend_of(dataset, state), tokens(theme)
    narrow = width < _NARROW
    events = events_on_axis(events_of(dataset, trend, state), trend.years)
    named = () if narrow else named_events(events, trend)
    count = max(1, min(len(trend.units), MOST_UNITS))
    top, heading = (14.0, 24.0 if count > 1 else 10.0) if narrow else (2.0, 72.0)

    def plot_height() -> float:
        lane = lane_height(len(named)) if events else 0.0
        return (height - top - lane - _EDGE) / count - _AXIS - heading

    # Several panels need the room more than the names of events do.
    while named and plot_height() < _LOW:
        named = named[1:]
    each = max(plot_height(), 40.0)
    lane = lane_height(len(named)) if events else 0.0
    panels = panels_of(trend, each)
    space = space_for(width, panels, narrow=narrow, heading=heading)
    picture = Picture(width, height, _layout(dataset, state, trend, theme, space))
    plots = []
    for index, panel in enumerate(panels):
        bottom = height - top - (index + 1) * (each + _AXIS + heading) + _AXIS
        plots.append(_panel(picture, dataset, trend, panel, index, each, bottom, space, ink))
    if not panels:
        plots.append(draw_empty(picture, trend, ink, each, lane + _AXIS + _EDGE, space))
    if events:
        last = plots[-1]
        plot = Plot(last.width, lane, last.years, 1.0, last.xref, f"y{len(plots) + 1}")
        lane_axis(picture, plot, _EDGE)
        above = height - top - heading - lane - _EDGE
        events_lane(picture, events, named, plot, ink, left=space.left, right=space.right - 4, above=above)
    return picture.figure()


def _layout(dataset: Dataset, state: ViewState, trend: Trend, theme: Theme, space: Space) -> dict[str, Any]:
    return {
        "template": template(theme),
        "autosize": False,
        "margin": {"l": space.left, "r": space.right, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "hovermode": "closest",
        "hoverdistance": 14,
        "meta": {
            "title": title(dataset, trend),
            "subtitle": subtitle(dataset, state, trend),
            "finding": finding(dataset, trend),
        },
    }


def _panel(
    picture: Picture,
    dataset: Dataset,
    trend: Trend,
    panel: Panel,
    index: int,
    plot_height: float,
    bottom: float,
    space: Space,
    ink: Tokens,
) -> Plot:
    """Draw one panel whose zero line lies `bottom` pixels above the lower edge; returns its plot."""
    assert trend.years is not None
    values, texts = panel.ticks
    suffix = str(index + 1) if index else ""
    width = picture.width - space.left - space.right
    plot = Plot(width, plot_height, trend.years, values[-1] if values else 1.0, f"x{suffix}", f"y{suffix}")
    draw_axes(picture, plot, suffix, bottom, values, texts)
    look = looks(trend, ink)
    marks: list[tuple[Group, Mark]] = []
    shapes: list[dict[str, Any]] = []
    for group in panel.groups:
        here = [row for row in group.figures if row.unit == panel.unit]
        joined = {row.observation_id for line in group.lines for row in line}
        drawn = [
            mark_of(
                row,
                look[group.corridor, group.code],
                plot,
                ink,
                joined=row.observation_id in joined,
                differs=dataset.clashes(row.observation_id),
            )
            for row in here
        ]
        draw_lines(picture, group, panel.unit, look[group.corridor, group.code], plot, joined=bool(drawn))
        draw_figures(picture, dataset, group, drawn, look[group.corridor, group.code], plot, ink)
        marks += [(group, mark) for mark in drawn]
        shapes += [shape for mark in drawn for shape in mark.shapes]
    notes = heading_notes(trend, panel, plot, space, ink, narrow=space.right < 150)
    labels, leaders, taken = panel_labels(dataset, trend, marks, look, plot, ink, column=space.right)
    gaps: list[dict[str, Any]] = []
    if not index:
        draw_mentions(picture, dataset, trend, plot, ink, named=not panel.groups and space.right > 150)
        # What is empty is the whole chart, so it is said once.
        gaps = gap_notes(trend, trend.figures, _corridor_rows(dataset, trend), plot, taken, ink)
    picture.shapes += [*leaders, *shapes]
    picture.notes += [*notes, *gaps, *labels]
    return plot


def _corridor_rows(dataset: Dataset, trend: Trend) -> Sequence[Observation]:
    """Every figure of the measure that belongs to a corridor between two places, whatever the filters."""
    return [row for row in dataset.by_measure.get(trend.measure, ()) if is_corridor(row, dataset)]
