"""The years below the timeline, the lines that carry them up through the lanes, and the strip for what is older."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from babel.dates import format_date

from app.figures.picture import Picture
from app.figures.timeline.marks import Axis
from app.figures.tokens import Tokens
from app.text.i18n import _, language

LABEL = 13.0
"""Size of the words below the axis."""
_YEAR, _MONTH = 38.0, 34.0
"""Pixels that the words of a year and of a month need."""
_FEW = 2
"""Years of which months are named also where not each has room."""


def draw_axis(picture: Picture, axis: Axis, top: float, bottom: float, ink: Tokens, *, narrow: bool) -> None:
    """Draw the axis at `bottom` pixels from the top of the picture, its lines from `top` down."""
    picture.shapes.append(line(axis.left, bottom, axis.right, bottom, ink.rule2))
    for day, end, words in _ticks(axis):
        x = axis.x(day)
        picture.shapes.append(line(x, top, x, bottom, ink.rule))
        if words:
            picture.notes.append(_note(words, (x + axis.x(end)) / 2, bottom + 14, ink))
    if shows_months(axis):
        for year in range(axis.years[0], axis.years[1] + 1):
            middle = (axis.x(date(year, 1, 1)) + axis.x(date(year + 1, 1, 1))) / 2
            picture.notes.append(_note(str(year), middle, bottom + 33, ink))
    if axis.early is not None:
        left, right = axis.early
        middle = right + (axis.left - right) / 2
        picture.shapes.append(line(left, bottom, right, bottom, ink.rule2))
        picture.shapes.append(line(middle, top, middle, bottom, ink.rule2, dash="dot"))
        words = "<br>".join(before_lines(axis.years[0], narrow=narrow))
        note = _note(words, left, bottom + 5, ink)
        picture.notes.append(note | {"xanchor": "left", "yanchor": "top", "align": "left"})


def line(x0: float, y0: float, x1: float, y1: float, colour: str, dash: str = "solid") -> dict[str, Any]:
    """A thin line between two places in pixels, below the marks."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "y",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": colour, "width": 1, "dash": dash},
        "layer": "below",
    }


def shows_months(axis: Axis) -> bool:
    """Whether there is room for the names of months; the year stands below them."""
    return _months(axis) > 0


def _months(axis: Axis) -> int:
    """Every how many months one is named: each, of a year or two also each third; 0 where there is no room."""
    years = axis.years[1] - axis.years[0] + 1
    each = (axis.right - axis.left) / years / 12
    steps = (1, 3) if years <= _FEW else (1,)
    return next((step for step in steps if each * step >= _MONTH), 0)


def axis_height(axis: Axis, *, narrow: bool) -> float:
    """Pixels that the words below the axis need."""
    return 48.0 if shows_months(axis) or (narrow and axis.early is not None) else 30.0


def before_lines(year: int, *, narrow: bool) -> list[str]:
    """What stands below the events that are older than the axis, a word a line where the chart is narrow."""
    words = _("before {year}").format(year=year)
    return words.split() if narrow else [words]


def _ticks(axis: Axis) -> Iterator[tuple[date, date, str]]:
    """First day of each year, or month where there is room for it, the day that follows it, and its words, if any."""
    first, last = axis.years
    each = (axis.right - axis.left) / (last - first + 1)
    if step := _months(axis):
        for year in range(first, last + 1):
            for month in range(1, 13):
                start = date(year, month, 1)
                words = "" if (month - 1) % step else format_date(start, "LLL", locale=language())
                yield start, date(year + month // 12, month % 12 + 1, 1), words
        return
    every = next((step for step in (1, 2, 5, 10, 20) if each * step >= _YEAR), 50)
    for year in range(first, last + 1):
        if every == 1:
            yield date(year, 1, 1), date(year + 1, 1, 1), str(year)
        elif year % every == 0:
            yield date(year, 1, 1), date(year, 1, 1), str(year)


def _note(words: str, x: float, y: float, ink: Tokens) -> dict[str, Any]:
    return {
        "text": words,
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": "center",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": LABEL, "color": ink.ink2},
        "borderpad": 0,
    }
