"""Areas, crossings and marks as a reader points at them: the figure of the country, or the arrow that lies over it."""

import pytest

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

_AT = f"""([lon, lat]) => {{
  const graph = document.querySelector('#{Ids.FLOW_MAP} .js-plotly-plot'), frame = graph.getBoundingClientRect();
  const [x, y] = graph._fullLayout.geo._subplot.projection([lon, lat]);
  return [frame.left + x, frame.top + y];
}}"""
SUMATRA = (98.9, 2.6)
TAK = (98.65, 17.0)


def point_at(visitor: Visitor, place: tuple[float, float], words: str) -> str:
    """The tooltip at a place in degrees, as soon as it holds these words."""
    x, y = visitor.page.evaluate(_AT, list(place))
    for step in (3, 2, 1, 0):
        visitor.page.mouse.move(x - step, y)
        visitor.page.wait_for_timeout(30)
    visitor.until(lambda: words in visitor.tooltip(), f"no tooltip with {words!r}, but {visitor.tooltip()!r}")
    return visitor.tooltip()


@pytest.mark.parametrize("dark", [False, True])
def test_an_area_tells_its_figure_and_an_arrow_over_it_its_own(visitor: Visitor, dark: bool) -> None:
    visitor.open("/?shade=hosted", dark=dark)
    area = point_at(visitor, SUMATRA, "Indonesia")
    for words in ("192,119", "1 July 2015", "United Nations"):
        assert words in area
    visitor.point_at("MMR-THA")
    assert "1,820,928" in visitor.tooltip()
    assert "2,853,248" not in visitor.tooltip()


def test_an_area_without_a_figure_says_so(visitor: Visitor) -> None:
    visitor.open("/?shade=balance&frame=asia")
    assert "No figure" in point_at(visitor, (103.0, 47.0), "Mongolia")


def test_a_click_on_an_area_opens_no_corridor(visitor: Visitor) -> None:
    visitor.open("/?shade=hosted")
    point_at(visitor, SUMATRA, "Indonesia")
    visitor.page.mouse.click(*visitor.page.evaluate(_AT, list(SUMATRA)))
    visitor.settle()
    assert "corridor" not in visitor.query
    assert visitor.rows()


def test_the_legend_has_steps_hatching_and_the_year(visitor: Visitor) -> None:
    visitor.open("/?shade=remittances")
    legend = visitor.page.locator(".legend").inner_text()
    for words in ("below 1 %", "from 6 %", "no figure", "2019", "World Bank"):
        assert words in legend


def test_hatching_is_fetched_once_and_kept(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("response", lambda answer: asked.append(answer.url) if "/geo/" in answer.url else None)
    visitor.open("/?shade=balance", fresh=True)
    visitor.open("/?shade=remittances")
    hatching = [url for url in asked if "hatch" in url]
    assert len(hatching) == 1
    answer = visitor.page.request.get(hatching[0])
    assert "immutable" in answer.headers["cache-control"]


def test_a_crossing_tells_its_towns_and_a_province_what_documents_say(visitor: Visitor) -> None:
    visitor.open("/?channel=BORDER_PASS")
    crossing = point_at(visitor, (98.57, 16.70), "Mae Sot")
    for words in ("Myawaddy", "Tak", "30 days", "may be closed", "GeoNames"):
        assert words in crossing.replace("\xa0", " ")
    assert "Movements of people from Myanmar" in point_at(visitor, TAK, "Tak, Thailand")


def test_the_mark_of_border_passes_says_that_passes_are_short(visitor: Visitor) -> None:
    visitor.open("/?channel=BORDER_PASS")
    box = visitor.page.locator(f"#{Ids.FLOW_MAP} .scattergeo path.point").last.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x - 2, y)
    visitor.page.mouse.move(x, y)
    visitor.until(lambda: "65,991" in visitor.tooltip(), "the mark does not answer")
    assert "30 days" in visitor.tooltip()
    assert "30 days" in visitor.page.locator(".legend").inner_text()
