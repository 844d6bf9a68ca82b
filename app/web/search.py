"""`GET /search-index.json?lang=en`: what the search finds; `GET /terms.json?lang=en`: what terms mean.

Both are lists for this dashboard's own scripts, not part of the API. `v`, the version of data and program, makes an
address that may be kept for a year; without it a client asks each time and is told by the ETag that nothing changed.

The index is `{"words", "groups", "filters", "entries"}`: `words` are what the search says, `groups` the kinds of
entries by key in order, `filters` the pages that have a filter, by its name in the address; of an entry see
`app.text.search.Entry`. Terms are `{"words", "terms"}`: `terms` has `{"name", "text", "href"}` by key, as
`channel-MOU`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from flask import Flask, Response, request

from app.components.filters import ON_PAGE
from app.data.dataset import Dataset
from app.domain.measures import MEASURES
from app.state.codec import LANGUAGES
from app.state.pages import Page
from app.state.view import DEFAULT_LANGUAGE
from app.text.i18n import speaking
from app.text.search import entries, group_names, search_words
from app.text.terms import term_words, terms
from app.web.api import program_version
from app.web.headers import YEAR

INDEX, TERMS = "/search-index.json", "/terms.json"
_FILTERS = ("measure", "channel", "sector")


def register(server: Flask, dataset: Dataset) -> None:
    """Serve the index of the search and the terms."""
    for path, make in ((INDEX, search_index), (TERMS, term_list)):
        server.add_url_rule(path, path, _answers(dataset, make))


def address_of(dataset: Dataset, path: str) -> str:
    """The address of a list for this data and program; the language is to be added."""
    return f"{path}?v={lists_version(dataset)}"


def lists_version(dataset: Dataset) -> str:
    """What changes when the lists may have."""
    return f"{dataset.version}-{program_version()}"


@lru_cache(maxsize=8)
def search_index(dataset: Dataset, language: str) -> str:
    """The index of the search in a language, as JSON."""
    with speaking(language):
        content = {
            "words": search_words(),
            "groups": group_names(),
            "filters": {name: _pages_with(name) for name in _FILTERS},
            # The map and the comparison draw only some measures.
            "elsewhere": [key for key, measure in MEASURES.items() if not measure.on_map],
            "entries": entries(dataset),
        }
    return _text(content)


@lru_cache(maxsize=8)
def term_list(dataset: Dataset, language: str) -> str:
    """The definitions of terms in a language, as JSON."""
    with speaking(language):
        return _text({"words": term_words(), "terms": terms(dataset)})


def _pages_with(name: str) -> list[str]:
    return [page for page in Page if name in ON_PAGE[page]]


def _answers(dataset: Dataset, make: Callable[[Dataset, str], str]) -> Callable[[], Response]:
    def answer() -> Response:
        asked = request.args.get("lang", "")
        text = make(dataset, asked if asked in LANGUAGES else DEFAULT_LANGUAGE)
        response = Response(text, mimetype="application/json")
        response.set_etag(hashlib.sha256(text.encode()).hexdigest()[:24], weak=True)
        if request.args.get("v") == lists_version(dataset):
            response.cache_control.public = True
            response.cache_control.max_age = YEAR
            response.cache_control.immutable = True
        else:
            response.cache_control.no_cache = True
        response.make_conditional(request)
        return response

    return answer


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
