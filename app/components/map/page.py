"""The parts of the map page: margin column with legend, ranked list, years, and what an empty map says."""

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.absence import absence_rows, zero_mark
from app.components.attributes import aria, data
from app.components.card.link import card_link
from app.components.glyphs import certainty_mark
from app.components.ids import Ids
from app.components.map.areas import area_legend
from app.components.map.crossings import crossing_legend
from app.components.map.legend import map_legend
from app.components.relaxing import relax_links
from app.components.ways import view_links
from app.data.absence import is_zero
from app.data.choices import Relaxation
from app.data.dataset import Dataset
from app.data.map.apart import is_apart
from app.data.map.bands import Split, by_channel
from app.data.map.shading import shading
from app.data.passing import set_aside
from app.data.standing import CorridorFigure, Standing, mentioned_places
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.figures.map.widths import Widths
from app.figures.tokens import Tokens
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.absence import zero_words
from app.text.figures import date_words, kind_words
from app.text.i18n import _, ngettext
from app.text.labels import arrow_name, relax_words, series_title, version_words
from app.text.map.amounts import map_amount
from app.text.map.bands import bands_notes, bands_sentences, split_sentence
from app.text.map.scope import scope_sentences
from app.text.map.source import source_sentence
from app.text.map.words import (
    apart_words,
    boundary_sentence,
    certainty_words,
    left_out_sentence,
    map_lead,
    map_title,
    mark_text,
    mention_text,
    placeless_sentence,
    rank_warning,
    set_aside_text,
    stage_warning,
)
from app.text.numbers import number
from app.text.sources.disagreements import differs_sentence, differs_word

_MOST_SET_ASIDE = 8


def map_margin(
    dataset: Dataset,
    state: ViewState,
    shown: Standing,
    widths: Widths,
    ink: Tokens,
    zoom: float,
    drawn: Mapping[str, Any],
) -> list[Component]:
    """Title, subtitle, legend, scope, source and notes: everything that must be readable without opening anything.

    The legend stands before what the map covers, which takes many lines for some measures: on a low screen it is in
    sight.

    `drawn` is `layout.meta` of the figure beside it.
    """
    warning, channels = stage_warning(shown), by_channel(dataset, state, shown)
    scope = " ".join([*scope_sentences(dataset, state, shown), *bands_sentences(dataset, channels)])
    return [
        html.H1(map_title(shown), className="title"),
        html.P(map_lead(dataset, state, shown), className="subtitle"),
        *([html.P(warning, className="warning")] if warning else []),
        html.Section(
            [
                *map_legend(shown, widths, ink, zoom, drawn),
                *crossing_legend(dataset, state, ink),
                *area_legend(dataset, shading(dataset, state.shade, shown.year), state.frame, ink),
            ],
            className="legend",
            **aria(label=_("Legend")),
        ),
        *([html.P(scope, className="subtitle map-scope")] if scope else []),
        html.Div(
            [
                html.P(
                    [
                        html.B(_("Source:")),
                        " ",
                        source_sentence(dataset, shown, _left_out(drawn)),
                        " ",
                        _link(_("All sources"), state, Page.SOURCES),
                    ],
                    className="source",
                ),
                html.P(boundary_sentence(state.frame), className="source"),
                html.P(
                    version_words(dataset),
                    className="source",
                ),
            ],
            id=Ids.SOURCE_NOTE,
            className="source-note",
        ),
    ]


