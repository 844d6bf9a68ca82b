"""The lane of events under the trend chart: a diamond for a date, a bar for a period, at most a few of
them named.
"""

from html import escape
from typing import Any

from app.data.dataset import Event
from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.figures.trends.event_names import FIRST_ROW, LINE, TEXT, EventName, Lane, ends_of, is_bar
from app.figures.trends.scale import Plot, pixel_path
from app.text.i18n import _
from app.text.numbers import counted
from app.text.trends.marks import event_date, event_lines

_TRACKS = 4
_TOGETHER = 9.0
_IN_TOOLTIP = 6
_BELOW = 8.0
"""Pixels from the top of its row to a bar whose name stands below it."""


def events_lane(picture: Picture, lane: Lane, plot: Plot, ink: Tokens, *, left: float, above: float) -> None:
    """Draw a lane, all of whose events are on the axis, into `plot`, of whose `height` pixels the uppermost row holds
    the heading and what is not named.

    Named ones stand one a row, newest on top, so that no stem crosses a name at the right of its mark; stems go up
    `above` pixels through the panels. `left` is the width beside the plot that the heading may use.
    """
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = [_heading(lane, plot, ink, left)]
    named = [name.event for name in lane.names]
    rest = [event for event in lane.events if event not in named]
    row = plot.height - FIRST_ROW / 2 + 3
    dates = [(ends_of(event, plot)[0], event) for event in rest if not is_bar(event)]
    _trace(picture, _together(dates), row, plot, size=8, colour=ink.ink3, role="event")
    tracks = _tracks([event for event in rest if is_bar(event)], plot)
    for event, track in tracks:
        y = row - 8 - 3.5 * track
        shapes.append(_bar(event, y, plot, ink.rule2, 2))
        _along(picture, event, y, plot)
    top = plot.height - FIRST_ROW
    for name in reversed(lane.names):
        y = top - (_BELOW if name.side == "below" else name.height / 2)
        start, _end = ends_of(name.event, plot)
        shapes.append(_stem(start, y, plot, ink, above))
        if is_bar(name.event):
            shapes.append(_bar(name.event, y, plot, ink.ink, 5))
            _along(picture, name.event, y, plot)
        else:
            _trace(picture, [(start, [name.event])], y, plot, size=11, colour=ink.ink, role="named-event")
        notes.append(_name(name, y, plot, ink))
        top -= name.height
    # Stems lie under everything else.
    picture.shapes[:0] = shapes
    picture.notes += notes


def _trace(
    picture: Picture,
    groups: list[tuple[float, list[Event]]],
    y: float,
    plot: Plot,
    *,
    size: float,
    colour: str,
    role: str,
) -> None:
    """Diamonds in one row; each tells the events that stand together there."""
    if not groups:
        return
    picture.add_scatter(
        x=[_day(x, plot) for x, _events in groups],
        y=[y] * len(groups),
        xaxis=plot.xref,
        yaxis=plot.yref,
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": [size + (2 if len(events) > 1 and role == "event" else 0) for _x, events in groups],
            "color": colour,
            "line": {"width": 0},
        },
        hoverinfo="text",
        hovertext=[_tooltip(events) for _x, events in groups],
        customdata=[",".join(event.event_id for event in events) for _x, events in groups],
        cliponaxis=False,
        meta={"role": role},
    )


def _tracks(bars: list[Event], plot: Plot) -> list[tuple[Event, int]]:
    """Bars packed below one another so that none hides another; the last track takes what finds no room."""
    ends: list[float] = []
    found = []
    for event in bars:
        start, end = ends_of(event, plot)
        track = next((index for index, taken in enumerate(ends) if taken + 3 <= start), len(ends))
        track = min(track, _TRACKS - 1)
        ends[track : track + 1] = [end]
        found.append((event, track))
    return found


