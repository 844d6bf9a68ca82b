"""The corridor page in words: every figure with a link to its card, nothing missing without a word."""

import re
from typing import Any

import pytest

from app.components.corridor.index import corridor_index
from app.components.corridor.page import corridor_page
from app.data.corridor.context import listed_corridors
from app.data.corridor.corridor import figures_of
from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from app.text.figures import amount


def html_of(component: Any) -> str:
    """All text that the page carries as markup, and the ids of its live parts."""
    properties = component.to_plotly_json()["props"]
    children = properties.get("children")
    inner = children if isinstance(children, list) else [children] if children is not None else []
    found = properties.get("data-markup", "") + f" #{properties.get('id', '')} "
    return found + "".join(child if isinstance(child, str) else html_of(child) for child in inner)


def page(dataset: Dataset, corridor: str, **changes: Any) -> str:
    return html_of(corridor_page(dataset, ViewState(page=Page.CORRIDOR, corridor=corridor).but(**changes)))


def cards(text: str) -> set[str]:
    """The figures whose cards the page links to."""
    return set(re.findall(r"[?&;]figure=([\w-]+)", text))


@pytest.mark.parametrize("corridor", ["MMR-THA", "VNM-JPN", "AGO-CHN", "THA-MMR", "MMR_KC-CHN"])
def test_every_figure_is_on_the_page_with_a_link_to_its_card(dataset: Dataset, corridor: str) -> None:
    origin, _dash, destination = corridor.partition("-")
    rows = figures_of(dataset, (origin, destination))
    text = page(dataset, corridor)
    assert {row.observation_id for row in rows} <= cards(text)
    assert all(amount(row).number in text for row in rows)


def test_a_link_to_a_card_stays_on_the_page(dataset: Dataset) -> None:
    text = page(dataset, "MMR-THA", lang="en")
    assert 'href="/corridor/MMR-THA?figure=ar2019-mmr-tha-documented-2019-12"' in text


def test_the_page_has_a_frame_for_a_chart_only_where_there_is_something_to_draw(dataset: Dataset) -> None:
    assert "#corridor-trend-frame" in page(dataset, "MMR-THA")
    assert "#corridor-channels-frame" in page(dataset, "MMR-THA")
    few = page(dataset, "VNM-USA")
    assert "#corridor-trend-frame" in few
    assert "#corridor-channels-frame" not in few
    assert "apart by channel or sector" in few


def test_the_other_direction_events_crossings_and_relatives_lead_on(dataset: Dataset) -> None:
    text = page(dataset, "MMR-THA")
    assert 'href="/corridor/THA-MMR"' in text
    assert "Thailand to Myanmar: 18 figures" in text
    assert "Mae Sot" in text
    assert "layer=crossings" in text
    assert "/timeline?origin=MMR&amp;destination=THA" in text
    assert 'href="/corridor/KHM-THA"' in text
    assert "does not fit together" in text


def test_no_difference_is_computed_unless_the_data_allow_it(dataset: Dataset) -> None:
    assert "Net: about 171,115 more to Thailand" in page(dataset, "MMR-THA")
    assert "No difference is computed. One of the two countries counts people by birth" in page(
        dataset, "KHM-THA"
    )


def test_a_corridor_without_figures_says_why_and_leads_on(dataset: Dataset) -> None:
    text = page(dataset, "MMR-CHN_YN")
    assert "No source of these data gives a number for Myanmar to Yunnan." in text
    assert "does not cover them" in text
    assert "Outside the series" in text
    assert 'href="/corridor/MMR-CHN"' in text
    assert "-frame" not in text


def test_what_is_missing_is_said_in_the_headline_row(dataset: Dataset) -> None:
    assert "No count of workers in these sources" in page(dataset, "VNM-USA")
    assert "No source here says what it costs" in page(dataset, "MMR-THA")


def test_filters_of_the_address_do_not_narrow_the_page_and_it_says_so(dataset: Dataset) -> None:
    filtered = page(dataset, "MMR-THA", channel=("MOU",))
    assert "do not narrow this page" in filtered
    assert "1,820,928" in filtered
    assert "do not narrow this page" not in page(dataset, "MMR-THA")


def test_the_index_lists_corridors_with_figure_date_and_count(dataset: Dataset) -> None:
    text = html_of(corridor_index(dataset, ViewState(page=Page.CORRIDOR)))
    for each in listed_corridors(dataset):
        assert f'href="/corridor/{"-".join(each.corridor)}"' in text
        if each.figure is not None:
            assert each.figure.observation_id in cards(text)
    assert "From Myanmar" in text
    assert "156 figures" in text
    assert "December 2019" in text
    assert 'href="/data"' in text
