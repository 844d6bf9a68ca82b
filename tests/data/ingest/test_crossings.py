"""Border crossings: towns as the raw file has them, each with a word on whether it may be closed."""

import csv
import re
from dataclasses import replace

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import crossings
from app.data.ingest.crossings import Towns, check, read, shape
from app.data.package.columns import Column
from app.data.package.schema_context import CONTEXT_TABLES
from app.domain.crossing import PointKind, crossing_from_row

DATA = ROOT / "data"
RAW = DATA / "raw" / crossings.SOURCE / "border_crossing_town_pairs.csv"


@pytest.fixture(scope="module")
def raw() -> Towns:
    return read(DATA)


@pytest.fixture(scope="module")
def figures(raw: Towns) -> pd.DataFrame:
    return shape(raw, DATA)


@pytest.fixture(scope="module")
def rows(figures: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Crossing to its row, every cell as text."""
    text = figures.astype(str).to_dict("records")
    return {row["crossing_id"]: {str(name): cell for name, cell in row.items()} for row in text}


@pytest.fixture(scope="module")
def printed() -> dict[str, dict[str, str]]:
    """Crossing to its row in the raw file, read without the module."""
    with RAW.open(encoding="utf-8", newline="") as file:
        return {row["crossing_id"]: row for row in csv.DictReader(file)}


def keys_of(table: str) -> set[str]:
    with (DATA / "curated" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row[0] for row in csv.reader(file)}


def fits(column: Column, cell: str) -> bool:
    """Whether a cell is written as its column asks."""
    if not cell:
        return not column.required
    pattern, words = column.constraints.get("pattern", ".*"), column.constraints.get("enum", [cell])
    return re.fullmatch(pattern, cell) is not None and cell in words


def test_every_pair_of_the_raw_file_is_there_with_its_numbers(
    rows: dict[str, dict[str, str]], printed: dict[str, dict[str, str]]
) -> None:
    assert len(rows) == 25
    assert rows.keys() == printed.keys()
    for key, row in rows.items():
        raw = printed[key]
        assert float(row["distance_km"]) == float(raw["distance_a_b_km"])
        assert f"{row['province']} {row['province_name']}".strip() == raw["a_admin1"]
        for side in "ab":
            assert row[f"place_{side}"] == raw[f"{side}_iso3"]
            assert row[f"name_{side}"] == raw[f"{side}_label"]
            assert row[f"geonames_{side}"] == raw[f"{side}_geonameid"]
            assert float(row[f"lat_{side}"]) == float(raw[f"{side}_lat"])
            assert float(row[f"lon_{side}"]) == float(raw[f"{side}_lon"])
            assert raw[f"{side}_point_is"].startswith(row[f"point_{side}"].replace("_", " "))


def test_every_row_fits_its_table(figures: pd.DataFrame) -> None:
    table = CONTEXT_TABLES["crossings"]
    assert list(figures.columns) == list(table.columns)
    assert figures[table.key].is_unique
    for name, column in table.columns.items():
        if column.type == "string":
            assert [cell for cell in figures[name].unique() if not fits(column, cell)] == []
        else:
            low, high = column.constraints["minimum"], column.constraints.get("maximum", 1000)
            assert figures[name].between(low, high).all()
    for name, other in table.references.items():
        assert set(figures[name]) <= keys_of(other)


def test_every_crossing_says_that_it_may_be_closed(rows: dict[str, dict[str, str]]) -> None:
    assert all(row["status_note"].startswith("It may be closed: ") for row in rows.values())
    closed = {key for key, row in rows.items() if "since the middle of 2025" in row["status_note"]}
    assert closed == {key for key in rows if key.startswith("tha-khm-")}


@pytest.mark.parametrize(
    "key",
    [
        "tha-khm-pongnamron-pailin",
        "tha-khm-phusing-anlongveng",
        "chn-lao-mengla-boten",
        "chn-mmr-jinghong-mongla",
    ],
)
def test_towns_far_from_their_crossing_are_approximate_and_say_why(
    rows: dict[str, dict[str, str]], key: str
) -> None:
    assert rows[key]["approximate"] == "yes"
    assert "GeoNames" in rows[key]["note"]


def test_a_crossing_is_exact_only_if_both_towns_are_at_it(
    rows: dict[str, dict[str, str]], printed: dict[str, dict[str, str]]
) -> None:
    for key, row in rows.items():
        at_it = all(printed[key][f"{side}_point_is"].endswith(" at crossing") for side in "ab")
        assert row["approximate"] == ("no" if at_it else "yes")
    assert sum(row["approximate"] == "yes" for row in rows.values()) == 14


def test_a_row_becomes_a_crossing(rows: dict[str, dict[str, str]]) -> None:
    crossing = crossing_from_row(rows["tha-mmr-maesot-myawaddy"])
    assert (crossing.a.place, crossing.b.place, crossing.province) == ("THA", "MMR", "TH-63")
    assert (crossing.b.lat, crossing.b.lon) == (16.68911, 98.50893)
    assert crossing.a.kind is PointKind.TOWN_AT_CROSSING
    assert not crossing.is_approximate


def test_the_files_of_the_repository_raise_no_problem(raw: Towns, figures: pd.DataFrame) -> None:
    assert list(check(raw, figures)) == []


def without_first(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.iloc[1:]


def with_one_more(figures: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([figures, figures.iloc[:1].assign(crossing_id="tha-mmr-else", geonames_a="1")])


def with_one_twice(figures: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([figures, figures.iloc[:1]], ignore_index=True)


def with_another_name(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(name_b="Elsewhere")


def with_sides_moved(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(lat_a=figures["lat_b"])


def in_one_country(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(place_b=figures["place_a"])


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_first, "missing here"),
        (with_one_more, "does not have"),
        (with_one_twice, "twice"),
        (with_another_name, "not that of the raw file"),
        (with_sides_moved, "not that between the two points"),
        (in_one_country, "same country"),
    ],
)
def test_a_crossing_lost_made_up_or_changed_is_a_problem(
    raw: Towns, figures: pd.DataFrame, spoil: object, told: str
) -> None:
    assert callable(spoil)
    assert any(told in problem.message for problem in check(raw, spoil(figures)))


@pytest.mark.parametrize(
    ("part", "word", "table"),
    [
        ("places", "MYS", "places"),
        ("points", "county town", "points"),
        ("provinces", "TH-63 Tak", "provinces"),
        ("status", "tha-mys-sadao-bukitkayuhitam", "status"),
    ],
)
def test_a_word_that_no_table_has_is_a_problem(raw: Towns, part: str, word: str, table: str) -> None:
    fewer = {key: value for key, value in getattr(raw, part).items() if key != word}
    spoilt = replace(raw, **{part: fewer})
    found = [(problem.file, problem.value) for problem in check(spoilt, shape(spoilt, DATA))]
    assert (f"data/curated/ingest/{crossings.SOURCE}-{table}.csv", word) in found


def test_a_point_that_nobody_decided_about_is_a_problem(raw: Towns) -> None:
    undecided = replace(raw, points={**raw.points, "county town": ""})
    assert "county town" in {problem.value for problem in check(undecided, shape(undecided, DATA))}


def test_crossings_of_a_place_left_out_on_purpose_are_no_problem(raw: Towns) -> None:
    fewer = replace(raw, places={**raw.places, "MYS": ""})
    rows = shape(fewer, DATA)
    assert len(rows) == 24
    assert list(check(fewer, rows)) == []
