"""Words of the registry: every word that a series may carry has its sentence, and none says more than the data."""

import pytest

from app.data.package.schema import TABLES
from app.data.sources.holdings import holdings
from app.text.sources.registry import (
    absent_words,
    change_words,
    compared_words,
    counted_by_words,
    counts_words,
    frequency_name,
    held_words,
    method_name,
    not_counted_words,
    unit_and_time,
    why_left_out_name,
    years_words,
)
from tests.conftest import Tiny


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("series", "frequency", frequency_name),
        ("series", "method", method_name),
        ("series", "absent", absent_words),
        ("series", "counted_by", counted_by_words),
        ("left_out", "why", why_left_out_name),
    ],
)
def test_every_word_of_a_column_has_its_own_words(table: str, column: str, words: object) -> None:
    values = TABLES[table].columns[column].constraints["enum"]
    found = [words(value) for value in values]  # type: ignore[operator]
    assert all(found)
    assert len(set(found)) == len(found)


def test_absent_corridors_are_unknown_unless_the_series_says_zero() -> None:
    assert "not zero" in absent_words("not_listed")
    assert "nobody" in absent_words("zero")


def test_a_series_says_what_may_be_made_of_it(tiny: Tiny) -> None:
    data = tiny(
        series="""
        series_id, title, change_allowed, comparable_with, not_counted
        one,       One,   yes,            two,             People without papers
        two,       Two,   no,             ,
        """
    )
    one, two = data.series["one"], data.series["two"]
    assert (change_words(one), change_words(two)) == ("may be worked out", "not worked out")
    assert compared_words(one).endswith("with:")
    assert "not to be joined" in compared_words(two)
    assert (not_counted_words(one), not_counted_words(two)) == ("Does not count: People without papers", "")


def test_numbers_years_and_units_of_a_measure(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, measure, unit,       period
        a,              one,       cost,    USD/person, 2014
        b,              one,       cost,    USD/person, 2019
        c,              two,       cost,    MMK,        2018
        """
    )
    rows = holdings(data)["cost"]
    assert [held_words(row) for row in rows] == ["2 figures", "1 figure"]
    assert [years_words(row) for row in rows] == ["2014 to 2019", "2018"]
    assert counts_words(rows) == "3 figures in 2 series"
    assert unit_and_time("cost", rows) == "Unit: US dollars a person, kyat. A number at a date."
    assert unit_and_time("flow", rows).endswith("A number within a period.")
