"""The texts of a flow map in the order of their claim to space: largest numbers, names of the subregion, other names,
other numbers, marks. None lies on another one, on a node, or on a foreign arrow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Protocol, TypeAlias

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, STRtree, box, make_valid
from shapely.geometry.base import BaseGeometry

from app.domain.codes import MapFrame
from app.flowmap.arrows import Arrow
from app.flowmap.band_labels import band_labels
from app.flowmap.frame import Frame
from app.flowmap.labels import Box, Room, around, beside, ringed, text_size
from app.flowmap.projection import EqualEarth
from app.flowmap.strip import FlowSpec, Label

Key: TypeAlias = tuple[str, str]
Leader: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""A straight line from a text to what it stands for, in pixels."""

GMS = ("MMR", "THA", "LAO", "VNM", "KHM")
NAME_ORDER = {
    "MMR": "nw w n sw",
    "THA": "sw s w se",
    "LAO": "se e ne n",
    "VNM": "se e ne s",
    "KHM": "sw s se w",
    "CHN": "ne e n nw",
    "MYS": "w nw sw e",
    "SGP": "e se ne s",
    "CHN_YN": "w nw sw n",
    "HKG": "n ne se s",
    "MAC": "s sw w se nw n ne e",
    "BGD": "n ne s se",
    "IND": "e ne n w",
}
"""On which sides of its node a name stands best."""
_ANYWHERE = "e w ne nw se sw n s"
_LARGEST = 3
"""So many numbers come before all names."""
_MOST_NUMBERS = {MapFrame.GMS: 40, MapFrame.ASIA: 14, MapFrame.WORLD: 10}
"""So many numbers stand beside arrows; at the smaller scales more would hide the map."""
_BAND_SIZE = 13.0
"""Type size in pixels of what stands beside the bands of an arrow."""
_FAR = (16.0, 26.0, 38.0, 52.0, 68.0)
"""Pixels by which a text may stand off; from here on a line leads to it."""
_FURTHER = (90.0, 115.0, 140.0)
"""Pixels by which also the names of the subregion may stand off."""
_HALO = 1.5
"""Pixels of air round arrows and nodes."""
_NEXT = 9.0
"""Pixels from a node to a name that still belong together without a line."""
_FEW_SIZES = 2
"""Numbers that may shrink in more steps than this are the largest ones."""
_LIGHTLY = 0.16
"""A needed name may cover arrows with so much of its area."""
_HARDLY = 0.12
"""A line crosses arrows when more of it than this lies on them."""
_FARTHEST = 165.0
"""Pixels from a place to the text of its mark; where there is no room within, the list tells it."""
_CORNER = (256.0, 38.0)
"""Width and height of the lower left corner, which the settings of the map take."""


class Spot(Protocol):
    """A place on the map: its pixel and the radius of its node."""

    @property
    def place(self) -> str:
        """Its code."""

    @property
    def x(self) -> float:
        """Pixels from the left."""

    @property
    def y(self) -> float:
        """Pixels from the top."""

    @property
    def radius(self) -> float:
        """In pixels."""


