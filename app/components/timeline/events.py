"""The list of events below the timeline: each with its date, its words, what it touches, and its source."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.relaxing import relax_links
from app.components.terms import term_mark
from app.data.dataset import Dataset, Event
from app.data.timeline import (
    events_shown,
    relaxed,
    unfiltered,
)
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, named, ngettext
from app.text.labels import (
    channel_name,
    corridor_name,
    event_kind_name,
    place_name,
    sector_name,
)
from app.text.numbers import number
from app.text.timeline import (
    event_read_in,
    event_when,
    is_country,
    relaxing_words,
)


def timeline_list(dataset: Dataset, state: ViewState) -> list[Component]:
    """All events that pass, newest first by the year in which they began; or what would help where none does."""
    events = events_shown(dataset, state)
    if not events:
        return _empty(dataset, state)
    heading = ngettext("{n} event, newest first", "{n} events, newest first", len(events))
    newest = sorted(events, key=_begin, reverse=True)
    begun = Counter(event.period.first_year for event in events)
    jumps = [
        html.Li([html.A(str(year), href=f"#year-{year}"), " ", html.Span(number(count), className="faint")])
        for year, count in sorted(begun.items(), reverse=True)
    ]
    return [
        html.H2(heading.format(n=number(len(events))), className="section"),
        *([html.Ul(jumps, className="jumps", **aria(label=_("Years")))] if len(jumps) > 1 else []),
        *(
            _year(dataset, state, year, list(found))
            for year, found in groupby(newest, key=lambda event: event.period.first_year)
        ),
    ]


def kind_mark(kind: str) -> Component:
    """The shape of a kind of events, as the chart draws it."""
    return html.Span(className=f"event-mark event-mark-{kind}", **aria(hidden="true"))


def _year(dataset: Dataset, state: ViewState, year: int, events: list[Event]) -> Component:
    return html.Section(
        [
            html.H3(
                [str(year), html.Span(number(len(events)), className="faint")], className="timeline-year"
            ),
            html.Ol([_event(dataset, state, event) for event in events], className="timeline-events"),
        ],
        className="timeline-of-year",
        id=f"year-{year}",
    )


def _event(dataset: Dataset, state: ViewState, event: Event) -> Component:
    source = dataset.sources[event.source_id]
    link = _there(state).but(page=Page.SOURCES)
    return html.Li(
        [
            html.Div(
                [
                    html.Span(event_when(event), className="event-date"),
                    html.Span([kind_mark(event.kind), event_kind_name(event.kind)], className="event-kind"),
                ],
                className="event-head",
            ),
            html.Div(
                [
                    html.H4(html.A(named(event.title), href=f"#{event.event_id}"), className="event-title"),
                    html.P(named(event.description), className="event-told"),
                    *_touched(dataset, state, event),
                ]
            ),
            html.Div(
                [
                    html.P(
                        html.A(
                            source.publisher,
                            href=f"{address(link)}#source-{source.source_id}",
                            title=source.title,
                        )
                    ),
                    html.P(event_read_in(dataset, event)),
                    *_warnings(dataset, state, event),
                ],
                className="event-source",
            ),
        ],
        id=event.event_id,
        className="timeline-event",
        **data(event=event.event_id),
    )


def _touched(dataset: Dataset, state: ViewState, event: Event) -> list[Component]:
    """Places, corridors, channels and sectors, each on the way to its page or to its figures over time."""
    plain = _there(state)
    places = [
        dcc.Link(place_name(dataset, code), href=address(plain.but(page=Page.COUNTRY, place=code)))
        if is_country(dataset, code)
        else html.Span(place_name(dataset, code))
        for code in event.places
    ]
    corridors = [
        dcc.Link(
            corridor_name(dataset, (origin, destination)),
            href=address(plain.but(page=Page.CORRIDOR, corridor=f"{origin}-{destination}")),
        )
        for origin, _dash, destination in (corridor.partition("-") for corridor in event.corridors)
    ]
    ends = [corridor.split("-") for corridor in event.corridors]
    trends = plain.but(
        page=Page.TRENDS,
        origin=tuple(dict.fromkeys(origin for origin, _end in ends)),
        destination=tuple(dict.fromkeys(end for _origin, end in ends)),
    )
    channels = [
        html.Span(
            [
                dcc.Link(channel_name(dataset, code), href=address(trends.but(channel=(code,)))),
                term_mark("channel", code, channel_name(dataset, code)),
            ]
        )
        for code in event.channels
    ]
    sectors = [
        html.Span(
            [
                dcc.Link(sector_name(dataset, code), href=address(trends.but(sector=(code,)))),
                term_mark("sector", code, sector_name(dataset, code)),
            ]
        )
        for code in event.sectors
    ]
    rows: list[tuple[str, Sequence[Component]]] = [
        (_("Places"), places),
        (_("Corridors"), corridors),
        (_("Figures over time"), [*channels, *sectors]),
    ]
    found = [
        html.Div([html.Dt(name), html.Dd(html.Ul([html.Li(part) for part in parts]))])
        for name, parts in rows
        if parts
    ]
    return [html.Dl(found, className="event-touches")] if found else []


def _warnings(dataset: Dataset, state: ViewState, event: Event) -> list[Component]:
    """Quality warnings of an event, each on the way to what it means."""
    sources = address(_there(state).but(page=Page.SOURCES))
    return [
        html.P(
            html.A(named(dataset.flags[code].name), href=f"{sources}#flag-{code}"),
            className="differs" if dataset.flags[code].severity == "warning" else "event-flag",
        )
        for code in event.flags
        if code in dataset.flags
    ]


def _empty(dataset: Dataset, state: ViewState) -> list[Component]:
    """Which filters to set back where no event passes, each as a link that says what it would bring."""
    offers = [(row.name, relaxing_words(row.name, row.found)) for row in relaxed(dataset, state)]
    links = relax_links(state, offers, unfiltered(state))
    return [
        html.H2(_("No event passes these filters"), className="section"),
        html.P(_("Set one of them back:"), className="note"),
        html.Div(links, className="button-row"),
    ]


def _there(state: ViewState) -> ViewState:
    """A view without any filter, in the same language and theme."""
    return ViewState(lang=state.lang, theme=state.theme)


def _begin(event: Event) -> tuple[int, str, str]:
    start = event.period.start or event.period.end
    return event.period.first_year, start.isoformat(), event.event_id
