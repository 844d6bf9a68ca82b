"""What each candidate of a layout costs by itself, measured on the drawn arrow.

The principles are those of Jenny and others 2018 (doi 10.1080/15230406.2016.1262280): symmetric and gentle curves, none
under a foreign node, longer ones more curved than short ones. One unit of cost is about a fifteenth of a plain
crossing (`pairs`). Lengths are standard pixels.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import box

from app.flowmap.arrows import curve_of
from app.flowmap.bend import Bend
from app.flowmap.candidates import Candidates
from app.flowmap.ground import Flow, Ground

Costs = NDArray[np.float64]

_FORBIDDEN = 200.0
"""More than all else that a flow may cost: lying under a foreign node, or outside the picture."""
_NODE_AIR, _NODE_NEAR = 0.45, 1.6
"""Air around a node, in radii, that a foreign flow leaves for certain, and would like to leave."""
_MARGIN = 4.0
"""Pixels along the edge of the picture that stay free."""
_STRAIGHT, _STRAIGHT_BELOW, _GENTLE, _BOW = 0.5, 0.06, 0.13, 45.0
"""A straight line reads as a border or a route; up to a gentle bow a curve costs nothing, then by the square."""
_DETOUR, _DETOUR_FROM = 60.0, 0.36
"""So far out a curve looks like a detour."""
_TORSION, _STRETCH, _SHARP, _PULL = 30.0, 12.0, 12.0, 0.2
"""Asymmetry (by the square), length beyond that of the chord, a small radius, each pixel that a tip is drawn back."""
_IN_RIM, _RIM_FREE, _LEVEL, _STEEP = 0.12, 6.0, 12.0, 0.35
"""Each pixel on the grounds of far places costs, beyond so many and those that an arrow needs to reach its dock; so
does a steep arrival, from this sine on.
"""
_NAME = 5.0


def own_costs(made: Candidates, flows: Sequence[Flow], ground: Ground) -> Costs:
    """What each candidate (n) costs by itself."""
    bows = np.array([[bend.along, bend.across, bend.pull] for bend in made.bends])
    lengths = np.array([flow.length for flow in flows])
    # Long flows may bend more than short ones.
    stiff = (1.4 - 0.7 * lengths / max(lengths.max(), 1e-9))[made.owner]
    docked = np.array([flow.start_docked or flow.end_docked for flow in flows])[made.owner]
    size = np.abs(bows[:, 1])
    cost: Costs = _STRAIGHT * np.clip(1 - size / _STRAIGHT_BELOW, 0.0, None)
    cost += _BOW * stiff * np.clip(size - _GENTLE, 0.0, None) ** 2
    cost += _DETOUR * np.clip(size - _DETOUR_FROM, 0.0, None)
    cost += _TORSION * np.where(docked, 0.35, 1.0) * bows[:, 0] ** 2
    cost += _PULL * bows[:, 2]
    chords = np.hypot(*(made.lines[:, -1] - made.lines[:, 0]).T)
    cost += _STRETCH * np.clip(made.lengths / np.maximum(chords, 1e-9) - 1.04, 0.0, None)
    radius = np.array([_radius(flows[at], bend) for at, bend in zip(made.owner, made.bends, strict=True)])
    widths = np.array([flow.width for flow in flows])[made.owner]
    cost += _SHARP * np.clip(1 - radius / (2.5 * widths + 12.0), 0.0, None)
    cost += _under_nodes(made, flows, ground) + _off_canvas(made, ground) + _on_names(made, ground)
    cost += _in_rim(made, flows, ground)
    return cost


def _radius(flow: Flow, bend: Bend) -> float:
    """The least radius of curvature of a curve, in pixels."""
    curve = curve_of(flow.start, flow.end, bend)
    a, c, b = (np.array(point) for point in (curve.start, curve.control, curve.end))
    t = np.linspace(0.1, 0.9, 9)[:, None]
    speed = 2 * ((1 - t) * (c - a) + t * (b - c))
    turn = 2 * (b - 2 * c + a)
    cross = np.abs(speed[:, 0] * turn[1] - speed[:, 1] * turn[0])
    return float((np.hypot(*speed.T) ** 3 / np.maximum(cross, 1e-9)).min())


def _under_nodes(made: Candidates, flows: Sequence[Flow], ground: Ground) -> Costs:
    if not ground.nodes:
        return np.zeros(len(made.owner))
    centres = shapely.points(list(ground.nodes.values()))
    foreign = np.array([[place not in flow.key for place in ground.nodes] for flow in flows])[made.owner]
    air = shapely.distance(made.wholes[:, None], centres[None, :]) / ground.sizes - 1
    forbidden = np.where(air < _NODE_AIR, _FORBIDDEN * (1 + (_NODE_AIR - air) / (1 + _NODE_AIR)), 0.0)
    near = 2.0 * np.clip(1 - (air - _NODE_AIR) / (_NODE_NEAR - _NODE_AIR), 0.0, 1.0) ** 2
    cost: Costs = np.where(foreign, forbidden + near, 0.0).sum(axis=1)
    return cost


def _off_canvas(made: Candidates, ground: Ground) -> Costs:
    width, height = ground.size
    canvas = box(_MARGIN, _MARGIN, width - _MARGIN, height - _MARGIN)
    inside = shapely.covers(canvas, made.wholes)
    share = shapely.area(shapely.difference(made.wholes, canvas)) / np.maximum(
        shapely.area(made.wholes), 1e-9
    )
    cost: Costs = np.where(inside, 0.0, 8.0 + _FORBIDDEN * share)
    return cost


def _on_names(made: Candidates, ground: Ground) -> Costs:
    if not ground.names:
        return np.zeros(len(made.owner))
    rooms = np.array([name.polygon for name in ground.names])
    covered = shapely.area(shapely.intersection(made.wholes[:, None], rooms[None, :]))
    cost: Costs = (_NAME * np.minimum(2.0 * covered / shapely.area(rooms), 1.0)).sum(axis=1)
    return cost


def _in_rim(made: Candidates, flows: Sequence[Flow], ground: Ground) -> Costs:
    """What it costs to run along the rim of far places, and to reach a dock steeply."""
    cost = np.zeros(len(made.owner))
    if ground.rims:
        rims = np.array([rim.polygon for rim in ground.rims])
        lines = np.asarray(shapely.linestrings(made.lines), dtype=object)
        within = shapely.length(shapely.intersection(lines[:, None], rims[None, :])).sum(axis=1)
        free = np.zeros(len(flows))
        for at, flow in enumerate(flows):
            if flow.start_docked or flow.end_docked:
                dock = shapely.Point(flow.start if flow.start_docked else flow.end)
                free[at] = _RIM_FREE + 1.4 * shapely.distance(shapely.boundary(rims), dock).min()
        cost = _IN_RIM * np.clip(within - free[made.owner], 0.0, None)
    for side, last, before in (("start_docked", 0, 1), ("end_docked", -1, -3)):
        docked = np.array([getattr(flow, side) for flow in flows])[made.owner]
        way = made.lines[:, last] - made.lines[:, before]
        steep = np.abs(way[:, 1]) / np.maximum(np.hypot(*way.T), 1e-9)
        cost += docked * _LEVEL * np.clip(steep - _STEEP, 0.0, None)
    return cost
