"""A story outside the dashboard: its address for readers, and the name of its files."""

from app.data.stories.stories import Story
from app.export.context import Context
from app.state.pages import Page


def story_link(context: Context, story: Story) -> str:
    """Where a reader finds a story, with its language; empty without a public address, and for one from a file."""
    address = context.settings.address
    return (
        f"{address}{Page.PRESENT}/{story.story_id}?lang={story.lang}" if address and story.is_shipped else ""
    )


def story_stem(context: Context, story: Story) -> str:
    """The name of a file of a story, without its ending."""
    spoken = "" if story.lang == "en" else f"_{story.lang}"
    dataset = context.dataset
    return f"mekong-corridors_story_{story.story_id}{spoken}_{dataset.released}_{dataset.version}"
