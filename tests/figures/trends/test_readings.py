"""What is worked out is drawn as such: named base, stems from the zero line, a logarithmic axis without zero."""

import pytest

from app.data.dataset import Dataset
from app.data.trends.ranking import MOST_CHOSEN
from app.domain.codes import Axis, Reading, Theme
from app.figures.tokens import DARK, LIGHT
from app.figures.trends.looks import contrast
from app.figures.trends.scale import Plot, log_ticks, y_ticks
from app.figures.trends.trend import trend_figure
from app.figures.trends.type import type_scale
from app.state.view import Page, ViewState
from tests.conftest import Tiny
from tests.figures.trends.test_trend import chart, role, texts


def test_an_index_names_its_base_date_and_keeps_the_keys_of_its_figures(dataset: Dataset) -> None:
    figure = chart(dataset, destination=("JPN",), reading=Reading.INDEX)
    assert "Workers, index: Oct 2020 = 100" in texts(figure)
    points = {
        key: value
        for trace in role(figure, "figures")
        for key, value in zip(trace.customdata, trace.y, strict=True)
    }
    assert points["off-vnm-jpn-employed-2020-10"] == 100
    assert points["off-vnm-jpn-employed-2023-10"] == pytest.approx(100 * 518_364 / 443_998)


def test_a_change_is_a_stem_from_the_zero_line_on_an_axis_that_goes_below_it(dataset: Dataset) -> None:
    figure = chart(dataset, destination=("JPN",), reading=Reading.CHANGE, axis=Axis.LOG)
    assert figure.layout.yaxis.type == "linear"
    assert figure.layout.yaxis.range[0] < 0 < figure.layout.yaxis.range[1]
    assert not role(figure, "line")
    stems = [shape for shape in figure.layout.shapes if shape.line.width == 5]
    assert len(stems) == sum(len(trace.y) for trace in role(figure, "figures"))
    assert "+55,980" in texts(figure)


def test_a_reading_without_figures_gives_the_reason(dataset: Dataset) -> None:
    figure = chart(dataset, measure="stock", reading=Reading.INDEX)
    assert "bear no change from one date to another" in texts(figure).replace("<br>", " ")
    assert not role(figure, "figures")


def test_a_logarithmic_axis_says_so_and_what_it_leaves_out(dataset: Dataset, tiny: Tiny) -> None:
    figure = chart(dataset, measure="refugees", axis=Axis.LOG)
    assert figure.layout.yaxis.type == "log"
    assert all(value > 0 for trace in role(figure, "figures") for value in trace.y)
    assert "Logarithmic axis" in texts(figure)
    zero = tiny("observation_id, period, value\na, 2014, 0\nb, 2019, 5")
    notes = chart(zero, axis=Axis.LOG).layout.meta["notes"]
    assert "1 zero is left out: a logarithmic axis has no place for it." in notes


def test_ticks_reach_below_zero_and_over_powers_of_ten() -> None:
    assert y_ticks(90, "persons", 480, -40)[0] == [-50, 0, 50, 100]
    values, words = log_ticks(300, 2_000_000)
    assert (values[0], values[-1], words[-1]) == (100, 1e7, "10 million")
    assert log_ticks(30, 60)[0] == [10, 20, 50, 100]
    plot = Plot(100, 200, (2000, 2010), 1000, bottom=10, is_log=True)
    assert plot.y(100) == pytest.approx(100)
    assert plot.value(plot.y(300)) == pytest.approx(300)


def test_lines_of_one_origin_are_told_apart_and_at_most_eight(dataset: Dataset) -> None:
    for theme, ink in ((Theme.LIGHT, LIGHT), (Theme.DARK, DARK)):
        state = ViewState(page=Page.TRENDS, measure="stock", origin=("MMR",))
        figure = trend_figure(dataset, state, theme)
        groups = role(figure, "figures")
        assert len(groups) == MOST_CHOSEN
        lines = [trace for trace in role(figure, "line") if trace.line.width == 2.6]
        looks = {(trace.marker.line.color[-1], trace.marker.symbol[-1]) for trace in groups}
        assert len(looks) == MOST_CHOSEN
        assert len({trace.line.dash for trace in lines}) > 2
        assert all(contrast(trace.line.color, ink.paper) >= 3 for trace in lines)


def test_type_grows_on_large_screens() -> None:
    assert (type_scale(1100), type_scale(1540)) == (1, 1.125)


def test_an_enlarged_chart_keeps_its_axes_and_enlarges_its_words(dataset: Dataset) -> None:
    small, large = chart(dataset, 1360, 800), chart(dataset, 1530, 900)
    assert (large.layout.width, large.layout.height) == (1530, 900)
    assert large.layout.xaxis.tickfont.size == pytest.approx(13 * 1.125)
    sizes = [max(note.font.size for note in figure.layout.annotations) for figure in (small, large)]
    assert sizes[1] == pytest.approx(sizes[0] * 1.125)
    assert small.layout.yaxis.range == large.layout.yaxis.range
