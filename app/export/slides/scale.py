"""Axes of native charts: round steps, and how Office writes their numbers."""

from math import floor, log10

from app.export.slides.spec import Axis, Box
from app.figures.trends.scale import log_ticks, y_ticks
from app.text.i18n import _

_YEAR_ROOM = 40.0
"""Points that the number of a year needs."""
_STRETCH = 0.2
"""An axis may begin so much of its length early to begin with a round year."""


def number_axis(
    largest: float, unit: str, height: float, lowest: float = 0.0, *, is_log: bool = False
) -> Axis:
    """A vertical axis from zero (or less) to a round number; a logarithmic one from power to power."""
    if is_log and lowest > 0:
        values, _texts = log_ticks(lowest, largest)
        high = 10.0 ** -floor(-log10(values[-1]) + 1e-9)
        return Axis(10.0 ** floor(log10(values[0]) + 1e-9), high, 10.0, "#,##0", is_log=True)
    values, _texts = y_ticks(largest, unit, height * 0.9, min(lowest, 0.0))
    step = values[1] - values[0]
    return Axis(values[0], values[-1], step, number_format(values[-1], step, unit))


def number_format(top: float, step: float, unit: str) -> str:
    """How Office writes the numbers of an axis: only the highest carries a word for its size, as in the picture."""
    for size, commas, words in ((1e9, ",,,", _("{number} billion")), (1e6, ",,", _("{number} million"))):
        if top >= size:
            digits = _digits(step / size)
            before, _number, after = words.partition("{number}")
            worded = f"{_quoted(before)}{digits}{commas}{_quoted(after)}"
            return f"[>={top * 0.9999:.10g}]{worded};[=0]0;{digits}{commas}"
    if unit == "percent":
        return f'{_digits(step)}"\u00a0%"'
    return "#,##0" if step >= 1 else _digits(step)


def year_axis(years: tuple[int, int], width: float) -> Axis:
    """A horizontal axis from the first year to the end of the last, its numbers as close as they can be read."""
    first, end = years[0], years[1] + 1
    step = next((each for each in (1, 2, 5, 10, 20, 50) if width / (end - first) * each >= _YEAR_ROOM), 100)
    rounded = first - first % step
    first = rounded if first - rounded <= _STRETCH * (end - first) else first
    return Axis(first, end, step, "0")


def place_of(value: float, axis: Axis, start: float, length: float) -> float:
    """Where a value stands between the ends of an axis that begins at `start`."""
    if axis.is_log:
        low, high = log10(axis.low), log10(axis.high)
        return start + (log10(max(value, axis.low)) - low) / (high - low) * length
    return start + (value - axis.low) / (axis.high - axis.low) * length


def height_at(value: float, axis: Axis, plot: Box) -> float:
    """Points from the upper edge of the frame to a value of the vertical axis."""
    return plot.y + plot.height - place_of(value, axis, 0.0, plot.height)


def _digits(step: float) -> str:
    decimals = next(
        (count for count in range(3) if abs(step * 10**count - round(step * 10**count)) < 1e-6), 3
    )
    return "0" if not decimals else "0." + "0" * decimals


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "'") + '"' if words else ""
