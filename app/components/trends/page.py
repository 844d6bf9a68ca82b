"""The parts of the trends page: margin column with legend and sources, what an empty chart offers, events
below it.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.export.menu import export_button
from app.components.ids import Ids
from app.components.relaxing import relax_links
from app.components.trends.series import SERIES_ANCHOR, series_legend
from app.components.trends.table import FITS_ANCHOR
from app.components.trends.unlabelled import unlabelled_list
from app.components.ways import view_links
from app.data.absence import Absence, Nothing
from app.data.choices import Relaxation
from app.data.dataset import Dataset, Event
from app.data.trends.ranking import MOST_PANELS
from app.data.trends.trends import MOST_UNITS, Trend, drawn_figures
from app.domain.codes import Bound, Reading, Theme
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.figures.tokens import tokens
from app.figures.trends.marks import kinds_of
from app.state.charts import Chart, chart_of
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, named
from app.text.labels import corridor_name, event_kind_name, relax_words, version_words
from app.text.numbers import counted
from app.text.sources.disagreements import DIFFERS
from app.text.trends.marks import event_date, event_source
from app.text.trends.missing import missing_kind_words
from app.text.trends.words import disagreements_of, relaxation_words

_GLYPHS = {"pale": "hollow"}
"""Kinds whose sample has another name: on these charts an estimate is hollow, where lists have a pale dot."""
_NOT_STACKED = ("period", "spread")
"""Layers are as long as their periods, and show nothing between methods."""


def trend_margin(
    dataset: Dataset, state: ViewState, trend: Trend, meta: Mapping[str, Any], theme: Theme = Theme.LIGHT
) -> list[Component]:
    """Title, subtitle and finding of a drawn chart (its `layout.meta`) and the corridors that it leaves out; then the
    legend of its marks, what of its colours nothing names, sources, notes and data version. `trend` holds the figures
    drawn.
    """
    chart = chart_of(Page.TRENDS, state.chart)
    in_lines = chart != Chart.TREND_STACK
    series = [html.A(_("All series of this chart, and why they differ"), href=f"#{SERIES_ANCHOR}")]
    fits = [html.A(_("See what does not fit together"), href=f"#{FITS_ANCHOR}")]
    return [
        html.Div(
            [
                html.H1(meta["title"], className="title"),
                html.P(meta["subtitle"], className="subtitle"),
                html.P(meta["finding"], className="trend-finding"),
                *left_out(dataset, state, trend),
                view_links(dataset, state),
            ],
            className="trend-head",
        ),
        html.Div(
            [
                *(series_legend(dataset, trend) if in_lines else []),
                *drawn_legend(dataset, chart, trend),
                *unlabelled_list(dataset, chart, state, tokens(theme), meta["unlabelled"], only_groups=True),
                html.Div(
                    [
                        html.P([meta["source"], " ", _sources_link(state)], className="source"),
                        *(html.P(note, className="source") for note in meta["notes"]),
                        *([html.P(series, className="source")] if trend.figures else []),
                        *([html.P(fits, className="source")] if disagreements_of(dataset, trend) else []),
                        html.P(version_words(dataset), className="source"),
                        export_button(state, chart),
                    ],
                    id=Ids.SOURCE_NOTE,
                    className="source-note",
                ),
            ],
            className="trend-foot",
        ),
    ]


def left_out(dataset: Dataset, state: ViewState, trend: Trend) -> list[Component]:
    """The corridors that have no place on the chart: the way to small charts, which have room for more, and to each of
    them alone.
    """
    count = trend.found - len(trend.corridors)
    if not trend.rest or count <= 0 or not trend.corridors:
        return []
    links: list[Component] = []
    if chart_of(Page.TRENDS, state.chart) == Chart.TREND:
        there = state.but(chart=Chart.TREND_PANELS, reading=Reading.FIGURES)
        words = _("Show up to {n} as small charts").format(n=MOST_PANELS)
        links.append(html.P(dcc.Link(words, href=address(there)), className="source"))
    rest = [
        html.Li(
            dcc.Link(
                corridor_name(dataset, corridor),
                href=address(state.but(origin=(corridor[0],), destination=(corridor[1],), chart=None)),
            )
        )
        for corridor in trend.rest
    ]
    words = counted("{n} more corridor", "{n} more corridors", count)
    return [
        *links,
        html.Details([html.Summary(words), html.Ul(rest)], className="trend-rest"),
    ]


def empty_trend(state: ViewState, relaxed: tuple[Relaxation, ...]) -> list[Component]:
    """Which filters to relax where the chart has nothing to show, each as a link with what it would bring."""
    offers = [(each.name, relaxation_words(each, relax_words(each.name))) for each in relaxed]
    return [html.Div(relax_links(state, offers), className="button-row")]


def trend_events(dataset: Dataset, state: ViewState, events: tuple[Event, ...]) -> list[Component]:
    """Every event of the countries on the chart, earliest first: date, title, kind, source; and the way to the
    timeline. An event that has the focus shows its flag on the chart (assets/41_trend_events.js).
    """
    there = state.but(page=Page.TIMELINE, chart=None)
    link = html.P(dcc.Link(_("All events on the timeline"), href=address(there)), className="source")
    if not events:
        return [
            html.H2(_("Events"), className="section"),
            html.P(_("No event in these years."), className="note"),
            link,
        ]
    return [
        html.H2(_("Events of these countries"), className="section"),
        html.Ol([_event_row(dataset, event) for event in events], className="trend-event-list"),
        link,
    ]


def certainty_legend(
    dataset: Dataset,
    figures: Iterable[Observation],
    missing: Iterable[Absence] = (),
    *,
    is_named: bool = False,
    without: Collection[str] = (),
) -> list[Component]:
    """How sure each figure is: the marks of the figures that are drawn, in words, `without` kinds that a chart does not
    draw; `is_named` where a source names sectors without a number.
    """
    figures, missing = tuple(figures), tuple(missing)
    here = {kind for row in figures for kind in kinds_of(row)}.difference(without)
    items = [
        _legend_item(f"mark mark-{_GLYPHS.get(kind, kind)}", text)
        for kind, text in _kind_words(figures).items()
        if kind in here
    ]
    items += [
        _legend_item(f"mark mark-{kind}", missing_kind_words(kind))
        for kind in (Nothing.NOT_LISTED, Nothing.WITHHELD, Nothing.ZERO)
        if any(each.kind == kind for each in missing)
    ]
    clashes = {dataset.clash_kind(row.observation_id) for row in figures}
    if clashes - {"", REVISION}:
        mark = html.Span(DIFFERS, className="trend-differs-mark", **aria(hidden="true"))
        items.append(html.Li([mark, html.Span(_("does not fit together with another figure"))]))
    if REVISION in clashes:
        items.append(_legend_item("mark mark-revision", _("another edition gives another number")))
    if is_named:
        items.append(_legend_item("trend-stub", _("named by a source, without a number")))
    if not items:
        return []
    return [
        html.H2(_("How sure each figure is"), className="trend-legend-title"),
        html.Ul(items, className="trend-legend"),
    ]


def drawn_legend(dataset: Dataset, chart: Chart, trend: Trend) -> list[Component]:
    """That legend for what a chart of the trends page draws of `trend`, the figures of a view."""
    years = trend.years or (0, 0)
    # Without a figure small charts are one empty frame, and sectors that are only named have no panel.
    missing = [each for each in trend.missing if years[0] <= each.year <= years[1]]
    is_panels = chart == Chart.TREND_PANELS
    if is_panels:
        here = {group.corridor for group in trend.groups}
        missing = [each for each in missing if not here or each.corridor in here]
    return certainty_legend(
        dataset,
        drawn_figures(trend, 1 if is_panels else MOST_UNITS),
        missing,
        is_named=bool(trend.mentions) and chart == Chart.TREND,
        without=_NOT_STACKED if chart == Chart.TREND_STACK else (),
    )


def _kind_words(figures: tuple[Observation, ...]) -> dict[str, str]:
    """What the parts of marks mean, by their kind."""
    broken = any(row.is_estimate and row.bound == Bound.RANGE for row in figures)
    return {
        "full": _("counted"),
        "half": _("counted, all or part in process"),
        "about": _("about, nearly"),
        "pale": _("hollow, or a broken bar: estimate") if broken else _("hollow: estimate"),
        "least": _("at least: the bar is the bound, the true number is above it"),
        "most": _("at most: the bar is the bound, the true number is below it"),
        "range": _("between two published bounds; no midpoint is made up"),
        "plan": _("planned, or a quota"),
        "headline": _("the number stands only in a headline"),
        "second": _("ring: second-hand, of confidence A, B or C"),
        "period": _("a bar as long as the years within which people moved"),
        "spread": _("spread between methods, not a margin of error"),
        "zero": _("on the axis: zero, printed by the source"),
        "implausible": _("implausible: it contradicts what is known"),
    }


def _legend_item(mark: str, words: str) -> Component:
    return html.Li([html.Span(className=mark, **aria(hidden="true")), html.Span(words)])


def _sources_link(state: ViewState) -> Component:
    there = state.but(page=Page.SOURCES, corridor=None, sort=None, sheet=1, chart=None)
    return dcc.Link(_("All sources"), href=address(there))


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
        ],
        tabIndex=0,
        **data(event=event.event_id),
    )
