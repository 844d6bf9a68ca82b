"""How high a chart may grow: a slide has no room to grow, so that it draws fewer groups and counts the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import plotly.graph_objects as go

_most: ContextVar[float] = ContextVar("most", default=float("inf"))


@contextmanager
def within(height: float) -> Iterator[None]:
    """Inside the block charts that grow leave out their last groups rather than be higher than so many pixels."""
    token = _most.set(height)
    try:
        yield
    finally:
        _most.reset(token)


def on_stage() -> bool:
    """Whether the chart is for a slide, which people see from afar and nobody points at."""
    return _most.get() < float("inf")


def groups_within(heights: list[float], spare: float) -> int:
    """How many groups of these heights find room, at least one; `spare` is what the chart needs besides them, a line
    that counts the others included.
    """
    room, taken, count = _most.get() - spare, 0.0, 0
    for height in heights:
        taken += height
        if count and taken > room:
            break
        count += 1
    return count


def second_column(heights: list[float]) -> int:
    """At which group of these heights the second of two columns begins, so that neither is higher than need be."""
    ends = range(1, len(heights) + 1)
    return min(ends, key=lambda at: max(sum(heights[:at]), sum(heights[at:])), default=0)


def columns_added(heights: list[float], columns: int) -> list[float]:
    """How much higher the picture gets with each group, in one or two columns."""
    if columns == 1:
        return heights
    ends = [
        max(sum(heights[:at]), sum(heights[at:count]))
        for count in range(1, len(heights) + 1)
        for at in [second_column(heights[:count])]
    ]
    return [end - before for before, end in zip([0.0, *ends], ends, strict=False)]


def keys_drawn(figure: go.Figure) -> frozenset[str]:
    """The keys of the figures that stand in `customdata` of the traces."""
    keys = (key for trace in figure.data if trace.customdata is not None for key in trace.customdata)
    return frozenset(str(key[0] if isinstance(key, (list, tuple)) else key) for key in keys)
