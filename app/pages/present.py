"""The page `/present`: the stories that ship, and the editor of the reader's own."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import data
from app.components.ids import Ids
from app.components.markup import markup
from app.components.stories import stories_page
from app.config import Settings
from app.data.dataset import Dataset
from app.data.stories.stories import BadStory, Story, load_story, story_ids
from app.state.view import ViewState
from app.text.stories import told_problem, unreadable_words


def layout(dataset: Dataset, settings: Settings, state: ViewState) -> Component:
    """The whole page as text; a script of its own serves the editor."""
    stories, failed = _stories(dataset, settings, state.lang)
    content = stories_page(state, stories, failed)
    return html.Div(id=Ids.PRESENT, className="words-page stories-page", **data(markup=markup(content)))


def _stories(dataset: Dataset, settings: Settings, lang: str) -> tuple[list[Story], list[str]]:
    """The stories of this copy, and a sentence for each that cannot be read: the others are offered all the same."""
    stories: list[Story] = []
    failed: list[str] = []
    folder = settings.stories
    for story_id in story_ids(folder):
        try:
            stories.append(load_story(dataset, folder, story_id, lang))
        except BadStory as error:
            failed.append(unreadable_words(story_id, told_problem(error.problems[0])))
    return stories, failed
