"""Spherical Mercator: there and back, and what a map relies on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flowmap.projection import Projection, latitude, mercator

latitudes = st.floats(-80, 80)
projections = st.builds(Projection, st.floats(1, 80), st.floats(-180, 180), st.floats(-60, 80))


@given(projections, st.floats(-180, 180), latitudes)
def test_a_position_comes_back_from_its_pixel(projection: Projection, lon: float, lat: float) -> None:
    assert projection.position(*projection.pixel(lon, lat)) == pytest.approx((lon, lat), abs=1e-6)


@given(projections, st.floats(-2000, 2000), st.floats(-1000, 1000))
def test_a_pixel_comes_back_from_its_position(projection: Projection, x: float, y: float) -> None:
    assert projection.pixel(*projection.position(x, y)) == pytest.approx((x, y), abs=1e-4)


@given(
    projections, st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-1000, 1000)), min_size=1, max_size=9)
)
def test_many_pixels_are_as_each_alone(projection: Projection, points: list[tuple[float, float]]) -> None:
    expected = [projection.position(x, y) for x, y in points]
    assert projection.positions(np.array(points)) == pytest.approx(np.array(expected), abs=1e-9)


@given(latitudes)
def test_the_ordinate_comes_back(lat: float) -> None:
    assert latitude(mercator(lat)) == pytest.approx(lat, abs=1e-9)
    assert mercator(-lat) == pytest.approx(-mercator(lat))


def test_the_corner_is_the_pixel_zero_and_south_is_down() -> None:
    projection = Projection(24.5, 91.8, 28.3)
    assert projection.pixel(91.8, 28.3) == (0, 0)
    assert projection.pixel(92.8, 28.3)[0] == pytest.approx(24.5)
    assert projection.pixel(91.8, 20)[1] > 0


def test_degrees_grow_away_from_the_equator() -> None:
    assert mercator(0) == pytest.approx(0)
    assert mercator(60) == pytest.approx(75.456, abs=0.001)
    assert mercator(28) - mercator(27) > mercator(2) - mercator(1)
