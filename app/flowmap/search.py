"""Which way each flow bends: a search among candidates, on tables of what each of them and each pair of them costs.

A descent from several starts (straight, forces, all to the left, all to the right) with moves of one flow, then of two
at a time. Nothing is random; ties go to the earlier candidate of the flow whose key comes first.
"""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from app.flowmap.bend import STRAIGHT, Bend
from app.flowmap.candidates import Candidates, candidates
from app.flowmap.constraints import into_range
from app.flowmap.costs import Costs, own_costs
from app.flowmap.ground import Flow, Ground, Key, bow_of
from app.flowmap.pairs import pair_costs

_BOWS = (0.0, 0.06, 0.1, 0.14, 0.19, 0.25, 0.32, 0.4)
_FEW_BOWS, _FEWEST_BOWS = (0.0, 0.08, 0.15, 0.25, 0.36), (0.0, 0.1, 0.22)
_LEVELS, _FEW_LEVELS = (0.18, 0.35, 0.55, 0.8), (0.4,)
"""How far before a dock (in parts of the length) the control points of curves stand that reach it level."""
_FINER = ((-0.05, 0.0, 0.05), (-0.045, -0.02, 0.0, 0.02, 0.045))
_GRID = (
    (-0.3, -0.15, 0.0, 0.15, 0.3),
    (-0.48, -0.4, -0.32, -0.24, -0.16, -0.08, 0.0, 0.08, 0.16, 0.24, 0.32, 0.4, 0.48),
)
_MENDS = (0.03, -0.03, 0.06, -0.06, 0.1, -0.1, 0.15, -0.15, 0.22, -0.22, 0.32, -0.32, 0.45, -0.45)
"""By how much the bows of wrong flows change to set them right."""
_TROUBLE = 22.0
"""Flows that cost more than this look further."""
_PULLS, _MOST_AT_DOCKS = (0.0, 3.0, 6.0, 9.0, 13.0, 18.0, 24.0, 32.0), 8.0
"""By how many pixels tips are drawn back; at docks at most by so many."""
_SHIFTS = (-0.4, -0.25, 0.25, 0.4)
"""The bows to which whole fans of flows are moved to see whether that is better."""
_SWEEPS = 12
_FEW = 8
"""So many flows are laid out on the fly with more than the fewest bows."""
_MOST_BOW, _MOST_LEAN = 0.48, 0.48


def searched(
    flows: Sequence[Flow], ground: Ground, fixed: Mapping[Key, Bend], forced: Sequence[Bend] | None
) -> list[Bend]:
    """A bend for each flow; those in `fixed` keep theirs. With `forced` (the bends that the forces found, one a flow)
    the search is thorough, without them it is quick.
    """
    few = sum(flow.key not in fixed for flow in flows) <= _FEW
    bows = _BOWS if forced is not None else _FEW_BOWS if few else _FEWEST_BOWS
    choices = [
        [fixed[flow.key]]
        if flow.key in fixed
        else _bends(flow, bows, None if forced is None else forced[at], ground.size[0])
        for at, flow in enumerate(flows)
    ]
    table = Table(flows, ground, choices, fixed)
    best = min((table.descend(start) for start in _starts(choices)), key=lambda found: found[1])[0]
    best = table.in_pairs(best)
    if forced is not None:
        best = table.in_fans(best, flows)
    chosen = table.bends(best)
    rounds = (_finer, _pulled, _polished, _polished) if forced is not None else (_pulled,)
    for vary in rounds:
        troubled = table.troubled(best)
        choices = [vary(flow, bend) for flow, bend in zip(flows, chosen, strict=True)]
        for at, (flow, bend) in enumerate(zip(flows, chosen, strict=True)):
            if flow.key in fixed:
                choices[at] = [bend]
            elif vary is _finer and at in troubled:
                choices[at] = _wider(bend)
        table = Table(flows, ground, choices, fixed, is_last=vary is not _finer)
        start = [choice.index(bend) for choice, bend in zip(choices, chosen, strict=True)]
        best = table.descend(start)[0]
        if vary is not _finer or troubled:
            best = table.in_pairs(best)
        chosen = table.bends(best)
    return chosen


