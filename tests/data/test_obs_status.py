"""The letter of the SDMX code list that a figure or an absence has in a file."""

import pytest

from app.data.absence import Absence, Nothing
from app.data.dataset import Dataset
from app.data.obs_status import (
    ABSENCE_CODES,
    FIGURE_CODES,
    absence_status,
    in_rest,
    obs_status,
    obs_statuses,
)
from tests.conftest import Tiny

FLAGS = "flag, name, sentence\n" + "\n".join(
    f"{flag}, {flag}, Words."
    for flag in (
        *("implausible", "rounded_thousands", "foreign_citizens", "foreign_born", "imputed", "second_hand"),
        *("mid_year", "revised_later", "computed_total", "suspected_misprint"),
    )
)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ("reported, , , 5", "A"),
        ("estimate, , , 5", "E"),
        ("survey, , , 5", "E"),
        ("model, , , 0", "E"),
        ("estimate, foreign_born, , 5", "E"),
        ("estimate, foreign_citizens, , 5", "D"),
        ("reported, mid_year, , 5", "D"),
        ("estimate, imputed;foreign_born, , 5", "I"),
        ("plan, , , 5", "F"),
        ("reported, revised_later, , 5", "P"),
        ("reported, second_hand, A, 5", "V"),
        ("headline_only, , , 5", "V"),
        ("reported, second_hand, C, 5", "U"),
        ("estimate, implausible;foreign_citizens, , 0", "U"),
        ("reported, suspected_misprint, , 5", "U"),
        ("model, rounded_thousands, , 0", "N"),
        ("model, rounded_thousands, , 5", "E"),
    ],
)
def test_a_figure_has_the_code_that_says_most(tiny: Tiny, cells: str, code: str) -> None:
    data = tiny(f"observation_id, status, flags, confidence, value\n a, {cells}", flags=FLAGS)
    assert obs_status(data.observations[0]) == code


@pytest.mark.parametrize(
    ("kind", "inside", "code"),
    [
        (Nothing.ZERO, None, "N"),
        (Nothing.NOT_LISTED, None, "O"),
        (Nothing.NOT_LISTED, ("OOO", "MYS"), "K"),
        (Nothing.OUTSIDE, None, "L"),
        (Nothing.WITHHELD, None, "Q"),
    ],
)
def test_each_kind_of_nothing_has_its_code(kind: Nothing, inside: tuple[str, str] | None, code: str) -> None:
    absence = Absence(("LAO", "MYS"), "list", 2020, kind, inside)
    assert absence_status(absence) == code
    assert code in ABSENCE_CODES
    assert in_rest(absence) == (inside is not None)


def test_the_codes_of_all_figures_are_those_of_each(dataset: Dataset) -> None:
    codes = obs_statuses(dataset)
    assert set(codes) <= set(FIGURE_CODES)
    some = range(0, len(codes), 101)
    assert [codes[row] for row in some] == [obs_status(dataset.observations[row]) for row in some]
