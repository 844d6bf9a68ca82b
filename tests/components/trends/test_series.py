"""The legend tells series apart without colour, and a section says of each what it counts and why they differ."""

from app.components.trends.series import SERIES_ANCHOR, series_legend, trend_series
from app.data.dataset import Dataset
from app.data.trends.trends import trend_of
from app.state.view import Page, ViewState
from tests.components.trends.test_page import links, text
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)


def test_each_series_beside_the_leading_one_has_its_own_sample(dataset: Dataset) -> None:
    legend = series_legend(dataset, trend_of(dataset, TRENDS.but(measure="stock")))
    shown = str(legend)
    assert all(f"revision of {year}" in text(legend) for year in (2024, 2020, 2019))
    assert all(f"trend-line-{kind}'" in shown for kind in ("lead", "0", "1"))


def test_series_without_lines_are_told_apart_by_their_points(dataset: Dataset) -> None:
    shown = str(series_legend(dataset, trend_of(dataset, TRENDS.but(measure="remittance"))))
    assert "trend-line-lead-point'" in shown
    assert "trend-line-point'" in shown


def test_a_chart_of_one_series_needs_no_such_legend(tiny: Tiny) -> None:
    dataset = tiny("observation_id, series_id, period\na, s, 2018\nb, s, 2019")
    assert series_legend(dataset, trend_of(dataset, TRENDS)) == []


def test_the_section_says_of_each_series_whom_it_counts_and_where_more_is(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", lang="en")
    section = trend_series(dataset, trend_of(dataset, state), state)
    words = text(section)
    assert SERIES_ANCHOR in str(section)
    for part in ("Counts: People of any age", "Why the series differ", "editions of one producer's work"):
        assert part in words
    assert "/sources#series-undesa-ims-2024" in links(section)


def test_an_empty_chart_has_no_section(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", origin=("KHM",), destination=("SGP",))
    assert trend_series(dataset, trend_of(dataset, state), state) == []
