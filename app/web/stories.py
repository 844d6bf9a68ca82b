"""Stories over HTTP: whether a text is a story, and stories as files.

`POST /stories/check` takes the text of a story, in YAML or JSON, and answers with its parts or with what is wrong.
`GET /export/story/<id>.pptx` and `.html` are the files of a story that ships; `POST /stories/mine.pptx` and `.html`
those of the story that is sent. Errors have the form of the API's.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeAlias

from flask import Flask, Response, jsonify, request

from app.data.dataset import Dataset
from app.data.stories.stories import BadStory, Story, load_story, parse_story, story_ids, story_parts
from app.export.context import Context
from app.export.file import File
from app.export.picture.renderer import Renderer
from app.export.story import story_stem
from app.state.exports import MEDIA_TYPES, Kind
from app.state.stories import MOST_CHARACTERS
from app.text.export.deck import page_words
from app.text.export.menu import from_elsewhere_words
from app.text.stories import (
    problem_place,
    problem_words,
    told_problem,
    too_large_words,
    unknown_story_words,
    unreadable_words,
)
from app.web.export_queue import Queue
from app.web.exports import attached, guarded, told
from app.web.incoming import asked_language, is_from_elsewhere, sent_bytes

Maker: TypeAlias = Callable[[Story], bytes]

_MEDIA: Mapping[str, str] = MappingProxyType({"pptx": MEDIA_TYPES[Kind.PPTX], "html": "text/html"})


def register(server: Flask, context: Context, pictures: Queue, makers: Mapping[str, Maker]) -> None:
    """Check stories and make their files, by the endings of `makers`; they wait in the queue of pictures."""
    folder = context.settings.stories

    @server.post("/stories/check")
    def check() -> Response:
        return _guarded(lambda: _checked(context.dataset))

    @server.get("/export/story/<story_id>.<ending>")
    def shipped(story_id: str, ending: str) -> Response:
        def make() -> Response:
            known = story_ids(folder)
            if story_id not in known or ending not in makers:
                return told(unknown_story_words(", ".join(known)), 404, "path", request.path)
            try:
                story = load_story(context.dataset, folder, story_id, asked_language())
            except BadStory as error:
                return told(
                    unreadable_words(story_id, told_problem(error.problems[0])), 404, "path", request.path
                )
            return _file(story, ending)

        return _guarded(make)

    @server.post("/stories/mine.<ending>")
    def own(ending: str) -> Response:
        def make() -> Response:
            if ending not in makers:
                return told(unknown_story_words(", ".join(story_ids(folder))), 404, "path", request.path)
            text = _text()
            if text is None:
                return told(too_large_words(MOST_CHARACTERS), 413)
            try:
                story = parse_story(
                    context.dataset, text, "", asked_language(), untitled=page_words()["mine"]
                )
            except BadStory as error:
                return told(" ".join(told_problem(each) for each in error.problems[:5]), 422)
            return _file(story, ending)

        return _guarded(make)

    def _file(story: Story, ending: str) -> Response:
        name = f"{story_stem(context, story)}.{ending}"
        # A file says on which day it was made.
        key = ("story", story, ending, datetime.now(UTC).date())
        return attached(pictures.file(key, lambda: File(name, _MEDIA[ending], makers[ending](story))))


def makers_of(context: Context, renderer: Renderer) -> Mapping[str, Maker]:
    """What makes the files of a story, by ending; each brings libraries that few need."""

    def slides(story: Story) -> bytes:
        from app.export.slides.slides import slides_of_story

        return slides_of_story(context, renderer, story)

    def pack(story: Story) -> bytes:
        from app.export.pack.pack import pack_html

        return pack_html(context, story)

    return {"pptx": slides, "html": pack}


def _guarded(make: Callable[[], Response]) -> Response:
    """What `make` answers to a reader of this dashboard; pages of other sites are refused."""
    return guarded(lambda: told(from_elsewhere_words(), 403) if is_from_elsewhere() else make())


def _checked(dataset: Dataset) -> Response:
    """The parts of a good story as JSON, or its problems with their places. Both are answers to a question."""
    text = _text()
    if text is None:
        return jsonify(problems=[{"place": "", "words": too_large_words(MOST_CHARACTERS)}])
    name = request.args.get("name", "")[:200]
    try:
        story = parse_story(dataset, text, name, asked_language(), untitled=page_words()["mine"])
    except BadStory as error:
        return jsonify(
            problems=[
                {
                    # The text of the editor has no lines that its reader has seen.
                    "place": problem_place(each, with_line=bool(name)),
                    "words": problem_words(each),
                    "slide": each.slide,
                    "field": each.column,
                }
                for each in error.problems
            ]
        )
    return jsonify(story=story_parts(story), several=story.has_languages)


def _text() -> str | None:
    """The text that was sent; None if it is longer than any story. What is no UTF-8 stands as a mark in it."""
    sent = sent_bytes()
    return None if sent is None else sent.decode("utf-8", "replace")
