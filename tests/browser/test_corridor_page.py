"""The corridor page in a browser: charts are drawn, numbers lead to their cards, nothing is wider than the screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (320, 700)])
def test_the_page_is_drawn_and_fits_the_screen(visitor: Visitor, size: tuple[int, int]) -> None:
    visitor.open("/corridor/MMR-THA", size=size, fresh=True)
    for chart in ("corridor-trend", "corridor-channels"):
        expect(visitor.page.locator(f"#{chart}-frame .main-svg").first).to_be_visible()
        expect(visitor.page.locator(f"#{chart}-foot")).to_contain_text("Source")
    expect(visitor.page.locator("#corridor-page")).to_contain_text("1,820,928")
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_links_written_before_the_theme_changed_keep_it(visitor: Visitor) -> None:
    visitor.open("/corridor/MMR-THA?theme=light", fresh=True)
    visitor.part("theme-toggle").click()
    visitor.settle()
    visitor.page.locator(".corridor-back").click()
    expect(visitor.page.locator("h1")).to_have_text("Thailand to Myanmar")
    assert visitor.query == {"theme": "dark"}


def test_a_number_leads_to_its_card_and_a_related_corridor_to_its_page(visitor: Visitor) -> None:
    visitor.open("/corridor/MMR-THA", fresh=True)
    visitor.page.locator(".headline-number").first.click()
    visitor.page.wait_for_url("**figure=ar2019-mmr-tha-documented-2019-12**")
    visitor.open("/corridor/MMR-THA", fresh=True)
    visitor.page.get_by_role("link", name="Cambodia to Thailand").click()
    expect(visitor.page.locator("h1")).to_have_text("Cambodia to Thailand")
    expect(visitor.page.locator("#corridor-trend-head")).to_contain_text("Cambodia to Thailand")
