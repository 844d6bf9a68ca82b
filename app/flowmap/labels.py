"""Placing labels: each text gets the first free of its candidate places, or none at all. No label lies
on another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Polygon, STRtree, box
from shapely.geometry.base import BaseGeometry

from app.flowmap.projection import Points

_WIDTHS = (
    (26, 28, 45, 65, 57, 88, 74, 25, 32, 32, 55, 57, 28, 32, 28, 40)
    + (57,) * 10
    + (
        28,
        28,
        57,
        57,
        57,
        46,
        90,
        67,
        66,
        64,
        73,
        56,
        54,
        73,
        76,
        37,
        31,
        65,
        55,
        93,
        79,
        79,
        62,
        79,
        64,
        55,
        57,
        75,
        63,
        95,
    )
    + (
        64,
        60,
        58,
        33,
        40,
        33,
        57,
        42,
        33,
        58,
        63,
        50,
        63,
        58,
        37,
        63,
        64,
        28,
        28,
        59,
        28,
        96,
        64,
        62,
        63,
        63,
        43,
        49,
        41,
        64,
    )
    + (55, 83, 56, 55, 48, 39, 55, 39, 57)
)
"""Advance widths of Noto Sans SemiBold for the characters 32 to 126, in hundredths of the type size."""
_OTHER = 70
_LINE = 1.22
_APART = 3.0
"""Pixels of air between two texts."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels by its centre and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def polygon(self) -> Polygon:
        """The rectangle as a polygon."""
        half_width, half_height = self.width / 2, self.height / 2
        return box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)


def text_size(text: str, size: float) -> tuple[float, float]:
    """Width and height in pixels of a text of several lines (`<br>` between them) at a type size in pixels."""
    lines = text.split("<br>")
    widths = [sum(_WIDTHS[ord(c) - 32] if 32 <= ord(c) < 127 else _OTHER for c in line) for line in lines]
    return max(widths) / 100 * size, len(lines) * size * _LINE


class Room:
    """What of a picture is taken. Obstacles are shapes that no text may touch."""

    def __init__(self, width: float, height: float, obstacles: Iterable[BaseGeometry]) -> None:
        self._canvas = box(2, 2, width - 2, height - 2)
        self._taken = [shape for shape in obstacles if not shape.is_empty]
        self._tree = STRtree(self._taken)
        self._shapes = len(self._taken)

    def take(self, candidates: Sequence[Box]) -> Box | None:
        """Take the first candidate that lies inside the picture and touches nothing, or None."""
        for candidate in candidates:
            shape = candidate.polygon
            if self._canvas.covers(shape) and not len(self._tree.query(shape, predicate="intersects")):
                self._keep(shape)
                return candidate
        return None

    def take_best(self, candidates: Sequence[Box]) -> Box:
        """Take the first candidate that is free, else the one inside the picture that covers least of what is taken."""
        place = self.take(candidates)
        if place is None:
            place = min(candidates, key=lambda candidate: self._covered(candidate.polygon))
            self._keep(place.polygon)
        return place

    def _keep(self, shape: BaseGeometry) -> None:
        self._taken.append(shape.buffer(_APART, join_style="mitre"))
        self._tree = STRtree(self._taken)

    def _covered(self, shape: BaseGeometry) -> float:
        """Area in square pixels that a shape shares with others; texts and what lies outside count most."""
        outside: float = shape.difference(self._canvas).area
        shared: float = sum(
            # A text on a text is unreadable; a text on an arrow is only ugly.
            self._taken[index].intersection(shape).area * (1 if index < self._shapes else 50)
            for index in self._tree.query(shape, predicate="intersects")
        )
        return 50 * outside + shared


def around(x: float, y: float, gap: float, size: tuple[float, float], order: str) -> list[Box]:
    """Places for a text of `size` around a node: `order` names sides and corners, such as "w sw s"."""
    width, height = size
    dx, dy = gap + width / 2, gap + height / 2
    cx, cy = 0.6 * gap + width / 2, 0.5 * gap + height / 2
    spots = {
        "e": (dx, 0.0),
        "w": (-dx, 0.0),
        "n": (0.0, -dy),
        "s": (0.0, dy),
        "ne": (cx, -cy),
        "nw": (-cx, -cy),
        "se": (cx, cy),
        "sw": (-cx, cy),
    }
    named = [
        Box(x + spots[name][0] * far, y + spots[name][1] * far, width, height)
        for far in (1.0, 1.3)
        for name in order.split()
    ]
    # Where none of these is free, the text may slide along above or below its node.
    slid = [
        Box(x + share * width, y + sign * (dy + more), width, height)
        for more in (0.0, 8.0, 16.0)
        for sign in (-1, 1)
        for share in (-0.2, 0.2, -0.35, 0.35, -0.5, 0.5, -0.7, 0.7)
    ]
    return named + slid


def beside(axis: Points, gap: float, size: tuple[float, float]) -> list[Box]:
    """Places for a text of `size` beside a curve, `gap` pixels from its centre line, nearest to the middle first."""
    width, height = size
    found = []
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82):
        index = round(share * (len(axis) - 1))
        before, after = axis[max(index - 1, 0)], axis[min(index + 1, len(axis) - 1)]
        along = (after - before) / max(float(np.hypot(*(after - before))), 1e-9)
        normal = np.array([-along[1], along[0]])
        # How far the box must stand off depends on how much of its width lies across the curve.
        reach = gap + abs(normal[0]) * width / 2 + abs(normal[1]) * height / 2
        for side in (1.0, -1.0):
            x, y = axis[index] + side * normal * reach
            found.append(Box(float(x), float(y), width, height))
    return found
