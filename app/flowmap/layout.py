"""Which way each flow bends: greedy choice of symmetric bows that keeps flows off foreign nodes and off each other.

After the proposal in Jenny and others (2018) and its greedy refinement: curves, few crossings, none
under a foreign node.
Deterministic: the result depends on the set of flows only, not on their order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.flowmap.arrows import bowed
from app.flowmap.projection import Points

BOWS = (0.0, 0.1, -0.1, 0.18, -0.18, 0.27, -0.27, 0.38, -0.38)
"""Offsets of the control point in parts of the distance between both nodes; the apex bends out half as far."""
_SAMPLES = 22
_SWEEPS = 4
_ON_EACH_OTHER, _APART = 40.0, 0.18
"""What it costs when the two ways of a corridor lie on each other, and the bows that keep them apart."""
_UNDER_NODE, _CROSSING, _CLOSE, _OUTSIDE, _BEND, _STRAIGHT = 60.0, 6.0, 0.9, 8.0, 5.0, 0.7


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow to lay out: names of both nodes, their pixels, and the width of its arrow in pixels. What
    crosses a flow of less
    `weight` costs less.
    """

    key: tuple[str, str]
    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    weight: float = 1.0


def bows(
    flows: Sequence[Flow],
    nodes: Mapping[str, tuple[float, float]],
    size: tuple[float, float],
    fixed: Mapping[tuple[str, str], float] | None = None,
) -> dict[tuple[str, str], float]:
    """A bow for each flow (by key) in a picture of `size` pixels; `nodes` are all places that no foreign flow may
    cross. Flows in `fixed` keep their bow, the others make way for them.
    """
    ordered = sorted(flows, key=lambda flow: (-_length(flow), flow.key))
    if not ordered:
        return {}
    samples = [
        np.stack([bowed(flow.start, flow.end, bow).points(_SAMPLES) for bow in BOWS]) for flow in ordered
    ]
    own = np.array(
        [_own_cost(flow, curves, nodes, size) for flow, curves in zip(ordered, samples, strict=True)]
    )
    count = len(ordered)
    pair = {
        (i, j): _pair_cost(ordered[i], samples[i], ordered[j], samples[j])
        for i in range(count)
        for j in range(i + 1, count)
    }
    fixed = fixed or {}
    kept = {i: BOWS.index(fixed[flow.key]) for i, flow in enumerate(ordered) if flow.key in fixed}
    chosen = [kept.get(i, 0) for i in range(count)]
    for _ in range(_SWEEPS):
        before = list(chosen)
        for i in range(count):
            if i in kept:
                continue
            cost = own[i].copy()
            for j in range(count):
                if j != i:
                    cost += pair[i, j][:, chosen[j]] if i < j else pair[j, i][chosen[j], :]
            chosen[i] = int(np.argmin(cost))
        if chosen == before:
            break
    return {flow.key: BOWS[index] for flow, index in zip(ordered, chosen, strict=True)}


def _length(flow: Flow) -> float:
    return float(np.hypot(flow.end[0] - flow.start[0], flow.end[1] - flow.start[1]))


def _own_cost(
    flow: Flow, curves: Points, nodes: Mapping[str, tuple[float, float]], size: tuple[float, float]
) -> NDArray[np.float64]:
    """What each bow of one flow costs by itself: foreign nodes under it, points outside the picture, sharp bends."""
    cost = np.abs(np.array(BOWS)) * _BEND
    # A straight line reads as a border or a route; a slight bend reads as a flow.
    cost[0] += _STRAIGHT
    for name, at in nodes.items():
        if name not in flow.key:
            near = np.hypot(*np.moveaxis(curves - np.asarray(at), -1, 0)).min(axis=1)
            cost += _UNDER_NODE * np.clip(1.6 - near / (14.0 + flow.width / 2), 0.0, None)
    outside = (curves < 6.0).any(axis=2) | (curves > np.asarray(size) - 6.0).any(axis=2)
    total: NDArray[np.float64] = cost + _OUTSIDE * outside.sum(axis=1)
    return total


def _pair_cost(one: Flow, a: Points, two: Flow, b: Points) -> NDArray[np.float64]:
    """What each pair of bows of two flows costs: crossings (acute ones more), and running side by side too closely."""
    shared = [point for point in (one.start, one.end) if point in (two.start, two.end)]
    gap = (one.width + two.width) / 2 + 5.0
    cost = np.zeros((len(BOWS), len(BOWS)))
    for i in range(len(BOWS)):
        distances = np.hypot(
            a[i][None, :, None, 0] - b[:, None, :, 0],
            a[i][None, :, None, 1] - b[:, None, :, 1],
        )
        close = distances < gap
        for point in shared:
            radius = 34.0 + gap
            close &= ~(np.hypot(*(a[i] - np.asarray(point)).T) < radius)[None, :, None]
        cost[i] = _CLOSE * close.any(axis=2).sum(axis=1)
    cost = (cost + _CROSSING * _crossings(a, b)) * min(one.weight, two.weight)
    if one.key == two.key[::-1]:
        # Both bend to the right of their own way, so the sum of their bows says how far they lie apart.
        apart = np.abs(np.add.outer(np.array(BOWS), np.array(BOWS)))
        cost += _ON_EACH_OTHER * (apart < _APART)
    return cost


def _crossings(a: Points, b: Points) -> NDArray[np.float64]:
    """How often each curve of `a` (m, n, 2) crosses each of `b` (k, n, 2), an acute crossing counting up to double."""
    p, r = a[:, None, :-1, None, :], np.diff(a, axis=1)[:, None, :, None, :]
    q, s = b[None, :, None, :-1, :], np.diff(b, axis=1)[None, :, None, :, :]
    cross = r[..., 0] * s[..., 1] - r[..., 1] * s[..., 0]
    safe = np.where(np.abs(cross) < 1e-9, np.inf, cross)
    between = q - p
    t = (between[..., 0] * s[..., 1] - between[..., 1] * s[..., 0]) / safe
    u = (between[..., 0] * r[..., 1] - between[..., 1] * r[..., 0]) / safe
    # Touching at a shared node is no crossing, so both ends of each curve are left out.
    inner = 0.02
    hit = (t > 0) & (t <= 1) & (u > 0) & (u <= 1)
    steps = a.shape[1] - 1
    along_a = (np.arange(steps)[None, None, :, None] + t) / steps
    along_b = (np.arange(steps)[None, None, None, :] + u) / steps
    hit &= (along_a > inner) & (along_a < 1 - inner) & (along_b > inner) & (along_b < 1 - inner)
    lengths = np.maximum(np.hypot(r[..., 0], r[..., 1]) * np.hypot(s[..., 0], s[..., 1]), 1e-9)
    sine = np.abs(cross) / lengths
    found: NDArray[np.float64] = (hit * (2.0 - np.clip(sine, 0.0, 1.0))).sum(axis=(2, 3))
    return found
