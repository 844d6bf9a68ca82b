"""The trends page `/trends`: figures over time in three charts, with events under the axis and every figure in a table
below.
"""

from dataclasses import dataclass
from typing import Any, cast

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.components.markup import markup
from app.components.trends.page import empty_trend, trend_events, trend_margin
from app.components.trends.series import trend_series
from app.components.trends.table import trend_table
from app.components.trends.views import empty_stack, trend_views
from app.data.dataset import Dataset
from app.data.trends.events import events_of
from app.data.trends.readings import read_trend
from app.data.trends.stack import as_trend, stack_of
from app.data.trends.trends import Trend, trend_of, trend_relaxations
from app.figures.registry import DRAWINGS, draw_over_time
from app.figures.template import BLANK, CONFIG
from app.pages.view import client_of, drawn_as, page_state, theme_of
from app.state.charts import Chart, chart_of
from app.state.view import Page, ViewState
from app.text.i18n import _, speaking


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the page: the chart, the figures that it draws, and those of the table, as published."""

    chart: Chart
    drawn: Trend
    listed: Trend


def layout() -> Component:
    """The columns of the page; callbacks fill them.

    What is read aloud has a place of its own here: a callback whose outputs stand partly outside the page
    would also be called for other pages, where the rest of them are missing.
    """
    chart = dcc.Graph(id=Ids.TREND_CHART, figure=cast(Any, BLANK), config=cast(Any, CONFIG), responsive=False)
    return html.Div(
        [
            html.Div(id=Ids.TREND_MARGIN, className="margin"),
            html.Div(
                [
                    html.Nav(id=Ids.TREND_VIEWS, className="trend-views", **aria(label=_("Ways to draw"))),
                    html.Div(
                        [chart, html.Div(id=Ids.TREND_EMPTY, className="trend-empty")],
                        id=Ids.TREND_FRAME,
                        className="trend-frame",
                        role="group",
                        **data(measure=""),
                        **aria(label=_("Chart over time; the table below it holds the same figures.")),
                    ),
                ],
                className="trend-picture",
            ),
            html.Section(id=Ids.TREND_EVENTS, className="trend-below", **aria(label=_("Events"))),
            html.Section(
                id=Ids.TREND_TABLE, className="trend-below", **aria(label=_("The figures of this chart"))
            ),
            html.Div(id=Ids.TREND_SPOKEN, className="visually-hidden", role="status", **aria(live="polite")),
        ],
        className="trend-page",
    )


def register(app: Dash, dataset: Dataset) -> None:
    """Fill the trends page from the address."""

    @app.callback(
        Output(Ids.TREND_CHART, "figure"),
        Output(Ids.TREND_MARGIN, "children"),
        Output(Ids.TREND_VIEWS, "children"),
        Output(Ids.TREND_EMPTY, "children"),
        Output(Ids.TREND_TABLE, "data-markup"),
        Output(Ids.TREND_EVENTS, "data-markup"),
        Output(Ids.TREND_SPOKEN, "children"),
        Output(Ids.TREND_FRAME, "aria-label"),
        Output(Ids.TREND_FRAME, "className"),
        Output(Ids.TREND_FRAME, "data-drawn"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        Input(Ids.CLIENT, "data"),
        State(Ids.TREND_FRAME, "data-drawn"),
    )
    def show_trends(
        path: str, search: str, stored: dict[str, Any] | None, drawn: str | None
    ) -> tuple[Any, ...]:
        state, client = page_state(dataset, path, search), client_of(stored)
        if state.page != Page.TRENDS:
            raise PreventUpdate
        grows = DRAWINGS[chart_of(Page.TRENDS, state.chart)].grows
        width, height = client.width, 0 if grows else client.height
        theme = theme_of(state, client)
        view = drawn_as(state, theme, width, height)
        if view == drawn:
            raise PreventUpdate
        with speaking(state.lang):
            shown = shown_of(dataset, state)
            figure = draw_over_time(dataset, shown.chart, state, theme, width, height)
            meta = figure.layout.meta
            return (
                figure,
                trend_margin(dataset, state, shown.drawn, meta, theme),
                trend_views(dataset, state),
                _help(dataset, state, shown),
                markup(
                    [*trend_series(dataset, shown.listed, state), *trend_table(dataset, state, shown.listed)]
                ),
                markup(trend_events(dataset, state, events_of(dataset, shown.listed, state))),
                meta["finding"],
                meta["finding"],
                "trend-frame chart-grows" if grows else "trend-frame",
                view,
            )


def shown_of(dataset: Dataset, state: ViewState) -> Shown:
    """The chart of a view, and the figures that it draws and lists."""
    chart = chart_of(Page.TRENDS, state.chart)
    listed = trend_of(dataset, state)
    if chart == Chart.TREND_STACK:
        layers = as_trend(stack_of(dataset, state), listed)
        return Shown(chart, layers, layers)
    return Shown(chart, read_trend(dataset, state), listed)


def _help(dataset: Dataset, state: ViewState, shown: Shown) -> list[Component]:
    """What stands over an empty chart: filters to relax, or what can be stacked instead."""
    if shown.chart == Chart.TREND_STACK:
        return empty_stack(dataset, state, stack_of(dataset, state))
    if shown.listed.is_empty:
        return empty_trend(state, trend_relaxations(dataset, state))
    return []
