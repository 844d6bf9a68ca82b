"""Where the nodes of the streams stand: columns of origins, channels and destinations, apart enough for labels."""

from dataclasses import dataclass

from app.data.compare.sankey import Streams
from app.domain.figure import Observation

THICK = 12.0
"""Width of a node in pixels."""
_BESIDE, _BESIDE_TWO = 22.0, 38.0
"""Pixels between two nodes of a column, where labels stand beside them, in one line or on a phone in two."""
_ABOVE, _ABOVE_TWO = 44.0, 58.0
"""The same where labels stand above the nodes of the middle column."""
_FREE = 0.5
"""At most this part of the height goes into the gaps of a column."""


@dataclass(frozen=True, slots=True)
class Node:
    """An origin, channel or destination with its figures; `middle` and `height` are pixels from above."""

    kind: str
    code: str
    column: int
    figures: tuple[Observation, ...]
    middle: float
    height: float

    @property
    def key(self) -> tuple[str, str]:
        """What tells nodes apart: a country may be origin and destination."""
        return self.kind, self.code


@dataclass(frozen=True, slots=True)
class Flow:
    """The nodes, column by column, the figures drawn, largest first, and how many are `hidden` for want of room;
    `height` is that of the whole, in pixels.
    """

    nodes: tuple[Node, ...]
    columns: int
    figures: tuple[Observation, ...]
    hidden: int
    pad: float
    height: float

    def at(self, kind: str, code: str) -> int:
        """The place of a node among all."""
        return next(index for index, node in enumerate(self.nodes) if node.key == (kind, code))

    def codes(self, kind: str) -> list[str]:
        """The codes of the nodes of a kind, from above."""
        return [node.code for node in self.nodes if node.kind == kind]


def flow_of(streams: Streams, height: float, *, narrow: bool) -> Flow:
    """The nodes of streams in a picture `height` pixels high, with as many figures as keep their labels apart."""
    kinds = ("origin", "channel", "destination") if streams.by_channel else ("origin", "destination")
    beside, above = (_BESIDE_TWO, _ABOVE_TWO) if narrow else (_BESIDE, _ABOVE)
    pad = above if streams.by_channel else beside
    most = max(2, int(height * _FREE / pad) + 1)
    figures: list[Observation] = []
    codes: dict[str, dict[str, None]] = {kind: {} for kind in kinds}
    for row in streams.figures:
        fits = all(getattr(row, kind) in codes[kind] or len(codes[kind]) < most for kind in kinds)
        if fits:
            figures.append(row)
            for kind in kinds:
                codes[kind][getattr(row, kind)] = None
    total = sum(row.size for row in figures)
    # Plotly makes nodes as high by the same rule: the fullest column takes the whole height.
    scale = min((height - (len(codes[kind]) - 1) * pad) / total for kind in kinds)
    nodes = []
    for column, kind in enumerate(kinds):
        groups = {code: tuple(row for row in figures if getattr(row, kind) == code) for code in codes[kind]}
        order = sorted(groups, key=lambda code: (-sum(row.size for row in groups[code]), code))
        used = total * scale + (len(order) - 1) * pad
        top = (height - used) / 2
        for code in order:
            tall = sum(row.size for row in groups[code]) * scale
            nodes.append(Node(kind, code, column, groups[code], top + tall / 2, tall))
            top += tall + pad
    return Flow(tuple(nodes), len(kinds), tuple(figures), len(streams.figures) - len(figures), pad, height)
