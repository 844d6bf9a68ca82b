"""Checksums: what changes them, and what the record of a build says."""

from pathlib import Path

import pytest

from app.data.package.checksums import FILE, Stored, content_checksum, stored_checksums, write_checksums


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("curated/flags.csv", "boundaries/land.geojson", "flags.csv", "datapackage.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["curated/flags.csv", "boundaries/land.geojson", "flags.csv", "datapackage.json"]
)
def test_a_changed_byte_changes_the_checksum(data: Path, name: str) -> None:
    before = content_checksum(data)
    (data / name).write_text("Else", encoding="utf-8")
    assert content_checksum(data) != before


@pytest.mark.parametrize("name", ["curated/new.csv", "boundaries/new.geojson", "new.csv"])
def test_a_file_that_comes_or_goes_changes_the_checksum(data: Path, name: str) -> None:
    before = content_checksum(data)
    (data / name).touch()
    after = content_checksum(data)
    (data / name).unlink()
    assert after != before
    assert content_checksum(data) == before


def test_two_files_that_change_places_change_the_checksum(data: Path) -> None:
    before = content_checksum(data)
    (data / "flags.csv").rename(data / "x")
    (data / "curated" / "flags.csv").rename(data / "flags.csv")
    (data / "x").rename(data / "curated" / "flags.csv")
    assert content_checksum(data) != before


def test_the_checksum_does_not_depend_on_the_folder(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = data.rename(tmp_path_factory.mktemp("elsewhere") / "data")
    before = content_checksum(moved)
    assert content_checksum(moved.rename(data)) == before


def test_what_is_written_is_read_and_does_not_count_itself(data: Path) -> None:
    write_checksums(data, "abc1234", "2026-11-22")
    assert stored_checksums(data) == Stored("abc1234", "2026-11-22", content_checksum(data))


@pytest.mark.parametrize("text", [None, "", "[]", "{}", "not json", '{"data_version": "1"}', "null"])
def test_a_record_that_cannot_be_read_is_none(data: Path, text: str | None) -> None:
    if text is not None:
        (data / FILE).write_text(text, encoding="utf-8")
    assert stored_checksums(data) is None
