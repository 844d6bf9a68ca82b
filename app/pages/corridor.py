"""Corridor pages, `/corridor/MMR-THA`: all that is known of one corridor, and `/corridor`, where to choose one."""

from dash import Dash
from dash.development.base_component import Component

from app.components.corridor.index import corridor_index
from app.components.corridor.page import corridor_page
from app.data.dataset import Dataset
from app.figures.map.basemap import Basemap
from app.pages.charts import register_chart
from app.state.charts import CHARTS
from app.state.view import Page, ViewState


def layout(dataset: Dataset, state: ViewState) -> Component:
    """The whole page; only its charts are filled by callbacks."""
    return corridor_page(dataset, state) if state.corridor else corridor_index(dataset, state)


def register(app: Dash, dataset: Dataset, basemap: Basemap) -> None:
    """Draw the charts of the page."""
    for chart in CHARTS[Page.CORRIDOR]:
        register_chart(app, dataset, basemap, chart)
