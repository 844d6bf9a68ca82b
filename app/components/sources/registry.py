"""The registry of measures and series, and what was left out: two sections of the page about sources."""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.fold import section_fold
from app.data.dataset import Dataset, Series
from app.data.sources.holdings import Holding, holdings
from app.domain.figure import split_list
from app.domain.indicators import INDICATORS
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, named
from app.text.indicators import indicator_meaning, indicator_name, indicator_unit
from app.text.labels import measure_meaning, measure_name
from app.text.numbers import number
from app.text.sources.registry import (
    absent_words,
    change_words,
    compared_words,
    counted_by_words,
    counted_words,
    counts_words,
    folded_words,
    frequency_name,
    held_words,
    method_name,
    not_counted_words,
    registry_intro,
    source_words,
    unit_and_time,
    why_left_out_name,
    years_words,
)

_SHORT = 320
"""A description of more letters than this stands behind a fold."""


def measures_and_series(dataset: Dataset, state: ViewState) -> list[Component]:
    """Every measure that has figures, and under it each series; links keep the language and theme of `state`."""
    held = holdings(dataset)
    jumps = [
        html.Li(
            [
                html.A(measure_name(key), href=f"#measure-{key}"),
                " ",
                html.Span(number(len(rows)), className="faint"),
            ]
        )
        for key, rows in held.items()
    ]
    return [
        html.P(registry_intro()),
        html.Ul(jumps, className="jumps", **aria(label=_("Measures, with the number of their series"))),
        *(part for key, rows in held.items() for part in _measure(dataset, state, key, rows)),
        *_indicators(dataset),
    ]


def left_out(dataset: Dataset) -> list[Component]:
    """What was looked at and left out, with the reason and what stands here instead."""
    rows = dataset.table("left_out").to_dict("records")
    return [_left_out(dataset, {str(name): str(cell) for name, cell in row.items()}) for row in rows]


def _measure(dataset: Dataset, state: ViewState, key: str, rows: tuple[Holding, ...]) -> list[Component]:
    """What a measure counts, its larger series, and those of a single figure behind a fold."""
    large = [row for row in rows if row.figures > 1]
    single = [row for row in rows if row.figures == 1]
    fold = html.Details(
        [html.Summary(folded_words(len(single))), *(_series(dataset, state, row) for row in single)],
        className="folded",
    )
    heading = html.H3(
        [measure_name(key), html.Span(counts_words(rows), className="faint")],
        className="group measure",
        id=f"measure-{key}",
    )
    content = [
        html.P(measure_meaning(key)),
        html.P(unit_and_time(key, rows), className="detail"),
        *(_series(dataset, state, row) for row in large),
        *([fold] if single else []),
    ]
    return [section_fold(heading, content)]


def _series(dataset: Dataset, state: ViewState, held: Holding) -> Component:
    """One series: whom it counts and whom not, how it comes about, and what may be made of it."""
    series = held.series
    not_counted = not_counted_words(series)
    return html.Article(
        [
            html.H4(
                [named(series.title), " ", html.Span(series.series_id, className="faint")],
                className="source-title",
            ),
            html.P(counted_words(series)),
            *([html.P(not_counted)] if not_counted else []),
            _compared(dataset, series),
            *_description(series.description),
            _facts(dataset, state, held),
        ],
        id=f"series-{series.series_id}",
        className="source-entry series-entry",
    )


def _facts(dataset: Dataset, state: ViewState, held: Holding) -> Component:
    series = held.series
    source = dataset.sources[series.source_id]
    table = ViewState(
        page=Page.DATA,
        measure=series.measure,
        series=(series.series_id,),
        lang=state.lang,
        theme=state.theme,
    )
    facts: dict[str, str | Component] = {
        _("Figures"): dcc.Link(held_words(held), href=address(table)),
        _("Years"): years_words(held),
        _("Appears"): frequency_name(series.frequency),
        _("Method"): html.A(method_name(series.method), href=f"#method-{series.method}"),
        _("Counted"): counted_by_words(series.counted_by),
        _("Source"): html.A(source_words(source), href=f"#source-{source.source_id}"),
        _("Edition"): named(source.edition),
        _("Licence"): named(source.licence),
        _("Without a row"): absent_words(series.absent),
        _("Changes"): change_words(series),
    }
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts.items() if value],
        className="facts",
    )


def _compared(dataset: Dataset, series: Series) -> Component:
    """With which other series it may be compared; those without figures here are not linked."""
    shown = {row.series.series_id for rows in holdings(dataset).values() for row in rows}
    names: list[Component | str] = []
    for key in series.comparable_with:
        title = named(dataset.series[key].title)
        names += [" ", html.A(title, href=f"#series-{key}") if key in shown else title, ";"]
    return html.P([compared_words(series), *names[:-1], *(["."] if names else [])], className="compared")


def _description(text: str) -> list[Component]:
    if not text:
        return []
    if len(text) <= _SHORT:
        return [html.P(named(text), className="described")]
    return [
        html.Details([html.Summary(_("More about this series")), html.P(named(text))], className="described")
    ]


def _indicators(dataset: Dataset) -> list[Component]:
    """What is said of single countries, which is no measure of a corridor."""
    shown = set(dataset.table("indicators")["indicator"])
    rows = [
        html.Div(
            [
                html.Dt([indicator_name(key), html.Span(indicator_unit(key), className="faint")]),
                html.Dd(
                    [
                        indicator_meaning(key),
                        " ",
                        html.A(
                            source_words(dataset.sources[kind.source_id]), href=f"#source-{kind.source_id}"
                        ),
                    ]
                ),
            ],
            id=f"indicator-{key}",
            className="definition",
        )
        for key, kind in INDICATORS.items()
        if key in shown
    ]
    if not rows:
        return []
    return [
        html.H3(_("Figures of single countries"), className="group measure", id="indicators"),
        html.P(_("They stand beside the figures of corridors for comparison and are never mixed with them.")),
        html.Dl(rows, className="definitions"),
    ]


def _left_out(dataset: Dataset, row: dict[str, str]) -> Component:
    instead = [
        html.A(named(dataset.series[key].title), href=f"#series-{key}") for key in split_list(row["series"])
    ]
    lines: list[Component] = [part for link in instead for part in (link, html.Br())]
    facts: dict[str, str | list[Component]] = {
        _("Why"): why_left_out_name(row["why"]),
        _("Licence"): named(row["licence"]),
        _("Instead"): lines[:-1],
    }
    return html.Article(
        [
            html.H3(named(row["title"]), className="source-title"),
            html.P(row["publisher"], className="source-publisher"),
            html.P(named(row["reason"])),
            html.Dl(
                [html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts.items() if value],
                className="facts",
            ),
        ],
        id=f"left-out-{row['left_out_id']}",
        className="source-entry left-out",
    )
