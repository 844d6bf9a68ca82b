"""Words for what has no number."""

import pytest

from app.data.absence import Absence, Nothing, Outside, absences
from app.data.dataset import Dataset
from app.data.obs_status import ABSENCE_CODES, FIGURE_CODES
from app.state.view import Page, ViewState
from app.text.absence import (
    confidence_words,
    dates_without,
    nothing_name,
    nothing_reason,
    nothing_sign,
    nothing_words,
    status_sentence,
    zero_words,
)
from tests.conftest import tiny_dataset

PAIR = ("LAO", "JPN")


@pytest.fixture
def small() -> Dataset:
    return tiny_dataset(
        """
        observation_id, series_id, origin, destination, channel, measure, period
        a, model, KHM, THA, ALL, flow, 2010-07/2015-06
        b, model, KHM, THA, ALL, flow, 2015-07/2020-06
        c, list,  KHM, THA, ALL, stock, 2000-07-01
        d, list,  KHM, THA, ALL, stock, 2010-07-01
        e, list,  KHM, THA, ALL, stock, 2020-07-01
        f, list,  KHM, THA, ALL, stock, 2024-07-01
        """,
        series="series_id, title, measure, absent\n model, Moves, flow, zero\n list, Residents, stock, not_listed",
    )


def test_names_and_signs_tell_the_kinds_apart() -> None:
    assert len({nothing_name(kind) for kind in Nothing}) == len(Nothing)
    assert len({nothing_sign(kind) for kind in Nothing}) == len(Nothing)
    assert "0" not in {nothing_sign(kind) for kind in Nothing}


@pytest.mark.parametrize(
    ("absence", "sentence"),
    [
        (
            Absence(PAIR, "list", 2020, Nothing.NOT_LISTED),
            "“Residents” does not list Laos to Japan, 1 July 2020. That does not mean zero.",
        ),
        (
            Absence(PAIR, "list", 2020, Nothing.NOT_LISTED, ("OOO", "JPN")),
            (
                "“Residents” does not list Laos to Japan, 1 July 2020: whoever is there stands in its total of "
                "other and unknown origins. That does not mean zero."
            ),
        ),
        (
            Absence(PAIR, "model", 2012, Nothing.ZERO),
            (
                "“Moves” leaves out those without anybody: that it has no row for Laos to Japan, July 2010 to June "
                "2015, means zero after rounding."
            ),
        ),
        (
            Absence(PAIR, "list", 2020, Nothing.WITHHELD),
            "“Residents” keeps the number for Laos to Japan, 1 July 2020, back.",
        ),
        (Absence(PAIR, "", 2020, Nothing.OUTSIDE), "No series here covers Laos to Japan in 2020."),
        (
            Absence(PAIR, "list", 2020, Nothing.OUTSIDE, outside=Outside.PLACES),
            "“Residents” does not cover Laos to Japan in 2020.",
        ),
        (
            Absence(PAIR, "list", 2003, Nothing.OUTSIDE, outside=Outside.YEAR),
            "“Residents” has no figures for 2003, so none for Laos to Japan.",
        ),
    ],
)
def test_the_sentence_says_who_says_nothing_of_what_and_when(
    small: Dataset, absence: Absence, sentence: str
) -> None:
    assert nothing_words(small, absence) == sentence


@pytest.mark.parametrize("outside", [None, *Outside])
@pytest.mark.parametrize("kind", Nothing)
def test_every_kind_has_a_reason_without_open_places(
    small: Dataset, kind: Nothing, outside: Outside | None
) -> None:
    for inside in (None, ("OOO", "JPN"), ("KHM", "ALL")):
        absence = Absence(PAIR, "list", 2020, kind, inside if kind == Nothing.NOT_LISTED else None, outside)
        assert "{" not in nothing_reason(small, absence) + nothing_words(small, absence)


def test_a_list_with_a_total_names_it(small: Dataset) -> None:
    reason = nothing_reason(small, Absence(PAIR, "list", 2020, Nothing.NOT_LISTED, ("LAO", "ALL")))
    assert "stands in its total “Laos to all destinations”" in reason


@pytest.mark.parametrize(
    ("series", "years", "words"),
    [
        ("list", [2000, 2010, 2020, 2024], "2000 to 2024, 4 dates"),
        ("list", [2000, 2010, 2024], "2000 to 2010, 2 dates, 2024"),
        ("list", [2000, 2020], "2000, 2020"),
        ("model", [2012], "2010 to 2015"),
        ("model", [2012, 2017], "2010 to 2020, 2 dates"),
        ("list", [2022], "2022"),
    ],
)
def test_dates_that_follow_each_other_become_one_stretch(
    small: Dataset, series: str, years: list[int], words: str
) -> None:
    assert dates_without(small, Absence(PAIR, series, years[0], Nothing.NOT_LISTED), years) == words


def test_a_zero_that_was_added_up_is_not_called_printed() -> None:
    data = tiny_dataset(
        "observation_id, value, flags\n a, 0,\n b, 0, computed_total",
        flags="flag, name, sentence\n computed_total, Computed, Added up here.",
    )
    printed, added = map(zero_words, data.observations)
    assert printed == "zero, printed by the source"
    assert "added up here" in added


def test_every_code_and_grade_has_its_words() -> None:
    for code in (*FIGURE_CODES, *ABSENCE_CODES):
        assert status_sentence(code).startswith(f"{code}: ")
    assert "off in maps and charts" in confidence_words("C")
    assert len({confidence_words(grade) for grade in "ABC"}) == 3


def test_the_un_does_not_call_laos_to_malaysia_zero(dataset: Dataset) -> None:
    state = ViewState(page=Page.MAP, measure="stock", origin=("LAO",), destination=("MYS",), year=2024)
    (found,) = absences(dataset, state)
    assert "other and unknown origins. That does not mean zero." in nothing_words(dataset, found)
