"""The metrics of a picture, each on arrows and texts whose value can be worked out by hand."""

import json
from math import cos, radians, sin
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.flowmap.arrows import Arrow, Curve, arrow, bowed
from app.flowmap.crossings import crossings_of
from app.flowmap.labels import Box
from app.flowmap.scene import Node
from app.flowmap.score import Score, score
from app.flowmap.strip import Label

Spot = tuple[float, float]
SIZE = (1000.0, 1000.0)


def line(start: Spot, end: Spot, width: float = 4.0) -> Arrow:
    """A straight arrow from point to point, clipped at neither."""
    return arrow(bowed(start, end, 0.0), width, 0.0, 0.0)


def ray(angle: float, width: float = 4.0, length: float = 300.0) -> Arrow:
    """A straight arrow with its middle at (500, 500), in a direction in degrees."""
    dx, dy = cos(radians(angle)) * length / 2, sin(radians(angle)) * length / 2
    return line((500 - dx, 500 - dy), (500 + dx, 500 + dy), width)


def along(points: list[Spot] | np.ndarray, width: float) -> Arrow:
    """An arrow of which only the centre line counts."""
    axis = np.asarray(points, dtype=float)
    count = len(axis) - 1
    corner = axis[count : count + 1]
    return Arrow(np.vstack([axis[:-1], corner, corner, corner, axis[-2::-1], axis[:1]]), axis, width)


def node(place: str, x: float, y: float, radius: float = 5.0) -> Node:
    return Node(place, x, y, radius, True)


def text(x: float, y: float, width: float = 60.0, height: float = 20.0) -> Label:
    return Label("10,000", Box(x, y, width, height), 16.0, "number", ("A", "B"))


def scored(arrows: dict[str, Arrow], *nodes: Node, labels: tuple[Label, ...] = (), **other: Any) -> Score:
    """The score of arrows under keys such as "A-B"."""
    keyed = {(key[0], key[2]): shape for key, shape in arrows.items()}
    return score(keyed, nodes, labels, other.pop("size", SIZE), **other)


def test_an_empty_picture_has_no_fault() -> None:
    found = scored({})
    counts = {name: value for name, value in found.as_dict().items() if isinstance(value, int)}
    assert not any(counts.values())
    assert found.clearance is None
    assert (found.mean_sine, found.stretch, found.angular_resolution) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(("angle", "acute"), [(20, 1), (29, 1), (31, 0), (60, 0), (90, 0), (155, 1)])
def test_lines_cross_at_their_angle(angle: int, acute: int) -> None:
    found = scored({"A-B": ray(0), "C-D": ray(angle)})
    assert (found.crossings, found.acute_crossings, found.sibling_crossings) == (1, acute, 0)
    assert found.mean_sine == pytest.approx(sin(radians(angle)))


def test_a_crossing_knows_where_it_is_and_between_whom() -> None:
    (found,) = crossings_of({("C", "D"): ray(0), ("A", "B"): ray(150)})
    assert (found.first, found.second) == (("A", "B"), ("C", "D"))
    assert (found.x, found.y, found.angle) == pytest.approx((500, 500, 30))


def test_two_lines_can_cross_twice() -> None:
    bow = arrow(bowed((350, 470), (650, 470), 0.4), 4.0, 0.0, 0.0)
    assert scored({"A-B": ray(0), "C-D": bow}).crossings == 2


def test_lines_nearly_on_each_other_do_not_cross() -> None:
    found = scored({"A-B": ray(0), "C-D": ray(0.5)})
    assert found.crossings == 0
    assert found.collinear == pytest.approx(300, abs=1)


def test_the_angle_of_a_crossing_next_to_an_end() -> None:
    # One pixel after its start, where there are no two pixels before it.
    bow = arrow(Curve((500, 499), (500, 600), (560, 700)), 4.0, 0.0, 0.0)
    (found,) = crossings_of({("A", "B"): ray(0), ("C", "D"): bow})
    assert found.angle > 85


def test_the_angle_of_a_crossing_is_that_of_the_tangents() -> None:
    turn = np.linspace(-np.pi / 2, np.pi / 2, 181)
    half = along(500 + 8 * np.column_stack((np.cos(turn), np.sin(turn))), 4.0)
    (found,) = crossings_of({("A", "B"): ray(0), ("C", "D"): half})
    assert found.angle == pytest.approx(90, abs=0.5)


