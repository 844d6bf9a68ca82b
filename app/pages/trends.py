"""The trends page `/trends`: figures over time, with events under the axis and every figure in a table
below.
"""

from typing import Any, cast

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.components.markup import markup
from app.components.trend_series import trend_series
from app.components.trends import empty_trend, trend_events, trend_margin, trend_table
from app.data.dataset import Dataset
from app.data.trend_events import events_of
from app.data.trends import trend_of, trend_relaxations
from app.figures.template import BLANK, CONFIG
from app.figures.trend import HEIGHT, WIDTH, trend_figure
from app.pages.view import client_of, theme_of, view_at
from app.state.view import Page
from app.text.i18n import _, speaking
from app.text.trends import finding

# The figure is drawn for the measured size, so Plotly need not watch it.
_CONFIG: Any = {**CONFIG, "responsive": False}


def layout() -> Component:
    """The columns of the page; callbacks fill them.

    What is read aloud has a place of its own here: a callback whose outputs stand partly outside the page
    would also be called for other pages, where the rest of them are missing.
    """
    return html.Div(
        [
            html.Div(id=Ids.TREND_MARGIN, className="margin"),
            html.Div(
                [
                    dcc.Graph(id=Ids.TREND_CHART, figure=cast(Any, BLANK), config=_CONFIG, responsive=False),
                    html.Div(id=Ids.TREND_EMPTY, className="trend-empty"),
                ],
                id=Ids.TREND_FRAME,
                className="trend-frame",
                role="group",
                **data(measure=""),
                **aria(label=_("Chart over time; the table below it holds the same figures.")),
            ),
            html.Section(
                id=Ids.TREND_TABLE, className="trend-below", **aria(label=_("The figures of this chart"))
            ),
            html.Section(id=Ids.TREND_EVENTS, className="trend-below", **aria(label=_("Events"))),
            html.Div(id=Ids.TREND_SPOKEN, className="visually-hidden", role="status", **aria(live="polite")),
        ],
        className="trend-page",
    )


def register(app: Dash, dataset: Dataset) -> None:
    """Fill the trends page from the address."""

    @app.callback(
        Output(Ids.TREND_CHART, "figure"),
        Output(Ids.TREND_MARGIN, "children"),
        Output(Ids.TREND_EMPTY, "children"),
        Output(Ids.TREND_TABLE, "data-markup"),
        Output(Ids.TREND_EVENTS, "data-markup"),
        Output(Ids.TREND_SPOKEN, "children"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        Input(Ids.CLIENT, "data"),
    )
    def show_trends(path: str, search: str, stored: dict[str, Any] | None) -> tuple[Any, ...]:
        state, client = view_at(dataset, path, search).state, client_of(stored)
        if state.page != Page.TRENDS:
            raise PreventUpdate
        with speaking(state.lang):
            trend = trend_of(dataset, state)
            return (
                trend_figure(
                    dataset, state, theme_of(state, client), client.width or WIDTH, client.height or HEIGHT
                ),
                trend_margin(dataset, state, trend),
                empty_trend(state, trend_relaxations(dataset, state)) if trend.is_empty else [],
                markup([*trend_series(dataset, trend, state), *trend_table(dataset, trend)]),
                markup(trend_events(dataset, events_of(dataset, trend, state))),
                finding(dataset, trend),
            )
