"""Where the labels of the trend chart stand: a column at the right for the ends, free places beside the
other marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

from app.data.trends.lines import is_long
from app.domain.figure import Observation
from app.figures.trends.scale import Plot
from app.flowmap.labels import text_size

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in pixels of a plot."""

_AIR = 3.0
_STEPS = 16
"""At so many points of a leader is looked whether something is in its way."""
_GAPS = (5.0, 30.0, 70.0, 120.0)
"""How far from its mark a label may stand, in pixels, the nearest first."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of lines of text: `before` and `digits` in the group's colour, then the name, below it details
    in ink2.

    `html` is what Plotly draws; `width` and `height` are pixels, `first` the height of the first line.
    """

    html: str
    width: float
    height: float
    first: float


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a label stands beside its mark: centre of the box, alignment, and whether a leader joins it to
    the mark.
    """

    x: float
    y: float
    align: str
    box: Box
    leader: bool


def label_of(
    before: str,
    digits: str,
    after: str,
    name: str,
    details: str,
    *,
    size: float,
    small: float,
    most: float,
    colour: str,
    faint: str,
) -> Label:
    """A label not wider than `most` pixels where its words can be broken: number first, name second,
    details below.
    """
    figure = f"{before}{digits}{after}"
    whole = f"{figure} {name}"
    # Numbers are set bolder than the widths that were measured.
    if text_size(whole, size)[0] * 1.04 <= most:
        heads, names = [whole], []
        rich = [f"{_figure(before, digits, after, colour)} {escape(name, quote=False)}"]
    else:
        heads, names = [figure], wrapped(name, size if most > 160 else small + 0.5, most)
        rich = [_figure(before, digits, after, colour), *(escape(line, quote=False) for line in names)]
    lines = wrapped(details, small, most) if details else []
    rich += [
        f'<span style="font-size:{small:g}px;color:{faint}">{escape(line, quote=False)}</span>'
        for line in lines
    ]
    widths = [text_size(line, size)[0] * 1.04 for line in (*heads, *names)] + [
        text_size(line, small)[0] for line in lines
    ]
    # Plotly sets every line of a text at 1.3 of the text's own size, whatever the size of its parts.
    height = len(rich) * size * 1.3
    return Label("<br>".join(rich), max(widths), height, size * 1.3)


def plain_label(text: str, *, size: float, most: float) -> Label:
    """A label of words only, broken into lines of at most `most` pixels."""
    lines = wrapped(text, size, most)
    width = max(text_size(line, size)[0] for line in lines)
    return Label(
        "<br>".join(escape(line, quote=False) for line in lines), width, len(lines) * size * 1.3, size * 1.3
    )


def wrapped(text: str, size: float, most: float) -> list[str]:
    """A text broken at spaces into lines of at most `most` pixels; a longer word stands alone."""
    return list(_lines(text, size, most))


@lru_cache(maxsize=8192)
def _lines(text: str, size: float, most: float) -> tuple[str, ...]:
    """Most lines of tooltips stand in many of them."""
    lines: list[str] = []
    width = 0.0
    for word in text.split():
        longer = width + text_size(f" {word}", size)[0]
        if lines and longer <= most:
            lines[-1] += f" {word}"
            width = longer
        else:
            lines.append(word)
            width = text_size(word, size)[0]
    return tuple(lines)


def shortened(text: str, size: float, most: float) -> str:
    """A text cut at a space, with an ellipsis, so that it is at most `most` pixels wide; empty where
    nothing fits.
    """
    if text_size(text, size)[0] <= most:
        return text
    words = text.split()
    while words:
        words.pop()
        shorter = " ".join(words).rstrip(",;:") + "…"
        if words and text_size(shorter, size)[0] <= most:
            return shorter
    return ""


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres of labels, given from the lowest up, as near to the wanted ones as they can stand without
    touching.

    Neighbours that would touch are moved apart evenly, inside `low` to `high`; where all together are too
    high they stand close from `low` on.
    """
    blocks: list[tuple[float, float, list[int]]] = []
    for index, height in enumerate(heights):
        bottom = min(max(wanted[index] - height / 2, low), high - height)
        members = [index]
        while blocks and blocks[-1][0] + blocks[-1][1] > bottom:
            below_bottom, below_height, below = blocks.pop()
            total = below_height + height
            weight = len(below) / (len(below) + len(members))
            centre = weight * (below_bottom + total / 2) + (1 - weight) * (bottom + height - total / 2)
            bottom = max(min(centre - total / 2, high - total), low)
            height, members = total, [*below, *members]
        blocks.append((bottom, height, members))
    centres = [0.0] * len(wanted)
    for bottom, _height, members in blocks:
        for index in members:
            centres[index] = bottom + heights[index] / 2
            bottom += heights[index]
    return centres


