"""`corridors validate`: the curated rows, and whether the built tables are those that they give."""

from pathlib import Path

from app.data.build import build_package
from app.data.problems import InvalidData, Problem


def validate(data: Path) -> str:
    """Check everything below `data`; a short report if it holds, InvalidData with each failing row if not."""
    package = build_package(data)
    stale = [
        Problem(f"data/{name}", 0, "", "", "The file is not what the curated files give.", "Run: make data")
        for name, text in [
            *((f"{name}.csv", text) for name, text in package.tables.items()),
            ("datapackage.json", package.descriptor),
        ]
        if not (data / name).is_file() or (data / name).read_bytes() != text.encode()
    ]
    if stale:
        raise InvalidData(stale)
    rows = {name: text.count("\n") - 1 for name, text in package.tables.items()}
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in rows.items())
