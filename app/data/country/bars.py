"""The figures of a country that stand on one common scale: tables that one source prints, single counts, estimates.

A table is drawn as one bar only where its parts leave each other out; all else stands side by side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.data.channel_tree import is_within
from app.data.claims import Claim, added_up
from app.data.country.country import Side, latest_by_place, map_view, rows_at, side_of, un_total
from app.data.dataset import Dataset
from app.data.derived.kinds import Key
from app.data.derived.sums import sum_of_channels
from app.data.standing import standing
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.domain.figure import Observation
from app.state.view import ViewState

MOST_SINGLE = 8
"""So many single figures stand in one group; the others are counted."""
_MOST = 4
_LEFT_OVER = ("OTHER", "OOO", "STL", "SUD", "SCG", "XCX")
"""Codes beside the places on earth that stand for no whole."""
_YEARS_BACK = 6
"""So many totals stand together, and none is older than the latest of them by more years than these."""


class GroupKind(StrEnum):
    """What the figures of a group are told apart by, or what they are."""

    CHANNEL = "channel"
    PLACE = "place"
    SECTOR = "sector"
    SINGLE = "single"
    TOTAL = "total"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Figures of people under one heading, the largest first.

    `total` is what the parts make together, in persons, where they may stand in one bar; None where each has a bar of
    its own. `claim` is the same sum with what allows it, where a sentence may say it. `more` counts figures left out.
    """

    kind: GroupKind
    rows: tuple[Observation, ...]
    total: float | None = None
    claim: Claim | None = None
    more: int = 0

    @property
    def is_stacked(self) -> bool:
        """Whether the figures stand in one bar."""
        return self.total is not None


