"""The marks of a map: what is known of a place that no arrow can show, as a ring with a text."""

from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point

from app.flowmap.labels import Box, text_size
from app.flowmap.sheet import Sheet, Spot
from app.flowmap.strip import Label

_HARDLY = 0.12
"""A line crosses arrows when more of it than this lies on them."""
_FARTHEST = 165.0
"""Pixels from a place to the text of its mark; where there is no room within, the list tells it."""
_UNDER = 25.0
"""Pixels from a name down to a text that still belongs to it, and by which both overlap sideways at least."""


@dataclass(frozen=True, slots=True)
class MarkSpec:
    """A text to write near a place: what is known of it that no arrow can show."""

    place: str
    text: str


def write_mark(sheet: Sheet, mark: MarkSpec, size: float) -> None:
    """A mark under the name of its place, or further away at the end of a line."""
    node = sheet.nodes.get(mark.place)
    if node is None:
        return
    name = next(
        (each.box for each in sheet.found.labels if each.role == "name" and each.key == (mark.place,)),
        None,
    )
    size *= sheet.type
    width, height = text_size(mark.text, size)
    spots = _mark_spots(node, name, (width + 26, height))
    at = node.x, node.y
    others = [each.box.polygon for each in sheet.found.labels if each.box is not name]

    # A line over arrows and names would seem to belong to them; far away it leads nowhere.
    def is_clear(spot: Box) -> bool:
        line = _ring(spot, node, size), at
        drawn = LineString(line)
        return _is_under(spot, name) or (
            drawn.length <= _FARTHEST
            and sheet.crossed(line, None) < _HARDLY
            and not any(drawn.intersects(other) for other in others)
        )

    place = sheet.room.take(spots, is_clear)
    if place is None and not sheet.arrows:
        # Where it is all that a map has to say, it stands somewhere.
        spots = _everywhere(sheet.size, node, (width + 26, height))
        place = sheet.room.take(spots, is_clear) or sheet.room.take(spots)
    if place is None:
        return
    ring = _ring(place, node, size)
    label = Box(place.x + (11 if ring[0] < place.x else -11), place.y, width, height)
    sheet.found.labels.append(Label(mark.text, label, size, "mark", (mark.place,)))
    sheet.found.rings.append(ring)
    if not _is_under(place, name):
        sheet.found.leaders.append((ring, at))


def _ring(place: Box, node: Spot, size: float) -> tuple[float, float]:
    """Where the ring of a mark stands: at the end of its text that is nearer to its place."""
    side = 1 if place.x < node.x else -1
    return place.x + side * (place.width / 2 - 8), place.y - place.height / 2 + size * 0.62


def _is_under(text: Box, name: Box | None) -> bool:
    """Whether a text stands right under the name of its place, so that it needs no line to it."""
    if name is None:
        return False
    below = text.y - text.height / 2 - (name.y + name.height / 2)
    return 0 <= below <= _UNDER and abs(text.x - name.x) < (text.width + name.width) / 2 - _UNDER


def _everywhere(size: tuple[float, float], node: Spot, extent: tuple[float, float]) -> list[Box]:
    """Places for a text all over a picture of `size`, those nearest to a place first."""
    across, down = (
        np.arange(part / 2 + 4, max(whole - part / 2 - 4, part / 2 + 5), 8.0)
        for whole, part in zip(size, extent, strict=True)
    )
    spots = [Box(x, y, *extent) for x in across.tolist() for y in down.tolist()]
    return sorted(spots, key=lambda spot: spot.polygon.distance(Point(node.x, node.y)))


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
