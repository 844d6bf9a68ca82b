"""Corrections of a picture: only what is wrong changes, and it is right afterwards."""

from shapely import Point

from app.flowmap.bend import Bend
from app.flowmap.candidates import drawn
from app.flowmap.ground import Flow
from app.flowmap.settle import settled

SIZE = (800.0, 700.0)
NODES = {"A": ((100.0, 350.0), 8.0), "B": ((700.0, 350.0), 8.0), "C": ((400.0, 320.0), 8.0)}


def test_what_is_right_stays() -> None:
    one = Flow(("A", "B"), (100.0, 350.0), (700.0, 350.0), 4.0)
    bends = {one.key: Bend(0.05, 0.2, 7.0)}
    assert settled([one], bends, NODES, SIZE, unit=1.3) == bends


def test_an_arrow_on_a_foreign_node_bends_off_it_while_others_stay() -> None:
    one = Flow(("A", "B"), (100.0, 350.0), (700.0, 350.0), 4.0)
    two = Flow(("A", "D"), (100.0, 350.0), (600.0, 600.0), 4.0)
    bends = {one.key: Bend(0.0, -0.1), two.key: Bend(0.0, 0.1)}
    assert drawn(one, bends[one.key]).polygon.distance(Point(400, 320)) < 8
    found = settled([one, two], bends, NODES, SIZE)
    assert drawn(one, found[one.key]).polygon.distance(Point(400, 320)) > 8
    assert found[two.key] == bends[two.key]
    assert abs(found[one.key].across - bends[one.key].across) <= 0.25


def test_of_two_heads_on_each_other_the_narrower_gives_way() -> None:
    wide = Flow(("A", "B"), (100.0, 350.0), (700.0, 350.0), 8.0)
    thin = Flow(("C", "B"), (120.0, 380.0), (700.0, 350.0), 3.0)
    bends = {wide.key: Bend(0.0, 0.0), thin.key: Bend(0.0, 0.0)}
    heads = [drawn(flow, bends[flow.key]).head for flow in (wide, thin)]
    assert heads[0].intersects(heads[1])
    nodes = {place: at for place, at in NODES.items() if place != "C"}
    found = settled([thin, wide], bends, nodes, SIZE)
    heads = [drawn(flow, found[flow.key]).head for flow in (wide, thin)]
    assert not heads[0].intersects(heads[1])
    assert found[wide.key] == bends[wide.key]
