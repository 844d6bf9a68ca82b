"""The page about sources in a browser: links to entries open what is folded, and show which entry was meant."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

FOLDED = "series-ar2014-chn-yn-hosted"
SMALL = "disagreement-undesa-revision-tha-ltu"


@pytest.mark.parametrize("anchor", [FOLDED, SMALL])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_link_to_a_folded_entry_opens_the_fold(visitor: Visitor, anchor: str, size: str) -> None:
    visitor.open(f"/sources#{anchor}", size=size, fresh=True)
    entry = visitor.page.locator(f"#{anchor}")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_class("arrived")


def test_on_a_phone_every_section_is_closed_until_it_is_asked_for(visitor: Visitor) -> None:
    visitor.open("/sources", size="phone", fresh=True)
    sections = visitor.page.locator(".sources-body > section > details")
    expect(sections.first).to_be_visible()
    expect(visitor.page.locator("#series-undesa-ims-2024")).to_be_hidden()
    assert visitor.page.evaluate("document.documentElement.scrollHeight") < 4000
    visitor.page.get_by_role("heading", name="Channels of migration").click()
    expect(visitor.page.locator("#channel-NV")).to_be_visible()
    visitor.open("/sources", fresh=True)
    expect(visitor.page.locator("#series-undesa-ims-2024")).to_be_visible()


def test_single_figures_and_smaller_revisions_are_folded_at_first(visitor: Visitor) -> None:
    visitor.open("/sources", fresh=True)
    for anchor in (FOLDED, SMALL):
        expect(visitor.page.locator(f"#{anchor}")).to_be_hidden()
    expect(visitor.page.locator("#series-undesa-ims-2024")).to_be_visible()


def test_the_contents_lead_to_a_kind_of_disagreement(visitor: Visitor) -> None:
    visitor.open("/sources", fresh=True)
    visitor.page.get_by_role("link", name="Revisions between editions").click()
    expect(visitor.page.locator("#kind-revision")).to_be_in_viewport()
    expect(visitor.page.locator("#disagreement-undesa-revision-lao-tha")).to_contain_text("−675,923")
