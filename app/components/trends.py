"""The parts of the trends page: margin column with legend and sources, what an empty chart offers, tables
below it.
"""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.glyphs import certainty, certainty_mark
from app.components.ids import Ids
from app.data.choices import Relaxation
from app.data.dataset import Dataset, Disagreement, Event
from app.data.trends import Trend
from app.domain.codes import Sex, Status
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.figures import amount, channel_and_sector, date_words, evidence_words, listing, source_words
from app.text.i18n import _, named
from app.text.labels import (
    corridor_name,
    disagreement_kind_name,
    event_kind_name,
    relax_words,
    sector_name,
    sex_name,
    version_words,
)
from app.text.numbers import period_words
from app.text.trend_marks import event_date, event_source
from app.text.trends import (
    disagreements_of,
    finding,
    notes,
    relaxation_words,
    source_line,
    subtitle,
    title,
)

_FITS_ANCHOR = "trend-differences"


def trend_margin(dataset: Dataset, state: ViewState, trend: Trend) -> list[Component]:
    """Title, subtitle and finding; then the legend of the marks on the chart, sources, notes and data
    version.
    """
    differing = bool(disagreements_of(dataset, trend))
    return [
        html.Div(
            [
                html.H1(title(dataset, trend), className="title"),
                html.P(subtitle(dataset, state, trend), className="subtitle"),
                html.P(finding(dataset, trend), className="trend-finding"),
            ],
            className="trend-head",
        ),
        html.Div(
            [
                *_legend(dataset, trend),
                html.Div(
                    [
                        html.P(
                            [source_line(dataset, trend), " ", _sources_link(state)],
                            className="source",
                        ),
                        *(html.P(note, className="source") for note in notes(dataset, trend)),
                        *(
                            [
                                html.P(
                                    html.A(_("See what does not fit together"), href=f"#{_FITS_ANCHOR}"),
                                    className="source",
                                )
                            ]
                            if differing
                            else []
                        ),
                        html.P(version_words(dataset), className="source"),
                    ],
                    id=Ids.SOURCE_NOTE,
                    className="source-note",
                ),
            ],
            className="trend-foot",
        ),
    ]


def empty_trend(state: ViewState, relaxed: tuple[Relaxation, ...]) -> list[Component]:
    """Which filters to relax where the chart has nothing to show, each as a link with what it would bring."""
    links = [
        dcc.Link(
            relaxation_words(each, relax_words(each.name)),
            href=address(state.but(**{each.name: getattr(ViewState(), each.name)})),
            className="button",
        )
        for each in relaxed
    ]
    if not links:
        links = [dcc.Link(_("Clear filters"), href=address(state.without_filters()), className="button")]
    return [html.Div(links, className="button-row")]


def trend_table(dataset: Dataset, trend: Trend) -> list[Component]:
    """Every figure on the chart in words, then sectors named without a number, then what does not fit
    together.
    """
    if trend.is_empty:
        return []
    rows = [_figure_row(dataset, row) for row in trend.figures]
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
        *(_differences(found) if found else []),
    ]


def trend_events(dataset: Dataset, events: tuple[Event, ...]) -> list[Component]:
    """Every event of the countries on the chart, earliest first: date, title, kind, source."""
    if not events:
        return [
            html.H2(_("Events"), className="section"),
            html.P(_("No event in these years."), className="note"),
        ]
    return [
        html.H2(_("Events of these countries"), className="section"),
        html.Ol([_event_row(dataset, event) for event in events], className="trend-event-list"),
    ]


def _legend(dataset: Dataset, trend: Trend) -> list[Component]:
    """How sure each figure is: the marks that are on the chart, in words."""
    words = {
        "full": _("counted"),
        "half": _("counted, part still in process"),
        "about": _("about, nearly"),
        "pale": _("estimate"),
        "least": _("at least: the bar is the bound, the true number is above it"),
        "most": _("at most: the bar is the bound, the true number is below it"),
        "range": _("between two published bounds; no midpoint is made up"),
        "plan": _("planned, or a quota"),
        "headline": _("the number stands only in a headline"),
    }
    here = {_kind(row) for row in trend.figures}
    items = [
        html.Li([html.Span(className=f"mark mark-{kind}", **aria(hidden="true")), html.Span(text)])
        for kind, text in words.items()
        if kind in here
    ]
    if any(dataset.clashes(row.observation_id) for row in trend.figures):
        mark = html.Span("≠", className="trend-differs-mark", **aria(hidden="true"))
        items.append(html.Li([mark, html.Span(_("does not fit together with another figure"))]))
    if trend.mentions:
        mark = html.Span(className="trend-stub", **aria(hidden="true"))
        items.append(html.Li([mark, html.Span(_("named by a source, without a number"))]))
    if not items:
        return []
    return [
        html.H2(_("How sure each figure is"), className="trend-legend-title"),
        html.Ul(items, className="trend-legend"),
    ]


def _kind(row: Observation) -> str:
    """The mark of a figure in the legend: as in the list, but what stands only in a headline has a mark of
    its own.
    """
    return "headline" if row.status == Status.HEADLINE_ONLY else certainty(row)


def _sources_link(state: ViewState) -> Component:
    there = state.but(page=Page.SOURCES, corridor=None, sort=None, sheet=1, chart=None)
    return dcc.Link(_("All sources"), href=address(there))


def _figure_row(dataset: Dataset, row: Observation) -> Component:
    parts = amount(row)
    number: list[Component | str] = [certainty_mark(row), parts.before, html.B(parts.number), parts.after]
    if dataset.clashes(row.observation_id):
        number += [" ", html.Span(_("differs"), className="differs")]
    kind = [channel_and_sector(dataset, row), *([sex_name(row.sex)] if row.sex != Sex.TOTAL else [])]
    return html.Tr(
        [
            html.Th(corridor_name(dataset, row.corridor), scope="row"),
            html.Td(number, className="trend-number"),
            html.Td(date_words(row)),
            html.Td(
                [
                    html.Span(listing(kind)),
                    html.Span(evidence_words(row), className="trend-evidence"),
                ]
            ),
            html.Td(source_words(dataset, row)),
        ]
    )


def _differences(found: list[Disagreement]) -> list[Component]:
    """Figures that do not fit together: what; opened, the arithmetic, a likely reason, and our reading,
    marked as ours.
    """
    return [
        html.H2(_("What does not fit together"), className="section", id=_FITS_ANCHOR),
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


def _event_row(dataset: Dataset, event: Event) -> Component:
    return html.Li(
        [
            html.Span(event_date(event), className="trend-event-date"),
            html.Span(
                [
                    html.Span(named(event.title), className="trend-event-title"),
                    html.Span(
                        _("{kind}. {source}").format(
                            kind=event_kind_name(event.kind), source=event_source(dataset, event)
                        ),
                        className="trend-event-source",
                    ),
                ]
            ),
        ]
    )
