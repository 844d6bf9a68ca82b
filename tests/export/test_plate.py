"""What a picture says, before any browser draws it."""

from html import unescape
from re import findall, sub

import pytest

from app.config import Settings
from app.data.dataset import Dataset
from app.domain.codes import MapFrame
from app.export.context import Context
from app.export.picture.plate import Plate, bare_plate, plate
from app.state.charts import Chart
from app.state.exports import Options, Size
from app.state.pages import Page
from app.state.view import ViewState
from app.text.labels import version_words
from tests.export.conftest import ADDRESS

MAP = ViewState(page=Page.MAP, year=2019)


def words(found: Plate) -> str:
    """The text of the HTML of a plate."""
    return unescape(sub(r"<[^>]+>", " ", found.first[1]))


def test_everything_that_makes_a_number_true_travels_along(context: Context) -> None:
    found = plate(context, Chart.FLOW_MAP, MAP, Options())
    meta = found.first[0].layout.meta
    told = words(found)
    for each in (meta["title"], meta["subtitle"], *meta["notes"]):
        assert each in told
    assert meta["source"].removeprefix("Source:").strip() in told
    assert "imply no opinion" in told
    assert context.dataset.version in told
    assert f"{found.words.made.day} " in told
    assert str(found.words.made.year) in told
    assert "1,820,928" in told
    assert "Completed or in process, Dec 2019" in told


def test_address_stands_in_a_picture_only_where_readers_can_reach_it(context: Context) -> None:
    with_address = plate(context, Chart.FLOW_MAP, MAP, Options(qr=True))
    assert with_address.words.address.startswith(f"{ADDRESS}/?year=2019")
    assert "lang=en" in with_address.words.address
    assert with_address.words.address.removeprefix("https://") in words(with_address)
    assert 'class="plate-code"' in with_address.first[1]
    nowhere = Context(context.dataset, context.basemap, Settings())
    without = plate(nowhere, Chart.FLOW_MAP, MAP, Options(qr=True))
    assert without.words.address == ""
    assert "plate-address" not in without.first[1]
    assert "plate-code" not in without.first[1]


@pytest.mark.parametrize("chart", [Chart.FLOW_MAP, Chart.COUNTRY_MAP])
def test_no_card_spares_what_the_lines_of_a_map_mean(context: Context, chart: Chart) -> None:
    state = MAP if chart == Chart.FLOW_MAP else ViewState(page=Page.COUNTRY, place="MMR")
    body = plate(context, chart, state, Options(size=Size.SOCIAL)).first[1]
    notes = findall(r'<p class="plate-note"([^>]*)>([^<]*)', body)
    assert [spare for spare, words in notes if "imply no opinion" in words] == [""]
    assert any("data-spare" in spare for spare, words in notes)


def test_qr_code_stands_there_only_if_asked(context: Context) -> None:
    assert "plate-code" not in plate(context, Chart.FLOW_MAP, MAP, Options()).first[1]


def test_address_names_a_chart_that_is_not_the_main_one_of_its_page(context: Context) -> None:
    state = ViewState(page=Page.COMPARE, year=2019)
    assert "chart=ranking" in plate(context, Chart.RANKING, state, Options()).words.address
    assert "chart=" not in plate(context, Chart.MATRIX, state, Options()).words.address


def test_light_unless_asked_whatever_the_view_says(context: Context) -> None:
    state = MAP.but(theme="dark")
    light = plate(context, Chart.FLOW_MAP, state, Options())
    dark = plate(context, Chart.FLOW_MAP, MAP, Options(dark=True))
    assert not light.dark
    assert dark.dark
    assert light.first[0].layout.geo.bgcolor != dark.first[0].layout.geo.bgcolor
    assert "theme" not in light.words.address


def test_words_do_not_point_to_parts_of_a_page(context: Context) -> None:
    states = {
        Chart.FLOW_MAP: MAP,
        Chart.TREND: ViewState(page=Page.TRENDS),
        Chart.MATRIX: ViewState(page=Page.COMPARE),
        Chart.CORRIDOR_CHANNELS: ViewState(page=Page.CORRIDOR, corridor="MMR-THA"),
        Chart.TIMELINE: ViewState(page=Page.TIMELINE),
    }
    for chart, state in states.items():
        told = words(plate(context, chart, state, Options(size=Size.COLUMN)))
        for pointing in ("table below", "see the table", "to see it", "to see them", "tooltip", "as listed"):
            assert pointing not in told, (chart, pointing)


def test_a_view_without_figures_says_so(context: Context) -> None:
    state = ViewState(page=Page.MAP, origin=("LAO",), sector=("fishing",))
    found = plate(context, Chart.FLOW_MAP, state, Options())
    assert 'class="plate-empty"' in found.first[1]
    assert found.words.source == "No source: the picture shows no figure."


def test_what_the_chart_says_itself_is_not_said_again_beside_it(context: Context) -> None:
    trend = ViewState(page=Page.TRENDS)
    for chart, state in (
        (Chart.TREND, trend.but(origin=("LAO",), sector=("fishing",))),
        (Chart.TREND_PANELS, trend.but(chart="trend-panels")),
        (Chart.TREND_STACK, trend.but(chart="trend-stack")),
    ):
        figure, body = plate(context, chart, state, Options()).first
        told = {sub("<[^>]*>", " ", each.text or "") for each in figure.layout.annotations}
        beside = findall(r'class="plate-(?:note|finding)"[^>]*>(.*?)</p>', body)
        assert not {" ".join(text.split()) for text in told} & {unescape(text) for text in beside}, chart


