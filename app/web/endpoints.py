"""What the API offers: the registry from which its answers, its description and its addresses come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
from werkzeug.datastructures import MultiDict

from app.data import queries
from app.data.dataset import Dataset
from app.data.package.columns import Column
from app.data.package.schema import TABLES
from app.domain.codes import Sex
from app.domain.measures import MEASURES
from app.figures.registry import DRAWINGS
from app.state.charts import Chart, page_of
from app.state.pages import SUBJECTS
from app.text.export.csv import Cell, frame_csv, plain_columns
from app.web.figures import figure_json
from app.web.parameters import DEFAULT_LIMIT, PAGING, BadParameter, Parameter, Values, codes, read_all, year
from app.web.view_parameters import SIZE, read_view, view_parameters

BASE = "/api/v1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets: a JSON value or a text, its media type, and the name of the file to be, if any."""

    content: Any
    media_type: str = "application/json"
    filename: str = ""


Given: TypeAlias = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of the API. `columns` describe the rows of a list and are empty for anything else."""

    path: str
    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Given], Answer]
    columns: dict[str, Column]


def endpoints(dataset: Dataset, boundaries: Path) -> tuple[Endpoint, ...]:
    """Every address of the API with its answer; only its own description is not among them."""
    return (
        _list(
            dataset,
            "observations",
            "Published figures, one a row; an absent filter is no restriction.",
            TABLES["observations"].columns,
            lambda values: queries.observations(dataset, _filters(values)),
            _observation_filters(dataset),
        ),
        *(_table(dataset, name) for name in _TABLES),
        _list(
            dataset,
            "corridors",
            "The corridors between two places that have figures; repeats are not counted.",
            _CORRIDOR_COLUMNS,
            lambda _: queries.corridors(dataset),
        ),
        *(_figure(dataset, boundaries, chart) for chart in DRAWINGS),
    )


_TABLES = (
    "series",
    "sources",
    "places",
    "channels",
    "sectors",
    "events",
    "disagreements",
    "flags",
    "sector_mentions",
    "province_mentions",
    "indicators",
    "crossings",
    "left_out",
)
"""Tables that are given as they stand."""

_CORRIDOR_COLUMNS = {
    "origin": TABLES["observations"].columns["origin"],
    "destination": TABLES["observations"].columns["destination"],
    "figures": Column("How many figures there are, without repeats.", type="integer", required=True),
    "measures": Column("Their measures, separated by semicolons.", required=True),
    "first_year": Column("The first year that a figure touches.", type="integer", required=True),
    "last_year": Column("The last year that a figure touches.", type="integer", required=True),
}


def _observation_filters(dataset: Dataset) -> tuple[Parameter, ...]:
    return (
        codes("origin", "Where the migration starts: codes of places.csv.", dataset.places),
        codes("destination", "Where the migration leads: codes of places.csv.", dataset.places),
        codes("channel", "Channels of migration: codes of channels.csv.", dataset.channels),
        codes("sector", "Sectors of work: codes of sectors.csv.", dataset.sectors),
        codes("sex", "Sex as published.", tuple(Sex)),
        codes("measure", "What is measured.", MEASURES),
        codes("series", "Series: codes of series.csv.", dataset.series),
        codes("source", "Who produced the figure: codes of sources.csv.", dataset.sources),
        codes("via", "The document in which the figure was read: codes of sources.csv.", dataset.sources),
        year("year", "A year that the period of the figure touches; not together with from or to."),
        year("from", "The period touches this year or a later one."),
        year("to", "The period touches this year or an earlier one."),
    )


def _filters(values: Values) -> queries.Filters:
    """Filters from parameters that were read; BadParameter if the years do not go together."""
    only, first, last = (values.get(name) for name in ("year", "from", "to"))
    if only is not None and (first is not None or last is not None):
        name = "from" if first is not None else "to"
        raise BadParameter(
            name, str(values[name]), ["year alone", "from and to"], "Give either year, or from and to."
        )
    if first is not None and last is not None and first > last:
        raise BadParameter(
            "to", str(last), [f"a year from {first}"], "The year in to lies before the year in from."
        )
    chosen = {name: values.get(name, ()) for name in queries.COLUMNS}
    return queries.Filters(
        **chosen,
        first_year=first if only is None else only,
        last_year=last if only is None else only,
    )


def _table(dataset: Dataset, name: str) -> Endpoint:
    table = TABLES[name]
    return _list(dataset, name, f"{table.title}.", table.columns, lambda _: dataset.table(name))


def _list(
    dataset: Dataset,
    name: str,
    summary: str,
    columns: dict[str, Column],
    rows: Callable[[Values], pd.DataFrame],
    filters: tuple[Parameter, ...] = (),
) -> Endpoint:
    """A list of rows, a sheet at a time, as JSON or CSV."""
    parameters = (*filters, *PAGING)

    def answer(given: Given) -> Answer:
        values = read_all(given, parameters)
        frame = rows(values)
        limit, offset = values.get("limit", DEFAULT_LIMIT), values.get("offset", 0)
        sheet = frame.iloc[offset : offset + limit]
        if values.get("format") == "csv":
            filename = f"mekong-corridors_{name}_{dataset.version}.csv"
            return Answer(frame_csv(sheet, columns), "text/csv", filename)
        about = {"data_version": dataset.version, "total": len(frame), "limit": limit, "offset": offset}
        return Answer(about | {name: list(_records(sheet, columns))})

    return Endpoint(f"{BASE}/{name}", name, summary, parameters, answer, columns)


def _figure(dataset: Dataset, boundaries: Path, chart: Chart) -> Endpoint:
    """The Plotly figure of a chart. The path names it; the parameter `chart` must not contradict it. What a page has in
    its path is a parameter here, and needed.
    """
    subject = SUBJECTS.get(page_of(chart))
    of_view = (replace(each, is_needed=each.name == subject) for each in view_parameters(dataset))
    parameters = (*of_view, *SIZE)

    def answer(given: Given) -> Answer:
        state, size = read_view(dataset, page_of(chart), given, SIZE)
        if state.chart not in (None, chart):
            raise BadParameter(
                "chart", str(state.chart), [chart], f"The path asks for the chart {str(chart)!r}."
            )
        if subject and getattr(state, subject) is None:
            needed = f"The chart {str(chart)!r} is about one {subject}: the parameter {subject!r} is needed."
            raise BadParameter(subject, "", [f"a {subject}"], needed)
        return Answer(figure_json(dataset, boundaries, chart, state, size), "application/json")

    summary = f"The chart {chart} as a Plotly figure, for the view that the parameters describe."
    return Endpoint(
        f"{BASE}/figures/{chart}", f"figure_{chart.replace('-', '_')}", summary, parameters, answer, {}
    )


def _records(frame: pd.DataFrame, columns: Iterable[str]) -> Iterator[dict[str, Cell]]:
    """Rows as records of plain values in the order of `columns`: whole numbers whole, None for no number."""
    names = list(columns)
    rows = zip(*plain_columns(frame, names), strict=True)
    return (dict(zip(names, row, strict=True)) for row in rows)
