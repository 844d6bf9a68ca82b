"""Why series differ is told in whole sentences, for any two of them, from what each says of itself."""

from itertools import combinations

import pytest

from app.data.dataset import Dataset
from app.data.trends.series import Pair, pairs
from app.data.trends.trends import Trend, trend_of
from app.domain.measures import MEASURES
from app.state.view import Page, ViewState
from app.text.trends.series import difference_notes, pair_sentences, pair_title
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)
ROWS = "observation_id, series_id, measure, period\na, one, flow, 2018\nb, two, flow, 2019"


def told(tiny: Tiny, **columns: tuple[str, str]) -> str:
    """All sentences on two series of one corridor that differ in these columns."""
    cells = {"measure": ("flow", "flow"), **columns}
    rows = "\n".join(
        ", ".join((name, *(values[at] for values in cells.values())))
        for at, name in enumerate(("one", "two"))
    )
    dataset = tiny(ROWS, series=f"series_id, {', '.join(cells)}\n{rows}")
    trend = trend_of(dataset, TRENDS.but(measure="flow"))
    (pair,) = pairs(dataset, trend)
    return " ".join(pair_sentences(dataset, trend, pair))


@pytest.mark.parametrize(
    ("column", "values", "sentences"),
    [
        (
            "population",
            ("Workers", "Everyone"),
            ("The first counts: Workers.", "The second counts: Everyone."),
        ),
        ("population", ("Workers", "Workers"), ("Both are said to count the same: Workers.",)),
        ("not_counted", ("Children", ""), ("The first does not count: Children.",)),
        ("not_counted", ("Children", "Children"), ("Neither counts: Children.",)),
        (
            "method",
            ("register", "model"),
            ("The first is a count of a register.", "The second comes out of a model"),
        ),
        ("method", ("survey", "survey"), ("Both come from surveys.",)),
        (
            "counted_by",
            ("origin", "destination"),
            (
                "The first is counted by the country of origin.",
                "The second is counted by the country of destination.",
            ),
        ),
        ("counted_by", ("", "destination"), ("The second is counted by the country of destination.",)),
        ("comparable_with", ("two", ""), ("Their definitions allow a comparison",)),
        ("comparable_with", ("", ""), ("one is never subtracted from the other",)),
    ],
)
def test_each_difference_has_its_sentence(
    tiny: Tiny, column: str, values: tuple[str, str], sentences: tuple[str, ...]
) -> None:
    found = told(tiny, **{column: values})
    assert all(sentence in found for sentence in sentences)


def test_any_two_series_of_a_measure_have_sentences(dataset: Dataset) -> None:
    empty = trend_of(dataset, TRENDS.but(measure="wage", from_year=1950, to_year=1950))
    for measure in MEASURES:
        ids = [key for key, series in dataset.series.items() if series.measure == measure]
        for first, second in combinations(ids, 2):
            pair = Pair(first, second, ())
            sentences = [pair_title(dataset, pair), *pair_sentences(dataset, empty, pair)]
            assert len(sentences) >= 3
            assert all("{" not in sentence and sentence for sentence in sentences)


def notes_of(dataset: Dataset, **choice: object) -> tuple[Trend, str]:
    trend = trend_of(dataset, TRENDS.but(**choice))
    return trend, " ".join(difference_notes(dataset, trend))


def test_revisions_are_told_as_editions_with_what_changed_in_each_place(dataset: Dataset) -> None:
    _, words = notes_of(dataset, measure="stock", origin=("MMR",), destination=("THA", "KOR"))
    assert "editions of one producer's work" in words
    assert "Thailand: counted by citizenship (edition of 2024), by birth (edition of 2020)." in words
    assert "South Korea: counted by citizenship (edition of 2020), by birth (edition of 2024)." in words
    assert "UN migrant stock, revision of 2019” does not say where people are counted by citizenship" in words


def test_the_two_matrices_of_remittances_are_never_growth(dataset: Dataset) -> None:
    _, words = notes_of(dataset, measure="remittance")
    assert "World Bank model" in words
    assert "no growth or fall may be read from one to another" in words


def test_one_series_needs_no_such_sentence_and_many_single_figures_need_one(
    dataset: Dataset, tiny: Tiny
) -> None:
    alone = tiny("observation_id\na")
    assert difference_notes(alone, trend_of(alone, TRENDS)) == []
    trend, words = notes_of(dataset, measure="workers")
    assert f"The figures come from {len({row.series_id for row in trend.figures})} series" in words


def test_wherever_two_series_stand_on_a_chart_it_is_said_why_they_differ(dataset: Dataset) -> None:
    for measure in MEASURES:
        trend, words = notes_of(dataset, measure=measure)
        assert bool(words) is (len({row.series_id for row in trend.figures}) > 1)
