"""The list of countries: the subregion, the main destinations, and all others with figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from app.data.country.country import Side, main_destinations, places_with_figures, un_total
from app.data.country.headlines import all_migrants, departures, documented_workers, workers_abroad
from app.data.dataset import Dataset
from app.domain.codes import PlaceKind
from app.domain.figure import Observation


class IndexGroup(StrEnum):
    """The groups of the list, in its order."""

    SUBREGION = "subregion"
    DESTINATIONS = "destinations"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A place with one figure of people who came there and one of people who left it; None where no source has one."""

    place: str
    here: Observation | None
    abroad: Observation | None

    @property
    def is_empty(self) -> bool:
        """Whether the place has figures of other kinds only."""
        return self.here is None and self.abroad is None

    @property
    def size(self) -> float:
        """The larger of both numbers, which only orders the list."""
        return max(row.size if row else 0.0 for row in (self.here, self.abroad))


@lru_cache(maxsize=4)
def country_index(dataset: Dataset) -> Mapping[IndexGroup, tuple[IndexRow, ...]]:
    """Every place on earth with figures, by group. Others have figures of the UN, or of other kinds only."""
    found: dict[IndexGroup, list[IndexRow]] = {group: [] for group in IndexGroup}
    destinations = main_destinations(dataset)
    for place in places_with_figures(dataset):
        known = dataset.places[place]
        if known.region == "gms" or known.kind == PlaceKind.PART:
            row = _row(dataset, place)
            found[IndexGroup.OTHERS if row.is_empty else IndexGroup.SUBREGION].append(row)
        elif place in destinations:
            found[IndexGroup.DESTINATIONS].append(_row(dataset, place))
        else:
            found[IndexGroup.OTHERS].append(
                IndexRow(place, un_total(dataset, place, Side.TO), un_total(dataset, place, Side.FROM))
            )
    return MappingProxyType({group: tuple(rows) for group, rows in found.items()})


def _row(dataset: Dataset, place: str) -> IndexRow:
    documented = documented_workers(dataset, place)
    whole = documented if documented and not dataset.places[documented.origin].is_on_earth else None
    here = whole or all_migrants(dataset, place)
    abroad = (
        workers_abroad(dataset, place) or departures(dataset, place) or un_total(dataset, place, Side.FROM)
    )
    return IndexRow(place, here, abroad)
