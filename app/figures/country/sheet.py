"""One column of the bars of a country from top to bottom: headings, bars of parts, single bars, and the axis below."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

from app.data.country.bars import BarGroup, CountryBars, GroupKind
from app.data.country.country import Side
from app.data.dataset import Dataset
from app.domain.codes import Bound
from app.domain.figure import Observation
from app.figures.country.frame import readable, text_note
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.figures.trends.labels import wrapped
from app.figures.trends.scale import y_ticks
from app.flowmap.labels import text_size
from app.text.country.bars import (
    bar_details,
    bar_name,
    bar_tooltip,
    group_heading,
    part_name,
    total_words,
)
from app.text.figures import amount
from app.text.map.words import folded
from app.text.sources.disagreements import DIFFERS, differs_sign

AXIS, LINE = 30.0, 19.0
"""Pixels of the axis below the bars, and of a line of text."""
_HEAD, _STACK, _BAR, _GAP, _BETWEEN = 24.0, 42.0, 10.0, 11.0, 16.0
"""Pixels: of a heading, a bar of parts, a single bar, the air below one, and between groups."""
_EDGE = 14.0
_HEAD_SIZE, _SIZE, _SMALL = 14.0, 13.5, 13.0
_UNSEEN = "rgba(0,0,0,0)"
_HATCH = {"size": 7, "solidity": 0.22, "fillmode": "overlay", "fgopacity": 0.75}


@dataclass(slots=True)
class Bars:
    """The bars of a picture, as columns: from, length, height of the middle and thickness in pixels, and so on."""

    base: list[float] = field(default_factory=list)
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    colour: list[str] = field(default_factory=list)
    pattern: list[str] = field(default_factory=list)
    key: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def trace(self, ink: Tokens) -> dict[str, Any]:
        """All of them as one trace."""
        return {
            "type": "bar",
            "orientation": "h",
            "base": self.base,
            "x": self.x,
            "y": self.y,
            "width": self.width,
            "customdata": self.key,
            "hovertext": self.text,
            "hoverinfo": "text",
            "marker": {
                "color": self.colour,
                "line": {"width": 0},
                "pattern": {"shape": self.pattern, "fgcolor": ink.paper} | _HATCH,
            },
            "meta": {"role": "bars"},
        }


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands: pixels from the left of the picture, and its width."""

    left: float
    width: float


