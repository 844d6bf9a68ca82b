"""The table of every figure of a corridor, measure by measure; long series stand behind a fold of their own."""

from collections import Counter
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import data
from app.components.card.parts import kind_line, number_link, series_view
from app.components.terms import term_mark
from app.data.corridor.corridor import Corridor, figures_of
from app.data.dataset import Dataset
from app.data.map.panel_groups import LONG
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.codec import address
from app.state.view import ViewState
from app.text.corridor.words import (
    all_note,
    flag_names,
    repeats_words,
    series_fold_words,
    table_heads,
    who_words,
)
from app.text.figures import date_words, source_words
from app.text.i18n import named
from app.text.labels import measure_meaning, measure_name, series_title
from app.text.map.panel import series_link

_SAID_ELSEWHERE = ("does_not_fit", "second_hand")
"""Warnings that the column on how sure a figure is says already."""


def table_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Every figure of a corridor, repeats among them."""
    rows = figures_of(dataset, corridor)
    if not rows:
        return []
    by_measure: dict[str, list[Observation]] = {}
    for row in rows:
        by_measure.setdefault(row.measure, []).append(row)
    series = len({row.series_id for row in rows})
    return [
        html.P(all_note(len(rows), series), className="note"),
        *(
            part
            for measure in MEASURES
            if measure in by_measure
            for part in _measure(dataset, state, measure, by_measure[measure])
        ),
    ]


def _measure(
    dataset: Dataset, state: ViewState, measure: str, rows: Sequence[Observation]
) -> list[Component]:
    """Single figures and short series in one table, each long series folded."""
    counts = Counter(row.series_id for row in rows)
    short = [row for row in rows if counts[row.series_id] <= LONG]
    long = sorted(
        (key for key, count in counts.items() if count > LONG), key=lambda key: dataset.series[key].priority
    )
    name = measure_name(measure)
    return [
        html.Section(
            [
                html.H3([name, term_mark("measure", measure, name)], className="all-measure"),
                html.P(measure_meaning(measure), className="note"),
                *([_table(dataset, state, short, titled=True)] if short else []),
                *(_series(dataset, state, [row for row in rows if row.series_id == key]) for key in long),
            ],
            className="all-group",
            id=f"figures-{measure}",
        )
    ]


def _series(dataset: Dataset, state: ViewState, rows: Sequence[Observation]) -> Component:
    there = series_view(state, rows[0])
    return html.Details(
        [
            html.Summary(series_fold_words(dataset, tuple(rows))),
            html.P(dcc.Link(series_link(), href=address(there)), className="part-link"),
            _table(dataset, state, rows, titled=False),
        ],
        className="panel-fold all-series",
    )


def _table(dataset: Dataset, state: ViewState, rows: Sequence[Observation], *, titled: bool) -> Component:
    heads = table_heads()
    ordered = sorted(
        rows,
        key=lambda row: (-row.period.end.toordinal(), row.series_id, row.sex != "total", row.observation_id),
    )
    return html.Table(
        [
            html.Thead(
                html.Tr([html.Th(head, scope="col", className=f"all-{name}") for name, head in heads.items()])
            ),
            html.Tbody([_row(dataset, state, row, heads, titled=titled) for row in ordered]),
        ],
        className="words-table all-table",
    )


def _row(
    dataset: Dataset, state: ViewState, row: Observation, heads: dict[str, str], *, titled: bool
) -> Component:
    place = [f" ({named(row.locator)})"] if row.locator else []
    flags = [
        html.Span(name, title=sentence, className="figure-flag")
        for name, sentence in flag_names(dataset, row, _SAID_ELSEWHERE)
    ]
    repeats = [html.Span(repeats_words(), className="figure-flag")] if row.same_as else []
    cells: dict[str, list[Component | str]] = {
        "number": [number_link(state, row)],
        "who": [
            *([html.Span(series_title(dataset, row.series_id), className="cell-name")] if titled else []),
            html.Span(who_words(dataset, row), className="detail" if titled else None),
        ],
        "date": [date_words(row)],
        "kind": [html.Span(kind_line(dataset, row), className="figure-kind")],
        "source": [source_words(dataset, row), *place],
        "flags": [*repeats, *flags],
    }
    return html.Tr(
        [
            html.Td(content, className=f"all-{name}", **data(label=heads[name]))
            for name, content in cells.items()
        ],
        className="repeated" if row.same_as else None,
    )
