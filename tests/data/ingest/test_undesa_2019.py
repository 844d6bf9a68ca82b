"""UN DESA stocks of 2019: names become codes, other origins one sum, regions stay out, nothing is made up."""

import csv
from dataclasses import replace

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import undesa_2019
from app.data.ingest.undesa import COVERED, KEY
from app.data.ingest.undesa_2019 import NamedStocks, check, read, shape

DATA = ROOT / "data"
RAW = DATA / "raw" / undesa_2019.SOURCE / "ims2019_gms_pairs.csv"
SEXES = {"both": "total", "female": "female", "male": "male"}
REGIONS = {"Caribbean", "Melanesia", "Micronesia", "Polynesia", "South America"}
OTHERS = {"Other South", "Other North"}
MMR_THA = {
    "1990": 229504,
    "1995": 436777,
    "2000": 734129,
    "2005": 1150168,
    "2010": 1648602,
    "2015": 1782773,
    "2019": 1858735,
}


@pytest.fixture(scope="module")
def raw() -> NamedStocks:
    return read(DATA)


@pytest.fixture(scope="module")
def figures(raw: NamedStocks) -> pd.DataFrame:
    return shape(raw, DATA)


@pytest.fixture(scope="module")
def values(figures: pd.DataFrame) -> dict[tuple[str, ...], float]:
    return dict(zip(figures[KEY].itertuples(index=False, name=None), figures["value"], strict=True))


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    with RAW.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_number_is_the_raw_file_s(
    raw: NamedStocks, values: dict[tuple[str, ...], float], printed: list[dict[str, str]]
) -> None:
    expected: dict[tuple[str, ...], float] = {}
    for row in printed:
        if row["Destination"] in REGIONS:
            continue
        ends = raw.places[row["Origin"]], raw.places[row["Destination"]]
        key = (*ends, f"{row['Year']}-07-01", SEXES[row["sex"]])
        assert key not in expected or row["Origin"] in OTHERS
        expected[key] = expected.get(key, 0) + int(row["stock"])
    assert values == expected
    assert len(values) == 11068


def test_myanmar_to_thailand_is_the_readme_s(values: dict[tuple[str, ...], float]) -> None:
    assert {
        key[2][:4]: value for key, value in values.items() if key[:2] == ("MMR", "THA") and key[3] == "total"
    } == MMR_THA


def test_other_origins_are_one_sum_that_says_so(
    figures: pd.DataFrame, values: dict[tuple[str, ...], float]
) -> None:
    assert values["OOO", "THA", "2019-07-01", "total"] == 555 + 330
    others = figures["origin"] == "OOO"
    assert (figures["flags"].str.contains("computed_total") == others).all()


def test_origins_add_up_to_the_printed_total(values: dict[tuple[str, ...], float]) -> None:
    wholes = {key: value for key, value in values.items() if key[0] == "ALL"}
    assert {key[1] for key in wholes} == set(COVERED)
    for whole, value in wholes.items():
        assert value == sum(v for key, v in values.items() if key[0] != "ALL" and key[1:] == whole[1:])


def test_where_the_source_has_no_women_none_are_made_up(values: dict[tuple[str, ...], float]) -> None:
    sexes = {key[3] for key in values if key[:3] == ("CHN", "FRO", "1990-07-01")}
    assert sexes == {"total", "male"}


def test_regions_stay_out_and_countries_below_them_come_in(
    raw: NamedStocks, values: dict[tuple[str, ...], float]
) -> None:
    assert {name for name, place in raw.places.items() if not place} == REGIONS
    assert values["CHN", "PLW", "1990-07-01", "total"] == 320


def test_flags_are_the_curators(figures: pd.DataFrame) -> None:
    flags = figures.set_index("observation_id")["flags"]
    assert flags["undesa-2019-lao-bgd-2019-female"] == "implausible"
    assert flags["undesa-2019-khm-vnm-2005-total"] == "refugees_only"
    assert flags["undesa-2019-mmr-bgd-2019-total"] == ""


def test_the_repository_holds(raw: NamedStocks, figures: pd.DataFrame) -> None:
    assert list(check(raw, figures)) == []


def test_what_is_not_the_source_s_is_reported(raw: NamedStocks, figures: pd.DataFrame) -> None:
    own = figures["observation_id"] == "undesa-2019-mmr-tha-2019-female"
    changed = [str(problem) for problem in check(raw, figures.assign(value=figures["value"].mask(own, 1.0)))]
    assert any("but the raw file prints" in problem for problem in changed)
    assert any("do not add up to the figure for both" in problem for problem in changed)
    assert any("but its pairs add up to" in problem for problem in changed)
    assert any("has no figure" in str(problem) for problem in check(raw, figures[~own]))


def test_a_name_without_a_place_is_reported(raw: NamedStocks, figures: pd.DataFrame) -> None:
    places = {name: code for name, code in raw.places.items() if name != "Other North"}
    problems = [str(problem) for problem in check(replace(raw, places=places), figures)]
    assert any("undesa-ims-2019-places.csv" in problem and "Other North" in problem for problem in problems)
