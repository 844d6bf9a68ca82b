"""What others send: the bytes of a story, and requests from pages of other sites."""

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from app.data.stories.nodes import MOST_CHARACTERS

MOST_BYTES = 4 * MOST_CHARACTERS
"""The longest story in UTF-8."""


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
