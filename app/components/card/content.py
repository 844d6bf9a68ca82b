"""The card of one figure: what it says, what it counts, where it is from, what does not fit, and what stands beside."""

from collections.abc import Iterable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.card.parts import (
    disagreement_notes,
    head,
    kind_line,
    lead,
    number_link,
    on_map,
    places_on_earth,
    series_view,
)
from app.components.map.panel_derived import derived_block
from app.components.table import external_link
from app.components.terms import term_mark
from app.data.card import Beside, beside
from app.data.dataset import Dataset, Disagreement, Source
from app.data.passing import DEFAULT_MEASURE
from app.domain.codes import ALL, UNSPECIFIED
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.card.words import (
    Fact,
    doubts_heading,
    facts,
    more_words,
    no_doubts,
    others_heading,
    repeat_words,
    sexes_heading,
)
from app.text.figures import channel_and_sector, date_words, listing, short_title, source_words
from app.text.i18n import _, named
from app.text.labels import measure_name, place_name, series_title, sex_name, way_name

_MANY = 8
"""More figures that do not fit together than this are not all linked."""


def figure_card(dataset: Dataset, state: ViewState) -> list[Component]:
    """The card of the figure that stands open in `state`; KeyError if none does."""
    row = dataset.by_id[state.figure or ""]
    found = beside(dataset, row)
    return [
        head(
            way_name(dataset, row.measure, row.corridor),
            address(state.but(figure=None)),
            _("Close this card"),
            row.origin,
            figure=row.observation_id,
        ),
        html.P(_about(dataset, row), className="card-about"),
        *lead(dataset, state, row),
        _ways(dataset, state, row),
        *_facts(dataset, state, row),
        *_provenance(dataset, state, row),
        *_doubts(dataset, state, row),
        *_repeats(dataset, state, row, found),
        *_listed(dataset, state, sexes_heading(row), found.sexes),
        *_listed(dataset, state, _("The same producer in other editions"), found.editions),
        *_others(dataset, state, row, found),
        *derived_block(dataset, [(row, found.derived)]),
    ]


def _about(dataset: Dataset, row: Observation) -> str:
    parts = [measure_name(row.measure)]
    if row.channel not in (ALL, UNSPECIFIED) or row.sector != ALL:
        parts.append(channel_and_sector(dataset, row))
    return listing([*parts, date_words(row)])


