"""One published figure: a row of observations.csv with its types."""

from dataclasses import dataclass

from app.domain.codes import Bound, DateBasis, Sex, Stage, Status
from app.domain.period import Period


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure as its source prints it. Columns and their meaning are those of the data package.

    `value` is None for ranges; `value_low` and `value_high` are None except for ranges and models. The unit
    of all three is `unit`. `flags` are keys of flags.csv.
    """

    observation_id: str
    series_id: str
    origin: str
    destination: str
    channel: str
    sector: str
    sex: Sex
    measure: str
    unit: str
    value: float | None
    value_low: float | None
    value_high: float | None
    bound: Bound
    period: Period
    status: Status
    source_id: str
    locator: str
    flags: tuple[str, ...]
    note: str
    via_source_id: str
    via_locator: str
    date_basis: DateBasis
    stage: Stage
    confidence: str
    same_as: str

    @property
    def corridor(self) -> tuple[str, str]:
        """Origin and destination."""
        return self.origin, self.destination

    @property
    def size(self) -> float:
        """The number that decides width and rank: the value, or the low end of a range, surely reached."""
        number = self.value if self.value is not None else self.value_low
        return 0.0 if number is None else number

    @property
    def reach(self) -> float:
        """The largest number that the source gives: the high end of a range, else the value.

        The spread of a model says how far methods lie apart, not how many people there may be.
        """
        return self.size if self.value is not None or self.value_high is None else self.value_high

    @property
    def is_estimate(self) -> bool:
        """Whether the figure was estimated, surveyed or modelled, not counted."""
        return self.status in (Status.ESTIMATE, Status.SURVEY, Status.MODEL)

    @property
    def is_in_process(self) -> bool:
        """Whether some of the people, or all, had not completed the procedure."""
        return self.stage in (Stage.IN_PROCESS, Stage.COMPLETED_OR_IN_PROCESS)

    @property
    def may_lead(self) -> bool:
        """Whether the figure may set a default: not a plan, a quota, a mere headline or of confidence C."""
        return self.status.may_lead and self.confidence != "C"


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a `;`-separated cell, without empty ones."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
