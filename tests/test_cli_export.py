"""`corridors export` and `corridors pack`: what they write, what they say, and the codes they end with."""

import csv
import io
import os
import zipfile
from pathlib import Path

import pytest
from kaleido import Kaleido
from PIL import Image
from pptx import Presentation

from app.cli import main
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.export.context import Context, make_context
from app.export.table import tables
from app.export.table.tables import table_file
from app.state.charts import Chart
from app.state.exports import Kind
from app.state.view import ViewState

EMPTY = "/?origin=SGP&channel=EPS&year=1950"
STORY = """\
title: A story of one view
slides:
  - title: Who goes where
    view: /?channel=MOU
"""


@pytest.fixture(autouse=True)
def here(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data that all tests share, in a copy that no reader can reach."""
    monkeypatch.delenv("CORRIDORS_ADDRESS", raising=False)
    for module in ("taking", "packing"):
        monkeypatch.setattr(
            f"app.cli.{module}.make_context", lambda settings: make_context(settings, dataset)
        )


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Chrome and Chromium."""
    monkeypatch.setenv("CHROME_PATH", "/no/such/browser")


@pytest.mark.parametrize("command", ["export", "pack"])
def test_help_is_given(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert f"usage: corridors {command}" in told
    assert "The exit code is" in told
    assert max(map(len, told.partition("\n\n")[2].splitlines())) <= 80


def test_a_view_becomes_the_file_that_its_ending_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new" / "map.csv"
    assert main(["export", "--view", "/?channel=MOU", "--to", str(path)]) == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert {row["channel"] for row in rows if row["observation_id"]} == {"MOU"}
    told = capsys.readouterr()
    assert told.out.startswith(f"Wrote {path} (")
    assert told.err == ""
    assert [each.name for each in path.parent.iterdir()] == ["map.csv"]


def test_a_picture_has_the_size_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "trend.png"
    address = "http://127.0.0.1:8050/trends?origin=MMR&theme=dark"
    options = ["--size", "column", "--cm", "8.5", "--chart", "trend-stack"]
    assert main(["export", "--view", address, "--to", str(path), *options]) == 0
    picture = Image.open(path)
    assert picture.width == pytest.approx(8.5 / 2.54 * 300, abs=1)
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=1)
    assert picture.convert("RGB").getpixel((2, 2)) > (200, 200, 200), "light, whatever the address says"


def test_a_view_without_data_is_written_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "map.json"
    assert main(["export", "--view", EMPTY, "--to", str(path)]) == 0
    assert path.exists()
    assert capsys.readouterr().err.startswith("Warning: This view has no data, and the file says so: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--view", "/trend", "--to", "a.png"], "Do you mean /trends?"),
        (["--view", "/?orgin=MMR", "--to", "a.png"], "Do you mean origin?"),
        (["--view", "/", "--to", "a.jpg"], "'jpg' is no kind of file"),
        (["--view", "/", "--to", "map"], "no ending"),
        (["--view", "/data", "--to", "a.png"], "there is no png of it"),
        (["--view", "/", "--to", "."], "is a folder. Name a file in it"),
        (["--view", "/", "--to", "file/a.png"], "there is a file in its place"),
        (["--view", "/", "--chart", "trend", "--to", "a.png"], "It stands on /trends"),
        (["--view", "/", "--lang", "xx", "--to", "a.png"], "no language 'xx'"),
        (["--view", "/", "--qr", "--to", "a.png"], "Set CORRIDORS_ADDRESS"),
        (["--view", "/"], "Say with --to where to write"),
        (["--view", "/", "--to", "a.png", "--jobs", "2"], "--jobs goes with --list, not with --view"),
        (["--list", "list.yml", "--to", "out", "--size", "page"], "In a list it stands in the file"),
        (["--list", "absent.yml", "--to", "out"], "absent.yml cannot be read"),
        (["--list", "latin.yml", "--to", "out"], "latin.yml is not UTF-8 text"),
        (["--list", "list.yml", "--to", "file"], "there is a file in its place"),
        (["--list", "bad.yml", "--to", "out"], "bad.yml:2, item 1, view: There is no page '/trend'."),
        (["--list", "qr.yml", "--to", "out"], "Set CORRIDORS_ADDRESS"),
        (["--story", "nothing", "--to", "a.pptx"], "who-goes-where"),
        (["--story", "bad.yml", "--to", "a.pptx"], "bad.yml"),
        (["--story", "story.yml", "--to", "a.html"], "made by `corridors pack`"),
        (["--package", "out.tar"], "does not end with .zip"),
        (["--package", "out.zip", "--to", "out"], "the file stands after --package"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_writes_nothing(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {
        "file": "here",
        "list.yml": "items:\n  - view: /",
        "bad.yml": "items:\n  - view: /trend",
        "qr.yml": "items:\n  - view: /\n    qr: true",
        "story.yml": STORY,
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("latin.yml").write_bytes(b"items: \xe9")
    assert main(["export", *arguments]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert {each.name for each in tmp_path.iterdir()} == {*texts, "latin.yml"}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--view", "/", "--list", "a.yml"],
        ["--view", "/", "--to", "a.png", "--size", "huge"],
        ["--view", "/", "--to", "a.png", "--scale", "3"],
        ["--view", "/", "--to", "a.png", "--cm", "100"],
        ["--view", "/", "--to", "a.png", "--cm", "wide"],
        ["--list", "a.yml", "--to", "out", "--jobs", "0"],
    ],
)
def test_what_is_no_option_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", *arguments])
    assert ended.value.code == 2
    assert "usage: corridors export" in capsys.readouterr().err


def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)  # root may write anywhere
    assert main(["export", "--view", "/", "--to", str(tmp_path / "a.csv")]) == 2
    assert f"Nothing can be written to {tmp_path}: no permission" in capsys.readouterr().err


@pytest.mark.usefixtures("no_browser")
def test_without_a_browser_pictures_are_refused_and_tables_are_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--view", "/", "--to", str(tmp_path / "a.png")]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "CHROME_PATH" in told
    assert main(["export", "--view", "/", "--to", str(tmp_path / "a.xlsx")]) == 0
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def written(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "report.yml"
    path.write_text(text, encoding="utf-8")
    return ["export", "--list", str(path), "--to", str(tmp_path / "out")]


def test_many_pictures_take_one_browser_and_one_reading_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened, loaded, open_once = [], [], Kaleido.open

    async def counted(self: Kaleido) -> None:
        opened.append(self)
        await open_once(self)

    def load(folder: Path) -> object:
        loaded.append(folder)
        return load_dataset(folder)

    monkeypatch.setattr("app.cli.taking.make_context", make_context)
    monkeypatch.setattr(Kaleido, "open", counted)
    monkeypatch.setattr("app.export.context.load_dataset", load)
    arguments = written(
        tmp_path,
        """
        defaults: {size: column}
        items:
          - view: /compare?chart=slope&measure=stock
            file: one/slope
          - view: /trends
            file: trend
            kinds: [png, svg]
          - view: /compare?chart=ranking
            file: ranking
          - view: /data?channel=MOU
            file: table
        """,
    )
    assert main(arguments) == 0
    assert (len(opened), len(loaded)) == (1, 1)
    told = capsys.readouterr()
    files = {"one/slope.png", "trend.png", "trend.svg", "ranking.png", "table.csv"}
    out = tmp_path / "out"
    assert {each.relative_to(out).as_posix() for each in out.rglob("*.*")} == files
    assert {line.split()[1].rstrip(":") for line in told.err.splitlines()} == files
    assert [line.split("/")[0] for line in told.err.splitlines()] == list("12345")
    assert told.out.startswith(f"Wrote 5 of 5 files to {out} in ")


def test_a_failure_is_told_at_the_end_and_stops_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def half_broken(context: Context, chart: Chart | None, state: ViewState, kind: Kind) -> bytes:
        if chart == Chart.MATRIX:
            raise ZeroDivisionError("nothing to share")
        return table_file(context, chart, state, kind)

    monkeypatch.setattr(tables, "table_file", half_broken)
    (tmp_path / "out" / "folder.csv").mkdir(parents=True)
    arguments = written(
        tmp_path,
        f"""
        defaults: {{kinds: csv}}
        items:
          - view: {EMPTY}
            file: empty
          - view: /compare
            file: broken
          - view: /data
            file: folder
        """,
    )
    assert main([*arguments, "--quiet"]) == 1
    told = capsys.readouterr()
    assert [each.split(":")[0] for each in told.err.splitlines()] == ["Warning", "Failed", "Failed"]
    assert "item 1, empty.csv: This view has no data" in told.err
    assert (
        "item 2, broken.csv: ZeroDivisionError: nothing to share. This is a defect of the program" in told.err
    )
    assert "folder.csv is a folder" in told.err
    assert "Wrote 1 of 3 files" in told.out
    assert (tmp_path / "out" / "empty.csv").is_file()


@pytest.mark.usefixtures("no_browser")
def test_a_list_with_pictures_is_refused_without_a_browser(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = written(tmp_path, "items:\n  - view: /\n    file: map\n    kinds: [png, csv]\n")
    assert main(arguments) == 2
    assert not (tmp_path / "out").exists()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "unset it, or name Chrome" in told.err
    assert main(written(tmp_path, "items:\n  - {view: /, file: map.csv}\n")) == 0
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["map.csv"]


@pytest.mark.usefixtures("no_browser")
def test_a_story_is_refused_without_a_browser(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out" / "story.pptx"
    assert main(["export", "--story", "who-goes-where", "--to", str(path)]) == 2
    assert "CHROME_PATH" in capsys.readouterr().err
    assert not path.parent.exists()


@pytest.mark.parametrize("option", [["--size", "page"], ["--cm", "8"], ["--dark"]])
def test_how_a_picture_is_made_says_nothing_of_figures(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--view", "/", "--to", str(tmp_path / "a.csv"), *option]) == 2
    assert f"{option[0]} says how a picture is made, and csv holds figures." in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_second_run_refreshes_what_is_there_and_leaves_the_rest(tmp_path: Path) -> None:
    arguments = written(tmp_path, "items:\n  - view: /data?channel=MOU\n    file: table\n")
    out = tmp_path / "out"
    assert main(arguments) == 0
    first = (out / "table.csv").read_bytes()
    (out / "table.csv").write_bytes(b"old")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(arguments) == 0
    assert (out / "table.csv").read_bytes() == first
    assert {each.name for each in out.iterdir()} == {"table.csv", "notes.txt"}


def test_a_list_that_is_stopped_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.taking.write_all", stopped)
    assert main(written(tmp_path, "items:\n  - view: /data?channel=MOU\n    file: table\n")) == 130
    assert "Stopped after 0 of 1 files" in capsys.readouterr().err


def test_a_story_from_a_file_becomes_slides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yml").write_text(STORY, encoding="utf-8")
    path = tmp_path / "mine.pptx"
    assert main(["export", "--story", str(tmp_path / "mine.yml"), "--to", str(path)]) == 0
    assert len(Presentation(str(path)).slides) >= 1
    assert capsys.readouterr().out.startswith(f"Wrote {path} (")


def test_the_data_package_is_a_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.zip"
    assert main(["export", "--package", str(path)]) == 0
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        assert any(name.endswith("datapackage.json") for name in package.namelist())
    assert "data version" in capsys.readouterr().out


def test_a_story_is_packed_into_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yml").write_text(
        "title: Words\nslides:\n  - title: Nothing but words\n", encoding="utf-8"
    )
    path = tmp_path / "mine.html"
    assert main(["pack", "--story", str(tmp_path / "mine.yml"), "--to", str(path)]) == 0
    assert path.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    told = capsys.readouterr().out
    assert told.startswith(f"Wrote {path} (")
    assert "plotly.js" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--story", "who-goes-where"], "Say with --to where to write"),
        (["--story", "who-goes-where", "--to", "a.pptx"], "made by `corridors export --story`"),
        (["--story", "nothing", "--to", "a.html"], "There is no story 'nothing'. Remedy: Use one of: "),
        (["--story", "absent.yml", "--to", "a.html"], "absent.yml cannot be read"),
        (["--story", "who-goes-where", "--to", "a.html", "--lang", "xx"], "no language 'xx'"),
        (["--site", "new", "--lang", "xx"], "no language 'xx'"),
        (["--site", "folder", "--to", "a.html"], "the folder of a site stands after --site"),
        (["--site", "folder"], "folder"),
        (["--site", "folder/mine.txt"], "there is a file in its place"),
    ],
)
def test_what_cannot_be_packed_ends_with_2(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["pack", *arguments]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert [each.name for each in tmp_path.rglob("*")] == ["folder", "mine.txt"]
