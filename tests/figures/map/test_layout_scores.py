"""The shipped curves: their committed scores hold, and they are better than straight lines and uniform arcs."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache

import pytest
from shapely import Point, box, make_valid

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.domain.codes import MapFrame
from app.domain.measures import MEASURES
from app.figures.map import plan as plan_module
from app.figures.map.layouts import FOLDER, corridors, first_picture
from app.figures.map.plan import map_plan
from app.flowmap.bend import STRAIGHT, Bend
from app.flowmap.crossings import Key, crossings_of
from app.flowmap.frame import STANDARD_SIZE, Frame, frame_for
from app.flowmap.plan import scored
from app.flowmap.scene import Scene, compose
from app.flowmap.score import Score, score_scene
from app.state.view import ViewState
from tests.bench.layouts import DOCUMENT, ROWS, SHOWN, Case

STORED = {
    kind: json.loads((ROOT / "data" / FOLDER / f"{kind.value}.json").read_text(encoding="utf-8")).get(
        "measures", {}
    )
    for kind in MapFrame
}
PAIRS = [(kind, measure) for kind, measures in STORED.items() for measure in measures]
ON_MAP = [measure.key for measure in MEASURES.values() if measure.on_map]
WINDOWS = {1440: (824, 706), 1280: (712, 540), 1920: (1200, 886), 390: (390, 440)}
"""The size of the map in windows of these widths."""
ARC = 0.2
each_layout = pytest.mark.parametrize(
    ("kind", "measure"), PAIRS, ids=lambda value: str(getattr(value, "value", value))
)


class All(dict[Key, Bend]):
    """One bend for all corridors there are."""

    def __init__(self, bend: Bend) -> None:
        self._bend = bend

    def get(self, key: Key, default: object = None) -> Bend:
        return self._bend

    def __getitem__(self, key: Key) -> Bend:
        return self._bend


@cache
def data() -> Dataset:
    return load_dataset(ROOT / "data")


def frame_of(kind: MapFrame) -> Frame:
    return frame_for(*STANDARD_SIZE[kind], kind)


def curves(kind: MapFrame, measure: str) -> dict[Key, Bend]:
    """The stored curves of a measure in a frame."""
    found = STORED[kind][measure]["curves"]
    return {(text.split("-")[0], text.split("-")[1]): Bend(*numbers) for text, numbers in found.items()}


@cache
def score_of(kind: MapFrame, measure: str, way: str) -> Score:
    """The score of a measure in a frame with the stored curves, straight lines or uniform arcs."""
    widths = first_picture(data(), measure, kind)
    ways: dict[str, Callable[[], Mapping[Key, Bend]]] = {
        "shipped": lambda: curves(kind, measure),
        "straight": lambda: dict.fromkeys(widths, STRAIGHT),
        "right": lambda: dict.fromkeys(widths, Bend(0.0, ARC)),
        "left": lambda: dict.fromkeys(widths, Bend(0.0, -ARC)),
    }
    return scored(frame_of(kind), widths, ways[way](), runs_back=MEASURES[measure].runs_back)


def test_every_measure_of_the_map_has_stored_curves_in_every_frame() -> None:
    for kind in MapFrame:
        wanted = {measure for measure in ON_MAP if corridors(data(), measure, kind)}
        assert set(STORED[kind]) == wanted


@each_layout
def test_the_committed_score_is_that_of_the_stored_curves(kind: MapFrame, measure: str) -> None:
    assert score_of(kind, measure, "shipped").as_dict() == pytest.approx(
        STORED[kind][measure]["scores"], abs=1e-3
    )


@each_layout
def test_no_arrow_lies_on_a_foreign_node_and_no_head_on_a_head(kind: MapFrame, measure: str) -> None:
    found = score_of(kind, measure, "shipped")
    assert found.under_node == 0
    assert found.head_on_head == 0
    assert found.off_canvas == pytest.approx(0, abs=1e-6)


@each_layout
def test_widths_are_those_of_the_values(kind: MapFrame, measure: str) -> None:
    assert score_of(kind, measure, "shipped").width_error == pytest.approx(0, abs=1e-6)


@each_layout
@pytest.mark.parametrize("metric", ["crossings", "acute_crossings", "head_on_flow", "ribbon_overlap"])
def test_the_shipped_layout_is_no_worse_than_straight_lines_or_arcs(
    kind: MapFrame, measure: str, metric: str
) -> None:
    shipped = getattr(score_of(kind, measure, "shipped"), metric)
    others = {way: getattr(score_of(kind, measure, way), metric) for way in ("straight", "right", "left")}
    assert shipped <= min(others.values()), others


def test_the_first_map_has_half_the_crossings_of_straight_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = map_plan(data(), ViewState()).scene
    monkeypatch.setattr(plan_module, "_plan", plan_module._plan.__wrapped__)
    monkeypatch.setattr(plan_module, "bends", lambda *_: All(STRAIGHT))
    monkeypatch.setattr(
        plan_module, "compose", lambda *args, **more: compose(*args, **more | {"settles": False})
    )
    straight = map_plan(data(), ViewState()).scene
    assert shipped.arrows.keys() == straight.arrows.keys()
    assert len(crossings_of(shipped.arrows)) <= len(crossings_of(straight.arrows)) / 2
    stored, lines = (score_of(MapFrame.GMS, "workers", way) for way in ("shipped", "straight"))
    assert stored.crossings <= lines.crossings / 2


def test_the_ten_largest_arrows_of_the_first_map_cross_nothing_at_an_acute_angle() -> None:
    arrows = map_plan(data(), ViewState()).scene.arrows
    largest = sorted(arrows, key=lambda key: -arrows[key].width)[:10]
    acute = [
        each for each in crossings_of(arrows) if each.is_acute and {each.first, each.second} & {*largest}
    ]
    assert not acute


@cache
def view_of(kind: MapFrame, measure: str, window: int) -> Scene:
    """The default view of a measure in a frame, in a window of that width."""
    return map_plan(data(), ViewState(measure=measure, frame=kind), *WINDOWS[window]).scene


each_view = pytest.mark.parametrize(
    ("kind", "measure", "window"),
    [(kind, measure, window) for kind, measure in PAIRS for window in WINDOWS],
    ids=lambda value: str(getattr(value, "value", value)),
)


@each_view
def test_labels_lie_on_nothing_and_are_whole(kind: MapFrame, measure: str, window: int) -> None:
    scene = view_of(kind, measure, window)
    found = score_scene(scene)
    faults = (found.label_overlaps, found.labels_on_heads, found.labels_cut)
    assert faults == (0, 0, 0), faults_of_labels(scene)


@each_view
def test_drawn_views_keep_off_foreign_nodes_and_heads(kind: MapFrame, measure: str, window: int) -> None:
    scene = view_of(kind, measure, window)
    found = score_scene(scene)
    assert (found.under_node, found.head_on_head) == (0, 0), faults_of_arrows(scene)


def faults_of_labels(scene: Scene) -> list[str]:
    """What labels lie on, in words, for whoever reads the failed test."""
    shapes = [(label.text, label.box.polygon.buffer(-0.01)) for label in scene.labels]
    heads = [(f"the head of {'-'.join(key)}", shape.head) for key, shape in scene.arrows.items()]
    canvas = box(0, 0, scene.frame.width, scene.frame.height)
    found = [f"{text} is cut" for text, shape in shapes if not canvas.covers(shape)]
    for at, (text, shape) in enumerate(shapes):
        found += [f"{text} on {name}" for name, other in (*shapes[:at], *heads) if shape.intersects(other)]
    return found


def faults_of_arrows(scene: Scene) -> list[str]:
    """Which arrows lie on which nodes and heads, in words."""
    drawn = [("-".join(key), key, shape) for key, shape in scene.arrows.items()]
    found = [
        f"{name} on {node.place}"
        for name, key, shape in drawn
        for node in scene.nodes
        if node.place not in key and Point(node.x, node.y).distance(make_valid(shape.polygon)) < node.radius
    ]
    for at, (name, _key, shape) in enumerate(drawn):
        found += [
            f"head of {name} on {other}" for other, _, it in drawn[:at] if it.head.intersects(shape.head)
        ]
    return found


def test_the_documentation_has_the_numbers_of_today() -> None:
    """After a change, `python -m tests.bench.layouts --write` brings its tables and pictures up to date."""
    text = DOCUMENT.read_text(encoding="utf-8")
    for kind, measure in SHOWN:
        case = Case(data(), kind, measure)
        block = text.split(f"<!-- {case.name} -->")[1].split("<!-- end -->")[0]
        rows = dict(re.findall(r"^\| (.+?) \|.*\| \**([^|*]+?)\** \|$", block, re.MULTILINE))
        found = case.score(case.curves).as_dict()
        for name in ("crossings", "acute_crossings", "under_node", "head_on_head", "head_on_flow"):
            assert rows[ROWS[name][0]] == str(found[name]), (case.name, name)
