"""Sectors that sources name without a number: dotted stubs on the time axis, never a height that could be
read as one.
"""

from html import escape
from typing import Any

from app.data.dataset import Dataset, Mention
from app.data.trends.lines import middle
from app.data.trends.trends import Trend
from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.figures.trends.labels import Box, touch
from app.figures.trends.scale import Plot, pixel_path
from app.flowmap.labels import text_size
from app.text.labels import corridor_name
from app.text.numbers import counted
from app.text.trends.marks import mention_words

_STUB = 26.0
_MOST_NAMED = 6
_TEXT = 13.0


def draw_mentions(
    picture: Picture, dataset: Dataset, trend: Trend, plot: Plot, ink: Tokens, *, named: bool
) -> None:
    """Draw the mentions of `trend`, one stub a date; `named` writes their corridors above the stubs."""
    by_day: dict[str, list[Mention]] = {}
    for row in trend.mentions:
        by_day.setdefault(str(plot.place(row.period)), []).append(row)
    if not by_day:
        return
    shapes = [_stub(rows[0], rows, plot, ink) for rows in by_day.values()]
    notes, stems = _names(dataset, list(by_day.values()), plot, ink) if named else ([], [])
    picture.add_scatter(
        x=list(by_day),
        y=[plot.value(_STUB / 2)] * len(by_day),
        xaxis=plot.xref,
        yaxis=plot.yref,
        mode="markers",
        marker={"size": _STUB, "opacity": 0, "color": ink.ink2},
        hoverinfo="text",
        hovertext=[
            "<br>".join(escape(mention_words(dataset, row), quote=False) for row in rows)
            for rows in by_day.values()
        ],
        customdata=[",".join(row.mention_id for row in rows) for rows in by_day.values()],
        meta={"role": "mentions"},
    )
    picture.shapes += [*stems, *shapes]
    picture.notes += notes


def _stub(row: Mention, rows: list[Mention], plot: Plot, ink: Tokens) -> dict[str, Any]:
    origins = {each.origin for each in rows}
    colour = ink.origin(row.origin).mark if len(origins) == 1 else ink.ink2
    return _upright(plot.x(plot.place(row.period)), _STUB, colour, plot, width=2.4, dash="dot")


def _names(
    dataset: Dataset, days: list[list[Mention]], plot: Plot, ink: Tokens
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The corridors of each date above its stub, one a line, as high as keeps the dates apart; and
    hairlines up to them.
    """
    notes, stems = [], []
    taken: list[Box] = []
    for rows in sorted(days, key=lambda rows: middle(rows[0].period), reverse=True):
        x = plot.x(plot.place(rows[0].period))
        names = list(dict.fromkeys(corridor_name(dataset, row.corridor) for row in rows))
        more = len(names) - _MOST_NAMED
        if more > 0:
            names[_MOST_NAMED:] = [counted("{n} more", "{n} more", more)]
        width, height = max(text_size(name, _TEXT)[0] for name in names) + 4, len(names) * _TEXT * 1.3
        side = "left" if x + width < plot.width else "right"
        left = x if side == "left" else x - width
        low = _STUB + 6
        while any(touch((left, low, left + width, low + height), other) for other in taken):
            low += 10
        taken.append((left, low, left + width, low + height))
        stems.append(_upright(x, low, ink.ink3, plot, width=1.0, dash="solid"))
        notes.append(
            {
                "text": "<br>".join(escape(name, quote=False) for name in names),
                "xref": f"{plot.xref} domain",
                "yref": f"{plot.yref} domain",
                "x": x / plot.width,
                "y": low / plot.height,
                "xanchor": side,
                "yanchor": "bottom",
                "align": side,
                "showarrow": False,
                "font": {"size": _TEXT, "color": ink.ink},
                "bgcolor": ink.paper,
                "borderpad": 0,
            }
        )
    return notes, stems


def _upright(x: float, height: float, colour: str, plot: Plot, *, width: float, dash: str) -> dict[str, Any]:
    """A vertical stroke from the time axis up."""
    return pixel_path(x, 0.0, plot, f"M0,0 L0,{height:g}", colour, width, dash=dash)
