"""What many tests share: the data of the repository, and small data sets written in a few lines."""

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import dataset_from_tables, load_dataset
from app.data.package.schema import TABLES
from app.data.passing import of_measure
from app.domain.figure import Observation

Row: TypeAlias = dict[str, str]
Tiny: TypeAlias = Callable[..., Dataset]

# Time says little on a busy machine, and shared fixtures are never changed by a test.
settings.register_profile(
    "corridors",
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "100")),
)
settings.load_profile("corridors")

DEFAULTS: dict[str, Row] = {
    "observations": {
        "origin": "MMR",
        "destination": "THA",
        "channel": "DOCUMENTED",
        "sector": "ALL",
        "sex": "total",
        "measure": "workers",
        "unit": "persons",
        "bound": "exact",
        "period": "2019",
        "status": "reported",
        "source_id": "gov",
        "via_source_id": "REPORT",
        "via_locator": "page 1",
        "date_basis": "stated",
    },
    "series": {
        "measure": "workers",
        "unit": "persons",
        "population": "Workers in a register",
        "source_id": "gov",
        "frequency": "once",
        "method": "register",
        "priority": "10",
        "absent": "outside",
        "change_allowed": "yes",
    },
    "sources": {"kind": "government", "licence": "not stated", "citation": "A reference."},
    "places": {"kind": "country"},
    "channels": {"kind": "scheme", "definition": "Who is meant."},
    "sectors": {},
    "flags": {"severity": "note"},
    "events": {"kind": "law", "source_id": "gov", "date_basis": "stated"},
    "sector_mentions": {
        "origin": "MMR",
        "destination": "THA",
        "period": "2019",
        "source_id": "gov",
        "via_source_id": "REPORT",
    },
    "province_mentions": {"province_name": "Tak", "place": "THA", "source_id": "gov", "note": "It is named."},
    "disagreements": {"kind": "contradiction", "title": "They differ"},
    "indicators": {
        "place": "THA",
        "indicator": "population",
        "unit": "persons",
        "period": "2019-07-01",
        "status": "estimate",
        "source_id": "gov",
    },
}
CODES = {
    "places": """
        place,      name,        kind,    parent, region, lat, lon, name_th
        ALL,        All,         special, ,       ,       ,    ,
        UNSPECIFIED,Not stated,  special, ,       ,       ,    ,
        CLM,        C L M,       group,   ,       ,       ,    ,
        CHN,        China,       country, ,       asia,   35,  105,
        CHN_YN,     Yunnan,      part,    CHN,    gms,    25,  102,
        JPN,        Japan,       country, ,       asia,   36,  138,
        KHM,        Cambodia,    country, ,       gms,    13,  105,
        LAO,        Laos,        country, ,       gms,    18,  104,
        MMR,        Myanmar,     country, ,       gms,    21,  96,
        THA,        Thailand,    country, ,       gms,    15,  101, ประเทศไทย
        VNM,        Vietnam,     country, ,       gms,    16,  107,
    """,
    "channels": """
        channel,      name,             short_name,    kind
        ALL,          All channels,     All channels,  total
        DOCUMENTED,   Documented,       Documented,    group
        FORMAL,       Formal channels,  Formal,        group
        MOU,          MOU recruitment,  MOU,           scheme
        NV,           Verification,     NV,            scheme
        BORDER_PASS,  Border pass,      Border pass,   scheme
        UNDOCUMENTED, Undocumented,     Undocumented,  group
        UNSPECIFIED,  Not stated,       Not stated,    unspecified
    """,
    "sectors": """
        sector,       name
        ALL,          All sectors
        construction, Construction
        fishing,      Fishing
    """,
    "flags": """
        flag,         name,         sentence
        implausible,  Implausible,  It contradicts what is known.
        unclear,      Unclear,      It is not clear.
        computed_total,Computed here, Added up here.
    """,
    "sources": """
        source_id, publisher,   title
        gov,       Government,  Statistics
        REPORT,    A network,   Annual report
    """,
}


