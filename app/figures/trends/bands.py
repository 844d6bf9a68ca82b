"""Areas and stems of charts over time: how far the methods of a model lie apart, and changes from the zero line."""

from collections.abc import Sequence
from typing import Any

from app.data.trends.lines import has_spread, is_long
from app.data.trends.trends import Group
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.figures.trends.marks import Look, Mark
from app.figures.trends.scale import Plot, pixel_path

MOST_BANDS = 1
"""Where more lines than this share a plot, spreads are upright bars, since one area would hide another."""

_TONE = 0.22
_STEM = 5.0


def draw_bands(
    picture: Picture, group: Group, rows: Sequence[Observation], look: Look, plot: Plot, ink: Tokens
) -> None:
    """The spread of each modelled figure that counts within years, as an area as long as its period; one trace.

    Nothing is drawn between two periods.
    """
    days: list[str | None] = []
    values: list[float | None] = []
    for row in rows:
        if not (is_long(row) and has_spread(row)):
            continue
        start, end = map(str, plot.clipped(row.period.start, row.period.end))
        low, high = max(row.value_low or 0.0, plot.bottom), row.value_high
        days += [start, end, end, start, start, None]
        values += [low, low, high, high, low, None]
    if not days:
        return
    picture.add_scatter(
        x=days[:-1],
        y=values[:-1],
        xaxis=plot.xref,
        yaxis=plot.yref,
        mode="lines",
        fill="toself",
        fillcolor=mixed(look.ink.mark, ink.paper, _TONE),
        line={"width": 0},
        hoverinfo="skip",
        meta={"role": "band", "origin": group.corridor[0], "destination": group.corridor[1]},
    )


def stems(marks: Sequence[Mark], look: Look, plot: Plot) -> list[dict[str, Any]]:
    """A stroke from the zero line to each mark: what is more stands above it, what is less below."""
    zero = plot.y(0)
    return [
        pixel_path(
            mark.anchor[0],
            zero,
            plot,
            f"M0,0 L0,{mark.anchor[1] - zero:g}",
            look.ink.mark,
            _STEM,
            below=True,
        )
        for mark in marks
    ]
