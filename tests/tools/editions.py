"""A kept edition of figures, written in a few lines."""

import lzma
from pathlib import Path

from tests.conftest import csv_text, table_rows

VERSION = "abcdef0"


def keep_edition(data: Path, observations: str) -> None:
    """Keep an edition with these figures in the folder `data`: inline CSV with the defaults of `tiny_dataset`."""
    rows = [
        {"series_id": f"series-{row['observation_id']}", "value": "1"}
        | {key: cell for key, cell in row.items() if cell}
        for row in table_rows(observations)
    ]
    folder = data / "releases"
    folder.mkdir()
    index = f"version,released,observations\n{VERSION},2025-01-31,{len(rows)}\n"
    (folder / "index.csv").write_text(index, encoding="utf-8")
    (folder / f"{VERSION}.csv.xz").write_bytes(lzma.compress(csv_text("observations", rows).encode()))
