"""The mark of one figure on the trend chart: its shape says how sure the figure is (design brief, 3.1)."""

from dataclasses import dataclass
from typing import Any

from app.domain.codes import Bound, Stage, Status
from app.domain.figure import Observation
from app.figures.tokens import Ink, Tokens, mixed
from app.figures.trend_scale import Plot, pixel_path

Shape = dict[str, Any]

SINGLE, JOINED = 15.0, 9.0
"""Diameters in pixels of a figure on its own, and of one on a line."""

SYMBOLS = ("circle", "diamond", "triangle-up", "triangle-down", "pentagon")
"""Shapes that tell groups apart where colour does not; squares are kept for plans."""

_ARROW, _BAR, _CAP = 20.0, 20.0, 16.0
_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "diamond": ((0, 1.3), (1.3, 0), (0, -1.3), (-1.3, 0)),
    "triangle-up": ((-1.155, -0.5), (1.155, -0.5), (0, 1)),
    "triangle-down": ((-1.155, 0.5), (1.155, 0.5), (0, -1)),
    "pentagon": ((0, 1), (0.951, 0.309), (0.588, -0.809), (-0.588, -0.809), (-0.951, 0.309)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a group is drawn: its colours and its shape."""

    ink: Ink
    symbol: str = "circle"


@dataclass(frozen=True, slots=True)
class Point:
    """One marker: its value, and how Plotly draws it. A filled one has an edge of paper, so that
    neighbours stay apart.
    """

    value: float
    symbol: str
    size: float
    fill: str
    edge: str
    edge_width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn figure: its marker points, how far the bar of a range goes down and up, ornaments, and its box.

    `box` is left, bottom, right, top in pixels of the plot: what no label may touch. `anchor` is where a
    leader starts.
    """

    row: Observation
    points: tuple[Point, ...]
    bar: tuple[float, float]
    shapes: tuple[Shape, ...]
    box: tuple[float, float, float, float]
    anchor: tuple[float, float]


def mark_of(row: Observation, look: Look, plot: Plot, ink: Tokens, *, joined: bool, differs: bool) -> Mark:
    """The mark of a figure at the middle of its period; `joined` figures are small, `differs` adds the
    crossed equals.
    """
    x, y = plot.x(plot.place(row.period)), plot.y(row.size)
    size = JOINED if joined else SINGLE
    if row.bound == Bound.RANGE:
        mark = _range(row, x, plot, look, ink)
    elif row.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        mark = _bound(row, x, y, plot, look, ink)
    else:
        mark = _point(row, x, y, size, plot, look, ink)
    span, (from_x, to_x) = _span(row, x, mark.anchor[1], plot, look, ink)
    shapes = [*span, *mark.shapes]
    left, low, right, high = mark.box
    if row.status == Status.HEADLINE_ONLY or row.confidence:
        shapes.append(_ring(x, y, plot, look, dotted=row.status == Status.HEADLINE_ONLY))
        left, low, right, high = min(left, x - 12), min(low, y - 12), max(right, x + 12), max(high, y + 12)
    if differs:
        beside = row.bound == Bound.AT_LEAST
        shapes.append(_crossed_equals(right + 3 if beside else x, y + 9 if beside else high + 8, plot, ink))
        right, high = (right + 10, high) if beside else (right, high + 15)
    box = min(left, from_x), low, max(right, to_x), high
    return Mark(row, mark.points, mark.bar, tuple(shapes), box, mark.anchor)


def _point(row: Observation, x: float, y: float, size: float, plot: Plot, look: Look, ink: Tokens) -> Mark:
    """A point: filled where counted, half where in process, hollow where estimated, a hollow square where
    planned.
    """
    radius = size / 2
    planned = row.status in (Status.PLAN, Status.QUOTA)
    symbol = "square" if planned else look.symbol
    half = row.stage in (Stage.IN_PROCESS, Stage.COMPLETED_OR_IN_PROCESS) and not planned
    hollow = half or planned or row.is_estimate or row.status == Status.HEADLINE_ONLY
    fill = ink.paper if hollow else look.ink.mark
    shapes = [_half(x, y, radius, symbol, plot, look)] if half else []
    if row.bound == Bound.ABOUT:
        colour = look.ink.mark if hollow else ink.paper
        shapes.append(pixel_path(x, y, plot, "M-4.5,-1 C-3,3 -1.2,2.4 0,0 S3,-3 4.5,1", colour, 1.8))
    low, high = row.value_low, row.value_high
    bar = (row.size - low, high - row.size) if low is not None and high is not None else (0.0, 0.0)
    edge = (look.ink.mark, 1.8) if hollow else (ink.paper, 1.0)
    box = (x - radius, y - radius - plot.y(bar[0]), x + radius, y + radius + plot.y(bar[1]))
    return Mark(row, (Point(row.size, symbol, size, fill, *edge),), bar, tuple(shapes), box, (x, y))


def _bound(row: Observation, x: float, y: float, plot: Plot, look: Look, ink: Tokens) -> Mark:
    """A bar at the bound and an open arrow away from it; the bar of an estimate is hollow."""
    upward = row.bound == Bound.AT_LEAST
    reach = _ARROW if upward else -min(_ARROW, max(y - 1, 6.0))
    head = 5.0 if upward else -5.0
    arrow = f"M0,0 L0,{reach:g} M-5,{reach - head:g} L0,{reach:g} L5,{reach - head:g}"
    half = _BAR / 2
    fill = ink.paper if row.is_estimate else look.ink.mark
    bar = f"M{-half:g},-1.7 L{half:g},-1.7 L{half:g},1.7 L{-half:g},1.7 Z"
    shapes = (
        pixel_path(x, y, plot, arrow, look.ink.mark, 2.0),
        pixel_path(x, y, plot, bar, look.ink.mark, 1.0, fill=fill),
    )
    box = (x - half, y + min(reach, -3.0), x + half, y + max(reach, 3.0))
    # The marker itself only takes the pointer: the bar is drawn as a shape.
    return Mark(row, (Point(row.size, "line-ew", _BAR, fill, fill, 0.0),), (0.0, 0.0), shapes, box, (x, y))


def _range(row: Observation, x: float, plot: Plot, look: Look, ink: Tokens) -> Mark:
    """A capped bar from the low to the high end, with no point in it."""
    low, high = row.size, row.reach
    points = tuple(
        Point(value, "line-ew-open", _CAP, look.ink.mark, look.ink.mark, 2.4) for value in (low, high)
    )
    box = (x - _CAP / 2, plot.y(low) - 2, x + _CAP / 2, plot.y(high) + 2)
    shapes = []
    if row.is_estimate:
        # The bar of an estimate is dashed: gaps of paper over the bar that Plotly draws.
        gaps = f"M0,4 L0,{max(plot.y(high - low) - 2, 4):g}"
        shapes.append(pixel_path(x, plot.y(low), plot, gaps, ink.paper, 7.0, dash="3px,6px"))
    return Mark(row, points, (0.0, high - low), tuple(shapes), box, (x, (plot.y(low) + plot.y(high)) / 2))


def _span(
    row: Observation, x: float, y: float, plot: Plot, look: Look, ink: Tokens
) -> tuple[list[Shape], tuple[float, float]]:
    """The stretch of an interval, thin, through its mark, and from where to where; open towards the past
    it is dotted.
    """
    if "/" not in row.period.text:
        return [], (x, x)
    start, end = plot.clipped(row.period.start, row.period.end)
    left, right = plot.x(start), plot.x(end)
    dash = "solid"
    if row.period.start is None:
        left, dash = max(0.0, right - 28), "dot"
    tone = mixed(look.ink.mark, ink.paper, 0.55)
    span = pixel_path(left, y, plot, f"M0,0 L{right - left:g},0", tone, 2.0, dash=dash, below=True)
    return [span], (left, right)


def _half(x: float, y: float, radius: float, symbol: str, plot: Plot, look: Look) -> Shape:
    """The left half of a symbol, filled."""
    if symbol == "circle":
        arm = radius * 0.5523
        half = (
            f"M0,{radius:g} C{-arm:g},{radius:g} {-radius:g},{arm:g} {-radius:g},0 "
            f"C{-radius:g},{-arm:g} {-arm:g},{-radius:g} 0,{-radius:g} Z"
        )
    else:
        corners = _left_of_middle(_OUTLINES[symbol])
        half = "M" + " L".join(f"{px * radius:g},{py * radius:g}" for px, py in corners) + " Z"
    return pixel_path(x, y, plot, half, look.ink.mark, 0.0, fill=look.ink.mark)


def _left_of_middle(outline: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """The part of an outline left of its vertical axis."""
    found: list[tuple[float, float]] = []
    for here, there in zip(outline, (*outline[1:], outline[0]), strict=True):
        if here[0] <= 0:
            found.append(here)
        if (here[0] < 0) != (there[0] < 0) and here[0] != 0 != there[0]:
            share = here[0] / (here[0] - there[0])
            found.append((0.0, here[1] + share * (there[1] - here[1])))
    return found


def _ring(x: float, y: float, plot: Plot, look: Look, *, dotted: bool) -> Shape:
    """A thin ring round the point of a second-hand figure; dotted where the number stands only in a
    headline.
    """
    arm = 11 * 0.5523
    ring = (
        f"M0,11 C{arm:g},11 11,{arm:g} 11,0 C11,{-arm:g} {arm:g},-11 0,-11 "
        f"C{-arm:g},-11 -11,{-arm:g} -11,0 C-11,{arm:g} {-arm:g},11 0,11 Z"
    )
    return pixel_path(x, y, plot, ring, look.ink.mark, 1.2, dash="dot" if dotted else "solid")


def _crossed_equals(x: float, y: float, plot: Plot, ink: Tokens) -> Shape:
    """The mark of a figure that does not fit together with another one."""
    return pixel_path(x, y, plot, "M-4,1.8 L4,1.8 M-4,-1.8 L4,-1.8 M-2.6,-5 L2.6,5", ink.warn, 1.4)
