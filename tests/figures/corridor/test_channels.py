"""The bars of a corridor by channel and sector, by what they show."""

import json
from typing import Any

import pytest

from app.config import ROOT
from app.data.corridor.tables import tables_of
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.corridor.channels import corridor_channels_figure
from app.figures.map.basemap import load_basemap
from app.figures.tokens import LIGHT
from app.state.view import Page, ViewState
from tests.conftest import Tiny


def chart(dataset: Dataset, corridor: str | None, width: int = 760) -> Any:
    state = ViewState(page=Page.CORRIDOR, corridor=corridor)
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return json.loads(corridor_channels_figure(dataset, basemap, state, Theme.LIGHT, width, 0).to_json())


def words(figure: Any) -> str:
    return " | ".join(note["text"] for note in figure["layout"]["annotations"])


@pytest.mark.parametrize("width", [358, 760])
def test_every_bar_is_as_long_as_its_figure_and_opens_its_card(dataset: Dataset, width: int) -> None:
    figure = chart(dataset, "MMR-THA", width)
    (bars,) = figure["data"]
    rows = tables_of(dataset, ("MMR", "THA")).rows
    assert bars["customdata"] == [row.observation_id for row in rows]
    assert bars["x"] == [row.size for row in rows]
    assert set(bars["base"]) == {0}
    text = words(figure)
    assert all(number in text for number in ("1,820,928", "652,507", "493,744"))
    assert "as many as" in text
    assert "more than" in text


def test_wide_charts_have_two_columns_of_one_scale_with_the_same_bars(dataset: Dataset) -> None:
    narrow, wide = chart(dataset, "MMR-THA"), chart(dataset, "MMR-THA", 1152)
    first, second = wide["data"]
    assert first["customdata"] + second["customdata"] == narrow["data"][0]["customdata"]
    layout = wide["layout"]
    assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]
    assert layout["xaxis"]["domain"][1] < layout["xaxis2"]["domain"][0]
    spans = [axis["domain"][1] - axis["domain"][0] for axis in (layout["xaxis"], layout["xaxis2"])]
    assert spans[0] == pytest.approx(spans[1])
    assert layout["height"] < 0.7 * narrow["layout"]["height"]
    assert {note["xref"] for note in layout["annotations"]} >= {"x domain", "x2 domain"}


def test_channels_are_grey_and_a_sector_has_the_colour_of_its_origin(dataset: Dataset) -> None:
    bars = chart(dataset, "MMR-THA")["data"][0]
    colours = dict(zip(bars["customdata"], bars["marker"]["line"]["color"], strict=True))
    assert colours["ar2019-mmr-tha-documented-2019-12"] == LIGHT.channel1
    sector = next(row for row in tables_of(dataset, ("MMR", "THA")).rows if row.sector == "domestic_work")
    assert colours[sector.observation_id] == LIGHT.mmr


def test_what_is_in_process_is_hatched_and_what_is_estimated_pale(dataset: Dataset) -> None:
    bars = chart(dataset, "KHM-THA")["data"][0]
    shapes = dict(zip(bars["customdata"], bars["marker"]["pattern"]["shape"], strict=True))
    widths = dict(zip(bars["customdata"], bars["marker"]["line"]["width"], strict=True))
    for row in tables_of(dataset, ("KHM", "THA")).rows:
        assert bool(shapes[row.observation_id]) == ("in_process" in row.stage)
        assert bool(widths[row.observation_id]) == (row.is_estimate or row.bound == "at_most")


def test_a_range_is_solid_to_its_low_end_and_pale_to_its_high_end(tiny: Tiny) -> None:
    data = tiny("observation_id, channel, bound, value_low, value_high\na, MOU, range, 30, 40")
    solid, pale = chart(data, "MMR-THA")["data"]
    assert (solid["x"], pale["base"], pale["x"]) == ([30], [30], [10])
    assert "30 to 40" in words(chart(data, "MMR-THA"))


def test_figures_that_may_be_added_say_their_sum_and_others_why_not(dataset: Dataset, tiny: Tiny) -> None:
    channels = """channel, name, short_name, kind, excludes
        MOU, Recruitment, MOU, scheme, NV
        NV, Verification, NV, scheme, MOU
        DOCUMENTED, Documented, Documented, group,
        ALL, All, All, total,"""
    data = tiny("observation_id, series_id, channel, value\na, s, MOU, 30\nb, s, NV, 12", channels=channels)
    assert "Added up here: 42" in words(chart(data, "MMR-THA"))
    assert "Not added up" in words(chart(dataset, "MMR-THA"))


def test_sectors_named_without_a_number_stand_as_words(dataset: Dataset) -> None:
    figure = chart(dataset, "MMR-THA")
    assert "Named in sources without a number" in words(figure)
    assert "agriculture" in words(figure)
    assert "agriculture" in figure["layout"]["meta"]["finding"]


def test_a_corridor_that_nobody_tells_apart_says_so(dataset: Dataset) -> None:
    figure = chart(dataset, "VNM-USA")
    assert figure["data"] == []
    assert "apart by channel or sector" in words(figure).replace("<br>", " ")
    assert chart(dataset, None)["layout"]["meta"]["finding"] == "No corridor is chosen."


@pytest.mark.parametrize("corridor", ["MMR-THA", "KHM-THA", "VNM-JPN"])
@pytest.mark.parametrize("width", [280, 358, 760, 1300])
def test_numbers_stay_inside_the_picture(dataset: Dataset, corridor: str, width: int) -> None:
    from app.flowmap.labels import text_size

    figure = chart(dataset, corridor, width)
    layout = figure["layout"]
    plot = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    for note in layout["annotations"]:
        if note["xref"] != "x domain" or note["font"]["size"] != 15:
            continue
        plain = note["text"].replace("</span>", "")
        plain = "".join(part.split(">")[-1] if part.startswith("span") else part for part in plain.split("<"))
        start = layout["margin"]["l"] + note["x"] * plot + note["xshift"]
        assert start + text_size(plain, 15)[0] <= layout["width"] + 2, plain


@pytest.mark.parametrize("width", [280, 358])
def test_headings_are_broken_where_the_screen_is_narrow(dataset: Dataset, width: int) -> None:
    from app.flowmap.labels import text_size

    notes = chart(dataset, "VNM-JPN", width)["layout"]["annotations"]
    headings = [note["text"] for note in notes if note["font"]["size"] == 14.5]
    assert "People who moved within a period, January to November 2024" not in headings
    assert all(text_size(text, 14.5)[0] <= width for text in headings)
