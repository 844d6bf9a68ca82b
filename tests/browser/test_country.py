"""Country pages as a reader uses them: sides, cards, charts, and the list of countries."""

import pytest
from playwright.sync_api import expect

from app.components.chart import FOOT, FRAME, GRAPH, HEAD, part_id
from app.components.ids import Ids
from app.state.charts import CHARTS, Chart
from app.state.pages import Page
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_country_page_shows_its_headlines_charts_and_figures(visitor: Visitor) -> None:
    visitor.open("/country/THA")
    head = visitor.part(Ids.COUNTRY_HEAD)
    expect(head.get_by_role("heading", level=1)).to_have_text("Thailand")
    expect(head.locator(".headline-number").first).to_have_text("2,788,316")
    for chart in CHARTS[Page.COUNTRY]:
        expect(visitor.part(part_id(chart, GRAPH)).locator(".main-svg").first).to_be_visible()
        expect(visitor.part(part_id(chart, FOOT))).to_contain_text("Source")
    map_frame = visitor.part(part_id(Chart.COUNTRY_MAP, FRAME))
    expect(map_frame.locator(".choroplethlayer path").first).to_be_attached()
    expect(visitor.part(Ids.COUNTRY_WORDS)).to_contain_text("All figures of Thailand")


def test_the_other_side_is_one_click_away_and_stays_in_the_address(visitor: Visitor) -> None:
    visitor.open("/country/THA")
    visitor.page.get_by_role("link", name="From Thailand").click()
    visitor.settle()
    assert visitor.query["origin"] == "THA"
    expect(visitor.part(part_id(Chart.COUNTRY_MAP, HEAD))).to_contain_text("from Thailand")
    expect(visitor.part(part_id(Chart.COUNTRY_RESIDENTS, HEAD))).to_contain_text("People from Thailand")
    expect(visitor.part(Ids.COUNTRY_HEAD).locator('[aria-current="true"]').first).to_have_text(
        "From Thailand"
    )
    visitor.reload()
    expect(visitor.part(part_id(Chart.COUNTRY_MAP, HEAD))).to_contain_text("from Thailand")


def test_a_number_opens_its_card_and_the_page_stays(visitor: Visitor) -> None:
    visitor.open("/country/THA")
    visitor.page.locator(".headline-number").first.click()
    visitor.settle()
    assert visitor.query["figure"] == "off-all-tha-documented-2019-12"
    assert visitor.path == "/country/THA"
    expect(visitor.part(Ids.CARD)).to_contain_text("2,788,316")
    expect(visitor.part(Ids.COUNTRY_HEAD).get_by_role("heading", level=1)).to_have_text("Thailand")


def test_a_country_is_chosen_from_the_list(visitor: Visitor) -> None:
    visitor.open("/country")
    visitor.page.get_by_role("link", name="Myanmar", exact=True).first.click()
    visitor.settle()
    assert visitor.path == "/country/MMR"
    expect(visitor.part(Ids.COUNTRY_HEAD).get_by_role("heading", level=1)).to_have_text("Myanmar")


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("path", ["/country", "/country/THA", "/country/CHN_YN"])
def test_a_narrow_country_page_never_scrolls_sideways(visitor: Visitor, path: str, width: int) -> None:
    visitor.open(path, size=(width, 844))
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth") <= width
