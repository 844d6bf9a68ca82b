"""Taking things away from a page: the menu by mouse and keyboard, files, copied texts, the reader's own story."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Route, expect

from app.components.export.menu import frame_height
from app.components.ids import Ids
from app.state.charts import Chart
from tests.browser.visitor import Visitor

SIZES = [(1280, 720), (1440, 900), (390, 844)]
ADDRESSES = [
    "/",
    "/trends?origin=MMR&from=2014",
    "/compare?chart=slope&origin=MMR",
    "/data?origin=MMR",
    "/corridor/MMR-THA",
]


def opened(visitor: Visitor, address: str = "/compare?chart=ranking", **how: Any) -> Locator:
    """The dialog of the main chart of a page."""
    visitor.open(address, **how)
    visitor.page.keyboard.press("Escape")  # a menu that an earlier test left open
    visitor.part(Ids.EXPORT_MENU).click()
    dialog = visitor.page.get_by_role("dialog", name="Export")
    expect(dialog).to_be_visible()
    return dialog


def saved(visitor: Visitor, dialog: Locator, button: str) -> tuple[str, bytes]:
    """Name and content of the file that a button of the dialog saves."""
    with visitor.page.expect_download() as coming:
        dialog.get_by_role("button", name=button, exact=True).click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_the_menu_stands_once_where_there_is_room_for_it(visitor: Visitor) -> None:
    for address in ADDRESSES:
        visitor.open(address)
        menu = visitor.part(Ids.EXPORT_MENU)
        for width, height in SIZES:
            visitor.page.set_viewport_size({"width": width, "height": height})
            expect(menu).to_have_count(1)
            expect(menu).to_be_visible()
            crossed = visitor.page.evaluate(_CROSSED, f"#{Ids.EXPORT_MENU}, .filters .button, .filter")
            assert crossed == [], (address, width)
        visitor.settle()


_CROSSED = """selector => {
    const shown = [...document.querySelectorAll(selector)].filter((each) => each.offsetWidth && each.offsetHeight);
    const boxes = shown.map((each) => [each, each.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
        .filter(([two, b]) => !one.contains(two) && !two.contains(one)
            && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        .map(([two]) => one.textContent + ' / ' + two.textContent));
}"""


def test_keys_open_walk_and_close_the_menu(visitor: Visitor) -> None:
    visitor.open("/?corridor=MMR-THA")
    visitor.page.locator(f"#{Ids.EXPORT_MENU} > button").focus()
    visitor.page.keyboard.press("Enter")
    dialog = visitor.page.get_by_role("dialog", name="Export")
    expect(dialog).to_be_visible()
    assert visitor.page.evaluate("document.activeElement.closest('dialog') !== null")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Tab")
    expect(dialog.get_by_role("radio", name="Slide")).to_be_focused()
    visitor.page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio", name="Report page")).to_be_checked()
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visitor.page.locator(f"#{Ids.EXPORT_MENU} > button")).to_be_focused()
    assert visitor.query["corridor"] == "MMR-THA", "Escape closed what lies below as well"


def test_a_picture_is_saved_under_its_name_and_options_are_remembered(visitor: Visitor) -> None:
    dialog = opened(visitor)
    dialog.get_by_role("radio", name="Social card").check()
    dialog.get_by_role("radio", name="Dark").check()
    name, content = saved(visitor, dialog, "PNG")
    assert re.fullmatch(r"mekong-corridors_ranking_all_social_dark_[0-9-]+_[0-9a-f]+\.png", name)
    expect(dialog.get_by_role("status")).to_have_text(f"Saved: {name}")
    picture = Image.open(BytesIO(content))
    picture.load()
    assert (picture.format, picture.width) == ("PNG", 1200)
    assert picture.height >= 630
    assert sum(picture.convert("L").resize((1, 1)).tobytes()) < 100, "it is not dark"
    assert picture.info["Title"]
    again = opened(visitor, "/trends?origin=MMR")
    expect(again.get_by_role("radio", name="Social card")).to_be_checked()
    expect(again.get_by_role("radio", name="Dark")).to_be_checked()
    visitor.page.evaluate("() => sessionStorage.clear()")


def test_centimetres_are_asked_for_only_in_print(visitor: Visitor) -> None:
    dialog = opened(visitor)
    field = dialog.get_by_role("spinbutton", name="Printed width in centimetres")
    expect(field).to_be_disabled()
    dialog.get_by_role("radio", name="For print").check()
    field.fill("900")
    dialog.get_by_role("button", name="PNG", exact=True).click()
    told = "Printed width: 3 to 60 centimetres."
    expect(dialog.get_by_role("status")).to_have_text(told)
    expect(field).to_be_focused()
    field.fill("")
    dialog.get_by_role("button", name="SVG", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text(told)
    field.fill("5.1")
    _, content = saved(visitor, dialog, "PNG")
    assert Image.open(BytesIO(content)).width == pytest.approx(5.1 / 2.54 * 300, abs=1)
    visitor.page.evaluate("() => sessionStorage.clear()")


def forget(visitor: Visitor, status: int) -> None:
    """Take an answer that a test asked for out of the record of trouble."""
    visitor.trouble[:] = [each for each in visitor.trouble if str(status) not in each]


def test_each_chart_of_a_page_has_a_menu_of_its_own(visitor: Visitor) -> None:
    visitor.open("/country/THA?measure=stock")
    visitor.page.get_by_role("button", name="Export: Residents from abroad, by origin").click()
    dialog = visitor.page.get_by_role("dialog", name="Export")
    expect(dialog).to_contain_text("Measure: Residents from abroad")
    name, content = saved(visitor, dialog, "CSV")
    assert name.startswith("mekong-corridors_country-residents_THA_measure-stock_")
    assert b"THA" in content


def test_what_the_server_says_of_a_failure_is_shown(visitor: Visitor) -> None:
    dialog = opened(visitor)
    told = {"error": {"parameter": "", "value": "", "allowed": [], "message": "Come again."}}
    visitor.page.route("**/export/*.png*", lambda route: route.fulfill(status=500, json=told))
    dialog.get_by_role("button", name="PNG", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("Come again.")
    visitor.page.unroute("**/export/*.png*")
    visitor.page.route("**/export/*.menu*", lambda route: route.abort())
    visitor.page.keyboard.press("Escape")
    visitor.part(Ids.EXPORT_MENU).click()
    alone = visitor.page.get_by_role("dialog", name="Export")
    expect(alone.get_by_role("alert")).to_contain_text("The server did not answer.")
    alone.get_by_role("button", name="Close").click()
    visitor.page.unroute("**/export/*.menu*")
    visitor.trouble.clear()


def test_a_busy_server_is_asked_again_until_the_file_comes(visitor: Visitor) -> None:
    dialog = opened(visitor)
    busy = iter([True, True, False])

    def answer(route: Route) -> None:
        if next(busy):
            route.fulfill(status=503, json={"error": {"message": "Not now."}}, headers={"Retry-After": "1"})
        else:
            route.continue_()

    visitor.page.route("**/export/*.csv*", answer)
    with visitor.page.expect_download() as coming:
        dialog.get_by_role("button", name="CSV", exact=True).click()
        expect(dialog.get_by_role("status")).to_contain_text("This one follows; please wait.")
    expect(dialog.get_by_role("status")).to_have_text(f"Saved: {coming.value.suggested_filename}")
    visitor.page.unroute("**/export/*.csv*")
    forget(visitor, 503)


def test_what_becomes_of_a_file_is_told_after_the_menu_is_closed(visitor: Visitor) -> None:
    dialog = opened(visitor)
    held: list[Route] = []
    visitor.page.route("**/export/*.csv*", lambda route: held.append(route))
    dialog.get_by_role("button", name="CSV", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("CSV is being made")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".export-dialog")).to_have_count(0)
    (route,) = held
    route.fulfill(status=500, json={"error": {"message": "It broke."}})
    said = visitor.part(Ids.EXPORT_MENU).get_by_role("status")
    expect(said).to_have_text("It broke.")
    visitor.page.locator("h1").click()
    expect(said).to_be_empty()
    visitor.page.unroute("**/export/*.csv*")
    forget(visitor, 500)


def test_a_long_message_is_not_cut_on_the_phone(visitor: Visitor) -> None:
    dialog = opened(visitor, size="phone")
    told = "A picture cannot be made on this server, for a reason that takes several lines to tell. " * 2
    visitor.page.route(
        "**/export/*.png*", lambda route: route.fulfill(status=501, json={"error": {"message": told}})
    )
    dialog.get_by_role("button", name="PNG", exact=True).click()
    said = dialog.get_by_role("status")
    expect(said).to_contain_text("several lines")
    assert said.evaluate("said => said.scrollHeight <= said.clientHeight + 1")
    visitor.page.unroute("**/export/*.png*")
    forget(visitor, 501)


@pytest.mark.parametrize("secure", [True, False])
def test_link_embed_code_and_citation_are_copied_on_plain_http_too(visitor: Visitor, *, secure: bool) -> None:
    dialog = opened(visitor, "/trends?origin=MMR&chart=trend-panels", fresh=True)
    visitor.page.evaluate("() => { window.read = navigator.clipboard.readText.bind(navigator.clipboard); }")
    if not secure:  # a page on plain http has no clipboard of its own
        visitor.page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")

    def copied(button: str) -> str:
        said = dialog.get_by_role("status")
        dialog.get_by_role("button", name=button).click()
        expect(said).to_have_text("Copied.")
        said.evaluate("said => said.replaceChildren()")
        return str(visitor.page.evaluate("() => window.read()"))

    link = copied("Copy link")
    assert link.startswith(f"{visitor.server}/trends?origin=MMR&chart=trend-panels&lang=en&data=")
    frame = copied("Copy embed code")
    assert frame.startswith(f'<iframe src="{visitor.server}/trends?origin=MMR&amp;chart=trend-panels&amp;')
    assert "embed=1&amp;lang=en" in frame
    assert 'title="Workers' in frame
    assert f'height="{frame_height(Chart.TREND_PANELS)}"' in frame
    dialog.get_by_role("radio", name="BibTeX").check()
    assert copied("Copy citation").startswith("@misc{")
    name, content = saved(visitor, dialog, "Save citation")
    assert name.endswith(".bib")
    assert content.startswith(b"@misc{")


def test_views_are_added_to_the_readers_story(stranger: Visitor) -> None:
    dialog = opened(stranger, "/trends?chart=trend-stack&origin=MMR&theme=dark")
    dialog.get_by_role("button", name="Add to story").click()
    expect(dialog.get_by_role("status")).to_contain_text("Added to your story as slide 1.")
    dialog.get_by_role("button", name="Add to story").click()
    expect(dialog.get_by_role("status")).to_contain_text("This view is already the last slide")
    stranger.page.keyboard.press("Escape")
    stranger.open("/", size=(1920, 1080))
    stranger.page.get_by_role("button", name="Add to story").click()
    said = stranger.page.locator(".export-quiet [role=status]")
    expect(said).to_contain_text("Added to your story as slide 2.")
    story = json.loads(str(stranger.page.evaluate("() => localStorage.getItem('corridors-story')")))
    assert [slide["view"] for slide in story["slides"]] == [
        "/trends?origin=MMR&chart=trend-stack",
        "/?year=2019",
    ]
    assert all(slide["title"] and not slide["text"] for slide in story["slides"])
    stranger.part("map-margin").click()
    expect(said).to_be_empty()
    stranger.page.get_by_role("button", name="Add to story").click()
    said.get_by_role("link", name="Open the story").click()
    stranger.settle()
    assert stranger.path == "/present"


def test_in_a_frame_there_is_nothing_to_operate(visitor: Visitor) -> None:
    for address in ("/?embed=1", "/country/THA?embed=1&chart=country-bars", "/data?embed=1&origin=MMR"):
        visitor.open(address)
        expect(visitor.page.locator("button[data-export]:visible")).to_have_count(0)


def test_the_frame_of_the_embed_code_shows_the_source(visitor: Visitor) -> None:
    for address, chart in (
        ("/?embed=1", Chart.FLOW_MAP),
        ("/trends?embed=1", Chart.TREND),
        ("/compare?embed=1&chart=matrix", Chart.MATRIX),
        ("/corridor/MMR-THA?embed=1", Chart.CORRIDOR_TREND),
    ):
        visitor.open(address, size=(760, 1720))
        line = visitor.page.locator(".source:visible").first
        box = line.bounding_box()
        assert box
        assert box["y"] + box["height"] < frame_height(chart), address


def test_links_of_a_frame_open_the_dashboard_beside_the_other_site(visitor: Visitor) -> None:
    visitor.open("/trends?embed=1&origin=MMR", fresh=True)
    for name, there in (("Open this view in", "/trends?origin=MMR"), ("All sources", "/sources")):
        with visitor.page.expect_popup() as opening:
            visitor.page.get_by_role("link", name=name).first.click()
        opening.value.wait_for_url(f"**{there}*")
        assert "embed" not in opening.value.url
        opening.value.close()
    assert visitor.query["embed"] == "1"
    visitor.open("/trends?origin=MMR", fresh=True)
    expect(visitor.page.get_by_role("link", name="Open this view in")).to_have_count(0)
