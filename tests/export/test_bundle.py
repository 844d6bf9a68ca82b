"""The small plotly.js is taken only where it is whole and fits; it has every type of trace that a chart draws."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from app.config import ROOT
from app.domain.codes import Theme
from app.export.context import Context
from app.export.pack import bundle_build
from app.export.pack.bundle import SCRIPT, SHEET, TRACES, plotly_bundle, sheet_of
from app.figures.registry import draw
from app.state.charts import Chart, page_of
from app.state.view import ViewState

BUILD = b"var Plotly = {};"
STATES = {
    Chart.FLOW_MAP: [{}, {"measure": "stock", "channel": ("UNDOCUMENTED",)}],
    Chart.TREND: [{}, {"measure": "stock", "origin": ("MMR",), "destination": ("THA",)}],
    Chart.TREND_STACK: [{"destination": ("THA",)}],
    Chart.SANKEY: [{"measure": "stock"}],
    Chart.COUNTRY_MAP: [{"place": "THA"}],
    Chart.COUNTRY_BARS: [{"place": "THA"}],
    Chart.COUNTRY_RESIDENTS: [{"place": "THA"}],
    Chart.CORRIDOR_TREND: [{"corridor": "MMR-THA"}],
    Chart.CORRIDOR_CHANNELS: [{"corridor": "MMR-THA"}],
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / SCRIPT).write_bytes(BUILD)
    (tmp_path / SHEET).write_text(json.dumps(sheet_of(BUILD, get_plotlyjs_version())), encoding="utf-8")
    return tmp_path


def test_the_build_is_taken_where_it_is_whole_and_fits(built: Path) -> None:
    bundle = plotly_bundle(built)
    assert bundle.small
    assert bundle.script == BUILD.decode()
    assert get_plotlyjs_version() in bundle.words


def test_without_a_build_the_full_file_is_taken_and_the_words_say_how_to_build(tmp_path: Path) -> None:
    bundle = plotly_bundle(tmp_path / "none")
    assert not bundle.small
    assert bundle.script == get_plotlyjs()
    assert "full plotly.js" in bundle.words
    assert "make bundle" in bundle.words


def _sheet(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        sheet = json.loads((folder / SHEET).read_text(encoding="utf-8"))
        change(sheet)
        (folder / SHEET).write_text(json.dumps(sheet), encoding="utf-8")

    return damage


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda folder: (folder / SCRIPT).write_bytes(BUILD + b"\n"), "checksum differs"),
        (_sheet(lambda sheet: sheet.update({"plotly.js": "1.2.3"})), "is of plotly.js 1.2.3"),
        (_sheet(lambda sheet: sheet["traces"].remove("sankey")), "lacks sankey"),
        (lambda folder: (folder / SHEET).write_text("{", encoding="utf-8"), "cannot be read"),
        (lambda folder: (folder / SHEET).write_text("[]", encoding="utf-8"), "checksum differs"),
    ],
    ids=["changed", "other version", "trace missing", "broken sheet", "odd sheet"],
)
def test_a_build_that_does_not_fit_is_noticed(
    built: Path, damage: Callable[[Path], None], reason: str
) -> None:
    damage(built)
    bundle = plotly_bundle(built)
    assert not bundle.small
    assert reason in bundle.words


def test_it_has_exactly_the_traces_that_charts_draw(context: Context) -> None:
    drawn = set()
    for chart in Chart:
        for changes in STATES.get(chart, [{}]):
            state = ViewState(page=page_of(chart), chart=chart).but(**changes)
            figure = draw(context.dataset, context.basemap, chart, state, Theme.LIGHT)
            drawn |= {trace["type"] for trace in json.loads(figure.to_json())["data"]}
    assert drawn == set(TRACES)


def test_the_lock_is_of_the_plotly_that_runs_and_names_no_address() -> None:
    folder = ROOT / "requirements" / "bundle"
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages["node_modules/plotly.js"]["version"] == get_plotlyjs_version()
    assert [name for name, each in packages.items() if "integrity" not in each] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []
    declared = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert lock["packages"][""]["devDependencies"] == declared


def test_a_lock_of_another_plotly_is_told_before_anything_is_installed(tmp_path: Path) -> None:
    content = json.dumps({"devDependencies": {"plotly.js": "1.2.3"}})
    (tmp_path / "package.json").write_text(content, encoding="utf-8")
    with pytest.raises(bundle_build.CannotBuild, match=r"pins plotly.js 1\.2\.3"):
        bundle_build.build(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_without_node_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bundle_build.sys, "executable", str(tmp_path / "python"))
    with pytest.raises(bundle_build.CannotBuild, match=r"Install Node\.js"):
        bundle_build.build(bundle_build.LOCKED, tmp_path / "out")
