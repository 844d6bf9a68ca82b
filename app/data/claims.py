"""Numbers that a sentence works out from the figures of a chart: sums, shares and changes, only where they may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from app.data.channel_tree import exclude_each_other
from app.data.dataset import Dataset
from app.data.derived.change import obstacle_between
from app.data.derived.kinds import unfit
from app.domain.codes import ALL, UNSPECIFIED, Bound, Sex, Stage
from app.domain.figure import Observation


class ClaimKind(StrEnum):
    """How a number was worked out of its inputs."""

    SUM = "sum"
    SHARE = "share"
    PART = "part"
    CHANGE = "change"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that no source prints, and the figures that it comes from.

    `SUM`: all inputs added up. `SHARE`: 100 times the first input by the sum of all, the first among them. `PART`: 100
    times the first input by the last, the published total that holds it. `CHANGE`: the last input less the first, in
    the unit of the figures. `TIMES`: the last input by the first.
    """

    kind: ClaimKind
    value: float
    inputs: tuple[Observation, ...]

    @property
    def bound(self) -> Bound:
        """`about` where an input is approximate, else exact."""
        return Bound.ABOUT if any(row.bound == Bound.ABOUT for row in self.inputs) else Bound.EXACT


def added_up(dataset: Dataset, rows: Iterable[Observation]) -> Claim | None:
    """The sum of figures of one series and period that leave each other out; None where they may not be added."""
    found = tuple(rows)
    if not _may_add(dataset, found):
        return None
    return Claim(ClaimKind.SUM, sum(row.size for row in found), found)


def share_of(dataset: Dataset, row: Observation, rows: Iterable[Observation]) -> Claim | None:
    """What part of the sum of `rows` the figure `row` among them is, in percent; None where they may not be added."""
    whole = added_up(dataset, rows)
    if whole is None or whole.value <= 0 or row not in whole.inputs:
        return None
    others = tuple(each for each in whole.inputs if each is not row)
    return Claim(ClaimKind.SHARE, 100 * row.size / whole.value, (row, *others))


def part_of(row: Observation, whole: Observation) -> Claim | None:
    """What part of a total of the same table a figure is, in percent; None where the total does not hold it."""
    same = ("series_id", "unit", "period", "stage")
    if (
        row is whole
        or any(getattr(row, name) != getattr(whole, name) for name in same)
        or not all(_holds(getattr(whole, name), getattr(row, name)) for name in _COLUMNS)
        or row.unit not in ADDABLE
        or unfit([row, whole])
        or not 0 < whole.size >= row.size
    ):
        return None
    return Claim(ClaimKind.PART, 100 * row.size / whole.size, (row, whole))


def unlike_stages(rows: Iterable[Observation]) -> bool:
    """Whether figures count people at different stages of a procedure, so that they are neither added nor ranked. Who
    completed one stands beside those to whom no stage applies: both are through.
    """
    return len({_stage(row) for row in rows}) > 1


def change_between(dataset: Dataset, first: Observation, last: Observation) -> Claim | None:
    """By how much a figure changed to a later one of its series; None where series, dates or bounds forbid it."""
    if not _may_compare(dataset, first, last):
        return None
    return Claim(ClaimKind.CHANGE, last.size - first.size, (first, last))


def times_between(dataset: Dataset, first: Observation, last: Observation) -> Claim | None:
    """How many times a figure a later one of its series is; None where no change may be worked out either."""
    if not _may_compare(dataset, first, last):
        return None
    return Claim(ClaimKind.TIMES, last.size / first.size, (first, last))


def _holds(whole: str, part: str) -> bool:
    """Whether what a total says of one column leaves room for a part: the same, or no narrower than all."""
    return whole == part or whole in _ALL_TOGETHER


def _may_add(dataset: Dataset, rows: tuple[Observation, ...]) -> bool:
    """One series, unit, period, sector and sex, like stages, numbers that bear arithmetic, and nobody counted twice."""
    kinds = {(row.series_id, row.unit, row.period.text, row.sector, row.sex) for row in rows}
    if len(rows) < 2 or len(kinds) > 1 or unlike_stages(rows):
        return False
    if rows[0].unit not in ADDABLE or unfit(rows) is not None:
        return False
    return all(
        _leave_out(dataset, one, other)
        for group in _that_may_meet(dataset, rows)
        for one, other in combinations(group, 2)
    )


def _that_may_meet(
    dataset: Dataset, rows: tuple[Observation, ...]
) -> Iterable[tuple[Observation, ...] | list[Observation]]:
    """Groups of figures that may hold the same people: those of one corridor, where no place holds another one."""
    places = {place for row in rows for place in row.corridor}
    if not all(dataset.places[each].is_on_earth for each in places):
        return (rows,)
    if any(dataset.places[each].parent in places for each in places):
        return (rows,)
    by_corridor: dict[tuple[str, str], list[Observation]] = {}
    for row in rows:
        by_corridor.setdefault(row.corridor, []).append(row)
    return by_corridor.values()


def _stage(row: Observation) -> Stage:
    return Stage.NONE if row.stage == Stage.COMPLETED else row.stage


def _leave_out(dataset: Dataset, one: Observation, other: Observation) -> bool:
    """Whether nobody is in both figures: other places at one end, or channels that exclude each other."""
    if any(_apart(dataset, getattr(one, end), getattr(other, end)) for end in ("origin", "destination")):
        return True
    return one.corridor == other.corridor and exclude_each_other(dataset, one.channel, other.channel)


def _apart(dataset: Dataset, one: str, other: str) -> bool:
    """Whether two codes are two places of which neither holds the other."""
    places = dataset.places[one], dataset.places[other]
    return (
        one != other
        and all(place.is_on_earth for place in places)
        and places[0].parent != other
        and places[1].parent != one
    )


ADDABLE = ("persons", "USD", "THB")
"""Units of things that can be put together; percents, ratios, and money for each person or day cannot."""
_COLUMNS = ("origin", "destination", "channel", "sector", "sex")
_ALL_TOGETHER = (ALL, UNSPECIFIED, Sex.TOTAL)
_SAME = ("series_id", "origin", "destination", "channel", "sector", "sex", "unit")


def _may_compare(dataset: Dataset, first: Observation, last: Observation) -> bool:
    return (
        all(getattr(first, name) == getattr(last, name) for name in _SAME)
        and first.unit in ADDABLE
        and dataset.series[first.series_id].change_allowed
        and first.period.end < last.period.end
        and unfit([last]) is None
        and obstacle_between(first, last) is None
    )
