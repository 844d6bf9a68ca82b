"""UNHCR's refugees and asylum-seekers: every number as printed, and a loud word when one is not."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import unhcr
from app.data.package.problems import InvalidData

DATA = ROOT / "data"
SERIES = {"refugee": "unhcr-refugees", "asylum": "unhcr-asylum-seekers"}
GMS = {"KHM", "LAO", "MMR", "THA", "VNM", "CHN"}


@pytest.fixture(scope="module")
def raw() -> unhcr.Displaced:
    return unhcr.read(DATA)


@pytest.fixture(scope="module")
def shaped(raw: unhcr.Displaced) -> pd.DataFrame:
    return unhcr.shape(raw, DATA)


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    """The raw file, read here without the code under test."""
    path = DATA / "raw" / "unhcr-displacement" / "unhcr_gms_pairs.csv"
    return pd.read_csv(path, keep_default_na=False, dtype={"t": str})


def test_every_refugee_and_asylum_seeker_of_the_file_is_there_and_nobody_else(
    shaped: pd.DataFrame, published: pd.DataFrame
) -> None:
    taken = published[published["group"].isin(SERIES)]
    expected = {
        (SERIES[group], origin, asylum, year): float(number)
        for asylum, year, origin, group, number in taken.itertuples(index=False)
    }
    keys = zip(
        shaped["series_id"], shaped["origin"], shaped["destination"], shaped["period"].str[:4], strict=True
    )
    assert dict(zip(keys, shaped["value"], strict=True)) == expected
    assert len(shaped) == len(taken)


def test_as_many_rows_as_the_edition_has(shaped: pd.DataFrame) -> None:
    assert shaped["series_id"].value_counts().to_dict() == {
        "unhcr-refugees": 5001,
        "unhcr-asylum-seekers": 3322,
    }


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("unhcr-refugees-mmr-tha-1993", 82_289),
        ("unhcr-refugees-mmr-tha-2006", 132_241),
        ("unhcr-refugees-mmr-tha-2023", 83_821),
        ("unhcr-refugees-mmr-bgd-2017", 932_204),
        ("unhcr-refugees-mmr-mys-2023", 125_698),
        ("unhcr-asylum-seekers-mmr-mys-2023", 36_745),
        ("unhcr-refugees-vnm-chn-2021", 303_107),
    ],
)
def test_numbers_that_the_readme_of_the_source_quotes(shaped: pd.DataFrame, name: str, number: int) -> None:
    assert shaped.loc[shaped["observation_id"] == name, "value"].tolist() == [number]


def test_figures_are_of_the_end_of_the_year_but_those_of_2024_of_its_middle(shaped: pd.DataFrame) -> None:
    of_2024 = shaped["period"].str.startswith("2024")
    assert set(shaped.loc[of_2024, "period"]) == {"2024-06-30"}
    assert shaped.loc[~of_2024, "period"].str.fullmatch(r"\d{4}-12-31").all()
    assert (shaped["flags"].str.contains("mid_year") == of_2024).all()


def test_a_five_is_told_as_rounded_and_only_a_five(shaped: pd.DataFrame) -> None:
    five = shaped["value"] == 5
    assert five.sum() == 1639
    assert (shaped["flags"].str.split(";").map(lambda flags: "small_number_rounded" in flags) == five).all()
    assert (shaped["bound"].eq("about") == five).all()


def test_nobody_stands_in_their_own_country_and_one_end_is_in_the_region(shaped: pd.DataFrame) -> None:
    assert (shaped["origin"] != shaped["destination"]).all()
    assert (shaped["origin"].isin(GMS) | shaped["destination"].isin(GMS)).all()


def test_names_of_figures_are_unique(shaped: pd.DataFrame) -> None:
    assert shaped["observation_id"].is_unique


def test_asylum_seekers_are_a_measure_of_their_own(shaped: pd.DataFrame) -> None:
    pairs = shaped[["series_id", "measure"]].drop_duplicates().itertuples(index=False)
    assert sorted(map(tuple, pairs)) == [
        ("unhcr-asylum-seekers", "asylum_seekers"),
        ("unhcr-refugees", "refugees"),
    ]


def test_the_figures_hold(raw: unhcr.Displaced, shaped: pd.DataFrame) -> None:
    assert list(unhcr.check(raw, shaped)) == []


def changed(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(value=figures["value"].where(figures.index != 7, figures["value"] + 1))


def moved(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(period=figures["period"].where(figures.index != 7, "1980-12-31"))


@pytest.mark.parametrize(
    ("spoil", "messages"),
    [
        (lambda figures: figures.drop(index=7), {"no figure"}),
        (changed, {"but the raw file prints"}),
        (moved, {"no figure", "no row in the raw file"}),
        (lambda figures: pd.concat([figures, figures.tail(1)]), {"became one figure"}),
    ],
    ids=["lost", "changed", "moved", "doubled"],
)
def test_a_spoilt_figure_is_found(
    raw: unhcr.Displaced,
    shaped: pd.DataFrame,
    spoil: Callable[[pd.DataFrame], pd.DataFrame],
    messages: set[str],
) -> None:
    problems = list(unhcr.check(raw, spoil(shaped)))
    assert len(problems) == len(messages)
    assert all(any(message in problem.message for problem in problems) for message in messages)


@pytest.mark.parametrize(
    ("column", "cell", "told_of"),
    [("from", "ZZZ", "place"), ("group", "host", "group"), ("t", "2025", "year")],
)
def test_what_nobody_decided_on_is_told(raw: unhcr.Displaced, column: str, cell: str, told_of: str) -> None:
    table = raw.table.copy()
    table.loc[0, column] = cell
    other = dataclasses.replace(raw, table=table)
    problems = list(unhcr.check(other, unhcr.shape(other, DATA)))
    assert [problem.value for problem in problems] == [cell]
    assert told_of in problems[0].message


def test_a_file_that_was_cut_short_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "unhcr-displacement"
    folder.mkdir(parents=True)
    for path in (DATA / "raw" / "unhcr-displacement").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    ingest = tmp_path / "curated" / "ingest"
    ingest.mkdir(parents=True)
    for path in (DATA / "curated" / "ingest").glob("unhcr-*.csv"):
        (ingest / path.name).write_bytes(path.read_bytes())
    unhcr.read(tmp_path)
    file = folder / "unhcr_gms_pairs.csv"
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(InvalidData, match="expected SHA-256 22d29b01"):
        unhcr.read(tmp_path)
