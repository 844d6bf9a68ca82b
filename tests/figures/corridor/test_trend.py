"""The chart of a corridor over time, by what it shows."""

import itertools
import json
import re
from typing import Any

import pytest

from app.config import ROOT
from app.data.corridor.trend import corridor_trend
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.corridor.trend import corridor_trend_figure
from app.figures.map.basemap import load_basemap
from app.figures.room import within
from app.figures.tokens import LIGHT
from app.state.view import Page, ViewState


def chart(dataset: Dataset, corridor: str | None, width: int = 1100) -> Any:
    state = ViewState(page=Page.CORRIDOR, corridor=corridor)
    basemap = load_basemap(ROOT / "data" / "boundaries")
    figure = corridor_trend_figure(dataset, basemap, state, Theme.LIGHT, width, 0)
    return json.loads(figure.to_json())


def points(figure: Any) -> dict[str, float]:
    """The value of each figure drawn, by its key."""
    return {
        key: value
        for trace in figure["data"]
        if trace["meta"]["role"] == "figures"
        for key, value in zip(trace["customdata"], trace["y"], strict=True)
    }


@pytest.mark.parametrize("corridor", ["MMR-THA", "VNM-JPN", "AGO-CHN"])
@pytest.mark.parametrize("width", [358, 1100])
def test_every_figure_stands_at_its_value_and_opens_its_card(
    dataset: Dataset, corridor: str, width: int
) -> None:
    origin, _dash, destination = corridor.partition("-")
    drawn = points(chart(dataset, corridor, width))
    rows = corridor_trend(dataset, (origin, destination)).figures
    assert set(drawn) == {row.observation_id for row in rows}
    for row in rows:
        assert drawn[row.observation_id] in (row.size, row.reach)


def test_a_line_joins_one_series_and_has_the_colour_of_the_origin(dataset: Dataset) -> None:
    figure = chart(dataset, "MMR-THA")
    lines = [trace for trace in figure["data"] if trace["meta"]["role"] == "line"]
    assert {trace["meta"]["series"] for trace in lines} >= {"undesa-ims-2024", "unhcr-refugees"}
    leading = next(trace for trace in lines if trace["meta"]["series"] == "undesa-ims-2024")
    assert leading["line"]["color"] == LIGHT.mmr
    assert leading["line"]["dash"] == "solid"
    older = next(trace for trace in lines if trace["meta"]["series"] == "undesa-ims-2020")
    assert older["line"]["width"] < leading["line"]["width"]
    assert older["line"]["dash"] != "solid"


def test_panels_stand_one_below_the_other_under_one_time_axis(dataset: Dataset) -> None:
    layout = chart(dataset, "MMR-THA")["layout"]
    plots = [
        layout[name] for name in layout if name.startswith("yaxis") and layout[name].get("visible", True)
    ]
    spans = sorted((axis["domain"] for axis in plots), reverse=True)
    assert len(spans) == 5
    assert all(below[1] < above[0] for above, below in itertools.pairwise(spans))
    times = {tuple(layout[name]["range"]) for name in layout if name.startswith("xaxis")}
    assert len(times) == 1


def test_the_latest_figure_is_written_beside_its_mark(dataset: Dataset) -> None:
    for width in (358, 1100):
        notes = " ".join(note["text"] for note in chart(dataset, "MMR-THA", width)["layout"]["annotations"])
        assert "1,708,695" in notes
        assert "1,820,928" in notes
        assert "Residents from abroad" in notes
        assert "Remittances, US dollars" in notes


def test_bounds_are_written_with_their_words(dataset: Dataset) -> None:
    notes = " ".join(note["text"] for note in chart(dataset, "MMR-THA")["layout"]["annotations"])
    assert "more than" in notes
    assert "as many as" in notes


def test_a_corridor_without_figures_says_so(dataset: Dataset) -> None:
    figure = chart(dataset, "MMR-CHN_YN")
    assert figure["data"] == []
    assert "no figure over time for Myanmar to Yunnan" in figure["layout"]["meta"]["finding"]
    assert chart(dataset, None)["layout"]["meta"]["finding"] == "No corridor is chosen."


def test_the_source_names_every_producer_or_counts_the_rest(dataset: Dataset) -> None:
    source = chart(dataset, "AGO-CHN")["layout"]["meta"]["source"]
    assert "World Bank (KNOMAD)" in source
    assert "2017" in source


def test_what_has_no_panel_is_told(dataset: Dataset) -> None:
    notes = " ".join(chart(dataset, "MMR-THA")["layout"]["meta"]["notes"])
    assert "registrations" in notes
    assert "returns" in notes


def leaders(figure: Any, axis: str) -> list[Any]:
    """The paths in pixels that begin in a panel and lead to a label, below what is drawn."""
    return [
        shape
        for shape in figure["layout"]["shapes"]
        if shape["type"] == "path" and shape["yref"] == f"{axis} domain" and shape["layer"] == "below"
    ]


@pytest.mark.parametrize("width", [358, 1100])
def test_no_line_runs_on_along_the_axis_after_the_last_figure(dataset: Dataset, width: int) -> None:
    """Refugees of Vietnam in Japan end with 19 in 2015: a leader to the edge would read as zeros since then."""
    figure = chart(dataset, "VNM-JPN", width)
    assert "19" in " ".join(note["text"] for note in figure["layout"]["annotations"])
    for shape in leaders(figure, "y4"):
        way = [
            tuple(map(float, point.split(","))) for point in re.findall(r"-?[\d.]+,-?[\d.]+", shape["path"])
        ]
        for (x, y), (next_x, next_y) in itertools.pairwise(way):
            if next_x - x > 16:
                assert min(y, next_y) > 5
                assert shape["line"]["color"] == LIGHT.rule2


def test_a_card_draws_the_panels_that_have_room_and_counts_the_rest(dataset: Dataset) -> None:
    whole = chart(dataset, "MMR-THA")
    with within(300):
        card = chart(dataset, "MMR-THA")
    assert card["layout"]["height"] <= 300
    left = len(points(whole)) - len(points(card))
    told = " ".join(note["text"] for note in card["layout"]["annotations"])
    assert f"No room for {left} more figures of this view." in told
    assert card["layout"]["meta"]["subtitle"].startswith("Drawn here, of several measures: residents")
