"""What has become of a view since a link to it was made with another edition of the data."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from app.data.dataset import Dataset
from app.data.editions.diff import Changes, Mask, changes
from app.data.editions.releases import NUMBERS, Release, UnreadableFigures, release_figures, releases
from app.data.observations import Observations
from app.data.package.schema import TABLES
from app.data.passing import drawable, measure_of, passing, touching
from app.data.queries import COLUMNS, Filters, filters_of
from app.domain.codes import Bound, DateBasis, Sex, Stage, Status
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
    found = _compared(dataset, data, version) if release else None
    within = found.changes.within(lambda frame: found.in_view(frame, state)) if found else None
    return SinceLink(version, release, within)


def filters_in(state: ViewState) -> Filters:
    """The filters by code and year that the page of a view uses; without a year, figures of all years count.

    Map and trends besides draw by the rules of `drawable`, which are no filters.
    """
    if state.page == Page.SOURCES:
        return Filters()
    if state.page == Page.DATA:
        return filters_of(state)
    used = state.but(from_year=None, to_year=None) if state.page == Page.MAP else state.but(year=None)
    both = state.page == Page.TRENDS and state.by == SplitBy.SEX
    return filters_of(used).but(measure=(measure_of(state),), sex=() if both else (state.sex,))


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


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """A frame of changed figures as a data set of its own: the rows whose words the program knows today."""

    known: Mask
    dataset: Dataset


@dataclass(frozen=True, slots=True, eq=False)
class _Compared:
    """Everything that changed since an edition; `sides` has each of its frames, by the identity of the frame."""

    changes: Changes
    sides: Mapping[int, _Side]

    def in_view(self, frame: pd.DataFrame, state: ViewState) -> Mask:
        """Which rows a view may show, by the very rules of its page, whichever of them lead there.

        On map and trends that is what may be drawn: no repeats, nothing out of scope, nothing set aside. A row with
        words that are unknown today is judged by the filters by code and year alone.
        """
        by_filters = passing_rows(frame, filters_in(state))
        if state.page in (Page.DATA, Page.SOURCES):
            return by_filters
        side = self.sides[id(frame)]
        both = "sex" if state.page == Page.TRENDS and state.by == SplitBy.SEX else ""
        years = (state.from_year, state.to_year)
        first, last = (state.year, state.year) if state.page == Page.MAP else years
        drawn = drawable(side.dataset, state) & touching(side.dataset, first, last)
        found = by_filters.copy()
        found[side.known] = drawn & passing(side.dataset, state, but=both)
        return found


def _side(dataset: Dataset, frame: pd.DataFrame) -> _Side:
    known = np.ones(len(frame), dtype=np.bool_)
    words: dict[str, Callable[[str], object]] = {
        "sex": Sex,
        "bound": Bound,
        "period": parse_period,
        "status": Status,
        "date_basis": DateBasis,
        "stage": Stage,
        "origin": dataset.places.__getitem__,
        "destination": dataset.places.__getitem__,
        "measure": MEASURES.__getitem__,
    }
    for column, read in words.items():
        if column in frame:
            unknown = [word for word in frame[column].unique() if not _reads(read, str(word))]
            known &= ~frame[column].isin(unknown).to_numpy(dtype=np.bool_)
    rows = Observations(_with_columns_of_today(frame[known]))
    return _Side(known, replace(dataset, observations=rows))


def _reads(read: Callable[[str], object], word: str) -> bool:
    try:
        read(word)
    except (KeyError, ValueError):
        return False
    return True


@lru_cache(maxsize=4)
def _compared(dataset: Dataset, data: Path, version: str) -> _Compared | None:
    """Everything that changed since a kept edition; None, and a line in the log, if its file cannot be read."""
    try:
        found = changes(release_figures(data, version), dataset.table("observations"))
    except UnreadableFigures as error:
        _log.error("The edition %s cannot be compared. %s", version, error)
        return None
    frames = (found.added, found.removed, found.before, found.after)
    return _Compared(found, {id(frame): _side(dataset, frame) for frame in frames})
