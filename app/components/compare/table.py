"""The figures of a drawing as a table: the same numbers, each a link to its card."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.link import card_link
from app.components.compare.matrix import matrix_table
from app.components.compare.number import marked_number
from app.data.compare.compare import compared
from app.data.compare.relaxed import drawn_corridors
from app.data.compare.sankey import sankey_of
from app.data.compare.slope import slope_of
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.domain.figure import Observation
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.compare.slope import change_words
from app.text.figures import amount, channel_and_sector, date_words, evidence_words, source_words
from app.text.i18n import _
from app.text.labels import series_title, way_name
from app.text.map.words import mark_text, mention_text


def compare_table(dataset: Dataset, state: ViewState, chart: Chart) -> list[Component]:
    """The folded table of a drawing; empty where nothing has a figure or a name."""
    tables = {
        Chart.MATRIX: _matrix,
        Chart.SANKEY: _streams,
        Chart.SLOPE: _rises,
        Chart.RANKING: _ranking,
    }[chart](dataset, state)
    if not tables:
        return []
    return [
        html.Details(
            [html.Summary(_("The figures as a table, each with its source"), className="section"), *tables],
            # What is named without a number is all there is to read where nothing is drawn.
            open=not drawn_corridors(dataset, state, chart),
        )
    ]


def _matrix(dataset: Dataset, state: ViewState) -> list[Component]:
    return [*matrix_table(dataset, state), *_beside(dataset, state)]


def _ranking(dataset: Dataset, state: ViewState) -> list[Component]:
    rows = [row.figure for row in compared(dataset, state).corridors]
    return [*_list(dataset, state, rows), *_beside(dataset, state)]


def _streams(dataset: Dataset, state: ViewState) -> list[Component]:
    streams = sankey_of(dataset, state).streams
    return _list(dataset, state, (*streams.figures, *streams.set_aside, *streams.zeros)) if streams else []


def _rises(dataset: Dataset, state: ViewState) -> list[Component]:
    found, measure = slope_of(dataset, state), measure_of(state)
    if found.years is None or not (found.rises or found.only_first or found.only_last):
        return []
    none = html.Span(_("no figure"), className="faint")
    rows = [
        (
            rise.corridor,
            [*marked_number(dataset, state, rise.first, amount(rise.first))],
            [*marked_number(dataset, state, rise.last, amount(rise.last))],
            change_words(rise),
        )
        for rise in found.rises
    ]
    rows += [
        (row.corridor, marked_number(dataset, state, row, amount(row)), [none], "")
        for row in found.only_first
    ]
    rows += [
        (row.corridor, [none], marked_number(dataset, state, row, amount(row)), "") for row in found.only_last
    ]
    changes = any(rise.change for rise in found.rises)
    heads = [_("Corridor"), str(found.years[0]), str(found.years[1]), *([_("Change")] if changes else [])]
    body = [
        html.Tr(
            [
                html.Th(way_name(dataset, measure, corridor), scope="row"),
                html.Td(first, className="compare-number"),
                html.Td(last, className="compare-number"),
                *([html.Td(change or _("not computed"))] if changes else []),
            ]
        )
        for corridor, first, last, change in rows
    ]
    return [_table(_("Figures of two years"), heads, body)]


def _list(dataset: Dataset, state: ViewState, rows: Sequence[Observation]) -> list[Component]:
    """One row a figure: corridor, number, date, kind, source."""
    if not rows:
        return []
    heads = (_("Corridor"), _("Figure"), _("Date"), _("Kind"), _("Source"))
    body = [
        html.Tr(
            [
                html.Th(way_name(dataset, row.measure, row.corridor), scope="row"),
                html.Td(marked_number(dataset, state, row, amount(row)), className="compare-number"),
                html.Td(date_words(row)),
                html.Td(
                    [
                        html.Span(channel_and_sector(dataset, row)),
                        html.Span(evidence_words(row), className="compare-detail"),
                        html.Span(series_title(dataset, row.series_id), className="compare-detail"),
                    ]
                ),
                html.Td(source_words(dataset, row)),
            ]
        )
        for row in rows
    ]
    return [_table(_("The figures of this drawing"), heads, body)]


def _beside(dataset: Dataset, state: ViewState) -> list[Component]:
    """What belongs to no single corridor, and what sources name without a number."""
    shown = compared(dataset, state)
    parts: list[Component] = []
    if shown.marks:
        items = [
            html.Li(
                [
                    card_link(state, mark.figure.observation_id, mark_text(dataset, mark)),
                    html.Span(date_words(mark.figure), className="compare-detail"),
                    html.Span(source_words(dataset, mark.figure), className="compare-detail"),
                ]
            )
            for mark in shown.marks
        ]
        parts += [
            html.H3(_("Figures that belong to no single corridor"), className="compare-subhead"),
            html.Ul(items, className="compare-list"),
        ]
    if shown.mentions:
        texts = dict.fromkeys(mention_text(dataset, row) for row in shown.mentions)
        parts += [
            html.H3(_("Named by sources, without a number"), className="compare-subhead"),
            html.Ul([html.Li(text) for text in texts], className="compare-list"),
        ]
    return parts


def _table(name: str, heads: Iterable[str], body: Sequence[Component]) -> Component:
    return html.Div(
        html.Table(
            [html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])), html.Tbody(list(body))],
            className="compare-figures",
        ),
        className="compare-scroll",
        tabIndex=0,
        role="region",
        **aria(label=name),
    )
