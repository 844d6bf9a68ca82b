"""The geometry of one arrow: a quadratic curve, and a single ring of body and head around it.

Head sizes and bevel are those of the design brief: head length max(10, 0.62 w + 8), half-width max(5.2, 0.62 w + 3.2).
"""

from dataclasses import dataclass

import numpy as np
from shapely import LineString, MultiLineString, Polygon, make_valid

from app.flowmap.projection import Points

STEPS = 32
"""Points of a drawn curve."""
HATCHED_FROM = 4.0
"""Narrower bodies carry no hatch; their stage stands in list and tooltip."""
_THICK = 8.0
"""Arrows wider than this start further from their node, with a bevel."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bezier curve from `start` by way of the control point `control` to `end`, in pixels."""

    start: tuple[float, float]
    control: tuple[float, float]
    end: tuple[float, float]

    def points(self, steps: int = STEPS) -> Points:
        """Points at equal steps of the parameter, both ends included."""
        t = np.linspace(0.0, 1.0, steps)[:, None]
        start, control, end = (
            np.asarray(point, dtype=float) for point in (self.start, self.control, self.end)
        )
        points: Points = (1 - t) ** 2 * start + 2 * (1 - t) * t * control + t**2 * end
        return points


@dataclass(frozen=True, slots=True)
class Arrow:
    """A drawn arrow: its ring (closed, in pixels), its centre line from start to tip, and the width of its body."""

    ring: Points
    axis: Points
    width: float

    @property
    def polygon(self) -> Polygon:
        """The ring as a polygon."""
        return Polygon(self.ring)


def bowed(start: tuple[float, float], end: tuple[float, float], bow: float) -> Curve:
    """The symmetric curve between two points whose control point stands `bow` times their distance to
    the right of travel
    (y downwards).
    """
    (ax, ay), (bx, by) = start, end
    dx, dy = bx - ax, by - ay
    return Curve(start, ((ax + bx) / 2 - bow * dy, (ay + by) / 2 + bow * dx), end)


def arrow(curve: Curve, width: float, start_gap: float, end_gap: float) -> Arrow:
    """An arrow of `width` pixels along `curve`, clipped `start_gap` and `end_gap` pixels from its two nodes."""
    dense = curve.points(160)
    if width > _THICK:
        start_gap += 0.22 * width
    begin = _index_beyond(dense, curve.start, start_gap)
    tip = _index_within(dense, curve.end, end_gap)
    tip = max(tip, min(begin + 4, len(dense) - 1))
    axis = dense[begin : tip + 1]
    lengths = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(axis, axis=0).T))))
    total = lengths[-1]
    head = min(max(10.0, 0.62 * width + 8.0), 0.7 * total)
    half_head = max(5.2, 0.62 * width + 3.2)
    trunk = np.linspace(0.0, total - head, 26)
    spine = np.column_stack([np.interp(trunk, lengths, axis[:, column]) for column in (0, 1)])
    normals = _normals(spine)
    half = np.full(len(trunk), width / 2)
    if width > _THICK:
        half *= np.interp(trunk, [0.0, 0.34 * width], [0.6, 1.0])
    left, right = spine + normals * half[:, None], spine - normals * half[:, None]
    base, end = spine[-1], axis[-1]
    across = _unit(end - base)[::-1] * np.array([-1.0, 1.0])
    ring = np.vstack([left, base + across * half_head, end, base - across * half_head, right[::-1], left[:1]])
    return Arrow(ring, np.vstack([spine, end]), width)


def hatching(shape: Arrow, spacing: float = 7.0, thickness: float = 1.1) -> list[Points]:
    """Thin stripes at 45 degrees inside an arrow, each a ring: the mark of a figure of which a part is
    still in process.
    """
    if shape.width < HATCHED_FROM:
        return []
    body = make_valid(shape.polygon).buffer(-min(1.6, 0.16 * shape.width))
    if body.is_empty:
        return []
    left, top, right, bottom = body.bounds
    reach = bottom - top
    lines = [
        LineString([(x, bottom), (x + reach, top)])
        for x in np.arange(left - reach, right, spacing * np.sqrt(2.0))
    ]
    pieces = MultiLineString(lines).intersection(body)
    return [
        np.asarray(piece.buffer(thickness / 2, cap_style="flat").exterior.coords)
        for piece in getattr(pieces, "geoms", [pieces])
        if piece.length > 2
    ]


def outline(points: Points, thickness: float) -> list[Points]:
    """The line through `points` as thin rings of `thickness` pixels."""
    grown = LineString(points).buffer(thickness / 2, cap_style="flat")
    return [
        np.asarray(part.exterior.coords) for part in getattr(grown, "geoms", [grown]) if not part.is_empty
    ]


def grown(shape: Arrow, by: float) -> Points:
    """The ring of an arrow, larger on all sides by so many pixels: its halo."""
    wide = make_valid(shape.polygon).buffer(by, join_style="mitre", mitre_limit=2.0)
    parts = getattr(wide, "geoms", [wide])
    return np.asarray(max(parts, key=lambda part: part.area).exterior.coords)


def dashes(points: Points, on: float, off: float, thickness: float) -> list[Points]:
    """A dashed line along `points`: each dash, `on` long with a gap of `off`, a thin ring."""
    lengths = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))))
    starts = np.arange(0.0, lengths[-1], on + off)
    ends = np.minimum(starts + on, lengths[-1])
    at = [
        np.column_stack([np.interp(where, lengths, points[:, axis]) for axis in (0, 1)])
        for where in (starts, ends)
    ]
    return [_bar(start, end, thickness) for start, end in zip(*at, strict=True) if (start != end).any()]


def _bar(start: Points, end: Points, thickness: float) -> Points:
    """A straight bar between two points as a closed ring."""
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    side = np.array([-along[1], along[0]]) * thickness / 2
    return np.array([start + side, end + side, end - side, start - side, start + side])


def _index_beyond(points: Points, node: tuple[float, float], gap: float) -> int:
    """The first point that is at least `gap` from `node`."""
    far = np.hypot(*(points - np.asarray(node)).T) >= gap
    return int(np.argmax(far)) if far.any() else 0


def _index_within(points: Points, node: tuple[float, float], gap: float) -> int:
    """The last point that is at least `gap` from `node`."""
    far = np.hypot(*(points - np.asarray(node)).T) >= gap
    return len(points) - 1 - int(np.argmax(far[::-1])) if far.any() else len(points) - 1


def _normals(points: Points) -> Points:
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return np.column_stack((-along[:, 1], along[:, 0]))


def _unit(vector: Points) -> Points:
    unit: Points = vector / max(float(np.hypot(*vector)), 1e-9)
    return unit
