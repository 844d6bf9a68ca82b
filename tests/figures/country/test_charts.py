"""The charts of country pages by what they show: numbers, their figures, sides, and how sure each is."""

import re

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.country.bars import country_bars
from app.data.dataset import Dataset
from app.domain.codes import PanelScale, Theme
from app.domain.disagreement import REVISION
from app.figures.map.basemap import load_basemap
from app.figures.registry import draw
from app.figures.room import within
from app.figures.tokens import LIGHT
from app.state.charts import Chart
from app.state.pages import Page
from app.state.view import ViewState
from app.text.figures import amount

PLACES = ("THA", "MMR", "KHM", "LAO", "VNM", "CHN", "CHN_YN", "JPN", "SGP", "USA", "MMR_KC", "FJI")


def drawn(dataset: Dataset, chart: Chart, place: str, width: int = 0, **changes: object) -> go.Figure:
    state = ViewState(page=Page.COUNTRY, place=place).but(**changes)
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return draw(dataset, basemap, chart, state, Theme.LIGHT, width)


def notes(figure: go.Figure) -> str:
    return " ".join(note["text"] for note in figure.layout.annotations)


@pytest.mark.parametrize("place", PLACES)
def test_every_bar_is_a_figure_with_its_number_written(dataset: Dataset, place: str) -> None:
    figure = drawn(dataset, Chart.COUNTRY_BARS, place)
    rows = country_bars(dataset, ViewState(page=Page.COUNTRY, place=place)).rows
    if not rows:
        assert not figure.data
        assert "No figure in these sources" in notes(figure)
        return
    (trace,) = figure.data
    assert list(trace.customdata) == [row.observation_id for row in rows]
    texts = notes(figure)
    for row, hover in zip(rows, trace.hovertext, strict=True):
        assert amount(row).number in texts
        assert amount(row).number in hover


def test_bars_have_one_scale_and_parts_lie_end_to_end(dataset: Dataset) -> None:
    (trace,) = drawn(dataset, Chart.COUNTRY_BARS, "THA").data
    found = {key: (base, x) for key, base, x in zip(trace.customdata, trace.base, trace.x, strict=True)}
    myanmar, cambodia = (found[f"ar2019-{each}-tha-documented-2019-12"] for each in ("mmr", "khm"))
    assert myanmar[0] == 0
    assert cambodia[0] == pytest.approx(myanmar[1], abs=2)
    assert myanmar[1] / cambodia[1] == pytest.approx(1_820_928 / 686_429, rel=0.02)
    assert found["off-all-tha-documented-2019-12"][1] == pytest.approx(
        cambodia[0] / 1_820_928 * 2_788_316, rel=0.01
    )


def test_origins_have_their_colour_and_channels_are_grey(dataset: Dataset) -> None:
    (trace,) = drawn(dataset, Chart.COUNTRY_BARS, "THA").data
    colours = dict(zip(trace.customdata, trace.marker.color, strict=True))
    assert colours["ar2019-mmr-tha-documented-2019-12"] == LIGHT.mmr
    assert colours["ar2019-khm-tha-documented-2019-12"] == LIGHT.khm
    assert colours["ar2019-tha-nv-2019-12"] == LIGHT.channel1
    assert colours["ar2019-tha-mou-2019-12"] == LIGHT.channel2


def test_an_estimate_is_a_dashed_line_to_a_ring_and_no_solid_bar(dataset: Dataset) -> None:
    figure = drawn(dataset, Chart.COUNTRY_BARS, "MMR")
    (trace,) = figure.data
    colours = dict(zip(trace.customdata, trace.marker.color, strict=True))
    assert colours["undesa-2024-mmr-all-2024-total"] == "rgba(0,0,0,0)"
    assert any(shape["type"] == "circle" for shape in figure.layout.shapes)
    assert any(shape.line.dash not in (None, "solid") for shape in figure.layout.shapes)


