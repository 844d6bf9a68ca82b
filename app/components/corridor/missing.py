"""What a corridor has no number for, measure by measure, with the kind of nothing and the reason."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from app.components.absence import nothing_mark
from app.data.absence import Absence, absences, is_never_covered
from app.data.corridor.corridor import Corridor, figures_of
from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from app.text.absence import any_date_words, dates_without, nothing_name, nothing_reason
from app.text.corridor.words import measure_of_series, missing_when_words, no_workers_words


def missing_part(dataset: Dataset, corridor: Corridor) -> list[Component]:
    """The dates at which the first series of each measure has no number, and whether anybody counts workers."""
    asked = ViewState(page=Page.DATA, origin=(corridor[0],), destination=(corridor[1],))
    years: dict[Absence, list[int]] = {}
    for each in absences(dataset, asked):
        years.setdefault(replace(each, year=0), []).append(each.year)
    rows = [_row(dataset, replace(absence, year=found[0]), found) for absence, found in years.items()]
    if not any(row.measure == "workers" for row in figures_of(dataset, corridor)):
        rows.insert(0, html.Li(html.Span(no_workers_words(dataset, corridor))))
    return [html.Ul(rows, className="plain-list missing-list")] if rows else []


def _row(dataset: Dataset, absence: Absence, years: list[int]) -> Component:
    dates = any_date_words() if is_never_covered(dataset, absence) else dates_without(dataset, absence, years)
    return html.Li(
        [
            html.Span(
                [nothing_mark(absence.kind), html.B(measure_of_series(dataset, absence.series_id))],
                className="missing-what",
            ),
            html.Span(missing_when_words(nothing_name(absence.kind), dates), className="missing-dates"),
            html.Span(nothing_reason(dataset, absence), className="detail"),
        ]
    )
