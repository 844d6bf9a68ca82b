"""How events look on the timeline, and where their marks stand in a lane: none hides another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.data.dataset import Event
from app.data.timeline import is_period
from app.domain.codes import EventKind
from app.figures.tokens import Tokens

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        EventKind.AGREEMENT: "circle",
        EventKind.LAW: "square",
        EventKind.POLICY: "diamond",
        EventKind.REGISTRATION: "triangle-up",
        EventKind.PROGRAMME: "cross",
        EventKind.BAN: "x",
        EventKind.CRISIS: "star",
    }
)
"""The shape of each kind, by Plotly's names; assets/49_timeline.css draws the same shapes."""
_TONES = MappingProxyType(
    {
        EventKind.AGREEMENT: "ink",
        EventKind.LAW: "ink",
        EventKind.POLICY: "ink3",
        EventKind.REGISTRATION: "ink2",
        EventKind.PROGRAMME: "ink3",
        EventKind.BAN: "ink",
        EventKind.CRISIS: "ink2",
    }
)
_BAR, _GAP = 8.0, 3.0
"""Pixels of a row of bars, and between bars of one row."""
_PAD = 9.0
_LEAST = 36.0
_FAR = 300.0
"""A mark with so many pixels of room stands above those of which the date is known better, in no row with them."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The time axis: pixels between which it runs, first and last year; `early` is where what is older stands."""

    left: float
    right: float
    years: tuple[int, int]
    early: tuple[float, float] | None = None

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.years[0], 1, 1)

    @property
    def end(self) -> date:
        """The day after the last."""
        return date(self.years[1] + 1, 1, 1)

    def x(self, day: date) -> float:
        """Pixels from the left of the picture; days beyond the axis stand at its ends."""
        share = (min(max(day, self.start), self.end) - self.start) / (self.end - self.start)
        return self.left + share * (self.right - self.left)

    def span(self, event: Event) -> tuple[float, float]:
        """Where the mark of an event may stand: within its date, or among what is older than the axis."""
        start, end = event.period.start, event.period.end
        if end < self.start and self.early is not None:
            return self.early
        if start is None:
            return self.x(end), self.x(end)
        if is_period(event):
            return self.x(start), self.x(start)
        # The day that follows the last: a year ends where the next one begins.
        return self.x(start), self.x(date.fromordinal(end.toordinal() + 1))


@dataclass(frozen=True, slots=True)
class Mark:
    """An event at a place: pixels from the left, and from the top of its lane downwards."""

    event: Event
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: pixels from the left, and from the top of its lane; whether it goes on beyond the axis."""

    event: Event
    start: float
    end: float
    y: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """The marks and bars of one lane and its height in pixels."""

    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    height: float


def tone(kind: str, ink: Tokens) -> str:
    """The colour of a kind: a grey, never an alarm."""
    return str(getattr(ink, _TONES[EventKind(kind)]))


def placed(events: Sequence[Event], axis: Axis, pitch: float) -> Placed:
    """Marks in rows above one another where they would touch, `pitch` pixels apart; bars below them.

    Marks with little room for their date come first; those of which only the year is known fill what is left of it.
    """
    bars = [event for event in events if is_period(event) and event.period.end >= axis.start]
    single = [event for event in events if event not in bars]
    rows: list[list[float]] = []
    spots: list[tuple[Event, float, int]] = []
    precise = 0
    for event in sorted(single, key=lambda each: _room(axis, each)):
        is_far = _room(axis, event)[0] >= _FAR
        lowest = precise if is_far else 0
        x, row = _spot(axis.span(event), rows[lowest:], pitch)
        row += lowest
        while len(rows) <= row:
            rows.append([])
        rows[row].append(x)
        spots.append((event, x, row))
        precise = precise if is_far else len(rows)
    tracks = _tracks(bars, axis)
    above = len(rows) * pitch
    below = (max((track for *_rest, track in tracks), default=-1) + 1) * _BAR
    height = max(_LEAST, above + below + 2 * _PAD)
    # Marks stand on one line, as close to the bars as they can; what is left of the lane is shared out.
    base = (height + above - below) / 2
    marks = [Mark(event, x, base - (row + 0.5) * pitch) for event, x, row in spots]
    shown = [
        Bar(event, start, end, base + (track + 0.5) * _BAR, event.period.end >= axis.end)
        for event, start, end, track in tracks
    ]
    return Placed(tuple(marks), tuple(shown), height)


def _room(axis: Axis, event: Event) -> tuple[float, float, str]:
    start, end = axis.span(event)
    return round(end - start, 1), start, event.event_id


def _spot(span: tuple[float, float], rows: Sequence[Sequence[float]], pitch: float) -> tuple[float, int]:
    """The lowest row with room within a span, there as near to the middle as may be."""
    start, end = span
    middle = (start + end) / 2
    columns = max(1, int((end - start) / pitch))
    offsets = sorted(
        ((each - (columns - 1) / 2) * pitch for each in range(columns)), key=lambda each: (abs(each), each)
    )
    for number, row in enumerate(rows):
        for offset in offsets:
            if all(abs(middle + offset - other) >= pitch - 0.01 for other in row):
                return middle + offset, number
    return middle + offsets[0], len(rows)


def _tracks(bars: Sequence[Event], axis: Axis) -> list[tuple[Event, float, float, int]]:
    """Bars packed below one another, each with its first and last pixel and its row."""
    ends: list[float] = []
    found = []
    for event in sorted(bars, key=lambda each: (axis.x(each.period.start or axis.start), each.event_id)):
        start = axis.x(event.period.start or axis.start)
        end = axis.x(date.fromordinal(event.period.end.toordinal() + 1))
        track = next((number for number, taken in enumerate(ends) if taken + _GAP <= start), len(ends))
        ends[track : track + 1] = [end]
        found.append((event, start, end, track))
    return found
