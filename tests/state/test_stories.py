"""Addresses of stories."""

import pytest

from app.config import ROOT
from app.state import stories


@pytest.mark.parametrize(("lang", "mark"), [("en", ""), ("th", "?lang=th")])
def test_addresses_carry_the_language(lang: str, mark: str) -> None:
    assert stories.list_address(lang) == f"/present{mark}"
    assert stories.player_address("a", lang, 3) == f"/present/a{mark}#3"
    assert stories.deck_address("a", lang) == f"/present/a/deck.json{mark}"
    assert stories.file_address("a", "pptx", lang) == f"/export/story/a.pptx{mark}"
    assert stories.own_file_address("html", lang) == f"/stories/mine.html{mark}"


def test_scripts_keep_the_story_under_the_name_that_the_server_gives() -> None:
    """The player reads what the buttons of the charts have kept."""
    text = (ROOT / "assets" / "60_export.js").read_text(encoding="utf-8")
    assert f'STORY = "{stories.STORE}"' in text
