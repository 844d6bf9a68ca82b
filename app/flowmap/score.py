"""How good a flow map is, in numbers: sixteen metrics of what is drawn, in pixels of the picture.

After the design principles of Jenny and others (2018, doi 10.1080/15230406.2016.1262280) and the
readability metrics of Dunne and Shneiderman (HCIL-2009-13). Everything is measured on the arrows as
drawn, clipped at their nodes and with their heads, never on what they were to be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from app.flowmap.arrows import Arrow
from app.flowmap.crossings import Key, alongside, crossings_of
from app.flowmap.projection import Points
from app.flowmap.strip import Label

if TYPE_CHECKING:
    from app.flowmap.scene import Node, Scene

Shapes: TypeAlias = NDArray[np.object_]

_NODE_ROOM = 1.5
"""So many radii round a node its own flows may lie on each other."""
_SHARP = 2.0
"""A bend whose radius is below so many widths of the arrow is sharp."""
_STRAIGHT = 1.0
"""A bow of fewer pixels has no side to which it could lean."""
_HAIR = 0.01
"""Pixels by which two boxes may share their edge."""


@dataclass(frozen=True, slots=True)
class Score:
    """The metrics of one picture. Two arrows are connected if they have a place in common."""

    crossings: int
    """Points in which two centre lines cross (M1)."""
    sibling_crossings: int
    """Those of connected arrows (M2)."""
    collinear: float
    """Pixels over which centre lines run along each other, nearer than half of both widths (M3)."""
    acute_crossings: int
    """Crossings under 30 degrees (M4)."""
    mean_sine: float
    """Mean sine of the angle of all crossings; 1 without any (M4)."""
    under_node: int
    """Arrows on nodes that they do not belong to, counted as pairs (M5)."""
    clearance: float | None
    """Least air in pixels between an arrow and the rim of a foreign node; below 0 if it lies on it (M6)."""
    head_on_head: int
    """Pairs of heads that touch (M7)."""
    head_on_flow: int
    """Heads on the body of an arrow that is not connected (M8)."""
    head_on_connected_flow: int
    """Heads on the body of a connected arrow (M8)."""
    ribbon_overlap: float
    """Area that pairs of arrows share, as a part of the area of all (M9)."""
    angular_resolution: float
    """Least angle between arrows at a node in relation to an even spread, mean of all nodes with several (M10)."""
    stretch: float
    """Mean length of the centre lines in relation to the distance of their ends (M11)."""
    asymmetry: float
    """Mean distance of the control point from the perpendicular bisector, in half lengths (M12)."""
    sharp_bends: int
    """Arrows that somewhere bend with a radius below twice their width (M13)."""
    label_overlaps: int
    """Pairs of labels that lie on each other (M14)."""
    labels_on_heads: int
    """Labels on an arrow head, counted as pairs (M14)."""
    labels_cut: int
    """Labels of which a part lies outside the picture (M14)."""
    label_area: float
    """Square pixels of labels that lie on arrows, nodes or other labels (M14)."""
    off_canvas: float
    """Square pixels of arrows outside the picture (M15)."""
    width_error: float
    """Largest difference in pixels between a drawn width and the wanted one (M16)."""

    def as_dict(self) -> dict[str, int | float | None]:
        """All metrics by name, rounded to four decimals, so that files of them compare."""
        return {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }


def score(
    arrows: Mapping[Key, Arrow],
    nodes: Sequence["Node"],
    labels: Sequence[Label],
    size: tuple[float, float],
    widths: Mapping[Key, float] | None = None,
) -> Score:
    """Score a picture of `size` (width, height) pixels. An arrow belongs to the nodes of the places in its
    key; a place without a node (a dock in the strip of far places) has no room of its own. `widths` are
    those that the arrows should have.
    """
    keys = sorted(arrows)
    drawn = [arrows[key] for key in keys]
    wholes, bodies, heads = _shapes(drawn)
    connected = _connected(keys)
    foreign = np.array([[node.place not in key for node in nodes] for key in keys], dtype=bool)
    foreign = foreign.reshape(len(keys), len(nodes))
    air = _air(wholes, nodes)
    met = crossings_of(arrows)
    rooms = {node.place: [(node.x, node.y, _NODE_ROOM * node.radius)] for node in nodes}
    on_flow = _head_on_flow(heads, bodies)
    overlaps, on_heads, cut, shared = _of_labels(labels, wholes, heads, nodes, size)
    return Score(
        crossings=len(met),
        sibling_crossings=sum(each.is_between_siblings for each in met),
        collinear=alongside(arrows, rooms),
        acute_crossings=sum(each.is_acute for each in met),
        mean_sine=float(np.mean([np.sin(np.radians(each.angle)) for each in met])) if met else 1.0,
        under_node=int((air[foreign] < 0).sum()),
        clearance=float(air[foreign].min()) if foreign.any() else None,
        head_on_head=len(_touching(heads)[0]),
        head_on_flow=int((~connected[on_flow]).sum()),
        head_on_connected_flow=int(connected[on_flow].sum()),
        ribbon_overlap=_overlap(wholes),
        angular_resolution=_angular_resolution(arrows, nodes),
        stretch=_mean([_stretch(shape.axis) for shape in drawn], 1.0),
        asymmetry=_mean([_asymmetry(shape.axis) for shape in drawn], 0.0),
        sharp_bends=sum(_radius(shape.axis[:-1]) < _SHARP * shape.width for shape in drawn),
        label_overlaps=overlaps,
        labels_on_heads=on_heads,
        labels_cut=cut,
        label_area=shared,
        off_canvas=float(shapely.area(shapely.difference(wholes, shapely.box(0.0, 0.0, *size))).sum()),
        width_error=max(
            (abs(_width(arrows[key]) - wide) for key, wide in (widths or {}).items()), default=0.0
        ),
    )


def score_scene(scene: "Scene", widths: Mapping[Key, float] | None = None) -> Score:
    """The score of a scene with all of its labels."""
    return score(scene.arrows, scene.nodes, scene.labels, (scene.frame.width, scene.frame.height), widths)


def _shapes(drawn: Sequence[Arrow]) -> tuple[Shapes, Shapes, Shapes]:
    """Whole arrows, their bodies without heads, and their heads, as arrays of polygons."""
    found = [
        np.array([getattr(shape, part) for shape in drawn], dtype=object)
        for part in ("polygon", "body", "head")
    ]
    wholes, bodies, heads = (shapely.make_valid(part) for part in found)
    return wholes, bodies, heads


def _connected(keys: Sequence[Key]) -> NDArray[np.bool_]:
    return np.array([[bool({*one} & {*two}) for two in keys] for one in keys], dtype=bool).reshape(
        len(keys), len(keys)
    )


def _air(wholes: Shapes, nodes: Sequence["Node"]) -> Points:
    """Distances between arrows (rows) and the rims of nodes (columns), below zero where one lies on the other."""
    centres = shapely.points([(node.x, node.y) for node in nodes]) if nodes else np.array([])
    radii = np.array([node.radius for node in nodes])
    air: Points = shapely.distance(wholes[:, None], centres[None, :]) - radii
    return air


def _touching(shapes: Shapes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each pair of shapes that meet, as indices into `shapes`."""
    if not len(shapes):
        return np.array([], dtype=np.intp), np.array([], dtype=np.intp)
    one, two = STRtree(shapes).query(shapes, predicate="intersects")
    return one[one < two], two[one < two]


