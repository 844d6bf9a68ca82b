"""The filter row: one control a filter, each with what is chosen and how many choices have figures."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.ids import Ids
from app.components.terms import term_mark
from app.state.charts import Chart
from app.state.view import Page, ViewState
from app.text.i18n import _
from app.text.labels import all_of, filter_name

MANY = {
    "origin": Ids.FILTER_ORIGIN,
    "destination": Ids.FILTER_DESTINATION,
    "channel": Ids.FILTER_CHANNEL,
    "sector": Ids.FILTER_SECTOR,
    "series": Ids.FILTER_SERIES,
}
"""Filters that take several codes, with their ids."""

ONE = {
    "year": Ids.FILTER_YEAR,
    "from_year": Ids.FILTER_FROM,
    "to_year": Ids.FILTER_TO,
    "by": Ids.FILTER_BY,
    "measure": Ids.FILTER_MEASURE,
    "sex": Ids.FILTER_SEX,
}
"""Filters that take one value, with their ids."""

ON_PAGE = {
    Page.MAP: ("measure", "origin", "destination", "channel", "sector", "year", "series", "sex"),
    Page.TRENDS: (
        "origin",
        "destination",
        "channel",
        "sector",
        "from_year",
        "to_year",
        "by",
        "measure",
        "series",
        "sex",
    ),
    Page.COMPARE: ("measure", "origin", "destination", "channel", "sector", "year", "series", "sex"),
    Page.COUNTRY: (),
    Page.CORRIDOR: (),
    Page.TIMELINE: ("origin", "destination", "channel", "sector", "from_year", "to_year"),
    Page.DATA: ("measure", "origin", "destination", "channel", "sector", "year", "series", "sex"),
    Page.SOURCES: (),
    Page.PRESENT: (),
    Page.ABOUT: (),
}
"""Which filters a page has."""

OF_TWO_YEARS = ("from_year", "to_year")
"""What stands in the place of the year where two years are compared."""


def filters_on(state: ViewState) -> tuple[str, ...]:
    """The filters that the page of a view has, for the chart that it shows."""
    used: tuple[str, ...] = ON_PAGE[state.page]
    if state.page != Page.COMPARE or state.chart != Chart.SLOPE:
        return used
    return tuple(name for name in used if name != "year") + OF_TWO_YEARS


TERMS = ("measure", "channel", "sector", "series")
"""Filters whose name is a word with a definition of its own."""
_MARKED = " filter-with-term"

_FIRST = "measure"
_UNDER_MORE = ("sex", "by", "series")
"""Filters that stand in a box of their own, so that the row stays short.

Series stand last: their list opens as soon as it has the focus, and would cover what stands below it.
"""


def filter_row() -> Component:
    """The row of filters with the buttons at its right; what a page does not use is hidden by its class."""
    shown = [name for name in (_FIRST, *MANY, *ONE) if name not in _UNDER_MORE]
    controls = [_control(name) for name in dict.fromkeys(shown)]
    more = dmc.Popover(
        [
            dmc.PopoverTarget(
                html.Button(_("More filters"), id=Ids.MORE_FILTERS, className="button", type="button")
            ),
            dmc.PopoverDropdown(
                html.Div([_control(name) for name in _UNDER_MORE], className="more-filters"),
            ),
        ],
        position="bottom-end",
        keepMounted=True,
        trapFocus=True,
        shadow="sm",
        radius=0,
    )
    buttons = html.Div(
        [
            more,
            html.Button(_("Clear filters"), id=Ids.FILTERS_CLEAR, className="button", type="button"),
            html.Button(_("Copy link"), id=Ids.COPY_LINK, className="button", type="button"),
        ],
        className="filter-buttons",
    )
    export = html.Div(id=Ids.EXPORT_PLACE, className="export-place")
    toggle = html.Button(
        _("Filters"), id=Ids.FILTERS_TOGGLE, className="button button-primary filters-toggle", type="button"
    )
    return html.Section(
        [toggle, html.Div(controls, className="filter-controls"), buttons, export],
        id=Ids.FILTERS,
        className="filters",
        **aria(label=_("Filters")),
    )


def filter_label(name: str, hint: str) -> Component:
    """The line above a control: its name, and how many choices have figures."""
    words = _("Show lines") if name == "by" else filter_name(name)
    return html.Span([html.Span(words), html.Span(hint, className="filter-hint")], className="filter-label")


def _control(name: str) -> Component:
    return _many(name, MANY[name]) if name in MANY else _one(name, ONE[name])


def _mark(name: str) -> list[Component]:
    """The "i" of a filter, laid behind the name in its label; inside it, it would be a part of the control's name."""
    if name not in TERMS:
        return []
    room = html.Span(filter_name(name), className="filter-term-room", **aria(hidden="true"))
    return [html.Span([room, term_mark("word", name, filter_name(name))], className="filter-term")]


def _many(name: str, id_: Ids) -> Component:
    return _framed(
        name,
        dmc.MultiSelect(
            id=id_,
            data=[],
            value=[],
            placeholder=all_of(name),
            searchable=True,
            clearable=True,
            nothingFoundMessage=_("Nothing found"),
            **_shared(name, 340),
        ),
    )


def _one(name: str, id_: Ids) -> Component:
    return _framed(
        name,
        dmc.Select(
            id=id_,
            data=[],
            value=None,
            placeholder="" if name == "by" else all_of(name),
            searchable=False,
            allowDeselect=False,
            clearable=name in ("from_year", "to_year"),
            **_shared(name, 260),
        ),
    )


def _shared(name: str, width: int) -> dict[str, Any]:
    """What both kinds of controls have: their label, their looks and how their list opens, `width` pixels wide."""
    return {
        "label": filter_label(name, ""),
        "variant": "unstyled",
        "className": "filter-select",
        "maxDropdownHeight": 420,
        "clearButtonProps": {"aria-label": _("Clear this filter")},
        "comboboxProps": {
            "width": width,
            "position": "bottom-start",
            "radius": 0,
            "withinPortal": name not in _UNDER_MORE,
        },
        "renderOption": {"function": "choiceWithCount"},
    }


def _framed(name: str, control: Component) -> Component:
    return html.Div(
        [control, *_mark(name)], className=f"filter filter-of-{name}{_MARKED if name in TERMS else ''}"
    )
