"""Which figures of a view may be stacked: parts of one series at one date that leave each other out.

Corridors that differ in an end never hold the same person; channels may unless they exclude each other; sectors and
sexes are stacked where together they make up the total that the same table prints.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from app.data.channel_tree import is_within, overlap
from app.data.claims import Claim, added_up
from app.data.dataset import Dataset
from app.data.derived.kinds import add_up, unfit
from app.data.related import related
from app.data.trends.lines import lines_of
from app.data.trends.ranking import MOST_CHOSEN, lines_by
from app.data.trends.trends import Group, Trend, code_of, stack_candidates, trend_of
from app.domain.codes import ALL, Sex
from app.domain.figure import Observation
from app.domain.period import Period
from app.state.view import SplitBy, ViewState

_TOTALS = frozenset((ALL, Sex.TOTAL))


class NoStack(StrEnum):
    """Why nothing is stacked."""

    NOTHING = "nothing"
    ALONE = "alone"
    OVERLAP = "overlap"
    NOT_ADDED = "not_added"
    NOT_WHOLE = "not_whole"


@dataclass(frozen=True, slots=True)
class Part:
    """One layer: a corridor or a code of it, with a figure for each date of the stack."""

    corridor: tuple[str, str]
    code: str
    figures: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Layers of one series, the largest first, that all have a figure at each of `dates`.

    `runs` are first and last place among the dates of stretches that a line may join. `totals` are what the same
    table prints for all together at each date, None where it prints nothing. `left_out` counts parts beyond those
    drawn, `dropped` the dates at which not all parts have a figure that may be added, `aside` figures of the same
    dates that are no layers. `clash` names two channels that
    may hold the same people. `reason` says why there are no layers.
    """

    by: SplitBy
    series_id: str = ""
    parts: tuple[Part, ...] = ()
    dates: tuple[Period, ...] = ()
    runs: tuple[tuple[int, int], ...] = ()
    totals: tuple[Observation | None, ...] = ()
    left_out: int = 0
    dropped: int = 0
    aside: int = 0
    clash: tuple[str, str] | None = None
    reason: NoStack | None = None

    @property
    def figures(self) -> tuple[Observation, ...]:
        """All figures of the layers, layer by layer."""
        return tuple(row for part in self.parts for row in part.figures)

    def at(self, place: int) -> tuple[Observation, ...]:
        """The figures of one date, the largest layer first."""
        return tuple(part.figures[place] for part in self.parts)

    def height(self, place: int) -> float:
        """What the layers of one date reach together."""
        return sum(row.size for row in self.at(place))

    def sum_of(self, dataset: Dataset, place: int) -> Claim | None:
        """The sum of one date as a claim; None for sexes and sectors, whose sum is the printed total."""
        return added_up(dataset, self.at(place))


@lru_cache(maxsize=64)
def stack_of(dataset: Dataset, state: ViewState) -> Stack:
    """The layers that a view can stack, of the first series in the measure's order that has some; else the reason."""
    rows, by = _candidates(dataset, state), lines_by(state)
    found = [_table_stack(dataset, by, table) for table in _tables(rows, by)]
    whole = [stack for stack in found if stack.reason is None]
    if whole:
        best = max(whole, key=lambda stack: _worth(dataset, stack))
        return replace(best, aside=_aside(best, rows))
    order = (NoStack.OVERLAP, NoStack.NOT_WHOLE, NoStack.NOT_ADDED, NoStack.ALONE)
    told = next((stack for reason in order for stack in found if stack.reason == reason), None)
    return told or Stack(by, reason=NoStack.NOTHING)


def years_of(stack: Stack, state: ViewState) -> tuple[int, int]:
    """First and last year of the axis: those chosen, else those of the layers, never fewer than three by itself."""
    first = min(period.first_year for period in stack.dates)
    last = max(period.last_year for period in stack.dates)
    room = max(0, 2 - (last - first))
    first = first - (room + 1) // 2 if state.from_year is None else min(first, state.from_year)
    last = last + room // 2 if state.to_year is None else max(last, state.to_year)
    return first, last


