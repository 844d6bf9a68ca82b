"""The matrix as a table of HTML: what the drawing shows and what it has no room for."""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.link import card_link
from app.components.compare.number import marked_number
from app.data.compare.matrix import Matrix, Pair, Total, matrix_of
from app.data.dataset import Dataset
from app.state.codec import address
from app.state.view import ViewState
from app.text.compare.matrix import empty_name, empty_sign, empty_words, total_kind, total_text, total_words
from app.text.i18n import _
from app.text.labels import place_inside, place_name
from app.text.map.amounts import map_amount


def matrix_table(dataset: Dataset, state: ViewState) -> list[Component]:
    """Origins as rows, destinations as columns, totals at the end; names put the other side in the order of their
    figures. Empty where no corridor has a figure.
    """
    matrix = matrix_of(dataset, state)
    if not matrix.cells:
        return []
    heads = [html.Th(_order_link(dataset, state, "to", place), scope="col") for place in matrix.destinations]
    body = [
        html.Tr(
            [
                html.Th(_order_link(dataset, state, "from", origin), scope="row"),
                *(_cell(dataset, state, matrix, (origin, place)) for place in matrix.destinations),
                _total(dataset, state, matrix.origin_totals[origin]),
            ]
        )
        for origin in matrix.origins
    ]
    foot = html.Tr(
        [
            html.Th(_("All origins"), scope="row"),
            *(_total(dataset, state, matrix.destination_totals[place]) for place in matrix.destinations),
            html.Td(),
        ]
    )
    corner = html.Th(_("Origin"), scope="col")
    last = html.Th(_("All destinations"), scope="col")
    return [
        html.Div(
            html.Table(
                [html.Thead(html.Tr([corner, *heads, last])), html.Tbody([*body, foot])],
                className="compare-figures compare-cross",
            ),
            className="compare-scroll",
            tabIndex=0,
            role="region",
            **aria(label=_("Matrix of origins and destinations")),
        )
    ]


def _order_link(dataset: Dataset, state: ViewState, way: str, place: str) -> Component:
    order = f"{way}-{place}"
    there = state.but(order=None if state.order == order else order)
    title = (_("Order by figures to {place}") if way == "to" else _("Order by figures from {place}")).format(
        place=place_inside(dataset, place)
    )
    return dcc.Link(place_name(dataset, place), href=address(there), title=title, className="compare-order")


def _cell(dataset: Dataset, state: ViewState, matrix: Matrix, pair: Pair) -> Component:
    if pair[0] == pair[1]:
        return html.Td(html.Span(_("same country"), className="visually-hidden"))
    row = matrix.cells.get(pair)
    if row is None:
        sign = empty_sign(matrix, pair) or _("no figure")
        words: Component = html.Abbr(sign, title=empty_words(dataset, matrix, pair))
        if aside := matrix.aside.get(pair):
            words = card_link(state, aside.observation_id, words)
        hidden = html.Span(empty_name(matrix, pair), className="visually-hidden")
        return html.Td([words, " ", hidden], className="compare-none")
    return html.Td(marked_number(dataset, state, row, map_amount(row)), className="compare-number")


def _total(dataset: Dataset, state: ViewState, total: Total) -> Component:
    kind = html.Span(total_kind(total), className="compare-detail")
    if total.published is not None:
        words: str | Component = card_link(state, total.published.observation_id, total_text(total))
    elif total.added is not None:
        words = html.Span(total_text(total), title=total_words(dataset, total).replace("<br>", ""))
    else:
        words = ""
    return html.Td([words, kind], className="compare-number compare-total")
