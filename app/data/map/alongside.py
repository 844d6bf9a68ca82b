"""Counts of documented workers beside estimates of all, or of those without papers, on one corridor.

A range is worked out only where a count of all documented workers and an estimate of everyone are of the same
year or so and cover the same people. In all other cases the reason is told. The two are never set in percent of
each other, and nobody is taken for absent: estimates are uncertain, and people without papers count too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.data.channel_tree import exclude_each_other, is_within
from app.data.dataset import Dataset
from app.domain.codes import ALL, Bound, DateBasis, Sex
from app.domain.figure import Observation

A_YEAR = timedelta(days=366)
"""Two figures fall within a year of each other if neither their first nor their last days lie further apart."""

_DOCUMENTED, _UNDOCUMENTED = "DOCUMENTED", "UNDOCUMENTED"
_UNCLEAR = {
    "definition_unclear",
    "mixed_definitions",
    "not_only_workers",
    "suspected_misprint",
    "implausible",
}


class Reason(StrEnum):
    """Why no range is worked out, in the order in which it is looked for."""

    NO_DOCUMENTED = "no_documented"
    NO_ESTIMATE = "no_estimate"
    RELATIVE = "relative"
    SECTOR = "sector"
    SEX = "sex"
    DATE_UNKNOWN = "date_unknown"
    DATES = "dates"
    UNDOCUMENTED_ONLY = "undocumented_only"
    BELOW = "below"
    PART = "part"
    OPEN = "open"
    UNCLEAR = "unclear"
    CONFIDENCE = "confidence"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Range:
    """From all documented workers to everyone: `low` and `high` are people, with the figures they come from."""

    documented: Observation
    estimate: Observation
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why no range is worked out from two figures; None stands for a figure that does not exist."""

    reason: Reason
    documented: Observation | None = None
    estimate: Observation | None = None


@dataclass(frozen=True, slots=True)
class Alongside:
    """What is known of a corridor in a year: documented workers by channel, the widest first, and estimates.

    For each estimate there is a range or an obstacle; without estimates one obstacle says that. `residents` is
    a figure of residents of any age near that date: another population, named but in no range. `year` is None
    where there is nothing.
    """

    corridor: tuple[str, str]
    year: int | None = None
    documented: tuple[Observation, ...] = ()
    estimates: tuple[Observation, ...] = ()
    ranges: tuple[Range, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    residents: Observation | None = None

    @property
    def contradicts(self) -> bool:
        """Whether an estimate of everyone lies below a count of the documented alone."""
        return any(obstacle.reason == Reason.BELOW for obstacle in self.obstacles)


def alongside(dataset: Dataset, corridor: tuple[str, str], year: int | None = None) -> Alongside:
    """What stands side by side in a year; without one in the latest year with both kinds, else with any."""
    if year is not None:
        return _of_year(dataset, corridor, year, *_figures(dataset, corridor))
    found = alongside_years(dataset, corridor)
    both = (each for each in found if each.documented and each.estimates)
    return next(both, found[0] if found else Alongside(corridor))


def alongside_years(dataset: Dataset, corridor: tuple[str, str]) -> tuple[Alongside, ...]:
    """What stands side by side in each year, latest first; years that show nothing of their own are left out."""
    documented, estimates = _figures(dataset, corridor)
    years = {
        year
        for row in (*documented, *estimates)
        for year in range(row.period.first_year, row.period.last_year + 1)
    }
    found: list[Alongside] = []
    for year in sorted(years, reverse=True):
        here = _of_year(dataset, corridor, year, documented, estimates)
        rows = {*here.documented, *here.estimates}
        if not any(rows <= {*each.documented, *each.estimates} for each in found):
            found.append(here)
    return tuple(found)


def are_within_a_year(one: Observation, other: Observation) -> bool:
    """Whether two figures fall within a year of each other; an open period counts by its last day."""
    first, second = one.period, other.period
    starts = abs((first.start or first.end) - (second.start or second.end))
    return max(starts, abs(first.end - second.end)) <= A_YEAR


def _of_year(
    dataset: Dataset,
    corridor: tuple[str, str],
    year: int,
    documented: Iterable[Observation],
    estimates: Iterable[Observation],
) -> Alongside:
    """The figures that touch a year, and those of the other kind within a year of them."""
    every = tuple(documented), tuple(estimates)
    now = tuple([row for row in rows if row.period.touches(year)] for rows in every)
    if not any(now):
        return Alongside(corridor, year, residents=_residents(dataset, corridor, date(year, 7, 1)))
    documented, estimates = (
        _ordered(row for row in mine if row in here or any(are_within_a_year(row, each) for each in others))
        for mine, here, others in ((every[0], now[0], now[1]), (every[1], now[1], now[0]))
    )
    outcomes = [_outcome(dataset, documented, estimate) for estimate in estimates] or [
        Obstacle(Reason.NO_ESTIMATE, documented[0])
    ]
    return Alongside(
        corridor,
        year,
        documented,
        estimates,
        tuple(each for each in outcomes if isinstance(each, Range)),
        tuple(each for each in outcomes if isinstance(each, Obstacle)),
        _residents(dataset, corridor, date(year, 7, 1)),
    )


def _figures(dataset: Dataset, corridor: tuple[str, str]) -> tuple[list[Observation], list[Observation]]:
    """Documented workers, and estimates of all or of those without papers; plans and repeats left out."""
    rows = [
        row
        for row in dataset.observations.of_corridor(*corridor)
        if not row.same_as and row.status.may_lead and row.measure in ("workers", "ratio")
    ]
    documented = [
        row for row in rows if row.measure == "workers" and is_within(dataset, row.channel, _DOCUMENTED)
    ]
    estimates = [
        row
        for row in rows
        if row.channel == _UNDOCUMENTED or (row.channel == ALL and row.measure == "workers")
    ]
    return documented, estimates


def _ordered(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """All sectors and the widest channel first, then the latest, then the largest."""
    order = {ALL: 0, _DOCUMENTED: 1, _UNDOCUMENTED: 2, "FORMAL": 3}
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.sector != ALL,
                order.get(row.channel, len(order)),
                -row.period.end.toordinal(),
                -row.size,
                row.observation_id,
            ),
        )
    )


