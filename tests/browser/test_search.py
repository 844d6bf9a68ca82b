"""Finding one's way in a browser: the search by keyboard and mouse, definitions beside terms, crumbs, titles."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def closed(visitor: Visitor) -> Iterator[None]:
    """What one test leaves open does not stand in the way of the next."""
    yield
    visitor.page.evaluate("document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close())")


def options(visitor: Visitor) -> list[str]:
    return visitor.page.locator(".search-option .search-name").all_text_contents()


def chosen(visitor: Visitor) -> Locator:
    return visitor.page.locator('.search-option[aria-selected="true"] .search-name')


def ask(visitor: Visitor, words: str) -> None:
    """Open the search with the keyboard and type."""
    visitor.page.keyboard.press("Control+k")
    expect(visitor.page.locator(".search-option").first).to_be_visible()
    visitor.page.keyboard.type(words)


@pytest.mark.parametrize("key", ["Control+k", "Meta+k", "/"])
def test_keys_open_the_search_and_escape_goes_back(visitor: Visitor, key: str) -> None:
    visitor.open("/about")
    visitor.part(Ids.SEARCH).focus()
    visitor.page.keyboard.press(key)
    box = visitor.page.get_by_role("combobox", name="Search countries")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    expect(visitor.part(Ids.SEARCH)).to_be_focused()


def test_a_slash_in_a_filter_is_only_a_slash(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.locator(f"#{Ids.FILTER_ORIGIN}").focus()
    visitor.page.keyboard.press("/")
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    visitor.page.keyboard.press("Escape")


def test_before_typing_pages_and_the_countries_of_the_region_are_offered(visitor: Visitor) -> None:
    visitor.open("/about")
    ask(visitor, "")
    assert {"Thailand", "Myanmar", "China", "Trends", "Timeline"} <= set(options(visitor))
    visitor.page.keyboard.press("Escape")


def test_arrows_choose_and_enter_opens_a_country(visitor: Visitor) -> None:
    visitor.open("/about?theme=dark")
    ask(visitor, "thai")
    expect(chosen(visitor)).to_have_text("Thailand")
    box = visitor.page.get_by_role("combobox", name="Search countries")
    visitor.page.keyboard.press("ArrowDown")
    second = options(visitor)[1]
    expect(chosen(visitor)).to_have_text(second)
    active = box.get_attribute("aria-activedescendant")
    expect(visitor.page.locator(f"#{active}")).to_contain_text(second)
    visitor.page.keyboard.press("ArrowUp")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert (visitor.path, visitor.query) == ("/country/THA", {"theme": "dark"})
    expect(visitor.page).to_have_title("Thailand – Mekong Migration Corridors")
    expect(visitor.page.locator(".crumbs [aria-current=page]")).to_have_text("Thailand")


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("Myanmar Thailand", "Myanmar to Thailand", "Thailand to Myanmar"),
        ("thailand to myanmar", "Thailand to Myanmar", "Myanmar to Thailand"),
        ("MMR THA", "Myanmar to Thailand", "Thailand to Myanmar"),
        ("viet nam japan", "Vietnam to Japan", "Japan to Vietnam"),
        ("brasil peru", "", ""),
        ("brazil japan", "Brazil to Japan", "Japan to Brazil"),
    ],
)
def test_two_countries_name_a_corridor_the_way_round_that_they_are_typed(
    visitor: Visitor, words: str, first: str, second: str
) -> None:
    visitor.open("/about")
    ask(visitor, words)
    if first:
        visitor.until(lambda: options(visitor)[:2] == [first, second], f"{first} is not found first")
    else:
        expect(visitor.page.locator(".search-count")).to_contain_text("Nothing found")
    visitor.page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("mou", "MOU recruitment"),
        ("SSW", "Specified Skilled Worker (SSW)"),
        ("titp", "Technical Intern Training Program (TITP)"),
        ("eps", "Employment Permit System (EPS)"),
        ("burma", "Myanmar"),
        ("việt nam", "Vietnam"),
        ("viet nam", "Vietnam"),
        ("ไทย", "Thailand"),
        ("fishing", "Fishing"),
        ("remittances", "Remittances"),
        ("time", "Timeline"),
    ],
)
def test_the_best_stands_first(visitor: Visitor, words: str, first: str) -> None:
    visitor.open("/about")
    ask(visitor, words)
    visitor.until(lambda: options(visitor)[:1] == [first], f"{words}: {options(visitor)[:3]}")
    visitor.page.keyboard.press("Escape")


def test_a_channel_narrows_down_the_page_and_keeps_its_filters(visitor: Visitor) -> None:
    visitor.open("/trends?destination=THA&theme=light")
    ask(visitor, "mou recruitment")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert visitor.path == "/trends"
    assert visitor.query == {"destination": "THA", "theme": "light", "channel": "MOU"}


def test_where_a_page_has_no_such_filter_the_map_shows_it(visitor: Visitor) -> None:
    visitor.open("/about")
    ask(visitor, "mou recruitment")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert (visitor.path, visitor.query) == ("/", {"channel": "MOU"})


def test_a_measure_without_arrows_leaves_the_map(visitor: Visitor) -> None:
    visitor.open("/")
    ask(visitor, "quotas")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert (visitor.path, visitor.query) == ("/trends", {"measure": "quota"})


def test_a_click_on_a_definition_leads_to_it(visitor: Visitor) -> None:
    visitor.open("/about")
    ask(visitor, "nationality verification")
    group = visitor.page.get_by_role("group", name="Definitions")
    group.get_by_role("option", name=re.compile("^Nationality verification")).click()
    visitor.settle()
    expect(visitor.page.locator("#channel-NV")).to_be_in_viewport()


def test_an_event_is_shown_on_the_timeline(visitor: Visitor) -> None:
    visitor.open("/about")
    ask(visitor, "kachin state begins")
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    assert visitor.path == "/timeline"
    expect(visitor.page.locator("#ar2014-kachin-2011")).to_be_in_viewport()


def test_nothing_found_says_so_and_offers_words(visitor: Visitor) -> None:
    visitor.open("/about")
    ask(visitor, "zzqx")
    told = visitor.page.locator(".search-dialog [role=status]")
    expect(told).to_contain_text("Nothing found for “zzqx”")
    told.get_by_role("button", name="Myanmar Thailand").click()
    visitor.until(lambda: options(visitor)[:1] == ["Myanmar to Thailand"], "the example finds nothing")
    expect(told).to_contain_text("Results:")
    visitor.page.keyboard.press("Escape")


def test_the_focus_stays_in_the_dialog(visitor: Visitor) -> None:
    visitor.open("/")
    ask(visitor, "thai")
    for _ in range(4):
        visitor.page.keyboard.press("Tab")
        inside = "() => document.activeElement === document.body || !!document.activeElement.closest('.search-dialog')"
        assert visitor.page.evaluate(inside)
    visitor.page.keyboard.press("Escape")


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (1280, 720)])
def test_a_definition_opens_beside_its_term_within_the_window(
    visitor: Visitor, size: tuple[int, int]
) -> None:
    visitor.open("/data", size=size)
    mark = visitor.page.get_by_role("table").get_by_role("link", name="What “Channel” means")
    mark.scroll_into_view_if_needed()
    mark.focus()
    visitor.page.keyboard.press("Enter")
    box = visitor.page.locator(".term-box")
    expect(box).to_be_visible()
    expect(box).to_contain_text("The way in which people obtain, or lack, papers")
    expect(box).to_be_focused()
    edges = box.bounding_box()
    assert edges is not None
    assert edges["x"] >= 0
    assert edges["y"] >= 0
    assert edges["x"] + edges["width"] <= size[0]
    assert edges["y"] + edges["height"] <= size[1]
    visitor.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_definition_goes_away_on_a_click_elsewhere_and_leads_to_the_page(visitor: Visitor) -> None:
    visitor.open("/")
    mark = visitor.page.locator(".filter-of-channel .term-mark")
    mark.click()
    box = visitor.page.locator(".term-box")
    expect(box).to_be_visible()
    visitor.page.locator("h1").click()
    expect(box).to_be_hidden()
    mark.click()
    box.get_by_role("link").click()
    visitor.settle()
    assert visitor.path == "/sources"
    expect(visitor.page.locator("#word-channel")).to_be_in_viewport()


def test_escape_closes_the_definition_and_not_the_panel_below_it(visitor: Visitor) -> None:
    visitor.open("/?corridor=MMR-THA")
    visitor.page.locator(".filter-of-sector .term-mark").click()
    expect(visitor.page.locator(".term-box")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".term-box")).to_be_hidden()
    assert visitor.query["corridor"] == "MMR-THA"


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (901, 700), (1280, 720), (1440, 900)])
def test_the_header_fits_every_window(visitor: Visitor, size: tuple[int, int]) -> None:
    visitor.open("/about", size=size)
    wide = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]
    visitor.part(Ids.SEARCH).click()
    expect(visitor.page.locator(".search-option").first).to_be_visible()
    visitor.page.get_by_role("button", name="Close").click()
    if size[0] >= 1280:
        boxes = [link.bounding_box() for link in visitor.page.locator(f"#{Ids.NAVIGATION} a").all()]
        assert len({round(box["y"]) for box in boxes if box}) == 1
        menu = visitor.part(Ids.NAVIGATION).evaluate("nav => [nav.scrollWidth, nav.clientWidth]")
        assert menu[0] <= menu[1]
