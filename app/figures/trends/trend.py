"""The trend chart: figures over time, lines only within one series, every mark as sure as its figure,
events below.
"""

from collections.abc import Collection
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.passing import corridors_by_year, of_measure, shapes
from app.data.trends.events import events_of, events_on_axis, named_events
from app.data.trends.lines import is_long
from app.data.trends.readings import read_trend
from app.data.trends.series import quiet_series
from app.data.trends.trends import MOST_UNITS, Group, Trend
from app.domain.codes import Reading, Theme
from app.figures.picture import Picture
from app.figures.tokens import Tokens, tokens
from app.figures.trends.bands import MOST_BANDS, draw_bands, stems
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
    panels_of,
    space_for,
)
from app.figures.trends.gaps import gap_notes
from app.figures.trends.looks import dashes_of, looks
from app.figures.trends.marks import Mark, mark_of, under_others
from app.figures.trends.mentions import draw_mentions
from app.figures.trends.missing import draw_missing
from app.figures.trends.notes import panel_labels
from app.figures.trends.scale import Plot
from app.figures.trends.traces import draw_bars, draw_figures, draw_lines
from app.figures.trends.type import enlarge, type_scale
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.trends.finding import told
from app.text.trends.marks import panel_heading, panel_note
from app.text.trends.sources import source_line
from app.text.trends.words import all_notes, empty_sentence, subtitle, title

WIDTH, HEIGHT = 1100, 700
"""Pixels of the chart where nobody says how large it may be."""

_NARROW = 620
_AXIS = 30.0
_EDGE = 8.0
_LEAST = 240
_LOW = 110.0
"""Pixels of height that each of several plots keeps before events are named."""
_SIDE_BY_SIDE = 12.0


def trend_figure(
    dataset: Dataset, state: ViewState, theme: Theme, width: int = WIDTH, height: int = HEIGHT
) -> go.Figure:
    """The trend chart of a view in `width` by `height` pixels; `layout.meta` carries title, subtitle and
    finding.

    A view without a figure gives the empty axes with a sentence that says so.
    """
    state = state.but(chart=Chart.TREND)
    whole_width, whole_height = max(width, _LEAST), max(height, _LEAST)
    enlarged = type_scale(whole_width)
    width, height = int(whole_width / enlarged), int(whole_height / enlarged)
    trend, ink = read_trend(dataset, state), tokens(theme)
    narrow = width < _NARROW
    events = events_on_axis(events_of(dataset, trend, state), trend.years)
    count = max(1, min(len(trend.units), MOST_UNITS))
    top, heading = (14.0, 24.0 if count > 1 else 10.0) if narrow else (2.0, 72.0)

    def plot_height(lane: Lane) -> float:
        return (height - top - lane.height - _EDGE) / count - _AXIS - heading

    def room(lane: Lane) -> tuple[float, list[Panel], Space]:
        each = max(plot_height(lane), 40.0)
        panels = panels_of(trend, each, state.axis)
        return each, panels, space_for(width, panels, narrow=narrow, heading=heading)

    _each, _panels, space = room(Lane())
    lane = lane_of(
        events,
        named_events(events, trend),
        width - space.left - space.right,
        trend.years,
        left=space.left,
        right=space.right - 4,
        narrow=narrow,
    )
    # Figures need the room more than the names of events do.
    while lane.names and plot_height(lane) < (_LOW if count > 1 else least_plot(height)):
        lane = lane.shorter()
    each, panels, space = room(lane)
    picture = Picture(width, height, frame_layout(theme, space, trend_meta(dataset, state, trend)))
    plots = []
    for index, panel in enumerate(panels):
        bottom = height - top - (index + 1) * (each + _AXIS + heading) + _AXIS
        plot, bare = _panel(picture, dataset, trend, panel, index, each, bottom, space, ink)
        plots.append(plot)
        picture.layout["meta"]["unlabelled"] += bare
    if not panels:
        words = empty_sentence(dataset, trend)
        plots.append(draw_empty(picture, words, trend.years, ink, each, lane.height + _AXIS + _EDGE, space))
        draw_missing(picture, dataset, trend, plots[-1], ink)
    if lane.events:
        last = plots[-1]
        plot = Plot(last.width, lane.height, last.years, 1.0, last.xref, f"y{len(plots) + 1}")
        lane_axis(picture, plot, _EDGE)
        above = height - top - heading - lane.height - _EDGE
        events_lane(picture, lane, plot, ink, left=space.left, above=above)
    return enlarge(picture, enlarged, whole_width, whole_height).figure()


