"""Axes of native charts: round ends, and numbers as Office writes them."""

import pytest

from app.export.slides.scale import number_axis, number_format, place_of, year_axis


@pytest.mark.parametrize(
    ("top", "step", "unit", "written"),
    [
        (2e6, 5e5, "persons", '[>=1999800]0.0,," million";[=0]0;0.0,,'),
        (4e6, 1e6, "persons", '[>=3999600]0,," million";[=0]0;0,,'),
        (2e9, 5e8, "USD", '[>=1999800000]0.0,,," billion";[=0]0;0.0,,,'),
        (8e5, 2e5, "persons", "#,##0"),
        (1.0, 0.25, "ratio", "0.00"),
        (100.0, 25.0, "percent", '0"\u00a0%"'),
    ],
)
def test_only_the_highest_number_carries_a_word_for_its_size(top, step, unit, written) -> None:
    assert number_format(top, step, unit) == written


def test_axes_begin_at_zero_unless_numbers_lie_below() -> None:
    assert number_axis(1_820_928, "persons", 300).low == 0
    assert number_axis(50, "persons", 300, -120).low <= -120
    log = number_axis(2_000_000, "persons", 300, 15, is_log=True)
    assert (log.low, log.high, log.is_log) == (10, 1e7, True)


def test_years_are_round_and_as_close_as_they_can_be_read() -> None:
    axis = year_axis((1990, 2024), 400)
    assert (axis.low, axis.high, axis.step) == (1990, 2025, 5)
    assert year_axis((2018, 2020), 400).step == 1


def test_values_stand_where_the_axis_has_them() -> None:
    assert place_of(5, number_axis(10, "persons", 300), 100, 50) == pytest.approx(125)
    log = number_axis(1000, "persons", 300, 10, is_log=True)
    assert place_of(100, log, 0, 100) == pytest.approx(50)