class Sheet:
    """A column from top to bottom, `height` of it taken; lengths within it count from its left edge."""

    def __init__(
        self, dataset: Dataset, found: CountryBars, ink: Tokens, picture: Picture, column: Column, bars: Bars
    ) -> None:
        self._dataset, self._found, self._ink, self._picture = dataset, found, ink, picture
        self._left, self._bars = column.left, bars
        self._at = 2.0
        self._plot = column.width - _EDGE
        values, self._ticks = y_ticks(found.top, "persons", 260.0)
        self._values = values
        self._scale = self._plot / (values[-1] or 1.0)

    @property
    def height(self) -> float:
        """Pixels that are taken."""
        return self._at

    def add_line(self, words: str) -> None:
        """A line of words below what stands there."""
        self._note(_plain(words), 0, self._at - _BETWEEN / 2, "left", size=_SMALL)
        self._at += LINE

    def add_group(self, group: BarGroup) -> None:
        """A heading, and the figures of a group below it."""
        self._heading(group)
        if group.is_stacked:
            self._stack(group)
        else:
            for row in group.rows:
                self._single(group, row)
        self._at += _BETWEEN

    def add_axis(self) -> None:
        """The axis below all bars."""
        bottom = self._at - 4
        self._line(0, bottom, self._plot, bottom, self._ink.rule2, 1)
        for value, text in zip(self._values, self._ticks, strict=True):
            x = value * self._scale
            self._line(x, bottom, x, bottom + 5, self._ink.rule2, 1)
            anchor = "left" if x < 20 else "right" if x > self._plot - 30 else "center"
            self._note(text, x, bottom + 8, anchor, size=13, colour=self._ink.ink2)
        self._at = bottom + AXIS

    def _heading(self, group: BarGroup) -> None:
        heads = wrapped(group_heading(group, self._found), _HEAD_SIZE * 1.06, self._plot)
        for words in heads:
            self._note(f"<b>{_plain(words)}</b>", 0, self._at, "left", size=_HEAD_SIZE)
            self._at += _HEAD - 3
        if group.is_stacked:
            total = total_words(group)
            taken = sum(text_size(words, _HEAD_SIZE)[0] * 1.06 for words in (heads[-1], total)) + 24
            if taken > self._plot or len(heads) > 1:
                self._note(_plain(total), 0, self._at, "left", size=_HEAD_SIZE)
                self._at += _HEAD - 3
            else:
                self._note(_plain(total), self._plot, self._at - _HEAD + 3, "right", size=_HEAD_SIZE)
        self._at += 3

    def _stack(self, group: BarGroup) -> None:
        """One bar of parts with their labels in them, or below where a part is too narrow."""
        x, below = 0.0, []
        for place, row in enumerate(group.rows):
            name, colour = self._name(group, row), self._colour(group, row, place)
            words, number = part_name(self._dataset, group, self._found, row), self._number(row)
            wide = row.size * self._scale
            self._add_bar(x, max(wide - 1.5, 0.8), _STACK, colour, row, name)
            if wide >= max(text_size(number, _SIZE)[0] * 1.06, text_size(words, _SMALL)[0]) + 16:
                ink = readable(colour, self._ink)
                text = f'{_strong(number)}<br><span style="font-size:{_SMALL:g}px">{_plain(words)}</span>'
                self._note(text, x + 8, self._at + 2, "left", size=_SIZE, colour=ink)
                if row.is_in_process:
                    # Hatching would run through the words.
                    self._picture.notes[-1] |= {"bgcolor": colour, "borderpad": 1}
            else:
                below.append((words, colour, row))
            x += wide
        self._at += _STACK + 5
        if below:
            self._list(below)

    def _list(self, parts: list[tuple[str, str, Observation]]) -> None:
        """Parts without room in their bar, in lines, each with a square of its colour."""
        x = 0.0
        for words, colour, row in parts:
            number = self._number(row)
            wide = text_size(f"{number} {words}", _SMALL)[0] * 1.05 + 16
            if x and x + wide > self._plot:
                x, self._at = 0.0, self._at + LINE
            left = self._left + x
            square = {"type": "rect", "x0": left, "x1": left + 10, "y0": self._at + 4, "y1": self._at + 14}
            self._picture.shapes.append(square | {"fillcolor": colour, "line": {"width": 0}})
            text = f"{_strong(number, self._ink.warn)} {_plain(words)}"
            self._note(text, x + 15, self._at, "left", size=_SMALL)
            x += wide + 16
        self._at += LINE

    def _single(self, group: BarGroup, row: Observation) -> None:
        """A figure with a bar of its own below its words."""
        name, details = self._name(group, row), bar_details(self._dataset, group, row)
        number = self._number(row)
        lead = text_size(f"{number} {name}", _SIZE)[0] * 1.06
        strong = _strong(number, self._ink.warn)
        lines = [f"{strong} {_plain(name)}"]
        faint = f'<span style="color:{self._ink.ink2}">{{}}</span>'
        if lead + text_size(f"  {details}", _SMALL)[0] <= self._plot:
            lines[0] += "  " + faint.format(_plain(details))
        else:
            heads = wrapped(f"{number} {name}", _SIZE, self._plot / 1.06)
            first = _plain(heads[0]).replace(_plain(number), strong, 1)
            lines = [first, *map(_plain, heads[1:])]
            lines += [faint.format(_plain(each)) for each in wrapped(details, _SMALL, self._plot)]
        for line in lines:
            self._note(line, 0, self._at, "left", size=_SIZE)
            self._at += LINE
        self._mark(group, row, name)
        self._at += _BAR + _GAP

    def _number(self, row: Observation) -> str:
        """The number, and the sign after one that does not fit together with another."""
        return f"{amount(row)} {differs_sign(self._dataset, row.observation_id)}".rstrip()

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
        x += self._left
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
        for column, value in (
            (bars.base, self._left + base),
            (bars.x, length),
            (bars.y, self._at + thick / 2),
            (bars.width, thick),
            (bars.colour, colour),
            (bars.pattern, "/" if row.is_in_process and colour != _UNSEEN else ""),
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
        note = text_note(text, self._left + x, y, anchor, size, colour or self._ink.ink)
        self._picture.notes.append(note)

    def _line(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: str = "solid"
    ) -> None:
        x0, x1 = self._left + x0, self._left + x1
        line: dict[str, Any] = {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1}
        self._picture.shapes.append(line | {"line": {"color": colour, "width": width, "dash": dash}})


def _plain(text: str) -> str:
    """Words as Plotly reads them."""
    return escape(text, quote=False)


def _strong(number: str, warn: str = "") -> str:
    """A number set strong; the sign after it in the colour `warn`, or in that of the number."""
    digits, sign, _rest = number.partition(DIFFERS)
    mark = f'<span style="color:{warn}">{sign}</span>' if warn else sign
    return f"<b>{_plain(digits.rstrip())}</b>" + (f" {mark}" if sign else "")
