"""From dates and values to pixels of one plot, and the numbers of its axes."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Any

from app.data.trends.lines import middle
from app.domain.period import Period
from app.figures.picture import pixel_shape
from app.text.i18n import _
from app.text.numbers import number

_STEPS = (1, 2, 2.5, 5, 10)
_APART = 45
"""Pixels between the numbers of the vertical axis, at least."""
_FEW_POWERS, _MILLION = 2, 1e6
_LABEL = 34
"""Pixels that a year needs so that it can be written under its own stretch of the axis."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot of one panel: `width` and `height` in pixels, the years of its axis, the value at its top.

    Pixels count from the left and from the bottom: the zero line, unless `bottom` is another value, as it is where the
    axis is logarithmic (`is_log`). `xref` and `yref` are the axes as Plotly names them.
    """

    width: float
    height: float
    years: tuple[int, int]
    top: float
    xref: str = "x"
    yref: str = "y"
    bottom: float = 0.0
    is_log: bool = False

    @property
    def range(self) -> list[float]:
        """The ends of the vertical axis, as Plotly takes them."""
        ends = [self.bottom, self.top]
        return [log10(end) for end in ends] if self.is_log else ends

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
        """Pixels above the lower edge of a value; what a logarithmic axis has no place for stands at the edge."""
        low, high = self.range
        if self.is_log:
            value = log10(max(value, self.bottom))
        return (value - low) / (high - low) * self.height

    def value(self, y: float) -> float:
        """The value at so many pixels above the lower edge."""
        low, high = self.range
        found = low + (high - low) * y / self.height
        return float(10**found) if self.is_log else found

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


def y_ticks(
    largest: float, unit: str, height: float = 480.0, lowest: float = 0.0
) -> tuple[list[float], list[str]]:
    """Values of the grid lines from zero, or a round number at or below `lowest` if that is less, to one at or above
    `largest`, with their words.

    Only the highest carries a word for its size ("2 million, 1.5, 1").
    """
    largest, lowest = max(largest, 0.0), min(lowest, 0.0)
    rough = (largest - lowest or 1.0) / min(4, max(1, int(height / _APART)))
    scale = 10.0 ** floor(log10(rough))
    # Small numbers of things that cannot be split get no fractions of one.
    least = 0.0 if unit in ("percent", "ratio", "months_of_wage") else 1.0
    step = max(next(scale * each for each in _STEPS if scale * each >= rough * 0.999), least)
    first, last = floor(lowest / step + 1e-9), ceil(largest / step - 1e-9)
    values = [step * index for index in range(first, max(last, first + 1) + 1)]
    divisor, words = _unit_of_size(max(values[-1], -values[0]))
    texts = [number(round(value / divisor, 6)) for value in values]
    texts[-1] = words.format(number=texts[-1])
    if unit == "percent":
        texts[-1] = _("{number} %").format(number=texts[-1])
    return values, texts


def log_ticks(smallest: float, largest: float) -> tuple[list[float], list[str]]:
    """Values of the grid lines of a logarithmic axis, from a power of ten at or below `smallest` (more than zero) to
    one at or above `largest`, with their words; 2 and 5 between them where there are few.
    """
    first, last = floor(log10(smallest) + 1e-9), ceil(log10(largest) - 1e-9)
    last = max(last, first + 1)
    steps = (1, 2, 5) if last - first <= _FEW_POWERS else (1,)
    values = [step * 10.0**power for power in range(first, last) for step in steps] + [10.0**last]
    texts = []
    for value in values:
        divisor, words = _unit_of_size(value) if value >= _MILLION else (1.0, "{number}")
        texts.append(words.format(number=number(value / divisor)))
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
    return pixel_shape(
        (x / plot.width, y / plot.height),
        path,
        {"color": colour, "width": width, "dash": dash},
        refs=(f"{plot.xref} domain", f"{plot.yref} domain"),
        fillcolor=fill,
        layer="below" if below else "above",
    )
