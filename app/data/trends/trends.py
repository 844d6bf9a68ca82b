"""Which figures the trend chart shows for a view, in which groups, and which of them a line may join.

Nothing is chosen away silently: every series of the measure is shown, and corridors that are left out are
counted.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np

from app.data.absence import Absence, Nothing, absences
from app.data.choices import Relaxation
from app.data.dataset import Dataset, Mention
from app.data.derived.kinds import Refusal
from app.data.observations import Mask
from app.data.passing import drawable, measure_of, of_measure, passing, touching
from app.data.standing import best
from app.data.trends.lines import lines_of, middle
from app.data.trends.ranking import MOST_CHOSEN, chosen_corridors, lines_by
from app.domain.codes import Reading, Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.domain.period import Period
from app.state.charts import Chart, chart_of
from app.state.pages import Page
from app.state.view import SplitBy, ViewState

MOST_UNITS = 3
"""Figures of different units stand in panels of their own, at most this many; the table lists the rest."""

MOST_REST = 24
"""Of the corridors that are left out so many are named."""


@dataclass(frozen=True, slots=True)
class Group:
    """What shares a colour and a label: a corridor, and the channel, sector or sex if the chart is split by
    one.

    `figures` are in order of date. `lines` are runs of two and more of them that one series joins without a
    gap. `latest` is the figure that stands for the group: of a wide measure the last one of the series that comes
    first in the measure's order, else that of the last year. `quiet` are series that stand beside the leading one.
    """

    corridor: tuple[str, str]
    code: str
    figures: tuple[Observation, ...]
    lines: tuple[tuple[Observation, ...], ...]
    latest: Observation
    quiet: frozenset[str] = frozenset()

    @property
    def leading(self) -> str:
        """The series whose line stands for the group."""
        return self.latest.series_id


class Whole(StrEnum):
    """What shares are parts of: the total that the same series prints, or the sum of what is drawn."""

    TOTAL = "total"
    DRAWN = "drawn"


@dataclass(frozen=True)
class Trend:
    """What the chart shows. `corridors` are those drawn, of `found` that pass the filters, of which `rest` are the
    next ones; groups stand largest first, `crowded` counts those for which eight lines leave no room.

    Unless `reading` is that of the figures themselves, the figures here are worked out from the published ones, which
    `published` has by the same key, and `bases` the figure that each was worked out with: that of the base date, the
    one before, the whole. `unread` counts the figures for which nothing may be worked out; `whole` says what a share
    is a part of.

    `mentions` are sectors that sources name without a number. `years` are the first and last year of the time
    axis, None where there is nothing to show and no year chosen. `nameless` says that figures without
    nationality stand in for a chosen origin. `aside` counts the figures that belong to no single corridor and
    are left out while corridors have some. `missing` says of chosen corridors why they have no figure.
    `doubted` are figures of the corridors drawn that are set aside as implausible or of confidence C; of those
    chosen, where nothing is drawn.
    """

    measure: str
    by: SplitBy
    groups: tuple[Group, ...]
    corridors: tuple[tuple[str, str], ...]
    found: int
    mentions: tuple[Mention, ...]
    years: tuple[int, int] | None
    nameless: bool
    aside: int
    missing: tuple[Absence, ...] = ()
    doubted: tuple[Observation, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()
    crowded: int = 0
    reading: Reading = Reading.FIGURES
    published: Mapping[str, Observation] = field(default_factory=dict)
    bases: Mapping[str, Observation] = field(default_factory=dict)
    unread: Mapping[Refusal, int] = field(default_factory=dict)
    whole: Whole | None = None
    zeros: int = 0

    def source_of(self, row: Observation) -> Observation:
        """The published figure that a figure of the chart is, or was worked out from."""
        return self.published.get(row.observation_id, row)

    @cached_property
    def figures(self) -> tuple[Observation, ...]:
        """All figures on the chart, group by group."""
        return tuple(row for group in self.groups for row in group.figures)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units of the figures, that of most figures first; one panel each for the first few."""
        counts = Counter(row.unit for row in self.figures)
        return tuple(sorted(counts, key=lambda unit: (-counts[unit], unit)))

    @cached_property
    def lines(self) -> tuple[tuple[Observation, ...], ...]:
        """All lines on the chart, group by group."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def is_split(self) -> bool:
        """Whether the chart tells at least two channels, sectors or sexes apart; always so by corridor."""
        return self.by == SplitBy.CORRIDOR or len({group.code for group in self.groups}) > 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be drawn."""
        return not (self.groups or self.mentions)


