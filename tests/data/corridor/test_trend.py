"""The panels of a corridor over time: one a measure, no figure lost from view without being told."""

import pytest

from app.data.corridor.corridor import figures_of
from app.data.corridor.trend import PANELS, corridor_trend
from app.data.dataset import Dataset

CORRIDORS = [("MMR", "THA"), ("VNM", "USA"), ("AGO", "CHN"), ("THA", "MMR")]


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_each_measure_has_a_panel_or_is_told_as_left_out(dataset: Dataset, corridor: tuple[str, str]) -> None:
    found = corridor_trend(dataset, corridor)
    drawn = [trend.measure for trend in found.panels]
    assert drawn == [key for key in PANELS if key in drawn]
    measures = {row.measure for row in figures_of(dataset, corridor) if not row.same_as}
    assert {*drawn, *found.left_out} == measures
    assert {row.corridor for row in found.figures} == {corridor}


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_every_figure_and_event_lies_on_the_axis(dataset: Dataset, corridor: tuple[str, str]) -> None:
    found = corridor_trend(dataset, corridor)
    assert found.years is not None
    first, last = found.years
    assert first <= found.span[0]
    assert found.span[1] <= last
    assert all(each.period.first_year <= last and each.period.last_year >= first for each in found.events)


def test_nothing_to_draw(dataset: Dataset) -> None:
    for corridor in (None, ("MMR", "CHN_YN"), ("MMR_KC", "CHN")):
        assert corridor_trend(dataset, corridor).is_empty
