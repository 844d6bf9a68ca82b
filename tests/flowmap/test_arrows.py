"""Arrows: body and head in one valid ring, clipped at both nodes; ornament that stays inside."""

from math import hypot

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, make_valid, union_all

from app.flowmap.arrows import arrow, bowed, curve_of, dashes, grown, hatching, outline
from app.flowmap.bend import Bend

coordinates = st.floats(0, 900).map(lambda value: round(value, 2))
points = st.tuples(coordinates, coordinates)
bends = st.floats(-0.38, 0.38)
widths = st.floats(1.8, 48)


def far_apart(a: tuple[float, float], b: tuple[float, float], width: float) -> bool:
    """Whether two nodes leave room for body and head, as those of the map do."""
    return hypot(a[0] - b[0], a[1] - b[1]) > 60 + 2.2 * width


@given(points, points, bends)
def test_a_curve_begins_and_ends_at_its_nodes(
    a: tuple[float, float], b: tuple[float, float], bend: float
) -> None:
    curve = bowed(a, b, bend).points()
    assert tuple(curve[0]) == pytest.approx(a)
    assert tuple(curve[-1]) == pytest.approx(b)


def test_a_positive_bow_bends_to_the_right_of_travel() -> None:
    # y grows downwards, so right of travel to the east is below.
    curve = bowed((0, 0), (100, 0), 0.2).points(3)
    assert tuple(curve[1]) == pytest.approx((50, 10))
    assert bowed((0, 0), (100, 0), 0.0).points(3)[1][1] == 0


def test_a_bend_says_where_the_control_point_stands() -> None:
    curve = curve_of((0, 0), (0, 200), Bend(0.1, 0.2))
    # Travel is downwards, so right of it is to the west.
    assert curve.control == pytest.approx((-40, 120))


@given(points, points, bends)
def test_there_and_back_with_one_bow_are_two_curves(
    a: tuple[float, float], b: tuple[float, float], bend: float
) -> None:
    assume(hypot(a[0] - b[0], a[1] - b[1]) > 1)
    there, back = bowed(a, b, bend).points(5), bowed(b, a, bend).points(5)[::-1]
    apart = hypot(*(there[2] - back[2]))
    assert apart == pytest.approx(abs(bend) * hypot(a[0] - b[0], a[1] - b[1]), abs=1e-6)


@given(points, points, bends, widths)
def test_an_arrow_is_one_ring_between_its_nodes(
    a: tuple[float, float], b: tuple[float, float], bend: float, width: float
) -> None:
    assume(far_apart(a, b, width))
    shape = arrow(bowed(a, b, bend), width, 10.5, 13.0)
    assert tuple(shape.ring[0]) == tuple(shape.ring[-1])
    assert np.isfinite(shape.ring).all()
    body = make_valid(shape.polygon)
    assert body.area > 0
    # Nothing of it lies on the node where it ends, and its tip is the point next to that node.
    assert Point(b).distance(Point(shape.axis[-1])) == pytest.approx(13.0, abs=hypot(900, 900) * 1.4 / 159)
    assert Point(a).distance(Point(shape.axis[0])) >= 10.5


