"""Country pages: on which side a country stands, its headlines, its bars and its residents."""

import pytest

from app.data.country.bars import CountryBars, GroupKind, country_bars
from app.data.country.country import Side, main_side, map_view, side_of
from app.data.country.facts import (
    disagreements_at,
    events_of_place,
    figures_of,
    long_series,
    money_sent,
    sectors_of,
    share_of_product,
    side_by_side,
    women_shares,
)
from app.data.country.headlines import HeadlineKind, country_headlines
from app.data.country.index import IndexGroup, country_index
from app.data.country.residents import residents_of
from app.data.dataset import Dataset
from app.domain.disagreement import KINDS
from app.state.pages import Page
from app.state.view import ViewState

GMS = ("KHM", "LAO", "MMR", "THA", "VNM")


def view(place: str, **changes: object) -> ViewState:
    return ViewState(page=Page.COUNTRY, place=place).but(**changes)


def bars(dataset: Dataset, place: str, **changes: object) -> CountryBars:
    return country_bars(dataset, view(place, **changes))


@pytest.mark.parametrize(
    ("place", "side"),
    [("THA", Side.TO), ("JPN", Side.TO), ("KOR", Side.TO), ("CHN_YN", Side.TO)]
    + [(place, Side.FROM) for place in GMS if place != "THA"],
)
def test_countries_begin_with_the_side_on_which_they_stand_more(
    dataset: Dataset, place: str, side: Side
) -> None:
    assert main_side(dataset, place) == side


def test_a_filter_that_names_the_country_chooses_its_side(dataset: Dataset) -> None:
    assert side_of(dataset, view("THA", origin=("THA",))) == Side.FROM
    assert side_of(dataset, view("MMR", destination=("MMR",))) == Side.TO
    assert side_of(dataset, view("THA", origin=("MMR",))) == Side.TO


def test_the_map_of_a_country_shows_workers_or_where_they_are_too_few_residents(dataset: Dataset) -> None:
    tha = map_view(dataset, view("THA"))
    assert (tha.page, tha.measure, tha.destination, tha.origin) == (Page.MAP, None, ("THA",), ())
    assert map_view(dataset, view("THA", origin=("THA",))).measure == "stock"
    assert map_view(dataset, view("USA")).measure == "stock"
    assert map_view(dataset, view("USA", measure="workers")).measure == "workers"


def test_the_headlines_of_a_destination(dataset: Dataset) -> None:
    documented, everyone, left, women = country_headlines(dataset, "THA")
    assert documented.figure
    assert documented.figure.observation_id == "off-all-tha-documented-2019-12"
    assert everyone.figure
    assert everyone.figure.observation_id == "ar2019-all-tha-workers-2019-01"
    assert left.figure
    assert left.figure.observation_id == "ar2019-tha-all-departures-2019-10"
    assert women.derived
    assert women.derived.value == pytest.approx(100 * 1_391_614 / 3_179_399)


def test_the_headlines_of_an_origin_tell_of_those_abroad_and_of_money(dataset: Dataset) -> None:
    found = country_headlines(dataset, "MMR")
    assert [each.kind for each in found] == [
        HeadlineKind.PEOPLE_ABROAD,
        HeadlineKind.DEPARTURES,
        HeadlineKind.IN_DESTINATION,
        HeadlineKind.REMITTANCES,
    ]
    assert found[2].figure
    assert found[2].figure.observation_id == "ar2019-mmr-tha-documented-2019-12"
    assert found[3].indicator
    assert found[3].indicator.place == "MMR"


def test_a_place_without_the_usual_figures_has_its_latest_ones(dataset: Dataset) -> None:
    found = country_headlines(dataset, "MMR_KC")
    assert {each.kind for each in found} == {HeadlineKind.OTHER}
    assert any(each.figure and each.figure.measure == "displaced" for each in found)


@pytest.mark.parametrize("place", [*GMS, "JPN", "KOR", "MYS", "SGP", "TWN", "CHN", "CHN_YN", "USA"])
def test_headlines_are_of_the_country_and_neither_plans_nor_doubtful(dataset: Dataset, place: str) -> None:
    for each in country_headlines(dataset, place):
        if each.figure:
            assert place in each.figure.corridor
            assert each.figure.may_lead
            assert "implausible" not in each.figure.flags


def test_tables_become_one_bar_only_where_their_parts_may_be_added(dataset: Dataset) -> None:
    groups = {group.kind: group for group in bars(dataset, "THA").groups}
    assert groups[GroupKind.CHANNEL].total == 2_788_415
    # The channels are at different stages: the bar may stand, a sentence may not say the sum as one.
    assert groups[GroupKind.CHANNEL].claim is None
    assert groups[GroupKind.PLACE].total == 2_788_319
    assert groups[GroupKind.PLACE].claim is not None
    assert not groups[GroupKind.TOTAL].is_stacked
    assert not groups[GroupKind.ESTIMATE].is_stacked


