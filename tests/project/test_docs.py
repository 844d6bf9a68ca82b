"""The pages of docs name what there is."""

import re

from app.state.charts import Chart, page_of
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


def _in_order(rows: list[tuple[str, str]]) -> list[Chart]:
    return [Chart(name) for name, _page in rows]
