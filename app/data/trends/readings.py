"""Readings of figures over time: index, share, change from figure to figure, each only where the series allows it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from app.data.claims import Claim, added_up, change_between, part_of, share_of, times_between
from app.data.dataset import Dataset
from app.data.derived.change import obstacle_between
from app.data.derived.kinds import Refusal, unfit
from app.data.related import related
from app.data.trends.trends import Group, Trend, Whole, axis_years, trend_of
from app.domain.codes import ALL, Axis, Reading, Sex
from app.domain.figure import Observation
from app.state.view import SplitBy, ViewState

INDEX_BASE = 100.0
_WHOLE_OF: Mapping[SplitBy, Mapping[str, str]] = {
    SplitBy.CORRIDOR: {"origin": ALL},
    SplitBy.CHANNEL: {"channel": ALL},
    SplitBy.SECTOR: {"sector": ALL},
    SplitBy.SEX: {"sex": Sex.TOTAL},
}
"""Where the total stands of which the groups of a chart are parts, by what the chart is split by."""


@dataclass(frozen=True, slots=True)
class Read:
    """A figure as it is read: its number, and the figure that it was worked out with."""

    value: float
    base: Observation


def read_trend(dataset: Dataset, state: ViewState) -> Trend:
    """The trend chart of a view as it is to be drawn: in the reading and on the axis that the view asks for.

    Figures of which nothing may be worked out are left out and counted, as are zeros on a logarithmic axis.
    """
    trend = reading_of(dataset, state.but(axis=Axis.LINEAR, figure=None))
    is_log = state.axis == Axis.LOG and state.reading != Reading.CHANGE
    return _without_zeros(trend) if is_log else trend


@lru_cache(maxsize=64)
def reading_of(dataset: Dataset, state: ViewState) -> Trend:
    """The trend chart of a view in its reading; the figures themselves where nothing is to be worked out."""
    plain = trend_of(dataset, state.but(reading=Reading.FIGURES))
    if state.reading == Reading.FIGURES or not plain.groups:
        return replace(plain, reading=state.reading)
    unread: Counter[Refusal] = Counter()
    reader: _Reader = {Reading.INDEX: _indexes, Reading.CHANGE: _changes, Reading.SHARE: _shares}[
        state.reading
    ]
    found, whole = reader(dataset, plain, unread)
    drawn = _redrawn(plain, state.reading, found, unread, whole)
    shown = [(row.period.first_year, row.period.last_year) for row in drawn.figures]
    return replace(drawn, years=axis_years(dataset, shown, state) if shown else plain.years)


def claim_of(dataset: Dataset, trend: Trend, row: Observation) -> Claim | None:
    """What the number of a figure of a chart in a reading was worked out from; None for a published figure."""
    base, published = trend.bases.get(row.observation_id), trend.source_of(row)
    if base is None:
        return None
    if trend.reading == Reading.SHARE and trend.whole == Whole.TOTAL:
        return part_of(published, base)
    if trend.reading == Reading.SHARE:
        return share_of(dataset, published, _beside(trend, published))
    between = change_between if trend.reading == Reading.CHANGE else times_between
    return between(dataset, base, published)


_Found = tuple[dict[str, Read], Whole | None]
_Reader = Callable[[Dataset, Trend, Counter[Refusal]], _Found]


def _indexes(dataset: Dataset, trend: Trend, unread: Counter[Refusal]) -> _Found:
    """Every figure by that of the base date of its series, which is 100: the date that most strands have, the earliest
    of those.
    """
    strands = [strand for strand in _strands(trend) if _allowed(dataset, strand, unread)]
    bases: dict[str, str] = {}
    for series_id in {strand[0].series_id for strand in strands}:
        dates = Counter(
            row.period.text
            for strand in strands
            if strand[0].series_id == series_id
            for row in strand[:-1]
            if unfit([row]) is None and row.size
        )
        if dates:
            bases[series_id] = min(dates, key=lambda text: (-dates[text], text))
    found = {}
    for strand in strands:
        base = next((row for row in strand if row.period.text == bases.get(row.series_id)), None)
        for row in strand:
            if base is None or row.period.end < base.period.end:
                unread[Refusal.NO_EARLIER] += 1
            elif row is base:
                found[row.observation_id] = Read(INDEX_BASE, base)
            elif claim := times_between(dataset, base, row):
                found[row.observation_id] = Read(INDEX_BASE * claim.value, base)
            else:
                unread[_reason(base, row)] += 1
        if base is not None and sum(row.observation_id in found for row in strand) < 2:
            found.pop(base.observation_id, None)
    return found, None


def _changes(dataset: Dataset, trend: Trend, unread: Counter[Refusal]) -> _Found:
    """Every figure less the one before it in its strand."""
    found = {}
    for strand in _strands(trend):
        if not _allowed(dataset, strand, unread):
            continue
        for before, row in pairwise(strand):
            if claim := change_between(dataset, before, row):
                found[row.observation_id] = Read(claim.value, before)
            else:
                unread[_reason(before, row)] += 1
    return found, None


def _shares(dataset: Dataset, trend: Trend, unread: Counter[Refusal]) -> _Found:
    """Every figure by the total that its series prints beside it; where it prints none of any, by the sum of what is
    drawn of the same series and date.
    """
    totals = {}
    refused: Counter[Refusal] = Counter()
    for row in trend.figures:
        total = related(dataset, row, **_WHOLE_OF[trend.by])
        if total is None or total is row:
            refused[Refusal.NO_TOTAL] += 1
        elif "includes_implausible" in total.flags:
            refused[Refusal.IMPLAUSIBLE_PART] += 1
        elif claim := part_of(row, total):
            totals[row.observation_id] = Read(claim.value, total)
        else:
            refused[unfit([row, total]) or Refusal.ZERO] += 1
    if totals:
        unread.update(refused)
        return totals, Whole.TOTAL
    found = {}
    tables: dict[tuple[object, ...], list[Observation]] = {}
    for row in trend.figures:
        tables.setdefault(_table(row), []).append(row)
    for rows in tables.values():
        whole = added_up(dataset, rows)
        for row in rows:
            if whole is not None and whole.value:
                found[row.observation_id] = Read(100 * row.size / whole.value, row)
            else:
                unread[unfit([row]) or Refusal.NO_TOTAL] += 1
    return found, Whole.DRAWN


def _beside(trend: Trend, row: Observation) -> list[Observation]:
    """The figures of a chart that one table prints side by side, a figure among them."""
    return [each for each in map(trend.source_of, trend.figures) if _table(each) == _table(row)]


def _table(row: Observation) -> tuple[object, ...]:
    return row.series_id, row.unit, row.period.text, row.stage


def _strands(trend: Trend) -> list[list[Observation]]:
    """The figures of a chart, those together in order of date that differ in date and number only."""
    found: dict[tuple[object, ...], list[Observation]] = {}
    for row in trend.figures:
        key = (row.series_id, row.corridor, row.channel, row.sector, row.sex, row.unit, row.stage)
        found.setdefault(key, []).append(row)
    return [sorted(rows, key=lambda row: (row.period.end, row.observation_id)) for rows in found.values()]


def _allowed(dataset: Dataset, strand: list[Observation], unread: Counter[Refusal]) -> bool:
    """Whether figures of a strand may be compared with one another; else they are counted."""
    if not dataset.series[strand[0].series_id].change_allowed:
        unread[Refusal.CHANGE_NOT_ALLOWED] += len(strand)
        return False
    if len(strand) < 2:
        unread[Refusal.NO_EARLIER] += len(strand)
        return False
    return True


def _reason(before: Observation, row: Observation) -> Refusal:
    return obstacle_between(before, row) or unfit([row]) or Refusal.DATES


def _redrawn(
    trend: Trend,
    reading: Reading,
    found: Mapping[str, Read],
    unread: Mapping[Refusal, int],
    whole: Whole | None,
) -> Trend:
    """The chart with what was worked out in the place of its figures; a change has no line to the next."""
    unit = {Reading.INDEX: "index", Reading.SHARE: "percent"}.get(reading)
    published = {row.observation_id: row for row in trend.figures if row.observation_id in found}
    drawn = {
        key: replace(row, value=found[key].value, value_low=None, value_high=None, unit=unit or row.unit)
        for key, row in published.items()
    }
    groups = [_kept(group, drawn, lines=reading != Reading.CHANGE) for group in trend.groups]
    here = tuple(group for group in groups if group is not None)
    return replace(
        trend,
        groups=tuple(sorted(here, key=lambda group: (-group.latest.size, group.corridor, group.code))),
        corridors=tuple(dict.fromkeys(group.corridor for group in here)),
        missing=(),
        mentions=(),
        reading=reading,
        published=published,
        bases={key: read.base for key, read in found.items()},
        unread=dict(unread),
        whole=whole,
    )


def _without_zeros(trend: Trend) -> Trend:
    """The chart without figures that a logarithmic axis has no place for, and how many they are."""
    drawn = {row.observation_id: row for row in trend.figures if row.size > 0}
    groups = [_kept(group, drawn, lines=True) for group in trend.groups]
    here = tuple(group for group in groups if group is not None)
    return replace(
        trend,
        groups=here,
        corridors=tuple(dict.fromkeys(group.corridor for group in here)),
        zeros=len(trend.figures) - len(drawn),
        missing=(),
        mentions=(),
    )


def _kept(group: Group, drawn: Mapping[str, Observation], *, lines: bool) -> Group | None:
    """A group with those of its figures that are drawn; None if none is."""
    figures = _among(group.figures, drawn)
    if not figures:
        return None
    leading = [row for row in figures if row.series_id == group.leading] or figures
    runs = [run for line in group.lines for run in _runs(line, drawn)] if lines else []
    latest = drawn.get(group.latest.observation_id, leading[-1])
    return replace(group, figures=tuple(figures), lines=tuple(runs), latest=latest)


def _among(rows: Iterable[Observation], drawn: Mapping[str, Observation]) -> list[Observation]:
    return [drawn[row.observation_id] for row in rows if row.observation_id in drawn]


def _runs(line: tuple[Observation, ...], drawn: Mapping[str, Observation]) -> list[tuple[Observation, ...]]:
    """The stretches of a line of which every figure is drawn."""
    runs: list[list[Observation]] = [[]]
    for row in line:
        if row.observation_id in drawn:
            runs[-1].append(drawn[row.observation_id])
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if len(run) > 1]
