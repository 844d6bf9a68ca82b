"""Which figures of the trend chart a line may join: one series, one definition, no date missing."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import numpy as np

from app.data.dataset import Dataset
from app.domain.codes import Bound, Status
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.domain.period import Period

_NEVER_JOINED = (Status.PLAN, Status.QUOTA, Status.POLICY, Status.HEADLINE_ONLY)
_UNFIT_FOR_LINES = frozenset(("stock_or_cumulative_unclear", "partial_year", "implausible", "withheld"))
_MONTHS_BETWEEN = {"annual": 12, "quarterly": 3, "monthly": 1}
_LONG = 700
"""Days from which on a flow is drawn as long as its period, not as a point."""


def lines_of(rows: Iterable[Observation], dataset: Dataset) -> tuple[tuple[Observation, ...], ...]:
    """Runs of figures that a line may join: one series, corridor, channel, sector, sex and stage, with no
    date missing.

    Left out are bounds and ranges, plans, quotas and headlines, parts of years, the implausible, and figures of
    which it is not clear whether they count a stock. Two figures of one date in one series contradict a line:
    neither is joined.
    """
    strands: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        if _may_join(row):
            strands.setdefault(_strand(row), []).append(row)
    found = []
    for strand in strands.values():
        dates = [middle(row.period) for row in strand]
        single = [row for row in strand if dates.count(middle(row.period)) == 1]
        found += _runs(sorted(single, key=lambda row: middle(row.period)), dataset)
    return tuple(found)


def middle(period: Period) -> date:
    """The date at which a figure is drawn: the middle of its period; the end where it is open towards the
    past.
    """
    return period.end if period.start is None else period.start + (period.end - period.start) / 2


def is_long(row: Observation) -> bool:
    """Whether a figure counts what happened within years, such as the moves of five of them."""
    start = row.period.start
    return (
        not MEASURES[row.measure].is_moment and start is not None and (row.period.end - start).days >= _LONG
    )


def has_spread(row: Observation) -> bool:
    """Whether a model gives a value and how far its methods lie apart."""
    return None not in (row.value, row.value_low, row.value_high)


def _may_join(row: Observation) -> bool:
    return (
        row.value is not None
        and row.bound in (Bound.EXACT, Bound.ABOUT)
        and row.status not in _NEVER_JOINED
        and row.period.start is not None
        and not _UNFIT_FOR_LINES.intersection(row.flags)
    )


def _strand(row: Observation) -> tuple[object, ...]:
    """What figures must share to be joined; those within periods also the length of the period, in months."""
    length = 0 if MEASURES[row.measure].is_moment else _length(row.period)
    return row.series_id, row.corridor, row.channel, row.sector, row.sex, row.unit, row.stage, length


def _runs(strand: list[Observation], dataset: Dataset) -> list[tuple[Observation, ...]]:
    """A strand cut where a date is missing that its series should have; pieces of one figure are no line."""
    runs: list[list[Observation]] = []
    for row in strand:
        if runs and not _leaves_out(runs[-1][-1], row, dataset):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(run) for run in runs if len(run) > 1]


def _leaves_out(earlier: Observation, later: Observation, dataset: Dataset) -> bool:
    """Whether the series should have a date between two figures: by its frequency, or because it has that date
    for other corridors and claims to list them all.
    """
    series = dataset.series[later.series_id]
    step = _MONTHS_BETWEEN.get(series.frequency)
    before, after = middle(earlier.period), middle(later.period)
    if step and (after - before).days / 30.4 > 1.5 * step:
        return True
    if series.absent == "outside":
        return False
    length = 0 if MEASURES[later.measure].is_moment else _length(later.period)
    return any(before < day < after for day in _dates(dataset, series.series_id, length))


@lru_cache(maxsize=1024)
def _dates(dataset: Dataset, series_id: str, length: int) -> tuple[date, ...]:
    """The dates of a series; of one that counts within periods, those of periods of one length in months."""
    rows = dataset.observations
    codes, periods = rows.codes("period")
    found = np.unique(codes[rows.among("series_id", (series_id,))])
    known = [periods[code] for code in found.tolist()]
    return tuple(middle(period) for period in known if not length or _length(period) == length)


def _length(period: Period) -> int:
    """The length of a period in months; 0 where its start is not known."""
    return round((period.end - (period.start or period.end)).days / 30.4)
