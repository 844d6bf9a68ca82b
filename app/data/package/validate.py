"""`corridors validate`: the curated rows, whether the built tables are those that they give, and the stories."""

from pathlib import Path

from app.config import Settings
from app.data.load import dataset_from_tables
from app.data.package.build import build_package
from app.data.package.problems import InvalidData, Problem
from app.data.stories.check import check_stories


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
    dataset = dataset_from_tables(package.tables, package.version, package.released)
    stories = check_stories(dataset, Settings(data=data).stories)
    rows = {name: text.count("\n") - 1 for name, text in package.tables.items()}
    counts = [f"{count} {name.replace('_', ' ')}" for name, count in rows.items()]
    return ", ".join([*counts, f"{len(stories)} stories"])
