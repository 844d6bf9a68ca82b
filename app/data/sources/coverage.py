"""What a series covers: its places, dates and totals, whatever a view asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.data.dataset import Dataset, Series
from app.data.observations import Numbers
from app.domain.codes import ALL
from app.domain.period import Period

CORE = ("CHN", "KHM", "LAO", "MMR", "THA", "VNM")
"""The large tables were cut to the corridors with one of these at an end; of all others they say nothing here."""
REST = "OOO"
"""Other and unknown origins, in series whose origins make up a total."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which places a series knows, whatever the filters; `at` are its rows.

    `fixed` is its only origin (side 0) or destination (side 1) where it is a list of whatever the other end
    may be. `by_year` has the places of each year, in either role; `dates` its periods by the year that stands for
    each. `wider` are its totals.
    """

    at: Numbers
    ends: tuple[frozenset[str], frozenset[str]]
    fixed: tuple[int, str] | None
    by_year: Mapping[int, frozenset[str]]
    dates: Mapping[int, Period]
    wider: frozenset[tuple[str, str]]

    def knows(self, corridor: tuple[str, str]) -> bool:
        """Whether the corridor lies within what the series lists."""
        if self.fixed is not None:
            side, code = self.fixed
            return corridor[side] == code
        return corridor[0] in self.ends[0] and corridor[1] in self.ends[1]

    def inside(self, corridor: tuple[str, str]) -> tuple[str, str] | None:
        """The total of the series that would hold the people of a corridor that is not listed."""
        origin, destination = corridor
        origins = {start for start, _ in self.wider}
        if {REST, ALL} <= origins:
            return REST, destination
        return next((pair for pair in ((ALL, destination), (origin, ALL)) if pair in self.wider), None)


@lru_cache(maxsize=512)
def coverage(dataset: Dataset, series_id: str) -> Coverage:
    """What a series covers."""
    rows, series = dataset.observations, dataset.series[series_id]
    at = np.flatnonzero(rows.among("series_id", (series_id,)))
    (starts, start_words), (ends, end_words) = rows.codes("origin"), rows.codes("destination")
    numbers = np.unique(np.stack([starts[at], ends[at], rows.first_year[at], rows.last_year[at]]), axis=1).T
    found = [
        (start_words[start], end_words[end], first, last) for start, end, first, last in numbers.tolist()
    ]
    pairs = {(origin, destination) for origin, destination, _, _ in found}
    sides = tuple(
        frozenset(pair[side] for pair in pairs if dataset.places[pair[side]].is_on_earth) for side in (0, 1)
    )
    codes, words = rows.codes("period")
    by_year: dict[int, set[str]] = {}
    if series.absent == "zero":
        for origin, destination, first, last in found:
            for year in range(first, last + 1):
                by_year.setdefault(year, set()).update((origin, destination))
    return Coverage(
        at,
        (sides[0], sides[1]),
        _fixed(series, (sides[0], sides[1])),
        {year: frozenset(places) for year, places in by_year.items()},
        {year_of(words[code]): words[code] for code in np.unique(codes[at]).tolist()},
        frozenset(pair for pair in pairs if not all(dataset.places[code].is_on_earth for code in pair)),
    )


def in_copy(dataset: Dataset, corridor: tuple[str, str]) -> bool:
    """Whether a corridor is one of those to which our copies of large tables were cut."""
    return any(code in CORE or dataset.places[code].parent in CORE for code in corridor)


def year_of(period: Period) -> int:
    """The year that stands for a period: its middle, at which charts draw it."""
    return period.end.year if period.start is None else (period.start + (period.end - period.start) / 2).year


def _fixed(series: Series, sides: tuple[frozenset[str], frozenset[str]]) -> tuple[int, str] | None:
    """The end that all corridors of a series share: where people are counted, if both would do."""
    for side in (0, 1) if series.counted_by == "origin" else (1, 0):
        if len(sides[side]) == 1:
            return side, next(iter(sides[side]))
    return None
