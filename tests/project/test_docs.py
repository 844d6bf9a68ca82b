"""The pages of docs name what there is."""

import re
import shlex
from argparse import ArgumentParser, _SubParsersAction

import pytest

from app.cli import command_line
from app.data.stories.stories import story_ids
from app.export.report.values import READERS
from app.state.charts import Chart, page_of
from app.state.exports import SHAPES, Kind
from tests.project.paths import ROOT

# Layers whose folders are parts of the dashboard.
PARTED = ("data", "text", "figures", "components")


def test_every_chart_is_described_with_its_page() -> None:
    text = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `(/[a-z]*)", text, re.MULTILINE)
    assert rows == [(str(chart), str(page_of(chart))) for chart in _in_order(rows)]
    assert {name for name, _page in rows} == set(Chart)


def test_parts_are_named_as_their_folders_and_modules_are() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [row.split("|") for row in text.split("| part | name |")[1].split("\n\n")[0].splitlines()[2:]]
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row[2])]
    starts = [name for row in rows for name in re.findall(r"`(\S+)`", row[3])]
    there = {path.stem for layer in PARTED for path in (ROOT / "app" / layer).iterdir()}
    assert names
    assert set(names) - there == set()
    folders = {path.name for layer in PARTED for path in (ROOT / "app" / layer).iterdir() if path.is_dir()}
    assert folders - set(names) == {"__pycache__", "ingest"} & folders
    assert [start for start in starts if not (ROOT / start).is_file()] == []


def test_every_kind_size_and_key_of_exports_is_described() -> None:
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`[a-z]+`(?:, )?)+) \| (.*)", text, re.MULTILINE)
    named = [(name, words) for names, words in rows for name in re.findall(r"`([a-z]+)`", names)]
    assert [name for name, _ in named] == [*Kind, *SHAPES, *READERS]
    for size, shape in SHAPES.items():
        assert f"{shape.width} x {shape.height}" in dict(named)[size]


@pytest.mark.parametrize("page", ["README.md", "docs/exports.md", "docs/stories.md"])
def test_commands_that_are_shown_can_be_given(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = re.findall(r"^(?:\.venv/bin/)?corridors ((?:export|pack) .*)$", text, re.MULTILINE)
    for line in shown:
        chosen = command_line().parse_args(shlex.split(line))
        assert chosen.story is None or chosen.story in story_ids(ROOT / "data" / "stories")
    assert shown or page != "docs/exports.md"
    options = {option for parser in _commands().values() for option in parser._option_string_actions}
    for option in re.findall(r"`(--[a-z]+)`", text):
        assert option in options, option


def test_every_option_of_export_is_described() -> None:
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for option in _commands()["export"]._option_string_actions:
        assert option in text or option in ("-h", "--help")


def _commands() -> dict[str, ArgumentParser]:
    (commands,) = (each for each in command_line()._actions if isinstance(each, _SubParsersAction))
    return commands.choices


def _in_order(rows: list[tuple[str, str]]) -> list[Chart]:
    return [Chart(name) for name, _page in rows]
