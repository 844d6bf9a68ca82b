"""Documented, and estimated in all, in words: whole sentences, with both numbers and dates, and nobody missing."""

import re

import pytest

from app.data.dataset import Dataset
from app.data.map.alongside import Obstacle, Range, Reason, alongside, alongside_years
from app.text.map.alongside import (
    alongside_lead,
    alongside_title,
    no_estimate_words,
    obstacle_words,
    range_words,
    residents_words,
    whom_words,
)
from tests.conftest import tiny_dataset

NEVER = re.compile(r"%|percent|missing|illegal|gap|share|hidden|unregistered", re.IGNORECASE)


def two(cells: str = "") -> Dataset:
    head = "observation_id, channel, value, bound, period, status, sector, sex, confidence, date_basis"
    return tiny_dataset(
        f"""
        {head}
        a, DOCUMENTED, 600, exact, 2019-12, reported, ALL, total, , stated
        b, ALL, 1000, about, 2019-06, estimate, fishing, female, C, undated
        {cells}
        """
    )


def words(reason: Reason) -> str:
    data = two()
    return obstacle_words(data, Obstacle(reason, data.by_id["a"], data.by_id["b"]))


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_whole_sentence(reason: Reason) -> None:
    told = words(reason)
    assert told.startswith("Cannot be computed")
    assert told.endswith(".")
    assert "{" not in told
    assert not NEVER.search(told)


@pytest.mark.parametrize(
    ("reason", "parts"),
    [
        (Reason.BELOW, ("600 (Dec 2019)", "about 1,000 (Jun 2019)", "contradict")),
        (Reason.DATES, ("600 (Dec 2019)", "about 1,000 (Jun 2019)", "more than a year")),
        (Reason.SECTOR, ("All sectors", "Fishing")),
        (Reason.SEX, ("Women and men", "Women")),
        (Reason.PART, ("600 (Dec 2019)", "Documented")),
        (Reason.DATE_UNKNOWN, ("about 1,000 (Jun 2019)",)),
        (Reason.CONFIDENCE, ("about 1,000 (Jun 2019)", "confidence C")),
        (Reason.POPULATION, ("Workers in a register",)),
        (Reason.UNDOCUMENTED_ONLY, ("about 1,000 (Jun 2019)", "not added up")),
    ],
)
def test_a_reason_names_what_stands_in_the_way(reason: Reason, parts: tuple[str, ...]) -> None:
    for part in parts:
        assert part in words(reason)


def test_the_blamed_figure_is_the_right_one() -> None:
    data = tiny_dataset("observation_id, value, confidence, date_basis\na, 1, C, undated\nb, 2, , stated")
    for reason in (Reason.CONFIDENCE, Reason.DATE_UNKNOWN):
        told = obstacle_words(data, Obstacle(reason, data.by_id["a"], data.by_id["b"]))
        assert "1 (2019)" in told
        assert "2 (2019)" not in told


def test_open_bounds_say_on_which_side() -> None:
    data = tiny_dataset("observation_id, bound\na, at_most\nb, exact\nc, at_least")
    a, b, c = (data.by_id[key] for key in "abc")
    assert "no lower end" in obstacle_words(data, Obstacle(Reason.OPEN, a, b))
    assert "no upper end" in obstacle_words(data, Obstacle(Reason.OPEN, b, c))


def test_a_range_tells_both_figures_with_their_dates() -> None:
    data = two()
    told = range_words(Range(data.by_id["a"], data.by_id["b"], 600, 1000))
    for part in ("Worked out here", "600 to 1,000 people", "600 (Dec 2019)", "about 1,000 (Jun 2019)"):
        assert part in told
    assert not NEVER.search(told)


def test_everyone_and_those_without_papers_are_told_apart(dataset: Dataset) -> None:
    found = alongside(dataset, ("KHM", "THA"), 2019)
    assert whom_words(dataset, found.estimates[0]) == "All, with papers or without"
    (lao,) = alongside(dataset, ("LAO", "THA"), 2019).estimates
    assert whom_words(dataset, lao) == "Undocumented"


def test_residents_are_told_as_another_population(dataset: Dataset) -> None:
    row = dataset.by_id["undesa-2024-mmr-tha-2020-total"]
    told = residents_words(dataset, row)
    for part in (
        "Another population",
        "1,576,317 residents",
        "workers or not",
        "1 July 2020",
        "UN migrant stock",
    ):
        assert part in told


def test_no_sentence_of_the_real_corridors_says_that_anybody_is_missing(dataset: Dataset) -> None:
    rows = dataset.observations.where(dataset.observations.among("measure", ("workers",)))
    told = [alongside_title(), alongside_lead(), no_estimate_words()]
    for corridor in {row.corridor for row in rows}:
        for found in alongside_years(dataset, corridor):
            told += [obstacle_words(dataset, each) for each in found.obstacles]
            told += [range_words(each) for each in found.ranges]
    assert len(told) > 30
    assert [sentence for sentence in told if NEVER.search(sentence) or "{" in sentence] == []
