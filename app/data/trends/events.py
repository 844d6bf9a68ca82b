"""Which events stand under the trend chart, and which few of them are named there."""

from app.data.dataset import Dataset, Event
from app.data.trends.trends import Trend, passes_years
from app.domain.codes import ALL
from app.state.view import ViewState

MOST_NAMED = 5
"""How many events the lane names; the others are diamonds with their title on hover."""

_WEIGHT = {"crisis": 4, "agreement": 3, "law": 3, "ban": 2, "registration": 2, "policy": 0, "programme": 0}
_MOST_A_YEAR = 2
_ELSEWHERE = -3


def events_of(dataset: Dataset, trend: Trend, state: ViewState) -> tuple[Event, ...]:
    """The events that touch a country on the chart within the years chosen, earliest first.

    An empty chart takes the countries of the filters; without any, every event counts.
    """
    countries = _countries(dataset, trend, state)
    found = [
        event
        for event in dataset.events
        if passes_years(event.period, state)
        and (not countries or ALL in event.places or countries & set(_with_parents(dataset, event.places)))
    ]
    return tuple(sorted(found, key=lambda event: (event.period.start or event.period.end, event.event_id)))


def events_on_axis(events: tuple[Event, ...], years: tuple[int, int] | None) -> tuple[Event, ...]:
    """The events of which a part lies on an axis from the first to the last of `years`; none where there
    is no axis.
    """
    if years is None:
        return ()
    return tuple(
        event
        for event in events
        if event.period.first_year <= years[1] and event.period.last_year >= years[0]
    )


def named_events(events: tuple[Event, ...], trend: Trend) -> tuple[Event, ...]:
    """At most five events that say most about the chart, earliest first, at most two of a year.

    More telling are crises, agreements and laws, events that touch many of the people on the chart, and dates
    known to the month. Events of other corridors come last.
    """
    if trend.years is None:
        return ()
    first, last = trend.years
    sizes: dict[str, float] = {}
    for group in trend.groups:
        corridor = "-".join(group.corridor)
        sizes[corridor] = max(sizes.get(corridor, 0.0), group.latest.size)
    everyone = sum(sizes.values()) or 1.0

    def worth(event: Event) -> tuple[float, int, str]:
        touched = sum(sizes.get(corridor, 0.0) for corridor in event.corridors) / everyone
        elsewhere = _ELSEWHERE if event.corridors and not touched else 0
        precise = 2 if len(event.period.text) > len("2014") else 0
        return (
            -(_WEIGHT[event.kind] + 3 * touched + elsewhere + precise),
            -event.period.end.toordinal(),
            event.event_id,
        )

    chosen: list[Event] = []
    for event in sorted(events, key=worth):
        start = event.period.start
        of_year = [other for other in chosen if other.period.first_year == event.period.first_year]
        if start is not None and first <= start.year <= last and len(of_year) < _MOST_A_YEAR:
            chosen.append(event)
    return tuple(event for event in events if event in chosen[:MOST_NAMED])


def _countries(dataset: Dataset, trend: Trend, state: ViewState) -> frozenset[str]:
    places = {place for corridor in trend.corridors for place in corridor}
    places |= {place for row in trend.mentions for place in row.corridor}
    places |= {*state.origin, *state.destination} if not places else set()
    return frozenset(code for code in _with_parents(dataset, places) if dataset.places[code].is_on_earth)


def _with_parents(dataset: Dataset, codes: object) -> set[str]:
    """Places, and the countries of those that are parts of one."""
    known = {code for code in codes if code in dataset.places}  # type: ignore[attr-defined]
    return known | {dataset.places[code].parent for code in known if dataset.places[code].parent}