def test_lines_that_only_come_near_do_not_cross() -> None:
    assert scored({"A-B": line((0, 0), (100, 0)), "C-D": line((50, 80), (50, 1))}).crossings == 0


@pytest.mark.parametrize("other", ["A-C", "C-A", "C-B", "B-A"])
def test_arrows_with_a_place_in_common_are_siblings(other: str) -> None:
    found = scored({"A-B": ray(0), other: ray(90)})
    assert (found.crossings, found.sibling_crossings) == (1, 1)


def test_lines_side_by_side_and_too_close_are_measured() -> None:
    first = line((100, 100), (300, 100), 8.0)
    assert scored({"A-B": first, "C-D": line((100, 107), (300, 107), 8.0)}).collinear == pytest.approx(200)
    assert scored({"A-B": first, "C-D": line((200, 107), (400, 107), 8.0)}).collinear == pytest.approx(
        100, abs=9
    )
    assert scored({"A-B": first, "C-D": line((100, 109), (300, 109), 8.0)}).collinear == 0


def test_a_crossing_is_no_length_along_each_other() -> None:
    assert scored({"A-B": ray(0, 30), "C-D": ray(90, 30)}).collinear == 0
    assert scored({"A-B": ray(0, 30), "C-D": ray(31, 30)}).collinear == 0
    assert scored({"A-B": ray(0, 30), "C-D": ray(20, 30)}).collinear > 50


def test_both_ways_on_one_line_lie_on_each_other_and_do_not_cross() -> None:
    found = scored({"A-B": line((100, 100), (411, 233), 6.0), "B-A": line((411, 233), (100, 100), 6.0)})
    assert found.collinear == pytest.approx(np.hypot(311, 133))
    assert found.crossings == 0


def test_next_to_their_common_node_lines_may_lie_on_each_other() -> None:
    lines = {"A-B": line((100, 100), (300, 100), 8.0), "A-C": line((100, 103), (300, 103), 8.0)}
    bare, roomy = scored(lines), scored(lines, node("A", 100, 100, 40.0))
    assert bare.collinear - roomy.collinear == pytest.approx(60, abs=3)
    assert scored(lines, node("D", 100, 100, 40.0)).collinear == bare.collinear


@pytest.mark.parametrize(
    ("y", "air", "under"), [(108, -2, 1), (112, 2, 0), (100, -5, 1), (110.001, 0.001, 0)]
)
def test_a_foreign_node_has_air_or_lies_under(y: float, air: float, under: int) -> None:
    # The body reaches five pixels to each side of y = 100.
    found = scored({"A-B": line((0, 100), (400, 100), 10.0)}, node("C", 200, y))
    assert found.under_node == under
    assert found.clearance == pytest.approx(air)


def test_heads_need_air_too() -> None:
    # The head is 14.2 long and 9.4 to each side at its base.
    found = scored({"A-B": line((0, 100), (400, 100), 10.0)}, node("C", 400 - 14.2, 113, 4.0))
    assert found.under_node == 1
    assert found.clearance == pytest.approx(13 - 9.4 - 4.0)


def test_the_own_nodes_of_an_arrow_are_not_foreign() -> None:
    own = node("A", 0, 100), node("B", 400, 100)
    assert scored({"A-B": line((0, 100), (400, 100))}, *own).under_node == 0
    assert scored({"A-B": line((0, 100), (400, 100))}, *own).clearance is None
    assert scored({"A-C": line((0, 100), (400, 100))}, *own).under_node == 1


@pytest.mark.parametrize(("tip", "heads"), [(96, 1), (104, 0)])
def test_heads_on_heads(tip: float, heads: int) -> None:
    found = scored({"A-B": line((0, 50), (100, 50)), "C-B": line((200, 50), (tip, 50))})
    assert found.head_on_head == heads
    assert (found.head_on_flow, found.head_on_connected_flow) == (0, 0)


@pytest.mark.parametrize(
    ("key", "tip", "foreign", "connected"),
    [("C-D", 98, 1, 0), ("C-B", 98, 0, 1), ("B-A", 98, 0, 1), ("C-D", 90, 0, 0)],
)
def test_heads_on_bodies(key: str, tip: float, foreign: int, connected: int) -> None:
    found = scored({"A-B": line((0, 100), (400, 100), 10.0), key: line((200, 0), (200, tip))})
    assert (found.head_on_flow, found.head_on_connected_flow) == (foreign, connected)
    assert found.head_on_head == 0


