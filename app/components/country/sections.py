"""The shorter sections of a country page, each with its name and what it shows; one without anything gives nothing."""

from collections.abc import Iterator

from dash import dcc, html
from dash.development.base_component import Component

from app.components.card.parts import number_link
from app.components.country.parts import (
    corridor_link,
    derived_link,
    figure_item,
    figure_list,
    indicator_item,
    part,
)
from app.components.headlines import indicator_href
from app.components.terms import term_mark
from app.data.country.country import Side, side_of
from app.data.country.facts import (
    SectorNamed,
    events_of_place,
    figures_of,
    money_sent,
    sectors_of,
    share_of_product,
    women_shares,
)
from app.data.country.headlines import latest_indicator
from app.data.dataset import Dataset, Event
from app.domain.codes import Status
from app.domain.indicators import INDICATORS
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.country.words import FACT, Fact, named_words, product_words, women_details
from app.text.figures import date_words, listing, source_words
from app.text.i18n import _, named, ngettext
from app.text.indicators import indicator_name
from app.text.labels import event_kind_name, measure_name, place_inside, place_name, sector_name
from app.text.numbers import number, period_words

_OPEN_EVENTS = 10


def money(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """What people send home, by source and by corridor."""
    items = [
        indicator_item(dataset, row, indicator_name(key))
        for key in ("remittances_received", "remittances_paid")
        for row in [latest_indicator(dataset, place, key)]
        if row
    ]
    share = share_of_product(dataset, place)
    if share:
        items.append(
            html.Li(
                [
                    html.Span(
                        html.A(
                            _("{number} %").format(number=number(round(share.percent, 1))),
                            href=indicator_href(share.received),
                        ),
                        className="fact-number",
                    ),
                    html.Span(_("of gross domestic product received from abroad"), className="fact-name"),
                    html.Span(
                        listing([_("Computed here"), period_words(share.received.period)]),
                        className="fact-kind",
                    ),
                    html.Span(product_words(share), className="fact-source"),
                ]
            )
        )
    # The model of single corridors follows below, those with most money only.
    published = [row for row in figures_of(dataset, place, "remittance") if row.status != Status.MODEL]
    items += [figure_item(dataset, state, row) for row in published]
    shares = [row for row in figures_of(dataset, place, "share") if "remittance" in row.series_id]
    items += [figure_item(dataset, state, row) for row in shares]
    sent = money_sent(dataset, place)
    if not (items or sent):
        return
    content: list[Component] = [html.Ul(items, className="facts")] if items else []
    if sent:
        content += [
            html.H3(
                _("By corridor of migration: the money goes the other way (model, {year})").format(
                    year=sent[0].period.text
                )
            ),
            html.Ul([figure_item(dataset, state, row) for row in sent], className="facts"),
        ]
    yield part(
        [FACT[Fact.MONEY](), term_mark("measure", "remittance", measure_name("remittance"))], content, 4
    )


def women(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """The share of women by corridor, computed here."""
    found = women_shares(dataset, state)
    if not found:
        return
    side = side_of(dataset, state)
    items = [
        html.Li(
            [
                html.Span(derived_link(dataset, state, each), className="fact-number"),
                html.Span(corridor_link(dataset, state, each.figure.corridor), className="fact-name"),
                html.Span(
                    listing([_("Computed here"), women_details(each), date_words(each.figure, short=True)]),
                    className="fact-kind",
                ),
            ]
        )
        for each in found
    ]
    heading = (
        _("Women among residents from abroad")
        if side == Side.TO
        else _("Women among people from {place} abroad").format(place=place_inside(dataset, place))
    )
    source = html.P(source_words(dataset, found[0].figure), className="source")
    yield part(heading, [html.Ul(items, className="facts"), source], 4)


def costs(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """What migration costs, what it pays, and what may be charged."""
    rows = figures_of(dataset, place, "cost", "wage", "limit")
    if rows:
        mark = term_mark("measure", "cost", measure_name("cost"))
        yield part([FACT[Fact.COSTS](), mark], [figure_list(dataset, state, rows)], 4)


def agencies(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """How many agencies recruit."""
    rows = [row for row in figures_of(dataset, place, "count") if row.unit == "agencies"]
    if rows:
        yield part(FACT[Fact.AGENCIES](), [figure_list(dataset, state, rows)], 4)


def sectors(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """Sectors of work there and abroad, with numbers or only named."""
    found = sectors_of(dataset, place)
    if not found:
        return
    content: list[Component] = []
    for side in Side:
        here = [each for each in found if each.side == side]
        if here:
            content.append(html.H3(_("Work there") if side == Side.TO else _("Work abroad")))
            content.append(
                html.Ul([_sector(dataset, state, each) for each in here], className="country-sectors")
            )
    yield part(FACT[Fact.SECTORS](), content, 4)


def _sector(dataset: Dataset, state: ViewState, found: SectorNamed) -> Component:
    """A sector with its numbers, or with the words that there is none; and where it is named."""
    name = sector_name(dataset, found.sector)
    others = dict.fromkeys(getattr(mention, found.side.other_end) for mention in found.mentions)
    places = [place_name(dataset, code) for code in others if dataset.places[code].is_on_earth]
    sources = dict.fromkeys(dataset.sources[mention.source_id].publisher for mention in found.mentions)
    dates = dict.fromkeys(period_words(mention.period) for mention in found.mentions)
    numbers: list[Component] = []
    for row in found.figures:
        numbers += [
            html.Span(
                [
                    number_link(state, row),
                    " ",
                    corridor_link(dataset, state, row.corridor),
                    " ",
                    html.Span(
                        listing([measure_name(row.measure), date_words(row, short=True)]), className="faint"
                    ),
                ],
                className="sector-figure",
            )
        ]
    told = [html.Span(named_words(places, dates, sources), className="fact-source")] if found.mentions else []
    return html.Li(
        [html.Span([name, term_mark("sector", found.sector, name)], className="sector-name"), *numbers, *told]
    )


def events(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """The latest events that touch the country, and the way to all of them."""
    found = events_of_place(dataset, place)
    if not found:
        return
    there = ViewState(page=Page.TIMELINE, focus=place, lang=state.lang, theme=state.theme)
    all_words = ngettext("{n} event on the timeline", "All {n} events on the timeline", len(found))
    link = dcc.Link(all_words.format(n=number(len(found))), href=address(there))
    yield part(
        [FACT[Fact.EVENTS](), " ", html.Span(number(len(found)), className="section-count")],
        [
            html.Ol([_event(dataset, event) for event in found[:_OPEN_EVENTS]], className="country-events"),
            html.P(link, className="note"),
        ],
        4,
    )


def _event(dataset: Dataset, event: Event) -> Component:
    return html.Li(
        [
            html.Span(period_words(event.period, short=True), className="country-date"),
            html.Span(
                [
                    named(event.title),
                    html.Span(
                        listing([event_kind_name(event.kind), dataset.sources[event.source_id].publisher]),
                        className="fact-source",
                    ),
                ]
            ),
        ]
    )


def indicators(dataset: Dataset, _state: ViewState, place: str) -> Iterator[Component]:
    """Figures of the country itself."""
    found = [
        (key, row)
        for key in INDICATORS
        if not key.startswith("remittances")
        for row in [latest_indicator(dataset, place, key)]
        if row
    ]
    if found:
        items = [indicator_item(dataset, row, indicator_name(key)) for key, row in found]
        yield part(FACT[Fact.COUNTRY](), [html.Ul(items, className="facts")], 4)
