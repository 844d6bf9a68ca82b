"""Which page an address shows."""

from collections.abc import Callable

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from app.components.chart import chart_frame
from app.components.ids import Ids
from app.components.shell import whole_view
from app.data.dataset import Dataset
from app.figures.registry import DRAWINGS
from app.pages.view import page_state
from app.state.charts import chart_of
from app.state.view import Page, ViewState
from app.text.i18n import speaking

_OF_WORDS = (Page.COUNTRY, Page.CORRIDOR, Page.TIMELINE)


def register(app: Dash, dataset: Dataset, layouts: dict[Page, Callable[[ViewState], Component]]) -> None:
    """Show the layout of the page that the path names; an unknown path shows the map, and the notice says so."""

    @app.callback(
        Output(Ids.PAGE, "children"),
        Output(Ids.PAGE, "className"),
        Output(Ids.WHOLE_VIEW, "children"),
        Input(Ids.URL, "pathname"),
        State(Ids.URL, "search"),
    )
    def show_page(path: str, search: str) -> tuple[Component, str, Component | None]:
        state = page_state(dataset, path, search)
        with speaking(state.lang):
            content = _chart_alone(state) or layouts[state.page](state)
            return content, f"page page-{state.page.name.lower()}", whole_view(state)


def _chart_alone(state: ViewState) -> Component | None:
    """The chart that an iframe asks for of a page of words and charts; None where the style sheet hides the rest."""
    if not state.embed or state.page not in _OF_WORDS:
        return None
    chart = chart_of(state.page, state.chart)
    return html.Div(chart_frame(chart, grows=DRAWINGS[chart].grows), className="chart-alone")
