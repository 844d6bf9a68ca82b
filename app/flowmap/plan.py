"""From corridors and a frame to bends: where the arrows of a frame begin and end, and what lies between."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.flowmap.bend import Bend
from app.flowmap.candidates import drawn
from app.flowmap.frame import Frame, far_rank
from app.flowmap.ground import Flow, Ground, Key, Pixel
from app.flowmap.labels import Box, around
from app.flowmap.layout import lay_out
from app.flowmap.lettering import GMS, NAME_ORDER
from app.flowmap.nodes import NodeSize, node_sizes, plain_size
from app.flowmap.scene import NAMED_WIDTH, Node, end_gaps
from app.flowmap.score import Score, score
from app.flowmap.strip import FlowSpec, Strip, has_room, holds, is_far

_NAMED_WEIGHT = 0.8
"""What crosses a dotted arrow costs this part of what it costs to cross another one."""
_NAME_SIZE = (86.0, 22.0)
"""Pixels that the name of a country of the subregion takes, more or less, in any language."""


def bends_in(
    frame: Frame,
    widths: Mapping[Key, float],
    fixed: Mapping[Key, Bend] | None = None,
    *,
    runs_back: bool = False,
    quick: bool = False,
    strictness: float = 1.0,
) -> dict[Key, Bend]:
    """A bend for each corridor (origin, destination) that has room in a frame, by its width in pixels at the standard
    size. With `runs_back` arrows point to the origins; a bend is seen from the origin in any case. Crossings cost
    `strictness` times as much as usual.
    """
    flows, ground = plan(frame, widths, runs_back=runs_back)
    flows = [replace(flow, weight=flow.weight * strictness) for flow in flows]
    known = {_turned(key): bend.reversed for key, bend in (fixed or {}).items()} if runs_back else fixed
    found = lay_out(
        flows,
        ground.nodes,
        ground.size,
        known,
        names=ground.names,
        rims=ground.rims,
        radius=ground.radius,
        radii=ground.radii,
        unit=frame.zoom,
        quick=quick,
    )
    return {_turned(key): bend.reversed for key, bend in found.items()} if runs_back else found


def held_in(frame: Frame, widths: Mapping[Key, float]) -> dict[Key, float]:
    """The corridors that one picture of a frame has room for, the widest first where the strip is short."""
    far: list[Key] = []
    for key, _width in sorted(widths.items(), key=lambda item: (-item[1], item[0])):
        if is_far(frame, key) and holds(frame, [*far, key]):
            far.append(key)
    return {key: width for key, width in widths.items() if not is_far(frame, key) or key in far}


def scored(
    frame: Frame, widths: Mapping[Key, float], bends: Mapping[Key, Bend], *, runs_back: bool = False
) -> Score:
    """The score of the arrows of all corridors that one picture has room for, drawn together, without labels."""
    flows, ground = plan(frame, held_in(frame, widths), runs_back=runs_back)
    found = {_turned(key): bend.reversed for key, bend in bends.items()} if runs_back else bends
    arrows = {flow.key: drawn(flow, found[flow.key], frame.zoom) for flow in flows}
    nodes = [
        Node(place, *at, ground.radii.get(place, ground.radius), is_origin=False)
        for place, at in ground.nodes.items()
    ]
    return score(arrows, nodes, [], ground.size, {flow.key: flow.width for flow in flows})


def plan(frame: Frame, widths: Mapping[Key, float], *, runs_back: bool = False) -> tuple[list[Flow], Ground]:
    """The flows of corridors that have room in a frame, from tail to tip, and the ground on which they lie."""
    specs = [FlowSpec(key, width * frame.zoom, "0", 14.0) for key, width in sorted(widths.items())]
    specs = [spec for spec in specs if has_room(frame, spec.key)]
    ends, rims = _far_ends(frame, specs)
    sizes = node_sizes(frame, specs, runs_back=runs_back)
    flows = []
    for spec in specs:
        tail, tip = frame.node(spec.key[0]), ends.get(spec.key) or frame.node(spec.key[1])
        if tail is None or tip is None:
            continue
        far = spec.key in ends
        weight = _NAMED_WEIGHT if spec.width <= NAMED_WIDTH * frame.zoom else 1.0
        tail_gap, tip_gap = end_gaps(frame, spec.key, sizes)
        gaps = tail_gap, 0.0 if far else tip_gap
        if runs_back:
            key, tail, tip, gaps = _turned(spec.key), tip, tail, (gaps[1], gaps[0])
            flows.append(Flow(key, tail, tip, spec.width, weight, *gaps, start_docked=far))
        else:
            flows.append(Flow(spec.key, tail, tip, spec.width, weight, *gaps, end_docked=far))
    return flows, _ground(frame, flows, rims, sizes)


def _ground(
    frame: Frame, flows: Sequence[Flow], rims: tuple[Box, ...], sizes: Mapping[str, NodeSize]
) -> Ground:
    places = {place for flow in flows for place in flow.key} | {*GMS, "CHN"}
    nodes = {place: at for place in sorted(places) if (at := frame.node(place)) is not None}
    names: tuple[Box, ...] = ()
    if frame.strip:
        # At the smaller scales names stand where arrows leave room.
        names = tuple(
            around(*nodes[place], 10.0, _NAME_SIZE, NAME_ORDER[place])[0] for place in GMS if place in nodes
        )
    return Ground(
        nodes,
        (float(frame.width), float(frame.height)),
        names,
        rims,
        radius=plain_size(frame).radius,
        radii={place: size.radius for place, size in sizes.items()},
    )


def _far_ends(frame: Frame, specs: Sequence[FlowSpec]) -> tuple[dict[Key, Pixel], tuple[Box, ...]]:
    """Where the arrows to far places end: as in a picture of the widest ones that the strip has room for, the others
    at the place next to theirs; and the grounds of the rim.
    """
    far = [spec for spec in specs if is_far(frame, spec.key)]
    held = held_in(frame, {spec.key: spec.width for spec in far})
    shown = [spec for spec in far if spec.key in held]
    strip = Strip(frame, shown, {}, {})
    found = {spec.key: at for spec in shown if (at := strip.end(spec)) is not None}
    ranks = sorted((far_rank(key[1]), at) for key, at in found.items())
    for spec in far:
        if spec.key not in found and ranks:
            rank = far_rank(spec.key[1])
            found[spec.key] = min(ranks, key=lambda item: (abs(item[0][0] - rank[0]), item))[1]
    return found, strip.grounds


def _turned(key: Key) -> Key:
    return key[1], key[0]
