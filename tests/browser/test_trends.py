"""The trends page in a browser: ways to draw are links, events and flags belong together, nothing scrolls sideways."""

import pytest
from playwright.sync_api import expect

from app.components.ids import Ids
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

_VIEWS = (
    "/trends?measure=stock",
    "/trends?measure=stock&chart=trend-panels",
    "/trends?chart=trend-stack&measure=cost",
)


def drawn(visitor: Visitor) -> None:
    """Wait until the picture has the size of its frame."""
    visitor.page.wait_for_function(
        """() => {
            const frame = document.querySelector('#trend-frame'), picture = frame && frame.querySelector('.main-svg');
            const height = picture ? picture.getBoundingClientRect().height : 0;
            return height && Math.abs(height - frame.getBoundingClientRect().height) < 5;
        }""",
        timeout=PATIENCE,
    )


def test_ways_to_draw_change_the_chart_and_keep_the_filters(visitor: Visitor) -> None:
    visitor.open("/trends?measure=stock&destination=THA")
    drawn(visitor)
    views = visitor.page.locator(f"#{Ids.TREND_VIEWS}")
    views.get_by_role("link", name="Stacked areas").click()
    expect(visitor.page.locator("#trend-chart")).to_contain_text("published in all", timeout=PATIENCE)
    assert visitor.query == {"measure": "stock", "destination": "THA", "chart": "trend-stack"}
    views.get_by_role("link", name="Small charts").click()
    expect(visitor.page.locator("#trend-chart")).to_contain_text("one scale", timeout=PATIENCE)
    drawn(visitor)
    expect(views.get_by_text("Index", exact=True)).to_have_attribute(
        "title", "The figures of this series bear no change from one date to another."
    )


def test_an_event_with_the_focus_shows_its_flag(visitor: Visitor) -> None:
    visitor.open("/trends?measure=stock&destination=THA")
    drawn(visitor)
    coup = visitor.page.locator("[data-event]").filter(has_text="Military coup in Thailand")
    coup.focus()
    expect(visitor.page.locator("#trend-chart .hoverlayer")).to_contain_text(
        "Military coup in Thailand", timeout=PATIENCE
    )
    coup.blur()
    expect(visitor.page.locator("#trend-chart .hoverlayer .hovertext")).to_have_count(0, timeout=PATIENCE)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("address", _VIEWS)
def test_no_chart_makes_the_page_scroll_sideways(visitor: Visitor, address: str, width: int) -> None:
    visitor.open(address, size=(width, 844))
    drawn(visitor)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
