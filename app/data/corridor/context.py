"""What touches a corridor beside its figures: events, crossings, sectors named, costs of wider groups, relatives."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.data.corridor.corridor import Corridor, figures_of, latest_of, leading_figures
from app.data.dataset import Dataset, Disagreement, Event, Mention
from app.data.passing import LABOUR_ORIGINS
from app.domain.codes import ALL, Sex
from app.domain.crossing import Crossing
from app.domain.disagreement import KINDS
from app.domain.figure import Observation
from app.domain.period import Period

MOST_RELATED = 6
"""So many corridors with the same origin, and with the same destination, are named."""

_MONEY = ("cost", "wage", "limit")
_MEMBERS = {
    "CLM": ("KHM", "LAO", "MMR"),
    "CLMV": ("KHM", "LAO", "MMR", "VNM"),
    "GMS": ("CHN_GX", "CHN_YN", "KHM", "LAO", "MMR", "THA", "VNM"),
}
"""Groups of places and who belongs to them."""


@dataclass(frozen=True, slots=True)
class Touching:
    """An event that touches a corridor; `itself` says that it names the corridor, not only both places."""

    event: Event
    itself: bool


@dataclass(frozen=True, slots=True)
class Costs:
    """What it costs to go and what is earned: figures of the corridor, and of wider groups that hold it."""

    own: tuple[Observation, ...]
    wider: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Relatives:
    """Corridors that lead on: by the same origin and to the same destination, the largest numbers of residents first,
    and those that differ in a part of a country.

    `from_origin` and `to_destination` are figures of one series and date each.
    """

    from_origin: tuple[Observation, ...]
    to_destination: tuple[Observation, ...]
    parts: tuple[Corridor, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A corridor in the index, the country where it begins, the figure that stands for it, and how many it has."""

    corridor: Corridor
    country: str
    figure: Observation | None
    figures: int


@lru_cache(maxsize=256)
def events_of_corridor(dataset: Dataset, corridor: Corridor) -> tuple[Touching, ...]:
    """Events that name the corridor or both its places, the latest first."""
    code, ends = "-".join(corridor), [_whole(dataset, place) for place in corridor]
    found = []
    for event in dataset.events:
        places = {*event.places, *(_whole(dataset, place) for place in event.places)}
        itself = code in event.corridors
        if itself or all(place in places or end in places for place, end in zip(corridor, ends, strict=True)):
            found.append(Touching(event, itself))
    return tuple(sorted(found, key=lambda each: (_day(each.event.period), each.event.event_id), reverse=True))


def crossings_of(dataset: Dataset, corridor: Corridor) -> tuple[Crossing, ...]:
    """Pairs of towns on the border that both places share, by the name of the first town."""
    ends = {_whole(dataset, place) for place in corridor}
    found = (row for row in dataset.crossings if {row.a.place, row.b.place} == ends)
    return tuple(sorted(found, key=lambda row: row.a.name))


def mentions_of_corridor(dataset: Dataset, corridor: Corridor) -> tuple[Mention, ...]:
    """Sectors that sources name of the corridor without a number, the latest first."""
    found = (row for row in dataset.mentions if row.corridor == corridor)
    return tuple(sorted(found, key=lambda row: (-row.period.end.toordinal(), row.sector)))


def wider_mentions(dataset: Dataset, corridor: Corridor) -> tuple[Mention, ...]:
    """The same of wider corridors that hold this one: all origins, all destinations, named groups."""
    origins, destinations = (_with_groups(place) for place in corridor)
    found = (
        row
        for row in dataset.mentions
        if row.corridor != corridor and row.origin in origins and row.destination in destinations
    )
    return tuple(sorted(found, key=lambda row: (row.corridor, -row.period.end.toordinal(), row.sector)))


@lru_cache(maxsize=256)
def costs_of(dataset: Dataset, corridor: Corridor) -> Costs:
    """Costs, wages and limits, of the corridor and of wider groups, the latest first."""
    origins, destinations = (_with_groups(place) for place in corridor)
    rows = dataset.observations
    money = rows.among("measure", _MONEY) & rows.is_first
    wide = money & rows.among("origin", origins) & rows.among("destination", destinations)
    found = sorted(rows.where(wide), key=lambda row: (-row.period.end.toordinal(), row.observation_id))
    return Costs(
        tuple(row for row in found if row.corridor == corridor),
        tuple(row for row in found if row.corridor != corridor),
    )


def disagreements_of_corridor(dataset: Dataset, corridor: Corridor) -> tuple[Disagreement, ...]:
    """Groups of figures that do not fit together and hold a figure of the corridor, the gravest first."""
    found: dict[str, Disagreement] = {}
    for row in figures_of(dataset, corridor):
        for group in dataset.disagreements_of.get(row.observation_id, ()):
            found[group.disagreement_id] = group
    return tuple(sorted(found.values(), key=lambda group: KINDS.index(group.kind)))


@lru_cache(maxsize=256)
def relatives(dataset: Dataset, corridor: Corridor) -> Relatives:
    """Corridors that share an end with this one."""
    origin, destination = corridor
    return Relatives(
        _largest(dataset, "origin", origin, corridor),
        _largest(dataset, "destination", destination, corridor),
        _parts(dataset, corridor),
    )


