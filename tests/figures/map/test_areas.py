"""Shaded areas in the flow map: colours by URL, hatching without a figure, words to point at, lines that show."""

import gzip
import json
from functools import cache
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.load import load_dataset
from app.data.map.shading import Shading, shading
from app.data.standing import standing
from app.domain.codes import MapFrame, Shade, Theme
from app.figures.map.areas import step_colours
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.tokens import DARK, LIGHT, Tokens, tokens
from app.state.view import ViewState
from tests.figures.map.test_basemap import painted
from tests.figures.test_tokens import contrast

SHADED = [shade for shade in Shade if shade != Shade.NONE]
ORIGINS = ("MMR", "KHM", "LAO", "THA", "VNM", "CHN")


@cache
def drawn(
    shade: Shade, frame: MapFrame = MapFrame.GMS, theme: Theme = Theme.LIGHT, **choice: object
) -> go.Figure:
    data, basemap = load_dataset(ROOT / "data"), load_basemap(ROOT / "data" / "boundaries")
    return flow_map_figure(data, basemap, ViewState(shade=shade, frame=frame).but(**choice), theme)


def shown(shade: Shade, **choice: object) -> Shading:
    data = load_dataset(ROOT / "data")
    found = shading(data, shade, standing(data, ViewState().but(**choice)).year)
    assert found is not None
    return found


def by_role(figure: go.Figure, role: str) -> Any:
    (trace,) = [trace for trace in figure.data if trace.meta["role"] == role]
    return trace


def roles(figure: go.Figure) -> list[str]:
    return [trace.meta["role"] for trace in figure.data]


def tones(figure: go.Figure) -> dict[str, str]:
    trace = by_role(figure, "areas")
    return {place: painted(trace, at) for at, place in enumerate(trace.locations)}


def test_a_map_that_is_not_shaded_has_no_areas() -> None:
    assert {"areas", "hatch"}.isdisjoint(roles(drawn(Shade.NONE)))


@pytest.mark.parametrize("shade", SHADED)
@pytest.mark.parametrize("frame", list(MapFrame))
@pytest.mark.parametrize("theme", list(Theme))
def test_every_country_has_the_colour_of_its_step_or_hatching(
    shade: Shade, frame: MapFrame, theme: Theme
) -> None:
    figure, found = drawn(shade, frame, theme), shown(shade)
    colours = step_colours(shade, tokens(theme))
    hatched = set(by_role(figure, "hatch").locations)
    for area, colour in tones(figure).items():
        place = "CHN" if area.startswith("CHN_") else area
        step = found.step(place)
        if step is None:
            assert colour == "rgba(0,0,0,0)", area
        else:
            assert colour == colours[step], area
            assert area not in hatched
    assert {"THA", "MMR", "LAO", "VNM", "KHM", "CHN", "MYS"} <= set(tones(figure))
    assert not {"SIACHEN", "LAND", "EARTH"} & set(tones(figure))


def test_large_countries_without_a_figure_are_hatched() -> None:
    assert {"MNG", "KAZ", "PAK"} <= set(by_role(drawn(Shade.BALANCE, MapFrame.ASIA), "hatch").locations)
    assert {"NPL", "LKA"} <= set(by_role(drawn(Shade.REMITTANCES), "hatch").locations)


@pytest.mark.parametrize("frame", list(MapFrame))
def test_geometry_comes_by_address_and_every_area_is_in_its_file(frame: MapFrame) -> None:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    for role in ("areas", "hatch"):
        trace = by_role(drawn(Shade.BALANCE, frame), role)
        assert trace.geojson.startswith(f"/geo/{basemap.version}/")
        content = json.loads(basemap.files[trace.geojson.rpartition("/")[2]])
        assert set(trace.locations) <= {row["id"] for row in content["features"]}


@pytest.mark.parametrize("shade", SHADED)
def test_areas_answer_below_arrows_and_hatching_does_not(shade: Shade) -> None:
    figure = drawn(shade)
    order = roles(figure)
    assert order.index("land") < order.index("areas") < order.index("hatch") < order.index("lines")
    assert order.index("lines") < order.index("flow")
    areas = by_role(figure, "areas")
    assert areas.hoverinfo != "skip"
    assert by_role(figure, "hatch").hoverinfo == "skip"
    texts = dict(zip(areas.locations, areas.text, strict=True))
    assert "Thailand" in texts["THA"]
    assert texts["CHN_YN"] == texts["CHN"]


def test_shading_changes_no_arrow() -> None:
    plain, shaded = by_role(drawn(Shade.NONE), "flow"), by_role(drawn(Shade.ABROAD), "flow")
    assert plain.to_plotly_json() == shaded.to_plotly_json()


def test_the_sentence_of_the_areas_travels_with_the_figure() -> None:
    assert "Areas: people from abroad" in drawn(Shade.HOSTED).layout.meta["subtitle"]
    assert "Areas:" not in drawn(Shade.NONE).layout.meta["subtitle"]


def test_shading_adds_little_to_an_update() -> None:
    sizes = [len(gzip.compress(drawn(shade).to_json().encode())) for shade in (Shade.NONE, Shade.ABROAD)]
    assert sizes[1] - sizes[0] < 4_000


def test_a_map_of_a_year_without_figures_is_not_shaded() -> None:
    figure = drawn(Shade.HOSTED, year=1980)
    assert "areas" not in roles(figure)
    assert "nothing is shaded" in figure.layout.meta["subtitle"]


# Colours.


@pytest.mark.parametrize("ink", [LIGHT, DARK])
@pytest.mark.parametrize("shade", SHADED)
def test_lines_show_on_every_step_and_arrows_in_their_halo(ink: Tokens, shade: Shade) -> None:
    for colour in step_colours(shade, ink).values():
        assert contrast(ink.area_line, colour) >= 2.2
        assert contrast(ink.area_river, colour) >= 1.15
        assert contrast(ink.ink, colour) >= 4.4
    for code in ORIGINS:
        assert contrast(ink.origin(code).mark, ink.halo) >= 3
        assert contrast(ink.origin(code).text, ink.halo) >= 4.5


@pytest.mark.parametrize("ink", [LIGHT, DARK])
@pytest.mark.parametrize("shade", SHADED)
def test_steps_are_told_apart_in_grey_print(ink: Tokens, shade: Shade) -> None:
    colours = step_colours(shade, ink)
    for (one, a), (two, b) in combinations(colours.items(), 2):
        # The two sides of a balance may look alike in grey; their words and numbers tell them apart.
        if shade != Shade.BALANCE or one * two >= 0:
            assert contrast(a, b) >= 1.1, (one, two)


def test_lines_are_darker_only_on_shaded_ground() -> None:
    plain, shaded = by_role(drawn(Shade.NONE), "lines"), by_role(drawn(Shade.HOSTED), "lines")
    assert LIGHT.border in {colour for _at, colour in plain.colorscale}
    assert {colour for _at, colour in shaded.colorscale} == {LIGHT.area_line, LIGHT.area_river}
    assert set(shaded.locations) == {"river", "province", "border", "disputed"}
