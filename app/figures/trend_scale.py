"""From dates and values to pixels of one plot, and the numbers of its axes."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Any

from app.data.trend_lines import middle
from app.domain.period import Period
from app.text.i18n import _
from app.text.numbers import number

_STEPS = (1, 2, 2.5, 5, 10)
_APART = 45
"""Pixels between the numbers of the vertical axis, at least."""
_LABEL = 34
"""Pixels that a year needs so that it can be written under its own stretch of the axis."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot of one panel: `width` and `height` in pixels, the years of its axis, the value at its top.

    Pixels count from the left and from the bottom (the zero line). `xref` and `yref` are the axes as Plotly
    names them.
    """

    width: float
    height: float
    years: tuple[int, int]
    top: float
    xref: str = "x"
    yref: str = "y"

    @property
    def start(self) -> date:
        """The first day of the axis."""
        return date(self.years[0], 1, 1)

    @property
    def end(self) -> date:
        """The day after the last of the axis."""
        return date(self.years[1] + 1, 1, 1)

    def x(self, day: date) -> float:
        """Pixels from the left of a date."""
        return (day - self.start) / (self.end - self.start) * self.width

    def y(self, value: float) -> float:
        """Pixels above the zero line of a value."""
        return value / self.top * self.height

    def place(self, period: Period) -> date:
        """Where a figure stands: the middle of its period, or of what of it lies on the axis."""
        if self.start <= middle(period) < self.end:
            return middle(period)
        start, end = self.clipped(period.start, period.end)
        return start + (end - start) / 2

    def day(self, x: float) -> str:
        """The date at so many pixels from the left, as Plotly reads it."""
        return str(self.start + timedelta(days=round((self.end - self.start).days * x / self.width)))

    def clipped(self, start: date | None, end: date) -> tuple[date, date]:
        """The part of a period that lies on the axis, from first day to the day after the last."""
        return max(start or self.start, self.start), min(end + timedelta(days=1), self.end)


def y_ticks(largest: float, unit: str, height: float = 480.0) -> tuple[list[float], list[str]]:
    """Values of the grid lines from zero to a round number at or above `largest`, with their words.

    Only the highest carries a word for its size ("2 million, 1.5, 1").
    """
    rough = (largest or 1.0) / min(4, max(1, int(height / _APART)))
    scale = 10.0 ** floor(log10(rough))
    # Small numbers of things that cannot be split get no fractions of one.
    least = 0.0 if unit in ("percent", "ratio", "months_of_wage") else 1.0
    step = max(next(scale * each for each in _STEPS if scale * each >= rough * 0.999), least)
    values = [step * index for index in range(ceil(largest / step - 1e-9) + 1)] if largest else [0.0, step]
    divisor, words = _unit_of_size(values[-1])
    texts = [number(round(value / divisor, 6)) for value in values]
    texts[-1] = words.format(number=texts[-1])
    if unit == "percent":
        texts[-1] = _("{number} %").format(number=texts[-1])
    return values, texts


def x_ticks(plot: Plot) -> dict[str, object]:
    """Settings of the date axis: each year under its own stretch where it fits, else every second, fifth
    or tenth year.
    """
    first, last = plot.years
    each = plot.width / (last - first + 1)
    every = next((step for step in (1, 2, 5, 10, 20, 50) if each * step >= _LABEL), 100)
    if every == 1:
        return {"dtick": "M12", "tick0": f"{first}-01-01", "tickformat": "%Y", "ticklabelmode": "period"}
    years = [year for year in range(first, last + 2) if year % every == 0]
    return {"tickvals": [f"{year}-01-01" for year in years], "ticktext": [str(year) for year in years]}


def _unit_of_size(largest: float) -> tuple[float, str]:
    if largest >= 1e9:
        return 1e9, _("{number} billion")
    if largest >= 1e6:
        return 1e6, _("{number} million")
    if largest >= 1e4:
        return 1e3, _("{number} thousand")
    return 1.0, "{number}"


def pixel_path(
    x: float,
    y: float,
    plot: Plot,
    path: str,
    colour: str,
    width: float,
    *,
    fill: str = "rgba(0,0,0,0)",
    dash: str = "solid",
    below: bool = False,
) -> dict[str, Any]:
    """A layout shape: a path in pixels round the point (`x`, `y`) of a plot.

    References to the domain keep it from being cut off at the zero line.
    """
    return {
        "type": "path",
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x / plot.width,
        "yanchor": y / plot.height,
        "path": path,
        "fillcolor": fill,
        "line": {"color": colour, "width": width, "dash": dash},
        "layer": "below" if below else "above",
    }
