"""Kinds of nothing: why a corridor that the reader named has no number, by what its series says of itself.

A figure that prints zero is a figure and no absence; see `is_zero`. Nothing here ever becomes a number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

import numpy as np

from app.data.dataset import Dataset, Series
from app.data.observations import Mask
from app.data.passing import COLUMNS, DEFAULT_MEASURE, drawable, of_measure, passing
from app.data.sources.coverage import Coverage, coverage, in_copy, year_of
from app.data.standing import standing
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import Page, ViewState

WITHHELD_FLAG = "withheld"
MOST_CORRIDORS = 1000
"""If the reader named more corridors than this, none is looked at."""


class Nothing(StrEnum):
    """Why there is no number: the source leaves out those without anybody (zero), lists only some corridors, does
    not cover what was asked, or keeps the number back.
    """

    ZERO = "zero"
    NOT_LISTED = "not_listed"
    OUTSIDE = "outside"
    WITHHELD = "withheld"


class Outside(StrEnum):
    """What of a question lies outside a series: the channel, sector or sex, the places, the year; or the corridor
    was cut from our copy of it.
    """

    COPY = "copy"
    FILTERS = "filters"
    PLACES = "places"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Absence:
    """A corridor without a number in a year; for a date of a series, the year of its middle.

    `series_id` is empty where no series of the measure covers the corridor at all. `inside` is the wider
    corridor of that series that would hold these people, such as (OOO, MYS), or None. `outside` says what the
    series does not cover, for that kind alone and if there is a series.
    """

    corridor: tuple[str, str]
    series_id: str
    year: int
    kind: Nothing
    inside: tuple[str, str] | None = None
    outside: Outside | None = None


def absences(dataset: Dataset, state: ViewState, *, year: int | None = None) -> tuple[Absence, ...]:
    """What is said of each corridor that the reader chose by naming both ends and that has no number.

    On the map and where corridors are compared, of their year (`year` if the caller knows it); elsewhere of
    each date of the leading series between the years chosen. The leading series is the first in the measure's
    order, of those chosen if any are, that covers date, filters and both places. Empty unless the reader named
    origins and destinations.
    """
    named = named_corridors(dataset, state)
    if not named or len(named) > MOST_CORRIDORS:
        return ()
    only = state.year if state.page in (Page.MAP, Page.COMPARE, Page.DATA) else None
    if state.page in (Page.MAP, Page.COMPARE) and only is None:
        only = year if year is not None else standing(dataset, state).year
    found: list[Absence] = []
    for measure in _measures(state):
        found += _of_measure(dataset, state, measure, named, only)
    return tuple(found)


def named_corridors(dataset: Dataset, state: ViewState) -> tuple[tuple[str, str], ...]:
    """The corridors between two different places on earth that the reader named by both ends, in that order."""
    return tuple(
        (origin, destination)
        for origin, destination in product(state.origin, state.destination)
        if dataset.places[origin].is_on_earth
        and dataset.places[destination].is_on_earth
        and not {origin, dataset.places[origin].parent}
        & {destination, dataset.places[destination].parent} - {""}
    )


def is_never_covered(dataset: Dataset, absence: Absence) -> bool:
    """Whether no date would have a number: the series does not know the corridor, or there is no series."""
    if not absence.series_id or absence.outside == Outside.COPY:
        return True
    known = coverage(dataset, absence.series_id).knows(absence.corridor)
    return absence.outside == Outside.PLACES and not known


def is_zero(row: Observation) -> bool:
    """Whether the source prints zero."""
    return row.value == 0


def is_withheld(row: Observation) -> bool:
    """Whether the source says that it keeps the exact number back, whatever stands in its place."""
    return WITHHELD_FLAG in row.flags


def _measures(state: ViewState) -> tuple[str, ...]:
    """The measure of the view; the data table without one asks those whose series cover many corridors."""
    if state.measure or state.page != Page.DATA:
        return (state.measure or DEFAULT_MEASURE,)
    return tuple(key for key, measure in MEASURES.items() if measure.is_wide)


def _of_measure(
    dataset: Dataset, state: ViewState, measure: str, named: Iterable[tuple[str, str]], only: int | None
) -> Iterator[Absence]:
    """The absences of one measure, corridor by corridor, each in order of date."""
    other = _other_filters(dataset, state)
    series = [_Asked.of(dataset, state, each, other) for each in _series_of(dataset, state, measure)]
    asked = [each.series.series_id for each in series]
    numbered = _years_by_corridor(dataset, _numbered(dataset, state, measure, other, asked))
    for corridor in named:
        has = numbered.get(corridor, ())
        leading = next((each for each in series if each.dates and each.has_room_for(dataset, corridor)), None)
        if only is not None:
            if not _touched(has, only):
                yield _told(dataset, series, corridor, only)
        elif leading is not None:
            years = [year for year in leading.dates if not _touched(has, year)]
            yield from (_told(dataset, [leading], corridor, year) for year in years)
        elif not has and (last := _last_year(dataset, state, measure)) is not None:
            yield _told(dataset, series, corridor, last)


def _told(dataset: Dataset, series: list["_Asked"], corridor: tuple[str, str], year: int) -> Absence:
    """What the first series that covers corridor and year says; else that both are outside of the first."""
    for each in series:
        if each.covers(dataset, corridor, year):
            kind = each.kind_of(corridor, year)
            inside = each.coverage.inside(corridor) if kind == Nothing.NOT_LISTED else None
            return Absence(corridor, each.series.series_id, year, kind, inside)
    # A list of one country's people, or of those in one country, has no say on the corridors of others.
    first = next((each for each in series if each.is_chosen or each.coverage.fixed is None), None)
    if first is None:
        return Absence(corridor, "", year, Nothing.OUTSIDE)
    return Absence(
        corridor,
        first.series.series_id,
        year,
        Nothing.OUTSIDE,
        outside=first.misses(dataset, corridor, year),
    )


def _series_of(dataset: Dataset, state: ViewState, measure: str) -> list[Series]:
    """The series to ask: those chosen; else those that say of other corridors than their own what a gap means."""
    found = (
        each
        for each in dataset.series.values()
        if each.measure == measure
        and (each.series_id in state.series if state.series else each.absent != Nothing.OUTSIDE)
    )
    return sorted(found, key=lambda each: (each.priority, each.series_id))


def _last_year(dataset: Dataset, state: ViewState, measure: str) -> int | None:
    """The last year chosen, else the last of any figure of the measure."""
    known = of_measure(dataset, measure)
    if state.to_year is not None or not known.any():
        return state.to_year
    return int(dataset.observations.last_year[known].max())


@dataclass(frozen=True, slots=True)
class _Asked:
    """A series under the filters of a view: the years of its dates, and the corridors that it keeps back.

    `passes` says whether any figure has the channel, sector and sex asked for, of whatever date.
    """

    series: Series
    is_chosen: bool
    passes: bool
    coverage: Coverage
    dates: tuple[int, ...]
    touched: frozenset[int]
    kept_back: frozenset[tuple[str, str, int]]

    @classmethod
    def of(cls, dataset: Dataset, state: ViewState, series: Series, mask: Mask) -> "_Asked":
        """What a series has among the figures of a mask and between the years of a view."""
        rows, known = dataset.observations, coverage(dataset, series.series_id)
        at = known.at[mask[known.at]]
        codes, words = rows.codes("period")
        periods = [
            period
            for period in (words[code] for code in np.unique(codes[at]).tolist())
            if (state.from_year is None or period.last_year >= state.from_year)
            and (state.to_year is None or period.first_year <= state.to_year)
        ]
        kept = (rows[row] for row in at[_kept_back(dataset)[at]].tolist())
        return cls(
            series,
            bool(state.series),
            bool(len(at)),
            known,
            tuple(sorted({year_of(period) for period in periods})),
            frozenset(year for period in periods for year in range(period.first_year, period.last_year + 1)),
            frozenset((*row.corridor, year_of(row.period)) for row in kept),
        )

    def has_room_for(self, dataset: Dataset, corridor: tuple[str, str]) -> bool:
        """Whether the series covers the corridor at any date."""
        return (
            self.series.absent != Nothing.OUTSIDE
            and in_copy(dataset, corridor)
            and self.coverage.knows(corridor)
        )

    def covers(self, dataset: Dataset, corridor: tuple[str, str], year: int) -> bool:
        """Whether the series covers the corridor in a year; one that leaves out zeros must know both places then."""
        if year not in self.touched or not self.has_room_for(dataset, corridor):
            return False
        if self.series.absent != Nothing.ZERO:
            return True
        return set(corridor) <= self.coverage.by_year.get(year, frozenset())

    def misses(self, dataset: Dataset, corridor: tuple[str, str], year: int) -> Outside:
        """What the series lacks to cover a corridor in a year."""
        if not in_copy(dataset, corridor):
            return Outside.COPY
        if not self.passes:
            return Outside.FILTERS
        if year not in self.touched and self.has_room_for(dataset, corridor):
            return Outside.YEAR
        return Outside.PLACES

    def kind_of(self, corridor: tuple[str, str], year: int) -> Nothing:
        """What a missing row means for a corridor that the series covers."""
        return Nothing.WITHHELD if (*corridor, year) in self.kept_back else Nothing(self.series.absent)


def _numbered(dataset: Dataset, state: ViewState, measure: str, other: Mask, asked: Iterable[str]) -> Mask:
    """The figures of a measure between named places that the view shows, or that a series asked has, even if they
    are off by default: a number that we leave out is no gap of the source.
    """
    rows = dataset.observations
    found = of_measure(dataset, measure) & other
    if state.page != Page.DATA:
        found = found & (
            (drawable(dataset, state) & passing(dataset, state)) | rows.among("series_id", asked)
        )
    elif state.series:
        found = found & rows.among("series_id", state.series)
    named = rows.among("origin", state.origin) & rows.among("destination", state.destination)
    return found & named & ~_kept_back(dataset)


@lru_cache(maxsize=8)
def _kept_back(dataset: Dataset) -> Mask:
    return dataset.observations.having("flags", lambda flags: WITHHELD_FLAG in flags)


def _other_filters(dataset: Dataset, state: ViewState) -> Mask:
    """Whether figures pass the filters for channel, sector and sex; in the data table all sexes do by default."""
    rows = dataset.observations
    found = ~rows.none
    for name in ("channel", "sector"):
        if chosen := getattr(state, name):
            found = found & rows.among(COLUMNS[name], chosen)
    if state.page != Page.DATA or state.sex != Sex.TOTAL:
        found = found & rows.among("sex", (state.sex,))
    return found


def _years_by_corridor(dataset: Dataset, mask: Mask) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """First and last years of the figures of a mask, by corridor."""
    rows = dataset.observations
    at = np.flatnonzero(mask)
    (starts, start_words), (ends, end_words) = rows.codes("origin"), rows.codes("destination")
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    spans = (starts[at], ends[at], rows.first_year[at], rows.last_year[at])
    for start, end, first, last in zip(*(numbers.tolist() for numbers in spans), strict=True):
        found.setdefault((start_words[start], end_words[end]), []).append((first, last))
    return found


def _touched(spans: Iterable[tuple[int, int]], year: int) -> bool:
    return any(first <= year <= last for first, last in spans)
