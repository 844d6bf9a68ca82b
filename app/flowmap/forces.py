"""The force-directed layout of flows: five forces on the control point of each.

After Jenny, Stephen, Muehlenhaus, Marston, Sharma, Zhang and Jenny 2017, "Force-directed layout of origin-destination
flow maps" (IJGIS 31(8), doi 10.1080/13658816.2017.1307378), with the weights of its reference implementation Flox.
Lengths are standard pixels, y downwards. All flows move at once and nothing is random, so the order of the flows and
of the nodes does not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.flowmap.constraints import into_canvas, into_range, off_obstacles, siblings, symmetrised, untangled
from app.flowmap.ground import Flow, Ground
from app.flowmap.projection import Points

_ITERATIONS = 50
_FLOWS, _NODES, _TORSION, _SPRING, _ANGLES = 1.0, 0.5, 0.8, 1.0, 1.0
"""Weights of the five forces (section 3.1 of the paper; values of Flox)."""
_POWER = 4
"""Exponent of the distance in both repulsions."""
_SHORT, _LONG, _RIM = 0.5, 0.05, 1.0
"""Spring of the shortest and the longest flow; by how much more flows at the rim are stiff."""
_SHARPNESS = 4.0
"""K of the angular force: how fast it fades with the angle between two flows."""
_FIRST_BOW = 0.1
"""Flows start with this bow to their right, so that both ways of a corridor part by themselves."""
_SAMPLES = 15
_OBSTACLES_FROM = 0.1
"""Part of the iterations after which flows are moved off foreign nodes."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Flows as arrays: starts, ends, middles, unit vectors along and to the right (n, 2), lengths (n)."""

    start: Points
    end: Points
    middle: Points
    along: Points
    right: Points
    length: NDArray[np.float64]


