"""The page of stories: what it offers of each, and what stands in its texts."""

from html.parser import HTMLParser

from app.components.markup import markup
from app.components.stories import stories_page
from app.config import ROOT
from app.data.dataset import Dataset
from app.data.stories.stories import Slide, Story, load_story, story_ids
from app.state.pages import Page
from app.state.view import ViewState

FOLDER = ROOT / "data" / "stories"
STATE = ViewState(page=Page.PRESENT)


class Reader(HTMLParser):
    """Links, buttons that fetch a file, and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.files: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.links += [given["href"] or ""] if "href" in given else []
        self.files += [given["data-story"] or ""] if "data-story" in given else []
        self.ids += [given["id"] or ""] if "id" in given else []


def read(text: str) -> Reader:
    found = Reader()
    found.feed(text)
    return found


def test_each_story_can_be_presented_from_every_slide_and_taken_away(dataset: Dataset) -> None:
    stories = [load_story(dataset, FOLDER, story_id) for story_id in story_ids(FOLDER)]
    page = read(markup(stories_page(STATE, stories)))
    for story in stories:
        assert f"/present/{story.story_id}" in page.links
        for number in range(1, len(story.slides) + 1):
            assert f"/present/{story.story_id}#{number}" in page.links
        assert f"/export/story/{story.story_id}.pptx" in page.files
        assert f"/export/story/{story.story_id}.html" in page.files
    assert "/present/mine" in page.links
    assert len(page.ids) == len(set(page.ids))


def test_words_of_a_story_are_text_and_never_markup() -> None:
    story = Story("x", "<script>1</script>", '"><img src=x>', (Slide("<b>bold</b>"),))
    text = markup(stories_page(STATE, [story], ["<i>broken</i>"]))
    assert not read(text).tags & {"script", "img", "b", "i"}
    assert "&lt;script&gt;" in text