def mended(flows: Sequence[Flow], ground: Ground, bends: Sequence[Bend], wrong: set[int]) -> list[Bend]:
    """The bends of flows, in which those that are `wrong` (by number) have been changed no more than it takes."""
    kept = {
        flow.key: bend for at, (flow, bend) in enumerate(zip(flows, bends, strict=True)) if at not in wrong
    }
    choices = [[bend] for bend in bends]
    for at in wrong:
        bend, most = bends[at], _pulled(flows[at], bends[at])[-1].pull
        near = [
            Bend(bend.along + lean, round(bend.across + bow, 4), bend.pull)
            for lean in (0.0, 0.12, -0.12)
            for bow in _MENDS
            if abs(bend.along + lean) <= _MOST_LEAN
        ]
        choices[at] += [each for each in near if abs(each.across) <= _MOST_BOW]
        choices[at] += [
            Bend(each.along, each.across, bend.pull + pull)
            for each in tuple(choices[at])
            for pull in (6.0, 12.0, 20.0)
            if bend.pull + pull <= most
        ]
    table = Table(flows, ground, choices, kept, is_last=True)
    return table.bends(table.in_pairs(table.descend([0] * len(bends))[0]))


class Table:
    """What every choice of candidates costs."""

    def __init__(
        self,
        flows: Sequence[Flow],
        ground: Ground,
        choices: Sequence[Sequence[Bend]],
        fixed: Mapping[Key, Bend],
        *,
        is_last: bool = False,
    ) -> None:
        self._made: Candidates = candidates(flows, choices)
        self._rows = [self._made.of(at) for at in range(len(flows))]
        self._own: Costs = own_costs(self._made, flows, ground)
        frozen = np.array([flow.key in fixed for flow in flows])
        self._pairs: Costs = pair_costs(self._made, flows, frozen, is_last=is_last)

    def bends(self, chosen: Sequence[int]) -> list[Bend]:
        """The bends of a choice (for each flow the number of its candidate)."""
        return [self._made.bends[rows[at]] for rows, at in zip(self._rows, chosen, strict=True)]

    def cost(self, chosen: Sequence[int]) -> float:
        """What a choice costs in all."""
        at = self._at(chosen)
        return float(self._own[at].sum() + self._pairs[np.ix_(at, at)].sum() / 2)

    def troubled(self, chosen: Sequence[int]) -> set[int]:
        """The flows that cost far more than others: on a node, or with heads on each other."""
        costs = [self._cost_of(index, chosen)[at] for index, at in enumerate(chosen)]
        return {index for index, cost in enumerate(costs) if cost > _TROUBLE}

    def descend(self, start: Sequence[int]) -> tuple[list[int], float]:
        """The choice to which moves of one flow at a time lead from `start`, and its cost."""
        chosen = list(start)
        for _sweep in range(_SWEEPS):
            before = list(chosen)
            for index, rows in enumerate(self._rows):
                if len(rows) > 1:
                    chosen[index] = int(np.argmin(self._cost_of(index, chosen).round(6)))
            if chosen == before:
                break
        return chosen, self.cost(chosen)

    def in_pairs(self, start: Sequence[int]) -> list[int]:
        """The choice to which moves of two flows at a time lead, where they have to do with each other."""
        chosen = list(start)
        for _sweep in range(3):
            before = list(chosen)
            for i, rows in enumerate(self._rows):
                for j in range(i):
                    between = self._pairs[np.ix_(rows, self._rows[j])]
                    if not between.any():
                        continue
                    one = self._cost_of(i, chosen) - between[:, chosen[j]]
                    two = self._cost_of(j, chosen) - between[chosen[i], :]
                    both = one[:, None] + two[None, :] + between
                    if both.min() < both[chosen[i], chosen[j]] - 1e-9:
                        chosen[i], chosen[j] = (int(at) for at in np.unravel_index(both.argmin(), both.shape))
            if chosen == before:
                break
            chosen = self.descend(chosen)[0]
        return chosen

    def in_fans(self, start: Sequence[int], flows: Sequence[Flow]) -> list[int]:
        """The choice to which moves of all flows that leave or reach a place (or three of them that lie beside each
        other) to one side lead, each followed by a descent.
        """
        chosen, least = list(start), self.cost(start)
        for group, across in product(_fans(flows), _SHIFTS):
            moved = list(chosen)
            for at in group:
                moved[at] = self._nearest(at, across)
            found, cost = self.descend(moved)
            if cost < least - 1e-9:
                chosen, least = self.in_pairs(found), cost
                least = self.cost(chosen)
        return chosen

    def _nearest(self, flow: int, across: float) -> int:
        """The candidate of a flow whose bow is nearest to one."""
        bends = [self._made.bends[row] for row in self._rows[flow]]
        return min(
            range(len(bends)), key=lambda at: (abs(bends[at].across - across) + abs(bends[at].along), at)
        )

    def _cost_of(self, index: int, chosen: Sequence[int]) -> Costs:
        """What each candidate of one flow costs beside the chosen ones of all others."""
        rows = self._rows[index]
        # Candidates of one flow cost nothing beside each other, so its own choice makes no difference.
        cost: Costs = self._own[rows] + self._pairs[np.ix_(rows, self._at(chosen))].sum(axis=1)
        return cost

    def _at(self, chosen: Sequence[int]) -> NDArray[np.intp]:
        return np.array([rows[at] for rows, at in zip(self._rows, chosen, strict=True)])