def as_trend(stack: Stack, trend: Trend) -> Trend:
    """The layers of a stack as the groups of a chart of the same view, for its legend and its table."""
    groups = tuple(
        Group(part.corridor, part.code, part.figures, (), part.figures[-1]) for part in stack.parts
    )
    corridors = tuple(dict.fromkeys(part.corridor for part in stack.parts))
    return replace(trend, groups=groups, corridors=corridors, missing=(), mentions=(), doubted=(), rest=())


def _candidates(dataset: Dataset, state: ViewState) -> list[Observation]:
    """The figures that pass the filters and may stand for something; of a split view those of the corridors that its
    lines show.
    """
    rows = [row for row in stack_candidates(dataset, state) if row.may_lead]
    if lines_by(state) == SplitBy.CORRIDOR or (state.origin and state.destination):
        return rows
    shown = set(trend_of(dataset, state).corridors)
    return [row for row in rows if row.corridor in shown] or rows


def _worth(dataset: Dataset, stack: Stack) -> tuple[object, ...]:
    """Which stack of a view is shown: by the measure's order of series, then of countries, then the fullest."""
    on_earth = all(dataset.places[code].is_on_earth for code in stack.parts[0].corridor)
    size = len(stack.dates) * len(stack.parts)
    return -dataset.series[stack.series_id].priority, on_earth, size, stack.height(-1), stack.series_id


def _aside(stack: Stack, rows: Iterable[Observation]) -> int:
    """How many figures of the series, the corridors and the dates of a stack stand beside it: other stages or sectors,
    totals, channels that hold others.
    """
    drawn, dates = set(stack.figures), {period.text for period in stack.dates}
    corridors = {part.corridor for part in stack.parts}
    return sum(
        row.series_id == stack.series_id
        and row.period.text in dates
        and row.corridor in corridors
        and row not in drawn
        for row in rows
    )


def _tables(rows: Iterable[Observation], by: SplitBy) -> list[list[Observation]]:
    """The figures of a view, those together that one table prints side by side: one series, and all the same but the
    ends of the corridor or, within a corridor, what the view is split by.
    """
    found: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        same = {"channel": row.channel, "sector": row.sector, "sex": row.sex, "corridor": row.corridor}
        same.pop(str(by))
        found.setdefault((row.series_id, row.unit, row.stage, *same.items()), []).append(row)
    return list(found.values())


def _table_stack(dataset: Dataset, by: SplitBy, rows: list[Observation]) -> Stack:
    """The layers of one table; the reason where it has none."""
    series_id = rows[0].series_id
    by_part: dict[tuple[tuple[str, str], str], dict[str, Observation]] = {}
    for row in rows:
        if by == SplitBy.CORRIDOR and not _is_between_countries(dataset, row):
            continue
        if by != SplitBy.CORRIDOR and code_of(row, by) in _TOTALS:
            continue
        by_part.setdefault((row.corridor, code_of(row, by)), {})[row.period.text] = row
    if len(by_part) < 2:
        return Stack(by, series_id, reason=NoStack.ALONE)
    clash = None
    if by == SplitBy.CHANNEL:
        clash = overlap(dataset, sorted(code for _corridor, code in by_part))
        by_part = _apart(dataset, by_part)
        if len(by_part) < 2:
            return Stack(by, series_id, clash=clash, reason=NoStack.OVERLAP)
    parts, dates = _chosen(by_part)
    if len(parts) < 2:
        return Stack(by, series_id, reason=NoStack.ALONE)
    kept = [text for text in dates if _may_stack(dataset, by, [by_part[key][text] for key in parts])]
    if not kept:
        reason = NoStack.NOT_WHOLE if by in (SplitBy.SECTOR, SplitBy.SEX) else NoStack.NOT_ADDED
        return Stack(by, series_id, reason=reason)
    parts.sort(key=lambda key: (-by_part[key][kept[-1]].size, key))
    layers = tuple(Part(*key, tuple(by_part[key][text] for text in kept)) for key in parts)
    every = {text for figures in by_part.values() for text in figures}
    return Stack(
        by,
        series_id,
        layers,
        tuple(row.period for row in layers[0].figures),
        _runs(dataset, layers),
        tuple(_total(dataset, by, [part.figures[at] for part in layers]) for at in range(len(kept))),
        len(by_part) - len(parts),
        len(every) - len(kept),
        clash=clash,
    )


