"""What the search can find: everything that has figures, each with an address that means all it says."""

from collections import Counter
from html.parser import HTMLParser

import pytest

from app.components.markup import markup
from app.components.sources.page import sources_page
from app.components.timeline.events import timeline_list
from app.data.dataset import Dataset
from app.data.search import codes_with_figures, corridors_with_figures, countries_with_figures
from app.data.vocabulary import vocabulary
from app.domain.codes import ALL
from app.state.codec import parse_view
from app.state.view import Page, ViewState
from app.text.pages import MENU
from app.text.search import Entry, entries, group_names


@pytest.fixture(scope="module")
def found(dataset: Dataset) -> list[Entry]:
    return entries(dataset)


def of(found: list[Entry], kind: str) -> dict[str, Entry]:
    """The entries of a kind by address."""
    return {str(entry["href"]): entry for entry in found if entry["kind"] == kind}


def test_every_entry_says_what_it_is(found: list[Entry]) -> None:
    for entry in found:
        assert entry["kind"] in group_names()
        assert entry["name"]
        assert entry["detail"], entry


def test_every_country_with_figures_is_there_those_of_the_region_first(
    dataset: Dataset, found: list[Entry]
) -> None:
    named = set(dataset.observations.tally("origin")) | set(dataset.observations.tally("destination"))
    countries = of(found, "country")
    assert set(countries) == {f"/country/{code}" for code in named if dataset.places[code].is_on_earth}
    assert next(iter(countries.values()))["name"] == "Thailand"
    assert [row.code for row in countries_with_figures(dataset)][:5] == ["THA", "KHM", "MMR", "VNM", "LAO"]


@pytest.mark.parametrize("word", ["MMR", "MM", "Burma", "เมียนมา", "缅甸"])
def test_a_country_is_found_by_code_former_name_and_in_other_languages(found: list[Entry], word: str) -> None:
    assert word in of(found, "country")["/country/MMR"]["words"]


def test_every_corridor_between_the_region_and_others_is_there(dataset: Dataset, found: list[Entry]) -> None:
    corridors = of(found, "corridor")
    assert len(corridors) == len(corridors_with_figures(dataset)) > 1000
    for row in dataset.observations[::97]:
        ends = [dataset.places[code] for code in row.corridor]
        if all(end.is_on_earth for end in ends) and any(end.region == "gms" for end in ends):
            assert f"/corridor/{row.origin}-{row.destination}" in corridors
    entry = corridors["/corridor/MMR-THA"]
    assert (entry["name"], entry["pair"]) == ("Myanmar to Thailand", ["MMR", "THA"])
    assert "1990 to 2024" in entry["detail"]


def test_every_channel_sector_and_measure_is_there(dataset: Dataset, found: list[Entry]) -> None:
    filters = {tuple(entry["set"]) for entry in found if "set" in entry}
    assert {code for name, code in filters if name == "channel"} == set(
        codes_with_figures(dataset, "channel")
    )
    assert {code for name, code in filters if name == "sector"} == set(dataset.sectors) - {ALL}
    assert {code for name, code in filters if name == "measure"} == set(
        codes_with_figures(dataset, "measure")
    )


def test_every_page_event_series_and_source_is_there(dataset: Dataset, found: list[Entry]) -> None:
    assert set(of(found, "page")) == {page.value for page in (*MENU, Page.CORRIDOR)}
    assert len(of(found, "event")) == len(dataset.events)
    assert len(of(found, "source")) == len(dataset.sources)
    assert set(of(found, "series")) == {
        f"/data?series={row.series_id}" for row in dataset.observations if not row.same_as
    }


def test_no_address_is_ignored_even_in_part(dataset: Dataset, found: list[Entry]) -> None:
    for entry in found:
        address, _hash, _anchor = str(entry["href"]).partition("#")
        path, _mark, query = address.partition("?")
        assert not parse_view(path, query, vocabulary(dataset)).ignored, entry


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value)


def anchors(text: str) -> Counter[str]:
    parser = _Anchors()
    parser.feed(text)
    return parser.ids


def test_every_anchor_stands_once_on_its_page(dataset: Dataset, found: list[Entry]) -> None:
    shown = {
        "/sources": anchors(markup(sources_page(dataset, ViewState(page=Page.SOURCES)))),
        "/timeline": anchors(markup(timeline_list(dataset, ViewState(page=Page.TIMELINE)))),
    }
    for entry in found:
        page, has_anchor, anchor = str(entry["href"]).partition("#")
        if has_anchor:
            assert shown[page][anchor] == 1, entry["href"]


def test_a_word_that_is_not_used_here_leads_to_the_one_that_is(found: list[Entry]) -> None:
    meant = [entry["name"] for entry in found if "illegal migrant" in " ".join(entry.get("words", []))]
    assert meant == ["Undocumented"]


def test_a_filter_leads_where_it_shows_something(found: list[Entry]) -> None:
    where = {tuple(entry["set"]): entry["href"] for entry in found if "set" in entry}
    assert where["channel", "MOU"] == "/?channel=MOU"
    assert where["measure", "workers"] == "/"
    assert where["measure", "stock"] == "/?measure=stock"
    assert where["measure", "share"] == "/trends?measure=share"
