"""Layouts: the same whatever the order, moved and scaled with the picture, off foreign nodes, heads apart."""

import random
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from app.flowmap.arrows import curve_of
from app.flowmap.bend import Bend
from app.flowmap.candidates import drawn
from app.flowmap.constraints import RANGE
from app.flowmap.ground import Flow, Key, Pixel
from app.flowmap.layout import forced_bends, lay_out
from app.flowmap.score import score

SIZE = (800.0, 700.0)
Network = tuple[list[Flow], dict[str, Pixel]]


def flow(a: str, b: str, places: dict[str, Pixel], width: float = 4.0) -> Flow:
    return Flow((a, b), places[a], places[b], width)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    spots = st.tuples(st.integers(1, 12), st.integers(1, 10))
    found = draw(st.lists(spots, min_size=3, max_size=7, unique=True))
    places = {name: (60.0 * x, 60.0 * y) for name, (x, y) in zip("ABCDEFG", found, strict=False)}
    pairs = [(a, b) for a in places for b in places if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=7, unique=True))
    widths = draw(st.lists(st.sampled_from([1.75, 2.25, 4.0, 8.0, 16.0]), min_size=7, max_size=7))
    return [flow(*key, places, width) for key, width in zip(chosen, widths, strict=False)], places


few = settings(max_examples=6, deadline=None)


@few
@given(networks(), st.randoms())
def test_the_order_of_flows_and_nodes_does_not_matter(network: Network, chance: random.Random) -> None:
    flows, places = network
    shuffled = list(flows)
    chance.shuffle(shuffled)
    other = dict(sorted(places.items(), reverse=True))
    assert lay_out(flows, places, SIZE) == lay_out(shuffled, other, SIZE)


@few
@given(networks())
def test_a_flow_of_nothing_changes_nothing(network: Network) -> None:
    flows, places = network
    free = [(a, b) for a in places for b in places if a != b and (a, b) not in {each.key for each in flows}]
    assume(free)
    assert lay_out([*flows, flow(*free[0], places, 0.0)], places, SIZE) == lay_out(flows, places, SIZE)


@few
@given(networks(), st.integers(-500, 500), st.integers(-500, 500), st.sampled_from([0.5, 1.0, 2.0, 4.0]))
def test_a_layout_moves_and_scales_with_its_picture(network: Network, x: int, y: int, unit: float) -> None:
    flows, places = network

    def at(pixel: Pixel) -> Pixel:
        return pixel[0] * unit + x, pixel[1] * unit + y

    moved = [
        Flow(each.key, at(each.start), at(each.end), each.width * unit, 1.0, 10.5 * unit, 13.0 * unit)
        for each in flows
    ]
    found = lay_out(
        moved,
        {place: at(pixel) for place, pixel in places.items()},
        (SIZE[0] * unit, SIZE[1] * unit),
        corner=(float(x), float(y)),
        radius=8.5 * unit,
        unit=unit,
    )
    assert found == lay_out(flows, places, SIZE)


@few
@given(networks(), st.booleans())
def test_every_control_point_is_finite_and_in_its_range_box(network: Network, quick: bool) -> None:
    flows, places = network
    found = lay_out(flows, places, SIZE, quick=quick)
    assert set(found) == {each.key for each in flows}
    for bend in (*found.values(), *forced_bends(flows, places, SIZE).values()):
        assert np.isfinite([bend.along, bend.across, bend.pull]).all()
        assert abs(bend.along) <= 0.5 + 1e-3
        assert abs(bend.across) <= RANGE + 1e-3
        assert 0 <= bend.pull <= 40


@few
@given(networks())
def test_both_ways_of_a_corridor_never_lie_on_each_other(network: Network) -> None:
    flows, places = network
    one = flows[0]
    flows = [each for each in flows if each.key != one.key[::-1]]
    both = [*flows, Flow(one.key[::-1], one.end, one.start, one.width)]
    found = lay_out(both, places, SIZE)
    middles = [
        LineString(curve_of(each.start, each.end, found[each.key]).points(41)).interpolate(
            0.5, normalized=True
        )
        for each in (one, both[-1])
    ]
    assert middles[0].distance(middles[1]) > min(one.width, 0.2 * one.length)


def test_no_flows_need_no_bends() -> None:
    assert lay_out([], {"A": (1.0, 2.0)}, SIZE) == {}


