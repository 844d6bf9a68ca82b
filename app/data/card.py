"""What stands beside one figure: those that repeat it, its other sex and editions, others of its corridor and time."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.dataset import Dataset
from app.data.derived.derived import derived_of
from app.data.derived.kinds import Derived
from app.data.observations import Mask
from app.data.related import related
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES

FEW = 12
"""More figures of the same corridor and time than this are counted, and read in the data table."""

_LIKE = ("origin", "destination", "channel", "sector", "sex", "period", "measure")
"""What two editions of one figure have in common, beside their producer."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a card shows beside its figure.

    `repeats` are the figure that this one repeats and those that repeat it. `sexes` are of the same series, corridor
    and date: women and men, or the total of all. `editions` are the same producer's figures for the same people and
    date in other editions, the newest first. `others` are at most FEW of the `found` other figures of the same corridor
    whose period touches a year of this one's. `derived` is worked out from the figure.
    """

    repeats: tuple[Observation, ...]
    sexes: tuple[Observation, ...]
    editions: tuple[Observation, ...]
    others: tuple[Observation, ...]
    found: int
    derived: tuple[Derived, ...]


@lru_cache(maxsize=256)
def beside(dataset: Dataset, row: Observation) -> Beside:
    """Everything that stands beside a figure; figures listed in one place are not listed again in another."""
    repeats, sexes, editions = _repeats(dataset, row), _sexes(dataset, row), _editions(dataset, row)
    told = {row.observation_id} | {each.observation_id for each in (*repeats, *sexes, *editions)}
    others = [each for each in _same_time(dataset, row) if each.observation_id not in told]
    others.sort(key=lambda each: _nearness(dataset, row, each))
    return Beside(repeats, sexes, editions, tuple(others[:FEW]), len(others), derived_of(dataset, row))


def _repeats(dataset: Dataset, row: Observation) -> tuple[Observation, ...]:
    first = (dataset.by_id[row.same_as],) if row.same_as else ()
    same = {row.observation_id, row.same_as} - {""}
    again = dataset.observations.where(dataset.observations.among("same_as", same))
    return (*first, *(each for each in again if each.observation_id != row.observation_id))


def _sexes(dataset: Dataset, row: Observation) -> tuple[Observation, ...]:
    found = (related(dataset, row, sex=sex) for sex in Sex if sex != row.sex)
    return tuple(each for each in found if each is not None)


def _editions(dataset: Dataset, row: Observation) -> tuple[Observation, ...]:
    producer = dataset.sources[row.source_id].publisher
    elsewhere = {
        key
        for key, source in dataset.sources.items()
        if source.publisher == producer and key != row.source_id
    }
    rows = dataset.observations
    alike: Mask = rows.is_first & rows.among("source_id", elsewhere)
    for name in _LIKE:
        alike = alike & rows.having(name, getattr(row, name).__eq__)
    found = rows.where(alike)
    return tuple(sorted(found, key=lambda each: dataset.sources[each.source_id].year, reverse=True))


def _same_time(dataset: Dataset, row: Observation) -> tuple[Observation, ...]:
    """Figures of the same corridor, repeats left out, whose period touches a year of that of `row`."""
    rows = dataset.observations
    on_corridor = rows.among("origin", (row.origin,)) & rows.among("destination", (row.destination,))
    touching = (rows.first_year <= row.period.last_year) & (rows.last_year >= row.period.first_year)
    found = rows.where(on_corridor & touching & rows.is_first)
    return tuple(each for each in found if _fits(dataset, row, each))


def _fits(dataset: Dataset, row: Observation, other: Observation) -> bool:
    """Whether another figure is of the same sex, or of everyone, or of one sex where nobody counted everyone."""
    if other.sex in (row.sex, Sex.TOTAL):
        return True
    return row.sex == Sex.TOTAL and related(dataset, other, sex=Sex.TOTAL) is None


def _nearness(dataset: Dataset, row: Observation, other: Observation) -> tuple[object, ...]:
    """The order of others: the same measure first, then by the registry; the first series first, the latest first."""
    return (
        other.measure != row.measure,
        tuple(MEASURES).index(other.measure),
        dataset.series[other.series_id].priority,
        -other.period.end.toordinal(),
        other.observation_id,
    )
