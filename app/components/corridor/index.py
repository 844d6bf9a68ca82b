"""The page that lists corridors: by origin, each with the figure that stands for it."""

from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import data
from app.components.card.parts import kind_line, number_link
from app.components.corridor.places import corridor_link
from app.components.export.menu import export_menu
from app.components.ids import Ids
from app.components.map.page import origin_colour
from app.components.markup import markup
from app.data.corridor.context import Listed, counts_of_corridors, listed_corridors
from app.data.dataset import Dataset
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.corridor.index import (
    index_lead,
    index_origin,
    index_rest_words,
    index_standing_words,
    index_title,
    no_standing_word,
)
from app.text.corridor.words import what_counted
from app.text.figures import date_words


def corridor_index(dataset: Dataset, state: ViewState) -> Component:
    """All corridors of the list, and how many others there are."""
    listed = listed_corridors(dataset)
    found = len(counts_of_corridors(dataset))
    there = state.but(page=Page.DATA, corridor=None, measure=None)
    content = [
        html.Div(
            [html.H1(index_title(), className="page-title"), export_menu(there, None)], className="page-head"
        ),
        html.P(index_lead(len(listed), found), className="subtitle"),
        html.P(index_standing_words(), className="subtitle"),
        html.Div(
            [
                _origin(dataset, state, code, list(rows))
                for code, rows in groupby(listed, key=lambda each: each.country)
            ],
            className="words-grid corridor-groups",
        ),
        html.P(dcc.Link(index_rest_words(found - len(listed)), href=address(there)), className="part-link"),
    ]
    return html.Div(
        id=Ids.CORRIDOR_PAGE, className="words-page corridor-index", **data(markup=markup(content))
    )


def _origin(dataset: Dataset, state: ViewState, code: str, rows: list[Listed]) -> Component:
    return html.Section(
        [
            html.H2(index_origin(dataset, code), className="section corridor-origin"),
            html.Ul([_row(dataset, state, each) for each in rows], className="corridor-rows"),
        ],
        className="words-part span-4",
        style={"--bar": f"var(--{origin_colour(code)})"},
    )


def _row(dataset: Dataset, state: ViewState, each: Listed) -> Component:
    name, count = corridor_link(dataset, state, each.corridor)
    row = each.figure
    if row is None:
        return html.Li([name, html.Span(no_standing_word(), className="faint"), count])
    return html.Li(
        [
            name,
            html.Span(number_link(state, row), className="row-number"),
            html.Span(
                [f"{what_counted(dataset, row)}, {date_words(row)}"],
                className="detail",
            ),
            html.Span(html.Span(kind_line(dataset, row), className="figure-kind"), className="detail"),
            count,
        ]
    )
