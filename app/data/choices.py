"""What the filters offer: codes that have data, how many figures each holds, and why others hold none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from app.data.dataset import Dataset
from app.data.standing import drawable, is_nameless, matches, passing_mentions, standing
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.domain.period import Period
from app.state.view import FILTERS, ViewState

_Periods: TypeAlias = dict[str, list[Period]]


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
    figures: _Periods = {getattr(row, name): [] for row in rows}
    for row in rows:
        if matches(row, state, but=name):
            figures[getattr(row, name)].append(row.period)
    named = _named(dataset, state, name)
    marked = _marked(dataset, state, name, rows)
    offered = [
        _choice(code, figures.get(code, []), marked.get(code, []), named.get(code, []), state.year)
        for code in dict.fromkeys([*figures, *named])
    ]
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
    code: str, figures: list[Period], marked: list[Period], named: list[Period], year: int | None
) -> Choice:
    """One choice from the periods of its figures, of its marks without nationality, and of its mentions."""
    here = [
        sum(year is None or period.touches(year) for period in periods)
        for periods in (figures, marked, named)
    ]
    if here[0]:
        return Choice(code, here[0], Reason.NONE)
    if here[1]:
        return Choice(code, 0, Reason.MARK_ONLY)
    if here[2]:
        return Choice(code, 0, Reason.NAMED_ONLY)
    years = {
        each
        for period in (*figures, *marked, *named)
        for each in range(period.first_year, period.last_year + 1)
    }
    return Choice(code, 0, Reason.OTHER_YEARS if years else Reason.OTHER_FILTERS, tuple(sorted(years)))


def _named(dataset: Dataset, state: ViewState, name: str) -> _Periods:
    """Periods of what sources name without a number under the other filters, by code."""
    found: _Periods = {}
    if name != "channel":
        for row in passing_mentions(dataset, state.but(**{name: getattr(ViewState(), name)})):
            found.setdefault(Sex.TOTAL if name == "sex" else getattr(row, name), []).append(row.period)
    return found


def _marked(dataset: Dataset, state: ViewState, name: str, rows: tuple[Observation, ...]) -> _Periods:
    """Periods of figures without nationality, which no chosen origin can rule out, by code."""
    if not (state.origin or name == "origin") or not (state.channel or name == "channel"):
        return {}
    any_origin = state.but(origin=())
    found: _Periods = {}
    for row in rows:
        if is_nameless(row, dataset) and matches(row, any_origin, but=name):
            found.setdefault(getattr(row, name), []).append(row.period)
    if name == "origin":
        periods = [period for each in found.values() for period in each]
        return {row.origin: periods for row in rows}
    return found
