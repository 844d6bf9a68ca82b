"""The page `/compare`: one choice of figures, drawn as a matrix, as streams, as a slope or as a ranking."""

from typing import Any, cast

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.attributes import aria, data
from app.components.compare.page import compare_choices, compare_margin, empty_compare
from app.components.compare.table import compare_table
from app.components.ids import Ids
from app.components.markup import markup
from app.data.compare.relaxed import compare_relaxations, drawn_corridors
from app.data.dataset import Dataset
from app.figures.map.basemap import Basemap
from app.figures.registry import draw
from app.figures.template import BLANK, CONFIG
from app.pages.view import client_of, drawn_as, page_state, theme_of
from app.state.charts import chart_of
from app.state.codec import address
from app.state.pages import Page
from app.text.i18n import _, speaking


def layout() -> Component:
    """The columns of the page; one callback fills them."""
    return html.Div(
        [
            html.Div(id=Ids.COMPARE_MARGIN, className="margin"),
            html.Div(id=Ids.COMPARE_CHOICES, className="compare-choices"),
            html.Div(
                [
                    dcc.Graph(
                        id=Ids.COMPARE_CHART,
                        figure=cast(Any, BLANK),
                        config=cast(Any, CONFIG),
                        responsive=False,
                    ),
                    html.Div(id=Ids.COMPARE_EMPTY, className="compare-empty"),
                ],
                id=Ids.COMPARE_FRAME,
                className="compare-frame",
                role="group",
                **data(measure=""),
                **aria(label=_("Drawing of figures; the table below it holds the same figures.")),
            ),
            html.Section(
                id=Ids.COMPARE_TABLE, className="compare-below", **aria(label=_("The figures as a table"))
            ),
            html.Div(
                id=Ids.COMPARE_SPOKEN, className="visually-hidden", role="status", **aria(live="polite")
            ),
        ],
        className="compare-page",
    )


def register(app: Dash, dataset: Dataset, basemap: Basemap) -> None:
    """Fill the page from the address."""

    @app.callback(
        Output(Ids.COMPARE_CHART, "figure"),
        Output(Ids.COMPARE_MARGIN, "children"),
        Output(Ids.COMPARE_CHOICES, "children"),
        Output(Ids.COMPARE_EMPTY, "children"),
        Output(Ids.COMPARE_SPOKEN, "children"),
        Output(Ids.COMPARE_FRAME, "data-drawn"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        Input(Ids.CLIENT, "data"),
        State(Ids.COMPARE_FRAME, "data-drawn"),
    )
    def show_compare(
        path: str, search: str, stored: dict[str, Any] | None, drawn: str | None
    ) -> tuple[Any, ...]:
        state, client = page_state(dataset, path, search), client_of(stored)
        if state.page != Page.COMPARE or not client.width:
            raise PreventUpdate
        theme = theme_of(state, client)
        view = drawn_as(state, theme, client.width, client.height)
        if view == drawn:
            raise PreventUpdate
        chart = chart_of(Page.COMPARE, state.chart)
        with speaking(state.lang):
            figure = draw(dataset, basemap, chart, state, theme, client.width, client.height)
            meta = figure.layout.meta
            is_empty = not drawn_corridors(dataset, state, chart)
            return (
                figure,
                compare_margin(dataset, state, chart, meta),
                compare_choices(dataset, state, chart),
                empty_compare(state, compare_relaxations(dataset, state, chart)) if is_empty else [],
                meta["finding"],
                view,
            )

    # The table takes as long as the drawing, which need not wait for it.
    @app.callback(
        Output(Ids.COMPARE_TABLE, "data-markup"),
        Output(Ids.COMPARE_TABLE, "data-view"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        State(Ids.COMPARE_TABLE, "data-view"),
    )
    def show_table(path: str, search: str, shown: str | None) -> tuple[str, str]:
        state = page_state(dataset, path, search)
        if state.page != Page.COMPARE or address(state) == shown:
            raise PreventUpdate
        with speaking(state.lang):
            return markup(compare_table(dataset, state, chart_of(Page.COMPARE, state.chart))), address(state)