@lru_cache(maxsize=64)
def trend_of(dataset: Dataset, state: ViewState) -> Trend:
    """What the trend chart shows in `state`; never raises on an empty choice."""
    passed, nameless = _figures(dataset, state)
    missing = absences(dataset, state) if not nameless else ()
    drawn, choice, aside = chosen_corridors(dataset, state, passed)
    rows = dataset.observations.where(drawn)
    grouped: dict[tuple[tuple[str, str], str], list[Observation]] = {}
    for row in rows:
        grouped.setdefault((row.corridor, code_of(row, lines_by(state))), []).append(row)
    groups = [
        _group(corridor, code, figures, dataset, state) for (corridor, code), figures in grouped.items()
    ]
    groups.sort(key=lambda group: (-group.latest.size, group.corridor, group.code))
    in_one = chart_of(Page.TRENDS, state.chart) != Chart.TREND_PANELS
    groups, crowded = _with_room(groups) if in_one else (groups, 0)
    groups = _told_apart(groups)
    rows = tuple(row for group in groups for row in group.figures) if crowded else rows
    shown_corridors = tuple(dict.fromkeys(group.corridor for group in groups))
    mentions = _mentions(dataset, state, frozenset(row.corridor for row in rows))
    periods = [*(row.period for row in rows), *(row.period for row in mentions)]
    shown = [(period.first_year, period.last_year) for period in periods]
    shown += [(each.year, each.year) for each in missing if each.kind != Nothing.OUTSIDE]
    return Trend(
        measure_of(state),
        lines_by(state),
        tuple(groups),
        shown_corridors,
        len(choice),
        mentions,
        axis_years(dataset, shown, state),
        nameless,
        aside,
        missing,
        _doubted(dataset, state, drawn) if not nameless else (),
        tuple(corridor for corridor in choice if corridor not in shown_corridors)[:MOST_REST],
        crowded,
    )


def stack_candidates(dataset: Dataset, state: ViewState) -> tuple[Observation, ...]:
    """The figures that pass the filters of a view, of which a chart may stack some; totals among them."""
    passed, nameless = _figures(dataset, state)
    return () if nameless else dataset.observations.where(passed)


def trend_relaxations(dataset: Dataset, state: ViewState) -> tuple[Relaxation, ...]:
    """Which of the active filters to set back so that the chart has figures or mentions, most helpful
    first.
    """
    default = ViewState()
    found = []
    for name in state.active_filters():
        if name == "year":
            continue
        trend = trend_of(dataset, state.but(**{name: getattr(default, name)}))
        found.append(Relaxation(name, len(trend.figures) + len(trend.mentions)))
    return tuple(sorted((row for row in found if row.found), key=lambda row: -row.found))


def together(trend: Trend, unit: str, *, by_origin: bool) -> list[list[Group]]:
    """The groups with figures of a unit, those together that share a small chart: of one corridor, or at most eight of
    one origin; the largest first.
    """
    found: dict[object, list[Group]] = {}
    for group in trend.groups:
        if any(row.unit == unit for row in group.figures):
            found.setdefault(group.corridor[0] if by_origin else group.corridor, []).append(group)
    return [groups[:MOST_CHOSEN] if by_origin else groups for groups in found.values()]


def drawn_figures(trend: Trend, most_units: int) -> tuple[Observation, ...]:
    """The figures of a trend that a chart draws which has room for so many units, those of most figures first."""
    units = trend.units[:most_units]
    return tuple(row for row in trend.figures if row.unit in units)


def code_of(row: Observation, by: SplitBy) -> str:
    """The code that decides the group of a figure within its corridor; empty where the corridor alone
    does.
    """
    return {
        SplitBy.CORRIDOR: "",
        SplitBy.ORIGIN: "",
        SplitBy.CHANNEL: row.channel,
        SplitBy.SECTOR: row.sector,
        SplitBy.SEX: str(row.sex),
    }[by]


def passes_years(period: Period, state: ViewState) -> bool:
    """Whether a period touches the years chosen."""
    return (state.from_year is None or period.last_year >= state.from_year) and (
        state.to_year is None or period.first_year <= state.to_year
    )


def _figures(dataset: Dataset, state: ViewState) -> tuple[Mask, bool]:
    """The figures that pass the filters, and whether some stand in whose nationality is not published."""
    both = "sex" if state.by == SplitBy.SEX and state.sex == Sex.TOTAL else ""
    rows = drawable(dataset, state) & touching(dataset, state.from_year, state.to_year)
    found = rows & passing(dataset, state, but=both)
    if found.any() or not (state.origin and state.channel):
        return found, False
    # A chosen origin cannot rule out a figure of the chosen channel whose nationality is not published.
    unnamed = ~dataset.observations.having("origin", lambda code: dataset.places[code].is_on_earth)
    found = rows & unnamed & passing(dataset, state, but="origin")
    return found, bool(found.any())


