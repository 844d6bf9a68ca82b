"""From a view to another page with the same filters: what goes along, what is translated, what is dropped."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from app.data.dataset import Dataset
from app.data.passing import DEFAULT_MEASURE, measure_of
from app.domain.measures import MEASURES
from app.state.pages import Page
from app.state.view import ViewState

VIEWS = (Page.MAP, Page.TRENDS, Page.COMPARE, Page.DATA)
"""The pages that show any choice of filters, in the order in which ways to them are offered."""

_ONLY_ON: Mapping[Page, tuple[str, ...]] = MappingProxyType(
    {
        Page.MAP: ("focus", "frame", "scale", "shade", "layer"),
        Page.TRENDS: ("axis", "reading", "panels"),
        Page.COMPARE: ("order",),
        Page.TIMELINE: ("kind",),
        Page.DATA: ("sort", "sheet"),
    }
)
"""How a page draws what it shows; no other page can follow it."""


def toward(dataset: Dataset, state: ViewState, page: Page) -> ViewState:
    """The view on `page` of what `state` shows, with the same filters as far as that page has them.

    The place of a country page becomes a filter, and so does a corridor; on the map its panel opens. Compared are
    the corridors of its destination.
    """
    there = _subject_as_filters(dataset, state, page)
    there = _series_of_one_measure(dataset, there, page)
    if page == Page.DATA and state.page in VIEWS:
        # Without a measure the data page shows figures of all of them, the others show workers.
        there = there.but(measure=measure_of(there))
    default = ViewState()
    dropped = {
        name: getattr(default, name) for other, names in _ONLY_ON.items() if other != page for name in names
    }
    return replace(there, **dropped).but(page=page, chart=None, figure=None, embed=False)


def views_from(state: ViewState) -> tuple[Page, ...]:
    """The pages that can show what a view shows, without the one that it is on."""
    can_be_drawn = MEASURES[measure_of(state)].on_map
    return tuple(
        page
        for page in VIEWS
        if page != state.page and (page not in (Page.MAP, Page.COMPARE) or can_be_drawn)
    )


def page_about(dataset: Dataset, state: ViewState) -> ViewState | None:
    """The page about the only corridor, or else the only place, that a view is narrowed down to; None without one."""
    there = state.but(chart=None, figure=None, order=None, sort=None, sheet=1, focus=None)
    corridor = _only_corridor(state)
    ends = [*state.origin, *state.destination]
    if corridor and all(dataset.places[code].is_on_earth for code in corridor.split("-")):
        return there.but(page=Page.CORRIDOR, corridor=corridor, place=None)
    place = state.focus or (ends[0] if len(ends) == 1 else None)
    if not corridor and place and dataset.places[place].is_on_earth and state.page != Page.COUNTRY:
        return there.but(page=Page.COUNTRY, place=place, corridor=None)
    return None


@lru_cache(maxsize=512)
def main_role(dataset: Dataset, place: str) -> str:
    """Whether a place is `origin` or `destination` in more figures of workers; without any, of all figures."""
    rows = dataset.observations
    of_workers = rows.is_first & rows.among("measure", (DEFAULT_MEASURE,))
    for figures in (of_workers, rows.is_first):
        origin, destination = (
            int((figures & rows.among(end, (place,))).sum()) for end in ("origin", "destination")
        )
        if origin != destination:
            break
    return "origin" if origin > destination else "destination"


def _only_corridor(state: ViewState) -> str | None:
    """The corridor that a view is narrowed down to, unless it is the page about it."""
    if state.page == Page.CORRIDOR:
        return None
    if state.corridor:
        return state.corridor
    if len(state.origin) == len(state.destination) == 1 and state.origin != state.destination:
        return f"{state.origin[0]}-{state.destination[0]}"
    return None


def _subject_as_filters(dataset: Dataset, state: ViewState, page: Page) -> ViewState:
    there = state.but(place=None, corridor=None)
    if state.page == Page.COUNTRY and state.place:
        both = {"origin": (), "destination": ()} | {main_role(dataset, state.place): (state.place,)}
        return there.but(**both)
    if state.corridor is None:
        return there
    if page == Page.MAP:
        return there.but(origin=(), destination=(), corridor=state.corridor)
    origin, _dash, destination = state.corridor.partition("-")
    return there.but(origin=() if page == Page.COMPARE else (origin,), destination=(destination,))


def _series_of_one_measure(dataset: Dataset, state: ViewState, page: Page) -> ViewState:
    """Only the data page shows series of several measures."""
    if not state.series or page == Page.DATA:
        return state
    measure = state.measure or dataset.series[state.series[0]].measure
    series = tuple(key for key in state.series if dataset.series[key].measure == measure)
    return state.but(series=series, measure=None if measure == DEFAULT_MEASURE else measure)
