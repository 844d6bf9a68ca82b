"""Counts and estimates of a country as bars on one scale: one bar where parts may stand in it, else one each."""

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from app.data.country.bars import CountryBars, country_bars
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.country.frame import bare_layout, chart_meta, empty_picture, pixel_axes
from app.figures.country.sheet import AXIS, LINE, Bars, Column, Sheet
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.room import columns_added, groups_within, second_column
from app.figures.tokens import Tokens, tokens
from app.state.view import ViewState
from app.text.country.bars import bars_notes, bars_subtitle, bars_title, finding_of
from app.text.figures import more_figures

WIDTH, HEIGHT = 760, 420
"""Pixels of the bars where nobody says how wide they may be; their height follows from what they show."""

_LEAST, _TWO_COLUMNS, _GUTTER = 240, 1000, 44
"""Pixels of the narrowest picture, of one wide enough for two columns, and between these."""


def country_bars_figure(
    dataset: Dataset,
    _basemap: Basemap,
    state: ViewState,
    theme: Theme,
    width: int = WIDTH,
    _height: int = HEIGHT,
) -> go.Figure:
    """The bars of a view of a country page, `width` pixels wide and as high as they need; in two columns of one scale
    where they are wide.

    `customdata` of each bar is the key of its figure; `free` in `layout.meta` are the pixels without any below the last
    column.
    """
    found, ink = country_bars(dataset, state), tokens(theme)
    if not found.groups:
        return empty_picture(theme, width, _meta(dataset, found))
    picture = Picture(max(width, _LEAST), 0, {})
    columns, bars = _columns(picture.width), Bars()
    heights = _heights(dataset, found, ink, columns[0])
    count = groups_within(columns_added(heights, len(columns)), AXIS + LINE)
    left_out = sum(len(group.rows) for group in found.groups[count:])
    begins = second_column(heights[:count]) if len(columns) > 1 else count
    drawn = replace(found, groups=found.groups[:count])
    parts = [drawn.groups[:begins], drawn.groups[begins:]]
    ends = []
    for column, groups in zip(columns, parts, strict=False):
        sheet = Sheet(dataset, drawn, ink, picture, column, bars)
        for group in groups:
            sheet.add_group(group)
        if left_out and groups and groups[-1] is drawn.groups[-1]:
            sheet.add_line(more_figures(left_out))
        if groups:
            sheet.add_axis()
        ends.append(sheet.height)
    picture.height = int(max(ends))
    picture.layout = bare_layout(theme, _meta(dataset, drawn) | {"free": picture.height - int(ends[-1])})
    pixel_axes(picture)
    picture.traces.append(bars.trace(ink))
    return picture.figure()


def _meta(dataset: Dataset, found: CountryBars) -> dict[str, Any]:
    return chart_meta(
        dataset,
        bars_title(dataset, found),
        bars_subtitle(found),
        finding_of(dataset, found),
        found.rows,
        bars_notes(dataset, found),
    )


def _columns(width: int) -> list[Column]:
    if width < _TWO_COLUMNS:
        return [Column(0.0, width)]
    each = (width - _GUTTER) / 2
    return [Column(0.0, each), Column(each + _GUTTER, each)]


def _heights(dataset: Dataset, found: CountryBars, ink: Tokens, column: Column) -> list[float]:
    """The pixels that each group takes in a column, found by drawing it for nobody."""
    heights = []
    for group in found.groups:
        sheet = Sheet(dataset, found, ink, Picture(0, 0, {}), column, Bars())
        sheet.add_group(group)
        heights.append(sheet.height)
    return heights
