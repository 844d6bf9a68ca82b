"""Callbacks of the filter row: the address fills the controls, a changed control changes the address."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx
from dash.exceptions import PreventUpdate

from app.components.filters import MANY, ON_PAGE, ONE, filter_label
from app.components.ids import Ids
from app.components.shell import navigation, notices
from app.data.choices import choices, measures_with_data
from app.data.dataset import Dataset
from app.data.standing import measure_of, standing
from app.domain.codes import Sex, Theme
from app.pages.table_filters import table_controls
from app.pages.view import view_at
from app.state.codec import format_view
from app.state.view import Page, SplitBy, ViewState
from app.text.i18n import _, ngettext, speaking
from app.text.labels import (
    all_of,
    channel_name,
    measure_name,
    place_name,
    reason_words,
    sector_name,
    sex_name,
    split_name,
)

_OUTPUTS = [
    *((id_, prop) for id_ in MANY.values() for prop in ("data", "value", "label", "placeholder")),
    *((id_, prop) for id_ in ONE.values() for prop in ("data", "value", "label")),
]


def register(app: Dash, dataset: Dataset) -> None:
    """Wire the filter row, the menu, the notice and the theme to the address."""

    @app.callback(
        *(Output(id_, prop) for id_, prop in _OUTPUTS),
        Output(Ids.FILTERS, "className"),
        Output(Ids.NAVIGATION, "children"),
        Output(Ids.NOTICE, "children"),
        Output(Ids.MANTINE, "forceColorScheme"),
        Input(Ids.URL, "pathname"),
        Input(Ids.URL, "search"),
    )
    def show_filters(path: str, search: str) -> tuple[Any, ...]:
        parsed = view_at(dataset, path, search)
        with speaking(parsed.state.lang):
            return (
                *_controls(dataset, parsed.state),
                _class(parsed.state),
                navigation(parsed.state),
                notices(parsed.ignored),
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
        after = _changed(before, str(ctx.triggered_id), ctx.triggered[0]["value"], client or {})
        # Controls also fire when the address has just filled them; then there is nothing to do.
        if after == before:
            raise PreventUpdate
        return format_view(after)

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


def _changed(state: ViewState, control: str, value: Any, client: dict[str, Any]) -> ViewState:
    """The view after one control has changed."""
    if control == Ids.FILTERS_CLEAR:
        return state.without_filters().but(corridor=None, sheet=1)
    if control == Ids.THEME_TOGGLE:
        shown = state.theme or client.get("theme") or Theme.LIGHT
        return state.but(theme=Theme.LIGHT if shown == Theme.DARK else Theme.DARK)
    name = next(name for name, id_ in (MANY | ONE).items() if id_ == control)
    return state.but(**{name: _typed(name, value), "sheet": 1})


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
    used = ON_PAGE[state.page]
    hidden = [f"without-{name}" for name in (*MANY, *ONE) if name not in used]
    changed = [f"has-{name}" for name in state.active_filters()]
    changed += ["has-any"] if changed else []
    return " ".join(["filters", *([] if used else ["filters-none"]), *hidden, *changed])


def _controls(dataset: Dataset, state: ViewState) -> list[Any]:
    if state.page == Page.DATA:
        return table_controls(dataset, state)
    shown = standing(dataset, state)
    found: list[Any] = []
    for name in MANY:
        offered = choices(dataset, state, name)
        possible = sum(choice.possible for choice in offered)
        chosen = getattr(state, name)
        data = [
            {
                "value": choice.code,
                "label": _code_name(dataset, name, choice.code),
                "disabled": not choice.possible and choice.code not in chosen,
                "hint": str(choice.figures) if choice.figures else reason_words(choice.reason, choice.years),
            }
            for choice in offered
        ]
        known = {row["value"] for row in data}
        data += [
            {"value": code, "label": _code_name(dataset, name, code), "hint": _("no figure of this measure")}
            for code in chosen
            if code not in known
        ]
        hint = _("{n} of {all}").format(n=possible, all=len(offered))
        found += [data, list(chosen), filter_label(name, hint), "" if chosen else all_of(name)]
    years = dict(shown.years)
    for name in ONE:
        found += _single(dataset, state, name, years, shown.year)
    return found


def _single(
    dataset: Dataset, state: ViewState, name: str, years: dict[int, int], year: int | None
) -> list[Any]:
    if name == "year":
        data = [_year_choice(each, count) for each, count in sorted(years.items(), reverse=True)]
        if year is not None and year not in years:
            data.append({"value": str(year), "label": str(year), "hint": _("no figure")})
        count = years.get(year, 0) if year is not None else 0
        hint = ngettext("{n} corridor", "{n} corridors", count).format(n=count)
        return [data, str(year) if year is not None else None, filter_label(name, hint)]
    if name in ("from_year", "to_year"):
        value = getattr(state, name)
        data = [
            {"value": str(each), "label": str(each)} for each in sorted({*years, *([value] if value else [])})
        ]
        return [data, str(value) if value else None, filter_label(name, "")]
    if name == "by":
        return [[{"value": by, "label": split_name(by)} for by in SplitBy], state.by, filter_label(name, "")]
    if name == "sex":
        figures = {choice.code: choice.figures for choice in choices(dataset, state, "sex")}
        data = [{"value": sex, "label": sex_name(sex), "hint": str(figures.get(sex, 0))} for sex in Sex]
        return [data, state.sex, filter_label(name, "")]
    offered = measures_with_data(dataset, on_map=state.page == Page.MAP)
    data = [{"value": key, "label": measure_name(key), "hint": str(count)} for key, count in offered]
    shown = state.measure if state.page == Page.DATA else measure_of(state)
    return [data, shown, filter_label(name, "")]


def _year_choice(year: int, count: int) -> dict[str, str]:
    hint = ngettext("{n} corridor", "{n} corridors", count).format(n=count)
    return {"value": str(year), "label": str(year), "hint": hint}


def _code_name(dataset: Dataset, name: str, code: str) -> str:
    if name in ("origin", "destination"):
        return place_name(dataset, code)
    return channel_name(dataset, code) if name == "channel" else sector_name(dataset, code)
