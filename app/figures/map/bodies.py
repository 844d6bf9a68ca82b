"""What an arrow of the flow map is made of: one body, or a band for each channel, with the figure that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.data.map.bands import ByChannel, Split
from app.data.standing import CorridorFigure
from app.domain.codes import Bound, Stage
from app.domain.figure import Observation
from app.figures.map.selection import Corridor, name_of
from app.flowmap.arrows import HATCHED_FROM, Arrow
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
    def is_pale(self) -> bool:
        """Whether the body is pale inside its outline: estimated, modelled, or an upper bound."""
        return self.row is not None and (self.row.is_estimate or self.row.bound == Bound.AT_MOST)

    @property
    def hatched(self) -> float:
        """The part of the length of the body that is hatched, from 0 to 1."""
        if self.row is None or self.shape.width < HATCHED_FROM:
            return 0.0
        return {Stage.IN_PROCESS: 1.0, Stage.COMPLETED_OR_IN_PROCESS: HALF}.get(self.row.stage, 0.0)


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
    """The bands of an arrow that is as wide as the sum of its channels; none where they would be too thin."""
    return bands(shape, [part.size / split.total for part in split.parts])


def kinds(found: tuple[Body, ...]) -> tuple[str, ...]:
    """The kinds of bodies that a map has, as its legend samples them, in the order of the legend."""
    rows = [body.row for body in found if body.row is not None]
    there = {
        "counted": any(not (row.is_estimate or row.bound in (Bound.AT_MOST, Bound.RANGE)) for row in rows),
        "part": any(body.hatched == HALF for body in found),
        "process": any(body.hatched == 1.0 for body in found),
        "least": any(row.bound == Bound.AT_LEAST for row in rows),
        "range": any(row.bound == Bound.RANGE for row in rows),
        "most": any(row.bound == Bound.AT_MOST for row in rows),
        "estimate": any(row.is_estimate for row in rows),
        "bands": any(body.tone is not None for body in found),
        "named": any(body.row is None for body in found),
    }
    return tuple(kind for kind, is_there in there.items() if is_there)
