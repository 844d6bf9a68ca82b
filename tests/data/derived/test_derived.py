"""Derived figures: the arithmetic, what it was done with, and every reason to refuse it."""

import pytest

from app.data.dataset import Dataset
from app.data.derived.derived import derive, derived_of, keys_for
from app.data.derived.kinds import Derived, Key, Refusal, input_amount, input_key
from app.data.derived.sheet import derived_sheet
from app.data.queries import Filters
from app.domain.codes import Bound, Sex
from app.domain.measures import MEASURES
from tests.conftest import tiny_dataset

CHANNELS = """
    channel,      name,            short_name,   kind,  parent,     excludes
    ALL,          All channels,    All channels, total, ,
    DOCUMENTED,   Documented,      Documented,   group, ALL,        UNDOCUMENTED
    MOU,          MOU recruitment, MOU,          scheme,DOCUMENTED, NV
    NV,           Verification,    NV,           scheme,DOCUMENTED, MOU
    EPS,          Permits,         EPS,          scheme,DOCUMENTED,
    UNDOCUMENTED, Undocumented,    Undocumented, group, ALL,        DOCUMENTED
"""
FLAGS = "flag, name, sentence\n" + "\n".join(
    f"{flag}, {flag}, It is so."
    for flag in (
        "implausible",
        "includes_implausible",
        "suspected_misprint",
        "relative",
        "filled_in",
        "foreign_born",
        "foreign_citizens",
        "mixed_definitions",
        "stock_or_cumulative_unclear",
        "definition_unclear",
    )
)


def data_of(rows: str, **tables: str) -> Dataset:
    return tiny_dataset(rows, **{"channels": CHANNELS, "flags": FLAGS, **tables})


def ask(data: Dataset, key: Key, of: str = "a") -> Derived:
    return derive(data, data.by_id[of], key)


def told(found: Derived) -> tuple[float | None, Refusal | None]:
    return (None if found.value is None else round(found.value, 6), found.refusal)


def inputs(found: Derived) -> list[tuple[str, float]]:
    return [(input_key(each), input_amount(each)) for each in found.inputs]


# Women’s share.


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a, s, total, 400\nb, s, female, 100\nc, s, male, 300", (25.0, None)),
        ("a, s, total, 400\nb, s, female, 100", (25.0, None)),
        ("a, s, total, 400\nb, s, female, 0\nc, s, male, 400", (0.0, None)),
        ("a, s, total, 400\nc, s, male, 300", (None, Refusal.NO_WOMEN)),
        ("a, s, total, 400\nb, t, female, 100", (None, Refusal.NO_WOMEN)),
        ("a, s, total, 400\nb, s, female, 100\nc, s, male, 200", (None, Refusal.DO_NOT_ADD_UP)),
        ("a, s, total, 0\nb, s, female, 0\nc, s, male, 0", (None, Refusal.ZERO)),
    ],
)
def test_womens_share(rows: str, expected: tuple[float | None, Refusal | None]) -> None:
    found = ask(data_of(f"observation_id, series_id, sex, value\n{rows}"), Key.WOMEN)
    assert told(found) == expected
    assert found.unit == "percent"


def test_womens_share_names_its_inputs() -> None:
    found = ask(
        data_of("observation_id, series_id, sex, value\na, s, total, 400\nb, s, female, 100"), Key.WOMEN
    )
    assert inputs(found) == [("b", 100), ("a", 400)]


# Shares of a total.


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("b, s, ALL, THA, 2019, 400", (25.0, None)),
        # Another series, another date, another destination: no total of this figure.
        ("b, t, ALL, THA, 2019, 400", (None, Refusal.NO_TOTAL)),
        ("b, s, ALL, THA, 2018, 400", (None, Refusal.NO_TOTAL)),
        ("b, s, ALL, JPN, 2019, 400", (None, Refusal.NO_TOTAL)),
        ("b, s, ALL, THA, 2019, 0", (None, Refusal.ZERO)),
    ],
)
def test_share_of_a_destinations_total(total: str, expected: tuple[float | None, Refusal | None]) -> None:
    head = "observation_id, series_id, origin, destination, period, value\na, s, MMR, THA, 2019, 100"
    assert told(ask(data_of(f"{head}\n{total}"), Key.SHARE_OF_DESTINATION)) == expected


