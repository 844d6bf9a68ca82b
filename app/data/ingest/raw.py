"""Raw files: read only if they are, byte for byte, those that their sidecar describes."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from app.data.package.checksums import checksum
from app.data.package.problems import InvalidData, Problem

FIELDS = ("publisher", "title", "edition", "licence", "retrieved_from", "sha256")
"""What a sidecar `<file>.meta.json` must say of its file."""


def read_raw(data: Path, source: str, name: str) -> pd.DataFrame:
    """The CSV file `raw/<source>/<name>` below `data`, every cell as text; InvalidData if it is not the file
    that its sidecar describes: corrupted, truncated, substituted, or without a sidecar.
    """
    return pd.read_csv(io.BytesIO(verified(data, source, name)), dtype=str, keep_default_na=False)


def verified(data: Path, source: str, name: str) -> bytes:
    """The bytes of a raw file, compared with the SHA-256 of its sidecar."""
    shown = f"data/raw/{source}/{name}"
    expected = sidecar(data, source, name)["sha256"]
    try:
        content = (data / "raw" / source / name).read_bytes()
    except OSError as error:
        raise _invalid(shown, "", f"The file cannot be read: {error.strerror}.") from error
    found = checksum(content)
    if found != expected:
        raise _invalid(
            shown,
            found,
            f"The file is not the one that its sidecar describes: expected SHA-256 {expected}, found {found}.",
        )
    return content


def sidecar(data: Path, source: str, name: str) -> Mapping[str, str]:
    """Origin, licence and checksum of a raw file."""
    shown = f"data/raw/{source}/{name}.meta.json"
    try:
        about: dict[str, str] = json.loads((data / "raw" / source / f"{name}.meta.json").read_bytes())
    except (OSError, ValueError) as error:
        raise _invalid(shown, "", f"The sidecar cannot be read ({error}).") from error
    for field in FIELDS:
        if not str(about.get(field, "")).strip():
            raise _invalid(shown, "", f"The sidecar does not say {field!r}.")
    return about


def curated_rows(data: Path, name: str) -> list[dict[str, str]]:
    """The rows of `curated/ingest/<name>.csv`: decisions of curators about raw rows, column name to text."""
    shown = f"data/curated/ingest/{name}.csv"
    try:
        with (data / "curated" / "ingest" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise _invalid(shown, "", f"The file cannot be read ({error}).") from error


def place_codes(data: Path, source: str) -> Mapping[str, str]:
    """From the names or codes that a source prints to codes of places.csv: `curated/ingest/<source>-places.csv`
    with the columns published, place and note. An empty place leaves the rows out; the note says why.
    """
    return {row["published"]: row["place"] for row in curated_rows(data, f"{source}-places")}


def unmapped(published: Iterable[str], codes: Mapping[str, str], source: str) -> Iterable[Problem]:
    """A problem for each name that a source prints and the table of its places does not have."""
    for name in sorted(set(published) - set(codes)):
        yield Problem(
            f"data/curated/ingest/{source}-places.csv",
            0,
            "published",
            name,
            "The source prints a place that this table does not map.",
            "Add a row with the code of places.csv, or an empty place and a note that says why.",
        )


def _invalid(shown: str, value: str, message: str) -> InvalidData:
    remedy = "Restore the file from the repository, or review the new edition and write its sidecar anew."
    return InvalidData([Problem(shown, 0, "", value, message, remedy)])
