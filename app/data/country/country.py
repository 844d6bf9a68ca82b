"""What a country page is about: the two sides of a country, its figures by side, and the view of its map."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from app.data.dataset import Dataset
from app.data.observations import Mask
from app.data.standing import best, standing
from app.domain.codes import ALL, PlaceKind, Sex
from app.domain.figure import Observation
from app.state.pages import Page
from app.state.view import ViewState

UN_STOCK = "undesa-ims-2024"
"""The series of residents that every country page shows over time."""

_ENOUGH = 2
"""A map of workers needs so many corridors; with fewer, the one of residents says more, if it has more."""


class Side(StrEnum):
    """Which way people go: to a country or from it. The value is the end of a corridor at which it stands."""

    TO = "destination"
    FROM = "origin"

    @property
    def other_end(self) -> str:
        """The end of a corridor at which the other places stand."""
        return "origin" if self == Side.TO else "destination"


def rows_at(
    dataset: Dataset, place: str, side: Side, measures: Iterable[str], other: Iterable[str] | None = None
) -> tuple[Observation, ...]:
    """Figures of these measures with a place at one end, repeats and plans left out; `other` narrows the other end."""
    rows = dataset.observations
    found = rows.among(side, (place,)) & rows.among("measure", measures) & rows.is_first
    if other is not None:
        found = found & rows.among(side.other_end, other)
    return rows.where(found & rows.having("status", lambda status: status.may_lead))


def latest_by_place(dataset: Dataset, rows: Iterable[Observation], side: Side) -> tuple[Observation, ...]:
    """For each place at the other end the figure that stands for its latest year, the largest first.

    They come from several series, so that their order is no ranking.
    """
    by_place: dict[str, list[Observation]] = {}
    for row in rows:
        other = getattr(row, side.other_end)
        if dataset.places[other].is_on_earth:
            by_place.setdefault(other, []).append(row)
    found = []
    for here in by_place.values():
        whole = [row for row in here if row.sector == ALL] or here
        latest = max(row.period.last_year for row in whole)
        found.append(best([row for row in whole if row.period.last_year == latest], dataset, ViewState()))
    return tuple(sorted(found, key=lambda row: (-row.size, row.observation_id)))


def un_total(dataset: Dataset, place: str, side: Side) -> Observation | None:
    """The latest UN figure of residents from abroad in a country, or of its people abroad, women and men."""
    return _un_totals(dataset, side).get(place)


@lru_cache(maxsize=512)
def main_side(dataset: Dataset, place: str) -> Side:
    """The side on which a country stands more. It is the destination where a source counts workers who came, or where
    more people live from abroad than abroad from it; without UN figures the side with more figures.
    """
    if place in main_destinations(dataset):
        return Side.TO
    here, abroad = (un_total(dataset, place, side) for side in (Side.TO, Side.FROM))
    if here and abroad:
        return Side.TO if here.size >= abroad.size else Side.FROM
    rows = dataset.observations
    counts = [int((rows.among(side, (place,)) & rows.is_first).sum()) for side in (Side.TO, Side.FROM)]
    return Side.TO if counts[0] >= counts[1] else Side.FROM


def side_of(dataset: Dataset, state: ViewState) -> Side:
    """The side that a view shows: the one at which its filters name the country, else its main one."""
    place = state.place or ""
    if place in state.destination and place not in state.origin:
        return Side.TO
    if place in state.origin and place not in state.destination:
        return Side.FROM
    return main_side(dataset, place)


def map_view(dataset: Dataset, state: ViewState) -> ViewState:
    """The view of the flow map that a country page shows: of the measure chosen, else of workers, or of residents where
    workers have too little to show. Of other filters only the year and the frame
    count.
    """
    place = state.place or ""
    side = side_of(dataset, state)
    view = ViewState(
        page=Page.MAP,
        measure=state.measure,
        year=state.year,
        frame=state.frame,
        lang=state.lang,
        theme=state.theme,
    ).but(**{side: (place,) if place else ()})
    return view if state.measure else view.but(measure=_measure(dataset, view.but(lang="en", theme=None)))


def places_with_figures(dataset: Dataset) -> tuple[str, ...]:
    """Every place on earth that stands at either end of a figure."""
    return tuple(
        code
        for code, place in dataset.places.items()
        if place.is_on_earth and code in _named_in_figures(dataset)
    )


@lru_cache(maxsize=4)
def main_destinations(dataset: Dataset) -> frozenset[str]:
    """Places outside the subregion to which a source counts workers or departures through a channel."""
    rows = dataset.observations
    found = rows.is_first & ~rows.among("channel", (ALL,)) & rows.among("measure", ("workers", "flow"))
    codes, words = rows.codes("destination")
    places = (dataset.places[words[code]] for code in set(codes[found].tolist()))
    return frozenset(
        place.code for place in places if place.kind == PlaceKind.COUNTRY and place.region != "gms"
    )


@lru_cache(maxsize=4)
def _named_in_figures(dataset: Dataset) -> frozenset[str]:
    found: set[str] = set()
    for end in Side:
        codes, words = dataset.observations.codes(end)
        found |= {words[code] for code in set(codes.tolist())}
    return frozenset(found)


@lru_cache(maxsize=1024)
def _measure(dataset: Dataset, view: ViewState) -> str | None:
    """None stands for workers."""
    workers = standing(dataset, view)
    if len(workers.corridors) >= _ENOUGH:
        return None
    residents = standing(dataset, view.but(measure="stock"))
    shown = (len(each.corridors) for each in (workers, residents))
    marks = (len(each.marks) for each in (workers, residents))
    here, there = zip(shown, marks, strict=True)
    return "stock" if there > here else None


@lru_cache(maxsize=8)
def _un_totals(dataset: Dataset, side: Side) -> Mapping[str, Observation]:
    """The latest total of each place by the UN series, by place."""
    rows = dataset.observations
    found: Mask = (
        rows.among("series_id", (UN_STOCK,))
        & rows.among(side.other_end, (ALL,))
        & rows.among("sex", (Sex.TOTAL,))
        & rows.is_first
    )
    latest: dict[str, Observation] = {}
    for row in rows.where(found):
        place = getattr(row, side)
        if place not in latest or row.period.end > latest[place].period.end:
            latest[place] = row
    return latest
