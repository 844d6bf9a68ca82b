"""Sizes of nodes by what leaves and what arrives: one scale, within bounds, and known to the arrows."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import MapFrame
from app.flowmap.frame import frame_for
from app.flowmap.nodes import LARGEST, RING, SMALLEST, NodeSize, node_sizes, plain_size
from app.flowmap.strip import FlowSpec

FRAME = frame_for(824, 706)
PART = min(max(FRAME.zoom, 0.8), 1.25)
"""Circles are a little smaller where the picture is."""


def flow(origin: str, destination: str, width: float) -> FlowSpec:
    return FlowSpec((origin, destination), width, "1", 14.0)


def sizes(*flows: FlowSpec, runs_back: bool = False) -> dict[str, NodeSize]:
    return node_sizes(FRAME, flows, runs_back=runs_back)


def test_a_disc_is_for_what_leaves_and_a_ring_for_what_arrives() -> None:
    found = sizes(flow("MMR", "THA", 30 * FRAME.zoom))
    assert found["MMR"].disc > 0 == found["MMR"].ring
    assert found["THA"].ring > 0 == found["THA"].disc
    assert found["MMR"].radius == found["THA"].radius


def test_on_the_way_back_it_is_the_reverse() -> None:
    found = sizes(flow("MMR", "THA", 30.0), runs_back=True)
    assert found["THA"].disc > 0 == found["THA"].ring
    assert found["MMR"].ring > 0 == found["MMR"].disc


def test_both_kinds_make_a_ring_round_a_disc() -> None:
    found = sizes(flow("MMR", "LAO", 5.0), flow("LAO", "THA", 20.0))["LAO"]
    assert found.ring >= found.disc + RING * PART - 1e-9
    assert found.radius == found.ring


def test_areas_go_with_widths() -> None:
    one, two = (sizes(flow("MMR", "THA", width * FRAME.zoom))["THA"].ring for width in (20.0, 40.0))
    assert two**2 == pytest.approx(2 * one**2)


@given(st.lists(st.floats(1.4, 60.0), min_size=1, max_size=8))
def test_radii_stay_within_bounds(widths: list[float]) -> None:
    found = sizes(*(flow("MMR", f"D{at}", width) for at, width in enumerate(widths)))["MMR"]
    assert SMALLEST * PART <= found.disc <= LARGEST * PART


def test_the_scale_is_the_same_in_every_size_of_a_picture() -> None:
    large, small = frame_for(1200, 886), frame_for(390, 440)
    radii = [
        node_sizes(frame, [flow("MMR", "THA", 40.0 * frame.zoom)], runs_back=False)["THA"].ring
        for frame in (large, small)
    ]
    # Circles shrink less than arrows do, so that they can still be seen and hit.
    assert 1 < radii[0] / radii[1] < large.zoom / small.zoom


def test_places_without_arrows_have_the_smallest_node() -> None:
    assert plain_size(FRAME).radius == SMALLEST * PART


@pytest.mark.parametrize(("kind", "width"), list(product(MapFrame, (390, 824, 1200))))
def test_every_frame_has_nodes_that_can_be_seen(kind: MapFrame, width: int) -> None:
    frame = frame_for(width, 600, kind)
    found = node_sizes(frame, [flow("MMR", "THA", 2.0)], runs_back=False)
    assert np.isfinite(found["THA"].ring)
    assert 1.8 <= found["THA"].ring <= LARGEST * 1.25
