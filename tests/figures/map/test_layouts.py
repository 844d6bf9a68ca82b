"""The stored curves: those of the data as they are, kept when nothing changed, one for a corridor whatever is shown."""

import json
import shutil
from pathlib import Path

import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.domain.codes import MapFrame
from app.figures.map import layouts
from app.figures.map.layouts import FOLDER, bends, corridors, standard_curves, write_layouts
from app.figures.map.plan import map_plan
from app.flowmap.bend import Bend
from app.state.view import ViewState
from tests.conftest import Tiny

ROWS = "observation_id, origin, destination, value\na, MMR, THA, 900\nb, KHM, THA, 300\nc, LAO, THA, 100\n"


def stored(kind: MapFrame) -> dict[str, dict[str, dict[str, list[float]]]]:
    text = (ROOT / "data" / FOLDER / f"{kind.value}.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, list[float]]]] = json.loads(text)["measures"]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the stored curves of the repository."""
    shutil.copytree(ROOT / "data" / FOLDER, tmp_path / FOLDER)
    return tmp_path


def test_the_stored_curves_are_those_of_the_data(dataset: Dataset, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / FOLDER).iterdir()}
    assert write_layouts(dataset, folder) == [], "stale: run make data"
    assert {path.name: path.read_bytes() for path in (folder / FOLDER).iterdir()} == before


def test_only_what_changed_is_laid_out_anew(dataset: Dataset, folder: Path) -> None:
    path = folder / FOLDER / "gms.json"
    before = path.read_bytes()
    path.write_bytes(before.replace(b'"returns": {\n   "input": "', b'"returns": {\n   "input": "0'))
    assert path.read_bytes() != before
    assert write_layouts(dataset, folder) == ["gms/returns"]
    # Laid out again from the same input, the curves are the same to the last digit.
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", MapFrame)
def test_the_map_draws_the_stored_curves(dataset: Dataset, kind: MapFrame) -> None:
    found = standard_curves(dataset, "stock", kind)
    assert found.keys() == corridors(dataset, "stock", kind).keys()
    for key, bend in found.items():
        assert [bend.along, bend.across, bend.pull] == stored(kind)["stock"]["curves"]["-".join(key)]


def test_a_corridor_keeps_its_curve_whatever_is_shown_with_it(dataset: Dataset) -> None:
    standard = standard_curves(dataset, "stock", MapFrame.GMS)
    key = ("MMR", "THA")
    stranger = ("CHN", "SGP")
    assert stranger not in standard
    for widths in ({key: 40.0}, {key: 3.0, ("KHM", "THA"): 9.0}, {key: 20.0, stranger: 5.0}):
        assert bends(dataset, "stock", MapFrame.GMS, widths)[key] == standard[key]


def test_a_corridor_beyond_the_stored_ones_makes_way_for_them(dataset: Dataset) -> None:
    widths = {("MMR", "THA"): 20.0, ("CHN", "SGP"): 5.0}
    found = bends(dataset, "stock", MapFrame.GMS, widths)
    assert found.keys() == widths.keys()
    assert found == bends(dataset, "stock", MapFrame.GMS, dict(reversed(widths.items())))


@pytest.mark.parametrize("size", [(824, 706), (1200, 886)])
def test_curves_go_with_the_size_of_the_picture(dataset: Dataset, size: tuple[int, int]) -> None:
    scene = map_plan(dataset, ViewState(), *size).scene
    frame = scene.frame
    # Mid-way between two nodes of the map, the curve stands off by half of its bow.
    bend = Bend(*stored(MapFrame.GMS)["workers"]["curves"]["KHM-MYS"])
    start, end = (frame.node(place) for place in ("KHM", "MYS"))
    assert start
    assert end
    axis = scene.arrows["KHM", "MYS"].axis
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    dx, dy = end[0] - start[0], end[1] - start[1]
    apex = x + bend.along * dx / 2 - bend.across * dy / 2, y + bend.along * dy / 2 + bend.across * dx / 2
    assert min(((axis - apex) ** 2).sum(axis=1)) ** 0.5 < 12


def test_data_without_stored_curves_are_laid_out_at_once(tiny: Tiny) -> None:
    data = tiny(ROWS)
    found = standard_curves(data, "workers", MapFrame.GMS)
    assert set(found) == {("MMR", "THA"), ("KHM", "THA"), ("LAO", "THA")}
    assert len({bend.across for bend in found.values()}) > 1 or all(bend.across for bend in found.values())


def test_an_unreadable_file_is_no_file(folder: Path, dataset: Dataset) -> None:
    (folder / FOLDER / "world.json").write_text("{", encoding="utf-8")
    layouts._stored.cache_clear()
    assert layouts._stored(folder / FOLDER, MapFrame.WORLD) == {}
