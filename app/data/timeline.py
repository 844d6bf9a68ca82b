"""Dated events as the timeline shows them: which pass the filters, what each touches, in which lanes they stand."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.data.channel_tree import is_within
from app.data.choices import Relaxation
from app.data.dataset import Dataset, Event
from app.data.trends.trends import passes_years
from app.domain.codes import ALL, EventKind
from app.state.view import ViewState

COUNTRIES = ("THA", "MMR", "KHM", "LAO", "VNM", "CHN")
"""Countries with a lane of their own, in the order of the lanes."""
ELSEWHERE, EVERYWHERE = "elsewhere", "everywhere"
"""Lanes of all other countries, and of events that touch (nearly) the whole region."""

_WIDE = 5
"""An event that touches so many countries of the region stands in one lane instead of in all of theirs."""
_FILTERS = ("focus", "origin", "destination", "channel", "sector", "kind", "from_year", "to_year")
_EARLY = 0.05
"""The share of events that may begin before the axis does."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline: a country, `ELSEWHERE` or `EVERYWHERE`, and its events, earliest first."""

    code: str
    events: tuple[Event, ...]


@lru_cache(maxsize=256)
def events_shown(dataset: Dataset, state: ViewState) -> tuple[Event, ...]:
    """The events that pass the filters of a view, earliest first."""
    return tuple(event for event in _in_order(dataset) if _passes(dataset, event, state))


@lru_cache(maxsize=256)
def lanes(dataset: Dataset, state: ViewState) -> tuple[Lane, ...]:
    """The lanes that hold events of a view. A place that the view is about has one of its own."""
    own = _own_lanes(state)
    found: dict[str, list[Event]] = {code: [] for code in (*own, ELSEWHERE, EVERYWHERE)}
    for event in events_shown(dataset, state):
        for code in _lanes_of(dataset, event, own):
            found[code].append(event)
    return tuple(Lane(code, tuple(events)) for code, events in found.items() if events)


def axis_years(dataset: Dataset, state: ViewState) -> tuple[int, int]:
    """First and last year of the axis: those chosen, else from where all but a few events of all begin to the last.

    The axis stays where it is while other filters change; at least one year long.
    """
    starts = sorted(_start_year(event) for event in dataset.events)
    if not starts:
        return state.from_year or state.to_year or 2000, state.to_year or state.from_year or 2000
    first, last = starts[int(len(starts) * _EARLY)], starts[-1]
    if state.to_year is not None and state.to_year < first:
        first = min((_start_year(event) for event in events_shown(dataset, state)), default=state.to_year)
    first = state.from_year if state.from_year is not None else min(first, state.to_year or first)
    return first, max(first, state.to_year if state.to_year is not None else last)


def countries_of(dataset: Dataset, event: Event) -> tuple[str, ...]:
    """The countries that an event touches, those of its parts of countries too, in the order of the source."""
    codes = ((dataset.places[code].parent or code) for code in event.places if code in dataset.places)
    return tuple(dict.fromkeys(codes))


def places_with_events(dataset: Dataset, state: ViewState) -> Mapping[str, int]:
    """How many events under the other filters touch each country, most first; global ones touch all of them."""
    counts: Counter[str] = Counter()
    everywhere = 0
    for event in events_shown(dataset, state.but(focus=None)):
        if _is_global(event):
            everywhere += 1
        else:
            counts.update(countries_of(dataset, event))
    return {code: count + everywhere for code, count in counts.most_common()}


def kinds_with_events(dataset: Dataset, state: ViewState) -> Mapping[EventKind, int]:
    """How many events each kind has under the other filters, all kinds in the order of the registry."""
    counts = Counter(event.kind for event in events_shown(dataset, state.but(kind=())))
    return {kind: counts[kind] for kind in EventKind}


def events_by(dataset: Dataset, state: ViewState, name: str) -> Mapping[str, int]:
    """How many events each code of the filter `name` would show under the other filters, most first.

    `name` is origin, destination, channel or sector; an event of a part counts for the whole too.
    """
    left = events_shown(dataset, state.but(**{name: ()}))
    counts: Counter[str] = Counter()
    for event in left:
        counts.update(_codes(dataset, event, name))
    return dict(counts.most_common())


