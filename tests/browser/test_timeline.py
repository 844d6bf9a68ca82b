"""The timeline and the page about the dashboard in a browser: marks and entries lead to each other."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

EXODUS = "ar2014-khm-exodus-2014"
LIT = "#timeline-frame .event-lit"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (390, 844), (320, 700)])
def test_the_chart_is_as_wide_as_its_place_and_nothing_scrolls_sideways(
    visitor: Visitor, size: tuple[int, int]
) -> None:
    visitor.open("/timeline", size=size)
    expect(visitor.page.locator("#timeline-frame .point").first).to_be_visible()
    wide, window = visitor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window
    picture, frame = visitor.page.evaluate(
        "[document.querySelector('#timeline-frame .main-svg'), document.querySelector('#timeline-frame')]"
        ".map((each) => each.getBoundingClientRect().width)"
    )
    assert abs(picture - frame) < 5


def test_an_address_leads_to_an_event_and_lights_its_marks(visitor: Visitor) -> None:
    visitor.open(f"/timeline#{EXODUS}", fresh=True)
    entry = visitor.part(EXODUS)
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_class("arrived")
    expect(visitor.page.locator(LIT)).to_have_count(2)  # in the lanes of Cambodia and Thailand


def test_an_entry_that_has_the_focus_lights_its_marks(visitor: Visitor) -> None:
    visitor.open("/timeline?focus=SGP")
    expect(visitor.page.locator("#timeline-frame .point").first).to_be_visible()
    visitor.page.locator("#web-mmr-sgp-ban-2015 .event-title a").focus()
    expect(visitor.page.locator(LIT)).to_have_count(2)
    visitor.page.locator("#navigation a").first.focus()
    expect(visitor.page.locator(LIT)).to_have_count(0)


def test_a_mark_leads_to_its_entry(visitor: Visitor) -> None:
    visitor.open("/timeline?focus=SGP")
    expect(visitor.page.locator("#timeline-frame .point").first).to_be_visible()
    x, y = visitor.page.evaluate(
        "() => { const mark = [...document.querySelectorAll('#timeline-frame .point')]"
        ".find((each) => each.__data__.data === 'web-mmr-sgp-ban-2015').getBoundingClientRect();"
        " return [mark.x + mark.width / 2, mark.y + mark.height / 2]; }"
    )
    visitor.page.mouse.move(x - 2, y)
    visitor.page.mouse.move(x, y)
    visitor.page.wait_for_timeout(300)
    visitor.page.mouse.click(x, y)
    entry = visitor.part("web-mmr-sgp-ban-2015")
    expect(entry).to_contain_class("arrived")
    expect(entry).to_be_in_viewport()
    assert visitor.page.evaluate("document.activeElement.textContent").startswith("Myanmar confirms its ban")


def test_a_kind_is_chosen_and_given_up_by_its_link(visitor: Visitor) -> None:
    visitor.open("/timeline")
    visitor.page.get_by_role("link", name="Bans", exact=True).click()
    visitor.settle()
    assert visitor.query == {"kind": "ban"}
    expect(visitor.page.get_by_role("heading", name="6 events, newest first")).to_be_visible()
    visitor.page.get_by_role("link", name="Bans", exact=True).click()
    visitor.settle()
    assert visitor.query == {}


def test_the_sentence_to_cite_is_copied(visitor: Visitor) -> None:
    visitor.open("/about#cite", fresh=True)
    expect(visitor.part("cite")).to_be_in_viewport()
    visitor.page.get_by_role("button", name="Copy this sentence").click()
    visitor.until(
        lambda: (
            "Mekong Migration Corridors. Data version"
            in visitor.page.evaluate("navigator.clipboard.readText()")
        ),
        "the sentence is not copied",
    )