@pytest.mark.parametrize("width", [280, 390, 760, 1200])
def test_bars_and_small_charts_keep_to_their_width_and_grow_in_height(dataset: Dataset, width: int) -> None:
    for chart in (Chart.COUNTRY_BARS, Chart.COUNTRY_RESIDENTS):
        figure = drawn(dataset, chart, "THA", width)
        assert figure.layout.width == width
        assert all(shape["x1"] <= width for shape in figure.layout.shapes)
    low, high = (drawn(dataset, Chart.COUNTRY_RESIDENTS, "THA", each).layout.height for each in (1200, 390))
    assert high > low


def test_small_charts_have_one_scale_unless_the_reader_asks_for_their_own(dataset: Dataset) -> None:
    def tops(**changes: object) -> list[float]:
        figure = drawn(dataset, Chart.COUNTRY_RESIDENTS, "THA", **changes)
        return [min(trace.y) for trace in figure.data]

    shared, own = tops(), tops(panels=PanelScale.OWN)
    assert len(set(shared[:4])) == 4
    assert len({round(top) for top in own[:4]}) == 1
    assert (
        "own scale"
        in drawn(dataset, Chart.COUNTRY_RESIDENTS, "THA", panels=PanelScale.OWN).layout.meta["subtitle"]
    )


def test_each_point_is_a_figure_of_the_un_and_a_line_joins_one_place(dataset: Dataset) -> None:
    figure = drawn(dataset, Chart.COUNTRY_RESIDENTS, "THA")
    for trace in figure.data:
        rows = [dataset.by_id[key] for key in trace.customdata]
        assert {(row.series_id, row.origin) for row in rows} == {("undesa-ims-2024", trace.meta["place"])}
        assert len(rows) == len(trace.y)
    assert figure.data[0].line.color == LIGHT.mmr


def test_the_map_has_arrows_to_the_country_or_from_it_and_their_figures(dataset: Dataset) -> None:
    for changes, end, at in (({}, "destination", "THA"), ({"origin": ("THA",)}, "origin", "THA")):
        figure = drawn(dataset, Chart.COUNTRY_MAP, "THA", **changes)
        (flow,) = [trace for trace in figure.data if (trace.meta or {}).get("role") == "flow"]
        assert flow.locations
        for place, key in zip(flow.locations, flow.customdata, strict=True):
            row = dataset.by_id[key]
            assert "-".join(row.corridor) == place
            assert getattr(row, end) == at
        assert "lines and names imply no opinion" in " ".join(figure.layout.meta["notes"])
        assert ("to Thailand" if end == "destination" else "from Thailand") in figure.layout.meta["title"]


def test_the_findings_of_thailand(dataset: Dataset) -> None:
    told = {
        chart: drawn(dataset, chart, "THA").layout.meta["finding"]
        for chart in (Chart.COUNTRY_MAP, Chart.COUNTRY_BARS, Chart.COUNTRY_RESIDENTS)
    }
    assert "1,820,928" in told[Chart.COUNTRY_MAP]
    assert "Myanmar 1,820,928 of 2,788,319, 65 %" in told[Chart.COUNTRY_BARS]
    assert "54 % of the 3,179,399" in told[Chart.COUNTRY_RESIDENTS]
    bars = drawn(dataset, Chart.COUNTRY_BARS, "THA").layout.meta
    assert any("No difference is computed" in note for note in bars["notes"])
    assert "Ministry of Labour" in bars["source"]


def hatched(figure: go.Figure) -> set[str]:
    """The keys of the figures whose bars are hatched."""
    (trace,) = figure.data
    return {
        key for key, shape in zip(trace.customdata, trace.marker.pattern.shape, strict=True) if shape == "/"
    }


def test_parts_in_process_are_hatched_and_say_their_stage(dataset: Dataset) -> None:
    figure = drawn(dataset, Chart.COUNTRY_BARS, "THA")
    rows = country_bars(dataset, ViewState(page=Page.COUNTRY, place="THA")).rows
    process = {row.observation_id for row in rows if row.is_in_process}
    assert "ar2019-mmr-tha-documented-2019-12" in process
    assert hatched(figure) == process
    told = notes(figure)
    assert "NV, completed or in process" in told
    assert "By nationality, completed or in process, Dec 2019" in told
    assert "2,788,415, added up here, part still in process" in told
    assert "Hatched bars: all or part still in process." in figure.layout.meta["notes"]
    counted = drawn(dataset, Chart.COUNTRY_BARS, "KHM")
    assert not hatched(counted)
    assert not any("Hatched" in note for note in counted.layout.meta["notes"])


