"""Country pages and the list of countries, by what a reader finds on them."""

import re

import pytest

from app.components.country.index import country_list
from app.components.country.page import country_head, country_side, country_words, written
from app.components.markup import markup
from app.data.country.country import places_with_figures
from app.data.dataset import Dataset
from app.state.pages import Page
from app.state.view import ViewState
from app.text.figures import date_words
from tests.tools.tree import links, markup_texts, parts, with_class, words

FIGURE = re.compile(r"[?&]figure=([^&\"]+)")


def view(place: str, **changes: object) -> ViewState:
    return ViewState(page=Page.COUNTRY, place=place).but(**changes)


def headlines(dataset: Dataset, place: str) -> list[str]:
    return [words(part["children"]) for part in with_class(country_head(dataset, view(place)), "headline")]


def below(dataset: Dataset, place: str, **changes: object) -> str:
    return words(country_words(dataset, view(place, **changes)))


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        (
            "THA",
            (
                "Workers with documents in Thailand 2,788,316",
                "about 3,900,000",
                "Workers who left Thailand to work abroad 97,597",
                "Women among residents from abroad 43.8 %",
            ),
        ),
        (
            "MMR",
            (
                "4,320,462",
                "305,000",
                "Workers from Myanmar with documents in Thailand 1,820,928",
                "US$ 1,100",
            ),
        ),
        (
            "KHM",
            ("778,793", "about 1,380,000", "Workers from Cambodia in Thailand about 1,200,000", "US$ 2,782"),
        ),
        ("VNM", ("3,693,537", "about 560,000", "in Japan 518,364", "US$ 14,000")),
        ("JPN", ("2,048,675", "3,409,529", "1,008,173", "49.6 %")),
        ("CHN_YN", ("about 379,000",)),
    ],
)
def test_the_headlines_of_a_country_say_what_how_many_when_and_by_whom(
    dataset: Dataset, place: str, texts: tuple[str, ...]
) -> None:
    found = headlines(dataset, place)
    assert len(found) == len(texts)
    for text, headline in zip(texts, found, strict=True):
        assert text in headline
        assert re.search(r"\b(19|20)\d\d\b", headline)


def test_a_headline_tells_bound_stage_second_hand_and_what_differs(dataset: Dataset) -> None:
    documented, everyone, _left, women = headlines(dataset, "THA")
    assert "second-hand, confidence A" in documented
    assert "differs" in documented
    assert "Estimate, about" in everyone
    assert "computed here" in women
    assert "1,391,614 of 3,179,399" in women
    assert "completed or in process" in headlines(dataset, "MMR")[2]


def test_the_number_of_a_headline_opens_its_card_over_the_same_view(dataset: Dataset) -> None:
    state = view("THA", origin=("THA",), lang="en")
    found = links(country_head(dataset, state))
    assert found["2,788,316"] == "/country/THA?origin=THA&figure=off-all-tha-documented-2019-12"


def test_what_no_source_has_is_said_in_words(dataset: Dataset) -> None:
    head = words(country_head(dataset, view("CHN_YN")))
    assert "No figure in these sources:" in head
    assert "Women among residents from abroad" in head
    assert "These sources have nothing on:" in below(dataset, "CHN_YN")
    assert "Recruitment agencies" in below(dataset, "THA")


def test_both_sides_and_measures_are_links_and_the_one_shown_is_marked(dataset: Dataset) -> None:
    head = country_head(dataset, view("THA"))
    found = links(head)
    assert "origin=THA" in found["From Thailand"]
    assert "destination=THA" in found["To Thailand"]
    assert "measure=stock" in found["Residents from abroad"]
    marked = [words(part["children"]) for part in parts(head) if part.get("aria-current") == "true"]
    assert marked == ["To Thailand", "Workers"]


