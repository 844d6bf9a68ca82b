"""Small charts side by side, one a corridor or an origin, on one scale or each on its own; the picture says which."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.trends.readings import read_trend
from app.data.trends.series import quiet_series
from app.data.trends.trends import Group, Trend, together
from app.domain.codes import Axis, PanelScale, Reading, Theme
from app.figures.picture import Picture
from app.figures.template import template
from app.figures.tokens import Tokens, tokens
from app.figures.trends.bands import MOST_BANDS, draw_bands, stems
from app.figures.trends.frame import Panel, Space, draw_axes, draw_empty, panel_of
from app.figures.trends.labels import wrapped
from app.figures.trends.looks import dashes_of, looks
from app.figures.trends.marks import Look, mark_of
from app.figures.trends.missing import draw_missing
from app.figures.trends.panel_labels import head_height, head_label, head_note, line_ends
from app.figures.trends.traces import draw_bars, draw_figures, draw_lines
from app.figures.trends.trend import trend_meta
from app.figures.trends.type import enlarge, type_scale
from app.flowmap.labels import text_size
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState
from app.text.alone import is_alone
from app.text.trends.marks import panel_heading
from app.text.trends.panels import panels_notes, scale_note

WIDTH = 1100
"""Pixels of the chart where nobody says how wide it may be."""

_LEAST = 240
_CELL, _SPLIT_CELL, _ORIGIN_CELL = 232.0, 320.0, 400.0
_SMALL_CELL = 176.0
"""The same in a picture, where a column of paper has room for two."""
_MOST_COLUMNS = 6
_GUTTER, _RIGHT, _SPLIT_RIGHT, _ORIGIN_RIGHT = 28.0, 10.0, 108.0, 180.0
_PLOT, _AXIS, _BELOW = 96.0, 24.0, 16.0
_TOP = 14.0
_EMPTY = 320


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one small chart stands, in pixels from the upper left corner; the room for names at its right and for its
    head, the words of the head, and how its lines look.
    """

    left: float
    top: float
    width: float
    right: float
    head: float
    words: str
    looks: Mapping[tuple[tuple[str, str], str], Look]


