"""The labels at the right of stacked areas: number first, name second, each with a leader to its layer."""

from collections.abc import Sequence
from html import escape
from typing import Any

from app.data.dataset import Dataset
from app.data.trends.stack import Stack
from app.figures.tokens import Ink, Tokens
from app.figures.trends.labels import Label, label_of, plain_label, spread
from app.figures.trends.scale import Plot, pixel_path
from app.flowmap.labels import text_size
from app.text.figures import amount
from app.text.trends.stack import part_name, stack_date, total_words

_GAP, _NARROW_GAP = 26.0, 12.0
_SIZE, _NARROW_SIZE = 15.0, 13.0
_HEAD, _AIR = 13.0, 5.0

Note = dict[str, Any]
_Wanted = tuple[float, Label, str, str]
"""Height of what a label names, the label, the colour of its leader, the key of its figure (none of a total, which a
note tells).
"""


def stack_labels(
    dataset: Dataset, stack: Stack, looks: Sequence[Ink], plot: Plot, ink: Tokens, *, column: float
) -> tuple[list[Note], list[Note], list[str]]:
    """Annotations and leaders at the last date, in a column `column` pixels wide; the largest layers claim their place
    first. Last the keys of the figures of layers that find none.
    """
    narrow = column < 150
    gap, size = (_NARROW_GAP, _NARROW_SIZE) if narrow else (_GAP, _SIZE)
    last, most = len(stack.dates) - 1, column - gap - 4
    # Above all labels if it fits into one line, else below each name.
    head = stack_date(stack)
    is_short = text_size(head, _HEAD)[0] * 1.06 <= most
    wanted: list[_Wanted] = []
    low = 0.0
    for part, look in zip(stack.parts, looks, strict=True):
        row = part.figures[last]
        words = amount(row)
        label = label_of(
            words.before,
            words.number,
            words.after,
            part_name(dataset, stack, part),
            "" if is_short or narrow else head,
            size=size,
            small=12.5,
            most=most,
            colour=look.text,
            faint=ink.ink2,
        )
        wanted.append((plot.y(low + row.size / 2), label, look.mark, row.observation_id))
        low += row.size
    total = stack.totals[last]
    if total is not None and total.size > low:
        words_of_total = plain_label(total_words(stack, last), size=size, most=most)
        wanted.insert(0, (plot.y(total.size), words_of_total, ink.ink2, ""))
    # In a narrow chart the last year of the axis reaches into the column.
    lowest = -4 if narrow else -22
    room = plot.height - lowest
    chosen = _with_room(wanted, room)
    centres = spread(
        [y for y, *_rest in chosen],
        [label.height + _AIR for _y, label, *_rest in chosen],
        lowest,
        plot.height - 4,
    )
    start = plot.x(plot.place(stack.dates[last]))
    notes = [_head(head, plot, ink, gap)] if is_short and not narrow else []
    leaders = []
    for (y, label, colour, _key), centre in zip(chosen, centres, strict=True):
        notes.append(_note(label.html, plot, centre, gap, size, ink))
        leaders.append(_leader(start, y, centre, plot, gap, colour))
    labelled = {key for *_rest, key in chosen}
    return notes, leaders, [key for *_rest, key in wanted if key and key not in labelled]


def _with_room(wanted: list[_Wanted], room: float) -> list[_Wanted]:
    """As many labels as fit into the column, the first ones first, from the lowest up."""
    found: list[_Wanted] = []
    for each in wanted:
        if sum(label.height + _AIR for _y, label, *_rest in found) + each[1].height <= room:
            found.append(each)
    return sorted(found, key=lambda each: each[0])


def _head(words: str, plot: Plot, ink: Tokens, gap: float) -> Note:
    """Stage, kind and date of the labels, above them all: the layers of a stack share them."""
    note = _note(escape(words, quote=False), plot, plot.height + 10, gap, _HEAD, ink)
    return note | {"font": {"size": _HEAD, "color": ink.ink2, "weight": 600}}


def _leader(start: float, y: float, centre: float, plot: Plot, gap: float, colour: str) -> Note:
    along, end = plot.width + 2 - start, plot.width + gap - 4 - start
    way = f"M0,0 L{max(along, 0):g},0 L{end - 4:g},{centre - y:g} L{end:g},{centre - y:g}"
    return pixel_path(start, y, plot, way, colour, 1.0, below=True)


def _note(html: str, plot: Plot, y: float, gap: float, size: float, ink: Tokens) -> Note:
    return {
        "text": html,
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 1,
        "y": y / plot.height,
        "xshift": gap,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": ink.ink},
        "borderpad": 0,
    }
