"""What an arrow of the flow map is made of: one body, or a band for each channel, with the figure that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.data.map.bands import ByChannel, Split
from app.data.standing import CorridorFigure
from app.domain.codes import Bound, Stage
from app.domain.figure import Observation
from app.figures.map.selection import Corridor, name_of
from app.flowmap.arrows import MARKED_FROM, Arrow
from app.flowmap.bands import bands
from app.flowmap.scene import Scene

HALF = 0.5
"""How much of a body is hatched where only a part of the figure is still in process."""


@dataclass(frozen=True, slots=True)
class Body:
    """An arrow or a band of it. `row` is None where a source names the corridor without a number.

    `tone` is the place of a band's channel among those of the map, 0 for the first; None for a whole arrow.
    """

    key: Corridor
    shape: Arrow
    row: Observation | None
    tone: int | None = None

    @property
    def id(self) -> str:
        """The name of the feature: `MMR-THA`, or `MMR-THA/MOU` for a band."""
        if self.row is None or self.tone is None:
            return name_of(self.key)
        return f"{name_of(self.key)}/{self.row.channel}"

    @property
    def is_range(self) -> bool:
        """Whether the body has a core, the low end of a range."""
        return self.row is not None and self.row.bound == Bound.RANGE

    @property
    def is_pale(self) -> bool:
        """Whether the body is pale inside its outline: estimated, modelled, or an upper bound."""
        return self.row is not None and (self.row.is_estimate or self.row.bound == Bound.AT_MOST)

    @property
    def is_thin(self) -> bool:
        """Whether the body has no room for an outline or a hatch inside."""
        return self.shape.width < MARKED_FROM

    @property
    def hatched(self) -> float:
        """The part of the length of the body that is hatched, from 0 to 1."""
        return 0.0 if self.row is None or self.is_thin else in_process(self.row)

    @property
    def dotted(self) -> float:
        """As `hatched`, of a body that is too thin for it: a half-filled dot at its number says so."""
        return in_process(self.row) if self.row is not None and self.is_thin and self.tone is None else 0.0


def in_process(row: Observation) -> float:
    """The part of a body, from 0 to 1, that is marked as still in process."""
    return {Stage.IN_PROCESS: 1.0, Stage.COMPLETED_OR_IN_PROCESS: HALF}.get(row.stage, 0.0)


def bodies(scene: Scene, figures: Mapping[Corridor, CorridorFigure], channels: ByChannel) -> tuple[Body, ...]:
    """All bodies of a scene, those of wide arrows first, so that narrow ones lie above them."""
    found: list[Body] = []
    for key in sorted(scene.arrows, key=lambda key: (-scene.arrows[key].width, key)):
        shape = scene.arrows[key]
        split = channels.split.get(key)
        parts = banded(shape, split) if split else ()
        if split and parts:
            found += [
                Body(key, part, row, channels.channels.index(row.channel))
                for part, row in zip(parts, split.parts, strict=True)
            ]
        else:
            found.append(Body(key, shape, figures[key].figure if key in figures else None))
    return tuple(found)


def banded(shape: Arrow, split: Split) -> tuple[Arrow, ...]:
    """The bands of an arrow that is as wide as its channels side by side; none where they would be too thin."""
    return bands(shape, [part.size / split.width for part in split.parts])


def kinds(found: tuple[Body, ...]) -> tuple[str, ...]:
    """The kinds of bodies that a map has, as its legend samples them, in the order of the legend. What is uncertain
    and too thin for an outline is of a kind of its own, as `estimate-thin`.
    """
    there = {_kind(body) for body in found}
    there |= {"part" if body.hatched == HALF else "process" for body in found if body.hatched}
    there |= {"part-dot" if body.dotted == HALF else "process-dot" for body in found if body.dotted}
    there |= {"least" for body in found if body.row is not None and body.row.bound == Bound.AT_LEAST}
    there |= {"bands" for body in found if body.tone is not None}
    return tuple(kind for kind in KINDS if kind in there)


KINDS = (
    "counted",
    "part",
    "process",
    "part-dot",
    "process-dot",
    "least",
    "range",
    "most",
    "estimate",
    "range-thin",
    "most-thin",
    "estimate-thin",
    "bands",
    "named",
)
"""All kinds of bodies in the order of the legend."""


def _kind(body: Body) -> str:
    """How the body of an arrow is filled."""
    if body.row is None:
        return "named"
    if not (body.is_range or body.is_pale):
        return "counted"
    kind = "range" if body.is_range else "most" if body.row.bound == Bound.AT_MOST else "estimate"
    return f"{kind}-thin" if body.is_thin else kind
