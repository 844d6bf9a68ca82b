"""The timeline page: every event in words with its ways on, kinds and countries to choose, help where none passes."""

from typing import Any

import pytest

from app.components.timeline.events import timeline_list
from app.components.timeline.page import timeline_margin
from app.data.dataset import Dataset
from app.data.timeline import events_shown
from app.domain.codes import EventKind
from app.state.view import Page, ViewState
from app.text.labels import place_name
from tests.tools.tree import parts, words

STATE = ViewState(page=Page.TIMELINE)


@pytest.fixture(scope="module")
def listed(dataset: Dataset) -> dict[str, Any]:
    return {
        part["id"]: part
        for part in parts(timeline_list(dataset, STATE))
        if part.get("className") == "timeline-event"
    }


def hrefs(node: Any) -> list[str]:
    return [str(part["href"]) for part in parts(node) if part.get("href")]


def test_every_event_has_its_anchor_date_kind_words_and_source(
    dataset: Dataset, listed: dict[str, Any]
) -> None:
    assert set(listed) == {event.event_id for event in dataset.events}
    for event in dataset.events:
        text = words(listed[event.event_id])
        source = dataset.sources[event.source_id]
        for fact in (event.title, event.description, event.kind, source.publisher, event.via_locator):
            assert " ".join(fact.split()) in text, (event.event_id, fact)
        assert f"/sources#source-{event.source_id}" in hrefs(listed[event.event_id])


def test_places_and_corridors_lead_to_their_pages_and_channels_to_their_figures(
    listed: dict[str, Any],
) -> None:
    found = hrefs(listed["ar2014-mmr-tha-mou-2003"])
    for address in ("/country/MMR", "/country/THA", "/corridor/MMR-THA", "/sources#channel-MOU"):
        assert address in found
    assert "/trends?origin=MMR&destination=THA&channel=MOU" in found
    assert "/sources#flag-does_not_fit" in found
    assert "/country/ALL" not in hrefs(listed["ar2019-2018-12-gcm"])


def test_the_newest_events_stand_first(dataset: Dataset) -> None:
    years = [
        int(part["id"].removeprefix("year-"))
        for part in parts(timeline_list(dataset, STATE))
        if str(part.get("id", "")).startswith("year-")
    ]
    assert years == sorted(years, reverse=True)
    assert sorted(years) == sorted({event.period.first_year for event in dataset.events})


def test_a_kind_and_a_country_can_be_chosen_and_given_up(dataset: Dataset) -> None:
    margin = timeline_margin(dataset, STATE)
    assert {"/timeline?kind=ban", "/timeline?focus=THA"} <= set(hrefs(margin))
    chosen = timeline_margin(dataset, STATE.but(focus="THA", kind=(EventKind.BAN,)))
    current = [part for part in parts(chosen) if part.get("aria-current")]
    assert ["Bans" in words(part) or place_name(dataset, "THA") in words(part) for part in current] == [
        True,
        True,
    ]
    assert {"/timeline?kind=ban", "/timeline?focus=THA"} <= {hrefs(part)[0] for part in current}


def test_counts_in_the_margin_are_those_of_the_list_that_they_lead_to(dataset: Dataset) -> None:
    margin = timeline_margin(dataset, STATE.but(from_year=2015))
    (row,) = [part for part in parts(margin) if part["type"] == "Li" and "Japan" in words(part)]
    count = len(events_shown(dataset, STATE.but(from_year=2015, focus="JPN")))
    assert words(row).split()[-1] == str(count)


def test_where_nothing_passes_each_button_says_what_it_would_bring(dataset: Dataset) -> None:
    empty = timeline_list(dataset, STATE.but(channel=("TITP",), kind=(EventKind.BAN,)))
    told = {words(part): part["href"] for part in parts(empty) if part.get("className") == "button"}
    assert told == {
        "Show all channels (6 events)": "/timeline?kind=ban",
        "Show all kinds (3 events)": "/timeline?channel=TITP",
    }
    helpless = timeline_list(dataset, STATE.but(channel=("TITP",), kind=(EventKind.BAN,), from_year=2080))
    assert [part["href"] for part in parts(helpless) if part.get("className") == "button"] == ["/timeline"]


def test_links_keep_the_language_and_drop_the_filters(dataset: Dataset) -> None:
    filtered = STATE.but(focus="THA", theme="dark")
    found = hrefs(timeline_list(dataset, filtered))
    assert "/corridor/MMR-THA?theme=dark" in found
    assert not [address for address in found if "focus=" in address]
