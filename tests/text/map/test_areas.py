"""What shaded areas say: what is counted, when, by whom; the figure of a country, and why it has none."""

import re

import pytest

from app.data.dataset import Dataset
from app.data.map.shading import LIMITS, shading
from app.domain.codes import MapFrame, Shade
from app.state.view import ViewState
from app.text.map.areas import area_tooltip, areas_sentence, land_words, step_words

SHADED = [shade for shade in Shade if shade != Shade.NONE]


def sentence(dataset: Dataset, shade: Shade, year: int | None) -> str:
    return areas_sentence(dataset, ViewState(shade=shade), year)


def tooltip(dataset: Dataset, shade: Shade, year: int, place: str) -> str:
    shown = shading(dataset, shade, year)
    assert shown is not None
    return re.sub(r"\s*<br>|</?b>", " ", area_tooltip(dataset, shown, place))


@pytest.mark.parametrize("shade", SHADED)
def test_a_map_says_what_its_areas_count_when_and_by_whom(dataset: Dataset, shade: Shade) -> None:
    words = sentence(dataset, shade, 2019)
    assert words.startswith("Areas: ")
    assert re.search(r"20(15|19)", words)
    assert "estimate" in words
    assert re.search("United Nations|World Bank", words)


def test_an_older_year_is_told_and_its_reason(dataset: Dataset) -> None:
    words = sentence(dataset, Shade.HOSTED, 2019)
    assert "1 July 2015" in words
    assert "no figures for 2019" in words
    assert "no figures" not in sentence(dataset, Shade.HOSTED, 2020)


def test_nothing_is_said_of_areas_that_are_not_shaded(dataset: Dataset) -> None:
    assert sentence(dataset, Shade.NONE, 2019) == ""
    assert "nothing is shaded" in sentence(dataset, Shade.HOSTED, 1980)


def test_projections_are_called_so(dataset: Dataset) -> None:
    assert "projections" in sentence(dataset, Shade.BALANCE, 2024)
    assert "Projection" in tooltip(dataset, Shade.BALANCE, 2024, "THA")


@pytest.mark.parametrize(
    ("shade", "place", "words"),
    [
        (
            Shade.HOSTED,
            "THA",
            ["Thailand", "2,853,248", "Estimate, 1 July 2015", "By citizenship", "United Nations"],
        ),
        (Shade.ABROAD, "THA", ["907,298", "Includes an implausible figure"]),
        (Shade.BALANCE, "MMR", ["Myanmar", "101,000 more left than came", "Estimate, 2019"]),
        (Shade.BALANCE, "THA", ["5,000 more came than left"]),
        (Shade.BALANCE, "BRN", ["fewer than 500 either way"]),
        (Shade.REMITTANCES, "KHM", ["Cambodia", "7.2 %", "worked out here", "US$ ", "2019", "World Bank"]),
    ],
)
def test_a_country_tells_its_number_kind_date_and_source(
    dataset: Dataset, shade: Shade, place: str, words: list[str]
) -> None:
    text = tooltip(dataset, shade, 2019, place)
    assert [each for each in words if each not in text] == []


def test_a_country_without_a_figure_says_so_and_why(dataset: Dataset) -> None:
    without = tooltip(dataset, Shade.BALANCE, 2019, "MNG")
    assert "No figure" in without
    assert not re.search(r"\b0\b", without)
    aside = tooltip(dataset, Shade.REMITTANCES, 2019, "SGP")
    assert "No figure" in aside
    assert "implausible" in aside


@pytest.mark.parametrize("shade", SHADED)
def test_each_step_has_words_of_its_own_with_its_limit(shade: Shade) -> None:
    rows = step_words(shade)
    steps = [step for step, _words in rows]
    assert steps == sorted(steps)
    assert len(steps) == (2 * len(LIMITS[shade]) + 1 if shade == Shade.BALANCE else len(LIMITS[shade]) + 1)
    assert len({words for _step, words in rows}) == len(rows)
    for limit in LIMITS[shade]:
        assert any(f"{limit:,}" in words for _step, words in rows)


def test_the_world_map_says_that_only_asia_is_shaded() -> None:
    assert "Outside Asia" in land_words(MapFrame.WORLD)
    assert land_words(MapFrame.GMS) == ""
