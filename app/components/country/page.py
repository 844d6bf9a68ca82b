"""A country page: the way to it, headlines, its map, bars and small charts, then all else that is known."""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.chart import chart_frame
from app.components.country.facts import differences_part, facts, jumps
from app.components.export.menu import export_menu
from app.components.headlines import (
    Headline,
    derived_headline,
    headline_of,
    headline_row,
    indicator_headline,
)
from app.components.ids import Ids
from app.components.markup import markup
from app.components.ways import crumbs, view_links
from app.data.country.country import Side, map_view, side_of
from app.data.country.headlines import CountryHeadline, HeadlineKind, country_headlines
from app.data.dataset import Dataset
from app.domain.codes import PlaceKind
from app.state.charts import Chart, chart_of
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.country.words import headline_name, nothing_words, side_name, women_details
from app.text.i18n import _
from app.text.labels import measure_name, place_name, version_words

_MEASURES = (None, "stock")


def country_page(dataset: Dataset, state: ViewState) -> Component:
    """The page of `state.place`: charts in frames, and everything else as text."""
    head, side, words = written(dataset, state)
    return html.Div(
        [
            html.Div(id=Ids.COUNTRY_HEAD, **data(markup=head)),
            html.Div(
                [
                    html.Div(chart_frame(Chart.COUNTRY_MAP), className="span-5"),
                    html.Div(chart_frame(Chart.COUNTRY_BARS, grows=True), className="span-7"),
                    html.Div(chart_frame(Chart.COUNTRY_RESIDENTS, grows=True), className="words-part span-7"),
                    html.Section(
                        id=Ids.COUNTRY_SIDE,
                        className="words-part span-5",
                        **data(markup=side),
                    ),
                ],
                className="words-grid",
            ),
            html.Div(
                id=Ids.COUNTRY_WORDS,
                className="words-grid country-words",
                **data(markup=words, view=address(state)),
            ),
        ],
        id=Ids.COUNTRY_PAGE,
        className="words-page country-page",
    )


def written(dataset: Dataset, state: ViewState) -> tuple[str, str, str]:
    """The words of the page as text: what stands over the charts, beside them, and below."""
    parts = (country_head(dataset, state), country_side(dataset, state), country_words(dataset, state))
    head, side, words = map(markup, parts)
    return head, side, words


def country_head(dataset: Dataset, state: ViewState) -> list[Component]:
    """The way to the page, its title and buttons, the headlines, and the sides of the country."""
    place = state.place or ""
    name = place_name(dataset, place)
    index = ViewState(page=Page.COUNTRY, lang=state.lang, theme=state.theme)
    found = country_headlines(dataset, place)
    known = [each for each in found if not each.is_empty]
    missing = nothing_words(headline_name(dataset, place, each) for each in found if each.is_empty)
    return [
        crumbs([(_("Countries"), address(index)), *_parent(dataset, state, place), (name, None)]),
        html.Div(
            [
                html.H1(name, className="page-title"),
                html.Div(
                    [
                        dcc.Link(_("Change country"), href=address(index), className="button"),
                        view_links(dataset, _narrowed(dataset, state), buttons=True),
                        export_menu(state, chart_of(Page.COUNTRY, state.chart)),
                    ],
                    className="country-buttons",
                ),
            ],
            className="page-head",
        ),
        headline_row(state, [_headline(dataset, place, each) for each in known]),
        *([html.P(missing, className="note country-none")] if missing else []),
        *jumps(dataset, state, place),
        *_sides(dataset, state, place),
    ]


def country_side(dataset: Dataset, state: ViewState) -> list[Component]:
    """What does not fit together, beside the small charts."""
    return differences_part(dataset, state, state.place or "")


def country_words(dataset: Dataset, state: ViewState) -> list[Component]:
    """Everything below the charts."""
    return [
        *facts(dataset, state, state.place or ""),
        html.P(version_words(dataset), className="source span-12"),
    ]


def _headline(dataset: Dataset, place: str, found: CountryHeadline) -> Headline:
    name = headline_name(dataset, place, found)
    if found.derived is not None:
        details = women_details(found.derived) if found.kind == HeadlineKind.WOMEN else ""
        return derived_headline(dataset, name, found.derived, details)
    if found.indicator is not None:
        return indicator_headline(dataset, name, found.indicator)
    assert found.figure is not None
    return headline_of(dataset, name, found.figure)


def _parent(dataset: Dataset, state: ViewState, place: str) -> list[tuple[str, str | None]]:
    """The country of a part stands between the list of countries and the part."""
    known = dataset.places[place]
    if known.kind != PlaceKind.PART or known.parent not in dataset.places:
        return []
    there = ViewState(page=Page.COUNTRY, place=known.parent, lang=state.lang, theme=state.theme)
    return [(place_name(dataset, known.parent), address(there))]


def _narrowed(dataset: Dataset, state: ViewState) -> ViewState:
    """The view with the country as the filter of its side, so that the other views show what the charts here show."""
    place, side = state.place or "", side_of(dataset, state)
    return state.but(measure=map_view(dataset, state).measure, **{side: (place,), side.other_end: ()})


def _sides(dataset: Dataset, state: ViewState, place: str) -> list[Component]:
    """Links to both sides of the country and to what may be counted; the one shown is marked."""
    shown, measure = side_of(dataset, state), map_view(dataset, state).measure
    sides = [
        _choice(
            side_name(dataset, place, side),
            state.but(**{side: (place,), side.other_end: ()}),
            is_shown=side == shown,
        )
        for side in Side
    ]
    measures = [
        _choice(
            measure_name(each or "workers"),
            state.but(measure=each or "workers", **{shown: (place,), shown.other_end: ()}),
            is_shown=each == measure,
        )
        for each in _MEASURES
    ]
    return [
        html.Nav(
            [html.Ul(sides, className="country-choice"), html.Ul(measures, className="country-choice")],
            className="country-choices",
            **aria(label=_("What the charts show")),
        )
    ]


def _choice(words: str, there: ViewState, *, is_shown: bool) -> Component:
    current = aria(current="true") if is_shown else {}
    return html.Li(dcc.Link(words, href=address(there)), **current)
