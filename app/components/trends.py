"""The parts of the trends page: margin column with legend and sources, what an empty chart offers, tables
below it.
"""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.glyphs import certainty, certainty_mark
from app.components.ids import Ids
from app.components.trend_series import SERIES_ANCHOR, series_legend
from app.data.absence import Nothing, is_zero
from app.data.choices import Relaxation
from app.data.dataset import Dataset, Disagreement, Event
from app.data.trend_lines import has_spread, is_long
from app.data.trend_series import strands
from app.data.trends import Trend
from app.domain.codes import Sex, Status
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.absence import nothing_name, nothing_sign, zero_words
from app.text.disagreements import differs_word
from app.text.figures import amount, channel_and_sector, evidence_words, listing, source_words
from app.text.i18n import _, named
from app.text.labels import (
    corridor_name,
    disagreement_kind_name,
    event_kind_name,
    relax_words,
    sector_name,
    series_title,
    sex_name,
    version_words,
)
from app.text.numbers import period_words
from app.text.trend_marks import confidence_words, event_date, event_source, spread_words, when_words
from app.text.trend_missing import missing_kind_words, missing_rows, years_words
from app.text.trend_series import difference_notes
from app.text.trend_sources import source_line
from app.text.trends import disagreements_of, finding, notes, relaxation_words, subtitle, title

_FITS_ANCHOR = "trend-differences"
_SHORT = 3
"""So many figures of one series at most have rows of their own in the table."""


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
                *series_legend(dataset, trend),
                *_legend(dataset, trend),
                html.Div(
                    [
                        html.P(
                            [source_line(dataset, trend), " ", _sources_link(state)],
                            className="source",
                        ),
                        *_why_series_differ(dataset, trend),
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
    if trend.is_empty and not trend.missing:
        return []
    rows = [
        row
        for strand in strands(trend)
        for row in ([_strand_row(dataset, strand)] if len(strand) > _SHORT else _rows_of(dataset, strand))
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


def _why_series_differ(dataset: Dataset, trend: Trend) -> list[Component]:
    """Why the series differ, in a few sentences, and the way to all that is said of each."""
    told = difference_notes(dataset, trend)
    if not told:
        return []
    link = html.A(_("All series of this chart, and why they differ"), href=f"#{SERIES_ANCHOR}")
    return [*(html.P(note, className="source") for note in told), html.P(link, className="source")]


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
        "second": _("ring: second-hand; confidence A, B or C stands at the mark, in tooltip and table"),
        "period": _("a bar as long as the years within which people moved"),
        "spread": _("spread between methods, not a margin of error"),
        "zero": _("on the axis: zero, printed by the source"),
        "implausible": _("implausible: it contradicts what is known"),
    }
    here = {kind for row in trend.figures for kind in _kinds(row)}
    items = [_legend_item(f"mark mark-{kind}", text) for kind, text in words.items() if kind in here]
    items += [
        _legend_item(f"mark mark-{kind}", missing_kind_words(kind))
        for kind in (Nothing.NOT_LISTED, Nothing.WITHHELD, Nothing.ZERO)
        if any(each.kind == kind for each in trend.missing)
    ]
    clashes = {dataset.clash_kind(row.observation_id) for row in trend.figures}
    if clashes - {"", REVISION}:
        mark = html.Span("≠", className="trend-differs-mark", **aria(hidden="true"))
        items.append(html.Li([mark, html.Span(_("does not fit together with another figure"))]))
    if REVISION in clashes:
        items.append(_legend_item("mark mark-revision", _("another edition gives another number")))
    if trend.mentions:
        items.append(_legend_item("trend-stub", _("named by a source, without a number")))
    if not items:
        return []
    return [
        html.H2(_("How sure each figure is"), className="trend-legend-title"),
        html.Ul(items, className="trend-legend"),
    ]


def _legend_item(mark: str, words: str) -> Component:
    return html.Li([html.Span(className=mark, **aria(hidden="true")), html.Span(words)])


def _kinds(row: Observation) -> list[str]:
    """The marks of a figure in the legend: as in the list, but what stands only in a headline has a mark of its own,
    and so have zero and what a model adds.
    """
    found = ["headline" if row.status == Status.HEADLINE_ONLY else certainty(row)]
    if is_zero(row):
        found = ["zero"]
    found += ["second"] if row.confidence else []
    found += ["period"] if is_long(row) else []
    found += ["spread"] if has_spread(row) else []
    found += ["implausible"] if "implausible" in row.flags else []
    return found


def _sources_link(state: ViewState) -> Component:
    there = state.but(page=Page.SOURCES, corridor=None, sort=None, sheet=1, chart=None)
    return dcc.Link(_("All sources"), href=address(there))


def _rows_of(dataset: Dataset, strand: tuple[Observation, ...]) -> list[Component]:
    return [_figure_row(dataset, row) for row in strand]


def _figure_row(dataset: Dataset, row: Observation) -> Component:
    return html.Tr(
        [
            html.Th(corridor_name(dataset, row.corridor), scope="row"),
            html.Td(_number(dataset, row), className="trend-number"),
            html.Td(when_words(row)),
            *_kind_and_source(dataset, row),
        ]
    )


def _strand_row(dataset: Dataset, strand: tuple[Observation, ...]) -> Component:
    """Many figures of one series that differ in date and number only, in one row, earliest first."""
    items = [
        html.Li([html.Span(when_words(row, short=True), className="trend-date"), *_number(dataset, row)])
        for row in strand
    ]
    return html.Tr(
        [
            html.Th(corridor_name(dataset, strand[0].corridor), scope="row"),
            html.Td(html.Ul(items, className="trend-strand"), colSpan=2),
            *_kind_and_source(dataset, strand[-1]),
        ]
    )


def _number(dataset: Dataset, row: Observation) -> list[Component | str]:
    """The number with all that must be said beside it."""
    parts = amount(row)
    number: list[Component | str] = [certainty_mark(row), parts.before, html.B(parts.number), parts.after]
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
