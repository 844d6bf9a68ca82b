"""Parts of a corridor page about what touches it: events, crossings, sectors named, related corridors."""

from collections.abc import Sequence
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import data
from app.components.card.parts import number_link
from app.components.corridor.figures import fold
from app.data.corridor.context import (
    Touching,
    counts_of_corridors,
    crossings_of,
    events_of_corridor,
    mentions_of_corridor,
    relatives,
    wider_mentions,
)
from app.data.corridor.corridor import Corridor, figures_of
from app.data.dataset import Dataset, Mention
from app.data.map.crossings import mentions_of
from app.data.ways import toward
from app.domain.codes import MapLayer
from app.domain.crossing import Crossing
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.corridor.index import index_count, no_related_words, related_heads, related_note
from app.text.corridor.words import (
    event_detail,
    events_note,
    mention_detail,
    no_crossing_words,
    no_events_words,
    wider_mention_words,
    wider_words,
)
from app.text.figures import listing
from app.text.i18n import _, named
from app.text.labels import corridor_name, sector_name
from app.text.map.crossings import crossing_name, layer_sentence, mention_sentence
from app.text.trends.marks import event_date, event_source

_EVENTS = 8
"""So many events stand open, the latest."""


def events_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Events that touch the corridor, the latest first, and the way to all of them."""
    found = events_of_corridor(dataset, corridor)
    if not found:
        return [html.P(no_events_words(), className="nothing-words")] if figures_of(dataset, corridor) else []
    timeline = toward(dataset, state, Page.TIMELINE)
    return [
        html.P(events_note(found), className="note"),
        _events(dataset, found[:_EVENTS]),
        *fold([_events(dataset, found[_EVENTS:])], max(0, len(found) - _EVENTS)),
        html.P(dcc.Link(_("Show on the timeline"), href=address(timeline)), className="part-link"),
    ]


def crossings_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Pairs of towns on the border, with what documents say of them; nothing where the places share no border here."""
    found = crossings_of(dataset, corridor)
    if not found:
        near = all(dataset.places[place].region == "gms" for place in corridor)
        return [html.P(no_crossing_words(dataset, corridor), className="nothing-words")] if near else []
    there = toward(dataset, state, Page.MAP).but(layer=(MapLayer.CROSSINGS,))
    warnings = dict.fromkeys(named(row.status_note) for row in found)
    return [
        html.Ul([_crossing(dataset, row) for row in found], className="plain-list"),
        *(html.P(text, className="note") for text in warnings),
        html.P(layer_sentence(dataset), className="note"),
        html.P(dcc.Link(_("Show crossings on the map"), href=address(there)), className="part-link"),
    ]


def sectors_part(dataset: Dataset, corridor: Corridor) -> list[Component]:
    """Sectors that sources name without a number, of the corridor and of wider ones."""
    own, wider = mentions_of_corridor(dataset, corridor), wider_mentions(dataset, corridor)
    if not (own or wider):
        return []
    parts: list[Component] = []
    if own:
        named_here = [
            html.Li(
                [
                    html.Span(sector_name(dataset, row.sector), className="cell-name"),
                    html.Span(mention_detail(dataset, row), className="detail"),
                ]
            )
            for row in own
        ]
        parts.append(html.Ul(named_here, className="plain-list"))
    if wider:
        parts += [html.H3(wider_words(), className="part-head"), _wider(dataset, wider)]
    return parts


def related_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Corridors with the same origin, with the same destination, the other way, and parts of countries."""
    found, heads = relatives(dataset, corridor), related_heads(dataset, corridor)
    near = [(corridor[1], corridor[0]), *found.parts]
    return [
        html.Div(
            [
                _largest(dataset, state, heads["from_origin"], found.from_origin),
                _largest(dataset, state, heads["to_destination"], found.to_destination),
                html.Div(
                    [
                        html.H3(heads["near"], className="part-head"),
                        html.Ul([html.Li(corridor_link(dataset, state, each)) for each in near]),
                    ]
                ),
            ],
            className="related",
        )
    ]


def corridor_link(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """The name of a corridor as a link to its page, and how many figures it has."""
    there = state.but(page=Page.CORRIDOR, corridor="-".join(corridor), place=None)
    count = counts_of_corridors(dataset).get(corridor, 0)
    return [
        dcc.Link(corridor_name(dataset, corridor), href=address(there)),
        html.Span(index_count(count), className="faint"),
    ]


def _events(dataset: Dataset, found: Sequence[Touching]) -> Component:
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(event_date(each.event), className="event-date"),
                    html.Span(
                        [
                            html.Span(named(each.event.title), className="event-title"),
                            html.Span(event_detail(each), className="detail"),
                            html.Span(event_source(dataset, each.event), className="detail"),
                        ]
                    ),
                ],
                **data(event=each.event.event_id),
            )
            for each in found
        ],
        className="event-list",
    )


def _crossing(dataset: Dataset, crossing: Crossing) -> Component:
    said = [mention_sentence(dataset, row) for row in mentions_of(dataset, crossing)]
    notes = [*([named(crossing.note)] if crossing.note else []), *said]
    if crossing.is_approximate:
        notes.insert(0, _("Approximate: at least one of the two is a town near the crossing."))
    return html.Li(
        [
            html.Span(crossing_name(dataset, crossing), className="cell-name"),
            *(html.Span(note, className="detail") for note in notes),
        ]
    )


def _largest(dataset: Dataset, state: ViewState, head: str, rows: Sequence[Observation]) -> Component:
    if not rows:
        return html.Div([html.H3(head, className="part-head"), html.P(no_related_words(), className="note")])
    return html.Div(
        [
            html.H3(head, className="part-head"),
            html.Ul(
                [
                    html.Li([*corridor_link(dataset, state, row.corridor), number_link(state, row)])
                    for row in rows
                ],
                className="related-largest",
            ),
            html.P(related_note(dataset, rows[0]), className="note"),
        ]
    )


def _wider(dataset: Dataset, rows: Sequence[Mention]) -> Component:
    """Sectors by wider corridor, with every source that names one of them."""
    grouped = {corridor: list(found) for corridor, found in groupby(rows, key=lambda row: row.corridor)}
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(wider_mention_words(dataset, corridor, found)),
                    html.Span(
                        listing(dict.fromkeys(mention_detail(dataset, row) for row in found)),
                        className="detail",
                    ),
                ]
            )
            for corridor, found in grouped.items()
        ],
        className="plain-list",
    )
