"""Stacked areas: each layer from the one below it to its own figure, gaps left empty, points that open cards."""

import plotly.graph_objects as go
import pytest

from app.data.dataset import Dataset
from app.data.trends.stack import stack_of
from app.domain.codes import Theme
from app.figures.tokens import LIGHT
from app.figures.trends.stack import trend_stack_figure
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny
from tests.data.trends.test_stack import CHANNELS
from tests.figures.trends.test_trend import role, texts

TRENDS = ViewState(page=Page.TRENDS)
STOCK = {"measure": "stock", "destination": ("THA",)}


def chart(dataset: Dataset, width: int = 1100, height: int = 700, **choice: object) -> go.Figure:
    return trend_stack_figure(dataset, TRENDS.but(**choice), Theme.LIGHT, width, height)


def test_layers_stand_on_one_another_and_their_points_on_the_upper_edges(dataset: Dataset) -> None:
    figure, stack = chart(dataset, **STOCK), stack_of(dataset, TRENDS.but(chart="trend-stack", **STOCK))
    edges = [list(trace.y) for trace in role(figure, "figures")]
    sizes = [[row.size for row in part.figures] for part in stack.parts]
    for nth, edge in enumerate(edges):
        assert edge == [sum(column[: nth + 1]) for column in zip(*sizes, strict=True)]
    ids = [key for trace in role(figure, "figures") for key in trace.customdata]
    assert ids == [row.observation_id for row in stack.figures]
    assert {trace.fill for trace in role(figure, "layer")} == {"toself"}


def test_labels_stand_at_the_right_and_the_printed_total_above(dataset: Dataset) -> None:
    figure = chart(dataset, **STOCK)
    words = texts(figure)
    for part in ("1,708,695", "Myanmar to Thailand", "1 Jul 2024", "3,179,399 published in all"):
        assert part in words
    (total,) = role(figure, "total")
    assert list(total.y)[-1] == 3_179_399
    assert figure.layout.yaxis.range[0] == 0


def test_dates_that_no_line_may_join_are_bars_of_their_own(tiny: Tiny) -> None:
    rows = """
    observation_id, series_id, origin, period, value
    a1, s, MMR, 2015, 50
    a2, s, MMR, 2019, 60
    b1, s, LAO, 2015, 20
    b2, s, LAO, 2019, 10
    """
    apart = chart(tiny(rows, series="series_id, frequency\ns, annual"))
    assert len(role(apart, "layer")) == 4
    joined = chart(tiny(rows, series="series_id, frequency\ns, irregular"))
    assert len(role(joined, "layer")) == 2


def test_a_view_without_layers_says_why(dataset: Dataset) -> None:
    figure = chart(dataset, measure="cost")
    assert not figure.data
    assert "Nothing is stacked here" in texts(figure).replace("<br>", " ")
    assert figure.layout.meta["finding"].startswith("Nothing is stacked here")


def test_channels_are_grey_and_corridors_have_the_colour_of_their_origin(tiny: Tiny) -> None:
    channels = tiny("observation_id, series_id, channel\na, s, MOU\nb, s, NV", channels=CHANNELS)
    fills = [trace.fillcolor for trace in role(chart(channels, by=SplitBy.CHANNEL), "layer")]
    assert fills == [LIGHT.channel1, LIGHT.channel2]


@pytest.mark.parametrize(("width", "height"), [(358, 460), (1500, 900), (0, 0)])
def test_every_size_is_drawn_whole(dataset: Dataset, width: int, height: int) -> None:
    figure = chart(dataset, width, height, **STOCK)
    go.Figure(figure.to_plotly_json())
    assert figure.layout.width == max(width, 240)


def test_points_of_layers_carry_the_marks_of_their_certainty(dataset: Dataset) -> None:
    figure = chart(dataset, destination=("THA",))
    layers = role(figure, "figures")
    assert {trace.marker.color[0] for trace in layers} == {LIGHT.paper}
    halves = [shape for shape in figure.layout.shapes if shape.fillcolor == LIGHT.ink]
    signs = [shape for shape in figure.layout.shapes if shape.line.color == LIGHT.warn]
    assert len(halves) == len(signs) == len(layers) == 3
    assert "completed or in process, dec 2019" in texts(figure).lower()


def test_the_subtitle_tells_filter_and_unit(dataset: Dataset) -> None:
    subtitle = chart(dataset, destination=("THA",)).layout.meta["subtitle"]
    assert "Destination: Thailand." in subtitle
    assert "Unit: people." in subtitle


def test_a_layer_without_room_for_its_name_is_told(dataset: Dataset) -> None:
    choice = {"measure": "stock", "destination": ("JPN",)}
    figure = chart(dataset, width=408, height=330, **choice)
    stack = stack_of(dataset, TRENDS.but(chart="trend-stack", **choice))
    named = sum(f"{part.figures[-1].value:,.0f}" in texts(figure) for part in stack.parts)
    assert len(figure.layout.meta["unlabelled"]) == len(stack.parts) - named > 0