@lru_cache(maxsize=4)
def listed_corridors(dataset: Dataset) -> tuple[Listed, ...]:
    """Corridors of the subregion, and from it to every place of work: where a source here counts the workers or the
    departures of one of its countries. Those of one country stand together, the ones with most figures first.
    """
    counts, places = counts_of_corridors(dataset), dataset.places
    gms = {code for code, place in places.items() if place.region == "gms" and place.is_on_earth}
    countries = gms | {_whole(dataset, code) for code in gms}
    working = _working_corridors(dataset, countries)
    destinations = {destination for _origin, destination in working}
    kept = [
        corridor
        for corridor in counts
        if corridor in working
        or (corridor[0] in countries and corridor[1] in countries)
        or (corridor[0] in LABOUR_ORIGINS and corridor[1] in destinations)
    ]
    found = [
        Listed(corridor, _whole(dataset, corridor[0]), _standing(dataset, corridor), counts[corridor])
        for corridor in kept
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.country not in LABOUR_ORIGINS,
                each.country,
                -each.figures,
                each.corridor,
            ),
        )
    )


def _working_corridors(dataset: Dataset, origins: Iterable[str]) -> set[Corridor]:
    """Corridors from these origins of which a source counts workers, departures for work, or costs."""
    rows = dataset.observations
    for_work = rows.among("measure", ("workers", "cost")) | (
        rows.among("measure", ("flow",)) & ~rows.among("channel", (ALL,))
    )
    found = rows.where(rows.among("origin", origins) & for_work & rows.is_first)
    return {row.corridor for row in found if dataset.places[row.destination].is_on_earth}


@lru_cache(maxsize=4)
def counts_of_corridors(dataset: Dataset) -> dict[Corridor, int]:
    """How many figures each corridor between two places on earth has, repeats left out."""
    rows = dataset.observations
    on_earth = {code for code, place in dataset.places.items() if place.is_on_earth}
    kept = rows.is_first & rows.among("origin", on_earth) & rows.among("destination", on_earth)
    at = np.flatnonzero(kept)
    numbers, first, counts = np.unique(rows.corridor[at], return_index=True, return_counts=True)
    found = {rows[int(at[place])].corridor: int(count) for place, count in zip(first, counts, strict=True)}
    assert len(found) == len(numbers)
    return found


def _standing(dataset: Dataset, corridor: Corridor) -> Observation | None:
    """Workers with papers, else all workers, residents, those who left for work, those who moved by a model."""
    found = leading_figures(dataset, corridor)
    left = [
        row
        for row in figures_of(dataset, corridor)
        if row.measure == "flow"
        and row.channel != ALL
        and row.may_lead
        and row.sex == Sex.TOTAL
        and not row.same_as
    ]
    return (
        found.documented
        or found.everyone
        or found.residents
        or max(left, key=lambda row: (row.period.end, row.size, row.observation_id), default=None)
        or latest_of(dataset, corridor, "flow")
    )


def _largest(dataset: Dataset, end: str, code: str, besides: Corridor) -> tuple[Observation, ...]:
    """Figures of residents of the first series and its last date with this origin or destination, largest first."""
    series = min(
        (row for row in dataset.series.values() if row.measure == "stock"),
        key=lambda row: (row.priority, row.series_id),
        default=None,
    )
    if series is None:
        return ()
    rows = dataset.observations
    kept = rows.among("series_id", (series.series_id,)) & rows.among(end, (code,)) & rows.is_first
    found = [
        row
        for row in rows.where(kept & rows.among("sex", (Sex.TOTAL,)))
        if row.corridor != besides
        and all(dataset.places[place].is_on_earth for place in row.corridor)
        and "implausible" not in row.flags
        and row.size > 0
    ]
    last = max((row.period.end for row in found), default=None)
    latest = (row for row in found if row.period.end == last)
    return tuple(sorted(latest, key=lambda row: (-row.size, row.corridor)))[:MOST_RELATED]


def _parts(dataset: Dataset, corridor: Corridor) -> tuple[Corridor, ...]:
    """Corridors with figures that differ in a part of a country: Yunnan for China, and the other way round."""

    def kin(place: str) -> set[str]:
        whole = _whole(dataset, place)
        return {code for code, each in dataset.places.items() if code == whole or each.parent == whole}

    origins, destinations = (kin(place) for place in corridor)
    near = ((origin, destination) for origin in sorted(origins) for destination in sorted(destinations))
    mentioned = {row.corridor for row in dataset.mentions}
    return tuple(
        each
        for each in near
        if each != corridor and (each in counts_of_corridors(dataset) or each in mentioned)
    )


def _whole(dataset: Dataset, place: str) -> str:
    """The country of a part, or the place itself."""
    return dataset.places[place].parent or place


def _with_groups(place: str) -> Iterable[str]:
    return [place, ALL, *(group for group, members in _MEMBERS.items() if place in members)]


def _day(period: Period) -> int:
    return (period.start or period.end).toordinal()