def test_share_of_an_origins_total_and_of_a_total_itself() -> None:
    data = data_of(
        "observation_id, series_id, origin, destination, value\na, s, MMR, THA, 100\nb, s, MMR, ALL, 200"
    )
    assert told(ask(data, Key.SHARE_OF_ORIGIN)) == (50.0, None)
    assert told(ask(data, Key.SHARE_OF_ORIGIN, "b")) == (None, Refusal.NOT_ONE_PLACE)


@pytest.mark.parametrize(
    ("key", "total"), [(Key.SHARE_OF_DESTINATION, "ALL, THA"), (Key.SHARE_OF_ORIGIN, "MMR, ALL")]
)
def test_no_share_of_a_total_that_includes_an_implausible_figure(key: Key, total: str) -> None:
    head = "observation_id, series_id, origin, destination, value, flags\na, s, MMR, THA, 100,"
    found = ask(data_of(f"{head}\nb, s, {total}, 400, includes_implausible"), key)
    assert told(found) == (None, Refusal.IMPLAUSIBLE_PART)
    assert inputs(found) == [("a", 100), ("b", 400)]


def test_no_share_of_all_people_from_laos_with_those_put_down_for_bangladesh(dataset: Dataset) -> None:
    row = dataset.by_id["undesa-2024-lao-tha-2024-total"]
    assert derive(dataset, row, Key.SHARE_OF_ORIGIN).refusal == Refusal.IMPLAUSIBLE_PART
    assert derive(dataset, row, Key.SHARE_OF_DESTINATION).value


# Rank.


def test_rank_counts_those_that_are_larger() -> None:
    data = data_of(
        """
        observation_id, series_id, origin, value, flags
        a,              s,         MMR,    300,
        b,              s,         KHM,    500,
        c,              s,         LAO,    300,
        d,              s,         VNM,    900,   implausible
        e,              s,         ALL,    2000,
        f,              t,         CHN,    800,
        """
    )
    found = ask(data, Key.RANK_AT_DESTINATION)
    assert told(found) == (2, None)
    assert sorted(input_key(each) for each in found.inputs) == ["a", "b", "c"]
    assert told(ask(data, Key.RANK_AT_DESTINATION, "b")) == (1, None)
    assert told(ask(data, Key.RANK_AT_DESTINATION, "f")) == (None, Refusal.ALONE)
    assert told(ask(data, Key.RANK_AT_DESTINATION, "e")) == (None, Refusal.NOT_ONE_PLACE)


def test_a_part_of_a_country_is_not_ranked_beside_it() -> None:
    data = data_of(
        """
        observation_id, series_id, destination, value
        a,              s,         THA,         100
        b,              s,         CHN,         90
        c,              s,         CHN_YN,      80
        """
    )
    assert {input_key(each) for each in ask(data, Key.RANK_FROM_ORIGIN).inputs} == {"a", "b"}


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ("at_least, , reported", Refusal.BOUND),
        ("exact, in_process, reported", Refusal.STAGES),
        ("exact, , headline_only", Refusal.UNSUITABLE),
    ],
)
def test_what_does_not_compare_is_not_ranked(other: str, refusal: Refusal) -> None:
    head = "observation_id, series_id, origin, bound, stage, status\na, s, MMR, exact, , reported"
    data = data_of(f"{head}\nb, s, KHM, {other}")
    assert told(ask(data, Key.RANK_AT_DESTINATION)) == (None, refusal)


# Beside population and product.

