"""The parts of which the sections of a country page are made: a figure in a line, corridors as links, headings."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.card.link import card_link
from app.components.card.parts import kind_line, number_link
from app.components.headlines import indicator_href
from app.data.dataset import Dataset
from app.data.derived.kinds import Derived
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.domain.figure import Observation
from app.domain.indicators import Indicator
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.derived import derived_amount
from app.text.figures import channel_and_sector, date_words, listing, source_words
from app.text.i18n import _, named
from app.text.indicators import indicator_unit
from app.text.labels import corridor_name, place_name, sex_name, status_name
from app.text.numbers import number, period_words

_MILLION = 1_000_000


def part(
    heading: Sequence[Component | str] | str, content: Sequence[Component], span: int = 4, anchor: str = ""
) -> Component:
    """A section of the page, `span` of twelve columns wide."""
    head = (
        html.H2(heading, className="section", id=anchor) if anchor else html.H2(heading, className="section")
    )
    return html.Section([head, *content], className=f"words-part span-{span}")


def figure_list(dataset: Dataset, state: ViewState, rows: Sequence[Observation]) -> Component:
    """Figures in lines, each with its number as a link to its card."""
    return html.Ul([figure_item(dataset, state, row) for row in rows], className="facts")


def dense_list(dataset: Dataset, state: ViewState, rows: Sequence[Observation]) -> Component:
    """Many figures in columns, each in few words: all that must be read without opening its card."""
    return html.Ul([_dense_item(dataset, state, row) for row in rows], className="facts-dense")


def figure_item(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    """A figure in a line: number, corridor, whom it covers, kind and date, source and note."""
    place = [named(row.locator)] if row.locator and not row.via_source_id else []
    return html.Li(
        [
            html.Span(number_link(state, row), className="fact-number"),
            html.Span(
                [corridor_link(dataset, state, row.corridor), *_whom(dataset, row)], className="fact-name"
            ),
            html.Span([*kind_line(dataset, row), html.Span(date_words(row))], className="fact-kind"),
            html.Span(
                [
                    listing([source_words(dataset, row), *place]),
                    *([html.Span(named(row.note), className="fact-note")] if row.note else []),
                    *_flags(dataset, row),
                ],
                className="fact-source",
            ),
        ]
    )


def corridor_link(dataset: Dataset, state: ViewState, corridor: tuple[str, str]) -> Component:
    """The name of a corridor, as a link to its page where it joins two places on earth."""
    name = corridor_name(dataset, corridor)
    if not all(dataset.places[code].is_on_earth for code in corridor):
        return html.Span(name)
    there = ViewState(page=Page.CORRIDOR, corridor="-".join(corridor), lang=state.lang, theme=state.theme)
    return dcc.Link(name, href=address(there))


def place_link(dataset: Dataset, state: ViewState, place: str) -> Component:
    """The name of a place as a link to its page."""
    there = ViewState(page=Page.COUNTRY, place=place, lang=state.lang, theme=state.theme)
    return dcc.Link(place_name(dataset, place), href=address(there))


def indicator_item(dataset: Dataset, row: Indicator, name: str) -> Component:
    """A figure of one country in a line; money in millions of dollars."""
    return html.Li(
        [
            html.Span(html.A(indicator_words(row), href=indicator_href(row)), className="fact-number"),
            html.Span(name, className="fact-name"),
            html.Span(
                listing([_upper(status_name(row.status)), period_words(row.period)]), className="fact-kind"
            ),
            html.Span(dataset.sources[row.source_id].publisher, className="fact-source"),
        ]
    )


def indicator_words(row: Indicator) -> str:
    """The number of an indicator with its unit."""
    if row.unit == "USD":
        size = row.value / _MILLION
        return _("{number} million US dollars").format(
            number=number(round(size) if size >= 10 else round(size, 1))
        )
    if row.unit == "percent":
        return _("{number} %").format(number=number(round(row.value, 1)))
    return _("{number} {unit}").format(number=number(round(row.value)), unit=indicator_unit(row.indicator))


def derived_link(dataset: Dataset, state: ViewState, found: Derived) -> Component:
    """A number worked out here, as a link to the card of the figure it was asked of, which says how."""
    return card_link(state, found.figure.observation_id, derived_amount(dataset, found))


def _dense_item(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    return html.Li(
        [
            html.P(
                [
                    html.Span(number_link(state, row), className="fact-number"),
                    " ",
                    corridor_link(dataset, state, row.corridor),
                    *_whom(dataset, row),
                ]
            ),
            html.P([*kind_line(dataset, row), html.Span(date_words(row))], className="fact-kind"),
            html.P([source_words(dataset, row), *_flags(dataset, row)], className="fact-source"),
        ]
    )


def _whom(dataset: Dataset, row: Observation) -> list[Component]:
    """Channel, sector and sex where they say more than all."""
    parts = (
        [] if row.channel in (ALL, UNSPECIFIED) and row.sector == ALL else [channel_and_sector(dataset, row)]
    )
    parts += [sex_name(row.sex)] if row.sex != Sex.TOTAL else []
    return [html.Span(listing(parts), className="fact-whom")] if parts else []


def _flags(dataset: Dataset, row: Observation) -> list[Component]:
    """Warnings that no other word of the line says."""
    flags = [dataset.flags[flag] for flag in row.flags if flag not in _SAID_ELSEWHERE]
    if not flags:
        return []
    words = listing(named(flag.name) for flag in flags)
    return [html.Span(words, className="fact-flags", title=" ".join(named(flag.sentence) for flag in flags))]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


_SAID_ELSEWHERE = ("does_not_fit", "second_hand", "period_from_source", "computed_total")
