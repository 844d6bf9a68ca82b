"""A view as one file: which kinds there are, what a view without figures gives, who has to draw."""

import io
import json

import pytest
from PIL import Image

from app.data.vocabulary import vocabulary
from app.export.context import Context
from app.export.file import filename
from app.export.picture.renderer import Renderer
from app.export.single import NotOffered, export_view, exported_chart, kinds_of, needs_browser
from app.state.charts import CHARTS, Chart
from app.state.codec import parse_view
from app.state.exports import MEDIA_TYPES, PICTURES, TABLES, Kind, Options, Size
from app.state.pages import Page
from app.state.view import ViewState


def view(context: Context, address: str) -> ViewState:
    path, _, query = address.partition("?")
    parsed = parse_view(path, query, vocabulary(context.dataset))
    assert not parsed.ignored
    return parsed.state


def test_a_picture_has_the_size_and_the_name_asked_for(context: Context, renderer: Renderer) -> None:
    state = view(context, "/?channel=MOU")
    file = export_view(context, renderer, state, Chart.FLOW_MAP, Kind.PNG, Options(size=Size.SOCIAL))
    assert Image.open(io.BytesIO(file.content)).size[0] == 1200
    assert file.name.startswith("mekong-corridors_flow-map_channel-MOU_social_")
    assert file.name.endswith(f"_{context.dataset.version}.png")
    assert (file.media_type, file.warnings) == ("image/png", ())


def test_two_looks_of_a_view_have_two_names(context: Context) -> None:
    def name(kind: Kind, options: Options) -> str:
        whole = filename(context.dataset, ViewState(), Chart.FLOW_MAP, kind, options)
        end = f"_{context.dataset.released}_{context.dataset.version}.{kind}"
        return whole.removeprefix("mekong-corridors_flow-map_").removesuffix(end)

    assert name(Kind.PNG, Options(size=Size.PAGE, scale=2, dark=True)) == "all_page_2x_dark"
    assert name(Kind.PNG, Options(size=Size.COLUMN, cm=8.5)) == "all_column_8.5cm"
    assert name(Kind.PDF, Options(size=Size.PAGE, scale=2, dark=True)) == "all_page_dark"
    assert name(Kind.PPTX, Options(size=Size.PAGE, scale=2, dark=True)) == "all_dark"
    assert name(Kind.PNG, Options()) == name(Kind.CSV, Options(size=Size.PAGE, dark=True)) == "all"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/?by=channel", "by-channel"),
        ("/?shade=hosted", "shade-hosted"),
        ("/?layer=crossings", "layer-crossings"),
        ("/?frame=world&origin=MMR", "origin-MMR_frame-world"),
        ("/?scale=sqrt&focus=THA", "scale-sqrt_focus-THA"),
        ("/trends?by=sex&reading=share", "by-sex_reading-share"),
        ("/trends?chart=trend-panels&panels=own", "panels-own"),
        ("/trends?axis=log&from=2010", "from-2010_axis-log"),
        ("/compare?order=name", "order-name"),
        ("/data?sort=-value", "sort--value"),
        ("/?corridor=MMR-THA&embed=1", "corridor-MMR-THA"),
        ("/corridor/MMR-THA?figure=ar2019-mmr-tha-mou-2019-08", "MMR-THA"),
    ],
)
def test_different_files_of_one_choice_have_different_names(
    context: Context, address: str, words: str
) -> None:
    state = view(context, address)
    name = filename(context.dataset, state, exported_chart(state), Kind.CSV)
    assert f"_{words}_{context.dataset.released}_" in name


