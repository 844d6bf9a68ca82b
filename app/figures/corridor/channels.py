"""The chart of a corridor by channel and sector: bars on one scale, those of one series and date together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.corridor.context import mentions_of_corridor
from app.data.corridor.corridor import Corridor
from app.data.corridor.tables import Table, Tables, sectors_with_numbers, tables_of
from app.data.dataset import Dataset, Mention
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.corridor.bars import Bar, draw_bars, shades
from app.figures.corridor.empty import sentence_alone
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.room import columns_added, groups_within, second_column
from app.figures.template import template
from app.figures.tokens import Tokens, tokens
from app.figures.trends.labels import shortened, wrapped
from app.figures.trends.scale import Plot, pixel_path, y_ticks
from app.flowmap.labels import text_size
from app.state.view import ViewState
from app.text.corridor.channels import (
    bar_name,
    channels_notes,
    channels_subtitle,
    channels_title,
    finding_of,
    named_sentence,
    no_corridor,
    nothing_by_channel,
    table_heading,
    table_note,
)
from app.text.corridor.charts import mark_details
from app.text.figures import amount, more_figures
from app.text.sources.disagreements import DIFFERS, differs_word
from app.text.trends.sources import sources_of

WIDTH, HEIGHT = 760, 420
"""Pixels of the chart where nobody says how wide it may be; its height follows from its bars."""

_LEAST, _NARROW = 240, 560
_TWO_COLUMNS, _GUTTER = 1140, 28
"""Pixels wide enough for two columns, and between these."""
_HEAD, _LINE, _HEAD_SIZE = 22.0, 17.5, 14.5
_ROW, _STACKED = 40.0, 64.0
"""Height of a bar with its name beside it, and above it."""
_AIR, _AXIS, _TOP = 14.0, 26.0, 4.0
_TICKS_APART = 90


@dataclass(frozen=True, slots=True)
class _Space:
    """Pixels: all there is, the column of names left of the bars, the room for numbers right of them."""

    width: float
    left: float
    right: float
    narrow: bool

    @property
    def plot(self) -> float:
        return self.width - self.left - self.right


def corridor_channels_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, _height: int
) -> go.Figure:
    """The figures of a corridor by channel and sector in `width` pixels, in two columns where these are wide; without
    any, a sentence that says so. `free` in `layout.meta` are the pixels without any below the last column.
    """
    width, ink, corridor = max(width, _LEAST), tokens(theme), state.open_corridor
    found = tables_of(dataset, corridor) if corridor else Tables((), 0, 0)
    mentions = mentions_of_corridor(dataset, corridor) if corridor else ()
    if corridor is None or not found.tables:
        layout = _layout(dataset, corridor, found, mentions, theme)
        nothing = nothing_by_channel(dataset, corridor) if corridor else no_corridor()
        words = [nothing, named_sentence(dataset, mentions)] if mentions else [nothing]
        return sentence_alone(" ".join(words), width, layout, ink)
    lefts = [0.0] if width < _TWO_COLUMNS or len(found.tables) == 1 else [0.0, (width + _GUTTER) / 2]
    space = _space(dataset, found, width - lefts[-1])
    heights = [_height_of(dataset, table, space) for table in found.tables]
    count = groups_within(columns_added(heights, len(lefts)), _TOP + _AXIS + _AIR + _LINE)
    left_out = sum(len(table.rows) for table in found.tables[count:])
    found, heights = replace(found, tables=found.tables[:count]), heights[:count]
    layout = _layout(dataset, corridor, found, mentions, theme)
    named = named_sentence(dataset, mentions, sectors_with_numbers(dataset, corridor)) if mentions else ""
    named_lines = [more_figures(left_out)] if left_out else wrapped(named, 13, width - 30) if named else []
    below = _AIR + _LINE * len(named_lines) if named_lines else 0.0
    begins = second_column(heights) if len(lefts) > 1 else count
    areas = [sum(heights[:begins]), sum(heights[begins:])][: len(lefts)]
    height = round(_TOP + max(areas) + _AXIS + below)
    layout["margin"] = {"l": space.left, "r": space.right, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    layout["meta"]["free"] = round(max(areas) - areas[-1])
    picture = Picture(width, height, layout)
    top = max(row.reach for row in found.rows)
    for index, (left, area) in enumerate(zip(lefts, areas, strict=True)):
        tables = found.tables[begins:] if index else found.tables[:begins]
        _column(picture, dataset, tables, index, left, area, top, space, ink)
    picture.notes += _named(named_lines, space, ink)
    return picture.figure()


def _column(
    picture: Picture,
    dataset: Dataset,
    tables: Sequence[Table],
    index: int,
    left: float,
    area: float,
    top: float,
    space: _Space,
    ink: Tokens,
) -> None:
    """Tables below one another from `left` pixels on, `area` pixels high together, with the axis below them."""
    values, texts = y_ticks(top, "persons", space.plot / _TICKS_APART * 45)
    suffix = str(index + 1) if index else ""
    plot = Plot(space.plot, area, (2000, 2000), values[-1], f"x{suffix}", f"y{suffix}")
    _axes(picture, plot, suffix, left, space, values, texts)
    bars: list[Bar] = []
    y = area
    for table in tables:
        high = _height_of(dataset, table, space)
        bars += _table(picture, dataset, table, y, plot, space, ink)
        if not space.narrow:
            picture.shapes += _grid(values, y - high + _AIR / 2, _rows_height(table, space), plot, ink)
        y -= high
    draw_bars(picture, dataset, bars, plot, ink)
    picture.notes += [_number(dataset, bar, plot, ink) for bar in bars]


def _space(dataset: Dataset, found: Tables, width: float) -> _Space:
    numbers = max(_number_width(dataset, row) for row in found.rows)
    if width < _NARROW:
        return _Space(width, 8.0, min(numbers, width * 0.62), True)
    names = max(text_size(bar_name(dataset, row), 14)[0] * 1.05 for row in found.rows)
    return _Space(width, min(max(names + 18, 150.0), width * 0.42), min(numbers, width * 0.4), False)


def _number_width(dataset: Dataset, row: Observation) -> float:
    mark = 20 if differs_word(dataset, row.observation_id) else 0
    return text_size(str(amount(row)), 15)[0] * 1.08 + mark + 26


def _height_of(dataset: Dataset, table: Table, space: _Space) -> float:
    words = _HEAD * len(_head_lines(table, space)) + _LINE * len(_note_lines(dataset, table, space))
    return words + _rows_height(table, space) + _AIR


def _rows_height(table: Table, space: _Space) -> float:
    return (_STACKED if space.narrow else _ROW) * len(table.rows)


def _grid(values: list[float], low: float, height: float, plot: Plot, ink: Tokens) -> list[dict[str, Any]]:
    """The lines of the scale behind the bars of one table, so that none runs through words."""
    way = f"M0,0 L0,{height:g}"
    return [
        pixel_path(
            value / plot.top * plot.width, low, plot, way, ink.rule if value else ink.rule2, 1.0, below=True
        )
        for value in values
    ]


def _head_lines(table: Table, space: _Space) -> list[str]:
    # Headings are set bolder than the widths that are measured.
    return wrapped(table_heading(table), _HEAD_SIZE * 1.05, space.width - 8)


def _note_lines(dataset: Dataset, table: Table, space: _Space) -> list[str]:
    return wrapped(table_note(dataset, table), 12.5, space.width - 8)


def _axes(
    picture: Picture,
    plot: Plot,
    suffix: str,
    left: float,
    space: _Space,
    values: list[float],
    texts: list[str],
) -> None:
    whole, high = picture.width - space.left - space.right, (picture.height - _TOP) / picture.height
    picture.set_axis(
        f"xaxis{suffix}",
        range=[0, plot.top],
        domain=[left / whole, min((left + plot.width) / whole, 1.0)],
        anchor=plot.yref,
        tickvals=values,
        ticktext=texts,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    picture.set_axis(
        f"yaxis{suffix}",
        range=[0, plot.height],
        domain=[max(high - plot.height / picture.height, 0.0), high],
        anchor=plot.xref,
        visible=False,
        fixedrange=True,
    )


def _table(
    picture: Picture, dataset: Dataset, table: Table, y: float, plot: Plot, space: _Space, ink: Tokens
) -> list[Bar]:
    """Heading, note and bars of a table whose upper edge is `y`; returns the bars, not yet drawn."""
    for line in _head_lines(table, space):
        text = escape(line, quote=False)
        picture.notes.append(_words(text, y - _HEAD / 2, plot, space, _HEAD_SIZE, ink.ink, weight=650))
        y -= _HEAD
    for line in _note_lines(dataset, table, space):
        text = escape(line, quote=False)
        picture.notes.append(_words(text, y - _LINE / 2, plot, space, 12.5, ink.ink2))
        y -= _LINE
    row_height = _STACKED if space.narrow else _ROW
    fills = shades(table.rows, ink)
    bars = []
    for row, fill in zip(table.rows, fills, strict=True):
        middle = y - row_height + 17 if space.narrow else y - row_height / 2
        picture.notes += _names(dataset, row, y, middle, plot, space, ink)
        bars.append(Bar(row, middle, fill))
        y -= row_height
    return bars


def _names(
    dataset: Dataset, row: Observation, y: float, middle: float, plot: Plot, space: _Space, ink: Tokens
) -> list[dict[str, Any]]:
    """Name of a bar, and below it how sure the figure is; above the bar where the screen is narrow."""
    name, details = bar_name(dataset, row), mark_details(dataset, row, dated=False)
    room = (space.width if space.narrow else space.left) - 10
    lines = [(shortened(name, 14, room) or name, 14.0, ink.ink, 600)]
    if details:
        lines.append((shortened(details, 12.5, room) or details, 12.5, ink.ink2, 400))
    if space.narrow:
        places = [y - 10, y - 26] if len(lines) == 2 else [y - 20]
    else:
        places = [middle + 8, middle - 9] if len(lines) == 2 else [middle]
    return [
        _words(escape(text, quote=False), place, plot, space, size, colour, weight=weight)
        for (text, size, colour, weight), place in zip(lines, places, strict=True)
    ]


def _words(
    text: str,
    y: float,
    plot: Plot,
    space: _Space,
    size: float,
    colour: str,
    *,
    weight: int = 400,
) -> dict[str, Any]:
    return {
        "text": text,
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 0,
        "y": y / plot.height,
        "xshift": -space.left,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour, "weight": weight},
    }


def _number(dataset: Dataset, bar: Bar, plot: Plot, ink: Tokens) -> dict[str, Any]:
    """The number at the end of a bar, and what says that it does not fit."""
    words = amount(bar.row)
    text = (
        f"{escape(words.before, quote=False)}"
        f'<span style="font-weight:680">{escape(words.number, quote=False)}</span>{escape(words.after, quote=False)}'
    )
    if differs_word(dataset, bar.row.observation_id):
        text += f' <span style="color:{ink.warn}">{DIFFERS}</span>'
    return {
        "text": text,
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": min(bar.row.reach / plot.top, 1.0),
        "y": bar.middle / plot.height,
        "xshift": bar.after + 6,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 1,
        "bgcolor": ink.paper,
        "font": {"size": 15, "color": ink.ink},
    }


def _named(lines: list[str], space: _Space, ink: Tokens) -> list[dict[str, Any]]:
    """Sectors named without a number: words below the scale, behind a dotted stub."""
    if not lines:
        return []
    return [
        {
            "text": "<br>".join(escape(line, quote=False) for line in lines),
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 0,
            "xshift": -space.left,
            "xanchor": "left",
            "yanchor": "bottom",
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
            "font": {"size": 13, "color": ink.ink2},
        }
    ]


def _layout(
    dataset: Dataset,
    corridor: Corridor | None,
    found: Tables,
    mentions: tuple[Mention, ...],
    theme: Theme,
) -> dict[str, Any]:
    return {
        "template": template(theme),
        "autosize": False,
        "hovermode": "closest",
        "bargap": 0,
        "barmode": "overlay",
        "meta": {
            "title": channels_title(dataset, corridor),
            "subtitle": channels_subtitle(found),
            "finding": finding_of(dataset, corridor, found).sentence,
            "source": sources_of(dataset, [*found.rows, *mentions]),
            "notes": channels_notes(dataset, found),
        },
    }
