"""Selection on the map: what stands back, and that nothing else of the picture changes."""

from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.load import load_dataset
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.selection import FAINT, Selection, selection
from app.figures.tokens import LIGHT
from app.state.view import ViewState

ABOUT_CORRIDORS = ("halo", "flow", "ornament")


@cache
def drawn(**choice: object) -> go.Figure:
    data, basemap = load_dataset(ROOT / "data"), load_basemap(ROOT / "data" / "boundaries")
    return flow_map_figure(data, basemap, ViewState().but(**choice), Theme.LIGHT)


def traces(figure: go.Figure, *roles: str) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] in roles]


def in_full(trace: Any) -> set[str]:
    """The corridors of a trace that keep their tone."""
    keys = trace.meta["keys"]
    return set(keys) if trace.selectedpoints is None else {keys[at] for at in trace.selectedpoints}


def faint_numbers(figure: go.Figure) -> set[str]:
    (labels,) = traces(figure, "labels")
    fonts = zip(labels.meta["keys"], labels.textfont.color, labels.textfont.weight, strict=True)
    return {key for key, colour, weight in fonts if key and (colour, weight) == (LIGHT.ink3, 400)}


def test_every_feature_says_whose_it_is() -> None:
    for trace in traces(drawn(), *ABOUT_CORRIDORS):
        assert len(trace.meta["keys"]) == len(trace.locations)
        for key, feature in zip(trace.meta["keys"], trace.locations, strict=True):
            assert feature.partition("/")[0] == key


def test_by_default_nothing_stands_back() -> None:
    for trace in traces(drawn(), *ABOUT_CORRIDORS):
        assert trace.selectedpoints is None
    assert not faint_numbers(drawn())


def test_of_an_open_corridor_all_others_stand_back() -> None:
    figure = drawn(corridor="KHM-THA")
    for trace in traces(figure, *ABOUT_CORRIDORS):
        assert in_full(trace) == {"KHM-THA"}
        assert trace.unselected.marker.opacity == FAINT
    assert faint_numbers(figure) == {key for key in numbers(figure) if key != "KHM-THA"}


def test_of_a_focus_stay_the_corridors_of_that_place() -> None:
    figure = drawn(focus="LAO")
    (flow,) = traces(figure, "flow")
    assert in_full(flow) == {key for key in flow.meta["keys"] if "LAO" in key}
    assert len(in_full(flow)) >= 3
    assert faint_numbers(figure) == {key for key in numbers(figure) if "LAO" not in key}


def numbers(figure: go.Figure) -> set[str]:
    (labels,) = traces(figure, "labels")
    return {key for key in labels.meta["keys"] if key}


def test_names_keep_their_tone() -> None:
    (labels,) = traces(drawn(focus="LAO"), "labels")
    names = [at for at, role in enumerate(labels.meta["roles"]) if role in ("name", "far-name")]
    assert names
    for at in names:
        assert labels.meta["keys"][at] == ""
        assert labels.textfont.color[at] == labels.meta["plain"]["color"][at] == LIGHT.ink
        assert labels.textfont.weight[at] == labels.meta["plain"]["weight"][at] == 650


@pytest.mark.parametrize("choice", [{"corridor": "KHM-THA"}, {"focus": "LAO"}])
def test_the_plain_view_can_be_made_from_what_is_in_the_trace(choice: dict[str, object]) -> None:
    plain, chosen = drawn(), drawn(**choice)
    (flow,), (flow_then,) = traces(plain, "flow"), traces(chosen, "flow")
    assert flow_then.meta["plain"] == flow.meta["plain"]
    assert list(flow.marker.line.color) == flow.meta["plain"]["edge"]
    assert list(flow.marker.line.width) == flow.meta["plain"]["edge_width"]
    (labels,), (labels_then,) = traces(plain, "labels"), traces(chosen, "labels")
    assert labels_then.meta["plain"] == labels.meta["plain"]
    assert labels_then.meta["faint"] == LIGHT.ink3


@pytest.mark.parametrize("choice", [{"corridor": "KHM-THA"}, {"focus": "LAO"}])
def test_geometry_texts_and_fills_stay(choice: dict[str, object]) -> None:
    for before, after in zip(drawn().data, drawn(**choice).data, strict=True):
        if before.type == "choropleth":
            assert (before.geojson, before.z, before.colorscale) == (after.geojson, after.z, after.colorscale)
            assert before.locations == after.locations
        else:
            assert (before.lon, before.lat, before.text) == (after.lon, after.lat, after.text)


def test_only_the_chosen_arrow_has_an_edge_of_ink() -> None:
    (flow,) = traces(drawn(corridor="KHM-THA"), "flow")
    lines = zip(flow.meta["keys"], flow.marker.line.color, flow.marker.line.width, strict=True)
    assert [key for key, *line in lines if line == [LIGHT.ink, 1.6]] == ["KHM-THA"]
    (flow,) = traces(drawn(focus="LAO"), "flow")
    assert LIGHT.ink not in flow.marker.line.color


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({}, Selection()),
        ({"corridor": "MMR-THA"}, Selection(("MMR", "THA"))),
        ({"corridor": "MMR-THA", "focus": "JPN"}, Selection(("MMR", "THA"))),
        # What is not drawn cannot be looked at.
        ({"corridor": "THA-MMR"}, Selection()),
        ({"corridor": "THA-MMR", "focus": "JPN"}, Selection(place="JPN")),
        ({"focus": "JPN"}, Selection(place="JPN")),
        ({"focus": "DEU"}, Selection()),
    ],
)
def test_a_corridor_comes_before_a_place(choice: dict[str, object], found: Selection) -> None:
    assert selection(ViewState().but(**choice), {("MMR", "THA"), ("MMR", "JPN")}) == found


def test_a_place_is_no_part_of_another_code() -> None:
    place = Selection(place="CHN")
    assert place.is_faint("LAO-CHN_YN")
    assert not place.is_faint("MMR-CHN")
    assert not place.is_faint("")
