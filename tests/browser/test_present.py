"""Presenting: keys, clicker, touch, filters that come back, black screen, notes window, no network, legible words."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

STORY = "/present/who-goes-where"
READY = ".deck-ready"
TITLE = ".slide-shown .slide-title"
LEAST = 23.9
"""Pixels of the smallest text at 1280 by 720; type sizes are fractions."""

# Every visible text of the slide shown with its size on the screen; that of a chart is enlarged with it.
_TEXTS = """() => [...document.querySelectorAll('.slide-shown *')].flatMap((each) => {
  const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  if (!own || style.visibility !== 'visible' || !box.width || !box.height) return [];
  const plot = each.closest('.slide-plot'), zoom = plot ? new DOMMatrix(getComputedStyle(plot).transform).a : 1;
  return [{text: each.textContent, size: parseFloat(style.fontSize) * zoom}];
})"""
# Whether words of the slide reach out of their column or of the stage.
_CUT = """() => [...document.querySelectorAll('.slide-shown .slide-column, .slide-shown .slide-title, .slide-shown p')]
  .filter((each) => each.scrollHeight > each.clientHeight + 12 || each.scrollWidth > each.clientWidth + 2)
  .map((each) => each.textContent)"""
# Whether the source at the foot of the column stands in it whole.
_FOOT_CUT = """() => {
  const [foot, column] = ['.slide-foot', '.slide-column'].map((name) => document.querySelector('.slide-shown ' + name));
  return foot.getBoundingClientRect().bottom > column.getBoundingClientRect().bottom + 1.5;
}"""


@pytest.fixture(scope="module")
def talk(browser: Browser, server: str) -> Iterator[Visitor]:
    """The slides of the story that ships, loaded once; after that the network is off for good."""
    context = browser.new_context(
        reduced_motion="reduce", viewport={"width": 1280, "height": 720}, has_touch=True
    )
    visitor = Visitor(context.new_page(), server)
    visitor.page.goto(f"{server}{STORY}#2")
    visitor.page.wait_for_selector(READY, timeout=PATIENCE)
    context.set_offline(True)
    yield visitor
    context.close()


@pytest.fixture
def page(talk: Visitor) -> Iterator[Page]:
    """The slides at the first one, in light, with nothing open; the test fails if anything was asked or went wrong."""
    talk.trouble.clear()
    talk.page.set_viewport_size({"width": 1280, "height": 720})
    asked: list[str] = []
    talk.page.on("request", lambda request: asked.append(request.url))
    if talk.page.locator(".deck-controls").is_visible():
        talk.page.keyboard.press("Escape")
    talk.page.keyboard.press("r")
    talk.page.keyboard.press("Home")
    expect(talk.page.locator('[data-slide="1"].slide-shown')).to_have_count(1)
    yield talk.page
    assert not talk.trouble
    assert not [each for each in asked if not each.startswith(("data:", "blob:", "about:"))]


def number(page: Page) -> int:
    return int(page.get_attribute(".slide-shown", "data-slide") or 0)


def press(page: Page, *keys: str) -> int:
    """The slide shown after these keys."""
    for key in keys:
        page.keyboard.press(key)
    return number(page)


def title(page: Page) -> str:
    return page.locator(TITLE).inner_text()


def test_the_address_says_which_slide_a_talk_begins_with(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}{STORY}#3")
    page.wait_for_selector(READY, timeout=PATIENCE)
    assert number(page) == 3
    page.keyboard.press("PageDown")
    assert page.url.endswith("#4")
    page.close()


def test_keys_and_clicker_lead_through_the_slides(page: Page) -> None:
    last = page.locator(".slide").count()
    assert press(page, "ArrowRight") == 2
    assert press(page, "PageDown", " ") == 4
    assert press(page, "PageUp") == 3
    assert press(page, "Shift+ ") == 2
    assert press(page, "ArrowLeft", "ArrowLeft") == 1
    assert press(page, "End") == last
    assert press(page, "ArrowRight") == last
    assert press(page, "5") == 5
    assert press(page, "Home") == 1
    assert page.url.endswith("#1")


def test_a_screen_reader_hears_the_slide_and_what_its_chart_shows(page: Page) -> None:
    press(page, "ArrowRight")
    shown = page.locator(".slide-shown")
    expect(shown).to_have_attribute("aria-label", re.compile(r"^Slide 2 of \d+: "))
    expect(shown.locator("h2")).to_have_text(title(page))
    expect(shown.locator("[role=img]")).to_have_attribute(
        "aria-label", re.compile("Myanmar to Thailand with 1,820,928")
    )
    expect(page.locator(".deck-said")).to_have_text(
        f"Slide 2 of {page.locator('.slide').count()}: {title(page)}"
    )
    assert page.locator(".slide:not(.slide-shown)").evaluate_all("all => all.every((each) => each.inert)")


def test_a_black_screen_goes_with_any_key(page: Page) -> None:
    black = page.locator(".deck-black")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(black).to_be_visible()
        page.keyboard.press("ArrowRight")
        expect(black).to_be_hidden()
        assert number(page) == 1


def test_controls_stand_back_until_asked(page: Page) -> None:
    controls = page.locator(".deck-controls")
    expect(controls).to_be_hidden()
    page.mouse.move(300, 300)
    page.mouse.move(320, 300)
    expect(controls).to_be_visible()
    page.keyboard.press("Escape")
    expect(controls).to_be_hidden()
    page.keyboard.press("c")
    expect(page.locator(".deck-slider")).to_be_focused()
    page.keyboard.press("Escape")
    expect(controls).to_be_hidden()


def test_a_filter_shows_another_picture_and_its_own_words_until_the_slide_is_left(page: Page) -> None:
    told = title(page)
    source = page.locator(".slide-shown .slide-source").inner_text()
    page.keyboard.press("c")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(TITLE)).to_have_text("Who goes where for work, 2017")
    expect(page.locator(".slide-shown .slide-text")).to_contain_text("7 corridors have a figure")
    assert page.locator(".slide-shown .slide-source").inner_text() != source
    assert told not in page.locator(".slide-shown").inner_text()
    page.locator(".deck-origins button", has_text="Cambodia").click()
    expect(page.locator(TITLE)).to_have_text("Who goes where for work, 2019")
    assert _arrows(page) == {"KHM-THA", "KHM-KOR", "KHM-MYS", "KHM-JPN"}
    page.keyboard.press("Escape")
    press(page, "PageDown", "PageUp")
    expect(page.locator(TITLE)).to_have_text(told)
    expect(page.locator(".slide-shown .slide-source")).to_have_text(source)
    assert "MMR-THA" in _arrows(page)


def test_a_clicker_turns_slides_whatever_was_used_before(page: Page) -> None:
    page.keyboard.press("c")
    slider = page.locator(".deck-slider")
    expect(slider).to_be_focused()
    assert press(page, "PageDown") == 2
    assert press(page, "PageUp") == 1
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    assert press(page, "PageDown") == 2
    page.keyboard.press("Escape")
    page.mouse.move(300, 300)
    page.mouse.move(320, 300)
    page.locator(".deck-jump").nth(3).click()
    assert number(page) == 4
    # Space leads on, and does not press the button again.
    assert press(page, " ") == 5


def test_a_pointer_that_rests_on_the_controls_does_not_keep_them(page: Page) -> None:
    page.mouse.move(300, 300)
    page.mouse.move(320, 300)
    page.locator(".deck-on").click()
    expect(page.locator(".deck-controls")).to_be_hidden(timeout=PATIENCE)
    page.keyboard.press("Tab")
    expect(page.locator(".deck-controls")).to_be_visible()


def test_a_busy_server_is_told_as_such(browser: Browser, server: str) -> None:
    page = browser.new_page()
    busy = json.dumps({"message": "Others are served now. Try again in half a minute."})
    page.route("**/deck.json", lambda route: route.fulfill(status=503, body=busy))
    page.goto(f"{server}{STORY}")
    expect(page.locator("main h1")).to_have_text("Others are served now. Try again in half a minute.")
    expect(page.get_by_role("link", name="Try again")).to_be_visible()
    page.close()


def test_years_play_to_the_last_one_and_r_brings_the_slide_back(page: Page) -> None:
    told = title(page)
    press(page, "ArrowRight", "p")
    page.wait_for_function(
        "() => document.querySelector('.slide-shown .slide-title').textContent.endsWith('2022')",
        timeout=PATIENCE,
    )
    press(page, "r")
    expect(page.locator(TITLE)).to_contain_text("65 of 100")
    press(page, "Home")
    expect(page.locator(TITLE)).to_have_text(told)


def test_marks_answer_to_the_pointer_in_large_type(page: Page) -> None:
    x, y = page.evaluate("""() => {
      const path = [...document.querySelectorAll('.slide-shown path.choroplethlocation')]
        .filter((each) => each.__data__.loc === 'MMR-THA').pop();
      const box = path.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }""")
    for step in (9, 6, 3, 0):
        page.mouse.move(x - step, y)
        page.wait_for_timeout(60)
    tooltip = page.locator(".deck-tooltip")
    expect(tooltip).to_be_visible()
    expect(tooltip).to_contain_text("Myanmar to Thailand")
    expect(tooltip).to_contain_text("read in MMN Annual Report 2019")
    assert tooltip.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= LEAST
    press(page, "PageDown")
    expect(tooltip).to_be_hidden()


def test_the_window_of_the_speaker_follows_and_leads(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    other = opened.value
    expect(other.locator(".presenter-count")).to_have_text(re.compile("^Slide 1 of"))
    expect(other.locator(".presenter-notes")).to_contain_text("Say first what an arrow is")
    expect(other.locator(".presenter-now .slide-title")).to_have_text(title(page))
    expect(other.locator(".presenter-next .slide-title")).to_contain_text("65 of 100")
    assert other.locator(".presenter-now text").count() > 5
    other.keyboard.press("PageDown")
    expect(page.locator('[data-slide="2"].slide-shown')).to_have_count(1)
    other.get_by_role("button", name="Next slide").click()
    expect(page.locator('[data-slide="3"].slide-shown')).to_have_count(1)
    page.bring_to_front()
    page.keyboard.press("End")
    expect(other.locator(".presenter-next")).to_have_text("This is the last slide.")
    expect(other.locator(".presenter-time").nth(1)).to_have_text(re.compile(r"^\d+:\d\d$"))
    other.keyboard.press("b")
    expect(page.locator(".deck-black")).to_be_visible()
    other.keyboard.press("b")
    expect(page.locator(".deck-black")).to_be_hidden()
    other.close()


def test_without_a_window_the_notes_stand_over_the_slides(page: Page) -> None:
    page.evaluate("() => { window.openWindow = window.open; window.open = () => null; }")
    page.keyboard.press("n")
    panel = page.locator(".deck-panel-notes")
    expect(panel).to_contain_text("did not open a window")
    expect(panel).to_contain_text("Say first what an arrow is")
    expect(panel).to_contain_text("Source: ")
    page.keyboard.press("PageDown")
    expect(panel).to_contain_text("The working:")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.evaluate("() => { window.open = window.openWindow; }")


def test_the_help_names_every_key(page: Page) -> None:
    page.keyboard.press("?")
    panel = page.get_by_role("dialog", name="Keys")
    for words in ("black screen", "full screen", "speaker notes", "next slide", "dark or light"):
        expect(panel).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_swipe_and_a_tap_at_the_edge_turn_the_slides(page: Page) -> None:
    def touch(start: int, end: int, on: str = "#deck") -> None:
        page.evaluate(
            """([start, end, on]) => {
              const target = document.querySelector(on);
              const at = (x) => [new Touch({identifier: 1, target: target, clientX: x, clientY: 300})];
              const send = (type, now, all) => target.dispatchEvent(
                new TouchEvent(type, {touches: all, changedTouches: now, bubbles: true}));
              send('touchstart', at(start), at(start));
              send('touchend', at(end), []);
            }""",
            [start, end, on],
        )

    touch(900, 500)
    assert number(page) == 2
    touch(1250, 1250)
    assert number(page) == 3
    touch(20, 20)
    assert number(page) == 2
    touch(400, 900)
    assert number(page) == 1
    # Maps are wider than their box, and cut off there: a swipe over one moves no map.
    for width, height in ((1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert press(page, "2") == 2
        touch(300, 100, ".slide-shown .slide-chart")
        assert number(page) == 3, width


def test_on_a_phone_a_tap_brings_few_controls_and_those_bring_all(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.touchscreen.tap(195, 300)
    controls = page.locator(".deck-controls")
    expect(controls).to_be_visible()
    share = "each => each.offsetHeight / window.innerHeight"
    assert controls.evaluate(share) < 0.2
    expect(page.get_by_role("button", name="Speaker notes")).to_be_hidden()
    page.get_by_role("button", name="Controls", exact=True).click()
    expect(page.get_by_role("button", name="Speaker notes")).to_be_visible()
    expect(page.locator(".deck-slider")).to_be_visible()
    assert controls.evaluate(share) <= 0.61
    page.get_by_role("button", name="Controls", exact=True).click()
    expect(controls).to_be_hidden()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_text_of_every_slide_reads_from_the_back_row(page: Page, colours: str) -> None:
    if colours == "dark":
        page.keyboard.press("d")
        page.wait_for_timeout(300)
    contrast = (
        "each => [getComputedStyle(each).color, getComputedStyle(each.closest('.slide')).backgroundColor]"
    )
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    for place in range(1, page.locator(".slide").count() + 1):
        assert press(page, str(place)) == place
        small = [each for each in page.evaluate(_TEXTS) if each["size"] < LEAST]
        assert not small, f"slide {place}"
        assert not page.evaluate(_CUT), f"slide {place}"
        assert not page.evaluate(_FOOT_CUT), f"slide {place}"
        assert page.locator(TITLE).evaluate(contrast) == (
            [black, white] if colours == "light" else [white, black]
        )
        shown = page.locator(".slide-shown")
        if shown.locator(".slide-chart").count():
            expect(shown.locator(".slide-source")).to_contain_text("Source: ")
            expect(shown.locator(".main-svg").first).to_be_visible()
    if colours == "dark":
        page.keyboard.press("d")
        page.wait_for_timeout(300)


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (390, 844)])
def test_slides_fit_every_window(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(200)
    for place in (1, 3, 5):
        press(page, str(place))
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        left, top, right, bottom = page.locator(".slide-shown .slide-plot").evaluate(
            "each => { const box = each.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; }"
        )
        assert left >= -1
        assert top >= -1
        if size[0] > size[1]:
            assert right <= size[0] + 1
            assert bottom <= size[1] + 1
            assert page.locator(".deck-stage").bounding_box()["width"] == pytest.approx(  # type: ignore[index]
                min(size[0], size[1] * 16 / 9), abs=1
            )


def test_a_story_of_the_reader_s_own_is_shown_or_told_what_to_mend(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}/present/mine")
    expect(page.locator("main")).to_contain_text("No story is kept in this browser yet")
    _keep(
        page,
        {"title": "Mine", "slides": [{"title": "Residents", "view": "/compare?chart=ranking&measure=stock"}]},
    )
    page.wait_for_selector(READY, timeout=PATIENCE)
    expect(page.locator(TITLE)).to_have_text("Residents")
    assert page.locator(".slide-shown .barlayer path").count() > 3
    _keep(page, {"title": "", "slides": [{"title": "Added only", "view": "/trends?chart=trend"}]})
    page.wait_for_selector(READY, timeout=PATIENCE)
    expect(page.locator(TITLE)).to_have_text("Added only")
    _keep(page, {"title": "Mine", "slides": [{"title": "Residents", "view": "/nowhere"}]})
    expect(page.locator("main li")).to_contain_text("/nowhere")
    expect(page.get_by_role("link", name="Mend your story")).to_have_attribute("href", "/present")
    page.close()


def test_pages_of_the_dashboard_do_not_load_the_player(visitor: Visitor) -> None:
    visitor.open("/about", fresh=True)
    assert visitor.page.evaluate("() => window.corridorsDeck === undefined")


def _keep(page: Page, story: dict[str, Any]) -> None:
    page.evaluate("story => localStorage.setItem('corridors-story', story)", json.dumps(story))
    page.reload()


def _arrows(page: Page) -> set[str]:
    script = """all => all
      .filter((path) => path.parentNode.__data__[0].trace.meta.role === 'flow' && path.getTotalLength() > 0)
      .map((path) => path.__data__.loc)"""
    return set(page.locator(".slide-shown path.choroplethlocation").evaluate_all(script))


def test_after_a_reload_the_window_of_the_speaker_follows_again(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(f"{server}{STORY}#2")
    page.wait_for_selector(READY, timeout=PATIENCE)
    with context.expect_page() as opened:
        page.keyboard.press("n")
    page.reload()
    page.wait_for_selector(READY, timeout=PATIENCE)
    expect(opened.value.locator(".presenter-count")).to_have_text(re.compile("^Slide 2 of"))
    opened.value.keyboard.press("PageDown")
    expect(page.locator('[data-slide="3"].slide-shown')).to_have_count(1)
    assert len(context.pages) == 2
    context.close()


def test_a_moved_pointer_covers_no_source(page: Page) -> None:
    page.mouse.move(700, 500)
    page.mouse.move(720, 500)
    controls = page.locator(".deck-controls")
    expect(controls).to_be_visible()
    top = controls.evaluate("each => each.getBoundingClientRect().top")
    foot = page.locator(".slide-shown .slide-foot")
    assert foot.evaluate("each => each.getBoundingClientRect().bottom") <= top
    page.get_by_role("button", name="Year and origin").click()
    expect(page.locator(".deck-slider")).to_be_visible()
    top = controls.evaluate("each => each.getBoundingClientRect().top")
    assert foot.evaluate("each => each.getBoundingClientRect().bottom") <= top
