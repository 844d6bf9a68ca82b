"""Two years side by side: corridors of one series that have a figure in both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.data.claims import Claim, change_between
from app.data.compare.compare import selected
from app.data.dataset import Dataset
from app.data.observations import Mask, Numbers
from app.data.passing import drawable, measure_of, passing, shapes
from app.data.standing import ENOUGH, best
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import ViewState

MOST_OTHERS = 6


@dataclass(frozen=True, slots=True)
class Rise:
    """A corridor in two years. `change` is None where series, dates or bounds forbid to compute it."""

    first: Observation
    last: Observation
    change: Claim | None

    @property
    def corridor(self) -> tuple[str, str]:
        """Origin and destination."""
        return self.first.corridor


@dataclass(frozen=True, slots=True)
class Slope:
    """The corridors of a series in two years, those with the largest figure first.

    `only_first` and `only_last` are corridors with a figure in one of the two years; `spanning` those whose only
    figure covers both. `others` are series that have two years as well. Without a series nothing has two years.
    """

    series_id: str | None
    years: tuple[int, int] | None
    rises: tuple[Rise, ...]
    only_first: tuple[Observation, ...]
    only_last: tuple[Observation, ...]
    spanning: tuple[Observation, ...]
    others: tuple[str, ...]


def slope_of(dataset: Dataset, state: ViewState) -> Slope:
    """What a slope chart shows; never raises on an empty choice. The year of a view has no say in it."""
    return _slope(dataset, selected(state).but(year=None))


@lru_cache(maxsize=64)
def _slope(dataset: Dataset, state: ViewState) -> Slope:
    found = drawable(dataset, state) & passing(dataset, state) & shapes(dataset).corridor
    if not state.series:
        found = found & dataset.observations.may_lead
    by_series = _by_series(dataset, found)
    years = {key: _years(dataset, at, state) for key, at in by_series.items()}
    both = {key: _in_both(dataset, by_series[key], years[key]) for key in by_series}
    ranked = sorted(by_series, key=lambda key: _rank(dataset, state, key, both[key]))
    if not ranked:
        return Slope(None, None, (), (), (), (), ())
    series_id = ranked[0]
    others = tuple(key for key in ranked[1:] if both[key])[:MOST_OTHERS]
    first, last = years[series_id]
    rows = [dataset.observations[row] for row in by_series[series_id].tolist()]
    then, now = (_standing(dataset, state, rows, year) for year in (first, last))
    pairs = {key: (then[key], now[key]) for key in then if key in now}
    rises = [
        Rise(one, other, change_between(dataset, one, other))
        for one, other in pairs.values()
        if one is not other and one.unit == other.unit
    ]
    rises.sort(key=lambda rise: (-max(rise.first.size, rise.last.size), rise.corridor))
    return Slope(
        series_id,
        (first, last),
        tuple(rises),
        tuple(row for key, row in then.items() if key not in now),
        tuple(row for key, row in now.items() if key not in then),
        tuple(one for one, other in pairs.values() if one is other),
        others,
    )


def _by_series(dataset: Dataset, mask: Mask) -> dict[str, Numbers]:
    """The rows of the figures of a mask, by series."""
    codes, words = dataset.observations.codes("series_id")
    at = np.flatnonzero(mask)
    return {str(words[code]): at[codes[at] == code] for code in np.unique(codes[at]).tolist()}


def _years(dataset: Dataset, at: Numbers, state: ViewState) -> tuple[int, int]:
    """The two years compared: those chosen, else the last, and the first of those before it that have
    most of the corridors.
    """
    counts = _corridors_by_year(dataset, at)
    last = max(counts) if state.to_year is None else state.to_year
    if state.from_year is not None:
        return state.from_year, last
    earlier = {year: count for year, count in counts.items() if year < last}
    enough = ENOUGH * max(earlier.values(), default=0)
    return min((year for year, count in earlier.items() if count >= enough), default=min(counts)), last


def _corridors_by_year(dataset: Dataset, at: Numbers) -> dict[int, int]:
    """How many corridors have a figure whose period ends in a year."""
    rows = dataset.observations
    pairs = np.unique(np.stack([rows.last_year[at], rows.corridor[at]]), axis=1)
    years, counts = np.unique(pairs[0], return_counts=True)
    return dict(zip(years.tolist(), counts.tolist(), strict=True))


def _in_both(dataset: Dataset, at: Numbers, years: tuple[int, int]) -> int:
    """How many corridors have a figure in each of two different years."""
    rows = dataset.observations
    if years[0] >= years[1]:
        return 0
    first, last = (
        np.unique(rows.corridor[at][(rows.first_year[at] <= year) & (rows.last_year[at] >= year)])
        for year in years
    )
    return len(np.intersect1d(first, last))


def _rank(dataset: Dataset, state: ViewState, series_id: str, both: int) -> tuple[object, ...]:
    """Where a series stands: those with two years first; of a wide measure in its order, else by corridors."""
    priority = dataset.series[series_id].priority
    wide = MEASURES[measure_of(state)].is_wide
    return (not both, priority if wide else 0, -both, priority, series_id)


def _standing(
    dataset: Dataset, state: ViewState, rows: Iterable[Observation], year: int
) -> Mapping[tuple[str, str], Observation]:
    """The figure that stands for each corridor in a year."""
    grouped: dict[tuple[str, str], list[Observation]] = {}
    for row in rows:
        if row.period.touches(year):
            grouped.setdefault(row.corridor, []).append(row)
    return {corridor: best(group, dataset, state) for corridor, group in grouped.items()}
