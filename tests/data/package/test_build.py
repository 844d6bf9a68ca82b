"""Building the package: the same bytes each time, sorted, described, and refused where a row is wrong."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from frictionless import Package

from app.config import ROOT
from app.data.load import load_dataset
from app.data.package.build import build_package, write_package
from app.data.package.problems import InvalidData
from app.data.package.schema import TABLES, TYPED
from app.data.package.validate import validate
from tests.conftest import DataCopy


def test_the_build_gives_the_files_of_the_repository() -> None:
    package = build_package(ROOT / "data")
    for name, text in package.tables.items():
        assert (ROOT / "data" / f"{name}.csv").read_bytes() == text.encode(), (
            f"data/{name}.csv is stale: make data"
        )
    assert (ROOT / "data" / "datapackage.json").read_bytes() == package.descriptor.encode()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_by_its_key_with_plain_line_ends(name: str) -> None:
    text = build_package(ROOT / "data").tables[name]
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    keys = [row[header.index(TABLES[name].key)] for row in rows]
    assert header == list(TABLES[name].columns)
    assert keys == sorted(set(keys))
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")


def test_the_order_of_curated_rows_and_line_ends_do_not_matter(data_copy: DataCopy) -> None:
    before = build_package(data_copy.folder)
    for name in TYPED:
        header, *rows = data_copy.rows(name)
        data_copy.write(name, [header, *reversed(rows)])
    path = data_copy.curated("places")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build_package(data_copy.folder) == before


def test_another_figure_is_another_version(data_copy: DataCopy) -> None:
    before = build_package(data_copy.folder).version
    data_copy.change("observations", "ar2019-mmr-tha-mou-2019-08", value="493745")
    after = build_package(data_copy.folder).version
    assert re.fullmatch(r"[0-9a-f]{7}", after)
    assert after != before


def test_the_descriptor_describes_every_table_with_sources_and_licence() -> None:
    descriptor = json.loads(build_package(ROOT / "data").descriptor)
    assert list(Package.metadata_validate(descriptor)) == []
    assert [resource["name"] for resource in descriptor["resources"]] == list(TABLES)
    assert {resource["path"] for resource in descriptor["resources"]} == {f"{name}.csv" for name in TABLES}
    assert descriptor["licenses"]
    assert len(descriptor["sources"]) == 3
    assert all(source["title"] for source in descriptor["sources"])
    assert descriptor["version"] == build_package(ROOT / "data").version


@pytest.fixture
def same_boundaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The boundaries are left as they are: they take long, and have tests of their own."""
    monkeypatch.setattr("app.data.package.boundaries_build.build_boundaries", lambda *_: None)


@pytest.mark.usefixtures("same_boundaries")
def test_building_what_is_built_changes_no_byte(data_copy: DataCopy) -> None:
    before = contents(data_copy.folder)
    for _ in range(2):
        write_package(data_copy.folder)
        changed = {path for path, text in contents(data_copy.folder).items() if before.get(path) != text}
        assert not changed, "stale: run make data"


@pytest.mark.usefixtures("same_boundaries")
def test_what_is_built_holds_and_starts_quickly(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    data_copy.change("observations", "ar2019-vnm-deu-care-2019-09", value="1001")
    package = write_package(data_copy.folder)
    validate(data_copy.folder)

    def never(*_: object) -> None:
        pytest.fail("checked data were built again")

    monkeypatch.setattr("app.data.package.build.build_package", never)
    assert load_dataset(data_copy.folder).version == package.version


def test_a_wrong_row_stops_the_build_and_leaves_the_tables(data_copy: DataCopy) -> None:
    before = (data_copy.folder / "observations.csv").read_bytes()
    data_copy.change("observations", "ar2019-mmr-tha-mou-2019-08", value="many")
    with pytest.raises(InvalidData, match="many"):
        write_package(data_copy.folder)
    assert (data_copy.folder / "observations.csv").read_bytes() == before


@pytest.mark.parametrize("text", [None, "created = ", 'name = "x"', 'created = "soon"'])
def test_an_unusable_description_of_the_package_is_named(data_copy: DataCopy, text: str | None) -> None:
    path = data_copy.folder / "curated" / "package.toml"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidData) as refused:
        build_package(data_copy.folder)
    (problem,) = refused.value.problems
    assert problem.file == "data/curated/package.toml"
    assert "created" in problem.remedy


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json", "places.csv"])
def test_validation_names_a_built_file_that_is_not_what_the_curated_files_give(
    data_copy: DataCopy, name: str
) -> None:
    path = data_copy.folder / name
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(InvalidData) as refused:
        validate(data_copy.folder)
    (problem,) = refused.value.problems
    assert (problem.file, problem.remedy) == (f"data/{name}", "Run: make data")


def test_validation_names_a_built_file_that_is_missing(data_copy: DataCopy) -> None:
    (data_copy.folder / "series.csv").unlink()
    with pytest.raises(InvalidData, match=r"data/series\.csv"):
        validate(data_copy.folder)


def test_validation_counts_the_rows_of_each_table(data_copy: DataCopy) -> None:
    count = (data_copy.folder / "observations.csv").read_text(encoding="utf-8").count("\n") - 1
    report = validate(data_copy.folder)
    assert f"{count} observations" in report
    assert report.endswith(", 2 stories")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
