"""Raw files: only those that their sidecars describe are read, and the build says which is not."""

import json

import pytest

from app.cli import main
from app.config import ROOT
from app.data.ingest.raw import FIELDS, read_raw, sidecar
from app.data.package.build import write_package
from app.data.package.checksums import checksum
from app.data.package.problems import InvalidData
from tests.conftest import DataCopy

SOURCE, NAME = "undesa-ims-2024", "ims2024_gms_pairs.csv"
SHOWN = f"data/raw/{SOURCE}/{NAME}"


def raw_files() -> list[tuple[str, str]]:
    folders = [path for path in (ROOT / "data" / "raw").iterdir() if path.name != "boundaries"]
    return [
        (folder.name, path.name)
        for folder in sorted(folders)
        for path in sorted(folder.iterdir())
        if not path.name.endswith(".meta.json")
    ]


@pytest.mark.parametrize(("source", "name"), raw_files(), ids="/".join)
def test_every_raw_file_is_the_one_that_its_sidecar_describes(source: str, name: str) -> None:
    about = sidecar(ROOT / "data", source, name)
    assert all(about[field] for field in FIELDS)
    assert len(read_raw(ROOT / "data", source, name))


@pytest.mark.parametrize(
    ("kind", "break_it"),
    [
        ("corrupted", lambda content: content.replace(b"783135", b"783136", 1)),
        ("truncated", lambda content: content[:-1000]),
        ("substituted", lambda _: b"geo,t,from,sex,n\nTHA,2024,MMR,female,1\n"),
    ],
)
def test_a_raw_file_that_is_another_stops_the_build_with_both_hashes(
    data_copy: DataCopy, kind: str, break_it: object
) -> None:
    path = data_copy.folder / "raw" / SOURCE / NAME
    broken = break_it(path.read_bytes())  # type: ignore[operator]
    path.write_bytes(broken)
    tables = (data_copy.folder / "observations.csv").read_bytes()
    with pytest.raises(InvalidData) as error:
        write_package(data_copy.folder)
    expected = sidecar(ROOT / "data", SOURCE, NAME)["sha256"]
    assert SHOWN in str(error.value), kind
    assert expected in str(error.value)
    assert checksum(broken) in str(error.value)
    assert (data_copy.folder / "observations.csv").read_bytes() == tables


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read"),
        ("{", "cannot be read"),
        (json.dumps({"publisher": "UN"}), "does not say 'title'"),
        (json.dumps(dict.fromkeys(FIELDS, "x") | {"licence": " "}), "does not say 'licence'"),
    ],
)
def test_a_raw_file_without_origin_or_licence_is_not_read(
    data_copy: DataCopy, text: str | None, said: str
) -> None:
    path = data_copy.folder / "raw" / SOURCE / f"{NAME}.meta.json"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidData) as error:
        read_raw(data_copy.folder, SOURCE, NAME)
    assert f"{SHOWN}.meta.json" in str(error.value)
    assert said in str(error.value)


def test_the_command_line_names_the_broken_file(
    data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_copy.folder / "raw" / SOURCE / NAME).write_bytes(b"")
    monkeypatch.setenv("CORRIDORS_DATA", str(data_copy.folder))
    assert main(["build"]) == 1
    assert SHOWN in capsys.readouterr().err


def test_another_number_of_rows_stops_the_build_until_it_is_reviewed(data_copy: DataCopy) -> None:
    path = data_copy.folder / "curated" / "ingest" / "expected-rows.csv"
    text = path.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.startswith("undesa-ims-2024,2024,"))
    path.write_text(text.replace(line, "undesa-ims-2024,2024,7"), encoding="utf-8")
    with pytest.raises(InvalidData) as error:
        write_package(data_copy.folder)
    assert "undesa-ims-2024" in str(error.value)
    assert line.rpartition(",")[2] in str(error.value)
    assert "--expect" in str(error.value)
