"""The settings of the map: plain links to the same view with one thing changed."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.map.settings import frame_links, map_options
from app.config import ROOT
from app.data.load import load_dataset
from app.data.standing import standing
from app.domain.codes import MapFrame, Shade
from app.state.codec import Vocabulary, parse_view
from app.state.view import SplitBy, ViewState


def parts(state: ViewState) -> list[Component]:
    data = load_dataset(ROOT / "data")
    frames = frame_links(state, lambda frame: (f"/geo/{frame}",))
    return [*frames, *map_options(data, state, standing(data, state))]


def walk(node: Any) -> list[Any]:
    found = [node]
    children = getattr(node, "children", None)
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child, Component):
            found += walk(child)
    return found


def links(state: ViewState) -> dict[str, ViewState]:
    """Each link by its words, and the view that it leads to."""
    found = {}
    for node in [each for part in parts(state) for each in walk(part)]:
        if isinstance(node, dcc.Link):
            path, _mark, query = node.href.partition("?")
            codes = Vocabulary({name: ["MMR", "THA", "KHM"] for name in ("origin", "destination")})
            found[str(node.children)] = parse_view(path, query, codes).state
    return found


def current(state: ViewState) -> list[str]:
    nodes = [each for part in parts(state) for each in walk(part) if isinstance(each, html.Span)]
    return [str(node.children.children) for node in nodes if getattr(node, "aria-current", "") == "true"]


def test_each_frame_is_a_link_that_changes_nothing_else() -> None:
    state = ViewState(measure="stock", origin=("MMR",), year=2020, shade=Shade.HOSTED)
    found = links(state)
    assert found["World"] == state.but(frame=MapFrame.WORLD)
    assert found["Asia"] == state.but(frame=MapFrame.ASIA)
    assert found["Mekong"] == state


def test_what_holds_now_is_marked() -> None:
    assert current(ViewState())[:2] == ["Mekong", "Linear"]
    assert current(ViewState(frame=MapFrame.WORLD))[0] == "World"
    assert len(current(ViewState(by=SplitBy.CHANNEL))) >= len(current(ViewState()))


def test_options_without_effect_are_left_out() -> None:
    assert "As bands" not in links(ViewState(measure="stock"))
    assert "As bands" in links(ViewState(year=2014)) or "As bands" in links(ViewState())
    assert "Shown" in links(ViewState())
    assert "Shown" not in links(ViewState(frame=MapFrame.WORLD))


def test_links_to_frames_name_the_files_that_they_need() -> None:
    named = [getattr(node, "data-geo", "") for part in parts(ViewState()) for node in walk(part)]
    assert [name for name in named if name] == ["/geo/gms", "/geo/asia", "/geo/world"]


def test_filters_leave_the_way_of_drawing_alone() -> None:
    state = ViewState(measure="stock", origin=("MMR",), frame=MapFrame.WORLD, shade=Shade.ABROAD)
    cleared = state.without_filters()
    assert (cleared.frame, cleared.shade) == (MapFrame.WORLD, Shade.ABROAD)
    assert cleared.origin == ()
