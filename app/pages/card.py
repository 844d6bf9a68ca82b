"""The card of one figure, which the address opens on any page with `figure=`."""

from dash import Dash, Input, Output

from app.components.card.content import figure_card
from app.components.ids import Ids
from app.components.markup import markup
from app.data.dataset import Dataset
from app.pages.view import view_at
from app.text.i18n import speaking


def register(app: Dash, dataset: Dataset) -> None:
    """Fill the card from the address; it is empty, and not shown, where no figure stands open."""

    @app.callback(Output(Ids.CARD, "data-markup"), Input(Ids.URL, "pathname"), Input(Ids.URL, "search"))
    def show_card(path: str, search: str) -> str:
        state = view_at(dataset, path, search).state
        with speaking(state.lang):
            return markup(figure_card(dataset, state)) if state.figure else ""