def _facts(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    series = dcc.Link(series_title(dataset, row.series_id), href=address(series_view(state, row)))
    return [
        _heading(_("What it is")),
        html.Dl(
            [*(_fact(fact) for fact in facts(dataset, row)), _line(_("Series"), [series])],
            className="card-facts",
        ),
        *([html.P(named(row.note), className="card-note")] if row.note else []),
    ]


def _fact(fact: Fact) -> Component:
    words: list[str | Component] = [fact.words]
    if fact.kind:
        words += [" ", term_mark(fact.kind, fact.code, fact.words)]
    return _line(fact.name, [html.Span(words), *_remark(fact.sentence)])


def _line(name: str, content: Sequence[str | Component]) -> Component:
    return html.Div([html.Dt(name), html.Dd(list(content))])


def _provenance(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    """Producer and document, each with place, licence and address."""
    source = dataset.sources[row.source_id]
    via = dataset.sources.get(row.via_source_id)
    lines = []
    if row.via_source_id == row.source_id:
        lines.append(_line(_("Producer"), [_("Not named by the document.")]))
    else:
        lines += _source_lines(state, _("Producer"), source, source.publisher, row.locator)
    if via is not None:
        lines += _source_lines(state, _("Read in"), via, short_title(dataset, via.source_id), row.via_locator)
    return [_heading(_("Where it is from")), html.Dl(lines, className="card-facts")]


def _source_lines(state: ViewState, name: str, source: Source, title: str, place: str) -> list[Component]:
    there = address(ViewState(page=Page.SOURCES, lang=state.lang, theme=state.theme))
    content: list[str | Component] = [
        dcc.Link(title, href=f"{there}#source-{source.source_id}"),
        *_remark(named(source.title) if named(source.title) != title else ""),
        *_remark(named(place)),
        *_remark(_("Licence: {licence}.").format(licence=named(source.licence).rstrip("."))),
    ]
    if own := external_link(source.url, source.url):
        content.append(own)
    return [_line(name, content)]


def _remark(text: str) -> list[Component]:
    return [html.Span(text, className="card-remark")] if text else []


def _doubts(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    """Warnings with their sentences, and the figures that this one does not fit together with."""
    notes = dataset.disagreements_of.get(row.observation_id, ())
    flags = [dataset.flags[flag] for flag in row.flags if not (notes and flag == "does_not_fit")]
    listed = html.Ul(
        [
            html.Li(
                [
                    html.Span(named(flag.name), className="figure-flag"),
                    " ",
                    term_mark("flag", flag.code, named(flag.name)),
                    *_remark(named(flag.sentence)),
                ]
            )
            for flag in flags
        ],
        className="card-flags",
    )
    return [
        _heading(doubts_heading()),
        *([listed] if flags else [] if notes else [html.P(no_doubts(), className="figure-note")]),
        *disagreement_notes(notes, lambda group: _members(dataset, state, row, group)),
    ]


def _members(dataset: Dataset, state: ViewState, row: Observation, group: Disagreement) -> Component | None:
    """The other figures of a group, each opening its card; of many the ones of the same date."""
    others = [dataset.by_id[key] for key in group.observations if key in dataset.by_id]
    others = [each for each in others if each.observation_id != row.observation_id]
    if len(others) > _MANY:
        others = [each for each in others if each.period == row.period][:_MANY]
    return (
        html.Span([html.Span(number_link(state, each)) for each in others], className="card-members")
        if others
        else None
    )


def _repeats(dataset: Dataset, state: ViewState, row: Observation, found: Beside) -> list[Component]:
    return [
        part
        for other in found.repeats
        for part in _listed(dataset, state, repeat_words(row, other), (other,))
    ]


def _others(dataset: Dataset, state: ViewState, row: Observation, found: Beside) -> list[Component]:
    parts = _listed(dataset, state, others_heading(row), found.others)
    if more := found.found - len(found.others):
        first, last = row.period.first_year, row.period.last_year
        there = ViewState(
            page=Page.DATA,
            origin=(row.origin,),
            destination=(row.destination,),
            from_year=first,
            to_year=last,
            lang=state.lang,
            theme=state.theme,
        )
        parts.append(
            html.P(dcc.Link(more_words(more), href=address(there)), className="figure-note card-more")
        )
    return parts


def _listed(dataset: Dataset, state: ViewState, heading: str, rows: Iterable[Observation]) -> list[Component]:
    entries = [_entry(dataset, state, row) for row in rows]
    return [_heading(heading), html.Ul(entries, className="card-list")] if entries else []


def _entry(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    """Another figure in three lines: what and number, kind and date, source."""
    parts = [measure_name(row.measure)]
    if row.channel not in (ALL, UNSPECIFIED) or row.sector != ALL:
        parts.append(channel_and_sector(dataset, row))
    if row.sex != "total":
        parts.append(sex_name(row.sex))
    return html.Li(
        [
            html.Span(listing(parts), className="figure-name"),
            html.Span(number_link(state, row), className="figure-number"),
            html.Span(
                [
                    html.Span(kind_line(dataset, row), className="figure-kind"),
                    html.Span(date_words(row), className="figure-date"),
                ],
                className="figure-line",
            ),
            html.Span(source_words(dataset, row), className="figure-source"),
        ],
        className="figure",
    )


def _ways(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    """The ways on: the corridor, its countries, the map, the trend, the data table."""
    plain = ViewState(lang=state.lang, theme=state.theme)
    of_row = plain.but(
        measure=None if row.measure == DEFAULT_MEASURE else row.measure,
        series=(row.series_id,),
        origin=(row.origin,),
        destination=(row.destination,),
        sex=row.sex,
        sector=() if row.sector == ALL else (row.sector,),
        channel=() if row.channel in (ALL, UNSPECIFIED) else (row.channel,),
    )
    key = "-".join(row.corridor)
    links: dict[str, ViewState] = {}
    if places_on_earth(dataset, row):
        links[_("Corridor page")] = plain.but(page=Page.CORRIDOR, corridor=key)
    for code in row.corridor:
        if dataset.places[code].is_on_earth:
            links[place_name(dataset, code)] = plain.but(page=Page.COUNTRY, place=code)
    if on_map(dataset, row):
        links[_("Show on map")] = of_row.but(page=Page.MAP, year=row.period.last_year, corridor=key)
    links[_("Show as trend")] = of_row.but(page=Page.TRENDS)
    links[_("All figures of this series")] = series_view(state, row)
    return html.Ul(
        [html.Li(dcc.Link(words, href=address(there))) for words, there in links.items()],
        className="panel-links card-ways",
    )


def _heading(words: str) -> Component:
    return html.H3(words, className="panel-measure panel-block")
