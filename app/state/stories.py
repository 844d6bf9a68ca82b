"""Stories as addresses and as the browser keeps them: ids, limits, and where each of their forms is found."""

from collections.abc import Mapping
from types import MappingProxyType

from app.state.pages import Page
from app.state.view import DEFAULT_LANGUAGE

MINE = "mine"
"""The id of the story that a reader keeps in the browser."""
STORE = "corridors-story"
"""The name under which the browser keeps it."""
MOST_SLIDES = 60
MOST_FIGURES = 60
MOST_CHARACTERS = 200_000
"""The longest text that is read as a story."""
LENGTHS: Mapping[str, int] = MappingProxyType(
    {"title": 110, "subtitle": 200, "text": 480, "notes": 4_000, "view": 2_000}
)
"""Characters that the fields of a story and of its slides may have."""

CHECK = "/stories/check"
"""Where the text of a story is sent to be checked."""
DECK = "/deck"
"""Where a story is sent to be shown that the server does not have."""


def list_address(lang: str) -> str:
    """The page of all stories."""
    return f"{Page.PRESENT}{_spoken(lang)}"


def player_address(story_id: str, lang: str, slide: int = 0) -> str:
    """Where a story is presented, from a slide on."""
    return f"{Page.PRESENT}/{story_id}{_spoken(lang)}{f'#{slide}' if slide else ''}"


def deck_address(story_id: str, lang: str) -> str:
    """The slides of a story that ships, as JSON."""
    return f"{Page.PRESENT}/{story_id}/deck.json{_spoken(lang)}"


def file_address(story_id: str, ending: str, lang: str) -> str:
    """A story that ships as a file."""
    return f"/export/story/{story_id}.{ending}{_spoken(lang)}"


def own_file_address(ending: str, lang: str) -> str:
    """Where the reader's story is sent to become a file."""
    return f"/stories/{MINE}.{ending}{_spoken(lang)}"


def _spoken(lang: str) -> str:
    return "" if lang == DEFAULT_LANGUAGE else f"?lang={lang}"