@pytest.mark.parametrize("width", [390, 760, 1200])
def test_numbers_that_do_not_fit_together_carry_the_sign_and_others_do_not(
    dataset: Dataset, width: int
) -> None:
    figure = drawn(dataset, Chart.COUNTRY_BARS, "THA", width)
    told = re.sub("<[^>]*>", "", notes(figure))
    for row in country_bars(dataset, ViewState(page=Page.COUNTRY, place="THA")).rows:
        kind = dataset.clash_kind(row.observation_id)
        assert (f"{amount(row).number} ≠" in told) == (kind not in ("", REVISION)), row.observation_id
    assert any("11 of these figures" in note for note in figure.layout.meta["notes"])


def test_wide_bars_stand_in_two_columns_of_one_scale(dataset: Dataset) -> None:
    narrow, wide = (drawn(dataset, Chart.COUNTRY_BARS, "THA", width) for width in (760, 1200))
    assert set(wide.data[0].customdata) == set(narrow.data[0].customdata)
    assert wide.layout.height < 0.75 * narrow.layout.height
    axes = [note["x"] for note in wide.layout.annotations if note["text"] == "4 million"]
    zeros = [note["x"] for note in wide.layout.annotations if note["text"] == "0"]
    assert len(axes) == len(zeros) == 2
    assert axes[0] - zeros[0] == pytest.approx(axes[1] - zeros[1])
    assert wide.layout.meta["free"] > 100
    assert narrow.layout.meta["free"] == 0


def test_a_card_draws_what_has_room_and_counts_the_rest(dataset: Dataset) -> None:
    with within(320):
        card = drawn(dataset, Chart.COUNTRY_BARS, "THA")
    assert card.layout.height <= 320
    left = len(drawn(dataset, Chart.COUNTRY_BARS, "THA").data[0].customdata) - len(card.data[0].customdata)
    assert left > 0
    assert f"No room for {left} more figures of this view." in notes(card)
    # Sources, caveats and finding are those of what is drawn.
    assert "United Nations" not in card.layout.meta["source"]
    assert "3,900,000" not in card.layout.meta["finding"]


def test_small_charts_fill_the_height_that_there_is(dataset: Dataset) -> None:
    state = ViewState(page=Page.COUNTRY, place="MMR")
    basemap = load_basemap(ROOT / "data" / "boundaries")
    usual, high = (
        draw(dataset, basemap, Chart.COUNTRY_RESIDENTS, state, Theme.LIGHT, 760, height)
        for height in (0, 480)
    )
    assert (len(usual.data), len(high.data)) == (8, 12)
    assert usual.layout.height < high.layout.height <= 480
    told = [" ".join(figure.layout.meta["notes"]) for figure in (usual, high)]
    counts = [int(re.search(r"(\d+) more places", text).group(1)) for text in told]
    assert counts[0] - counts[1] == 4


def test_caveats_of_residents_name_the_places_where_they_hold(dataset: Dataset) -> None:
    told = drawn(dataset, Chart.COUNTRY_RESIDENTS, "MMR").layout.meta["notes"]
    citizens = next(note for note in told if note.startswith("By citizenship"))
    born = next(note for note in told if note.startswith("By country of birth"))
    assert citizens.endswith(": Thailand, China, Saudi Arabia, India, Japan.")
    assert born.endswith(": Bangladesh, Malaysia, United States.")
    # One destination counts everybody alike: there the sentence needs no names.
    alone = " ".join(drawn(dataset, Chart.COUNTRY_RESIDENTS, "THA").layout.meta["notes"])
    assert "counts people with the citizenship of another country" in alone
    assert "born in another country" not in alone