def relaxed(dataset: Dataset, state: ViewState) -> tuple[Relaxation, ...]:
    """Which filters to set back so that some event is left, most helpful first."""
    default = ViewState()
    names = [name for name in _FILTERS if getattr(state, name) != getattr(default, name)]
    found = [
        Relaxation(name, len(events_shown(dataset, state.but(**{name: getattr(default, name)}))))
        for name in names
    ]
    return tuple(sorted((row for row in found if row.found), key=lambda row: -row.found))


def unfiltered(state: ViewState) -> ViewState:
    """The same view with every filter of the timeline at its default."""
    default = ViewState()
    return state.but(**{name: getattr(default, name) for name in _FILTERS})


def is_period(event: Event) -> bool:
    """Whether an event lasted: its date is an interval with a known start, longer than a month."""
    start, end = event.period.start, event.period.end
    return "/" in event.period.text and start is not None and (end - start).days > 31


def is_year(event: Event) -> bool:
    """Whether only the year of an event is known."""
    return len(event.period.text) == len("2014")


@lru_cache(maxsize=4)
def _in_order(dataset: Dataset) -> tuple[Event, ...]:
    return tuple(
        sorted(dataset.events, key=lambda event: (event.period.start or event.period.end, event.event_id))
    )


def _passes(dataset: Dataset, event: Event, state: ViewState) -> bool:
    return (
        passes_years(event.period, state)
        and (not state.kind or event.kind in state.kind)
        and (state.focus is None or _touches(dataset, event, (state.focus,)))
        and all(
            not getattr(state, name) or not _codes(dataset, event, name).isdisjoint(getattr(state, name))
            for name in ("channel", "sector")
        )
        and _passes_ends(dataset, event, state)
    )


def _passes_ends(dataset: Dataset, event: Event, state: ViewState) -> bool:
    """Events of corridors pass by their ends, all others by the places that they touch."""
    for name in ("origin", "destination"):
        chosen = getattr(state, name)
        if not chosen or ALL in chosen:
            continue
        if event.corridors:
            if _codes(dataset, event, name).isdisjoint(chosen):
                return False
        elif not _touches(dataset, event, chosen):
            return False
    return True


def _touches(dataset: Dataset, event: Event, places: tuple[str, ...]) -> bool:
    """Whether an event touches one of several places; global ones touch all."""
    return _is_global(event) or not {*event.places, *countries_of(dataset, event)}.isdisjoint(places)


def _is_global(event: Event) -> bool:
    """Whether an event touches all countries: it names all, or none."""
    return not event.places or ALL in event.places


def _codes(dataset: Dataset, event: Event, name: str) -> set[str]:
    """The codes of an event that a filter looks at, with everything that they are part of."""
    if name == "channel":
        return {
            whole for code in event.channels for whole in dataset.channels if is_within(dataset, code, whole)
        }
    if name == "sector":
        parents = {dataset.sectors[code].parent for code in event.sectors}
        return {*event.sectors, *filter(None, parents)}
    ends = {corridor.split("-")[0 if name == "origin" else 1] for corridor in event.corridors}
    known = {code for code in ends if code in dataset.places}
    return known | {dataset.places[code].parent for code in known if dataset.places[code].parent}


def _own_lanes(state: ViewState) -> tuple[str, ...]:
    chosen = (*([state.focus] if state.focus else []), *state.origin, *state.destination)
    return tuple(code for code in dict.fromkeys((*chosen, *COUNTRIES)) if code != ALL)


def _lanes_of(dataset: Dataset, event: Event, own: tuple[str, ...]) -> list[str]:
    countries = countries_of(dataset, event)
    if _is_global(event) or len(set(countries) & set(COUNTRIES)) >= _WIDE:
        return [EVERYWHERE]
    touched = {*event.places, *countries}
    found = [code for code in own if code in touched]
    rest = [code for code in countries if code not in own]
    return [*found, *([ELSEWHERE] if rest else [])]


def _start_year(event: Event) -> int:
    return event.period.first_year
