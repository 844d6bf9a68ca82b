"""Which figures the trend chart shows for a view, in which groups, and which of them a line may join.

Nothing is chosen away silently: every series of the measure is shown, and corridors that are left out are
counted.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from app.data.absence import Absence, Nothing, absences
from app.data.choices import Relaxation
from app.data.dataset import Dataset, Mention
from app.data.observations import Mask, Numbers
from app.data.passing import drawable, measure_of, of_measure, passing, shapes, touching
from app.data.standing import best
from app.data.trend_lines import lines_of, middle
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.domain.period import Period
from app.state.view import SplitBy, ViewState

MOST = 6
"""How many corridors stand on the chart while the reader has chosen none."""
MOST_SPLIT = 3
"""The same where each corridor is split by channel, sector or sex."""
MOST_CHOSEN = 12
"""How many corridors stand on the chart at most, whatever the reader has chosen."""
MOST_UNITS = 3
"""Figures of different units stand in panels of their own, at most this many; the table lists the rest."""

_WHOLE = frozenset((ALL, UNSPECIFIED, Sex.TOTAL))


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


@dataclass(frozen=True)
class Trend:
    """What the chart shows. `corridors` are those drawn, of `found` that pass the filters; groups stand
    largest first.

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
    drawn, found, aside = _corridors(dataset, state, passed)
    rows = dataset.observations.where(drawn)
    grouped: dict[tuple[tuple[str, str], str], list[Observation]] = {}
    for row in rows:
        grouped.setdefault((row.corridor, code_of(row, state.by)), []).append(row)
    groups = [
        _group(corridor, code, figures, dataset, state) for (corridor, code), figures in grouped.items()
    ]
    groups = _told_apart(groups)
    groups.sort(key=lambda group: (-group.latest.size, group.corridor, group.code))
    mentions = _mentions(dataset, state, frozenset(row.corridor for row in rows))
    periods = [*(row.period for row in rows), *(row.period for row in mentions)]
    shown = [(period.first_year, period.last_year) for period in periods]
    shown += [(each.year, each.year) for each in missing if each.kind != Nothing.OUTSIDE]
    return Trend(
        measure_of(state),
        state.by,
        tuple(groups),
        tuple(dict.fromkeys(group.corridor for group in groups)),
        found,
        mentions,
        _axis_years(dataset, shown, state),
        nameless,
        aside,
        missing,
        _doubted(dataset, state, drawn) if not nameless else (),
    )


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


def ranks_by_size(measure: str) -> bool:
    """Whether the corridors drawn by default are the largest; figures of many kinds have no common size, and there
    those with most figures are drawn.
    """
    return MEASURES[measure].on_map


def code_of(row: Observation, by: SplitBy) -> str:
    """The code that decides the group of a figure within its corridor; empty where the corridor alone
    does.
    """
    return {
        SplitBy.CORRIDOR: "",
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


def _corridors(dataset: Dataset, state: ViewState, passed: Mask) -> tuple[Mask, int, int]:
    """The figures of the corridors to draw, how many corridors there are to choose from, and how many figures of
    totals stand aside.

    Chosen by the reader: all, the largest first if they are too many. Else those that tell most: most
    channels (sectors, sexes) told apart if the chart is split, then the largest; where sizes do not compare, those
    with most figures.
    Totals of a country stand aside while there are corridors between two countries; those of a wide measure
    until the reader names both ends of them.
    """
    rows, kept = dataset.observations, passed
    chosen = bool(state.origin or state.destination)
    wide = MEASURES[measure_of(state)].is_wide
    asked = state.origin and state.destination if wide else chosen or state.channel or state.series
    if not asked and (passed & shapes(dataset).corridor).any():
        kept = passed & shapes(dataset).corridor
    at = np.flatnonzero(kept)
    if not len(at):
        return kept, 0, 0
    ranked = _ranked(dataset, state, at, chosen=chosen)
    most = MOST_CHOSEN if chosen else MOST if state.by == SplitBy.CORRIDOR else MOST_SPLIT
    drawn = kept & np.isin(rows.corridor, ranked[:most])
    return drawn, len(ranked), int(passed.sum() - kept.sum())


def _ranked(dataset: Dataset, state: ViewState, at: Numbers, *, chosen: bool) -> Numbers:
    """The corridors of the figures `at`, by their number, those to draw first in front."""
    rows = dataset.observations
    lead = rows.may_lead[at]
    frame = pd.DataFrame(
        {
            "corridor": rows.corridor[at],
            "lead": lead,
            "last": rows.last_year[at],
            "size": rows.size[at],
            "code": _split_codes(dataset, state.by)[at],
        }
    )
    frame["code"] = frame["code"].where(lead & (frame["code"] >= 0))
    by_corridor = frame.groupby("corridor").agg(
        codes=("code", "nunique"),
        figures=("lead", "sum"),
        count=("lead", "size"),
        last=("last", "max"),
        size=("size", "max"),
    )
    by_corridor["codes"] = by_corridor["codes"].clip(upper=3)
    by_corridor["name"] = [_corridor_codes(dataset, number) for number in by_corridor.index]
    keys = ["size", "count", "name"] if chosen else ["codes", "figures", "last", "size", "name"]
    if ranks_by_size(measure_of(state)):
        by_corridor["stands"] = _standing_sizes(dataset, state, at, frame)
        keys = ["stands", "count", "name"] if chosen else ["codes", "stands", "name"]
    found: Numbers = by_corridor.sort_values(keys, ascending=False).index.to_numpy()
    return found


def _standing_sizes(
    dataset: Dataset, state: ViewState, at: Numbers, frame: pd.DataFrame
) -> "pd.Series[float]":
    """By corridor the largest figure of its last year; of a wide measure that of the first series in its order, so
    that one definition decides.
    """
    keys, ascending = ["lead", "last", "size"], [False, False, False]
    if MEASURES[measure_of(state)].is_wide:
        numbers, series_ids = dataset.observations.codes("series_id")
        priority = np.array([dataset.series[each].priority for each in series_ids])
        frame = frame.assign(order=priority[numbers[at]])
        keys, ascending = ["lead", "order", "last", "size"], [False, True, False, False]
    return frame.sort_values(keys, ascending=ascending).groupby("corridor")["size"].first()


def _split_codes(dataset: Dataset, by: SplitBy) -> Numbers:
    """A number for each figure that stands for what the chart is split by; -1 for wholes and without a split."""
    if by == SplitBy.CORRIDOR:
        return np.full(len(dataset.observations), -1)
    codes, words = dataset.observations.codes(str(by))
    whole = [number for number, word in enumerate(words) if word in _WHOLE]
    found: Numbers = np.where(np.isin(codes, whole), -1, codes.astype(np.int64))
    return found


def _corridor_codes(dataset: Dataset, number: int) -> tuple[str, str]:
    rows = dataset.observations
    destinations = rows.codes("destination")[1]
    return rows.codes("origin")[1][number // len(destinations)], destinations[number % len(destinations)]


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


def _axis_years(dataset: Dataset, shown: list[tuple[int, int]], state: ViewState) -> tuple[int, int] | None:
    """First and last year of the axis: those chosen, else those of the figures shown, never fewer than three
    by itself.

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
