"""Which events are named on the timeline: a few that matter and for which there is room."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.data.dataset import Event
from app.data.timeline import is_period
from app.figures.timeline.marks import Bar, Mark
from app.flowmap.labels import text_size
from app.text.i18n import named

SIZE = 12.5
_WEIGHT = {"law": 4, "ban": 4, "agreement": 3, "crisis": 3, "registration": 2, "programme": 1, "policy": 1}
_GAP, _HALF = 10.0, 8.5
_WIDER = 1.05
"""Measured widths are of another cut of the font than the browser's."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Name:
    """The title of an event beside its mark: where its text begins or ends, at which height."""

    event: Event
    text: str
    x: float
    y: float
    anchor: str


def named_events(
    marks: Sequence[Mark], bars: Sequence[Bar], left: float, right: float, most: int
) -> tuple[Name, ...]:
    """At most `most` titles beside their marks, between the pixels `left` and `right`, none over anything else.

    `marks` and `bars` are those of all lanes, with heights from the top of the picture. An event is named once.
    """
    taken = [*(_around(mark.x, mark.y) for mark in marks), *(_along(bar) for bar in bars)]
    places: list[tuple[Event, float, float, float]] = [
        *((mark.event, mark.x, mark.x, mark.y) for mark in marks),
        *((bar.event, bar.start, bar.end, bar.y) for bar in bars),
    ]
    found: list[Name] = []
    for event, start, end, y in sorted(places, key=lambda each: (_worth(each[0]), each[3])):
        if len(found) >= most:
            break
        if any(name.event == event for name in found):
            continue
        text = named(event.title)
        width = text_size(text, SIZE)[0] * _WIDER
        for x, anchor in ((end + _GAP, "left"), (start - _GAP, "right")):
            box = (
                (x, y - _HALF, x + width, y + _HALF)
                if anchor == "left"
                else (x - width, y - _HALF, x, y + _HALF)
            )
            if box[0] >= left and box[2] <= right and not any(_meet(box, other) for other in taken):
                found.append(Name(event, text, x, y, anchor))
                taken.append(box)
                break
    return tuple(found)


def _worth(event: Event) -> tuple[int, int, str]:
    """The most telling first: laws, bans and agreements, of few places, with a date known to the month."""
    precise = 2 if len(event.period.text) > len("2014") or is_period(event) else 0
    touched = 1 if event.corridors else 0
    return -(_WEIGHT[event.kind] + precise + touched), -event.period.end.toordinal(), event.event_id


def _around(x: float, y: float) -> Box:
    return x - 6, y - 6, x + 6, y + 6


def _along(bar: Bar) -> Box:
    return bar.start - 6, bar.y - 4, bar.end + 4, bar.y + 4


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
