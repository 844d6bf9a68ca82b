"""The title of the window says which page is open."""

import pytest

from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from app.text.pages import page_line, page_name, window_title


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (ViewState(), "Mekong Migration Corridors"),
        (ViewState(corridor="MMR-THA"), "Myanmar to Thailand – Mekong Migration Corridors"),
        (ViewState(page=Page.COUNTRY), "Countries – Mekong Migration Corridors"),
        (ViewState(page=Page.COUNTRY, place="THA"), "Thailand – Mekong Migration Corridors"),
        (ViewState(page=Page.CORRIDOR, corridor="VNM-JPN"), "Vietnam to Japan – Mekong Migration Corridors"),
        (ViewState(page=Page.TRENDS, corridor="VNM-JPN"), "Trends – Mekong Migration Corridors"),
    ],
)
def test_the_title_names_the_subject_or_the_page(dataset: Dataset, state: ViewState, title: str) -> None:
    assert window_title(dataset, state) == title


@pytest.mark.parametrize("page", [*Page])
def test_every_page_has_a_name_and_a_line(page: Page) -> None:
    assert page_name(page)
    assert page_line(page)
