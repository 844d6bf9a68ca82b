"""UN DESA, International Migrant Stock: what its revisions share, and the raw form of those of 2024 and 2020.

A revision is one series and one source of the data package, both named like its folder of raw files. What we
hold against single values stands in `curated/ingest/<source>-flags.csv`, each with its reason.
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
from app.domain.codes import ALL, Sex, Status

COVERED = ("CHN", "KHM", "LAO", "MMR", "THA", "VNM")
"""The countries of which the extracts have every pair, whichever end they are."""

KEY = ["origin", "destination", "period", "sex"]
"""What tells one figure of a revision from another."""

_PAIR = ["origin", "destination"]
_KINDS = {
    "type_b": "foreign_born",
    "type_c": "foreign_citizens",
    "type_r": "refugees_included",
    "type_i": "imputed",
}
"""The source's types of data, and the flag that says each to the reader."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision in the raw form of 2024 and 2020: its folder, how its files begin, its table in the source."""

    source: str
    stem: str
    locator: str

    def file(self, part: str) -> str:
        """The name of one of its files: gms_pairs, totals_by_destination or totals_by_origin."""
        return f"{self.stem}_{part}.csv"


@dataclass(frozen=True, slots=True)
class Stocks:
    """The raw tables of a revision, all text: geo = destination, from = origin, t = year, sex = female or male,
    n = persons at 1 July; `pairs` has also the type of data (1 or 0 in type_b, type_c, type_r, type_i). The
    totals lack the end over which they were summed, and the type. With them the code of places.csv for each
    place that they print, and what curators hold against single values (see `judgements`).
    """

    pairs: pd.DataFrame
    by_destination: pd.DataFrame
    by_origin: pd.DataFrame
    places: Mapping[str, str]
    judged: pd.DataFrame


def read_stocks(data: Path, revision: Revision) -> Stocks:
    """The raw and curated files of `revision` below `data`; InvalidData if one of them cannot be read."""
    parts = ("gms_pairs", "totals_by_destination", "totals_by_origin")
    pairs, by_destination, by_origin = (
        read_raw(data, revision.source, revision.file(part)) for part in parts
    )
    places = place_codes(data, revision.source)
    return Stocks(pairs, by_destination, by_origin, places, judgements(data, revision.source))


def shape_stocks(raw: Stocks, revision: Revision) -> pd.DataFrame:
    """A figure for each row of the three raw tables, number for number, and one for both sexes together where
    women and men have one; the source prints none.
    """
    single = pd.concat(_printed(raw).values(), ignore_index=True)
    both = (
        single.groupby([*_PAIR, "year"], sort=False, as_index=False)
        .agg(value=("value", "sum"), kinds=("kinds", "first"), sexes=("sex", "nunique"))
        .query("sexes == 2")
        .assign(sex=Sex.TOTAL.value, computed=True)
    )
    rows = pd.concat([single, both], ignore_index=True)
    flags = pd.Series(np.where(rows["computed"], "computed_total;", ""), index=rows.index) + rows["kinds"]
    rows = rows[[*_PAIR, "year", "sex", "value"]].assign(flags=flags, locator=revision.locator)
    return stock_figures(rows, revision.source, raw.judged)


def check_stocks(raw: Stocks, figures: pd.DataFrame, revision: Revision) -> Iterator[Problem]:
    """What the raw files hold and `figures` do not, the other way round, other numbers, sums that do not come
    out, and names, types of data and judgements that do not fit.
    """
    names = [raw.pairs["geo"], raw.pairs["from"], raw.by_destination["geo"], raw.by_origin["from"]]
    yield from unmapped(pd.concat(names), raw.places, revision.source)
    yield from _several_kinds(raw.pairs, f"data/raw/{revision.source}/{revision.file('gms_pairs')}")
    single = figures[figures["sex"] != Sex.TOTAL.value]
    from_all, to_all = single["origin"] == ALL, single["destination"] == ALL
    of_part = {
        "gms_pairs": ~from_all & ~to_all,
        "totals_by_destination": from_all,
        "totals_by_origin": to_all,
    }
    for part, printed in _printed(raw).items():
        shown = f"data/raw/{revision.source}/{revision.file(part)}"
        printed = printed.assign(period=_mid_year(printed["year"]))
        yield from differences(printed[[*KEY, "value", "line"]], single[of_part[part]], KEY, shown)
    yield from unequal_sexes(figures, revision.source)
    yield from unequal_ends(figures, "destination", revision.source)
    yield from unequal_ends(figures, "origin", revision.source)
    yield from unmet_judgements(figures, raw.judged, revision.source)