def _chosen(
    by_part: dict[tuple[tuple[str, str], str], dict[str, Observation]],
) -> tuple[list[tuple[tuple[str, str], str]], list[str]]:
    """The parts to draw, the largest at the last date at which two and more stand, and the dates that all have."""
    counts = Counter(text for figures in by_part.values() for text in figures)
    ends = {text: row.period.end for figures in by_part.values() for text, row in figures.items()}
    shared = sorted((text for text in counts if counts[text] > 1), key=lambda text: (ends[text], text))
    if not shared:
        return [], []
    last = shared[-1]
    here = sorted(
        (key for key in by_part if last in by_part[key]), key=lambda key: (-by_part[key][last].size, key)
    )[:MOST_CHOSEN]
    return here, [text for text in shared if all(text in by_part[key] for key in here)]


def _apart(
    dataset: Dataset, by_part: dict[tuple[tuple[str, str], str], dict[str, Observation]]
) -> dict[tuple[tuple[str, str], str], dict[str, Observation]]:
    """The channels that exclude each other: none that holds another one here, the largest first where two clash."""
    codes = {code for _corridor, code in by_part}
    narrow = {
        key: figures
        for key, figures in by_part.items()
        if not any(other != key[1] and is_within(dataset, other, key[1]) for other in codes)
    }
    kept: dict[tuple[tuple[str, str], str], dict[str, Observation]] = {}
    for key in sorted(narrow, key=lambda key: (-max(row.size for row in narrow[key].values()), key)):
        if overlap(dataset, [code for _corridor, code in (*kept, key)]) is None:
            kept[key] = narrow[key]
    return kept


def _may_stack(dataset: Dataset, by: SplitBy, rows: Sequence[Observation]) -> bool:
    """Whether figures of one date may stand on one another."""
    if by in (SplitBy.CORRIDOR, SplitBy.CHANNEL):
        return added_up(dataset, rows) is not None
    total = _total(dataset, by, rows)
    if unfit(rows) is not None:
        return False
    if by == SplitBy.SEX:
        women, men = sorted(rows, key=lambda row: row.sex)
        return total is None or add_up(women, men, total)
    tolerance = max(2.0, total.size / 1000) if total is not None else 0.0
    return total is not None and abs(sum(row.size for row in rows) - total.size) <= tolerance


def _total(dataset: Dataset, by: SplitBy, rows: Sequence[Observation]) -> Observation | None:
    """What the same table prints for all parts together, those not drawn among them."""
    first = rows[0]
    if by == SplitBy.CORRIDOR:
        ends = [end for end in ("origin", "destination") if len({getattr(row, end) for row in rows}) == 1]
        if len(ends) != 1:
            return None
        found = related(dataset, first, **{"destination" if ends == ["origin"] else "origin": ALL})
        return None if found is None or "includes_implausible" in found.flags else found
    return related(dataset, first, **{str(by): Sex.TOTAL if by == SplitBy.SEX else ALL})


def _runs(dataset: Dataset, layers: Iterable[Part]) -> tuple[tuple[int, int], ...]:
    """Stretches of dates that a line may join in every layer, by first and last place; single dates among them."""
    layers = tuple(layers)
    joined: Counter[tuple[str, str]] = Counter()
    for part in layers:
        for line in lines_of(part.figures, dataset):
            joined.update({(one.period.text, other.period.text) for one, other in pairwise(line)})
    texts = [row.period.text for row in layers[0].figures]
    runs = [[0, 0]]
    for place, pair in enumerate(pairwise(texts), start=1):
        if joined[pair] == len(layers):
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return tuple((first, last) for first, last in runs)


def _is_between_countries(dataset: Dataset, row: Observation) -> bool:
    """Whether both ends are places on earth, and no part of a country whose whole may stand beside it."""
    places = [dataset.places[code] for code in row.corridor]
    return all(place.is_on_earth for place in places) and not any(
        place.parent and dataset.places[place.parent].is_on_earth for place in places
    )
