"""Every raw source, and what they give together; what does not hold stops the build with its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from app.data.ingest import (
    abel_cohen,
    crossings,
    indicators,
    knomad,
    official,
    undesa_2019,
    undesa_2020,
    undesa_2024,
    unhcr,
)
from app.data.ingest.raw import curated_rows
from app.data.package.problems import InvalidData, Problem

EXPECTED = "expected-rows"
"""The curated table of how many rows each series has in each year."""


class Ingest(Protocol):
    """A module of this package."""

    SOURCE: str

    def read(self, data: Path, /) -> Any:
        """The raw files below `data` as published; InvalidData if they are not those of their sidecars."""

    def shape(self, raw: Any, data: Path, /) -> pd.DataFrame:
        """Rows of a table of the data package."""

    def check(self, raw: Any, figures: pd.DataFrame, /) -> Iterator[Problem]:
        """What the rows lack, or have too much, in comparison with the raw files."""


FIGURES: tuple[Ingest, ...] = (undesa_2024, undesa_2020, undesa_2019, abel_cohen, official, unhcr, knomad)
"""Sources of observations.csv."""

CONTEXT: Mapping[str, Ingest] = {"indicators": indicators, "crossings": crossings}
"""Sources of the tables of context, by table."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """Rows of observations.csv from all sources, and the tables of context by name."""

    figures: pd.DataFrame
    context: Mapping[str, pd.DataFrame]


def ingest(data: Path) -> Ingested:
    """Read, shape and check every source below `data`; InvalidData names each thing that does not hold."""
    problems: list[Problem] = []
    figures = pd.concat([_rows(source, data, problems) for source in FIGURES], ignore_index=True)
    context = {name: _rows(source, data, problems) for name, source in CONTEXT.items()}
    if problems:
        raise InvalidData(problems)
    return Ingested(figures, context)


def row_counts(figures: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many rows each series has in each year, by series and the year in which the period ends."""
    years = figures["period"].str.rsplit("/", n=1).str[-1].str[:4]
    counts = Counter(zip(figures["series_id"].tolist(), years.tolist(), strict=True))
    return dict(sorted(counts.items()))


def unexpected(data: Path, figures: pd.DataFrame) -> Iterator[Problem]:
    """Series and years whose number of rows is not the one that was reviewed last."""
    expected = {(row["series_id"], row["year"]): int(row["rows"]) for row in curated_rows(data, EXPECTED)}
    found = row_counts(figures)
    for key in sorted(expected.keys() | found.keys()):
        if expected.get(key, 0) != found.get(key, 0):
            yield Problem(
                f"data/curated/ingest/{EXPECTED}.csv",
                0,
                "rows",
                str(expected.get(key, 0)),
                f"Series {key[0]} has {found.get(key, 0)} rows in {key[1]}, not the expected number.",
                "Review what changed, then write the new numbers with: corridors build --expect",
            )


def write_expected(data: Path, figures: pd.DataFrame) -> None:
    """Make the numbers of rows found now those that are expected."""
    rows = [
        "series_id,year,rows",
        *(f"{series},{year},{n}" for (series, year), n in sorted(row_counts(figures).items())),
    ]
    (data / "curated" / "ingest" / f"{EXPECTED}.csv").write_text(
        "\n".join(rows) + "\n", encoding="utf-8", newline="\n"
    )


def _rows(source: Ingest, data: Path, problems: list[Problem]) -> pd.DataFrame:
    raw = source.read(data)
    rows = source.shape(raw, data)
    problems += source.check(raw, rows)
    return rows
