"""Figures of single countries: World Development Indicators (January 2025), World Population Prospects 2024."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from app.data.ingest.raw import curated_rows, place_codes, read_raw, unmapped
from app.data.package.problems import Problem
from app.data.package.schema_context import CONTEXT_TABLES
from app.domain.indicators import INDICATORS

SOURCE = "worldbank-wdi"

COLUMNS = tuple(CONTEXT_TABLES["indicators"].columns)

_WDI = "wdi_gms_and_destinations.csv"
_WPP = "un_wpp2024_net_migration.csv"
_WPP_SERIES = "Net Number of Migrants"
_MID_YEAR = "-07-01"
_KEY = ["place", "indicator", "year"]
_ROUNDED_TO = 1000


@dataclass(frozen=True, slots=True)
class Countries:
    """Both raw files and what curators decided about their names.

    `table` has one row for each place, year and series: file, published (the name of the series there), geo
    (the place), t (the year) and v (the value), all text. `places` are codes of places.csv by geo. `series`
    has one row for each series of each file: the indicator that it is, or none if it is left out. `marks` are
    rows on single values: status, flags and note by indicator, place (empty: all) and years.
    """

    table: pd.DataFrame
    places: Mapping[str, str]
    series: pd.DataFrame
    marks: Sequence[Mapping[str, str]]


def read(data: Path) -> Countries:
    """The raw files below `data`, verified, and the tables of decisions; InvalidData if one cannot be read."""
    wdi = read_raw(data, SOURCE, _WDI).rename(columns={"var": "published"}).assign(file=_WDI)
    wpp = read_raw(data, SOURCE, _WPP).rename(columns={"Country ISO": "geo", "Year": "t", _WPP_SERIES: "v"})
    table = pd.concat([wdi, wpp.assign(file=_WPP, published=_WPP_SERIES)], ignore_index=True)
    return Countries(
        table,
        place_codes(data, SOURCE),
        pd.DataFrame(curated_rows(data, f"{SOURCE}-series")),
        curated_rows(data, f"{SOURCE}-marks"),
    )


def shape(raw: Countries, _data: Path) -> pd.DataFrame:
    """Rows of indicators.csv: `value` as a float in the unit of the indicator, all other columns as text."""
    rows = _kept(raw)
    kinds = rows["indicator"].map(INDICATORS)
    year = rows["year"]
    rows = rows.assign(
        indicator_id=rows["indicator"].str.replace("_", "-")
        + "-"
        + rows["place"].str.lower().str.replace("_", "-")
        + "-"
        + year,
        unit=kinds.map(lambda kind: kind.unit),
        # The population came to us with digits far behind the point that no source prints.
        value=rows["value"].where(rows["indicator"] != "population", rows["value"].round(3)),
        period=year + np.where(kinds.map(lambda kind: kind.is_moment), _MID_YEAR, ""),
        source_id=kinds.map(lambda kind: kind.source_id),
        flags="",
        note="",
    )
    return _marked(rows, raw.marks)[list(COLUMNS)].reset_index(drop=True)


def check(raw: Countries, figures: pd.DataFrame) -> Iterator[Problem]:
    """What the raw files hold and `figures` do not, the other way round, and series that do not agree."""
    yield from unmapped(raw.table["geo"], raw.places, SOURCE)
    yield from _unknown_series(raw)
    found = figures.assign(year=figures["period"].str[:4])
    both = _kept(raw).merge(found, on=_KEY, how="outer", suffixes=("_raw", ""), indicator="where")
    paired = both[both["where"] == "both"]
    other_value = (paired["value_raw"] - paired["value"]).abs() > 0.001
    allowed = {key for key, kind in INDICATORS.items() if kind.may_be_negative}
    below_zero = (figures["value"] < 0) & ~figures["indicator"].isin(allowed)
    for rows, message in (
        (both[both["where"] == "left_only"], "The raw files have figures that are missing here."),
        (both[both["where"] == "right_only"], "There are figures that the raw files do not have."),
        (found[found.duplicated(_KEY)], "A place, indicator and year has more than one figure."),
        (paired[other_value], "A figure is not the number of the raw file."),
        (found[below_zero], "A figure below zero makes no sense for this indicator."),
        (_apart(raw.table), "Net migration differs between the two raw files by more than rounding."),
    ):
        yield from _problem(rows, message)


def _kept(raw: Countries) -> pd.DataFrame:
    """The raw rows that become figures: place, indicator, year and status as text, value as a float.

    Series and places that are left out, or not mapped, have none, nor years before a series is to begin.
    """
    rows = raw.table.merge(raw.series.drop(columns="note"), on=["file", "published"])
    rows = rows.assign(place=rows["geo"].map(raw.places).fillna(""))
    rows = rows[(rows["indicator"] != "") & (rows["place"] != "")]
    rows = rows[rows["t"].astype(int) >= rows["first_year"].astype(int)]
    values = rows["v"].astype(float)
    return rows.assign(value=values, year=rows["t"])[[*_KEY, "value", "status"]]


def _marked(rows: pd.DataFrame, marks: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """`rows` with the status, flags and notes that curators gave to some of them."""
    years = rows["year"].astype(int)
    for mark in marks:
        meant = (rows["indicator"] == mark["indicator"]) & rows["place"].isin(
            [mark["place"]] if mark["place"] else rows["place"]
        )
        meant &= years.between(int(mark["first_year"]), int(mark["last_year"]))
        for column in ("status", "note"):
            if mark[column]:
                rows[column] = rows[column].mask(meant, mark[column])
        if mark["flags"]:
            joined = (rows["flags"] + ";" + mark["flags"]).str.lstrip(";")
            rows["flags"] = rows["flags"].mask(meant, joined)
    return rows


def _unknown_series(raw: Countries) -> Iterator[Problem]:
    """Series that the files print and the table of series does not have, and indicators without any series."""
    known = set(zip(raw.series["file"], raw.series["published"], strict=True))
    printed = raw.table[["file", "published"]].drop_duplicates()
    unknown = [pair for pair in zip(printed["file"], printed["published"], strict=True) if pair not in known]
    for file, published in sorted(unknown):
        yield Problem(
            f"data/curated/ingest/{SOURCE}-series.csv",
            0,
            "published",
            published,
            f"The file {file} prints a series that this table does not have.",
            "Add a row with the indicator that it is, or an empty one and a note that says why.",
        )
    for key in sorted(set(INDICATORS) ^ {key for key in raw.series["indicator"] if key}):
        yield Problem(
            f"data/curated/ingest/{SOURCE}-series.csv",
            0,
            "indicator",
            key,
            "The indicator stands either here or in the registry of indicators, but not in both.",
            "Add it where it is missing, or correct its key.",
        )


def _apart(table: pd.DataFrame) -> pd.DataFrame:
    """Places and years in which the net migration of the two files differs by more than the rounding of one."""
    exact = table[(table["file"] == _WDI) & (table["published"] == "nmig")]
    both = exact.merge(table[table["file"] == _WPP], on=["geo", "t"], suffixes=("", "_rounded"))
    both = both.assign(indicator="net_migration", place=both["geo"], year=both["t"])
    apart = (both["v"].astype(float) - both["v_rounded"].astype(float)).abs()
    return both[apart > _ROUNDED_TO / 2]


def _problem(rows: pd.DataFrame, message: str) -> Iterator[Problem]:
    """One problem for all of `rows`, told by their number and the first of them; none if there are none."""
    if not rows.empty:
        first = "-".join(rows[_KEY].iloc[0])
        yield Problem(
            f"data/raw/{SOURCE}",
            0,
            "value",
            f"{first} and {len(rows) - 1} more" if len(rows) > 1 else first,
            message,
            "Compare the module of this source with the raw files.",
        )
