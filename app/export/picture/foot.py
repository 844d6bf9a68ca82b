"""The foot of a picture: source, edition of the data, date of the picture, address, and its QR code if asked."""

import io
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlsplit

import segno

from app.export.context import Context
from app.figures.tokens import BLACK, WHITE
from app.state.exports import Options
from app.text.export.plate import address_words, made_words, rights_words
from app.text.i18n import _


def foot_html(context: Context, meta: dict[str, Any], link: str, options: Options, made: date) -> str:
    """What stands under the rule. Without a public address there is none to tell, and no code."""
    lines = [_source(meta), f"{escape(made_words(context.dataset, made))} {escape(rights_words())}"]
    rows = "".join(f'<p class="plate-source">{line}</p>' for line in lines if line)
    if link:
        rows += f'<p class="plate-address">{escape(_shown(link))}</p>'
    code = f'<div class="plate-code">{_code(link)}</div>' if options.qr and link else ""
    return f'<footer class="plate-foot"><div>{rows}</div>{code}</footer>'


def _source(meta: dict[str, Any]) -> str:
    """The source line; its first word stands out."""
    words = escape(meta.get("source") or _("No source: the picture shows no figure."))
    head, colon, rest = words.partition(":")
    return f"<b>{head}{colon}</b>{rest}" if colon and len(head) < 24 else words


def _shown(link: str) -> str:
    """An address as people read it: without its scheme."""
    parts = urlsplit(link)
    return link.removeprefix(f"{parts.scheme}://")


def _code(link: str) -> str:
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, dark=BLACK, light=WHITE
    )
    words = escape(address_words(), quote=True)
    return out.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{words}" ', 1)