def stock_figures(rows: pd.DataFrame, source: str, judged: pd.DataFrame) -> pd.DataFrame:
    """Figures of the series `source` from rows with origin, destination, year, sex, value and flags; a flag of
    `judged` is added where it applies, and `includes_implausible` to the totals over an implausible pair.
    """
    pair = rows["origin"].str.lower() + "-" + rows["destination"].str.lower()
    shaped = figures(
        rows.drop(columns="year").assign(
            observation_id=f"{source.replace('-ims-', '-')}-" + pair + "-" + rows["year"] + "-" + rows["sex"],
            series_id=source,
            measure="stock",
            period=_mid_year(rows["year"]),
            status=Status.ESTIMATE.value,
            source_id=source,
        )
    )
    added = _met(shaped, judged).groupby("row")["flag"].agg(";".join).reindex(shaped.index, fill_value="")
    flags = shaped["flags"].str.rstrip(";") + ";" + added
    doubtful = shaped[added.str.split(";").map(lambda each: "implausible" in each)]
    flags += np.where(_totals_over(shaped, doubtful), ";includes_implausible", "")
    return shaped.assign(flags=flags.str.replace(";;", ";").str.strip(";"))


def judgements(data: Path, source: str) -> pd.DataFrame:
    """`curated/ingest/<source>-flags.csv`: origin, destination, period (empty: every one), flag, reason."""
    rows = curated_rows(data, f"{source}-flags")
    return pd.DataFrame(rows, columns=[*_PAIR, "period", "flag", "reason"], dtype=str)


def unmet_judgements(figures: pd.DataFrame, judged: pd.DataFrame, source: str) -> Iterator[Problem]:
    """A problem for each judgement that applies to no figure."""
    unmet = judged[~judged.index.isin(_met(figures, judged)["judgement"])]
    for row, *words in unmet[[*_PAIR, "period"]].itertuples():
        yield Problem(
            f"data/curated/ingest/{source}-flags.csv",
            row + 2,
            "period",
            " ".join(words).strip(),
            "The source has no figure for this pair and date.",
            "Correct the row, or delete it if the figure is gone from the source.",
        )


def unequal_sexes(figures: pd.DataFrame, source: str) -> Iterator[Problem]:
    """A problem where women and men do not add up to the total, or have none, or a computed total has no parts."""
    once = figures.drop_duplicates(KEY)
    by_sex = once.pivot(index=KEY[:3], columns="sex", values="value").reindex(
        columns=[str(sex) for sex in Sex]
    )
    parts = by_sex[Sex.FEMALE] + by_sex[Sex.MALE]
    computed = once[(once["sex"] == Sex.TOTAL.value) & once["flags"].str.contains("computed_total")]
    groundless = parts.isna() & by_sex.index.isin(pd.MultiIndex.from_frame(computed[KEY[:3]]))
    wrong = (parts.notna() & (by_sex[Sex.TOTAL] != parts)) | groundless
    for pair in by_sex.index[wrong]:
        yield Problem(
            f"data/raw/{source}",
            0,
            "",
            " ".join(pair),
            "Women and men do not add up to the figure for both.",
            "Compare the module of this source with its raw files.",
        )


