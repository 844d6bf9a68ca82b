"""A whole flow map as geometry: arrows, docks of far places, nodes, and labels that lie on nothing else.

Input is plain: names, numbers as text, widths in pixels. What is drawn how, and in which colour, is for the figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.flowmap.arrows import Arrow, Curve, arrow, curve_of
from app.flowmap.bend import Bend
from app.flowmap.frame import Frame
from app.flowmap.ground import Flow
from app.flowmap.labels import Box
from app.flowmap.lettering import GMS, lettered
from app.flowmap.mark_labels import MarkSpec
from app.flowmap.nodes import NO_SIZE, NodeSize, node_sizes, plain_size
from app.flowmap.settle import settled
from app.flowmap.sheet import Leader
from app.flowmap.strip import Dock, Dot, FlowSpec, Label, Strip, Words, has_room

ORIGIN_RADIUS, END_RADIUS = 6.0, 8.5
"""Arrows keep off their nodes as if these had such radii at least, so that they keep their ends in most years."""
AIR = 4.5
_SLIGHT = Bend(0.0, 0.12)
NAMED_WIDTH = 1.8
"""Dotted arrows are this thin."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place on the map: its pixel, its radius, whether flows start there, and its disc and ring."""

    place: str
    x: float
    y: float
    radius: float
    is_origin: bool
    size: NodeSize = NO_SIZE


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
    """Lines (from, to) that join names and marks to their places, where the text stands further away."""
    grounds: tuple[Box, ...] = ()
    """The rectangles on which far places stand."""
    number_leaders: tuple[tuple[tuple[str, str], Leader], ...] = ()
    """Lines from numbers that stand off to their arrows, each with the corridor."""
    dots: tuple[Dot, ...] = ()
    """The dots at numbers whose arrow is too thin for their mark."""


def compose(
    frame: Frame,
    flows: Sequence[FlowSpec],
    marks: Sequence[MarkSpec],
    names: Mapping[str, str],
    bends: Mapping[tuple[str, str], Bend],
    from_words: Mapping[str, str],
    words: Words,
    *,
    runs_back: bool = False,
    taken: Sequence[Box] = (),
    settles: bool = False,
) -> Scene:
    """Lay out a flow map. `names` are the names of places, `from_words` those of origins as the strip
    shows them, `bends` the bend of each corridor (a slight one where it has none), `words` what else the strip says.
    With `runs_back` arrows point from the destination to the origin of their key. No text lies on `taken` rectangles.
    With `settles` bends change where an arrow would lie on a foreign node, or a head on a head.
    """
    drawn = [flow for flow in flows if has_room(frame, flow.key)]
    left_out = tuple(flow.key for flow in flows if flow not in drawn)
    strip = Strip(frame, drawn, names, from_words, words)
    sizes = node_sizes(frame, drawn, runs_back=runs_back)
    nodes = _nodes(frame, sizes, [mark.place for mark in marks])
    bends = {flow.key: bends.get(flow.key, _SLIGHT) for flow in drawn}
    if settles:
        bends = _settled(frame, strip, drawn, bends, nodes, sizes, runs_back=runs_back)
    arrows = {
        flow.key: _arrow(frame, strip, flow, bends[flow.key], sizes, runs_back=runs_back) for flow in drawn
    }
    texts = lettered(frame, drawn, arrows, nodes, marks, names, (*strip.grounds, *taken))
    return Scene(
        frame,
        arrows,
        nodes,
        strip.docks,
        (*texts.labels, *strip.labels),
        tuple(texts.rings),
        left_out,
        tuple(texts.leaders),
        strip.grounds,
        tuple(texts.number_leaders),
        (*texts.dots, *strip.dots),
    )


def gaps_of(frame: Frame) -> tuple[float, float]:
    """Pixels that arrows keep from the centre of their first and of their last node."""
    return (ORIGIN_RADIUS + AIR) * frame.node_size, (END_RADIUS + AIR) * frame.node_size


def end_gaps(frame: Frame, key: tuple[str, str], sizes: Mapping[str, NodeSize]) -> tuple[float, float]:
    """Pixels that the arrow of a corridor keeps from the centres of its nodes, the larger the more air."""
    air = AIR * frame.node_size
    tail, tip = (max(gap, sizes[place].radius + air) for gap, place in zip(gaps_of(frame), key, strict=True))
    return tail, tip


def _arrow(
    frame: Frame,
    strip: Strip,
    flow: FlowSpec,
    bend: Bend,
    sizes: Mapping[str, NodeSize],
    *,
    runs_back: bool,
) -> Arrow:
    start, end = frame.node(flow.key[0]), strip.end(flow)
    if start is None or end is None:
        raise ValueError(f"{flow.key} has an end outside of the picture")
    curve = curve_of(start, end, bend)
    tail, tip = end_gaps(frame, flow.key, sizes)
    tip = 0.0 if strip.is_far(flow) else tip
    pull = bend.pull * frame.zoom
    if runs_back:
        return arrow(Curve(curve.end, curve.control, curve.start), flow.width, tip, tail + pull)
    return arrow(curve, flow.width, tail, tip + pull)


def _settled(
    frame: Frame,
    strip: Strip,
    drawn: Sequence[FlowSpec],
    bends: Mapping[tuple[str, str], Bend],
    nodes: Sequence[Node],
    sizes: Mapping[str, NodeSize],
    *,
    runs_back: bool,
) -> dict[tuple[str, str], Bend]:
    """The bends of a picture with what its size makes necessary."""
    flows = []
    for spec in drawn:
        start, end, far = frame.node(spec.key[0]), strip.end(spec), strip.is_far(spec)
        tail, tip = end_gaps(frame, spec.key, sizes)
        tip = 0.0 if far else tip
        if start and end and runs_back:
            flows.append(Flow(spec.key[::-1], end, start, spec.width, 1.0, tip, tail, start_docked=far))
        elif start and end:
            flows.append(Flow(spec.key, start, end, spec.width, 1.0, tail, tip, end_docked=far))
    seen = {key[::-1]: bend.reversed for key, bend in bends.items()} if runs_back else bends
    found = settled(
        flows,
        seen,
        {node.place: ((node.x, node.y), node.radius) for node in nodes},
        (float(frame.width), float(frame.height)),
        tuple(strip.grounds),
        frame.zoom,
    )
    return {key[::-1]: bend.reversed for key, bend in found.items()} if runs_back else found


def _nodes(frame: Frame, sizes: Mapping[str, NodeSize], marked: Sequence[str]) -> tuple[Node, ...]:
    found = []
    for place in sorted({*GMS, *sizes, *marked}):
        at = frame.node(place)
        if at is not None:
            size = sizes.get(place, plain_size(frame))
            found.append(Node(place, *at, size.radius, size.disc > 0, size))
    return tuple(found)
