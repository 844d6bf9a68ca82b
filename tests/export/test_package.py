"""The data package as one file: complete, valid, the same from the same data."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import frictionless
import pytest
import yaml

from app.config import ROOT, Settings
from app.data.dataset import Dataset
from app.data.editions.editions import edition
from app.data.package.build import Package
from app.export.context import Context
from app.export.table import package as package_module
from app.export.table.package import DataChanged, package_name, package_size, package_zip, table_texts

PAGES = {"README.md", "LICENSE", "CITATION.cff", "CITATION.bib", "CITATION.txt"}


@pytest.fixture(scope="module")
def content(context: Context) -> bytes:
    return package_zip(context)


@pytest.fixture(scope="module")
def unpacked(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.extractall(folder)
    return folder


def test_it_holds_every_table_as_built_and_the_pages_that_explain_them(content: bytes) -> None:
    descriptor = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        paths = {each["path"] for each in descriptor["resources"]}
        assert set(package.namelist()) == {"datapackage.json", *paths, *PAGES}
        for path in ("datapackage.json", *paths):
            assert package.read(path) == (ROOT / "data" / path).read_bytes()


def test_frictionless_finds_it_valid(unpacked: Path) -> None:
    # The tables are those that tests/data reads to their ends; here the package is what is tried.
    report = frictionless.validate(str(unpacked / "datapackage.json"), type="package", limit_rows=2_000)
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert report.stats["tasks"] == len(json.loads((unpacked / "datapackage.json").read_text())["resources"])


def test_frictionless_opens_the_zip_itself(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(content)
    package = frictionless.Package(str(path))
    assert package.version
    assert [row["channel"] for row in package.get_resource("channels").read_rows()]


def test_the_same_data_give_the_same_bytes(context: Context, content: bytes) -> None:
    again = package_module._package.__wrapped__(context.dataset, context.settings)
    assert again == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        times = {each.date_time for each in package.infolist()}
        names = package.namelist()
    day = date.fromisoformat(context.dataset.released)
    assert times == {(day.year, day.month, day.day, 0, 0, 0)}
    assert names == sorted(names)
    assert len(content) < 4_000_000


def test_the_page_tells_files_columns_cautions_and_every_licence(unpacked: Path, dataset: Dataset) -> None:
    text = (unpacked / "README.md").read_text(encoding="utf-8")
    descriptor = json.loads((unpacked / "datapackage.json").read_text(encoding="utf-8"))
    for each in descriptor["resources"]:
        assert f"| `{each['path']}` | {each['title']} | " in text
    for field in descriptor["resources"][0]["schema"]["fields"]:
        assert f"| `{field['name']}` | {field['description']} |" in text
    for source_id in dataset.observations.tally("source_id"):
        assert f"| {dataset.sources[source_id].licence} | " in text
    assert "are never added to numbers within a period" in text
    assert "No figure does not mean zero" in text
    assert f"Data version {dataset.version} of " in text
    assert "https://corridors.example.org" in text


def test_it_can_be_cited(unpacked: Path, dataset: Dataset) -> None:
    citation = yaml.safe_load((unpacked / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["cff-version"], citation["type"]) == ("1.2.0", "dataset")
    assert (citation["version"], citation["date-released"]) == (dataset.version, dataset.released)
    assert citation["authors"] == [{"name": "A network"}]
    assert citation["license"] == "CC-BY-4.0"
    assert {"message", "title", "abstract", "url"} <= set(citation)
    (entry,) = bibtexparser.parse_string((unpacked / "CITATION.bib").read_text(encoding="utf-8")).entries
    assert entry.fields_dict["title"].value.strip("{}") == citation["title"]
    text = (unpacked / "CITATION.txt").read_text(encoding="utf-8")
    assert dataset.version in text
    assert text.strip() in (unpacked / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (unpacked / "LICENSE").read_text(encoding="utf-8")


def test_nobody_is_named_where_nobody_publishes(context: Context) -> None:
    plain = Context(context.dataset, context.basemap, Settings())
    with zipfile.ZipFile(io.BytesIO(package_zip(plain))) as package:
        citation = yaml.safe_load(package.read("CITATION.cff"))
        text = package.read("README.md").decode()
    assert citation["authors"] == [{"name": "Mekong Migration Corridors"}]
    assert "url" not in citation
    assert "Published by" not in text
    assert "corridors.example.org" not in text


def test_an_edition_can_be_compared_with_a_package(content: bytes, dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / package_name(dataset)
    path.write_bytes(content)
    assert dataset.version in path.name
    figures = edition(ROOT / "data", str(path)).figures
    assert set(figures["observation_id"]) == set(dataset.by_id)


def test_tables_that_were_not_built_since_are_packed_as_they_are_served(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    descriptor = (ROOT / "data" / "datapackage.json").read_text(encoding="utf-8")
    tables = {each["name"]: f"{each['name']}\n" for each in json.loads(descriptor)["resources"]}
    built = Package(tables, context.dataset.version, context.dataset.released, descriptor)
    monkeypatch.setattr(package_module, "content_checksum", lambda _data: "another one")
    monkeypatch.setattr(package_module, "build_package", lambda _data: built)
    packed = package_module._package.__wrapped__(context.dataset, context.settings)
    assert packed is not None
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        assert package.read("flags.csv") == b"flags\n"


def test_data_that_were_replaced_since_never_go_under_the_name_of_those_that_are_served(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As after `make data` while a server runs, and after a curated file was edited.
    other = replace(context.dataset, version="0000000")
    served = Context(other, context.basemap, context.settings)
    with pytest.raises(DataChanged, match="no longer those of version 0000000"):
        package_zip(served)
    assert package_size(served) is None
    with pytest.raises(DataChanged):
        table_texts(served)
    monkeypatch.setattr(package_module, "content_checksum", lambda _data: "another one")
    monkeypatch.setattr(
        package_module, "build_package", lambda _data: Package({}, "1111111", "2026-01-01", "{}")
    )
    with pytest.raises(DataChanged):
        table_texts(context)
