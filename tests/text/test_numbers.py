"""Numbers and dates in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import parse_period
from app.text.numbers import counted, day_or_month, number, period_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1,000"),
        (1_820_928.0, "1,820,928"),
        (4.3, "4.3"),
        (1.5555, "1.556"),
        (2_800_000_000, "2,800,000,000"),
        (-3, "−3"),
    ],
)
def test_numbers_have_separators_and_no_needless_decimals(value: float, words: str) -> None:
    assert number(value) == words


@given(st.integers(0, 10**12))
def test_a_whole_number_is_printed_with_every_digit(value: int) -> None:
    assert int(number(value).replace(",", "")) == value
    assert number(float(value)) == number(value)


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2019", "2019", "2019"),
        ("2019-12", "December 2019", "Dec 2019"),
        ("2014-06-20", "20 June 2014", "20 Jun 2014"),
        ("2014-06-01", "1 June 2014", "1 Jun 2014"),
    ],
)
def test_a_date_in_words(text: str, words: str, short: str) -> None:
    assert (day_or_month(text), day_or_month(text, short=True)) == (words, short)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019", "2019"),
        ("2019-08", "August 2019"),
        ("2019-01/2019-10", "January to October 2019"),
        ("2018-11/2019-02", "November 2018 to February 2019"),
        ("2016/2019", "2016 to 2019"),
        ("2014-06-01/2014-06-20", "1 June to 20 June 2014"),
        ("2019/2019-10", "2019 to October 2019"),
        ("../2014-09-05", "until 5 September 2014"),
        ("../2014", "until 2014"),
    ],
)
def test_a_period_in_words(text: str, words: str) -> None:
    assert period_words(parse_period(text)) == words


@given(st.dates().filter(lambda day: day.year >= 1000), st.dates().filter(lambda day: day.year >= 1000))
def test_both_ends_of_a_period_are_told(one: object, other: object) -> None:
    start, end = sorted([str(one), str(other)])
    words = period_words(parse_period(f"{start}/{end}"))
    assert words.endswith(day_or_month(end))
    assert words.startswith(day_or_month(start).rsplit(" ", 1)[0])
    assert start[:4] in words


@pytest.mark.parametrize(
    ("n", "told"),
    [
        (1, "1 row of Mae Sot"),
        (2, "2 rows of Mae Sot"),
        (1234, "1,234 rows of Mae Sot"),
        (0, "0 rows of Mae Sot"),
    ],
)
def test_a_counted_sentence_has_the_form_and_the_digits_of_its_number(n: int, told: str) -> None:
    assert counted("{n} row of {place}", "{n} rows of {place}", n, place="Mae Sot") == told
