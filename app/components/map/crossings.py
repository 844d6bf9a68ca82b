"""The legend of the layer of border crossings."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from app.data.dataset import Dataset
from app.data.map.crossings import shows_crossings
from app.figures.map.crossings import CrossingLayer
from app.figures.tokens import Tokens
from app.state.view import ViewState
from app.text.map.crossings import (
    crossing_short,
    crossing_words,
    layer_sentence,
    layer_title,
    province_short,
    province_words,
)

_WIDTH, _HEIGHT = 30, 15


def crossing_legend(dataset: Dataset, state: ViewState, ink: Tokens) -> list[Component]:
    """What the marks of crossings and the outlines of provinces mean; nothing where the map has neither."""
    if not shows_crossings(state):
        return []
    return [
        html.H2(layer_title(), className="legend-title"),
        _row(_pair(ink.ink, ink), crossing_words(approximate=False)),
        _row(_pair(ink.halo, ink), crossing_words(approximate=True)),
        _row(_outline(ink), province_words()),
        html.P(layer_sentence(dataset), className="legend-note"),
    ]


def crossing_rows(layer: CrossingLayer, ink: Tokens) -> list[Component]:
    """What the marks of the layer mean, in a few words for a slide: one row for the marks, one for the outlines."""
    kinds = {mark.crossing.is_approximate for mark in layer.marks}
    fill = ink.halo if kinds == {True} else ink.ink
    words = crossing_short(exact=False in kinds, approximate=True in kinds)
    rows = [_row(_pair(fill, ink), words)] if kinds else []
    return [*rows, _row(_outline(ink), province_short())] if layer.provinces else rows


def _row(drawing: str, words: str) -> Component:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}">{drawing}</svg>'
    picture = html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt="", width=_WIDTH, height=_HEIGHT)
    return html.Div([picture, html.Span(words)], className="legend-row legend-area")


def _pair(fill: str, ink: Tokens) -> str:
    """Two towns as the map joins them."""
    dots = "".join(
        f'<circle cx="{x}" cy="7.5" r="2.6" fill="{fill}" stroke="{ink.ink}" stroke-width="1.3"/>'
        for x in (10, 20)
    )
    return f'<path d="M10 7.5H20" stroke="{ink.ink}" stroke-width="1.3"/>{dots}'


def _outline(ink: Tokens) -> str:
    return f'<path d="M4 3L14 1.5L26 4L24 13L9 13.5Z" fill="none" stroke="{ink.rule2}"/>'
