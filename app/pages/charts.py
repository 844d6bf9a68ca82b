"""One callback for every chart that stands in a frame of its own on a page of words."""

from typing import Any

from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from app.components.chart import FOOT, FRAME, GRAPH, HEAD, chart_foot, chart_head, part_id
from app.components.ids import Ids
from app.data.dataset import Dataset
from app.figures.map.basemap import Basemap
from app.figures.registry import DRAWINGS, draw
from app.pages.view import client_of, drawn_as, page_state, theme_of
from app.state.charts import Chart, page_of
from app.text.i18n import speaking


def register_chart(app: Dash, dataset: Dataset, basemap: Basemap, chart: Chart) -> None:
    """Draw a chart of the registry in its frame, from the address and the size that the browser measured."""
    frame = part_id(chart, FRAME)

    @app.callback(
        Output(part_id(chart, GRAPH), "figure"),
        Output(part_id(chart, HEAD), "children"),
        Output(part_id(chart, FOOT), "children"),
        Output(frame, "aria-label"),
        Output(frame, "data-drawn"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        Input(Ids.CLIENT, "data"),
        State(frame, "data-drawn"),
    )
    def show_chart(
        path: str, search: str, stored: dict[str, Any] | None, drawn: str | None
    ) -> tuple[Any, ...]:
        state, client = page_state(dataset, path, search), client_of(stored)
        width, height = client.sizes.get(frame, (0, 0))
        if state.page != page_of(chart) or not width:
            raise PreventUpdate
        height = 0 if DRAWINGS[chart].grows else height
        theme = theme_of(state, client)
        view = drawn_as(state, theme, width, height)
        if view == drawn:
            raise PreventUpdate
        with speaking(state.lang):
            figure = draw(dataset, basemap, chart, state, theme, width, height)
            meta = figure.layout.meta
            return (
                figure,
                chart_head(meta),
                chart_foot(meta, state, chart),
                meta["finding"] or meta["title"],
                view,
            )
