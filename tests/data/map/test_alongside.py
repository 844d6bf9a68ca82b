"""Documented, and estimated in all: what stands side by side, and when a range may be worked out."""

from dataclasses import fields
from itertools import product

import pytest

from app.data.channel_tree import is_within
from app.data.dataset import Dataset
from app.data.map.alongside import Alongside, Reason, alongside, alongside_years, are_within_a_year
from tests.conftest import tiny_dataset

CORRIDOR = ("MMR", "THA")
CHANNELS = """
    channel,      name,            short_name,   kind,  parent,     excludes
    ALL,          All channels,    All channels, total, ,
    DOCUMENTED,   Documented,      Documented,   group, ALL,        UNDOCUMENTED
    MOU,          MOU recruitment, MOU,          scheme,DOCUMENTED, NV
    NV,           Verification,    NV,           scheme,DOCUMENTED, MOU
    UNDOCUMENTED, Undocumented,    Undocumented, group, ALL,        DOCUMENTED
    UNSPECIFIED,  Not stated,      Not stated,   unspecified, ,
"""


def data_of(rows: str, **tables: str) -> Dataset:
    return tiny_dataset(rows, channels=CHANNELS, **tables)


def pair(documented: str = "", estimate: str = "", **tables: str) -> Alongside:
    """A count of 600 and an estimate of 1,000, with these cells changed (`name=value name=value`)."""
    rows = {
        "a": {"value": "600", "channel": "DOCUMENTED", "period": "2019-12", "series_id": "s"},
        "b": {"value": "1000", "channel": "ALL", "period": "2019-06", "series_id": "t", "status": "estimate"},
    }
    for key, changes in (("a", documented), ("b", estimate)):
        rows[key] |= dict(change.split("=") for change in changes.split())
    names = sorted({name for row in rows.values() for name in row})
    lines = [", ".join([key, *(row.get(name, "") for name in names)]) for key, row in rows.items()]
    data = data_of("\n".join([", ".join(["observation_id", *names]), *lines]), **tables)
    found = alongside_years(data, CORRIDOR)
    assert found
    return next((each for each in found if each.documented and each.estimates), found[0])


def reasons(found: Alongside) -> list[Reason]:
    return [obstacle.reason for obstacle in found.obstacles]


# When a range is worked out.


def test_a_count_and_an_estimate_of_the_same_people_make_a_range() -> None:
    found = pair()
    (worked_out,) = found.ranges
    assert (worked_out.low, worked_out.high) == (600, 1000)
    assert (worked_out.documented.observation_id, worked_out.estimate.observation_id) == ("a", "b")
    assert found.obstacles == ()


def test_a_range_goes_to_the_high_end_of_an_estimate() -> None:
    found = pair(estimate="bound=range value= value_low=800 value_high=900")
    assert [(each.low, each.high) for each in found.ranges] == [(600, 900)]


def test_bounds_that_are_closed_on_the_outside_may_stand_in_a_range() -> None:
    found = pair("bound=at_least", "bound=at_most")
    assert [(each.low, each.high) for each in found.ranges] == [(600, 1000)]


def test_documented_and_undocumented_of_one_table_are_added_up() -> None:
    found = pair("period=2019", "channel=UNDOCUMENTED series_id=s period=2019 value=250")
    assert [(each.low, each.high) for each in found.ranges] == [(600, 850)]


@pytest.mark.parametrize(
    ("documented", "estimate", "reason"),
    [
        ("", "sector=fishing", Reason.SECTOR),
        ("sex=female", "", Reason.SEX),
        ("date_basis=undated", "", Reason.DATE_UNKNOWN),
        ("period=2019", "channel=UNDOCUMENTED period=2019", Reason.UNDOCUMENTED_ONLY),
        ("period=2019", "channel=UNDOCUMENTED series_id=s period=2019-06", Reason.UNDOCUMENTED_ONLY),
        ("", "value=599", Reason.BELOW),
        ("", "bound=range value= value_low=100 value_high=599", Reason.BELOW),
        ("channel=MOU", "", Reason.PART),
        ("channel=MOU", "value=599", Reason.BELOW),
        ("", "bound=at_least", Reason.OPEN),
        ("bound=at_most", "", Reason.OPEN),
        ("", "bound=at_least value=100", Reason.OPEN),
        ("", "flags=not_only_workers", Reason.UNCLEAR),
        ("flags=definition_unclear", "", Reason.UNCLEAR),
        ("", "confidence=C", Reason.CONFIDENCE),
        ("", "channel=UNDOCUMENTED measure=ratio unit=ratio value=1", Reason.RELATIVE),
    ],
)
def test_what_does_not_compare_is_not_computed(documented: str, estimate: str, reason: Reason) -> None:
    found = pair(documented, estimate)
    assert found.ranges == ()
    assert reasons(found) == [reason]
    assert found.contradicts is (reason == Reason.BELOW)


