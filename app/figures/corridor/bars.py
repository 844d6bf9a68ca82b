"""Horizontal bars that say how sure their figures are: solid, hatched, pale, open at one end (design brief, 3.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from app.data.dataset import Dataset
from app.domain.codes import ALL, UNSPECIFIED, Bound, Status
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.figures.trends.labels import wrapped
from app.figures.trends.scale import Plot, pixel_path
from app.text.trends.marks import tooltip_lines

THICK = 18.0
"""Pixels of a bar across."""

_ARROW, _END = 16.0, 3.4
_PALE = 0.28
_HALF_TONE = 0.55
_MOST_GREYS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure, the middle of its bar in pixels from below, and its colour."""

    row: Observation
    middle: float
    fill: str

    @property
    def after(self) -> float:
        """Pixels that its mark takes beyond its end."""
        return _ARROW if self.row.bound == Bound.AT_LEAST else 2.0


def shades(rows: Sequence[Observation], ink: Tokens) -> list[str]:
    """The colours of bars that stand together: steps of grey for channels, the origin's colour for a single sector."""
    greys = (ink.channel1, ink.channel2, ink.channel3)
    channels = [row for row in rows if row.sector in (ALL, UNSPECIFIED)]
    found = []
    for row in rows:
        if row not in channels:
            found.append(ink.origin(row.origin).mark)
        elif len(channels) > _MOST_GREYS:
            found.append(ink.channel2)
        else:
            found.append(greys[channels.index(row)])
    return found


def draw_bars(picture: Picture, dataset: Dataset, bars: Sequence[Bar], plot: Plot, ink: Tokens) -> None:
    """All bars in one trace, the pale part of ranges in another, and the marks at their ends."""
    if not bars:
        return
    _trace(picture, dataset, bars, [bar.row.size for bar in bars], [0.0] * len(bars), plot, ink, pale=False)
    ranges = [bar for bar in bars if bar.row.bound == Bound.RANGE]
    if ranges:
        lengths = [bar.row.reach - bar.row.size for bar in ranges]
        _trace(picture, dataset, ranges, lengths, [bar.row.size for bar in ranges], plot, ink, pale=True)
    for bar in bars:
        picture.shapes += _marks(bar, plot)


def _trace(
    picture: Picture,
    dataset: Dataset,
    bars: Sequence[Bar],
    lengths: Sequence[float],
    bases: Sequence[float],
    plot: Plot,
    ink: Tokens,
    *,
    pale: bool,
) -> None:
    faces = [_face(bar, ink, pale=pale) for bar in bars]
    picture.traces.append(
        {
            "type": "bar",
            "orientation": "h",
            "xaxis": plot.xref,
            "yaxis": plot.yref,
            "x": list(lengths),
            "base": list(bases),
            "y": [bar.middle for bar in bars],
            "width": [THICK] * len(bars),
            "showlegend": False,
            "marker": {
                "color": [fill for fill, _edge, _hatch in faces],
                "line": {
                    "color": [edge or fill for fill, edge, _hatch in faces],
                    "width": [1.3 if edge else 0 for _fill, edge, _hatch in faces],
                },
                "pattern": {
                    "shape": ["/" if hatch else "" for _fill, _edge, hatch in faces],
                    "fillmode": "overlay",
                    "fgcolor": [ink.paper] * len(bars),
                    "fgopacity": 0.75,
                    "size": 7,
                    "solidity": 0.22,
                },
            },
            "hoverinfo": "text",
            "hovertext": [_tooltip(dataset, bar.row) for bar in bars],
            "textposition": "none",
            "customdata": [bar.row.observation_id for bar in bars],
            "cliponaxis": False,
            "meta": {"role": "range" if pale else "figures"},
        }
    )


def _face(bar: Bar, ink: Tokens, *, pale: bool) -> tuple[str, str, bool]:
    """Fill, edge (empty for none) and whether it is hatched."""
    row = bar.row
    if pale:
        return mixed(bar.fill, ink.paper, _HALF_TONE), "", False
    if row.bound == Bound.AT_MOST or row.is_estimate or row.status == Status.HEADLINE_ONLY:
        return mixed(bar.fill, ink.paper, _PALE), bar.fill, row.is_in_process
    return bar.fill, "", row.is_in_process


def _marks(bar: Bar, plot: Plot) -> list[dict[str, Any]]:
    """A bar across the bound with an arrow to the side that is open; two caps for a range."""
    row, half = bar.row, THICK / 2 + 2
    end = row.reach / plot.top * plot.width
    cap = f"M0,{-half:g} L0,{half:g}"
    if row.bound == Bound.RANGE:
        start = row.size / plot.top * plot.width
        return [pixel_path(x, bar.middle, plot, cap, bar.fill, 2.0) for x in (start, end)]
    if row.bound == Bound.AT_LEAST:
        arrow = f"M0,0 L{_ARROW:g},0 M{_ARROW - 5:g},5 L{_ARROW:g},0 L{_ARROW - 5:g},-5"
    elif row.bound == Bound.AT_MOST:
        reach = min(_ARROW, max(end - 1, 7.0))
        arrow = f"M0,0 L{-reach:g},0 M{5 - reach:g},5 L{-reach:g},0 L{5 - reach:g},-5"
    else:
        return []
    return [
        pixel_path(end, bar.middle, plot, arrow, bar.fill, 2.0),
        pixel_path(end, bar.middle, plot, cap, bar.fill, _END),
    ]


def _tooltip(dataset: Dataset, row: Observation) -> str:
    first, second, *rest = tooltip_lines(dataset, row)
    broken = [escape(part, quote=False) for line in rest for part in wrapped(line, 13, 300)]
    return f"<b>{escape(first, quote=False)}</b>  {escape(second, quote=False)}<br>" + "<br>".join(broken)
