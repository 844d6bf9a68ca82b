"""Modelled moves of Abel and Cohen: every number is the raw file's, and its spread is that of the six methods."""

import csv
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import abel_cohen
from app.data.ingest.abel_cohen import Flows, check, read, shape
from app.data.package.rules import SeriesFacts, findings
from app.domain.period import parse_period

DATA = ROOT / "data"
RAW = DATA / "raw" / abel_cohen.SOURCE / "abel_cohen_2025_gms_flows_5yr.csv"
SEXES = {"both": "total", "female": "female", "male": "male"}
METHODS = 6

# Pair: modelled moves of both sexes in the six intervals from 1990 on, as the source's description prints them.
PRINTED = {
    ("MMR", "THA"): (9203, 243190, 505916, 644989, 373225, 338792),
    ("THA", "MMR"): (46, 65, 15401, 83474, 142074, 167677),
    ("KHM", "THA"): (1017, 3814, 120808, 125537, 143638, 159763),
    ("LAO", "THA"): (2426, 67649, 73725, 83482, 90015, 53321),
    ("VNM", "JPN"): (2810, 1763, 17926, 3782, 27619, 48726),
    ("VNM", "TWN"): (945, 1842, 123843, 8099, 27252, 24868),
}


@pytest.fixture(scope="module")
def raw() -> Flows:
    return read(DATA)


@pytest.fixture(scope="module")
def figures(raw: Flows) -> pd.DataFrame:
    return shape(raw, DATA)


@pytest.fixture(scope="module")
def few(raw: Flows) -> Flows:
    """The pairs of Laos, and of former Sudan."""
    ends = raw.table[["orig", "dest"]].isin({"LAO", "SUD"}).any(axis=1)
    return replace(raw, table=raw.table[ends].reset_index(drop=True))


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, str, str, str], dict[str, float]]:
    """Start, origin, destination and sex to the number of each method, read without the module."""
    numbers: dict[tuple[str, str, str, str], dict[str, float]] = defaultdict(dict)
    with RAW.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["year0"], row["orig"], row["dest"], SEXES[row["sex"]]
            numbers[key][row["method"]] = float(row["flow"])
    return numbers


def curated(table: str, key: str, value: str) -> dict[str, str]:
    with (DATA / "curated" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row[key] == value)


def by_key(figures: pd.DataFrame) -> dict[tuple[str, str, str, str], tuple[float, float, float]]:
    return {
        (row.period[:4], row.origin, row.destination, row.sex): (row.value, row.value_low, row.value_high)
        for row in figures.itertuples()
    }


def test_every_number_of_the_recommended_method_is_there_once_and_none_is_added(figures, printed) -> None:
    recommended = {key: row["da_pb_closed"] for key, row in printed.items() if "da_pb_closed" in row}
    assert {key: value for key, (value, _, _) in by_key(figures).items()} == recommended
    assert len(figures) == len(recommended)


def test_a_spread_goes_from_the_least_to_the_most_of_six_methods(figures, printed) -> None:
    for key, (value, low, high) in by_key(figures).items():
        numbers = list(printed[key].values()) + [0.0] * (METHODS - len(printed[key]))
        assert (low, high) == (min(numbers), max(numbers)), key
        assert low <= value <= high, key


def test_a_method_without_a_row_counts_as_nobody(figures, printed) -> None:
    key = "1990", "MMR", "THA", "total"
    assert "sd_rev_neg" not in printed[key]
    assert by_key(figures)[key] == (9203, 0, 10128)


@pytest.mark.parametrize("pair", PRINTED, ids="-".join)
def test_moves_are_those_of_the_description_of_the_source(figures, pair) -> None:
    rows = figures[(figures.origin == pair[0]) & (figures.destination == pair[1]) & (figures.sex == "total")]
    assert tuple(rows.sort_values("period").value) == PRINTED[pair]


@pytest.mark.parametrize(
    ("place", "start", "net", "united_nations"),
    [
        ("THA", "1990", 672310, 675000),
        ("THA", "2015", 227516, 229000),
        ("MMR", "2015", -489503, -503000),
        ("LAO", "2015", -54141, -54000),
    ],
)
def test_net_moves_agree_with_the_net_migration_of_the_united_nations(
    figures, place, start, net, united_nations
) -> None:
    rows = figures[(figures.sex == "total") & figures.period.str.startswith(f"{start}-")]
    found = rows[rows.destination == place].value.sum() - rows[rows.origin == place].value.sum()
    # Every number was rounded on its own, so that sums over two hundred places are off by a few people.
    assert found == pytest.approx(net, abs=20)
    assert found == pytest.approx(united_nations, rel=0.03)


def test_a_period_is_five_years_from_mid_year_to_mid_year(figures) -> None:
    periods = {parse_period(text) for text in figures.period}
    assert {(period.start, period.end) for period in periods} == {
        (date(year, 7, 1), date(year + 5, 6, 30)) for year in range(1990, 2020, 5)
    }


