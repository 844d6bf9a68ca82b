"""Small charts: one a corridor, the largest first, on one scale or each its own, and the picture says which."""

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.trends.ranking import MOST_PANELS, MOST_SPLIT_PANELS
from app.data.trends.trends import trend_of
from app.domain.codes import Axis, PanelScale, Reading, Theme
from app.figures.tokens import LIGHT
from app.figures.trends.panels import trend_panels_figure
from app.state.view import Page, SplitBy, ViewState
from app.text.alone import alone
from tests.conftest import Tiny
from tests.figures.trends.test_trend import role, texts

TRENDS = ViewState(page=Page.TRENDS)


def chart(dataset: Dataset, width: int = 1100, **choice: object) -> go.Figure:
    return trend_panels_figure(dataset, TRENDS.but(**choice), Theme.LIGHT, width)


def axes(figure: go.Figure) -> list[tuple[float, float]]:
    """The ends of the vertical axes."""
    layout = figure.layout.to_plotly_json()
    return [tuple(axis["range"]) for name, axis in layout.items() if name.startswith("yaxis")]


def test_one_panel_a_corridor_the_largest_first_and_the_rest_counted(dataset: Dataset) -> None:
    figure = chart(dataset, measure="stock")
    corridors = [(trace.meta["origin"], trace.meta["destination"]) for trace in role(figure, "figures")]
    assert len(set(corridors)) == len(corridors) == MOST_PANELS
    assert corridors[0] == ("MMR", "THA")
    assert any(
        "more corridors of this choice have figures and no panel" in note
        for note in figure.layout.meta["notes"]
    )
    heads = [note.text for note in figure.layout.annotations if "1,708,695" in note.text]
    assert heads[0].index("1,708,695") < heads[0].index("Myanmar to Thailand")


def test_the_scale_is_one_or_each_its_own_and_the_picture_says_which(dataset: Dataset) -> None:
    same = chart(dataset, measure="stock")
    assert len(set(axes(same))) == 1
    assert "All panels have one scale" in texts(same).replace("<br>", " ")
    own = chart(dataset, measure="stock", panels=PanelScale.OWN)
    assert len(set(axes(own))) > 3
    assert "Each panel has its own scale" in texts(own).replace("<br>", " ")


def test_columns_follow_the_width_and_the_height_follows_the_panels(dataset: Dataset) -> None:
    wide, narrow = (chart(dataset, width, measure="stock").layout for width in (1100, 360))
    assert narrow.height > 3 * wide.height
    assert len({axis.domain for axis in (wide.xaxis, wide.xaxis2, wide.xaxis3, wide.xaxis4)}) == 4
    assert narrow.xaxis.domain == narrow.xaxis2.domain


def test_split_panels_name_their_lines_and_are_fewer(dataset: Dataset) -> None:
    figure = chart(dataset, by=SplitBy.CHANNEL)
    corridors = {(trace.meta["origin"], trace.meta["destination"]) for trace in role(figure, "figures")}
    assert len(corridors) == MOST_SPLIT_PANELS
    assert "Undocumented" in texts(figure)


def test_the_spread_of_a_model_is_an_area_as_long_as_its_period(tiny: Tiny) -> None:
    rows = """
    observation_id, measure, period, value, value_low, value_high, status
    a, flow, 2010-07/2015-06, 50, 20, 90, model
    b, flow, 2015-07/2020-06, 70, 30, 80, model
    """
    (band,) = role(chart(tiny(rows), measure="flow"), "band")
    assert [value for value in band.y if value is not None] == [20, 20, 90, 90, 20, 30, 30, 80, 80, 30]
    assert None in band.y


def test_readings_and_axes_hold_for_panels_too(dataset: Dataset) -> None:
    index = chart(dataset, destination=("JPN",), reading=Reading.INDEX)
    assert "index: Oct 2020 = 100" in texts(index).replace("<br>", " ")
    log = chart(dataset, measure="stock", axis=Axis.LOG)
    assert log.layout.yaxis.type == "log"
    assert "Logarithmic axis" in " ".join(log.layout.meta["notes"])


def test_an_empty_choice_says_so(dataset: Dataset) -> None:
    figure = chart(dataset, origin=("LAO",), channel=("TITP",), sector=("construction",))
    assert not figure.data
    assert "no figure for this choice" in texts(figure).replace("<br>", " ")


def test_corridors_of_one_origin_stand_together_by_choice(dataset: Dataset) -> None:
    figure = chart(dataset, measure="stock", by=SplitBy.ORIGIN)
    by_panel: dict[str, set[str]] = {}
    for trace in role(figure, "figures"):
        by_panel.setdefault(trace.yaxis, set()).add(trace.meta["origin"])
    assert len(by_panel) > 3
    assert all(len(origins) == 1 for origins in by_panel.values())
    assert "From Myanmar" in texts(figure)
    assert "1,708,695</b> Thailand" in texts(figure)


def test_a_figure_that_differs_carries_its_sign_in_small_charts_too(dataset: Dataset) -> None:
    differing = sum(
        dataset.clash_kind(row.observation_id) not in ("", "revision")
        for row in trend_of(dataset, TRENDS.but(chart="trend-panels")).figures
    )
    signs = [shape for shape in chart(dataset).layout.shapes if shape.line.color == LIGHT.warn]
    assert len(signs) == differing > 20


def test_two_small_charts_stand_side_by_side_in_a_column_of_paper(dataset: Dataset) -> None:
    with alone():
        paper = chart(dataset, width=408, measure="stock")
    assert paper.layout.xaxis.domain != paper.layout.xaxis2.domain
    assert paper.layout.height < 0.65 * chart(dataset, width=408, measure="stock").layout.height


def test_a_head_is_never_cut_since_its_date_stands_at_its_end(dataset: Dataset) -> None:
    with alone():
        words = texts(chart(dataset, width=408))
    assert "…" not in words
    assert "Migrant worker permit, confidence B, Apr 2019" in words.replace("<br>", " ").replace(
        '</span> <span style="font-size:12px;color:#4A555A">', " "
    )


def test_names_at_the_ends_of_lines_have_the_shape_of_their_marks(dataset: Dataset) -> None:
    figure = chart(dataset, by=SplitBy.SEX, measure="stock", origin=("MMR",), destination=("THA",))
    colours = {trace.marker.line.color[0] for trace in role(figure, "figures")}
    keys = [shape for shape in figure.layout.shapes if shape.line.width == 0 and shape.xanchor > 1]
    assert len(keys) == len(role(figure, "figures")) > 1
    assert {shape.fillcolor for shape in keys} <= colours