def _doubted(dataset: Dataset, state: ViewState, drawn: Mask) -> tuple[Observation, ...]:
    """Figures that would stand on the chart but for doubts in them; see `Trend`."""
    rows = dataset.observations
    if not drawn.any() and not (state.origin and state.destination):
        return ()
    both = "sex" if state.by == SplitBy.SEX and state.sex == Sex.TOTAL else ""
    found = of_measure(dataset, measure_of(state)) & passing(dataset, state, but=both)
    found = found & touching(dataset, state.from_year, state.to_year) & ~drawable(dataset, state)
    if drawn.any():
        found = found & np.isin(rows.corridor, np.unique(rows.corridor[drawn]))
    return rows.where(found)


def _group(
    corridor: tuple[str, str], code: str, rows: list[Observation], dataset: Dataset, state: ViewState
) -> Group:
    rows = sorted(rows, key=lambda row: (middle(row.period), row.observation_id))
    leading = [row for row in rows if row.may_lead and "implausible" not in row.flags] or rows
    if MEASURES[rows[0].measure].is_wide:
        first = min(dataset.series[row.series_id].priority for row in leading)
        leading = [row for row in leading if dataset.series[row.series_id].priority == first]
    last = max(row.period.last_year for row in leading)
    latest = best([row for row in leading if row.period.last_year == last], dataset, state)
    return Group(corridor, code, tuple(rows), lines_of(rows, dataset), latest)


def _with_room(groups: list[Group]) -> tuple[list[Group], int]:
    """The groups of as many corridors as there are lines for, the largest first, and how many groups of these
    corridors are left out: none but where one corridor alone has too many.
    """
    kept: list[Group] = []
    for corridor in dict.fromkeys(group.corridor for group in groups):
        here = [group for group in groups if group.corridor == corridor]
        if not kept or len(kept) + len(here) <= MOST_CHOSEN:
            kept += here
    crowded = max(0, len(kept) - MOST_CHOSEN)
    return sorted(kept, key=groups.index)[:MOST_CHOSEN], crowded


def _told_apart(groups: list[Group]) -> list[Group]:
    """The groups with their quiet series: what is not the leading one, and is drawn as a line somewhere or, of a wide
    measure, stands beside the leading one on much of the chart.
    """
    lined = {line[0].series_id for group in groups for line in group.lines}
    spread = Counter(key for group in groups for key in {row.series_id for row in group.figures})
    common = {key for key, count in spread.items() if count > 1 and 2 * count >= len(groups)}

    def is_quiet(row: Observation, group: Group) -> bool:
        beside = MEASURES[row.measure].is_wide and row.series_id in common
        return row.series_id != group.leading and (row.series_id in lined or beside)

    return [
        replace(group, quiet=frozenset(row.series_id for row in group.figures if is_quiet(row, group)))
        for group in groups
    ]


def _mentions(
    dataset: Dataset, state: ViewState, corridors: frozenset[tuple[str, str]]
) -> tuple[Mention, ...]:
    """Where a sector is chosen: the corridors for which a source names it without a number and no figure
    is drawn.
    """
    if (
        not state.sector
        or measure_of(state) != "workers"
        or state.channel
        or state.series
        or state.sex != Sex.TOTAL
    ):
        return ()
    return tuple(
        row
        for row in dataset.mentions
        if row.sector in state.sector
        and row.corridor not in corridors
        and (not state.origin or row.origin in state.origin)
        and (not state.destination or row.destination in state.destination)
        and passes_years(row.period, state)
    )


def axis_years(dataset: Dataset, shown: list[tuple[int, int]], state: ViewState) -> tuple[int, int] | None:
    """First and last year of the axis: those chosen, else the ends of `shown`, never fewer than three by itself.

    Where nothing is shown, an end that is not chosen comes from all figures of the measure.
    """
    if shown:
        earliest, latest = min(first for first, _ in shown), max(last for _, last in shown)
    else:
        rows, known = dataset.observations, of_measure(dataset, measure_of(state))
        if not (known.any() and (state.from_year or state.to_year)):
            return None
        earliest, latest = int(rows.first_year[known].min()), int(rows.last_year[known].max())
    room = max(0, 2 - (latest - earliest))
    first = earliest - (room + 1) // 2 if state.from_year is None else state.from_year
    last = latest + room // 2 if state.to_year is None else state.to_year
    return min(first, last), max(first, last)
