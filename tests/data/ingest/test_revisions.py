"""Revisions against each other: which corridors differ beyond rounding, by how much, why, and what to quote."""

from collections.abc import Callable
from typing import TypeAlias

import pandas as pd
import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.ingest import revisions
from app.data.ingest.checked import row_problems
from app.data.ingest.raw import curated_rows
from app.data.ingest.revisions import NEWER, OLDER, ROUNDING, compared, shape
from app.data.ingest.rows import figures
from app.data.package.build import build_package
from app.data.package.problems import InvalidData
from app.data.package.rules import SeriesFacts
from app.data.package.schema import TABLES
from tests.conftest import DataCopy

DATA = ROOT / "data"
WORDS = {row["case"]: row["text"] for row in curated_rows(DATA, "undesa-revisions")}
Pair: TypeAlias = Callable[..., pd.DataFrame]


def stock(series: str, value: float, flags: str, **cells: str) -> dict[str, object]:
    row = {"origin": "MMR", "destination": "THA", "period": "2020-07-01", "sex": "total", **cells}
    key = "-".join((series, row["origin"], row["destination"], row["period"], row["sex"])).lower()
    return {"observation_id": key, "series_id": series, "value": value, "flags": flags, **row}


def both(
    newer: float,
    older: float,
    *,
    flags: str = "foreign_born",
    flags_older: str = "foreign_born",
    **cells: str,
) -> pd.DataFrame:
    """A figure of each revision for one corridor and date."""
    return figures(
        pd.DataFrame([stock(NEWER, newer, flags, **cells), stock(OLDER, older, flags_older, **cells)])
    )


def shaped(*frames: pd.DataFrame) -> list[dict[str, str]]:
    rows = shape(pd.concat(frames, ignore_index=True), DATA).to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items()} for row in rows]


@pytest.mark.parametrize(("newer", "listed"), [(1000, 0), (1002, 0), (998, 0), (1003, 1), (997, 1)])
def test_rounding_alone_is_no_difference(newer: float, listed: int) -> None:
    assert ROUNDING == 2
    assert len(shaped(both(newer, 1000))) == listed


def test_a_corridor_is_one_row_with_the_figures_of_every_year_that_differs() -> None:
    (row,) = shaped(
        both(1_000, 4_000, period="2010-07-01"),
        both(500, 500, period="2015-07-01"),
        both(1_576_317, 1_848_270),
    )
    assert row["disagreement_id"] == "undesa-revision-mmr-tha"
    assert row["kind"] == "revision"
    assert row["title"] == "Myanmar to Thailand: UN estimates of 2024 and of 2020"
    assert row["places"] == "MMR;THA"
    assert row["observations"].split(";") == [
        f"{series}-mmr-tha-{year}-07-01-total" for year in (2010, 2020) for series in (NEWER, OLDER)
    ]
    assert row["arithmetic"] == "1,576,317 − 1,848,270 = −271,953 (2020)"


def test_more_people_than_before_is_a_difference_without_sign() -> None:
    (row,) = shaped(both(5_000, 4_000))
    assert row["arithmetic"] == "5,000 − 4,000 = 1,000 (2020)"


@pytest.mark.parametrize(
    "cells",
    [{"origin": "ALL"}, {"destination": "ALL"}, {"origin": "OOO"}, {"sex": "female"}],
    ids=str,
)
def test_sums_rests_and_single_sexes_are_not_compared(cells: dict[str, str]) -> None:
    assert not shaped(both(5_000, 4_000, **cells))


def test_a_figure_that_one_revision_does_not_list_is_no_difference() -> None:
    alone = both(5_000, 4_000)[:1]
    assert compared(alone).empty
    assert not shaped(alone)


