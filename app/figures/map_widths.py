"""How wide the arrows of a measure are: linear, and the same in every year and for every filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log10
from types import MappingProxyType

import numpy as np

from app.data.dataset import Dataset
from app.data.passing import drawable, passing, shapes
from app.domain.measures import MEASURES
from app.state.view import ViewState

WIDEST = 40.0
"""Width in pixels of the largest figure of a measure, in the standard frame."""
NARROWEST = 2.2
"""Width in pixels below which no arrow goes; the legend says up to which number."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The linear scale of arrow widths of a measure: the same in every year and for every filter."""

    per_pixel: float

    def pixels(self, value: float) -> float:
        """Width in pixels, before the zoom of the frame."""
        return max(value / self.per_pixel, NARROWEST)

    @property
    def floor(self) -> float:
        """The largest number that is drawn with the narrowest width."""
        return self.per_pixel * NARROWEST


def widths_of(dataset: Dataset, measure: str, state: ViewState | None = None) -> Widths:
    """The scale of a measure, from the largest figure that any corridor has of those with which its map begins.

    It is the same in every year and for every filter, unless the places that the reader chose in `state` have
    still larger figures in some year.
    """
    largest = max(widest_of(dataset, measure).values(), default=0.0)
    if state is not None and (state.origin or state.destination):
        chosen = widest_of(dataset, measure, state.origin, state.destination)
        largest = max([largest, *chosen.values()])
    return Widths(max(largest, 1.0) / WIDEST)


@lru_cache(maxsize=128)
def widest_of(
    dataset: Dataset, measure: str, origins: tuple[str, ...] = (), destinations: tuple[str, ...] = ()
) -> Mapping[tuple[str, str], float]:
    """The largest figure, in the usual unit of the measure, of each corridor between these places; without any, of
    each with which its map begins.
    """
    rows, state = dataset.observations, ViewState(measure=measure, origin=origins, destination=destinations)
    usual = drawable(dataset, state) & passing(dataset, state) & shapes(dataset).corridor
    usual &= rows.among("unit", MEASURES[measure].units[:1])
    found: dict[tuple[str, str], float] = {}
    at = np.flatnonzero(usual)
    starts, ends = rows.codes("origin"), rows.codes("destination")
    for start, end, reach in zip(
        starts[0][at].tolist(), ends[0][at].tolist(), rows.reach[at].tolist(), strict=True
    ):
        key = starts[1][start], ends[1][end]
        found[key] = max(found.get(key, 0.0), reach)
    return MappingProxyType(found)


def sample_values(widths: Widths) -> tuple[float, float, float]:
    """Three round numbers for the legend: a large one, a third of it or so, and the floor."""
    top = _round_down(widths.per_pixel * WIDEST * 0.62)
    floor = widths.floor
    unit = 10 ** (ceil(log10(floor)) - 1)
    return top, _round_down(top * 0.35), round(floor / unit) * unit


def type_size(value: float, scale: Widths) -> float:
    """The type size of a number by its rank of size, as fixed as the widths."""
    share = value / (scale.per_pixel * WIDEST)
    return 21.0 if share >= 0.6 else 18.0 if share >= 0.25 else 16.0 if share >= 0.08 else 14.0


def _round_down(value: float) -> float:
    """The largest of 1, 2, 3, 5 times a power of ten that is not above `value`."""
    unit = 10.0 ** (len(str(int(value))) - 1)
    return max(step * unit for step in (1, 2, 3, 5) if step * unit <= max(value, unit))
