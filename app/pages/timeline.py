"""The page `/timeline`: the dated events in lanes by country, and all of them in a list below."""

from functools import lru_cache

from dash import ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.chart import chart_frame
from app.components.ids import Ids
from app.components.markup import markup
from app.components.timeline.events import timeline_list
from app.components.timeline.page import timeline_margin
from app.data.dataset import Dataset
from app.figures.map.basemap import Basemap
from app.pages.charts import register_chart
from app.pages.view import page_state
from app.state.charts import Chart
from app.state.view import Page, ViewState
from app.text.i18n import speaking


def layout() -> Component:
    """The parts that the callbacks fill."""
    return html.Div(
        [
            html.Div(id=Ids.TIMELINE_MARGIN, className="margin timeline-margin"),
            html.Div(chart_frame(Chart.TIMELINE, grows=True), className="timeline-chart"),
            html.Div(id=Ids.TIMELINE_LIST, className="timeline-list"),
        ],
        className="timeline-page",
    )


def register(app: Dash, dataset: Dataset, basemap: Basemap) -> None:
    """Fill the page from the address, and go to the event that it names after `#` (see assets/49_timeline.js)."""
    register_chart(app, dataset, basemap, Chart.TIMELINE)

    @app.callback(
        Output(Ids.TIMELINE_MARGIN, "data-markup"),
        Output(Ids.TIMELINE_LIST, "data-markup"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
    )
    def show_events(path: str, search: str) -> tuple[str, str]:
        state = page_state(dataset, path, search)
        if state.page != Page.TIMELINE:
            raise PreventUpdate
        return _content(dataset, state)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridorsAnchors", "goTo"),
        Output(Ids.TIMELINE_LIST, "data-anchor"),
        Input(Ids.TIMELINE_LIST, "data-markup"),
        Input(Ids.URL, "hash"),
    )


@lru_cache(maxsize=64)
def _content(dataset: Dataset, state: ViewState) -> tuple[str, str]:
    """Margin and list of a view as text."""
    with speaking(state.lang):
        return markup(timeline_margin(dataset, state)), markup(timeline_list(dataset, state))
