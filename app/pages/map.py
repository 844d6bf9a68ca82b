"""The map page `/`: flow map, ranked list, figures panel, years."""

from pathlib import Path
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.attributes import aria
from app.components.ids import Ids
from app.components.map.frame import focus_words, keys_help, map_frame
from app.components.map.page import corridor_list, empty_map, map_margin, nothing_drawn
from app.components.map.panel import written_panel
from app.components.map.settings import frame_links, map_options, map_settings
from app.components.map.years import year_buttons, year_row
from app.data.choices import relaxations
from app.data.dataset import Dataset
from app.data.standing import Standing
from app.domain.codes import Theme
from app.figures.map.basemap import Basemap, load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.layouts import prepare
from app.figures.map.plan import map_plan
from app.figures.tokens import tokens
from app.pages.view import client_of, drawn_as, page_state, theme_of
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, speaking
from app.text.labels import place_name


def layout(state: ViewState) -> Component:
    """The columns of the page, as wide as the view needs them; callbacks fill them."""
    return html.Div(
        [
            html.Div(id=Ids.MAP_MARGIN, className="margin"),
            html.Div(
                [
                    html.Div(
                        [
                            map_frame(),
                            html.Div(
                                [
                                    map_settings(),
                                    html.Div(id=Ids.MAP_FOCUS, className="map-focus", role="status"),
                                ],
                                className="map-foot",
                            ),
                        ],
                        className="map-stage",
                    ),
                    html.Nav(
                        [year_buttons(), html.Div(id=Ids.MAP_YEARS, className="year-parts")],
                        className="year-row",
                        **aria(label=_("Years")),
                    ),
                    keys_help(),
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
    """Fill the map page from the address; what is selected there is painted in the browser."""
    basemap = load_basemap(boundaries)
    prepare(dataset)

    @app.callback(
        Output(Ids.FLOW_MAP, "figure"),
        Output(Ids.MAP_DRAWN, "data"),
        Output(Ids.MAP_MARGIN, "children"),
        Output(Ids.MAP_SIDE, "children"),
        Output(Ids.MAP_SIDE, "className"),
        Output(Ids.MAP_YEARS, "children"),
        Output(Ids.MAP_EMPTY, "children"),
        Output(Ids.ANNOUNCEMENT, "children"),
        Output(Ids.MAP_FOCUS, "children"),
        Output(Ids.MAP_KEYS, "data-corridors"),
        Output(Ids.MAP_FRAMES, "children"),
        Output(Ids.MAP_OPTIONS, "children"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
        Input(Ids.CLIENT, "data"),
        State(Ids.MAP_DRAWN, "data"),
    )
    def show_map(
        path: str, search: str, stored: dict[str, Any] | None, before: dict[str, Any] | None
    ) -> tuple[Any, ...]:
        state, client = page_state(dataset, path, search), client_of(stored)
        if state.page != Page.MAP or not client.width:
            raise PreventUpdate
        theme, size = theme_of(state, client), (client.width, client.height)
        whole = drawn_as(state, theme, *size)
        if before and before.get("whole") == whole:
            raise PreventUpdate
        with speaking(state.lang):
            plan = map_plan(dataset, state, *size)
            shown = plan.shown
            figure, drawn = _picture(dataset, basemap, state, theme, size, before)
            return (
                figure,
                {**drawn, "whole": whole},
                map_margin(
                    dataset,
                    state,
                    shown,
                    plan.scale,
                    tokens(theme),
                    plan.frame.zoom,
                    drawn,
                ),
                written_panel(dataset, state, shown)
                if state.corridor
                else corridor_list(dataset, state, shown, drawn),
                _side_class(state),
                year_row(state, shown),
                empty_map(
                    dataset,
                    state,
                    shown,
                    relaxations(dataset, state) if nothing_drawn(dataset, shown) else (),
                ),
                drawn["finding"],
                _focus(dataset, state, shown),
                " ".join("-".join(row.corridor) for row in shown.corridors),
                frame_links(state, basemap.urls),
                map_options(dataset, state, shown),
            )

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridorsMap", "select"), Input(Ids.URL, "pathname"), Input(Ids.URL, "search")
    )


def _picture(
    dataset: Dataset,
    basemap: Basemap,
    state: ViewState,
    theme: Theme,
    size: tuple[int, int],
    before: dict[str, Any] | None,
) -> tuple[Any, dict[str, Any]]:
    """The figure, and what the browser keeps of it; no figure where the one `before` differs in its selection only.

    A selection is painted by `assets/31_selection.js`, by the rule of `app.figures.map.selection`.
    """
    view = f"{address(state.but(corridor=None, focus=None))} {theme} {size[0]}x{size[1]}"
    if before and before.get("view") == view:
        return no_update, before
    figure = flow_map_figure(dataset, basemap, state, theme, *size)
    return figure, {"view": view, **figure.layout.meta}


def _focus(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    if state.focus is None:
        return []
    corridors = [row.corridor for row in shown.corridors] + [row.corridor for row in shown.mentions]
    is_drawn = any(state.focus in corridor for corridor in corridors)
    return focus_words(state, place_name(dataset, state.focus), is_drawn=is_drawn)
