"""Frames: the subregion whole in every size, nodes inside, the strip beside the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flowmap.frame import CORE_EAST, CORE_WEST, FAR, NODES, NORTH, SOUTH, STANDARD_SCALE, frame_for

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
    assert "JPN" in FAR


def test_what_lies_under_the_strip_has_no_node() -> None:
    frame = frame_for(390, 440)
    assert frame.projection.pixel(*NODES["HKG"])[0] > frame.map_width - 8
    assert frame.node("HKG") is None
