"""Pairs of towns at border crossings: coordinates of GeoNames, pairs chosen by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from app.data.ingest.raw import curated_rows, place_codes, read_raw, unmapped
from app.data.package.problems import Problem
from app.data.package.schema_context import CONTEXT_TABLES
from app.domain.crossing import PointKind

SOURCE = "border-crossings"

COLUMNS = tuple(CONTEXT_TABLES["crossings"].columns)
NUMBERS = ("lat_a", "lon_a", "lat_b", "lon_b", "distance_km")

_FILE = "border_crossing_town_pairs.csv"
_PRODUCER = "geonames-cities500"
_SIDES = ("a", "b")
_NAMES = {"distance_km": "distance_a_b_km"} | {
    f"{ours}_{side}": f"{side}_{theirs}"
    for side in _SIDES
    for ours, theirs in (("name", "label"), ("lat", "lat"), ("lon", "lon"), ("geonames", "geonameid"))
}
"""From columns of crossings.csv to those of the raw file, where the cell is the same."""
_EARTH_KM = 6371.0
_ROUNDING_KM = 0.05
_FLATTENING = 0.01
"""By how much a distance on a sphere may differ from one on the ellipsoid, as a share of it."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Towns:
    """The raw table (one row a pair of towns, all text) and what curators decided about it.

    `places` are codes of places.csv by country code; `points` kinds of points by the words of the raw file;
    `provinces` rows with province and name by the words of the raw file; `status` rows with status_note and
    note by crossing.
    """

    table: pd.DataFrame
    places: Mapping[str, str]
    points: Mapping[str, str]
    provinces: Mapping[str, Row]
    status: Mapping[str, Row]


def read(data: Path) -> Towns:
    """The raw file below `data`, verified, and the tables of decisions; InvalidData if one cannot be read."""
    points = curated_rows(data, f"{SOURCE}-points")
    return Towns(
        read_raw(data, SOURCE, _FILE),
        place_codes(data, SOURCE),
        {row["published"]: row["point"] for row in points},
        {row["published"]: row for row in curated_rows(data, f"{SOURCE}-provinces")},
        {row["crossing_id"]: row for row in curated_rows(data, f"{SOURCE}-status")},
    )


def shape(raw: Towns, _data: Path) -> pd.DataFrame:
    """Rows of crossings.csv: degrees and kilometres as floats, all other columns as text."""
    table = raw.table
    rows = pd.DataFrame({name: table[theirs] for name, theirs in _NAMES.items()}).assign(
        crossing_id=table["crossing_id"],
        province=_looked_up(table["a_admin1"], raw.provinces, "province"),
        province_name=_looked_up(table["a_admin1"], raw.provinces, "name"),
        status_note=_looked_up(table["crossing_id"], raw.status, "status_note"),
        note=_looked_up(table["crossing_id"], raw.status, "note"),
        source_id=_PRODUCER,
        **{f"place_{side}": table[f"{side}_iso3"].map(raw.places).fillna("") for side in _SIDES},
        **{f"point_{side}": table[f"{side}_point_is"].map(raw.points).fillna("") for side in _SIDES},
    )
    at_crossing = [kind.value for kind in PointKind if kind.is_at_crossing]
    both_at_crossing = rows["point_a"].isin(at_crossing) & rows["point_b"].isin(at_crossing)
    rows["approximate"] = np.where(both_at_crossing, "no", "yes")
    rows = rows[(rows["place_a"] != "") & (rows["place_b"] != "")]
    return rows.astype(dict.fromkeys(NUMBERS, float))[list(COLUMNS)].reset_index(drop=True)


def check(raw: Towns, figures: pd.DataFrame) -> Iterator[Problem]:
    """Crossings lost, made up or changed, words that no table of decisions has, distances that do not fit."""
    table = raw.table
    yield from unmapped({*table["a_iso3"], *table["b_iso3"]}, raw.places, SOURCE)
    words = {*table["a_point_is"], *table["b_point_is"]}
    yield from _unknown("points", "published", words - {key for key, kind in raw.points.items() if kind})
    yield from _unknown("provinces", "published", set(table["a_admin1"]) - set(raw.provinces))
    told = {key for key, row in raw.status.items() if row["status_note"]}
    yield from _unknown("status", "crossing_id", set(table["crossing_id"]) - told)
    left_out = table["a_iso3"].map(raw.places).eq("") | table["b_iso3"].map(raw.places).eq("")
    both = table[~left_out].merge(figures, on="crossing_id", how="outer", indicator="where")
    paired = both[both["where"] == "both"]
    worked_out = _distance_km(*(figures[name].to_numpy() for name in ("lat_a", "lon_a", "lat_b", "lon_b")))
    off = (figures["distance_km"] - worked_out).abs() > _ROUNDING_KM + _FLATTENING * worked_out
    repeated = figures.duplicated("crossing_id") | figures.duplicated(["geonames_a", "geonames_b"])
    for rows, message in (
        (both[both["where"] == "left_only"], "The raw file has crossings that are missing here."),
        (both[both["where"] == "right_only"], "There are crossings that the raw file does not have."),
        (figures[repeated], "A crossing or a pair of towns stands here twice."),
        (paired[_changed(paired)], "A name, point or distance is not that of the raw file."),
        (figures[figures["place_a"] == figures["place_b"]], "Both sides are in the same country."),
        (figures[off], "The distance is not that between the two points."),
    ):
        if not rows.empty:
            yield Problem(
                f"data/raw/{SOURCE}/{_FILE}",
                0,
                "crossing_id",
                ", ".join(sorted(rows["crossing_id"])),
                message,
                "Compare the module of this source with the raw file.",
            )


def _looked_up(keys: "pd.Series[str]", table: Mapping[str, Row], column: str) -> "pd.Series[str]":
    """The cell of `column` for each key; empty for a key that the table does not have."""
    return keys.map({key: row[column] for key, row in table.items()}).fillna("")


def _changed(paired: pd.DataFrame) -> "pd.Series[bool]":
    """Which of the rows of both tables differ in a cell that is to be the same."""
    changed = pd.Series(False, index=paired.index)
    for ours, theirs in _NAMES.items():
        printed = paired[theirs].astype(float) if ours in NUMBERS else paired[theirs]
        changed |= printed != paired[ours]
    return changed


def _distance_km(lat_a: np.ndarray, lon_a: np.ndarray, lat_b: np.ndarray, lon_b: np.ndarray) -> np.ndarray:
    """Kilometres along the great circle between points in degrees (haversine formula)."""
    lat_a, lon_a, lat_b, lon_b = map(np.radians, (lat_a, lon_a, lat_b, lon_b))
    north, east = np.sin((lat_b - lat_a) / 2) ** 2, np.sin((lon_b - lon_a) / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(north + np.cos(lat_a) * np.cos(lat_b) * east)))


def _unknown(table: str, column: str, words: set[str]) -> Iterator[Problem]:
    """A problem for each of `words` that a table of decisions does not have."""
    for word in sorted(words):
        yield Problem(
            f"data/curated/ingest/{SOURCE}-{table}.csv",
            0,
            column,
            word,
            "The raw file prints this, and the table says nothing of it.",
            "Add a row for it.",
        )
