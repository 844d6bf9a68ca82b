"""A whole flow map as geometry: arrows, docks of far places, nodes, and labels that lie on nothing else.

Input is plain: names, numbers as text, widths in pixels. What is drawn how, and in which colour, is for the figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from shapely import Point, make_valid
from shapely.geometry.base import BaseGeometry

from app.flowmap.arrows import Arrow, Curve, arrow, bowed
from app.flowmap.frame import Frame, frame_for
from app.flowmap.labels import Box, Room, around, beside, text_size
from app.flowmap.layout import Flow, bows
from app.flowmap.strip import Dock, FlowSpec, Label, Strip, has_room

ORIGIN_RADIUS, END_RADIUS, OTHER_RADIUS = 6.0, 8.5, 5.0
_AIR = 4.5
NAMED_WIDTH, _NAMED_WEIGHT = 1.8, 0.3
"""Dotted arrows are this thin, and give way to the others."""
_GMS = ("MMR", "THA", "LAO", "VNM", "KHM")
_NAME_ORDER = {
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
_ANYWHERE = "e w ne nw se sw n s"


Leader: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class MarkSpec:
    """A text to write near a place: what is known of it that no arrow can show."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """A place on the map: its pixel, its radius, and whether flows start there."""

    place: str
    x: float
    y: float
    radius: float
    is_origin: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """All geometry of a flow map. `left_out` are flows with an end outside of the picture; `rings` are
    the small circles
    (x, y) before the texts of marks.
    """

    frame: Frame
    arrows: dict[tuple[str, str], Arrow]
    nodes: tuple[Node, ...]
    docks: tuple[Dock, ...]
    labels: tuple[Label, ...]
    rings: tuple[tuple[float, float], ...]
    left_out: tuple[tuple[str, str], ...]
    leaders: tuple[Leader, ...] = ()
    """Lines (from, to) that join the texts of marks to their places, where the text stands further away."""


def compose(
    frame: Frame,
    flows: Sequence[FlowSpec],
    marks: Sequence[MarkSpec],
    names: Mapping[str, str],
    bends: Mapping[tuple[str, str], float],
    from_words: Mapping[str, str],
    no_number: str,
    *,
    runs_back: bool = False,
) -> Scene:
    """Lay out a flow map. `names` are the names of places, `from_words` those of origins as the strip
    shows them, `bends` a
    bow for each corridor (0.12 where it has none); `no_number` is what the strip says of a flow that is only named.
    With `runs_back` arrows point from the destination to the origin of their key.
    """
    drawn = [flow for flow in flows if has_room(frame, flow.key)]
    left_out = tuple(flow.key for flow in flows if flow not in drawn)
    strip = Strip(frame, drawn, names, from_words, no_number)
    arrows = {
        flow.key: _arrow(frame, strip, flow, bends.get(flow.key, 0.12), runs_back=runs_back) for flow in drawn
    }
    nodes = _nodes(frame, drawn, [mark.place for mark in marks])
    labels, rings, leaders = _labels(frame, drawn, arrows, nodes, marks, names)
    return Scene(frame, arrows, nodes, strip.docks, (*labels, *strip.labels), rings, left_out, leaders)


@lru_cache(maxsize=32)
def standard_bends(
    corridors: tuple[tuple[tuple[str, str], float], ...],
    fixed: tuple[tuple[tuple[str, str], float], ...] = (),
) -> dict[tuple[str, str], float]:
    """A bow for each corridor (with the width of its widest arrow), from all corridors that are ever
    drawn together: so a
    corridor keeps one curve in every year, filter and size of the picture.
    """
    frame = frame_for(824, 706)
    specs = [FlowSpec(key, width, "0", 14.0) for key, width in corridors]
    specs = [flow for flow in specs if has_room(frame, flow.key)]
    strip = Strip(frame, specs, {}, {}, "")
    flows = [
        Flow(
            flow.key,
            _place(frame, flow.key[0]) or (0.0, 0.0),
            strip.end(flow) or (0.0, 0.0),
            flow.width,
            _NAMED_WEIGHT if flow.width <= NAMED_WIDTH else 1.0,
        )
        for flow in specs
    ]
    used = {place for flow in flows for place in flow.key} | {*_GMS, "CHN"}
    foreign = {place: at for place in used if (at := frame.node(place)) is not None}
    # The names of the subregion need their room too.
    for place in _GMS:
        spot = around(*(frame.node(place) or (0.0, 0.0)), 10.0, (78.0, 20.0), _NAME_ORDER[place])[0]
        foreign[f"name of {place}"] = (spot.x, spot.y)
    return bows(flows, foreign, (frame.width, frame.height), dict(fixed))


def _place(frame: Frame, place: str) -> tuple[float, float] | None:
    return frame.node(place)


def _arrow(frame: Frame, strip: Strip, flow: FlowSpec, bend: float, *, runs_back: bool) -> Arrow:
    start, end = _place(frame, flow.key[0]), strip.end(flow)
    if start is None or end is None:
        raise ValueError(f"{flow.key} has an end outside of the picture")
    far = strip.is_far(flow)
    curve = bowed(start, end, bend)
    if far:
        # Arrows reach the strip nearly level, so that they point at their line of text.
        curve = Curve(start, (curve.control[0], curve.control[1] * 0.75 + end[1] * 0.25), end)
    gaps = ORIGIN_RADIUS + _AIR, 0.0 if far else END_RADIUS + _AIR
    if runs_back:
        return arrow(Curve(curve.end, curve.control, curve.start), flow.width, *gaps[::-1])
    return arrow(curve, flow.width, *gaps)


def _nodes(frame: Frame, flows: Sequence[FlowSpec], marked: Sequence[str]) -> tuple[Node, ...]:
    origins = {flow.key[0] for flow in flows}
    ends = {flow.key[1] for flow in flows}
    found = []
    for place in sorted({*_GMS, *origins, *ends, *marked}):
        at = frame.node(place)
        if at is not None:
            size = END_RADIUS if place in ends and place not in origins else ORIGIN_RADIUS
            if place not in (*_GMS, "CHN"):
                size = OTHER_RADIUS
            found.append(Node(place, *at, size, place in origins))
    return tuple(found)


def _labels(
    frame: Frame,
    flows: Sequence[FlowSpec],
    arrows: Mapping[tuple[str, str], Arrow],
    nodes: Sequence[Node],
    marks: Sequence[MarkSpec],
    names: Mapping[str, str],
) -> tuple[tuple[Label, ...], tuple[tuple[float, float], ...], tuple[Leader, ...]]:
    """Texts in the order of their claim to space: largest numbers, names of the subregion, other
    numbers, other names, marks.
    """
    shapes: list[BaseGeometry] = [make_valid(shape.polygon).buffer(1.5) for shape in arrows.values()]
    shapes += [Point(node.x, node.y).buffer(node.radius + 1.5) for node in nodes]
    # Texts of the map stay on the map where the strip holds far places.
    far = any(frame.node(flow.key[1]) is None for flow in flows)
    room = Room(frame.map_width - 4 if far else frame.width, frame.height, shapes)
    small = 0.86 if frame.is_small else min(max(frame.zoom, 1.0), 1.125)
    numbers = [flow for flow in flows if flow.label and frame.node(flow.key[1]) is not None]
    largest, smaller = numbers[:3], numbers[3:]
    home = [node for node in nodes if node.place in _GMS]
    abroad = [node for node in nodes if node.place not in _GMS]
    found: list[Label] = []

    def number(flow: FlowSpec, *sizes: float) -> None:
        """The number of a flow beside its arrow, in the first of these parts of its type size that has room."""
        shape = arrows[flow.key]
        for part in sizes:
            size = flow.size * small * part
            extent, gap = text_size(flow.label, size), shape.width / 2 + 5
            spots = beside(shape.axis, gap, extent)
            if len(sizes) > 1:
                spots += beside(shape.axis, gap + 10, extent)
            if (place := room.take(spots)) is not None:
                found.append(Label(flow.label, place, size, "number", flow.key))
                return

    def name(node: Node, size: float, *, needed: bool) -> None:
        text = names[node.place]
        order = _NAME_ORDER.get(node.place, _ANYWHERE)
        gaps = (4.0,) if needed else (4.0, 14.0)
        spots = [
            spot
            for gap in gaps
            for spot in around(node.x, node.y, node.radius + gap, text_size(text, size), order)
        ]
        place = room.take_best(spots) if needed else room.take(spots)
        if place is not None:
            found.append(Label(text, place, size, "name", (node.place,)))

    for flow in largest:
        number(flow, 1.0, 0.85, 0.7)
    for node in home:
        name(node, 17 * small, needed=True)
    # An arrow to a place without a name says little, so names come before the smaller numbers.
    for node in abroad:
        name(node, 15 * small, needed=False)
    for flow in smaller:
        number(flow, 1.0)
    rings: list[tuple[float, float]] = []
    leaders: list[Leader] = []
    at = {node.place: node for node in nodes}
    named = {label.key[0]: label.box for label in found if label.role == "name"}
    for mark in marks:
        size = (13.0 if flows else 16.0) * small
        width, height = text_size(mark.text, size)
        spots = _mark_spots(at.get(mark.place), named.get(mark.place), (width + 26, height))
        place = room.take(spots)
        if place is not None:
            # The ring stands at the end of the text that is nearer to the place.
            side = 1 if place.x < at[mark.place].x else -1
            box = Box(place.x - 11 * side, place.y, width, height)
            found.append(Label(mark.text, box, size, "mark", (mark.place,)))
            ring = (place.x + side * (place.width / 2 - 8), place.y - place.height / 2 + size * 0.62)
            rings.append(ring)
            if not _is_under(place, named.get(mark.place)):
                leaders.append((ring, (at[mark.place].x, at[mark.place].y)))
    return tuple(found), tuple(rings), tuple(leaders)


def _is_under(text: Box, name: Box | None) -> bool:
    """Whether a text stands right under the name of its place, so that it needs no line to it."""
    return (
        name is not None
        and 0 < text.y - name.y < text.height + name.height
        and abs(text.x - name.x) < text.width
    )


def _mark_spots(node: Node | None, name: Box | None, size: tuple[float, float]) -> list[Box]:
    """Places for the text of a mark: under the name of its place, flush with either end of it, then
    ever further away.
    """
    if node is None:
        return []
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
        (1.5, 0.8),
        (1.9, 0.1),
        (-1.5, -0.8),
        (1.5, -0.8),
        (0.0, -1.0),
    )
    for ways_then in (ways[:3], ways[3:]):
        spots += [
            Box(node.x + dx * far, node.y + dy * far, width, height)
            for far in (34.0, 52.0, 74.0, 100.0, 130.0, 165.0, 205.0, 250.0)
            for dx, dy in ways_then
        ]
    return spots
