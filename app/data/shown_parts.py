"""The parts of what a chart shows: figures in their roles, numbers worked out here, and what stands beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.data.absence import Absence
from app.data.claims import Claim, ClaimKind
from app.data.dataset import Event, Mention
from app.data.map.crossings import Province
from app.data.map.shading import AreaFigure
from app.domain.crossing import Crossing
from app.domain.figure import Observation


class Role(StrEnum):
    """How a chart shows a figure: drawn, if there is room; not in a picture that had none; only in the list or table
    beside it; set aside as doubtful; or named by its sentence alone, as the total of which it tells a share.
    """

    DRAWN = "drawn"
    ROOM = "room"
    LISTED = "listed"
    SET_ASIDE = "set_aside"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A number that no source prints: `value` in `unit`, worked out of `inputs` as `kind` says (see `Claim`).

    `index` is 100 times the last input by the first. `figure` is the key of the figure at which the chart shows it;
    empty where it stands for several.
    """

    kind: str
    value: float
    unit: str
    inputs: tuple[Observation, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart shows. `roles` has the key of each of `figures`, which are in the order of the chart, each once.

    `areas` are the figures by which countries are shaded.
    """

    figures: tuple[Observation, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    mentions: tuple[Mention, ...] = ()
    absences: tuple[Absence, ...] = ()
    worked_out: tuple[WorkedOut, ...] = ()
    areas: tuple[AreaFigure, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    provinces: tuple[Province, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is neither figure nor event."""
        return not (self.figures or self.events)


def worked_out_of(claim: Claim, figure: str = "") -> WorkedOut:
    """A claim as a number worked out, shown at `figure`."""
    units = {ClaimKind.SHARE: "percent", ClaimKind.PART: "percent", ClaimKind.TIMES: "ratio"}
    unit = units.get(claim.kind, claim.inputs[0].unit)
    return WorkedOut(str(claim.kind), claim.value, unit, claim.inputs, figure)


class Figures:
    """Figures in the order in which they are added, each once and in the first role that it was given."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Observation, Role]] = {}

    def add(self, rows: Iterable[Observation], role: Role = Role.DRAWN) -> None:
        """Add the figures that are not there yet."""
        for row in rows:
            self._rows.setdefault(row.observation_id, (row, role))

    def shown(
        self,
        *,
        events: tuple[Event, ...] = (),
        mentions: tuple[Mention, ...] = (),
        absences: tuple[Absence, ...] = (),
        worked_out: tuple[WorkedOut, ...] = (),
        areas: tuple[AreaFigure, ...] = (),
        crossings: tuple[Crossing, ...] = (),
        provinces: tuple[Province, ...] = (),
    ) -> Shown:
        """These figures with what stands beside them."""
        figures = tuple(row for row, _role in self._rows.values())
        roles = MappingProxyType({key: role for key, (_row, role) in self._rows.items()})
        return Shown(figures, roles, events, mentions, absences, worked_out, areas, crossings, provinces)
