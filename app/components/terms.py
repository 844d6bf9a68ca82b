"""The small "i" beside a term, which opens its definition."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.state.pages import Page
from app.text.i18n import _


def term_mark(kind: str, code: str, name: str) -> Component:
    """An "i" that opens the definition of a term, as `term_mark("channel", "MOU", "MOU recruitment")`.

    Without its script it is a link to the definition on the page about sources, whose id is `channel-MOU`.
    """
    return html.A(
        "i",
        href=f"{Page.SOURCES}#{kind}-{code}",
        className="term-mark",
        **data(term=f"{kind}-{code}"),
        **aria(label=_("What “{term}” means").format(term=name)),
    )
