"""Disagreements between two editions of one source, by the size of what was revised."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.dataset import Dataset, Disagreement
from app.data.ingest.revisions import ROUNDING, compared
from app.domain.disagreement import REVISION
from app.domain.figure import Observation


@dataclass(frozen=True, slots=True)
class Revised:
    """A corridor on which two editions differ: the dates that do, and the pair of figures that differs most."""

    disagreement: Disagreement
    dates: int
    newer: Observation
    older: Observation

    @property
    def difference(self) -> float:
        """The newer figure less the older one, in their unit."""
        return self.newer.size - self.older.size


@dataclass(frozen=True, slots=True)
class Compared:
    """How many pairs of figures stand in both revisions, and how many of them differ beyond rounding."""

    pairs: int
    differing: int

    @property
    def alike(self) -> int:
        """Pairs that do not differ, or only by rounding."""
        return self.pairs - self.differing


@lru_cache(maxsize=8)
def revised(dataset: Dataset) -> tuple[Revised, ...]:
    """Every disagreement between two editions, the largest difference first.

    One that does not list its figures in pairs (newer, older; newer, older) of one corridor and date is not in.
    """
    rows = (row for row in dataset.disagreements if row.kind == REVISION)
    found = [one for one in (_revised(dataset, row) for row in rows) if one]
    return tuple(sorted(found, key=lambda one: (-abs(one.difference), one.disagreement.disagreement_id)))


@lru_cache(maxsize=8)
def compared_pairs(dataset: Dataset) -> Compared:
    """The pairs of the revisions that `ingest.revisions` compares."""
    differences = compared(dataset.table("observations"))["difference"]
    return Compared(len(differences), int((differences.abs() > ROUNDING).sum()))


def _revised(dataset: Dataset, row: Disagreement) -> Revised | None:
    figures = [dataset.by_id[key] for key in row.observations if key in dataset.by_id]
    pairs = list(zip(figures[0::2], figures[1::2], strict=False))
    if len(figures) % 2 or not all(_is_pair(newer, older) for newer, older in pairs):
        return None
    newer, older = max(pairs, key=lambda pair: abs(pair[0].size - pair[1].size))
    return Revised(row, len(pairs), newer, older)


def _is_pair(newer: Observation, older: Observation) -> bool:
    return (newer.corridor, newer.period) == (older.corridor, older.period) and (
        newer.series_id != older.series_id
    )
