"""The frames of the map in the browser: Plotly draws what we reckon, to the pixel; settings are at hand."""

import pytest

from app.components.ids import Ids
from app.domain.codes import MapFrame
from app.flowmap.frame import frame_for
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WINDOWS = [(1280, 720), (1440, 900), (1920, 1080), (390, 844)]
AGREED = 1.0
"""Pixels by which Plotly's map may differ from ours."""

# Screen positions of the nodes, from the corner of the picture, with their degrees.
_NODES = """() => {
  const graph = flowMap.graph(), corner = graph.getBoundingClientRect();
  const size = [graph._fullLayout.width, graph._fullLayout.height];
  const places = [...graph.querySelectorAll('.scatterlayer path.point')].map((path) => {
    const box = path.getBoundingClientRect(), [lon, lat] = path.__data__.lonlat;
    return { lon, lat, x: box.x + box.width / 2 - corner.x, y: box.y + box.height / 2 - corner.y };
  });
  return { size, places };
}"""
# The part of the picture that areas of one trace cover, as Plotly draws them.
_LAND = """() => {
  const graph = flowMap.graph(), box = graph.getBoundingClientRect();
  const land = graph.querySelector('.choroplethlayer > g'), parts = [...land.querySelectorAll('path')];
  const matrix = parts[0].getScreenCTM().inverse();
  let covered = 0;
  for (let i = 0; i < 20; i++) for (let j = 0; j < 20; j++) {
    const spot = new DOMPoint(box.x + box.width * (i + 0.5) / 20, box.y + box.height * (j + 0.5) / 20);
    const at = spot.matrixTransform(matrix);
    covered += parts.some((part) => part.__data__.loc !== 'EARTH' && part.isPointInFill(at)) ? 1 / 400 : 0;
  }
  return covered;
}"""


@pytest.mark.parametrize("size", WINDOWS, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("kind", list(MapFrame))
def test_the_map_of_the_browser_is_ours_to_the_pixel(
    visitor: Visitor, kind: MapFrame, size: tuple[int, int]
) -> None:
    visitor.open(f"/?measure=stock&frame={kind}", size=size)
    drawn = visitor.page.evaluate(_NODES)
    frame = frame_for(*drawn["size"], kind)
    assert len(drawn["places"]) >= 5
    for place in drawn["places"]:
        x, y = frame.projection.pixel(place["lon"], place["lat"])
        assert abs(place["x"] - x) < AGREED, place
        assert abs(place["y"] - y) < AGREED, place


@pytest.mark.parametrize("kind", list(MapFrame))
def test_land_covers_a_part_of_the_map_and_never_all_of_it(visitor: Visitor, kind: MapFrame) -> None:
    visitor.open(f"/?measure=stock&frame={kind}")
    assert 0.08 < visitor.page.evaluate(_LAND) < 0.75


def test_a_link_leads_to_each_frame_and_keeps_the_rest_of_the_view(visitor: Visitor) -> None:
    visitor.open("/?measure=stock&year=2020")
    visitor.part(Ids.MAP_SETTINGS).get_by_role("link", name="World").click()
    visitor.settle()
    assert "frame=world" in visitor.page.url
    assert "year=2020" in visitor.page.url
    current = visitor.part(Ids.MAP_SETTINGS).locator(".map-frames [aria-current=true]")
    assert current.inner_text() == "World"


@pytest.mark.parametrize("size", WINDOWS, ids=lambda size: "x".join(map(str, size)))
def test_the_settings_cover_no_text_of_the_map(visitor: Visitor, size: tuple[int, int]) -> None:
    visitor.open("/?measure=stock", size=size)
    box = visitor.part(Ids.MAP_SETTINGS).bounding_box()
    assert box is not None
    covered = [
        text["text"]
        for text in visitor.ink()
        if text["left"] < box["x"] + box["width"]
        and text["right"] > box["x"]
        and text["top"] < box["y"] + box["height"]
        and text["bottom"] > box["y"]
    ]
    assert covered == []


def test_settings_stay_open_while_one_after_the_other_is_set(visitor: Visitor) -> None:
    visitor.open("/")
    settings = visitor.part(Ids.MAP_SETTINGS)
    settings.locator("summary").click()
    settings.get_by_role("link", name="Square root").click()
    visitor.settle()
    settings.get_by_role("link", name="People from abroad").click()
    visitor.settle()
    assert "scale=sqrt" in visitor.page.url
    assert "shade=hosted" in visitor.page.url


def test_an_embedded_map_has_no_settings(visitor: Visitor) -> None:
    visitor.open("/?embed=1")
    assert not visitor.part(Ids.MAP_SETTINGS).is_visible()


def test_settings_are_large_enough_for_a_finger(visitor: Visitor) -> None:
    visitor.open("/", size="phone")
    visitor.part(Ids.MAP_SETTINGS).locator("summary").click()
    for link in visitor.part(Ids.MAP_SETTINGS).get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