@dataclass(slots=True)
class Lettering:
    """The texts of the map itself. `rings` are the small circles before the texts of marks, `leaders` lines from names
    and marks to their places, `number_leaders` those from numbers to their arrows.
    """

    labels: list[Label] = field(default_factory=list)
    rings: list[tuple[float, float]] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    number_leaders: list[tuple[Key, Leader]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MarkSpec:
    """A text to write near a place: what is known of it that no arrow can show."""

    place: str
    text: str


def lettered(
    frame: Frame,
    flows: Sequence[FlowSpec],
    arrows: Mapping[Key, Arrow],
    nodes: Sequence[Spot],
    marks: Sequence[MarkSpec],
    names: Mapping[str, str],
    grounds: Sequence[Box],
) -> Lettering:
    """Place all texts of a map but those of its rim; `grounds` are the rectangles of far places."""
    return _lettered(
        _Request(
            frame,
            tuple(flows),
            tuple((node.place, node.x, node.y, node.radius) for node in nodes),
            tuple(marks),
            tuple(sorted(names.items())),
            tuple(grounds),
            tuple(shape.ring.tobytes() for shape in arrows.values()),
            arrows,
            nodes,
        )
    )


@dataclass(frozen=True)
class _Request:
    """All that decides where texts stand, in a form that can be compared; arrows and nodes as they are beside it."""

    frame: Frame
    flows: tuple[FlowSpec, ...]
    places: tuple[tuple[str, float, float, float], ...]
    marks: tuple[MarkSpec, ...]
    names: tuple[tuple[str, str], ...]
    grounds: tuple[Box, ...]
    rings: tuple[bytes, ...]
    arrows: Mapping[Key, Arrow] = field(compare=False)
    nodes: Sequence[Spot] = field(compare=False)


@lru_cache(maxsize=64)
def _lettered(asked: _Request) -> Lettering:
    """The same picture is asked for again with each theme and each selection."""
    frame, names = asked.frame, dict(asked.names)
    writer = _Writer(frame, asked.arrows, asked.nodes, asked.grounds)
    numbers = [flow for flow in asked.flows if flow.label and frame.node(flow.key[1]) is not None]
    numbers = numbers[: _MOST_NUMBERS[frame.kind]]
    for flow in numbers[:_LARGEST]:
        writer.number(flow, 1.0, 0.85, 0.7)
    # An arrow to a place without a name says little, so names come before the smaller numbers.
    for node in (each for each in asked.nodes if each.place in GMS):
        writer.name(node, names[node.place], 17.0, needed=frame.kind == MapFrame.GMS)
    for node in (each for each in asked.nodes if each.place not in GMS):
        writer.name(node, names[node.place], 15.0, needed=False)
    for flow in numbers[_LARGEST:]:
        writer.number(flow, 1.0, 0.9)
    for mark in asked.marks:
        writer.mark(mark, 13.0 if asked.flows else 16.0)
    return writer.found


class _Writer:
    """Writes one text after the other where there is room."""

    def __init__(
        self, frame: Frame, arrows: Mapping[Key, Arrow], nodes: Sequence[Spot], grounds: Sequence[Box]
    ) -> None:
        self.found = Lettering()
        self._arrows, self._is_crowded = arrows, frame.kind != MapFrame.GMS
        self._nodes = {node.place: node for node in nodes}
        self._type = 0.86 if frame.is_small else min(max(frame.zoom, 1.0), 1.125)
        self._type *= 1.0 if frame.kind == MapFrame.GMS else 0.9
        pieces = [_pieces(shape) for shape in arrows.values()]
        self._keys = [key for key, parts in zip(arrows, pieces, strict=True) for _ in parts]
        self._pieces = [piece for parts in pieces for piece in parts]
        self._tree = STRtree(self._pieces)
        discs = [Point(node.x, node.y).buffer(node.radius + _HALO) for node in nodes]
        solid: list[BaseGeometry] = [
            make_valid(shape.head).buffer(_HALO, quad_segs=2) for shape in arrows.values()
        ]
        solid += [*discs, *(ground.polygon for ground in grounds), *_corner(frame)]
        self._room = Room(frame.width, frame.height, self._pieces, solid, _earth(frame))

    def number(self, flow: FlowSpec, *sizes: float) -> None:
        """The number of a flow beside its arrow, in the first of these parts of its type size that has room; else
        further away, where a line leads to the arrow.
        """
        shape = self._arrows[flow.key]
        if flow.parts:
            texts, lines = band_labels(flow, shape, self._room, _BAND_SIZE * self._type)
            self.found.labels += texts
            self.found.number_leaders += [(flow.key, line) for line in lines]
            if texts:
                return
        near = shape.width / 2 + 5
        for part in sizes:
            size = flow.size * self._type * part
            extent = text_size(flow.label, size)
            place = self._room.take(
                [*beside(shape.axis, near, extent), *beside(shape.axis, near + 5, extent)]
            )
            if place is not None:
                self.found.labels.append(Label(flow.label, place, size, "number", flow.key))
                return
        axis = LineString(shape.axis)
        # The line of a large number may cross arrows, that of a small one not even thin ones where they are many.
        most = 0.0 if self._is_crowded else 0.3
        is_large = len(sizes) > _FEW_SIZES
        spots = [
            spot
            for off in (_FAR if is_large else _FAR[:3])
            for spot in beside(shape.axis, shape.width / 2 + off, extent)
        ]
        place = self._room.take(
            spots, lambda spot: is_large or self._crossed(_shortest(spot, axis), flow.key) <= most
        )
        if place is not None:
            self.found.labels.append(Label(flow.label, place, size, "number", flow.key))
            self.found.number_leaders.append((flow.key, _shortest(place, axis)))

    def name(self, node: Spot, text: str, size: float, *, needed: bool) -> None:
        """The name of a place near its node, else further away at the end of a line; where it is needed, at last where
        it covers least.
        """
        size *= self._type
        extent, at = text_size(text, size), Point(node.x, node.y)
        order = NAME_ORDER.get(node.place, _ANYWHERE)
        near = around(node.x, node.y, node.radius + 4.0, extent, order)
        if self._is_crowded:
            # At the smaller scales a name must stand right at its node, or have a line to it.
            near = near[: 2 * len(order.split())]
        place = self._room.take(near)
        if place is None and needed:
            # A halo over the edge of a thin arrow is read more easily than a name far away.
            place = self._room.take_lightly(near[: len(order.split()) + 4], _LIGHTLY)
        if place is None:
            offs = (*_FAR, *_FURTHER) if node.place in GMS else _FAR
            far = [spot for off in offs for spot in ringed(node.x, node.y, node.radius + off, extent)]
            # Rather a short line that crosses arrows than none; the subregion is never without its names.
            for most in (0.25, 0.6, 1.0) if node.place in GMS else (0.25, 0.6):
                place = place or self._room.take(far, partial(self._is_joined, at, most))
        if place is None and needed:
            place = self._room.take_best(near)
        if place is None:
            return
        self.found.labels.append(Label(text, place, size, "name", (node.place,)))
        if place.polygon.distance(at) > node.radius + _NEXT:
            self.found.leaders.append(_shortest(place, at))

    def _is_joined(self, at: Point, most: float, spot: Box) -> bool:
        """Whether no more than a part of the line from a text to its place lies on any one arrow."""
        return self._crossed(_shortest(spot, at), None) <= most

    def _crossed(self, leader: Leader, own: Key | None) -> float:
        """What part of a line lies on arrows, that of its own number left out."""
        line = LineString(leader)
        on: dict[Key, float] = {}
        for at in self._tree.query(line, predicate="intersects").tolist():
            key = self._keys[at]
            if key != own:
                on[key] = on.get(key, 0.0) + line.intersection(self._pieces[at]).length
        return max(on.values(), default=0.0) / max(line.length, 1e-9)

    def mark(self, mark: MarkSpec, size: float) -> None:
        """A mark under the name of its place, or further away at the end of a line."""
        node = self._nodes.get(mark.place)
        if node is None:
            return
        name = next(
            (each.box for each in self.found.labels if each.role == "name" and each.key == (mark.place,)),
            None,
        )
        size *= self._type
        width, height = text_size(mark.text, size)
        spots = _mark_spots(node, name, (width + 26, height))
        at = node.x, node.y
        others = [each.box.polygon for each in self.found.labels if each.box is not name]

        # A line over arrows and names would seem to belong to them; far away it leads nowhere.
        def is_clear(spot: Box) -> bool:
            line = _ring(spot, node, size), at
            drawn = LineString(line)
            return _is_under(spot, name) or (
                drawn.length <= _FARTHEST
                and self._crossed(line, None) < _HARDLY
                and not any(drawn.intersects(other) for other in others)
            )

        place = self._room.take(spots, is_clear)
        if place is None:
            return
        ring = _ring(place, node, size)
        label = Box(place.x + (11 if ring[0] < place.x else -11), place.y, width, height)
        self.found.labels.append(Label(mark.text, label, size, "mark", (mark.place,)))
        self.found.rings.append(ring)
        if not _is_under(place, name):
            self.found.leaders.append((ring, at))


def _ring(place: Box, node: Spot, size: float) -> tuple[float, float]:
    """Where the ring of a mark stands: at the end of its text that is nearer to its place."""
    side = 1 if place.x < node.x else -1
    return place.x + side * (place.width / 2 - 8), place.y - place.height / 2 + size * 0.62


def _pieces(shape: Arrow) -> list[BaseGeometry]:
    """The body of an arrow, a little wider, in short convex pieces: many small shapes are faster to look up than a
    long one.
    """
    left, right = shape.sides
    out = left - right
    out *= _HALO / np.maximum(np.hypot(*out.T), 1e-9)[:, None]
    left, right = left + out, right - out
    corners = np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)
    return list(np.asarray(shapely.convex_hull(shapely.multipoints(corners))))


