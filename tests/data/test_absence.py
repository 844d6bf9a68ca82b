"""Kinds of nothing: what is said of a corridor that the reader named and that has no number."""

import pytest

from app.data.absence import (
    MOST_CORRIDORS,
    Absence,
    Nothing,
    Outside,
    absences,
    is_never_covered,
    is_withheld,
    is_zero,
    named_corridors,
)
from app.data.dataset import Dataset
from app.domain.codes import Sex
from app.state.view import Page, ViewState
from tests.conftest import tiny_dataset

MAP = ViewState(page=Page.MAP, measure="stock")
TRENDS = ViewState(page=Page.TRENDS, measure="stock")
DATA = ViewState(page=Page.DATA)

SERIES = """
    series_id, title,   measure, priority, absent,     counted_by
    list,      A list,  stock,   10,       not_listed,
    older,     Older,   stock,   20,       not_listed,
    model,     A model, flow,    10,       zero,
    single,    One,     workers, 10,       outside,
    leaving,   Leaving, workers, 20,       not_listed, origin
"""
ROWS = """
    observation_id, series_id, origin, destination, channel, measure, period, value, flags
    a, list,    KHM, THA, ALL, stock, 2020, 5,
    b, list,    MMR, THA, ALL, stock, 2020, 0,
    c, list,    MMR, THA, ALL, stock, 2024, 7,
    d, list,    LAO, VNM, ALL, stock, 2020, 3,
    e, list,    LAO, VNM, ALL, stock, 2024, 3,
    f, older,   KHM, THA, ALL, stock, 2010, 2,
    g, older,   KHM, JPN, ALL, stock, 2010, 2,
    h, model,   KHM, THA, ALL, flow,  2010-07/2015-06, 4,
    i, model,   LAO, VNM, ALL, flow,  2010-07/2015-06, 4,
    j, model,   LAO, THA, ALL, flow,  2015-07/2020-06, 4,
    k, single,  KHM, THA, ALL, workers, 2019, 9,
    l, leaving, KHM, JPN, ALL, workers, 2019, 9,
    m, leaving, KHM, ALL, ALL, workers, 2019, 90,
"""


@pytest.fixture
def small() -> Dataset:
    return tiny_dataset(ROWS, series=SERIES)


def told(dataset: Dataset, state: ViewState) -> list[tuple[str, str, int, str]]:
    return [
        ("-".join(row.corridor), row.series_id, row.year, row.kind.value) for row in absences(dataset, state)
    ]


def of(state: ViewState, origin: str, destination: str) -> ViewState:
    return state.but(origin=tuple(origin.split()), destination=tuple(destination.split()))


@pytest.mark.parametrize("state", [MAP, MAP.but(origin=("LAO",)), TRENDS.but(destination=("THA",)), DATA])
def test_only_corridors_named_by_both_ends_are_looked_at(small: Dataset, state: ViewState) -> None:
    assert absences(small, state) == ()


def test_named_corridors_join_two_different_places_on_earth(small: Dataset) -> None:
    state = of(MAP, "CHN ALL KHM", "CHN CHN_YN UNSPECIFIED THA")
    assert named_corridors(small, state) == (
        ("CHN", "THA"),
        ("KHM", "CHN"),
        ("KHM", "CHN_YN"),
        ("KHM", "THA"),
    )


def test_a_pair_that_a_list_does_not_have_is_not_listed_and_never_zero(small: Dataset) -> None:
    assert told(small, of(MAP.but(year=2020), "LAO KHM", "THA")) == [("LAO-THA", "list", 2020, "not_listed")]


def test_a_printed_zero_is_a_figure(small: Dataset) -> None:
    assert told(small, of(MAP.but(year=2020), "MMR", "THA")) == []
    assert [is_zero(small.by_id[key]) for key in ("a", "b")] == [False, True]


def test_without_a_year_the_map_asks_for_its_own(small: Dataset) -> None:
    assert told(small, of(MAP, "LAO KHM", "THA")) == [("LAO-THA", "list", 2020, "not_listed")]
    assert [row.year for row in absences(small, of(MAP, "LAO", "THA"), year=2024)] == [2024]


def test_trends_go_through_the_dates_of_the_first_series_that_knows_the_corridor(small: Dataset) -> None:
    assert told(small, of(TRENDS, "LAO KHM", "THA")) == [
        ("LAO-THA", "list", 2020, "not_listed"),
        ("LAO-THA", "list", 2024, "not_listed"),
        ("KHM-THA", "list", 2024, "not_listed"),
    ]
    assert told(small, of(TRENDS.but(from_year=2021), "LAO", "THA")) == [
        ("LAO-THA", "list", 2024, "not_listed")
    ]


def test_a_number_of_another_series_in_that_year_is_a_number(small: Dataset) -> None:
    assert told(small, of(MAP.but(year=2010), "KHM", "JPN")) == []
    chosen = of(MAP.but(year=2010, series=("list",)), "KHM", "THA")
    assert told(small, chosen) == [("KHM-THA", "list", 2010, "outside")]


def test_what_the_series_does_not_cover_is_outside_and_says_why(small: Dataset) -> None:
    found = {
        state: [(row.kind, row.outside) for row in absences(small, state)]
        for state in (
            of(MAP.but(year=2020), "KHM", "CHN_YN"),
            of(MAP.but(year=2003), "KHM", "THA"),
            of(MAP.but(year=2020, sex=Sex.FEMALE), "KHM", "THA"),
            of(MAP.but(year=2020, channel=("MOU",)), "KHM", "THA"),
        )
    }
    assert list(found.values()) == [
        [(Nothing.OUTSIDE, Outside.PLACES)],
        [(Nothing.OUTSIDE, Outside.YEAR)],
        [(Nothing.OUTSIDE, Outside.FILTERS)],
        [(Nothing.OUTSIDE, Outside.FILTERS)],
    ]


