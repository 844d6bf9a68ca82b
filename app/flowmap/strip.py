"""Far places at the rim of a flow map: docks in the direction in which each place lies, a line of text for each flow.

Places in the east stand in the strip at the right. Places in the west never do without saying so: where there is sea
enough they have a panel of their own at the left, on a phone a part of the strip with a heading.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from app.flowmap.frame import FAR, NODES, Frame, fall, far_rank, is_western
from app.flowmap.labels import Box, text_size

_PANEL = 130.0
"""Width of the panel of western places in pixels; its docks are part of its right edge, where arrows end."""
_PANEL_NORTH = 15.4
"""The panel reaches no further north than this (degrees), where the coast of Myanmar begins."""
_FOOT = 44.0
"""Pixels that the panel leaves free below for the settings of the map."""
_LEAST_GAP, _GAP = 9.0, 26.0
"""Pixels between two places, at least and where there is room."""
_NAME_HEIGHT, _LEAST_ROW = 21.0, 19.0
"""Pixels of the name of a place, and of a flow with number and origin in one line, as they are in Latin letters."""
DOT, DOT_ROOM = 0.29, 0.9
"""Radius of the dot at a number, and the width that it takes with the air beside it, in type sizes."""
_DETAILS = ((2, _GAP), (1, 14.0), (0, _LEAST_GAP))
"""Levels of detail with the pixels between places, the most first; what fits is taken."""
_DETAILS_SMALL = (*_DETAILS[:2], (1, _LEAST_GAP), (1, 3.0), _DETAILS[2])
"""The same of a small picture, whose strip is too narrow for number and origin in one line."""
_IN_TWO_LINES = 1
"""The level of detail at which the origin stands below the number; below it, both stand in one line."""


@dataclass(frozen=True, slots=True)
class FlowSpec:
    """A flow to draw: origin and destination codes, its width in pixels (before the zoom of the
    frame), its label and the
    type size of the label; without a number (`label` empty) it is only named.
    """

    key: tuple[str, str]
    width: float
    label: str
    size: float
    parts: tuple[tuple[float, str], ...] = ()
    """The bands into which the flow is split, from one side to the other: share of the width, and label."""
    dotted: bool = False
    """Whether a dot stands at its number: a mark for which its arrow is too thin."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at the centre of `box`. `role` is name, number, mark, far-name, far-number, far-origin or far-note; `key`
    is what it labels: a place, or a corridor as (origin, destination).
    """

    text: str
    box: Box
    size: float
    role: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """The dot at the number of the flow `key`, or on its arrow where the number has no place: centre and radius in
    pixels.
    """

    key: tuple[str, str]
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Dock:
    """A far place in the strip: a bar from `top` to `bottom` at `x`, in pixels."""

    place: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Words:
    """What the strip says beside names and numbers: of a flow that is only named, and over its two parts. Lines are
    broken by `<br>`; the texts of a small picture are shorter.
    """

    named: str = ""
    east: str = ""
    west: str = ""


_NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class _Side:
    """One part of the rim: the room for texts, the x of its docks, and where arrows end."""

    left: float
    right: float
    top: float
    bottom: float
    dock: float
    end: float


def has_room(frame: Frame, corridor: tuple[str, str]) -> bool:
    """Whether a corridor can be drawn: its origin lies on the map, and its destination does so far enough from it, or
    is a far place of a frame that has a strip and would not be on the map of a wider picture.
    """
    start, end = (frame.node(place) for place in corridor)
    if start is None:
        return False
    if end is None:
        place = corridor[1]
        return bool(frame.strip) and frame.knows(place) and (place not in NODES or place in FAR)
    return bool(np.hypot(end[0] - start[0], end[1] - start[1]) >= frame.shortest)


def is_far(frame: Frame, corridor: tuple[str, str]) -> bool:
    """Whether a corridor ends at the rim, where a frame has one."""
    return bool(frame.strip) and frame.node(corridor[1]) is None


def holds(frame: Frame, corridors: Iterable[tuple[str, str]]) -> bool:
    """Whether the rim has room for all of these corridors that end there, at least in one line each."""
    far = [key for key in corridors if is_far(frame, key)]
    for side, part in _sides(frame, {key[1] for key in far}):
        places = {key[1] for key in far if key[1] in part}
        lines = sum(key[1] in part for key in far)
        least = len(places) * (_NAME_HEIGHT + _LEAST_GAP) + lines * _LEAST_ROW
        if least > side.bottom - side.top:
            return False
    return True


_Text: TypeAlias = tuple[str, float, str, tuple[str, ...], float, float]
"""A text with its type size, role and key, and its upper left corner in the block of its place."""


class Strip:
    """The far places of a picture: docks in the order of their directions, in each the arrows from north to south.

    `docks` are the bars, `labels` the texts, `dots` those after numbers, `grounds` the rectangles on which all stand
    (in pixels).
    """

    def __init__(
        self,
        frame: Frame,
        flows: Iterable[FlowSpec],
        names: Mapping[str, str],
        from_words: Mapping[str, str],
        words: Words = _NO_WORDS,
    ) -> None:
        self._frame, self._names, self._from, self._words = frame, names, from_words, words
        self._ends: dict[tuple[str, str], tuple[float, float]] = {}
        self.docks: tuple[Dock, ...] = ()
        self.labels: tuple[Label, ...] = ()
        self.dots: tuple[Dot, ...] = ()
        self.grounds: tuple[Box, ...] = ()
        far = [flow for flow in flows if is_far(frame, flow.key)]
        if not far:
            return
        places = sorted({flow.key[1] for flow in far}, key=far_rank)
        for side, part in _sides(frame, set(places)):
            shown = {
                place: [flow for flow in far if flow.key[1] == place] for place in places if place in part
            }
            if shown:
                self._fill(side, shown)
        self._headings({*places})

    def end(self, flow: FlowSpec) -> tuple[float, float] | None:
        """Where the arrow of a flow ends: at a node of the map, or at its line in the strip."""
        return self._ends.get(flow.key) or self._frame.node(flow.key[1])

    def is_far(self, flow: FlowSpec) -> bool:
        """Whether a flow ends in the strip."""
        return flow.key in self._ends

    def _fill(self, side: _Side, shown: Mapping[str, Sequence[FlowSpec]]) -> None:
        """Set out the places of one side: in as much detail as it has room for, each near its direction."""
        width = side.right - side.left
        first = next(filter(is_western, shown), None) if self._frame.is_small else None
        for detail, gap in _DETAILS_SMALL if self._frame.is_small else _DETAILS:
            blocks = [
                self._block(place, flows, width, detail, place == first) for place, flows in shown.items()
            ]
            heights = [block[-1] for block in blocks]
            needed = sum(heights) + gap * (len(blocks) - 1)
            if needed <= side.bottom - side.top:
                break
        wanted = [
            self._height(place, side) - height / 2 for place, height in zip(shown, heights, strict=True)
        ]
        tops = spread(wanted, heights, gap, side.top, side.bottom)
        for (place, flows), (texts, rows, under, height), top in zip(
            shown.items(), blocks, tops, strict=True
        ):
            for text, size, role, key, x, y in texts:
                self._text(text, side.left + x, top + y, size, role, key)
            for flow, y in zip(_arriving(flows), rows, strict=True):
                self._ends[flow.key] = (side.end, top + y)
            self._dot({flow.key for flow in flows if flow.dotted})
            self.docks += (Dock(place, side.dock, top + under, top + height),)

    def _block(
        self, place: str, flows: Sequence[FlowSpec], width: float, detail: int, has_heading: bool
    ) -> tuple[list[_Text], list[float], float, float]:
        """A place with its flows, from its upper left corner: texts, the y at which each flow arrives, where its bar
        begins, and the height.
        """
        small = self._frame.is_small
        texts: list[_Text] = []
        y = 0.0
        if has_heading:
            texts.append((self._words.west, 11.0, "far-note", (), -12.0, y))
            y += text_size(self._words.west, 11.0)[1] + 4.0
        name, size = _fitted(self._names.get(place, place), width, 13.0 if small else 15.0)
        texts.append((name, size, "far-name", (place,), 0.0, y))
        y += text_size(name, size)[1] + 2.0
        under, rows = y, []
        for flow in _arriving(flows):
            size, lesser = (12.5, 11.5) if small else (14.0, 12.5)
            origin = self._from.get(flow.key[0], flow.key[0])
            room = DOT_ROOM * size if flow.dotted else 0.0
            number, size = _fitted(flow.label or self._words.named, width - room, size)
            number_width, height = text_size(number, size)
            texts.append((number, size, "far-number", flow.key, 0.0, y))
            if detail >= _IN_TWO_LINES:
                origin, lesser = _fitted(origin, width, lesser)
                texts.append((origin, lesser, "far-origin", flow.key, 0.0, y + height))
                rows.append(y + height)
                y += height + text_size(origin, lesser)[1] + (5.0 if detail > _IN_TWO_LINES else 2.0)
            else:
                x = number_width + room + 5.0
                origin = self._names.get(flow.key[0], flow.key[0])
                origin, lesser = _fitted(origin, width - x, 11.5)
                down = (height - text_size(origin, lesser)[1]) / 2
                texts.append((origin, lesser, "far-origin", flow.key, x, y + down))
                rows.append(y + height / 2)
                y += height + 1.5
        return texts, rows, under, y

    def _height(self, place: str, side: _Side) -> float:
        """The y at which the direction of a place meets its side of the picture."""
        middle = self._frame.centre
        if is_western(place) and side.dock > middle[0]:
            return side.bottom
        return middle[1] + abs(side.dock - middle[0]) * fall(place)

    def _headings(self, places: set[str]) -> None:
        frame, small = self._frame, self._frame.is_small
        size = 11.0 if small else 12.5
        for side, part in _sides(frame, places):
            if not part & places:
                continue
            is_panel = side.dock < frame.map_width
            if is_panel:
                top = side.top - text_size(self._words.west, size)[1] - 8
                bottom = max(dock.bottom for dock in self.docks if dock.x == side.dock) + 8
                self.grounds += (Box(_PANEL / 2, (top + bottom) / 2 - 2, _PANEL, bottom - top + 4),)
                self._text(self._words.west, side.left, top + 2, size, "far-note", ())
                continue
            left = float(frame.map_width)
            self.grounds += (
                Box(
                    (left + frame.width + 4) / 2, frame.height / 2, frame.width + 4 - left, frame.height + 8.0
                ),
            )
            self._text(self._words.east, left + (6.0 if small else 14.0), 12.0, size, "far-note", ())

    def _dot(self, keys: set[tuple[str, str]]) -> None:
        """Dots after the numbers of these flows."""
        for label in self.labels:
            if label.role == "far-number" and label.key in keys:
                right = label.box.x + label.box.width / 2
                radius = DOT * label.size
                x = right + DOT_ROOM * label.size - radius
                self.dots += (Dot((label.key[0], label.key[1]), x, label.box.y, radius),)

    def _text(self, text: str, left: float, top: float, size: float, role: str, key: tuple[str, ...]) -> None:
        if text:
            width, height = text_size(text, size)
            box = Box(left + width / 2, top + height / 2, width, height)
            self.labels += (Label(text, box, size, role, key),)


def spread(
    wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, bottom: float
) -> list[float]:
    """Tops of blocks of these heights between `top` and `bottom`, in the order given and `gap` apart, as near to the
    tops that are wanted as least squares go (pool adjacent violators); from `top` on if they need more room.
    """
    offsets = np.concatenate(([0.0], np.cumsum(np.asarray(heights[:-1]) + gap)))
    pools: list[tuple[float, int]] = []
    for value in (np.asarray(wanted) - offsets).tolist():
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    first = [mean for mean, count in pools for _ in range(count)]
    last = max(bottom - float(offsets[-1]) - heights[-1], top)
    found: list[float] = (np.clip(first, top, last) + offsets).tolist()
    return found


def _sides(frame: Frame, places: set[str]) -> list[tuple[_Side, set[str]]]:
    """The parts of the rim with the places that stand there."""
    small = frame.is_small
    left = frame.map_width + (22.0 if small else 36.0)
    top = 50.0 if small else 74.0
    right = _Side(left, frame.width - 4.0, top, frame.height - 10.0, left - 10, left - 14)
    west = {place for place in places if is_western(place)}
    if small:
        return [(right, places)]
    ground = frame.projection.pixel(0.0, _PANEL_NORTH)[1]
    panel = _Side(10.0, _PANEL - 8.0, ground + 40.0, frame.height - _FOOT, _PANEL, _PANEL + 4.0)
    return [(right, places - west), (panel, west)]


def _arriving(flows: Sequence[FlowSpec]) -> list[FlowSpec]:
    """Flows to one place in the order in which they arrive: by their origins from north to south."""
    return sorted(flows, key=lambda flow: (-NODES.get(flow.key[0], (0.0, 0.0))[1], flow.key))


def _fitted(text: str, width: float, size: float) -> tuple[str, float]:
    """A text in the type size, or down to four fifths of it, in which it fits `width`; else in several lines."""
    if text_size(text, size)[0] <= width:
        return text, size
    smaller = size * width / text_size(text, size)[0]
    if smaller >= 0.8 * size or " " not in text:
        return text, max(smaller, 0.6 * size)
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_size(longer, 0.9 * size)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "<br>".join(lines), 0.9 * size