def _outcome(
    dataset: Dataset, documented: tuple[Observation, ...], estimate: Observation
) -> Range | Obstacle:
    """The range from a count to `estimate`; else what stands in the way of the count that comes closest to one."""
    if not documented:
        return Obstacle(Reason.NO_DOCUMENTED, None, estimate)
    found = [_range(dataset, row, estimate) for row in documented]
    ranges = [each for each in found if isinstance(each, Range)]
    if ranges:
        return min(ranges, key=lambda each: _distance(each.documented, estimate))
    obstacles = [each for each in found if isinstance(each, Obstacle)]
    # A contradiction matters most; else the further down the list of checks, the closer to a range.
    reasons = list(Reason)
    return max(
        obstacles,
        key=lambda each: (
            each.reason == Reason.BELOW,
            each.documented is not None and each.documented.channel == _DOCUMENTED,
            reasons.index(each.reason),
        ),
    )


def _range(dataset: Dataset, documented: Observation, estimate: Observation) -> Range | Obstacle:
    reason = _obstacle(dataset, documented, estimate)
    if reason is not None:
        return Obstacle(reason, documented, estimate)
    added = documented.reach if estimate.channel == _UNDOCUMENTED else 0.0
    return Range(documented, estimate, documented.size, added + estimate.reach)


def _obstacle(dataset: Dataset, documented: Observation, estimate: Observation) -> Reason | None:
    """The first of the reasons that forbids a range from one figure to the other."""
    of_one_table = documented.series_id == estimate.series_id and documented.period == estimate.period
    flags = {*documented.flags, *estimate.flags}
    undated = DateBasis.UNDATED in (documented.date_basis, estimate.date_basis)
    checks = {
        Reason.RELATIVE: estimate.measure != "workers" or "relative" in flags,
        Reason.SECTOR: documented.sector != estimate.sector,
        Reason.SEX: documented.sex != estimate.sex,
        Reason.DATE_UNKNOWN: undated,
        Reason.DATES: not are_within_a_year(documented, estimate),
        # The undocumented are other people. Only one table can say how many both are together.
        Reason.UNDOCUMENTED_ONLY: estimate.channel == _UNDOCUMENTED
        and not (of_one_table and exclude_each_other(dataset, documented.channel, estimate.channel)),
        Reason.BELOW: estimate.channel == ALL and _is_below(estimate, documented),
        Reason.PART: documented.channel != _DOCUMENTED,
        Reason.OPEN: documented.bound == Bound.AT_MOST or estimate.bound == Bound.AT_LEAST,
        Reason.UNCLEAR: bool(_UNCLEAR & flags),
        Reason.CONFIDENCE: "C" in (documented.confidence, estimate.confidence),
        Reason.POPULATION: not _cover_the_same(dataset, documented, estimate),
    }
    return next((reason for reason in Reason if checks.get(reason)), None)


def _is_below(estimate: Observation, documented: Observation) -> bool:
    """Whether an estimate of everyone is surely lower than a count of the documented alone."""
    open_ends = estimate.bound == Bound.AT_LEAST or documented.bound == Bound.AT_MOST
    return not open_ends and estimate.reach < documented.size


def _cover_the_same(dataset: Dataset, one: Observation, other: Observation) -> bool:
    """Whether two series count among the same people, so far as their descriptions say so.

    Within one series, under one description, or where the registry names one as comparable with the other.
    """
    first, second = dataset.series[one.series_id], dataset.series[other.series_id]
    if first.counted_by and second.counted_by and first.counted_by != second.counted_by:
        return False
    return (
        first is second
        or first.population == second.population
        or second.series_id in first.comparable_with
        or first.series_id in second.comparable_with
    )


def _residents(dataset: Dataset, corridor: tuple[str, str], day: date) -> Observation | None:
    """The figure of residents nearest to a day, of the series that comes first."""
    rows = [
        row
        for row in dataset.observations.of_corridor(*corridor)
        if row.measure == "stock"
        and row.sex == Sex.TOTAL
        and row.may_lead
        and not row.same_as
        and "implausible" not in row.flags
    ]
    return min(
        rows,
        key=lambda row: (
            dataset.series[row.series_id].priority,
            abs(row.period.end - day),
            row.observation_id,
        ),
        default=None,
    )


def _distance(one: Observation, other: Observation) -> timedelta:
    return abs(one.period.end - other.period.end)
