"""Which figures pass the filters of a view: one truth value a figure, in the order of the table."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.data.dataset import Dataset
from app.data.observations import Mask
from app.domain.codes import MapFrame, Status
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import Page, ViewState

DEFAULT_MEASURE = "workers"
LABOUR_ORIGINS = ("KHM", "LAO", "MMR", "THA", "VNM")
"""Where views of wide measures begin; China comes on choice, labelled as all of China."""
_ASIA = ("gms", "asia")
_OF_YEAR = (Page.MAP, Page.COMPARE)
"""Pages that show one figure a corridor in a year; plans and what has no place on a map stay off them."""
COLUMNS = {
    "origin": "origin",
    "destination": "destination",
    "channel": "channel",
    "sector": "sector",
    "series": "series_id",
    "sex": "sex",
}
"""Filters by code, and the columns that they look at."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What can be drawn of each figure: an arrow between two places on earth, or a mark at its only one.

    `inward` says of a mark that people came to its place; `nameless` that their nationality is not published.
    """

    corridor: Mask
    mark: Mask
    inward: Mask
    nameless: Mask


def measure_of(state: ViewState) -> str:
    """The measure of a view: the one chosen, else workers."""
    return state.measure or DEFAULT_MEASURE


@lru_cache(maxsize=8)
def shapes(dataset: Dataset) -> Shapes:
    """What can be drawn of each figure of the data set."""
    rows = dataset.observations
    on_map = rows.having("measure", lambda key: MEASURES[key].on_map)
    starts, ends = (
        rows.having(end, lambda code: dataset.places[code].is_on_earth) for end in ("origin", "destination")
    )
    mark = on_map & (starts != ends)
    return Shapes(on_map & starts & ends, mark, ends, mark & ends)


def drawable(dataset: Dataset, state: ViewState, *, but: str = "") -> Mask:
    """Figures of the view's measure that may be drawn: no repeats, plans, quotas.

    Figures of confidence C are drawn only where the reader chose series, the implausible only where also both
    ends are chosen; on the map and where corridors are compared, what has a place on a map; of a wide measure,
    labour migration in Asia unless the reader chose places or the map of the world. `but` names a filter for
    which the reader's choice and that default do not count.
    """
    found = of_measure(dataset, measure_of(state))
    chosen = bool(state.series or but == "series")
    if not chosen:
        found = found & ~_uncertain(dataset)
    if not (chosen and state.origin and state.destination):
        found = found & ~_implausible(dataset)
    if state.page in _OF_YEAR:
        found = found & (shapes(dataset).corridor | shapes(dataset).mark) & ~_plans(dataset)
    return found & _scope(dataset, state, but)


@lru_cache(maxsize=64)
def of_measure(dataset: Dataset, measure: str) -> Mask:
    """Figures of a measure, repeats left out."""
    return dataset.observations.among("measure", (measure,)) & dataset.observations.is_first


def passing(dataset: Dataset, state: ViewState, *, but: str = "") -> Mask:
    """Whether a figure passes all filters of `state` but that named `but`; years are not looked at."""
    rows = dataset.observations
    found = ~rows.none
    for name, column in COLUMNS.items():
        chosen = (state.sex,) if name == "sex" else getattr(state, name)
        if chosen and name != but:
            found = found & rows.among(column, chosen)
    return found


def set_aside(dataset: Dataset, state: ViewState, year: int) -> tuple[Observation, ...]:
    """Figures of corridors whose ends the reader named that stay off the map of that year because they are
    implausible or of confidence C; choosing their series shows them.
    """
    if state.series or not (state.origin and state.destination):
        return ()
    aside = _implausible(dataset) | _uncertain(dataset)
    found = of_measure(dataset, measure_of(state)) & aside & shapes(dataset).corridor
    found = found & passing(dataset, state) & touching(dataset, year, year)
    return dataset.observations.where(found)


def touching(dataset: Dataset, first: int | None, last: int | None) -> Mask:
    """Figures whose period touches a year from `first` to `last`; None sets no bound."""
    rows = dataset.observations
    found = ~rows.none
    if first is not None:
        found = found & (rows.last_year >= first)
    if last is not None:
        found = found & (rows.first_year <= last)
    return found


def corridors_by_year(dataset: Dataset, mask: Mask) -> tuple[tuple[int, int], ...]:
    """How many different corridors (or single places) the figures of `mask` touch in each year, earliest first."""
    rows = dataset.observations
    at = np.flatnonzero(mask)
    first, last = rows.first_year[at], rows.last_year[at]
    lengths = last - first + 1
    # One entry for each figure and year: the first year of the figure and how many years on.
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    years = np.repeat(first, lengths) + np.arange(lengths.sum()) - starts
    pairs = np.unique(np.repeat(rows.corridor[at], lengths) * 10_000 + years)
    found, counts = np.unique(pairs % 10_000, return_counts=True)
    return tuple(zip(found.tolist(), counts.tolist(), strict=True))


@lru_cache(maxsize=8)
def _implausible(dataset: Dataset) -> Mask:
    return dataset.observations.having("flags", lambda flags: "implausible" in flags)


@lru_cache(maxsize=8)
def _uncertain(dataset: Dataset) -> Mask:
    return dataset.observations.among("confidence", ("C",))


@lru_cache(maxsize=8)
def _plans(dataset: Dataset) -> Mask:
    return dataset.observations.among("status", (Status.PLAN, Status.QUOTA))


def _scope(dataset: Dataset, state: ViewState, but: str) -> Mask:
    """Where views begin: corridors that touch the subregion; of a wide measure, those from labour origins to Asian
    destinations, or to all where the map is that of the world. Totals of places stay.
    """
    rows = dataset.observations
    found = ~rows.none
    if not MEASURES[measure_of(state)].is_wide:
        if state.origin or but == "origin":
            return found
        return rows.having("origin", lambda code: _is_near(dataset, code)) | rows.having(
            "destination", lambda code: _is_near(dataset, code)
        )
    if not state.origin and but != "origin":
        found = found & rows.having("origin", lambda code: _is_labour_origin(dataset, code))
    if not state.destination and but != "destination" and not is_worldwide(state):
        found = found & rows.having("destination", lambda code: _is_in_asia(dataset, code))
    return found


def is_worldwide(state: ViewState) -> bool:
    """Whether the reader looks at the map of the world, which begins with destinations everywhere."""
    return state.page == Page.MAP and state.frame == MapFrame.WORLD


def _is_near(dataset: Dataset, code: str) -> bool:
    place = dataset.places[code]
    return not place.is_on_earth or place.region == "gms"


def _is_labour_origin(dataset: Dataset, code: str) -> bool:
    place = dataset.places[code]
    return not place.is_on_earth or bool({code, place.parent} & set(LABOUR_ORIGINS))


def _is_in_asia(dataset: Dataset, code: str) -> bool:
    place = dataset.places[code]
    return not place.is_on_earth or place.region in _ASIA
