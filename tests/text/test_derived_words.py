"""Derived figures in words: the result, the numbers that it was worked out from, or the reason for none."""

from dataclasses import replace

import pytest

from app.data.dataset import Dataset
from app.data.derived.derived import derived_of
from app.data.derived.kinds import Derived, Key, Refusal
from app.text.derived import (
    derived_amount,
    derived_name,
    formula_words,
    name_with_base,
    refusal_words,
    warning_words,
)
from tests.conftest import Tiny, tiny_dataset


def of(dataset: Dataset, key: Key, figure: str = "undesa-2024-mmr-tha-2020-total") -> Derived:
    (found,) = [each for each in derived_of(dataset, dataset.by_id[figure]) if each.key == key]
    return found


@pytest.mark.parametrize(
    ("key", "name", "amount"),
    [
        (Key.WOMEN, "Women’s share", "45.8 %"),
        (Key.SHARE_OF_DESTINATION, "Share of all residents from abroad in Thailand", "52.3 %"),
        (Key.SHARE_OF_ORIGIN, "Share of all people from Myanmar who live abroad", "43.6 %"),
        (Key.RANK_AT_DESTINATION, "Rank among the origins in Thailand that these data hold", "1 of 13"),
        (Key.PER_1000_AT_DESTINATION, "For each 1,000 inhabitants of Thailand", "22.0"),
    ],
)
def test_what_was_worked_out_and_how_much(dataset: Dataset, key: Key, name: str, amount: str) -> None:
    found = of(dataset, key)
    assert derived_name(dataset, found) == name
    assert derived_amount(dataset, found) == amount
    assert refusal_words(dataset, found) == ""


def test_a_formula_tells_every_number_with_its_date(dataset: Dataset) -> None:
    told = formula_words(dataset, of(dataset, Key.WOMEN))
    for part in ("722,738", "Women", "1,576,317", "1 July 2020", "times 100"):
        assert part in told
    people = formula_words(dataset, of(dataset, Key.PER_1000_AT_DESTINATION))
    for part in ("71,641,486 people", "Population", "Thailand", "United Nations", "times 1,000"):
        assert part in people


def test_a_rank_says_that_it_is_of_these_data_only(dataset: Dataset) -> None:
    told = formula_words(dataset, of(dataset, Key.RANK_AT_DESTINATION))
    assert "Myanmar 1,576,317" in told
    assert "Cambodia 345,733" in told
    assert "need not be all there are" in told


def test_a_sum_tells_its_parts(dataset: Dataset) -> None:
    found = of(dataset, Key.SUM_OF_CHANNELS, "ar2019-tha-mou-2019-12")
    assert derived_amount(dataset, found) == "2,788,415"
    for part in ("1,005,848", "1,716,576", "65,991", "Border pass", "December 2019"):
        assert part in formula_words(dataset, found)


@pytest.mark.parametrize(
    ("value", "key", "unit", "words"),
    [
        (0.004, Key.WOMEN, "percent", "less than 0.1 %"),
        (0.0, Key.WOMEN, "percent", "0.0 %"),
        (-12.34, Key.CHANGE_PERCENT, "percent", "12.3 % fewer"),
        (12.34, Key.CHANGE_PERCENT, "percent", "12.3 % more"),
        (-1500.0, Key.CHANGE, "persons", "1,500 fewer"),
        (1500.0, Key.CHANGE, "persons", "1,500 more"),
        (1500.0, Key.NET, "persons", "1,500 more in Thailand"),
        (-1500.0, Key.NET, "persons", "1,500 more in Myanmar"),
    ],
)
def test_results_in_words(value: float, key: Key, unit: str, words: str) -> None:
    data = tiny_dataset("observation_id\na")
    row = data.by_id["a"]
    assert derived_amount(data, Derived(key, row, unit, (row, row), value)) == words


def test_an_approximate_result_says_so_but_no_rank_does() -> None:
    data = tiny_dataset("observation_id, bound\na, about")
    row = data.by_id["a"]
    share = Derived(Key.WOMEN, row, "percent", (row, row), 20.0)
    assert derived_amount(data, share) == "about 20.0 %"
    tiny_share = Derived(Key.WOMEN, row, "percent", (row, row), 0.01)
    assert derived_amount(data, tiny_share) == "less than 0.1 %"
    rank = Derived(Key.RANK_FROM_ORIGIN, row, "rank", (row, row), 1)
    assert derived_amount(data, rank) == "1 of 2"


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_is_a_whole_sentence(refusal: Refusal) -> None:
    data = tiny_dataset("observation_id\na")
    row = data.by_id["a"]
    for key in Key:
        found = Derived(key, row, "percent", (row,), refusal=refusal)
        told = refusal_words(data, found)
        assert told.endswith(".")
        assert told[0].isupper()
        assert "{" not in told
        assert derived_amount(data, found) == formula_words(data, found) == ""
        assert derived_name(data, found)


def test_the_place_without_a_population_is_named(dataset: Dataset) -> None:
    missing = replace(of(dataset, Key.PER_1000_AT_ORIGIN), value=None, refusal=Refusal.NO_INDICATOR)
    assert refusal_words(dataset, missing) == "These data have no population of Myanmar for 2020."
    money = replace(missing, key=Key.SHARE_OF_GDP)
    assert "gross domestic product of Myanmar for 2020" in refusal_words(dataset, money)


def test_warnings_of_the_inputs_hold_for_the_result(dataset: Dataset) -> None:
    assert "By birth or by citizenship" in warning_words(dataset, of(dataset, Key.SHARE_OF_ORIGIN))
    data = tiny_dataset("observation_id\na")
    assert warning_words(data, Derived(Key.WOMEN, data.by_id["a"], "percent", (data.by_id["a"],), 1.0)) == ""


def test_every_real_result_can_be_told(dataset: Dataset) -> None:
    rows = dataset.observations
    for number in range(0, len(rows), 401):
        for found in derived_of(dataset, rows[number]):
            told = [derived_name(dataset, found)]
            told += (
                [derived_amount(dataset, found), formula_words(dataset, found)]
                if found.refusal is None
                else [refusal_words(dataset, found)]
            )
            assert all(told), found
            assert not any("{" in words or "None" in words for words in told), told


def test_another_base_than_that_of_the_heading_is_told_with_number_and_date(tiny: Tiny) -> None:
    rows = (
        "observation_id, series_id, period, value\nnew, s, 2024, 17\nold, s, 2020, 15\nelse, other, 2020, 9"
    )
    data = tiny(rows)
    heading = data.by_id["new"]

    def told(key: str) -> str:
        found = Derived(Key.PER_1000_AT_DESTINATION, data.by_id[key], "per_1000", (data.by_id[key],), 0.1)
        return name_with_base(data, found, heading)

    assert told("new") == "For each 1,000 inhabitants of Thailand"
    assert told("old") == "For each 1,000 inhabitants of Thailand, from 15, 2020"
    assert told("else") == "For each 1,000 inhabitants of Thailand, from 9, 2020 (Series other)"