@given(points, points, bends, st.floats(2.2, 40))
def test_the_body_has_its_width_in_the_middle(
    a: tuple[float, float], b: tuple[float, float], bend: float, width: float
) -> None:
    assume(far_apart(a, b, 2 * width))
    shape = arrow(bowed(a, b, bend), width, 10.5, 13.0)
    count = len(shape.axis) - 1
    left, right = shape.ring[:count], shape.ring[-2 : -2 - count : -1]
    across = np.hypot(*(left - right).T)
    middle = across[count // 2 :]
    assert middle == pytest.approx(np.full(len(middle), width), abs=1e-6)
    assert across.max() <= width + 1e-6


@pytest.mark.parametrize("width", [2.2, 7.0, 20.0, 40.0])
def test_the_head_is_as_the_design_says(width: float) -> None:
    shape = arrow(bowed((0, 0), (400, 0), 0.0), width, 10.5, 13.0)
    xs, ys = shape.ring[:, 0], shape.ring[:, 1]
    tip = xs.max()
    assert tip - shape.axis[-2][0] == pytest.approx(max(10, 0.62 * width + 8))
    assert np.abs(ys).max() == pytest.approx(max(5.2, 0.62 * width + 3.2))


def test_a_thick_arrow_starts_further_away_and_narrower() -> None:
    thin = arrow(bowed((0, 0), (400, 0), 0.0), 8.0, 10.5, 13.0)
    thick = arrow(bowed((0, 0), (400, 0), 0.0), 40.0, 10.5, 13.0)
    assert thin.axis[0][0] == pytest.approx(10.5, abs=2.6)
    assert thick.axis[0][0] == pytest.approx(10.5 + 0.22 * 40, abs=2.6)
    assert np.ptp(thick.ring[[0, -2], 1]) == pytest.approx(24)
    assert np.ptp(thin.ring[[0, -2], 1]) == pytest.approx(8)


def test_nodes_close_together_still_give_an_arrow() -> None:
    shape = arrow(bowed((0, 0), (30, 0), 0.1), 40.0, 10.5, 13.0)
    assert np.isfinite(shape.ring).all()
    assert make_valid(shape.polygon).area > 0


@given(points, points, bends, st.floats(6, 40))
def test_hatching_stays_inside_its_arrow(
    a: tuple[float, float], b: tuple[float, float], bend: float, width: float
) -> None:
    assume(far_apart(a, b, 2 * width))
    shape = arrow(bowed(a, b, bend), width, 10.5, 13.0)
    body = make_valid(shape.polygon)
    stripes = [Polygon(ring) for ring in hatching(shape)]
    assert stripes
    inked = union_all(stripes)
    assert inked.difference(body.buffer(0.01)).area < 1e-6
    assert 0 < inked.area < 0.5 * body.area


@pytest.mark.parametrize("end", [(-60.0, 80.0), (60.0, 80.0), (60.0, -80.0)])
def test_stripes_slope_against_their_arrow(end: tuple[float, float]) -> None:
    # Along a short narrow arrow there would be a single stripe, which looks like a flaw.
    shape = arrow(bowed((0, 0), end, 0.0), 6.0, 10.5, 13.0)
    assert len(hatching(shape, part=0.5)) >= 3


def test_a_thin_arrow_has_no_room_for_hatching() -> None:
    # Its head may be wide enough for a stroke, its body is not.
    shape = arrow(bowed((0, 0), (400, 0), 0.0), 2.2, 10.5, 13.0)
    head = shape.axis[-2][0]
    assert all(ring[:, 0].min() > head - 1 for ring in hatching(shape))


@given(points, points, bends, widths)
def test_a_halo_covers_its_arrow(
    a: tuple[float, float], b: tuple[float, float], bend: float, width: float
) -> None:
    assume(far_apart(a, b, width))
    shape = arrow(bowed(a, b, bend), width, 10.5, 13.0)
    halo = make_valid(Polygon(grown(shape, 1.7)))
    body = make_valid(shape.polygon)
    assert body.difference(halo.buffer(0.01)).area < 0.01
    assert halo.area > body.area


@given(points, points, bends, st.floats(1, 6), st.floats(1, 6))
def test_dashes_lie_along_their_line_with_gaps(
    a: tuple[float, float], b: tuple[float, float], bend: float, on: float, off: float
) -> None:
    assume(hypot(a[0] - b[0], a[1] - b[1]) > 40)
    curve = bowed(a, b, bend).points()
    line = LineString(curve)
    rings = dashes(curve, on, off, 1.5)
    assert 1 <= len(rings) <= line.length / (on + off) + 1
    near = line.buffer(1.0)
    assert all(near.covers(Polygon(ring)) for ring in rings)


def test_dashes_are_as_long_and_as_far_apart_as_asked() -> None:
    rings = dashes(np.array([[0.0, 0.0], [20.0, 0.0]]), 3.0, 2.0, 1.0)
    assert [(ring[:, 0].min(), ring[:, 0].max()) for ring in rings] == [(0, 3), (5, 8), (10, 13), (15, 18)]


def test_an_outline_is_a_thin_area() -> None:
    (ring,) = outline(np.array([[0.0, 0.0], [100.0, 0.0]]), 2.0)
    assert Polygon(ring).area == pytest.approx(200)
    assert tuple(ring[0]) == tuple(ring[-1])
