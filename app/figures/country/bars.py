"""Counts and estimates of a country as bars on one scale: one bar where parts may stand in it, else one each."""

from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.country.bars import BarGroup, CountryBars, GroupKind, country_bars
from app.data.country.country import Side
from app.data.dataset import Dataset
from app.domain.codes import Bound, Stage, Theme
from app.domain.figure import Observation
from app.figures.country.frame import bare_layout, empty_picture, pixel_axes, readable, text_note
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.room import groups_within
from app.figures.tokens import Tokens, mixed, tokens
from app.figures.trends.labels import wrapped
from app.figures.trends.scale import y_ticks
from app.flowmap.labels import text_size
from app.state.view import ViewState
from app.text.country.bars import (
    bar_details,
    bar_name,
    bar_tooltip,
    bars_finding,
    bars_notes,
    bars_subtitle,
    bars_title,
    group_heading,
    total_words,
)
from app.text.figures import amount, more_figures
from app.text.map.words import folded
from app.text.trends.sources import sources_of

WIDTH, HEIGHT = 760, 420
"""Pixels of the bars where nobody says how wide they may be; their height follows from what they show."""

_HEAD, _STACK, _LINE, _BAR, _GAP, _BETWEEN = 24.0, 38.0, 19.0, 10.0, 11.0, 16.0
"""Pixels: of a heading, a bar of parts, a line of text, a single bar, the air below one, and between groups."""
_AXIS, _EDGE = 30.0, 14.0
_SIZE, _SMALL = 13.5, 13.0


def country_bars_figure(
    dataset: Dataset,
    _basemap: Basemap,
    state: ViewState,
    theme: Theme,
    width: int = WIDTH,
    _height: int = HEIGHT,
) -> go.Figure:
    """The bars of a view of a country page, `width` pixels wide and as high as they need.

    `customdata` of each bar is the key of its figure.
    """
    found, ink = country_bars(dataset, state), tokens(theme)
    meta = {
        "title": bars_title(dataset, found),
        "subtitle": bars_subtitle(found),
        "finding": bars_finding(dataset, state).sentence,
        "source": sources_of(dataset, found.rows),
        "notes": bars_notes(found),
    }
    if not found.groups:
        return empty_picture(theme, width, meta)
    picture = Picture(max(width, 240), 0, bare_layout(theme, meta))
    count = groups_within(_heights(dataset, found, ink, picture.width), _AXIS + _LINE)
    left_out = sum(len(group.rows) for group in found.groups[count:])
    drawn = replace(found, groups=found.groups[:count])
    sheet = _Sheet(dataset, drawn, ink, picture)
    for group in drawn.groups:
        sheet.add_group(group)
    if left_out:
        sheet.add_line(more_figures(left_out))
    sheet.finish()
    return picture.figure()


def _heights(dataset: Dataset, found: CountryBars, ink: Tokens, width: int) -> list[float]:
    """The pixels that each group takes, found by drawing it for nobody."""
    heights = []
    for group in found.groups:
        sheet = _Sheet(dataset, found, ink, Picture(width, 0, {}))
        sheet.add_group(group)
        heights.append(sheet.height)
    return heights


