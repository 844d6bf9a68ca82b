"""Which figures the trend chart shows for a view, in which groups, and which of them a line may join.

Nothing is chosen away silently: every series of the measure is shown, and corridors that are left out are
counted.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.data.choices import Relaxation
from app.data.dataset import Dataset, Mention
from app.data.standing import best, is_corridor, matches, measure_of
from app.domain.codes import ALL, UNSPECIFIED, Bound, Sex, Stage, Status
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

_NEVER_JOINED = (Status.PLAN, Status.QUOTA, Status.POLICY, Status.HEADLINE_ONLY)
_UNFIT_FOR_LINES = frozenset(("stock_or_cumulative_unclear", "partial_year", "implausible"))
_MONTHS_BETWEEN = {"annual": 12, "quarterly": 3, "monthly": 1}
_WHOLE = frozenset((ALL, UNSPECIFIED, Sex.TOTAL))


@dataclass(frozen=True, slots=True)
class Group:
    """What shares a colour and a label: a corridor, and the channel, sector or sex if the chart is split by
    one.

    `figures` are in order of date. `lines` are runs of two and more of them that one series joins without a
    gap. `latest` is the figure that stands for the group in its last year.
    """

    corridor: tuple[str, str]
    code: str
    figures: tuple[Observation, ...]
    lines: tuple[tuple[Observation, ...], ...]
    latest: Observation


@dataclass(frozen=True, slots=True)
class Trend:
    """What the chart shows. `corridors` are those drawn, of `found` that pass the filters; groups stand
    largest first.

    `mentions` are sectors that sources name without a number. `years` are the first and last year of the time
    axis, None where there is nothing to show and no year chosen. `nameless` says that figures without
    nationality stand in for a chosen origin. `aside` counts the figures that belong to no single corridor and
    are left out while corridors have some.
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

    @property
    def figures(self) -> tuple[Observation, ...]:
        """All figures on the chart, group by group."""
        return tuple(row for group in self.groups for row in group.figures)

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the figures, that of most figures first; one panel each for the first few."""
        counts = Counter(row.unit for row in self.figures)
        return tuple(sorted(counts, key=lambda unit: (-counts[unit], unit)))

    @property
    def has_lines(self) -> bool:
        """Whether any two figures are joined."""
        return any(group.lines for group in self.groups)

    @property
    def is_split(self) -> bool:
        """Whether the chart tells at least two channels, sectors or sexes apart; always so by corridor."""
        return self.by == SplitBy.CORRIDOR or len({group.code for group in self.groups}) > 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be drawn."""
        return not (self.groups or self.mentions)