def trend_panels_figure(
    dataset: Dataset, state: ViewState, theme: Theme, width: int = WIDTH, _height: int = 0
) -> go.Figure:
    """The small charts of a view, as many columns as `width` pixels have room for and as high as they need."""
    state = state.but(chart=Chart.TREND_PANELS)
    whole = max(width, _LEAST)
    factor = type_scale(whole)
    width, ink = int(whole / factor), tokens(theme)
    trend = read_trend(dataset, state)
    meta = trend_meta(dataset, state, trend)
    meta["notes"] = [*panels_notes(state, trend), *meta["notes"]]
    if not trend.groups or trend.years is None:
        picture = Picture(width, _EMPTY, _layout(theme, meta))
        space = Space(20, 20, 0)
        draw_empty(picture, meta["finding"], None, ink, _EMPTY / 2, _EMPTY / 4, space)
        return enlarge(picture, factor, whole, int(_EMPTY * factor)).figure()
    unit = trend.units[0]
    corridors = together(trend, unit, by_origin=state.by == SplitBy.ORIGIN)
    heading = wrapped(f"{panel_heading(trend, unit)}. {scale_note(state.panels)}", 13.5, width - 8)
    top = _TOP + len(heading) * 18
    columns, each, right = _columns(width, corridors)
    # A line alone in its chart needs no other tone than that of its origin.
    looked = [looks(replace(trend, groups=tuple(groups)), ink) for groups in corridors]
    heads = [
        head_label(dataset, trend, groups, unit, look, ink, each)
        for groups, look in zip(corridors, looked, strict=True)
    ]
    head = head_height(heads)
    high = head + _PLOT + _AXIS + _BELOW
    height = top + -(-len(corridors) // columns) * high
    picture = Picture(width, round(height), _layout(theme, meta))
    picture.notes.append(_heading(heading, ink))
    shared = panel_of([group for groups in corridors for group in groups], unit, _PLOT, _axis(state))
    for nth, groups in enumerate(corridors):
        left, upper = nth % columns * (each + _GUTTER), top + nth // columns * high
        cell = _Cell(left, upper, each, right, head, heads[nth], looked[nth])
        own = panel_of(groups, unit, _PLOT, _axis(state))
        panel = own if state.panels == PanelScale.OWN else replace(shared, groups=tuple(groups))
        meta["unlabelled"] += _draw(picture, dataset, trend, panel, nth, cell, ink)
    return enlarge(picture, factor, whole, round(height * factor)).figure()


def _layout(theme: Theme, meta: dict[str, Any]) -> dict[str, Any]:
    return {
        "template": template(theme),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "hovermode": "closest",
        "hoverdistance": 12,
        "meta": meta,
    }


def _axis(state: ViewState) -> Axis:
    return Axis.LINEAR if state.reading == Reading.CHANGE else state.axis


def _columns(width: int, corridors: list[list[Group]]) -> tuple[int, float, float]:
    """How many small charts stand in a row, how wide each is, and the room in it for names at the ends of lines."""
    is_split = any(len(groups) > 1 for groups in corridors)
    by_origin = is_split and any(len({group.corridor for group in groups}) > 1 for groups in corridors)
    alone = _SMALL_CELL if is_alone() and width < 2 * _CELL + _GUTTER else _CELL
    least = _ORIGIN_CELL if by_origin else _SPLIT_CELL if is_split else alone
    columns = max(1, min(_MOST_COLUMNS, int((width + _GUTTER) / (least + _GUTTER)), len(corridors)))
    each = min((width - _GUTTER * (columns - 1)) / columns, 2 * least)
    return columns, each, _ORIGIN_RIGHT if by_origin else _SPLIT_RIGHT if is_split else _RIGHT


def _draw(
    picture: Picture, dataset: Dataset, trend: Trend, panel: Panel, nth: int, cell: _Cell, ink: Tokens
) -> list[str]:
    """Draw one small chart into its cell: head, axes, lines and marks. The keys of figures that stand for a line
    without a name.
    """
    assert trend.years is not None
    suffix = str(nth + 1) if nth else ""
    left = cell.left + max(34.0, max(text_size(text, 13)[0] for text in panel.ticks[1]) + 10)
    width = cell.left + cell.width - cell.right - left
    plot = panel.plot(width, _PLOT, trend.years, suffix)
    bottom = picture.height - cell.top - cell.head - _PLOT
    across = left / picture.width, (left + width) / picture.width
    draw_axes(picture, plot, suffix, bottom, *panel.ticks, across)
    lined = {line[0].series_id for line in trend.lines}
    dashes = dashes_of(quiet_series(dataset, trend))
    with_bands = len(panel.groups) <= MOST_BANDS
    for group in panel.groups:
        mine = cell.looks[group.corridor, group.code]
        rows = [row for row in group.figures if row.unit == panel.unit]
        if with_bands:
            draw_bands(picture, group, rows, mine, plot, ink)
        for quiet in (True, False):
            lines = [line for line in group.lines if (line[0].series_id in group.quiet) is quiet]
            draw_lines(picture, lines, panel.unit, mine, plot, dashes if quiet else {}, ink)
        marks = [
            mark_of(
                row,
                mine,
                plot,
                ink,
                joined=row.series_id in lined,
                clash=dataset.clash_kind(row.observation_id),
                quiet=row.series_id in group.quiet,
                small=True,
            )
            for row in sorted(rows, key=lambda row: row.series_id not in group.quiet)
        ]
        draw_bars(picture, group, rows, mine, plot)
        draw_figures(
            picture, dataset, trend, group, marks, mine, plot, ink, brief=True, with_bands=with_bands
        )
        picture.shapes += [shape for mark in marks for shape in mark.shapes]
        if trend.reading == Reading.CHANGE:
            picture.shapes += stems(marks, mine, plot)
    corridors = {group.corridor for group in panel.groups}
    here = tuple(each for each in trend.missing if each.corridor in corridors)
    draw_missing(picture, dataset, replace(trend, missing=here), plot, ink)
    picture.notes.append(head_note(cell.words, plot, ink, shift=cell.left - left, up=cell.head))
    if trend.by == SplitBy.CORRIDOR and len(corridors) == 1:
        return []
    ends, keys, bare = line_ends(dataset, trend, panel, cell.looks, plot, room=cell.right)
    picture.notes += ends
    picture.shapes += keys
    return bare


def _heading(lines: list[str], ink: Tokens) -> dict[str, Any]:
    return {
        "text": "<br>".join(escape(line, quote=False) for line in lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13.5, "color": ink.ink2},
        "borderpad": 0,
    }
