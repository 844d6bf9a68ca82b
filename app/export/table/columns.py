"""Columns of words beside the codes of observations.csv, so that a row can be read without any other table."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from app.data.dataset import Dataset
from app.data.observations import NUMBERS
from app.domain.codes import Sex
from app.domain.figure import Observation, split_list
from app.text.export.csv import plain_columns
from app.text.figures import amount, date_words, evidence_words, listing, short_title
from app.text.i18n import named
from app.text.labels import (
    channel_name,
    measure_name,
    place_name,
    sector_name,
    series_title,
    sex_name,
    unit_name,
)

WORDS = (
    "origin_name",
    "destination_name",
    "figure_words",
    "unit_name",
    "measure_name",
    "counts",
    "channel_name",
    "sector_name",
    "sex_name",
    "date_words",
    "evidence",
    "warnings",
    "series_title",
    "source_name",
    "source_citation",
    "source_licence",
    "via_name",
)
"""The columns of words, in the order in which files have them."""


def with_words(dataset: Dataset, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of rows of observations.csv with the columns of `WORDS` in the language spoken.

    Rows without a key, which stand for what has no number, have words for their codes only.
    """
    words: dict[str, Any] = {
        name: _mapped(frame, column, tell) for name, (column, tell) in _of_codes(dataset).items()
    }
    words |= _of_figures(dataset, frame)
    return frame.assign(**{name: words[name] for name in WORDS})


def _of_codes(dataset: Dataset) -> Mapping[str, tuple[str, Callable[[str], str]]]:
    """The columns whose words follow from one code."""
    return {
        "origin_name": ("origin", lambda code: place_name(dataset, code)),
        "destination_name": ("destination", lambda code: place_name(dataset, code)),
        "unit_name": ("unit", unit_name),
        "measure_name": ("measure", measure_name),
        "counts": ("series_id", lambda code: named(dataset.series[code].population)),
        "channel_name": ("channel", lambda code: channel_name(dataset, code)),
        "sector_name": ("sector", lambda code: sector_name(dataset, code)),
        "sex_name": ("sex", lambda code: sex_name(Sex(code))),
        "warnings": (
            "flags",
            lambda cell: listing(named(dataset.flags[flag].name) for flag in split_list(cell)),
        ),
        "series_title": ("series_id", lambda code: series_title(dataset, code)),
        "source_name": ("source_id", lambda code: dataset.sources[code].publisher),
        "source_citation": ("source_id", lambda code: dataset.sources[code].citation),
        "source_licence": ("source_id", lambda code: dataset.sources[code].licence),
        "via_name": ("via_source_id", lambda code: short_title(dataset, code)),
    }


def _of_figures(dataset: Dataset, frame: pd.DataFrame) -> dict[str, list[str]]:
    """The columns whose words follow from several cells of a figure; like figures are worded once."""
    columns: dict[str, tuple[tuple[str, ...], Callable[[Observation], str]]] = {
        "figure_words": ((*NUMBERS, "bound", "unit"), lambda row: str(amount(row))),
        "date_words": (("period", "date_basis"), date_words),
        "evidence": (("status", "bound", "stage"), evidence_words),
    }
    if "observation_id" not in frame:
        return {name: [""] * len(frame) for name in columns}
    rows = [dataset.by_id[key] if isinstance(key, str) and key else None for key in frame["observation_id"]]
    found: dict[str, list[str]] = {}
    for name, (cells, tell) in columns.items():
        told: dict[tuple[Any, ...], str] = {}
        found[name] = []
        for row in rows:
            if row is None:
                found[name].append("")
                continue
            key = tuple(getattr(row, cell) for cell in cells)
            if key not in told:
                told[key] = tell(row)
            found[name].append(told[key])
    return found


def _mapped(
    frame: pd.DataFrame, column: str, tell: Callable[[str], str]
) -> "np.ndarray[Any, Any] | list[str]":
    """The words of a column of codes; each code is told once, an empty cell has no words."""
    if column not in frame:
        return [""] * len(frame)
    codes, cells = pd.factorize(frame[column], use_na_sentinel=False)
    words = np.array([tell(cell) if isinstance(cell, str) and cell else "" for cell in cells], dtype=object)
    return words[codes] if len(words) else []


def records_of(frame: pd.DataFrame, names: Iterable[str]) -> list[dict[str, Any]]:
    """Rows as records of plain values: whole numbers whole, None for no number."""
    names = [name for name in names if name in frame]
    rows = zip(*plain_columns(frame, names), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]
