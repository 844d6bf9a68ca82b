"""The base map: shared files of land and lines, and traces that never answer to the pointer."""

import json
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from shapely import make_valid
from shapely.geometry import shape

from app.config import ROOT
from app.domain.codes import MapFrame
from app.figures.map.basemap import GMS, GMSX, LAND, Basemap, basemap_traces, choropleth, load_basemap
from app.figures.tokens import DARK, LIGHT, Tokens

BOUNDARIES = ROOT / "data" / "boundaries"


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    return load_basemap(BOUNDARIES)


def traces(basemap: Basemap, ink: Tokens = LIGHT) -> tuple[Any, ...]:
    """Land and lines as Plotly has them."""
    return tuple(go.Figure(basemap_traces(basemap, ink)).data)


def area_trace(*given: Any, **options: Any) -> Any:
    (trace,) = go.Figure([choropleth(*given, **options)]).data
    return trace


def features(basemap: Basemap, name: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in json.loads(basemap.files[name])["features"]}


def rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for part in parts for ring in part]


def area(ring: list[list[float]]) -> float:
    """Twice the signed area: below zero for a clockwise ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def test_the_subregion_its_provinces_and_the_rest_are_told_apart(basemap: Basemap) -> None:
    kinds = basemap.areas
    assert {key for key, kind in kinds.items() if kind == GMS} == {"MMR", "THA", "LAO", "VNM", "KHM"}
    assert len([key for key, kind in kinds.items() if kind == GMSX]) == 2
    assert kinds["CHN"] == kinds["JPN"] == LAND


@pytest.mark.parametrize(
    "name", ["land.json", "lines.json", "asia-land.json", "asia-lines.json", "world-land.json"]
)
def test_outer_rings_are_clockwise(basemap: Basemap, name: str) -> None:
    for key, feature in features(basemap, name).items():
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for part in parts:
            assert area(part[0]) < 0, key
            assert all(area(hole) > 0 for hole in part[1:]), key


def test_every_ring_is_closed_and_on_earth(basemap: Basemap) -> None:
    for name in basemap.files:
        for key, feature in features(basemap, name).items():
            for ring in rings(feature["geometry"]):
                assert ring[0] == ring[-1], key
                assert len(ring) >= 4, key
                # Land that the date line would cut goes on beyond it.
                assert all(-180 <= x <= 330 and -90 <= y <= 90 for x, y in ring), key


def test_every_area_has_a_shape(basemap: Basemap) -> None:
    found = features(basemap, "land.json")
    assert set(basemap.areas) <= set(found)
    assert (
        shape(found["THA"]["geometry"])
        .buffer(0)
        .contains(shape({"type": "Point", "coordinates": [100.5, 15]}))
    )


def test_disputed_stretches_are_dashed_near_preah_vihear(basemap: Basemap) -> None:
    lines = features(basemap, "lines.json")
    assert set(lines) == {"river", "province", "border", "disputed"}
    disputed = shape(lines["disputed"]["geometry"])
    temple = shape({"type": "Point", "coordinates": [104.68, 14.39]})
    assert disputed.distance(temple) < 0.5
    # Dashes are many short pieces; where they lie, no unbroken line lies too.
    assert len(disputed.geoms) > 20
    solid = make_valid(shape(lines["border"]["geometry"]))
    assert solid.intersection(make_valid(disputed)).area < 0.2 * disputed.area


def test_rivers_lie_below_borders_and_nothing_answers_to_the_pointer(basemap: Basemap) -> None:
    land, lines = traces(basemap)
    assert next(iter(lines.locations)) == "river"
    for trace in (land, lines):
        assert trace.hoverinfo == "skip"
        assert trace.showscale is False
        assert "role" in trace.meta


@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_land_has_the_colours_of_the_theme(basemap: Basemap, ink: Tokens) -> None:
    land, _lines = traces(basemap, ink)
    found = dict(zip(land.locations, (painted(land, at) for at in range(len(land.locations))), strict=True))
    assert found["THA"] == ink.gms
    assert found["JPN"] == ink.land
    assert ink.gmsx in found.values()


def painted(trace: Any, at: int) -> str:
    """The colour in which Plotly draws an area."""
    share = (trace.z[at] - trace.zmin) / (trace.zmax - trace.zmin)
    steps = [(position, colour) for position, colour in trace.colorscale]
    below = [colour for position, colour in steps if position <= share]
    above = [colour for position, colour in steps if position >= share]
    assert below[-1] == above[0]
    return str(below[-1])


def test_files_come_from_this_server_under_an_address_that_names_their_content(basemap: Basemap) -> None:
    for trace in traces(basemap):
        assert trace.geojson.startswith(f"/geo/{basemap.version}/")
        assert trace.geojson.removeprefix(f"/geo/{basemap.version}/") in basemap.files
    assert load_basemap(BOUNDARIES) is basemap
    assert sum(map(len, basemap.files.values())) < 1_500_000


def test_an_area_has_the_colour_given() -> None:
    colours = ["#111111", "#222222", "#111111", "#333333"]
    trace = area_trace({"type": "FeatureCollection", "features": []}, list("abcd"), colours)
    assert [painted(trace, at) for at in range(4)] == colours


def test_areas_answer_only_where_they_have_words() -> None:
    silent = area_trace("/x.json", ["a"], ["#111111"])
    told = area_trace("/x.json", ["a"], ["#111111"], hover=["Words"])
    assert silent.hoverinfo == "skip"
    assert told.hoverinfo != "skip"
    assert told.text == ("Words",)
    assert told.hovertemplate.endswith("<extra></extra>")


def test_no_areas_make_an_empty_trace() -> None:
    assert area_trace("/x.json", [], []).locations == ()


@pytest.mark.parametrize("kind", list(MapFrame))
def test_every_frame_has_land_of_its_own(basemap: Basemap, kind: MapFrame) -> None:
    sheet = basemap.sheets[kind]
    found = features(basemap, sheet.land)
    assert set(sheet.areas) <= set(found)
    assert {key for key, area_kind in sheet.areas.items() if area_kind == GMS} == {
        "MMR",
        "THA",
        "LAO",
        "VNM",
        "KHM",
    }
    assert basemap.url(sheet.land) in basemap.urls(kind)
    assert len(basemap.files[sheet.land]) < 300_000


def test_the_first_map_needs_only_its_own_files(basemap: Basemap) -> None:
    assert [url.rpartition("/")[2] for url in basemap.urls()] == ["land.json", "lines.json"]


def test_the_world_has_land_but_no_country_lines(basemap: Basemap) -> None:
    traces_of_world = go.Figure(basemap_traces(basemap, LIGHT, MapFrame.WORLD)).data
    assert [trace.meta["role"] for trace in traces_of_world] == ["land"]
    assert painted(traces_of_world[0], list(traces_of_world[0].locations).index("EARTH")) == LIGHT.water


def test_areas_of_asia_still_fit_together(basemap: Basemap) -> None:
    found = {
        key: make_valid(shape(row["geometry"])) for key, row in features(basemap, "asia-land.json").items()
    }
    for one, other in (("THA", "LAO"), ("CHN", "MMR"), ("IND", "BGD"), ("MYS", "BRN")):
        assert found[one].intersection(found[other]).area < 0.1
        assert found[one].distance(found[other]) < 0.02


def test_land_across_the_date_line_is_one(basemap: Basemap) -> None:
    land = shape(features(basemap, "world-land.json")["LAND"]["geometry"])
    chukotka = shape({"type": "Point", "coordinates": [180.0, 67.5]})
    assert make_valid(land).buffer(0.1).contains(chukotka)
    assert not any(part.bounds[0] < -179.9 for part in land.geoms)