def test_corridors_that_our_copy_was_cut_from_are_outside_of_it() -> None:
    places = """
        place, name, kind, region
        KHM, Cambodia, country, gms
        IDN, Indonesia, country, asia
        MYS, Malaysia, country, asia
    """
    rows = """
        observation_id, series_id, origin, destination, channel, measure, period
        a, list, IDN, KHM, ALL, stock, 2020
        b, list, KHM, MYS, ALL, stock, 2020
    """
    data = tiny_dataset(rows, series=SERIES, places=places)
    (found,) = absences(data, of(MAP.but(year=2020), "IDN", "MYS"))
    assert (found.kind, found.outside) == (Nothing.OUTSIDE, Outside.COPY)
    assert is_never_covered(data, found)


def test_a_model_without_a_row_means_zero_only_where_it_knows_both_places(small: Dataset) -> None:
    state = of(TRENDS.but(measure="flow"), "KHM", "VNM")
    assert told(small, state) == [("KHM-VNM", "model", 2012, "zero"), ("KHM-VNM", "model", 2017, "outside")]


def test_a_list_of_one_origin_may_miss_any_destination(small: Dataset) -> None:
    state = of(MAP.but(measure="workers", year=2019), "KHM LAO", "VNM")
    assert absences(small, state) == (
        Absence(("KHM", "VNM"), "leaving", 2019, Nothing.NOT_LISTED, inside=("KHM", "ALL")),
        Absence(("LAO", "VNM"), "", 2019, Nothing.OUTSIDE),
    )


def test_a_series_of_single_corridors_speaks_for_others_only_if_chosen(small: Dataset) -> None:
    state = of(MAP.but(measure="workers", year=2019, series=("single",)), "LAO", "VNM")
    assert told(small, state) == [("LAO-VNM", "single", 2019, "outside")]


def test_a_number_that_is_off_by_default_is_no_gap_of_the_source() -> None:
    rows = """
        observation_id, series_id, origin, destination, channel, measure, period, flags
        a, list, KHM, THA, ALL, stock, 2020, implausible
        b, list, MMR, THA, ALL, stock, 2020,
    """
    assert told(tiny_dataset(rows, series=SERIES), of(MAP.but(year=2020), "KHM", "THA")) == []


def test_a_number_that_the_source_keeps_back_is_withheld() -> None:
    rows = """
        observation_id, series_id, origin, destination, channel, measure, period, value, bound, flags
        a, list, KHM, THA, ALL, stock, 2020, 4, at_most, withheld
        b, list, MMR, THA, ALL, stock, 2020, 9, exact,
    """
    flags = "flag, name, sentence\n withheld, Withheld, It is kept back."
    data = tiny_dataset(rows, series=SERIES, flags=flags)
    assert told(data, of(MAP.but(year=2020), "KHM MMR", "THA")) == [("KHM-THA", "list", 2020, "withheld")]
    assert [is_withheld(row) for row in data.observations] == [True, False]


def test_the_table_asks_for_every_wide_measure_and_for_all_sexes(small: Dataset) -> None:
    assert told(small, of(DATA, "LAO", "THA")) == [
        ("LAO-THA", "list", 2020, "not_listed"),
        ("LAO-THA", "list", 2024, "not_listed"),
        ("LAO-THA", "model", 2012, "zero"),
    ]
    assert told(small, of(DATA.but(year=2024, measure="stock"), "LAO", "THA")) == [
        ("LAO-THA", "list", 2024, "not_listed")
    ]
    women = tiny_dataset(
        ROWS.replace("value, flags", "value, sex").replace(", 2,\n", ", 2, female\n"), series=SERIES
    )
    assert told(women, of(DATA.but(measure="stock", year=2010), "KHM", "JPN")) == []


def test_too_many_corridors_are_not_looked_at(dataset: Dataset) -> None:
    places = tuple(code for code, place in dataset.places.items() if place.is_on_earth)
    assert len(places) ** 2 > MOST_CORRIDORS
    assert absences(dataset, DATA.but(origin=places, destination=places)) == ()


@pytest.mark.parametrize(
    ("origin", "destination"),
    [("LAO", "MYS"), ("KHM", "MYS"), ("MMR", "SGP"), ("KHM", "TWN"), ("LAO", "HKG"), ("MMR", "MAC")],
)
def test_the_corridors_that_the_un_does_not_list_are_inside_its_other_origins(
    dataset: Dataset, origin: str, destination: str
) -> None:
    (found,) = absences(dataset, of(MAP.but(year=2024), origin, destination))
    assert (found.series_id, found.kind) == ("undesa-ims-2024", Nothing.NOT_LISTED)
    assert found.inside == ("OOO", destination)


def test_the_parts_of_countries_are_outside_of_the_un_estimates(dataset: Dataset) -> None:
    (found,) = absences(dataset, of(MAP.but(year=2024), "MMR", "CHN_YN"))
    assert (found.kind, found.outside) == (Nothing.OUTSIDE, Outside.PLACES)


def test_taiwan_is_outside_of_the_revision_of_2020(dataset: Dataset) -> None:
    state = of(MAP.but(year=2020, series=("undesa-ims-2020",)), "VNM", "TWN")
    assert [row.kind for row in absences(dataset, state)] == [Nothing.OUTSIDE]


def test_the_refugee_list_has_no_total_that_would_hold_the_others(dataset: Dataset) -> None:
    (found,) = absences(dataset, of(MAP.but(measure="refugees", year=2020), "LAO", "SGP"))
    assert (found.series_id, found.kind, found.inside) == ("unhcr-refugees", Nothing.NOT_LISTED, None)