def test_the_way_leads_to_the_list_and_through_the_country_of_a_part(dataset: Dataset) -> None:
    assert links(country_head(dataset, view("THA")))["Change country"] == "/country"
    assert links(country_head(dataset, view("CHN_YN")))["China"] == "/country/CHN"


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        ("THA", ("2,788,316", "9,692 million US dollars", "Fishing", "308 to 325 baht a day")),
        ("MMR", ("313 agencies", "2,754,000,000 US dollars", "about 3.9 %", "Domestic work")),
        (
            "KHM",
            ("about 650 US dollars a person", "6,000 to 10,000 US dollars a person", "more than 880,000"),
        ),
        ("JPN", ("1,460,463", "second-hand, confidence C")),
        ("CHN_YN", ("about 47,000", "Figures of their own have: China")),
    ],
)
def test_the_figures_of_a_country_stand_open_on_its_page(
    dataset: Dataset, place: str, texts: tuple[str, ...]
) -> None:
    found = below(dataset, place)
    assert all(text in found for text in texts)


@pytest.mark.parametrize("place", ["THA", "KHM", "MMR"])
def test_every_figure_link_names_a_figure_and_its_date_stands_there(dataset: Dataset, place: str) -> None:
    state = view(place)
    text = markup([*country_head(dataset, state), *country_words(dataset, state)])
    keys = set(FIGURE.findall(text.replace("&amp;", "&")))
    assert len(keys) > 50
    shown = " ".join(" ".join(markup_texts(text)).split())
    for key in keys:
        row = dataset.by_id[key]
        assert place in row.corridor
        assert date_words(row) in shown or date_words(row, short=True) in shown


def test_corridors_lead_to_their_pages_and_events_to_the_timeline(dataset: Dataset) -> None:
    text = markup(country_words(dataset, view("THA")))
    assert 'href="/corridor/MMR-THA"' in text
    assert 'href="/timeline?focus=THA"' in text


def test_the_gravest_disagreements_stand_open_and_revisions_are_counted(dataset: Dataset) -> None:
    node = country_side(dataset, view("THA"))
    assert "What does not fit together" in words(node)
    (fold,) = [part for part in parts(node) if "panel-fold" in str(part.get("className") or "")]
    open_notes = len(with_class(node, "disagreement")) - len(with_class(fold["children"], "disagreement"))
    assert open_notes == 4
    assert "differences between two editions" in words(node)
    assert "No figures that contradict each other" in words(country_side(dataset, view("FJI")))


def test_every_place_on_earth_has_a_page(dataset: Dataset) -> None:
    places = places_with_figures(dataset)
    assert len(places) > 200
    for place in (*places[::6], "CHN_RUILI", "CHN_GX", "MMR_KC", "SGP"):
        for state in (view(place), view(place, origin=(place,), measure="stock")):
            assert all(isinstance(text, str) and text for text in written(dataset, state))


@pytest.mark.parametrize("place", ["THA", "JPN", "CHN_YN"])
def test_every_part_of_the_page_can_be_jumped_to(dataset: Dataset, place: str) -> None:
    head, side, below = written(dataset, view(place))
    targets = re.findall(r'<li><a href="#([^"]+)">', head)
    assert "all-figures" in targets
    assert len(targets) == len(set(targets))
    for target in targets:
        assert f'id="{target}"' in side + below
    assert {f"part-{each}" for each in re.findall(r'id="part-([^"]+)"', below)} <= set(targets)


def test_the_list_of_countries_groups_them_and_folds_only_the_others(dataset: Dataset) -> None:
    text = country_list(dataset, ViewState(page=Page.COUNTRY)).to_plotly_json()["props"]["children"]
    found = text.to_plotly_json()["props"]["data-markup"]
    before, after = found.split("<details>")
    assert 'href="/country/THA"' in before
    assert 'href="/country/JPN"' in before
    assert 'href="/country/USA"' in after
    assert "2,788,316" in before
    assert "No figure of this kind" in before
    # Known only from figures of other kinds.
    assert 'href="/country/MMR_KC"' in after


def test_a_count_of_one_channel_does_not_pass_for_all_documented_workers(dataset: Dataset) -> None:
    assert headlines(dataset, "KOR")[0].startswith("Workers in South Korea, one channel only")
    assert headlines(dataset, "THA")[0].startswith("Workers with documents in Thailand")