def test_a_long_choice_is_cut_and_stays_apart_from_others(context: Context) -> None:
    places = sorted(context.dataset.places)[:60]
    names = {
        filename(context.dataset, ViewState(origin=tuple(places[:last])), Chart.FLOW_MAP, Kind.CSV)
        for last in (50, 55, 60)
    }
    assert len(names) == 3
    assert max(map(len, names)) < 255


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize(
    ("address", "chart"), [("/data?channel=MOU", None), ("/?channel=MOU", Chart.FLOW_MAP)]
)
def test_tables_need_no_browser(context: Context, kind: Kind, address: str, chart: Chart | None) -> None:
    file = export_view(context, None, view(context, address), chart, kind, Options())
    assert file.content
    assert file.media_type == MEDIA_TYPES[kind]
    assert file.warnings == ()
    assert not needs_browser(chart, kind)


@pytest.mark.parametrize("kind", [*PICTURES, Kind.PPTX])
def test_there_is_no_picture_of_a_table(context: Context, kind: Kind) -> None:
    with pytest.raises(NotOffered, match=r"no picture.*CSV, XLSX or JSON"):
        export_view(context, None, ViewState(page=Page.DATA), None, kind, Options())
    assert kind not in kinds_of(None)
    assert kind in kinds_of(Chart.TREND)
    assert needs_browser(Chart.TREND, kind)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/data?origin=SGP&channel=MOU&year=1950", "No published figure passes these filters"),
        ("/?origin=SGP&channel=EPS&year=1950", "no figure for this choice"),
        ("/compare?origin=SGP&channel=MOU&year=1950", "No corridor has a figure for this choice"),
        ("/compare?chart=slope&origin=SGP&channel=MOU", "There is no figure for this choice"),
        ("/trends?chart=trend-stack&origin=SGP&channel=MOU", "Nothing is stacked here"),
        ("/corridor/SGP-BTN", ""),
        ("/timeline?to=1901", "No event in these documents passes the filters"),
    ],
)
def test_a_view_without_data_gives_a_file_and_a_warning_that_says_why(
    context: Context, address: str, reason: str
) -> None:
    state = view(context, address)
    file = export_view(context, None, state, exported_chart(state), Kind.JSON, Options())
    json.loads(file.content)
    (warning,) = file.warnings
    assert reason in warning
    assert "the file says so" in warning


@pytest.mark.parametrize(
    "address", ["/timeline", "/country/THA?chart=country-residents", "/trends?origin=MMR"]
)
def test_a_view_with_data_warns_of_nothing(context: Context, address: str) -> None:
    state = view(context, address)
    assert export_view(context, None, state, exported_chart(state), Kind.CSV, Options()).warnings == ()


def test_a_file_of_very_many_figures_says_what_it_leaves_out(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.table.rows.MANY", 3)
    state = view(context, "/data?origin=LAO&destination=THA")
    (warning,) = export_view(context, None, state, None, Kind.CSV, Options()).warnings
    assert "The data package has them" in warning
    assert export_view(context, None, state, None, Kind.JSON, Options()).warnings == ()


def test_the_chart_of_a_view_is_the_one_chosen_or_the_main_one(context: Context) -> None:
    for page, charts in CHARTS.items():
        about = {Page.COUNTRY: "/THA", Page.CORRIDOR: "/MMR-THA"}.get(page, "")
        assert exported_chart(view(context, f"{page}{about}")) == charts[0]
        for chart in charts:
            assert exported_chart(view(context, f"{page}{about}?chart={chart}")) == chart
    assert exported_chart(view(context, "/data")) is None


@pytest.mark.parametrize("page", [Page.ABOUT, Page.SOURCES, Page.PRESENT])
def test_a_page_of_words_has_nothing_to_take_away(page: Page) -> None:
    with pytest.raises(NotOffered, match=r"neither a chart nor a table.*/trends"):
        exported_chart(ViewState(page=page))


@pytest.mark.parametrize(
    ("page", "example"), [(Page.COUNTRY, "/country/THA"), (Page.CORRIDOR, "/corridor/MMR-THA")]
)
def test_a_page_about_nothing_yet_says_what_to_name(page: Page, example: str) -> None:
    with pytest.raises(NotOffered, match=example):
        exported_chart(ViewState(page=page))