PEOPLE = "indicator_id, place, indicator, unit, value, period\n"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("2019, stated, MMR, THA", (2.5, None)),
        ("2019-08, source_date, MMR, THA", (2.5, None)),
        ("2018, stated, MMR, THA", (None, Refusal.NO_INDICATOR)),
        ("2019, undated, MMR, THA", (None, Refusal.DATES)),
        ("2018-07/2019-06, stated, MMR, THA", (None, Refusal.LONG_PERIOD)),
        ("../2019-06, stated, MMR, THA", (None, Refusal.LONG_PERIOD)),
        ("2019, stated, MMR, ALL", (None, Refusal.NOT_ONE_PLACE)),
        ("2019, stated, MMR, CHN_YN", (None, Refusal.NOT_ONE_PLACE)),
    ],
)
def test_for_each_thousand_inhabitants(cells: str, expected: tuple[float | None, Refusal | None]) -> None:
    data = data_of(
        f"observation_id, value, period, date_basis, origin, destination\na, 100, {cells}",
        indicators=f"{PEOPLE}p, THA, population, persons, 40000, 2019-07-01",
    )
    found = ask(data, Key.PER_1000_AT_DESTINATION)
    assert told(found) == expected
    assert found.unit == "per_1000"
    if expected[0]:
        assert inputs(found) == [("a", 100), ("p", 40000)]


def test_the_origin_has_a_population_of_its_own() -> None:
    data = data_of(
        "observation_id, value\na, 100", indicators=f"{PEOPLE}p, MMR, population, persons, 50000, 2019-07-01"
    )
    assert told(ask(data, Key.PER_1000_AT_ORIGIN)) == (2.0, None)
    assert told(ask(data, Key.PER_1000_AT_DESTINATION)) == (None, Refusal.NO_INDICATOR)


def test_money_beside_the_product_of_the_origin() -> None:
    data = data_of(
        "observation_id, measure, unit, value\na, remittance, USD, 30\nb, remittance, THB, 30",
        indicators=f"{PEOPLE}g, MMR, gdp, USD, 1000, 2019",
    )
    assert told(ask(data, Key.SHARE_OF_GDP)) == (3.0, None)
    assert told(ask(data, Key.SHARE_OF_GDP, "b")) == (None, Refusal.UNIT)


# Net of both directions.


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (("", ""), (-50.0, None)),
        (("foreign_born", "foreign_born"), (-50.0, None)),
        (("foreign_born", "foreign_citizens"), (None, Refusal.DEFINITIONS)),
        (("", "implausible"), (None, Refusal.DOUBTFUL)),
    ],
)
def test_net_of_both_directions(
    flags: tuple[str, str], expected: tuple[float | None, Refusal | None]
) -> None:
    data = data_of(
        f"""
        observation_id, series_id, measure, origin, destination, value, flags
        a,              s,         stock,   MMR,    THA,         100,   {flags[0]}
        b,              s,         stock,   THA,    MMR,         150,   {flags[1]}
        """
    )
    assert told(ask(data, Key.NET)) == expected


def test_net_of_a_country_over_all_others() -> None:
    data = data_of(
        """
        observation_id, series_id, measure, origin, destination, value, flags
        a,              s,         stock,   ALL,    THA,         300,   foreign_citizens
        b,              s,         stock,   THA,    ALL,         100,   mixed_definitions
        c,              t,         stock,   ALL,    MMR,         1,
        """
    )
    found = ask(data, Key.NET)
    assert told(found) == (200.0, None)
    assert "mixed_definitions" in found.flags
    assert told(ask(data, Key.NET, "c")) == (None, Refusal.NO_WAY_BACK)


# Change.

ALLOWED = "series_id, measure, change_allowed\ns, {measure}, {allowed}"


def changed(before: str, after: str, *, measure: str = "workers", allowed: str = "yes") -> Dataset:
    """Two figures of a series: value, period, and cells of flags, stage and date_basis."""
    return data_of(
        "observation_id, series_id, measure, value, period, flags, stage, date_basis\n"
        f"b, s, {measure}, {before}\na, s, {measure}, {after}",
        series=ALLOWED.format(measure=measure, allowed=allowed),
    )


