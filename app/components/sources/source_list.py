"""Each source with what it measures, how, under which terms, and the way to its figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from app.components.fold import section_fold
from app.components.table import external_link
from app.data.dataset import Dataset, Source
from app.data.sources.holdings import Holding
from app.data.sources.source_holdings import held_by_source, series_read_in
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, named
from app.text.labels import measure_name, source_kind_name
from app.text.numbers import number
from app.text.sources.registry import method_name
from app.text.sources.words import (
    KINDS,
    cited_words,
    context_words,
    date_of_source,
    kind_heading,
    produced_words,
    read_words,
    unnamed_words,
    without_figures_words,
)

_API = "/api/v1/observations"


@dataclass(frozen=True, slots=True)
class _Counts:
    """By source: figures produced, figures read in it, events that rest on it, figures of single countries."""

    produced: Mapping[str, int]
    read: Mapping[str, int]
    events: Mapping[str, int]
    context: Mapping[str, int]


def sources(dataset: Dataset, state: ViewState) -> list[Component]:
    """All sources by kind, those with figures first and the others behind a fold; links keep the language."""
    counts = _Counts(
        dataset.observations.tally("source_id"),
        dataset.observations.tally("via_source_id"),
        Counter(event.source_id for event in dataset.events),
        Counter(dataset.table("indicators")["source_id"]),
    )
    content: list[Component] = []
    for kind in KINDS:
        rows = [source for source in dataset.sources.values() if source.kind == kind]
        rows.sort(key=lambda source: (source.publisher.casefold(), source.source_id))
        if rows:
            content += _of_kind(dataset, state, kind, rows, counts)
    return content


def _of_kind(
    dataset: Dataset, state: ViewState, kind: str, rows: list[Source], counts: _Counts
) -> list[Component]:
    def has_figures(source: Source) -> bool:
        return any(each[source.source_id] for each in (counts.produced, counts.read, counts.context))

    open_, folded = (
        [_source(dataset, state, row, counts) for row in rows if has_figures(row) is wanted]
        for wanted in (True, False)
    )
    fold = html.Details([html.Summary(without_figures_words(len(folded))), *folded], className="folded")
    heading = html.H3(
        [kind_heading(kind), html.Span(number(len(rows)), className="faint")], className="group"
    )
    return [section_fold(heading, [*open_, *([fold] if folded else [])])]


def _source(dataset: Dataset, state: ViewState, source: Source, counts: _Counts) -> Component:
    """One source: what it is, what it measures and how, under which terms it stands, and what rests on it."""
    held = held_by_source(dataset).get(source.source_id, ())
    # A page that only quotes figures measures what those do.
    measured = [row.series for row in held] or series_read_in(dataset).get(source.source_id, ())
    facts: dict[str, str | list[Component | str]] = {
        _("Measures"): _linked("measure", {row.measure: measure_name(row.measure) for row in measured}),
        _("How"): _linked("method", {row.method: method_name(row.method) for row in measured}),
        _("Edition"): named(source.edition),
        _("Published"): date_of_source(source),
        _("Kind"): source_kind_name(source.kind),
        _("Licence"): named(source.licence),
    }
    outside = external_link(source.url, source.url)
    return html.Article(
        [
            html.H4(source.title, className="source-title"),
            html.P(source.publisher, className="source-publisher"),
            html.Dl(
                [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts.items() if value],
                className="facts",
            ),
            html.P(source.citation, className="citation"),
            *([html.P(outside, className="address")] if outside else []),
            *([html.P(named(source.note), className="note")] if source.note else []),
            html.Ul([html.Li(count) for count in _counted(state, source, held, counts)], className="counts"),
        ],
        id=f"source-{source.source_id}",
        className="source-entry",
    )


def _counted(state: ViewState, source: Source, held: tuple[Holding, ...], counts: _Counts) -> list[Component]:
    """How many figures and events rest on a source, with the way to them: the table, and files."""
    key = source.source_id
    found: list[Component] = []
    if produced := counts.produced[key]:
        words = unnamed_words(produced) if source.kind == "seed" else produced_words(produced)
        table = ViewState(
            page=Page.DATA,
            series=tuple(row.series.series_id for row in held),
            lang=state.lang,
            theme=state.theme,
        )
        found.append(dcc.Link(words, href=address(table)))
        found.append(html.A(_("as a file (CSV)"), href=f"{_API}?source={key}&format=csv"))
    if read := counts.read[key]:
        found.append(html.A(read_words(read), href=f"{_API}?via={key}&format=csv"))
    if events := counts.events[key]:
        timeline = ViewState(page=Page.TIMELINE, lang=state.lang, theme=state.theme)
        found.append(dcc.Link(cited_words(events), href=address(timeline)))
    if context := counts.context[key]:
        found.append(html.Span(context_words(context)))
    return found


def _linked(kind: str, names: Mapping[str, str]) -> list[Component | str]:
    """Names in a row, each a link to its definition on this page."""
    parts: list[Component | str] = []
    for code, name in names.items():
        parts += [html.A(name, href=f"#{kind}-{code}"), "; "]
    return parts[:-1]
