"""Ways through the dashboard: where a page stands, and links to the other views of what it shows."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.dataset import Dataset
from app.data.ways import page_about, toward, views_from
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _
from app.text.ways import way_name


def crumbs(parts: Sequence[tuple[str, str | None]]) -> Component:
    """The way to a page, as `crumbs([("Countries", "/country"), ("Thailand", None)])`; the last part is the page."""
    last = len(parts) - 1
    return html.Nav(
        html.Ol(
            [
                html.Li(
                    dcc.Link(name, href=href) if href else html.Span(name),
                    **(aria(current="page") if at == last else {}),
                )
                for at, (name, href) in enumerate(parts)
            ],
            className="crumbs",
        ),
        className="crumbs-nav",
        **aria(label=_("Where this page stands")),
    )


def view_links(
    dataset: Dataset, state: ViewState, *, shown_year: int | None = None, buttons: bool = False
) -> Component:
    """Links to the other views of what `state` shows, with its filters; as buttons where a page has a row of them.

    `shown_year` is the year that a page shows where the address names none, so that the figures shown are those of
    that year.
    """
    links = []
    for page in views_from(state):
        there = toward(dataset, state, page)
        if page == Page.DATA and there.year is None:
            there = there.but(year=shown_year)
        links.append((page, there))
    about = page_about(dataset, state)
    if about is not None:
        links.append((about.page, about))
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    dcc.Link(
                        way_name(page), href=address(there), className="button" if buttons else "view-link"
                    )
                )
                for page, there in links
            ],
            className="button-row" if buttons else "view-links",
        ),
        **aria(label=_("Other views of this choice")),
    )
