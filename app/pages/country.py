"""Country pages, `/country/THA`: what is known of one country, and `/country`, where to choose one."""

from typing import Any

from dash import Dash, Input, Output, State
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.country.index import country_list
from app.components.country.page import country_page, written
from app.components.ids import Ids
from app.data.dataset import Dataset
from app.figures.map.basemap import Basemap
from app.pages.charts import register_chart
from app.pages.view import page_state
from app.state.charts import CHARTS
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.i18n import speaking


def layout(dataset: Dataset, state: ViewState) -> Component:
    """The whole page; only its charts are filled by callbacks."""
    return country_page(dataset, state) if state.place else country_list(dataset, state)


def register(app: Dash, dataset: Dataset, basemap: Basemap) -> None:
    """Draw the charts of the page, and keep its words in step with the filters of the address."""
    for chart in CHARTS[Page.COUNTRY]:
        register_chart(app, dataset, basemap, chart)

    @app.callback(
        Output(Ids.COUNTRY_HEAD, "data-markup"),
        Output(Ids.COUNTRY_SIDE, "data-markup"),
        Output(Ids.COUNTRY_WORDS, "data-markup"),
        Output(Ids.COUNTRY_WORDS, "data-view"),
        Input(Ids.URL, "search"),
        State(Ids.URL, "pathname"),
        State(Ids.COUNTRY_WORDS, "data-view"),
        prevent_initial_call=True,
    )
    def show_words(search: str, path: str, shown: str | None) -> tuple[Any, ...]:
        state = page_state(dataset, path, search)
        view = address(state)
        if state.page != Page.COUNTRY or not state.place or view == shown:
            raise PreventUpdate
        with speaking(state.lang):
            return (*written(dataset, state), view)
