"""The stories of a static site: each is a page of its own with the player and its deck, and needs nothing else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from app.data.stories.stories import Story, load_story, story_ids
from app.export.context import Context
from app.export.deck.deck import deck
from app.export.site.document import POLICY
from app.text.i18n import _, language


@dataclass(frozen=True, slots=True)
class Told:
    """A story and its file from the site's root."""

    story: Story
    file: str


def told_stories(context: Context) -> tuple[Told, ...]:
    """The stories of this copy. BadStory says what to mend in one."""
    folder = context.settings.stories
    return tuple(
        Told(load_story(context.dataset, folder, key, language()), f"story/{key}.html")
        for key in story_ids(folder)
    )


def story_files(context: Context, told: Told, address: str) -> Iterator[tuple[str, bytes]]:
    """The page of a story and its deck, a script."""
    key = told.story.story_id
    content = json.dumps(deck(context, told.story), ensure_ascii=False, separators=(",", ":"))
    yield f"story/{key}.js", f"window.corridorsStory={content};\n".encode()
    yield told.file, _page(told.story, address).encode()


def _page(story: Story, address: str) -> str:
    canonical = (
        f'<link rel="canonical" href="{escape(address)}/story/{story.story_id}.html">\n' if address else ""
    )
    words = escape(_("This story is drawn by scripts, which this browser does not run."))
    failed = escape(_("The slides could not be drawn. Load the page again, or go to the other stories."))
    scripts = "".join(
        f'<script defer src="{path}"></script>\n'
        for path in ("../shared/plotly.js", "../shared/deck.js", f"{story.story_id}.js", "../shared/story.js")
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{story.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(_('{page} – Mekong Migration Corridors').format(page=story.title))}</title>\n"
        f'<meta name="description" content="{escape(story.subtitle)}">\n{canonical}'
        '<link rel="stylesheet" href="../shared/deck.css">\n<script src="../shared/theme.js"></script>\n</head>\n'
        '<body class="deck-page-body"><div id="deck" class="deck deck-page" data-stories="../stories.html"'
        f' data-failed="{failed}">'
        f"<noscript><p>{words}</p></noscript></div>\n{scripts}</body>\n</html>\n"
    )