def test_the_overlap_is_a_part_of_all_ink() -> None:
    # Heads are 0.62 w + 8 long, at least 10, and half as wide as 0.62 w + 3.2, at least 5.2.
    thin = 4 * (300 - 10.48) + 10.48 * 5.68
    wide = 8 * (300 - 12.96) + 12.96 * 8.16
    found = scored({"A-B": ray(0, 4), "C-D": ray(90, 8)})
    assert found.ribbon_overlap == pytest.approx(4 * 8 / (thin + wide))
    assert scored({"A-B": ray(0, 4), "C-D": line((0, 0), (300, 0), 8.0)}).ribbon_overlap == 0


def test_the_angles_at_a_node() -> None:
    hub = node("A", 500, 500)

    def spread(*angles: float) -> float:
        ends = {key: line((500, 500), (500 + 200 * cos(radians(a)), 500 + 200 * sin(radians(a))))
                for key, a in zip(("A-B", "A-C", "A-D", "A-E"), angles, strict=False)}  # fmt: skip
        return scored(ends, hub).angular_resolution

    assert spread(0, 180) == pytest.approx(1)
    assert spread(10, 100) == pytest.approx(0.5)
    assert spread(0, 90, 180, 270) == pytest.approx(1)
    # The gap over the turn from 350 to 5 degrees is the least.
    assert spread(350, 90, 180, 5) == pytest.approx(15 / 90)
    assert spread(77) == 1


def test_arrows_that_arrive_count_at_a_node_whichever_way_their_key_reads() -> None:
    hub, there, here = node("A", 500, 500), line((500, 500), (700, 500)), line((500, 700), (500, 510))
    assert scored({"A-B": there, "C-A": here}, hub).angular_resolution == pytest.approx(0.5)
    # A remittance goes from the destination to the origin of its key.
    assert scored({"A-B": there, "A-C": here}, hub).angular_resolution == pytest.approx(0.5)


def test_the_stretch_of_a_half_circle() -> None:
    turn = np.linspace(0, np.pi, 721)
    half = along(500 + 100 * np.column_stack((np.cos(turn), np.sin(turn))), 4.0)
    assert scored({"A-B": half}).stretch == pytest.approx(np.pi / 2, rel=1e-4)
    assert scored({"A-B": half, "C-D": ray(0)}).stretch == pytest.approx((np.pi / 2 + 1) / 2, rel=1e-4)


@pytest.mark.parametrize(("control", "wanted"), [(500, 0.0), (530, 0.2), (440, 0.4)])
def test_the_asymmetry_of_a_curve(control: float, wanted: float) -> None:
    curve = along(Curve((350, 500), (control, 590), (650, 500)).points(27), 4.0)
    assert scored({"A-B": curve}).asymmetry == pytest.approx(wanted, abs=0.004)


def test_a_straight_line_leans_to_no_side() -> None:
    assert scored({"A-B": ray(17)}).asymmetry == 0


@pytest.mark.parametrize(("width", "flags"), [(4.0, 0), (6.0, 1)])
def test_sharp_bends_are_flagged(width: float, flags: int) -> None:
    # A quarter of a circle with a radius of ten pixels between two straight ends.
    turn = np.linspace(-np.pi / 2, 0, 12)
    bend = 10 * np.column_stack((np.cos(turn), np.sin(turn))) + (300, 110)
    path = np.vstack([[(200, 100)], bend, [(310, 200), (310, 212)]])
    assert scored({"A-B": along(path, width)}).sharp_bends == flags


def test_labels_on_labels() -> None:
    apart = scored({}, labels=(text(100, 100), text(160, 100), text(100, 120)))
    assert (apart.label_overlaps, apart.label_area) == (0, 0)
    close = scored({}, labels=(text(100, 100), text(150, 105), text(400, 400)))
    assert close.label_overlaps == 1
    assert close.label_area == pytest.approx(10 * 15, abs=1)


def test_labels_on_arrows_heads_and_nodes() -> None:
    shape = {"A-B": line((0, 100), (400, 100))}
    body = scored(shape, labels=(text(200, 109),))
    assert body.label_area == pytest.approx(60 * 3, abs=1)
    assert body.labels_on_heads == 0
    head = scored(shape, labels=(text(410, 100),))
    assert head.labels_on_heads == 1
    disc = scored({}, node("A", 100, 100, 4.0), labels=(text(100, 100),))
    assert disc.label_area == pytest.approx(np.pi * 16, rel=0.03)


