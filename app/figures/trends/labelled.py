"""Which figures of a chart over time may have a label, and which of them have none."""

from collections.abc import Collection, Mapping, Sequence

from app.data.trends.lines import is_long
from app.data.trends.trends import Group, Trend
from app.domain.codes import Reading
from app.domain.figure import Observation
from app.figures.trends.marks import Mark

_SHORT = 3
"""Lines of more figures than this carry one label, at their end."""


def may_label(trend: Trend, longest: Mapping[str, int], group: Group, row: Observation) -> bool:
    """Whether a figure may have a label; those of a line (`longest_lines`) are read from the line, but for short ones
    and the figure that stands for the group.
    """
    if row is group.latest:
        return True
    if trend.reading == Reading.INDEX and trend.bases[row.observation_id].period == row.period:
        return False
    length = longest.get(row.series_id, 0)
    is_quiet = bool(length) and row.series_id in group.quiet
    return not is_long(row) and not is_quiet and length <= _SHORT


def longest_lines(trend: Trend) -> dict[str, int]:
    """How many figures the longest line of each series joins."""
    found: dict[str, int] = {}
    for line in trend.lines:
        found[line[0].series_id] = max(len(line), found.get(line[0].series_id, 0))
    return found


def without_label(wanted: Sequence[tuple[Group, Mark]], labelled: Collection[str]) -> list[str]:
    """The keys of figures without a label: first those that stand for a group of which nothing has one, then the
    largest.
    """
    named = {(group.corridor, group.code) for group, mark in wanted if mark.row.observation_id in labelled}

    def order(each: tuple[Group, Mark]) -> tuple[bool, float, str]:
        group, mark = each
        stands = mark.row is group.latest and (group.corridor, group.code) not in named
        return not stands, -mark.row.size, mark.row.observation_id

    found = (mark.row.observation_id for _group, mark in sorted(wanted, key=order))
    return [key for key in dict.fromkeys(found) if key not in labelled]
