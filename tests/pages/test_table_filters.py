"""What the filter row offers on the data page."""

from typing import Any

import pytest

from app.components.filters import MANY, ONE
from app.data.dataset import Dataset
from app.domain.codes import Sex
from app.pages.table_filters import table_controls
from app.state.view import Page, ViewState
from tests.conftest import tiny_dataset

DATA = ViewState(page=Page.DATA)
ROWS = """
    observation_id, origin, channel, sex, measure, period
    a, MMR, MOU, total, workers, 2019
    b, MMR, NV, female, flow, 2014
    c, KHM, MOU, total, workers, 2018/2019
"""


@pytest.fixture
def small() -> Dataset:
    return tiny_dataset(ROWS)


def controls(dataset: Dataset, state: ViewState) -> dict[str, list[Any]]:
    found = table_controls(dataset, state)
    assert len(found) == 4 * len(MANY) + 3 * len(ONE)
    many = {name: found[4 * at : 4 * at + 4] for at, name in enumerate(MANY)}
    rest = found[4 * len(MANY) :]
    return many | {name: rest[3 * at : 3 * at + 3] for at, name in enumerate(ONE)}


def hints(choices: list[dict[str, Any]]) -> dict[str, str]:
    return {choice["value"]: choice["hint"] for choice in choices}


def test_codes_stand_with_how_many_figures_they_hold_most_first(small: Dataset) -> None:
    choices, value, _, placeholder = controls(small, DATA)["origin"]
    assert list(hints(choices).items()) == [("MMR", "2"), ("KHM", "1")]
    assert (value, placeholder) == ([], "All origins")


def test_what_has_no_figure_here_cannot_be_chosen_and_says_why(small: Dataset) -> None:
    choices, *_ = controls(small, DATA.but(channel=("NV",)))["origin"]
    (cambodia,) = [choice for choice in choices if choice["value"] == "KHM"]
    assert cambodia["disabled"]
    assert cambodia["hint"] == "no figure with the other filters"


def test_what_is_chosen_can_be_given_up(small: Dataset) -> None:
    choices, value, _, placeholder = controls(small, DATA.but(origin=("LAO",)))["origin"]
    (laos,) = [choice for choice in choices if choice["value"] == "LAO"]
    assert (laos["disabled"], value, placeholder) == (False, ["LAO"], "")


def test_all_years_are_shown_unless_one_is_chosen(small: Dataset) -> None:
    choices, value, _ = controls(small, DATA)["year"]
    assert value == ""
    assert list(hints(choices).items()) == [("", "3"), ("2019", "2"), ("2018", "1"), ("2014", "1")]
    choices, value, _ = controls(small, DATA.but(year=2001))["year"]
    assert value == "2001"
    assert hints(choices)["2001"] == "0"


def test_all_measures_are_shown_unless_one_is_chosen(small: Dataset) -> None:
    choices, value, _ = controls(small, DATA)["measure"]
    assert (value, hints(choices)) == ("", {"": "3", "workers": "2", "flow": "1"})
    assert controls(small, DATA.but(measure="flow"))["measure"][1] == "flow"


def test_women_and_men_together_means_every_figure(small: Dataset) -> None:
    choices, value, _ = controls(small, DATA)["sex"]
    assert (value, hints(choices)) == (Sex.TOTAL, {"total": "3", "female": "1", "male": "0"})


def test_hidden_filters_keep_their_value(small: Dataset) -> None:
    choices, value, _ = controls(small, DATA.but(from_year=2014))["from_year"]
    assert (value, [choice["value"] for choice in choices]) == ("2014", ["2014"])
    assert controls(small, DATA)["to_year"][1] is None


def test_a_chosen_measure_without_figures_stays_chosen(small: Dataset) -> None:
    choices, value, _ = controls(small, DATA.but(measure="stock"))["measure"]
    assert value == "stock"
    assert hints(choices)["stock"] == "0"


def test_series_are_offered_by_their_title(small: Dataset) -> None:
    choices, value, _, placeholder = controls(small, DATA.but(series=("series-a",)))["series"]
    assert {choice["value"]: choice["label"] for choice in choices}["series-b"] == "Series series-b"
    assert (value, placeholder) == (["series-a"], "")
