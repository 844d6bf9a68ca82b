"""What touches a corridor: events by name or by both places, shared borders, wider groups, related corridors."""

from itertools import pairwise

from app.data.corridor.context import (
    MOST_RELATED,
    costs_of,
    counts_of_corridors,
    crossings_of,
    disagreements_of_corridor,
    events_of_corridor,
    listed_corridors,
    mentions_of_corridor,
    relatives,
    wider_mentions,
)
from app.data.dataset import Dataset
from app.domain.disagreement import KINDS
from tests.conftest import Tiny

MMR_THA, LAO_YUNNAN = ("MMR", "THA"), ("LAO", "CHN_YN")


def test_an_event_touches_a_corridor_by_name_or_by_both_places(tiny: Tiny) -> None:
    data = tiny(
        events="""event_id, date, title, places, corridors
        named, 2014, A, THA, MMR-THA
        both, 2019, B, MMR;THA,
        one, 2018, C, THA,
        other, 2017, D, KHM;THA, KHM-THA"""
    )
    found = events_of_corridor(data, MMR_THA)
    assert [(each.event.event_id, each.itself) for each in found] == [("both", False), ("named", True)]


def test_an_event_of_a_country_touches_corridors_of_its_parts(tiny: Tiny) -> None:
    data = tiny(events="event_id, date, title, places\nall, 2014, A, CHN;LAO")
    assert [each.event.event_id for each in events_of_corridor(data, LAO_YUNNAN)] == ["all"]


def test_crossings_lie_on_the_border_of_both_places(dataset: Dataset) -> None:
    found = crossings_of(dataset, MMR_THA)
    assert {frozenset((row.a.place, row.b.place)) for row in found} == {frozenset(("MMR", "THA"))}
    assert crossings_of(dataset, ("THA", "MMR")) == found
    assert crossings_of(dataset, ("VNM", "JPN")) == ()
    assert crossings_of(dataset, ("MMR", "CHN_YN"))


def test_sectors_named_of_wider_groups_stand_apart(dataset: Dataset) -> None:
    own, wider = mentions_of_corridor(dataset, MMR_THA), wider_mentions(dataset, MMR_THA)
    assert {row.corridor for row in own} == {MMR_THA}
    assert ("CLM", "THA") in {row.corridor for row in wider}
    assert not set(own) & set(wider)
    assert ("CLM", "THA") not in {row.corridor for row in wider_mentions(dataset, ("VNM", "THA"))}


def test_costs_of_the_corridor_and_of_groups_that_hold_it(dataset: Dataset) -> None:
    found = costs_of(dataset, ("KHM", "THA"))
    assert [row.value for row in found.own] == [650]
    assert {row.corridor for row in found.wider} == {("KHM", "ALL"), ("ALL", "THA")}
    assert costs_of(dataset, MMR_THA).own == ()


def test_the_gravest_disagreements_come_first(dataset: Dataset) -> None:
    kinds = [KINDS.index(row.kind) for row in disagreements_of_corridor(dataset, MMR_THA)]
    assert kinds
    assert kinds == sorted(kinds)


def test_related_corridors_are_ranked_within_one_series_and_date(dataset: Dataset) -> None:
    found = relatives(dataset, MMR_THA)
    for rows, end in ((found.from_origin, "origin"), (found.to_destination, "destination")):
        assert 0 < len(rows) <= MOST_RELATED
        assert {getattr(row, end) for row in rows} == {MMR_THA[end == "destination"]}
        assert len({(row.series_id, row.period, row.sex) for row in rows}) == 1
        assert all(first.size >= second.size for first, second in pairwise(rows))
        assert MMR_THA not in [row.corridor for row in rows]


def test_a_corridor_to_a_part_leads_to_that_to_the_country(dataset: Dataset) -> None:
    assert ("MMR", "CHN") in relatives(dataset, ("MMR", "CHN_YN")).parts
    assert ("MMR", "CHN_YN") not in relatives(dataset, ("MMR", "CHN_YN")).parts


def test_the_list_holds_the_subregion_and_counts_each_figure_once(dataset: Dataset) -> None:
    listed = {each.corridor: each for each in listed_corridors(dataset)}
    assert {MMR_THA, ("KHM", "THA"), ("VNM", "JPN"), ("THA", "KOR")} <= set(listed)
    assert ("VNM", "USA") not in listed
    assert ("GBR", "THA") not in listed
    assert listed[MMR_THA].figure is dataset.by_id["ar2019-mmr-tha-documented-2019-12"]
    firsts = [row for row in dataset.observations.of_corridor("VNM", "JPN") if not row.same_as]
    assert listed["VNM", "JPN"].figures == len(firsts) == counts_of_corridors(dataset)["VNM", "JPN"]
    assert listed["MMR_KC", "CHN"].country == "MMR"
