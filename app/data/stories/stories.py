"""Stories: lists of views with a title, some sentences and speaker notes, from YAML files; docs/stories.md."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from app.data.dataset import Dataset
from app.data.stories.nodes import (
    Reading,
    entries_of,
    is_empty,
    languages_of,
    parts_of,
    root_of,
    words_of,
)
from app.data.stories.problems import BadStory, UnknownStory, Wrong, problem
from app.data.stories.views import view_of
from app.data.yaml_nodes import line_of
from app.state.charts import Chart
from app.state.codec import address
from app.state.stories import LENGTHS, MINE, MOST_FIGURES, MOST_SLIDES
from app.state.view import DEFAULT_LANGUAGE, ViewState

__all__ = [
    "BadStory",
    "Slide",
    "Story",
    "UnknownStory",
    "load_story",
    "parse_story",
    "story_ids",
    "story_parts",
]

_STORY = ("order", "title", "subtitle", "slides")
_SLIDE = ("title", "text", "notes", "view", "figures")
_ENDING = ".yml"
_ORDER = re.compile(rb'^\s*"?order"?\s*:\s*(\d{1,4})\b', re.MULTILINE)
_LAST = 10_000


@dataclass(frozen=True, slots=True)
class Slide:
    """One step of a story, its words in one language.

    `view` and `chart` say what is drawn; without them the slide has words alone. `figures` are the keys of the
    observations whose numbers the words print. `line` is where it begins in its file.
    """

    title: str
    text: str = ""
    notes: str = ""
    view: ViewState | None = None
    chart: Chart | None = None
    figures: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A story under its id, which is the name of its file, or `mine` for one made in the browser.

    `is_shipped` says that this copy has it among its stories, so that it has an address; `has_languages`, that its
    words stand in more than the language read.
    """

    story_id: str
    title: str
    subtitle: str
    slides: tuple[Slide, ...]
    lang: str = DEFAULT_LANGUAGE
    is_shipped: bool = False
    has_languages: bool = False


def story_ids(folder: Path) -> tuple[str, ...]:
    """The ids of the stories in a folder, by the `order` that they give, those without one last, and then by name;
    none where it does not exist.
    """
    paths = [path for path in folder.glob(f"*{_ENDING}") if path.is_file()]
    return tuple(path.stem for path in sorted(paths, key=lambda path: (_order(path), path.name)))


def _order(path: Path) -> int:
    # Looked for in the text, as a story that cannot be read has a place in the list too.
    found = _ORDER.search(path.read_bytes())
    return int(found[1]) if found else _LAST


def load_story(dataset: Dataset, folder: Path, story_id: str, lang: str = DEFAULT_LANGUAGE) -> Story:
    """The story of this id in a folder. UnknownStory names those there are; BadStory says what to mend."""
    known = story_ids(folder)
    path = folder / f"{story_id}{_ENDING}"
    shown_as = f"{folder.parent.name}/{folder.name}/{path.name}"
    if story_id not in known:
        raise UnknownStory(
            [problem(Wrong.UNKNOWN_STORY, "", found=repr(story_id), allowed=", ".join(known) or "-")]
        )
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadStory([problem(Wrong.NOT_UTF8, shown_as, line)]) from error
    return replace(_parsed(dataset, text, shown_as, lang, story_id), is_shipped=True)


def parse_story(
    dataset: Dataset,
    text: str,
    name: str,
    lang: str = DEFAULT_LANGUAGE,
    story_id: str = MINE,
    untitled: str = "",
) -> Story:
    """The story that a text in YAML or JSON tells, its words in `lang` where they are given in it.

    `name` is what problems call the text; `untitled` is the title of a story that has none: without it that is a
    problem. BadStory lists all that is wrong with it.
    """
    reading = Reading(name, lang)
    root = root_of(text, reading)
    story = _story(dataset, root, reading, story_id, untitled) if root else None
    if story is None or reading.problems:
        raise BadStory(reading.problems)
    return story


def story_parts(story: Story) -> dict[str, Any]:
    """The story as its file has it, in one language: what the browser keeps and saves as JSON."""
    return {
        "title": story.title,
        "subtitle": story.subtitle,
        "slides": [
            {
                "title": slide.title,
                "text": slide.text,
                "notes": slide.notes,
                "view": address(slide.view.but(lang=DEFAULT_LANGUAGE)) if slide.view else "",
                "figures": list(slide.figures),
            }
            for slide in story.slides
        ],
    }


