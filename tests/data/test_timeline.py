"""Which events a view of the timeline holds, in which lanes they stand, and which filter to set back."""

from typing import Any

import pytest

from app.data.dataset import Dataset
from app.data.timeline import (
    ELSEWHERE,
    EVERYWHERE,
    axis_years,
    events_by,
    events_shown,
    kinds_with_events,
    lanes,
    places_with_events,
    relaxed,
)
from app.domain.codes import EventKind
from app.state.view import Page, ViewState
from tests.conftest import Tiny

EVENTS = """
    event_id,  date,        kind,      places,               corridors,        channels, sectors
    mou,       2003,        agreement, MMR;THA,              MMR-THA,          MOU,
    ordinance, 2017-06,     law,       KHM;LAO;MMR;THA,      KHM-THA;MMR-THA,  BORDER_PASS,
    ban,       2014/2016,   ban,       MMR;SGP,              MMR-SGP,          ,         fishing
    yunnan,    2019-01,     policy,    CHN_YN;LAO,           LAO-CHN_YN,       ,
    asean,     2007-01,     agreement, KHM;LAO;MMR;THA;VNM,  ,                 ,
    compact,   2018-12,     agreement, ALL,                  ,                 ,
    forum,     2014-05,     programme, ,                     ,                 ,
"""
PLACES = """
    place,  name,      kind,    parent
    ALL,    All,       special,
    MMR,    Myanmar,   country,
    THA,    Thailand,  country,
    KHM,    Cambodia,  country,
    LAO,    Laos,      country,
    VNM,    Vietnam,   country,
    SGP,    Singapore, country,
    CHN,    China,     country,
    CHN_YN, Yunnan,    part,    CHN
"""
CHANNELS = """
    channel,      name,         short_name, kind,   parent
    ALL,          All,          All,        total,
    DOCUMENTED,   Documented,   Documented, group,  ALL
    FORMAL,       Formal,       Formal,     group,  DOCUMENTED
    MOU,          MOU,          MOU,        scheme, FORMAL
    BORDER_PASS,  Border pass,  Section 64, scheme, DOCUMENTED
    UNDOCUMENTED, Undocumented, Undoc.,     group,  ALL
"""


@pytest.fixture
def few(tiny: Tiny) -> Dataset:
    return tiny(events=EVENTS, places=PLACES, channels=CHANNELS)


def shown(dataset: Dataset, **filters: Any) -> set[str]:
    return {event.event_id for event in events_shown(dataset, ViewState(page=Page.TIMELINE, **filters))}


def test_without_a_filter_every_event_is_shown_earliest_first(few: Dataset) -> None:
    found = [event.event_id for event in events_shown(few, ViewState(page=Page.TIMELINE))]
    assert found == ["mou", "asean", "ban", "forum", "ordinance", "compact", "yunnan"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"focus": "SGP"}, {"ban", "compact", "forum"}),
        ({"focus": "CHN"}, {"yunnan", "compact", "forum"}),
        ({"kind": (EventKind.LAW, EventKind.BAN)}, {"ordinance", "ban"}),
        ({"channel": ("FORMAL",)}, {"mou"}),
        ({"channel": ("DOCUMENTED",)}, {"mou", "ordinance"}),
        ({"channel": ("UNDOCUMENTED",)}, set()),
        ({"sector": ("fishing",)}, {"ban"}),
        ({"from_year": 2015, "to_year": 2017}, {"ban", "ordinance"}),
        ({"origin": ("MMR",)}, {"mou", "ordinance", "ban", "asean", "compact", "forum"}),
        ({"origin": ("LAO",), "destination": ("CHN",)}, {"yunnan", "compact", "forum"}),
        ({"destination": ("ALL",)}, {"mou", "asean", "ban", "forum", "ordinance", "compact", "yunnan"}),
    ],
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value),
)
def test_filters_leave_the_events_that_they_name(
    few: Dataset, filters: dict[str, Any], expected: set[str]
) -> None:
    assert shown(few, **filters) == expected


def test_an_event_stands_in_the_lane_of_each_country_and_of_the_whole_region_where_it_touches_five(
    few: Dataset,
) -> None:
    found = {
        lane.code: {event.event_id for event in lane.events}
        for lane in lanes(few, ViewState(page=Page.TIMELINE))
    }
    assert found["THA"] == {"mou", "ordinance"}
    assert found["CHN"] == {"yunnan"}
    assert found[ELSEWHERE] == {"ban"}
    assert found[EVERYWHERE] == {"asean", "compact", "forum"}
    assert "VNM" not in found  # no lane without an event


def test_a_place_that_the_view_is_about_has_a_lane_of_its_own_on_top(few: Dataset) -> None:
    codes = [lane.code for lane in lanes(few, ViewState(page=Page.TIMELINE, focus="SGP"))]
    assert codes == ["SGP", "MMR", EVERYWHERE]


def test_counts_are_those_that_a_choice_would_show(dataset: Dataset) -> None:
    state = ViewState(page=Page.TIMELINE, from_year=2014)
    for kind, count in kinds_with_events(dataset, state).items():
        assert count == len(events_shown(dataset, state.but(kind=(kind,))))
    for name in ("origin", "channel", "sector"):
        for code, count in list(events_by(dataset, state, name).items())[:6]:
            chosen = events_shown(dataset, state.but(**{name: (code,)}))
            # Events without a corridor pass for the places that they touch.
            assert count == sum(bool(event.corridors) or name != "origin" for event in chosen)


def test_countries_are_counted_with_the_events_that_touch_them(few: Dataset) -> None:
    counts = places_with_events(few, ViewState(page=Page.TIMELINE, focus="SGP"))
    assert counts == {"MMR": 6, "THA": 5, "LAO": 5, "KHM": 4, "SGP": 3, "CHN": 3, "VNM": 3}
    for code, count in counts.items():
        assert count == len(events_shown(few, ViewState(page=Page.TIMELINE, focus=code)))


def test_the_axis_stays_while_other_filters_change_and_follows_the_years_chosen(dataset: Dataset) -> None:
    whole = axis_years(dataset, ViewState(page=Page.TIMELINE))
    assert whole == axis_years(dataset, ViewState(page=Page.TIMELINE, focus="JPN"))
    early = sum(event.period.first_year < whole[0] for event in dataset.events)
    assert 0 < early <= 0.06 * len(dataset.events)
    assert axis_years(dataset, ViewState(from_year=2018, to_year=2019)) == (2018, 2019)
    first, last = axis_years(dataset, ViewState(to_year=1990))
    assert first <= last == 1990
    assert axis_years(dataset, ViewState(from_year=2080)) == (2080, 2080)


def test_what_can_be_set_back_brings_events(few: Dataset) -> None:
    state = ViewState(page=Page.TIMELINE, focus="SGP", kind=(EventKind.LAW,))
    assert not events_shown(few, state)
    found = {row.name: row.found for row in relaxed(few, state)}
    assert found == {"focus": 1, "kind": 3}


def test_a_data_set_without_events_has_an_empty_timeline(tiny: Tiny) -> None:
    empty = tiny("observation_id")
    state = ViewState(page=Page.TIMELINE)
    assert lanes(empty, state) == ()
    first, last = axis_years(empty, state)
    assert first <= last
