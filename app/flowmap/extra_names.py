"""Names that a map gets after all others, where they have room: they lie on no arrow, node or other text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist
from typing import TypeAlias

from shapely import LineString, Point, STRtree, make_valid
from shapely.geometry.base import BaseGeometry

from app.flowmap.labels import Box, Room, around, text_size
from app.flowmap.scene import Scene
from app.flowmap.sheet import Leader
from app.flowmap.strip import Label

_NEAR, _FAR = (3.0, 9.0), (18.0, 30.0, 44.0, 60.0)
"""Pixels between a point and its name: first these, then those, which need a line to the point. In small pictures such
lines would be all that one sees.
"""
_BESIDE = 13.0
"""A name further away than this from its point, in pixels, would seem to belong to what is nearer."""
_AT_POINT = 9.0
"""What lies within so many pixels of a point does not stand in the way of a line to it."""
_SIDES = "e w se sw ne nw s n"

Pixel: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ExtraName:
    """A name and the pixels that it may stand at, the best first; `size` is that of the type in the standard frame."""

    text: str
    points: tuple[Pixel, ...]
    size: float
    role: str
    key: tuple[str, ...]


def with_names(scene: Scene, names: Sequence[ExtraName], taken: Sequence[Box] = ()) -> Scene:
    """A scene with as many of the names as have room, in their order; `taken` are rectangles to be left free too."""
    shapes: list[BaseGeometry] = [make_valid(arrow.polygon).buffer(1.5) for arrow in scene.arrows.values()]
    shapes += [Point(node.x, node.y).buffer(node.radius + 1.5) for node in scene.nodes]
    shapes += [Point(x, y).buffer(8.0) for x, y in scene.rings]
    shapes += [label.box.polygon.buffer(2.0) for label in scene.labels]
    drawn = (*scene.leaders, *(leader for _key, leader in scene.number_leaders))
    shapes += [LineString(line).buffer(1.0) for line in drawn]
    shapes += [box.polygon for box in (*scene.grounds, *taken)]
    room = Room(scene.frame.width, scene.frame.height, shapes)
    in_the_way = STRtree(shapes)
    labels: list[Label] = []
    leaders: list[Leader] = []
    zoom = 0.86 if scene.frame.is_small else min(max(scene.frame.zoom, 1.0), 1.125)
    for name in names:
        size = name.size * zoom
        extent = text_size(name.text, size)
        near = [spot for point in name.points for spot in _beside(point, extent)]
        place = room.take([Box(*name.points[0], *extent), *near])
        if place is None and not scene.frame.is_small:
            spots = [(spot, point) for point in name.points for spot in _further(point, extent)]
            lines = [_short(_leader(spot, point)) for spot, point in spots]
            blocked = set(in_the_way.query(lines, predicate="intersects")[0].tolist())
            free = {spot: point for at, (spot, point) in enumerate(spots) if at not in blocked}
            place = room.take(list(free))
            if place is not None:
                leaders.append((_edge(place, free[place]), free[place]))
        if place is not None:
            labels.append(Label(name.text, place, size, name.role, name.key))
    return replace(scene, labels=(*scene.labels, *labels), leaders=(*scene.leaders, *leaders))


def _beside(point: Pixel, extent: tuple[float, float]) -> list[Box]:
    spots = [spot for gap in _NEAR for spot in around(*point, gap, extent, _SIDES)]
    return [spot for spot in spots if dist(_edge(spot, point), point) <= _BESIDE]


def _further(point: Pixel, extent: tuple[float, float]) -> list[Box]:
    return [spot for gap in _FAR for spot in around(*point, gap, extent, _SIDES)]


def _leader(place: Box, point: Pixel) -> LineString:
    """The line from the edge of a text to the point that it belongs to."""
    return LineString([_edge(place, point), point])


def _edge(place: Box, point: Pixel) -> Pixel:
    """What of a rectangle is nearest to a point."""
    half_width, half_height = place.width / 2, place.height / 2
    return (
        min(max(point[0], place.x - half_width), place.x + half_width),
        min(max(point[1], place.y - half_height), place.y + half_height),
    )


def _short(line: LineString) -> LineString:
    end = line.interpolate(max(line.length - _AT_POINT, 0))
    return LineString([line.coords[0], (end.x, end.y)])
