"""The labels of one panel of the trend chart as Plotly draws them: ends in a column at the right, the rest
where room is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from app.data.dataset import Dataset
from app.data.trends.lines import is_long
from app.data.trends.trends import Group, Trend
from app.figures.label_notes import Note, beside_note, plot_note, short_leader
from app.figures.tokens import Tokens
from app.figures.trends.labelled import longest_lines, may_label, without_label
from app.figures.trends.labels import Beside, Box, Label, beside, label_of, line_boxes, plain_label, spread
from app.figures.trends.marks import Look, Mark
from app.figures.trends.scale import Plot, pixel_path
from app.flowmap.labels import text_size
from app.text.figures import listing
from app.text.labels import series_title
from app.text.trends.marks import figure_details, figure_place, group_name, label_amount

_NEAR_END = 150.0
"""A last figure this near to the end of the axis, in pixels, has its label in the column at the right."""
_GAP = 26.0
_BESIDE = 250.0
_SMALL, _HEAD = 12.0, 13.0
_FEW = 8
"""With more figures than this a narrow chart has labels at its ends alone."""
_BRIEF, _BRIEF_WIDTH = 11.5, 118.0
"""Type and width in pixels of labels beside the marks of a narrow chart."""

Looks = Mapping[tuple[tuple[str, str], str], Look]
_BESIDE_SIZE = 13.5
"""Type of labels beside their marks."""


@dataclass(frozen=True, slots=True)
class PanelLabels:
    """Annotations and leaders of a panel, the boxes that are taken now, and the keys of figures that have no label."""

    notes: list[Note]
    leaders: list[Note]
    taken: list[Box]
    bare: list[str]


def panel_labels(
    dataset: Dataset,
    trend: Trend,
    marks: list[tuple[Group, Mark]],
    looks: Looks,
    plot: Plot,
    ink: Tokens,
    *,
    column: float,
) -> PanelLabels:
    """The labels of a panel. `column` is the width right of the plot.

    The largest figures claim their place first; what finds none has its words in the tooltip and the table, and in
    pictures in a list beside the chart.
    """
    narrow, longest = column < 150, longest_lines(trend)
    ends = [(group, mark) for group, mark in marks if _is_end(group, mark, plot)]
    if not narrow and any(is_long(mark.row) for _group, mark in marks):
        # Bars and spreads leave no room beside the single figures among them.
        ends += [
            (group, mark)
            for group, mark in marks
            if (group, mark) not in ends
            and may_label(trend, longest, group, mark.row)
            and _stands_out(mark, plot)
        ]
    taken: list[Box] = [mark.box for _group, mark in marks]
    taken += line_boxes(trend.lines, plot)
    taken += [_bar_box(mark, plot) for _group, mark in marks if is_long(mark.row)]
    notes, leaders, boxes, labelled = _end_labels(
        dataset, trend, ends, looks, plot, ink, column, narrow=narrow
    )
    taken += boxes
    wanted = [(group, mark) for group, mark in marks if may_label(trend, longest, group, mark.row)]
    solid: list[Box] = [mark.box for _group, mark in marks]
    # Where no label stands at the end of a line, the whole column is free.
    room = (4.0, 3.0, plot.width + (2 if ends and not narrow else column - 8), plot.height + 20)
    for group, mark in sorted(wanted, key=_claim):
        if mark.row.observation_id in labelled or (narrow and len(wanted) > _FEW):
            continue
        label = (
            _brief_label(dataset, trend, group, mark, looks, ink)
            if narrow
            else _label(dataset, trend, group, mark, looks, ink, size=_BESIDE_SIZE, most=_BESIDE)
        )
        place = beside(label, mark.box, room, taken, clear=solid)
        if place is None:
            continue
        labelled.add(mark.row.observation_id)
        taken.append(place.box)
        solid.append(place.box)
        notes.append(beside_note(label, place, plot, ink, _BESIDE_SIZE))
        if place.leader:
            leader, box = short_leader(mark, place, plot, looks[group.corridor, group.code].ink.mark)
            leaders.append(leader)
            taken.append(box)
    for mark, label, place in _series_labels(dataset, [] if narrow else marks, room, taken):
        taken.append(place.box)
        notes.append(
            beside_note(label, place, plot, ink, _BESIDE_SIZE) | {"font": {"size": _SMALL, "color": ink.ink2}}
        )
        if place.leader:
            leader, box = short_leader(mark, place, plot, ink.rule2)
            leaders.append(leader)
            taken.append(box)
    return PanelLabels(notes, leaders, taken, without_label(wanted, labelled))


def _is_end(group: Group, mark: Mark, plot: Plot) -> bool:
    return mark.row is group.latest and _is_near_end(mark, plot)


def _stands_out(mark: Mark, plot: Plot) -> bool:
    """Whether a mark near the end stands above the crowd at the bottom, so that its leader crosses few others."""
    return _is_near_end(mark, plot) and mark.anchor[1] > plot.height / 4


def _is_near_end(mark: Mark, plot: Plot) -> bool:
    return plot.x(plot.place(mark.row.period)) >= plot.width - _NEAR_END


def _series_labels(
    dataset: Dataset, marks: list[tuple[Group, Mark]], room: Box, taken: Sequence[Box]
) -> list[tuple[Mark, Label, Beside]]:
    """One label for each series that stands beside a leading one, at the end of its highest line that has room."""
    found: dict[str, tuple[Mark, Label, Beside]] = {}
    last = {line[-1].observation_id for group, _mark in marks for line in group.lines}
    ends = [
        mark for group, mark in marks if mark.row.series_id in group.quiet and mark.row.observation_id in last
    ]
    for mark in sorted(ends, key=lambda mark: -mark.row.size):
        if mark.row.series_id in found:
            continue
        label = plain_label(series_title(dataset, mark.row.series_id), size=_SMALL, most=150.0)
        others = [*taken, *(other.box for *_rest, other in found.values())]
        place = beside(label, mark.box, room, others, gaps=(5.0, 24.0))
        if place is not None:
            found[mark.row.series_id] = mark, label, place
    return list(found.values())


def _bar_box(mark: Mark, plot: Plot) -> Box:
    """The bar of a figure that counts within years."""
    start, end = plot.clipped(mark.row.period.start, mark.row.period.end)
    return plot.x(start), mark.anchor[1] - 3, plot.x(end), mark.anchor[1] + 3


def _label(
    dataset: Dataset,
    trend: Trend,
    group: Group,
    mark: Mark,
    looks: Looks,
    ink: Tokens,
    *,
    size: float,
    most: float,
    bare: bool = False,
) -> Label:
    words = label_amount(trend, mark.row)
    narrow = most < 150
    details = [
        figure_place(dataset, trend, mark.row),
        "" if bare else figure_details(dataset, trend, mark.row),
    ]
    return label_of(
        words.before,
        words.number,
        words.after,
        group_name(dataset, trend, group),
        "" if narrow else listing(filter(None, details)),
        size=size,
        small=11.5 if narrow else 12.5,
        most=most,
        colour=looks[group.corridor, group.code].ink.text,
        faint=ink.ink2,
    )


def _brief_label(
    dataset: Dataset, trend: Trend, group: Group, mark: Mark, looks: Looks, ink: Tokens
) -> Label:
    """A label for a narrow chart: number, kind and date; the corridor where there are several."""
    words, details = label_amount(trend, mark.row), figure_details(dataset, trend, mark.row)
    names = len(trend.groups) > 1
    return label_of(
        words.before,
        words.number,
        words.after,
        group_name(dataset, trend, group) if names else "",
        details,
        size=_HEAD,
        small=_BRIEF,
        most=_BRIEF_WIDTH,
        colour=looks[group.corridor, group.code].ink.text,
        faint=ink.ink2,
    )


def _end_labels(
    dataset: Dataset,
    trend: Trend,
    ends: list[tuple[Group, Mark]],
    looks: Looks,
    plot: Plot,
    ink: Tokens,
    column: float,
    *,
    narrow: bool,
) -> tuple[list[Note], list[Note], list[Box], set[str]]:
    """The column of labels, spread so that none touches another, each with a leader to its mark; and the keys of the
    figures that have one.
    """
    gap = 12.0 if narrow else _GAP
    head = "" if narrow else _common_details(dataset, trend, ends, column - gap - 4)
    top = plot.height + (22 if not head else -4)
    # In a narrow chart the last year of the axis reaches into the column.
    low = -4 if narrow else -22
    room = top - low - 4
    chosen: list[tuple[Group, Mark, Label]] = []
    for group, mark in sorted(ends, key=_claim):
        label = _label(
            dataset,
            trend,
            group,
            mark,
            looks,
            ink,
            size=13 if narrow else 15,
            most=column - gap - 4,
            bare=head.lower() == figure_details(dataset, trend, mark.row).lower(),
        )
        if sum(other.height + 5 for *_rest, other in chosen) + label.height <= room:
            chosen.append((group, mark, label))
    chosen.sort(key=lambda each: (each[1].anchor[1], each[1].row.observation_id))
    wanted = [mark.anchor[1] - (label.height - label.first) / 2 for _group, mark, label in chosen]
    centres = spread(wanted, [label.height + 5 for *_rest, label in chosen], low, top)
    notes, leaders, boxes = [], [], []
    if head:
        style = {"font": {"size": _HEAD, "color": ink.ink2, "weight": 600}}
        words = escape(head, quote=False)
        note = plot_note(words, plot, plot.width, plot.height + 10, xshift=gap, align="left", size=13)
        notes.append(note | style)
    for (group, mark, label), centre in zip(chosen, centres, strict=True):
        notes.append(
            plot_note(
                label.html,
                plot,
                plot.width,
                centre,
                xshift=gap,
                align="left",
                size=13 if narrow else 15,
            )
        )
        first_line = centre + (label.height - label.first) / 2
        colour = looks[group.corridor, group.code].ink.mark
        leaders.append(_leader(mark, first_line, gap, plot, colour))
        boxes.append((max(mark.box[2], mark.edge), mark.anchor[1] - 1, plot.width, mark.anchor[1] + 1))
        left, half = plot.width + gap, label.height / 2
        boxes.append((left - gap, centre - half, left + label.width, centre + half))
    return notes, leaders, boxes, {mark.row.observation_id for _group, mark, _label in chosen}


def _claim(end: tuple[Group, Mark]) -> tuple[bool, float, str]:
    """Which figures are labelled first: those that stand for a group, then the largest."""
    group, mark = end
    return mark.row is not group.latest, -mark.row.size, mark.row.observation_id


def _common_details(dataset: Dataset, trend: Trend, ends: list[tuple[Group, Mark]], most: float) -> str:
    """What most labels of the column would say below their names; it then stands once, above them all, if it fits
    into one line of at most `most` pixels.
    """
    counts = Counter(figure_details(dataset, trend, mark.row) for _group, mark in ends)
    details, count = counts.most_common(1)[0] if counts else ("", 0)
    shared = count > 1 and 2 * count >= len(ends) and text_size(details, _HEAD)[0] * 1.06 <= most
    return details[:1].upper() + details[1:] if shared else ""


def _leader(mark: Mark, y: float, gap: float, plot: Plot, colour: str) -> Note:
    """From the right edge of a mark level to the end of the plot, then to the first line of its label."""
    x, mark_y = max(mark.box[2], mark.edge) + 2, mark.anchor[1]
    along = max(plot.width + 2 - x, 0)
    end = plot.width + gap - 4 - x
    way = f"M0,0 L{along:g},0 L{end - 4:g},{y - mark_y:g} L{end:g},{y - mark_y:g}"
    return pixel_path(x, mark_y, plot, way, colour, 1.0, below=True)
