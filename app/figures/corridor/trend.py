"""The chart of a corridor over time: one panel a measure, all under one time axis, its events below."""

from dataclasses import replace
from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.corridor.trend import CorridorTrend, corridor_trend, panel_rows
from app.data.dataset import Dataset
from app.data.trends.events import named_events
from app.data.trends.series import quiet_series
from app.data.trends.trends import Group, Trend
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.corridor.empty import sentence_alone
from app.figures.corridor.labels import label_marks
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.room import groups_within
from app.figures.template import template
from app.figures.tokens import Tokens, tokens
from app.figures.trends.event_names import Lane, lane_of
from app.figures.trends.events_lane import events_lane
from app.figures.trends.frame import draw_axes, lane_axis
from app.figures.trends.labels import wrapped
from app.figures.trends.looks import dashes_of
from app.figures.trends.marks import Look, Mark, mark_of, under_others
from app.figures.trends.scale import Plot, y_ticks
from app.figures.trends.traces import draw_bars, draw_figures, draw_lines
from app.flowmap.labels import text_size
from app.state.view import ViewState
from app.text.corridor.charts import (
    finding_of,
    nothing_over_time,
    trend_notes,
    trend_subtitle,
    trend_title,
)
from app.text.figures import more_figures
from app.text.trends.marks import label_amount, panel_heading, panel_note
from app.text.trends.sources import sources_of

WIDTH, HEIGHT = 1100, 700
"""Pixels of the chart where nobody says how wide it may be; its height follows from its panels."""

_LEAST = 240
_NARROW, _WIDE = 620, 1000
_FIRST, _OTHER = 150.0, 112.0
"""Height of the plot of the first panel and of the others."""
_TOP, _AXIS, _EDGE = 4.0, 30.0, 8.0
_LINE = 19.0
_MOST_NAMED = 4


