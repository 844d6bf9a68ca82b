"""The questions to the tables, on small data sets and on the data of the repository."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.data.queries import (
    Filters,
    corridors,
    figures_by,
    figures_by_year,
    filters_of,
    helpful,
    mentions_of,
    observations,
    ordered,
    sheet_of,
)
from app.state.view import Page, ViewState
from tests.conftest import Tiny, tiny_dataset

DATA = ViewState(page=Page.DATA)
# A range is told by its ends; the bound plays no part here.
ROWS = """
    observation_id,origin,destination,channel,sector,sex,measure,unit,value,value_low,value_high,period,same_as
    kh-mou, KHM, THA, MOU, ALL, total, workers, persons, 300, , , 2019-09,
    mm-flow, MMR, ALL, FORMAL, ALL, female, flow, persons, 50, , , 2018-11/2019-02,
    mm-mou, MMR, THA, MOU, ALL, total, workers, persons, 400, , , 2019-08,
    mm-money, MMR, THA, ALL, ALL, total, remittance, USD, 9000, , , ../2014-06,
    mm-old, MMR, THA, MOU, fishing, total, workers, persons, , 30, 40, 2014,
    mm-repeat, MMR, THA, MOU, ALL, total, workers, persons, 400, , , 2019-08, mm-mou
