"""Widths of arrows: linear or by the square root, with a floor that the legend states, fixed across years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.data.standing import standing
from app.domain.codes import MapFrame, WidthScale
from app.domain.measures import MEASURES
from app.figures.map.plan import map_plan
from app.figures.map.widths import NARROWEST, WIDEST, Widths, sample_values, widest_of, widths_of
from app.flowmap.frame import frame_for
from app.state.view import ViewState

SCALES = st.builds(
    Widths, st.floats(100, 5e9), st.sampled_from([40.0, 18.0, 16.0]), st.sampled_from(WidthScale)
)


@given(scale=SCALES)
def test_the_largest_is_widest_and_nothing_goes_below_the_floor(scale: Widths) -> None:
    assert scale.pixels(scale.largest) == pytest.approx(scale.widest)
    assert scale.pixels(0) == scale.narrowest
    assert scale.pixels(scale.floor) == pytest.approx(scale.narrowest)
    assert scale.pixels(scale.floor * 1.2) > scale.narrowest


@given(scale=SCALES)
def test_the_legend_never_says_more_of_the_floor_than_holds(scale: Widths) -> None:
    top, middle, least = sample_values(scale)
    assert scale.largest > top > middle
    # "so many or fewer" is true: all of them have the narrowest width; and nearly all that have it.
    assert scale.pixels(least) == pytest.approx(scale.narrowest)
    assert 0.9 * scale.floor < least <= scale.floor * (1 + 1e-9)


def test_by_the_square_root_twice_the_width_is_four_times_as_many() -> None:
    scale = Widths(1_000_000, 40.0, WidthScale.ROOT)
    assert scale.pixels(400_000) == pytest.approx(2 * scale.pixels(100_000))
    linear = Widths(1_000_000, 40.0)
    assert linear.pixels(400_000) == pytest.approx(4 * linear.pixels(100_000))


def test_the_square_root_makes_small_arrows_wider_and_keeps_the_largest() -> None:
    linear, root = Widths(1_820_928), Widths(1_820_928, WIDEST, WidthScale.ROOT)
    assert root.pixels(1_820_928) == linear.pixels(1_820_928) == WIDEST
    assert root.pixels(190_000) > 2 * linear.pixels(190_000)
    assert root.floor < linear.floor / 10


@pytest.mark.parametrize("scale", WidthScale)
def test_arrows_have_the_widths_of_the_scale(dataset: Dataset, scale: WidthScale) -> None:
    for measure in ("workers", "stock", "remittance"):
        state = ViewState(measure=measure, scale=scale)
        scene = map_plan(dataset, state).scene
        widths = widths_of(dataset, measure, state)
        figures = {row.corridor: row.figure for row in standing(dataset, state).corridors}
        for key, shape in scene.arrows.items():
            if key in figures:
                expected = widths.pixels(figures[key].reach) * scene.frame.zoom
                assert shape.width == pytest.approx(expected)


@pytest.mark.parametrize("choice", [{"year": 2014}, {"channel": ("MOU",)}, {"sector": ("fishing",)}])
def test_year_and_filter_leave_the_scale_as_it_is(dataset: Dataset, choice: dict[str, object]) -> None:
    for scale in WidthScale:
        state = ViewState(scale=scale)
        assert widths_of(dataset, "workers", state.but(**choice)) == widths_of(dataset, "workers", state)


@pytest.mark.parametrize("frame", MapFrame)
def test_each_frame_has_its_own_widest_arrow(frame: MapFrame) -> None:
    data = load_dataset(ROOT / "data")
    state = ViewState(frame=frame)
    picture = frame_for(824, 706, frame)
    scale = widths_of(data, "workers", state, picture.widest)
    assert scale.pixels(max(widest_of(data, "workers").values())) == pytest.approx(picture.widest)
    assert scale.narrowest <= NARROWEST


@pytest.mark.parametrize("measure", [key for key, measure in MEASURES.items() if measure.on_map])
def test_every_measure_and_scale_has_a_legend(dataset: Dataset, measure: str) -> None:
    if not widest_of(dataset, measure):
        return
    for scale in WidthScale:
        large, middle, least = sample_values(widths_of(dataset, measure, ViewState(scale=scale)))
        assert large > middle > least > 0
