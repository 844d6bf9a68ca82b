"""The pages of docs name what there is."""

import re
import shlex
from argparse import ArgumentParser, _SubParsersAction

import pytest

from app.cli import command_line
from app.data.stories import story_ids
from app.export.report.values import READERS
from app.state.charts import Chart, page_of
from app.state.exports import SHAPES, Kind
from tests.project.paths import ROOT


def test_every_chart_is_described_with_its_page() -> None:
    text = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `(/[a-z]*)", text, re.MULTILINE)
    assert rows == [(str(chart), str(page_of(chart))) for chart in _in_order(rows)]
    assert {name for name, _page in rows} == set(Chart)


def test_the_words_that_parts_begin_with_are_names_of_modules() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("| part | modules begin with |")[1].split("\n\n")[0]
    named = [name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|", 2)[2])]
    modules = {path.stem for path in (ROOT / "app").rglob("*.py")} | {
        path.name for path in (ROOT / "app").iterdir() if path.is_dir()
    }
    assert named
    assert [
        name for name in named if not any(each.split("_")[0] == name or each == name for each in modules)
    ] == []


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
