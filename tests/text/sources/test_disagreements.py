"""The mark of figures that do not fit together says in which way they do not."""

import pytest

from app.data.editions.revised import revised
from app.domain.disagreement import KINDS
from app.text.sources.disagreements import (
    differs_sentence,
    differs_word,
    further_words,
    kind_heading,
    kind_meaning,
    signed,
)
from tests.conftest import Tiny


def test_a_revision_is_not_called_a_contradiction(tiny: Tiny) -> None:
    data = tiny(
        "observation_id\n a\n b\n c",
        disagreements="disagreement_id, kind, observations\n r, revision, a\n g, contradiction, b",
    )
    assert (differs_word(data, "a"), differs_word(data, "b"), differs_word(data, "c")) == (
        "editions differ",
        "differs",
        "",
    )
    assert "Another edition" in differs_sentence(data, "a")
    assert "does not fit" in differs_sentence(data, "b").lower()
    assert differs_sentence(data, "c") == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_own_words(tiny: Tiny, kind: str) -> None:
    data = tiny("observation_id\n a", disagreements=f"disagreement_id, kind, observations\n g, {kind}, a")
    assert differs_word(data, "a")
    assert differs_sentence(data, "a").endswith(".")
    assert kind_meaning(kind).endswith(".")
    others = {kind_heading(other) for other in KINDS if other != kind}
    assert kind_heading(kind) not in others


@pytest.mark.parametrize(("value", "words"), [(-675923.0, "−675,923"), (251009.0, "+251,009"), (0.0, "0")])
def test_a_difference_has_a_sign(value: float, words: str) -> None:
    assert signed(value) == words


def test_the_fold_says_how_large_the_rest_is(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id, value\n a, new, 100\n b, old, 130",
        disagreements="disagreement_id, kind, observations\n g, revision, a;b",
    )
    assert further_words(revised(data)) == "1 more corridor, with a difference of 30 people"
