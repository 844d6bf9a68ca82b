"""The document round each page of a static site: head, header with the pages, main, foot."""

from collections.abc import Mapping, Sequence
from html import escape

from app.components.markup import markup
from app.export.context import Context
from app.export.site.links import Links
from app.state.pages import Page
from app.text.i18n import _, language
from app.text.labels import version_words
from app.text.pages import brand, page_name

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'"
)
"""What a page may load: its own files only. Plotly writes styles into its drawings."""

_CURRENT, _NOTHING = ' aria-current="page"', ""
_MENU: Mapping[str, Page] = {
    "map.html": Page.MAP,
    "trends.html": Page.TRENDS,
    "compare.html": Page.COMPARE,
    "timeline.html": Page.TIMELINE,
    "countries.html": Page.COUNTRY,
    "corridors.html": Page.CORRIDOR,
    "stories.html": Page.PRESENT,
    "data.html": Page.DATA,
    "sources.html": Page.SOURCES,
}


def document(
    context: Context,
    links: Links,
    *,
    file: str,
    title: str,
    description: str,
    body: str,
    page: Page | None = None,
    address: str = "",
    scripts: Sequence[str] = ("shared/plotly.js", "shared/site.js"),
) -> str:
    """A whole page. `page` is the one that the menu marks; `address` the public address of the site, or nothing."""
    name = f"page-{page.removeprefix('/') or 'map'}" if page is not None else "page-home"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language()}" class="site">',
            *_head(links, file, title, description, address),
            "<body>",
            f'<a class="skip" href="#page">{escape(_("Skip to the content"))}</a>',
            _header(links, page),
            f'<main id="page" class="page {name}">{body}</main>',
            _foot(context, page),
            *(f'<script defer src="{links.to(each)}"></script>' for each in scripts),
            "</body>",
            "</html>",
            "",
        )
    )


def _head(links: Links, file: str, title: str, description: str, address: str) -> list[str]:
    root = links.to("shared").removesuffix("shared")
    whole = _("{page} – Mekong Migration Corridors").format(page=title) if title else brand()
    public = "" if file == "index.html" else file
    canonical = [f'<link rel="canonical" href="{escape(f"{address}/{public}")}">'] if address else []
    return [
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="same-origin">',
        f"<title>{escape(whole)}</title>",
        f'<meta name="description" content="{escape(description)}">',
        *canonical,
        f'<meta name="site-root" content="{root}">',
        f'<link rel="stylesheet" href="{links.to("shared/site.css")}">',
        f'<script src="{links.to("shared/theme.js")}"></script>',
        "</head>",
    ]


def _header(links: Links, page: Page | None) -> str:
    rows = [
        f'<a class="nav-link" href="{links.to(file)}"{_CURRENT if each == page else _NOTHING}>'
        f"{escape(page_name(each))}</a>"
        for file, each in _MENU.items()
    ]
    return (
        f'<header class="header"><a class="brand" href="{links.to("index.html")}">{escape(brand())}</a>'
        f'<nav aria-label="{escape(_("Pages"))}">{"".join(rows)}</nav>'
        f'<button type="button" class="plain-button theme-button" id="theme-toggle" hidden>'
        f"{escape(_('Light or dark'))}</button></header>"
    )


def _foot(context: Context, page: Page | None) -> str:
    live = context.settings.address
    words = _("These pages stand by themselves: they need no server and ask no other address for anything.")
    more = (
        f' <a href="{escape(live)}">{escape(_("The dashboard has every filter and export."))}</a>'
        if live
        else ""
    )
    version = "" if page == Page.MAP else f'<p class="source">{markup(version_words(context.dataset))}</p>'
    return f'<footer class="site-foot"><p class="source">{markup(words)}{more}</p>{version}</footer>'