def table_rows(text: str) -> list[Row]:
    """Rows of inline CSV: spaces round cells do not count, and a row may be shorter than the header."""
    lines = [line.strip() for line in text.strip().splitlines()]
    header, *rows = csv.reader(lines, skipinitialspace=True)
    names = [name.strip() for name in header]
    return [{name: cell.strip() for name, cell in zip(names, row, strict=False)} for row in rows]


def csv_text(name: str, rows: Iterable[Row]) -> str:
    """A table as the package has it, with the defaults of this file in cells that a row does not give."""
    out = io.StringIO()
    columns = list(TABLES[name].columns)
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows):
        writer.writerow({TABLES[name].key: f"{name}-{number}"} | DEFAULTS[name] | row)
    return out.getvalue()


def tiny_dataset(observations: str = "observation_id", **tables: str) -> Dataset:
    """A data set of these tables, each as inline CSV with the columns that matter.

    The series that the observations name are added, with the measure and unit of their rows, unless `series`
    has them; an observation without a series has one of its own. A figure has the value 1 unless it gives
    numbers.
    """
    rows = {name: table_rows(text) for name, text in CODES.items()}
    rows |= {name: table_rows(text) for name, text in tables.items()}
    rows["observations"] = [_observation(row, number) for number, row in enumerate(table_rows(observations))]
    series = {row["series_id"]: row for row in rows.get("series", [])}
    for row in rows["observations"]:
        measure_and_unit = {key: row[key] for key in ("measure", "unit") if key in row}
        series.setdefault(row["series_id"], {"series_id": row["series_id"], **measure_and_unit})
    rows["series"] = [{"title": f"Series {key}"} | row for key, row in series.items()]
    texts = {name: csv_text(name, rows.get(name, [])) for name in TABLES}
    return dataset_from_tables(texts, "tiny", "2026-01-01")


def _observation(row: Row, number: int) -> Row:
    given = {key: cell for key, cell in row.items() if cell}
    identity = given.get("observation_id", f"row-{number}")
    if not any(given.get(key) for key in ("value", "value_low", "value_high")):
        given["value"] = "1"
    return {"observation_id": identity, "series_id": f"series-{identity}"} | given


def figures_of(dataset: Dataset, measure: str) -> tuple[Observation, ...]:
    """The figures of a measure, repeats left out."""
    return dataset.observations.where(of_measure(dataset, measure))


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The data of the repository."""
    return load_dataset(ROOT / "data")


@pytest.fixture
def tiny() -> Tiny:
    """A function that makes a small data set from inline CSV; see `tiny_dataset`."""
    return tiny_dataset


class DataCopy:
    """A copy of the repository's data that a test may break; `folder` is what `CORRIDORS_DATA` names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def curated(self, table: str) -> Path:
        return self.folder / "curated" / f"{table}.csv"

    def rows(self, table: str) -> list[list[str]]:
        """Header and rows of a curated file, as lists of cells."""
        with self.curated(table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with self.curated(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def change(self, table: str, key: str, **cells: str) -> int:
        """Change cells of the row with this key; the line of the file on which that row now begins."""
        header, *rows = self.rows(table)
        row = next(row for row in rows if row[header.index(TABLES[table].key)] == key)
        for column, cell in cells.items():
            row[header.index(column)] = cell
        self.write(table, [header, *rows])
        changed = cells.get(TABLES[table].key, key)
        lines = self.curated(table).read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, start=1) if line.startswith(f"{changed},"))


@pytest.fixture
def data_copy(tmp_path: Path) -> DataCopy:
    """A copy of the repository's data, without raw boundaries, that a test may break."""
    ignore = shutil.ignore_patterns("boundaries")
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=ignore))
    shutil.copytree(ROOT / "data" / "boundaries", folder / "boundaries")
    return DataCopy(folder)