@pytest.mark.parametrize(
    ("series", "same"),
    [
        ("s, Workers, , \n t, Workers, , ", True),
        ("s, Workers, , \n t, Other people, , ", False),
        ("s, Workers, t, \n t, Other people, , ", True),
        ("s, Workers, , \n t, Other people, s, ", True),
        ("s, Workers, , origin \n t, Workers, , destination", False),
        ("s, Workers, , origin \n t, Workers, , ", True),
    ],
)
def test_series_cover_the_same_people_only_where_they_say_so(series: str, same: bool) -> None:
    found = pair(series=f"series_id, population, comparable_with, counted_by\n{series}")
    assert bool(found.ranges) is same
    assert reasons(found) == ([] if same else [Reason.POPULATION])


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("2019-06", "2019-12", True),
        ("2018-12", "2019-12", True),
        ("2018-11", "2019-12", False),
        ("2019", "2019-12", True),
        ("2018", "2019-12", False),
        ("2020", "2019", True),
        ("2021", "2019", False),
        ("2019-01-01", "2020-01-02", True),
        ("../2019-06", "2019-12", True),
    ],
)
def test_within_a_year_of_each_other(one: str, other: str, near: bool) -> None:
    data = data_of(f"observation_id, period\na, {one}\nb, {other}")
    assert are_within_a_year(data.by_id["a"], data.by_id["b"]) is near
    assert are_within_a_year(data.by_id["b"], data.by_id["a"]) is near


# What stands side by side.


def test_figures_more_than_a_year_apart_do_not_meet() -> None:
    data = data_of(
        "observation_id, channel, period, value\na, DOCUMENTED, 2019-12, 5\nb, ALL, 2017, 9\nc, MOU, 2019-01, 2"
    )
    first, second = alongside_years(data, CORRIDOR)
    assert (first.year, second.year) == (2019, 2017)
    assert [row.observation_id for row in first.documented] == ["a", "c"]
    assert (first.estimates, second.documented) == ((), ())
    assert (reasons(first), reasons(second)) == ([Reason.NO_ESTIMATE], [Reason.NO_DOCUMENTED])


def test_a_neighbouring_year_is_told_once() -> None:
    data = data_of("observation_id, channel, period\na, DOCUMENTED, 2019-02\nb, ALL, 2018-11")
    (found,) = alongside_years(data, CORRIDOR)
    assert (found.year, len(found.documented), len(found.estimates)) == (2019, 1, 1)


def test_plans_headlines_and_repeats_stand_nowhere() -> None:
    data = data_of(
        """
        observation_id, channel, status, same_as
        a, DOCUMENTED, plan,
        b, DOCUMENTED, headline_only,
        c, ALL, quota,
        d, DOCUMENTED, reported,
        e, DOCUMENTED, reported, d
        """
    )
    (found,) = alongside_years(data, CORRIDOR)
    assert [row.observation_id for row in (*found.documented, *found.estimates)] == ["d"]


def test_residents_are_another_population_and_in_no_range() -> None:
    data = data_of(
        """
        observation_id, series_id, channel,    measure, value, period
        a,              s,         DOCUMENTED, workers, 600,   2019
        b,              t,         ALL,        workers, 1000,  2019
        c,              u,         ALL,        stock,   700,   2015
        d,              u,         ALL,        stock,   800,   2020-07-01
        """
    )
    found = alongside(data, CORRIDOR, 2019)
    assert found.residents is data.by_id["d"]
    assert [row.observation_id for row in (*found.documented, *found.estimates)] == ["a", "b"]
    assert [(each.low, each.high) for each in found.ranges] == [(600, 1000)]


