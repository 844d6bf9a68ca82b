"""The geometry of one arrow: a quadratic curve, and a single ring of body and head around it.

Head sizes and bevel are those of the design brief: head length max(10, 0.62 w + 8), half-width max(5.2, 0.62 w + 3.2).
"""

from dataclasses import dataclass

import numpy as np
from shapely import LineString, MultiLineString, Point, Polygon, make_valid
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from app.flowmap.bend import Bend
from app.flowmap.projection import Points

STEPS = 32
"""Points of a drawn curve."""
MARKED_FROM = 4.0
"""Narrower bodies have no room for a mark inside: dashes for an outline, a dot at the number for a hatch."""
_OUTLINE_SHARE = 0.2
"""An outline takes no more than this of the width of a body on each of its sides, or nothing pale would be left."""
_DASH, _PAUSE = 5.0, 3.0
"""Pixels of the dashes of a body that is too narrow for an outline."""
THICK = 8.0
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

    @property
    def sides(self) -> tuple[Points, Points]:
        """Both edges of the body from the start to the base of the head, point opposite to point."""
        count = len(self.axis) - 1
        return self.ring[:count], self.ring[-2 : -2 - count : -1]

    @property
    def body(self) -> Polygon:
        """The arrow without its head."""
        left, right = self.sides
        return Polygon(np.vstack([left, right[::-1]]))

    @property
    def head(self) -> Polygon:
        """The triangle from the base of the head to the tip."""
        count = len(self.axis) - 1
        return Polygon(self.ring[count : count + 3])


def bowed(start: tuple[float, float], end: tuple[float, float], bow: float) -> Curve:
    """The symmetric curve between two points whose control point stands `bow` times their distance to
    the right of travel
    (y downwards).
    """
    return curve_of(start, end, Bend(0.0, bow))


def curve_of(start: tuple[float, float], end: tuple[float, float], bend: Bend) -> Curve:
    """The curve between two points with the control point of `bend`; its `pull` is for `arrow` to take account of."""
    (ax, ay), (bx, by) = start, end
    dx, dy = bx - ax, by - ay
    control = (
        (ax + bx) / 2 + bend.along * dx - bend.across * dy,
        (ay + by) / 2 + bend.along * dy + bend.across * dx,
    )
    return Curve(start, control, end)


def arrow(curve: Curve, width: float, start_gap: float, end_gap: float) -> Arrow:
    """An arrow of `width` pixels along `curve`, clipped `start_gap` and `end_gap` pixels from its two nodes."""
    dense = curve.points(160)
    if width > THICK:
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
    if width > THICK:
        # Most of a body has the width of its number, however short it is.
        half *= np.interp(trunk, [0.0, min(0.34 * width, 0.4 * trunk[-1])], [0.6, 1.0])
    left, right = spine + normals * half[:, None], spine - normals * half[:, None]
    base, end = spine[-1], axis[-1]
    across = _unit(end - base)[::-1] * np.array([-1.0, 1.0])
    ring = np.vstack([left, base + across * half_head, end, base - across * half_head, right[::-1], left[:1]])
    return Arrow(ring, np.vstack([spine, end]), width)


def hatching(
    shape: Arrow, spacing: float = 7.0, thickness: float = 1.1, *, part: float = 1.0
) -> list[Points]:
    """Thin stripes at 45 degrees inside an arrow, each a ring: what is still in process. They slope against the arrow:
    along it, a narrow one would have a single stripe. With `part` below 1 only so much of the length of the body, from
    the start, has them: part of the figure is still in process.
    """
    if shape.width < MARKED_FROM:
        return []
    body: BaseGeometry = make_valid(shape.polygon).buffer(-min(1.6, 0.16 * shape.width))
    if part < 1.0:
        behind = shape.axis[: max(2, round(part * (len(shape.axis) - 1)))]
        body = body.intersection(LineString(behind).buffer(shape.width, cap_style="flat"))
    if body.is_empty:
        return []
    left, top, right, bottom = body.bounds
    reach = bottom - top
    along = shape.axis[-1] - shape.axis[0]
    first, last = (top, bottom) if along[0] * along[1] < 0 else (bottom, top)
    lines = [
        LineString([(x, first), (x + reach, last)])
        for x in np.arange(left - reach, right, spacing * np.sqrt(2.0))
    ]
    pieces = MultiLineString(lines).intersection(body)
    return [
        np.asarray(piece.buffer(thickness / 2, cap_style="flat").exterior.coords)
        for piece in getattr(pieces, "geoms", [pieces])
        if piece.length > 2
    ]


