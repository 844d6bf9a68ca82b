"""How large the nodes of a flow map are: by the widths of the arrows that leave and that arrive. Lengths are pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from app.flowmap.frame import Frame
from app.flowmap.strip import FlowSpec

SMALLEST, LARGEST = 5.0, 11.0
"""Radii of a disc or ring in the standard picture of the subregion; a ring round a disc may be `RING` larger."""
RING = 3.0
_FULL = 60.0
"""Arrows that are together so wide, in that picture, have a node of the largest size."""


@dataclass(frozen=True, slots=True)
class NodeSize:
    """Radius of the disc for what leaves a place and of the ring for what arrives there; 0 for what there is not."""

    disc: float
    ring: float

    @property
    def radius(self) -> float:
        """Radius of the whole node."""
        return max(self.disc, self.ring)


NO_SIZE = NodeSize(0.0, 0.0)


def node_sizes(frame: Frame, flows: Iterable[FlowSpec], *, runs_back: bool) -> dict[str, NodeSize]:
    """The size of each node at which a flow begins or ends.

    Areas are proportional to the widths of the arrows taken together, by one scale for a frame, within bounds. With
    `runs_back` arrows leave the destination of their key.
    """
    leaving: dict[str, float] = {}
    arriving: dict[str, float] = {}
    for flow in flows:
        start, end = flow.key[::-1] if runs_back else flow.key
        leaving[start] = leaving.get(start, 0.0) + flow.width
        arriving[end] = arriving.get(end, 0.0) + flow.width
    return {
        place: _size(frame, leaving.get(place, 0.0), arriving.get(place, 0.0))
        for place in sorted({*leaving, *arriving})
    }


def plain_size(frame: Frame) -> NodeSize:
    """The size of a node without arrows."""
    return NodeSize(0.0, SMALLEST * _part(frame))


def _size(frame: Frame, leaving: float, arriving: float) -> NodeSize:
    disc, ring = _radius(frame, leaving), _radius(frame, arriving)
    if disc and ring:
        ring = max(ring, disc + RING * _part(frame))
    return NodeSize(disc, ring)


def _radius(frame: Frame, width: float) -> float:
    """The radius for arrows that are `width` pixels wide together; 0 for none."""
    if not width:
        return 0.0
    # The widths of other frames and sizes of a picture stand for the same numbers.
    share = width / frame.zoom * 40.0 / frame.widest / _FULL
    return min(max(LARGEST * sqrt(share), SMALLEST), LARGEST) * _part(frame)


def _part(frame: Frame) -> float:
    """The size of nodes in relation to the standard picture of the subregion: on a phone they stay easy to see."""
    return frame.node_size * min(max(frame.zoom, 0.8), 1.25)
