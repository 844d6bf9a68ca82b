"""The way out of an empty result: a button for each filter that helps when it is set back."""

from collections.abc import Iterable

from dash import dcc
from dash.development.base_component import Component

from app.state.codec import address
from app.state.view import ViewState
from app.text.i18n import _


def relax_links(
    state: ViewState, offers: Iterable[tuple[str, str]], cleared: ViewState | None = None
) -> list[Component]:
    """Links that set one filter back each, from its name and the words of the button; where none helps, one that
    clears all filters and leads to `cleared`.
    """
    plain = ViewState()
    links = [_button(words, state.but(**{name: getattr(plain, name)})) for name, words in offers]
    return links or [_button(_("Clear filters"), cleared or state.without_filters())]


def _button(words: str, there: ViewState) -> Component:
    return dcc.Link(words, href=address(there), className="button")
