"""What holds for control points: range boxes, the picture, siblings that do not cross, free nodes."""

import numpy as np
import pytest
from shapely import LineString, Point

from app.flowmap.arrows import Curve
from app.flowmap.constraints import (
    into_canvas,
    into_range,
    off_obstacles,
    siblings,
    symmetrised,
    untangled,
)
from app.flowmap.forces import forced
from app.flowmap.ground import Flow, Ground
from app.flowmap.projection import Points

SIZE = (800.0, 700.0)


def line(flow: Flow, control: Points) -> LineString:
    return LineString(Curve(flow.start, (float(control[0]), float(control[1])), flow.end).points(60))


def test_a_control_point_outside_its_range_box_moves_to_the_border_on_its_way_to_the_middle() -> None:
    start, end = np.array([[0.0, 0.0]] * 3), np.array([[100.0, 0.0]] * 3)
    moved = into_range(np.array([[50.0, 120.0], [200.0, 0.0], [60.0, 20.0]]), start, end)
    assert moved == pytest.approx(np.array([[50.0, 50.0], [100.0, 0.0], [60.0, 20.0]]))


def test_a_control_point_outside_the_picture_moves_to_its_edge() -> None:
    middle = np.array([[400.0, 100.0], [400.0, 100.0]])
    moved = into_canvas(np.array([[400.0, -100.0], [500.0, 200.0]]), middle, SIZE)
    assert moved == pytest.approx(np.array([[400.0, 0.0], [500.0, 200.0]]))


def test_siblings_that_cross_swap_sides() -> None:
    flows = [
        Flow(("A", "B"), (100.0, 350.0), (600.0, 300.0), 4.0),
        Flow(("A", "C"), (100.0, 350.0), (600.0, 400.0), 4.0),
    ]
    control = np.array([[350.0, 500.0], [350.0, 200.0]])
    lines = [line(*each) for each in zip(flows, control, strict=True)]
    assert lines[0].intersection(lines[1]).geom_type != "Point"
    found = untangled(control, flows, SIZE, siblings(flows))
    lines = [line(*each) for each in zip(flows, found, strict=True)]
    met = lines[0].intersection(lines[1]).difference(Point(100, 350).buffer(1))
    assert met.is_empty


def test_a_flow_on_a_node_moves_off_it_and_is_locked() -> None:
    ground = Ground({"A": (100.0, 350.0), "B": (700.0, 350.0), "C": (400.0, 350.0)}, SIZE)
    flow = Flow(("A", "B"), ground.nodes["A"], ground.nodes["B"], 4.0)
    locked: set[int] = set()
    found, over = off_obstacles(np.array([[400.0, 350.0]]), [flow], ground, locked, 1)
    assert (over, locked) == (1, {0})
    assert line(flow, found[0]).distance(Point(400, 350)) > 8.5 + 2


def test_a_curve_becomes_symmetric_unless_that_puts_it_on_a_node() -> None:
    ground = Ground({"A": (100.0, 350.0), "B": (700.0, 350.0), "C": (400.0, 300.0)}, SIZE)
    flow = Flow(("A", "B"), ground.nodes["A"], ground.nodes["B"], 4.0)
    skewed = np.array([[500.0, 450.0]])
    assert symmetrised(skewed, [flow], ground, [])[0] == pytest.approx([400, 450])
    over = np.array([[500.0, 250.0]])
    assert symmetrised(over, [flow], ground, [])[0] == pytest.approx([500, 250])


def test_the_forces_part_flows_that_lie_close_together() -> None:
    ground = Ground(
        {"A": (100.0, 340.0), "B": (700.0, 340.0), "C": (100.0, 360.0), "D": (700.0, 360.0)}, SIZE
    )
    flows = [
        Flow(("A", "B"), ground.nodes["A"], ground.nodes["B"], 4.0),
        Flow(("C", "D"), ground.nodes["C"], ground.nodes["D"], 4.0),
    ]
    control = forced(flows, ground)
    assert control[0][1] < 340
    assert control[1][1] > 360