def _head_on_flow(heads: Shapes, bodies: Shapes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each head (first) that meets the body of another arrow (second)."""
    if not len(heads):
        return np.array([], dtype=np.intp), np.array([], dtype=np.intp)
    head, body = STRtree(bodies).query(heads, predicate="intersects")
    return head[head != body], body[head != body]


def _overlap(wholes: Shapes) -> float:
    one, two = _touching(wholes)
    ink = float(shapely.area(wholes).sum())
    return float(shapely.area(shapely.intersection(wholes[one], wholes[two])).sum()) / ink if ink else 0.0


def _angular_resolution(arrows: Mapping[Key, Arrow], nodes: Sequence["Node"]) -> float:
    """For each node with several arrows: the least angle between the directions in which they leave it, over
    the angle of an even spread; the mean of all nodes, 1 without any.
    """
    found = []
    for node in nodes:
        ways = [_leaving(shape.axis, (node.x, node.y)) for key, shape in arrows.items() if node.place in key]
        if len(ways) > 1:
            angles = np.sort(ways)
            gaps = np.diff(angles, append=angles[0] + 2 * np.pi)
            found.append(float(gaps.min()) / (2 * np.pi / len(ways)))
    return _mean(found, 1.0)


def _leaving(axis: Points, node: tuple[float, float]) -> float:
    """The direction in radians in which a centre line leaves the node at one of its ends."""
    near = np.hypot(*(axis[[0, -1]] - np.asarray(node)).T)
    first, then = (axis[0], axis[1]) if near[0] <= near[1] else (axis[-1], axis[-2])
    return float(np.arctan2(then[1] - first[1], then[0] - first[0]))


def _stretch(axis: Points) -> float:
    lengths = np.hypot(*np.diff(axis, axis=0).T)
    return float(lengths.sum()) / max(float(np.hypot(*(axis[-1] - axis[0]))), 1e-9)


def _asymmetry(axis: Points) -> float:
    """How far the control point stands from the perpendicular bisector of both ends, in half lengths.

    A quadratic curve is furthest from the line between its ends at half its parameter, half as far along
    that line from the middle as its control point.
    """
    chord = axis[-1] - axis[0]
    length = max(float(np.hypot(*chord)), 1e-9)
    along, across = chord / length, np.array([-chord[1], chord[0]]) / length
    offsets = np.abs((axis - axis[0]) @ across)
    peak = int(np.clip(offsets.argmax(), 1, len(axis) - 2))
    if offsets[peak] < _STRAIGHT:
        return 0.0
    # Between the points of the line: the top of the parabola through the highest three.
    fitted = np.polyfit((axis[peak - 1 : peak + 2] - axis[0]) @ along, offsets[peak - 1 : peak + 2], 2)
    top = -fitted[1] / (2 * fitted[0]) if fitted[0] < 0 else float((axis[peak] - axis[0]) @ along)
    return float(abs(top - length / 2)) * 4 / length


def _radius(points: Points) -> float:
    """The least radius in pixels of the circles through three neighbouring points; infinite on a straight line."""
    a, b, c = points[:-2], points[1:-1], points[2:]
    doubled = np.abs((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0])
    sides = np.hypot(*(b - a).T) * np.hypot(*(c - b).T) * np.hypot(*(c - a).T)
    curvature = 2 * doubled / np.maximum(sides, 1e-9)
    return 1 / max(float(curvature.max(initial=0.0)), 1e-12)


def _width(shape: Arrow) -> float:
    """The width of the body as drawn, in its middle, where neither bevel nor head is."""
    left, right = shape.sides
    middle = len(left) // 2
    return float(np.hypot(*(left[middle] - right[middle])))


def _of_labels(
    labels: Sequence[Label],
    wholes: Shapes,
    heads: Shapes,
    nodes: Sequence["Node"],
    size: tuple[float, float],
) -> tuple[int, int, int, float]:
    """Overlapping pairs of texts, texts on heads, texts cut by the picture, square pixels of texts on anything."""
    boxes = np.array([label.box.polygon.buffer(-_HAIR, join_style="mitre") for label in labels], dtype=object)
    discs = shapely.buffer([shapely.Point(node.x, node.y) for node in nodes], [node.radius for node in nodes])
    one, two = _touching(boxes)
    things = np.concatenate((wholes, discs)) if len(wholes) or len(discs) else np.array([], dtype=object)
    shared = shapely.area(shapely.intersection(boxes[one], boxes[two])).sum()
    shared += shapely.area(shapely.intersection(boxes[:, None], things[None, :])).sum()
    on_heads = int(shapely.intersects(boxes[:, None], heads[None, :]).sum())
    cut = int((~shapely.covers(shapely.box(0.0, 0.0, *size), boxes)).sum())
    return len(one), on_heads, cut, float(shared)


def _mean(values: Sequence[float], without: float) -> float:
    return float(np.mean(values)) if values else without
