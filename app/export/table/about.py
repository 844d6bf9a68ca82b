"""What a file of a view says beside its rows: title, filters and caveats, the sources, and what its words mean."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.queries import sheet_of
from app.domain.figure import split_list
from app.export.context import Context
from app.export.table.beside import STATUS, Record
from app.export.table.rows import Rows
from app.state.charts import CHARTS, Chart
from app.state.view import ViewState
from app.text.absence import status_sentence
from app.text.export.cite import Citations, citations
from app.text.export.files import caution_words, code_words, column_meaning, head_words, view_labels
from app.text.glossary.glossary import definition
from app.text.headings import heading
from app.text.i18n import _, named
from app.text.sources.registry import method_name
from app.text.table import (
    count_words,
    filter_sentences,
    nothing_found,
    table_sources,
    table_subtitle,
    table_title,
)


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a view in words. `name` is its title with the filters, `address` where a reader can open it."""

    name: str
    title: str
    subtitle: str
    filters: tuple[str, ...]
    finding: str
    source: str
    notes: tuple[str, ...]
    address: str
    version: str
    released: str
    made: date
    licence: str
    citation: Citations
    caution: str

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Name and text of each statement, in reading order; a statement with several texts has a line for each."""
        labels = view_labels()
        told = (
            ("title", (self.title,)),
            ("subtitle", (self.subtitle,)),
            ("filters", self.filters),
            ("finding", (self.finding,)),
            ("notes", self.notes),
            ("caution", (self.caution,)),
            ("source", (self.source,)),
            ("address", (self.address,)),
            ("data_version", (self.version,)),
            ("data_date", (self.released,)),
            ("made", (self.made.isoformat(),)),
            ("licence", (self.licence,)),
            ("citation", (self.citation.text,)),
        )
        return tuple((labels[name], text) for name, texts in told for text in texts if text)


def about(context: Context, chart: Chart | None, state: ViewState, picture: go.Figure | None) -> About:
    """What is said of a chart, whose `picture` has its words, or without one of the data table, in the language
    spoken.
    """
    dataset, link = context.dataset, context.link(with_chart(state, chart))
    title, subtitle, finding, source, notes = _told(dataset, state, picture)
    return About(
        name=heading(dataset, chart, state),
        title=title,
        subtitle=subtitle,
        filters=tuple(filter_sentences(dataset, state)),
        finding=finding,
        source=source,
        notes=notes,
        address=link,
        version=dataset.version,
        released=dataset.released,
        made=datetime.now(UTC).date(),
        licence=licence_sentence(),
        citation=citations(dataset, state, chart, link, context.settings.publisher),
        caution=caution_words(),
    )


def with_chart(state: ViewState, chart: Chart | None) -> ViewState:
    """The view whose address names the chart, unless it is the main one of its page."""
    return state.but(chart=None if chart is None or CHARTS[state.page][0] == chart else chart)


def licence_sentence() -> str:
    """Under which terms a file may be used."""
    return _(
        "Selection, codes, notes and definitions: Creative Commons Attribution 4.0 (CC BY 4.0). Each figure remains "
        "its producer’s, under the terms that the producer sets."
    )


def sources_here(dataset: Dataset, rows: Rows) -> list[Record]:
    """Every source of the rows of a view with its full reference and licence, and for how many figures it stands;
    producers first, those of most figures in front, then documents in which figures were read.
    """
    counts: Counter[str] = Counter(_cells(rows.figures, "source_id"))
    others = Counter(_cells(rows.figures, "via_source_id"))
    for name in ("source_id", "via_source_id"):
        others.update(_cells(rows.missing, name))
        for records in rows.beside.values():
            others.update(key for row in records for key in split_list(str(row.get(name) or "")))
    order = sorted(counts, key=lambda key: (-counts[key], key)) + sorted(others.keys() - counts.keys())
    return [_source(dataset, key, counts[key]) for key in order]


def definitions_here(
    dataset: Dataset, rows: Rows, columns: Iterable[str], table: str = "observations"
) -> list[Record]:
    """What the columns of a file, those of `table`, and the codes in its figures mean: kind, code, name, meaning."""
    found = [
        {"kind_name": _("Column"), "code": name, "name": head_words(name), "meaning": meaning}
        for name in columns
        if (meaning := column_meaning(name, table))
    ]
    figures = pd.concat([rows.figures[[*_CODED]], rows.missing.reindex(columns=[*_CODED])])
    found += [_series(dataset, key) for key in _first_seen(figures["series_id"])]
    for name, kind in _CODED.items():
        if name in ("series_id", STATUS):
            continue
        cells = _first_seen(figures[name])
        codes = (
            dict.fromkeys(part for cell in cells for part in split_list(cell)) if name == "flags" else cells
        )
        found += [row for code in codes if (row := _term(dataset, name, kind, code))]
    found += [
        {"kind_name": code_words(STATUS), "code": code, "name": code, "meaning": status_sentence(code)}
        for code in sorted(_first_seen(figures[STATUS]))
    ]
    return found


_CODED = {
    "series_id": "",
    "measure": "measure",
    "channel": "channel",
    "sector": "sector",
    "flags": "flag",
    "bound": "bound",
    "status": "status",
    "stage": "stage",
    "confidence": "confidence",
    STATUS: "",
}
"""Columns whose codes are explained, and the kind of their terms in the glossary."""


def _told(
    dataset: Dataset, state: ViewState, picture: go.Figure | None
) -> tuple[str, str, str, str, tuple[str, ...]]:
    """Title, subtitle, finding, sources and notes, as a picture of the view has them."""
    if picture is not None:
        meta = picture.layout.meta
        # Where a picture has no room for all sources a file has.
        source = meta.get("sources") or meta["source"]
        return meta["title"], meta["subtitle"], meta["finding"], source, tuple(meta["notes"])
    sheet = sheet_of(dataset, state, rows=1)
    finding = count_words(sheet.found, len(dataset.observations)) if sheet.found else nothing_found()
    return table_title(), table_subtitle(dataset), finding, table_sources(dataset, sheet), ()


def _source(dataset: Dataset, key: str, figures: int) -> Record:
    row = dataset.sources[key]
    return {
        "source_id": key,
        "publisher": row.publisher,
        "title": named(row.title),
        "edition": row.edition,
        "year": row.year,
        "citation": row.citation,
        "licence": row.licence,
        "url": row.url,
        "figures": figures,
    }


def _series(dataset: Dataset, key: str) -> Record:
    row = dataset.series[key]
    sentences = [
        _("Counts: {population}.").format(population=named(row.population).rstrip(".")),
        _("Leaves out: {people}.").format(people=named(row.not_counted).rstrip("."))
        if row.not_counted
        else "",
        _("Method: {method}.").format(method=method_name(row.method)),
        named(row.description),
    ]
    meaning = " ".join(filter(None, sentences))
    return {
        "kind_name": code_words("series_id"),
        "code": key,
        "name": named(row.title),
        "meaning": meaning,
    }


def _term(dataset: Dataset, column: str, kind: str, code: str) -> Record | None:
    """A code of a column as the glossary explains it; None for the usual case that needs no word."""
    found = definition(dataset, f"{kind}-{code}")
    if found is None:
        return None
    return {
        "kind_name": code_words(column),
        "code": code,
        "name": found.name,
        "meaning": " ".join(found.sentences),
    }


def _first_seen(cells: "pd.Series[Any]") -> list[str]:
    """The different texts of a column in the order in which they come, without empty ones."""
    return [cell for cell in cells.astype(object).unique() if isinstance(cell, str) and cell]


def _cells(frame: pd.DataFrame, column: str) -> Iterator[str]:
    return (str(cell) for cell in frame.get(column, ()) if isinstance(cell, str) and cell)
