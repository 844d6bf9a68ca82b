"""What holds for every control point: its range box, the picture, siblings that do not cross, foreign nodes kept free.

After section 3.2 of Jenny and others 2017 (doi 10.1080/13658816.2017.1307378), with the wider range box of the
reference implementation Flox. Lengths are standard pixels, y downwards.
"""

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, pi, sin
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point

from app.flowmap.ground import Flow, Ground, Pixel
from app.flowmap.projection import Points

RANGE = 0.5
"""Half the height of the range box in parts of the distance of both nodes; along it the box ends at the nodes."""
_NODE_AIR = 0.45
"""Air around a node in radii."""
_SPIRAL = 4.0
_CLEARANCES = (4.0, 2.0, 1.0, 0.0)
_TOUCHING = 0.1
"""A flow may run along a locked one with this part of its points."""

Siblings: TypeAlias = tuple[int, int, Pixel]
"""Two flows and the node that they have in common."""
_T = np.linspace(0.0, 1.0, 20)
_BASIS = np.column_stack(((1 - _T) ** 2, 2 * _T * (1 - _T), _T**2))


def into_range(control: Points, start: Points, end: Points) -> Points:
    """Control points (n, 2), those outside their range box moved towards the middle, to its border (3.2.1)."""
    middle, chord = (start + end) / 2, end - start
    length = np.maximum(np.hypot(*chord.T), 1e-12)
    along = chord / length[:, None]
    right = np.column_stack((-along[:, 1], along[:, 0]))
    offset = control - middle
    share = np.maximum(
        np.abs((offset * along).sum(axis=1)) / (length / 2),
        np.abs((offset * right).sum(axis=1)) / (RANGE * length),
    )
    moved: Points = middle + offset / np.maximum(share, 1.0)[:, None]
    return moved