def corridor_list(
    dataset: Dataset, state: ViewState, shown: Standing, drawn: Mapping[str, Any]
) -> list[Component]:
    """Every corridor with a figure, largest first; then figures without a corridor, and sectors without a number.

    `drawn` is `layout.meta` of the figure beside it: what it finds, what it leaves out, and how much that is.
    """
    left_out = [
        row
        for row in shown.corridors
        if "-".join(row.corridor) in drawn["not_drawn"] and not is_zero(row.figure)
    ]
    largest = max((row.figure.size for row in shown.corridors), default=1.0) or 1.0
    unlike, channels = shown.unlike_stages, by_channel(dataset, state, shown)
    notes = [
        rank_warning(shown),
        stage_warning(shown) if unlike else "",
        drawn["counts"] if left_out else "",
        left_out_sentence(dataset, left_out),
        *bands_notes(dataset, channels),
    ]
    return [
        html.Div(
            [
                html.H2(_("Corridors"), className="section"),
                html.Span(_("by number, not ranked") if unlike else _("largest first"), className="faint"),
            ],
            className="list-head",
        ),
        *([html.P(drawn["finding"], className="list-finding")] if shown.corridors else []),
        view_links(dataset, state, shown_year=shown.year),
        html.Ol(
            [
                _corridor_row(dataset, state, shown, row, largest, channels.split.get(row.corridor))
                for row in shown.corridors
            ]
            or [html.Li(_("No corridor has a figure for this choice."), className="note")],
            className="corridors",
            id=Ids.CORRIDOR_LIST,
        ),
        *absence_rows(dataset, state, year=shown.year),
        *_set_aside(dataset, state, shown),
        *_mark_rows(dataset, state, shown),
        *_mention_rows(dataset, shown),
        *(html.P(note, className="note") for note in notes if note),
    ]


def nothing_drawn(dataset: Dataset, shown: Standing) -> bool:
    """Whether the map has neither arrow nor mark."""
    return not (
        shown.corridors or shown.marks or any(mentioned_places(row, dataset) for row in shown.mentions)
    )


def empty_map(
    dataset: Dataset, state: ViewState, shown: Standing, relaxed: tuple[Relaxation, ...]
) -> Component | None:
    """What to do where nothing is left to draw: which filter to relax, each as a link."""
    if nothing_drawn(dataset, shown) and shown.mentions:
        sentence = placeless_sentence(dataset, shown)
    elif not shown.is_empty:
        return None
    elif not MEASURES[shown.measure].on_map:
        sentence = _(
            "Figures of this measure have no place on the map; the trends and the data table hold them."
        )
    elif state.year:
        sentence = _("No figure for this choice in {year}.").format(year=state.year)
    else:
        sentence = _("No figure for this choice.")
    links = relax_links(state, [(row.name, relax_words(row.name)) for row in relaxed])
    if not MEASURES[shown.measure].on_map:
        there = address(state.but(page=Page.TRENDS))
        links.insert(0, dcc.Link(_("Show as trend"), href=there, className="button"))
    return html.Div([html.P(sentence), html.Div(links, className="button-row")], className="empty")


def _corridor_row(
    dataset: Dataset,
    state: ViewState,
    shown: Standing,
    row: CorridorFigure,
    largest: float,
    split: Split | None,
) -> Component:
    figure = row.figure
    key = "-".join(row.corridor)
    is_open = state.corridor == key
    parts = map_amount(figure)
    share = figure.size / largest
    hollow = " bar-hollow" if figure.is_estimate else ""
    colour = origin_colour(row.corridor[0])
    link = dcc.Link(
        [
            html.Span(
                [
                    html.Span(arrow_name(dataset, figure.measure, row.corridor), className="list-name"),
                    html.Span(
                        [
                            html.Span(parts.before, className="list-before"),
                            html.Span(parts.number),
                            html.Span(parts.after),
                        ],
                        className="list-number",
                    ),
                ],
                className="list-line",
            ),
            html.Span(
                className=f"bar{hollow}",
                style={"width": f"{max(share * 100, 0.6):.1f}%", "--bar": f"var(--{colour})"},
            ),
            html.Span(
                [
                    html.Span(
                        [
                            zero_mark() if is_zero(figure) else certainty_mark(figure),
                            zero_words(figure) if is_zero(figure) else kind_words(dataset, figure),
                            *(
                                html.Span(words, className="second-hand")
                                for words in _warnings(dataset, shown, row)
                            ),
                            *_differs(dataset, figure),
                        ],
                        className="list-kind",
                    ),
                    html.Span(date_words(figure, short=True), className="list-date"),
                ],
                className="list-line",
            ),
            *([html.Span(split_sentence(dataset, split), className="list-split")] if split else []),
        ],
        href=address(state.but(corridor=None if is_open else key)),
        className="corridor",
    )
    current = data(open="true") if is_open else {}
    return html.Li(link, style={"--bar": f"var(--{colour})"}, **data(corridor=key), **current)


