"""Parts of a static site that the dashboard has not in this form: entry, downloads, stories, page not found, years."""

from collections.abc import Sequence
from typing import TypeAlias

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.ids import Ids
from app.components.map.years import year_buttons
from app.components.markup import markup
from app.data.dataset import Dataset
from app.text.i18n import _
from app.text.numbers import number
from app.text.pages import brand

Way: TypeAlias = tuple[str, str, str]
"""A page that another one leads to: its address from there, its title, and a line on what it shows."""


def entry_page(ways: Sequence[Way]) -> str:
    """The entry: what this is, and the way to every main view."""
    lead = _(
        "Published figures of labour migration in the Greater Mekong Subregion, each with its source, its date "
        "and what it counts."
    )
    return _page([html.H1(brand(), className="page-title"), html.P(lead, className="site-lead"), _list(ways)])


def data_page(dataset: Dataset, files: Sequence[tuple[str, str, int]]) -> str:
    """The downloads: address of each file, what it holds, and its bytes."""
    rows = [
        html.Tr(
            [
                html.Td(html.A(address.rpartition("/")[2], href=address, download="")),
                html.Td(words),
                html.Td(_size(size)),
            ]
        )
        for address, words, size in files
    ]
    head = html.Tr([html.Th(words, scope="col") for words in (_("File"), _("What is in it"), _("Size"))])
    count = _("{n} figures from {sources} sources.").format(
        n=number(len(dataset.observations)), sources=number(len(dataset.sources))
    )
    return _page(
        [
            html.H1(_("Data"), className="page-title"),
            html.P(
                [
                    count,
                    " ",
                    _(
                        "Tables are CSV in UTF-8; the package holds all of them with a description of every column."
                    ),
                ],
                className="site-lead",
            ),
            html.Table([html.Thead(head), html.Tbody(rows)], className="site-files"),
        ]
    )


def stories_page(stories: Sequence[Way]) -> str:
    """The stories to present."""
    keys = _("Arrow keys and a clicker go from slide to slide; the question mark lists all keys.")
    return _page(
        [
            html.H1(_("Stories to present"), className="page-title"),
            html.P(keys, className="site-lead"),
            _list(stories),
        ]
    )


def missing_page(home: str) -> str:
    """What a host shows for an address that the site does not have; `home` leads to its entry."""
    return _page(
        [
            html.H1(_("There is no page at this address"), className="page-title"),
            html.P(_("It may have moved, or the address may be cut off."), className="site-lead"),
            html.P(html.A(_("To the entry page"), href=home, className="button")),
        ]
    )


def years_nav() -> Component:
    """The row of years below a map; its years stand in `map-years`, which changes with the year."""
    return html.Nav(
        [year_buttons(), html.Div(id=Ids.MAP_YEARS, className="year-parts")],
        className="year-row",
        **aria(label=_("Years")),
    )


def _list(ways: Sequence[Way]) -> Component:
    rows = [html.Li([html.A(title, href=address), html.P(line)]) for address, title, line in ways]
    return html.Ul(rows, className="site-ways")


def _page(content: Sequence[Component]) -> str:
    return markup(html.Div(list(content), className="words-page"))


def _size(size: int) -> str:
    if size >= 1_000_000:
        return _("{n} MB").format(n=f"{size / 1e6:.1f}")
    return _("{n} kB").format(n=number(max(1, round(size / 1000))))
