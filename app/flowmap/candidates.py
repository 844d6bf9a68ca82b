"""Curves that a flow might take, as they would be drawn: centre line, arrow, head. Lengths are standard pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from app.flowmap.arrows import THICK, Arrow, arrow, curve_of
from app.flowmap.bend import Bend
from app.flowmap.ground import Flow
from app.flowmap.projection import Points

STATIONS = 16
"""Points of a centre line, at equal distances, between which it counts as straight."""
_LEAST_GAP = 9.0
"""Pixels from the centre of the smallest node to the arrows that leave it."""
_HEAD_AIR = 1.5
"""So far heads keep from each other and from bodies, in pixels."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """All candidates of all flows in one row: `owner` is the flow of each (n), `lines` (n, stations, 2) its drawn
    centre line with `lengths` (n) in pixels, then whole arrows, bodies and heads as polygons (n).
    """

    bends: list[Bend]
    owner: NDArray[np.intp]
    lines: Points
    lengths: NDArray[np.float64]
    wholes: NDArray[np.object_]
    bodies: NDArray[np.object_]
    heads: NDArray[np.object_]

    def of(self, flow: int) -> NDArray[np.intp]:
        """The candidates of one flow."""
        return np.flatnonzero(self.owner == flow)


def drawn(flow: Flow, bend: Bend, unit: float = 1.0) -> Arrow:
    """The arrow of a flow with a bend, where a standard pixel is `unit` pixels."""
    curve = curve_of(flow.start, flow.end, bend)
    return arrow(curve, flow.width, flow.start_gap, flow.end_gap + bend.pull * unit)


def candidates(flows: Sequence[Flow], bends: Sequence[Sequence[Bend]]) -> Candidates:
    """Draw each flow with each of its bends."""
    arrows = [drawn(flow, bend) for flow, choice in zip(flows, bends, strict=True) for bend in choice]
    # Lines begin close to the node: in years with small figures arrows have no bevel, and nodes are small.
    thin = [
        replace(flow, width=min(flow.width, THICK), start_gap=min(flow.start_gap, _LEAST_GAP))
        for flow in flows
    ]
    axes = [drawn(flow, bend).axis for flow, choice in zip(thin, bends, strict=True) for bend in choice]
    stations = np.stack([_stations(axis) for axis in axes])
    wholes, bodies, heads = (
        shapely.make_valid(np.array([getattr(shape, part) for shape in arrows], dtype=object))
        for part in ("polygon", "body", "head")
    )
    return Candidates(
        [bend for choice in bends for bend in choice],
        np.repeat(np.arange(len(flows)), [len(choice) for choice in bends]),
        stations,
        np.hypot(*np.moveaxis(np.diff(stations, axis=1), -1, 0)).sum(axis=1),
        wholes,
        bodies,
        shapely.buffer(heads, _HEAD_AIR, quad_segs=2),
    )


def _stations(axis: Points) -> Points:
    lengths = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(axis, axis=0).T))))
    at = np.linspace(0.0, lengths[-1], STATIONS)
    return np.column_stack([np.interp(at, lengths, axis[:, column]) for column in (0, 1)])
