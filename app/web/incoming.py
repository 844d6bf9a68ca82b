"""What comes in with a request: its language, the bytes of a story, and whether a page of another site asks."""

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from app.state.codec import LANGUAGES
from app.state.stories import MOST_CHARACTERS
from app.state.view import DEFAULT_LANGUAGE

MOST_BYTES = 4 * MOST_CHARACTERS
"""The longest story in UTF-8."""


def asked_language() -> str:
    """The language of the address, the usual one where it says none that there is."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def sent_bytes() -> bytes | None:
    """The body of the request; None if it is longer than any story, told or not: it is not read to its end."""
    request.max_content_length = MOST_BYTES
    try:
        content = request.get_data(cache=False)
    except RequestEntityTooLarge:
        return None
    # A body that does not tell its length is cut off there without a word.
    return content if len(content) < MOST_BYTES else None


def is_from_elsewhere() -> bool:
    """Whether a page of another site asks, and not a person who follows a link there: a file takes seconds."""
    site, mode = request.headers.get("Sec-Fetch-Site", ""), request.headers.get("Sec-Fetch-Mode", "")
    return site == "cross-site" and (request.method == "POST" or mode != "navigate")
