"""Presenting: the document of a story with its player, and the deck that it shows, as JSON."""

import gzip
import hashlib
import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from app.data.stories.stories import BadStory, Story, UnknownStory, load_story, parse_story, story_ids
from app.domain.codes import Theme
from app.export.context import Context
from app.export.deck.assets import player_files
from app.export.deck.deck import deck
from app.export.file import File
from app.export.pack.bundle import plotly_bundle
from app.state.pages import Page
from app.state.stories import DECK, MINE, STORE, deck_address, list_address, player_address
from app.text.export.deck import here_words, page_words, player_words, unknown_story
from app.text.export.menu import busy_server_words, from_elsewhere_words
from app.text.i18n import speaking
from app.text.stories import told_problem, unreadable_words
from app.web.export_queue import PAUSE, Busy, Queue
from app.web.headers import YEAR
from app.web.incoming import asked_language, is_from_elsewhere, sent_bytes

STYLES = ("00_tokens.css", "10_fonts.css", "deck/deck.css")
_PLOTLY = "/present/plotly"
_NEEDED = ("mine_empty", "mine_wrong", "mine_edit", "stories", "failed", "retry")
"""Words of the player that a document needs before there is a deck."""


def register(server: Flask, context: Context, shared: threading.Semaphore) -> None:
    """Serve the documents of stories and their decks; `shared` are the places of all queues."""
    folder, assets = context.settings.stories, context.settings.assets
    # Stories that ship do not wait for one that somebody sends.
    decks, sent = Queue(shared, most_waiting=3), Queue(shared, most_waiting=1)

    @server.get(f"{Page.PRESENT}/<story_id>")
    def present(story_id: str) -> AnyResponse | tuple[str, int]:
        lang = asked_language()
        with speaking(lang):
            if story_id == MINE:
                return Response(_document(assets, lang, page_words()["mine"], DECK, mine=True))
            try:
                story = load_story(context.dataset, folder, story_id, lang)
            except UnknownStory:
                return _other_stories(context, lang, unknown_story(story_id)), 404
            except BadStory as error:
                words = unreadable_words(story_id, told_problem(error.problems[0]))
                return _other_stories(context, lang, words), 404
            return Response(_document(assets, lang, story.title, deck_address(story_id, lang)))

    @server.get(f"{Page.PRESENT}/<story_id>/deck.json")
    def deck_of_story(story_id: str) -> AnyResponse:
        try:
            story = load_story(context.dataset, folder, story_id, asked_language())
        except BadStory as error:
            return _problems(error, 404)
        return _deck(context, decks, story)

    @server.post(DECK)
    def deck_of_mine() -> AnyResponse:
        lang = asked_language()
        with speaking(lang):
            if is_from_elsewhere():
                return _wrong([from_elsewhere_words()], 403)
            content = sent_bytes()
            if content is None:
                return _wrong([page_words()["too_long"]], 413)
            try:
                name = page_words()["mine"]
                story = parse_story(context.dataset, content.decode(), name, lang, untitled=name)
            except UnicodeDecodeError:
                return _wrong([page_words()["not_text"]], 400)
            except BadStory as error:
                return _problems(error, 400)
            return _deck(context, sent, story)

    @server.get(f"{_PLOTLY}-<version>.js")
    def plotly_script(version: str) -> AnyResponse:
        content, now = _plotly()
        if version != now:
            return redirect(f"{_PLOTLY}-{now}.js")
        response = _unpacked(content, "text/javascript")
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
        return response


def _deck(context: Context, queue: Queue, story: Story) -> Response:
    """The deck of a story as JSON. Making one takes seconds: who waits for the same one is then served at once."""

    def made() -> File:
        text = json.dumps(deck(context, story), ensure_ascii=False, separators=(",", ":"))
        return File("deck.json", "application/json", gzip.compress(text.encode(), 6, mtime=0))

    try:
        file = queue.file(story, made)
    except Busy:
        # Without problems to mend, the page offers to try again.
        response = Response(json.dumps({"message": busy_server_words()}), 503, mimetype="application/json")
        response.headers["Retry-After"] = str(PAUSE)
        return response
    response = _unpacked(file.content, file.media_type)
    if request.method == "GET":
        response.set_etag(hashlib.sha256(file.content).hexdigest()[:24])
        response.cache_control.no_cache = True
        response.make_conditional(request)
    return response


