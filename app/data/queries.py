"""Pure questions to the tables: which figures pass the filters, in which order, and what they count to.

Frames of figures have the columns of observations.csv; repeats are among the rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Self

import numpy as np
import pandas as pd

from app.data.choices import Relaxation
from app.data.dataset import Dataset, Mention
from app.data.observations import Numbers
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES, UNITS
from app.state.view import ViewState

COLUMNS = {
    "origin": "origin",
    "destination": "destination",
    "channel": "channel",
    "sector": "sector",
    "sex": "sex",
    "measure": "measure",
    "series": "series_id",
    "source": "source_id",
    "via": "via_source_id",
}
"""Filters by exact code, and the columns that they look at."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a figure must be to pass; an empty tuple and None restrict nothing. Years are inclusive."""

    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    sex: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    def but(self, **changes: object) -> Self:
        """The same filters with some changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the data table.

    `first` is the place of its first row among the `found` figures, counted from 1. `producers` counts the
    sources of all figures found, `documents` are those in which they were read.
    """

    rows: tuple[Observation, ...]
    first: int
    found: int
    number: int
    sheets: int
    producers: int
    documents: tuple[str, ...]


def filters_of(state: ViewState) -> Filters:
    """The filters of a view of the data table. There, sex and year at their default restrict nothing."""
    return Filters(
        origin=state.origin,
        destination=state.destination,
        channel=state.channel,
        sector=state.sector,
        sex=() if state.sex == Sex.TOTAL else (state.sex,),
        measure=(state.measure,) if state.measure else (),
        series=state.series,
        first_year=state.from_year if state.year is None else state.year,
        last_year=state.to_year if state.year is None else state.year,
    )


