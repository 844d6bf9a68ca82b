"""The frame round every page: header, filter row, notice, page."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.filters import filter_row
from app.components.ids import Ids
from app.figures.tokens import FONT
from app.state.codec import Ignored, address
from app.state.view import ViewState
from app.text.i18n import _
from app.text.pages import MENU, brand, page_name
from app.text.search import search_words


def shell() -> Component:
    """The whole document body; callbacks fill the page, the filters and the notice."""
    frame: Component = dmc.MantineProvider(
        [
            dcc.Location(id=Ids.URL, refresh="callback-nav"),
            dcc.Store(id=Ids.CLIENT),
            html.A(_("Skip to the content"), href=f"#{Ids.PAGE}", className="skip"),
            html.Header(
                [
                    html.Span(brand(), className="brand"),
                    html.Nav(navigation(ViewState()), id=Ids.NAVIGATION, **aria(label=_("Pages"))),
                    search_button(),
                    html.Button(
                        _("Light or dark"),
                        id=Ids.THEME_TOGGLE,
                        className="plain-button theme-button",
                        type="button",
                    ),
                ],
                className="header",
            ),
            filter_row(),
            html.Div(id=Ids.NOTICE, className="notices", role="status"),
            html.Main(id=Ids.PAGE, className="page", tabIndex=-1),
            html.Div(id=Ids.WHOLE_VIEW),
            html.Aside(id=Ids.CARD, className="card", **aria(label=_("One figure and where it is from"))),
        ],
        id=Ids.MANTINE,
        defaultColorScheme="auto",
        theme={"fontFamily": f"'{FONT}', sans-serif", "defaultRadius": 0, "primaryColor": "dark"},
    )
    return frame


def search_button() -> Component:
    """The box in the header that opens the search, with what the dialog says before it has the index."""
    words = search_words()
    return html.Button(
        [
            html.Span(words["title"]),
            html.Kbd(_("Ctrl K"), className="key", **aria(hidden="true")),
        ],
        id=Ids.SEARCH,
        className="search-button",
        type="button",
        **aria(haspopup="dialog", expanded="false", keyshortcuts="Control+K Meta+K /"),
        **data(
            label=words["label"],
            placeholder=words["placeholder"],
            close=words["close"],
            keys=words["keys"],
            loading=_("The list is being loaded."),
            failed=_("The list could not be loaded. Close this and try again."),
        ),
    )


def whole_view(state: ViewState) -> Component | None:
    """For a view in a frame of another site, the way to the dashboard; assets/54_embed.js opens it beside that site."""
    if not state.embed:
        return None
    words = _("Open this view in {project}").format(project=brand())
    return html.P(html.A(words, href=address(state.but(embed=False))), className="whole-view")


def navigation(state: ViewState) -> list[Component]:
    """Links to the pages; filters go along, so that another page shows the same figures."""
    links = []
    for page in MENU:
        there = state.but(page=page, corridor=None, place=None, figure=None, sort=None, sheet=1, chart=None)
        current = aria(current="page") if page == state.page else {}
        links.append(
            dmc.Anchor(
                page_name(page), href=address(there), className="nav-link", underline="never", **current
            )
        )
    return links


def failure_notice(again: str) -> Component:
    """What a reader sees where an answer failed: what still holds, and a link to the address `again`."""
    return html.P(
        [
            _("Something went wrong here. What you see is from before; no figure has changed."),
            " ",
            html.A(_("Try again"), href=again),
        ],
        className="notice notice-error",
    )


def notices(ignored: tuple[Ignored, ...]) -> list[Component]:
    """One line for each part of the address that was ignored, with what is shown instead."""
    return [
        html.P(
            _(
                'The address asks for {parameter} "{value}", which this dashboard does not know. It was left out.'
            ).format(parameter=row.parameter, value=row.value),
            className="notice",
        )
        for row in ignored
    ]
