"""The texts of a flow map in the order of their claim to space: largest numbers, names of the subregion, other names,
other numbers, marks. None lies on another one, on a node, or on a foreign arrow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from shapely import Point

from app.domain.codes import MapFrame
from app.flowmap.arrows import Arrow
from app.flowmap.frame import Frame
from app.flowmap.labels import Box, around, ringed, text_size
from app.flowmap.mark_labels import MarkSpec, write_mark
from app.flowmap.number_labels import write_dots, write_number
from app.flowmap.sheet import FAR, LIGHTLY, NEXT, Key, Lettering, Sheet, Spot, shortest
from app.flowmap.strip import FlowSpec, Label

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
_FURTHER = (90.0, 115.0, 140.0)
"""Pixels by which also the names of the subregion may stand off."""
_LESS = 0.84
"""The type of a name of the subregion that finds no room in a small picture, in parts of its size."""


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
    sheet = Sheet(frame, asked.arrows, asked.nodes, asked.grounds)
    numbers = [flow for flow in asked.flows if flow.label and frame.node(flow.key[1]) is not None]
    numbers = numbers[: _MOST_NUMBERS[frame.kind]]
    for flow in numbers[:_LARGEST]:
        write_number(sheet, flow, 1.0, 0.85, 0.7)
    # An arrow to a place without a name says little, so names come before the smaller numbers.
    for node in (each for each in asked.nodes if each.place in GMS):
        _name(sheet, node, names[node.place], 17.0, needed=frame.kind == MapFrame.GMS)
    for node in (each for each in asked.nodes if each.place not in GMS):
        _name(sheet, node, names[node.place], 15.0, needed=False)
    for flow in numbers[_LARGEST:]:
        write_number(sheet, flow, 1.0, 0.9)
    for mark in asked.marks:
        write_mark(sheet, mark, 13.0 if asked.flows else 16.0)
    write_dots(
        sheet, [flow.key for flow in asked.flows if flow.dotted and frame.node(flow.key[1]) is not None]
    )
    return sheet.found


def _name(sheet: Sheet, node: Spot, text: str, size: float, *, needed: bool) -> None:
    """The name of a place near its node, else further away at the end of a line; where it is needed, at last where
    it covers least.
    """
    size *= sheet.type
    extent, at = text_size(text, size), Point(node.x, node.y)
    order = NAME_ORDER.get(node.place, _ANYWHERE)
    near = around(node.x, node.y, node.radius + 4.0, extent, order)
    if sheet.is_crowded:
        # At the smaller scales a name must stand right at its node, or have a line to it.
        near = near[: 2 * len(order.split())]
    place = sheet.room.take(near)
    if place is None and needed and sheet.is_small:
        # A smaller name at its place is read more easily than a large one further away.
        less = text_size(text, _LESS * size)
        place = sheet.room.take(around(node.x, node.y, node.radius + 4.0, less, order))
        if place is not None:
            size *= _LESS
    if place is None and needed:
        # A halo over the edge of a thin arrow is read more easily than a name far away.
        place = sheet.room.take_lightly(near[: len(order.split()) + 4], LIGHTLY)
    if place is None:
        offs = (*FAR, *_FURTHER) if node.place in GMS else FAR
        far = [spot for off in offs for spot in ringed(node.x, node.y, node.radius + off, extent)]
        # Rather a short line that crosses arrows than none; the subregion is never without its names.
        for most in (0.25, 0.6, 1.0) if node.place in GMS else (0.25, 0.6):
            place = place or sheet.room.take(far, partial(_is_joined, sheet, at, most))
    if place is None and needed:
        place = sheet.room.take_best(near)
    if place is None:
        return
    sheet.found.labels.append(Label(text, place, size, "name", (node.place,)))
    if place.polygon.distance(at) > node.radius + NEXT:
        sheet.found.leaders.append(shortest(place, at))


def _is_joined(sheet: Sheet, at: Point, most: float, spot: Box) -> bool:
    """Whether no more than a part of the line from a text to its place lies on any one arrow."""
    return sheet.crossed(shortest(spot, at), None) <= most
