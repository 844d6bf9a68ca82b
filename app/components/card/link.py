"""Links that open the card of one figure, which stands over any page; what is in it is in `content`."""

from collections.abc import Sequence

from dash import dcc
from dash.development.base_component import Component

from app.state.codec import address
from app.state.view import ViewState

Content = str | Component | Sequence[str | Component]


def card_link(
    state: ViewState, observation_id: str, content: Content, class_name: str = "card-link"
) -> Component:
    """A link that opens the card of a figure over the page of `state`."""
    return dcc.Link(content, href=address(state.but(figure=observation_id)), className=class_name)
