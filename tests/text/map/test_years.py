"""What the row of years says of years in between that have nothing to show."""

import pytest

from app.data.standing import Counted, Standing
from app.text.map.years import gap_words


def shown(year: int | None, *years: int, counted: Counted = Counted.CORRIDORS) -> Standing:
    return Standing("workers", year, (), (), (), tuple((each, 1) for each in years), counted)


@pytest.mark.parametrize(
    ("year", "years", "said"),
    [
        (2014, (2012, 2014), "No figure by corridor in 2013"),
        (2017, (2014, 2017), "No figure by corridor in 2015 and 2016"),
        (2024, (1990, 2020, 2024), "No figure by corridor from 2021 to 2023"),
        (2020, (2019, 2020), ""),
        (2012, (2012, 2014), ""),
    ],
    ids=["one", "two", "more", "none", "first"],
)
def test_the_years_since_the_last_figure_are_told(year: int, years: tuple[int, ...], said: str) -> None:
    assert gap_words(shown(year, *years)) == said


@pytest.mark.parametrize("year", [2013, None])
def test_a_year_without_figures_says_so_elsewhere(year: int | None) -> None:
    assert gap_words(shown(year, 2012, 2014)) == ""


def test_totals_and_mentions_are_told_as_what_they_are() -> None:
    assert gap_words(shown(2014, 2012, 2014, counted=Counted.MARKS)) == "No figure in 2013"
    assert gap_words(shown(2014, 2012, 2014, counted=Counted.MENTIONS)) == "Nothing named in 2013"