def test_a_key_tells_pair_start_and_sex(figures) -> None:
    row = figures.set_index("observation_id").loc["abel-cohen-2025-mmr-tha-2015-total"]
    assert (row.origin, row.destination, row.sex) == ("MMR", "THA", "total")
    assert (row.value, row.period) == (338792, "2015-07/2020-06")
    assert figures.observation_id.is_unique


def test_a_figure_is_marked_as_modelled(figures) -> None:
    assert set(figures.status) == {"model"}
    assert set(figures.bound) == {"about"}
    assert set(figures["flags"]) == {"not_only_workers;spread_between_methods"}
    sentence = curated("flags", "flag", "spread_between_methods")["sentence"]
    assert "a spread between methods, not a margin of error" in sentence


def test_rows_keep_the_rules_of_the_data_package(figures) -> None:
    series = curated("series", "series_id", "abel-cohen-2025")
    facts = SeriesFacts({series["series_id"]: series["measure"]}, {series["series_id"]: series["unit"]})
    rows = figures.iloc[::10].astype(str).to_dict("records")
    assert [found for row in rows for found in findings("observations", row, facts)] == []


def test_former_countries_are_themselves_and_have_no_position(figures) -> None:
    ends = pd.concat([figures.assign(place=figures[end]) for end in ("origin", "destination")])
    starts = ends.groupby("place").period.agg(lambda periods: {period[:4] for period in periods})
    for former, successors in (("SUD", ("SDN", "SSD")), ("SCG", ("SRB", "MNE"))):
        assert starts[former] == {"1990", "1995", "2000", "2005"}
        place = curated("places", "place", former)
        assert (place["kind"], place["lat"], place["lon"]) == ("group", "", "")
        for successor in successors:
            assert starts[successor] <= {"2010", "2015"}


def test_the_series_says_how_much_was_left_out(printed) -> None:
    others = {key: max(row.values()) for key, row in printed.items() if "da_pb_closed" not in row}
    malaysia = {key for key in others if key[:3] == ("1990", "VNM", "MYS")}
    description = curated("series", "series_id", "abel-cohen-2025")["description"]
    assert f"{len(others):,} combinations" in description
    assert f"({max(others[key] for key in malaysia):,.0f} by one of them)" in description
    assert f"at most {max(others[key] for key in set(others) - malaysia):.0f} people" in description


def test_the_table_of_places_has_the_places_of_the_file_and_no_other(raw) -> None:
    assert set(raw.places) == {*raw.table["orig"], *raw.table["dest"]}


def test_a_place_without_a_code_is_left_out(few) -> None:
    without = replace(few, places={**few.places, "USA": ""})
    whole, fewer = shape(few, DATA), shape(without, DATA)
    assert set(whole.observation_id) - set(fewer.observation_id) == {
        key for key in whole.observation_id if "-usa-" in key
    }
    assert list(check(without, fewer)) == []


def test_the_figures_pass_their_own_check(raw, figures) -> None:
    assert list(check(raw, figures)) == []


def changed(figures: pd.DataFrame, row: int, **cells: object) -> pd.DataFrame:
    copy = figures.copy()
    for column, cell in cells.items():
        copy.loc[row, column] = cell
    return copy


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda figures: figures.drop(index=7), "no figure"),
        (lambda figures: changed(figures, 7, destination="ATA"), "no row in the raw file"),
        (lambda figures: pd.concat([figures, figures.iloc[[7]]]), "became one figure"),
        (lambda figures: changed(figures, 7, value=figures.value_high[7] - 0.5), "but the raw file prints"),
        (
            lambda figures: changed(figures, 7, value_high=figures.value_high[7] + 1),
            "not that of the six methods",
        ),
        (lambda figures: changed(figures, 7, value_low=figures.value[7] + 1), "outside its spread"),
    ],
    ids=["lost", "invented", "twice", "altered", "wider", "outside"],
)
def test_the_check_tells_a_spoilt_figure(few, spoil, message) -> None:
    assert any(message in problem.message for problem in check(few, spoil(shape(few, DATA))))


@pytest.mark.parametrize(("column", "word"), [("method", "da_new"), ("sex", "all"), ("year1", "1996")])
def test_the_check_tells_a_word_that_the_module_does_not_know(few, column, word) -> None:
    table = few.table.copy()
    table.loc[0, ["year0", column]] = "1990", word
    problems = check(replace(few, table=table), shape(few, DATA))
    assert (column, word) in {(problem.column, problem.value) for problem in problems}


def test_the_check_tells_a_place_that_is_not_mapped(few) -> None:
    fewer = replace(few, places={code: place for code, place in few.places.items() if code != "SUD"})
    assert [problem.value for problem in check(fewer, shape(fewer, DATA))] == ["SUD"]