def _along(picture: Picture, event: Event, y: float, plot: Plot) -> None:
    """Points without a face along a bar, so that the pointer finds it."""
    start, end = ends_of(event, plot)
    steps = max(1, int((end - start) / 14))
    places = [start + (end - start) * (step + 0.5) / steps for step in range(steps)]
    picture.add_scatter(
        x=[_day(x, plot) for x in places],
        y=[y] * len(places),
        xaxis=plot.xref,
        yaxis=plot.yref,
        mode="markers",
        marker={"size": 4, "opacity": 0},
        hoverinfo="text",
        hovertext=_tooltip([event]),
        customdata=[event.event_id] * len(places),
        meta={"role": "event-bar"},
    )


def _tooltip(events: list[Event]) -> str:
    lines = []
    for event in events[:_IN_TOOLTIP]:
        heading, title = (escape(line, quote=False) for line in event_lines(event))
        lines.append(f"<b>{heading}</b><br>{title}")
    more = len(events) - _IN_TOOLTIP
    if more > 0:
        lines.append(counted("{n} more in the list below", "{n} more in the list below", more))
    return "<br>".join(lines)


def _together(placed: list[tuple[float, Event]]) -> list[tuple[float, list[Event]]]:
    """Events whose diamonds would touch, in one."""
    groups: list[tuple[float, list[Event]]] = []
    for x, event in sorted(placed, key=lambda each: each[0]):
        if groups and x - groups[-1][0] < _TOGETHER:
            groups[-1][1].append(event)
        else:
            groups.append((x, [event]))
    return groups


def _name(name: EventName, y: float, plot: Plot, ink: Tokens) -> dict[str, Any]:
    """Date and title at the mark; they interrupt the stems of earlier events."""
    start, end = ends_of(name.event, plot)
    x, shift, anchor = {
        "right": (end, 10, "left"),
        "left": (start, -10, "right"),
        "below": (start, 0, "left"),
    }[name.side]
    if name.side == "below":
        y -= 4 + len(name.lines) * LINE / 2
    return {
        "text": _rich(name),
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": x / plot.width,
        "y": y / plot.height,
        "xshift": shift,
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "align": anchor,
        "font": {"size": TEXT, "color": ink.ink},
        "bgcolor": ink.paper,
        "borderpad": 0,
    }


def _rich(name: EventName) -> str:
    """The lines of a name as Plotly draws them, the date bold unless it is broken."""
    first, *rest = name.lines
    heading = event_date(name.event)
    words = first.removeprefix(heading)
    if words != first:
        bold = f'<span style="font-weight:650">{escape(heading, quote=False)}</span>'
        first = f"{bold}{escape(words, quote=False)}"
    else:
        first = escape(first, quote=False)
    return "<br>".join([first, *(escape(line, quote=False) for line in rest)])


def _heading(lane: Lane, plot: Plot, ink: Tokens, left: float) -> dict[str, Any]:
    """What the lane holds; where it draws a few of many, how many."""
    drawn = len(lane.events)
    words = _("Events") if drawn == lane.found else _("{n} of {all} events").format(n=drawn, all=lane.found)
    return {
        "text": words,
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 0,
        "y": 1 - FIRST_ROW / 2 / plot.height,
        "xshift": -left,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": ink.ink, "weight": 650},
        "bgcolor": ink.paper,
        "borderpad": 0,
    }


def _stem(x: float, y: float, plot: Plot, ink: Tokens, above: float) -> dict[str, Any]:
    return pixel_path(x, y, plot, f"M0,0 L0,{plot.height - y + above:g}", ink.rule, 1.0, below=True)


def _bar(event: Event, y: float, plot: Plot, colour: str, width: float) -> dict[str, Any]:
    start, end = ends_of(event, plot)
    return pixel_path(start, y, plot, f"M0,0 L{end - start:g},0", colour, width, below=True)


def _day(x: float, plot: Plot) -> str:
    return str(plot.start + (plot.end - plot.start) * (x / plot.width))
