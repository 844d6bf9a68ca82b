"""The page of stories: the reader's own story is built, kept, saved, loaded, and nothing of it is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from app.config import ROOT
from tests.browser.visitor import Visitor

KEY = "corridors-story"
STORY = {
    "title": "My talk",
    "subtitle": "",
    "slides": [
        {"title": "One", "text": "First.", "notes": "Aloud.", "view": "/?year=2019"},
        {"title": "Two", "text": "", "notes": "", "view": "/trends?measure=stock"},
        {"title": "<b>3</b><img src=x onerror=alert(1)>", "text": "<i>", "notes": "", "view": "javascript:alert(1)"},
    ],
}  # fmt: skip


@pytest.fixture
def author(visitor: Visitor) -> Visitor:
    """A reader with three slides in the story."""
    return arrive(visitor, STORY)


def arrive(visitor: Visitor, story: dict[str, Any] | None, **how: Any) -> Visitor:
    visitor.open("/about")
    keep(visitor.page, story)
    visitor.open("/present", **how)
    expect(visitor.page.locator(".story-editor[data-ready]")).to_be_attached()
    return visitor


def keep(page: Page, story: dict[str, Any] | None) -> None:
    script = "([key, text]) => text ? localStorage.setItem(key, text) : localStorage.removeItem(key)"
    page.evaluate(script, [KEY, json.dumps(story) if story else ""])


def kept(visitor: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(visitor.page.evaluate("key => localStorage.getItem(key)", KEY))
    return found


def titles(visitor: Visitor) -> list[str]:
    script = "areas => areas.map((area) => area.value)"
    return list(visitor.page.eval_on_selector_all(".story-slide [data-field=title]", script))


def told(visitor: Visitor, words: str) -> None:
    expect(visitor.page.locator(".story-told")).to_have_text(words)


def focused(visitor: Visitor) -> str:
    return str(
        visitor.page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent")
    )


def load(visitor: Visitor, name: str, text: str) -> None:
    with visitor.page.expect_file_chooser() as chooser:
        visitor.page.get_by_role("button", name="Load a file").click()
    chooser.value.set_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})


def test_a_story_that_ships_is_offered_with_its_slides(visitor: Visitor) -> None:
    arrive(visitor, None)
    page = visitor.page
    link = page.get_by_role("link", name="Present: Who goes where in the Mekong, 2019")
    assert link.get_attribute("href") == "/present/who-goes-where"
    expect(page.get_by_role("button", name="PowerPoint: What the numbers leave out")).to_be_visible()
    expect(page.get_by_role("link", name="The three widest arrows of 2019 lead to Thailand")).to_be_visible()
    expect(page.locator(".story-empty")).to_be_visible()
    page.get_by_role("link", name="Present: Your story").press("Enter")
    told(visitor, "There is no slide to present yet.")
    assert visitor.path == "/present"


def test_what_is_typed_is_kept_at_once(author: Visitor) -> None:
    slide = author.page.locator(".story-slide").nth(1)
    slide.get_by_label("Title").fill("Residents")
    slide.get_by_label("Text").fill("Two sentences.\nAnd one more.")
    slide.get_by_label("Notes").fill("Say hello.")
    author.page.get_by_label("Title of the story").fill("Another title")
    assert kept(author)["title"] == "Another title"
    assert kept(author)["slides"][1] == {
        "title": "Residents",
        "text": "Two sentences.\nAnd one more.",
        "notes": "Say hello.",
        "view": "/trends?measure=stock",
    }
    slide.get_by_label("Title").press("Enter")
    assert slide.get_by_label("Title").input_value() == "Residents"
    author.open("/about")
    author.open("/present")
    assert titles(author) == ["One", "Residents", STORY["slides"][2]["title"]]  # type: ignore[index]


def test_slides_move_by_keyboard_and_it_is_said(author: Visitor) -> None:
    page = author.page
    page.get_by_role("button", name="Move slide 1 down").focus()
    page.keyboard.press("Enter")
    told(author, "Slide 1 is now slide 2 of 3.")
    assert titles(author)[:2] == ["Two", "One"]
    assert focused(author) == "Move slide 2 down"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    told(author, "Slide 3 is the last already.")
    assert titles(author)[2] == "One"
    page.get_by_role("button", name="Move slide 3 up").press("Enter")
    assert titles(author)[1] == "One"
    assert [slide["title"] for slide in kept(author)["slides"]] == titles(author)


def test_what_is_removed_or_cleared_comes_back(author: Visitor) -> None:
    page = author.page
    page.get_by_role("button", name="Remove slide 2").click()
    told(author, "Slide 2 was removed.")
    assert len(titles(author)) == 2
    assert focused(author) == "Undo"
    page.keyboard.press("Enter")
    told(author, "It is back.")
    assert titles(author)[1] == "Two"
    page.get_by_role("button", name="Clear").click()
    assert titles(author) == []
    assert kept(author)["slides"] == []
    page.get_by_role("button", name="Undo").click()
    assert kept(author) == STORY
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_words_are_shown_as_words_and_only_addresses_of_the_dashboard_are_links(author: Visitor) -> None:
    assert author.page.locator(".story-editor :is(img, i)").count() == 0
    links = author.page.eval_on_selector_all(
        "a.story-view", "links => links.map((a) => a.getAttribute('href'))"
    )
    assert links == ["/?year=2019", "/trends?measure=stock"]
    expect(author.page.get_by_text("javascript:alert(1)")).to_be_visible()


def test_a_saved_story_is_loaded_again(author: Visitor, tmp_path: Path) -> None:
    page = author.page
    page.get_by_role("button", name="Remove slide 3").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "my-talk.json"
    told(author, "The story was saved as my-talk.json.")
    path = tmp_path / "my-talk.json"
    download.value.save_as(path)
    page.get_by_role("button", name="Clear").click()
    load(author, path.name, path.read_text(encoding="utf-8"))
    told(author, "The story of my-talk.json stands here now.")
    assert titles(author) == ["One", "Two"]
    assert kept(author)["slides"][0] == STORY["slides"][0]  # type: ignore[index]


def test_a_story_that_ships_can_be_loaded_and_taken_back(author: Visitor) -> None:
    text = (ROOT / "data" / "stories" / "who-goes-where.yml").read_text(encoding="utf-8")
    load(author, "who-goes-where.yml", text)
    told(author, "The story of who-goes-where.yml stands here now.")
    assert len(titles(author)) == 9
    assert "ar2019-mmr-tha-documented-2019-12" in kept(author)["slides"][0]["figures"]
    author.page.get_by_role("button", name="Undo").click()
    assert kept(author) == STORY


def test_a_bad_file_is_told_with_places_and_changes_nothing(author: Visitor) -> None:
    load(author, "bad.yml", "title: A\nslides:\n- title: B\n  view: /nowhere\n  foo: <b>bar</b>\n")
    told(author, "bad.yml was not loaded; your story is as it was.")
    problems = author.page.get_by_role("alert").locator("li")
    expect(problems).to_have_count(2)
    expect(problems.first).to_contain_text("Line 4, slide 1, view There is no page /nowhere.")
    assert kept(author) == STORY
    load(author, "large.yml", "x" * 1_000_001)
    told(author, "large.yml is too large for a story; your story is as it was.")
    assert len(titles(author)) == 3


def test_a_slide_without_a_title_makes_no_file_and_says_which(author: Visitor) -> None:
    author.page.get_by_role("button", name="Remove slide 3").click()
    author.page.get_by_role("button", name="Add a slide of words alone").click()
    assert focused(author) == ""
    assert len(titles(author)) == 3
    author.page.locator(".story-commands").get_by_role("button", name="PowerPoint").click()
    told(author, "The file was not made; your story is as it was.")
    expect(author.page.get_by_role("alert")).to_contain_text("Slide 3, title The slide has no title.")
    # The field to mend has the focus.
    field = author.page.locator(".story-slide").nth(2).locator("[data-field=title]")
    expect(field).to_be_focused()


def test_the_own_story_becomes_slides(visitor: Visitor, tmp_path: Path) -> None:
    # Views that were only added have no title above them; that is no reason to make no file.
    arrive(visitor, {"title": "", "subtitle": "", "slides": [{"title": "Words alone", "text": "Here."}]})
    with visitor.page.expect_download() as download:
        visitor.page.locator(".story-commands").get_by_role("button", name="PowerPoint").click()
    name = download.value.suggested_filename
    assert name.startswith("mekong-corridors_story_mine_")
    told(visitor, f"Saved: {name}")
    download.value.save_as(tmp_path / name)
    words = [
        shape.text_frame.text
        for slide in Presentation(str(tmp_path / name)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert "Words alone" in words
    keep(visitor.page, None)


def test_another_window_shows_the_same_story(author: Visitor) -> None:
    other = author.page.context.new_page()
    other.goto(author.server + "/present")
    expect(other.locator(".story-slide")).to_have_count(3)
    author.page.locator(".story-slide").first.get_by_label("Text").fill("Being written")
    other.get_by_role("button", name="Remove slide 3").click()
    expect(author.page.locator(".story-slide")).to_have_count(2)
    told(author, "The story was changed in another window; this is how it stands now.")
    # The reader goes on writing where they were.
    author.page.keyboard.type(", still")
    expect(other.locator(".story-slide").first.get_by_label("Text")).to_have_value("Being written, still")
    other.close()


def test_what_cannot_be_read_is_said_and_left_alone(visitor: Visitor) -> None:
    visitor.open("/about")
    visitor.page.evaluate("key => localStorage.setItem(key, '{broken')", KEY)
    visitor.open("/present")
    expect(visitor.page.locator(".story-told")).to_contain_text("cannot be read")
    assert visitor.page.evaluate("key => localStorage.getItem(key)", KEY) == "{broken"
    visitor.page.get_by_role("button", name="Add a slide of words alone").click()
    assert len(kept(visitor)["slides"]) == 1
    keep(visitor.page, None)


@pytest.mark.parametrize(("size", "dark"), [("desktop", True), ("phone", False), ((320, 640), True)])
def test_nothing_scrolls_sideways(visitor: Visitor, size: Any, dark: bool) -> None:
    arrive(visitor, STORY, size=size, dark=dark)
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = visitor.page.eval_on_selector_all(
        ".stories-page button:not([hidden])",
        "all => all.filter((each) => each.getBoundingClientRect().height < 32).length",
    )
    assert small == 0
    keep(visitor.page, None)
