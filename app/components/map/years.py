"""The row of years below the map: which years have figures, and the way to each of them."""

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.data.standing import Standing
from app.state.codec import address
from app.state.view import ViewState
from app.text.i18n import _
from app.text.map.words import year_words
from app.text.map.years import gap_words
from app.text.numbers import number

_COUNTED_YEARS = 16
"""With more years than this their numbers of figures are told on hover only."""
_NAMED_YEARS, _NAMED_NARROW = 16, 8
"""About so many names of years have room in the row, and in a narrow one."""


def year_row(state: ViewState, shown: Standing) -> list[Component]:
    """The years, each with the number of corridors that have a figure; years without one are said to have none."""
    if not shown.years:
        return []
    counts = dict(shown.years)
    first, last = min(counts), max(counts)
    chosen = shown.year if shown.year is not None else last
    years = range(min(first, chosen), max(last, chosen) + 1)
    named = _named_years(years, counts, chosen, _NAMED_YEARS)
    narrow = _named_years(years, counts, chosen, _NAMED_NARROW)
    return [
        html.Div(
            [
                html.Span(str(chosen), className="year-now", **data(year=str(chosen))),
                html.Span(year_words(shown, counts.get(chosen, 0)), className="faint"),
            ],
            className="year-chosen",
        ),
        # Always there, so that the map below which it stands keeps its height.
        html.Div(gap_words(shown), className="year-gap"),
        html.Ol(
            [_year(state, shown, year, chosen, _name_class(year, named, narrow)) for year in years],
            className="years" if len(years) <= _COUNTED_YEARS else "years years-many",
        ),
    ]


def year_buttons() -> Component:
    """Play, and the steps to the years before and after; `assets/36_play.js` is behind them."""
    return html.Div(
        [
            _button(Ids.YEARS_BACK, _("The year before that has figures")),
            _button(Ids.YEARS_PLAY, _("Play the years"), **aria(pressed="false")),
            _button(Ids.YEARS_ON, _("The next year that has figures")),
        ],
        className="year-buttons",
    )


def _button(id_: Ids, words: str, **attributes: Any) -> Component:
    button: Component = html.Button(
        id=id_, type="button", className="year-button", title=words, **aria(label=words), **attributes
    )
    return button


def _name_class(year: int, named: set[int], narrow: set[int]) -> str:
    """How the name of a year is shown: in every row, in wide or in narrow ones only, or to be heard only."""
    if year in named and year in narrow:
        return "year-name"
    return f"year-name year-name-{'wide' if year in named else 'narrow' if year in narrow else 'unseen'}"


def _named_years(years: range, counts: Mapping[int, int], chosen: int, room: int) -> set[int]:
    """The years whose names have room: the chosen one, both ends, then those with most figures."""
    apart = -(-len(years) // room)
    found = [chosen]
    round_first = sorted(counts, key=lambda year: (year % 5 != 0, -counts[year], -year))
    for year in [years[-1], years[0], *round_first]:
        if all(abs(year - other) >= apart for other in found):
            found.append(year)
    return set(found)


def _year(state: ViewState, shown: Standing, year: int, chosen: int, name_class: str) -> Component:
    count = dict(shown.years).get(year, 0)
    words = _("{year}: {figures}").format(year=year, figures=year_words(shown, count))
    content = [
        html.Span(number(count) if count else "", className="year-count", **aria(hidden="true")),
        html.Span(className="year-dot"),
        html.Span(str(year), className=name_class),
    ]
    if not count:
        return html.Li(html.Span(content, className="year", title=words), **data(year=str(year)))
    current = aria(current="true") if year == chosen else {}
    link = dcc.Link(content, href=address(state.but(year=year)), className="year year-with", title=words)
    return html.Li(link, **data(year=str(year)), **current)
