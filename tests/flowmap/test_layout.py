"""Bows: off foreign nodes, off each other, and the same whatever the order of the flows."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from app.flowmap.arrows import bowed
from app.flowmap.layout import BOWS, Flow, bows

SIZE = (800.0, 700.0)
nodes = st.dictionaries(
    st.sampled_from("ABCDEFGH"),
    st.tuples(st.integers(20, 780).map(float), st.integers(20, 680).map(float)),
    min_size=2,
    max_size=8,
)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Flow], dict[str, tuple[float, float]]]:
    places = draw(nodes)
    pairs = [(a, b) for a in sorted(places) for b in sorted(places) if a != b and places[a] != places[b]]
    if not pairs:
        return [], places
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True))
    widths = [draw(st.floats(1.8, 40)) for _ in chosen]
    return [
        Flow(key, places[key[0]], places[key[1]], width) for key, width in zip(chosen, widths, strict=True)
    ], places


@settings(max_examples=15)
@given(networks(), st.randoms())
def test_the_order_of_flows_does_not_matter(
    network: tuple[list[Flow], dict[str, tuple[float, float]]], chance: random.Random
) -> None:
    flows, places = network
    shuffled = list(flows)
    chance.shuffle(shuffled)
    other = dict(sorted(places.items(), reverse=True))
    assert bows(flows, places, SIZE) == bows(shuffled, other, SIZE)


@settings(max_examples=15)
@given(networks())
def test_every_flow_gets_one_of_the_bows(network: tuple[list[Flow], dict[str, tuple[float, float]]]) -> None:
    flows, places = network
    found = bows(flows, places, SIZE)
    assert set(found) == {flow.key for flow in flows}
    assert set(found.values()) <= set(BOWS)


def test_no_flows_need_no_bows() -> None:
    assert bows([], {"A": (1.0, 2.0)}, SIZE) == {}


def flow(a: str, b: str, places: dict[str, tuple[float, float]], width: float = 4.0) -> Flow:
    return Flow((a, b), places[a], places[b], width)


def line(of: Flow, bow: float) -> LineString:
    return LineString(bowed(of.start, of.end, bow).points(60))


def test_a_flow_goes_round_a_foreign_node() -> None:
    places = {"A": (100.0, 300.0), "B": (700.0, 300.0), "C": (400.0, 300.0)}
    one = flow("A", "B", places)
    path = line(one, bows([one], places, SIZE)["A", "B"])
    assert path.distance(LineString([places["C"], places["C"]])) > 14


def test_a_wide_flow_keeps_further_off() -> None:
    places = {"A": (100.0, 300.0), "B": (700.0, 300.0), "C": (400.0, 300.0)}
    one = flow("A", "B", places, width=40.0)
    path = line(one, bows([one], places, SIZE)["A", "B"])
    assert path.distance(LineString([places["C"], places["C"]])) > 20 + 14


def test_opposite_flows_part() -> None:
    places = {"A": (200.0, 300.0), "B": (600.0, 300.0)}
    both = [flow("A", "B", places), flow("B", "A", places)]
    found = bows(both, places, SIZE)
    middle = [line(one, found[one.key]).interpolate(0.5, normalized=True) for one in both]
    assert middle[0].distance(middle[1]) > 9


def test_a_flow_alone_bends_slightly() -> None:
    # A straight line reads as a border or a route.
    places = {"A": (200.0, 300.0), "B": (600.0, 300.0)}
    bow = bows([flow("A", "B", places)], places, SIZE)["A", "B"]
    assert 0 < abs(bow) <= 0.2


def test_a_flow_stays_in_the_picture() -> None:
    places = {"A": (200.0, 8.0), "B": (600.0, 8.0), "C": (400.0, 24.0)}
    one = flow("A", "B", places)
    assert line(one, bows([one], places, SIZE)["A", "B"]).bounds[1] >= 6


@pytest.mark.parametrize("turn", range(4))
def test_flows_that_need_not_cross_do_not(turn: int) -> None:
    places = {"A": (100.0, 200.0), "B": (700.0, 200.0), "C": (100.0, 450.0), "D": (700.0, 450.0)}
    ends = [("A", "B"), ("C", "D"), ("A", "D")]
    both = [flow(*pair, places) for pair in (ends[turn % 3], ends[(turn + 1) % 3])]
    found = bows(both, places, SIZE)
    first, second = (line(one, found[one.key]) for one in both)
    shared = set(both[0].key) & set(both[1].key)
    assert not first.crosses(second) or shared


@pytest.mark.parametrize("end", [(300.0, 120.0), (120.0, 300.0), (220.0, 260.0)])
def test_the_two_ways_of_a_corridor_lie_side_by_side(end: tuple[float, float]) -> None:
    start = (100.0, 100.0)
    flows = [Flow(("A", "B"), start, end, 20.0), Flow(("B", "A"), end, start, 12.0)]
    found = bows(flows, {}, (500, 500))
    there = bowed(start, end, found["A", "B"]).points(40)
    back = bowed(end, start, found["B", "A"]).points(40)
    assert math.dist(there[20], back[20]) > 16
