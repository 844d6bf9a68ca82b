"""The page `/sources`: where every figure comes from, and how far it can be trusted."""

from functools import lru_cache

from dash import ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component

from app.components.ids import Ids
from app.components.markup import markup
from app.components.sources.page import sources_page
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.pages.view import page_state
from app.state.view import Page, ViewState
from app.text.i18n import speaking


def layout() -> Component:
    """The place that the callback fills."""
    return html.Div(id=Ids.SOURCES_LIST, className="sources-page")


def register(app: Dash, dataset: Dataset) -> None:
    """Show the sources in the language of the address, and go to the one that the address names after `#`."""

    @app.callback(Output(Ids.SOURCES_LIST, "data-markup"), Input(Ids.URL, "search"))
    def show_sources(search: str) -> str:
        state = page_state(dataset, Page.SOURCES, search)
        return _content(dataset, state.lang, state.theme)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridorsAnchors", "goTo"),
        Output(Ids.SOURCES_LIST, "data-anchor"),
        Input(Ids.SOURCES_LIST, "data-markup"),
        Input(Ids.URL, "hash"),
    )


@lru_cache(maxsize=16)
def _content(dataset: Dataset, lang: str, theme: Theme | None) -> str:
    """The page as text; it depends on nothing else that an address can say."""
    with speaking(lang):
        return markup(sources_page(dataset, ViewState(page=Page.SOURCES, lang=lang, theme=theme)))
