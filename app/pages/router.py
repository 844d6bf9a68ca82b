"""Which page an address shows."""

from collections.abc import Callable

from dash import Dash, Input, Output
from dash.development.base_component import Component

from app.components.ids import Ids
from app.data.dataset import Dataset
from app.pages.view import view_at
from app.state.view import Page
from app.text.i18n import speaking


def register(app: Dash, dataset: Dataset, layouts: dict[Page, Callable[[], Component]]) -> None:
    """Show the layout of the page that the path names; an unknown path shows the map, and the notice says so."""

    @app.callback(Output(Ids.PAGE, "children"), Output(Ids.PAGE, "className"), Input(Ids.URL, "pathname"))
    def show_page(path: str) -> tuple[Component, str]:
        state = view_at(dataset, path, "").state
        with speaking(state.lang):
            return layouts[state.page](), f"page page-{state.page.name.lower()}"
