"""Fonts, languages and sizes of the text on slides."""

import pytest

from app.export.slides.column import AFTER, Words, column_lines
from app.export.slides.text import (
    Run,
    block_height,
    complex_font,
    cut,
    fitting_size,
    lines_of,
    paragraph,
    width_of,
)
from app.figures.tokens import LIGHT


@pytest.mark.parametrize(
    ("text", "lang", "font"),
    [
        ("แรงงาน", "en", "Leelawadee UI"),
        ("ແຮງງານ", "lo", "Leelawadee UI"),
        ("ពលករ", "km", "Leelawadee UI"),
        ("အလုပ်သမား", "en", "Myanmar Text"),
        ("1,820,928", "my", "Myanmar Text"),
        ("1,820,928", "en", "Leelawadee UI"),
    ],
)
def test_complex_scripts_have_the_font_of_their_letters_else_of_the_language(text, lang, font) -> None:
    assert complex_font(text, lang) == font


def test_runs_carry_language_and_fonts_and_escape_their_text() -> None:
    xml = paragraph((Run("a < b & c\x0b", 12, "#1C2427", bold=True),), "th")
    assert 'lang="th-TH"' in xml
    assert 'altLang="en-GB"' in xml
    assert "a &lt; b &amp; c</a:t>" in xml
    assert (
        '<a:latin typeface="Calibri"/><a:ea typeface="Microsoft YaHei"/><a:cs typeface="Leelawadee UI"/>'
        in xml
    )


def test_lines_are_counted_by_words_and_by_letters_where_there_are_no_spaces() -> None:
    assert lines_of("one two", 12, 1000) == 1
    assert lines_of("word " * 40, 12, 200) > 4
    assert lines_of("แรงงานข้ามชาติในประเทศไทย" * 6, 12, 200) > 4
    assert lines_of("one\ntwo", 12, 1000) == 2


@pytest.mark.parametrize("text", ["word " * 200, "แรงงานข้ามชาติ" * 60, "外国劳动者" * 90])
def test_a_text_is_cut_to_its_box(text) -> None:
    short = cut(text, 12, 200, 60)
    assert short.endswith("…")
    assert block_height(short, 12, 200) <= 60
    assert cut("short", 12, 200, 60, "More.") == "short"
    told = cut(text, 12, 200, 60, "More.")
    assert told.endswith("… More.")
    assert block_height(told, 12, 200) <= 60


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fitting_size("short", 400, 40, (28, 20, 12)) == 28
    assert fitting_size("word " * 30, 400, 40, (28, 20, 12)) == 12


def test_columns_hold_caveats_while_there_is_room_and_say_that_more_stand_in_the_notes() -> None:
    caveats = tuple(f"Caveat {number} of several that take two lines in a column." for number in range(20))
    lines = column_lines(
        Words("What is found. " * 6, marks=("Hollow: estimates.",), caveats=caveats), 220, 300, LIGHT
    )
    texts = [run.text for line in lines for run in line]
    assert texts[1] == "Hollow: estimates."
    assert "notes" in texts[-1]
    assert 2 < len(texts) < 12
    assert sum(block_height(line[0].text, line[0].size, 220) + AFTER for line in lines) <= 300
    assert column_lines(Words("Short.", caveats=("One.",)), 220, 300, LIGHT)[-1][0].text == "One."


def test_bold_is_wider() -> None:
    assert width_of("1,820,928", 12, bold=True) > width_of("1,820,928", 12)
