"""How wide the arrows of a measure are: linear or by the square root, the same in every year and for every filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10, sqrt
from types import MappingProxyType

import numpy as np

from app.data.dataset import Dataset
from app.data.passing import drawable, passing, shapes
from app.domain.codes import MapFrame, WidthScale
from app.domain.measures import MEASURES
from app.state.view import ViewState

WIDEST = 40.0
"""Width in pixels of the largest figure of a measure, in the standard picture of the subregion."""
NARROWEST = 2.2
"""Width in pixels below which no arrow of that picture goes; the legend says up to which number."""
_LEAST = 1.4
"""No arrow of any frame is thinner than this, before the zoom: less could not be seen."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The scale of arrow widths of a measure. Its largest figure is `widest` pixels wide, before the zoom of the frame.

    Linear: twice the number is twice as wide. By the square root: twice the width is four times the number.
    """

    largest: float
    widest: float = WIDEST
    kind: WidthScale = WidthScale.LINEAR

    def pixels(self, value: float) -> float:
        """Width in pixels, before the zoom of the frame."""
        return max(self.widest * self.share(value, self.largest), self.narrowest)

    def share(self, part: float, whole: float) -> float:
        """How wide one number is in relation to another, were there no floor."""
        ratio = max(part, 0.0) / whole if whole > 0 else 0.0
        return sqrt(ratio) if self.kind == WidthScale.ROOT else ratio

    @property
    def narrowest(self) -> float:
        """Width in pixels of all small numbers: less than in the subregion where all arrows are thinner."""
        return max(NARROWEST * sqrt(self.widest / WIDEST), _LEAST)

    @property
    def floor(self) -> float:
        """The largest number that is drawn with the narrowest width."""
        ratio = self.narrowest / self.widest
        return self.largest * (ratio**2 if self.kind == WidthScale.ROOT else ratio)

    @property
    def per_pixel(self) -> float:
        """How much of a linear scale one pixel stands for, before the zoom of the frame."""
        return self.largest / self.widest


def widths_of(
    dataset: Dataset, measure: str, state: ViewState | None = None, widest: float = WIDEST
) -> Widths:
    """The scale of a measure, from the largest figure that any corridor has of those with which its map begins.

    It is the same in every year and for every filter, unless the places that the reader chose in `state` have
    still larger figures in some year. `widest` is that of the frame; without `state` the scale is linear.
    """
    frame = MapFrame.GMS if state is None else state.frame
    largest = max(widest_of(dataset, measure, frame=frame).values(), default=0.0)
    if state is not None and (state.origin or state.destination):
        chosen = widest_of(dataset, measure, state.origin, state.destination)
        largest = max([largest, *chosen.values()])
    kind = WidthScale.LINEAR if state is None else state.scale
    return Widths(max(largest, 1.0), widest, kind)


@lru_cache(maxsize=128)
def widest_of(
    dataset: Dataset,
    measure: str,
    origins: tuple[str, ...] = (),
    destinations: tuple[str, ...] = (),
    frame: MapFrame = MapFrame.GMS,
) -> Mapping[tuple[str, str], float]:
    """The largest figure, in the usual unit of the measure, of each corridor between these places; without any, of
    each with which its map begins in that frame.
    """
    rows = dataset.observations
    state = ViewState(measure=measure, origin=origins, destination=destinations, frame=frame)
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
    """Three round numbers for the legend: a large one, a smaller one, and the floor, never rounded up."""
    top = _round_down(widths.largest * 0.62)
    middle = _round_down(top * (0.1 if widths.kind == WidthScale.ROOT else 0.35))
    unit = 10.0 ** (floor(log10(widths.floor)) - 1)
    least = floor(widths.floor / unit + 1e-9) * unit
    return top, middle, least if unit < 1 else float(round(least))


def type_size(value: float, scale: Widths) -> float:
    """The type size of a number by its rank of size, as fixed as the widths."""
    share = value / scale.largest
    return 21.0 if share >= 0.6 else 18.0 if share >= 0.25 else 16.0 if share >= 0.08 else 14.0


def _round_down(value: float) -> float:
    """The largest of 1, 2, 3, 5 times a power of ten that is not above `value`."""
    unit = 10.0 ** (len(str(int(value))) - 1)
    return max(step * unit for step in (1, 2, 3, 5) if step * unit <= max(value, unit))