@dataclass(frozen=True, slots=True)
class CountryBars:
    """The groups of a country and side, in reading order; empty where no source counts people there."""

    place: str
    side: Side
    measure: str
    groups: tuple[BarGroup, ...]

    @property
    def rows(self) -> tuple[Observation, ...]:
        """All figures that are drawn."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def top(self) -> float:
        """The largest number that the scale must hold."""
        ends = [group.total or 0.0 for group in self.groups]
        return max([*ends, *(row.reach for row in self.rows)], default=0.0)


def country_bars(dataset: Dataset, state: ViewState) -> CountryBars:
    """The bars of a view of a country page. Of its filters the side, the measure and the year count."""
    place = state.place or ""
    side = side_of(dataset, state)
    view = map_view(dataset, state).but(theme=None, lang="en")
    if not place or (state.measure or _WORKERS) not in _OF_PEOPLE:
        return CountryBars(place, side, state.measure or _WORKERS, ())
    if state.measure:
        return _bars(dataset, place, side, state.measure, view)
    workers = _bars(dataset, place, side, _WORKERS, view.but(measure=None))
    enough = sum(row.measure == _WORKERS for row in workers.rows) >= _ENOUGH
    return workers if enough or not view.measure else _bars(dataset, place, side, view.measure, view)


@lru_cache(maxsize=256)
def _bars(dataset: Dataset, place: str, side: Side, measure: str, view: ViewState) -> CountryBars:
    rows = [
        row
        for row in rows_at(dataset, place, side, (measure,))
        if row.unit == "persons" and row.sex == Sex.TOTAL and row.may_lead
        if "implausible" not in row.flags and (view.year is None or row.period.touches(view.year))
    ]
    return CountryBars(place, side, measure, tuple(_groups(dataset, place, side, measure, rows, view)))


def _groups(
    dataset: Dataset, place: str, side: Side, measure: str, rows: list[Observation], view: ViewState
) -> Iterable[BarGroup]:
    tables = [
        _table(dataset, rows, side, GroupKind.CHANNEL),
        _table(dataset, rows, side, GroupKind.PLACE),
        _table(dataset, rows, side, GroupKind.SECTOR),
    ]
    if measure == "stock":
        tables = []
    found = [group for group in tables if group]
    if not any(group.kind == GroupKind.PLACE for group in found):
        singles = (
            latest_by_place(dataset, rows, side) if measure == _WORKERS else _standing(dataset, view, measure)
        )
        if singles:
            found.insert(
                0, BarGroup(GroupKind.SINGLE, singles[:MOST_SINGLE], more=len(singles[MOST_SINGLE:]))
            )
    yield from found
    drawn = {row.observation_id for group in found for row in group.rows}
    whole = [row for row in rows if _is_whole_end(dataset, row, side) and row.sector == ALL]
    totals = _recent(row for row in whole if row.channel != ALL and row.observation_id not in drawn)
    if totals:
        yield BarGroup(GroupKind.TOTAL, totals)
    everyone = [row for row in whole if row.channel == ALL]
    residents = un_total(dataset, place, side)
    if measure in ("workers", "stock") and residents and view.year in (None, residents.period.last_year):
        # Older editions of the same estimates stand in the table of figures, as revisions.
        producers = {dataset.sources[residents.source_id].publisher}
        everyone = [row for row in everyone if dataset.sources[row.source_id].publisher not in producers]
        everyone.append(residents)
    if estimates := _recent(everyone):
        # Residents are another population than workers, and come last.
        ordered = sorted(estimates, key=lambda row: row.measure != measure)
        yield BarGroup(GroupKind.ESTIMATE, tuple(ordered))


def _standing(dataset: Dataset, view: ViewState, measure: str) -> tuple[Observation, ...]:
    return tuple(row.figure for row in standing(dataset, view.but(measure=measure)).corridors)


def _table(dataset: Dataset, rows: Sequence[Observation], side: Side, kind: GroupKind) -> BarGroup | None:
    """The best table of a kind: figures of one series and date that differ in one column only."""
    column = {GroupKind.CHANNEL: "channel", GroupKind.SECTOR: "sector"}.get(kind, side.other_end)
    tables: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        code = getattr(row, column)
        part = code not in (ALL, UNSPECIFIED) if kind != GroupKind.PLACE else _is_one(dataset, row, side)
        if part and (kind == GroupKind.PLACE or not _is_one(dataset, row, side)):
            others = [name for name in ("channel", "sector", side.other_end) if name != column]
            tables.setdefault(
                (row.series_id, row.period, *(getattr(row, name) for name in others)), []
            ).append(row)
    found = [table for table in tables.values() if len(table) > 1 and _is_whole(dataset, table, kind)]
    if not found:
        return None
    best = max(found, key=lambda table: _claim_to_stand(dataset, table))
    parts = tuple(sorted(best, key=lambda row: (-row.size, row.observation_id)))
    claim = added_up(dataset, parts)
    if claim is not None:
        return BarGroup(kind, parts, claim.value, claim)
    if kind == GroupKind.CHANNEL:
        summed = sum_of_channels(dataset, parts[0], Key.SUM_OF_CHANNELS)
        if summed.value is not None and len(summed.inputs) == len(parts):
            return BarGroup(kind, parts, summed.value)
    return BarGroup(kind, parts[:MOST_SINGLE], more=len(parts[MOST_SINGLE:]))


def _claim_to_stand(dataset: Dataset, table: Sequence[Observation]) -> tuple[object, ...]:
    """The widest channel, the latest date, then the most parts; what is read first hand before what is quoted."""
    row = table[0]
    return (
        _is_wide(dataset, row),
        row.period.last_year,
        not row.confidence,
        row.period.end,
        len(table),
        sum(each.size for each in table),
        row.observation_id,
    )


def _is_whole(dataset: Dataset, table: Sequence[Observation], kind: GroupKind) -> bool:
    """Whether a table of places or channels is of all sectors, and no channel holds another one of it."""
    if kind == GroupKind.SECTOR:
        return True
    channels = {row.channel for row in table}
    nested = any(one != other and is_within(dataset, one, other) for one in channels for other in channels)
    return not nested and all(row.sector == ALL for row in table)


def _is_wide(dataset: Dataset, row: Observation) -> bool:
    """Whether a figure is of everyone with papers, or of everyone."""
    return row.channel == "DOCUMENTED" or not is_within(dataset, row.channel, "DOCUMENTED")


def _is_one(dataset: Dataset, row: Observation, side: Side) -> bool:
    """Whether the other end of a figure is one place on earth."""
    return dataset.places[getattr(row, side.other_end)].is_on_earth


def _is_whole_end(dataset: Dataset, row: Observation, side: Side) -> bool:
    """Whether the other end of a figure is several places together; former states and what is left over are not."""
    return not _is_one(dataset, row, side) and getattr(row, side.other_end) not in _LEFT_OVER


def _recent(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """The latest figure of each series, latest first: a few, and none much older than the latest."""
    latest: dict[str, Observation] = {}
    for row in sorted(rows, key=lambda row: (row.period.end, row.size, row.observation_id)):
        latest[row.series_id] = row
    found = sorted(
        latest.values(), key=lambda row: (-row.period.end.toordinal(), -row.size, row.observation_id)
    )
    return tuple(row for row in found if row.period.last_year >= found[0].period.last_year - _YEARS_BACK)[
        :_MOST
    ]


_WORKERS = "workers"
_ENOUGH = 2
"""With fewer figures of workers the bars show residents, as the map does."""
_OF_PEOPLE = ("workers", "stock", "flow", "refugees", "returns")
"""Measures of people that a country page can show as bars."""
