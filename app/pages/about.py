"""The page `/about`: who publishes, how to report an error, how to reuse and cite, limits, access and privacy."""

from datetime import UTC, datetime

from dash import ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component

from app.components.about import about_page
from app.components.attributes import data
from app.components.ids import Ids
from app.components.markup import markup
from app.config import Settings
from app.data.dataset import Dataset
from app.data.editions.releases import releases
from app.state.view import ViewState


def layout(dataset: Dataset, settings: Settings, state: ViewState) -> Component:
    """The whole page, as text: nobody operates it but for one button, which a script of its own serves."""
    content = about_page(dataset, state, settings, releases(settings.data), datetime.now(UTC).date())
    return html.Div(id=Ids.ABOUT, className="sources-page about-page", **data(markup=markup(content)))


def register(app: Dash) -> None:
    """Go to the section that the address names after `#`."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridorsAnchors", "goTo"),
        Output(Ids.ABOUT, "data-anchor"),
        Input(Ids.ABOUT, "data-markup"),
        Input(Ids.URL, "hash"),
    )
