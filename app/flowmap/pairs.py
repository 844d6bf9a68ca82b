"""What each pair of candidates of two flows costs, measured on the drawn arrows.

The principles are those of Jenny and others 2018 (doi 10.1080/15230406.2016.1262280): few crossings and none of them
acute, arrows spread around their nodes, heads free. Lengths are standard pixels.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree

from app.flowmap.candidates import STATIONS, Candidates
from app.flowmap.costs import Costs
from app.flowmap.ground import Flow
from app.flowmap.projection import Points

_CROSSING, _ACUTE_BELOW, _ACUTE, _SIBLING, _OVERLAP = 14.0, 0.72, 2.0, 1.6, 0.006
"""A crossing; below this sine of its angle up to so many times as much more; of siblings; for each pixel of area."""
_CLOSE, _CLOSE_AIR, _NODE_FREE = 0.035, 12.0, 30.0
"""Each pixel along another flow; the air from which on it counts; not so near to a node in common."""
_FAN, _FAN_LEAST = 3.0, 0.26
"""Two arrows that leave a node nearer to each other than this angle (radians)."""
_HEADS, _HEAD_ON_FLOW, _HEAD_ON_KIN = 40.0, 16.0, 8.0
_LATER = 0.15
"""Heads at one node can be drawn back later, so that they first cost this part only."""
_BOTH_WAYS, _BOTH_WAYS_AIR = 60.0, 6.0
"""Both ways of a corridor on each other, or nearer than so many pixels in their middles."""


def pair_costs(
    made: Candidates, flows: Sequence[Flow], frozen: NDArray[np.bool_], *, is_last: bool = False
) -> Costs:
    """What each pair of candidates costs, as a symmetric table (n, n); pairs of one flow and pairs of `frozen` flows
    cost nothing. Heads count in full if this `is_last`.
    """
    count = len(made.owner)
    table = np.zeros((count, count))
    tables = _Sides(made)
    widths = np.array([flow.width for flow in flows])
    weights = np.array([flow.weight for flow in flows])
    kin = np.array([[bool({*one.key} & {*two.key}) for two in flows] for one in flows])
    for row in range(count):
        mine = made.owner[row]
        others = np.flatnonzero(made.owner > mine)
        if frozen[mine]:
            others = others[~frozen[made.owner[others]]]
        touch = (widths[mine] + widths[made.owner[others]]) / 2
        others = others[tables.near(row, others, touch + _CLOSE_AIR)]
        if not len(others):
            continue
        theirs = made.owner[others]
        touch = (widths[mine] + widths[theirs]) / 2
        crossed, shared = tables.crossings(row, others, widths[mine] * widths[theirs])
        crossed = crossed * np.where(kin[mine, theirs], _SIBLING, 1.0) + shared
        close = tables.alongside(row, others, touch, _common_ends(flows[mine], flows, theirs))
        table[row, others] = (crossed + close) * np.minimum(weights[mine], weights[theirs])
    _add_heads(table, made, kin, 1.0 if is_last else _LATER)
    _add_fans(table, made, flows)
    _add_both_ways(table, made, flows)
    return table + table.T


class _Sides:
    """The geometry of centre lines against each other, prepared as matrices."""

    def __init__(self, made: Candidates) -> None:
        points = made.lines
        self._points, self._step = points, made.lengths / (STATIONS - 1)
        ways = np.diff(points, axis=1)
        self._ways = ways / np.maximum(np.hypot(ways[..., 0], ways[..., 1]), 1e-9)[..., None]
        offset = self._ways[..., 0] * points[:, :-1, 1] - self._ways[..., 1] * points[:, :-1, 0]
        # Row vectors r with r . (x, y, 1) = the side of the line on which (x, y) lies.
        self._lines = np.stack((-self._ways[..., 1], self._ways[..., 0], -offset), axis=2)
        flat = np.concatenate((points, np.ones((*points.shape[:2], 1))), axis=2)
        self._columns = np.ascontiguousarray(flat.transpose(0, 2, 1))
        self._low, self._high = points.min(axis=1), points.max(axis=1)

    def near(self, row: int, others: NDArray[np.intp], reach: Costs) -> NDArray[np.bool_]:
        """Which of the others come so near that they could cost anything."""
        apart = np.maximum(self._low[others] - self._high[row], self._low[row] - self._high[others])
        found: NDArray[np.bool_] = apart.max(axis=1) < reach
        return found

    def crossings(self, row: int, others: NDArray[np.intp], areas: Costs) -> tuple[Costs, Costs]:
        """The cost of the crossings of one candidate with others, and that of the area which both arrows share."""
        one = self._lines[row] @ self._columns[others] > 0
        two = self._lines[others] @ self._columns[row] > 0
        hits = (one[:, :, 1:] != one[:, :, :-1]) & (two[:, :, 1:] != two[:, :, :-1]).transpose(0, 2, 1)
        at, mine, theirs = np.nonzero(hits)
        a, b = self._ways[row][mine], self._ways[others[at], theirs]
        sine = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])
        acute = 1 + _ACUTE * np.clip(1 - sine / _ACUTE_BELOW, 0.0, None)
        crossed, shared = np.zeros(len(others)), np.zeros(len(others))
        np.add.at(crossed, at, _CROSSING * acute)
        np.add.at(shared, at, _OVERLAP * areas[at] / np.maximum(sine, 0.3))
        return crossed, shared

    def alongside(self, row: int, others: NDArray[np.intp], touch: Costs, common: Points) -> Costs:
        """The cost of one candidate running close to others; `common` (m, 2, 2) are ends that both share, or nan."""
        mine = self._points[row]
        theirs = self._points[others]
        squared = (
            (mine**2).sum(axis=1)[None, :, None]
            + (theirs**2).sum(axis=2)[:, None, :]
            - 2 * (mine @ theirs.transpose(0, 2, 1))
        )
        distance = np.sqrt(np.maximum(squared.min(axis=2), 0.0))
        # Stations stand apart, so the nearest one may be half a step further than the line.
        slack = np.minimum(self._step[others] / 2, touch)[:, None] * 0.4
        near = np.clip(1 - (distance - slack - touch[:, None]) / _CLOSE_AIR, 0.0, 1.0)
        with np.errstate(invalid="ignore"):
            away = np.hypot(*np.moveaxis(mine[None, :, None, :] - common[:, None], -1, 0))
            free = (away < (_NODE_FREE + touch)[:, None, None]).any(axis=2)
        near[free] = 0.0
        cost: Costs = _CLOSE * self._step[row] * near.sum(axis=1)
        return cost


def _common_ends(one: Flow, flows: Sequence[Flow], theirs: NDArray[np.intp]) -> Points:
    nowhere = (np.nan, np.nan)
    ends = {
        at: [end if end in (flows[at].start, flows[at].end) else nowhere for end in (one.start, one.end)]
        for at in np.unique(theirs)
    }
    return np.array([ends[at] for at in theirs])


def _add_heads(table: Costs, made: Candidates, kin: NDArray[np.bool_], of_kin: float) -> None:
    """Heads on heads and on the bodies of other flows."""
    order = np.arange(len(made.owner))
    ways = STRtree(made.heads), STRtree(made.bodies)
    for tree, is_head in zip(ways, (True, False), strict=True):
        head, other = tree.query(made.heads, predicate="intersects")
        apart = made.owner[head] != made.owner[other]
        if is_head:
            apart &= order[head] < order[other]
        head, other = head[apart], other[apart]
        related = kin[made.owner[head], made.owner[other]]
        if is_head:
            cost = np.where(related, _HEADS * of_kin, _HEADS)
        else:
            cost = np.where(related, _HEAD_ON_KIN * of_kin, _HEAD_ON_FLOW)
        low, high = np.minimum(head, other), np.maximum(head, other)
        np.add.at(table, (low, high), cost)


def _add_fans(table: Costs, made: Candidates, flows: Sequence[Flow]) -> None:
    """Arrows that leave or reach one node nearly in the same direction."""
    ends = [
        (at, side, getattr(flow, name))
        for at, flow in enumerate(flows)
        for side, name in ((0, "start"), (1, "end"))
    ]
    ways = {}
    for at, side, _pixel in ends:
        rows = made.of(at)
        node = np.array(flows[at].start if side == 0 else flows[at].end)
        # From the node itself, so that the bevel of a wide arrow makes no difference.
        spoke = made.lines[rows, -5 if side else 4] - node
        ways[at, side] = rows, np.arctan2(spoke[:, 1], spoke[:, 0])
    for place, (i, one, pixel) in enumerate(ends):
        for j, two, other in ends[place + 1 :]:
            if i == j or pixel != other:
                continue
            (rows, mine), (columns, theirs) = ways[i, one], ways[j, two]
            delta = np.abs((mine[:, None] - theirs[None, :] + np.pi) % (2 * np.pi) - np.pi)
            wanted = _FAN_LEAST + (flows[i].width + flows[j].width) / 2 / 60.0
            cost = _FAN * np.clip(1 - delta / wanted, 0.0, None) ** 2
            table[np.ix_(rows, columns)] += cost * min(flows[i].weight, flows[j].weight)


def _add_both_ways(table: Costs, made: Candidates, flows: Sequence[Flow]) -> None:
    """Both ways of a corridor whose middles do not lie apart."""
    index = {flow.key: at for at, flow in enumerate(flows)}
    for key, i in index.items():
        j = index.get(key[::-1], -1)
        if j <= i:
            continue
        rows, columns = made.of(i), made.of(j)
        one, two = (np.array([made.bends[at].across for at in side]) for side in (rows, columns))
        apart = np.abs(one[:, None] + two[None, :]) / 2 * flows[i].length
        wanted = (flows[i].width + flows[j].width) / 2 + _BOTH_WAYS_AIR
        table[np.ix_(rows, columns)] += _BOTH_WAYS * np.clip(1.5 - apart / wanted, 0.0, 0.5) * 2
