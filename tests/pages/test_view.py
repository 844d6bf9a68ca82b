"""From the address and the browser to the typed things that pages work with."""

import pytest

from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.pages.view import Client, client_of, page_state, theme_of, view_at
from app.state.view import Page, ViewState


def test_an_address_becomes_a_view(dataset: Dataset) -> None:
    parsed = view_at(dataset, "/trends", "?origin=MMR,KHM&channel=MOU&theme=dark")
    assert parsed.ignored == ()
    assert parsed.state == ViewState(
        page=Page.TRENDS, origin=("MMR", "KHM"), channel=("MOU",), theme=Theme.DARK
    )


@pytest.mark.parametrize(("path", "search"), [(None, None), ("", ""), ("/", None), (None, "?")])
def test_nothing_is_the_map(dataset: Dataset, path: str | None, search: str | None) -> None:
    parsed = view_at(dataset, path, search)
    assert (parsed.state, parsed.ignored) == (ViewState(), ())


def test_what_the_data_do_not_know_is_ignored_by_name(dataset: Dataset) -> None:
    parsed = view_at(dataset, "/", "?origin=Myanmar,KHM&year=19")
    assert parsed.state == ViewState(origin=("KHM",))
    assert [(row.parameter, row.value) for row in parsed.ignored] == [("origin", "Myanmar"), ("year", "19")]


def test_a_browser_that_has_said_nothing_is_light_and_has_no_size() -> None:
    assert client_of(None) == client_of({}) == Client(Theme.LIGHT, 0, 0)


def test_a_browser_says_its_theme_and_size() -> None:
    assert client_of({"theme": "dark", "width": 824, "height": 704}) == Client(Theme.DARK, 824, 704)
    assert client_of({"theme": "sepia", "width": None}) == Client()


@pytest.mark.parametrize(
    ("chosen", "system", "shown"),
    [
        (None, Theme.LIGHT, Theme.LIGHT),
        (None, Theme.DARK, Theme.DARK),
        (Theme.LIGHT, Theme.DARK, Theme.LIGHT),
        (Theme.DARK, Theme.LIGHT, Theme.DARK),
    ],
)
def test_the_theme_of_the_address_comes_before_that_of_the_system(
    chosen: Theme | None, system: Theme, shown: Theme
) -> None:
    assert theme_of(ViewState(theme=chosen), Client(system)) == shown


def test_a_page_knows_nothing_of_the_card_that_stands_over_it(dataset: Dataset) -> None:
    search = "?year=2019&figure=ar2019-mmr-tha-documented-2019-12"
    assert view_at(dataset, "/compare", search).state.figure
    assert page_state(dataset, "/compare", search) == page_state(dataset, "/compare", "?year=2019")