def test_a_page_with_one_bar_is_no_higher_than_its_words(context: Context) -> None:
    state = ViewState(page=Page.COMPARE, origin=("MMR",), destination=("SGP",), chart="ranking")
    for size in (Size.PAGE, Size.COLUMN):
        found = plate(context, Chart.RANKING, state, Options(size=size))
        assert found.shape.height == 0
        assert "plate-short" in found.first[1]
    assert plate(context, Chart.RANKING, state, Options()).shape.height == 900, "a slide keeps its shape"
    many = plate(
        context, Chart.RANKING, ViewState(page=Page.COMPARE, chart="ranking"), Options(size=Size.PAGE)
    )
    assert many.shape.height > 0


def test_shaded_areas_are_told_once(context: Context) -> None:
    body = plate(context, Chart.FLOW_MAP, MAP.but(shade="hosted"), Options()).first[1]
    assert body.count("Areas: people from abroad") == 1


def test_a_list_of_all_corridors_calls_none_the_largest(context: Context) -> None:
    few = plate(context, Chart.FLOW_MAP, MAP.but(origin=("VNM",)), Options()).first[1]
    many = plate(context, Chart.FLOW_MAP, MAP, Options()).first[1]
    assert "corridors with a figure" in few
    assert "Largest of" not in few
    assert "Largest of" in many


def test_a_picture_of_a_map_says_what_of_its_list_has_no_arrow_and_why(context: Context) -> None:
    state = ViewState(page=Page.MAP, measure="stock", frame=MapFrame.WORLD)
    body = plate(context, Chart.FLOW_MAP, state, Options()).first[1]
    (first,) = findall(r"Myanmar to Thailand</span>.*?</li>", body)
    assert "not on this map" in first
    (drawn,) = findall(r"Vietnam to the United States</span>.*?</li>", body)
    assert "not on this map" not in drawn
    assert "stand too close together on this map make up" in body


def test_the_bands_of_a_corridor_are_told_where_the_map_has_no_room_for_them(context: Context) -> None:
    told = words(plate(context, Chart.FLOW_MAP, MAP.but(by="channel"), Options()))
    assert "By channel, Sep 2019: MOU 175,766, NV 105,153 (in process)." in told


def test_all_sources_travel_in_the_file_also_where_the_line_is_short(context: Context) -> None:
    found = plate(context, Chart.FLOW_MAP, MAP.but(shade="hosted"), Options(size=Size.COLUMN))
    line = words(found)
    assert "more in the data of this view" in line
    assert "more in the data of this view" not in found.words.source
    assert "Areas: United Nations, International Migrant Stock 2024 (1 July 2015)." in line
    assert found.words.source.endswith(
        "Areas: United Nations, International Migrant Stock 2024 (1 July 2015)."
    )
    assert "Foreign Workers Administration Office" in line


def test_a_bare_plate_has_the_chart_and_its_legend_alone(context: Context) -> None:
    found = bare_plate(context, Chart.FLOW_MAP, MAP, 1120, 640)
    told = words(found)
    assert found.first[0].layout.meta["title"] not in told
    assert "1,000,000" in told
    assert "counted or registered" in told
    assert (found.shape.width, found.shape.height) == (1120, 640)


@pytest.mark.parametrize("size", list(Size))
def test_chart_is_drawn_smaller_than_it_stands(context: Context, size: Size) -> None:
    found = plate(context, Chart.TREND, ViewState(page=Page.TRENDS), Options(size=size))
    spec = found.drawing(1000.0, 500.0, is_last=True)
    assert spec["figure"]["layout"]["width"] == round(1000 / found.zoom)
    assert spec["figure"]["layout"]["height"] == round(500 / found.zoom)
    assert found.zoom >= 1.25


def test_a_chart_that_grows_makes_the_picture_taller(context: Context) -> None:
    state = ViewState(page=Page.TRENDS, chart="trend-panels")
    found = plate(context, Chart.TREND_PANELS, state, Options())
    spec = found.drawing(1504.0, 10.0, is_last=True)
    assert spec["chartHeight"] > 500


def test_version_is_that_of_the_data(context: Context, dataset: Dataset) -> None:
    assert dataset.version in version_words(dataset)
    assert dataset.version in plate(context, Chart.FLOW_MAP, MAP, Options()).words.version


@pytest.mark.parametrize("size", [Size.SLIDE, Size.COLUMN])
def test_a_trend_in_a_picture_drops_no_number_that_the_page_shows(context: Context, size: Size) -> None:
    state = ViewState(page=Page.TRENDS, measure="workers", origin=("MMR",), destination=("THA",))
    found = plate(context, Chart.TREND, state, Options(size=size))
    figure, html = found.make(*((700, 430) if size == Size.SLIDE else (408, 372)))
    told = sub(r"<[^>]+>", " ", html + " ".join(note.text for note in figure.layout.annotations))
    for number in ("1,820,928", "1,700,000", "652,507", "493,744", "28,000"):
        assert number in told
    assert "hollow: estimate" in told
