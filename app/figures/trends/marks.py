"""The mark of one figure on the trend chart: its shape says how sure the figure is (design brief, 3.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Any

from app.data.trends.lines import has_spread, is_long
from app.domain.codes import Bound, Status
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.figures.tokens import Ink, Tokens, mixed
from app.figures.trends.scale import Plot, pixel_path

Shape = dict[str, Any]

SINGLE, JOINED = 15.0, 9.0
"""Diameters in pixels of a figure on its own, and of one on a line."""
QUIET_SINGLE, QUIET_JOINED = 9.0, 5.0
"""The same where the figure stands beside the series that leads."""

SYMBOLS = ("circle", "diamond", "triangle-up", "triangle-down", "pentagon")
"""Shapes that tell groups apart where colour does not; squares are kept for plans."""

_BARS = {Bound.AT_LEAST: "least", Bound.AT_MOST: "most", Bound.RANGE: "range"}
_PLANNED = (Status.PLAN, Status.QUOTA)
_CLOSE = 6.0
_ARROW, _BAR, _CAP = 20.0, 20.0, 16.0
_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "diamond": ((0, 1.3), (1.3, 0), (0, -1.3), (-1.3, 0)),
    "triangle-up": ((-1.155, -0.5), (1.155, -0.5), (0, 1)),
    "triangle-down": ((-1.155, 0.5), (1.155, 0.5), (0, -1)),
    "pentagon": ((0, 1), (0.951, 0.309), (0.588, -0.809), (-0.588, -0.809), (-0.951, 0.309)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a group is drawn: its colours, its shape, the pattern of its line."""

    ink: Ink
    symbol: str = "circle"
    dash: str = "solid"


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

    `box` is left, bottom, right, top in pixels of the plot: what no label may touch. `anchor` is its middle, `edge`
    how far right it reaches: where a leader starts.
    """

    row: Observation
    points: tuple[Point, ...]
    bar: tuple[float, float]
    shapes: tuple[Shape, ...]
    box: tuple[float, float, float, float]
    anchor: tuple[float, float]
    edge: float = 0.0


def mark_of(
    row: Observation,
    look: Look,
    plot: Plot,
    ink: Tokens,
    *,
    joined: bool,
    clash: str = "",
    quiet: bool = False,
    shift: float = 0.0,
    small: bool = False,
    under: bool = False,
) -> Mark:
    """The mark of a figure at the middle of its period, `shift` pixels further right where others stand.

    `joined` figures are small, those of `quiet` series smaller; all are where there is little room (`small`). `clash`
    is the kind of disagreement of a figure: a stroke where editions of one source differ, else the crossed equals above
    the mark, or at its left where the mark is right `under` another one.
    """
    x, y = plot.x(plot.place(row.period)) + shift, plot.y(row.size)
    joined = joined or is_long(row)
    single, in_line = (QUIET_SINGLE, QUIET_JOINED) if quiet else (SINGLE, _joined_size(plot))
    if small:
        single, in_line = min(single, JOINED), min(in_line, _CLOSE)
    size = in_line if joined else single
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
        radius = size / 2 + 3.5
        shapes.append(_ring(x, y, radius, plot, look, dotted=row.status == Status.HEADLINE_ONLY))
        radius += 1
        left, low = min(left, x - radius), min(low, y - radius)
        right, high = max(right, x + radius), max(high, y + radius)
    if "implausible" in row.flags:
        shapes.append(pixel_path(x, y, plot, "M-6,-6 L6,6 M-6,6 L6,-6", ink.ink, 1.4))
    if clash == REVISION:
        reach = size / 2 + 1.5
        stroke = f"M{-reach:g},{-reach:g} L{reach:g},{reach:g}"
        shapes.append(pixel_path(*mark.anchor, plot, stroke, ink.warn, 1.4))
    elif clash and under and row.bound != Bound.AT_LEAST:
        shapes += crossed_equals(left - 8, y, plot, ink)
        left -= 14
    elif clash:
        beside = row.bound == Bound.AT_LEAST
        shapes += crossed_equals(right + 3 if beside else x, y + 9 if beside else high + 8, plot, ink)
        right, high = (right + 10, high) if beside else (right, high + 15)
    if is_long(row):
        # Its bar is drawn as a line: labels may stand above and below it.
        return Mark(row, mark.points, mark.bar, tuple(shapes), (left, low, right, high), mark.anchor, to_x)
    box = min(left, from_x), low, max(right, to_x), high
    return Mark(row, mark.points, mark.bar, tuple(shapes), box, mark.anchor, box[2])


def under_others(
    rows: Sequence[Observation], plot: Plot, shifts: Mapping[str, float] = MappingProxyType({})
) -> frozenset[str]:
    """The figures right under another one of these, where a sign above them would lie on its mark."""
    spots = [
        (row, plot.x(plot.place(row.period)) + shifts.get(row.observation_id, 0.0), plot.y(row.size))
        for row in rows
    ]
    return frozenset(
        row.observation_id
        for row, x, y in spots
        if any(abs(other_x - x) < SINGLE and 0 < other_y - y < 2 * SINGLE for _, other_x, other_y in spots)
    )


def kinds_of(row: Observation) -> tuple[str, ...]:
    """The parts of the mark of a figure that a legend explains, by their names there (assets/20_base.css): its shape,
    then what is added to it.
    """
    found = _point_kinds(row)
    if row.bound in _BARS:
        found = [_BARS[row.bound], *(["pale"] if row.is_estimate else [])]
    if row.status == Status.HEADLINE_ONLY:
        found.append("headline")
    elif row.confidence:
        found.append("second")
    found += ["period"] if is_long(row) else []
    found += ["spread"] if has_spread(row) and row.bound not in _BARS else []
    found += ["implausible"] if "implausible" in row.flags else []
    return tuple(found)


def outline_of(symbol: str) -> str:
    """The outline of a symbol of radius 1 as the path of an SVG picture, whose y counts downwards."""
    if symbol == "circle":
        return "M1,0 A1,1 0 1 1 -1,0 A1,1 0 1 1 1,0 Z"
    return "M" + " L".join(f"{x:g},{-y:g}" for x, y in _OUTLINES[symbol]) + " Z"


def small_shape(symbol: str, radius: float) -> str:
    """A symbol as the path of a shape round its middle, whose y counts upwards; a circle as a many-sided figure."""
    corners = _OUTLINES.get(symbol) or tuple((cos(step * pi / 8), sin(step * pi / 8)) for step in range(16))
    return "M" + " L".join(f"{x * radius:.2f},{y * radius:.2f}" for x, y in corners) + " Z"


def _point_kinds(row: Observation) -> list[str]:
    """The parts of a point, as `_point` draws it."""
    about = ["about"] if row.bound == Bound.ABOUT else []
    if row.status in _PLANNED:
        return ["plan", *about]
    if row.value == 0:
        return ["zero"]
    if row.is_in_process:
        return ["half", *about]
    if row.is_estimate:
        return ["pale", *about]
    if row.status == Status.HEADLINE_ONLY:
        return about
    return about or ["full"]


def crossed_equals(x: float, y: float, plot: Plot, ink: Tokens, *, on_colour: bool = False) -> list[Shape]:
    """The sign of a figure that does not fit together with another one, on a piece of paper where it stands
    `on_colour`.
    """
    sign = pixel_path(x, y, plot, "M-4,1.8 L4,1.8 M-4,-1.8 L4,-1.8 M-2.6,-5 L2.6,5", ink.warn, 1.4)
    if not on_colour:
        return [sign]
    return [pixel_path(x, y, plot, "M-6,-6.5 H6 V6.5 H-6 Z", ink.paper, 0.0, fill=ink.paper), sign]


def _joined_size(plot: Plot) -> float:
    """The diameter of a point on a line: smaller where those of two years would touch."""
    return JOINED if plot.width / (plot.years[1] - plot.years[0] + 1) >= JOINED else _CLOSE


def _point(row: Observation, x: float, y: float, size: float, plot: Plot, look: Look, ink: Tokens) -> Mark:
    """A point: filled where counted, half where in process, hollow where estimated, a hollow square where
    planned.
    """
    radius = size / 2
    planned = row.status in _PLANNED
    symbol = "square" if planned else look.symbol
    half = row.is_in_process and not planned
    hollow = half or planned or row.is_estimate or row.status == Status.HEADLINE_ONLY or row.value == 0
    fill = ink.paper if hollow else look.ink.mark
    shapes = [_half(x, y, radius, symbol, plot, look)] if half else []
    if row.bound == Bound.ABOUT:
        colour = look.ink.mark if hollow else ink.paper
        if size > QUIET_JOINED:
            shapes.append(
                pixel_path(x, y, plot, _tilde(size / SINGLE), colour, 1.8 if size > JOINED else 1.3)
            )
    low, high = max(row.value_low or 0.0, plot.bottom), row.value_high or 0.0
    bar = (row.size - low, high - row.size) if has_spread(row) else (0.0, 0.0)
    edge = (look.ink.mark, 1.8 if size > QUIET_JOINED else 1.3) if hollow else (ink.paper, 1.0)
    down, up = plot.y(row.size - bar[0]), plot.y(row.size + bar[1])
    box = (x - radius, down - radius, x + radius, up + radius)
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
        gaps = f"M0,4 L0,{max(plot.y(high) - plot.y(low) - 2, 4):g}"
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
    if is_long(row):
        return [], (left, right)
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


def _ring(x: float, y: float, radius: float, plot: Plot, look: Look, *, dotted: bool) -> Shape:
    """A thin ring round the point of a second-hand figure; dotted where the number stands only in a
    headline.
    """
    arm = radius * 0.5523
    ring = (
        f"M0,{radius:g} C{arm:g},{radius:g} {radius:g},{arm:g} {radius:g},0 "
        f"C{radius:g},{-arm:g} {arm:g},{-radius:g} 0,{-radius:g} "
        f"C{-arm:g},{-radius:g} {-radius:g},{-arm:g} {-radius:g},0 "
        f"C{-radius:g},{arm:g} {-arm:g},{radius:g} 0,{radius:g} Z"
    )
    return pixel_path(x, y, plot, ring, look.ink.mark, 1.2, dash="dot" if dotted else "solid")


def _tilde(scale: float) -> str:
    """The sign of a number that is about right; on small points of a line the words carry it alone."""
    points = [(-4.5, -1), (-3, 3), (-1.2, 2.4), (0, 0), (3, -3), (4.5, 1)]
    start, one, two, three, four, end = (f"{x * scale:g},{y * scale:g}" for x, y in points)
    return f"M{start} C{one} {two} {three} S{four} {end}"