def test_without_a_year_the_latest_with_both_kinds_is_shown() -> None:
    rows = "observation_id, channel, period\na, DOCUMENTED, 2014\nb, ALL, 2014\nc, DOCUMENTED, 2020"
    assert alongside(data_of(rows), CORRIDOR).year == 2014
    assert alongside(data_of("observation_id, period\na, 2014\nb, 2020"), CORRIDOR).year == 2020


def test_nothing_is_nothing() -> None:
    assert alongside(data_of("observation_id, measure\na, stock"), CORRIDOR) == Alongside(CORRIDOR)
    empty = alongside(data_of("observation_id\na"), CORRIDOR, 1999)
    assert (empty.documented, empty.estimates, empty.obstacles) == ((), (), ())


# The real figures.


def test_cambodians_in_thailand_contradict_each_other(dataset: Dataset) -> None:
    found = alongside(dataset, ("KHM", "THA"), 2019)
    assert [row.size for row in found.documented] == [686_429, 355_731, 308_295]
    assert [row.size for row in found.estimates] == [650_000]
    assert (found.ranges, reasons(found)) == ((), [Reason.BELOW])
    (obstacle,) = found.obstacles
    assert obstacle.documented is dataset.by_id["ar2019-khm-tha-documented-2019-12"]
    assert found.contradicts


def test_lao_workers_without_papers_are_not_added_to_a_count_of_another_source(dataset: Dataset) -> None:
    found = alongside(dataset, ("LAO", "THA"))
    assert (found.year, [row.size for row in found.estimates]) == (2019, [30_000])
    assert (found.ranges, reasons(found)) == ((), [Reason.UNDOCUMENTED_ONLY])


def test_myanmar_to_thailand_has_no_estimate_near_its_counts(dataset: Dataset) -> None:
    found = alongside(dataset, ("MMR", "THA"), 2019)
    assert found.documented[0].size == 1_820_928
    assert (found.estimates, reasons(found)) == ((), [Reason.NO_ESTIMATE])
    older = alongside(dataset, ("MMR", "THA"), 2017)
    assert {row.observation_id for row in older.estimates} == {
        "ar2019-mmr-tha-undocumented-ratio-2017",
        "ar2019-mmr-tha-domestic-work-undocumented-2017-06",
    }


def test_myanmar_to_china_has_an_estimate_alone(dataset: Dataset) -> None:
    found = alongside(dataset, ("MMR", "CHN"))
    assert (found.documented, [row.size for row in found.estimates]) == ((), [100_000])
    assert reasons(found) == [Reason.NO_DOCUMENTED]


def test_one_table_of_laos_gives_a_range(dataset: Dataset) -> None:
    found = alongside(dataset, ("LAO", "ALL"), 2024)
    assert (212_795, 415_956) in [(each.low, each.high) for each in found.ranges]


def test_what_holds_for_every_corridor(dataset: Dataset) -> None:
    workers = dataset.observations.where(dataset.observations.among("measure", ("workers", "ratio")))
    for corridor in {row.corridor for row in workers}:
        for found in alongside_years(dataset, corridor):
            told = [each.estimate for each in (*found.ranges, *found.obstacles) if each.estimate]
            assert told == [] or sorted(row.observation_id for row in told) == sorted(
                row.observation_id for row in found.estimates
            )
            assert found.ranges or found.obstacles
            assert all(is_within(dataset, row.channel, "DOCUMENTED") for row in found.documented)
            assert not {*found.documented} & {*found.estimates}
            for each in found.ranges:
                assert each.low <= each.high
                assert are_within_a_year(each.documented, each.estimate)
                assert "stock" not in (each.documented.measure, each.estimate.measure)
            for one, other in product(found.documented, found.estimates):
                assert {one.measure, other.measure} <= {"workers", "ratio"}


def test_no_share_is_kept() -> None:
    names = {field.name for kind in (Alongside,) for field in fields(kind)}
    assert not {name for name in names if "percent" in name or "share" in name or "gap" in name}