def forced(flows: Sequence[Flow], ground: Ground) -> Points:
    """The control points (n, 2) at which the forces leave the flows, each within its range box and the picture."""
    lines = _lines(flows)
    control = lines.middle + _FIRST_BOW * lines.length[:, None] * lines.right
    forces = _Forces(flows, lines, ground)
    due = int(_OBSTACLES_FROM * _ITERATIONS)
    locked: set[int] = set()
    pairs = siblings(flows)
    for step in range(_ITERATIONS):
        cool = 1.0 - step / _ITERATIONS
        control = control + forces.step(control, cool)
        control = into_canvas(into_range(control, lines.start, lines.end), lines.middle, ground.size)
        control = untangled(control, flows, ground.size, pairs)
        if step >= due:
            left = _ITERATIONS - step
            control, found = off_obstacles(control, flows, ground, locked, left)
            due = step + max(1, left // (found + 1) // 2)
    control = symmetrised(control, flows, ground, pairs)
    return into_range(control, lines.start, lines.end)


def _lines(flows: Sequence[Flow]) -> Lines:
    start, end = np.array([flow.start for flow in flows]), np.array([flow.end for flow in flows])
    length = np.hypot(*(end - start).T)
    along = (end - start) / length[:, None]
    right = np.column_stack((-along[:, 1], along[:, 0]))
    return Lines(start, end, (start + end) / 2, along, right, length)


class _Forces:
    """The five forces on the control points of flows."""

    def __init__(self, flows: Sequence[Flow], lines: Lines, ground: Ground) -> None:
        self._lines = lines
        self._nodes = np.array(list(ground.nodes.values())).reshape(-1, 2)
        self._foreign = np.array([[place not in flow.key for place in ground.nodes] for flow in flows])
        share = lines.length / lines.length.max()
        self._stiffness = (_LONG - _SHORT) * share + _SHORT
        places = sorted({place for flow in flows for place in flow.key})
        ends = [[places.index(place) for place in flow.key] for flow in flows]
        self._ends = np.array(ends)
        at = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
        self._basis = np.column_stack(((1 - at) ** 2, 2 * at * (1 - at), at**2))

    def step(self, control: Points, cool: float) -> Points:
        """By how much each control point moves at this temperature (1 at first, then falling to 0)."""
        samples = np.einsum(
            "sk,kfd->fsd", self._basis, np.stack((self._lines.start, control, self._lines.end))
        )
        off_flows, rim = self._flow_repulsion(samples)
        off_nodes = self._node_repulsion(samples)
        offset = control - self._lines.middle
        torsion = -(offset * self._lines.along).sum(axis=1)[:, None] * self._lines.along
        spring = -(self._stiffness * (1 + _RIM * rim**2))[:, None] * offset
        calm = cool * (_FLOWS * off_flows + _NODES * off_nodes + _TORSION * torsion + _SPRING * spring)
        # The parabola lets the angles in late and out again, so that they cannot make early crossings.
        moved: Points = calm + (cool - cool**2) * _ANGLES * self._angular(control)
        return moved

    def _flow_repulsion(self, samples: Points) -> tuple[Points, NDArray[np.float64]]:
        """Mean displacement from all other flows (inverse distance weights), and how far it has one direction only,
        from 0 in the midst of flows to 1 at their rim (3.1.1).
        """
        count = len(samples)
        points = samples.reshape(-1, 2)
        apart = points[:, None, :] - points[None, :, :]
        squared = (apart**2).sum(axis=2)
        owner = np.repeat(np.arange(count), _SAMPLES)
        squared[(owner[:, None] == owner[None, :]) | (squared < 1e-12)] = np.inf
        weights = squared ** (-_POWER / 2)
        total = np.maximum(weights.sum(axis=1), 1e-300)
        pushes = (np.einsum("pq,pqd->pd", weights, apart) / total[:, None]).reshape(count, _SAMPLES, 2)
        sizes = np.hypot(pushes[..., 0], pushes[..., 1]).sum(axis=1)
        rim = np.hypot(*pushes.sum(axis=1).T) / np.maximum(sizes, 1e-12)
        return pushes.mean(axis=1), rim

    def _node_repulsion(self, samples: Points) -> Points:
        """Mean displacement of the nearest points from foreign nodes (3.1.2)."""
        if not self._nodes.size:
            return np.zeros((len(samples), 2))
        apart = samples[:, :, None, :] - self._nodes
        squared = (apart**2).sum(axis=3)
        nearest = squared.argmin(axis=1)
        apart = np.take_along_axis(apart, nearest[:, None, :, None], axis=1)[:, 0]
        squared = np.maximum(np.take_along_axis(squared, nearest[:, None, :], axis=1)[:, 0], 1e-6)
        weights = np.where(self._foreign, squared ** (-_POWER / 2), 0.0)
        pushed: Points = (weights[..., None] * apart).sum(axis=1)
        pushed /= np.maximum(weights.sum(axis=1), 1e-300)[:, None]
        return pushed

    def _angular(self, control: Points) -> Points:
        """Turns the flows of a node away from each other, at either end, by at most a quarter of the nearer end's
        distance (3.1.4).
        """
        total = np.zeros_like(control)
        near = np.full(len(control), np.inf)
        spokes = np.stack((control - self._lines.start, control - self._lines.end))
        angles = np.arctan2(spokes[..., 1], spokes[..., 0])
        for side in (0, 1):
            place, way, spoke = self._ends[:, side], angles[side], spokes[side]
            push = np.zeros(len(control))
            for other in (0, 1):
                beside = place[:, None] == self._ends[:, other][None, :]
                np.fill_diagonal(beside, val=False)
                delta = (way[:, None] - angles[other][None, :] + np.pi) % (2 * np.pi) - np.pi
                push += (beside * np.sign(delta) * np.exp(-_SHARPNESS * delta**2)).sum(axis=1)
            total += np.column_stack((-spoke[:, 1], spoke[:, 0])) * push[:, None]
            near = np.minimum(near, np.hypot(*spoke.T))
        size = np.hypot(*total.T)
        turned: Points = total * np.minimum(1.0, near / 4 / np.maximum(size, 1e-12))[:, None]
        return turned
