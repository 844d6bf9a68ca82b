"""Bands of an arrow: parallel, as wide as their shares, sharing the head, each a ring of its own."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon, make_valid
from shapely.ops import unary_union

from app.flowmap.arrows import Arrow, arrow, bowed
from app.flowmap.bands import GAP, THINNEST, bands, fits

SHARES = st.lists(st.floats(0.05, 1.0), min_size=2, max_size=4).map(
    lambda parts: [part / sum(parts) for part in parts]
)
BOWS = st.floats(-0.35, 0.35)
WIDTHS = st.floats(10.0, 40.0)


def drawn(width: float, bow: float = 0.12) -> Arrow:
    return arrow(bowed((40.0, 60.0), (330.0, 210.0), bow), width, 10.0, 13.0)


@given(shares=SHARES, bow=BOWS, width=WIDTHS)
def test_bands_are_valid_closed_and_within_the_arrow(shares: list[float], bow: float, width: float) -> None:
    whole = drawn(width, bow)
    found = bands(whole, shares)
    assert len(found) == (len(shares) if fits(width, shares) else 0)
    for band in found:
        assert (band.ring[0] == band.ring[-1]).all()
        assert np.isfinite(band.ring).all()
        assert Polygon(band.ring).is_valid
        assert make_valid(whole.polygon).buffer(0.01).covers(Polygon(band.ring))


@given(shares=SHARES, bow=BOWS, width=WIDTHS)
def test_no_band_lies_on_another(shares: list[float], bow: float, width: float) -> None:
    found = [Polygon(band.ring) for band in bands(drawn(width, bow), shares)]
    for one, other in combinations(found, 2):
        assert one.intersection(other).area < 0.01


@given(shares=SHARES, width=WIDTHS)
def test_widths_are_the_shares_and_with_the_gaps_the_whole(shares: list[float], width: float) -> None:
    whole = drawn(width)
    found = bands(whole, shares)
    if not found:
        return
    room = sum(band.width for band in found)
    assert [band.width / room for band in found] == pytest.approx(shares)
    assert 0 < width - room <= GAP * (len(shares) - 1) + 1e-9
    assert min(band.width for band in found) >= THINNEST - 1e-9
    # As measured across the ring in the middle of the body.
    for band in found:
        left, right = (np.asarray(side) for side in band_sides(band))
        assert float(np.hypot(*(left - right))) == pytest.approx(band.width, rel=0.02)


def band_sides(band: Arrow) -> tuple[np.ndarray, np.ndarray]:
    count = len(band.axis) - 1
    return band.ring[count // 2], band.ring[-2 - count // 2]


@given(width=WIDTHS, bow=BOWS)
def test_together_they_are_the_arrow_but_for_the_gaps(width: float, bow: float) -> None:
    whole = drawn(width, bow)
    found = bands(whole, [0.5, 0.3, 0.2])
    missing = make_valid(whole.polygon).difference(unary_union([Polygon(band.ring) for band in found]))
    assert missing.area <= 2 * GAP * (len_of(whole) + 5)


def len_of(shape: Arrow) -> float:
    return float(np.hypot(*np.diff(shape.axis, axis=0).T).sum())


def test_the_head_is_shared() -> None:
    whole = drawn(30.0)
    left, right = bands(whole, [0.6, 0.4])
    head = whole.head
    parts = [Polygon(band.ring).intersection(head).area for band in (left, right)]
    assert sum(parts) > 0.9 * head.area
    assert parts[0] > parts[1] > 0.2 * head.area
    # The larger band holds the axis, so the tip is its own.
    tip = Point(whole.axis[-1])
    assert Polygon(left.ring).distance(tip) < 0.01 < Polygon(right.ring).distance(tip)


def test_a_middle_band_runs_into_the_tip() -> None:
    first, middle, last = bands(drawn(30.0), [0.3, 0.4, 0.3])
    tip = Point(drawn(30.0).axis[-1])
    assert Polygon(middle.ring).distance(tip) < 0.01
    for band in (first, last):
        assert Polygon(band.ring).distance(tip) > 3


def test_what_would_be_too_thin_stays_whole() -> None:
    assert bands(drawn(30.0), [0.99, 0.01]) == ()
    assert bands(drawn(2.2), [0.5, 0.5]) == ()
    assert bands(drawn(30.0), [1.0]) == ()
    assert len(bands(drawn(6.2), [0.63, 0.37])) == 2
