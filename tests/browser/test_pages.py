"""Each page in each window and theme: what the contract promises stands there, from this server alone."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from app.components.ids import Ids
from app.figures.tokens import DARK, LIGHT
from tests.browser.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser

FILTERS = {
    Ids.FILTER_ORIGIN,
    Ids.FILTER_DESTINATION,
    Ids.FILTER_CHANNEL,
    Ids.FILTER_SECTOR,
    Ids.FILTER_SEX,
    Ids.FILTER_MEASURE,
}
PAGES = {
    "/": {*FILTERS, Ids.FILTER_YEAR, Ids.FLOW_MAP, Ids.CORRIDOR_LIST, Ids.SOURCE_NOTE, Ids.NOTICE},
    "/trends": {*FILTERS, Ids.TREND_CHART, Ids.SOURCE_NOTE, Ids.NOTICE},
    "/data": {*FILTERS, Ids.FILTER_YEAR, Ids.DATA_TABLE, Ids.SOURCE_NOTE, Ids.NOTICE},
    "/sources": {Ids.SOURCE_NOTE, Ids.NOTICE},
}
MOST_BYTES = 2_500_000


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("path", list(PAGES))
def test_each_page_stands_in_each_window_and_theme(
    visitor: Visitor, path: str, size: str, dark: bool
) -> None:
    visitor.open(path, size=size, dark=dark, fresh=True)
    for id_ in PAGES[path]:
        expect(visitor.part(id_)).to_have_count(1)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    ground = visitor.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == _rgb((DARK if dark else LIGHT).paper)
    current = visitor.page.locator(f'#{Ids.NAVIGATION} [aria-current="page"]')
    expect(current).to_have_count(1)
    expect(current).to_have_attribute("href", path)


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("path", ["/", "/?corridor=MMR-THA", "/trends", "/data", "/sources"])
def test_a_narrow_page_never_scrolls_sideways(visitor: Visitor, path: str, width: int) -> None:
    visitor.open(path, size=(width, 844))
    found = visitor.page.evaluate("() => document.documentElement.scrollWidth")
    assert found <= width


@pytest.mark.parametrize("address", ["/", "/?channel=NV", "/?channel=BORDER_PASS", "/?year=2014"])
def test_source_and_boundary_sentence_are_read_without_scrolling(visitor: Visitor, address: str) -> None:
    visitor.open(address, size=(1280, 720))
    for part in (visitor.part(Ids.SOURCE_NOTE), visitor.page.get_by_text("lines and names imply no opinion")):
        expect(part).to_be_in_viewport(ratio=1)
        # A column that scrolls by itself could hide it and still count as in the window.
        cut = part.evaluate(
            """(part) => { const outer = part.closest('.margin').getBoundingClientRect(),
                box = part.getBoundingClientRect(); return box.bottom > outer.bottom + 1 || box.top < outer.top; }"""
        )
        assert not cut


def test_the_fonts_are_those_of_the_server(visitor: Visitor) -> None:
    fonts: list[str] = []
    visitor.page.on(
        "request", lambda asked: fonts.append(asked.url) if asked.resource_type == "font" else None
    )
    visitor.open("/", fresh=True)
    assert visitor.page.evaluate("""() => document.fonts.check("16px 'Noto Sans'")""")
    loaded = visitor.page.evaluate(
        "() => [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
    )
    assert any("Noto Sans" in family for family in loaded)
    assert fonts
    assert all(urlsplit(url).path.startswith("/assets/fonts/") for url in fonts)
    drawn = visitor.page.locator(f"#{Ids.FLOW_MAP} .scattergeo text").first
    assert drawn.evaluate("(text) => getComputedStyle(text).fontFamily").startswith('"Noto Sans"')


def test_the_first_visit_stays_small(stranger: Visitor) -> None:
    session = stranger.page.context.new_cdp_session(stranger.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    encodings: list[str | None] = []
    stranger.page.on("response", lambda response: encodings.append(response.headers.get("content-encoding")))
    stranger.open("/")
    assert len(sizes) > 10
    assert "br" in encodings
    print(f"first visit: {sum(sizes) / 1e6:.2f} MB in {len(sizes)} answers")
    assert sum(sizes) < MOST_BYTES


def test_with_the_network_cut_everything_works(stranger: Visitor) -> None:
    asked: list[str] = []

    def elsewhere(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    own = (stranger.server, "data:", "blob:")
    stranger.page.context.route(lambda url: not url.startswith(own), elsewhere)
    for path in (*list(PAGES)[1:], "/"):
        stranger.open(path)
        for id_ in PAGES[path]:
            expect(stranger.part(id_)).to_have_count(1)
    stranger.choose(Ids.FILTER_CHANNEL, "MOU recruitment")
    stranger.until(lambda: stranger.rows() == ["MMR-THA", "KHM-THA", "LAO-THA"], "the list did not follow")
    stranger.until(lambda: set(stranger.arrows()) == set(stranger.rows()), "the map did not follow")
    assert asked == []


def test_what_the_dashboard_does_not_know_is_said_and_the_page_works(visitor: Visitor) -> None:
    visitor.open("/?origin=Myanmar&year=2014")
    notice = visitor.part(Ids.NOTICE)
    expect(notice).to_contain_text("Myanmar")
    expect(notice).to_contain_text("origin")
    assert visitor.rows() == ["MMR-THA", "KHM-THA", "VNM-THA"]
    visitor.open("/nowhere")
    expect(notice).to_contain_text("/nowhere")
    assert "MMR-THA" in visitor.arrows()


def test_the_menu_goes_from_page_to_page(visitor: Visitor) -> None:
    visitor.open("/?channel=MOU")
    for path in ("/trends", "/data", "/sources", "/"):
        visitor.page.locator(f'nav a[href^="{path}"]', has_text=_name(path)).click()
        visitor.settle()
        assert visitor.path == path
        expect(visitor.part(Ids.SOURCE_NOTE)).to_be_visible()
    assert visitor.query == {"channel": "MOU"}
    assert len(visitor.arrows()) == 3


def test_light_and_dark_can_be_chosen(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.part(Ids.THEME_TOGGLE).click()
    visitor.settle()
    assert visitor.query == {"theme": "dark"}
    script = "() => getComputedStyle(document.body).backgroundColor"
    visitor.until(lambda: visitor.page.evaluate(script) == _rgb(DARK.paper), "the page stays light")
    visitor.until(lambda: _water(visitor) == _rgb(DARK.water), "the map stays light")
    visitor.part(Ids.THEME_TOGGLE).click()
    visitor.settle()
    visitor.until(lambda: visitor.page.evaluate(script) == _rgb(LIGHT.paper), "the page stays dark")
    visitor.until(lambda: _water(visitor) == _rgb(LIGHT.water), "the map stays dark")


def test_a_copied_link_carries_the_view_and_the_language(visitor: Visitor) -> None:
    visitor.open("/?channel=MOU&corridor=MMR-THA")
    visitor.part(Ids.COPY_LINK).click()
    visitor.until(lambda: bool(_clipboard(visitor)), "nothing was copied")
    link = urlsplit(_clipboard(visitor))
    assert f"{link.scheme}://{link.netloc}" == visitor.server
    assert {"channel=MOU", "corridor=MMR-THA", "lang=en"} < set(link.query.split("&"))
    visitor.open(f"{link.path}?{link.query}")
    expect(visitor.page.get_by_role("heading", name="Myanmar to Thailand")).to_be_visible()


def _clipboard(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("() => navigator.clipboard.readText()"))


def _water(visitor: Visitor) -> str:
    return str(
        visitor.page.evaluate(
            f"() => getComputedStyle(document.querySelector('#{Ids.FLOW_MAP} .geo .bg rect')).fill"
        )
    )


def _name(path: str) -> str:
    return {"/": "Map", "/trends": "Trends", "/data": "Data", "/sources": "Sources"}[path]


def _rgb(colour: str) -> str:
    return f"rgb({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:7], 16)})"
