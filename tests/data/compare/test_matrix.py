"""The matrix: totals only where they may be, reasons for empty cells, and the order of rows and columns."""

import pytest

from app.data.absence import Nothing
from app.data.compare.matrix import matrix_of
from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)
SQUARE = """
    observation_id, series_id, origin, destination, value
    a,              one,       MMR,    THA,         30
    b,              one,       KHM,    THA,         20
    c,              one,       MMR,    JPN,         5
    d,              one,       KHM,    JPN,         15
"""


def test_figures_of_one_series_and_date_are_added_up(tiny: Tiny) -> None:
    matrix = matrix_of(tiny(SQUARE), COMPARE)
    assert {place: total.size for place, total in matrix.origin_totals.items()} == {"MMR": 35, "KHM": 35}
    assert matrix.destination_totals["THA"].size == 50
    assert matrix.destination_totals["THA"].published is None


def test_published_totals_stand_where_every_line_has_one(tiny: Tiny) -> None:
    whole = "\n    e, one, ALL, THA, 60\n    f, one, ALL, JPN, 21"
    matrix = matrix_of(tiny(SQUARE + whole), COMPARE)
    assert {place: total.size for place, total in matrix.destination_totals.items()} == {"THA": 60, "JPN": 21}
    assert all(total.published for total in matrix.destination_totals.values())
    # One of two alone would stand beside a sum that counts other people.
    mixed = matrix_of(tiny(SQUARE + "\n    e, one, ALL, THA, 60"), COMPARE)
    assert mixed.destination_totals["THA"].size == 50


@pytest.mark.parametrize(
    "row",
    [
        "b, two, KHM, THA, 20, exact, 2019, persons",
        "b, one, KHM, THA, 20, at_least, 2019, persons",
        "b, one, KHM, THA, 20, exact, 2019-06, persons",
    ],
)
def test_other_series_bounds_and_dates_have_no_total(tiny: Tiny, row: str) -> None:
    data = tiny(
        f"""
        observation_id, series_id, origin, destination, value, bound, period, unit
        a, one, MMR, THA, 30, exact, 2019, persons
        {row}
        """
    )
    total = matrix_of(data, COMPARE.but(year=2019)).destination_totals["THA"]
    assert total.size is None
    assert total.is_refused


def test_costs_for_each_person_are_not_added_up(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, origin, destination, value, measure, unit
        a,              one,       MMR,    THA,         300,   cost,    USD/person
        b,              one,       KHM,    THA,         200,   cost,    USD/person
        """
    )
    assert matrix_of(data, COMPARE.but(measure="cost")).destination_totals["THA"].size is None


def test_an_empty_pair_is_never_zero_but_says_why(dataset: Dataset) -> None:
    matrix = matrix_of(dataset, COMPARE.but(measure="stock", year=2024))
    assert ("CHN", "THA") not in matrix.cells
    assert matrix.absent["MMR", "HKG"].kind == Nothing.NOT_LISTED
    assert "implausible" in matrix.aside["VNM", "BGD"].flags
    assert not {*matrix.absent} & {*matrix.cells}


def test_named_pairs_stand_in_the_matrix_without_a_number(dataset: Dataset) -> None:
    matrix = matrix_of(dataset, COMPARE)
    assert ("MMR", "HKG") in matrix.named
    assert "HKG" in matrix.destinations


def test_order_by_size_by_name_and_by_one_place(tiny: Tiny) -> None:
    data = tiny(SQUARE)
    by_name = matrix_of(data, COMPARE.but(order="name"))
    assert by_name.origins == ("KHM", "MMR")
    assert by_name.destinations == ("JPN", "THA")
    assert matrix_of(data, COMPARE).destinations == ("THA", "JPN")
    to_japan = matrix_of(data, COMPARE.but(order="to-JPN"))
    assert to_japan.origins == ("KHM", "MMR")
    assert to_japan.destinations == ("THA", "JPN")
    assert matrix_of(data, COMPARE.but(order="to-THA")).origins == ("MMR", "KHM")
    assert matrix_of(data, COMPARE.but(order="from-KHM")).destinations == ("THA", "JPN")


def test_an_empty_choice_is_an_empty_matrix(dataset: Dataset) -> None:
    matrix = matrix_of(dataset, COMPARE.but(year=1950))
    assert not matrix.cells
    assert matrix.pairs == ()
