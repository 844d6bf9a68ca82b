"""The figures that are compared: those of the map, which of them can be ranked, and what helps where none is left."""

import pytest

from app.data.compare.compare import compared, is_ranked, leading_group
from app.data.compare.relaxed import compare_relaxations
from app.data.dataset import Dataset
from app.data.standing import standing
from app.state.charts import Chart
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"measure": "stock"},
        {"measure": "flow", "year": 2010},
        {"channel": ("MOU",)},
        {"origin": ("VNM",)},
    ],
)
def test_the_figures_are_those_of_the_map(dataset: Dataset, choice: dict[str, object]) -> None:
    here = compared(dataset, COMPARE.but(**choice))
    there = standing(dataset, ViewState().but(**choice))
    assert here.corridors == there.corridors
    assert here.year == there.year


def test_how_it_is_drawn_does_not_change_the_choice(dataset: Dataset) -> None:
    plain = compared(dataset, COMPARE)
    assert compared(dataset, COMPARE.but(chart="ranking", order="name", figure="x", from_year=1990)) is plain


def test_the_leading_group_is_of_one_series_and_stage(dataset: Dataset) -> None:
    group = leading_group(compared(dataset, COMPARE))
    assert [row.corridor for row in group] == [("MMR", "THA"), ("KHM", "THA"), ("LAO", "THA")]
    assert len({(row.figure.series_id, row.figure.stage) for row in group}) == 1


def test_places_are_ranks_only_within_one_series_and_without_bounds(tiny: Tiny) -> None:
    rows = """
        observation_id, series_id, origin, destination, value, bound
        a,              one,       MMR,    THA,         30,    exact
        b,              {other},   KHM,    THA,         20,    {bound}
    """
    exact = tiny(rows.format(other="one", bound="exact"))
    assert is_ranked(compared(exact, COMPARE))
    assert not is_ranked(compared(tiny(rows.format(other="two", bound="exact")), COMPARE))
    assert not is_ranked(compared(tiny(rows.format(other="one", bound="at_least")), COMPARE))


def test_relaxations_count_what_the_drawing_could_show(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, origin, destination, value, period
        a,              one,       MMR,    THA,         30,    2018
        b,              one,       MMR,    THA,         40,    2019
        c,              one,       KHM,    THA,         20,    2019
        """
    )
    state = COMPARE.but(origin=("LAO",))
    found = {chart: compare_relaxations(data, state, chart) for chart in (Chart.RANKING, Chart.SLOPE)}
    assert [(row.name, row.found) for row in found[Chart.RANKING]] == [("origin", 2)]
    assert [(row.name, row.found) for row in found[Chart.SLOPE]] == [("origin", 1)]
