"""Last corrections of a picture: curves laid out at the standard size may touch a node or each other's heads in another
one, where far places stand elsewhere and heads are larger beside their arrows. Lengths are pixels of the picture.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import STRtree

from app.flowmap.bend import Bend
from app.flowmap.candidates import drawn
from app.flowmap.ground import Flow, Ground, Key, Pixel
from app.flowmap.labels import Box
from app.flowmap.search import mended

_ROUNDS = 3
_BACK, _MOST_BACK = 4.0, 0.4
"""Steps in pixels by which a tip is drawn back at last, and the most in parts of the length."""


def settled(
    flows: Sequence[Flow],
    bends: Mapping[Key, Bend],
    nodes: Mapping[str, tuple[Pixel, float]],
    size: tuple[float, float],
    rims: tuple[Box, ...] = (),
    unit: float = 1.0,
) -> dict[Key, Bend]:
    """The bends of flows, those changed a little whose arrows lie on a foreign node or whose heads lie on wider ones.
    `nodes` are their centres and radii, `unit` is how many pixels a pixel of pull is.
    """
    ordered = tuple(sorted(flows, key=lambda flow: flow.key))
    given = tuple(replace(bends[flow.key], pull=bends[flow.key].pull * unit) for flow in ordered)
    found = _settled(ordered, given, tuple(sorted(nodes.items())), size, rims)
    return {
        flow.key: bends[flow.key] if new == old else replace(new, pull=new.pull / unit)
        for flow, old, new in zip(ordered, given, found, strict=True)
    }


@lru_cache(maxsize=256)
def _settled(
    flows: tuple[Flow, ...],
    bends: tuple[Bend, ...],
    nodes: tuple[tuple[str, tuple[Pixel, float]], ...],
    size: tuple[float, float],
    rims: tuple[Box, ...],
) -> tuple[Bend, ...]:
    centres = {place: at for place, (at, _radius) in nodes}
    ground = Ground(centres, size, (), rims, radii={place: radius for place, (_at, radius) in nodes})
    for _round in range(_ROUNDS):
        wrong = _wrong(flows, bends, ground)
        if not wrong:
            return bends
        bends = tuple(mended(flows, ground, bends, wrong))
    return freed(flows, bends, ground)


def freed(
    flows: Sequence[Flow], bends: Sequence[Bend], ground: Ground, kept: Collection[Key] = ()
) -> tuple[Bend, ...]:
    """The bends of flows, the tips of those drawn back further that still lie on another head (but not of those
    `kept`): an arrow that ends a little early reads better than two heads on each other.
    """
    found = list(bends)
    for pair in _clashes(flows, found):
        for index in sorted(pair, key=lambda at: (flows[at].width, flows[at].key)):
            if pair not in _clashes(flows, found) or flows[index].key in kept:
                continue
            before = len(_clashes(flows, found)), len(_wrong(flows, found, ground))
            for back in np.arange(_BACK, _MOST_BACK * flows[index].length, _BACK).tolist():
                tried = [*found]
                tried[index] = replace(found[index], pull=found[index].pull + back)
                after = len(_clashes(flows, tried)), len(_wrong(flows, tried, ground))
                if pair not in _clashes(flows, tried) and after < before:
                    found = tried
                    break
    return tuple(found)


def _wrong(flows: Sequence[Flow], bends: Sequence[Bend], ground: Ground) -> set[int]:
    """The flows whose arrows lie on a foreign node, or whose heads lie on the head of a wider one."""
    if not flows:
        return set()
    arrows = [drawn(flow, bend) for flow, bend in zip(flows, bends, strict=True)]
    wholes = shapely.make_valid(np.array([shape.polygon for shape in arrows], dtype=object))
    centres = shapely.points(list(ground.nodes.values()))
    foreign = np.array([[place not in flow.key for place in ground.nodes] for flow in flows])
    under = (shapely.distance(wholes[:, None], centres[None, :]) < ground.sizes) & foreign
    found = set(np.flatnonzero(under.any(axis=1)).tolist())
    for one, two in _clashes(flows, bends):
        is_first = (flows[one].width, flows[two].key) >= (flows[two].width, flows[one].key)
        found.add(two if is_first else one)
    return found


def _clashes(flows: Sequence[Flow], bends: Sequence[Bend]) -> list[tuple[int, int]]:
    """The pairs of flows whose heads lie on each other, as numbers of both."""
    arrows = [drawn(flow, bend) for flow, bend in zip(flows, bends, strict=True)]
    heads = shapely.make_valid(np.array([shape.head for shape in arrows], dtype=object))
    pairs = STRtree(heads).query(heads, predicate="intersects").T.tolist()
    return sorted((one, two) for one, two in pairs if one < two)