def unequal_ends(figures: pd.DataFrame, end: str, source: str) -> Iterator[Problem]:
    """A problem where the pairs of a place at `end` (origin or destination) exceed the figure for all, or, for
    a country of which the extract has every pair, leave a rest.
    """
    pair = (figures["origin"] != ALL) & (figures["destination"] != ALL)
    whole = (figures[end] != ALL) & ~pair
    key = [end, "period", "sex"]
    parts = figures[pair].groupby(key)["value"].sum().rename("parts")
    both = figures[whole].merge(parts, on=key)
    rest = both["value"] - both["parts"]
    wrong = both[(rest < 0) | ((rest != 0) & both[end].isin(COVERED))]
    for name, value, added in zip(wrong["observation_id"], wrong["value"], wrong["parts"], strict=True):
        yield Problem(
            f"data/raw/{source}",
            0,
            "",
            name,
            f"The figure is {value:.15g}, but its pairs add up to {added:.15g}.",
            "Look for pairs that the extract lacks or has twice; a rest belongs to other and unknown.",
        )


def _printed(raw: Stocks) -> dict[str, pd.DataFrame]:
    """The rows of each raw file by part: origin, destination, year, sex, value, line of the file, whether it was
    summed before it came here, and the type of data as flags. Places that are left out or unmapped are not in.
    """
    # The UN states the type of data once for a destination, so it holds for all origins together as well.
    kinds = raw.pairs.assign(kinds=_kinds(raw.pairs)).drop_duplicates("geo").set_index("geo")["kinds"]
    tables = {
        "gms_pairs": raw.pairs.assign(kinds=_kinds(raw.pairs), computed=False),
        "totals_by_destination": raw.by_destination.assign(
            kinds=raw.by_destination["geo"].map(kinds).fillna(""), computed=True
        ),
        "totals_by_origin": raw.by_origin.assign(kinds="mixed_definitions", computed=True),
    }
    return {part: _coded(table, raw.places) for part, table in tables.items()}


def _coded(table: pd.DataFrame, places: Mapping[str, str]) -> pd.DataFrame:
    coded = pd.DataFrame(
        {
            "origin": table["from"].map(places).fillna("") if "from" in table else ALL,
            "destination": table["geo"].map(places).fillna("") if "geo" in table else ALL,
            "year": table["t"],
            "sex": table["sex"],
            "value": table["n"].astype(float),
            "kinds": table["kinds"],
            "computed": table["computed"],
            "line": table.index + 2,
        }
    )
    return coded[(coded["origin"] != "") & (coded["destination"] != "")]


def _kinds(pairs: pd.DataFrame) -> "pd.Series[str]":
    """The flags of each row's type of data, separated by semicolons."""
    parts = [np.where(pairs[column] == "1", f"{flag};", "") for column, flag in _KINDS.items()]
    return pd.Series(np.sum(np.array(parts, dtype=object), axis=0), index=pairs.index).str.rstrip(";")


def _several_kinds(pairs: pd.DataFrame, shown: str) -> Iterator[Problem]:
    """A problem for each destination whose rows have different types of data."""
    kinds = pairs[["geo"]].assign(kinds=_kinds(pairs)).drop_duplicates()
    for geo in sorted(set(kinds.loc[kinds["geo"].duplicated(), "geo"])):
        yield Problem(
            shown,
            0,
            "type_b",
            geo,
            "The rows of this destination have different types of data.",
            "Review what the totals of this destination are said to count.",
        )


def _met(figures: pd.DataFrame, judged: pd.DataFrame) -> pd.DataFrame:
    """Each figure (its `row` in the index) with each `judgement` (row of `judged`) that applies to it."""
    keys = figures[[*_PAIR, "period"]].assign(row=figures.index)
    met = keys.merge(judged.assign(judgement=judged.index), on=_PAIR, suffixes=("", "_judged"))
    return met[(met["period_judged"] == "") | (met["period_judged"] == met["period"])]


def _totals_over(figures: pd.DataFrame, pairs: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each figure is a total, over either end, of which one of `pairs` is a part."""
    keys = pd.MultiIndex.from_frame(
        pd.concat([pairs.assign(origin=ALL)[KEY], pairs.assign(destination=ALL)[KEY]])
    )
    return pd.Series(pd.MultiIndex.from_frame(figures[KEY]).isin(keys), index=figures.index)


def _mid_year(year: "pd.Series[str]") -> "pd.Series[str]":
    """The date for which the UN estimates, in every revision: 1 July."""
    return year + "-07-01"