@pytest.mark.parametrize(
    ("before", "after", "more", "percent"),
    [
        ("200, 2018-12, , , stated", "250, 2019-12, , , stated", 50, 25),
        ("200, 2018, , , stated", "150, 2019, , , stated", -50, -25),
        ("200, 2018-01-31, , , stated", "200, 2018-02, , , stated", None, None),
    ],
)
def test_change(before: str, after: str, more: float | None, percent: float | None) -> None:
    data = changed(before, after)
    assert ask(data, Key.CHANGE).value == more
    assert ask(data, Key.CHANGE_PERCENT).value == percent
    assert ask(data, Key.CHANGE).unit == "persons"


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [
        ("0, 2018, , , stated", "5, 2019, , , stated", Refusal.ZERO),
        ("9, 2018, implausible, , stated", "5, 2019, , , stated", Refusal.DOUBTFUL),
        ("9, 2018, , completed, stated", "5, 2019, , in_process, stated", Refusal.STAGES),
        ("9, 2018, stock_or_cumulative_unclear, , stated", "5, 2019, , , stated", Refusal.STOCK_UNCLEAR),
        ("9, 2018, , , source_date", "5, 2019, , , stated", Refusal.DATES),
        ("9, 2018, , , stated", "5, 2019-12, , , stated", Refusal.DATES),
        ("9, 2019, , , stated", "5, 2019-12, , , stated", Refusal.NO_EARLIER),
        ("9, 2020, , , stated", "5, 2019, , , stated", Refusal.NO_EARLIER),
    ],
)
def test_no_change_between_what_does_not_compare(before: str, after: str, refusal: Refusal) -> None:
    data = changed(before, after)
    assert ask(data, Key.CHANGE).refusal == refusal
    assert ask(data, Key.CHANGE_PERCENT).refusal == refusal


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2018-01/2018-10", "2019-01/2019-10", None),
        ("2018-01/2018-06", "2018-07/2018-12", Refusal.DATES),
        ("2018-01/2018-10", "2019-01/2019-11", Refusal.DATES),
        ("2016-04/2017-03", "2017-04/2018-03", None),
    ],
)
def test_flows_of_like_months_compare(before: str, after: str, expected: Refusal | None) -> None:
    data = changed(f"4, {before}, , , stated", f"5, {after}, , , stated", measure="flow")
    assert ask(data, Key.CHANGE).refusal == expected


def test_only_series_that_allow_it_bear_change() -> None:
    data = changed("4, 2018, , , stated", "5, 2019, , , stated", allowed="no")
    assert ask(data, Key.CHANGE).refusal == Refusal.CHANGE_NOT_ALLOWED


def test_un_estimates_bear_no_change(dataset: Dataset) -> None:
    for series in ("undesa-ims-2024", "undesa-ims-2020", "undesa-ims-2019"):
        found = derived_sheet(
            dataset, Filters(series=(series,)), [Key.CHANGE, Key.CHANGE_PERCENT], 1000, 5000
        )
        assert len(found.rows) == 1000
        assert {each.refusal for each in found.rows} <= {Refusal.CHANGE_NOT_ALLOWED, Refusal.DOUBTFUL}


# Sums of channels.


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a, s, MOU, 10\nb, s, NV, 20", (30, None)),
        # The whole stands in the table too: its parts are added up, it is not added to them.
        ("a, s, MOU, 10\nb, s, NV, 20\nc, s, DOCUMENTED, 31", (30, None)),
        ("a, s, DOCUMENTED, 10\nb, s, UNDOCUMENTED, 5", (15, None)),
        ("a, s, MOU, 10\nb, t, NV, 20", (None, Refusal.NO_PARTS)),
        ("a, s, MOU, 10\nb, s, EPS, 20", (None, Refusal.OVERLAP)),
        ("a, s, MOU, 10", (None, Refusal.NO_PARTS)),
    ],
)
def test_channels_are_added_up_only_where_they_exclude_each_other(
    rows: str, expected: tuple[float | None, Refusal | None]
) -> None:
    found = ask(data_of(f"observation_id, series_id, channel, value\n{rows}"), Key.SUM_OF_CHANNELS)
    assert told(found) == expected


