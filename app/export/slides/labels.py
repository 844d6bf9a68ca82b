"""Labels at the ends of lines: number first, name second, moved apart, each joined to its point by a leader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.export.slides.spec import Sheet, Tag
from app.export.slides.text import Line, Run, broken, height_of, shorter, width_of
from app.figures.trends.labels import spread
from app.text.figures import Amount

SIZE, SMALL = 13.0, 12.0
GAP = 8.0
"""Points between the plot and its labels."""
_AIR = 4.0
_INSETS = 8.0
_MARK = 5.0
"""Points between a point and the label that stands beside it if it is not moved."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label for a point at `x`, `y` (points of the frame), with the longest and the shorter forms of its lines."""

    x: float
    y: float
    forms: tuple[tuple[Line, ...], ...]


def forms_of(
    sheet: Sheet,
    words: Amount,
    name: str,
    details: str,
    colour: str,
    room: float,
    differs: tuple[Run, ...] = (),
) -> tuple[tuple[Line, ...], ...]:
    """The lines of a label in a column `room` points wide: with details, without, and the name cut short."""
    figure = str(words)
    strong: Line = (sheet.strong(figure, SIZE, colour), *differs)
    room -= _INSETS
    taken = sum(width_of(run.text, run.size, bold=True) for run in strong)
    beside = room - taken - width_of("  ", SIZE)
    if width_of(name, SMALL) <= beside:
        head: tuple[Line, ...] = ((*strong, sheet.plain(f"  {name}", SMALL)),)
        brief = head
    else:
        lines = broken(name, SMALL, room)
        head = (strong, *((sheet.plain(line, SMALL),) for line in lines))
        short = shorter(name, SMALL, beside)
        brief = ((*strong, sheet.plain(f"  {short}", SMALL)),) if short else (strong,)
    small = tuple((sheet.faint(line, SMALL),) for line in broken(details, SMALL, room)) if details else ()
    return tuple(dict.fromkeys(((*head, *small), head, brief)))


def height_of_lines(lines: Sequence[Line]) -> float:
    """The height of a label in points."""
    return sum(max(height_of(run.text, run.size) for run in line) for line in lines)


def width_of_lines(lines: Sequence[Line]) -> float:
    """The width of a label in points."""
    return _INSETS + max(sum(width_of(run.text, run.size, bold=run.bold) for run in line) for line in lines)


def column(wanted: Sequence[Wanted], edge: float, low: float, high: float) -> list[Tag | None]:
    """Labels in a column that begins at `edge`, between the heights `low` and `high` of the frame.

    All have their longest form where there is room, else the last ones in the order given are shortened first, and
    left out where even that is too much.
    """
    kept = list(range(len(wanted)))
    form = [0] * len(wanted)

    def heights() -> list[float]:
        return [height_of_lines(wanted[at].forms[form[at]]) + _AIR for at in kept]

    while kept and sum(heights()) > high - low:
        longer = [at for at in kept if form[at] < len(wanted[at].forms) - 1]
        if longer:
            form[min(longer, key=lambda at: (form[at], -at))] += 1
        else:
            kept.pop()
    # From the lowest up, as the figures count their pixels.
    order = sorted(kept, key=lambda at: (-wanted[at].y, -at))
    tall = [height_of_lines(wanted[at].forms[form[at]]) + _AIR for at in order]
    centres = spread([high - wanted[at].y for at in order], tall, 0.0, high - low)
    found: list[Tag | None] = [None] * len(wanted)
    for at, centre in zip(order, centres, strict=True):
        lines = wanted[at].forms[form[at]]
        dx, dy = edge - wanted[at].x - _MARK, high - centre - wanted[at].y
        found[at] = Tag(
            lines,
            width_of_lines(lines),
            height_of_lines(lines),
            "r",
            dx if abs(dx) > 1 else 0.0,
            dy if abs(dy) > 1 else 0.0,
        )
    return found


def mirrored(tags: Sequence[Tag | None]) -> list[Tag | None]:
    """The labels of a column right of its points as labels left of them."""
    return [replace(tag, side="l", dx=-tag.dx) if tag else None for tag in tags]
