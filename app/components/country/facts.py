"""The sections of a country page below its charts: what these sources know, with every number a link."""

from collections.abc import Iterator, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.parts import clash, kind_line, number_link
from app.components.country.figures import FIGURES_ANCHOR, all_figures, all_figures_words, has_figures
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
    disagreements_at,
    events_of_place,
    figures_of,
    money_sent,
    sectors_of,
    share_of_product,
    side_by_side,
    women_shares,
)
from app.data.country.headlines import latest_indicator
from app.data.dataset import Dataset, Event
from app.data.map.alongside import Alongside, Reason
from app.domain.codes import Status
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.domain.indicators import INDICATORS
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.corridor.words import on_page_words
from app.text.country.words import (
    FACT,
    Fact,
    named_words,
    no_fact_words,
    product_words,
    revisions_words,
    women_details,
)
from app.text.figures import date_words, listing, source_words
from app.text.i18n import _, named, ngettext
from app.text.indicators import indicator_name
from app.text.labels import event_kind_name, measure_name, place_inside, place_name, sector_name
from app.text.map.alongside import (
    alongside_lead,
    documented_head,
    estimates_head,
    obstacle_words,
    range_words,
    whom_words,
)
from app.text.numbers import counted, number, period_words

FITS_ANCHOR = "does-not-fit"
"""Where what does not fit together begins."""
_PART = "part-"
"""What the name of a section begins with where it is the place to jump to."""
_OPEN_GROUPS, _OPEN_EVENTS = 4, 10


def differences_part(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """The groups of figures that do not fit together, the gravest open; revisions of one source are counted."""
    found = disagreements_at(dataset, place)
    grave = [row for row in found if row.kind != REVISION]
    revisions = len(found) - len(grave)
    if not found:
        return [
            part(
                FACT[Fact.DIFFERENCES](), [html.P(_("No figures that contradict each other are known here."))]
            )
        ]
    notes = [clash(dataset, state, row) for row in grave]
    more = len(notes) - _OPEN_GROUPS
    content: list[Component] = notes[:_OPEN_GROUPS]
    if more > 0:
        summary = html.Summary(counted("{n} more", "{n} more", more))
        content.append(html.Details([summary, *notes[_OPEN_GROUPS:]], className="panel-fold"))
    if revisions:
        link = html.A(revisions_words(revisions), href=f"{Page.SOURCES}#kind-{REVISION}")
        content.append(html.P(link, className="note"))
    heading: list[Component | str] = [
        FACT[Fact.DIFFERENCES](),
        " ",
        html.Span(number(len(found)), className="section-count"),
    ]
    return [html.H2(heading, className="section", id=FITS_ANCHOR), *content]


def facts(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """All sections that have something to say, then one sentence for those that have not, then all figures."""
    sections = _sections(dataset, state, place)
    missing = [FACT[fact]() for fact in _WAYS if fact not in sections]
    told = [html.P(no_fact_words(missing), className="words-part span-12 country-missing")] if missing else []
    wide = sections.pop(Fact.ALONGSIDE, [])
    return [
        *wide,
        html.Div(
            [each for content in sections.values() for each in content], className="country-columns span-12"
        ),
        *told,
        *all_figures(dataset, state, place),
    ]


def jumps(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """Links to the sections that the page has, in their order on it: without them a phone has far to go."""
    found = {f"{_PART}{fact}": FACT[fact]() for fact in _sections(dataset, state, place)}
    if disagreements_at(dataset, place):
        found = {FITS_ANCHOR: FACT[Fact.DIFFERENCES](), **found}
    if has_figures(dataset, place):
        found[FIGURES_ANCHOR] = all_figures_words(dataset, place)
    links = [html.Li(html.A(name, href=f"#{anchor}")) for anchor, name in found.items()]
    return [html.Nav(html.Ul(links, className="panel-jumps"), **aria(label=on_page_words()))] if links else []


def _sections(dataset: Dataset, state: ViewState, place: str) -> dict[Fact, list[Component]]:
    """The sections that have something to say, each with its name as the place to jump to."""
    found = {fact: list(way(dataset, state, place)) for fact, way in _WAYS.items()}
    for fact, content in found.items():
        for section in content:
            section.id = f"{_PART}{fact}"  # type: ignore[attr-defined]
    return {fact: content for fact, content in found.items() if content}


def _alongside(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    found = side_by_side(dataset, place)
    if found:
        content = [html.Div([_beside(dataset, state, each) for each in found], className="country-besides")]
        yield part(FACT[Fact.ALONGSIDE](), [html.P(alongside_lead(), className="note"), *content], 12)


def _beside(dataset: Dataset, state: ViewState, found: Alongside) -> Component:
    """Counts and estimates of one corridor and year, with the range between them or why there is none."""
    reasons = {obstacle_words(dataset, each): each.reason == Reason.BELOW for each in found.obstacles}
    return html.Div(
        [
            html.H3(
                [
                    corridor_link(dataset, state, found.corridor),
                    " ",
                    html.Span(str(found.year), className="faint"),
                ],
                className="beside-year",
            ),
            *_beside_side(dataset, state, documented_head(), found.documented),
            *_beside_side(dataset, state, estimates_head(), found.estimates),
            *(html.P(range_words(each), className="beside-range") for each in found.ranges),
            *(
                html.P(words, className="beside-reason beside-differs" if differs else "beside-reason")
                for words, differs in reasons.items()
            ),
        ],
        className="country-beside",
    )


def _beside_side(
    dataset: Dataset, state: ViewState, head: str, rows: Sequence[Observation]
) -> Iterator[Component]:
    items = [
        html.Li(
            [
                html.Span(number_link(state, row), className="fact-number"),
                html.Span(listing([whom_words(dataset, row), date_words(row)]), className="fact-name"),
                html.Span(kind_line(dataset, row), className="fact-kind"),
                html.Span(source_words(dataset, row), className="fact-source"),
            ]
        )
        for row in rows
    ]
    yield html.P(head, className="beside-head")
    yield html.Ul(items, className="facts")


def _money(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
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


def _women(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
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


def _costs(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    rows = figures_of(dataset, place, "cost", "wage", "limit")
    if rows:
        mark = term_mark("measure", "cost", measure_name("cost"))
        yield part([FACT[Fact.COSTS](), mark], [figure_list(dataset, state, rows)], 4)


def _agencies(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    rows = [row for row in figures_of(dataset, place, "count") if row.unit == "agencies"]
    if rows:
        yield part(FACT[Fact.AGENCIES](), [figure_list(dataset, state, rows)], 4)


def _sectors(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
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


def _events(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
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


def _indicators(dataset: Dataset, _state: ViewState, place: str) -> Iterator[Component]:
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


_WAYS = {
    Fact.ALONGSIDE: _alongside,
    Fact.MONEY: _money,
    Fact.WOMEN: _women,
    Fact.EVENTS: _events,
    Fact.COSTS: _costs,
    Fact.AGENCIES: _agencies,
    Fact.SECTORS: _sectors,
    Fact.COUNTRY: _indicators,
}
