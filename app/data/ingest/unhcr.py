"""UNHCR, Refugee Data Finder: refugees and asylum-seekers by origin and country of asylum, 1990 to mid-2024.

Which groups of people come in, and why others do not, stands in `curated/ingest/unhcr-displacement-groups.csv`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from app.data.ingest.compare import differences
from app.data.ingest.raw import curated_rows, place_codes, read_raw, unmapped
from app.data.ingest.rows import figures
from app.data.package.problems import Problem
from app.domain.codes import Bound, Status

SOURCE = "unhcr-displacement"

_FILE = "unhcr_gms_pairs.csv"
_SHOWN = f"data/raw/{SOURCE}/{_FILE}"
_GROUPS = f"{SOURCE}-groups"
_MEASURES = {"unhcr-refugees": "refugees", "unhcr-asylum-seekers": "asylum_seekers"}
_YEARS = range(1990, 2025)
_MID_YEAR = "2024"
"""The year that this edition dates to its middle: its end was still to come."""
_ROUNDED = 5
"""UNHCR rounds numbers below five, so that nobody can be recognised; a five may stand for fewer."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """The raw table (geo = country of asylum, t = year, from = origin, group, n = persons; all text), the code
    of places.csv for each place and the series for each group that it prints, empty where rows stay out.
    """

    table: pd.DataFrame
    places: Mapping[str, str]
    series: Mapping[str, str]


def read(data: Path) -> Displaced:
    """The raw file below `data`, verified, and the tables of its places and groups; InvalidData if one of them
    cannot be read.
    """
    groups = {row["group"]: row["series"] for row in curated_rows(data, _GROUPS)}
    return Displaced(read_raw(data, SOURCE, _FILE), place_codes(data, SOURCE), groups)


def shape(raw: Displaced, _data: Path) -> pd.DataFrame:
    """A figure for each group, origin, country of asylum and year, in persons, number for number as printed."""
    rows = _coded(raw)
    mid_year = rows["year"] == _MID_YEAR
    rounded = rows["value"] <= _ROUNDED
    flags = np.where(mid_year, "mid_year;", "") + np.where(rounded, "small_number_rounded", "")
    pair = rows["origin"].str.lower() + "-" + rows["destination"].str.lower()
    return figures(
        rows.drop(columns=["year", "line"]).assign(
            observation_id=rows["series_id"] + "-" + pair + "-" + rows["year"],
            measure=rows["series_id"].map(_MEASURES),
            period=rows["year"] + np.where(mid_year, "-06-30", "-12-31"),
            bound=np.where(rounded, Bound.ABOUT.value, Bound.EXACT.value),
            status=Status.REPORTED.value,
            source_id="unhcr-rdf-2024",
            flags=pd.Series(flags, index=rows.index).str.rstrip(";"),
        )
    )


def check(raw: Displaced, figures: pd.DataFrame) -> Iterator[Problem]:
    """What the raw file holds and `figures` do not, the other way round, other numbers, and names, groups and
    years that nobody has decided on.
    """
    yield from unmapped([*raw.table["geo"], *raw.table["from"]], raw.places, SOURCE)
    for group in sorted(set(raw.table["group"]) - set(raw.series)):
        yield Problem(
            f"data/curated/ingest/{_GROUPS}.csv",
            0,
            "group",
            group,
            "The source prints a group that this table does not have.",
            "Add a row with a series, or with an empty one and a note that says why.",
        )
    for year in sorted(set(raw.table["t"]) - set(map(str, _YEARS))):
        yield Problem(
            _SHOWN,
            0,
            "t",
            year,
            "This year is not in the edition that the module knows.",
            "Find out which date of the year its figures have, and say so in the module.",
        )
    told = figures.assign(year=figures["period"].str[:4])
    yield from differences(_coded(raw), told, ["series_id", "origin", "destination", "year"], _SHOWN)


def _coded(raw: Displaced) -> pd.DataFrame:
    """The rows that come in: series_id, origin, destination, year as text, value in persons, and line."""
    table = raw.table
    rows = pd.DataFrame(
        {
            "series_id": table["group"].map(raw.series).fillna(""),
            "origin": table["from"].map(raw.places).fillna(""),
            "destination": table["geo"].map(raw.places).fillna(""),
            "year": table["t"],
            "value": table["n"].astype(float),
            "line": table.index + 2,
        }
    )
    return rows[(rows["series_id"] != "") & (rows["origin"] != "") & (rows["destination"] != "")]
