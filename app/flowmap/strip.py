"""The strip of far places at the edge of a flow map: docks from north to south, a line of text for each flow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.flowmap.frame import FAR, NODES, Frame, far_rank
from app.flowmap.labels import Box, text_size

_STRIP_TOP, _PLACE_ROW, _PLACE_GAP, _LEAST_ROW = 98.0, 22.0, 26.0, 17.0


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


@dataclass(frozen=True, slots=True)
class Label:
    """A text at the centre of `box`. `role` is name, number, mark, far-name, far-number or far-origin; `key` is what it
    labels: a place, or a corridor as (origin, destination).
    """

    text: str
    box: Box
    size: float
    role: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dock:
    """A far place in the strip: a bar from `top` to `bottom` at `x`, in pixels."""

    place: str
    x: float
    top: float
    bottom: float


def has_room(frame: Frame, corridor: tuple[str, str]) -> bool:
    """Whether a corridor can be drawn: its origin lies on the map. A destination that does not stands in the strip
    of far places, unless a wider picture would show it on the map.
    """
    origin, destination = (frame.node(place) for place in corridor)
    return origin is not None and (destination is not None or corridor[1] not in NODES or corridor[1] in FAR)


def is_far(frame: Frame, corridor: tuple[str, str]) -> bool:
    """Whether a corridor ends in the strip of far places."""
    return frame.node(corridor[1]) is None


def strip_height(places: int, flows: int) -> float:
    """The least height in pixels of a picture whose strip holds so many far places with so many flows."""
    return _STRIP_TOP + 12 + places * (_PLACE_ROW + _PLACE_GAP) + flows * _LEAST_ROW


class Strip:
    """The strip of far places: docks from north to south, in each the arrows in the order in which they arrive."""

    def __init__(
        self,
        frame: Frame,
        flows: Iterable[FlowSpec],
        names: Mapping[str, str],
        from_words: Mapping[str, str],
        no_number: str,
    ) -> None:
        self._frame, self._no_number = frame, no_number
        self._ends: dict[tuple[str, str], tuple[float, float]] = {}
        far = [flow for flow in flows if is_far(frame, flow.key)]
        places = sorted({flow.key[1] for flow in far}, key=far_rank)
        by_place = {place: [flow for flow in far if flow.key[1] == place] for place in places}
        top = _STRIP_TOP if not frame.is_small else 50.0
        room = frame.height - top - 12
        row, gap = (40.0, _PLACE_GAP) if not frame.is_small else (36.0, 18.0)
        lines = sum(map(len, by_place.values()))
        if lines and len(by_place) * (_PLACE_ROW + gap) + lines * row > room:
            row = max((room - len(by_place) * (_PLACE_ROW + gap)) / lines, _LEAST_ROW)
        self.docks: tuple[Dock, ...] = ()
        self.labels: tuple[Label, ...] = ()
        left = frame.map_width + (36.0 if not frame.is_small else 22.0)
        y = top
        for place, arriving in by_place.items():
            name, size = _fitted(
                names.get(place, place), frame.width - left - 4, 15.0 if not frame.is_small else 13.0
            )
            self._text(name, left, y, size, "far-name", (place,))
            y += _PLACE_ROW + 17 * name.count("<br>")
            first = y
            for flow in sorted(arriving, key=lambda flow: (-NODES[flow.key[0]][1], flow.key)):
                self._row(flow, left, y, row, from_words.get(flow.key[0], flow.key[0]))
                self._ends[flow.key] = (left - 14, y + min(row, 36.0) / 2)
                y += row
            self.docks += (Dock(place, left - 10, first - 2, y - 4),)
            y += gap

    def end(self, flow: FlowSpec) -> tuple[float, float] | None:
        """Where the arrow of a flow ends: at a node of the map, or at its line in the strip."""
        return self._ends.get(flow.key) or self._frame.node(flow.key[1])

    def is_far(self, flow: FlowSpec) -> bool:
        """Whether a flow ends in the strip."""
        return flow.key in self._ends

    def _row(self, flow: FlowSpec, left: float, y: float, row: float, origin: str) -> None:
        size = 14.0 if not self._frame.is_small else 12.5
        number, fitting = _fitted(flow.label or self._no_number, self._frame.width - left - 4, size, lines=1)
        self._text(number, left, y, fitting, "far-number", flow.key)
        if row >= 34:
            self._text(
                origin, left, y + 17, 12.5 if not self._frame.is_small else 11.5, "far-origin", flow.key
            )

    def _text(self, text: str, left: float, top: float, size: float, role: str, key: tuple[str, ...]) -> None:
        width, height = text_size(text, size)
        self.labels += (Label(text, Box(left + width / 2, top + height / 2, width, height), size, role, key),)


def _fitted(text: str, width: float, size: float, lines: int = 2) -> tuple[str, float]:
    """A text in the type size, or down to four fifths of it, in which it fits `width`; else in two lines."""
    if text_size(text, size)[0] <= width:
        return text, size
    smaller = size * width / text_size(text, size)[0]
    if smaller >= 0.8 * size or lines < 2 or " " not in text:
        return text, max(smaller, 0.6 * size)
    half = min((at for at, char in enumerate(text) if char == " "), key=lambda at: abs(at - len(text) / 2))
    return f"{text[:half]}<br>{text[half + 1 :]}", size