def beside(
    label: Label,
    mark: Box,
    room: Box,
    taken: Sequence[Box],
    gaps: Sequence[float] = _GAPS,
    clear: Sequence[Box] = (),
) -> Beside | None:
    """The first free place for a label beside its mark: left, right, above, below, then further off with a
    leader, as far as the last of the `gaps`. No leader runs through a box of `clear`.
    """
    left, low, right, high = mark
    x, y = (left + right) / 2, (low + high) / 2
    for gap in gaps:
        for shift in (0.0, 14.0, -14.0, 28.0, -28.0, 46.0, -46.0, 64.0):
            for centre_x, align in (
                (left - gap - label.width / 2, "right"),
                (right + gap + label.width / 2, "left"),
            ):
                box = _box(centre_x, y + shift, label)
                if _inside(box, room) and not any(touch(box, other) for other in taken):
                    place = Beside(centre_x, y + shift, align, box, gap > 5 or abs(shift) > label.height / 2)
                    if not _meets(place, mark, clear):
                        return place
        half = label.width / 2
        centre_x = min(max(x, room[0] + half), room[2] - half)
        if abs(centre_x - x) > half + _AIR:
            continue
        for centre_y in (high + gap + label.height / 2, low - gap - label.height / 2):
            box = _box(centre_x, centre_y, label)
            if _inside(box, room) and not any(touch(box, other) for other in taken):
                place = Beside(centre_x, centre_y, "center", box, gap > 5)
                if not _meets(place, mark, clear):
                    return place
    return None


def _meets(place: Beside, mark: Box, clear: Sequence[Box]) -> bool:
    """Whether the leader of a label would run through one of the boxes, that of its own mark aside."""
    if not place.leader:
        return False
    start = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    end = {
        "right": (place.box[2], place.y),
        "left": (place.box[0], place.y),
        "center": (start[0], place.box[1] if place.y > start[1] else place.box[3]),
    }[place.align]
    points = [
        tuple(one + (other - one) * step / _STEPS for one, other in zip(start, end, strict=True))
        for step in range(_STEPS + 1)
    ]
    return any(
        box != mark and box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in clear for x, y in points
    )


def line_boxes(lines: Sequence[Sequence[Observation]], plot: Plot) -> list[Box]:
    """Small boxes along every line, which labels keep clear of; figures of long periods are bars and have none."""
    boxes = []
    for line in lines:
        if is_long(line[0]):
            continue
        for before, after in pairwise(line):
            x0, y0 = plot.x(plot.place(before.period)), plot.y(before.size)
            x1, y1 = plot.x(plot.place(after.period)), plot.y(after.size)
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 8))
            for step in range(steps + 1):
                x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
                boxes.append((x - 4, y - 4, x + 4, y + 4))
    return boxes


def free_place(width: float, height: float, room: Box, taken: Sequence[Box]) -> tuple[float, float] | None:
    """The left end and the middle of a free rectangle inside `room`, as high and as near to its middle as
    there is one.
    """
    left, low, right, high = room
    spare = right - left - width
    if spare < 0:
        return None
    starts = sorted(
        (left + spare * step / 8 for step in range(9)), key=lambda start: abs(start - left - spare / 2)
    )
    top = high
    while top - height >= low:
        for start in starts:
            if not any(touch((start, top - height, start + width, top), other) for other in taken):
                return start, top - height / 2
        top -= 12
    return None


def _figure(before: str, digits: str, after: str, colour: str) -> str:
    before, digits, after = (escape(part, quote=False) for part in (before, digits, after))
    return f'<span style="color:{colour}">{before}<span style="font-weight:680">{digits}</span>{after}</span>'


def _box(x: float, y: float, label: Label) -> Box:
    return x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2


def _inside(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes overlap or come too near to each other."""
    return (
        one[0] < other[2] + _AIR
        and other[0] < one[2] + _AIR
        and one[1] < other[3] + _AIR
        and other[1] < one[3] + _AIR
    )
