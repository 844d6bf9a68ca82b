"""World Bank and KNOMAD, bilateral remittance matrices: money that migrants sent home, modelled, 2017 and 2018.

Each matrix is a series of its own, never joined with the other: between them the totals of countries were revised.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from app.data.ingest.compare import differences
from app.data.ingest.raw import place_codes, read_raw, unmapped
from app.data.ingest.rows import figures
from app.data.package.problems import Problem
from app.domain.codes import Bound, Status

SOURCE = "worldbank-bilateral-matrices"

_FILES = {year: f"knomad_remittances_{year}_gms.csv" for year in ("2017", "2018")}
_USD = 1_000_000
"""The matrices are in million US dollars, the figures in dollars."""
_HALF_DOLLAR = 0.5
_FIGURE = ["origin", "destination", "period"]


@dataclass(frozen=True, slots=True)
class Matrices:
    """For each year the matrix in long form (sending, receiving, usd_million; all text), and the code of
    places.csv for each place that they print. `sending` is the country that the money leaves.
    """

    tables: Mapping[str, pd.DataFrame]
    places: Mapping[str, str]


def read(data: Path) -> Matrices:
    """The raw files below `data`, verified, and the table of their places; InvalidData if one of them cannot be
    read.
    """
    tables = {year: read_raw(data, SOURCE, name) for year, name in _FILES.items()}
    return Matrices(tables, place_codes(data, SOURCE))


def shape(raw: Matrices, _data: Path) -> pd.DataFrame:
    """A figure for each pair and year, in US dollars within the year, rounded to whole dollars."""
    rows = pd.concat([_coded(raw, year) for year in raw.tables], ignore_index=True)
    pair = rows["origin"].str.lower() + "-" + rows["destination"].str.lower()
    series = "knomad-remittances-" + rows["period"]
    return figures(
        rows.drop(columns="line").assign(
            observation_id="knomad-" + pair + "-" + rows["period"],
            series_id=series,
            measure="remittance",
            unit="USD",
            value=rows["value"].round(),
            bound=Bound.ABOUT.value,
            status=Status.MODEL.value,
            source_id=series,
        )
    )


def check(raw: Matrices, figures: pd.DataFrame) -> Iterator[Problem]:
    """What the matrices hold and `figures` do not, the other way round, other amounts, and unknown places."""
    names = [name for table in raw.tables.values() for name in (*table["sending"], *table["receiving"])]
    yield from unmapped(names, raw.places, SOURCE)
    for year in raw.tables:
        of_year = figures[figures["series_id"] == f"knomad-remittances-{year}"]
        shown = f"data/raw/{SOURCE}/{_FILES[year]}"
        yield from differences(_coded(raw, year), of_year, _FIGURE, shown, within=_HALF_DOLLAR)


def _coded(raw: Matrices, year: str) -> pd.DataFrame:
    """The rows of one matrix that come in: origin, destination, period, value in US dollars, and line.

    Origin and destination are those of the migration, so the money goes the other way.
    """
    table = raw.tables[year]
    rows = pd.DataFrame(
        {
            "origin": table["receiving"].map(raw.places).fillna(""),
            "destination": table["sending"].map(raw.places).fillna(""),
            "period": year,
            "value": table["usd_million"].astype(float) * _USD,
            "line": table.index + 2,
        }
    )
    return rows[(rows["origin"] != "") & (rows["destination"] != "")]
