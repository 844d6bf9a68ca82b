"""What the filters offer: codes that have data, how many figures each holds, and why others hold none."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from app.data.dataset import Dataset
from app.data.standing import drawable, matches, measure_of, standing
from app.domain.measures import MEASURES
from app.state.view import FILTERS, ViewState


class Reason(StrEnum):
    """Why a choice holds no figure."""

    NONE = ""
    OTHER_FILTERS = "other_filters"
    OTHER_YEARS = "other_years"
    NAMED_ONLY = "named_only"
    MARK_ONLY = "mark_only"


@dataclass(frozen=True, slots=True)
class Choice:
    """One code that a filter offers: `figures` under the other filters (and the year, if chosen), or the
    reason for none.

    A choice is `possible` if something can be drawn or said for it.
    """

    code: str
    figures: int
    reason: Reason
    years: tuple[int, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether choosing it leaves something to show."""
        return self.figures > 0 or self.reason in (Reason.NAMED_ONLY, Reason.MARK_ONLY)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A filter that, set back to its default, would leave `found` corridors, marks or mentions."""

    name: str
    found: int


def choices(dataset: Dataset, state: ViewState, name: str) -> tuple[Choice, ...]:
    """What the filter `name` (origin, destination, channel, sector, sex) offers, most figures first."""
    rows = tuple(drawable(dataset, state))
    known = dict.fromkeys(getattr(row, name) for row in rows)
    here, ever, years = Counter[str](), Counter[str](), dict[str, set[int]]()
    for row in rows:
        if matches(row, state, but=name):
            code = getattr(row, name)
            ever[code] += 1
            years.setdefault(code, set()).update(range(row.period.first_year, row.period.last_year + 1))
            here[code] += state.year is None or row.period.touches(state.year)
    named = _named(dataset, state, name)
    offered = [_choice(code, here, ever, years, named) for code in dict.fromkeys([*known, *named])]
    return tuple(sorted(offered, key=lambda choice: (not choice.possible, -choice.figures, choice.code)))


def measures_with_data(dataset: Dataset, *, on_map: bool) -> tuple[tuple[str, int], ...]:
    """The measures that have figures, with their number, in the registry's order."""
    return tuple(
        (key, len(dataset.by_measure[key]))
        for key, measure in MEASURES.items()
        if key in dataset.by_measure and (measure.on_map or not on_map)
    )


def relaxations(dataset: Dataset, state: ViewState) -> tuple[Relaxation, ...]:
    """Which of the active filters to relax so that something is left, most helpful first."""
    default = ViewState()
    found = []
    for name in FILTERS:
        if getattr(state, name) != getattr(default, name):
            left = standing(dataset, state.but(**{name: getattr(default, name)}))
            found.append(Relaxation(name, len(left.corridors) + len(left.marks) + len(left.mentions)))
    return tuple(sorted((row for row in found if row.found), key=lambda row: -row.found))


def _choice(
    code: str, here: Counter[str], ever: Counter[str], years: dict[str, set[int]], named: frozenset[str]
) -> Choice:
    if here[code]:
        return Choice(code, here[code], Reason.NONE)
    if code in named:
        return Choice(code, 0, Reason.NAMED_ONLY)
    if ever[code]:
        return Choice(code, 0, Reason.OTHER_YEARS, tuple(sorted(years[code])))
    return Choice(code, 0, Reason.OTHER_FILTERS)


def _named(dataset: Dataset, state: ViewState, name: str) -> frozenset[str]:
    """Codes that sources name without a number under the other filters."""
    if name not in ("origin", "destination", "sector") or measure_of(state) != "workers" or state.channel:
        return frozenset()
    return frozenset(
        getattr(row, name)
        for row in dataset.mentions
        if all(
            other == name or not getattr(state, other) or getattr(row, other) in getattr(state, other)
            for other in ("origin", "destination", "sector")
        )
        and (state.year is None or row.period.touches(state.year))
    )