@dataclass(slots=True)
class _Bars:
    """The bars of the picture, as columns: from, length, height of the middle and thickness in pixels, and so on."""

    base: list[float] = field(default_factory=list)
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    colour: list[str] = field(default_factory=list)
    pattern: list[str] = field(default_factory=list)
    key: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Sheet:
    """The picture from top to bottom; `_at` is how many pixels are taken."""

    def __init__(self, dataset: Dataset, found: CountryBars, ink: Tokens, picture: Picture) -> None:
        self._dataset, self._found, self._ink, self._picture = dataset, found, ink, picture
        self._at = 2.0
        self._plot = picture.width - _EDGE
        values, self._ticks = y_ticks(found.top, "persons", 260.0)
        self._values = values
        self._scale = self._plot / (values[-1] or 1.0)
        self._bars = _Bars()

    @property
    def height(self) -> float:
        """Pixels that are taken."""
        return self._at

    def add_line(self, words: str) -> None:
        """A line of words below what stands there."""
        self._note(escape(words, quote=False), 0, self._at - _BETWEEN / 2, "left", size=_SMALL)
        self._at += _LINE

    def add_group(self, group: BarGroup) -> None:
        """A heading, and the figures of a group below it."""
        self._heading(group)
        if group.is_stacked:
            self._stack(group)
        else:
            for row in group.rows:
                self._single(group, row)
        self._at += _BETWEEN

    def finish(self) -> None:
        """The axis below all bars, and the bars themselves."""
        bottom = self._at - 4
        self._line(0, bottom, self._plot, bottom, self._ink.rule2, 1)
        for value, text in zip(self._values, self._ticks, strict=True):
            x = value * self._scale
            self._line(x, bottom, x, bottom + 5, self._ink.rule2, 1)
            anchor = "left" if x < 20 else "right" if x > self._plot - 30 else "center"
            self._note(text, x, bottom + 8, anchor, size=13, colour=self._ink.ink2)
        picture, bars = self._picture, self._bars
        picture.height = int(bottom + _AXIS)
        pixel_axes(picture)
        line = mixed(self._ink.paper, self._ink.ink2, 0.7)
        picture.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "base": bars.base,
                "x": bars.x,
                "y": bars.y,
                "width": bars.width,
                "customdata": bars.key,
                "hovertext": bars.text,
                "hoverinfo": "text",
                "marker": {
                    "color": bars.colour,
                    "line": {"width": 0},
                    "pattern": {"shape": bars.pattern, "fgcolor": line} | _HATCH,
                },
                "meta": {"role": "bars"},
            }
        )

    def _heading(self, group: BarGroup) -> None:
        words = group_heading(group, self._found)
        self._note(f"<b>{escape(words, quote=False)}</b>", 0, self._at, "left", size=14)
        if group.is_stacked:
            total = total_words(group)
            taken = text_size(words, 14)[0] * 1.06 + text_size(total, 14)[0] * 1.06 + 24
            if taken > self._plot:
                self._at += _HEAD - 3
                self._note(escape(total, quote=False), 0, self._at, "left", size=14)
            else:
                self._note(escape(total, quote=False), self._plot, self._at, "right", size=14)
        self._at += _HEAD

    def _stack(self, group: BarGroup) -> None:
        """One bar of parts with their labels in them, or below where a part is too narrow."""
        x, below = 0.0, []
        for place, row in enumerate(group.rows):
            name, colour = self._name(group, row), self._colour(group, row, place)
            wide = row.size * self._scale
            self._add_bar(x, max(wide - 1.5, 0.8), _STACK, colour, row, name)
            room = max(text_size(str(amount(row)), _SIZE)[0] * 1.06, text_size(name, _SMALL)[0]) + 16
            if wide >= room:
                ink = readable(colour, self._ink)
                number, words = escape(str(amount(row)), quote=False), escape(name, quote=False)
                self._note(f"<b>{number}</b>", x + 8, self._at + 2, "left", size=_SIZE, colour=ink)
                self._note(words, x + 8, self._at + 19, "left", size=_SMALL, colour=ink)
            else:
                below.append((name, colour, row))
            x += wide
        self._at += _STACK + 5
        if below:
            self._list(below)

    def _list(self, parts: list[tuple[str, str, Observation]]) -> None:
        """Parts without room in their bar, in lines, each with a square of its colour."""
        x = 0.0
        for name, colour, row in parts:
            words = f"{amount(row)} {name}"
            wide = text_size(words, _SMALL)[0] * 1.05 + 16
            if x and x + wide > self._plot:
                x, self._at = 0.0, self._at + _LINE
            self._picture.shapes.append(
                {
                    "type": "rect",
                    "x0": x,
                    "x1": x + 10,
                    "y0": self._at + 4,
                    "y1": self._at + 14,
                    "fillcolor": colour,
                    "line": {"width": 0},
                }
            )
            number, text = escape(str(amount(row)), quote=False), escape(name, quote=False)
            self._note(f"<b>{number}</b> {text}", x + 15, self._at, "left", size=_SMALL)
            x += wide + 16
        self._at += _LINE

    def _single(self, group: BarGroup, row: Observation) -> None:
        """A figure with a bar of its own below its words."""
        name, details = self._name(group, row), bar_details(self._dataset, group, row)
        number = str(amount(row))
        lead = text_size(f"{number} {name}", _SIZE)[0] * 1.06
        lines = [f"<b>{escape(number, quote=False)}</b> {escape(name, quote=False)}"]
        faint = f'<span style="color:{self._ink.ink2}">{{}}</span>'
        if lead + text_size(f"  {details}", _SMALL)[0] <= self._plot:
            lines[0] += "  " + faint.format(escape(details, quote=False))
        else:
            heads = wrapped(f"{number} {name}", _SIZE, self._plot / 1.06)
            first = escape(heads[0], quote=False).replace(
                escape(number, quote=False), f"<b>{escape(number, quote=False)}</b>", 1
            )
            lines = [first, *(escape(each, quote=False) for each in heads[1:])]
            lines += [
                faint.format(escape(each, quote=False)) for each in wrapped(details, _SMALL, self._plot)
            ]
        for line in lines:
            self._note(line, 0, self._at, "left", size=_SIZE)
            self._at += _LINE
        self._mark(group, row, name)
        self._at += _BAR + _GAP

    def _mark(self, group: BarGroup, row: Observation, name: str) -> None:
        """A bar as sure as its figure: solid if counted, a dashed line to a ring if estimated, capped if a range."""
        colour = self._colour(group, row, 0)
        low, high = row.size * self._scale, row.reach * self._scale
        middle = self._at + _BAR / 2
        sure = not row.is_estimate and row.bound != Bound.RANGE
        self._add_bar(0, max(high, 6.0 if not sure else 1.5), _BAR, colour if sure else _UNSEEN, row, name)
        if row.bound == Bound.RANGE:
            self._line(low, middle, high, middle, colour, 3)
            for x in (low, high):
                self._line(x, self._at, x, self._at + _BAR, colour, 2)
        elif not sure:
            self._line(0, middle, max(low - 5, 0), middle, colour, 1.8, dash="5px,4px")
            self._ring(max(low, 5.0), middle, colour)
        if row.bound == Bound.AT_LEAST:
            self._arrow(low + 3, middle, 9, colour)
        elif row.bound == Bound.AT_MOST:
            self._arrow(high + 12, middle, -9, colour)

    def _ring(self, x: float, y: float, colour: str) -> None:
        ring = {"type": "circle", "x0": x - 5, "x1": x + 5, "y0": y - 5, "y1": y + 5}
        self._picture.shapes.append(
            ring | {"fillcolor": self._ink.paper, "line": {"width": 1.8, "color": colour}}
        )

    def _arrow(self, x: float, y: float, reach: float, colour: str) -> None:
        """An open arrow beside the bound that is printed, on the side on which the true number lies."""
        self._line(x, y, x + reach, y, colour, 1.8)
        for dy in (-4, 4):
            self._line(x + reach, y, x + reach * 0.5, y + dy, colour, 1.8)

    def _add_bar(
        self, base: float, length: float, thick: float, colour: str, row: Observation, name: str
    ) -> None:
        bars = self._bars
        lines = bar_tooltip(self._dataset, name, row)
        text = "<br>".join([f"<b>{escape(lines[0], quote=False)}</b>", *map(folded, lines[1:])])
        hatched = row.stage in (Stage.IN_PROCESS, Stage.COMPLETED_OR_IN_PROCESS)
        for column, value in (
            (bars.base, base),
            (bars.x, length),
            (bars.y, self._at + thick / 2),
            (bars.width, thick),
            (bars.colour, colour),
            (bars.pattern, "/" if hatched and colour != _UNSEEN and thick < _STACK else ""),
            (bars.key, row.observation_id),
            (bars.text, text),
        ):
            column.append(value)  # type: ignore[arg-type]

    def _name(self, group: BarGroup, row: Observation) -> str:
        return bar_name(self._dataset, group, self._found, row)

    def _colour(self, group: BarGroup, row: Observation, place: int) -> str:
        """Origins have their colour, channels and sectors steps of grey; destinations steps of the origin's colour."""
        ink = self._ink
        if group.kind in (GroupKind.CHANNEL, GroupKind.SECTOR):
            steps = (ink.channel1, ink.channel2, ink.channel3)
            return steps[place] if place < len(steps) else mixed(ink.channel3, ink.paper, 0.6)
        if group.kind in (GroupKind.TOTAL, GroupKind.ESTIMATE):
            return ink.ink2
        mark = ink.origin(row.origin).mark
        if group.is_stacked and (self._found.side == Side.FROM or mark == ink.ink2):
            return mixed(mark, ink.paper, max(1.0 - 0.17 * place, 0.25))
        return mark

    def _note(self, text: str, x: float, y: float, anchor: str, *, size: float, colour: str = "") -> None:
        self._picture.notes.append(text_note(text, x, y, anchor, size, colour or self._ink.ink))

    def _line(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: str = "solid"
    ) -> None:
        line: dict[str, Any] = {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1}
        self._picture.shapes.append(line | {"line": {"color": colour, "width": width, "dash": dash}})


_UNSEEN = "rgba(0,0,0,0)"
_HATCH = {"size": 7, "solidity": 0.18, "fillmode": "overlay"}
