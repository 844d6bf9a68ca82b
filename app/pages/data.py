"""The page `/data`: every published figure in a table that the server filters, sorts and cuts into sheets."""

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from app.components.ids import Ids
from app.components.markup import markup
from app.components.table import data_margin, data_table
from app.data.absence import absences
from app.data.dataset import Dataset
from app.data.queries import helpful, sheet_of
from app.export.context import Context
from app.export.table.package import package_size
from app.pages.view import page_state
from app.state.view import Page, ViewState
from app.text.i18n import speaking


def layout() -> Component:
    """The places that the callback fills."""
    return html.Div(
        [
            html.Div(id=Ids.DATA_MARGIN, className="margin"),
            html.Div(id=Ids.DATA_FRAME, className="data-frame"),
        ],
        className="data-columns",
    )


def register(app: Dash, context: Context) -> None:
    """Show the figures that the address asks for."""
    dataset = context.dataset

    @app.callback(
        Output(Ids.DATA_MARGIN, "children"), Output(Ids.DATA_FRAME, "data-markup"), Input(Ids.URL, "search")
    )
    def show_figures(search: str) -> tuple[list[Component], str]:
        state = page_state(dataset, Page.DATA, search)
        with speaking(state.lang):
            margin, table = content(dataset, state, package_size(context))
            return margin, markup(table)


def content(
    dataset: Dataset, state: ViewState, package: int | None
) -> tuple[list[Component], list[Component]]:
    """Margin column and table of a view; `package` is the size of the data package in bytes, None if there is none."""
    sheet = sheet_of(dataset, state)
    relaxed = () if sheet.found else helpful(dataset, state)
    missing = absences(dataset, state)
    return (
        data_margin(dataset, state, sheet, missing, package),
        data_table(dataset, state, sheet, relaxed, missing),
    )