@pytest.mark.parametrize(
    ("flags", "flags_older", "cases"),
    [
        ("foreign_citizens", "foreign_born", ["birth_to_citizenship"]),
        ("foreign_born", "foreign_citizens", ["citizenship_to_birth"]),
        ("foreign_born", "foreign_born", ["birth_in_both"]),
        ("foreign_citizens;imputed", "foreign_citizens", ["citizenship_in_both"]),
        ("", "foreign_citizens", ["not_stated"]),
        ("foreign_born;refugees_included", "foreign_born", ["birth_in_both", "refugees_added"]),
        ("foreign_born", "foreign_born;refugees_included", ["birth_in_both", "refugees_left_out"]),
        (
            "foreign_citizens;refugees_included",
            "foreign_citizens;refugees_only",
            ["citizenship_in_both", "older_refugees_only"],
        ),
    ],
)
def test_the_reason_follows_from_whom_the_revisions_count(
    flags: str, flags_older: str, cases: list[str]
) -> None:
    (row,) = shaped(both(5_000, 4_000, flags=flags, flags_older=flags_older))
    assert row["explanation"] == " ".join(WORDS[case] for case in cases)


@pytest.mark.parametrize(
    ("flags", "flags_older", "case"),
    [
        ("foreign_citizens", "foreign_born", "definition"),
        ("foreign_born", "foreign_born", "estimate"),
        ("foreign_born;refugees_included", "foreign_born", "estimate"),
        ("foreign_citizens;implausible", "foreign_born", "newer_doubtful"),
        ("foreign_citizens", "foreign_born;implausible", "older_doubtful"),
        ("foreign_citizens", "foreign_citizens;refugees_only", "older_doubtful"),
    ],
)
def test_what_to_quote_heeds_figures_that_cannot_be_right(flags: str, flags_older: str, case: str) -> None:
    (row,) = shaped(both(5_000, 4_000, flags=flags, flags_older=flags_older))
    assert row["suggestion"] == WORDS[case]


def test_every_suggestion_is_marked_as_ours() -> None:
    ours = [row["text"] for row in curated_rows(DATA, "undesa-revisions") if row["part"] == "suggestion"]
    assert ours
    assert all(text.startswith("Our reading, not confirmed:") for text in ours)


def test_a_case_without_words_is_named(data_copy: DataCopy) -> None:
    path = data_copy.folder / "curated" / "ingest" / "undesa-revisions.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",estimate," not in line), encoding="utf-8")
    with pytest.raises(InvalidData, match="estimate"):
        shape(both(5_000, 4_000), data_copy.folder)


def test_the_rows_keep_to_the_table_of_disagreements(dataset: Dataset) -> None:
    rows = shape(dataset.table("observations"), DATA)
    keys = {name: set(dataset.table(name)[table.key]) for name, table in TABLES.items()}
    assert list(row_problems("disagreements", rows, keys, SeriesFacts({}, {}))) == []


def test_no_difference_is_lost_and_none_is_made_up(dataset: Dataset) -> None:
    """Counted anew, figure by figure."""
    totals = {
        (row.series_id, *row.corridor, row.period.text): row
        for row in dataset.observations.where(dataset.observations.among("series_id", (NEWER, OLDER)))
        if row.sex == "total" and not {"ALL", "OOO"} & set(row.corridor)
    }
    expected = set()
    for (series, *rest), newer in totals.items():
        older = totals.get((OLDER, *rest))  # type: ignore[arg-type]
        if series == NEWER and older and abs(newer.size - older.size) > ROUNDING:
            expected |= {newer.observation_id, older.observation_id}
    made = [row for row in dataset.disagreements if row.disagreement_id.startswith("undesa-revision-")]
    listed = [key for row in made for key in row.observations]
    assert len(listed) == len(set(listed))
    assert set(listed) == expected


def test_the_build_adds_them_and_refuses_a_typed_row_with_the_same_key(
    data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pd.DataFrame(
        [
            {
                **dict.fromkeys(TABLES["disagreements"].columns, ""),
                "disagreement_id": data_copy.rows("disagreements")[1][0],
                "kind": "revision",
                "title": "Two editions",
                "observations": "undesa-2024-mmr-tha-2020-total",
            }
        ]
    )
    monkeypatch.setattr(revisions, "shape", lambda *_: made)
    with pytest.raises(InvalidData, match="same key"):
        build_package(data_copy.folder)
    made["disagreement_id"] = "two-editions"
    assert "two-editions,revision,Two editions" in build_package(data_copy.folder).tables["disagreements"]
