"""Derived figures as a list, a sheet at a time: only those of the sheet asked for are worked out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from app.data.dataset import Dataset
from app.data.derived.derived import derive, keys_for
from app.data.derived.kinds import Derived, Key
from app.data.queries import Filters, observations


@dataclass(frozen=True, slots=True)
class DerivedSheet:
    """Some of the `total` derived figures that the filters ask for, in the order of figures and of `Key`."""

    total: int
    rows: tuple[Derived, ...]


def derived_sheet(
    dataset: Dataset, filters: Filters, keys: Collection[Key], limit: int, offset: int
) -> DerivedSheet:
    """At most `limit` derived figures from number `offset` on; those that cannot be worked out are among them.

    `keys` are those wanted, none for all. Figures that repeat another one have none.
    """
    rows = dataset.observations
    found = np.zeros(len(rows), dtype=np.bool_)
    found[observations(dataset, filters).index.to_numpy()] = True
    at = np.flatnonzero(found & rows.is_first)
    wanted = _wanted(dataset, keys)
    measures, sexes = rows.codes("measure")[0][at], rows.codes("sex")[0][at]
    numbers = np.array([[len(each) for each in line] for line in wanted], dtype=np.int64)
    ends = np.cumsum(numbers[measures, sexes]) if len(at) else np.zeros(0, dtype=np.int64)

    def sheet() -> Iterator[Derived]:
        first = int(np.searchsorted(ends, offset, side="right"))
        skipped = offset - (int(ends[first - 1]) if first else 0)
        left = limit
        for place in range(first, len(at)):
            here = wanted[measures[place]][sexes[place]][skipped : skipped + left]
            yield from (derive(dataset, rows[int(at[place])], key) for key in here)
            left, skipped = left - len(here), 0
            if not left:
                return

    return DerivedSheet(int(ends[-1]) if len(at) else 0, tuple(sheet()))


def _wanted(dataset: Dataset, keys: Collection[Key]) -> list[list[tuple[Key, ...]]]:
    """What is worked out from a figure, by the numbers of its measure and its sex."""
    _codes, measures = dataset.observations.codes("measure")
    _codes, sexes = dataset.observations.codes("sex")
    return [
        [tuple(key for key in keys_for(measure, sex) if not keys or key in keys) for sex in sexes]
        for measure in measures
    ]
