"""Callbacks of the filter row: the address fills the controls, a changed control changes the address."""

from pathlib import Path
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from app.components.export.menu import export_place
from app.components.filters import MANY, ON_PAGE, ONE, filters_on
from app.components.ids import Ids
from app.components.shell import navigation, notices
from app.components.versions import version_notice
from app.data.dataset import Dataset
from app.data.editions.view_changes import since_link
from app.data.passing import DEFAULT_MEASURE
from app.data.standing import standing
from app.domain.codes import Sex, Theme
from app.pages.map_filters import map_controls
from app.pages.table_filters import table_controls
from app.pages.timeline_filters import timeline_controls
from app.pages.view import view_at
from app.state.codec import format_view
from app.state.view import Page, SplitBy, ViewState
from app.text.i18n import speaking
from app.text.pages import window_title

_OUTPUTS = [
    *((id_, prop) for id_ in MANY.values() for prop in ("data", "value", "label", "placeholder")),
    *((id_, prop) for id_ in ONE.values() for prop in ("data", "value", "label")),
]


def register(app: Dash, dataset: Dataset, data: Path) -> None:
    """Wire the filter row, the menu, the notice and the theme to the address; `data` holds kept editions."""

    @app.callback(
        *(Output(id_, prop) for id_, prop in _OUTPUTS),
        Output(Ids.FILTERS, "className"),
        Output(Ids.EXPORT_PLACE, "children"),
        Output(Ids.NAVIGATION, "children"),
        Output(Ids.NAVIGATION, "data-title"),
        Output(Ids.NOTICE, "children"),
        Output(Ids.MANTINE, "forceColorScheme"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
    )
    def show_filters(path: str, search: str) -> tuple[Any, ...]:
        parsed = view_at(dataset, path, search)
        since = since_link(dataset, data, parsed.state, parsed.data_version)
        with speaking(parsed.state.lang):
            return (
                *_controls(dataset, parsed.state),
                _class(parsed.state),
                export_place(dataset, parsed.state),
                navigation(parsed.state),
                window_title(dataset, parsed.state),
                [*notices(parsed.ignored), *version_notice(dataset, since)],
                parsed.state.theme,
            )

    @app.callback(
        Output(Ids.URL, "search"),
        *(Input(id_, "value") for id_ in (*MANY.values(), *ONE.values())),
        Input(Ids.FILTERS_CLEAR, "n_clicks"),
        Input(Ids.THEME_TOGGLE, "n_clicks"),
        State(Ids.URL, "pathname"),
        State(Ids.URL, "search"),
        State(Ids.CLIENT, "data"),
        prevent_initial_call=True,
    )
    def change_address(*values: Any) -> str:
        path, search, client = values[-3:]
        before = view_at(dataset, path, search).state
        after = _changed(dataset, before, str(ctx.triggered_id), ctx.triggered[0]["value"], client or {})
        # Controls also fire when the address has just filled them; then there is nothing to do.
        if after == before:
            raise PreventUpdate
        return format_view(after)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridorsWays", "setTitle"), Input(Ids.NAVIGATION, "data-title")
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridors", "toggleFilters"),
        Output(Ids.FILTERS, "data-open"),
        Input(Ids.FILTERS_TOGGLE, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("corridors", "copyLink"),
        Output(Ids.COPY_LINK, "children"),
        Input(Ids.COPY_LINK, "n_clicks"),
        State(Ids.COPY_LINK, "children"),
        prevent_initial_call=True,
    )


def _controls(dataset: Dataset, state: ViewState) -> list[Any]:
    """What the controls offer and hold: for each of those with many values also its placeholder."""
    if not ON_PAGE[state.page]:
        return [no_update] * len(_OUTPUTS)
    controls = {Page.DATA: table_controls, Page.TIMELINE: timeline_controls}.get(state.page, map_controls)
    return controls(dataset, state)


def _changed(
    dataset: Dataset, state: ViewState, control: str, value: Any, client: dict[str, Any]
) -> ViewState:
    """The view after one control has changed."""
    if control == Ids.FILTERS_CLEAR:
        # On the timeline a place in focus narrows the events; elsewhere it is what stands open.
        focus = None if state.page == Page.TIMELINE else state.focus
        return state.without_filters().but(corridor=None, focus=focus, sheet=1)
    if control == Ids.THEME_TOGGLE:
        shown = state.theme or client.get("theme") or Theme.LIGHT
        return state.but(theme=Theme.LIGHT if shown == Theme.DARK else Theme.DARK)
    name = next(name for name, id_ in (MANY | ONE).items() if id_ == control)
    typed = _typed(name, value)
    if typed == _default(dataset, state, name):
        return state
    # A series is of one measure: those of the measure before would leave nothing to show.
    series = () if name == "measure" else state.series
    return state.but(**{"series": series, name: typed, "sheet": 1})


def _default(dataset: Dataset, state: ViewState, name: str) -> object:
    """What a control shows while nothing is chosen: choosing it again changes nothing, so the address stays short."""
    if name == "year" and state.year is None and state.page in (Page.MAP, Page.COMPARE):
        return standing(dataset, state).year
    if name == "measure" and state.measure is None and state.page != Page.DATA:
        return DEFAULT_MEASURE
    return getattr(state, name)


def _typed(name: str, value: Any) -> object:
    """The value of a control as the field of the view state has it."""
    if name in MANY:
        return tuple(value or ())
    if name in ("year", "from_year", "to_year"):
        return int(value) if value else None
    if name == "sex":
        return Sex(value or Sex.TOTAL)
    if name == "by":
        return SplitBy(value or SplitBy.CORRIDOR)
    return value or None


def _class(state: ViewState) -> str:
    """Classes that hide what the page has no use for, and underline what differs from the default."""
    used = filters_on(state)
    hidden = [f"without-{name}" for name in (*MANY, *ONE) if name not in used]
    changed = [f"has-{name}" for name in state.active_filters()]
    narrowed = changed or (state.page == Page.TIMELINE and state.focus)
    changed += ["has-any"] if narrowed else []
    changed += ["embedded"] if state.embed else []
    return " ".join(["filters", *([] if used else ["filters-none"]), *hidden, *changed])
