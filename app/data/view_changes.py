"""What has become of a view since a link to it was made with another edition of the data."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from app.data.dataset import Dataset
from app.data.diff import Changes, Mask, changes
from app.data.observations import Observations
from app.data.passing import LABOUR_ORIGINS, measure_of
from app.data.queries import COLUMNS, Filters, filters_of
from app.data.releases import NUMBERS, Release, UnreadableFigures, release_figures, releases
from app.data.schema import TABLES
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.domain.period import parse_period
from app.state.view import Page, SplitBy, ViewState

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class SinceLink:
    """The edition that a link was made with, and what changed in its view since.

    `release` is None where that edition is not kept here, `changes` where nothing can be compared.
    """

    version: str
    release: Release | None
    changes: Changes | None


def since_link(dataset: Dataset, data: Path, state: ViewState, version: str | None) -> SinceLink | None:
    """What to say of a link that names a data version; None if it names none, or the current one.

    `data` is the folder of the data package, with the kept editions.
    """
    if version is None or version == dataset.version:
        return None
    release = releases(data).get(version)
    found = _all_changes(dataset, data, version) if release else None
    filters = filters_in(dataset, state)
    within = found.within(lambda frame: passing_rows(frame, filters)) if found else None
    return SinceLink(version, release, within)


def filters_in(dataset: Dataset, state: ViewState) -> Filters:
    """The filters that the page of a view really uses; without a year, figures of all years count."""
    if state.page == Page.SOURCES:
        return Filters()
    if state.page == Page.DATA:
        return filters_of(state)
    used = state.but(from_year=None, to_year=None) if state.page == Page.MAP else state.but(year=None)
    both = state.page == Page.TRENDS and state.by == SplitBy.SEX
    filters = filters_of(used).but(measure=(measure_of(state),), sex=() if both else (state.sex,))
    if not MEASURES[measure_of(state)].is_wide:
        return filters
    # Views of a wide measure begin with labour origins and Asian destinations, and the totals of places.
    origins, destinations = [], []
    for code, place in dataset.places.items():
        if code in LABOUR_ORIGINS or not place.is_on_earth:
            origins.append(code)
        if place.region in ("gms", "asia") or not place.is_on_earth:
            destinations.append(code)
    return filters.but(
        origin=filters.origin or tuple(origins), destination=filters.destination or tuple(destinations)
    )


def passing_rows(frame: pd.DataFrame, filters: Filters) -> Mask:
    """Which rows of a table of figures pass every filter; the table may be of any edition.

    A figure belongs to every year that its period touches.
    """
    passing = np.ones(len(frame), dtype=np.bool_)
    for name, column in COLUMNS.items():
        if chosen := getattr(filters, name):
            passing &= frame[column].isin(list(chosen)).to_numpy(dtype=np.bool_)
    if filters.first_year is not None or filters.last_year is not None:
        periods = frame["period"].astype(str)
        first, last = filters.first_year or 0, filters.last_year or 9999
        touching = {
            text
            for text in periods.unique()
            if parse_period(text).last_year >= first and parse_period(text).first_year <= last
        }
        passing &= periods.isin(touching).to_numpy(dtype=np.bool_)
    return passing


def typed_figures(frame: pd.DataFrame) -> tuple[Observation | None, ...]:
    """The rows of a table of any edition as figures; None for one with words that the program no longer knows."""
    try:
        return tuple(Observations(_with_columns_of_today(frame)))
    except ValueError:
        single = (frame.iloc[[row]] for row in range(len(frame)))
        return (None,) if len(frame) == 1 else tuple(row for each in single for row in typed_figures(each))


def _with_columns_of_today(frame: pd.DataFrame) -> pd.DataFrame:
    columns = {
        name: frame[name].to_numpy(float if name in NUMBERS else object)
        if name in frame
        else np.full(len(frame), np.nan if name in NUMBERS else "")
        for name in TABLES["observations"].columns
    }
    return pd.DataFrame({name: c if name in NUMBERS else pd.Categorical(c) for name, c in columns.items()})


@lru_cache(maxsize=4)
def _all_changes(dataset: Dataset, data: Path, version: str) -> Changes | None:
    """Everything that changed since a kept edition; None, and a line in the log, if its file cannot be read."""
    try:
        return changes(release_figures(data, version), dataset.table("observations"))
    except UnreadableFigures as error:
        _log.error("The edition %s cannot be compared. %s", version, error)
        return None
