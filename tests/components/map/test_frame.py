"""The frame of the map: all words that its scripts need, the help of the keys, and the place that stands out."""

import re

import pytest

from app.components.ids import Ids
from app.components.map.frame import focus_words, keys_help, map_frame
from app.state.view import ViewState
from tests.tools.tree import links, parts, words


def part(id_: Ids) -> dict[str, object]:
    (found,) = [each for each in parts([map_frame(), keys_help()]) if each.get("id") == id_]
    return found


def test_the_picture_is_told_as_a_picture_and_what_answers_to_keys_stands_beside_it() -> None:
    (picture,) = [each for each in parts(map_frame()) if each.get("role") == "img"]
    assert {each.get("id") for each in parts(picture["children"])} == {Ids.FLOW_MAP}
    keys = part(Ids.MAP_KEYS)
    assert keys["tabIndex"] == 0
    assert keys["aria-label"]
    assert keys["aria-describedby"] == part(Ids.MAP_KEYS_HELP)["id"]


@pytest.mark.parametrize("template", ["data-size", "data-place", "data-named"])
def test_positions_are_sentences_with_both_numbers(template: str) -> None:
    sentence = str(part(Ids.MAP_KEYS)[template])
    assert set(re.findall(r"{\w+}", sentence)) == {"{n}", "{all}"}
    assert sentence.endswith(".")


def test_the_note_of_an_arrow_is_hidden_until_a_script_fills_it() -> None:
    note = part(Ids.MAP_NOTE)
    assert note["hidden"] is True
    assert "All its figures" in links(note["children"])
    assert "Close this note" in [each.get("aria-label") for each in parts(note["children"])]


def test_the_help_names_every_key_with_what_it_does() -> None:
    text = words(keys_help())
    for key in ("← →", "Page", "Home End", "Enter", "Space", "O D", "Esc"):
        assert key in text


def test_the_way_back_from_a_place_keeps_all_else() -> None:
    state = ViewState(focus="KHM", channel=("MOU",), year=2019)
    told = focus_words(state, "Cambodia", is_drawn=True)
    assert links(told) == {"Show all alike": "/?channel=MOU&year=2019"}
    assert "Flows from and to Cambodia stand out." in words(told)
    assert "No arrow here is from or to Cambodia." in words(focus_words(state, "Cambodia", is_drawn=False))