# What holds for all of them.


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ("bound=at_least", Refusal.BOUND),
        ("status=plan", Refusal.UNSUITABLE),
        ("confidence=C", Refusal.UNSUITABLE),
        ("flags=implausible", Refusal.DOUBTFUL),
        ("flags=suspected_misprint", Refusal.DOUBTFUL),
        ("same_as=b", Refusal.REPEAT),
    ],
)
def test_a_figure_that_bears_no_arithmetic_gets_none(cells: str, refusal: Refusal) -> None:
    name, value = cells.split("=")
    data = data_of(f"observation_id, series_id, sex, {name}\na, s, total, {value}\nb, s, female, ")
    assert {each.refusal for each in derived_of(data, data.by_id["a"])} == {refusal}


def test_what_rests_on_an_approximate_figure_is_approximate() -> None:
    data = data_of(
        "observation_id, series_id, sex, value, bound\na, s, total, 9, about\nb, s, female, 3, exact"
    )
    assert ask(data, Key.WOMEN).bound == Bound.ABOUT


def test_only_people_and_money_are_worked_with() -> None:
    for measure in MEASURES:
        keys = keys_for(measure, Sex.TOTAL)
        assert (Key.SHARE_OF_GDP in keys) is (measure == "remittance")
        assert (Key.NET in keys) is (measure in ("stock", "flow"))
        assert Key.WOMEN not in keys_for(measure, Sex.FEMALE)
    assert keys_for("demand", Sex.TOTAL) == keys_for("movements", Sex.TOTAL) == ()
    data = data_of("observation_id, measure\na, enforcement")
    with pytest.raises(ValueError, match="enforcement"):
        derive(data, data.by_id["a"], Key.WOMEN)


def test_the_arithmetic_holds_for_the_real_figures(dataset: Dataset) -> None:
    found = {each.key: each for each in derived_of(dataset, dataset.by_id["undesa-2024-mmr-tha-2020-total"])}
    assert round(found[Key.WOMEN].value or 0, 3) == round(100 * 722_738 / 1_576_317, 3)
    assert round(found[Key.SHARE_OF_DESTINATION].value or 0, 3) == round(100 * 1_576_317 / 3_015_007, 3)
    assert (found[Key.RANK_AT_DESTINATION].value, found[Key.RANK_FROM_ORIGIN].value) == (1, 1)
    assert found[Key.CHANGE].refusal == Refusal.CHANGE_NOT_ALLOWED
    parts = derive(dataset, dataset.by_id["ar2019-tha-mou-2019-12"], Key.SUM_OF_CHANNELS)
    assert (parts.value, len(parts.inputs)) == (2_788_415, 3)


def test_inputs_of_one_formula_are_of_one_series(dataset: Dataset) -> None:
    rows = dataset.observations
    for number in range(0, len(rows), 211):
        for each in derived_of(dataset, rows[number]):
            series = {row.series_id for row in each.inputs if hasattr(row, "series_id")}
            assert series == {rows[number].series_id}
            assert (each.value is None) is (each.refusal is not None)
            assert each.inputs


# A list of them, a sheet at a time.


def test_a_sheet_is_a_piece_of_the_whole_list(dataset: Dataset) -> None:
    filters = Filters(origin=("MMR",), destination=("THA",))
    whole = derived_sheet(dataset, filters, [], 5000, 0)
    assert whole.total == len(whole.rows)
    for offset in (0, 1, 17, 500, whole.total - 1, whole.total, whole.total + 5):
        piece = derived_sheet(dataset, filters, [], 7, offset)
        assert piece.total == whole.total
        assert piece.rows == whole.rows[offset : offset + 7]


def test_a_list_may_be_of_some_keys_only(dataset: Dataset) -> None:
    found = derived_sheet(dataset, Filters(series=("undesa-ims-2024",)), [Key.WOMEN], 50, 0)
    assert {each.key for each in found.rows} == {Key.WOMEN}
    assert {each.figure.sex for each in found.rows} == {Sex.TOTAL}
    assert derived_sheet(dataset, Filters(first_year=1900, last_year=1900), [], 9, 0).rows == ()
