"""Earlier editions: kept once by the build that brings a newer one, and read again."""

import json
import logging
import lzma
from pathlib import Path

import pytest

from app.config import ROOT
from app.data.editions.releases import (
    Release,
    UnreadableFigures,
    figures_from_csv,
    keep,
    release_figures,
    releases,
)
from app.data.package.build import Package, write_package
from app.data.package.checksums import checksum, write_checksums

HEAD = "observation_id,series_id,value"


def test_the_editions_of_the_repository_are_what_the_list_says() -> None:
    kept = releases(ROOT / "data")
    assert kept
    for version, release in kept.items():
        assert version == release.version
        assert len(release_figures(ROOT / "data", version)) == release.observations
    dates = [release.released for release in kept.values()]
    assert dates == sorted(set(dates))
    files = {path.name for path in (ROOT / "data" / "releases").iterdir()}
    assert files == {"index.csv", *(f"{version}.csv.xz" for version in kept)}


def test_without_kept_editions_there_are_none(tmp_path: Path) -> None:
    assert releases(tmp_path) == {}


class Folder:
    """A small data package on disk that can be built again, as `make data` does it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        data.mkdir()

    def build(self, released: str, value: int) -> str:
        """Build an edition with one figure; its version."""
        tables = {"series": "series_id\nthai\n", "observations": f"{HEAD}\none,thai,{value}\n"}
        version = checksum("".join(tables.values()).encode())[:7]
        keep(self.data, version, released)
        for name, text in tables.items():
            (self.data / f"{name}.csv").write_bytes(text.encode())
        described = {"resources": [{"path": f"{name}.csv"} for name in tables]}
        (self.data / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
        write_checksums(self.data, version, released)
        return version

    def kept(self) -> dict[str, bytes]:
        """Everything in the folder of kept editions."""
        return {path.name: path.read_bytes() for path in (self.data / "releases").glob("*")}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "data")


def test_a_newer_edition_keeps_the_one_before_it(folder: Folder) -> None:
    first = folder.build("2026-01-01", 1)
    text = (folder.data / "observations.csv").read_bytes()
    second = folder.build("2026-02-01", 2)
    assert releases(folder.data) == {first: Release(first, "2026-01-01", 1)}
    assert lzma.decompress(folder.kept()[f"{first}.csv.xz"]) == text
    assert release_figures(folder.data, first)["value"].to_list() == [1]

    # Built again it changes no byte, and what is kept is never written again.
    before = folder.kept()
    assert folder.build("2026-02-01", 2) == second
    assert folder.kept() == before
    folder.build("2026-03-01", 3)
    assert list(releases(folder.data)) == [first, second]
    assert folder.kept()[f"{first}.csv.xz"] == before[f"{first}.csv.xz"]
    assert set(folder.kept()) == {"index.csv", f"{first}.csv.xz", f"{second}.csv.xz"}


def test_the_edition_in_work_is_simply_built_again(folder: Folder) -> None:
    for value in (1, 2, 3):
        folder.build("2026-01-01", value)
    assert folder.kept() == {}


def test_another_date_alone_keeps_nothing(folder: Folder) -> None:
    folder.build("2026-01-01", 1)
    folder.build("2026-02-01", 1)
    assert folder.kept() == {}


def test_there_is_one_edition_a_date(folder: Folder) -> None:
    first = folder.build("2026-01-01", 1)
    folder.build("2026-02-01", 2)
    # Somebody goes back to the old date, and on again.
    folder.build("2026-01-01", 3)
    folder.build("2026-03-01", 4)
    assert list(releases(folder.data)) == [first]


def test_tables_that_are_not_those_of_the_last_build_are_not_kept(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    first = folder.build("2026-01-01", 1)
    (folder.data / "observations.csv").write_text(f"{HEAD}\none,thai,7\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        folder.build("2026-02-01", 2)
    assert folder.kept() == {}
    assert f"The edition {first} of 2026-01-01 is not kept" in caplog.text


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json", "checksums.json"])
def test_where_the_last_build_is_not_complete_nothing_is_kept(folder: Folder, name: str) -> None:
    folder.build("2026-01-01", 1)
    (folder.data / name).unlink()
    folder.build("2026-02-01", 2)
    assert folder.kept() == {}


def test_the_build_keeps_the_edition_before_it_overwrites_it(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = folder.build("2026-01-01", 1)
    tables = {"observations": f"{HEAD}\none,thai,2\n", "places": "place\n"}
    package = Package(tables, "abcdef0", "2026-02-01", "{}")
    monkeypatch.setattr("app.data.package.build.build_package", lambda *_, **__: package)
    monkeypatch.setattr("app.data.package.boundaries_build.build_boundaries", lambda *_: None)
    monkeypatch.setattr("app.data.package.boundaries_build.write_points", lambda *_: None)
    write_package(folder.data)
    assert release_figures(folder.data, first)["value"].to_list() == [1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no table of figures"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a,b\n1,2\n", "no column observation_id"),
        (b"observation_id,value\none,1\n", "no column series_id"),
        (b"observation_id,series_id,value\none,s,many\n", "no table of figures"),
        (b"observation_id,series_id,value\none,s,1,2,3\ntwo\n", "no table of figures"),
        (b"observation_id,series_id\none,s\none,s\n", "the figure one twice"),
    ],
)
def test_what_is_no_table_of_figures_is_named(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFigures, match=words) as told:
        figures_from_csv(content, "mine.csv")
    assert "mine.csv" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_for_spreadsheets_is_read_too() -> None:
    frame = figures_from_csv("\ufeffobservation_id,series_id,value,note\r\none,s,,NA\r\n".encode(), "x.csv")
    assert frame["observation_id"].to_list() == ["one"]
    assert frame["note"].to_list() == ["NA"]
    assert frame["value"].isna().all()


@pytest.mark.parametrize("content", [None, b"", b"no xz", lzma.compress(b"observation_id")[:20]])
def test_a_kept_edition_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "releases").mkdir()
    if content is not None:
        (tmp_path / "releases" / "abcdef0.csv.xz").write_bytes(content)
    with pytest.raises(UnreadableFigures, match=r"abcdef0\.csv\.xz"):
        release_figures(tmp_path, "abcdef0")
