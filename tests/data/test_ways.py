"""From one page to another: filters go along, subjects become filters, and nothing arrives that is ignored there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.data.vocabulary import vocabulary
from app.data.ways import main_role, page_about, toward, views_from
from app.domain.codes import MapFrame, Sex, Shade
from app.state.codec import address, parse_view
from app.state.view import Page, ViewState

TRENDS = ViewState(page=Page.TRENDS, origin=("MMR",), channel=("MOU",), sex=Sex.FEMALE, year=2019)


def parsed(dataset: Dataset, state: ViewState) -> ViewState:
    path, _mark, query = address(state).partition("?")
    found = parse_view(path, query, vocabulary(dataset))
    assert not found.ignored
    return found.state


@pytest.mark.parametrize("page", [Page.MAP, Page.COMPARE, Page.DATA])
def test_filters_language_and_theme_go_along(dataset: Dataset, page: Page) -> None:
    there = toward(dataset, TRENDS, page)
    assert (there.page, there.origin, there.channel) == (page, ("MMR",), ("MOU",))
    assert (there.sex, there.year) == (Sex.FEMALE, 2019)


def test_how_a_map_is_drawn_stays_on_the_map(dataset: Dataset) -> None:
    state = ViewState(frame=MapFrame.ASIA, shade=Shade.HOSTED, focus="LAO", origin=("LAO",))
    assert address(toward(dataset, state, Page.TRENDS)) == "/trends?origin=LAO"


def test_an_open_card_and_the_chosen_chart_stay_behind(dataset: Dataset) -> None:
    state = ViewState(
        page=Page.COMPARE, chart="slope", order="name", figure=dataset.observations[0].observation_id
    )
    assert address(toward(dataset, state, Page.MAP)) == "/"


def test_the_table_shows_the_measure_of_the_page_before(dataset: Dataset) -> None:
    assert toward(dataset, ViewState(), Page.DATA).measure == "workers"
    assert toward(dataset, ViewState(page=Page.COUNTRY, place="THA"), Page.DATA).measure is None


def test_series_of_several_measures_become_those_of_one(dataset: Dataset) -> None:
    several = ("undesa-ims-2024", "abel-cohen-2025")
    there = toward(dataset, ViewState(page=Page.DATA, series=several), Page.TRENDS)
    assert (there.measure, there.series) == ("stock", ("undesa-ims-2024",))


@pytest.mark.parametrize(
    ("place", "role"), [("THA", "destination"), ("MMR", "origin"), ("JPN", "destination")]
)
def test_a_country_becomes_the_filter_of_its_main_role(dataset: Dataset, place: str, role: str) -> None:
    assert main_role(dataset, place) == role
    there = toward(dataset, ViewState(page=Page.COUNTRY, place=place, origin=("KHM",)), Page.MAP)
    assert address(there) == f"/?{role}={place}"


def test_a_corridor_becomes_both_filters_and_opens_on_the_map(dataset: Dataset) -> None:
    state = ViewState(page=Page.CORRIDOR, corridor="MMR-THA")
    assert address(toward(dataset, state, Page.TRENDS)) == "/trends?origin=MMR&destination=THA"
    assert address(toward(dataset, state, Page.DATA)) == "/data?origin=MMR&destination=THA"
    assert address(toward(dataset, state, Page.MAP)) == "/?corridor=MMR-THA"
    assert address(toward(dataset, state, Page.COMPARE)) == "/compare?destination=THA"


def test_what_has_no_place_on_a_map_is_not_offered_there() -> None:
    assert views_from(ViewState(page=Page.DATA, measure="share")) == (Page.TRENDS,)
    assert views_from(ViewState(page=Page.DATA)) == (Page.MAP, Page.TRENDS, Page.COMPARE)


@pytest.mark.parametrize(
    ("state", "about"),
    [
        (ViewState(), None),
        (ViewState(corridor="MMR-THA"), "/corridor/MMR-THA"),
        (ViewState(origin=("MMR",), destination=("THA",)), "/corridor/MMR-THA?origin=MMR&destination=THA"),
        (ViewState(destination=("JPN",)), "/country/JPN?destination=JPN"),
        (ViewState(origin=("MMR", "KHM"), destination=("THA",)), None),
        (ViewState(destination=("ALL",)), None),
        (ViewState(origin=("ALL",), destination=("THA",)), None),
        (ViewState(page=Page.COUNTRY, place="THA", origin=("THA",)), None),
        (ViewState(page=Page.CORRIDOR, corridor="MMR-THA"), None),
    ],
)
def test_the_only_place_or_corridor_has_a_page(dataset: Dataset, state: ViewState, about: str | None) -> None:
    found = page_about(dataset, state)
    assert (found and address(found)) == about


@given(data=st.data())
def test_no_way_leads_to_an_address_that_is_ignored_in_part(dataset: Dataset, data: st.DataObject) -> None:
    places = st.lists(st.sampled_from(sorted(dataset.places)), max_size=2, unique=True).map(tuple)
    state = ViewState(
        page=data.draw(st.sampled_from([*Page])),
        origin=data.draw(places),
        destination=data.draw(places),
        series=data.draw(
            st.lists(st.sampled_from(sorted(dataset.series)), max_size=2, unique=True).map(tuple)
        ),
        corridor=data.draw(st.sampled_from([None, "MMR-THA", "VNM-JPN"])),
        place=data.draw(st.sampled_from([None, "THA", "KHM"])),
    )
    for page in views_from(state):
        there = toward(dataset, state, page)
        assert parsed(dataset, there) == there
    about = page_about(dataset, state)
    assert about is None or parsed(dataset, about) == about
