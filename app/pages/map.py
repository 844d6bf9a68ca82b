"""The map page `/`: flow map, ranked list, figures panel, years."""

from pathlib import Path
from typing import Any, cast

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.components.map import corridor_list, empty_map, map_margin, nothing_drawn
from app.components.map_years import year_row
from app.components.panel import corridor_panel
from app.data.choices import relaxations
from app.data.dataset import Dataset
from app.data.standing import standing
from app.figures.basemap import load_basemap
from app.figures.flow_map import flow_map_figure, prepare
from app.figures.map_widths import widths_of
from app.figures.template import BLANK, CONFIG
from app.figures.tokens import tokens
from app.flowmap.frame import frame_for
from app.pages.view import client_of, theme_of, view_at
from app.state.codec import format_view
from app.state.view import Page, ViewState
from app.text.i18n import _, speaking
from app.text.map import finding


def layout(state: ViewState) -> Component:
    """The columns of the page, as wide as the view needs them; callbacks fill them."""
    return html.Div(
        [
            html.Div(id=Ids.MAP_MARGIN, className="margin"),
            html.Div(
                [
                    html.Div(
                        [
                            dcc.Graph(
                                id=Ids.FLOW_MAP,
                                figure=cast(Any, BLANK),
                                config=cast(Any, {**CONFIG, "responsive": False}),
                                responsive=False,
                            ),
                            html.Div(id=Ids.MAP_EMPTY),
                        ],
                        id=Ids.MAP_FRAME,
                        className="map-frame",
                        role="img",
                        **data(measure=""),
                        **aria(label=_("Flow map; the list of corridors holds the same figures.")),
                    ),
                    html.Nav(id=Ids.MAP_YEARS, className="year-row", **aria(label=_("Years"))),
                ],
                className="map-column",
            ),
            html.Div(id=Ids.ANNOUNCEMENT, className="visually-hidden", role="status", **aria(live="polite")),
            html.Aside(
                id=Ids.MAP_SIDE, className=_side_class(state), **aria(label=_("Corridors and their figures"))
            ),
        ],
        className="map-page",
    )


def _side_class(state: ViewState) -> str:
    return "side side-panel" if state.corridor else "side"


def register(app: Dash, dataset: Dataset, boundaries: Path) -> None:
    """Fill the map page from the address, and open a corridor when its arrow is clicked."""
    basemap = load_basemap(boundaries)
    prepare(dataset)

    @app.callback(
        Output(Ids.FLOW_MAP, "figure"),
        Output(Ids.MAP_MARGIN, "children"),
        Output(Ids.MAP_SIDE, "children"),
        Output(Ids.MAP_SIDE, "className"),
        Output(Ids.MAP_YEARS, "children"),
        Output(Ids.MAP_EMPTY, "children"),
        Output(Ids.ANNOUNCEMENT, "children"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        Input(Ids.CLIENT, "data"),
    )
    def show_map(path: str, search: str, stored: dict[str, Any] | None) -> tuple[Any, ...]:
        state, client = view_at(dataset, path, search).state, client_of(stored)
        if state.page != Page.MAP or not client.width:
            raise PreventUpdate
        theme, size = theme_of(state, client), (client.width, client.height)
        with speaking(state.lang):
            shown = standing(dataset, state)
            zoom = frame_for(*size).zoom
            figure = flow_map_figure(dataset, basemap, state, theme, *size)
            return (
                figure,
                map_margin(
                    dataset, state, shown, widths_of(dataset, shown.measure, state), tokens(theme), zoom
                ),
                corridor_panel(dataset, state, shown)
                if state.corridor
                else corridor_list(dataset, state, shown, figure.layout.meta["not_drawn"]),
                _side_class(state),
                year_row(state, shown),
                empty_map(
                    dataset,
                    state,
                    shown,
                    relaxations(dataset, state) if nothing_drawn(dataset, shown) else (),
                ),
                finding(dataset, shown),
            )

    @app.callback(
        Output(Ids.URL, "search", allow_duplicate=True),
        Input(Ids.FLOW_MAP, "clickData"),
        State(Ids.URL, "pathname"),
        State(Ids.URL, "search"),
        prevent_initial_call=True,
    )
    def open_corridor(click: dict[str, Any] | None, path: str, search: str) -> str:
        if not click:
            raise PreventUpdate
        state = view_at(dataset, path, search).state
        return format_view(state.but(corridor=click["points"][0]["location"]))
