"""Frames: the subregion whole in every size, nodes inside, the strip beside the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import MapFrame
from app.flowmap.frame import (
    CORE_EAST,
    CORE_WEST,
    NODES,
    NORTH,
    SOUTH,
    STANDARD_SCALE,
    STANDARD_SIZE,
    fall,
    far_rank,
    frame_for,
    is_western,
)
from app.flowmap.places import points

GMS = ("MMR", "THA", "LAO", "VNM", "KHM")
sizes = st.tuples(st.integers(1, 3000), st.integers(1, 2000))


@given(sizes)
def test_every_frame_shows_the_subregion_whole(size: tuple[int, int]) -> None:
    frame = frame_for(*size)
    for lon, lat in ((CORE_WEST, NORTH), (CORE_EAST, SOUTH)):
        x, y = frame.projection.pixel(lon, lat)
        assert -0.01 <= x <= frame.map_width + 0.01
        assert -0.01 <= y <= frame.height + 0.01
    assert all(frame.node(place) for place in GMS)
    if frame.height >= 400:
        assert frame.node("SGP")
        assert frame.node("MYS")


@given(sizes)
def test_the_bounds_are_those_of_the_picture(size: tuple[int, int]) -> None:
    frame = frame_for(*size)
    west, south, east, north = frame.bounds
    assert frame.projection.pixel(west, north) == pytest.approx((0, 0), abs=1e-6)
    assert frame.projection.pixel(east, south) == pytest.approx((frame.width, frame.height), abs=1e-6)


@given(sizes)
def test_the_strip_is_part_of_the_width(size: tuple[int, int]) -> None:
    frame = frame_for(*size)
    assert frame.map_width + frame.strip == frame.width
    assert frame.width >= 280
    assert frame.height >= 240
    assert frame.strip < frame.map_width


def test_the_standard_frame_has_the_scale_of_the_arrow_widths() -> None:
    frame = frame_for(824, 706)
    assert frame.projection.scale == pytest.approx(STANDARD_SCALE, rel=0.01)
    assert frame.zoom == pytest.approx(1, rel=0.01)
    assert not frame.is_small


def test_a_larger_picture_is_a_larger_map() -> None:
    assert frame_for(1200, 900).zoom > frame_for(824, 706).zoom > frame_for(390, 440).zoom
    assert frame_for(390, 440).is_small


def test_a_wider_picture_of_the_same_height_shows_more_sea_not_a_larger_map() -> None:
    narrow, wide = frame_for(900, 706), frame_for(1200, 706)
    assert wide.zoom == narrow.zoom
    assert wide.bounds[2] - wide.bounds[0] > narrow.bounds[2] - narrow.bounds[0]
    assert wide.bounds[0] < narrow.bounds[0]


@pytest.mark.parametrize("size", [(824, 706), (1200, 886), (712, 540), (390, 440), (320, 440)])
def test_nodes_inside_stand_clear_of_the_edges_and_of_each_other(size: tuple[int, int]) -> None:
    frame = frame_for(*size)
    found = {place: at for place in NODES if (at := frame.node(place))}
    for x, y in found.values():
        assert 8 <= x <= frame.map_width - 8
        assert 8 <= y <= frame.height - 8
    gms = [found[place] for place in GMS]
    assert all(
        (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > 40**2 for i, a in enumerate(gms) for b in gms[i + 1 :]
    )


def test_places_elsewhere_have_no_node() -> None:
    frame = frame_for(824, 706)
    assert frame.node("DEU") is None
    assert frame.node("JPN") is None
    assert frame.knows("JPN")
    assert not frame.knows("OOO")


def test_what_lies_under_the_strip_has_no_node() -> None:
    frame = frame_for(390, 440)
    assert frame.projection.pixel(*NODES["HKG"])[0] > frame.map_width - 8
    assert frame.node("HKG") is None


SMALLER = [MapFrame.ASIA, MapFrame.WORLD]


@pytest.mark.parametrize("kind", list(MapFrame))
def test_the_standard_size_of_each_frame_has_its_standard_scale(kind: MapFrame) -> None:
    frame = frame_for(*STANDARD_SIZE[kind], kind)
    assert frame.kind == kind
    assert frame.zoom == pytest.approx(1, rel=0.01)
    assert frame.widest <= 40


@given(sizes)
def test_the_whole_earth_is_in_the_picture_of_the_world(size: tuple[int, int]) -> None:
    frame = frame_for(*size, MapFrame.WORLD)
    for lon, lat in ((-29.99, 0), (329.99, 0), (150, 90), (150, -90)):
        x, y = frame.projection.pixel(lon, lat)
        assert 0 <= x <= frame.width
        assert 0 <= y <= frame.height


@given(sizes)
def test_asia_is_whole_from_arabia_to_australia(size: tuple[int, int]) -> None:
    frame = frame_for(*size, MapFrame.ASIA)
    for lon, lat in ((41, 50.5), (156, -40)):
        x, y = frame.projection.pixel(lon, lat)
        assert -0.01 <= x <= frame.width + 0.01
        assert -0.01 <= y <= frame.height + 0.01


@pytest.mark.parametrize("kind", SMALLER)
def test_smaller_scales_have_a_node_for_each_place_in_sight(kind: MapFrame) -> None:
    frame = frame_for(824, 706, kind)
    assert frame.strip == 0
    assert all(frame.node(place) for place in (*GMS, "JPN", "KOR", "SAU", "ARE", "AUS", "HKG", "SGP"))
    assert bool(frame.node("USA")) == bool(frame.node("DEU")) == (kind == MapFrame.WORLD)
    assert frame.node("XXX") is None


@pytest.mark.parametrize("kind", SMALLER)
def test_nodes_of_neighbours_do_not_touch(kind: MapFrame) -> None:
    frame = frame_for(824, 706, kind)
    places = (*GMS, "SGP", "MYS", "HKG", "MAC", "BGD", "CHN", "BRN", "TWN", "KOR", "JPN")
    at = [place for name in places if (place := frame.node(name))]
    reach = 2 * 5.0 * frame.node_size
    assert all(
        (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > reach**2 for i, a in enumerate(at) for b in at[i + 1 :]
    )


def test_far_places_are_in_the_order_of_their_directions() -> None:
    places = ["IDN", "JPN", "TWN", "AUS", "KOR", "PHL", "NZL", "SAU", "DEU", "ZAF"]
    found = sorted(places, key=far_rank)
    assert found[:4] == ["KOR", "JPN", "TWN", "PHL"]
    assert set(found[4:7]) == {"IDN", "AUS", "NZL"}
    assert found[7:] == ["DEU", "SAU", "ZAF"]
    assert [place for place in places if is_western(place)] == ["SAU", "DEU", "ZAF"]


def test_a_direction_is_that_of_a_ruler_on_the_map() -> None:
    frame = frame_for(824, 706)
    x, y = frame.centre
    east, north = frame.projection.pixel(*points()["JPN"])
    assert fall("JPN") == pytest.approx((north - y) / (east - x))
    assert fall("JPN") < fall("PHL") < fall("IDN")
