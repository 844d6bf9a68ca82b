"""A comparison of two tables of figures as lines of text, or as CSV."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from app.data.editions.diff import Changes, cell_text
from app.data.editions.releases import KEY
from app.text.export.csv import csv_text

LONG = 40
"""More figures of a kind than this are summed up by series, unless all are asked for."""

_COLUMNS = ("change", KEY, "series_id", "column", "before", "after")
_CODES = ("origin", "destination", "channel", "sector", "sex", "measure", "period", "bound")
_AMOUNT = ("value", "value_low", "value_high", "unit")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its name, and how many figures it holds."""

    name: str
    figures: int


def diff_lines(old: Side, new: Side, changes: Changes, *, every: bool) -> Iterator[str]:
    """Both sides, counts, then `+ id ...` for added, `~ id column: before -> after` for changed, `- id ...` for
    removed figures; `every` lists all of them, however many.
    """
    yield f"old: {old.name}, {old.figures:,} figures"
    yield f"new: {new.name}, {new.figures:,} figures"
    if changes.is_empty:
        yield "The figures are the same."
        return
    yield f"{len(changes.added):,} added, {len(changes.after):,} changed, {len(changes.removed):,} removed"
    if every or len(changes.added) <= LONG:
        yield from _figures("+", changes.added)
    else:
        yield from _by_series("+", changes.added)
    if every or len(changes.after) <= LONG:
        for cell in changes.listed():
            yield f"~ {cell.observation_id} {cell.column}: {_shown(cell.before)} -> {_shown(cell.after)}"
    else:
        yield from _by_series("~", changes.after)
    if every or len(changes.removed) <= LONG:
        yield from _figures("-", changes.removed)
    else:
        yield from _by_series("-", changes.removed)


def diff_csv(changes: Changes) -> str:
    """Every change as CSV: added and removed figures one row each, changed ones a row for each changed cell."""
    series = dict(zip(changes.after[KEY], changes.after["series_id"], strict=True))
    records = [
        *(_whole("added", key, code) for key, code in _keys(changes.added)),
        *(
            {
                "change": "changed",
                KEY: cell.observation_id,
                "series_id": series[cell.observation_id],
                "column": cell.column,
                "before": cell.before,
                "after": cell.after,
            }
            for cell in changes.listed()
        ),
        *(_whole("removed", key, code) for key, code in _keys(changes.removed)),
    ]
    return csv_text(_COLUMNS, records)


def _figures(mark: str, frame: pd.DataFrame) -> Iterator[str]:
    """A line a figure: key, codes that say more than the default, and the number with its unit."""
    for row in frame.to_dict("records"):
        codes = [
            str(row[name]) for name in _CODES if str(row.get(name, "")) not in ("", "ALL", "total", "exact")
        ]
        numbers = [text for name in _AMOUNT if (text := cell_text(row.get(name, "")))]
        yield " ".join([mark, str(row[KEY]), *codes, *numbers])


def _by_series(mark: str, frame: pd.DataFrame) -> Iterator[str]:
    for series, count in sorted(frame["series_id"].astype(str).value_counts().items()):
        yield f"{mark} {count:,} in series {series}"


def _keys(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame[KEY].astype(str), frame["series_id"].astype(str), strict=True)


def _whole(change: str, key: str, series: str) -> dict[str, str]:
    return {"change": change, KEY: key, "series_id": series, "column": "", "before": "", "after": ""}


def _shown(cell: str) -> str:
    return cell or '""'