def _corner(frame: Frame) -> list[BaseGeometry]:
    """The corner of the settings, where they lie over the map."""
    width, height = _CORNER
    return [] if frame.is_small else [box(-4, frame.height - height, width, frame.height + 4)]


def _earth(frame: Frame) -> BaseGeometry | None:
    """What lies outside of the earth has no place that a text could be given: the earth on a map of the whole of it."""
    if not isinstance(frame.projection, EqualEarth):
        return None
    lats = np.linspace(-90.0, 90.0, 61)
    sides = [
        frame.projection.pixels(np.column_stack((np.full(len(lats), frame.projection.lon + turn), lats)))
        for turn in (-179.99, 179.99)
    ]
    return Polygon(np.vstack([sides[0], sides[1][::-1]]))


def _shortest(text: Box, goal: BaseGeometry) -> Leader:
    """The shortest line from a text, a little smaller than its box, to a point or a line."""
    inner = Box(text.x, text.y, max(text.width - 4, 1.0), max(text.height - 6, 1.0)).polygon
    first, last = shapely.get_coordinates(shapely.shortest_line(inner, goal)).tolist()
    return (first[0], first[1]), (last[0], last[1])


def _is_under(text: Box, name: Box | None) -> bool:
    """Whether a text stands right under the name of its place, so that it needs no line to it."""
    return (
        name is not None
        and 0 < text.y - name.y < text.height + name.height
        and abs(text.x - name.x) < text.width
    )


def _mark_spots(node: Spot, name: Box | None, size: tuple[float, float]) -> list[Box]:
    """Places for the text of a mark: under the name of its place, flush with either end of it, then
    ever further away.
    """
    width, height = size
    spots = []
    if name is not None:
        under = name.y + (name.height + height) / 2 + 1
        spots = [
            Box(name.x + sign * (name.width - width) / 2, under + down, width, height)
            for down in (0, 10, 24)
            for sign in (1, -1)
        ]
    ways = (
        (-1.5, 0.8),
        (-1.9, 0.2),
        (0.2, 1.0),
        (-1.0, 1.0),
        (-0.7, 1.1),
        (1.5, 0.8),
        (1.9, 0.1),
        (-1.5, -0.8),
        (1.5, -0.8),
        (0.0, -1.0),
    )
    for ways_then in (ways[:5], ways[5:]):
        spots += [
            Box(node.x + dx * far, node.y + dy * far, width, height)
            for far in (34.0, 52.0, 74.0, 100.0, 130.0, 165.0)
            for dx, dy in ways_then
        ]
    return spots
