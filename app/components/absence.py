"""Marks for kinds of nothing, and the corridors without a number that stand below those with one."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.data.absence import MOST_CORRIDORS, Absence, Nothing, absences, is_never_covered, named_corridors
from app.data.dataset import Dataset
from app.state.view import ViewState
from app.text.absence import (
    absence_head,
    any_date_words,
    dates_without,
    no_figure_words,
    nothing_name,
    nothing_reason,
    nothing_sign,
)
from app.text.i18n import _
from app.text.labels import corridor_name
from app.text.numbers import counted

NO_FIGURE = "no-figure"
"""The anchor of the corridors without a number below the data table."""
MOST_ROWS = 40
"""More corridors without a number than this are counted, not named."""


def absence_rows(dataset: Dataset, state: ViewState, *, year: int | None = None) -> list[Component]:
    """Corridors that the reader named and that have no number, each with its mark, and a sentence for each reason.

    `year` is that of the map, if the caller knows it. Empty where nothing is missing.
    """
    found = absences(dataset, state, year=year)
    if not found:
        return [too_many_note()] if too_many(dataset, state) else []
    one_each = list({row.corridor: row for row in found}.values())
    rows = [_row(dataset, row) for row in one_each[:MOST_ROWS]]
    more = len(one_each) - len(rows)
    reasons = dict.fromkeys(
        (row.kind, nothing_reason(dataset, row)) for row in sorted(one_each, key=lambda row: row.kind)
    )
    return [
        html.Section(
            [
                html.H3(_("Without a number"), className="section"),
                html.Ul(rows, className="absence-list"),
                *([html.P(_more_words(more), className="note")] if more else []),
                html.Ul(
                    [html.Li([nothing_mark(kind), html.Span(words)]) for kind, words in reasons],
                    className="absence-reasons note",
                ),
            ],
            className="absences",
            **aria(label=_("Without a number")),
        )
    ]


def absence_table(dataset: Dataset, state: ViewState, found: tuple[Absence, ...]) -> list[Component]:
    """Below the data table: what stands instead of a number, a row for each corridor, series and reason."""
    if not found:
        return [too_many_note()] if too_many(dataset, state) else []
    years: dict[Absence, list[int]] = {}
    for row in found:
        years.setdefault(replace(row, year=0), []).append(row.year)
    shown = list(years.items())[:MOST_ROWS]
    more = len(years) - len(shown)
    heads = [absence_head(name) for name in ("kind", "date", "why")]
    head = html.Tr([html.Th(words, scope="col") for words in (_("Corridor"), *heads)])
    table = html.Table(
        [
            html.Thead(head),
            html.Tbody([_table_row(dataset, state, row, missing) for row, missing in shown]),
        ],
        className="absence-table",
    )
    told = [html.P(_more_rows_words(more), className="note")] if more else []
    return [
        html.Section(
            [html.H2(_("No figure"), className="section"), html.P(no_figure_words(state)), table, *told],
            id=NO_FIGURE,
            className="absences",
        )
    ]


def nothing_mark(kind: Nothing) -> Component:
    """The mark of a kind of nothing: dotted ring with 0, dotted ring with a dash, bare dotted ring, filled square."""
    return html.Span(className=f"mark nothing nothing-{kind}", **aria(hidden="true"))


def zero_mark() -> Component:
    """The mark of a zero that the source prints: a ring with 0."""
    return html.Span(className="mark nothing nothing-printed", **aria(hidden="true"))


def too_many(dataset: Dataset, state: ViewState) -> bool:
    """Whether the reader named more corridors than are looked through for missing numbers."""
    return len(named_corridors(dataset, state)) > MOST_CORRIDORS


def too_many_note() -> Component:
    """What is said in the place of the corridors without a number where there are too many to look at."""
    return html.P(_("Choose fewer places to see which corridors have no number, and why."), className="note")


def _row(dataset: Dataset, absence: Absence) -> Component:
    return html.Li(
        [
            html.Span(corridor_name(dataset, absence.corridor), className="absence-corridor"),
            html.Span(
                [nothing_mark(absence.kind), html.Span(nothing_name(absence.kind))],
                className="absence-kind",
            ),
        ]
    )


def _table_row(dataset: Dataset, state: ViewState, absence: Absence, years: list[int]) -> Component:
    dated = replace(absence, year=years[0])
    is_timeless = {state.year, state.from_year, state.to_year} == {None} and is_never_covered(dataset, dated)
    cells: dict[str, list[Component] | str] = {
        "kind": [
            html.Span(
                [nothing_mark(absence.kind), html.Strong(nothing_sign(absence.kind))], className="number"
            ),
            html.Span(nothing_name(absence.kind), className="detail"),
        ],
        "date": any_date_words() if is_timeless else dates_without(dataset, dated, years),
        "why": nothing_reason(dataset, dated),
    }
    return html.Tr(
        [
            html.Th(corridor_name(dataset, absence.corridor), scope="row", className="cell-corridor"),
            *(
                html.Td(cell, className=f"cell-{name}", **data(label=absence_head(name)))
                for name, cell in cells.items()
            ),
        ]
    )


def _more_rows_words(more: int) -> str:
    return counted(
        "{n} more row is in the file for download.", "{n} more rows are in the file for download.", more
    )


def _more_words(more: int) -> str:
    return counted("{n} more corridor without a number.", "{n} more corridors without a number.", more)
