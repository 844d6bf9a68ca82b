"""`make data`: from curated files and raw inputs to the data package. Run twice, it changes no byte."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from app.data.editions.releases import keep
from app.data.ingest import revisions
from app.data.ingest.checked import row_problems
from app.data.ingest.rows import rows_of
from app.data.ingest.sources import ingest, unexpected, write_expected
from app.data.package.check import find_problems, read_rows
from app.data.package.checksums import checksum, write_checksums
from app.data.package.columns import Descriptor
from app.data.package.problems import InvalidData, Problem
from app.data.package.rules import SeriesFacts
from app.data.package.schema import TABLES, TYPED, package_descriptor

CURATED = "data/curated"


@dataclass(frozen=True, slots=True)
class Package:
    """The built tables (name to CSV text) with what identifies them."""

    tables: dict[str, str]
    version: str
    released: str
    descriptor: str


def build_package(data: Path, *, expect: bool = False) -> Package:
    """Build every table in memory from `data/curated` and `data/raw`; InvalidData names each failing row or file.

    With `expect` the numbers of rows found in the raw files become those that the next build expects.
    """
    curated = data / "curated"
    ingested = ingest(data)
    figures = ingested.figures
    if expect:
        write_expected(data, figures)
    problems = find_problems(curated, CURATED, {"observations": set(figures["observation_id"])})
    if not problems:
        problems = list(unexpected(data, figures))
        typed = {name: read_rows(curated / f"{name}.csv") for name in TYPED}
        revised = revisions.shape(figures, data)
        made = {"observations": figures, "disagreements": revised, **ingested.context}
        problems += _made_problems(typed, made)
    if problems:
        raise InvalidData(problems)
    observations = pd.concat([rows_of(typed["observations"]), figures], ignore_index=True)
    frames = {name: pd.DataFrame(rows) for name, rows in typed.items()}
    disagreements = pd.concat([frames["disagreements"], revised], ignore_index=True)
    frames |= {"observations": observations, "disagreements": disagreements, **ingested.context}
    tables = {name: _table_text(name, frames[name]) for name in TABLES}
    about = _about(curated / "package.toml")
    version = checksum("".join(tables.values()).encode())[:7]
    descriptor = package_descriptor({**about, "version": version}) | {"sources": _package_sources(curated)}
    return Package(
        tables,
        version,
        str(about["created"])[:10],
        json.dumps(descriptor, ensure_ascii=False, indent=2, default=str) + "\n",
    )


def write_package(data: Path, *, expect: bool = False) -> Package:
    """Build and write the data package to `data`, boundaries included, with checksums for a quick start."""
    # Geometry libraries take their time to load; only the build needs them.
    from app.data.package.boundaries_build import build_boundaries, write_points

    package = build_package(data, expect=expect)
    keep(data, package.version, package.released)
    for name, text in package.tables.items():
        (data / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    (data / "datapackage.json").write_text(package.descriptor, encoding="utf-8", newline="\n")
    build_boundaries(data / "raw" / "boundaries", data / "boundaries")
    write_points(package.tables["places"], data / "boundaries" / "points.json")
    write_checksums(data, package.version, package.released)
    return package


def _made_problems(
    typed: Mapping[str, list[dict[str, str]]], made: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    """What is wrong with rows made from raw files, by the schema and the rules that typed rows keep too."""
    keys = {name: {row[TABLES[name].key] for row in rows} for name, rows in typed.items()}
    for name, rows in made.items():
        column = TABLES[name].key
        for row in sorted(keys.get(name, set()) & set(rows[column])):
            remedy = "Give the typed row a key of its own."
            message = "A row from a raw file has the same key."
            yield Problem(f"{CURATED}/{name}.csv", 0, column, row, message, remedy)
    keys["observations"] |= set(made["observations"]["observation_id"])
    series = SeriesFacts(
        {row["series_id"]: row["measure"] for row in typed["series"]},
        {row["series_id"]: row["unit"] for row in typed["series"]},
    )
    for name, rows in made.items():
        yield from row_problems(name, rows, keys, series)


def _table_text(name: str, frame: pd.DataFrame) -> str:
    """One table as CSV: columns in the schema's order, rows sorted by key, whole numbers without a point."""
    table = TABLES[name]
    frame = frame.reindex(columns=list(table.columns)).sort_values(table.key, kind="stable")
    for column in frame.columns:
        if frame[column].dtype.kind == "f":
            frame[column] = _number_texts(frame[column])
    return frame.to_csv(index=False, lineterminator="\n", na_rep="")


def _number_texts(numbers: pd.Series) -> pd.Series:
    whole = numbers.notna() & (numbers == numbers.round()) & (numbers.abs() < 1e15)
    texts = numbers.map(repr, na_action="ignore").astype(object).where(numbers.notna(), "")
    texts[whole] = numbers[whole].astype("int64").astype(str)
    return texts


def _about(path: Path) -> Descriptor:
    """What the curators say of the package as a whole; InvalidData if it cannot be read."""
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
        date.fromisoformat(str(about["created"])[:10])
    except (OSError, ValueError, KeyError) as error:
        remedy = "Restore it from the repository; `created` is a date such as 2026-11-22."
        problem = Problem(
            f"{CURATED}/{path.name}", 0, "", "", f"The file cannot be read ({error!r}).", remedy
        )
        raise InvalidData([problem]) from error
    return about


def _package_sources(curated: Path) -> list[Descriptor]:
    """The seed documents as sources of the package; every other source stands in sources.csv."""
    return [
        {"title": f"{row['publisher']}: {row['title']}"} | ({"path": row["url"]} if row["url"] else {})
        for row in sorted(read_rows(curated / "sources.csv"), key=lambda row: row["source_id"])
        if row["kind"] == "seed"
    ]