def trend_meta(dataset: Dataset, state: ViewState, trend: Trend) -> dict[str, Any]:
    """What the chart says of itself; `unlabelled` takes the keys of drawn figures that have no label there."""
    return {
        "title": title(dataset, trend),
        "subtitle": subtitle(dataset, state, trend),
        "finding": told(dataset, trend).sentence,
        "source": source_line(dataset, trend),
        "notes": all_notes(dataset, state, trend),
        "unlabelled": [],
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
) -> tuple[Plot, list[str]]:
    """Draw one panel whose zero line lies `bottom` pixels above the lower edge; returns its plot, and the keys of its
    figures that have no label.
    """
    assert trend.years is not None
    suffix = str(index + 1) if index else ""
    plot = panel.plot(picture.width - space.left - space.right, plot_height, trend.years, suffix)
    draw_axes(picture, plot, suffix, bottom, *panel.ticks)
    look = looks(trend, ink)
    lined = {line[0].series_id for line in trend.lines}
    dashes = dashes_of(quiet_series(dataset, trend))
    shifts = _shifts(trend, panel, plot)
    every = [row for group in panel.groups for row in group.figures if row.unit == panel.unit]
    under = under_others(every, plot, shifts)
    with_bands = len(panel.groups) <= MOST_BANDS
    marks: list[tuple[Group, Mark]] = []
    shapes: list[dict[str, Any]] = []
    for quiet in (True, False):
        for group in panel.groups:
            ways = [line for line in group.lines if (line[0].series_id in group.quiet) is quiet]
            draw_lines(
                picture,
                ways,
                panel.unit,
                look[group.corridor, group.code],
                plot,
                dashes if quiet else {},
                ink,
            )
    # Small groups last, so that no large one hides them.
    for group in panel.groups:
        here = [row for row in group.figures if row.unit == panel.unit]
        drawn = [
            mark_of(
                row,
                look[group.corridor, group.code],
                plot,
                ink,
                joined=row.series_id in lined,
                clash=dataset.clash_kind(row.observation_id),
                quiet=row.series_id in group.quiet,
                shift=shifts.get(row.observation_id, 0.0),
                under=row.observation_id in under,
            )
            for row in sorted(here, key=lambda row: row.series_id not in group.quiet)
        ]
        if with_bands:
            draw_bands(picture, group, here, look[group.corridor, group.code], plot, ink)
        if trend.reading == Reading.CHANGE:
            shapes += stems(drawn, look[group.corridor, group.code], plot)
        draw_bars(picture, group, here, look[group.corridor, group.code], plot)
        draw_figures(
            picture,
            dataset,
            trend,
            group,
            drawn,
            look[group.corridor, group.code],
            plot,
            ink,
            with_bands=with_bands,
        )
        marks += [(group, mark) for mark in drawn]
        shapes += [shape for mark in drawn for shape in mark.shapes]
    words = panel_heading(trend, panel.unit), panel_note(trend, is_log=plot.is_log, with_bands=with_bands)
    notes = heading_notes(*words, plot, space, ink, narrow=space.right < 150)
    labels = panel_labels(dataset, trend, marks, look, plot, ink, column=space.right)
    gaps: list[dict[str, Any]] = []
    if not index:
        draw_missing(picture, dataset, trend, plot, ink)
        draw_mentions(picture, dataset, trend, plot, ink, named=not panel.groups and space.right > 150)
        # What is empty is the whole chart, so it is said once.
        gaps = gap_notes(trend, trend.figures, _years_with_corridors(dataset, trend), plot, labels.taken, ink)
    picture.shapes += [*labels.leaders, *shapes]
    picture.notes += [*notes, *gaps, *labels.notes]
    return plot, labels.bare


def _shifts(trend: Trend, panel: Panel, plot: Plot) -> dict[str, float]:
    """How far from the middle of its period the mark of each figure stands that counts within years or is a change,
    in pixels: side by side, so that one spread or stem does not hide another.
    """
    beside = [row for row in panel.rows if is_long(row) or trend.reading == Reading.CHANGE]
    groups = [group for group in panel.groups if any(row in group.figures for row in beside)]
    if len(groups) < 2:
        return {}
    step = _SIDE_BY_SIDE
    lengths = [row.period.end - row.period.start for row in beside if is_long(row) and row.period.start]
    if lengths:
        step = min(step, 0.8 * plot.width * (min(lengths) / (plot.end - plot.start)) / len(groups))
    places = {id(group): step * (place - (len(groups) - 1) / 2) for place, group in enumerate(groups)}
    return {
        row.observation_id: places[id(group)] for group in groups for row in group.figures if row in beside
    }


def _years_with_corridors(dataset: Dataset, trend: Trend) -> Collection[int]:
    """The years in which any corridor between two places has a figure of the measure, whatever the filters."""
    found = of_measure(dataset, trend.measure) & shapes(dataset).corridor
    return {year for year, _ in corridors_by_year(dataset, found)}
