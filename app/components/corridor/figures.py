"""Parts of a corridor page that set figures side by side: women and men, both directions, money, what does not fit."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.card.link import card_link
from app.components.card.parts import clash, kind_line, number_link
from app.data.corridor.context import costs_of, disagreements_of_corridor
from app.data.corridor.corridor import Corridor, Pair, figures_of, pairs, with_women
from app.data.dataset import Dataset
from app.data.derived.derived import derive
from app.data.derived.kinds import Derived, Key
from app.data.related import alike, related
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.corridor.words import (
    balance_words,
    counter_note,
    gdp_words,
    money_way_words,
    more_words,
    no_costs_words,
    no_figure_word,
    no_remittance_words,
    no_women_words,
    share_words,
    what_counted,
    wider_words,
    women_at_dates_words,
    women_heads,
    women_note,
)
from app.text.derived import derived_amount
from app.text.figures import date_words, source_words
from app.text.i18n import named
from app.text.labels import corridor_name, measure_name, series_title, way_name

_CLASHES = 3
"""So many groups that do not fit together stand open."""


def women_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Women and men of the first series of each measure, and of all others that are no editions of it."""
    if not figures_of(dataset, corridor):
        return []
    rows = with_women(dataset, corridor)
    if not rows:
        return [html.P(no_women_words(), className="nothing-words")]
    first = list({row.measure: row for row in reversed(rows)}.values())
    shown = [row for row in rows if row in first or row.status == first[0].status == "reported"]
    heads = women_heads()
    return [
        html.Div(
            html.Table(
                [_thead(heads.values()), html.Tbody([_women_row(dataset, state, row) for row in shown])],
                className="words-table",
            ),
        ),
        html.P(women_note(), className="note"),
        *_women_at_dates(dataset, state, shown),
    ]


def counter_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """The latest figures of both directions, measure by measure."""
    found = pairs(dataset, corridor)
    if not any(pair.here for pair in found) and not any(pair.there for pair in found):
        return []
    heads = ["", corridor_name(dataset, corridor), corridor_name(dataset, (corridor[1], corridor[0]))]
    return [
        html.P(counter_note(), className="note"),
        html.Table(
            [
                _thead(heads),
                *(_pair(dataset, state, pair, heads[1:]) for pair in found),
            ],
            className="words-table counter-table",
        ),
    ]


def costs_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Costs of the corridor, and costs, wages and limits of wider groups."""
    found = costs_of(dataset, corridor)
    if not (found.own or found.wider or figures_of(dataset, corridor)):
        return []
    return [
        figure_list(dataset, state, found.own)
        if found.own
        else html.P(no_costs_words(), className="nothing-words"),
        *(
            [
                html.H3(wider_words(), className="part-head"),
                figure_list(dataset, state, found.wider, placed=True),
            ]
            if found.wider
            else []
        ),
    ]


def remittance_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Figures of the money sent, with what they are of the economy of the origin."""
    rows = [row for row in figures_of(dataset, corridor) if row.measure == "remittance" and not row.same_as]
    if not rows:
        nothing = html.P(no_remittance_words(), className="nothing-words")
        return [nothing] if figures_of(dataset, corridor) else []
    latest_first = sorted(rows, key=lambda row: (-row.period.end.toordinal(), row.observation_id))
    shares = {row.observation_id: _gdp_share(dataset, state, row) for row in latest_first}
    return [
        html.P(money_way_words(dataset, corridor), className="note"),
        figure_list(dataset, state, latest_first, beside=shares),
    ]


def clashes_part(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Groups of figures that do not fit together, the gravest first, each with its figures."""
    found = disagreements_of_corridor(dataset, corridor)
    notes = [clash(dataset, state, group) for group in found]
    return [*notes[:_CLASHES], *fold(notes[_CLASHES:], max(0, len(notes) - _CLASHES))]


def figure_list(
    dataset: Dataset,
    state: ViewState,
    rows: Iterable[Observation],
    *,
    placed: bool = False,
    beside: dict[str, list[Component]] | None = None,
) -> Component:
    """Figures one below the other: number, what it is, date, how sure, source; `placed` with the corridor of each."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(number_link(state, row), className="fact-number"),
                    html.Span(series_title(dataset, row.series_id), className="fact-what"),
                    html.Span(
                        [
                            *([f"{way_name(dataset, row.measure, row.corridor)}. "] if placed else []),
                            date_words(row),
                        ],
                        className="fact-date",
                    ),
                    html.Span(kind_line(dataset, row), className="figure-kind"),
                    html.Span(source_words(dataset, row), className="figure-source"),
                    *([html.Span(named(row.note), className="figure-note")] if row.note else []),
                    *(beside or {}).get(row.observation_id, []),
                ]
            )
            for row in rows
        ],
        className="figure-list",
    )


