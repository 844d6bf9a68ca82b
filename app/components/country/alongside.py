"""Counts and estimates of one corridor and year beside each other, with the range between them where there is one."""

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from app.components.card.parts import kind_line, number_link
from app.components.country.parts import corridor_link, part
from app.data.country.facts import side_by_side
from app.data.dataset import Dataset
from app.data.map.alongside import Alongside, Reason
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.country.words import FACT, Fact
from app.text.figures import date_words, listing, source_words
from app.text.map.alongside import (
    alongside_lead,
    documented_head,
    estimates_head,
    obstacle_words,
    range_words,
    whom_words,
)


def alongside(dataset: Dataset, state: ViewState, place: str) -> Iterator[Component]:
    """The section, over the whole width; nothing where counts and estimates do not stand beside each other."""
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
