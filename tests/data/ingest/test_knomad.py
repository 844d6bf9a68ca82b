"""The bilateral remittance matrices: which way the money goes, and the amounts that the matrices print."""

import dataclasses
from collections.abc import Callable

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import knomad

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def raw() -> knomad.Matrices:
    return knomad.read(DATA)


@pytest.fixture(scope="module")
def shaped(raw: knomad.Matrices) -> pd.DataFrame:
    return knomad.shape(raw, DATA)


def million(shaped: pd.DataFrame, year: int) -> pd.Series:
    """Amounts of one matrix in million US dollars by origin and destination."""
    rows = shaped[shaped["series_id"] == f"knomad-remittances-{year}"]
    return rows.set_index(["origin", "destination"])["value"] / 1e6


@pytest.mark.parametrize(("year", "rows"), [(2017, 698), (2018, 440)])
def test_every_amount_is_that_of_the_matrix_to_the_dollar(shaped: pd.DataFrame, year: int, rows: int) -> None:
    path = DATA / "raw" / "worldbank-bilateral-matrices" / f"knomad_remittances_{year}_gms.csv"
    published = pd.read_csv(path, keep_default_na=False)
    figures = shaped[shaped["period"] == str(year)]
    assert len(figures) == len(published) == rows
    # The file and the figures stand in one order, so that no table of places is needed to compare them.
    printed = published["usd_million"].to_numpy() * 1e6
    assert figures["value"].to_numpy() == pytest.approx(printed, rel=0, abs=0.5)
    assert (figures["value"] % 1 == 0).all()
    assert (figures["value"] > 0).all()


@pytest.mark.parametrize(
    ("origin", "destination", "in_2017", "in_2018"),
    [
        ("MMR", "THA", 389, 1_706),
        ("KHM", "THA", 230, 856),
        ("LAO", "THA", 84, 161),
        ("VNM", "JPN", 195, 482),
        ("VNM", "KOR", 601, 697),
        ("MMR", "MYS", 19, 317),
    ],
)
def test_money_from_thailand_to_myanmar_belongs_to_the_corridor_from_myanmar_to_thailand(
    shaped: pd.DataFrame, origin: str, destination: str, in_2017: int, in_2018: int
) -> None:
    assert round(million(shaped, 2017)[origin, destination]) == in_2017
    assert million(shaped, 2018)[origin, destination] == in_2018


@pytest.mark.parametrize(
    ("origin", "total"),
    [("THA", 7_465), ("KHM", 1_432), ("LAO", 238), ("VNM", 15_996), ("MMR", 2_846), ("CHN", 67_418)],
)
def test_what_each_country_received_in_2018_sums_to_the_total_that_was_checked(
    shaped: pd.DataFrame, origin: str, total: int
) -> None:
    assert million(shaped, 2018)[origin].sum() == pytest.approx(total)


@pytest.mark.parametrize(
    ("origin", "total"),
    [("THA", 6_728.65), ("KHM", 386.29), ("LAO", 124.33), ("VNM", 13_780.8), ("MMR", 723.46)],
)
def test_what_each_country_received_in_2017(shaped: pd.DataFrame, origin: str, total: float) -> None:
    assert million(shaped, 2017)[origin].sum() == pytest.approx(total, abs=0.01)


def test_the_two_matrices_are_two_series_of_models(shaped: pd.DataFrame) -> None:
    assert (shaped["series_id"] == "knomad-remittances-" + shaped["period"]).all()
    assert set(shaped["status"]) == {"model"}
    assert set(shaped["unit"]) == {"USD"}


def test_names_of_figures_are_unique(shaped: pd.DataFrame) -> None:
    assert shaped["observation_id"].is_unique
    assert "knomad-mmr-tha-2018" in set(shaped["observation_id"])


def test_the_figures_hold(raw: knomad.Matrices, shaped: pd.DataFrame) -> None:
    assert list(knomad.check(raw, shaped)) == []


def turned(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures with the direction of the money instead of that of the migration."""
    return figures.rename(columns={"origin": "destination", "destination": "origin"})


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda figures: figures.drop(index=3), "no figure"),
        (lambda figures: figures.assign(value=figures["value"].round(-3)), "but the raw file prints"),
        (turned, "no row in the raw file"),
    ],
    ids=["lost", "rounded", "turned"],
)
def test_spoilt_figures_are_found(
    raw: knomad.Matrices, shaped: pd.DataFrame, spoil: Callable[[pd.DataFrame], pd.DataFrame], message: str
) -> None:
    assert any(message in problem.message for problem in knomad.check(raw, spoil(shaped)))


def test_a_place_without_a_code_is_told(raw: knomad.Matrices) -> None:
    table = raw.tables["2018"].copy()
    table.loc[0, "sending"] = "Atlantis"
    other = dataclasses.replace(raw, tables={**raw.tables, "2018": table})
    problems = list(knomad.check(other, knomad.shape(other, DATA)))
    assert [problem.value for problem in problems] == ["Atlantis"]