def core(shape: Arrow, share: float) -> list[Points]:
    """The low end of a range, `share` of the width of an arrow, along its middle: one ring, a pixel wide at least."""
    return outline(shape.axis[:-1], max(shape.width * share, 1.0))


def edging(shape: Arrow, thickness: float) -> list[Points]:
    """The outline of an arrow as thin rings inside of it, `thickness` pixels wide, less in a narrow arrow: it makes no
    arrow wider than its number.
    """
    return _rim(shape.polygon, shape.axis[0], min(thickness, _OUTLINE_SHARE * shape.width))


def broken(shape: Arrow, share: float = 1.0) -> list[Points]:
    """An arrow too narrow for an outline: dashes along its body, `share` of its width, and an outlined head."""
    body = dashes(shape.axis[:-1], _DASH, _PAUSE, shape.width * share)
    return [*body, *_rim(shape.head, shape.axis[-2], 1.0)]


def open_head(shape: Arrow) -> list[Points]:
    """A chevron before the tip of an arrow, drawn as a line: the head of one that has no number."""
    tip, before = shape.axis[-1], shape.axis[-2]
    along = (tip - before) / max(float(np.hypot(*(tip - before))), 1e-9)
    across = np.array([-along[1], along[0]])
    reach = max(7.0, 0.45 * shape.width + 5.0)
    point = tip + along * 3.5
    ends = [point - along * reach + side * across * reach * 0.62 for side in (1, -1)]
    return outline(np.array([ends[0], point, ends[1]]), 1.7)


def double_head(shape: Arrow) -> list[Points]:
    """A gap through the head of an arrow, along its edges, that leaves an open head before a full one: at least."""
    count = len(shape.axis) - 1
    corner, tip, other = shape.ring[count : count + 3]
    along = tip - (corner + other) / 2
    length, half = float(np.hypot(*along)), float(np.hypot(*(corner - other))) / 2
    thickness = 1.4 + 0.04 * shape.width
    # The gap ends at the base of the head, beside the body: else it would not part the two.
    room = (half - shape.width / 2 - 1.2 * thickness) * length / half
    back = along / length * max(min(3.2 + 0.16 * shape.width, room), 1.0)
    gap = LineString([2 * corner - tip - back, tip - back, 2 * other - tip - back])
    head = shape.head.buffer(0.4, join_style="mitre")
    cut = gap.buffer(thickness / 2, cap_style="flat", join_style="mitre").intersection(head)
    return [
        np.asarray(part.exterior.coords)
        for part in getattr(cut, "geoms", [cut])
        if part.geom_type == "Polygon" and not part.is_empty
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


def _rim(polygon: Polygon, start: Points, thickness: float) -> list[Points]:
    """The outline of a polygon inside of it, in two parts that meet near `start` and a quarter of the way on: so none
    of them has a hole.
    """
    inner = make_valid(polygon).buffer(-thickness / 2, join_style="mitre", mitre_limit=4.0)
    found: list[Points] = []
    for part in getattr(inner, "geoms", [inner]):
        if part.is_empty:
            continue
        corners = np.asarray(part.exterior.coords)
        twice = LineString(np.vstack([corners, corners[1:]]))
        length, begin = part.exterior.length, part.exterior.project(Point(start))
        for first, last in ((0.0, 0.25), (0.25, 1.0)):
            line = substring(twice, begin + first * length, begin + last * length)
            found += outline(np.asarray(line.coords), thickness)
    return found


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
