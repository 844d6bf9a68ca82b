"""The figures of a chart or of the data table as a file for calculating: CSV, a workbook, or JSON.

Each stands on its own. A CSV has in every row the words of its codes, the reference of its source, and the view,
address and edition that it comes from; rows without key and value follow for what the view names or lists without a
number. Sums made here, shaded areas and events have no place among figures: a workbook has a sheet for each of them,
JSON an array. The file of a timeline holds its events.
"""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app.domain.codes import Theme
from app.export.context import Context
from app.export.table.about import About, about, definitions_here, sources_here, with_chart
from app.export.table.beside import STATUS
from app.export.table.columns import WORDS, records_of, with_words
from app.export.table.rows import COLUMNS, Rows, rows_of
from app.figures.registry import draw
from app.state.charts import Chart
from app.state.codec import address
from app.state.exports import Kind
from app.state.view import ViewState
from app.text.alone import alone
from app.text.export.csv import spreadsheet_csv
from app.text.i18n import speaking

OF_CHARTS = ("shown_as", "worked_out", "worked_out_unit", "worked_out_from")
OF_VIEW = ("view_title", "view_address", "data_version", "data_date")


def table_file(context: Context, chart: Chart | None, state: ViewState, kind: Kind) -> bytes:
    """The rows of a chart, or without one of the data table, as a file of that kind, in the language of the view.

    A view without rows gives a file that says so. ValueError for a kind that holds no rows.
    """
    with speaking(state.lang):
        picture = _picture(context, chart, state)
        rows, told = rows_of(context, chart, state, picture), about(context, chart, state, picture)
        if kind == Kind.CSV:
            return _csv(context, chart, rows, told).encode()
        if kind == Kind.JSON:
            return _json(context, chart, state, rows, told).encode()
        if kind == Kind.XLSX:
            # Writing workbooks takes a library that the others do without.
            from app.export.table.workbook import workbook

            return workbook(context, chart, rows, told)
    raise ValueError(f"{kind} is no kind of table")


def _picture(context: Context, chart: Chart | None, state: ViewState) -> go.Figure | None:
    """The picture of a chart at its usual size; the data table has none."""
    if chart is None:
        return None
    # A file leaves the dashboard as a picture does: it names all sources, and points to no filter of a page.
    with alone():
        return draw(context.dataset, context.basemap, chart, state, Theme.LIGHT)


def _csv(context: Context, chart: Chart | None, rows: Rows, told: About) -> str:
    """Rows with their words, safe for spreadsheets."""
    of_view = dict(zip(OF_VIEW, (told.name, told.address, told.version, told.released), strict=True))
    if chart == Chart.TIMELINE:
        events = pd.DataFrame(rows.beside.get("events") or [{"title": told.finding}])
        events["source_citation"] = _citations(context, events)
        return spreadsheet_csv([events.assign(**of_view)], [*events.columns, *OF_VIEW])
    frames = [with_words(context.dataset, rows.figures)]
    if len(rows.missing):
        frames.append(with_words(context.dataset, rows.missing))
    elif rows.figures.empty:
        frames.append(pd.DataFrame([{"note": told.finding}]))
    words = _WORDS_OF_MANY if rows.are_many else WORDS
    columns = [*COLUMNS, STATUS, *_of_chart(rows), *words, *OF_VIEW]
    return spreadsheet_csv([frame.assign(**of_view) for frame in frames], columns)


def _json(context: Context, chart: Chart | None, state: ViewState, rows: Rows, told: About) -> str:
    """Figures with codes, and one record for each series, source and term that they name."""
    dataset = context.dataset
    names = [*COLUMNS, STATUS, *_of_chart(rows), *_SHORT_WORDS]
    figures = with_words(dataset, rows.figures)
    if chart == Chart.TIMELINE:
        explained = definitions_here(dataset, rows, rows.beside.get("events", [{}])[0], "events")
    else:
        explained = definitions_here(dataset, rows, names)
    content: dict[str, Any] = {
        "meta": {
            "title": told.title,
            "subtitle": told.subtitle,
            "filters": list(told.filters),
            "finding": told.finding,
            "source": told.source,
            "notes": list(told.notes),
            "caution": told.caution,
            "chart": chart,
            "view": address(with_chart(state, chart)),
            "address": told.address or None,
            "language": state.lang,
            "data_version": told.version,
            "data_date": told.released,
            "made": told.made.isoformat(),
            "licence": told.licence,
            "citation": {
                "text": told.citation.text,
                "bibtex": told.citation.bibtex,
                "ris": told.citation.ris,
                "csl": json.loads(told.citation.csl_json),
            },
        },
        "figures": records_of(figures, names),
        **rows.beside,
        "sources": sources_here(dataset, rows),
        "definitions": explained,
    }
    return json.dumps(content, ensure_ascii=False, indent=None if len(figures) > _INDENTED else 1) + "\n"


_SHORT_WORDS = ("origin_name", "destination_name", "figure_words", "date_words", "evidence", "source_name")
"""Words in records of JSON; the others stand once, with the series, sources and definitions."""
_WORDS_OF_MANY = (*_SHORT_WORDS, "series_title")
"""Words of a CSV of very many figures; whoever needs who is counted, or a reference, has it in the data package."""
_INDENTED = 5_000
"""Files of more figures are for programs only."""


def _of_chart(rows: Rows) -> Iterable[str]:
    return [name for name in OF_CHARTS if name in rows.figures]


def _citations(context: Context, events: pd.DataFrame) -> list[str]:
    """The reference of the source of each event."""
    sources = context.dataset.sources
    return [sources[key].citation if key in sources else "" for key in events.get("source_id", [""])]
