"""Corridors without a number under the list of the map and under the table."""

import pytest
from dash.development.base_component import Component

from app.components.absence import MOST_ROWS, absence_rows, absence_table, nothing_mark, zero_mark
from app.components.markup import markup
from app.data.absence import Nothing, absences
from app.data.dataset import Dataset
from app.state.view import Page, ViewState

STOCK = ViewState(page=Page.MAP, measure="stock", year=2024)
TABLE = ViewState(page=Page.DATA, measure="stock")


def rows(parts: list[Component]) -> list[str]:
    return [markup(row) for part in parts for row in part._traverse() if getattr(row, "_type", "") == "Tr"][
        1:
    ]


def test_every_kind_has_a_mark_of_its_own() -> None:
    marks = {nothing_mark(kind).className for kind in Nothing} | {zero_mark().className}
    assert len(marks) == len(Nothing) + 1


def test_the_list_names_each_corridor_with_mark_and_words_and_each_reason_once(dataset: Dataset) -> None:
    state = STOCK.but(origin=("LAO", "KHM", "MMR"), destination=("MYS", "CHN_YN"))
    html = markup(absence_rows(dataset, state))
    for words in (
        "Laos to Malaysia",
        "Cambodia to Malaysia",
        "Laos to Yunnan",
        "Not listed",
        "Outside the series",
    ):
        assert words in html
    assert "Myanmar to Malaysia" not in html
    assert html.count("other and unknown origins") == 1
    assert html.count("nothing-not_listed") == 2 + 1


@pytest.mark.parametrize("state", [STOCK, STOCK.but(origin=("MMR",), destination=("THA",))])
def test_nothing_is_said_where_nothing_is_missing(dataset: Dataset, state: ViewState) -> None:
    assert absence_rows(dataset, state) == []


def test_long_lists_are_cut_and_counted(dataset: Dataset) -> None:
    places = tuple(code for code, place in dataset.places.items() if place.is_on_earth)
    html = markup(absence_rows(dataset, STOCK.but(origin=("LAO", "KHM"), destination=places[:120])))
    assert html.count("absence-corridor") == MOST_ROWS
    assert "more corridors without a number" in html


def test_too_wide_a_choice_says_so(dataset: Dataset) -> None:
    places = tuple(code for code, place in dataset.places.items() if place.is_on_earth)
    html = markup(absence_rows(dataset, STOCK.but(origin=places, destination=places)))
    assert "Choose fewer places" in html


def test_the_table_has_one_row_for_a_corridor_and_reason_with_all_its_dates(dataset: Dataset) -> None:
    state = TABLE.but(origin=("LAO",), destination=("MYS", "CHN_YN"))
    found = absences(dataset, state)
    assert len(found) == 8 + 1
    first, second = rows(absence_table(dataset, state, found))
    assert "Laos to Malaysia" in first
    assert "1990 to 2024, 8 dates" in first
    assert "n/l" in first
    assert "any date" in second
