"""Border crossings and the provinces that documents name: which towns belong to which, by table and never by place."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.dataset import Dataset, ProvinceMention
from app.domain.codes import MapFrame, MapLayer
from app.domain.crossing import Crossing
from app.state.view import Page, ViewState

BORDER_PASS = "BORDER_PASS"


@dataclass(frozen=True, slots=True)
class Province:
    """A province that documents name: its ISO 3166-2 code, its country, what they say, and the crossings in it."""

    code: str
    name: str
    place: str
    mentions: tuple[ProvinceMention, ...]
    crossings: tuple[Crossing, ...]


def shows_crossings(state: ViewState) -> bool:
    """Whether the map of a view has the layer: only that of the subregion, by choice, or since passes hold near the
    border where the reader looks at border passes.
    """
    chosen = MapLayer.CROSSINGS in state.layer or BORDER_PASS in state.channel
    return state.page == Page.MAP and state.frame == MapFrame.GMS and chosen


def crossings_shown(dataset: Dataset, state: ViewState) -> tuple[Crossing, ...]:
    """The crossings of the layer: all where it is chosen; beside border passes only those of the countries that issue
    them, since no other crossing has to do with these passes.
    """
    if not shows_crossings(state):
        return ()
    if MapLayer.CROSSINGS in state.layer:
        return dataset.crossings
    issuers = _issuers(dataset)
    return tuple(row for row in dataset.crossings if {row.a.place, row.b.place} & issuers)


def provinces_shown(dataset: Dataset, state: ViewState) -> tuple[Province, ...]:
    """The named provinces of the layer, chosen as its crossings are."""
    if not shows_crossings(state):
        return ()
    if MapLayer.CROSSINGS in state.layer:
        return named_provinces(dataset)
    return tuple(row for row in named_provinces(dataset) if row.place in _issuers(dataset))


@lru_cache(maxsize=4)
def _issuers(dataset: Dataset) -> frozenset[str]:
    """The countries whose border passes a figure counts."""
    rows = dataset.observations
    codes, places = rows.codes("destination")
    return frozenset(places[code] for code in set(codes[rows.among("channel", (BORDER_PASS,))].tolist()))


@lru_cache(maxsize=4)
def named_provinces(dataset: Dataset) -> tuple[Province, ...]:
    """Every province that a document names, by code, with the crossings whose row gives that code."""
    found: dict[str, list[ProvinceMention]] = {}
    for row in dataset.province_mentions:
        found.setdefault(row.province, []).append(row)
    return tuple(
        Province(
            code,
            rows[0].province_name,
            rows[0].place,
            tuple(rows),
            tuple(row for row in dataset.crossings if row.province == code),
        )
        for code, rows in sorted(found.items())
    )


def mentions_of(dataset: Dataset, crossing: Crossing) -> tuple[ProvinceMention, ...]:
    """What documents say of the province of a crossing and name one of its towns for."""
    towns = {crossing.a.name.partition(" (")[0], crossing.b.name.partition(" (")[0]}
    return tuple(
        row
        for row in dataset.province_mentions
        if row.province == crossing.province and towns.intersection(row.towns)
    )
