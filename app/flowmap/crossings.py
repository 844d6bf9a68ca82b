"""Where the centre lines of arrows cross, and how far they run along each other. Lengths are pixels, angles degrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import shapely
from shapely import LineString, STRtree

from app.flowmap.arrows import Arrow
from app.flowmap.projection import Points

Key: TypeAlias = tuple[str, str]

ACUTE = 30.0
"""Degrees below which the eye follows the wrong line at a crossing (Huang, Eades and Hong 2014)."""
_LEAST = 1.0
"""Two lines that meet at fewer degrees lie on each other: `alongside` measures that."""
_TANGENT = 2.0
"""Pixels to each side of a crossing between which the direction of a line is taken."""
_STEP = 3.0


@dataclass(frozen=True, slots=True)
class Crossing:
    """A point in which the centre lines of two arrows cross, and the angle between them (up to 90 degrees)."""

    first: Key
    second: Key
    x: float
    y: float
    angle: float

    @property
    def is_acute(self) -> bool:
        """Whether the angle is too small to follow either line with ease."""
        return self.angle < ACUTE

    @property
    def is_between_siblings(self) -> bool:
        """Whether both arrows have a place in common."""
        return bool({*self.first} & {*self.second})


def crossings_of(arrows: Mapping[Key, Arrow]) -> tuple[Crossing, ...]:
    """Every point in which two centre lines cross, in the order of their keys. Lines are clipped at
    their nodes, so that two of one node do not cross there.
    """
    keys = sorted(arrows)
    if len(keys) < 2:
        return ()
    axes = np.array([LineString(arrows[key].axis) for key in keys])
    one, two = STRtree(axes).query(axes, predicate="intersects")
    one, two = one[one < two], two[one < two]
    points, pair = shapely.get_parts(shapely.intersection(axes[one], axes[two]), return_index=True)
    is_point = shapely.get_type_id(points) == shapely.GeometryType.POINT
    points, pair = points[is_point], pair[is_point]
    ways = [_directions(axes[side[pair]], points) for side in (one, two)]
    sine = np.abs(ways[0][:, 0] * ways[1][:, 1] - ways[0][:, 1] * ways[1][:, 0])
    angles = np.degrees(np.arcsin(np.clip(sine, 0.0, 1.0)))
    found = [
        Crossing(keys[one[at]], keys[two[at]], float(point.x), float(point.y), float(angle))
        for point, at, angle in zip(points, pair, angles, strict=True)
        if angle >= _LEAST
    ]
    return tuple(sorted(found, key=lambda each: (each.first, each.second, each.x, each.y)))


def alongside(
    arrows: Mapping[Key, Arrow], rooms: Mapping[str, Sequence[tuple[float, float, float]]]
) -> float:
    """Length in pixels over which centre lines run within half the sum of both widths of each other, in
    directions less than 30 degrees apart (a plain crossing is no length). What lies in the `rooms`
    (x, y, radius) of a place in common is left out, as lines must meet there.
    """
    keys = sorted(arrows)
    if len(keys) < 2:
        return 0.0
    axes = np.array([LineString(arrows[key].axis) for key in keys])
    widths = np.array([arrows[key].width for key in keys])
    one, two = np.triu_indices(len(keys), 1)
    near = shapely.dwithin(axes[one], axes[two], (widths[one] + widths[two]) / 2)
    total = 0.0
    for i, j in zip(one[near], two[near], strict=True):
        shared = [room for place in {*keys[i]} & {*keys[j]} for room in rooms.get(place, ())]
        reach = float(widths[i] + widths[j]) / 2
        a, b = arrows[keys[i]].axis, arrows[keys[j]].axis
        total += (_shared_length(a, b, reach, shared) + _shared_length(b, a, reach, shared)) / 2
    return total


def _directions(lines: Points, points: Points) -> Points:
    """The unit direction of each line at the point on it."""
    at, length = shapely.line_locate_point(lines, points), shapely.length(lines)
    before = shapely.get_coordinates(
        shapely.line_interpolate_point(lines, np.clip(at - _TANGENT, 0.0, length))
    )
    after = shapely.get_coordinates(
        shapely.line_interpolate_point(lines, np.clip(at + _TANGENT, 0.0, length))
    )
    along: Points = after - before
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return along


def _shared_length(
    line: Points, other: Points, reach: float, left_out: Sequence[tuple[float, float, float]]
) -> float:
    """Length of `line` within `reach` of `other` and along it, outside of the circles `left_out`."""
    dense = shapely.get_coordinates(shapely.segmentize(LineString(line), _STEP))
    middles, steps = (dense[1:] + dense[:-1]) / 2, np.diff(dense, axis=0)
    lengths = np.hypot(*steps.T)
    starts, ways = other[:-1], np.diff(other, axis=0)
    squared = np.maximum((ways**2).sum(axis=1), 1e-12)
    to = middles[:, None, :] - starts
    share = np.clip((to * ways).sum(axis=2) / squared, 0.0, 1.0)
    distances = np.hypot(*np.moveaxis(to - share[..., None] * ways, -1, 0))
    nearest = distances.argmin(axis=1)
    way = ways[nearest]
    sine = np.abs(steps[:, 0] * way[:, 1] - steps[:, 1] * way[:, 0])
    sine /= np.maximum(lengths * np.sqrt(squared[nearest]), 1e-12)
    found = (distances.min(axis=1) < reach) & (sine < np.sin(np.radians(ACUTE)))
    for x, y, radius in left_out:
        found &= np.hypot(middles[:, 0] - x, middles[:, 1] - y) >= radius
    return float(lengths[found].sum())
