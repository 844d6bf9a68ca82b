"""What differs between two tables of figures: added, removed and changed ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from app.data.editions.releases import KEY, NUMBERS

Mask: TypeAlias = NDArray[np.bool_]


class Cell(NamedTuple):
    """A cell that changed; one that was or is empty is an empty text."""

    observation_id: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """Frames of figures with the columns of their table.

    `before` and `after` are the changed figures, row by row the same keys. `cells` says what changed in them, with
    the fields of `Cell` as columns.
    """

    added: pd.DataFrame
    removed: pd.DataFrame
    before: pd.DataFrame
    after: pd.DataFrame
    cells: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        """Whether the tables hold the same."""
        return not (len(self.added) or len(self.removed) or len(self.after))

    def listed(self) -> Iterator[Cell]:
        """The cells that changed, figure by figure."""
        return map(Cell._make, self.cells.itertuples(index=False, name=None))

    def within(self, passes: Callable[[pd.DataFrame], Mask]) -> "Changes":
        """Only figures that pass; of the changed, those that passed before or pass now."""
        either = passes(self.before) | passes(self.after)
        after = self.after[either]
        return Changes(
            self.added[passes(self.added)],
            self.removed[passes(self.removed)],
            self.before[either],
            after,
            self.cells[self.cells[KEY].isin(list(after[KEY]))],
        )


def changes(old: pd.DataFrame, new: pd.DataFrame) -> Changes:
    """Compare two tables by observation_id over all columns of both; the order of rows does not matter.

    Both have the columns of observations.csv, numbers as floats, and each key once. Numbers are compared as numbers;
    a column that one side lacks counts as empty there.
    """
    old_keys, new_keys = (pd.Index(frame[KEY].to_numpy(dtype=object)) for frame in (old, new))
    found = old_keys.get_indexer(new_keys)
    old_rows, new_rows = found[found >= 0], np.flatnonzero(found >= 0)
    gone = np.ones(len(old), dtype=np.bool_)
    gone[old_rows] = False
    different = np.zeros(len(new_rows), dtype=np.bool_)
    cells = []
    columns = dict.fromkeys([*new.columns, *old.columns])
    for column in columns:
        before, after = _cells(old, column)[old_rows], _cells(new, column)[new_rows]
        differs = _differs(before, after)
        if differs.any():
            different |= differs
            cells.append(_listed(new_keys[new_rows][differs], column, before[differs], after[differs]))
    return Changes(
        added=new[found < 0],
        removed=old[gone],
        before=old.iloc[old_rows[different]],
        after=new.iloc[new_rows[different]],
        cells=_in_order(cells, new_keys, list(columns)),
    )


def cell_text(cell: object) -> str:
    """A cell as the CSV writes it: whole numbers without a point, nothing for no number."""
    if isinstance(cell, float):
        return "" if cell != cell else f"{cell:.15g}" if cell.is_integer() else repr(float(cell))
    return str(cell)


def _cells(frame: pd.DataFrame, column: str) -> NDArray[Any]:
    if column not in frame.columns:
        return np.full(len(frame), np.nan if column in NUMBERS else "", dtype=object)
    return frame[column].to_numpy(dtype=float if column in NUMBERS else object)


def _differs(before: NDArray[Any], after: NDArray[Any]) -> Mask:
    found = np.asarray(before != after, dtype=np.bool_)
    both_empty = np.asarray((before != before) & (after != after), dtype=np.bool_)
    return found & ~both_empty


def _listed(keys: pd.Index, column: str, before: NDArray[Any], after: NDArray[Any]) -> pd.DataFrame:
    texts = {"before": list(map(cell_text, before)), "after": list(map(cell_text, after))}
    return pd.DataFrame({KEY: keys, "column": column} | texts, dtype=object)


def _in_order(cells: list[pd.DataFrame], keys: pd.Index, columns: list[str]) -> pd.DataFrame:
    """The cells figure by figure in the order of `keys`, each in the order of the columns."""
    if not cells:
        return pd.DataFrame({name: [] for name in Cell._fields}, dtype=object)
    joined = pd.concat(cells, ignore_index=True)
    at = np.lexsort((joined["column"].map(columns.index), keys.get_indexer(pd.Index(joined[KEY]))))
    return joined.iloc[at].reset_index(drop=True)
