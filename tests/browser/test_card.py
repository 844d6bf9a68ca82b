"""The card of a figure, as a reader opens, reads, copies and closes it."""

import re

import pytest
from playwright.sync_api import expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

KEY = "ar2019-mmr-tha-documented-2019-12"
SENTENCE = "counted 1,820,928 documented workers from Myanmar in Thailand, completed or in process, in December 2019."
# The points of the trend chart that stand for a figure: its key, and where on the page it is.
_POINTS = """() => {
    const graph = document.querySelector('#trend-chart .js-plotly-plot'), box = graph.getBoundingClientRect();
    const axis = (name) => graph._fullLayout[name[0] + 'axis' + name.slice(1)];
    const marks = graph._fullData.filter((trace) => trace.type === 'scatter' && (trace.mode || '').includes('markers'));
    return marks.flatMap((trace) => Array.from(trace.customdata || [], function (key, at) {
        const [x, y] = [axis(trace.xaxis || 'x'), axis(trace.yaxis || 'y')];
        return [key, box.left + x._offset + x.d2p(trace.x[at]), box.top + y._offset + y.d2p(trace.y[at])];
    }));
}"""


def card_of(visitor: Visitor, key: str) -> None:
    visitor.settle()
    title = visitor.part(Ids.CARD_TITLE)
    expect(title).to_be_visible()
    assert visitor.query["figure"] == title.get_attribute("data-figure") == key


def closed(visitor: Visitor) -> None:
    expect(visitor.part(Ids.CARD_TITLE)).to_have_count(0)
    expect(visitor.part(Ids.CARD)).to_be_hidden()
    assert "figure" not in visitor.query


def focused(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("() => document.activeElement.id || document.activeElement.href || ''"))


def test_a_number_of_the_table_opens_its_card_and_escape_brings_back(visitor: Visitor) -> None:
    visitor.open("/data?origin=MMR&destination=THA&measure=workers&year=2019")
    link = visitor.page.locator(f"#figure-{KEY} .number")
    # The head of the table sticks to its top; the row scrolls below it first.
    visitor.page.evaluate("document.querySelector('.data-scroll').scrollTop = 60")
    top = visitor.page.evaluate("document.querySelector('.data-scroll').scrollTop")
    link.focus()
    visitor.page.keyboard.press("Enter")
    card_of(visitor, KEY)
    assert SENTENCE in visitor.part(Ids.CARD).inner_text()
    assert focused(visitor) == Ids.CARD_TITLE
    assert visitor.query["origin"] == "MMR"
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    closed(visitor)
    assert focused(visitor).endswith(f"figure={KEY}")
    assert abs(visitor.page.evaluate("document.querySelector('.data-scroll').scrollTop") - top) < 200


def test_the_way_back_of_the_browser_closes_the_card(visitor: Visitor) -> None:
    visitor.open("/data?origin=MMR&destination=THA&measure=workers&year=2019")
    visitor.page.locator(f"#figure-{KEY} .number").click()
    card_of(visitor, KEY)
    visitor.page.go_back()
    visitor.settle()
    closed(visitor)
    visitor.page.go_forward()
    card_of(visitor, KEY)
    visitor.page.locator(f"#{Ids.CARD} .panel-close").click()
    visitor.settle()
    closed(visitor)


def test_a_point_of_a_chart_opens_the_card_of_its_figure(visitor: Visitor) -> None:
    visitor.open("/trends?measure=stock&origin=MMR&destination=THA")
    points = visitor.page.evaluate(_POINTS)
    key, x, y = next(point for point in points if point[0] == "undesa-2024-mmr-tha-2015-total")
    for step in (4, 2, 0):
        visitor.page.mouse.move(x - step, y)
        visitor.page.wait_for_timeout(40)
    visitor.page.wait_for_timeout(150)
    assert visitor.page.locator(".opens-card").count() == 1
    visitor.page.mouse.click(x, y)
    card_of(visitor, key)
    assert "1 July 2015" in visitor.part(Ids.CARD).inner_text()
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    closed(visitor)


def test_an_open_card_lets_the_map_stand_and_escape_closes_one_thing_at_a_time(visitor: Visitor) -> None:
    visitor.open("/?year=2019&corridor=MMR-THA", fresh=True)
    visitor.page.evaluate("() => { window.before = flowMap.graph().data; }")
    lead = visitor.page.locator(".panel-lead")
    assert SENTENCE in lead.inner_text()
    visitor.page.locator(".figure .card-link", has_text="652,507").first.click()
    visitor.settle()
    card_of(visitor, "ar2019-mmr-tha-nv-2019-08")
    assert visitor.page.evaluate("() => window.before === flowMap.graph().data")
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    closed(visitor)
    assert visitor.query["corridor"] == "MMR-THA"
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    assert "corridor" not in visitor.query


@pytest.mark.parametrize("secure", [True, False])
def test_the_sentence_is_copied_with_its_source(visitor: Visitor, secure: bool) -> None:
    visitor.open(f"/?figure={KEY}", fresh=True)
    if not secure:  # a page on plain http has no clipboard of its own
        visitor.page.evaluate(
            "() => { window.read = navigator.clipboard.readText.bind(navigator.clipboard);"
            " Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); }"
        )
    visitor.page.locator(f"#{Ids.CARD} .card-copy").click()
    expect(visitor.page.locator(f"#{Ids.CARD} .card-copied")).to_have_text("Sentence and source are copied.")
    text = visitor.page.evaluate(
        "() => (window.read || navigator.clipboard.readText.bind(navigator.clipboard))()"
    )
    assert SENTENCE in text
    for part in ("MMN Annual Report 2019, Thailand, note 69.", "Mekong Migration Corridors, data version"):
        assert part in text
    address = re.search(r"http\S+$", text)
    assert address
    assert f"figure={KEY}" in address[0]
    assert "lang=en" in address[0]
    assert "data=" in address[0]
    visitor.page.goto(address[0])
    card_of(visitor, KEY)


@pytest.mark.parametrize("size", [(320, 700), (390, 844), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("key", [KEY, "undesa-2024-mmr-tha-2024-total", "abel-cohen-2025-mmr-tha-2015-total"])
def test_the_card_fits_every_window(visitor: Visitor, key: str, size: tuple[int, int]) -> None:
    visitor.open(f"/data?origin=MMR&destination=THA&figure={key}", size=size)
    card_of(visitor, key)
    box = visitor.part(Ids.CARD).bounding_box()
    assert box
    assert box["x"] + box["width"] <= size[0] + 0.5
    assert box["width"] == {320: 320, 390: 390, 1280: 440, 1920: 560}[size[0]]
    assert visitor.page.evaluate(
        f"() => {{ const c = document.getElementById('{Ids.CARD}'); return c.scrollWidth <= c.clientWidth; }}"
    )
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
