"""What the filters offer: codes that have data, how many figures each holds, and why others hold none."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from app.data.dataset import Dataset
from app.data.observations import Mask, Numbers
from app.data.passing import COLUMNS, drawable, of_measure, passing, shapes
from app.data.standing import passing_mentions, standing
from app.domain.codes import Sex
from app.domain.measures import MEASURES
from app.domain.period import Period
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
    """What the filter `name` (origin, destination, channel, sector, sex, series) offers, most figures first."""
    drawn = drawable(dataset, state, but=name)
    codes, words = dataset.observations.codes(COLUMNS[name])
    figures = _Held(dataset, drawn & passing(dataset, state, but=name), codes)
    marked = _Held(dataset, _marked(dataset, state, name, drawn), codes, everyone=name == "origin")
    named = _named(dataset, state, name)
    offered = {str(words[number]): number for number in np.unique(codes[drawn]).tolist()}
    found = [
        _choice(
            code, figures.of(offered.get(code)), marked.of(offered.get(code)), named.get(code, []), state.year
        )
        for code in dict.fromkeys([*offered, *named])
    ]
    return tuple(sorted(found, key=lambda choice: (not choice.possible, -choice.figures, choice.code)))


def measures_with_data(dataset: Dataset, *, on_map: bool) -> tuple[tuple[str, int], ...]:
    """The measures that have figures, with their number, in the registry's order."""
    counts = ((key, int(of_measure(dataset, key).sum())) for key in MEASURES)
    return tuple((key, count) for key, count in counts if count and (MEASURES[key].on_map or not on_map))


def relaxations(dataset: Dataset, state: ViewState) -> tuple[Relaxation, ...]:
    """Which of the active filters to relax so that something is left, most helpful first."""
    default = ViewState()
    found = []
    for name in FILTERS:
        if getattr(state, name) != getattr(default, name):
            left = standing(dataset, state.but(**{name: getattr(default, name)}))
            found.append(Relaxation(name, len(left.corridors) + len(left.marks) + len(left.mentions)))
    return tuple(sorted((row for row in found if row.found), key=lambda row: -row.found))


@dataclass(frozen=True, slots=True)
class _Spans:
    """First and last years of figures."""

    first: Numbers
    last: Numbers

    def within(self, year: int | None) -> int:
        """How many touch the year, or how many there are if it is None."""
        if year is None:
            return len(self.first)
        return int(((self.first <= year) & (year <= self.last)).sum())

    def years(self) -> set[int]:
        """Every year that any of them touches."""
        pairs = set(zip(self.first.tolist(), self.last.tolist(), strict=True))
        return {year for first, last in pairs for year in range(first, last + 1)}


class _Held:
    """The figures of a mask by the code that a column has for them; with `everyone`, all stand for each code."""

    def __init__(self, dataset: Dataset, mask: Mask, codes: Numbers, *, everyone: bool = False) -> None:
        self._rows, self._everyone = dataset.observations, everyone
        at = np.flatnonzero(mask)
        self._at = at if everyone else at[np.argsort(codes[at], kind="stable")]
        self._codes = codes[self._at]

    def of(self, code: int | None) -> _Spans:
        """The years of the figures of a code; None is a code that no figure has."""
        at = self._at
        if code is None:
            at = at[:0]
        elif not self._everyone:
            at = at[np.searchsorted(self._codes, code) : np.searchsorted(self._codes, code, side="right")]
        return _Spans(self._rows.first_year[at], self._rows.last_year[at])


def _choice(code: str, figures: _Spans, marked: _Spans, named: list[Period], year: int | None) -> Choice:
    """One choice from the years of its figures, of its marks without nationality, and of its mentions."""
    if here := figures.within(year):
        return Choice(code, here, Reason.NONE)
    if marked.within(year):
        return Choice(code, 0, Reason.MARK_ONLY)
    if any(year is None or period.touches(year) for period in named):
        return Choice(code, 0, Reason.NAMED_ONLY)
    years = figures.years() | marked.years()
    years |= {each for period in named for each in range(period.first_year, period.last_year + 1)}
    return Choice(code, 0, Reason.OTHER_YEARS if years else Reason.OTHER_FILTERS, tuple(sorted(years)))


def _named(dataset: Dataset, state: ViewState, name: str) -> dict[str, list[Period]]:
    """Periods of what sources name without a number under the other filters, by code."""
    found: dict[str, list[Period]] = {}
    if name not in ("channel", "series"):
        for row in passing_mentions(dataset, state.but(**{name: getattr(ViewState(), name)})):
            found.setdefault(Sex.TOTAL if name == "sex" else getattr(row, name), []).append(row.period)
    return found


def _marked(dataset: Dataset, state: ViewState, name: str, drawn: Mask) -> Mask:
    """Figures without nationality, which no chosen origin can rule out."""
    if not (state.origin or name == "origin") or not (state.channel or name == "channel"):
        return dataset.observations.none
    any_origin = passing(dataset, state.but(origin=()), but=name)
    return drawn & shapes(dataset).nameless & any_origin
