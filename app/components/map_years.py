"""The row of years below the map: which years have figures, and the way to each of them."""

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.standing import Standing
from app.state.codec import address
from app.state.view import ViewState
from app.text.i18n import _
from app.text.map import year_words
from app.text.numbers import number

_COUNTED_YEARS = 16
"""With more years than this their numbers of figures are told on hover only."""
_NAMED_YEARS = 16
"""About so many names of years have room in the row."""


def year_row(state: ViewState, shown: Standing) -> list[Component]:
    """The years, each with the number of corridors that have a figure; years without one are said to have none."""
    if not shown.years:
        return []
    counts = dict(shown.years)
    first, last = min(counts), max(counts)
    chosen = shown.year if shown.year is not None else last
    years = range(min(first, chosen), max(last, chosen) + 1)
    named = _named_years(years, counts, chosen)
    return [
        html.Div(
            [
                html.Span(str(chosen), className="year-now"),
                html.Span(year_words(shown, counts.get(chosen, 0)), className="faint"),
            ],
            className="year-chosen",
        ),
        html.Ol(
            [_year(state, shown, year, chosen, year in named) for year in years],
            className="years" if len(years) <= _COUNTED_YEARS else "years years-many",
        ),
    ]


def _named_years(years: range, counts: Mapping[int, int], chosen: int) -> set[int]:
    """The years whose names have room: the chosen one, both ends, then those with most figures."""
    apart = -(-len(years) // _NAMED_YEARS)
    found = [chosen]
    round_first = sorted(counts, key=lambda year: (year % 5 != 0, -counts[year], -year))
    for year in [years[-1], years[0], *round_first]:
        if all(abs(year - other) >= apart for other in found):
            found.append(year)
    return set(found)


def _year(state: ViewState, shown: Standing, year: int, chosen: int, named: bool) -> Component:
    count = dict(shown.years).get(year, 0)
    words = _("{year}: {figures}").format(year=year, figures=year_words(shown, count))
    content = [
        html.Span(number(count) if count else "", className="year-count", **aria(hidden="true")),
        html.Span(className="year-dot"),
        html.Span(str(year), className="year-name" if named else "year-name visually-hidden"),
    ]
    if not count:
        return html.Li(html.Span(content, className="year", title=words))
    current = aria(current="true") if year == chosen else {}
    link = dcc.Link(content, href=address(state.but(year=year)), className="year year-with", title=words)
    return html.Li(link, **current)
