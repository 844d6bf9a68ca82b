"""Links of the dashboard in the pages of a static site: to the page that shows the same, to the dashboard, or none."""

import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import urlsplit

from app.components.export.menu import list_address
from app.data.addresses import view_of_address
from app.data.package.schema import TABLES
from app.export.context import Context
from app.export.site.tables import FOLDER
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState

_LINK = re.compile(r"<a(?P<attributes>(?: [^>]*)?)>(?P<words>.*?)</a>", re.DOTALL)
_HREF = re.compile(r' href="([^"]*)"')
_ONLY_WAYS = re.compile(r' class="(?:button|view-link|term-mark|part-link|button [^"]*)"')
_EMPTY = re.compile(r"<(li|p)[^>]*></\1>")
_WITHOUT = re.compile(r"<button(?![^>]*year-button).*?</button>", re.DOTALL)
_LISTS = {list_address(table): f"{FOLDER}/{table}.csv" for table in TABLES}
"""Whole tables; the site offers the very files of the data package."""
_INSIDE = re.compile(r" data-inside")


class Links:
    """Rewrites the links of markup for one page of the site, which is at `file` from its root."""

    def __init__(self, context: Context, files: Mapping[ViewState, str], file: str) -> None:
        self._context, self._files, self._file = context, files, file

    def rewritten(self, markup: str) -> str:
        """The same markup with links that lead somewhere; what only a server could do is left out."""
        found = _LINK.sub(self._link, _WITHOUT.sub("", markup))
        return _EMPTY.sub("", found)

    def to(self, file: str) -> str:
        """A file of the site as the page at hand links to it."""
        return posixpath.relpath(file, posixpath.dirname(self._file) or ".")

    def _link(self, found: re.Match[str]) -> str:
        attributes, words = _INSIDE.sub("", found["attributes"]), found["words"]
        href = _HREF.search(attributes)
        target = unescape(href[1]) if href else ""
        if not target.startswith("/"):
            return f"<a{attributes}>{words}</a>"
        there = self._place(target)
        if there is not None:
            rest = _HREF.sub("", attributes)
            return f'<a href="{escape(there)}"{rest}>{words}</a>'
        if _ONLY_WAYS.search(attributes):
            return ""
        return f"<span{_without_link(attributes)}>{words}</span>"

    def _place(self, target: str) -> str | None:
        parts = urlsplit(target)
        if parts.path in _LISTS:
            return self.to(_LISTS[parts.path])
        parsed = view_of_address(self._context.dataset, parts.path, parts.query)
        file = file_of(self._files, parsed.state)
        # What only changes the page at hand, as its other side, has no page of its own.
        if file and (file != self._file or parts.fragment):
            return self.to(file) + (f"#{parts.fragment}" if parts.fragment else "")
        return self._context.link(parsed.state.but(figure=None)) or None


def file_of(files: Mapping[ViewState, str], state: ViewState) -> str | None:
    """The file that shows a view: exactly, or the page of its country or corridor, or the map in its year."""
    plain = state.but(theme=None, embed=False, figure=None, sort=None, sheet=1)
    if plain in files:
        return files[plain]
    if state.page == Page.SOURCES:
        return files.get(ViewState(page=Page.SOURCES))
    if state.page == Page.MAP and state.year is not None:
        year = plain.year
        found = files.get(plain.but(year=None))
        return f"{found}#{year}" if found else None
    subject = SUBJECTS.get(state.page)
    if subject:
        return files.get(ViewState(page=state.page, **{subject: getattr(state, subject)}))
    corridor = _one_corridor(state)
    return files.get(ViewState(page=Page.CORRIDOR, corridor=corridor)) if corridor else None


def _one_corridor(state: ViewState) -> str | None:
    """The corridor of a view of one corridor alone; its page holds what such a view shows."""
    if state.corridor and state.page in (Page.MAP, Page.CORRIDOR):
        return state.corridor
    if state.page in (Page.TRENDS, Page.COMPARE) and len(state.origin) == len(state.destination) == 1:
        return f"{state.origin[0]}-{state.destination[0]}"
    return None


def _without_link(attributes: str) -> str:
    return re.sub(r' (?:href|data-term|target|rel|aria-label|title)="[^"]*"', "", attributes)
