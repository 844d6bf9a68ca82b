"""The layer of crossings in the flow map: a mark a row of the table, hollow where approximate, provinces by name."""

import re
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest
from shapely import make_valid

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.domain.codes import MapFrame, MapLayer, Shade, Theme
from app.figures.map.basemap import load_basemap
from app.figures.map.crossings import crossing_layer, with_provinces
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.plan import map_plan
from app.figures.tokens import LIGHT
from app.flowmap.frame import frame_for
from app.state.view import ViewState

ROLES = {"provinces", "crossings", "crossing-lines"}
SIZES = [(824, 706), (1200, 886), (712, 543), (390, 440)]


@cache
def drawn(width: int = 824, height: int = 706, **choice: object) -> go.Figure:
    data, basemap = load_dataset(ROOT / "data"), load_basemap(ROOT / "data" / "boundaries")
    state = ViewState(layer=(MapLayer.CROSSINGS,)).but(**choice)
    return flow_map_figure(data, basemap, state, Theme.LIGHT, width, height)


def roles(**choice: object) -> set[str]:
    return {trace.meta["role"] for trace in drawn(**choice).data}


def by_role(figure: go.Figure, role: str) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] == role]


def tooltips(figure: go.Figure) -> dict[str, str]:
    (dots,) = by_role(figure, "crossings")
    return dict(zip(dots.customdata, map(plain, dots.text), strict=True))


def plain(text: str) -> str:
    """The words of a tooltip in one line."""
    return re.sub(r"\s*<br>\s*|</?b>", " ", text)


def names(figure: go.Figure) -> set[str]:
    (labels,) = by_role(figure, "labels")
    return {text for text, role in zip(labels.text, labels.meta["roles"], strict=True) if role == "province"}


def test_the_layer_is_only_where_it_is_asked_for() -> None:
    assert ROLES.isdisjoint(roles(layer=()))
    assert roles().issuperset(ROLES)
    assert roles(layer=(), channel=("BORDER_PASS",)).issuperset(ROLES)
    assert ROLES.isdisjoint(roles(frame=MapFrame.ASIA))


def test_each_crossing_has_a_mark_that_tells_both_towns_and_that_it_may_be_closed(dataset: Dataset) -> None:
    found = tooltips(drawn())
    assert set(found) == {row.crossing_id for row in dataset.crossings}
    for row in dataset.crossings:
        text = found[row.crossing_id]
        assert row.a.name in text
        assert row.b.name in text
        assert dataset.places[row.a.place].names["en"] in text
        assert "may be closed" in text
        assert "GeoNames" in text
        assert ("Approximate" in text) is row.is_approximate
        assert (row.province_name in text) or not row.province


def test_border_passes_are_told_at_mae_sot() -> None:
    found = tooltips(drawn())
    assert "30 days" in found["tha-mmr-maesot-myawaddy"]
    assert "MMN Annual Report 2019, Thailand, note 66" in found["tha-mmr-maesot-myawaddy"]
    assert [key for key, text in found.items() if "30 days" in text] == ["tha-mmr-maesot-myawaddy"]


def test_approximate_marks_are_hollow(dataset: Dataset) -> None:
    (dots,) = by_role(drawn(), "crossings")
    approximate = {row.crossing_id: row.is_approximate for row in dataset.crossings}
    for key, colour in zip(dots.customdata, dots.marker.color, strict=True):
        assert colour == (LIGHT.halo if approximate[key] else LIGHT.ink)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_two_towns_stand_apart_near_the_place_where_they_are(
    dataset: Dataset, width: int, height: int
) -> None:
    (dots,) = by_role(drawn(width, height), "crossings")
    frame = frame_for(width, height)
    rows = {row.crossing_id: row for row in dataset.crossings}
    points = [frame.projection.pixel(*at) for at in zip(dots.lon, dots.lat, strict=True)]
    for key, (ax, ay), (bx, by) in zip(dots.customdata[::2], points[::2], points[1::2], strict=True):
        row = rows[key]
        assert ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 >= 7.4
        x, y = frame.projection.pixel(row.a.lon, row.a.lat)
        assert ((ax - x) ** 2 + (ay - y) ** 2) ** 0.5 <= 4.0


def test_provinces_are_outlined_by_address_and_say_what_documents_say() -> None:
    (trace,) = by_role(drawn(), "provinces")
    basemap = load_basemap(ROOT / "data" / "boundaries")
    assert trace.geojson == basemap.url("provinces.json")
    assert set(trace.locations) == {"TH-63", "TH-85", "TH-27", "TH-23", "CN-YN", "CN-GX"}
    texts = dict(zip(trace.locations, map(plain, trace.text), strict=True))
    assert "Tak, Thailand" in texts["TH-63"]
    assert "MMN Annual Report 2014" in texts["TH-85"]


def test_on_a_shaded_map_a_province_tells_the_figure_of_its_country_too() -> None:
    (trace,) = by_role(drawn(shade=Shade.HOSTED), "provinces")
    texts = dict(zip(trace.locations, trace.text, strict=True))
    assert "2,853,248" in texts["TH-63"]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("choice", [{}, {"measure": "stock"}, {"channel": ("BORDER_PASS",)}])
def test_names_of_provinces_are_few_and_lie_on_nothing(
    dataset: Dataset, width: int, height: int, choice: dict[str, object]
) -> None:
    assert names(drawn(width, height, **choice)) <= {"Tak", "Ranong", "Sa Kaeo", "Trat", "Yunnan", "Guangxi"}
    if width > 800:
        assert len(names(drawn(width, height, **choice))) >= 3
    state = ViewState(layer=(MapLayer.CROSSINGS,)).but(**choice)
    scene = map_plan(dataset, state, width, height).scene
    layer = crossing_layer(dataset, state, scene.frame)
    found = with_provinces(scene, layer, load_basemap(ROOT / "data" / "boundaries"))
    others = [label.box.polygon for label in scene.labels] + [
        arrow.polygon for arrow in scene.arrows.values()
    ]
    others += [box.polygon for box in layer.boxes]
    for label in found.labels:
        if label.role == "province":
            assert not any(label.box.polygon.intersects(make_valid(other)) for other in others), label.text


def test_marks_lie_on_arrows_and_below_texts() -> None:
    order = [trace.meta["role"] for trace in drawn().data]
    assert order.index("provinces") < order.index("flow") < order.index("crossings") < order.index("labels")


def test_an_arrow_answers_up_to_the_edge_of_a_mark() -> None:
    assert drawn().layout.hoverdistance <= 5