def corridor_trend_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, _height: int
) -> go.Figure:
    """The figures of a corridor over time in `width` pixels; without any, a sentence that says so."""
    width, ink = max(width, _LEAST), tokens(theme)
    found = corridor_trend(dataset, state.open_corridor)
    if found.is_empty or found.years is None:
        nothing = nothing_over_time(dataset, found)
        return sentence_alone(nothing, width, _layout(dataset, found, theme), ink)
    narrow = width < _NARROW
    parts = [
        _Part(trend, found.years, width, index, narrow=narrow) for index, trend in enumerate(found.panels)
    ]
    left, right = max(part.left for part in parts), _column(found, width)
    named = named_events(found.events, replace(found.panels[0], years=found.years))[-_MOST_NAMED:]
    lane = lane_of(
        found.events, named, width - left - right, found.years, left=left, right=right - 4, narrow=narrow
    )
    heights = [part.height for part in parts]
    if groups_within(heights, _TOP + lane.height + _EDGE) < len(parts):
        parts, lane = parts[: groups_within(heights, _TOP + _LINE + _EDGE)], Lane()
    left_out = sum(len(panel_rows(trend)) for trend in found.panels[len(parts) :])
    drawn = replace(found, panels=found.panels[: len(parts)])
    layout = _layout(dataset, drawn, theme, is_whole=not left_out)
    below = _LINE if left_out else lane.height
    height = round(_TOP + sum(part.height for part in parts) + below + _EDGE)
    layout["margin"] = {"l": left, "r": right, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    picture = Picture(width, height, layout)
    above, plots = _TOP, []
    for part in parts:
        bottom = height - above - part.heading - part.plot
        plots.append(_panel(picture, dataset, part, bottom, left, right, ink))
        above += part.height
    if lane.events:
        last = plots[-1]
        plot = Plot(last.width, lane.height, last.years, 1.0, last.xref, f"y{len(plots) + 1}")
        lane_axis(picture, plot, _EDGE)
        stems = height - _TOP - parts[0].heading - lane.height - _EDGE
        events_lane(picture, lane, plot, ink, left=left, above=stems)
    if left_out:
        picture.notes.append(_foot(more_figures(left_out), left, ink))
    return picture.figure()


def _column(found: CorridorTrend, width: int) -> float:
    """The room for labels right of the plots; on a narrow screen no more than the numbers need."""
    if width >= _NARROW:
        return 290.0 if width >= _WIDE else 220.0
    numbers = [str(label_amount(trend, trend.groups[0].latest)) for trend in found.panels]
    return min(max(text_size(words, 13)[0] * 1.08 + 18 for words in numbers), 0.42 * width)


class _Part:
    """One panel before it is drawn: its figures, its axis, and its heights in pixels."""

    def __init__(self, trend: Trend, years: tuple[int, int], width: int, index: int, *, narrow: bool) -> None:
        self.trend, self.years, self.index = trend, years, index
        self.unit = trend.units[0]
        self.rows = panel_rows(trend)
        self.plot = _FIRST if index == 0 else _OTHER
        self.ticks = y_ticks(max(_top(row) for row in self.rows), self.unit, self.plot)
        self.note = wrapped(panel_note(trend), 13, width - 8)
        self.heading = 26.0 + _LINE * len(self.note) + (12 if narrow else 14)
        self.left = max(46.0 if narrow else 56.0, _widest(self.ticks[1]) + 16)

    @property
    def height(self) -> float:
        """All of it, with heading and axis."""
        return self.heading + self.plot + _AXIS


def _panel(
    picture: Picture,
    dataset: Dataset,
    part: _Part,
    bottom: float,
    left: float,
    right: float,
    ink: Tokens,
) -> Plot:
    values, texts = part.ticks
    suffix = str(part.index + 1) if part.index else ""
    width = picture.width - left - right
    plot = Plot(width, part.plot, part.years, values[-1], f"x{suffix}", f"y{suffix}")
    draw_axes(picture, plot, suffix, bottom, values, texts)
    trend = part.trend
    group = trend.groups[0]
    look = Look(ink.origin(group.corridor[0]))
    dashes = dashes_of(quiet_series(dataset, trend))
    for quiet in (True, False):
        lines = [line for line in group.lines if (line[0].series_id in group.quiet) is quiet]
        draw_lines(picture, lines, part.unit, look, plot, dashes if quiet else {}, ink)
    marks = _marks(dataset, part, group, look, plot, ink)
    draw_bars(picture, group, part.rows, look, plot)
    draw_figures(picture, dataset, trend, group, marks, look, plot, ink)
    notes, leaders = label_marks(dataset, trend, marks, look, plot, ink, column=right)
    picture.shapes += [*leaders, *(shape for mark in marks for shape in mark.shapes)]
    picture.notes += [*_heading(part, plot, left, ink), *notes]
    return plot


def _marks(dataset: Dataset, part: _Part, group: Group, look: Look, plot: Plot, ink: Tokens) -> list[Mark]:
    """The marks of a panel, those of quiet series below the others."""
    lined = {line[0].series_id for line in group.lines}
    under = under_others(part.rows, plot)
    return [
        mark_of(
            row,
            look,
            plot,
            ink,
            joined=row.series_id in lined,
            clash=dataset.clash_kind(row.observation_id),
            quiet=row.series_id in group.quiet,
            under=row.observation_id in under,
        )
        for row in sorted(part.rows, key=lambda row: row.series_id not in group.quiet)
    ]


def _heading(part: _Part, plot: Plot, left: float, ink: Tokens) -> list[dict[str, Any]]:
    """What a panel counts, and what joins its figures."""
    common = {
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 0,
        "y": 1,
        "xshift": -left,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        # Stems of events run up through all panels, but not through words.
        "bgcolor": ink.paper,
    }
    words = panel_heading(part.trend, part.unit)
    heading = {
        "text": escape(words, quote=False),
        "yshift": part.heading - 2,
        "font": {"size": 15, "color": ink.ink, "weight": 650},
    }
    if not part.note:
        return [common | heading]
    note = {
        "text": "<br>".join(escape(line, quote=False) for line in part.note),
        "yshift": part.heading - 25,
        "font": {"size": 13, "color": ink.ink2},
    }
    return [common | heading, common | note]


def _foot(words: str, left: float, ink: Tokens) -> dict[str, Any]:
    """Words below the last panel."""
    return {
        "text": escape(words, quote=False),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xshift": -left,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 13, "color": ink.ink2},
    }


def _layout(dataset: Dataset, found: CorridorTrend, theme: Theme, *, is_whole: bool = True) -> dict[str, Any]:
    return {
        "template": template(theme),
        "autosize": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "meta": {
            "title": trend_title(dataset, found),
            "subtitle": trend_subtitle(found, is_whole=is_whole),
            "finding": finding_of(dataset, found).sentence,
            "source": sources_of(dataset, found.figures),
            "notes": trend_notes(dataset, found),
        },
    }


def _top(row: Observation) -> float:
    """The highest that the mark of a figure reaches; the spread of a model is drawn too."""
    return max(row.reach, row.value_high or 0.0)


def _widest(texts: list[str]) -> float:
    return max((text_size(text, 13)[0] for text in texts), default=0.0)
