"""`make data`: from curated files and raw inputs to the data package. Run twice, it changes no byte."""

import csv
import io
import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.data.check import find_problems, read_rows
from app.data.checksums import checksum, write_checksums
from app.data.problems import InvalidData, Problem
from app.data.schema import TABLES, Descriptor, package_descriptor

CURATED = "data/curated"


@dataclass(frozen=True, slots=True)
class Package:
    """The built tables (name to CSV text) with what identifies them."""

    tables: dict[str, str]
    version: str
    released: str
    descriptor: str


def build_package(data: Path) -> Package:
    """Build every table in memory from `data/curated`; InvalidData names each failing row there."""
    curated = data / "curated"
    if problems := find_problems(curated, CURATED):
        raise InvalidData(problems)
    tables = {name: _table_text(name, read_rows(curated / f"{name}.csv")) for name in TABLES}
    about = _about(curated / "package.toml")
    version = checksum("".join(tables.values()).encode())[:7]
    descriptor = package_descriptor({**about, "version": version}) | {"sources": _package_sources(curated)}
    return Package(
        tables,
        version,
        str(about["created"])[:10],
        json.dumps(descriptor, ensure_ascii=False, indent=2, default=str) + "\n",
    )


def write_package(data: Path) -> Package:
    """Build and write the data package to `data`, boundaries included, with checksums for a quick start."""
    # Geometry libraries take their time to load; only the build needs them.
    from app.data.boundaries_build import build_boundaries

    package = build_package(data)
    for name, text in package.tables.items():
        (data / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    (data / "datapackage.json").write_text(package.descriptor, encoding="utf-8", newline="\n")
    build_boundaries(data / "raw" / "boundaries", data / "boundaries")
    write_checksums(data, package.version, package.released)
    return package


def _table_text(name: str, rows: list[dict[str, str]]) -> str:
    """One table as CSV: columns in the schema's order, rows sorted by key."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(TABLES[name].columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row[TABLES[name].key]))
    return out.getvalue()


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
