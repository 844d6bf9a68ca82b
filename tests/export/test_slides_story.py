"""Slides of a whole story: a title, then one slide a step, with its words, its chart and its speaker notes."""

import io
import re

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from app.data.stories.stories import parse_story
from app.export.context import Context
from app.export.slides.slides import slides_of_story

STORY = """
title: Two steps
subtitle: What they show
slides:
  - title: Vietnamese in Japan
    text: Both are UN estimates of residents. Nearly 190,000 technical interns were there in June 2019.
    notes: |-
      Say what is counted.

      Source: United Nations.
    view: /trends?measure=stock&series=undesa-ims-2024&origin=VNM&destination=JPN
    figures: [undesa-2024-vnm-jpn-2024-total, ar2019-vnm-jpn-titp-2019-06]
  - title: Ask a number five questions
    text: What does it count? Who counted?
    notes: Let the room answer.
"""


@pytest.fixture(scope="module")
def deck(context: Context, renderer) -> Deck:
    """The slides of a small story."""
    return Presentation(
        io.BytesIO(slides_of_story(context, renderer, parse_story(context.dataset, STORY, "two.yml")))
    )


def _words(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_title_slide_comes_first_then_a_slide_for_each_step(deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == ["Two steps", "Vietnamese in Japan", "Ask a number five questions"]
    assert deck.core_properties.title == "Two steps"
    assert deck.core_properties.subject == "What they show"


def test_a_step_has_its_sentences_chart_and_the_name_of_the_chart(deck) -> None:
    slide = deck.slides[1]
    assert [shape for shape in slide.shapes if shape.has_chart]
    words = _words(slide)
    assert "Nearly 190,000" in words
    assert "Vietnam to Japan: residents from abroad" in words


def test_sources_of_numbers_that_the_chart_does_not_show_are_named(deck) -> None:
    words = _words(deck.slides[1])
    assert re.search("Other numbers in the words. Source: Ministry of Justice", words)


def test_notes_begin_with_what_the_speaker_says_and_hold_source_and_address(deck) -> None:
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert notes.startswith("Say what is counted.")
    assert "Source: United Nations" in notes
    assert "https://corridors.example.org/trends?" in notes
    assert deck.slides[2].notes_slide.notes_text_frame.text.startswith("Let the room answer.")


def test_a_step_of_words_alone_has_large_type(deck) -> None:
    slide = deck.slides[2]
    box = next(shape for shape in slide.shapes if shape.name == "Text")
    assert box.text_frame.paragraphs[0].runs[0].font.size.pt >= 20
