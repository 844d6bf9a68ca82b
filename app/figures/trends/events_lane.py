"""The lane of events under the trend chart: a diamond for a date, a bar for a period, at most a few of
them named.
"""

from datetime import date
from html import escape
from typing import Any

from app.data.dataset import Event
from app.data.trends.lines import middle
from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.figures.trends.labels import shortened
from app.figures.trends.scale import Plot, pixel_path
from app.text.i18n import _
from app.text.numbers import counted
from app.text.trends.marks import event_date, event_lines

FIRST_ROW, ROW = 30.0, 23.0
"""Pixels of the row of diamonds, and of each row with a name."""
_TRACKS = 4
_TOGETHER = 9.0
_IN_TOOLTIP = 6
_TEXT = 13.0


def lane_height(named: int) -> float:
    """The height of the lane in pixels."""
    return FIRST_ROW + ROW * named


def events_lane(
    picture: Picture,
    events: tuple[Event, ...],
    named: tuple[Event, ...],
    plot: Plot,
    ink: Tokens,
    *,
    left: float,
    right: float,
    above: float,
) -> None:
    """Draw `events`, all of them on the axis, into the lane of `plot`, of whose `height` pixels the uppermost
    row holds what is not named.

    Named ones stand one a row, newest on top, so that no stem crosses a name; stems go up `above` pixels
    through the panels. `left` and `right` are the pixels beside the plot that names and the heading may use.
    """
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = [_heading(plot, ink, left)]
    rest = [event for event in events if event not in named]
    row = plot.height - FIRST_ROW / 2 + 3
    dates = [(plot.x(_place(event, plot)), event) for event in rest if not _is_bar(event)]
    _trace(picture, _together(dates), row, plot, size=8, colour=ink.ink3, role="event")
    tracks = _tracks([event for event in rest if _is_bar(event)], plot)
    for event, track in tracks:
        y = row - 8 - 3.5 * track
        shapes.append(_bar(event, y, plot, ink.rule2, 2))
        _along(picture, event, y, plot)
    for index, event in enumerate(reversed(named)):
        y = plot.height - FIRST_ROW - ROW * (index + 0.5)
        x = plot.x(
            plot.clipped(event.period.start, event.period.end)[0] if _is_bar(event) else _place(event, plot)
        )
        shapes.append(_stem(x, y, plot, ink, above))
        if _is_bar(event):
            shapes.append(_bar(event, y, plot, ink.ink, 5))
            _along(picture, event, y, plot)
            x = plot.x(plot.clipped(event.period.start, event.period.end)[1])
        else:
            _trace(picture, [(x, [event])], y, plot, size=11, colour=ink.ink, role="named-event")
        notes.append(_name(event, x, y, plot, ink, right))
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
        start, end = (plot.x(day) for day in plot.clipped(event.period.start, event.period.end))
        track = next((index for index, taken in enumerate(ends) if taken + 3 <= start), len(ends))
        track = min(track, _TRACKS - 1)
        ends[track : track + 1] = [end]
        found.append((event, track))
    return found


def _along(picture: Picture, event: Event, y: float, plot: Plot) -> None:
    """Points without a face along a bar, so that the pointer finds it."""
    start, end = (plot.x(day) for day in plot.clipped(event.period.start, event.period.end))
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


def _name(event: Event, x: float, y: float, plot: Plot, ink: Tokens, right: float) -> dict[str, Any]:
    """Date and title right of the diamond, shortened where the picture ends; the tooltip holds the whole."""
    heading, title = event_date(event), event_lines(event)[1]
    room = plot.width + right - x - 16
    whole = shortened(f"{heading} {title}", _TEXT, room / 1.03)
    words = whole.removeprefix(heading).strip()
    return {
        "text": f'<span style="font-weight:650">{escape(heading, quote=False)}</span> {escape(words, quote=False)}',
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": x / plot.width,
        "y": y / plot.height,
        "xshift": 10,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "font": {"size": _TEXT, "color": ink.ink},
        "borderpad": 0,
    }


def _heading(plot: Plot, ink: Tokens, left: float) -> dict[str, Any]:
    return {
        "text": _("Events"),
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 0,
        "y": 1 - FIRST_ROW / 2 / plot.height,
        "xshift": -left,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": ink.ink, "weight": 650},
        "borderpad": 0,
    }


def _stem(x: float, y: float, plot: Plot, ink: Tokens, above: float) -> dict[str, Any]:
    return pixel_path(x, y, plot, f"M0,0 L0,{plot.height - y + above:g}", ink.rule, 1.0, below=True)


def _bar(event: Event, y: float, plot: Plot, colour: str, width: float) -> dict[str, Any]:
    start, end = plot.clipped(event.period.start, event.period.end)
    return pixel_path(
        plot.x(start), y, plot, f"M0,0 L{plot.x(end) - plot.x(start):g},0", colour, width, below=True
    )


def _is_bar(event: Event) -> bool:
    """Whether an event lasted: its date is an interval with a known start, longer than a few days."""
    start, end = event.period.start, event.period.end
    return "/" in event.period.text and start is not None and (end - start).days > 31


def _place(event: Event, plot: Plot) -> date:
    """Where the diamond of an event stands: the middle of its date, on the axis."""
    return min(max(middle(event.period), plot.start), plot.end)


def _day(x: float, plot: Plot) -> str:
    return str(plot.start + (plot.end - plot.start) * (x / plot.width))
