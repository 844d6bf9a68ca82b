"""The frame round every page: header, filter row, notice, page."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.filters import filter_row
from app.components.ids import Ids
from app.figures.tokens import FONT
from app.state.codec import Ignored, address
from app.state.view import Page, ViewState
from app.text.i18n import _


def shell() -> Component:
    """The whole document body; callbacks fill the page, the filters and the notice."""
    frame: Component = dmc.MantineProvider(
        [
            dcc.Location(id=Ids.URL, refresh="callback-nav"),
            dcc.Store(id=Ids.CLIENT),
            html.A(_("Skip to the content"), href=f"#{Ids.PAGE}", className="skip"),
            html.Header(
                [
                    html.Span(_("Mekong Migration Corridors"), className="brand"),
                    html.Nav(navigation(ViewState()), id=Ids.NAVIGATION, **aria(label=_("Pages"))),
                    html.Button(
                        _("Light or dark"),
                        id=Ids.THEME_TOGGLE,
                        className="plain-button",
                        type="button",
                    ),
                ],
                className="header",
            ),
            filter_row(),
            html.Div(id=Ids.NOTICE, className="notices", role="status"),
            html.Main(id=Ids.PAGE, className="page", tabIndex=-1),
        ],
        id=Ids.MANTINE,
        defaultColorScheme="auto",
        theme={"fontFamily": f"'{FONT}', sans-serif", "defaultRadius": 0, "primaryColor": "dark"},
    )
    return frame


def page_names() -> dict[Page, str]:
    """The pages in the order of the menu."""
    return {Page.MAP: _("Map"), Page.TRENDS: _("Trends"), Page.DATA: _("Data"), Page.SOURCES: _("Sources")}


def navigation(state: ViewState) -> list[Component]:
    """Links to the pages; filters go along, so that another page shows the same figures."""
    links = []
    for page, name in page_names().items():
        there = state.but(page=page, corridor=None, sort=None, sheet=1, chart=None)
        current = aria(current="page") if page == state.page else {}
        links.append(
            dmc.Anchor(name, href=address(there), className="nav-link", underline="never", **current)
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