def _warnings(dataset: Dataset, shown: Standing, row: CorridorFigure) -> list[str]:
    """Second-hand, implausible; and on a map of a wide measure the series, where it is not that of the largest."""
    other = MEASURES[shown.measure].is_wide and row.figure.series_id != shown.series_ids[0]
    series = [series_title(dataset, row.figure.series_id)] if other else []
    return [*certainty_words(dataset, row.figure), *series]


def _differs(dataset: Dataset, row: Observation) -> list[Component]:
    word = differs_word(dataset, row.observation_id)
    sentence = differs_sentence(dataset, row.observation_id)
    return [html.Span(word, className="differs", title=sentence)] if word else []


def _set_aside(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    """Figures of corridors that the reader named, which the map leaves out, each with the way to see it."""
    drawn = {row.corridor for row in shown.corridors}
    rows = set_aside(dataset, state, shown.year) if shown.year is not None else ()
    rows = tuple(row for row in rows if row.corridor not in drawn)
    if not rows:
        return []
    return [
        html.H3(_("Set aside"), className="list-subhead"),
        html.Ul(
            [
                html.Li(
                    [
                        html.Span(
                            card_link(state, row.observation_id, set_aside_text(dataset, row)),
                            className="list-name",
                        ),
                        dcc.Link(
                            _("Show this series"),
                            href=address(state.but(series=(row.series_id,))),
                            className="list-kind",
                        ),
                    ],
                    className="mark-row",
                )
                for row in rows[:_MOST_SET_ASIDE]
            ],
            className="marks",
        ),
    ]


def _left_out(drawn: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The corridors without an arrow; `drawn` is `layout.meta` of the figure."""
    return {
        (origin, destination)
        for origin, _dash, destination in (key.partition("-") for key in drawn["not_drawn"])
    }


def _mark_rows(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    marks = shown.marks
    if not marks:
        return []
    has_apart = any(is_apart(dataset, mark, shown) for mark in marks)
    return [
        html.H3(_("Figures without a corridor"), className="list-subhead"),
        html.Ul(
            [
                html.Li(
                    [
                        html.Span(
                            card_link(state, mark.figure.observation_id, mark_text(dataset, mark)),
                            className="list-name",
                        ),
                        html.Span(
                            [
                                certainty_mark(mark.figure),
                                kind_words(dataset, mark.figure),
                                *_differs(dataset, mark.figure),
                            ],
                            className="list-kind",
                        ),
                        html.Span(date_words(mark.figure, short=True), className="list-date"),
                    ],
                    className="mark-row",
                )
                for mark in marks
            ],
            className="marks",
        ),
        *([html.P(apart_words(), className="note")] if has_apart else []),
    ]


def _mention_rows(dataset: Dataset, shown: Standing) -> list[Component]:
    if not shown.mentions:
        return []
    by_corridor: dict[tuple[str, str], list[str]] = {}
    for row in shown.mentions:
        names = by_corridor.setdefault(row.corridor, [])
        text = mention_text(dataset, row)
        if text not in names:
            names.append(text)
    texts = [text for names in by_corridor.values() for text in names]
    count = ngettext("{n} sector named without a number", "{n} sectors named without a number", len(texts))
    return [
        html.Details(
            [
                html.Summary(count.format(n=number(len(texts))), className="list-subhead"),
                html.Ul([html.Li(text) for text in texts], className="mentions"),
            ],
            # Where nothing has a number, what is named is all there is to read.
            open=not (shown.corridors or shown.marks),
        )
    ]


def _link(words: str, state: ViewState, page: Page) -> Component:
    return dcc.Link(words, href=address(ViewState(page=page, lang=state.lang, theme=state.theme)))


def origin_colour(code: str) -> str:
    """The CSS variable of an origin's colour: six have one of their own."""
    name = code[:3].lower()
    return name if name in ("mmr", "khm", "lao", "tha", "vnm", "chn") else "ink2"