def _unpacked(content: bytes, media_type: str) -> Response:
    """What is kept compressed, as it is or, for a client that does not take it so, plain."""
    takes = request.accept_encodings.quality("gzip") > 0
    response = Response(content if takes else gzip.decompress(content), mimetype=media_type)
    if takes:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response


@lru_cache(maxsize=1)
def _plotly() -> tuple[bytes, str]:
    """plotly.js, compressed, and its version: a checksum."""
    content = gzip.compress(plotly_bundle().script.encode(), 6, mtime=0)
    return content, hashlib.sha256(content).hexdigest()[:12]


def _document(assets: Path, lang: str, title: str, address: str, *, mine: bool = False) -> str:
    """The HTML of the player; it asks for nothing but what is named here."""
    words = player_words()
    theme = request.args.get("theme")
    page: dict[str, Any] = {
        "deck": address,
        "mine": mine,
        "stories": list_address(lang),
        "store": STORE,
        "theme": theme if theme in list(Theme) else "",
        "words": {name: words[name] for name in _NEEDED},
    }
    scripts = [
        _asset(assets, "00_plotly_offline.js"),
        f"{_PLOTLY}-{_plotly()[1]}.js",
        *(_asset(assets, f"deck/{path.name}") for path in player_files(assets)),
        _asset(assets, "deck/page.js"),
    ]
    loading = escape(page_words()["loading"])
    content = (
        f'<div id="deck" class="deck deck-page" data-page="{escape(json.dumps(page))}">'
        f'<p class="deck-loading">{loading}</p></div>'
    )
    return _html(assets, lang, title, content + _scripts(scripts))


def _other_stories(context: Context, lang: str, why: str) -> str:
    """A page that says why a story is not shown, and which there are."""
    rows = "".join(
        f'<li><a href="{escape(player_address(story.story_id, lang))}">{escape(story.title)}</a></li>'
        for story in _usable(context, lang)
    )
    words = player_words()
    content = (
        f"<main><h1>{escape(why)}</h1><p>{escape(here_words())}</p><ul>{rows}</ul>"
        f'<p><a href="{list_address(lang)}">{escape(words["stories"])}</a></p></main>'
    )
    return _html(context.settings.assets, lang, words["slides"], f'<div class="deck-words">{content}</div>')


def _usable(context: Context, lang: str) -> Iterator[Story]:
    """The stories of this copy that can be read."""
    folder = context.settings.stories
    for story_id in story_ids(folder):
        with suppress(BadStory):
            yield load_story(context.dataset, folder, story_id, lang)


def _html(assets: Path, lang: str, title: str, body: str) -> str:
    sheets = "".join(f'<link rel="stylesheet" href="{_asset(assets, name)}">' for name in STYLES)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f'<link rel="icon" href="data:,">{sheets}</head><body class="deck-page-body">{body}</body></html>'
    )


def _scripts(addresses: Iterable[str]) -> str:
    return "".join(f'<script src="{each}" defer></script>' for each in addresses)


def _asset(assets: Path, name: str) -> str:
    """The address of an asset; it changes with the content, as browsers keep it for long."""
    return f"/assets/{name}?m={_checksum(assets / name)}"


@lru_cache(maxsize=64)
def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _problems(error: BadStory, status: int) -> Response:
    return _wrong([told_problem(each) for each in error.problems], status)


def _wrong(problems: Sequence[str], status: int) -> Response:
    response = Response(
        json.dumps({"problems": list(problems)}, ensure_ascii=False), mimetype="application/json"
    )
    response.status_code = status
    return response
