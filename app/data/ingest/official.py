"""Official labour figures by channel and sector, typed from public pages that quote them: second-hand, A to C.

What each row counts, and of which series it is, was decided row by row in `curated/ingest/official-rows.csv`;
the number, its confidence and the word that bounds it come from the raw file. Where a decision says other than
the raw file on purpose, `differs_in` names the columns and `differs_because` says why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from app.data.ingest.compare import differences
from app.data.ingest.raw import curated_rows, place_codes, read_raw, unmapped
from app.data.ingest.rows import figures
from app.data.package.problems import Problem
from app.domain.codes import Bound, Sex
from app.domain.figure import split_list
from app.domain.period import parse_period

SOURCE = "official-labour-statistics"

_FILE = "quoted_official_figures.csv"
_SHOWN = f"data/raw/{SOURCE}/{_FILE}"
_ROWS = "official-rows"
_SHOWN_ROWS = f"data/curated/ingest/{_ROWS}.csv"
_BOUNDS = {
    "exact": Bound.EXACT.value,
    "about": Bound.ABOUT.value,
    "nearly": Bound.ABOUT.value,
    "more than": Bound.AT_LEAST.value,
    "at least": Bound.AT_LEAST.value,
}
_OF_DECISIONS = ["left_out", "differs_in", "differs_because"]
_SEXES = {"both": Sex.TOTAL.value, "female": Sex.FEMALE.value}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The raw table (row, origin, destination, period, value, qualifier, sex, confidence and what describes them;
    all text, value in persons), the curators' decision on each of its rows (the columns of observations.csv, left_out
    = why a row is not taken, differs_in and differs_because; all text), and the code of places.csv for each place
    that it prints.
    """

    table: pd.DataFrame
    decisions: pd.DataFrame
    places: Mapping[str, str]


def read(data: Path) -> Quoted:
    """The raw file below `data`, verified, the decisions on its rows and the table of its places; InvalidData if
    one of them cannot be read.
    """
    decisions = pd.DataFrame(curated_rows(data, _ROWS), dtype=str)
    return Quoted(read_raw(data, SOURCE, _FILE), decisions, place_codes(data, SOURCE))


def shape(raw: Quoted, _data: Path) -> pd.DataFrame:
    """A figure, in persons, for each raw row that the curators took."""
    taken = raw.decisions[raw.decisions["left_out"] == ""]
    rows = taken.merge(raw.table[["row", "value", "confidence"]], on="row")
    return figures(rows.assign(value=rows["value"].astype(float)).drop(columns=["row", *_OF_DECISIONS]))


def check(raw: Quoted, figures: pd.DataFrame) -> Iterator[Problem]:
    """Raw rows without one decision, decisions that say other than the raw file, and figures that are not its
    numbers.
    """
    yield from unmapped([*raw.table["origin"], *raw.table["destination"]], raw.places, SOURCE)
    yield from _undecided(raw)
    taken = raw.table.assign(line=raw.table.index + 2).merge(
        raw.decisions[raw.decisions["left_out"] == ""], on="row", suffixes=("", "_decided")
    )
    yield from _contradicted(taken, raw.places)
    printed = taken[["observation_id", "line"]].assign(
        key=taken["observation_id"],
        confidence=taken["confidence"],
        bound=taken["qualifier"].map(_BOUNDS).fillna(""),
        value=taken["value"].astype(float),
    )
    # Confidence and bound stand in the key: another one is a figure that the raw file does not have.
    told = figures.assign(key=figures["observation_id"])
    yield from differences(
        printed.drop(columns="observation_id"), told, ["key", "confidence", "bound"], _SHOWN
    )


def _undecided(raw: Quoted) -> Iterator[Problem]:
    """Rows without a decision, decided twice, not in the raw file, or neither taken nor left out for a reason."""
    decided = raw.decisions["row"]
    both = ~((raw.decisions["observation_id"] == "") ^ (raw.decisions["left_out"] == ""))
    unexplained = (raw.decisions["differs_in"] == "") ^ (raw.decisions["differs_because"] == "")
    for rows, message, remedy in (
        (
            raw.table.loc[~raw.table["row"].isin(decided), "row"],
            "Nothing is decided on this row of the raw file.",
            "Add a row that takes it, or one that says in left_out why not.",
        ),
        (decided[decided.duplicated()], "This row is decided twice.", "Keep one of the two."),
        (
            decided[~decided.isin(raw.table["row"])],
            "The raw file has no such row.",
            "Correct the number, or remove the row.",
        ),
        (
            decided[both],
            "The row is neither taken nor left out, or both.",
            "Fill either observation_id or left_out.",
        ),
        (
            decided[unexplained],
            "The row differs from the raw file without a reason, or has a reason and no difference.",
            "Fill both differs_in and differs_because, or neither.",
        ),
    ):
        for row in rows:
            yield Problem(_SHOWN_ROWS, 0, "row", row, message, remedy)


def _contradicted(taken: pd.DataFrame, places: Mapping[str, str]) -> Iterator[Problem]:
    """Decisions that say other than the raw file where its words leave no choice, and differences that are
    announced in differs_in but are none. `taken` has a row for each row
    taken: the raw columns, and those of the decision with the ending `_decided` where both have them.
    """
    for column, meant, decided in (
        ("origin", taken["origin"].map(places), taken["origin_decided"]),
        ("destination", taken["destination"].map(places), taken["destination_decided"]),
        ("bound", taken["qualifier"].map(_BOUNDS), taken["bound"]),
        ("sex", taken["sex"].map(_SEXES), taken["sex_decided"]),
        # Fiscal years, quarters and open periods are the source's own words: there the curators decide.
        ("period", taken["period"].where(taken["period"].map(_is_period)), taken["period_decided"]),
    ):
        announced = taken["differs_in"].map(split_list).map(lambda columns, own=column: own in columns)
        other = ((meant != decided) & (meant.notna() | (column != "period"))) ^ announced
        for row, value, means in zip(taken["row"][other], decided[other], meant[other], strict=True):
            yield Problem(
                _SHOWN_ROWS,
                0,
                column,
                value,
                f"Row {row} of the raw file means {'something unknown here' if pd.isna(means) else means}.",
                "Correct the decision or its differs_in, or teach the module the new word.",
            )


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True