def _bends(flow: Flow, bows: Sequence[float], forced: Bend | None, width: float) -> list[Bend]:
    """The candidates of a flow: symmetric bows to both sides, those that reach a dock level, what the forces found, and
    its mirror.
    """
    found = [Bend(0.0, side * bow) for bow in bows for side in (1.0, -1.0) if bow or side > 0]
    if flow.start_docked or flow.end_docked:
        found += _level(flow, width / 2, _LEVELS if len(bows) > len(_FEWEST_BOWS) else _FEW_LEVELS)
    if forced is not None:
        found += [forced, forced.mirrored]
    return list(dict.fromkeys(found))


def _level(flow: Flow, middle: float, levels: Sequence[float]) -> list[Bend]:
    """Bends with which a flow reaches its dock level, and half so, from the side of the `middle` of the picture."""
    dock, start, end = flow.end if flow.end_docked else flow.start, np.array(flow.start), np.array(flow.end)
    way = flow.length if dock[0] < middle else -flow.length
    found = []
    for share in levels:
        control = np.array((dock[0] + share * way, dock[1]))
        for point in (control, (control + (start + end) / 2) / 2):
            bend = bow_of(flow, into_range(point[None], start[None], end[None])[0])
            if abs(bend.across) <= _MOST_BOW:
                found.append(bend)
    return found


def _fans(flows: Sequence[Flow]) -> list[tuple[int, ...]]:
    """Groups of flows with one place in common: all that leave it, all that reach it, and each three neighbours."""
    found = []
    for place in sorted({place for flow in flows for place in flow.key}):
        for side in (0, 1):
            group = [at for at, flow in enumerate(flows) if flow.key[side] == place]
            group.sort(key=lambda at: (_direction(flows[at]), flows[at].key))
            found.append(tuple(group))
            found += [tuple(group[first : first + 3]) for first in range(len(group) - 3)]
    return [group for group in dict.fromkeys(found) if len(group) > 1]


def _direction(flow: Flow) -> float:
    return float(np.arctan2(flow.end[1] - flow.start[1], flow.end[0] - flow.start[0]))


def _starts(choices: Sequence[Sequence[Bend]]) -> list[list[int]]:
    """Where descents begin: straight, all to the right, all to the left, and as the forces or their mirror say."""

    def nearest(across: float) -> list[int]:
        return [
            min(
                range(len(choice)),
                key=lambda at: (abs(choice[at].across - across) + abs(choice[at].along), at),
            )
            for choice in choices
        ]

    last = [len(choice) - 1 for choice in choices]
    return [nearest(0.0), nearest(0.14), nearest(-0.14), [max(at - 1, 0) for at in last], last]


def _finer(flow: Flow, bend: Bend) -> list[Bend]:
    """Bends around one."""
    leans = _FINER[0] if flow.end_docked or flow.start_docked or bend.along else (0.0,)
    found = [bend]
    for lean, bow in product(leans, _FINER[1]):
        along, across = round(bend.along + lean, 4), round(bend.across + bow, 4)
        if abs(along) <= _MOST_LEAN and abs(across) <= _MOST_BOW:
            found.append(Bend(along, across, bend.pull))
    if bend.along:
        found.append(Bend(0.0, bend.across, bend.pull))
    return list(dict.fromkeys(found))


def _polished(flow: Flow, bend: Bend) -> list[Bend]:
    """Bends around one, each with its tip drawn back by more or less."""
    pulls = bend.pull, *(each.pull for each in _pulled(flow, bend)[::2])
    near = [each for each in _finer(flow, bend) if each.along in (0.0, bend.along)]
    found = [Bend(each.along, each.across, pull) for each in near for pull in pulls]
    return list(dict.fromkeys([bend, *found]))


def _wider(bend: Bend) -> list[Bend]:
    """One bend, and a whole grid of others."""
    return [bend, *(Bend(along, across) for along, across in product(*_GRID) if Bend(along, across) != bend)]


def _pulled(flow: Flow, bend: Bend) -> list[Bend]:
    """A bend with its tip drawn back by ever more."""
    most = min(0.3 * flow.length, _MOST_AT_DOCKS if flow.end_docked else _PULLS[-1])
    return [Bend(bend.along, bend.across, pull) for pull in _PULLS if pull <= most] or [STRAIGHT]
