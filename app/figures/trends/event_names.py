"""Which events a lane draws and names: each name whole beside its mark, in one line or two, or left out."""

from dataclasses import dataclass, replace
from datetime import date

from app.data.dataset import Event
from app.data.trends.lines import middle
from app.figures.room import on_stage
from app.figures.trends.labels import wrapped
from app.figures.trends.scale import Plot
from app.flowmap.labels import text_size
from app.text.alone import is_alone
from app.text.trends.marks import event_date, event_lines

TEXT = 13.0
LINE = TEXT * 1.3
FIRST_ROW = 30.0
"""Pixels of the row above those with names: the heading, and the marks of events that are not named."""

_ROW, _AIR = 23.0, 7.0
_BESIDE = 16.0
_BOLD = 1.03
"""A name with a bold date is a little wider than its words in normal weight."""
_LEAST_PLOT, _PLOT_SHARE = 150.0, 0.48
_MOST_LINES = 2
_MOST_NARROW = 3
"""So many events are named at most where the chart is narrow; their names may then have one line more."""


@dataclass(frozen=True, slots=True)
class EventName:
    """The name of an event in lines, beginning with its date: `right` or `left` of its mark, or `below` its bar."""

    event: Event
    lines: tuple[str, ...]
    side: str

    @property
    def height(self) -> float:
        """Pixels of its row."""
        if self.side == "below":
            return _ROW / 2 + len(self.lines) * LINE + _AIR / 2
        return max(_ROW, len(self.lines) * LINE + _AIR)


@dataclass(frozen=True, slots=True)
class Lane:
    """What a lane draws of `found` events: `events`, among them those with `names`, earliest first; `height` in pixels,
    zero where it draws nothing.
    """

    events: tuple[Event, ...] = ()
    names: tuple[EventName, ...] = ()
    found: int = 0

    @property
    def height(self) -> float:
        """Pixels of the row of marks, and of each row with a name."""
        return FIRST_ROW + sum(name.height for name in self.names) if self.events else 0.0

    def shorter(self) -> "Lane":
        """The same lane without the name of the earliest event; a lane that nobody can point at loses the event too."""
        names = self.names[1:]
        events = tuple(name.event for name in names) if _is_still() else self.events
        return replace(self, events=events, names=names)


def lane_of(
    events: tuple[Event, ...],
    named: tuple[Event, ...],
    width: float,
    years: tuple[int, int] | None,
    *,
    left: float,
    right: float,
    narrow: bool,
) -> Lane:
    """The lane under a plot `width` pixels wide, with `left` and `right` pixels beside it that names may take.

    Where nobody can point at a mark, only named events are drawn. A narrow chart that stands on a page names none:
    the page lists them below it; a slide has no room for any.
    """
    still = _is_still()
    if years is None or (narrow and on_stage()):
        return Lane()
    if narrow:
        named = named[-_MOST_NARROW:] if still else ()
    plot = Plot(width, 1.0, years, 1.0)
    most = _MOST_LINES + narrow
    names = tuple(filter(None, (_name(event, plot, left, right, most) for event in named)))
    return Lane(tuple(name.event for name in names) if still else events, names, len(events))


def least_plot(height: float) -> float:
    """Pixels of height that the plot of a chart so high keeps before events are named."""
    return max(_LEAST_PLOT, _PLOT_SHARE * height)


def is_bar(event: Event) -> bool:
    """Whether an event lasted: its date is an interval with a known start, longer than a few days."""
    start, end = event.period.start, event.period.end
    return "/" in event.period.text and start is not None and (end - start).days > 31


def ends_of(event: Event, plot: Plot) -> tuple[float, float]:
    """Where the mark of an event begins and ends, in pixels from the left of the plot."""
    if is_bar(event):
        start, end = plot.clipped(event.period.start, event.period.end)
        return plot.x(start), plot.x(end)
    x = plot.x(_place(event, plot))
    return x, x


def _place(event: Event, plot: Plot) -> date:
    """Where the diamond of an event stands: the middle of its date, on the axis."""
    return min(max(middle(event.period), plot.start), plot.end)


def _is_still() -> bool:
    """Whether the chart leaves the dashboard, so that no tooltip tells what a mark without words is."""
    return is_alone() or on_stage()


def _name(event: Event, plot: Plot, left: float, right: float, most: int) -> EventName | None:
    """A name where it fits whole: right of its mark if it can, else left of it, else below its bar."""
    start, end = ends_of(event, plot)
    words = f"{event_date(event)} {event_lines(event)[1]}"
    rooms = {"right": plot.width + right - end - _BESIDE, "left": start + left - _BESIDE}
    if is_bar(event):
        rooms["below"] = plot.width + right - start
    for lines in range(1, most + 1):
        for side, room in rooms.items():
            found = wrapped(words, TEXT, room / _BOLD)
            fits = all(text_size(line, TEXT)[0] * _BOLD <= room for line in found)
            if fits and len(found) <= lines and (side == "right" or lines > 1):
                return EventName(event, tuple(found), side)
    return None