@pytest.mark.parametrize(("x", "cut"), [(30, 0), (970, 0), (971, 1), (29, 1), (1200, 1)])
def test_labels_cut_by_the_frame(x: float, cut: int) -> None:
    assert scored({}, labels=(text(x, 500),)).labels_cut == cut


def test_ink_outside_of_the_picture() -> None:
    shape = line((100, 100), (400, 100))
    assert scored({"A-B": shape}, size=(400, 200)).off_canvas == pytest.approx(0)
    # All of the head, 10.48 by 11.36 / 2, and ten pixels of the body.
    outside = scored({"A-B": shape}, size=(400 - 20.48, 200)).off_canvas
    assert outside == pytest.approx(10 * 4 + 10.48 * 5.68)


def test_a_wrong_width_is_seen_on_the_drawn_ring() -> None:
    shape = line((100, 100), (400, 100), 12.0)
    wider = Arrow(line((100, 100), (400, 100), 14.5).ring, shape.axis, 12.0)
    wanted = {("A", "B"): 12.0}
    assert scored({"A-B": shape}, widths=wanted).width_error == pytest.approx(0, abs=1e-9)
    assert scored({"A-B": wider}, widths=wanted).width_error == pytest.approx(2.5)
    assert scored({"A-B": wider}).width_error == 0


def test_a_score_goes_into_a_file() -> None:
    found = scored({"A-B": ray(0), "C-D": ray(20)}, node("E", 600, 600)).as_dict()
    assert json.loads(json.dumps(found)) == found
    assert found["mean_sine"] == 0.342
    assert set(found) >= {"crossings", "under_node", "head_on_head", "ribbon_overlap", "width_error"}


# Places far enough apart for an arrow with its head.
spots = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda at: (at[0] * 70.0, at[1] * 70.0 + at[0]))


@st.composite
def pictures(draw: st.DrawFn) -> tuple[dict[str, Spot], list[tuple[str, str, float, float]]]:
    """Places, and flows between them as origin, destination, width and bow."""
    places = dict(zip("ABCDE", draw(st.lists(spots, min_size=5, max_size=5, unique=True)), strict=True))
    pairs = st.sampled_from([(a, b) for a in places for b in places if a != b])
    keys = draw(st.lists(pairs, min_size=1, max_size=6, unique=True))
    return places, [(*key, draw(st.floats(2.2, 20)), draw(st.floats(-0.4, 0.4))) for key in keys]


def pictured(places: dict[str, Spot], flows: list[tuple[str, str, float, float]], by: float = 0.0) -> Score:
    """The score of a picture, all of it moved `by` pixels to the right and down."""
    at = {place: (x + by, y + by) for place, (x, y) in places.items()}
    arrows = {(a, b): arrow(bowed(at[a], at[b], bow), width, 6.0, 8.0) for a, b, width, bow in flows}
    nodes = [node(place, *spot) for place, spot in at.items()]
    return score(arrows, nodes, [], (2000.0, 2000.0))


@settings(max_examples=30)
@given(pictures(), st.randoms())
def test_the_order_of_flows_does_not_matter(
    picture: tuple[dict[str, Spot], list[tuple[str, str, float, float]]], random: Any
) -> None:
    places, flows = picture
    shuffled = random.sample(flows, len(flows))
    assert pictured(places, shuffled).as_dict() == pytest.approx(pictured(places, flows).as_dict())


@settings(max_examples=30)
@given(pictures())
def test_every_metric_is_finite_and_in_its_range(
    picture: tuple[dict[str, Spot], list[tuple[str, str, float, float]]],
) -> None:
    found = pictured(*picture)
    assert all(value is None or np.isfinite(value) for value in found.as_dict().values())
    assert 0 <= found.mean_sine <= 1
    assert 0 <= found.angular_resolution <= 1
    assert found.sibling_crossings <= found.crossings
    assert found.acute_crossings <= found.crossings
    assert found.stretch >= 1 - 1e-9
    assert found.ribbon_overlap >= 0


def test_a_picture_moved_has_the_same_score() -> None:
    places = {"A": (10.0, 20.0), "B": (280.0, 90.0), "C": (40.0, 250.0), "D": (260.0, 270.0)}
    flows = [("A", "B", 6.0, 0.1), ("A", "D", 12.0, -0.2), ("C", "B", 4.0, 0.2), ("B", "A", 3.0, 0.1)]
    assert pictured(places, flows, 512.0).as_dict() == pytest.approx(pictured(places, flows, 600.0).as_dict())
