"""One corridor: opened from the list, from the map and by keyboard; list and map light up together."""

import pytest
from playwright.sync_api import expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_row_opens_all_figures_of_its_corridor(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.locator('[data-corridor="MMR-THA"] a').click()
    _expect_panel_of_myanmar_to_thailand(visitor)
    # The same panel comes from the address.
    visitor.reload()
    _expect_panel_of_myanmar_to_thailand(visitor)


@pytest.mark.parametrize(
    ("corridor", "name", "number"),
    [
        ("MMR-THA", "Myanmar to Thailand", "1,820,928"),
        ("KHM-THA", "Cambodia to Thailand", "686,429"),
        ("KHM-SGP", "Cambodia to Singapore", "851"),
        ("VNM-JPN", "Vietnam to Japan", "190,000"),
    ],
)
def test_an_arrow_tells_its_figure_and_opens_its_corridor(
    visitor: Visitor, corridor: str, name: str, number: str
) -> None:
    visitor.open("/")
    visitor.point_at(corridor)
    for words in (name, number, "2019", "read in"):
        assert words in visitor.tooltip()
    _open(visitor, corridor)
    expect(visitor.page.get_by_role("heading", name=name)).to_be_visible()
    assert visitor.query == {"corridor": corridor}


def test_a_dotted_arrow_tells_what_is_named_and_opens(visitor: Visitor) -> None:
    visitor.open("/?sector=fishing")
    visitor.point_at("KHM-THA")
    assert "without a number: fishing" in visitor.tooltip()
    _open(visitor, "KHM-THA")
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()


def test_another_corridor_opens_from_the_map_while_one_is_open(visitor: Visitor) -> None:
    visitor.open("/?corridor=MMR-THA")
    _open(visitor, "KHM-THA")
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.part(Ids.CORRIDOR_LIST)).to_be_visible()
    visitor.settle()
    _open(visitor, "KHM-THA")
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()


@pytest.mark.parametrize("way", ["escape", "button"])
def test_the_panel_closes(visitor: Visitor, way: str) -> None:
    visitor.open("/?channel=MOU&corridor=MMR-THA")
    if way == "escape":
        visitor.page.keyboard.press("Escape")
    else:
        visitor.page.locator(".panel-close").click()
    expect(visitor.part(Ids.CORRIDOR_LIST)).to_be_visible()
    assert visitor.query == {"channel": "MOU"}


def test_escape_in_an_open_menu_closes_the_menu_only(visitor: Visitor) -> None:
    visitor.open("/?corridor=MMR-THA")
    visitor.part(Ids.FILTER_ORIGIN).click()
    expect(visitor.page.locator("[role=option]:visible").first).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("[role=option]:visible")).to_have_count(0)
    assert visitor.query == {"corridor": "MMR-THA"}


def test_pointing_at_a_row_lights_its_arrow(visitor: Visitor) -> None:
    visitor.open("/")
    assert visitor.edge("KHM-THA") == 0
    visitor.page.locator('[data-corridor="KHM-THA"]').hover()
    visitor.until(lambda: visitor.edge("KHM-THA") > 1, "the arrow stays as it was")
    assert visitor.edge("MMR-THA") == 0
    visitor.page.mouse.move(5, 5)
    visitor.until(lambda: visitor.edge("KHM-THA") == 0, "the arrow stays lit")


def test_pointing_at_an_arrow_lights_its_row(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.point_at("LAO-THA")
    expect(visitor.page.locator('[data-corridor="LAO-THA"]')).to_have_attribute("data-lit", "true")
    expect(visitor.page.locator('[data-corridor="MMR-THA"]')).not_to_have_attribute("data-lit", "true")
    visitor.page.mouse.move(5, 5)
    expect(visitor.page.locator('[data-corridor="LAO-THA"]')).not_to_have_attribute("data-lit", "true")


def test_the_keyboard_alone_is_enough(visitor: Visitor) -> None:
    visitor.open("/", fresh=True)
    seen: list[str] = []
    focus = """() => { const at = document.activeElement;
        return at.closest('[data-corridor]')?.dataset.corridor || at.id || at.className || at.tagName; }"""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        seen.append(visitor.page.evaluate(focus))
        if seen[-1] == "KHM-THA":
            break
    for id_ in (
        Ids.FILTER_ORIGIN,
        Ids.FILTER_DESTINATION,
        Ids.FILTER_CHANNEL,
        Ids.FILTER_SECTOR,
        Ids.FILTER_YEAR,
    ):
        assert id_ in seen
    assert {Ids.MORE_FILTERS, Ids.COPY_LINK, Ids.THEME_TOGGLE} <= set(seen)
    assert seen[-2:] == ["MMR-THA", "KHM-THA"]
    visitor.until(lambda: visitor.edge("KHM-THA") > 1, "the arrow of the row with the focus is not lit")
    ring = visitor.page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth")
    assert ring == "3px"
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()


def test_a_filter_is_set_by_keyboard(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.part(Ids.FILTER_CHANNEL).focus()
    visitor.page.keyboard.type("MOU")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("Enter")
    visitor.until(lambda: "MOU" in visitor.query.get("channel", ""), f"the address is {visitor.page.url}")


def test_the_panel_stands_first_on_the_phone(visitor: Visitor) -> None:
    visitor.open("/", size="phone")
    visitor.page.locator('[data-corridor="MMR-THA"] a').click()
    heading = visitor.page.get_by_role("heading", name="Myanmar to Thailand")
    expect(heading).to_be_visible()
    visitor.settle()
    expect(heading).to_be_in_viewport()


def _open(visitor: Visitor, corridor: str) -> None:
    """Click on an arrow, and on the note that this pins to it."""
    visitor.page.mouse.click(*visitor.point_at(corridor))
    visitor.part(Ids.MAP_NOTE).get_by_role("link", name="All its figures").click()


def _expect_panel_of_myanmar_to_thailand(visitor: Visitor) -> None:
    expect(visitor.page.get_by_role("heading", name="Myanmar to Thailand")).to_be_visible()
    panel = visitor.part(Ids.MAP_SIDE)
    for words in (
        "493,744",
        "652,507",
        "1,820,928",
        "more than",
        "Completed or in process".lower(),
        "December 2019",
        "August 2019",
        "Ministry of",
        "read in MMN Annual Report 2019",
        "What does not fit together",
    ):
        text = panel.inner_text()
        assert words in text or words in text.lower(), f"{words!r} is not in the panel"
    assert visitor.query["corridor"] == "MMR-THA"
