"""From a figure to its relatives: found exactly, never guessed among several, repeats left out."""

import random

import pytest

from app.data.dataset import Dataset
from app.data.related import COLUMNS, alike, related
from app.domain.codes import Sex
from tests.conftest import Tiny


def test_every_figure_finds_itself(dataset: Dataset) -> None:
    rows = dataset.observations
    drawn = random.Random(7).sample(range(len(rows)), 300)
    for row in (rows[number] for number in drawn):
        found = related(dataset, row)
        assert found is row or row.same_as


def test_the_other_sex_the_way_back_and_the_total(dataset: Dataset) -> None:
    row = dataset.by_id["undesa-2024-khm-tha-2020-total"]
    women = related(dataset, row, sex=Sex.FEMALE)
    assert women is dataset.by_id["undesa-2024-khm-tha-2020-female"]
    assert related(dataset, row, origin="ALL") is dataset.by_id["undesa-2024-all-tha-2020-total"]
    back = related(dataset, row, origin="THA", destination="KHM")
    assert back is dataset.by_id["undesa-2024-tha-khm-2020-total"]


def test_what_is_not_there_is_not_found(dataset: Dataset) -> None:
    row = dataset.by_id["undesa-2024-khm-tha-2020-total"]
    assert related(dataset, row, channel="MOU") is None
    assert related(dataset, row, origin="no such place") is None


def test_of_two_alike_none_is_taken(tiny: Tiny) -> None:
    data = tiny("observation_id, series_id\na, s\nb, s\nc, t")
    assert related(data, data.by_id["a"]) is None
    assert related(data, data.by_id["c"]) is data.by_id["c"]


def test_repeats_are_no_relatives(tiny: Tiny) -> None:
    data = tiny("observation_id, series_id, same_as, sex\na, s, ,total\nb, s, a, female")
    assert related(data, data.by_id["a"], sex="female") is None
    assert alike(data, data.by_id["a"], but="sex") == (data.by_id["a"],)


@pytest.mark.parametrize("name", COLUMNS)
def test_figures_alike_differ_in_one_column_only(dataset: Dataset, name: str) -> None:
    row = dataset.by_id["undesa-2024-mmr-tha-2020-total"]
    found = alike(dataset, row, but=name)
    assert row in found
    for each in found:
        assert [column for column in COLUMNS if getattr(each, column) != getattr(row, column)] in ([], [name])
