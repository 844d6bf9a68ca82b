"""An empty presentation: 16:9, our colours and fonts as its theme, and the layouts to go on with."""

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from app.export.slides.text import CHINESE, LATIN, LEELAWADEE, SCRIPT_FONTS
from app.figures.tokens import Tokens

WIDTH, HEIGHT = 960.0, 540.0
"""Points of a slide."""
MARGIN = 36.0

TITLE_SLIDE, TITLE_ONLY = "Title Slide", "Title Only"
_KEPT = (TITLE_SLIDE, TITLE_ONLY, "Blank")
_TEMPLATE = 720.0
"""Points of the width of the template of python-pptx, which is 4:3."""
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def empty_deck(ink: Tokens) -> Deck:
    """A presentation without slides, in the colours of a theme."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        # The small picture of the template would be shown for this file.
        if relation.reltype == RT.THUMBNAIL:
            package.drop_rel(key)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    for holder in (master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = (
                    round(each * WIDTH / _TEMPLATE) for each in (shape.left, shape.width)
                )
    _style_titles(master.element)
    theme = master.part.part_related_by(RT.THEME)
    theme.blob = _theme(theme.blob, ink)
    return deck


def _style_titles(master: Any) -> None:
    """Titles are heavy and begin at the left, as in the rest of the project."""
    style = master.find(f"{_P}txStyles/{_P}titleStyle/{_A}lvl1pPr")
    style.set("algn", "l")
    properties = style.find(f"{_A}defRPr")
    properties.set("sz", "2600")
    properties.set("b", "1")


def _theme(blob: bytes, ink: Tokens) -> bytes:
    """The theme with our colours, so that what people add looks like the rest, and a font for every script."""
    text = blob.decode()
    colours = {
        "dk1": ink.ink,
        "lt1": ink.paper,
        "dk2": ink.ink2,
        "lt2": ink.panel,
        "accent1": ink.mmr,
        "accent2": ink.khm,
        "accent3": ink.lao,
        "accent4": ink.tha,
        "accent5": ink.vnm,
        "accent6": ink.chn,
        "hlink": ink.focus,
        "folHlink": ink.ink2,
    }
    for name, colour in colours.items():
        value = f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, flags=re.DOTALL)
    scripts = "".join(
        f'<a:font script="{script}" typeface={quoteattr(font)}/>' for script, font in SCRIPT_FONTS.items()
    )
    fonts = (
        f"<a:latin typeface={quoteattr(LATIN)}/><a:ea typeface={quoteattr(CHINESE)}/>"
        f"<a:cs typeface={quoteattr(LEELAWADEE)}/>{scripts}"
    )
    for name in ("majorFont", "minorFont"):
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", f"<a:{name}>{fonts}</a:{name}>", text, flags=re.DOTALL)
    return text.encode()
