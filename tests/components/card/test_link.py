"""The card of a figure: everything that somebody needs who wants to quote it, for any figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.components.card.content import figure_card
from app.components.card.link import card_link
from app.components.markup import markup
from app.data.dataset import Dataset
from app.state.codec import parse_view
from app.state.view import Page, ViewState
from app.text.card.citation import citation
from app.text.card.sentence import card_sentence
from app.text.figures import amount
from tests.conftest import Tiny
from tests.tools.tree import links, parts, with_class, words

DOCUMENTED = "ar2019-mmr-tha-documented-2019-12"
UN = "undesa-2024-mmr-tha-2024-total"


def card(dataset: Dataset, key: str, **choice: object) -> object:
    return figure_card(dataset, ViewState(figure=key).but(**choice))


@given(at=st.integers(min_value=0, max_value=200_000))
def test_any_figure_has_a_card_that_says_all_of_it(dataset: Dataset, at: int) -> None:
    row = dataset.observations[at % len(dataset.observations)]
    series, source = dataset.series[row.series_id], dataset.sources[row.source_id]
    node = card(dataset, row.observation_id)
    text = words(node)
    assert markup(node)
    for part in (
        amount(row).number,
        card_sentence(dataset, row),
        series.population,
        series.not_counted,
        source.publisher if row.source_id != row.via_source_id else "Not named by the document.",
        source.licence.rstrip("."),
        row.locator,
        row.via_locator,
        row.note,
        *(dataset.flags[flag].sentence for flag in row.flags if flag != "does_not_fit"),
    ):
        assert " ".join(part.split()) in text, (row.observation_id, part)


def test_the_card_of_the_largest_corridor_says_what_does_not_fit(dataset: Dataset) -> None:
    node = card(dataset, DOCUMENTED)
    notes = [words(part["children"]) for part in with_class(node, "disagreement")]
    assert any("493,744 + 652,507 = 1,146,251" in note for note in notes)
    flags = [words(part["children"]) for part in with_class(node, "figure-flag")]
    assert flags == ["Stock or running total not stated"]
    opened = [part["href"] for part in parts(with_class(node, "card-members")) if "href" in part]
    assert "/?figure=ar2019-mmr-tha-mou-2019-08" in opened


def test_the_button_copies_the_citation_with_an_address_of_the_figure(dataset: Dataset) -> None:
    (button,) = with_class(card(dataset, DOCUMENTED, page=Page.TRENDS, year=2019), "card-copy")
    row = dataset.by_id[DOCUMENTED]
    assert button["data-copy"] == citation(dataset, row)
    path, _mark, query = button["data-address"].partition("?")
    assert path == "/data"
    assert f"figure={DOCUMENTED}" in query
    assert "year" not in query


def test_the_ways_on_keep_to_the_figure(dataset: Dataset) -> None:
    from app.data.vocabulary import vocabulary

    found = links(card(dataset, UN, lang="en"))
    assert found["Corridor page"] == "/corridor/MMR-THA"
    assert (found["Myanmar"], found["Thailand"]) == ("/country/MMR", "/country/THA")
    for name in ("Show on map", "Show as trend", "All figures of this series"):
        path, _mark, query = found[name].partition("?")
        parsed = parse_view(path, query, vocabulary(dataset))
        assert parsed.ignored == ()
        assert parsed.state.series == ("undesa-ims-2024",)
        assert parsed.state.figure is None


def test_a_figure_without_a_corridor_has_no_corridor_page(dataset: Dataset) -> None:
    found = links(card(dataset, "ar2019-tha-border-pass-2019-12"))
    assert "Corridor page" not in found
    assert "Show on map" not in found
    assert found["Thailand"] == "/country/THA"


def test_other_figures_open_their_cards_on_the_same_page(dataset: Dataset) -> None:
    node = card(dataset, UN, page=Page.TRENDS, origin=("MMR",))
    opened = [part["href"] for part in parts(with_class(node, "card-list")) if "href" in part]
    assert "/trends?origin=MMR&figure=undesa-2024-mmr-tha-2024-female" in opened
    assert [part["href"] for part in with_class(node, "panel-close")] == ["/trends?origin=MMR"]


def test_the_spread_of_a_model_is_no_margin_of_error(dataset: Dataset) -> None:
    text = words(card(dataset, "abel-cohen-2025-mmr-tha-2015-total"))
    assert "how far methods lie apart, not a margin of error" in text


def test_links_leave_the_dashboard_without_telling_where_from(dataset: Dataset) -> None:
    outside = [part for part in parts(card(dataset, UN)) if str(part.get("href", "")).startswith("http")]
    assert outside
    assert all(part["rel"] == "noreferrer" for part in outside)


def test_a_repeat_and_its_original_name_each_other(tiny: Tiny) -> None:
    data = tiny("observation_id, same_as, value\na, , 7\nb, a, 7")
    assert "This figure repeats:" in words(card(data, "b"))
    assert "It is repeated by:" in words(card(data, "a"))


def test_what_is_added_up_here_is_not_said_to_be_printed(dataset: Dataset) -> None:
    text = words(card(dataset, UN))
    assert "they are added up here" in text
    assert "The source prints the number" not in text


def test_a_figure_without_warnings_says_so(tiny: Tiny) -> None:
    assert "No warning is attached" in words(card(tiny("observation_id\na"), "a"))


def test_a_card_of_no_figure_is_a_mistake_of_the_caller(dataset: Dataset) -> None:
    with pytest.raises(KeyError):
        figure_card(dataset, ViewState())


def test_a_number_opens_its_card_and_keeps_the_view() -> None:
    state = ViewState(page=Page.COUNTRY, place="THA", year=2019)
    link = card_link(state, "abc", "12")
    assert link.to_plotly_json()["props"]["href"] == "/country/THA?year=2019&figure=abc"
