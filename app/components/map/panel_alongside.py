"""The block "Documented, and estimated in all" of the panel: both kinds side by side, a range or the reason."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.link import card_link
from app.components.card.parts import kind_line, number_link
from app.data.dataset import Dataset
from app.data.map.alongside import Alongside, Range, Reason
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.figures import date_words, listing, source_words
from app.text.map.alongside import (
    alongside_lead,
    alongside_title,
    documented_head,
    estimates_head,
    no_estimate_words,
    nothing_on_this_side,
    obstacle_words,
    range_words,
    residents_words,
    whom_words,
)
from app.text.numbers import counted

OPEN = 3
"""Years with both kinds that stand open; the others are folded, as are years with one kind but the latest."""


def alongside_block(dataset: Dataset, state: ViewState, years: Sequence[Alongside]) -> list[Component]:
    """What stands side by side, by year; nothing where a corridor has neither counts nor estimates."""
    if not years:
        return []
    heading = html.H3(alongside_title(), className="panel-measure panel-block")
    if not any(each.estimates for each in years):
        return [
            heading,
            html.P(no_estimate_words(), className="figure-note"),
            *_residents(dataset, state, years[0]),
        ]
    # Years with both kinds come first: there is something to read side by side.
    ordered = sorted(years, key=lambda each: not (each.documented and each.estimates))
    both = sum(bool(each.documented and each.estimates) for each in years)
    shown = min(max(both, 1), OPEN)
    more = ordered[shown:]
    return [
        heading,
        html.P(alongside_lead(), className="figure-note"),
        *(_year(dataset, state, each) for each in ordered[:shown]),
        *([_more(dataset, state, more)] if more else []),
        *_residents(dataset, state, ordered[0]),
    ]


def _more(dataset: Dataset, state: ViewState, years: Sequence[Alongside]) -> Component:
    count = len(years)
    words = counted(
        "{n} more year: {years}",
        "{n} more years: {years}",
        count,
        years=", ".join(str(each.year) for each in years),
    )
    return html.Details(
        [html.Summary(words), *(_year(dataset, state, each) for each in years)], className="panel-fold"
    )


def _year(dataset: Dataset, state: ViewState, found: Alongside) -> Component:
    return html.Div(
        [
            html.H4(str(found.year), className="beside-year"),
            _side(dataset, state, documented_head(), found.documented),
            _side(dataset, state, estimates_head(), found.estimates),
            *(part for each in found.ranges for part in _range(each)),
            *(
                html.P(words, className="beside-reason beside-differs" if differs else "beside-reason")
                for words, differs in _reasons(dataset, found).items()
            ),
        ],
        className="beside" if found.documented and found.estimates else "beside beside-lone",
    )


def _reasons(dataset: Dataset, found: Alongside) -> dict[str, bool]:
    """Each reason once, and whether it is a contradiction."""
    return {obstacle_words(dataset, each): each.reason == Reason.BELOW for each in found.obstacles}


def _side(dataset: Dataset, state: ViewState, head: str, rows: Sequence[Observation]) -> Component:
    entries = [_figure(dataset, state, row) for row in rows]
    nothing = html.Li(nothing_on_this_side(), className="faint")
    return html.Div(
        [html.Span(head, className="beside-head"), html.Ul(entries or [nothing])], className="beside-side"
    )


def _figure(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    return html.Li(
        [
            html.Span(number_link(state, row), className="beside-number"),
            html.Span(listing([whom_words(dataset, row), date_words(row)]), className="beside-whom"),
            html.Span(kind_line(dataset, row), className="figure-kind"),
            html.Span(source_words(dataset, row), className="figure-source"),
        ]
    )


def _range(found: Range) -> list[Component]:
    """The range as a bar from zero: full up to the documented, pale up to everyone."""
    low = found.low / found.high * 100 if found.high else 0.0
    return [
        html.Span(
            [
                html.Span(className="track-fill", style={"width": f"{low:.2f}%"}),
                html.Span(
                    className="track-range", style={"left": f"{low:.2f}%", "width": f"{100 - low:.2f}%"}
                ),
            ],
            className="track beside-track",
            **aria(hidden="true"),
        ),
        html.P(range_words(found), className="beside-range"),
    ]


def _residents(dataset: Dataset, state: ViewState, found: Alongside) -> list[Component]:
    if found.residents is None:
        return []
    words = residents_words(dataset, found.residents)
    return [html.P(card_link(state, found.residents.observation_id, words), className="figure-note")]
