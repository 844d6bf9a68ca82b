"""The list of all figures of a country: each in a line, long series as a whole with the way to all of theirs."""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.card.parts import kind_line, number_link
from app.components.country.parts import dense_list, part, place_link
from app.components.terms import term_mark
from app.data.country.facts import LongSeries, figures_of, long_series, parts_of
from app.data.dataset import Dataset
from app.domain.measures import MEASURES
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.country.words import long_series_words
from app.text.figures import date_words, source_words
from app.text.i18n import _
from app.text.labels import measure_name, place_inside, series_title
from app.text.numbers import number

FIGURES_ANCHOR = "all-figures"
"""Where the list begins."""


def all_figures(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """Every published figure of the country in a line; long series as a whole, with a way to all of theirs."""
    rows = figures_of(dataset, place)
    series = long_series(dataset, place)
    parts: list[Component] = []
    for measure in MEASURES:
        here = [row for row in rows if row.measure == measure]
        long = [each for each in series if each.latest.measure == measure]
        if not (here or long):
            continue
        name = measure_name(measure)
        count = len(here) + sum(each.count for each in long)
        head = html.H3(
            [
                name,
                term_mark("measure", measure, name),
                " ",
                html.Span(number(count), className="section-count"),
            ],
            className="country-measure",
        )
        parts.append(head)
        if here:
            parts.append(dense_list(dataset, state, here))
        if long:
            parts.append(
                html.Ul([_series(dataset, state, place, each) for each in long], className="facts-dense")
            )
    total = len(rows) + sum(each.count for each in series)
    if not total:
        return []
    heading: list[Component | str] = [
        all_figures_words(dataset, place),
        " ",
        html.Span(number(total), className="section-count"),
    ]
    return [part(heading, [*_parts(dataset, state, place), *parts], 12, FIGURES_ANCHOR)]


def has_figures(dataset: Dataset, place: str) -> bool:
    """Whether the list has anything in it."""
    return bool(figures_of(dataset, place) or long_series(dataset, place))


def all_figures_words(dataset: Dataset, place: str) -> str:
    """The heading of the list."""
    return _("All figures of {place}").format(place=place_inside(dataset, place))


def _parts(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """The way to the parts of a country, or to the country of a part: their figures stand on pages of their own."""
    found = parts_of(dataset, place)
    if not found:
        return []
    links: list[Component | str] = []
    for code in found:
        links += [*([", "] if links else []), place_link(dataset, state, code)]
    return [html.P([html.Span(_("Figures of their own have:")), " ", *links], className="note")]


def _series(dataset: Dataset, state: ViewState, place: str, found: LongSeries) -> Component:
    """A long series in a line: its latest figure, how many it has, and the way to them."""
    row = found.latest
    there = ViewState(page=Page.DATA, series=(found.series_id,), lang=state.lang, theme=state.theme)
    all_of_them = address(there.but(**{found.side: (place,)}))
    return html.Li(
        [
            html.P(
                [
                    html.Span(number_link(state, row), className="fact-number"),
                    " ",
                    html.Span(series_title(dataset, found.series_id), className="fact-series"),
                    html.Span(long_series_words(dataset, place, found), className="fact-whom"),
                ]
            ),
            html.P([*kind_line(dataset, row), html.Span(date_words(row))], className="fact-kind"),
            html.P(
                [source_words(dataset, row), " ", dcc.Link(_("All in the data table"), href=all_of_them)],
                className="fact-source",
            ),
        ]
    )