def fold(parts: Sequence[Component], count: int) -> list[Component]:
    """The rest of a list behind a line that says of how many it is; nothing without a rest."""
    if not count:
        return []
    return [html.Details([html.Summary(more_words(count)), *parts], className="panel-fold")]


def _thead(heads: Iterable[str]) -> Component:
    return html.Thead(html.Tr([html.Th(head, scope="col") if head else html.Td() for head in heads]))


def _women_row(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    heads = women_heads()
    women = row if row.sex == Sex.FEMALE else related(dataset, row, sex=Sex.FEMALE)
    men = related(dataset, row, sex=Sex.MALE)
    share = derive(dataset, row, Key.WOMEN) if row.sex == Sex.TOTAL else None
    return html.Tr(
        [
            html.Th(
                [
                    html.Span(what_counted(dataset, row), className="cell-name"),
                    html.Span(date_words(row), className="detail"),
                    html.Span(source_words(dataset, row), className="detail"),
                ],
                scope="row",
            ),
            html.Td(_number(state, women), **data(label=heads["women"])),
            html.Td(_number(state, men), **data(label=heads["men"])),
            html.Td(_share(dataset, state, row, share), className="cell-share", **data(label=heads["share"])),
        ]
    )


def _share(
    dataset: Dataset, state: ViewState, row: Observation, share: Derived | None
) -> list[Component | str]:
    if share is None:
        return [no_figure_word()]
    words = share_words(dataset, share)
    if share.value is None:
        return [html.Span(words, className="detail")]
    return [
        card_link(state, row.observation_id, words),
        html.Span(
            html.Span(className="share-women", style={"width": f"{share.value:.1f}%"}),
            className="share-bar",
            **aria(hidden="true"),
        ),
    ]


def _women_at_dates(dataset: Dataset, state: ViewState, shown: Sequence[Observation]) -> list[Component]:
    """The share at every date of the series that has most of them."""
    dated = {
        row.series_id: [
            (each, share)
            for each in sorted(alike(dataset, row, but="period"), key=lambda each: each.period.end)
            if each.sex == Sex.TOTAL
            for share in [derive(dataset, each, Key.WOMEN)]
            if share.value is not None
        ]
        for row in shown
    }
    series = max(dated, key=lambda key: len(dated[key]), default="")
    if not series or len(dated[series]) < 2:
        return []
    row = next(row for row in shown if row.series_id == series)
    items = [
        html.Li(
            [f"{date_words(each)}: ", card_link(state, each.observation_id, derived_amount(dataset, share))]
        )
        for each, share in dated[series]
    ]
    return [
        html.Details(
            [html.Summary(women_at_dates_words(row, dataset)), html.Ul(items, className="share-dates")],
            className="panel-fold",
        )
    ]


def _pair(dataset: Dataset, state: ViewState, pair: Pair, heads: Sequence[str]) -> Component:
    """A measure in both directions, and below it the balance or why there is none."""
    balance = balance_words(dataset, pair)
    return html.Tbody(
        [
            html.Tr(
                [
                    html.Th(measure_name(pair.measure), scope="row"),
                    *(
                        html.Td(_cell(dataset, state, row), **data(label=head))
                        for row, head in zip((pair.here, pair.there), heads, strict=True)
                    ),
                ]
            ),
            *(
                [html.Tr(html.Td(_balance(state, pair, balance), colSpan=3, className="counter-balance"))]
                if balance
                else []
            ),
        ]
    )


def _balance(state: ViewState, pair: Pair, words: str) -> Component | str:
    """A balance opens the card of the figure it was asked of, which prints it too; why there is none is plain text."""
    if pair.net is None or pair.net.value is None:
        return words
    return card_link(state, pair.net.figure.observation_id, words)


def _cell(dataset: Dataset, state: ViewState, row: Observation | None) -> list[Component | str]:
    if row is None:
        return [html.Span(no_figure_word(), className="faint")]
    return [
        number_link(state, row),
        html.Span(html.Span(kind_line(dataset, row), className="figure-kind"), className="detail"),
        html.Span(date_words(row), className="detail"),
        html.Span(source_words(dataset, row), className="detail"),
    ]


def _number(state: ViewState, row: Observation | None) -> Component | str:
    return number_link(state, row) if row is not None else no_figure_word()


def _gdp_share(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    if row.unit != "USD":
        return []
    words = gdp_words(dataset, derive(dataset, row, Key.SHARE_OF_GDP))
    return [html.Span(card_link(state, row.observation_id, words), className="fact-share")] if words else []
