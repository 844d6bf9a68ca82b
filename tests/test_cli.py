"""The command line: what it prints and the codes it ends with."""

import csv
import io
import lzma
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.cli import main
from app.config import ROOT, Settings
from app.data.editions.releases import releases
from app.data.package.checksums import stored_checksums
from app.data.package.validate import validate
from app.figures.tokens import stylesheet
from tests.conftest import DataCopy

MOU = "ar2019-mmr-tha-mou-2019-08"


@pytest.fixture
def own_data(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> DataCopy:
    """A copy of the data that the commands use."""
    monkeypatch.setenv("CORRIDORS_DATA", str(data_copy.folder))
    return data_copy


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["serve", "--help"], ["validate", "--help"], ["build", "--help"], ["diff", "--help"]],
)
def test_help_is_given(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert "usage: corridors" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["fly"], ["validate", "--twice"], ["diff", "current"]])
def test_what_is_no_command_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: corridors" in capsys.readouterr().err


@pytest.mark.usefixtures("own_data")
def test_valid_data_are_told_with_their_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("The data are valid: ")
    assert "observations" in told.out
    assert told.err == ""


@pytest.mark.parametrize("command", ["validate", "build"])
def test_invalid_data_end_with_1_and_name_each_row(
    own_data: DataCopy, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = own_data.change("observations", MOU, value="many")
    second = own_data.change("observations", "ar2019-mmr-tha-nv-2019-08", origin="BURMA")
    assert main([command]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert f"data/curated/observations.csv:{first}, column value, value 'many': " in told.err
    assert f"data/curated/observations.csv:{second}, column origin, value 'BURMA': " in told.err
    assert all("Remedy: " in line for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} problem(s) in the data."


def test_building_writes_tables_and_style_sheet(
    own_data: DataCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.data.package.boundaries_build.build_boundaries", lambda *_: None)
    settings = Settings(data=own_data.folder, assets=tmp_path)
    monkeypatch.setattr("app.cli.settings_from_environment", lambda: settings)
    own_data.change("observations", "ar2014-all-lao-workers-2014", value="200001")
    assert main(["build"]) == 0
    assert capsys.readouterr().out.startswith("Built data version ")
    assert "200001" in (own_data.folder / "observations.csv").read_text(encoding="utf-8")
    assert (tmp_path / "00_tokens.css").read_text(encoding="utf-8") == stylesheet()
    validate(own_data.folder)


def test_the_style_sheet_of_the_repository_is_that_of_the_tokens() -> None:
    assert (ROOT / "assets" / "00_tokens.css").read_bytes() == stylesheet().encode(), "stale: run make data"


@pytest.mark.parametrize("command", ["serve", "validate", "build"])
def test_a_bad_setting_ends_with_2(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    assert main([command]) == 2
    assert "PORT is 'eighty'" in capsys.readouterr().err


class Server:
    """Stands in for app and server, and keeps what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: OSError | None = None) -> None:
        self.asked: dict[str, Any] = {}
        self.error = error
        factory, waitress = ModuleType("app.factory"), ModuleType("waitress")
        factory.create_app = self.create_app  # type: ignore[attr-defined]
        waitress.serve = self.serve  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "app.factory", factory)
        monkeypatch.setitem(sys.modules, "waitress", waitress)

    def create_app(self, settings: Settings) -> SimpleNamespace:
        self.asked["settings"] = settings
        return SimpleNamespace(server="wsgi")

    def serve(self, server: str, **options: Any) -> None:
        self.asked |= options | {"server": server}
        if self.error:
            raise self.error


def test_serving_listens_where_it_was_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", "9000")
    server = Server(monkeypatch)
    assert main(["serve"]) == 0
    assert (server.asked["server"], server.asked["host"], server.asked["port"]) == ("wsgi", "0.0.0.0", 9000)
    assert "http://0.0.0.0:9000" in capsys.readouterr().out


def test_a_port_in_use_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("HOST", raising=False)
    Server(monkeypatch, OSError("Address already in use"))
    assert main(["serve"]) == 2
    assert (
        "Cannot listen on 127.0.0.1:8050: Address already in use. Choose another PORT."
        in capsys.readouterr().err
    )


HEAD = "observation_id,series_id,origin,destination,channel,period,value,unit,note\n"
OLD = HEAD + "one,thai,MMR,THA,MOU,2019,10,persons,\ntwo,thai,KHM,THA,NV,2018,5.5,persons,A note\n"
NEW = HEAD + "three,lao,LAO,THA,ALL,2020,7,persons,\ntwo,thai,KHM,THA,NV,2018,6,persons,\n"


class Editions:
    """A folder with an older and a newer table of figures, in every form in which they may come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in (("old", OLD), ("new", NEW)):
            package = folder / name
            package.mkdir()
            (package / "observations.csv").write_text(text, encoding="utf-8")
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
            (folder / f"{name}.csv.xz").write_bytes(lzma.compress(text.encode()))
            with zipfile.ZipFile(folder / f"{name}.zip", "w") as packed:
                packed.writestr("package/observations.csv", text)
                packed.writestr("package/raw/observations.csv", "not this one")

    def diff(self, old: str, new: str, *more: str) -> int:
        return main(["diff", str(self.folder / old), str(self.folder / new), *more])


@pytest.fixture
def editions(own_data: DataCopy, tmp_path: Path) -> Editions:
    folder = tmp_path / "editions"
    folder.mkdir()
    return Editions(folder)


@pytest.mark.parametrize("form", ["", ".csv", ".csv.xz", ".zip"])
def test_differences_are_listed_and_end_with_1(
    editions: Editions, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert editions.diff(f"old{form}", f"new{form}") == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        f"old: {editions.folder / f'old{form}'}, 2 figures",
        f"new: {editions.folder / f'new{form}'}, 2 figures",
        "1 added, 1 changed, 1 removed",
        "+ three LAO THA 2020 7 persons",
        "~ two value: 5.5 -> 6",
        '~ two note: A note -> ""',
        "- one MMR THA MOU 2019 10 persons",
    ]
    assert told.err == ""


def test_the_same_figures_end_with_0(editions: Editions, capsys: pytest.CaptureFixture[str]) -> None:
    assert editions.diff("old.csv", "old.zip") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The figures are the same."


def test_differences_can_be_had_as_csv(editions: Editions, capsys: pytest.CaptureFixture[str]) -> None:
    assert editions.diff("old", "new", "--format", "csv") == 1
    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out))) == [
        dict(zip(("change", "observation_id", "series_id", "column", "before", "after"), row, strict=True))
        for row in (
            ("added", "three", "lao", "", "", ""),
            ("changed", "two", "thai", "value", "5.5", "6"),
            ("changed", "two", "thai", "note", "A note", ""),
            ("removed", "one", "thai", "", "", ""),
        )
    ]


def test_many_differences_are_summed_up_by_series_unless_all_are_asked_for(
    editions: Editions, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(
        f"row-{n},{'lao' if n % 3 else 'thai'},LAO,THA,ALL,2020,{n},persons,\n" for n in range(300)
    )
    (editions.folder / "many.csv").write_text(HEAD + rows, encoding="utf-8")
    (editions.folder / "none.csv").write_text(HEAD, encoding="utf-8")
    (editions.folder / "other.csv").write_text(HEAD + rows.replace(",persons,", ",cases,"), encoding="utf-8")
    for old, new, mark in (("none", "many", "+"), ("many", "none", "-"), ("many", "other", "~")):
        assert editions.diff(f"{old}.csv", f"{new}.csv") == 1
        assert capsys.readouterr().out.splitlines()[3:] == [
            f"{mark} 200 in series lao",
            f"{mark} 100 in series thai",
        ]
        assert editions.diff(f"{old}.csv", f"{new}.csv", "--all") == 1
        assert len(capsys.readouterr().out.splitlines()) == 303


def test_current_and_kept_editions_have_names(own_data: DataCopy, capsys: pytest.CaptureFixture[str]) -> None:
    kept = list(releases(own_data.folder).values())
    stored = stored_checksums(own_data.folder)
    assert stored is not None
    assert main(["diff", "current", stored.version]) == 0
    assert main(["diff", str(own_data.folder), "current"]) == 0
    assert f"{stored.version}, {stored.released}, " in capsys.readouterr().out
    for release in kept:
        assert main(["diff", release.version, release.version]) == 0
        assert f"old: {release.version}, {release.released}, " in capsys.readouterr().out
        assert main(["diff", release.version, "current"]) == (release.version != stored.version)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nothing", "no edition, folder or file"),
        ("empty", "holds no observations.csv"),
        ("words.txt", "no table of figures"),
        ("empty.zip", "holds no observations.csv"),
        ("broken.csv.xz", "damaged"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_sentence_and_ends_with_2(
    editions: Editions, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (editions.folder / "empty").mkdir()
    (editions.folder / "words.txt").write_text("Dear all,\n", encoding="utf-8")
    zipfile.ZipFile(editions.folder / "empty.zip", "w").close()
    (editions.folder / "broken.csv.xz").write_bytes(b"xz")
    assert editions.diff(name, "new") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert name in told.err
    assert told.err.count("\n") == 1


def test_an_unknown_edition_is_told_with_those_that_are_known(
    own_data: DataCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "1234567", "current"]) == 2
    told = capsys.readouterr().err
    assert all(name in told for name in ("'1234567'", "current", *releases(own_data.folder)))


def test_invalid_data_cannot_be_compared(own_data: DataCopy, capsys: pytest.CaptureFixture[str]) -> None:
    own_data.change("observations", MOU, value="many")
    assert main(["diff", "current", "current"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "problem(s) in the data" in told.err
