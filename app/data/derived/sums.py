"""Sums within one series, of parts that exclude each other."""

from collections.abc import Iterable

from app.data.channel_tree import is_within, overlap
from app.data.dataset import Dataset
from app.data.derived.kinds import Derived, Key, Refusal, unfit
from app.data.related import alike
from app.domain.codes import Stage
from app.domain.figure import Observation


def sum_of_channels(dataset: Dataset, row: Observation, key: Key) -> Derived:
    """All channels that a series gives for the corridor, date, sector and sex of `row`, added up; `inputs` are the
    channels also where their sum is refused.

    Who is still in a procedure is not added to who is through: nobody says how many will be. Where one figure holds
    both, the sum holds both too, and its words say so.
    """
    rows = alike(dataset, row, but="channel")
    # A channel that holds others of the table is their sum already.
    parts = sorted(
        (each for each in rows if not _holds_another(dataset, each, rows)),
        key=lambda each: (-each.size, each.observation_id),
    )
    if reason := _obstacle(dataset, parts):
        return Derived(key, row, row.unit, tuple(parts) or (row,), refusal=reason)
    return Derived(key, row, row.unit, tuple(parts), sum(each.size for each in parts))


def _obstacle(dataset: Dataset, parts: list[Observation]) -> Refusal | None:
    if len(parts) < 2:
        return Refusal.NO_PARTS
    if overlap(dataset, [each.channel for each in parts]):
        return Refusal.OVERLAP
    if reason := unfit(parts):
        return reason
    stages = {each.stage for each in parts}
    return Refusal.STAGES if len(stages) > 1 and Stage.IN_PROCESS in stages else None


def _holds_another(dataset: Dataset, row: Observation, rows: Iterable[Observation]) -> bool:
    return any(each.channel != row.channel and is_within(dataset, each.channel, row.channel) for each in rows)
