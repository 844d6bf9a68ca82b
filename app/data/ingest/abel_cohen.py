"""Modelled moves over five years between pairs of countries, by sex (Abel and Cohen, update of March 2025)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from app.data.ingest.compare import differences
from app.data.ingest.raw import place_codes, read_raw, unmapped
from app.data.ingest.rows import figures
from app.data.package.problems import Problem
from app.domain.codes import Bound, Sex, Status

SOURCE = "abel-cohen-flows"

_FILE = "abel_cohen_2025_gms_flows_5yr.csv"
_SHOWN = f"data/raw/{SOURCE}/{_FILE}"
_SERIES = "abel-cohen-2025"
_RECOMMENDED = "da_pb_closed"
_METHODS = (_RECOMMENDED, "da_min_closed", "da_min_open", "mig_rate", "sd_drop_neg", "sd_rev_neg")
_SEXES = {"both": Sex.TOTAL.value, "female": Sex.FEMALE.value, "male": Sex.MALE.value}
_KEY = ["year0", "orig", "dest", "sex"]
_FIGURE = ["origin", "destination", "sex", "period"]


@dataclass(frozen=True, slots=True)
class Flows:
    """The raw table (year0, year1, orig, dest, sex, method, flow; all text, flow in persons within the five
    years, pairs of zero left out) and the code of places.csv for each place that it prints.
    """

    table: pd.DataFrame
    places: Mapping[str, str]


def read(data: Path) -> Flows:
    """The raw file below `data`, verified, and the table of its places; InvalidData if either cannot be read."""
    return Flows(read_raw(data, SOURCE, _FILE), place_codes(data, SOURCE))


def shape(raw: Flows, _data: Path) -> pd.DataFrame:
    """A figure for each pair, interval and sex of the recommended method, between the least and the most that
    any of the six methods gives for the same.
    """
    methods = raw.table.pivot(index=_KEY, columns="method", values="flow").reindex(columns=list(_METHODS))
    methods = methods.astype(float)[methods[_RECOMMENDED].notna()]
    # The copy was trimmed of zeros, so a method without a row gives nobody.
    spread = methods.fillna(0.0)
    rows = _coded(methods.index.to_frame(index=False), raw.places).assign(
        value=methods[_RECOMMENDED].to_numpy(),
        value_low=spread.min(axis=1).to_numpy(),
        value_high=spread.max(axis=1).to_numpy(),
    )
    rows = rows[_placed(rows)]
    pair = rows["origin"].str.lower() + "-" + rows["destination"].str.lower()
    return figures(
        rows.drop(columns="year0").assign(
            observation_id=f"{_SERIES}-" + pair + "-" + rows["year0"] + "-" + rows["sex"],
            series_id=_SERIES,
            measure="flow",
            bound=Bound.ABOUT.value,
            status=Status.MODEL.value,
            source_id=_SERIES,
            locator=f"method {_RECOMMENDED}",
            flags="not_only_workers;spread_between_methods",
        )
    )


def check(raw: Flows, figures: pd.DataFrame) -> Iterator[Problem]:
    """What the raw file holds and `figures` do not, the other way round, other numbers, spreads that are not
    those of the six methods, and names and words that nobody has decided on.
    """
    yield from unmapped({*raw.table["orig"], *raw.table["dest"]}, raw.places, SOURCE)
    yield from _unknown_words(raw.table)
    table = raw.table.assign(value=raw.table["flow"].astype(float), line=raw.table.index + 2)
    chosen = _coded(table[table["method"] == _RECOMMENDED], raw.places)
    yield from differences(chosen[_placed(chosen)], figures, _FIGURE, _SHOWN)
    spread = table.groupby(_KEY, sort=False)["value"].agg(["min", "max", "size"])
    # Fewer rows than methods: one of them gives nobody.
    spread["min"] = spread["min"].where(spread["size"] == len(_METHODS), 0.0)
    compared = figures.merge(_coded(spread.reset_index(), raw.places), on=_FIGURE)
    other = (compared["min"] != compared["value_low"]) | (compared["max"] != compared["value_high"])
    outside = ~figures["value"].between(figures["value_low"], figures["value_high"])
    for rows, message in (
        (compared[other], "The spread is not that of the six methods in the raw file."),
        (figures[outside], "The value lies outside its spread."),
    ):
        for name in rows["observation_id"]:
            yield Problem(
                _SHOWN, 0, "flow", name, message, "Compare the module of this source with its raw file."
            )


def _coded(rows: pd.DataFrame, places: Mapping[str, str]) -> pd.DataFrame:
    """`rows` of the raw file with origin, destination, sex and period as the data package writes them, and
    year0 for keys; places that are left out or not mapped are empty.
    """
    start = rows["year0"]
    return rows.drop(columns=["orig", "dest"]).assign(
        origin=rows["orig"].map(places).fillna(""),
        destination=rows["dest"].map(places).fillna(""),
        sex=rows["sex"].map(_SEXES),
        # From mid-year to mid-year, the dates of the two stock tables between which the model moves people.
        period=start + "-07/" + (start.astype(int) + 5).astype(str) + "-06",
    )


def _placed(rows: pd.DataFrame) -> "pd.Series[bool]":
    return (rows["origin"] != "") & (rows["destination"] != "")


def _unknown_words(table: pd.DataFrame) -> Iterator[Problem]:
    """Methods, sexes and intervals that this module does not know, so that a new edition is not cut silently."""
    years = table["year1"].astype(int) - table["year0"].astype(int)
    for column, known in (
        ("method", table["method"].isin(_METHODS)),
        ("sex", table["sex"].isin(_SEXES)),
        ("year1", years == 5),
    ):
        for word in sorted(set(table.loc[~known, column])):
            yield Problem(
                _SHOWN,
                0,
                column,
                word,
                "The module of this source does not know this cell.",
                "Compare the edition with the description of the series, and teach the module.",
            )
