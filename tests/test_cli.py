"""The command line: what it prints and the codes it ends with."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.cli import main
from app.config import ROOT, Settings
from app.data.validate import validate
from app.figures.tokens import stylesheet
from tests.conftest import DataCopy

MOU = "ar2019-mmr-tha-mou-2019-08"


@pytest.fixture
def own_data(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> DataCopy:
    """A copy of the data that the commands use."""
    monkeypatch.setenv("CORRIDORS_DATA", str(data_copy.folder))
    return data_copy


@pytest.mark.parametrize(
    "arguments", [["--help"], ["serve", "--help"], ["validate", "--help"], ["build", "--help"]]
)
def test_help_is_given(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert "usage: corridors" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["fly"], ["validate", "--twice"]])
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
    monkeypatch.setattr("app.data.boundaries_build.build_boundaries", lambda *_: None)
    settings = Settings(data=own_data.folder, assets=tmp_path)
    monkeypatch.setattr("app.cli.settings_from_environment", lambda: settings)
    own_data.change("observations", MOU, value="493745")
    assert main(["build"]) == 0
    assert capsys.readouterr().out.startswith("Built data version ")
    assert "493745" in (own_data.folder / "observations.csv").read_text(encoding="utf-8")
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
