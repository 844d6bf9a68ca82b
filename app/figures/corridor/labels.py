"""Labels at the marks of one panel of a corridor: the latest figure at the right, others where room is."""

from app.data.dataset import Dataset
from app.data.trends.lines import is_long
from app.data.trends.trends import Group, Trend
from app.figures.label_notes import Note, beside_note, plot_note, short_leader
from app.figures.tokens import Tokens
from app.figures.trends.labels import Box, Label, beside, label_of, line_boxes, spread
from app.figures.trends.marks import Look, Mark
from app.figures.trends.scale import Plot, pixel_path
from app.text.corridor.charts import mark_details, mark_name
from app.text.trends.marks import label_amount

_NARROW = 150.0
_NEAR_END = 150.0
"""A figure this near to the end of the axis, in pixels, may have its label in the column at the right."""
_GAP = 22.0
_BESIDE = 230.0
_LONG_LINE = 3
_IN_COLUMN = 3

_BESIDE_SIZE, _END_SIZE = 13.0, 15.0
"""Type of labels beside their marks, and of the latest figure."""
_LONG_LEADER, _OFF_AXIS = 16.0, 9.0
"""Pixels of a leader that could be read as a line of figures, and how far above the axis it then runs at least."""


def label_marks(
    dataset: Dataset, trend: Trend, marks: list[Mark], look: Look, plot: Plot, ink: Tokens, *, column: float
) -> tuple[list[Note], list[Note]]:
    """Annotations and leaders of a panel; `column` is the width right of the plot.

    What finds no room has its words in its tooltip and in the table of all figures.
    """
    narrow, group = column < _NARROW, trend.groups[0]
    single = [mark for mark in marks if _may_label(group, mark)]
    latest = [mark for mark in single if mark.row is group.latest]
    if narrow:
        notes, leaders, _boxes = _column(dataset, trend, latest, look, plot, ink, column, narrow=True)
        return notes, leaders
    taken = [*(mark.box for mark in marks), *line_boxes(group.lines, plot), *_bar_boxes(marks, plot)]
    free = _Free(dataset, trend, look, plot, ink, taken)
    # A long leader would read as figures that go on: what ended long ago has its label there.
    told = [mark for mark in latest if not _is_near_end(mark, plot) and free.place(mark, _END_SIZE)]
    ends = [mark for mark in latest if mark not in told]
    others = [mark for mark in single if mark not in latest and _is_near_end(mark, plot)]
    ends += sorted(others, key=lambda mark: -mark.row.size)[: _IN_COLUMN - len(ends)]
    notes, leaders, boxes = _column(dataset, trend, ends, look, plot, ink, column, narrow=False)
    taken += boxes
    for mark in sorted(single, key=lambda each: -each.row.size):
        if mark not in ends and mark not in told:
            free.place(mark, _BESIDE_SIZE)
    return [*notes, *free.notes], [*leaders, *free.leaders]


class _Free:
    """Labels beside their marks, where nothing of `taken` stands; what is placed is added to it."""

    def __init__(
        self, dataset: Dataset, trend: Trend, look: Look, plot: Plot, ink: Tokens, taken: list[Box]
    ) -> None:
        self._dataset, self._trend, self._look = dataset, trend, look
        self._plot, self._ink, self._taken = plot, ink, taken
        self.notes: list[Note] = []
        self.leaders: list[Note] = []

    def place(self, mark: Mark, size: float) -> bool:
        """Whether the label of a mark found room."""
        plot = self._plot
        label = _label(self._dataset, self._trend, mark, self._look, self._ink, size=size, most=_BESIDE)
        place = beside(label, mark.box, (4.0, 2.0, plot.width + 2, plot.height + 12), self._taken)
        if place is None:
            return False
        self._taken.append(place.box)
        self.notes.append(beside_note(label, place, plot, self._ink, size))
        if place.leader:
            self.leaders.append(short_leader(mark, place, plot, self._look.ink.mark)[0])
        return True


def _may_label(group: Group, mark: Mark) -> bool:
    """Single figures, and the one that stands for the group; those of a line are read from the line."""
    if mark.row is group.latest:
        return True
    lengths = [len(line) for line in group.lines if line[0].series_id == mark.row.series_id]
    return (
        mark.row.series_id not in group.quiet
        and not is_long(mark.row)
        and max(lengths, default=0) <= _LONG_LINE
    )


def _is_near_end(mark: Mark, plot: Plot) -> bool:
    return mark.anchor[0] >= plot.width - _NEAR_END


def _column(
    dataset: Dataset,
    trend: Trend,
    ends: list[Mark],
    look: Look,
    plot: Plot,
    ink: Tokens,
    column: float,
    *,
    narrow: bool,
) -> tuple[list[Note], list[Note], list[Box]]:
    """Labels right of the plot, spread so that none touches another, each with a leader to its mark."""
    gap = 10.0 if narrow else _GAP
    size = _BESIDE_SIZE if narrow else _END_SIZE
    chosen: list[tuple[Mark, Label]] = []
    top = plot.height + 14
    for mark in ends:
        label = _label(dataset, trend, mark, look, ink, size=size, most=column - gap - 4)
        if sum(each.height + 4 for _mark, each in chosen) + label.height <= top + 16:
            chosen.append((mark, label))
    chosen.sort(key=lambda each: (each[0].anchor[1], each[0].row.observation_id))
    wanted = [mark.anchor[1] - (label.height - label.first) / 2 for mark, label in chosen]
    centres = spread(wanted, [label.height + 4 for _mark, label in chosen], -18, top)
    notes, leaders, boxes = [], [], []
    for (mark, label), centre in zip(chosen, centres, strict=True):
        notes.append(plot_note(label.html, plot, plot.width, centre, xshift=gap, align="left", size=size))
        start = max(mark.box[2], mark.edge) + 2
        rise = centre + (label.height - label.first) / 2 - mark.anchor[1]
        along, end = max(plot.width + 2 - start, 0.0), plot.width + gap - 3 - start
        is_long_leader = along > _LONG_LEADER
        lift = max(_OFF_AXIS - mark.anchor[1], 0.0) if is_long_leader else 0.0
        way = (
            f"M0,0 L{lift:g},{lift:g} L{max(along, lift):g},{lift:g} L{end - 4:g},{rise:g} L{end:g},{rise:g}"
        )
        colour = ink.rule2 if is_long_leader else look.ink.mark
        leaders.append(pixel_path(start, mark.anchor[1], plot, way, colour, 1.0, below=True))
        boxes.append((start, mark.anchor[1] - 1, plot.width, mark.anchor[1] + 1))
    return notes, leaders, boxes


def _label(
    dataset: Dataset, trend: Trend, mark: Mark, look: Look, ink: Tokens, *, size: float, most: float
) -> Label:
    words = label_amount(trend, mark.row)
    name = mark_name(dataset, mark.row)
    return label_of(
        words.before,
        words.number,
        words.after,
        name,
        mark_details(dataset, mark.row),
        size=size,
        small=11.5 if most < _NARROW else 12.5,
        most=most,
        colour=look.ink.text,
        faint=ink.ink2,
    )


def _bar_boxes(marks: list[Mark], plot: Plot) -> list[Box]:
    """The bars of figures that count within years."""
    boxes = []
    for mark in marks:
        if is_long(mark.row):
            start, end = plot.clipped(mark.row.period.start, mark.row.period.end)
            boxes.append((plot.x(start), mark.anchor[1] - 3, plot.x(end), mark.anchor[1] + 3))
    return boxes
