"""Checksums by which a start knows that the data on disk are those that were validated."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FILE = "checksums.json"


@dataclass(frozen=True, slots=True)
class Stored:
    """What the last build wrote: data version, release date, the checksum of all that it read and wrote."""

    version: str
    released: str
    content: str


def write_checksums(data: Path, version: str, released: str) -> None:
    """Record that the files below `data` are valid as they stand."""
    stored = {"data_version": version, "released": released, "content": content_checksum(data)}
    (data / FILE).write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8", newline="\n")


def stored_checksums(data: Path) -> Stored | None:
    """What the last build recorded; None where there is no readable record."""
    try:
        stored = json.loads((data / FILE).read_text(encoding="utf-8"))
        return Stored(stored["data_version"], stored["released"], stored["content"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def content_checksum(data: Path) -> str:
    """One checksum of all curated, built and boundary files: names and bytes."""
    files = [
        *(data / "curated").rglob("*"),
        *data.glob("*.csv"),
        *(data / "boundaries").glob("*"),
        data / "datapackage.json",
    ]
    digest = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        digest.update(f"{path.relative_to(data).as_posix()}:{checksum(path.read_bytes())}\n".encode())
    return digest.hexdigest()


def checksum(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
