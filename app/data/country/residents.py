"""Residents over time: the UN series of a country by origin, or of its people abroad by destination."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.country.country import UN_STOCK, Side, side_of
from app.data.dataset import Dataset
from app.domain.codes import ALL, Sex
from app.domain.figure import Observation
from app.state.view import ViewState

MOST_PANELS = 8
"""So many small charts stand side by side where nobody says that there is room for more."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One small chart: the figures of one place at the other end of the corridor, earliest first."""

    place: str
    rows: tuple[Observation, ...]

    @property
    def latest(self) -> Observation:
        """The last figure."""
        return self.rows[-1]


@dataclass(frozen=True, slots=True)
class Residents:
    """The small charts of a country and side, the largest latest figure first.

    Where the series lists no other place, all of them together have the only chart. `total` holds the figures of all
    other places together; `doubtful` are figures left out because they contradict what is known, `more` counts
    places without a chart of their own.
    """

    place: str
    side: Side
    strips: tuple[Strip, ...]
    total: tuple[Observation, ...] = ()
    doubtful: tuple[Observation, ...] = ()
    more: int = 0

    @property
    def rows(self) -> tuple[Observation, ...]:
        """All figures that are drawn."""
        return tuple(row for strip in self.strips for row in strip.rows)


def residents_of(dataset: Dataset, state: ViewState, most: int = MOST_PANELS) -> Residents:
    """The small charts of a view of a country page, at `most` so many; of its filters only the side counts."""
    return _residents(dataset, state.place or "", side_of(dataset, state), most)


@lru_cache(maxsize=256)
def _residents(dataset: Dataset, place: str, side: Side, most: int) -> Residents:
    rows = dataset.observations
    found = (
        rows.among("series_id", (UN_STOCK,))
        & rows.among(side, (place,))
        & rows.among("sex", (Sex.TOTAL,))
        & rows.is_first
    )
    by_place: dict[str, list[Observation]] = {}
    doubtful = []
    for row in rows.where(found):
        other = getattr(row, side.other_end)
        if "implausible" in row.flags:
            doubtful.append(row)
        elif other == ALL or dataset.places[other].is_on_earth:
            by_place.setdefault(other, []).append(row)
    for figures in by_place.values():
        figures.sort(key=lambda row: row.period.end)
    total = tuple(by_place.pop(ALL, ()))
    last = max((figures[-1].period.end for figures in by_place.values()), default=None)
    strips = sorted(
        (Strip(other, tuple(figures)) for other, figures in by_place.items()),
        key=lambda strip: (strip.latest.period.end != last, -strip.latest.size, strip.place),
    )
    near = [strip for strip in strips if strip.latest.size > 0]
    if not near and total:
        near = [Strip(ALL, total)]
    return Residents(place, side, tuple(near[:most]), total, tuple(doubtful), max(0, len(near) - most))
