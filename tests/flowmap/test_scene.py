"""Whole scenes: what is drawn where, labels on nothing foreign, far places in the strip."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, make_valid

from app.domain.codes import MapFrame
from app.flowmap.bend import Bend
from app.flowmap.frame import NODES, frame_for
from app.flowmap.labels import Box
from app.flowmap.mark_labels import MarkSpec
from app.flowmap.scene import Scene, compose
from app.flowmap.strip import FlowSpec, Label, Words

FAR = ("KOR", "JPN", "TWN")
ON_MAP = ("MMR", "THA", "LAO", "VNM", "KHM", "CHN", "MYS", "SGP")
NAMES = {place: place.title() for place in {*NODES, *FAR, "DEU", "SAU", "USA"}} | {
    "MMR": "Myanmar",
    "THA": "Thailand",
    "LAO": "Laos",
    "VNM": "Vietnam",
    "KHM": "Cambodia",
    "CHN": "China",
    "MYS": "Malaysia",
    "SGP": "Singapore",
}
WORDS = Words("named", "Further away", "In the west")
BOWS = (0.0, 0.1, -0.1, 0.18, -0.18, 0.27, -0.27, 0.38, -0.38)
SIZES = [(824, 706), (712, 540), (1200, 886), (390, 440)]


def spec(origin: str, destination: str, width: float = 10.0, label: str = "10,000") -> FlowSpec:
    return FlowSpec((origin, destination), width, label, 16.0)


def scene(
    flows: Iterable[FlowSpec],
    marks: Iterable[MarkSpec] = (),
    size: tuple[int, int] = (824, 706),
    kind: MapFrame = MapFrame.GMS,
) -> Scene:
    """A scene in which neighbouring corridors bend differently, as a layout makes them."""
    flows = list(flows)
    bends = {
        flow.key: Bend(0.0, BOWS[(ord(flow.key[0][0]) + ord(flow.key[1][0])) % len(BOWS)]) for flow in flows
    }
    origins = {place: f"from {name}" for place, name in NAMES.items()}
    return compose(frame_for(*size, kind), flows, list(marks), NAMES, bends, origins, WORDS)


@st.composite
def flow_lists(draw: st.DrawFn) -> list[FlowSpec]:
    pairs = [(a, b) for a in ON_MAP for b in (*ON_MAP, "JPN", "KOR", "TWN", "DEU") if a != b]
    keys = draw(st.lists(st.sampled_from(pairs), max_size=12, unique=True))
    flows = []
    for key in keys:
        width = draw(st.floats(2.2, 40))
        digits = draw(st.integers(1, 3_000_000))
        named = draw(st.integers(0, 5)) == 0
        size = 21.0 if width > 24 else 14.0
        flows.append(FlowSpec(key, 1.8, "", 0.0) if named else FlowSpec(key, width, f"{digits:,}", size))
    return sorted(flows, key=lambda flow: -flow.width)


marks = st.lists(
    st.builds(MarkSpec, st.sampled_from(ON_MAP), st.just("65,991 people,<br>nationality not published")),
    max_size=2,
)


def meets(a: Box, b: Box) -> bool:
    return a.polygon.buffer(-0.01).intersects(b.polygon.buffer(-0.01))


@settings(max_examples=60)
@given(flow_lists(), marks, st.sampled_from(SIZES))
def test_labels_keep_apart_and_off_foreign_arrows(
    flows: list[FlowSpec], marked: list[MarkSpec], size: tuple[int, int]
) -> None:
    found = scene(flows, marked, size)
    on_map = [label for label in found.labels if label.role in ("number", "mark", "name")]
    # Names of the subregion always stand, if need be on an arrow, and the largest numbers over the edge of one; other
    # numbers and marks never do.
    largest = [flow.key for flow in flows if flow.label and found.frame.node(flow.key[1])][:3]
    free = [label for label in on_map if label.role != "name"]
    for index, label in enumerate(on_map):
        for other in on_map[index + 1 :]:
            if {label.role, other.role} != {"name"}:
                assert not meets(label.box, other.box), (label.text, other.text)
    for label in free:
        shape = label.box.polygon
        assert shape.bounds[0] >= 0
        assert shape.bounds[1] >= 0
        assert shape.bounds[2] <= found.frame.width
        assert not any(shape.intersects(ground.polygon) for ground in found.grounds)
        assert shape.bounds[3] <= found.frame.height
        for key, drawn in found.arrows.items():
            covered = make_valid(drawn.polygon).intersection(shape).area
            assert covered <= (0.17 * shape.area if label.key in largest else 0), (label.text, key)
        for node in found.nodes:
            assert not Point(node.x, node.y).buffer(node.radius).intersects(shape)


@settings(max_examples=40)
@given(flow_lists(), st.sampled_from(SIZES))
def test_every_flow_is_drawn_or_said_to_be_left_out(flows: list[FlowSpec], size: tuple[int, int]) -> None:
    found = scene(flows, size=size)
    assert set(found.arrows) | set(found.left_out) == {flow.key for flow in flows}
    assert set(found.arrows).isdisjoint(found.left_out)
    assert found.left_out == ()
    widths = {flow.key: flow.width for flow in flows}
    assert all(shape.width == widths[key] for key, shape in found.arrows.items())
    assert {node.place for node in found.nodes} >= {"MMR", "THA", "LAO", "VNM", "KHM"}


@settings(max_examples=40)
@given(flow_lists())
def test_the_order_of_flows_changes_no_curve(flows: list[FlowSpec]) -> None:
    first = scene(flows)
    second = scene(list(reversed(flows)))
    assert set(first.arrows) == set(second.arrows)
    for key, shape in first.arrows.items():
        assert shape.ring == pytest.approx(second.arrows[key].ring)


def far(found: Scene, role: str) -> list[Label]:
    return [label for label in found.labels if label.role == role]


def test_far_places_stand_in_the_strip_from_north_to_south() -> None:
    found = scene([spec("KHM", "JPN"), spec("KHM", "KOR"), spec("MMR", "JPN"), spec("VNM", "TWN")])
    assert [dock.place for dock in found.docks] == ["KOR", "JPN", "TWN"]
    tops = [dock.top for dock in found.docks]
    assert tops == sorted(tops)
    assert all(dock.x > found.frame.map_width for dock in found.docks)
    assert [label.text for label in far(found, "far-name")] == [
        NAMES[place] for place in ("KOR", "JPN", "TWN")
    ]
    assert len(far(found, "far-number")) == 4
    for label in found.labels:
        if label.role.startswith("far"):
            assert label.box.x - label.box.width / 2 > found.frame.map_width


def test_each_far_arrow_points_at_its_own_line() -> None:
    found = scene([spec("KHM", "JPN"), spec("MMR", "JPN"), spec("LAO", "JPN")])
    for label in far(found, "far-number"):
        tip = found.arrows[label.key].axis[-1]  # type: ignore[index]
        assert tip[0] < label.box.x - label.box.width / 2
        assert abs(tip[1] - label.box.y) < 20
    # They arrive in the order of their origins, from north to south.
    order = sorted(far(found, "far-number"), key=lambda label: label.box.y)
    assert [label.key[0] for label in order] == ["MMR", "LAO", "KHM"]


def test_a_flow_that_is_only_named_says_so_in_the_strip() -> None:
    found = scene([FlowSpec(("MMR", "JPN"), 1.8, "", 0.0)])
    assert [label.text for label in far(found, "far-number")] == ["named"]


@pytest.mark.parametrize("size", SIZES)
def test_a_crowded_strip_stays_in_the_picture(size: tuple[int, int]) -> None:
    flows = [
        spec(origin, place)
        for place in ("KOR", "JPN", "TWN")
        for origin in ("MMR", "LAO", "VNM", "KHM", "THA")
    ]
    found = scene(flows, size=size)
    lines = [label for label in found.labels if label.role.startswith("far")]
    assert max(label.box.y + label.box.height / 2 for label in lines) <= found.frame.height
    for index, label in enumerate(lines):
        for other in lines[index + 1 :]:
            assert not meets(label.box, other.box), (label.text, other.text)


def test_without_far_flows_there_are_no_docks() -> None:
    found = scene([spec("MMR", "THA")])
    assert found.docks == ()
    assert far(found, "far-name") == []


def test_a_mark_stands_near_its_place_with_a_ring() -> None:
    found = scene([], [MarkSpec("THA", "65,991 holders")])
    (label,) = [label for label in found.labels if label.role == "mark"]
    assert label.key == ("THA",)
    (ring,) = found.rings
    node = next(node for node in found.nodes if node.place == "THA")
    assert abs(ring[1] - label.box.y) < label.box.height
    # The ring stands outside of the text, at the end that is nearer to the place.
    ends = label.box.x - label.box.width / 2, label.box.x + label.box.width / 2
    assert ring[0] < ends[0] if label.box.x > node.x else ring[0] > ends[1]
    assert Point(ring).distance(Point(node.x, node.y)) < 100


def test_a_mark_of_a_place_outside_the_picture_is_left_to_the_list() -> None:
    found = scene([], [MarkSpec("DEU", "1,000 nurses")])
    assert found.rings == ()
    assert [label for label in found.labels if label.role == "mark"] == []


def test_nodes_show_where_flows_start() -> None:
    nodes = {node.place: node for node in scene([spec("MMR", "THA"), spec("MMR", "SGP")]).nodes}
    assert nodes["MMR"].is_origin
    assert not nodes["THA"].is_origin


def test_far_places_in_the_west_never_stand_in_the_east() -> None:
    found = scene([spec("MMR", "SAU"), spec("KHM", "JPN"), spec("VNM", "DEU")])
    at = {dock.place: dock for dock in found.docks}
    assert at["JPN"].x > found.frame.map_width
    assert at["SAU"].x == at["DEU"].x < found.frame.centre[0]
    assert at["DEU"].top < at["SAU"].top
    notes = [label.text for label in far(found, "far-note")]
    assert notes == ["Further away", "In the west"]
    assert len(found.grounds) == 2


def test_on_a_phone_the_west_stands_below_under_a_heading() -> None:
    found = scene([spec("MMR", "SAU"), spec("KHM", "JPN")], size=(390, 440))
    japan, arabia = found.docks
    assert (japan.place, arabia.place) == ("JPN", "SAU")
    (note,) = [label for label in far(found, "far-note") if label.text == "In the west"]
    assert japan.bottom < note.box.y < arabia.top


@pytest.mark.parametrize("kind", [MapFrame.ASIA, MapFrame.WORLD])
def test_the_other_frames_have_no_rim(kind: MapFrame) -> None:
    found = scene([spec("KHM", "JPN"), spec("MMR", "SAU"), spec("VNM", "USA")], kind=kind)
    assert found.docks == found.grounds == ()
    assert ("KHM", "JPN") in found.arrows
    assert (("VNM", "USA") in found.arrows) == (kind == MapFrame.WORLD)


@pytest.mark.parametrize("kind", list(MapFrame))
def test_names_that_stand_off_have_a_line_to_their_place(kind: MapFrame) -> None:
    flows = [spec(a, b, 4.0) for a in ON_MAP[:5] for b in ON_MAP if a != b]
    found = scene(flows, kind=kind)
    nodes = {node.place: node for node in found.nodes}
    joined = {end for _start, end in found.leaders}
    named = {label.key[0] for label in found.labels if label.role == "name"}
    assert named >= {"MMR", "THA", "LAO", "VNM", "KHM"}
    for label in found.labels:
        if label.role == "name":
            node = nodes[label.key[0]]
            away = label.box.polygon.distance(Point(node.x, node.y)) - node.radius
            assert away < 10 or (node.x, node.y) in joined, label.text


def test_settings_of_the_map_have_their_corner() -> None:
    found = scene([spec("KHM", "SGP"), spec("MMR", "MYS")], [MarkSpec("MYS", "many<br>people")])
    corner = Box(120, found.frame.height - 17, 240, 34)
    assert not any(meets(label.box, corner) for label in found.labels)