def into_canvas(control: Points, middle: Points, size: tuple[float, float]) -> Points:
    """Control points (n, 2), those outside the picture moved towards the middle of their flow, to its edge (3.2.2)."""
    offset = control - middle
    edge = np.where(offset > 0, np.asarray(size), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        room = np.where(offset != 0, (edge - middle) / offset, np.inf)
    moved: Points = middle + offset * np.clip(room.min(axis=1), 0.0, 1.0)[:, None]
    return moved


def untangled(
    control: Points, flows: Sequence[Flow], size: tuple[float, float], pairs: Sequence[Siblings]
) -> Points:
    """Control points (n, 2) of flows of which no two with one node in common cross, as far as one pass can (3.2.3)."""
    control = control.copy()
    if not pairs:
        return control
    lines = _lines(flows, control)
    one, two = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    meet = shapely.intersects(lines[one], lines[two]) & ~shapely.touches(lines[one], lines[two])
    for at in np.flatnonzero(meet).tolist():
        i, j, shared = pairs[at]
        now = _lines([flows[i], flows[j]], control[[i, j]])
        if not _crosses(now[0], now[1], shared):
            continue
        swapped = _swapped(
            control[i], control[j], shared, _far_end(flows[i], shared), _far_end(flows[j], shared)
        )
        if swapped is not None:
            both = [i, j]
            start, end = (np.array([getattr(flows[at], side) for at in both]) for side in ("start", "end"))
            moved = into_range(np.array(swapped), start, end)
            control[both] = into_canvas(moved, (start + end) / 2, size)
    return control


def off_obstacles(
    control: Points, flows: Sequence[Flow], ground: Ground, locked: set[int], left: int
) -> tuple[Points, int]:
    """Control points (n, 2) of which the worst have been moved off foreign nodes, along a spiral, and how many flows
    lay on one. With `left` iterations to come, so many move that all have by the end; they are `locked` then (3.2.4).
    """
    counts = [
        int(_on_nodes(np.array([line]), flow, ground, _CLEARANCES[0])[0])
        for line, flow in zip(_lines(flows, control), flows, strict=True)
    ]
    over = sorted((-count, flows[at].key, at) for at, count in enumerate(counts) if count)
    control = control.copy()
    for _count, _key, index in over[: ceil(len(over) / max(left, 1))]:
        control[index] = _spiralled(index, control, flows, ground, locked)
        locked.add(index)
    return control, len(over)


def symmetrised(control: Points, flows: Sequence[Flow], ground: Ground, pairs: Sequence[Siblings]) -> Points:
    """Control points (n, 2), each on the perpendicular bisector of its flow where that puts it on no foreign node and
    makes it cross no sibling.
    """
    control = control.copy()
    for index, flow in enumerate(flows):
        start, end = np.array(flow.start), np.array(flow.end)
        along = (end - start) / flow.length
        even = control[index] - ((control[index] - (start + end) / 2) @ along) * along
        lines = _lines(flows, control)
        line = _lines([flow], even[None])[0]
        crossing = any(
            _crosses(line, lines[j if i == index else i], shared) for i, j, shared in pairs if index in (i, j)
        )
        if not crossing and not _on_nodes(np.array([line]), flow, ground, 0.0)[0]:
            control[index] = even
    return control


def siblings(flows: Sequence[Flow]) -> list[Siblings]:
    """Pairs of flows with exactly one node in common, and that node; those of most width, then length, first."""
    pairs = []
    for i, one in enumerate(flows):
        for j, two in enumerate(flows[:i]):
            shared = {one.start, one.end} & {two.start, two.end}
            if len(shared) == 1:
                size = one.width + two.width, one.length + two.length
                pairs.append(((-size[0], -size[1], two.key, one.key), (j, i, next(iter(shared)))))
    pairs.sort(key=lambda pair: pair[0])
    return [pair[1] for pair in pairs]


def _lines(flows: Sequence[Flow], control: Points) -> NDArray[np.object_]:
    """The curves of flows with these control points (n, 2), as lines."""
    ends = np.array([[flow.start, flow.end] for flow in flows])
    return _curves(ends[:, 0], control, ends[:, 1])


def _curves(start: Points, control: Points, end: Points) -> NDArray[np.object_]:
    points = _BASIS[:, 0, None] * start[:, None] + _BASIS[:, 1, None] * control[:, None]
    return np.asarray(shapely.linestrings(points + _BASIS[:, 2, None] * end[:, None]), dtype=object)


def _far_end(flow: Flow, shared: Pixel) -> Points:
    return np.array(flow.end if flow.start == shared else flow.start)


def _crosses(one: LineString, two: LineString, shared: Pixel) -> bool:
    """Whether two lines meet further than a hair from the node that they share."""
    if not shapely.intersects(one, two):
        return False
    met = shapely.difference(shapely.intersection(one, two), Point(shared).buffer(2.0))
    return not met.is_empty


def _swapped(
    one: Points, two: Points, shared: Pixel, end_one: Points, end_two: Points
) -> tuple[Points, Points] | None:
    """Both control points on each other's side of their shared node, or None where the lines do not meet."""
    node = np.array(shared)
    new_one, new_two = _meeting(node, two, one, end_one), _meeting(node, one, two, end_two)
    return None if new_one is None or new_two is None else (new_one, new_two)


def _meeting(a: Points, b: Points, c: Points, d: Points) -> Points | None:
    """Where the line through a and b meets that through c and d."""
    first, second = b - a, d - c
    cross = float(first[0] * second[1] - first[1] * second[0])
    if abs(cross) < 1e-6 * hypot(*first) * hypot(*second) or cross == 0.0:
        return None
    between = c - a
    met: Points = a + first * ((between[0] * second[1] - between[1] * second[0]) / cross)
    return met


def _on_nodes(lines: NDArray[np.object_], flow: Flow, ground: Ground, clearance: float) -> NDArray[np.intp]:
    """On how many foreign nodes each of several curves of a flow lies, with so many pixels of air around them."""
    places = [place for place in ground.nodes if place not in flow.key]
    if not places:
        return np.zeros(len(lines), dtype=np.intp)
    centres = shapely.points([ground.nodes[place] for place in places])
    radii = np.array([ground.radii.get(place, ground.radius) for place in places])
    near = radii * (1 + _NODE_AIR) + flow.width / 2 + clearance
    found: NDArray[np.intp] = (shapely.distance(lines[:, None], centres[None, :]) < near).sum(axis=1)
    return found


def _spiralled(
    index: int, control: Points, flows: Sequence[Flow], ground: Ground, locked: set[int]
) -> Points:
    """The first point of an Archimedean spiral around the control point at which the flow is free, with ever less
    clearance; failing that, the one where it lies on fewest nodes.
    """
    flow = flows[index]
    points = np.array(list(_spiral(control[index], 0.6 * flow.length))).reshape(-1, 2)
    start, end = (np.tile(side, (len(points), 1)) for side in (flow.start, flow.end))
    inside = np.isclose(into_range(points, start, end), points).all(axis=1)
    inside &= ((points >= 0) & (points <= ground.size)).all(axis=1)
    points, start, end = points[inside], start[inside], end[inside]
    if not len(points):
        kept_as_is: Points = control[index]
        return kept_as_is
    lines = _curves(start, points, end)
    others = sorted(locked - {index})
    kept = _lines([flows[at] for at in others], control[others]) if others else np.array([])
    reach = np.array([(flow.width + flows[at].width) / 2 + 4.0 for at in others])
    tried: set[int] = set()
    for clearance in _CLEARANCES:
        for at in np.flatnonzero(_on_nodes(lines, flow, ground, clearance) == 0).tolist():
            if at not in tried and not _runs_along(lines[at], kept, reach):
                best: Points = points[at]
                return best
            tried.add(at)
    away = np.abs(points - (start + end) / 2).sum(axis=1)
    least: Points = points[np.lexsort((away, _on_nodes(lines, flow, ground, 0.0)))[0]]
    return least


def _runs_along(line: LineString, others: NDArray[np.object_], reach: NDArray[np.float64]) -> bool:
    """Whether more than a tenth of the points of a line lie as near to another one as in `reach`."""
    if not len(others):
        return False
    points = shapely.line_interpolate_point(line, (np.arange(10) + 0.5) / 10, normalized=True)
    near = shapely.distance(points[:, None], others[None, :]) < reach
    return bool((near.mean(axis=0) > _TOUCHING).any())


def _spiral(centre: Points, reach: float) -> Iterator[Points]:
    step = max(_SPIRAL, reach / 12)
    angle = pi
    while (radius := step * angle / (2 * pi)) <= reach:
        yield centre + radius * np.array([cos(angle), sin(angle)])
        angle += step / radius
