"""Pointing, clicking and walking on the map: figures are pinned, flows stand out, and nothing is drawn anew."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

DOUBLE_CLICK = 700
"""Milliseconds after which two clicks are no double click any more."""

# Counts new figures, and marks an element of the base map, which a new drawing might replace.
_WATCH = """() => {
    const graph = flowMap.graph();
    window.watched = { data: graph.data, ground: graph.querySelector('.choroplethlayer path') };
}"""
_SAME = """() => flowMap.graph().data === watched.data && watched.ground.isConnected
    && watched.ground === flowMap.graph().querySelector('.choroplethlayer path')"""
_NODE = """place => {
    const trace = corridorsMap.trace('nodes').trace, at = trace.customdata.indexOf(place);
    const [x, y] = corridorsMap.pixel(trace.lon[at], trace.lat[at]), box = flowMap.graph().getBoundingClientRect();
    return [box.x + x, box.y + y];
}"""
# A pixel of the page on the land of a country, away from arrows, nodes and texts.
_AREA = """country => {
    const page = flowMap.graph().getBoundingClientRect();
    const land = corridorsMap.paths('land').find((path) => path.__data__.loc === country), box = land.getBBox();
    const taken = ['flow', 'touch'].flatMap((role) => corridorsMap.paths(role));
    const others = [...flowMap.graph().querySelectorAll('.scattergeo text, .scattergeo path.point')];
    for (let x = box.x; x < box.x + box.width; x += 3) for (let y = box.y; y < box.y + box.height; y += 3) {
        const point = new DOMPoint(x, y), at = [page.x + x, page.y + y];
        const near = ({left, right, top, bottom}) =>
            at[0] > left - 20 && at[0] < right + 20 && at[1] > top - 20 && at[1] < bottom + 20;
        const free = !taken.some((path) => path.isPointInFill(point));
        // Not at the border, where two areas may overlap by a pixel.
        const inside = [[0, 0], [5, 0], [-5, 0], [0, 5], [0, -5]].every(([dx, dy]) =>
            land.isPointInFill(new DOMPoint(x + dx, y + dy)));
        if (inside && free && !others.some((other) => near(other.getBoundingClientRect()))) return at;
    }
    return null;
}"""
_FAINT = """() => corridorsMap.arrows()
    .filter((arrow) => parseFloat(getComputedStyle(arrow.path).opacity) < 1)
    .map((arrow) => arrow.key)"""


def note(visitor: Visitor) -> Locator:
    return visitor.part(Ids.MAP_NOTE)


def faint(visitor: Visitor) -> set[str]:
    return set(visitor.page.evaluate(_FAINT))


def at_node(visitor: Visitor, place: str) -> tuple[float, float]:
    x, y = visitor.page.evaluate(_NODE, place)
    return x, y


def click_node(visitor: Visitor, place: str) -> None:
    visitor.page.mouse.click(*at_node(visitor, place))
    visitor.settle()


# Pinned figures.


def test_a_click_pins_the_figure_of_an_arrow(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.mouse.click(*visitor.point_at("KHM-THA"))
    expect(note(visitor)).to_be_visible()
    for words in (
        "Cambodia to Thailand",
        "686,429",
        "completed or in process",
        "December 2019",
        "read in MMN",
    ):
        expect(note(visitor)).to_contain_text(words)
    assert visitor.query == {}
    # It stays when the pointer goes, with the arrow lit; its own tooltip keeps quiet.
    visitor.page.mouse.move(5, 5)
    expect(note(visitor)).to_be_visible()
    # Another arrow takes its place.
    visitor.page.mouse.click(*visitor.point_at("MMR-THA"))
    expect(note(visitor)).to_contain_text("1,820,928")
    expect(note(visitor)).not_to_contain_text("686,429")


def test_a_second_click_on_the_arrow_opens_all_its_figures(visitor: Visitor) -> None:
    visitor.open("/?channel=MOU")
    x, y = visitor.point_at("KHM-THA")
    visitor.page.mouse.click(x, y)
    expect(note(visitor)).to_be_visible()
    visitor.page.wait_for_timeout(DOUBLE_CLICK)
    visitor.page.mouse.click(x, y)
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()
    assert visitor.query == {"channel": "MOU", "corridor": "KHM-THA"}
    expect(note(visitor)).to_be_hidden()


@pytest.mark.parametrize("way", ["escape", "button", "sea", "double click"])
def test_a_pinned_figure_is_taken_away(visitor: Visitor, way: str) -> None:
    visitor.open("/")
    x, y = visitor.point_at("KHM-THA")
    visitor.page.mouse.click(x, y)
    expect(note(visitor)).to_be_visible()
    if way == "escape":
        visitor.page.keyboard.press("Escape")
    elif way == "button":
        note(visitor).get_by_role("button").click()
    else:
        frame = visitor.part(Ids.MAP_FRAME).bounding_box()
        assert frame is not None
        sea = frame["x"] + 0.62 * frame["width"], frame["y"] + 0.8 * frame["height"]
        visitor.page.mouse.click(*sea) if way == "sea" else visitor.page.mouse.dblclick(*sea)
    expect(note(visitor)).to_be_hidden()
    assert visitor.query == {}


def test_a_pinned_figure_follows_the_year_and_goes_with_its_arrow(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.mouse.click(*visitor.point_at("KHM-THA"))
    expect(note(visitor)).to_contain_text("686,429")
    visitor.part(Ids.MAP_YEARS).get_by_role("link").filter(has_text="2014").click()
    expect(note(visitor)).to_contain_text("2014")
    expect(note(visitor)).not_to_contain_text("686,429")
    visitor.part(Ids.MAP_YEARS).get_by_role("link").filter(has_text="2020").click()
    visitor.until(lambda: "KHM-THA" not in visitor.arrows(), f"the map draws {visitor.arrows()}")
    expect(note(visitor)).to_be_hidden()


def test_on_the_phone_the_first_tap_pins(browser: Browser, server: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, reduced_motion="reduce")
    reader = Visitor(context.new_page(), server)
    reader.open("/", size="phone")
    spot = reader.page.evaluate("() => flowMap.spot('MMR-THA')")
    reader.page.touchscreen.tap(*spot)
    expect(note(reader)).to_contain_text("1,820,928")
    # The note does not cover its arrow, so that a second tap can be on it.
    box = note(reader).bounding_box()
    assert box is not None
    assert not box["y"] <= spot[1] <= box["y"] + box["height"]
    reader.page.wait_for_timeout(DOUBLE_CLICK)
    reader.page.touchscreen.tap(*spot)
    expect(reader.page.get_by_role("heading", name="Myanmar to Thailand")).to_be_visible()
    assert not reader.trouble
    context.close()


# A place that stands out.


def test_a_click_on_a_node_lets_its_flows_stand_out_without_a_new_figure(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.evaluate(_WATCH)
    click_node(visitor, "KHM")
    assert visitor.query == {"focus": "KHM"}
    assert faint(visitor) == {key for key in visitor.arrows() if "KHM" not in key}
    expect(visitor.part(Ids.MAP_FOCUS)).to_contain_text("Cambodia")
    # Numbers of the others stand back too, names do not.
    weights = dict(
        visitor.page.eval_on_selector_all(
            f"#{Ids.FLOW_MAP} .scattergeo text",
            "texts => texts.map((text) => [text.dataset.unformatted, getComputedStyle(text).fontWeight])",
        )
    )
    assert (weights["1,820,928"], weights["686,429"], weights["Myanmar"]) == ("400", "650", "650")
    click_node(visitor, "KHM")
    assert visitor.query == {}
    assert not faint(visitor)
    assert visitor.page.evaluate(_SAME)


def test_a_view_with_a_place_chosen_looks_the_same_from_its_address(visitor: Visitor) -> None:
    visitor.open("/")
    click_node(visitor, "VNM")
    clicked = faint(visitor), visitor.labels()
    visitor.reload()
    assert (faint(visitor), visitor.labels()) == clicked
    # A figure that was drawn with a selection lets go of it too.
    visitor.page.evaluate(_WATCH)
    visitor.part(Ids.MAP_FOCUS).get_by_role("link").click()
    visitor.until(lambda: not faint(visitor), "flows stay faint")
    assert visitor.query == {}
    assert visitor.page.evaluate(_SAME)


def test_a_name_answers_as_its_node_does(visitor: Visitor) -> None:
    visitor.open("/")
    name = visitor.page.locator(f"#{Ids.FLOW_MAP} .scattergeo text", has_text="South Korea").bounding_box()
    assert name is not None
    visitor.page.mouse.click(name["x"] + name["width"] / 2, name["y"] + name["height"] / 2)
    visitor.until(lambda: visitor.query == {"focus": "KOR"}, f"the address is {visitor.page.url}")
    visitor.page.keyboard.press("Escape")
    visitor.until(lambda: visitor.query == {}, f"the address is {visitor.page.url}")


@pytest.mark.parametrize(("address", "place"), [("/", "THA"), ("/?frame=asia&measure=stock", "CHN")])
def test_the_area_of_a_country_answers_too(visitor: Visitor, address: str, place: str) -> None:
    visitor.open(address)
    x, y = visitor.page.evaluate(_AREA, place)
    visitor.page.mouse.click(x, y)
    visitor.until(lambda: visitor.query.get("focus") == place, f"the address is {visitor.page.url}")


def test_a_double_click_sets_everything_back(visitor: Visitor) -> None:
    visitor.open("/?focus=KHM&channel=MOU")
    visitor.page.mouse.click(*visitor.point_at("KHM-THA"))
    expect(note(visitor)).to_be_visible()
    visitor.page.wait_for_timeout(DOUBLE_CLICK)
    x, y = visitor.point_at("MMR-THA")
    visitor.page.mouse.dblclick(x, y)
    visitor.until(lambda: visitor.query == {"channel": "MOU"}, f"the address is {visitor.page.url}")
    expect(note(visitor)).to_be_hidden()
    visitor.until(lambda: not faint(visitor), "flows stay faint")


def test_another_open_corridor_brings_no_new_figure(visitor: Visitor) -> None:
    visitor.open("/?corridor=MMR-THA")
    assert "KHM-THA" in faint(visitor)
    visitor.page.evaluate(_WATCH)
    visitor.page.mouse.click(*visitor.point_at("KHM-THA"))
    note(visitor).get_by_role("link").click()
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()
    visitor.settle()
    assert "MMR-THA" in faint(visitor)
    assert "KHM-THA" not in faint(visitor)
    assert visitor.page.evaluate(_SAME)


# The keyboard.


def press(visitor: Visitor, *keys: str) -> str:
    """Press keys on the map; what is said then."""
    for key in keys:
        visitor.page.keyboard.press(key)
    return visitor.part(Ids.MAP_SPOKEN).inner_text()


def walked(visitor: Visitor) -> Any:
    return visitor.page.evaluate("() => document.querySelector('path.walked')?.__data__.loc")


def test_the_keyboard_walks_the_corridors_by_size_and_says_each(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.part(Ids.MAP_KEYS).focus()
    said = press(visitor, "ArrowRight")
    for words in (
        "Myanmar to Thailand, 1,820,928,",
        "ompleted or in process",
        "December 2019.",
        "Department of Employment",
    ):
        assert words in said
    numbered = len(set(visitor.rows()) & set(visitor.arrows()))
    assert f"1 of {numbered} on this map, by size." in said
    assert walked(visitor) == "MMR-THA"
    assert visitor.edge("MMR-THA") == 3
    expect(visitor.page.locator('[data-corridor="MMR-THA"]')).to_have_attribute("data-lit", "true")
    assert "Cambodia to Thailand, 686,429" in press(visitor, "ArrowRight")
    assert "about 221,000" in press(visitor, "ArrowRight", "ArrowRight")
    assert "Laos to Thailand" in press(visitor, "ArrowLeft")
    assert "without a number" in press(visitor, "End")
    assert "1,820,928" in press(visitor, "Home")


def test_the_keyboard_walks_origin_by_origin(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.part(Ids.MAP_KEYS).focus()
    seen = []
    for _ in range(len(visitor.arrows())):
        press(visitor, "PageDown")
        seen.append(walked(visitor))
    origins = [key.split("-")[0] for key in seen]
    assert sorted(seen) == sorted(visitor.arrows())
    assert origins[0] == "MMR"
    assert len(dict.fromkeys(origins)) == 1 + sum(a != b for a, b in pairwise(origins))
    assert "from this origin" in press(visitor, "Shift+ArrowLeft")


def test_the_keyboard_pins_opens_and_leaves(visitor: Visitor) -> None:
    visitor.open("/")
    keys = visitor.part(Ids.MAP_KEYS)
    expect(visitor.part(Ids.MAP_KEYS_HELP)).to_be_hidden()
    visitor.page.keyboard.press("Tab")
    keys.focus()
    expect(visitor.part(Ids.MAP_KEYS_HELP)).to_be_visible()
    press(visitor, "ArrowRight", "Space", "Tab")
    expect(note(visitor).get_by_role("link")).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(note(visitor)).to_be_hidden()
    expect(keys).to_be_focused()
    press(visitor, "ArrowRight", "Escape")
    assert walked(visitor) is None
    press(visitor, "ArrowRight", "ArrowRight", "d")
    visitor.until(lambda: visitor.query == {"focus": "THA"}, f"the address is {visitor.page.url}")
    press(visitor, "Enter")
    expect(visitor.page.get_by_role("heading", name="Cambodia to Thailand")).to_be_visible()
    assert visitor.query["corridor"] == "KHM-THA"
    visitor.page.keyboard.press("Escape")
    visitor.until(lambda: "corridor" not in visitor.query, f"the address is {visitor.page.url}")