def trend_of(dataset: Dataset, state: ViewState) -> Trend:
    """What the trend chart shows in `state`; never raises on an empty choice."""
    rows, nameless = _figures(dataset, state)
    corridors, found, aside = _corridors(rows, dataset, state)
    grouped: dict[tuple[tuple[str, str], str], list[Observation]] = {}
    for row in rows:
        if row.corridor in corridors:
            grouped.setdefault((row.corridor, code_of(row, state.by)), []).append(row)
    groups = [
        _group(corridor, code, figures, dataset, state) for (corridor, code), figures in grouped.items()
    ]
    groups.sort(key=lambda group: (-group.latest.size, group.corridor, group.code))
    mentions = _mentions(dataset, state, corridors)
    shown = [row.period for group in groups for row in group.figures] + [row.period for row in mentions]
    return Trend(
        measure_of(state),
        state.by,
        tuple(groups),
        tuple(dict.fromkeys(group.corridor for group in groups)),
        found,
        mentions,
        _axis_years(shown, [row.period for row in dataset.by_measure.get(measure_of(state), ())], state),
        nameless,
        aside,
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


def middle(period: Period) -> date:
    """The date at which a figure is drawn: the middle of its period; the end where it is open towards the
    past.
    """
    return period.end if period.start is None else period.start + (period.end - period.start) / 2


def lines_of(rows: Iterable[Observation], dataset: Dataset) -> tuple[tuple[Observation, ...], ...]:
    """Runs of figures that a line may join: one series, corridor, channel, sector, sex and stage, with no
    date missing.

    Left out are bounds and ranges, plans, quotas and headlines, parts of years, and figures of which it is
    not clear whether they count a stock. Two figures of one date in one series contradict a line: neither is
    joined.
    """
    strands: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        if _may_join(row):
            strands.setdefault(_strand(row), []).append(row)
    found = []
    for strand in strands.values():
        dates = [middle(row.period) for row in strand]
        single = [row for row in strand if dates.count(middle(row.period)) == 1]
        found += _runs(sorted(single, key=lambda row: middle(row.period)), dataset)
    return tuple(found)


def passes_years(period: Period, state: ViewState) -> bool:
    """Whether a period touches the years chosen."""
    return (state.from_year is None or period.last_year >= state.from_year) and (
        state.to_year is None or period.first_year <= state.to_year
    )


def _figures(dataset: Dataset, state: ViewState) -> tuple[list[Observation], bool]:
    """The figures that pass the filters, and whether some stand in whose nationality is not published."""
    both = "sex" if state.by == SplitBy.SEX and state.sex == Sex.TOTAL else ""
    rows = [
        row
        for row in dataset.by_measure.get(measure_of(state), ())
        if ("implausible" not in row.flags or state.series) and passes_years(row.period, state)
    ]
    found = [row for row in rows if matches(row, state, but=both)]
    if found or not (state.origin and state.channel):
        return found, False
    # A chosen origin cannot rule out a figure of the chosen channel whose nationality is not published.
    found = [
        row
        for row in rows
        if matches(row, state, but="origin") and not dataset.places[row.origin].is_on_earth
    ]
    return found, bool(found)


def _corridors(
    rows: list[Observation], dataset: Dataset, state: ViewState
) -> tuple[frozenset[tuple[str, str]], int, int]:
    """The corridors to draw, how many there are to choose from, and how many figures of totals stand aside.

    Chosen by the reader: all, the largest first if they are too many. Else those that tell most: most
    channels (sectors, sexes) told apart if the chart is split, then most figures, the latest, the largest.
    Totals of a country stand aside while there are corridors between two countries.
    """
    grouped: dict[tuple[str, str], list[Observation]] = {}
    for row in rows:
        grouped.setdefault(row.corridor, []).append(row)
    chosen = bool(state.origin or state.destination)
    if not (chosen or state.channel or state.series):
        grouped = {key: group for key, group in grouped.items() if is_corridor(group[0], dataset)} or grouped
    aside = len(rows) - sum(map(len, grouped.values()))

    def tells(group: list[Observation]) -> tuple[int, int, int, float]:
        codes = {code_of(row, state.by) for row in group if row.may_lead} - _WHOLE
        return (
            min(len(codes), 3) if state.by != SplitBy.CORRIDOR else 0,
            sum(row.may_lead for row in group),
            max(row.period.last_year for row in group),
            max(row.size for row in group),
        )

    def largest(group: list[Observation]) -> tuple[float, int]:
        return max(row.size for row in group), len(group)

    rank = largest if chosen else tells
    most = MOST_CHOSEN if chosen else MOST if state.by == SplitBy.CORRIDOR else MOST_SPLIT
    ranked = sorted(grouped, key=lambda key: (*rank(grouped[key]), key), reverse=True)
    return frozenset(ranked[:most]), len(grouped), aside


def _group(
    corridor: tuple[str, str], code: str, rows: list[Observation], dataset: Dataset, state: ViewState
) -> Group:
    rows = sorted(rows, key=lambda row: (middle(row.period), row.observation_id))
    leading = [row for row in rows if row.may_lead] or rows
    last = max(row.period.last_year for row in leading)
    latest = best([row for row in leading if row.period.last_year == last], dataset, state)
    return Group(corridor, code, tuple(rows), lines_of(rows, dataset), latest)


def _may_join(row: Observation) -> bool:
    return (
        row.value is not None
        and row.bound in (Bound.EXACT, Bound.ABOUT)
        and row.status not in _NEVER_JOINED
        and row.period.start is not None
        and not _UNFIT_FOR_LINES.intersection(row.flags)
    )


def _strand(row: Observation) -> tuple[object, ...]:
    """What figures must share to be joined; those within periods also the length of the period, in months."""
    days = (row.period.end - (row.period.start or row.period.end)).days
    length = 0 if MEASURES[row.measure].is_moment else round(days / 30.4)
    stage: Stage = row.stage
    return row.series_id, row.corridor, row.channel, row.sector, row.sex, row.unit, stage, length


def _runs(strand: list[Observation], dataset: Dataset) -> list[tuple[Observation, ...]]:
    """A strand cut where a date is missing that its series should have; pieces of one figure are no line."""
    runs: list[list[Observation]] = []
    for row in strand:
        step = _MONTHS_BETWEEN.get(dataset.series[row.series_id].frequency)
        last = runs[-1][-1] if runs else None
        if last is None or (step and _months(last.period, row.period) > 1.5 * step):
            runs.append([row])
        else:
            runs[-1].append(row)
    return [tuple(run) for run in runs if len(run) > 1]


def _months(earlier: Period, later: Period) -> float:
    return (middle(later) - middle(earlier)).days / 30.4


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


def _axis_years(shown: list[Period], known: list[Period], state: ViewState) -> tuple[int, int] | None:
    """First and last year of the axis: those chosen, else those of the figures shown, never fewer than three
    by itself.

    Where nothing is shown, an end that is not chosen comes from `known`, all figures of the measure.
    """
    periods = shown or known
    if not periods or not (shown or state.from_year or state.to_year):
        return None
    earliest, latest = min(each.first_year for each in periods), max(each.last_year for each in periods)
    room = max(0, 2 - (latest - earliest))
    first = earliest - (room + 1) // 2 if state.from_year is None else state.from_year
    last = latest + room // 2 if state.to_year is None else state.to_year
    return min(first, last), max(first, last)
