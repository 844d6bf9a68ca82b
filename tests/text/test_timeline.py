"""Words of the timeline: counts in its finding, its filters in whole sentences, its documents."""

from typing import Any

import pytest

from app.data.dataset import Dataset
from app.data.timeline import events_shown
from app.domain.codes import EventKind
from app.state.view import Page, ViewState
from app.text.timeline import (
    event_read_in,
    event_when,
    timeline_finding,
    timeline_notes,
    timeline_source,
    timeline_subtitle,
    timeline_title,
)
from tests.conftest import Tiny


def view(**filters: Any) -> ViewState:
    return ViewState(page=Page.TIMELINE, **filters)


EVENTS = """
    event_id, date,       kind,      title,   source_id, via_source_id, via_locator, date_basis
    one,      2014-05,    crisis,    Coup,    gov,       REPORT,        page 3,      stated
    two,      2014,       agreement, MOU,     REPORT,    REPORT,        ,            undated
    three,    2019-01,    agreement, Other,   gov,       REPORT,        ,            source_date
    four,     2018/2022,  policy,    Plan,    gov,       REPORT,        ,            stated
"""


def test_the_finding_counts_events_and_kinds_and_the_years_of_the_reports(tiny: Tiny) -> None:
    found = timeline_finding(tiny(events=EVENTS), view())
    assert found.sentence == (
        "4 events between 2014 and 2022: 2 agreements, 1 policy, 1 crisis. Begun in 2019: 1; in 2014: 2."
    )
    assert {4, 2014, 2022, 2, 1, 2019} <= set(found.counts)


def test_years_chosen_bound_what_lasted_longer(tiny: Tiny) -> None:
    data = tiny(events=EVENTS)
    assert timeline_finding(data, view(from_year=2019, to_year=2020)).sentence == (
        "2 events between 2019 and 2020: 1 agreement, 1 policy."
    )
    assert timeline_finding(data, view(from_year=2014, to_year=2014)).sentence == (
        "2 events in 2014: 1 agreement, 1 crisis."
    )


def test_without_events_it_says_so_and_names_no_source(tiny: Tiny) -> None:
    data = tiny(events=EVENTS)
    empty = view(from_year=2050)
    assert timeline_finding(data, empty).sentence == "No event in these documents passes the filters chosen."
    assert (timeline_source(data, empty), timeline_notes(data, empty)) == ("", [])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "An event stands in the lane of each country that it touches."),
        ({"kind": (EventKind.LAW, EventKind.BAN)}, "Kinds: Laws, Bans."),
        ({"channel": ("MOU",)}, "Channels: MOU recruitment."),
        ({"sector": ("fishing",), "origin": ("LAO",)}, "Sectors: Fishing. Origins: Laos."),
    ],
    ids=str,
)
def test_filters_are_told(dataset: Dataset, filters: dict[str, Any], expected: str) -> None:
    assert expected in timeline_subtitle(dataset, view(**filters))


def test_the_title_names_the_country(dataset: Dataset) -> None:
    assert timeline_title(dataset, view(focus="THA")) == "Events that touch Thailand"


def test_the_source_names_documents_and_counts_those_that_they_cite(dataset: Dataset) -> None:
    sentence = timeline_source(dataset, view())
    for name in ("MMN Annual Report 2014", "MMN Annual Report 2019", "MMN web site"):
        assert name in sentence
    cited = {event.source_id for event in dataset.events} - {"AR2014", "AR2019", "WEB"}
    assert str(len(cited)) in sentence


def test_a_full_year_is_never_taken_for_a_busy_one(dataset: Dataset) -> None:
    assert any("not because less happened" in note for note in timeline_notes(dataset, view()))


def test_a_date_says_where_it_is_not_that_of_the_event(tiny: Tiny) -> None:
    data = tiny(events=EVENTS)
    told = {event.event_id: event_when(event) for event in events_shown(data, view())}
    assert told == {
        "one": "May 2014",
        "two": "2014 (year of the report; undated there)",
        "three": "January 2019 (date of the source)",
        "four": "2018 to 2022",
    }
    places = {event.event_id: event_read_in(data, event) for event in events_shown(data, view())}
    assert places["one"].endswith(", page 3")
