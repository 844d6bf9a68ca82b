"""Circles of the map: discs and rings, their words, and that arrows keep off them."""

from dataclasses import replace
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest
from shapely import Point

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.data.map.apart import is_apart
from app.data.standing import standing
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.plan import map_plan
from app.figures.tokens import LIGHT
from app.state.view import SplitBy, ViewState
from tests.conftest import Tiny


@cache
def drawn(**choice: object) -> go.Figure:
    data, basemap = load_dataset(ROOT / "data"), load_basemap(ROOT / "data" / "boundaries")
    return flow_map_figure(data, basemap, ViewState().but(**choice), Theme.LIGHT)


def trace(figure: go.Figure, role: str) -> Any:
    (found,) = [trace for trace in figure.data if trace.meta["role"] == role]
    return found


def circles(figure: go.Figure) -> dict[str, list[tuple[float, str]]]:
    """Diameters and fills by place, in the order in which they are drawn."""
    nodes = trace(figure, "nodes")
    found: dict[str, list[tuple[float, str]]] = {}
    for place, size, colour in zip(nodes.customdata, nodes.marker.size, nodes.marker.color, strict=True):
        found.setdefault(place, []).append((size, colour))
    return found


def labels(figure: go.Figure) -> list[str]:
    return [text.replace("<br>", " ") for text in trace(figure, "labels").text]


def words(figure: go.Figure, place: str) -> str:
    nodes = trace(figure, "nodes")
    return " ".join(dict(zip(nodes.customdata, nodes.text, strict=True))[place].replace("<br>", " ").split())


def test_colour_is_for_what_leaves_and_paper_for_what_arrives() -> None:
    found = circles(drawn())
    assert [colour for _size, colour in found["MMR"]] == [LIGHT.mmr]
    assert [colour for _size, colour in found["THA"]] == [LIGHT.paper]
    # Arrows arrive in Laos and leave from there: a ring round a disc.
    (ring, around), (disc, within) = found["LAO"]
    assert (around, within) == (LIGHT.paper, LIGHT.lao)
    assert ring > disc


def test_the_largest_node_is_that_of_the_widest_arrows() -> None:
    found = {place: max(size for size, _colour in each) for place, each in circles(drawn()).items()}
    assert max(found, key=lambda place: found[place]) == "THA"
    assert found["THA"] > found["MYS"]


def test_money_leaves_where_people_went() -> None:
    found = circles(drawn(measure="remittance"))
    assert LIGHT.paper in [colour for _size, colour in found["MMR"]]
    assert LIGHT.tha in [colour for _size, colour in found["THA"]]


@pytest.mark.parametrize(
    "choice", [{}, {"measure": "stock"}, {"measure": "remittance"}, {"year": 2014}, {"by": SplitBy.CHANNEL}]
)
def test_no_arrow_lies_on_the_circles_of_its_ends(choice: dict[str, object]) -> None:
    scene = map_plan(load_dataset(ROOT / "data"), ViewState().but(**choice)).scene
    nodes = {node.place: node for node in scene.nodes}
    for key, shape in scene.arrows.items():
        for place in key:
            if place in nodes:
                node = nodes[place]
                away = shape.polygon.distance(Point(node.x, node.y)) - node.radius
                assert away > 1, (key, place)


# Words.


def test_a_node_tells_how_many_arrows_arrive_and_leave() -> None:
    text = words(drawn(channel=("MOU",)), "THA")
    assert text.startswith("<b>Thailand</b> 3 arrows arrive here.")
    assert "leave" not in text
    assert "Choose the place to see only its corridors." in text
    assert "1 arrow leaves from here." in words(drawn(channel=("MOU",)), "MMR")


def test_a_sum_is_made_only_of_one_series_with_exact_figures(dataset: Dataset) -> None:
    text = words(drawn(measure="stock"), "THA")
    arrows = {tuple(key.split("-")) for key in trace(drawn(measure="stock"), "flow").locations}
    rows = [
        row.figure
        for row in standing(dataset, ViewState(measure="stock")).corridors
        if row.corridor in arrows and row.corridor[1] == "THA"
    ]
    assert f"Together {sum(row.size for row in rows):,.0f}, a sum made here." in text
    text = words(drawn(), "THA")
    assert "3 arrows arrive here." in text
    # Their series is one, and their numbers are exact: documented workers at the end of 2019.
    assert "Together 2,788,319, a sum made here." in text
    assert "so they are not added up" in words(drawn(), "LAO") or "1 arrow" in words(drawn(), "LAO")
    assert "so they are not added up" in words(drawn(), "KHM")


def test_bounds_and_bands_are_not_added_up() -> None:
    assert "so they are not added up" in words(drawn(year=2014), "THA")
    assert "so they are not added up" in words(drawn(by=SplitBy.CHANNEL), "THA")


def test_an_arrow_in_bands_is_one_arrow() -> None:
    assert "3 arrows arrive here." in words(drawn(by=SplitBy.CHANNEL), "THA")


def test_border_passes_have_a_mark_of_their_own_and_say_why() -> None:
    figure = drawn(channel=("BORDER_PASS",))
    assert figure.layout.meta["rings"] == ("pass",)
    rings = [trace for trace in figure.data if trace.meta["role"] == "rings"]
    assert [ring.mode for ring in rings] == ["markers", "lines", "markers"]
    (text,) = rings[-1].text
    said = " ".join(text.replace("<br>", " ").split())
    for part in (
        "Thailand: 65,991 border-pass holders",
        "Foreign Workers",
        "December 2019",
        "last up to 30 days",
    ):
        assert part in said
    assert "hold one at a date" in said


@pytest.mark.parametrize(
    ("choice", "kinds"),
    [
        ({}, ("pass",)),
        ({"channel": ("MOU",)}, ("place",)),
        ({"year": 2014}, ()),
        ({"channel": ("BORDER_PASS",)}, ()),
    ],
)
def test_a_mark_beside_arrows_that_may_hold_the_same_people_is_no_addition(
    choice: dict[str, object], kinds: tuple[str, ...]
) -> None:
    figure = drawn(**choice)
    assert figure.layout.meta["apart"] == kinds
    (ring,) = [trace for trace in figure.data if trace.meta["role"] == "rings"][-1].text
    assert ("Shown apart, not in addition" in " ".join(ring.replace("<br>", " ").split())) is bool(kinds)


def test_a_mark_is_apart_only_from_channels_that_may_hold_it(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id, origin, channel, value\na, s, MMR, NV, 60\nb, s, UNSPECIFIED, MOU, 40",
        channels="channel, name, short_name, kind, parent, excludes\nDOCUMENTED, Documented, Documented, group\n"
        "MOU, MOU, MOU, scheme, DOCUMENTED, NV\nNV, NV, NV, scheme, DOCUMENTED, MOU",
    )
    shown = standing(data, ViewState(channel=("MOU", "NV")))
    (mark,) = shown.marks
    assert not is_apart(data, mark, shown)
    (row,) = shown.corridors
    same = replace(shown, corridors=(replace(row, figure=replace(row.figure, channel="DOCUMENTED")),))
    assert is_apart(data, mark, same)


def test_other_marks_are_whole_rings() -> None:
    figure = drawn(year=2014)
    assert figure.layout.meta["rings"] == ("place",)
    assert "Laos: about 200,000 ≠ from all countries together (estimate)" in labels(figure)
    rings = [trace for trace in figure.data if trace.meta["role"] == "rings"]
    assert [ring.mode for ring in rings] == ["markers", "markers"]
