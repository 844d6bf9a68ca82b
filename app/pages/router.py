"""Which page an address shows."""

from collections.abc import Callable

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from app.components.ids import Ids
from app.data.dataset import Dataset
from app.pages.view import view_at
from app.state.view import Page, ViewState
from app.text.i18n import speaking


def register(app: Dash, dataset: Dataset, layouts: dict[Page, Callable[[ViewState], Component]]) -> None:
    """Show the layout of the page that the path names; an unknown path shows the map, and the notice says so."""

    @app.callback(
        Output(Ids.PAGE, "children"),
        Output(Ids.PAGE, "className"),
        Input(Ids.URL, "pathname"),
        State(Ids.URL, "search"),
    )
    def show_page(path: str, search: str) -> tuple[Component, str]:
        state = view_at(dataset, path, search).state
        with speaking(state.lang):
            return layouts[state.page](state), f"page page-{state.page.name.lower()}"
