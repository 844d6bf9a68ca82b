"""The list of countries at `/country`: each with one figure of who came there and one of who left it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.card.parts import kind_line, number_link
from app.components.country.parts import place_link
from app.components.export.menu import export_menu
from app.components.ids import Ids
from app.components.markup import markup
from app.data.country.index import IndexGroup, IndexRow, country_index
from app.data.dataset import Dataset
from app.domain.codes import ALL
from app.domain.figure import Observation
from app.state.pages import Page
from app.state.view import ViewState
from app.text.figures import channel_and_sector, date_words, listing, source_words
from app.text.i18n import _
from app.text.labels import measure_name, place_inside, place_name, version_words
from app.text.numbers import counted


def country_list(dataset: Dataset, state: ViewState) -> Component:
    """The page without a country: where to choose one."""
    groups = country_index(dataset)
    content = [
        html.Div(
            [
                html.H1(_("Countries"), className="page-title"),
                export_menu(state.but(page=Page.DATA, place=None), None),
            ],
            className="page-head",
        ),
        html.P(
            _(
                "One figure of the people who came to each country, and one of those who left it: workers where a "
                "source counts them, else residents by the United Nations. They are of different kinds and dates, so "
                "that this is no ranking."
            ),
            className="subtitle",
        ),
        *(_group(dataset, state, group, rows) for group, rows in groups.items() if rows),
        html.P(version_words(dataset), className="source"),
    ]
    return html.Div(
        html.Div(**data(markup=markup(content))), id=Ids.COUNTRY_PAGE, className="words-page country-index"
    )


def _group(dataset: Dataset, state: ViewState, group: IndexGroup, rows: Sequence[IndexRow]) -> Component:
    ordered = sorted(rows, key=lambda row: (_part_of(dataset, row.place), _name(dataset, row.place)))
    table = _table(dataset, state, ordered, _heading(group))
    if group != IndexGroup.OTHERS:
        return html.Section([html.H2(_heading(group), className="section"), table], className="words-part")
    count = counted("{n} more place", "{n} more places", len(rows))
    return html.Section(
        [html.H2(_heading(group), className="section"), html.Details([html.Summary(count), table])],
        className="words-part",
    )


def _heading(group: IndexGroup) -> str:
    return {
        IndexGroup.SUBREGION: _("The Greater Mekong Subregion"),
        IndexGroup.DESTINATIONS: _("Main destinations elsewhere"),
        IndexGroup.OTHERS: _("Other places with figures"),
    }[group]


def _table(dataset: Dataset, state: ViewState, rows: Sequence[IndexRow], name: str) -> Component:
    heads = (_("Country"), _("People who came"), _("People who left"))
    return html.Table(
        [
            html.Caption(name, className="visually-hidden"),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody(
                [
                    html.Tr(
                        [
                            html.Th(
                                [place_link(dataset, state, row.place), *_country_of(dataset, row.place)],
                                scope="row",
                            ),
                            html.Td(_figure(dataset, state, row.here), **data(label=heads[1])),
                            html.Td(_figure(dataset, state, row.abroad), **data(label=heads[2])),
                        ]
                    )
                    for row in rows
                ]
            ),
        ],
        className="index-table",
        **aria(label=name),
    )


def _name(dataset: Dataset, place: str) -> str:
    return place_name(dataset, place).casefold()


def _part_of(dataset: Dataset, place: str) -> str:
    """The name of the place that a place is part of, so that parts stand after countries; empty for countries."""
    parent = dataset.places[place].parent
    return _name(dataset, parent) if parent in dataset.places else ""


def _country_of(dataset: Dataset, place: str) -> list[Component]:
    parent = dataset.places[place].parent
    if parent not in dataset.places:
        return []
    words = _("part of {place}").format(place=place_inside(dataset, parent))
    return [html.Span(words, className="fact-whom")]


def _figure(dataset: Dataset, state: ViewState, row: Observation | None) -> list[Component]:
    """The number, what it counts, kind and date, source; or the words that there is none."""
    if row is None:
        return [html.Span(_("No figure of this kind"), className="faint")]
    whom = [measure_name(row.measure)]
    whom += [
        place_name(dataset, code)
        for code in row.corridor
        if not dataset.places[code].is_on_earth and code != ALL
    ]
    if row.channel != ALL or row.sector != ALL:
        whom.append(channel_and_sector(dataset, row))
    return [
        html.Span(number_link(state, row), className="fact-number"),
        html.Span(listing(whom), className="fact-name"),
        html.Span([*kind_line(dataset, row), html.Span(date_words(row))], className="fact-kind"),
        html.Span(source_words(dataset, row), className="fact-source"),
    ]