"""


@pytest.fixture
def small() -> Dataset:
    return tiny_dataset(ROWS)


def ids(frame: object) -> list[str]:
    return list(frame["observation_id"])  # type: ignore[index]


def test_without_filters_every_row_passes_in_the_order_of_the_table(small: Dataset) -> None:
    assert ids(observations(small, Filters())) == ids(small.table("observations"))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(origin=("KHM",)), ["kh-mou"]),
        (Filters(destination=("ALL",)), ["mm-flow"]),
        (Filters(channel=("ALL", "FORMAL")), ["mm-flow", "mm-money"]),
        (Filters(sector=("fishing",)), ["mm-old"]),
        (Filters(sex=("female",)), ["mm-flow"]),
        (Filters(measure=("remittance",)), ["mm-money"]),
        (Filters(series=("series-mm-old",)), ["mm-old"]),
        (Filters(source=("gov",), origin=("KHM",)), ["kh-mou"]),
        (Filters(via=("gov",)), []),
        (
            Filters(origin=("MMR",), channel=("MOU",), first_year=2019, last_year=2019),
            ["mm-mou", "mm-repeat"],
        ),
    ],
)
def test_each_filter_by_exact_code(small: Dataset, filters: Filters, expected: list[str]) -> None:
    assert ids(observations(small, filters)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2018, 2018, ["mm-flow"]),
        (2019, None, ["kh-mou", "mm-flow", "mm-mou", "mm-repeat"]),
        (None, 2014, ["mm-money", "mm-old"]),
        (2010, 2013, []),
        (2020, 2014, []),
    ],
)
def test_a_figure_belongs_to_every_year_that_its_period_touches(
    small: Dataset, first: int | None, last: int | None, expected: list[str]
) -> None:
    assert ids(observations(small, Filters(first_year=first, last_year=last))) == expected


def test_a_frame_that_was_handed_out_may_be_changed(small: Dataset) -> None:
    handed_out = observations(small, Filters())
    handed_out["origin"] = "XXX"
    assert set(observations(small, Filters())["origin"]) == {"KHM", "MMR"}


@given(
    origin=st.sets(st.sampled_from(["KHM", "MMR", "LAO"])),
    channel=st.sets(st.sampled_from(["MOU", "FORMAL", "ALL"])),
    year=st.none() | st.integers(2013, 2020),
)
def test_filters_agree_with_reading_each_row(origin: set[str], channel: set[str], year: int | None) -> None:
    data = tiny_dataset(ROWS)
    found = observations(
        data, Filters(tuple(origin), channel=tuple(channel), first_year=year, last_year=year)
    )
    assert ids(found) == [
        row.observation_id
        for row in data.observations
        if (not origin or row.origin in origin)
        and (not channel or row.channel in channel)
        and (year is None or row.period.touches(year))
    ]


def test_the_filters_of_a_view(small: Dataset) -> None:
    assert filters_of(DATA) == Filters()
    state = DATA.but(origin=("MMR",), sex="female", measure="flow", year=2019, from_year=2001)
    assert filters_of(state) == Filters(
        ("MMR",), sex=("female",), measure=("flow",), first_year=2019, last_year=2019
    )
    assert filters_of(DATA.but(from_year=2014, to_year=2018)) == Filters(first_year=2014, last_year=2018)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (None, ["kh-mou", "mm-flow", "mm-mou", "mm-repeat", "mm-old", "mm-money"]),
        ("value", ["mm-old", "mm-flow", "kh-mou", "mm-mou", "mm-repeat", "mm-money"]),
        ("-value", ["mm-mou", "mm-repeat", "kh-mou", "mm-flow", "mm-old", "mm-money"]),
        ("period", ["mm-money", "mm-old", "mm-flow", "mm-mou", "mm-repeat", "kh-mou"]),
        ("-observation_id", ["mm-repeat", "mm-old", "mm-mou", "mm-money", "mm-flow", "kh-mou"]),
        ("measure", ["kh-mou", "mm-mou", "mm-repeat", "mm-old", "mm-flow", "mm-money"]),
    ],
)
def test_order(small: Dataset, sort: str | None, expected: list[str]) -> None:
    assert ids(ordered(small, observations(small, Filters()), sort, "en")) == expected


def test_places_stand_in_the_order_of_their_names_in_the_language(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, destination\n a, VNM, THA\n b, THA, VNM\n c, MMR, THA")
    frame = observations(data, Filters())
    assert ids(ordered(data, frame, "origin", "en")) == ["c", "b", "a"]
    assert ids(ordered(data, frame, "origin", "th")) == ["c", "a", "b"]


def test_codes_are_counted_under_the_other_filters(small: Dataset) -> None:
    filters = Filters(origin=("KHM",), channel=("MOU",))
    assert figures_by(small, filters, "origin") == {"MMR": 3, "KHM": 1}
    assert figures_by(small, filters, "channel") == {"MOU": 1}


def test_a_figure_counts_in_each_year_that_it_touches(small: Dataset) -> None:
    filters = Filters(origin=("MMR",), first_year=2018, last_year=2018)
    assert list(figures_by_year(small, filters).items()) == [(2014, 2), (2018, 1), (2019, 3)]


def test_corridors_join_two_places_and_leave_out_repeats(small: Dataset) -> None:
    assert corridors(small).to_dict("records") == [
        {
            "origin": "KHM",
            "destination": "THA",
            "figures": 1,
            "measures": "workers",
            "first_year": 2019,
            "last_year": 2019,
        },
        {
            "origin": "MMR",
            "destination": "THA",
            "figures": 3,
            "measures": "remittance;workers",
            "first_year": 2014,
            "last_year": 2019,
        },
    ]


def test_sheets_cut_the_rows_without_loss(small: Dataset) -> None:
    sheets = [sheet_of(small, DATA.but(sheet=number), rows=4) for number in (1, 2)]
    assert [len(sheet.rows) for sheet in sheets] == [4, 2]
    assert [sheet.first for sheet in sheets] == [1, 5]
    assert {row.observation_id for sheet in sheets for row in sheet.rows} == set(small.by_id)
    assert (sheets[0].found, sheets[0].sheets, sheets[0].producers, sheets[0].documents) == (
        6,
        2,
        1,
        ("REPORT",),
    )


def test_beyond_the_last_sheet_is_the_last(small: Dataset) -> None:
    assert sheet_of(small, DATA.but(sheet=99), rows=4).number == 2


def test_an_empty_choice_has_one_empty_sheet(small: Dataset) -> None:
    sheet = sheet_of(small, DATA.but(origin=("LAO",)))
    assert (sheet.rows, sheet.found, sheet.sheets, sheet.producers, sheet.documents) == ((), 0, 1, 0, ())


def test_only_filters_that_help_are_offered(small: Dataset) -> None:
    state = DATA.but(origin=("KHM",), channel=("FORMAL",), measure="flow")
    assert [(row.name, row.found) for row in helpful(small, state)] == [("origin", 1)]


def test_mentions_follow_the_filters_that_they_can_meet(tiny: Tiny) -> None:
    data = tiny(sector_mentions="mention_id, origin, sector\n a, LAO, fishing\n b, MMR, construction")
    assert [row.mention_id for row in mentions_of(data, DATA.but(sector=("fishing",)))] == ["a"]
    assert [row.mention_id for row in mentions_of(data, DATA.but(origin=("MMR",), year=2019))] == ["b"]
    assert mentions_of(data, DATA.but(year=2014)) == ()
    for state in (DATA.but(channel=("MOU",)), DATA.but(sex="female"), DATA.but(measure="flow")):
        assert mentions_of(data, state) == ()


def test_the_seed_corridors_are_there(dataset: Dataset) -> None:
    found = {(row["origin"], row["destination"]) for row in corridors(dataset).to_dict("records")}
    assert {("MMR", "THA"), ("KHM", "THA"), ("LAO", "THA")} <= found
