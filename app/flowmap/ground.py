"""What a layout is made from: flows between pixels, and the ground on which they lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.flowmap.bend import Bend
from app.flowmap.labels import Box
from app.flowmap.projection import Points

Key = tuple[str, str]
"""The places at the start and at the tip of an arrow."""
Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow to lay out: the places at its start and tip, their pixels, the width of its arrow, and how many
    pixels the arrow leaves free at either end.

    What crosses a flow of less `weight` costs less. An end is docked if it stands at the strip of far places, where
    arrows arrive nearly level.
    """

    key: Key
    start: Pixel
    end: Pixel
    width: float
    weight: float = 1.0
    start_gap: float = 10.5
    end_gap: float = 13.0
    start_docked: bool = False
    end_docked: bool = False

    @property
    def length(self) -> float:
        """The distance of both ends in pixels."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        return float((dx * dx + dy * dy) ** 0.5)


@dataclass(frozen=True, slots=True)
class Ground:
    """What flows lie on: nodes that no foreign flow may touch (by place, with their `radii`, else of one `radius`), the
    picture (its upper left `corner` and its size), the rooms of names, which flows had better leave free, and the
    grounds of far places at the rim.
    """

    nodes: Mapping[str, Pixel]
    size: tuple[float, float]
    names: tuple[Box, ...] = ()
    rims: tuple[Box, ...] = ()
    corner: Pixel = (0.0, 0.0)
    radius: float = 8.5
    radii: Mapping[str, float] = field(default_factory=dict)

    @property
    def sizes(self) -> NDArray[np.float64]:
        """The radius of each node, in their order."""
        return np.array([self.radii.get(place, self.radius) for place in self.nodes])


def bow_of(flow: Flow, control: Points) -> Bend:
    """The bend whose control point is at these pixels, to four decimals."""
    start, end = np.array(flow.start), np.array(flow.end)
    along = (end - start) / flow.length
    offset = (control - (start + end) / 2) / flow.length
    lean, bow = float(offset @ along), float(offset @ np.array((-along[1], along[0])))
    return Bend(round(lean, 4) + 0.0, round(bow, 4) + 0.0)


def standardised(flows: Sequence[Flow], ground: Ground, unit: float) -> tuple[list[Flow], Ground]:
    """The same in standard pixels, of which each is `unit` pixels, with the corner at (0, 0); in the order of the
    keys, without flows that have neither width nor length.
    """
    left, top = ground.corner

    def at(pixel: Pixel) -> Pixel:
        return (pixel[0] - left) / unit, (pixel[1] - top) / unit

    kept = sorted((flow for flow in flows if flow.width > 0 and flow.length > 0), key=lambda flow: flow.key)
    moved = [
        replace(
            flow,
            start=at(flow.start),
            end=at(flow.end),
            width=flow.width / unit,
            start_gap=flow.start_gap / unit,
            end_gap=flow.end_gap / unit,
        )
        for flow in kept
    ]
    names, rims = (
        tuple(Box(*at((box.x, box.y)), box.width / unit, box.height / unit) for box in boxes)
        for boxes in (ground.names, ground.rims)
    )
    radii = {place: radius / unit for place, radius in ground.radii.items()}
    nodes = {place: at(pixel) for place, pixel in sorted(ground.nodes.items())}
    return moved, Ground(
        nodes,
        (ground.size[0] / unit, ground.size[1] / unit),
        names,
        rims,
        radius=ground.radius / unit,
        radii=radii,
    )
