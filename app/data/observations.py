"""All published figures as columns, so that a filter looks at a few arrays and not at every figure.

A row becomes an `Observation` only when somebody asks for it; pages show dozens of the tens of thousands.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from app.domain.codes import Bound, DateBasis, Sex, Stage, Status
from app.domain.figure import Observation, split_list
from app.domain.period import Period, parse_period

Mask: TypeAlias = NDArray[np.bool_]
"""One truth value a figure, in the order of the table."""
Numbers: TypeAlias = NDArray[Any]

NUMBERS = ("value", "value_low", "value_high")
_TYPED: Mapping[str, Callable[[str], Any]] = {
    "sex": Sex,
    "bound": Bound,
    "period": parse_period,
    "status": Status,
    "date_basis": DateBasis,
    "stage": Stage,
    "flags": split_list,
}


class Observations(Sequence[Observation]):
    """The rows of observations.csv; `frame` has text columns as categories and numbers as floats."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self._made: dict[int, Observation] = {}
        self._codes: dict[str, Numbers] = {}
        self._words: dict[str, list[Any]] = {}
        for name in frame.columns:
            if name not in NUMBERS:
                column = frame[name].array
                self._codes[name] = np.asarray(column.codes)
                self._words[name] = list(map(_TYPED.get(name, str), column.categories))
        self._numbers = {name: frame[name].to_numpy() for name in NUMBERS}

    def __len__(self) -> int:
        return len(self.frame)

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, index: int | slice) -> Observation | tuple[Observation, ...]:
        if isinstance(index, slice):
            return tuple(self[row] for row in range(*index.indices(len(self))))
        row = range(len(self))[index]
        if row not in self._made:
            self._made[row] = self._make(row)
        return self._made[row]

    def __iter__(self) -> Iterator[Observation]:
        return map(self.__getitem__, range(len(self)))

    def where(self, mask: Mask) -> tuple[Observation, ...]:
        """The figures for which `mask` is true, in the order of the table."""
        return tuple(map(self.__getitem__, np.flatnonzero(mask).tolist()))

    def among(self, column: str, values: Iterable[str]) -> Mask:
        """Whether the cell in a text column is one of `values`."""
        wanted = set(values)
        return self.having(column, lambda word: word in wanted)

    def having(self, column: str, holds: Callable[[Any], bool]) -> Mask:
        """Whether `holds` is true of the typed cell in a text column; asked once for each different cell."""
        truth = np.fromiter(map(holds, self._words[column]), dtype=np.bool_, count=len(self._words[column]))
        found: Mask = truth[self._codes[column]]
        return found

    def codes(self, column: str) -> tuple[Numbers, Sequence[Any]]:
        """A number for each figure that stands for its cell in a text column, and the typed cells by number."""
        return self._codes[column], self._words[column]

    def of_corridor(self, origin: str, destination: str) -> tuple[Observation, ...]:
        """All figures of a corridor, repeats among them."""
        return self.where(self.among("origin", (origin,)) & self.among("destination", (destination,)))

    def tally(self, column: str) -> Counter[str]:
        """How many figures have each text in a column."""
        counts = np.bincount(self._codes[column], minlength=len(self._words[column]))
        pairs = zip(self._words[column], counts.tolist(), strict=True)
        return Counter({word: count for word, count in pairs if count})

    def row_of(self, observation_id: str) -> int:
        """The row of a figure by its key; KeyError if there is none."""
        return self._rows[observation_id]

    @cached_property
    def none(self) -> Mask:
        """False for every figure."""
        return np.zeros(len(self), dtype=np.bool_)

    @cached_property
    def is_first(self) -> Mask:
        """Whether a figure is no repeat of another; repeats are never drawn, counted or ranked."""
        return self.among("same_as", ("",))

    @cached_property
    def may_lead(self) -> Mask:
        """`Observation.may_lead` of every figure."""
        return ~self.among("confidence", ("C",)) & self.having("status", lambda status: status.may_lead)

    @cached_property
    def first_year(self) -> Numbers:
        """The first year that the period of each figure touches."""
        return self._of_period(lambda period: period.first_year)

    @cached_property
    def last_year(self) -> Numbers:
        """The last year that the period of each figure touches."""
        return self._of_period(lambda period: period.last_year)

    @cached_property
    def size(self) -> Numbers:
        """`Observation.size` of every figure."""
        value, low = self._numbers["value"], self._numbers["value_low"]
        found: Numbers = np.nan_to_num(np.where(np.isnan(value), low, value))
        return found

    @cached_property
    def reach(self) -> Numbers:
        """`Observation.reach` of every figure."""
        value, high = self._numbers["value"], self._numbers["value_high"]
        found: Numbers = np.where(np.isnan(value) & ~np.isnan(high), high, self.size)
        return found

    @cached_property
    def corridor(self) -> Numbers:
        """A number for each figure that its corridor alone has."""
        origins, _ = self._codes["origin"], self._words["origin"]
        found: Numbers = (
            origins.astype(np.int64) * len(self._words["destination"]) + self._codes["destination"]
        )
        return found

    @cached_property
    def _rows(self) -> dict[str, int]:
        words = self._words["observation_id"]
        return {words[code]: row for row, code in enumerate(self._codes["observation_id"].tolist())}

    def _of_period(self, number: Callable[[Period], int]) -> Numbers:
        found: Numbers = np.array([number(period) for period in self._words["period"]], dtype=np.int64)
        return found[self._codes["period"]]

    def _make(self, row: int) -> Observation:
        cells: dict[str, Any] = {name: self._words[name][codes[row]] for name, codes in self._codes.items()}
        for name, numbers in self._numbers.items():
            number = float(numbers[row])
            cells[name] = None if number != number else number
        return Observation(**cells)


class ById(Mapping[str, Observation]):
    """Figures by key."""

    def __init__(self, observations: Observations) -> None:
        self._observations = observations

    def __getitem__(self, observation_id: str) -> Observation:
        return self._observations[self._observations.row_of(observation_id)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._observations._rows)

    def __len__(self) -> int:
        return len(self._observations)
