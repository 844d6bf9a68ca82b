"""The page of one corridor: head, headline figures, its charts, and all that is said of it in words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.chart import chart_frame
from app.components.corridor.figures import (
    clashes_part,
    costs_part,
    counter_part,
    remittance_part,
    women_part,
)
from app.components.corridor.missing import missing_part
from app.components.corridor.places import crossings_part, events_part, related_part, sectors_part
from app.components.corridor.table import table_part
from app.components.export.menu import export_menu
from app.components.headlines import Headline, derived_headline, headline_of, headline_row, nothing_headline
from app.components.ids import Ids
from app.components.map.page import origin_colour
from app.components.map.panel_alongside import alongside_block
from app.components.markup import markup
from app.components.ways import crumbs, view_links
from app.data.corridor.context import counts_of_corridors
from app.data.corridor.corridor import Corridor, figures_of, leading_figures, reversed_corridor
from app.data.corridor.tables import tables_of
from app.data.corridor.trend import corridor_trend
from app.data.dataset import Dataset
from app.data.derived.derived import derive
from app.data.derived.kinds import Key
from app.data.map.alongside import alongside_years
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.state.charts import Chart, chart_of
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.corridor.channels import nothing_by_channel
from app.text.corridor.charts import nothing_over_time
from app.text.corridor.words import (
    corridors_word,
    filters_held_words,
    headline_names,
    nothing_at_all,
    nothing_lead,
    nothing_words,
    on_page_words,
    other_way_words,
    section_title,
    short_amount,
    women_of_all_words,
)
from app.text.labels import corridor_name

_MOST_HEADLINES = 4

Part = tuple[str, list[Component]]
"""The name of a part of the page (see `section_title`) and what it holds; an empty one is left out."""


def corridor_page(dataset: Dataset, state: ViewState) -> Component:
    """The whole page of the corridor of `state`."""
    corridor = state.open_corridor or ("", "")
    rows = figures_of(dataset, corridor)
    parts = [part for part in _parts(dataset, state, corridor) if part[1]]
    shown = _ROWS if rows else _ROWS_WITHOUT_FIGURES
    head = [
        *_head(dataset, state, corridor),
        *(_headlines(dataset, state, corridor) if rows else _nothing(dataset, corridor)),
    ]
    return html.Div(
        [
            html.Div(className="corridor-top", **data(markup=markup([*head, _jumps(dict(parts), shown)]))),
            *(_charts(dataset, corridor, parts) if rows else []),
            html.Div(
                className="words-grid corridor-words",
                **data(markup=markup(_columns(dict(parts), shown))),
            ),
        ],
        id=Ids.CORRIDOR_PAGE,
        className="words-page corridor-page",
        style={"--bar": f"var(--{origin_colour(corridor[0])})"},
    )


_Rows: TypeAlias = tuple[tuple[tuple[tuple[str, ...], str], ...], ...]

_BESIDE = ("alongside", "women")
"""Parts that stand beside the chart of channels."""
_ROWS: _Rows = (
    ((("counter",), "span-7"), (("remittance", "crossings"), "span-5")),
    ((("clashes",), "span-7"), (("events",), "span-5")),
    ((("sectors", "missing"), "span-7"), (("costs",), "span-5")),
    ((("all",), "span-12"),),
    ((("related",), "span-12"),),
)
"""The other parts in rows of columns; a column without its neighbour takes the whole width."""
_ROWS_WITHOUT_FIGURES: _Rows = (
    ((("missing", "sectors"), "span-7"), (("crossings", "costs"), "span-5")),
    ((("related",), "span-12"),),
    ((("events",), "span-12"),),
)


def _parts(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Part]:
    """Everything below the charts, in reading order."""
    found = leading_figures(dataset, corridor)
    workers = bool(found.documented or found.everyone)
    return [
        ("alongside", alongside_block(dataset, state, alongside_years(dataset, corridor)) if workers else []),
        ("women", women_part(dataset, state, corridor)),
        ("counter", counter_part(dataset, state, corridor)),
        ("remittance", remittance_part(dataset, state, corridor)),
        ("costs", costs_part(dataset, state, corridor)),
        ("sectors", sectors_part(dataset, corridor)),
        ("clashes", clashes_part(dataset, state, corridor)),
        ("events", events_part(dataset, state, corridor)),
        ("crossings", crossings_part(dataset, state, corridor)),
        ("missing", missing_part(dataset, corridor)),
        ("all", table_part(dataset, state, corridor)),
        ("related", related_part(dataset, state, corridor)),
    ]


def _head(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    name, back = corridor_name(dataset, corridor), reversed_corridor(corridor)
    counts = counts_of_corridors(dataset)
    index = address(state.but(corridor=None))
    other = state.but(corridor="-".join(back))
    chart = chart_of(Page.CORRIDOR, state.chart)
    return [
        crumbs([(corridors_word(), index), (name, None)]),
        html.Div(
            [
                html.H1(name, className="page-title corridor-title"),
                html.Div(
                    [
                        view_links(dataset, state, buttons=True),
                        *([export_menu(state, chart)] if counts.get(corridor) else []),
                        dcc.Link(
                            other_way_words(dataset, back, counts.get(back, 0)),
                            href=address(other),
                            className="corridor-back",
                        ),
                    ],
                    className="corridor-ways",
                ),
            ],
            className="page-head",
        ),
        *([html.P(filters_held_words(), className="note")] if state.active_filters() else []),
    ]


def _headlines(dataset: Dataset, state: ViewState, corridor: Corridor) -> list[Component]:
    """Up to four: workers with documents, all workers, residents and women among them, money sent, costs."""
    names, found = headline_names(dataset, corridor), leading_figures(dataset, corridor)
    shown: list[Headline] = []

    def show(name: str, row: Observation | None, *, always: bool = False) -> None:
        if row is not None:
            line = headline_of(dataset, names[name], row)
            shown.append(replace(line, amount=short_amount(row)) if row.unit == "USD" else line)
        elif always:
            shown.append(nothing_headline(names[name], nothing_words(found, name)))

    show("documented", found.documented, always=True)
    show("everyone", found.everyone)
    show("residents", found.residents, always=True)
    if found.residents is not None and found.residents.sex == Sex.TOTAL:
        women = derive(dataset, found.residents, Key.WOMEN)
        if women.value is not None and len(shown) < _MOST_HEADLINES - 1:
            details = women_of_all_words(women)
            shown.append(derived_headline(dataset, names["women"], women, details))
    show("cost", found.cost if len(shown) < _MOST_HEADLINES - 1 else None)
    show("remittance", found.remittance, always=True)
    return [headline_row(state, shown[:_MOST_HEADLINES])]


def _nothing(dataset: Dataset, corridor: Corridor) -> list[Component]:
    return [
        html.Div(
            [
                html.P(nothing_at_all(dataset, corridor), className="corridor-nothing"),
                html.P(nothing_lead(), className="subtitle"),
            ],
            className="corridor-none",
        )
    ]


def _jumps(parts: Mapping[str, Sequence[Component]], rows: _Rows) -> Component:
    """Links to the parts below the charts, in their order there."""
    order = [name for row in rows for names, _span in row for name in names if name in parts]
    links = [html.Li(html.A(section_title(name), href=f"#part-{name}")) for name in order]
    return html.Nav(html.Ul(links, className="panel-jumps"), **aria(label=on_page_words()))


def _charts(dataset: Dataset, corridor: Corridor, parts: Sequence[Part]) -> list[Component]:
    """Both charts, words in the place of one without anything to draw, and what stands beside the second."""
    beside = [_section(name, content) for name, content in parts if name in _BESIDE]
    span = "span-7" if beside else "span-12"
    over_time = corridor_trend(dataset, corridor)
    first: Component
    second: Component
    if over_time.is_empty:
        first = _said("trend", nothing_over_time(dataset, over_time), "span-12")
    else:
        first = html.Section(chart_frame(Chart.CORRIDOR_TREND, grows=True), className="span-12")
    if tables_of(dataset, corridor).tables:
        frame = chart_frame(Chart.CORRIDOR_CHANNELS, grows=True)
        second = html.Section(frame, className=f"words-part {span}")
    else:
        second = _said("channels", nothing_by_channel(dataset, corridor), span)
    column = html.Div(className="span-5 corridor-column", **data(markup=markup(beside)))
    return [html.Div([first, second, *([column] if beside else [])], className="words-grid")]


def _said(name: str, sentence: str, span: str) -> Component:
    """A heading, and the sentence that stands in the place of a chart."""
    return html.Section(
        [html.H2(section_title(name), className="section"), html.P(sentence, className="nothing-words")],
        className=f"words-part {span}",
    )


def _columns(parts: Mapping[str, Sequence[Component]], rows: _Rows) -> list[Component]:
    """The parts below the charts, in columns."""
    found: list[Component] = []
    for row in rows:
        filled = [([name for name in names if name in parts], span) for names, span in row]
        columns = [(names, span) for names, span in filled if names]
        found += [
            html.Div(
                [_section(name, parts[name]) for name in names],
                className=f"corridor-column {span if len(columns) > 1 else 'span-12'}",
            )
            for names, span in columns
        ]
    return found


def _section(name: str, content: Sequence[Component]) -> Component:
    # The block brings its heading along.
    heading = [] if name == "alongside" else [html.H2(section_title(name), className="section")]
    return html.Section(
        [*heading, *content],
        className=f"words-part corridor-{name}",
        id=f"part-{name}",
    )