def test_fixed_flows_stay_and_others_make_way() -> None:
    places = {"A": (100.0, 300.0), "B": (700.0, 300.0), "C": (120.0, 330.0), "D": (690.0, 340.0)}
    flows = [flow("A", "B", places), flow("C", "D", places)]
    kept = {("A", "B"): Bend(0.1, 0.3)}
    found = lay_out(flows, places, SIZE, kept)
    assert found["A", "B"] == kept["A", "B"]
    assert crossings(flows, found) == 0


@pytest.mark.parametrize("width", [2.2, 12.0, 40.0])
def test_a_flow_goes_round_a_foreign_node(width: float) -> None:
    places = {"A": (100.0, 300.0), "B": (700.0, 300.0), "C": (400.0, 300.0)}
    one = flow("A", "B", places, width)
    shape = drawn(one, lay_out([one], places, SIZE)["A", "B"]).polygon
    assert shape.distance(Point(places["C"])) > 8.5 + 3


def test_a_flow_alone_bends_slightly_and_evenly() -> None:
    # A straight line reads as a border or a route.
    places = {"A": (200.0, 300.0), "B": (600.0, 300.0)}
    bend = lay_out([flow("A", "B", places)], places, SIZE)["A", "B"]
    assert 0.02 < abs(bend.across) <= 0.2
    assert bend.along == pytest.approx(0, abs=0.03)


def test_a_flow_stays_in_the_picture() -> None:
    places = {"A": (200.0, 20.0), "B": (600.0, 20.0), "C": (400.0, 40.0)}
    one = flow("A", "B", places)
    assert drawn(one, lay_out([one], places, SIZE)["A", "B"]).polygon.bounds[1] >= 0


def test_siblings_do_not_cross() -> None:
    hub = (100.0, 350.0)
    places = {"A": hub} | {name: (600.0, 150.0 + 70 * at) for at, name in enumerate("BCDEF")}
    flows = [flow("A", name, places) for name in "BCDEF"]
    for found in (lay_out(flows, places, SIZE), forced_bends(flows, places, SIZE)):
        assert crossings(flows, found) == 0


def test_heads_at_one_node_keep_apart() -> None:
    places = {"A": (500.0, 350.0)} | {
        name: (120.0 + 30 * at, 80.0 + 110 * at) for at, name in enumerate("BCDEF")
    }
    flows = [flow(name, "A", places, 8.0 if name == "D" else 3.0) for name in "BCDEF"]
    found = lay_out(flows, places, SIZE)
    heads = [drawn(each, found[each.key]).head for each in flows]
    assert not any(one.intersects(two) for one, two in combinations(heads, 2))


def test_a_far_flow_reaches_its_dock_nearly_level() -> None:
    one = Flow(("A", "B"), (300.0, 600.0), (760.0, 120.0), 4.0, end_gap=0.0, end_docked=True)
    level, plain = (
        lay_out([each], {"A": one.start}, SIZE)["A", "B"]
        for each in (one, Flow(one.key, one.start, one.end, 4.0, end_gap=0.0))
    )

    def slope(bend: Bend) -> float:
        way = np.diff(curve_of(one.start, one.end, bend).points()[-2:], axis=0)[0]
        return abs(float(way[1])) / float(np.hypot(*way))

    assert slope(level) < slope(plain)
    assert slope(level) < 0.6


@settings(max_examples=4, deadline=None)
@given(networks())
def test_a_layout_is_no_worse_than_straight_lines(network: Network) -> None:
    flows, places = network
    found = lay_out(flows, places, SIZE)
    assert crossings(flows, found) <= crossings(flows, {each.key: Bend(0.0, 0.0) for each in flows})


def crossings(flows: list[Flow], bends: dict[Key, Bend]) -> int:
    """How many crossings the arrows of flows have as drawn."""
    arrows = {each.key: drawn(each, bends[each.key]) for each in flows}
    return score(arrows, [], [], SIZE).crossings


def test_a_spread_fan_is_wider_than_its_straight_lines() -> None:
    places = {"A": (100.0, 350.0)} | {name: (650.0, 330.0 + 20 * at) for at, name in enumerate("BCD")}
    flows = [flow("A", name, places) for name in "BCD"]
    found = lay_out(flows, places, SIZE)
    ways = sorted(
        np.arctan2(*(drawn(each, found[each.key]).axis[4] - np.array(each.start))[::-1]) for each in flows
    )
    assert min(b - a for a, b in pairwise(ways)) > 0.04
