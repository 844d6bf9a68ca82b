"""From the address bar (and what the browser says of itself) to the typed things that pages work with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.data.addresses import view_of_address
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.state.codec import Parsed, address
from app.state.view import ViewState


@dataclass(frozen=True, slots=True)
class Client:
    """What the browser says of itself: the theme of its system, and the size in pixels that the chart may take.

    `sizes` are those of the frames of charts, by DOM id, where a page has several.
    """

    theme: Theme = Theme.LIGHT
    width: int = 0
    height: int = 0
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def view_at(dataset: Dataset, path: str | None, search: str | None) -> Parsed:
    """The view at an address, and what of the address was ignored."""
    return view_of_address(dataset, path or "/", search or "")


def page_state(dataset: Dataset, path: str | None, search: str | None) -> ViewState:
    """The view that a page shows: that of its address without the card, which stands over it and changes nothing."""
    return view_at(dataset, path, search).state.but(figure=None)


def client_of(stored: dict[str, Any] | None) -> Client:
    """What the browser stored, or the defaults where it has not yet."""
    stored = stored or {}
    theme = Theme.DARK if stored.get("theme") == Theme.DARK else Theme.LIGHT
    sizes = {name: (int(width), int(height)) for name, (width, height) in (stored.get("sizes") or {}).items()}
    return Client(theme, int(stored.get("width") or 0), int(stored.get("height") or 0), sizes)


def theme_of(state: ViewState, client: Client) -> Theme:
    """The theme that a view is shown in: the one in the address, else the system's."""
    return state.theme or client.theme


def drawn_as(state: ViewState, theme: Theme, width: int, height: int) -> str:
    """All that a drawing of `width` by `height` pixels depends on; a page that shows the same need not be redrawn."""
    return f"{address(state)} {theme} {width}x{height}"
