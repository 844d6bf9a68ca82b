"""Loading the data package, once per process; invalid data are refused with the validator's words."""

import csv
import io
import logging
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pandas as pd
from pandas.api.types import union_categoricals

from app.data.dataset import (
    Channel,
    Dataset,
    Disagreement,
    Event,
    Flag,
    Mention,
    Place,
    ProvinceMention,
    Sector,
    Series,
    Source,
)
from app.data.observations import Observations
from app.data.package.checksums import content_checksum, stored_checksums
from app.data.package.schema import TABLES
from app.data.records import Row, reader
from app.domain.codes import PlaceKind
from app.domain.crossing import crossing_from_row

_log = logging.getLogger(__name__)
T = TypeVar("T")
_LANGUAGES = ("en", "th", "my", "km", "lo", "vi", "zh")

_LARGE = ("observations",)
_CHUNK = 200_000
"""So many rows are text at a time."""


@lru_cache(maxsize=4)
def load_dataset(data: Path) -> Dataset:
    """The data set below the folder `data`.

    Files that carry the checksum of the last build are read as they are. Anything else is validated in full
    and built in memory: InvalidData then names each failing row of the curated files.
    """
    stored = stored_checksums(data)
    if stored is not None and stored.content == content_checksum(data):
        texts = {name: (data / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
        return dataset_from_tables(texts, stored.version, stored.released)
    from app.data.package.build import build_package

    package = build_package(data)
    _log.warning(
        "The tables in %s are older than the curated files; using them as built now. Run: make data", data
    )
    return dataset_from_tables(package.tables, package.version, package.released)


def dataset_from_tables(texts: dict[str, str], version: str, released: str) -> Dataset:
    """A data set from CSV texts (table name to text) that have passed validation."""
    tables = {name: _frame(name, text) for name, text in texts.items()}
    rows = {name: _rows(text) for name, text in texts.items() if name not in _LARGE}
    return Dataset(
        version=version,
        released=released,
        tables=MappingProxyType(tables),
        observations=Observations(tables["observations"]),
        places=_keyed(rows["places"], "place", _place),
        channels=_keyed(rows["channels"], "channel", reader(Channel, code="channel")),
        sectors=_keyed(rows["sectors"], "sector", reader(Sector, code="sector")),
        series=_keyed(rows["series"], "series_id", reader(Series)),
        sources=_keyed(rows["sources"], "source_id", reader(Source)),
        flags=_keyed(rows["flags"], "flag", reader(Flag, code="flag")),
        events=tuple(map(reader(Event, period="date"), rows["events"])),
        mentions=tuple(map(reader(Mention), rows["sector_mentions"])),
        crossings=tuple(map(crossing_from_row, rows["crossings"])),
        province_mentions=tuple(map(reader(ProvinceMention), rows["province_mentions"])),
        disagreements=tuple(map(reader(Disagreement), rows["disagreements"])),
    )


def _rows(text: str) -> list[Row]:
    """The rows of a small table, column name to text."""
    return list(csv.DictReader(io.StringIO(text)))


def _frame(name: str, text: str) -> pd.DataFrame:
    """A table with numeric columns as numbers and all others as text; empty text stays empty, never NaN.

    Text of the large tables is categories: few different words stand in tens of thousands of cells.
    """
    types = {column: field.type for column, field in TABLES[name].columns.items()}
    numeric = [column for column, kind in types.items() if kind in ("number", "integer")]
    words = [column for column in types if column not in numeric]
    parts = pd.read_csv(
        io.StringIO(text),
        dtype={column: "float64" if column in numeric else "str" for column in types},
        keep_default_na=False,
        na_values={column: [""] for column in numeric},
        chunksize=_CHUNK,
    )
    if name not in _LARGE:
        return pd.concat(parts, ignore_index=True)
    # Text first, in pieces: pandas would take categories that look like numbers for numbers, and text takes room.
    pieces = [part.astype(dict.fromkeys(words, "category")) for part in parts]
    if len(pieces) == 1:
        return pieces[0]
    columns = {
        column: union_categoricals([piece[column] for piece in pieces], sort_categories=True)
        if column in words
        else pd.concat([piece[column] for piece in pieces], ignore_index=True)
        for column in types
    }
    return pd.DataFrame(columns)


def _keyed(rows: Iterable[Row], key: str, make: Callable[[Row], T]) -> MappingProxyType[str, T]:
    return MappingProxyType({row[key]: make(row) for row in rows})


def _place(row: Row) -> Place:
    names = {"en": row["name"]} | {
        language: row[f"name_{language}"] for language in _LANGUAGES[1:] if row[f"name_{language}"]
    }
    lat, lon = (float(row[axis]) if row[axis] else None for axis in ("lat", "lon"))
    kind = PlaceKind(row["kind"])
    return Place(row["place"], MappingProxyType(names), kind, row["parent"], row["region"], lat, lon)
