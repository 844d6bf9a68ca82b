"""One figure a country: as the files print it, of one year and source for the whole map, and never made up."""

import csv
from functools import cache

import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.map.shading import BACK, LIMITS, Shading, shading, step_of
from app.domain.codes import Shade, Status
from tests.conftest import Tiny

SHADED = [shade for shade in Shade if shade != Shade.NONE]


@cache
def printed(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(dataset: Dataset, shade: Shade, year: int | None) -> Shading:
    found = shading(dataset, shade, year)
    assert found is not None
    return found


def values(found: Shading) -> dict[str, float]:
    return {place: row.value for place, row in found.figures.items()}


def test_nothing_is_shaded_without_a_shade(dataset: Dataset) -> None:
    assert shading(dataset, Shade.NONE, 2019) is None


@pytest.mark.parametrize(
    ("shade", "end", "other"),
    [(Shade.HOSTED, "destination", "origin"), (Shade.ABROAD, "origin", "destination")],
)
def test_people_are_the_totals_that_the_file_has(
    dataset: Dataset, shade: Shade, end: str, other: str
) -> None:
    found = of(dataset, shade, 2020)
    rows = {
        row[end]: float(row["value"])
        for row in printed("observations")
        if row["series_id"] == "undesa-ims-2024"
        and row[other] == "ALL"
        and row["sex"] == "total"
        and row["period"] == "2020-07-01"
        and dataset.places[row[end]].kind == "country"
    }
    assert found.year == 2020
    assert found.series_id == "undesa-ims-2024"
    assert len(rows) > 200
    assert values(found) == rows


def test_the_balance_is_net_migration_as_printed_and_not_worked_out(dataset: Dataset) -> None:
    found = of(dataset, Shade.BALANCE, 2019)
    rows = {
        row["place"]: float(row["value"])
        for row in printed("indicators")
        if row["indicator"] == "net_migration" and row["period"] == "2019"
    }
    assert values(found) == rows
    assert found.figures["MMR"].value < 0 < found.figures["THA"].value
    assert found.source_id == "un-wpp-2024"


def test_remittances_are_a_share_of_the_product_of_the_same_year_and_source(dataset: Dataset) -> None:
    found = of(dataset, Shade.REMITTANCES, 2019)
    by_key = {(row["place"], row["indicator"], row["period"]): row for row in printed("indicators")}
    for place, row in found.figures.items():
        part, whole = by_key[place, "remittances_received", "2019"], by_key[place, "gdp", "2019"]
        assert row.value == pytest.approx(100 * float(part["value"]) / float(whole["value"]))
        assert part["source_id"] == whole["source_id"] == found.source_id
        assert row.is_share
        assert [each.value for each in row.inputs] == [float(part["value"]), float(whole["value"])]  # type: ignore[union-attr]
    assert 7 < found.figures["KHM"].value < 8


def test_doubtful_figures_shade_nothing_and_say_why(dataset: Dataset) -> None:
    found = of(dataset, Shade.REMITTANCES, 2019)
    assert found.doubtful["SGP"] == "implausible"
    assert "SGP" not in found.figures
    assert found.step("SGP") is None
    assert of(dataset, Shade.REMITTANCES, 2023).doubtful["VNM"] == "filled_in"


@pytest.mark.parametrize(
    ("shade", "asked", "year"),
    [
        (Shade.HOSTED, 2020, 2020),
        (Shade.HOSTED, 2019, 2015),
        (Shade.ABROAD, 2014, 2010),
        (Shade.ABROAD, 2025, 2024),
        (Shade.BALANCE, 2019, 2019),
        (Shade.BALANCE, 2025, 2024),
        (Shade.REMITTANCES, 2025, 2023),
        (Shade.HOSTED, None, 2024),
        (Shade.HOSTED, 1985, None),
        (Shade.BALANCE, 2024 + BACK + 1, None),
    ],
)
def test_the_year_is_that_of_the_map_or_the_latest_before(
    dataset: Dataset, shade: Shade, asked: int | None, year: int | None
) -> None:
    found = of(dataset, shade, asked)
    assert found.year == year
    assert bool(found.figures) == (year is not None)


@pytest.mark.parametrize("shade", SHADED)
@pytest.mark.parametrize("asked", [1995, 2019, 2024])
def test_all_figures_of_a_map_have_one_year_and_source(dataset: Dataset, shade: Shade, asked: int) -> None:
    found = of(dataset, shade, asked)
    inputs = [each for row in found.figures.values() for each in row.inputs]
    assert {each.period.last_year for each in inputs} == {found.year}
    assert {each.source_id for each in inputs} == {found.source_id}


def test_projections_are_models(dataset: Dataset) -> None:
    assert {row.status for row in of(dataset, Shade.BALANCE, 2024).figures.values()} == {Status.MODEL}
    assert {row.status for row in of(dataset, Shade.BALANCE, 2023).figures.values()} == {Status.ESTIMATE}


def test_a_country_without_a_figure_has_no_step_and_zero_has_the_lowest(tiny: Tiny) -> None:
    data = tiny(
        """
        origin, destination, channel, sector, sex, measure, value, period, series_id
        ALL, THA, ALL, ALL, total, stock, 700000, 2015-07-01, un
        ALL, LAO, ALL, ALL, total, stock, 0, 2015-07-01, un
        ALL, KHM, ALL, ALL, total, stock, 5, 2014-07-01, un
        ALL, MMR, ALL, ALL, female, stock, 5, 2015-07-01, un
        VNM, MMR, ALL, ALL, total, stock, 5, 2015-07-01, un
        """
    )
    found = of(data, Shade.HOSTED, 2017)
    assert found.step("THA") == 2
    assert found.step("LAO") == 0
    assert values(found) == {"THA": 700_000, "LAO": 0}
    assert found.step("KHM") is found.step("MMR") is found.step("JPN") is None


def test_the_first_series_that_has_a_year_near_enough_shades_the_whole_map(tiny: Tiny) -> None:
    data = tiny(
        """
        origin, destination, channel, sector, sex, measure, value, period, series_id
        ALL, THA, ALL, ALL, total, stock, 1, 2010-07-01, first
        ALL, LAO, ALL, ALL, total, stock, 2, 2019-07-01, second
        """,
        series="series_id, measure, priority\n first, stock, 10\n second, stock, 20",
    )
    assert values(of(data, Shade.HOSTED, 2012)) == {"THA": 1}
    assert values(of(data, Shade.HOSTED, 2019)) == {"LAO": 2}


@pytest.mark.parametrize("shade", SHADED)
def test_limits_are_round_and_the_same_in_every_year(shade: Shade) -> None:
    limits = LIMITS[shade]
    assert list(limits) == sorted(set(limits))
    for limit in limits:
        assert f"{limit:g}".rstrip("0").replace("e+0", "")[:1] in "12356"
    assert step_of(shade, 0) == 0
    assert [step_of(shade, limit) for limit in limits] == list(range(1, len(limits) + 1))
    assert step_of(shade, limits[0] * 0.999) == 0


def test_a_balance_has_steps_on_either_side_of_zero() -> None:
    assert [
        step_of(Shade.BALANCE, value) for value in (-100_000, -99_999, -9_999, 0, 9_999, 10_000, 250_000)
    ] == [
        -2,
        -1,
        0,
        0,
        0,
        1,
        2,
    ]
