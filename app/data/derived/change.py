"""Change from one figure of a series to the next, where the series allows it and the dates compare."""

from datetime import timedelta

from app.data.dataset import Dataset
from app.data.derived.kinds import Derived, Key, Refusal, unfit
from app.data.related import alike
from app.domain.codes import DateBasis
from app.domain.figure import Observation
from app.domain.period import Period

_MONTHS_DIFFER = timedelta(days=3)
"""By how much two periods of the same number of months may differ in days."""
_A_YEAR = timedelta(days=360)
_UNCLEAR = {"stock_or_cumulative_unclear", "definition_unclear"}


def change(dataset: Dataset, row: Observation, key: Key) -> Derived:
    """How much more a figure is than the one before it in its series: in its own unit, or in percent of that one."""
    unit = "percent" if key == Key.CHANGE_PERCENT else row.unit
    if not dataset.series[row.series_id].change_allowed:
        return Derived(key, row, unit, (row,), refusal=Refusal.CHANGE_NOT_ALLOWED)
    before = _before(alike(dataset, row, but="period"), row)
    if before is None:
        return Derived(key, row, unit, (row,), refusal=Refusal.NO_EARLIER)
    if reason := obstacle_between(before, row):
        return Derived(key, row, unit, (row, before), refusal=reason)
    more = row.size - before.size
    value = 100 * more / before.size if key == Key.CHANGE_PERCENT else more
    return Derived(key, row, unit, (row, before), value)


def _before(rows: tuple[Observation, ...], row: Observation) -> Observation | None:
    """The latest figure that ends before `row` starts."""
    start = row.period.start
    earlier = [each for each in rows if start is not None and each.period.end < start]
    return max(earlier, key=lambda each: (each.period.end, each.observation_id), default=None)


def obstacle_between(before: Observation, row: Observation) -> Refusal | None:
    """Why a figure may not be compared with an earlier one of its series; None where nothing stands against it."""
    if reason := unfit([before]):
        return reason
    if _UNCLEAR & {*before.flags, *row.flags}:
        return Refusal.STOCK_UNCLEAR
    if before.stage != row.stage:
        return Refusal.STAGES
    dated = before.date_basis == row.date_basis == DateBasis.STATED
    if not dated or not _comparable(before.period, row.period):
        return Refusal.DATES
    return None if before.size else Refusal.ZERO


def _comparable(one: Period, other: Period) -> bool:
    """Whether two periods are equally long, and of the same months where they are shorter than a year."""
    if one.start is None or other.start is None:
        return False
    lengths = one.end - one.start, other.end - other.start
    if abs(lengths[0] - lengths[1]) > _MONTHS_DIFFER:
        return False
    is_moment = "/" not in one.text and "/" not in other.text
    return is_moment or min(lengths) >= _A_YEAR or one.start.month == other.start.month
