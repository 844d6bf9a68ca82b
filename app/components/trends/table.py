"""The tables below a chart over time: every figure with its source, each a link to its card; what does not fit."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.link import card_link
from app.components.glyphs import certainty_mark
from app.data.absence import is_zero
from app.data.dataset import Dataset, Disagreement
from app.data.trends.lines import has_spread
from app.data.trends.series import strands
from app.data.trends.trends import Trend
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.state.charts import Chart, chart_of
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.absence import nothing_name, nothing_sign, zero_words
from app.text.figures import amount, channel_and_sector, evidence_words, listing, source_words
from app.text.i18n import _, named
from app.text.labels import (
    corridor_name,
    disagreement_kind_name,
    sector_name,
    series_title,
    sex_name,
    way_name,
)
from app.text.numbers import period_words
from app.text.sources.disagreements import differs_word
from app.text.trends.marks import confidence_words, spread_words, when_words
from app.text.trends.missing import missing_rows, years_words
from app.text.trends.words import disagreements_of

FITS_ANCHOR = "trend-differences"
_SHORT = 3
"""So many figures of one series at most have rows of their own in the table."""


def trend_table(dataset: Dataset, state: ViewState, trend: Trend) -> list[Component]:
    """Every figure on the chart in words, then sectors named without a number, then what does not fit
    together. Of small charts only the figure that stands over each: the page of figures has the others.
    """
    if trend.is_empty and not trend.missing:
        return []
    in_short = chart_of(Page.TRENDS, state.chart) == Chart.TREND_PANELS
    if in_short:
        trend = replace(
            trend, groups=tuple(replace(group, figures=(group.latest,)) for group in trend.groups)
        )
    rows = [
        row
        for strand in strands(trend)
        for row in (
            [_strand_row(dataset, state, strand)]
            if len(strand) > _SHORT
            else [_figure_row(dataset, state, each) for each in strand]
        )
    ]
    rows += [
        html.Tr(
            [
                html.Th(corridor_name(dataset, corridor), scope="row"),
                html.Td(html.Abbr(nothing_sign(kind), title=nothing_name(kind)), className="trend-number"),
                html.Td(years_words(years)),
                html.Td(nothing_name(kind)),
                html.Td(reason),
            ]
        )
        for corridor, kind, years, reason in missing_rows(dataset, trend)
    ]
    rows += [
        html.Tr(
            [
                html.Th(corridor_name(dataset, row.corridor), scope="row"),
                html.Td(_("named, no number"), className="trend-number"),
                html.Td(period_words(row.period)),
                html.Td(sector_name(dataset, row.sector)),
                html.Td(dataset.sources[row.source_id].publisher),
            ]
        )
        for row in trend.mentions
    ]
    heads = (_("Corridor"), _("Figure"), _("Date"), _("Kind"), _("Source"))
    found = disagreements_of(dataset, trend)
    return [
        html.H2(_("The figures of this chart"), className="section"),
        html.Div(
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                    html.Tbody(rows),
                ],
                className="trend-figures",
            ),
            className="trend-scroll",
            tabIndex=0,
            role="region",
            **aria(label=_("The figures of this chart")),
        ),
        *([_all_figures(state)] if in_short else []),
        *(_differences(found) if found else []),
    ]


def _all_figures(state: ViewState) -> Component:
    there = state.but(page=Page.DATA, chart=None)
    return html.P(
        dcc.Link(_("Every figure of this choice, in the table of figures"), href=address(there)),
        className="source",
    )


def _figure_row(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    return html.Tr(
        [
            html.Th(way_name(dataset, row.measure, row.corridor), scope="row"),
            html.Td(_number(dataset, state, row), className="trend-number"),
            html.Td(when_words(row)),
            *_kind_and_source(dataset, row),
        ]
    )


def _strand_row(dataset: Dataset, state: ViewState, strand: tuple[Observation, ...]) -> Component:
    """Many figures of one series that differ in date and number only, in one row, earliest first."""
    items = [
        html.Li(
            [html.Span(when_words(row, short=True), className="trend-date"), *_number(dataset, state, row)]
        )
        for row in strand
    ]
    return html.Tr(
        [
            html.Th(way_name(dataset, strand[0].measure, strand[0].corridor), scope="row"),
            html.Td(html.Ul(items, className="trend-strand"), colSpan=2),
            *_kind_and_source(dataset, strand[-1]),
        ]
    )


def _number(dataset: Dataset, state: ViewState, row: Observation) -> list[Component | str]:
    """The number, which opens the card of its figure, with all that must be said beside it."""
    parts = amount(row)
    link = card_link(state, row.observation_id, [parts.before, html.B(parts.number), parts.after])
    number: list[Component | str] = [certainty_mark(row), link]
    if differs := differs_word(dataset, row.observation_id):
        number += [" ", html.Span(differs, className="differs")]
    if is_zero(row):
        number.append(html.Span(zero_words(row), className="trend-evidence"))
    if has_spread(row):
        number.append(html.Span(spread_words(row), className="trend-evidence"))
    return number


def _kind_and_source(dataset: Dataset, row: Observation) -> list[Component]:
    kind = [channel_and_sector(dataset, row), *([sex_name(row.sex)] if row.sex != Sex.TOTAL else [])]
    evidence = [evidence_words(row), *([confidence_words(row)] if row.confidence else [])]
    return [
        html.Td(
            [
                html.Span(listing(kind)),
                html.Span(listing(evidence), className="trend-evidence"),
                html.Span(series_title(dataset, row.series_id), className="trend-evidence"),
            ]
        ),
        html.Td(source_words(dataset, row)),
    ]


def _differences(found: list[Disagreement]) -> list[Component]:
    """Figures that do not fit together: what; opened, the arithmetic, a likely reason, and our reading,
    marked as ours.
    """
    return [
        html.H2(_("What does not fit together"), className="section", id=FITS_ANCHOR),
        *(
            html.Details(
                [
                    html.Summary(
                        [
                            html.Span(named(each.title), className="trend-event-title"),
                            html.Span(disagreement_kind_name(each.kind), className="faint"),
                        ]
                    ),
                    *(
                        html.P(named(text))
                        for text in (each.arithmetic, each.explanation, each.suggestion)
                        if text
                    ),
                ],
                className="trend-difference",
            )
            for each in found
        ),
    ]
