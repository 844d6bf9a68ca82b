"""Mercator and Equal Earth: there and back, and what a map relies on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flowmap.projection import EARTH_HEIGHT, EARTH_WIDTH, EqualEarth, Mercator, latitude, mercator

latitudes = st.floats(-80, 80)
projections = st.builds(Mercator, st.floats(1, 80), st.floats(-180, 180), st.floats(-60, 80))


@given(projections, st.floats(-180, 180), latitudes)
def test_a_position_comes_back_from_its_pixel(projection: Mercator, lon: float, lat: float) -> None:
    assert projection.position(*projection.pixel(lon, lat)) == pytest.approx((lon, lat), abs=1e-6)


@given(projections, st.floats(-2000, 2000), st.floats(-1000, 1000))
def test_a_pixel_comes_back_from_its_position(projection: Mercator, x: float, y: float) -> None:
    assert projection.pixel(*projection.position(x, y)) == pytest.approx((x, y), abs=1e-4)


@given(
    projections, st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-1000, 1000)), min_size=1, max_size=9)
)
def test_many_pixels_are_as_each_alone(projection: Mercator, points: list[tuple[float, float]]) -> None:
    expected = [projection.position(x, y) for x, y in points]
    assert projection.positions(np.array(points)) == pytest.approx(np.array(expected), abs=1e-9)


@given(latitudes)
def test_the_ordinate_comes_back(lat: float) -> None:
    assert latitude(mercator(lat)) == pytest.approx(lat, abs=1e-9)
    assert mercator(-lat) == pytest.approx(-mercator(lat))


def test_the_corner_is_the_pixel_zero_and_south_is_down() -> None:
    projection = Mercator(24.5, 91.8, 28.3)
    assert projection.pixel(91.8, 28.3) == (0, 0)
    assert projection.pixel(92.8, 28.3)[0] == pytest.approx(24.5)
    assert projection.pixel(91.8, 20)[1] > 0


def test_degrees_grow_away_from_the_equator() -> None:
    assert mercator(0) == pytest.approx(0)
    assert mercator(60) == pytest.approx(75.456, abs=0.001)
    assert mercator(28) - mercator(27) > mercator(2) - mercator(1)


worlds = st.builds(
    EqualEarth, st.floats(50, 600), st.floats(-180, 180), st.floats(0, 2000), st.floats(0, 1000)
)


@given(worlds, st.floats(-179.9, 179.9), st.floats(-89, 89))
def test_a_position_of_the_world_comes_back(world: EqualEarth, turn: float, lat: float) -> None:
    lon, back = world.position(*world.pixel(world.lon + turn, lat))
    assert back == pytest.approx(lat, abs=1e-6)
    assert lon == pytest.approx(world.lon + turn, abs=1e-5)


def test_equal_earth_has_the_published_proportions() -> None:
    # Šavrič, Patterson and Jenny give 2.05458 for width to height; the pole is 0.59247 of the equator.
    ratio = EARTH_WIDTH / EARTH_HEIGHT
    assert ratio == pytest.approx(2.05458, abs=1e-4)
    world = EqualEarth(100, 0, 0, 0)
    pole, equator = (world.pixel(180, lat)[0] - world.pixel(0, lat)[0] for lat in (90, 0))
    # 180 and -180 degrees are one meridian, taken for the one at the left.
    assert pole / equator == pytest.approx(0.59247, abs=1e-4)


@pytest.mark.parametrize("lat", [0, 30, 60])
def test_equal_earth_keeps_areas(lat: float) -> None:
    world, step = EqualEarth(1000, 150, 0, 0), 0.01
    (x0, y0), (x1, _), (_, y2) = (
        world.pixel(lon, at) for lon, at in ((151, lat), (151 + step, lat), (151, lat + step))
    )
    area = abs(x1 - x0) * abs(y2 - y0) / np.cos(np.radians(lat + step / 2))
    assert area == pytest.approx(np.radians(step) ** 2 * 1000**2, rel=1e-3)


def test_the_middle_of_the_pacific_is_whole() -> None:
    world = EqualEarth(150, 150, 412, 353)
    left, right = world.pixel(-31, 0)[0], world.pixel(-29, 0)[0]
    assert left > 800
    assert right < 20
    assert world.pixel(179, 10)[0] < world.pixel(-179, 10)[0]


def test_pixels_beyond_the_earth_are_taken_for_its_edge() -> None:
    world = EqualEarth(150, 150, 412, 353)
    lon, lat = world.position(5000, -5000)
    assert lon == pytest.approx(330)
    assert lat == pytest.approx(90)
