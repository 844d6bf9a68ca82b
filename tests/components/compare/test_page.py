"""The words and tables round the drawings: every number leads to its card, every drawing to the others."""

import re

import pytest

from app.components.compare.page import compare_choices, compare_margin, empty_compare
from app.components.compare.table import compare_table
from app.components.markup import markup
from app.config import ROOT
from app.data.compare.compare import compared
from app.data.compare.relaxed import compare_relaxations
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.registry import draw
from app.state.charts import CHARTS, Chart
from app.state.view import Page, ViewState
from tests.tools.tree import links, parts, with_class, words

COMPARE = ViewState(page=Page.COMPARE)
DRAWINGS = CHARTS[Page.COMPARE]


def margin(dataset: Dataset, state: ViewState, chart: Chart) -> object:
    figure = draw(dataset, load_basemap(ROOT / "data" / "boundaries"), chart, state, Theme.LIGHT)
    return compare_margin(dataset, state, chart, figure.layout.meta)


@pytest.mark.parametrize("chart", DRAWINGS)
def test_the_margin_says_what_is_drawn_by_whom_and_when(dataset: Dataset, chart: Chart) -> None:
    said = words(margin(dataset, COMPARE.but(chart=chart), chart))
    for text in ("Workers", "Source", "Data version", "How to read it"):
        assert text in said


@pytest.mark.parametrize("chart", DRAWINGS)
def test_signs_after_numbers_are_explained_where_they_stand(dataset: Dataset, chart: Chart) -> None:
    state = COMPARE.but(chart=chart)
    figure = draw(dataset, load_basemap(ROOT / "data" / "boundaries"), chart, state, Theme.LIGHT)
    drawn = str(figure.to_dict())
    said = words(compare_margin(dataset, state, chart, figure.layout.meta))
    assert ("≠" in drawn) == ("does not fit with another figure" in said)
    assert bool(re.search("”[ABC]<", drawn)) == ("second-hand, confidence A to C" in said)


def test_second_hand_figures_are_not_called_counted(dataset: Dataset) -> None:
    """The Cambodian ministry's figures were read in the press."""
    said = [words(row) for row in with_class(margin(dataset, COMPARE, Chart.SLOPE), "compare-legend")]
    assert "read second-hand: the original was not seen" in said[0]
    assert "counted" not in said[0]


def test_returns_are_named_by_their_way_in_the_table_too(dataset: Dataset) -> None:
    said = words(compare_table(dataset, COMPARE.but(measure="returns", year=2020), Chart.RANKING))
    assert "Thailand back to Myanmar" in said
    assert "Myanmar to Thailand" not in said


def test_each_drawing_leads_to_the_others_with_the_same_filters(dataset: Dataset) -> None:
    state = COMPARE.but(measure="stock", origin=("MMR",))
    found = links(compare_choices(dataset, state, Chart.MATRIX))
    assert found["Ranking"] == "/compare?measure=stock&origin=MMR&chart=ranking"
    assert found["Matrix"] == "/compare?measure=stock&origin=MMR"
    assert found["By name"] == "/compare?measure=stock&origin=MMR&order=name"
    (current,) = with_class(compare_choices(dataset, state, Chart.RANKING), "compare-current")
    assert words(current) == "Ranking"


def test_every_figure_of_the_matrix_stands_in_the_table_with_a_link_to_its_card(dataset: Dataset) -> None:
    table = compare_table(dataset, COMPARE.but(measure="stock", year=2024), Chart.MATRIX)
    opened = {
        part["href"].rpartition("figure=")[2] for part in parts(table) if "figure=" in str(part.get("href"))
    }
    rows = compared(dataset, COMPARE.but(measure="stock", year=2024)).corridors
    assert {row.figure.observation_id for row in rows} <= opened


@pytest.mark.parametrize("chart", DRAWINGS)
def test_heads_of_rows_and_columns_are_told_apart(dataset: Dataset, chart: Chart) -> None:
    html = markup(compare_table(dataset, COMPARE, chart))
    assert 'scope="row"' in html
    assert 'scope="col"' in html
    assert html.count("figure=") >= 2


def test_an_empty_cell_of_the_table_says_why(dataset: Dataset) -> None:
    html = markup(compare_table(dataset, COMPARE, Chart.MATRIX))
    assert "n/l" in html
    assert "does not list" in html
    assert ">named<" in html


def test_the_ranking_lists_what_belongs_to_no_corridor(dataset: Dataset) -> None:
    said = words(compare_table(dataset, COMPARE, Chart.RANKING))
    assert "border-pass holders" in said
    assert "Named by sources, without a number" in said


def test_other_series_are_offered_where_a_drawing_shows_one(dataset: Dataset) -> None:
    found = links(margin(dataset, COMPARE.but(chart="slope"), Chart.SLOPE))
    assert any("series=jpn-mhlw-employed" in address for address in found.values())


def test_an_empty_drawing_offers_the_filters_that_help(dataset: Dataset) -> None:
    state = COMPARE.but(origin=("VNM",), sector=("fishing",), year=2019)
    relaxed = compare_relaxations(dataset, state, Chart.RANKING)
    found = links(empty_compare(state, relaxed))
    assert found
    assert all("corridor" in text for text in found)
    lost = COMPARE.but(measure="plan", year=1950, origin=("LAO",))
    assert "Clear filters" in links(empty_compare(lost, ()))