@lru_cache(maxsize=32)
def _parsed(dataset: Dataset, text: str, name: str, lang: str, story_id: str) -> Story:
    return parse_story(dataset, text, name, lang, story_id)


def _story(dataset: Dataset, root: MappingNode, reading: Reading, story_id: str, untitled: str) -> Story:
    parts = parts_of(root, _STORY, reading)
    if not parts and reading.problems:
        reading.problems = [problem(Wrong.NO_STORY, reading.name, line_of(root))]
        return Story(story_id, "", "", (), reading.lang)
    title, subtitle = (
        words_of(parts.get(name), LENGTHS[name], reading, 0, name) for name in ("title", "subtitle")
    )
    title = title or untitled
    if not title:
        reading.wrong(Wrong.NO_TITLE, parts.get("title", root), 0, "title")
    order = parts.get("order")
    if order is not None and not (
        isinstance(order, ScalarNode) and re.fullmatch(r"\d{1,4}", str(order.value))
    ):
        reading.wrong(Wrong.NOT_ORDER, order, 0, "order")
    entries = entries_of(parts.get("slides"), reading, 0, "slides")
    if not entries and not any(each.column == "slides" for each in reading.problems):
        reading.wrong(Wrong.NO_SLIDES, parts.get("slides", root), 0, "slides")
    if len(entries) > MOST_SLIDES:
        reading.wrong(
            Wrong.TOO_MANY_SLIDES, entries[MOST_SLIDES], 0, "slides", found=len(entries), most=MOST_SLIDES
        )
    slides = [_slide(dataset, node, reading, at) for at, node in enumerate(entries[:MOST_SLIDES], 1)]
    return Story(
        story_id,
        title,
        subtitle,
        tuple(slide for slide in slides if slide),
        reading.lang,
        has_languages=len(set(languages_of(root))) > 1,
    )


def _slide(dataset: Dataset, node: Node, reading: Reading, number: int) -> Slide | None:
    if not isinstance(node, MappingNode):
        reading.wrong(Wrong.NOT_SLIDE, node, number)
        return None
    parts = parts_of(node, _SLIDE, reading, number)
    title, text, notes = (
        words_of(parts.get(name), LENGTHS[name], reading, number, name) for name in ("title", "text", "notes")
    )
    if not title:
        reading.wrong(Wrong.NO_SLIDE_TITLE, parts.get("title", node), number, "title")
    shown = _view(dataset, parts.get("view"), reading, number)
    figures = _figures(dataset, parts.get("figures"), reading, number)
    return Slide(_one_line(title), text, notes, *shown, figures, line_of(node))


def _view(
    dataset: Dataset, node: Node | None, reading: Reading, number: int
) -> tuple[ViewState | None, Chart | None]:
    if node is None or is_empty(node):
        return None, None
    if not isinstance(node, ScalarNode):
        reading.wrong(Wrong.NOT_TEXT, node, number, "view")
        return None, None
    written = str(node.value).strip()
    if not written:
        return None, None
    if len(written) > LENGTHS["view"]:
        reading.wrong(Wrong.TOO_LONG, node, number, "view", found=len(written), most=LENGTHS["view"])
        return None, None
    return view_of(dataset, written, node, reading, number)


def _figures(dataset: Dataset, node: Node | None, reading: Reading, number: int) -> tuple[str, ...]:
    entries = entries_of(node, reading, number, "figures")
    if len(entries) > MOST_FIGURES:
        reading.wrong(
            Wrong.TOO_MANY_FIGURES, entries[0], number, "figures", found=len(entries), most=MOST_FIGURES
        )
    keys = []
    for each in entries[:MOST_FIGURES]:
        key = str(each.value).strip() if isinstance(each, ScalarNode) else "?"
        if key not in dataset.by_id:
            reading.wrong(Wrong.UNKNOWN_FIGURE, each, number, "figures", found=key)
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def _one_line(words: str) -> str:
    """Words without line breaks: a title is one paragraph."""
    return re.sub(r"\s+", " ", words)
