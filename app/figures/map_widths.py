"""How wide the arrows of a measure are: linear, and the same in every year and for every filter."""

from dataclasses import dataclass
from math import ceil, log10

from app.data.dataset import Dataset
from app.data.standing import is_corridor
from app.domain.figure import Observation
from app.domain.measures import MEASURES

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


def widths_of(dataset: Dataset, measure: str) -> Widths:
    """The scale of a measure, from the largest figure that any corridor of it ever has."""
    largest = max((row.reach for row in of_corridors(dataset, measure)), default=0.0)
    return Widths(max(largest, 1.0) / WIDEST)


def sample_values(widths: Widths) -> tuple[float, float, float]:
    """Three round numbers for the legend: a large one, a third of it or so, and the floor."""
    top = _round_down(widths.per_pixel * WIDEST * 0.62)
    floor = widths.floor
    unit = 10 ** (ceil(log10(floor)) - 1)
    return top, _round_down(top * 0.35), round(floor / unit) * unit


def of_corridors(dataset: Dataset, measure: str) -> list[Observation]:
    """The figures of a measure that corridors have, in its usual unit."""
    unit = MEASURES[measure].units[0]
    return [
        row for row in dataset.by_measure.get(measure, ()) if row.unit == unit and is_corridor(row, dataset)
    ]


def type_size(value: float, scale: Widths) -> float:
    """The type size of a number by its rank of size, as fixed as the widths."""
    share = value / (scale.per_pixel * WIDEST)
    return 21.0 if share >= 0.6 else 18.0 if share >= 0.25 else 16.0 if share >= 0.08 else 14.0


def _round_down(value: float) -> float:
    """The largest of 1, 2, 3, 5 times a power of ten that is not above `value`."""
    unit = 10.0 ** (len(str(int(value))) - 1)
    return max(step * unit for step in (1, 2, 3, 5) if step * unit <= max(value, unit))
