"""The legend of the flow map: three arrows with their numbers, and the kinds of marks that this map has."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.glyphs import sample_arrow, sample_kind, sample_node, sample_ring
from app.components.terms import term_mark
from app.data.standing import Standing
from app.figures.map.widths import Widths, sample_values
from app.figures.tokens import Tokens
from app.text.i18n import _
from app.text.labels import measure_name
from app.text.map.legend import (
    count_words,
    differs_words,
    kind_samples,
    node_words,
    ring_words,
    width_heading,
    width_words,
)
from app.text.sources.disagreements import DIFFERS

TERMS = {
    "counted": ("status", "reported"),
    "part": ("stage", "completed_or_in_process"),
    "process": ("stage", "in_process"),
    "least": ("bound", "at_least"),
    "range": ("bound", "range"),
    "most": ("bound", "at_most"),
    "estimate": ("status", "estimate"),
    "part-both": ("stage", "completed_or_in_process"),
    "process-both": ("stage", "in_process"),
    "part-dot": ("stage", "completed_or_in_process"),
    "process-dot": ("stage", "in_process"),
    "range-thin": ("bound", "range"),
    "most-thin": ("bound", "at_most"),
    "estimate-thin": ("status", "estimate"),
    "bands": ("word", "channel"),
    "named": ("nothing", "named"),
}
"""The definitions of the kinds of arrows: kind and code of each term."""


def map_legend(
    shown: Standing, widths: Widths, ink: Tokens, zoom: float, drawn: Mapping[str, Any]
) -> list[Component]:
    """Widths, kinds of arrows and circles, and the sign of figures that do not fit. `drawn` is `layout.meta` of the
    figure: its `drawn`, `kinds`, `nodes`, `rings`, `apart` and `differs` say what is on the map.
    """
    return [
        *(_widths(shown, widths, ink, zoom, drawn) if shown.corridors else []),
        *_kinds(ink, drawn),
    ]


def kinds_legend(kinds: Sequence[str], ink: Tokens, drawn: int, every: int) -> list[Component]:
    """The kinds of arrows of a map for projection: without definitions to open, without those that are counted and
    exact, which need no mark. Then how many corridors are `drawn` of `every` one, unless all are.
    """
    rows: list[Component] = [
        _row(sample_kind(kind, ink, ""), words) for kind, words in kind_samples(kinds) if kind != "counted"
    ]
    count = count_words(drawn, every)
    return [*rows, html.P(count, className="legend-count")] if count else rows


def _widths(
    shown: Standing, widths: Widths, ink: Tokens, zoom: float, drawn: Mapping[str, Any]
) -> list[Component]:
    mark = term_mark("measure", shown.measure, measure_name(shown.measure))
    rows: list[Component] = [
        html.H2([width_heading(shown.measure, widths.kind), mark], className="legend-title")
    ]
    for index, value in enumerate(sample_values(widths)):
        words = width_words(value, shown.measure, floor=index == 2)
        picture = sample_arrow(widths.pixels(value) * zoom, ink, "")
        rows.append(html.Div([picture, html.Span(words)], className="legend-row"))
    return [*rows, html.P(drawn["drawn"], className="legend-note")]


def _kinds(ink: Tokens, drawn: Mapping[str, Any]) -> list[Component]:
    """What this map has; a legend of what is not there would only take the room of what is."""
    rows = [_row(sample_kind(kind, ink, ""), words, kind) for kind, words in kind_samples(drawn["kinds"])]
    nodes: Sequence[str] = drawn["nodes"]
    if nodes:
        sample = "both" if len(nodes) > 1 else nodes[0]
        words = node_words(leave="leave" in nodes, arrive="arrive" in nodes)
        rows.append(_row(sample_node(8.0, sample, ink, ""), words))
    rows += [
        _row(sample_ring(kind, ink, ""), ring_words(kind, is_apart=kind in drawn["apart"]))
        for kind in drawn["rings"]
    ]
    if drawn["differs"]:
        sign = html.Span(DIFFERS, className="legend-sign", **aria(hidden="true"))
        rows.append(_row(sign, differs_words()))
    return [html.H2(_("What kind of figure"), className="legend-title"), *rows] if rows else []


def _row(picture: Component, words: str, kind: str = "") -> Component:
    mark = [term_mark(*TERMS[kind], words)] if kind in TERMS else []
    return html.Div([picture, html.Span([words, *mark])], className="legend-row legend-kind")
