"""The parts of the page that compares: drawings to choose from, margin column with legend and sources, and what helps
where nothing is drawn.
"""

from collections.abc import Iterable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.compare.legend import compare_legend
from app.components.export.menu import export_button
from app.components.ids import Ids
from app.components.relaxing import relax_links
from app.components.ways import view_links
from app.data.choices import Relaxation
from app.data.compare.compare import compared
from app.data.compare.matrix import matrix_of
from app.data.compare.sankey import sankey_of
from app.data.compare.slope import slope_of
from app.data.dataset import Dataset
from app.domain.codes import Axis
from app.state.charts import CHARTS, Chart
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.charts import chart_name
from app.text.compare.words import relaxed_words
from app.text.i18n import _
from app.text.labels import place_inside, relax_words, series_title, version_words

_OTHERS = 6


def compare_choices(dataset: Dataset, state: ViewState, chart: Chart) -> list[Component]:
    """The drawings of the page as links, and how the one shown is put in order or scaled."""
    charts = CHARTS[Page.COMPARE]
    links = [
        _choice(
            chart_name(each),
            state.but(chart=None if each == charts[0] else each),
            current=each == chart,
        )
        for each in charts
    ]
    return [
        html.Nav(html.Ul(links, className="compare-charts"), **aria(label=_("Drawings of these figures"))),
        *_options(dataset, state, chart),
    ]


def compare_margin(dataset: Dataset, state: ViewState, chart: Chart, meta: dict[str, Any]) -> list[Component]:
    """Title, subtitle and finding of a drawing, from its `layout.meta`; then legend, other series, sources, notes and
    data version.
    """
    sources = state.but(page=Page.SOURCES, corridor=None, sort=None, sheet=1, chart=None)
    return [
        html.Div(
            [
                html.H1(meta["title"], className="title"),
                html.P(meta["subtitle"], className="subtitle"),
                html.P(meta["finding"], className="compare-finding"),
            ],
            className="compare-head",
        ),
        html.Div(
            [
                *compare_legend(dataset, state, chart),
                *_other_series(dataset, state, chart),
                view_links(dataset, state, shown_year=compared(dataset, state).year),
                html.Div(
                    [
                        html.P(
                            [meta["source"], " ", dcc.Link(_("All sources"), href=address(sources))],
                            className="source",
                        ),
                        *(html.P(note, className="source") for note in meta["notes"]),
                        html.P(version_words(dataset), className="source"),
                        export_button(state, chart),
                    ],
                    id=Ids.SOURCE_NOTE,
                    className="source-note",
                ),
            ],
            className="compare-foot",
        ),
    ]


def empty_compare(state: ViewState, relaxed: tuple[Relaxation, ...]) -> list[Component]:
    """Which filters to relax where there is nothing to draw, each as a button with what it would bring."""
    offers = [(each.name, relaxed_words(each, relax_words(each.name))) for each in relaxed]
    return [html.Div(relax_links(state, offers), className="button-row")]


def _options(dataset: Dataset, state: ViewState, chart: Chart) -> list[Component]:
    if chart == Chart.MATRIX:
        if not matrix_of(dataset, state).cells:
            return []
        orders = [
            _choice(_("By size"), state.but(order=None), current=state.order in (None, "size")),
            _choice(_("By name"), state.but(order="name"), current=state.order == "name"),
        ]
        if words := _order_words(dataset, state.order):
            orders.append(_choice(words, state.but(figure=None), current=True))
        return [_option_list(_("Order"), orders)]
    if chart == Chart.SLOPE:
        scales = [
            _choice(_("Linear"), state.but(axis=Axis.LINEAR), current=state.axis == Axis.LINEAR),
            _choice(_("Logarithmic"), state.but(axis=Axis.LOG), current=state.axis == Axis.LOG),
        ]
        return [_option_list(_("Scale"), scales)]
    return []


def _order_words(dataset: Dataset, order: str | None) -> str:
    """The order by the figures of one place in words; empty for the others."""
    way, _dash, place = (order or "").partition("-")
    if not place:
        return ""
    sentence = _("By figures to {place}") if way == "to" else _("By figures from {place}")
    return sentence.format(place=place_inside(dataset, place))


def _option_list(name: str, links: Iterable[Component]) -> Component:
    return html.Nav(
        [html.Span(name, className="compare-option-name"), html.Ul(list(links), className="compare-options")],
        className="compare-option",
        **aria(label=name),
    )


def _choice(words: str, there: ViewState, *, current: bool) -> Component:
    link = dcc.Link(words, href=address(there), className="compare-link")
    return html.Li(link, className="compare-choice compare-current" if current else "compare-choice")


def _other_series(dataset: Dataset, state: ViewState, chart: Chart) -> list[Component]:
    """Series that the drawing could show instead, as links; a drawing of one series shows the first of several."""
    if chart == Chart.SANKEY:
        keys = tuple(each.series_id for each in sankey_of(dataset, state).others)
    elif chart == Chart.SLOPE:
        keys = slope_of(dataset, state).others
    else:
        return []
    if not keys:
        return []
    links = [
        html.Li(dcc.Link(series_title(dataset, key), href=address(state.but(series=(key,)))))
        for key in keys[:_OTHERS]
    ]
    return [
        html.H2(_("Other series with such figures"), className="compare-legend-title"),
        html.Ul(links, className="compare-series"),
    ]
