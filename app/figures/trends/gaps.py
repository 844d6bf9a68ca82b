"""Empty stretches of the time axis say in the plot that they are empty, and how far that holds."""

from collections.abc import Collection, Sequence
from datetime import date
from html import escape
from typing import Any

from app.data.trends.lines import middle
from app.data.trends.trends import Trend
from app.domain.figure import Observation
from app.figures.tokens import Tokens
from app.figures.trends.labels import Box, free_place, wrapped
from app.figures.trends.scale import Plot
from app.flowmap.labels import text_size
from app.text.trends.marks import gap_words

_LEAST = 110.0
_TEXT = 13.0
_WIDEST = 190.0


def gap_notes(
    trend: Trend,
    rows: Sequence[Observation],
    everywhere: Collection[int],
    plot: Plot,
    taken: Sequence[Box],
    ink: Tokens,
) -> list[dict[str, Any]]:
    """A sentence in each stretch of two and more whole years without a figure of `rows`, where it is wide
    enough.

    It speaks for all corridors only where `everywhere`, the years in which any corridor has a figure, has none of them.
    A stretch that a line crosses is not empty.
    """
    notes = []
    for first, last in _stretches(rows, trend, plot.years):
        left, right = plot.x(date(first, 1, 1)), plot.x(date(last + 1, 1, 1))
        if last == first or right - left < _LEAST:
            continue
        words = gap_words(
            trend,
            None if first == plot.years[0] else first,
            None if last == plot.years[1] else last,
            everywhere=bool(everywhere) and not any(first <= year <= last for year in everywhere),
        )
        lines = wrapped(words, _TEXT, min(right - left - 24, _WIDEST))
        width = max(text_size(line, _TEXT)[0] for line in lines)
        room = (left + 12, 6.0, right - 8, plot.height - 8)
        place = free_place(width, len(lines) * _TEXT * 1.3, room, taken)
        if place is not None:
            notes.append(_note(lines, place, plot, ink))
    return notes


def _stretches(rows: Sequence[Observation], trend: Trend, years: tuple[int, int]) -> list[tuple[int, int]]:
    """Runs of years without any figure and without a line across them."""
    if not rows:
        return []
    first, last = years
    filled = {year for row in rows for year in range(row.period.first_year, row.period.last_year + 1)}
    for line in (line for group in trend.groups for line in group.lines):
        filled.update(range(middle(line[0].period).year, middle(line[-1].period).year + 1))
    runs: list[tuple[int, int]] = []
    for year in range(first, last + 1):
        if year in filled:
            continue
        if runs and runs[-1][1] == year - 1:
            runs[-1] = runs[-1][0], year
        else:
            runs.append((year, year))
    return runs


def _note(lines: list[str], place: tuple[float, float], plot: Plot, ink: Tokens) -> dict[str, Any]:
    return {
        "text": "<br>".join(escape(line, quote=False) for line in lines),
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": place[0] / plot.width,
        "y": place[1] / plot.height,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"size": _TEXT, "color": ink.ink2},
        "bgcolor": ink.paper,
        "borderpad": 0,
    }
