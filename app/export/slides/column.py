"""The column of words beside a chart: what is found first, then marks and as many caveats as have room."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.export.slides.text import LEAST, Line, Run, block_height, cut
from app.figures.tokens import Tokens
from app.text.i18n import _

AFTER = 6.0
"""Points below each paragraph."""
_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
_SHARE = 0.6
"""What is found takes at most so much of the column where other words stand below it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a column has to say: `lead` in large type, `marks` and `asides` that must stand, `caveats` while there is
    room.
    """

    lead: str
    asides: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


def column_lines(
    words: Words, width: float, height: float, ink: Tokens, *, largest: float = 16.0
) -> list[Line]:
    """The paragraphs of a column that fit into its width and height, in points; the notes hold the rest."""
    more = _("More caveats stand in the notes of this slide.")
    must = [*words.asides, *words.marks]
    taken = sum(_height(text, LEAST, width) for text in must)
    if words.caveats:
        taken += _height(more, LEAST, width)
    room = max(height - taken, height * _SHARE if must else height * 0.8)
    sizes = [size for size in _SIZES if size <= largest]
    size = next((size for size in sizes if _height(words.lead, size, width) <= room), sizes[-1])
    lead = cut(words.lead, size, width, room - AFTER) if words.lead else ""
    found: list[Line] = [(Run(lead, size, ink.ink),)] if lead else []
    left = height - (_height(lead, size, width) if lead else 0.0)
    shown: list[str] = []
    for text in must:
        if _height(text, LEAST, width) > left:
            break
        shown.append(text)
        left -= _height(text, LEAST, width)
    kept: list[str] = []
    for text in words.caveats:
        rest = _height(more, LEAST, width) if len(kept) + 1 < len(words.caveats) else 0.0
        if _height(text, LEAST, width) + rest > left:
            break
        kept.append(text)
        left -= _height(text, LEAST, width)
    if len(kept) < len(words.caveats) or len(shown) < len(must):
        kept.append(more)
    return found + _faint([*shown, *kept], ink)


def _faint(texts: Sequence[str], ink: Tokens) -> list[Line]:
    return [(Run(text, LEAST, ink.ink2),) for text in texts]


def _height(text: str, size: float, width: float) -> float:
    return block_height(text, size, width) + AFTER
