"""How wide the columns and how high the rows of a sheet must be, so that wrapped text can be read in every program.

Excel gives a row the height of its text by itself, LibreOffice does not in files that others wrote; so heights are
written. Widths are in digits of the type, heights in points.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import Any

from app.text.export.files import head_words

WIDTHS = {
    "note": 32,
    "meaning": 90,
    "citation": 70,
    "description": 60,
    "reason": 70,
    "title": 45,
    "counts": 32,
    "how": 36,
    "input_values": 60,
    "name": 32,
    "source_name": 22,
    "publisher": 32,
    "url": 50,
    "warnings": 24,
    "series_title": 40,
}
"""How wide columns of long texts are at most."""
_KEYS = frozenset(("inputs", "worked_out_from"))
"""Columns of keys, whose heads alone are for people."""
_WIDEST, _OF_CODES, _LEAST = 16, 36, 8
_SAMPLED = 400
"""Rows that are measured for the width of a column."""
_LINE, _TALL_LINE = 15.0, 22.0
"""The height of a line of 11 points, and in scripts that stack their signs."""
_HIGHEST = 409.0
"""No row of a workbook may be higher."""
_TALL = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LETTER, _CAPITAL, _SPACE = 0.92, 1.15, 0.5
"""Widths in digits, somewhat more than those of Calibri."""


def is_read(name: str) -> bool:
    """Whether a column is for people, and wraps its text; columns of codes are for programs."""
    return name not in _KEYS and head_words(name) != name


def column_width(name: str, cells: Iterable[Any]) -> float:
    """The width of a column: no more than its texts need, no more than it may have."""
    most = WIDTHS.get(name, _WIDEST) if is_read(name) else _OF_CODES
    sample = [cell for cell in itertools.islice(cells, _SAMPLED) if cell is not None]
    texts = [f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in sample]
    longest = max((_size(text) for text in texts), default=0.0)
    # A head may wrap between its words, and has the mark of the filter beside it.
    word = max(_size(word) for word in head_words(name).split()) + 3
    return min(max(ceil(longest) + 2, ceil(word), _LEAST), max(most, ceil(word)))


def row_height(cells: Iterable[tuple[str, float]], size: float = 11) -> float | None:
    """The height of a row with these texts, each with the width of its column; None where one line will do."""
    height = max((_height(text, width * 11 / size) for text, width in cells if text), default=_LINE)
    return None if height <= _LINE and size == 11 else min(height * size / 11, _HIGHEST)


@lru_cache(maxsize=65_536)
def _height(text: str, width: float) -> float:
    return _lines(text, width) * (_TALL_LINE if _TALL.search(text) else _LINE)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes: broken between words, and within those that are longer than a line."""
    count = 0
    for paragraph in text.split("\n"):
        count, used = count + 1, 0.0
        for word in paragraph.split(" "):
            size = _size(word)
            if used and used + size > width:
                count, used = count + 1, 0.0
            more = max(ceil(size / width) - 1, 0)
            count, used = count + more, used + size - more * width + _SPACE
    return count


def _size(text: str) -> float:
    """The width of a text in digits: nearly one for each letter, none for a sign above or below another one."""
    return sum(map(_letter, text))


@lru_cache(maxsize=4_096)
def _letter(letter: str) -> float:
    if unicodedata.category(letter) == "Mn":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 2.0
    return _SPACE if letter == " " else _CAPITAL if letter.isupper() else _LETTER
