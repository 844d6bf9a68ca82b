"""Words of the figures panel: series instead of their figures, modelled moves, confidence."""

import pytest

from app.data.dataset import Dataset
from app.data.map.panel_groups import Entry
from app.text.map.panel import (
    aside_words,
    confidence_words,
    entry_name,
    folded_words,
    kind_of_figure,
    series_words,
)
from tests.conftest import tiny_dataset


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("model, about, 2015-07/2020-06", "Modelled, people who moved within five years"),
        ("model, about, 2010-07/2020-06", "Modelled, people who moved within 10 years"),
        ("model, exact, 2019", "Model"),
        ("reported, exact, 2015-07/2020-06", "Counted"),
    ],
)
def test_modelled_moves_name_their_years(cells: str, words: str) -> None:
    data = tiny_dataset(f"observation_id, status, bound, period\na, {cells}")
    assert kind_of_figure(data.by_id["a"]) == words


def test_second_hand_figures_carry_their_grade() -> None:
    data = tiny_dataset("observation_id, confidence\na, B\nb, ")
    assert confidence_words(data.by_id["a"]) == "second-hand, confidence B"
    assert confidence_words(data.by_id["b"]) == ""


def test_an_entry_is_named_by_its_channel_or_its_series(dataset: Dataset) -> None:
    data = tiny_dataset(
        """
        observation_id, channel,    measure, sex,    sector
        a,              MOU,        flow,    female, ALL
        b,              ALL,        workers, total,  ALL
        c,              ALL,        stock,   total,  ALL
        d,              ALL,        stock,   total,  fishing
        """,
        series="series_id, title, measure\nseries-c, People who came, stock\nseries-d, Fishers, stock",
    )
    names = [entry_name(data, Entry(row)) for row in data.observations]
    assert names == ["MOU recruitment, Women", "All channels", "People who came", "All channels, Fishing"]
    row = dataset.by_id["undesa-2024-mmr-tha-2024-total"]
    assert entry_name(dataset, Entry(row, 24)) == "UN migrant stock, revision of 2024"


def test_a_series_tells_how_much_it_holds() -> None:
    data = tiny_dataset(
        "observation_id, sex, value, period\na, total, 9, 2012\nb, female, 4, 2012\nc, male, 5, 2012\nd, total, 7, 2015"
    )
    a, b, c, d = data.observations
    entry = Entry(a, 24, d, 2010, 2017, b, c, (), 2)
    assert series_words(entry) == [
        "24 figures from 2010 to 2017.",
        "Women 4, men 5.",
        "The latest is 7, 2015.",
        "2 of them are implausible.",
    ]
    assert series_words(Entry(a, 8, a, 2010, 2017)) == ["8 figures from 2010 to 2017."]


def test_women_and_men_that_do_not_add_up_are_said_not_to(dataset: Dataset) -> None:
    total, women, men = (
        dataset.by_id[f"abel-cohen-2025-mmr-tha-2015-{sex}"] for sex in ("total", "female", "male")
    )
    told = " ".join(series_words(Entry(total, 18, total, 1990, 2020, women, men)))
    assert "do not add up" in told


def test_counts_are_told_in_one_and_in_many() -> None:
    assert aside_words(1).startswith("1 figure of confidence C")
    assert aside_words(3).startswith("3 figures of confidence C")
    assert folded_words("Enforcement", 1) == "Enforcement: 1 figure"
    assert folded_words("Enforcement", 2) == "Enforcement: 2 figures"
