"""Figures that do not fit together: a section of the page about sources."""

from collections import Counter

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.fold import section_fold
from app.data.dataset import Dataset, Disagreement
from app.data.editions.revised import Revised, compared_pairs, revised
from app.domain.disagreement import KINDS
from app.domain.figure import split_list
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.figures import amount
from app.text.i18n import _, named
from app.text.labels import corridor_name, disagreement_kind_name
from app.text.numbers import number
from app.text.sources.disagreements import (
    compared_words,
    disagreements_intro,
    edition_name,
    further_words,
    kind_heading,
    kind_meaning,
    other_dates_words,
    signed,
)
from app.text.sources.words import figure_sentence

_OPEN = 30
"""So many revisions stand open, those with the largest differences; the rest is behind a fold."""
_API = "/api/v1/disagreements?format=csv&limit=100000"


def groups_that_differ(dataset: Dataset, state: ViewState) -> list[Component]:
    """Every group by kind, the gravest first; links keep the language and theme of `state`."""
    counts = Counter(row.kind for row in dataset.disagreements)
    jumps = [
        html.Li(
            [
                html.A(kind_heading(kind), href=f"#kind-{kind}"),
                " ",
                html.Span(number(counts[kind]), className="faint"),
            ]
        )
        for kind in KINDS
        if counts[kind]
    ]
    download = html.A(_("All groups as a table (CSV)"), href=_API)
    return [
        html.P(disagreements_intro()),
        html.Ul([*jumps, html.Li(download)], className="jumps", **aria(label=_("Kinds of disagreements"))),
        *(part for kind in KINDS if counts[kind] for part in _kind(dataset, state, kind)),
    ]


def _kind(dataset: Dataset, state: ViewState, kind: str) -> list[Component]:
    """The groups of a kind: one after the other, those between two editions in a table."""
    rows = [row for row in dataset.disagreements if row.kind == kind]
    editions = tuple(one for one in revised(dataset) if one.disagreement.kind == kind)
    in_table = {one.disagreement.disagreement_id for one in editions}
    heading = html.H3(
        [kind_heading(kind), html.Span(number(len(rows)), className="faint")],
        className="group measure",
        id=f"kind-{kind}",
    )
    content = [
        html.P(kind_meaning(kind), className="kind-meaning"),
        *(_group(dataset, row) for row in rows if row.disagreement_id not in in_table),
        *(_revisions(dataset, state, editions) if editions else []),
    ]
    return [section_fold(heading, content)]


def _group(dataset: Dataset, row: Disagreement) -> Component:
    """What does not fit: the figures, the arithmetic, a likely reason, and our reading, marked as ours."""
    figures = [
        html.Li(figure_sentence(dataset, dataset.by_id[key]))
        for key in row.observations
        if key in dataset.by_id
    ]
    return html.Article(
        [
            html.P(disagreement_kind_name(row.kind), className="differs"),
            html.H4(named(row.title), className="source-title"),
            html.Ul(figures, className="figures-listed"),
            html.Div(
                [
                    html.Ul(
                        [html.Li(part) for part in split_list(named(row.arithmetic))], className="arithmetic"
                    ),
                    *([html.P(named(row.explanation))] if row.explanation else []),
                    *([html.P(named(row.suggestion), className="ours")] if row.suggestion else []),
                ],
                className="reading",
            ),
        ],
        id=f"disagreement-{row.disagreement_id}",
        className="source-entry group-entry",
    )


def _revisions(dataset: Dataset, state: ViewState, rows: tuple[Revised, ...]) -> list[Component]:
    """The corridors on which two editions differ, the largest difference first; all but `_OPEN` folded."""
    sources = {
        one.source_id: dataset.sources[one.source_id] for row in rows for one in (row.newer, row.older)
    }
    named_sources = "; ".join(f"{each.publisher}, {each.title}" for each in sources.values())
    shown, folded = rows[:_OPEN], rows[_OPEN:]
    parts: list[Component] = [
        html.P(compared_words(compared_pairs(dataset), len(rows))),
        _table(dataset, state, shown, _("The largest differences between two editions")),
    ]
    if folded:
        rest = _table(dataset, state, folded, _("Smaller differences between two editions"))
        parts.append(html.Details([html.Summary(further_words(folded)), rest], className="folded"))
    return [*parts, html.P(_("Sources: {sources}.").format(sources=named_sources), className="note")]


def _table(dataset: Dataset, state: ViewState, rows: tuple[Revised, ...], name: str) -> Component:
    heads = [
        _("Corridor"),
        _("Year"),
        edition_name(dataset, rows[0].newer.source_id),
        edition_name(dataset, rows[0].older.source_id),
        _("Difference"),
        _("Why"),
    ]
    table = html.Table(
        [
            html.Caption(name, className="visually-hidden"),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody([_row(dataset, state, row, heads) for row in rows]),
        ],
        className="revisions",
    )
    return html.Div(table, className="revisions-scroll", tabIndex=0, role="region", **aria(label=name))


def _row(dataset: Dataset, state: ViewState, row: Revised, heads: list[str]) -> Component:
    """The date of the largest difference, and a link to the figures of all dates."""
    newer, older, group = row.newer, row.older, row.disagreement
    there = ViewState(
        page=Page.DATA,
        measure=newer.measure,
        series=(newer.series_id, older.series_id),
        origin=(newer.origin,),
        destination=(newer.destination,),
        lang=state.lang,
        theme=state.theme,
    )
    why: list[Component] = [
        html.Span(named(group.explanation)),
        html.Span(named(group.suggestion), className="ours"),
    ]
    cells: list[list[Component] | str] = [
        [
            html.Span(str(newer.period.first_year)),
            dcc.Link(other_dates_words(row), href=address(there), className="detail"),
        ],
        str(amount(newer)),
        str(amount(older)),
        signed(row.difference),
        why,
    ]
    return html.Tr(
        [
            html.Th(corridor_name(dataset, newer.corridor), scope="row"),
            *(html.Td(cell, **data(label=head)) for head, cell in zip(heads[1:], cells, strict=True)),
        ],
        id=f"disagreement-{group.disagreement_id}",
    )
