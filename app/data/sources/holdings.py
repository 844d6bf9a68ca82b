"""What the registry of series holds: how many figures each series has, and which years they touch."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from app.data.dataset import Dataset, Series
from app.domain.measures import MEASURES


@dataclass(frozen=True, slots=True)
class Holding:
    """A series that has figures, how many (repeats among them), and the first and last year that they touch."""

    series: Series
    figures: int
    first_year: int
    last_year: int


@lru_cache(maxsize=8)
def holdings(dataset: Dataset) -> Mapping[str, tuple[Holding, ...]]:
    """The series that have figures, by measure in the order of the registry; those with most figures first."""
    rows = dataset.observations
    codes, names = rows.codes("series_id")
    counts = np.bincount(codes, minlength=len(names))
    first = np.full(len(names), np.iinfo(np.int64).max)
    last = np.full(len(names), np.iinfo(np.int64).min)
    np.minimum.at(first, codes, rows.first_year)
    np.maximum.at(last, codes, rows.last_year)
    found: dict[str, list[Holding]] = {key: [] for key in MEASURES}
    for at in np.flatnonzero(counts).tolist():
        series = dataset.series[names[at]]
        found[series.measure].append(Holding(series, int(counts[at]), int(first[at]), int(last[at])))
    return MappingProxyType(
        {
            key: tuple(sorted(held, key=lambda one: (-one.figures, one.series.title.casefold())))
            for key, held in found.items()
            if held
        }
    )
