"""The offline pack and the static site, opened from a folder with the network off."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.config import Settings
from app.data.dataset import Dataset
from app.data.stories.stories import load_story
from app.export.context import Context, make_context
from app.export.pack.pack import pack_html
from app.export.site.site import write_site
from app.export.site.views import site_views
from app.state.pages import Page as Pages
from app.state.view import ViewState
from app.text.i18n import speaking
from tests.browser.visitor import PATIENCE

pytestmark = pytest.mark.browser
LOCAL = ("file:", "data:", "blob:")


@pytest.fixture(scope="module")
def context(dataset: Dataset) -> Context:
    return make_context(Settings(), dataset)


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A page without a network; the test fails on any error, and on any request but for files of the folder."""
    opened = browser.new_context(
        offline=True, reduced_motion="reduce", accept_downloads=True, viewport={"width": 1280, "height": 720}
    )
    page = opened.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda line: trouble.append(line.text) if line.type == "error" else None)
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("file:", "data:", "blob:")) else trouble.append(asked.url)
        ),
    )
    yield page
    opened.close()
    assert trouble == []


@pytest.fixture(scope="module")
def packed(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Path:
    story = load_story(context.dataset, context.settings.data / "stories", "who-goes-where")
    path = tmp_path_factory.mktemp("pack") / "workshop.html"
    path.write_bytes(pack_html(context, story))
    return path


def opened(page: Page, path: Path, anchor: str = "") -> list[str]:
    """The page with its slides drawn, and everything that it asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{path.as_uri()}{anchor}")
    expect(page.locator("#deck.deck-ready")).to_be_attached()
    return asked


def test_slides_years_and_keys_work_and_nothing_but_the_file_is_asked_for(
    offline: Page, packed: Path
) -> None:
    asked = opened(offline, packed)
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [packed.as_uri()]
    shown = offline.locator(".slide-shown")
    first = shown.locator(".slide-title").text_content()
    expect(shown.locator(".main-svg").first).to_be_visible()
    # The controls come when the pointer moves.
    offline.mouse.move(400, 400)
    offline.mouse.move(440, 420)
    offline.get_by_role("button", name="Year and origin").click()
    slider = offline.locator("#deck input[type=range]")
    expect(slider).to_be_visible()
    before = slider.input_value()
    drawn = shown.locator(".main-svg").first.inner_html()
    slider.focus()
    offline.keyboard.press("ArrowLeft")
    expect(slider).not_to_have_value(before)
    expect(shown.locator(".slide-title")).not_to_have_text(str(first))
    assert shown.locator(".main-svg").first.inner_html() != drawn
    offline.keyboard.press("p")
    # Playing goes on by itself to the last year.
    expect(slider).to_have_value(str(slider.get_attribute("max")), timeout=PATIENCE)
    offline.locator("#deck").focus()
    offline.keyboard.press("PageDown")
    expect(offline).to_have_url(re.compile("#2$"))
    assert shown.locator(".slide-title").text_content() != first


def test_the_table_is_searched_and_sorted(offline: Page, packed: Path) -> None:
    opened(offline, packed, "#figures")
    rows = offline.locator("#pack-rows tr")
    expect(rows.first).to_be_visible()
    every = rows.count()
    # Without regard to case and accents.
    offline.get_by_label("Search these figures").fill("vIỆTNAM jápan")
    expect(rows).not_to_have_count(every)
    assert all("Vietnam" in text and "Japan" in text for text in rows.all_text_contents())
    assert any("Vietnam to Japan" in text for text in rows.all_text_contents())
    offline.get_by_role("button", name="Number").click()
    expect(offline.locator("th[aria-sort=descending]")).to_have_text("Number")
    numbers = [
        int(re.sub(r"\D", "", text))
        for text in offline.locator("#pack-rows .pack-col-number").all_text_contents()
    ]
    assert len(numbers) > 2
    assert numbers == sorted(numbers, reverse=True)
    offline.locator("#pack-rows .pack-col-slides a").first.click()
    expect(offline.locator("#story")).to_be_visible()
    offline.locator("[data-part=figures]").click()
    offline.get_by_label("Search these figures").fill("zzz")
    expect(offline.locator("#pack-found")).to_contain_text("No figure holds these words")


def test_downloads_are_made_from_what_is_in_the_file(offline: Page, packed: Path, context: Context) -> None:
    opened(offline, packed, "#download")
    with offline.expect_download() as waited:
        offline.get_by_role("button", name="The figures as a table (CSV)").click()
    assert waited.value.suggested_filename.startswith("mekong-corridors_story_who-goes-where_")
    text = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    figure = {row["observation_id"]: row for row in rows}["ar2019-mmr-tha-documented-2019-12"]
    assert figure["value"] == "1820928"
    assert figure["source_citation"]
    with offline.expect_download() as waited:
        offline.get_by_role("button", name="The figures with sources").click()
    whole = json.loads(Path(waited.value.path()).read_text(encoding="utf-8"))
    assert len(whole["figures"]) == len(rows)
    assert whole["data_version"] == context.dataset.version
    with offline.expect_download() as waited:
        offline.get_by_role("button", name="BibTeX").click()
    assert Path(waited.value.path()).read_text(encoding="utf-8").startswith("@")


def test_an_old_browser_is_told_and_reads_the_words(offline: Page, packed: Path) -> None:
    offline.add_init_script("delete window.DecompressionStream")
    offline.goto(packed.as_uri())
    expect(offline.locator("#pack-trouble")).to_contain_text("need a newer browser")
    expect(
        offline.get_by_role("heading", name="The three widest arrows of 2019 lead to Thailand")
    ).to_be_visible()
    expect(offline.get_by_role("heading", name="Sources and definitions")).to_be_visible()


def test_a_site_works_from_a_folder(
    offline: Page, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.site.tables.package_zip", lambda _context: b"package")
    monkeypatch.setattr("app.export.site.site.told_stories", lambda _context: ())
    with speaking("en"):
        first, *others = site_views(context.dataset)
    short = replace(first, state=ViewState(page=Pages.MAP, origin=("KHM",), destination=("THA",)))
    write_site(context, tmp_path, views=[short, *(view for view in others if view.file == "compare.html")])
    offline.goto((tmp_path / "map.html").as_uri())
    plot = offline.locator(".site-plot .main-svg").first
    expect(plot).to_be_visible()
    title = offline.locator("h1.title")
    now = str(title.text_content())
    offline.locator("#years-back").click()
    expect(title).not_to_have_text(now)
    year = offline.url.rpartition("#")[2]
    assert year in str(title.text_content())
    expect(offline.locator(".year-now")).to_have_text(year)
    offline.locator("#theme-toggle").click()
    expect(offline.locator('.site-plot[data-drawn$="dark"]')).to_be_visible()
    # The theme is kept from page to page.
    offline.get_by_role("link", name="Compare", exact=True).click()
    expect(offline.locator('.site-plot[data-drawn$="dark"] .main-svg').first).to_be_visible()
    offline.set_viewport_size({"width": 390, "height": 844})
    expect(offline.locator('.site-plot[data-drawn^="compare-matrix-360"]')).to_be_visible()
    assert offline.evaluate("document.documentElement.scrollWidth") <= 390
