"""Two revisions of the UN's estimates of residents against each other: rows of disagreements.csv of the kind revision.

Both print whole persons for women and for men. Rounding alone can set two totals at most two persons apart, so that
a difference of more than `ROUNDING` persons is one of substance, however small it is beside the total. Compared are
totals of both sexes for pairs of places; sums over all origins or destinations, and the rest of other and unknown,
follow from the pairs. Why numbers may differ, and what we suggest, stands by case in
`curated/ingest/undesa-revisions.csv`.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from app.data.ingest.raw import curated_rows
from app.data.package.check import read_rows
from app.data.package.problems import InvalidData, Problem
from app.data.package.schema import TABLES
from app.domain.codes import ALL, Sex
from app.domain.figure import split_list

NEWER, OLDER = "undesa-ims-2024", "undesa-ims-2020"
ROUNDING = 2
"""Persons by which rounding alone may set two totals apart, each a sum of women and men in whole persons."""

_WORDS = "undesa-revisions"
_KEY = ["origin", "destination", "period"]
_NO_PAIR = (ALL, "OOO")
"""Ends of figures that are sums or rests of pairs."""
_EXPLANATIONS = (
    "birth_to_citizenship",
    "citizenship_to_birth",
    "birth_in_both",
    "citizenship_in_both",
    "not_stated",
    "refugees_added",
    "refugees_left_out",
    "older_refugees_only",
)
_SUGGESTIONS = ("newer_doubtful", "older_doubtful", "definition", "estimate")


def shape(figures: pd.DataFrame, data: Path) -> pd.DataFrame:
    """A row of disagreements.csv for each corridor on which the revisions differ in any year, in persons.

    `figures` are rows of observations.csv. Each row names both figures of every year that differs, earliest year
    first; the arithmetic is that of the largest difference. InvalidData if a case has no words below `data`.
    """
    pairs = compared(figures)
    pairs = pairs[pairs["difference"].abs() > ROUNDING]
    words = _words(data)
    names = {row["place"]: row["name"] for row in read_rows(data / "curated" / "places.csv")}
    rows = [_row(group, names, words) for _, group in pairs.groupby(["origin", "destination"], sort=True)]
    return pd.DataFrame(rows, columns=list(TABLES["disagreements"].columns), dtype=object)


def compared(figures: pd.DataFrame) -> pd.DataFrame:
    """Each corridor and date that stands in both revisions: origin, destination, period; observation_id, value and
    flags of the newer figure and, with the ending _older, of the older one; difference = newer less older.
    """
    columns = ["series_id", *_KEY, "sex", "observation_id", "value", "flags"]
    rows = figures.loc[figures["series_id"].isin((NEWER, OLDER)), columns].astype(
        {name: str for name in columns if name != "value"}
    )
    is_pair = ~rows["origin"].isin(_NO_PAIR) & ~rows["destination"].isin(_NO_PAIR)
    rows = rows[is_pair & (rows["sex"] == Sex.TOTAL.value)].drop(columns="sex")
    newer, older = (rows[rows["series_id"] == series].drop(columns="series_id") for series in (NEWER, OLDER))
    both = newer.merge(older, on=_KEY, suffixes=("", "_older")).sort_values(_KEY, ignore_index=True)
    return both.assign(difference=both["value"] - both["value_older"])


def _row(pairs: pd.DataFrame, names: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """The row of one corridor; `pairs` are its years that differ."""
    origin, destination = pairs["origin"].iloc[0], pairs["destination"].iloc[0]
    corridor = f"{names.get(origin, origin)} to {names.get(destination, destination)}"
    largest = pairs.iloc[int(pairs["difference"].abs().to_numpy().argmax())]
    ids = pairs[["observation_id", "observation_id_older"]].to_numpy().ravel()
    newer, older = (_flags_by_year(pairs[column]) for column in ("flags", "flags_older"))
    return {
        "disagreement_id": f"undesa-revision-{origin}-{destination}".lower(),
        "kind": "revision",
        "title": f"{corridor}: UN estimates of 2024 and of 2020",
        "observations": ";".join(ids),
        "places": ";".join(sorted((origin, destination))),
        "arithmetic": (
            f"{largest['value']:,.0f} − {largest['value_older']:,.0f} = "
            f"{_signed(largest['difference'])} ({largest['period'][:4]})"
        ),
        "explanation": " ".join(words[case] for case in _explanation(newer, older)),
        "suggestion": words[_suggestion(newer, older)],
    }


def _explanation(newer: list[set[str]], older: list[set[str]]) -> list[str]:
    """The cases that say whom the revisions count, from the flags of each year."""
    told = [_kind_of_data(newer, older)]
    if any("refugees_only" in flags for flags in older):
        return [*told, "older_refugees_only"]
    added, left_out = (
        any("refugees_included" in here and "refugees_included" not in there for here, there in years)
        for years in (zip(newer, older, strict=True), zip(older, newer, strict=True))
    )
    return [*told, *(["refugees_added"] if added else []), *(["refugees_left_out"] if left_out else [])]


def _suggestion(newer: list[set[str]], older: list[set[str]]) -> str:
    """The case that says what to quote, from the flags of each year."""
    if any("implausible" in flags for flags in newer):
        return "newer_doubtful"
    if any({"implausible", "refugees_only"} & flags for flags in older):
        return "older_doubtful"
    changed = _kind_of_data(newer, older) in ("birth_to_citizenship", "citizenship_to_birth")
    return "definition" if changed else "estimate"


def _kind_of_data(newer: list[set[str]], older: list[set[str]]) -> str:
    kinds = {"foreign_born": "birth", "foreign_citizens": "citizenship"}
    now, before = (
        {word for flag, word in kinds.items() if any(flag in flags for flags in years)}
        for years in (newer, older)
    )
    if len(now) != 1 or len(before) != 1:
        return "not_stated"
    here, there = now.pop(), before.pop()
    return f"{here}_in_both" if here == there else f"{there}_to_{here}"


def _flags_by_year(cells: "pd.Series[str]") -> list[set[str]]:
    return [set(split_list(cell)) for cell in cells]


def _signed(number: float) -> str:
    return f"{number:,.0f}".replace("-", "−")


def _words(data: Path) -> Mapping[str, str]:
    """The text of each case; InvalidData names those that have none."""
    words = {row["case"]: row["text"] for row in curated_rows(data, _WORDS)}
    missing = [case for case in (*_EXPLANATIONS, *_SUGGESTIONS) if not words.get(case)]
    if missing:
        remedy = "Add a row with the text of the case, or restore the file from the repository."
        file = f"data/curated/ingest/{_WORDS}.csv"
        raise InvalidData(
            [Problem(file, 0, "case", case, "The case has no text.", remedy) for case in missing]
        )
    return words
