"""Figures of single countries: every number is the raw file's, and what is doubtful says so."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import indicators
from app.data.ingest.indicators import Countries, check, read, shape
from app.data.package.columns import Column
from app.data.package.problems import InvalidData
from app.data.package.schema_context import CONTEXT_TABLES
from app.domain.indicators import INDICATORS, indicator_from_row
from app.domain.period import parse_period

DATA = ROOT / "data"
RAW = DATA / "raw" / indicators.SOURCE
KEYS = {
    "pop": "population",
    "gdp": "gdp",
    "income": "gdp_per_person",
    "remin": "remittances_received",
    "remout": "remittances_paid",
    "unem": "unemployment",
}
"""What the names of the World Bank file mean, as its description says."""
ROWS = {
    "gdp": 646,
    "gdp_per_person": 646,
    "net_migration": 700,
    "population": 680,
    "remittances_paid": 474,
    "remittances_received": 583,
    "unemployment": 627,
}


@pytest.fixture(scope="module")
def raw() -> Countries:
    return read(DATA)


@pytest.fixture(scope="module")
def figures(raw: Countries) -> pd.DataFrame:
    return shape(raw, DATA)


@pytest.fixture(scope="module")
def values(figures: pd.DataFrame) -> "pd.Series[float]":
    return figures.set_index("indicator_id")["value"]


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, str, str], float]:
    """Place, indicator and year to the number of the raw files, read without the module."""
    numbers = {}
    for row in rows_of(RAW / "wdi_gms_and_destinations.csv"):
        if row["var"] in KEYS:
            numbers[row["geo"], KEYS[row["var"]], row["t"]] = float(row["v"])
    for row in rows_of(RAW / "un_wpp2024_net_migration.csv"):
        if int(row["Year"]) >= 1990:
            number = float(row["Net Number of Migrants"])
            numbers[row["Country ISO"], "net_migration", row["Year"]] = number
    return numbers


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keys_of(table: str) -> set[str]:
    return {next(iter(row.values())) for row in rows_of(DATA / "curated" / f"{table}.csv")}


def fits(column: Column, cell: str) -> bool:
    """Whether a cell is written as its column asks."""
    if not cell:
        return not column.required
    pattern, words = column.constraints.get("pattern", ".*"), column.constraints.get("enum", [cell])
    return re.fullmatch(pattern, cell) is not None and cell in words


def test_every_number_of_the_raw_files_is_there_and_no_other(
    figures: pd.DataFrame, printed: dict[tuple[str, str, str], float]
) -> None:
    keys = zip(figures["place"], figures["indicator"], figures["period"].str[:4], strict=True)
    found = dict(zip(keys, figures["value"], strict=True))
    assert len(found) == len(figures)
    assert found.keys() == printed.keys()
    assert {key: value for key, value in found.items() if key[1] != "population"} == {
        key: value for key, value in printed.items() if key[1] != "population"
    }


def test_people_are_whole_and_those_of_the_raw_file(
    figures: pd.DataFrame, printed: dict[tuple[str, str, str], float]
) -> None:
    people = figures[figures["indicator"] == "population"]
    assert (people["value"] % 1 == 0).all()
    for place, period, value in zip(people["place"], people["period"], people["value"], strict=True):
        assert value == pytest.approx(printed[place, "population", period[:4]], abs=1e-5)


def test_row_counts_are_those_reviewed(figures: pd.DataFrame) -> None:
    assert figures["indicator"].value_counts().to_dict() == ROWS


@pytest.mark.parametrize(
    ("key", "million"),
    [
        ("remittances-received-khm-2018", 1431),
        ("remittances-received-khm-2023", 2782),
        ("remittances-received-lao-2021", 220),
        ("remittances-received-mmr-2018", 2673),
        ("remittances-received-tha-2023", 9692),
        ("remittances-received-vnm-2021", 12722),
    ],
)
def test_remittances_are_those_of_the_description(values: "pd.Series[float]", key: str, million: int) -> None:
    assert round(values[key] / 1e6) == million


def test_every_row_fits_its_table(figures: pd.DataFrame) -> None:
    table = CONTEXT_TABLES["indicators"]
    assert list(figures.columns) == list(table.columns)
    assert figures[table.key].is_unique
    assert figures["value"].notna().all()
    for name, column in table.columns.items():
        if column.type == "string":
            assert [cell for cell in figures[name].unique() if not fits(column, cell)] == []
    for name, other in table.references.items():
        assert set(figures[name]) <= keys_of(other)
    assert {flag for cell in figures["flags"] for flag in cell.split(";")} - {""} <= keys_of("flags")


def test_every_row_has_a_period_and_the_unit_of_its_indicator(figures: pd.DataFrame) -> None:
    for period in figures["period"].unique():
        parse_period(period)
    for indicator, unit in figures[["indicator", "unit"]].drop_duplicates().itertuples(index=False):
        assert unit == INDICATORS[indicator].unit
    people = figures["indicator"] == "population"
    assert figures.loc[people, "period"].str.fullmatch(r"\d{4}-07-01").all()
    assert figures.loc[~people, "period"].str.fullmatch(r"\d{4}").all()


def test_a_row_becomes_an_indicator(figures: pd.DataFrame) -> None:
    row = figures.set_index("indicator_id", drop=False).loc["net-migration-khm-2024"].astype(str)
    read_back = indicator_from_row(row.to_dict())
    assert (read_back.place, read_back.value, read_back.period.text) == ("KHM", -33000.0, "2024")
    assert read_back.flags == ("rounded_thousands",)


def test_taiwan_has_population_and_net_migration_alone(figures: pd.DataFrame) -> None:
    assert set(figures.loc[figures["place"] == "TWN", "indicator"]) == {"population", "net_migration"}


def test_nothing_comes_from_the_files_that_were_left_out(figures: pd.DataFrame) -> None:
    assert {path.name for path in RAW.glob("*.csv")} == {
        "wdi_gms_and_destinations.csv",
        "un_wpp2024_net_migration.csv",
    }
    left_out = [
        row
        for row in rows_of(DATA / f"curated/ingest/{indicators.SOURCE}-series.csv")
        if not row["indicator"]
    ]
    assert {row["published"] for row in left_out} == {"fdiin", "inf", "nmig", "(the whole file)"}
    assert all(row["note"] for row in left_out)


def test_projections_are_models_and_estimates_end_with_2023(figures: pd.DataFrame) -> None:
    net = figures[figures["indicator"] == "net_migration"]
    assert set(net.loc[net["period"] == "2024", "status"]) == {"model"}
    assert set(net.loc[net["period"] != "2024", "status"]) == {"estimate"}
    assert net.loc[net["period"] == "2024", "note"].str.contains("Projection").all()


def test_zeros_stay_and_doubtful_ones_are_flagged(figures: pd.DataFrame) -> None:
    money = figures["indicator"].str.startswith("remittances") & (figures["value"] == 0)
    assert money.sum() == 35
    assert (figures["flags"] == "implausible").equals(money)


def test_net_migration_says_that_it_is_rounded(figures: pd.DataFrame) -> None:
    rounded = figures["flags"].str.split(";").map(lambda flags: "rounded_thousands" in flags)
    assert rounded.equals(figures["indicator"] == "net_migration")
    assert (figures.loc[rounded, "value"] % 1000 == 0).all()


@pytest.mark.parametrize("number", range(9))
def test_each_mark_meets_the_rows_that_it_names(raw: Countries, number: int) -> None:
    mark = raw.marks[number]
    plain, marked = shape(replace(raw, marks=()), DATA), shape(replace(raw, marks=(mark,)), DATA)
    changed = marked[(plain != marked).any(axis=1)]
    places = [mark["place"]] if mark["place"] else sorted(raw.places)
    years = range(int(mark["first_year"]), int(mark["last_year"]) + 1)
    assert sorted(zip(changed["place"], changed["period"].astype(int), strict=True)) == [
        (place, year) for place in places for year in years
    ]
    assert set(changed["indicator"]) == {mark["indicator"]}


def test_no_mark_is_left_untested(raw: Countries) -> None:
    assert len(raw.marks) == 9


def test_the_files_of_the_repository_raise_no_problem(raw: Countries, figures: pd.DataFrame) -> None:
    assert list(check(raw, figures)) == []


def without_first(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.iloc[1:]


def with_one_more(figures: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([figures, figures.iloc[:1].assign(period="2050")])


def with_one_twice(figures: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([figures, figures.iloc[:1]])


def with_another_number(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(value=figures["value"].where(figures.index != 7, 1.0))


def below_zero(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(value=figures["value"].where(figures.index != 7, -1.0))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_first, "missing here"),
        (with_one_more, "does not have|do not have"),
        (with_one_twice, "more than one figure"),
        (with_another_number, "not the number"),
        (below_zero, "below zero"),
    ],
)
def test_a_row_lost_made_up_or_changed_is_a_problem(
    raw: Countries, figures: pd.DataFrame, spoil: object, told: str
) -> None:
    assert callable(spoil)
    assert any(re.search(told, problem.message) for problem in check(raw, spoil(figures)))


def test_a_place_that_is_not_mapped_is_a_problem(raw: Countries) -> None:
    fewer = replace(raw, places={key: code for key, code in raw.places.items() if key != "LAO"})
    found = list(check(fewer, shape(fewer, DATA)))
    assert [(problem.column, problem.value) for problem in found] == [("published", "LAO")]


def test_a_series_that_nobody_decided_about_is_a_problem(raw: Countries) -> None:
    fewer = replace(raw, series=raw.series[raw.series["published"] != "inf"])
    found = list(check(fewer, shape(fewer, DATA)))
    assert [(problem.column, problem.value) for problem in found] == [("published", "inf")]


def test_an_indicator_without_a_series_is_a_problem(raw: Countries) -> None:
    series = raw.series.assign(indicator=raw.series["indicator"].replace("unemployment", ""))
    fewer = replace(raw, series=series)
    assert [problem.value for problem in check(fewer, shape(fewer, DATA))] == ["unemployment"]


def test_net_migration_that_is_not_that_of_the_other_file_is_a_problem(raw: Countries) -> None:
    table = raw.table.copy()
    row = table.index[(table["published"] == "nmig") & (table["geo"] == "THA") & (table["t"] == "2010")]
    table.loc[row, "v"] = "99999"
    other = replace(raw, table=table)
    (problem,) = check(other, shape(other, DATA))
    assert problem.value == "THA-net_migration-2010"


def test_a_corrupted_file_is_refused_with_its_hashes(tmp_path: Path) -> None:
    for path in RAW.glob("*"):
        target = tmp_path / "raw" / indicators.SOURCE / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes().replace(b"KHM,gdp,1990", b"KHM,gdp,1991"))
    with pytest.raises(InvalidData, match=r"wdi_gms_and_destinations\.csv.*expected SHA-256 \w+, found \w+"):
        read(tmp_path)
