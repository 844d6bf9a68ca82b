"""The page about sources: measures and series, figures that do not fit together, each source, what codes mean."""

from collections import Counter

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.disagreements import groups_that_differ
from app.components.ids import Ids
from app.components.registry import left_out, measures_and_series
from app.components.table import external_link
from app.data.dataset import Dataset, Flag, Source
from app.domain.codes import ALL
from app.state.view import ViewState
from app.text.i18n import _, named
from app.text.labels import source_kind_name, version_words
from app.text.numbers import number
from app.text.sources import (
    KINDS,
    boundary_paragraphs,
    cited_words,
    context_words,
    date_of_source,
    kind_heading,
    produced_words,
    read_words,
    sector_place,
    severity_name,
    sources_intro,
    unnamed_words,
)

_API = "/api/v1/observations"


def sources_page(dataset: Dataset, state: ViewState) -> list[Component]:
    """Everything on the page: head with contents, then its sections. Links keep the language and theme of `state`."""
    parts = _parts()
    return [
        html.Div(
            [
                html.H1(_("Sources and what they can bear"), className="title"),
                html.P(sources_intro(dataset), className="subtitle"),
                html.Nav(
                    html.Ul([html.Li(html.A(name, href=f"#{anchor}")) for anchor, name in parts.items()]),
                    **aria(label=_("On this page")),
                ),
                _note(dataset),
            ],
            className="sources-head",
        ),
        html.Div(
            [
                _section("measures", parts, measures_and_series(dataset, state)),
                _section("disagreements", parts, groups_that_differ(dataset, state)),
                _section("documents", parts, _sources(dataset)),
                _section("left-out", parts, left_out(dataset)),
                _section("warnings", parts, [_definitions([_flag(flag) for flag in dataset.flags.values()])]),
                _section("channels", parts, [_definitions(_channels(dataset))]),
                _section("sectors", parts, [_definitions(_sectors(dataset))]),
                _section("boundaries", parts, [html.P(text) for text in boundary_paragraphs()]),
            ],
            className="sources-body",
        ),
    ]


def _parts() -> dict[str, str]:
    """The sections by anchor, in order."""
    return {
        "measures": _("Measures and series"),
        "disagreements": _("Figures that do not fit together"),
        "documents": _("Sources"),
        "left-out": _("Left out, and why"),
        "warnings": _("What the warnings mean"),
        "channels": _("Channels of migration"),
        "sectors": _("Sectors of work"),
        "boundaries": _("Lines on the maps"),
    }


def _section(anchor: str, parts: dict[str, str], content: list[Component]) -> Component:
    return html.Section([html.H2(parts[anchor], className="section"), *content], id=anchor)


def _note(dataset: Dataset) -> Component:
    """What the page rests on, and under which licence it may be used."""
    texts = [
        _(
            "Each figure remains its producer’s, under the producer’s terms. The selection, the codes "
            "and the notes are free to use under Creative Commons Attribution 4.0."
        ),
        _("Nothing is corrected silently: what a source prints stays, and a warning stands beside it."),
        version_words(dataset),
    ]
    return html.Div(
        [html.P(text, className="source") for text in texts], id=Ids.SOURCE_NOTE, className="source-note"
    )


def _sources(dataset: Dataset) -> list[Component]:
    produced = dataset.observations.tally("source_id")
    read = dataset.observations.tally("via_source_id")
    events = Counter(event.source_id for event in dataset.events)
    context = Counter(dataset.table("indicators")["source_id"])
    content: list[Component] = []
    for kind in KINDS:
        sources = [source for source in dataset.sources.values() if source.kind == kind]
        if sources:
            heading: list[str | Component] = [
                kind_heading(kind),
                html.Span(number(len(sources)), className="faint"),
            ]
            content.append(html.H3(heading, className="group"))
            content += [
                _source(source, *(each[source.source_id] for each in (produced, read, events, context)))
                for source in sorted(
                    sources, key=lambda source: (source.publisher.casefold(), source.source_id)
                )
            ]
    return content


def _source(source: Source, produced: int, read: int, events: int, context: int) -> Component:
    """One source: what it is, under which terms it stands, and what rests on it."""
    facts = {
        _("Edition"): named(source.edition),
        _("Published"): date_of_source(source),
        _("Kind"): source_kind_name(source.kind),
        _("Licence"): named(source.licence),
    }
    counts: list[Component] = []
    if produced:
        words = unnamed_words(produced) if source.kind == "seed" else produced_words(produced)
        counts.append(html.A(words, href=f"{_API}?source={source.source_id}&format=csv"))
    if read:
        counts.append(html.A(read_words(read), href=f"{_API}?via={source.source_id}&format=csv"))
    if events:
        counts.append(html.Span(cited_words(events)))
    if context:
        counts.append(html.Span(context_words(context)))
    address = external_link(source.url, source.url)
    return html.Article(
        [
            html.H4(source.title, className="source-title"),
            html.P(source.publisher, className="source-publisher"),
            html.Dl(
                [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts.items() if value],
                className="facts",
            ),
            html.P(source.citation, className="citation"),
            *([html.P(address, className="address")] if address else []),
            *([html.P(named(source.note), className="note")] if source.note else []),
            html.Ul([html.Li(count) for count in counts], className="counts"),
        ],
        id=f"source-{source.source_id}",
        className="source-entry",
    )


def _flag(flag: Flag) -> Component:
    return _definition(
        f"flag-{flag.code}", named(flag.name), named(flag.sentence), severity_name(flag.severity)
    )


def _channels(dataset: Dataset) -> list[Component]:
    return [
        _definition(f"channel-{channel.code}", named(channel.name), named(channel.definition), channel.code)
        for channel in dataset.channels.values()
    ]


def _sectors(dataset: Dataset) -> list[Component]:
    return [
        _definition(
            f"sector-{sector.code}", named(sector.name), sector_place(dataset, sector.code), sector.code
        )
        for sector in dataset.sectors.values()
        if sector.code != ALL
    ]


def _definitions(rows: list[Component]) -> Component:
    return html.Dl(rows, className="definitions")


def _definition(anchor: str, name: str, meaning: str, detail: str) -> Component:
    return html.Div(
        [html.Dt([name, html.Span(detail, className="faint")]), html.Dd(meaning)],
        id=anchor,
        className="definition",
    )
