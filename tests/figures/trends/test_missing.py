"""Corridors that the reader named and that have no number stand on the time axis as marks, each kind its own."""

from typing import Any

from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.trends.trend import trend_figure
from app.state.view import Page, ViewState

TRENDS = ViewState(page=Page.TRENDS)


def marks(dataset: Dataset, **choice: object) -> list[Any]:
    figure = trend_figure(dataset, TRENDS.but(**choice), Theme.LIGHT, 1100, 700)
    return [trace for trace in figure.data if trace.meta["role"] == "missing"]


def test_what_a_source_does_not_list_is_a_cross_at_each_of_its_dates(dataset: Dataset) -> None:
    (crosses,) = marks(dataset, measure="stock", origin=("KHM",), destination=("SGP", "THA"))
    assert crosses.marker.symbol == "x-thin"
    assert [day[:4] for day in crosses.x] == ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2024"]
    assert set(crosses.y) == {0}
    assert "KHM-SGP" in crosses.customdata[0]
    assert "That does not mean zero" in crosses.hovertext[0].replace("<br>", " ")


def test_an_empty_chart_says_why_and_still_shows_the_dates(dataset: Dataset) -> None:
    assert marks(dataset, measure="stock", origin=("KHM",), destination=("SGP",))
    figure = trend_figure(
        dataset,
        TRENDS.but(measure="stock", origin=("KHM",), destination=("SGP",)),
        Theme.LIGHT,
        1100,
        700,
    )
    words = " ".join(note.text for note in figure.layout.annotations).replace("<br>", " ")
    assert "does not list them" in words


def test_what_a_series_does_not_cover_has_no_mark(dataset: Dataset) -> None:
    assert not marks(dataset, measure="refugees", origin=("MMR",), destination=("THA",), from_year=2025)


def test_years_chosen_leave_out_marks_before_them(dataset: Dataset) -> None:
    (crosses,) = marks(dataset, measure="stock", origin=("KHM",), destination=("SGP", "THA"), from_year=2010)
    assert min(crosses.x) >= "2010"
