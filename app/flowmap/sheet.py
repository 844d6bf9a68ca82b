"""What is written on a map so far, and the room that is left: the ground on which all labels are placed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, STRtree, box, make_valid
from shapely.geometry.base import BaseGeometry

from app.domain.codes import MapFrame
from app.flowmap.arrows import Arrow
from app.flowmap.frame import Frame
from app.flowmap.labels import Box, Room
from app.flowmap.projection import EqualEarth
from app.flowmap.strip import Dot, Label

Key: TypeAlias = tuple[str, str]
Leader: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""A straight line from a text to what it stands for, in pixels."""

NEXT = 9.0
"""Pixels from a text to what it stands for that still belong together without a line."""
FAR = (16.0, 26.0, 38.0, 52.0, 68.0)
"""Pixels by which a text may stand off; from here on a line leads to it."""
LIGHTLY = 0.16
"""A needed text may cover arrows with so much of its area."""
_HALO = 1.5
"""Pixels of air round arrows and nodes."""
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
    dots: list[Dot] = field(default_factory=list)


class Sheet:
    """A map with its arrows and nodes. `found` are the texts so far, `room` what is free, `type` the factor of all type
    sizes.
    """

    def __init__(
        self, frame: Frame, arrows: Mapping[Key, Arrow], nodes: Sequence[Spot], grounds: Sequence[Box]
    ) -> None:
        self.found = Lettering()
        self.arrows, self.is_crowded = arrows, frame.kind != MapFrame.GMS
        self.is_small, self.size = frame.is_small, (float(frame.width), float(frame.height))
        self.nodes = {node.place: node for node in nodes}
        self.type = 0.86 if frame.is_small else min(max(frame.zoom, 1.0), 1.125)
        self.type *= 1.0 if frame.kind == MapFrame.GMS else 0.9
        pieces = [_pieces(shape) for shape in arrows.values()]
        self._keys = [key for key, parts in zip(arrows, pieces, strict=True) for _ in parts]
        self._pieces = [piece for parts in pieces for piece in parts]
        self._tree = STRtree(self._pieces)
        discs = [Point(node.x, node.y).buffer(node.radius + _HALO) for node in nodes]
        solid: list[BaseGeometry] = [
            make_valid(shape.head).buffer(_HALO, quad_segs=2) for shape in arrows.values()
        ]
        solid += [*discs, *(ground.polygon for ground in grounds), *_corner(frame)]
        self.room = Room(frame.width, frame.height, self._pieces, solid, _earth(frame))

    def crossed(self, leader: Leader, own: Key | None) -> float:
        """What part of a line lies on arrows, that of its own number left out."""
        line = LineString(leader)
        on: dict[Key, float] = {}
        for at in self._tree.query(line, predicate="intersects").tolist():
            key = self._keys[at]
            if key != own:
                on[key] = on.get(key, 0.0) + line.intersection(self._pieces[at]).length
        return max(on.values(), default=0.0) / max(line.length, 1e-9)


def shortest(text: Box, goal: BaseGeometry) -> Leader:
    """The shortest line from a text, a little smaller than its box, to a point or a line."""
    inner = Box(text.x, text.y, max(text.width - 4, 1.0), max(text.height - 6, 1.0)).polygon
    first, last = shapely.get_coordinates(shapely.shortest_line(inner, goal)).tolist()
    return (first[0], first[1]), (last[0], last[1])


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