def observations(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """The figures that pass every filter, in the order of the table.

    A figure belongs to every year that its period touches.
    """
    frame = dataset.table("observations")
    passing = pd.Series(True, index=frame.index)
    for name, column in COLUMNS.items():
        if chosen := getattr(filters, name):
            passing &= frame[column].isin(chosen)
    if filters.first_year is not None:
        passing &= _years(dataset)["last"] >= filters.first_year
    if filters.last_year is not None:
        passing &= _years(dataset)["first"] <= filters.last_year
    return frame[passing]


def ordered(dataset: Dataset, frame: pd.DataFrame, sort: str | None, language: str) -> pd.DataFrame:
    """Figures in the order of a view: by the column `sort`, where a minus sign before it turns it round.

    Without `sort`, and among equals, by corridor and then the latest first. Places stand in the order of
    their names in `language`. Numbers are compared within a unit only, people first; a range by its low end.
    """
    return frame.iloc[_order(dataset, frame.index.to_numpy(), sort, language)]


def sheet_of(dataset: Dataset, state: ViewState, rows: int = 50) -> Sheet:
    """The sheet of the data table that a view shows, of `rows` figures; beyond the last it is the last."""
    found = observations(dataset, filters_of(state))
    sheets = max(1, -(-len(found) // rows))
    number = min(state.sheet, sheets)
    start = (number - 1) * rows
    at = found.index.to_numpy()
    shown = at[_order(dataset, at, state.sort, state.lang)[start : start + rows]]
    return Sheet(
        rows=tuple(dataset.observations[row] for row in shown.tolist()),
        first=start + 1,
        found=len(found),
        number=number,
        sheets=sheets,
        producers=found["source_id"].nunique(),
        documents=tuple(sorted(filter(None, found["via_source_id"].unique()))),
    )


def mentions_of(dataset: Dataset, state: ViewState) -> tuple[Mention, ...]:
    """Sectors that sources name without a number, by the filters of a view.

    A mention has no channel, sex or series, and is of workers: a filter on those leaves none.
    """
    filters = filters_of(state)
    if filters.channel or filters.sex or filters.series or filters.measure not in ((), ("workers",)):
        return ()
    return tuple(
        row
        for row in dataset.mentions
        if all(
            not getattr(filters, name) or getattr(row, name) in getattr(filters, name)
            for name in ("origin", "destination", "sector")
        )
        and (filters.first_year is None or row.period.last_year >= filters.first_year)
        and (filters.last_year is None or row.period.first_year <= filters.last_year)
    )


def helpful(dataset: Dataset, state: ViewState) -> tuple[Relaxation, ...]:
    """Which active filters of the data table to relax so that some figure is left, most helpful first."""
    default = ViewState()
    relaxed = (
        Relaxation(name, len(observations(dataset, filters_of(state.but(**{name: getattr(default, name)})))))
        for name in state.active_filters()
    )
    return tuple(sorted((row for row in relaxed if row.found), key=lambda row: -row.found))


def figures_by(dataset: Dataset, filters: Filters, name: str) -> Mapping[str, int]:
    """How many figures each code of the filter `name` holds under the other filters, if any."""
    counts = observations(dataset, filters.but(**{name: ()}))[COLUMNS[name]].value_counts()
    return {str(code): int(count) for code, count in counts.items() if count}


def figures_by_year(dataset: Dataset, filters: Filters) -> Mapping[int, int]:
    """How many figures touch each year under the other filters, earliest first."""
    at = observations(dataset, filters.but(first_year=None, last_year=None)).index.to_numpy()
    if not len(at):
        return {}
    first, last = dataset.observations.first_year[at], dataset.observations.last_year[at]
    start, end = int(first.min()), int(last.max())
    # Each figure adds one in its first year and takes it away after its last.
    begun = np.bincount(first - start, minlength=end - start + 2)
    ended = np.bincount(last - start + 1, minlength=end - start + 2)
    counts = np.cumsum(begun - ended)[:-1]
    return {start + year: int(count) for year, count in enumerate(counts.tolist()) if count}


def corridors(dataset: Dataset) -> pd.DataFrame:
    """The corridors between two places on earth, with what there is of each; repeats are left out.

    Columns origin, destination, figures (how many), measures (`;`-separated), first_year, last_year.
    """
    frame = dataset.table("observations").join(_years(dataset))
    on_earth = {code for code, place in dataset.places.items() if place.is_on_earth}
    frame = frame[
        frame["origin"].isin(on_earth) & frame["destination"].isin(on_earth) & (frame["same_as"] == "")
    ]
    grouped = frame.groupby(["origin", "destination"], as_index=False, sort=True)
    found: pd.DataFrame = grouped.agg(
        figures=("observation_id", "size"),
        measures=("measure", lambda cells: ";".join(sorted(set(cells)))),
        first_year=("first", "min"),
        last_year=("last", "max"),
    )
    return found


def _order(dataset: Dataset, at: Numbers, sort: str | None, language: str) -> Numbers:
    """The places of the rows `at` among them, in the order of a view."""
    column = (sort or "").removeprefix("-")
    key = _Keys(dataset, at, language)
    keys = [key("origin"), key("destination"), -key("period"), key("observation_id")]
    if column:
        turned = -1 if sort and sort.startswith("-") else 1
        first = [key("unit"), turned * key("value")] if column == "value" else [turned * key(column)]
        keys = [*first, *keys]
    order: Numbers = np.lexsort(keys[::-1])
    return order


@lru_cache(maxsize=4)
def _years(dataset: Dataset) -> pd.DataFrame:
    """First and last year that each figure touches, aligned with the table of observations."""
    rows = dataset.observations
    return pd.DataFrame({"first": rows.first_year, "last": rows.last_year}, dtype=int)


class _Keys:
    """Numbers by which the figures at the rows `at` may be sorted, by column."""

    def __init__(self, dataset: Dataset, at: Numbers, language: str) -> None:
        self._dataset, self._at, self._language = dataset, at, language

    def __call__(self, column: str) -> Numbers:
        rows = self._dataset.observations
        if column == "value":
            return rows.size[self._at]
        if column == "observation_id":
            return _rank_of_key(self._dataset)[self._at]
        codes, words = rows.codes(column)
        texts = [self._text(column, word) for word in words]
        rank = {text: number for number, text in enumerate(sorted(set(texts)))}
        ranks: Numbers = np.array([rank[text] for text in texts], dtype=np.int64)[codes[self._at]]
        return ranks

    def _text(self, column: str, word: Any) -> Any:
        dataset = self._dataset
        if column in ("origin", "destination"):
            names = dataset.places[word].names
            return names.get(self._language, names["en"]).casefold()
        if column == "period":
            return word.end.toordinal()
        if column in ("measure", "unit"):
            return (tuple(MEASURES) if column == "measure" else UNITS).index(word)
        name = {
            "channel": lambda: dataset.channels[word].name,
            "sector": lambda: dataset.sectors[word].name,
            "source_id": lambda: dataset.sources[word].publisher,
        }[column]()
        return name.casefold()


@lru_cache(maxsize=4)
def _rank_of_key(dataset: Dataset) -> Numbers:
    codes, words = dataset.observations.codes("observation_id")
    ranks: Numbers = np.argsort(np.argsort(np.array(words, dtype=object)))[codes]
    return ranks