@pytest.mark.parametrize("place", [*GMS, "JPN", "KOR", "MYS", "TWN", "CHN_YN", "USA", "PHL"])
@pytest.mark.parametrize("side", Side)
def test_the_parts_of_a_bar_are_of_one_table_and_the_rest_stands_alone(
    dataset: Dataset, place: str, side: Side
) -> None:
    found = bars(dataset, place, **{side: (place,)})
    for group in found.groups:
        assert len(group.rows) <= 9
        if group.is_stacked:
            assert len({(row.series_id, row.period, row.unit) for row in group.rows}) == 1
            assert group.total == sum(row.size for row in group.rows)
    keys = [row.observation_id for row in found.rows]
    assert len(keys) == len(set(keys))
    assert all("implausible" not in row.flags and row.unit == "persons" for row in found.rows)
    assert all(getattr(row, side) == place for row in found.rows)


def test_residents_come_after_the_estimates_of_workers(dataset: Dataset) -> None:
    estimates = bars(dataset, "THA").groups[-1]
    assert estimates.kind == GroupKind.ESTIMATE
    assert [row.measure for row in estimates.rows] == ["workers", "workers", "workers", "stock"]


def test_bars_of_a_year_hold_that_year_only(dataset: Dataset) -> None:
    found = bars(dataset, "THA", year=2014)
    assert found.rows
    assert all(row.period.touches(2014) for row in found.rows)
    assert bars(dataset, "THA", measure="cost").groups == ()
    assert country_bars(dataset, ViewState(page=Page.COUNTRY)).groups == ()


def test_small_charts_show_one_series_without_what_cannot_be_right(dataset: Dataset) -> None:
    found = residents_of(dataset, view("THA"))
    assert found.strips[0].place == "MMR"
    assert found.strips[0].latest.size == 1_708_695
    assert len({row.series_id for row in found.rows}) == 1
    assert all("implausible" not in row.flags for row in found.rows)
    assert found.doubtful
    for strip in found.strips:
        assert list(strip.rows) == sorted(strip.rows, key=lambda row: row.period.end)
    assert {strip.place for strip in residents_of(dataset, view("MMR")).strips} >= {"THA", "BGD", "MYS"}
    assert residents_of(dataset, view("CHN_YN")).strips == ()


def test_every_figure_of_a_country_is_listed_or_stands_in_a_long_series(dataset: Dataset) -> None:
    listed = {row.observation_id for row in figures_of(dataset, "KHM")}
    in_series = {each.series_id for each in long_series(dataset, "KHM")}
    for row in dataset.observations:
        if "KHM" in row.corridor and not row.same_as:
            assert (row.observation_id in listed) != (row.series_id in in_series)
    assert sum(each.count for each in long_series(dataset, "KHM")) == sum(
        "KHM" in row.corridor and not row.same_as and row.series_id in in_series
        for row in dataset.observations
    )


def test_the_facts_of_a_country(dataset: Dataset) -> None:
    product = share_of_product(dataset, "KHM")
    assert product
    assert product.received.period.last_year == product.product.period.last_year
    assert product.percent == pytest.approx(100 * product.received.value / product.product.value)
    assert money_sent(dataset, "MMR")[0].destination == "THA"
    assert {row.observation_id for row in figures_of(dataset, "KHM", "cost")} >= {
        "ar2019-khm-tha-cost-2019-09",
        "ar2019-khm-jpn-cost-2019-09",
    }
    assert {each.sector for each in sectors_of(dataset, "THA")} >= {"fishing", "construction", "agriculture"}
    kinds = [KINDS.index(row.kind) for row in disagreements_at(dataset, "THA")]
    assert kinds == sorted(kinds)
    ends = [event.period.end for event in events_of_place(dataset, "THA")]
    assert ends == sorted(ends, reverse=True)
    assert side_by_side(dataset, "THA")[0].corridor == ("ALL", "THA")
    assert all(0 <= (each.value or 0) <= 100 for each in women_shares(dataset, view("THA")))


def test_the_list_of_countries_has_every_place_with_figures_once(dataset: Dataset) -> None:
    groups = country_index(dataset)
    places = [row.place for rows in groups.values() for row in rows]
    assert len(places) == len(set(places))
    assert {*GMS, "CHN_YN"} <= {row.place for row in groups[IndexGroup.SUBREGION]}
    assert {"JPN", "KOR", "MYS", "SGP", "TWN"} <= {row.place for row in groups[IndexGroup.DESTINATIONS]}
    assert "USA" in {row.place for row in groups[IndexGroup.OTHERS]}
    for rows in groups.values():
        for row in rows:
            assert row.here is None or row.here.destination == row.place
            assert row.abroad is None or row.abroad.origin == row.place
