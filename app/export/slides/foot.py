"""The foot of a slide under a heavy rule: source, boundaries, edition, address, and the QR code if asked."""

from collections.abc import Sequence
from io import BytesIO

import segno
from pptx.slide import Slide as Page

from app.export.slides.page import add_picture, add_rule, add_words
from app.export.slides.spec import Box
from app.export.slides.text import Line, Run, block_height, cut
from app.export.slides.theme import HEIGHT, MARGIN, WIDTH
from app.figures.tokens import Tokens
from app.text.export.plate import address_words
from app.text.i18n import _

_SIZE = 10.5
_LINES = 3.2 * 1.3
"""So high may one text be, in type sizes: three lines; the notes hold all of it."""
_BOTTOM, _ABOVE = 14.0, 6.0
"""Points below the foot, and between the rule and its words."""
_CODE = 62.0
"""Points of the QR code: 22 mm, with its quiet zone."""


class Foot:
    """The foot of a slide. `top` is where it begins, in points from above; `add` comes last, since screen readers read
    a slide in the order in which things were put on it.
    """

    def __init__(self, texts: Sequence[str], link: str, ink: Tokens, lang: str, *, qr: bool = False) -> None:
        self._ink, self._lang, self._link = ink, lang, link if qr else ""
        self._width = WIDTH - 2 * MARGIN - (_CODE + 12 if self._link else 0.0)
        more = _("All of it stands in the notes of this slide.")
        texts = [cut(text, _SIZE, self._width, _SIZE * _LINES, more) for text in texts]
        self._lines: list[Line] = [
            (Run(text, _SIZE, ink.ink2),) if at else _with_head(text, ink) for at, text in enumerate(texts)
        ]
        if link:
            self._lines.append((Run(link, _SIZE, ink.ink),))
        height = sum(block_height(text, _SIZE, self._width) + 1 for text in (*texts, *filter(None, [link])))
        self._height = max(height, _CODE if self._link else 0.0)
        self.top = HEIGHT - _BOTTOM - self._height - _ABOVE

    def add(self, page: Page) -> None:
        """Put the foot on a slide."""
        y = self.top + _ABOVE
        add_rule(page, Box(MARGIN, self.top, WIDTH - 2 * MARGIN, 0), self._ink.ink, 1.5, "Rule")
        words = Box(MARGIN, y, self._width, self._height)
        add_words(page, self._lines, words, self._lang, _("Source"), after=1.0)
        if self._link:
            code = BytesIO()
            segno.make(self._link, error="m", micro=False).save(code, kind="png", scale=8, border=4)
            box = Box(WIDTH - MARGIN - _CODE, y, _CODE, _CODE)
            add_picture(page, code.getvalue(), box, "QR", address_words())


def _with_head(text: str, ink: Tokens) -> Line:
    """The source line; its first word stands out."""
    head, colon, rest = text.partition(":")
    if not colon or len(head) > 24:
        return (Run(text, _SIZE, ink.ink2),)
    return (Run(f"{head}:", _SIZE, ink.ink, bold=True), Run(rest, _SIZE, ink.ink2))
