"""What leads on the page of one corridor: its figures, those in front, and how the other direction compares."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.channel_tree import is_within
from app.data.dataset import Dataset
from app.data.derived.derived import derive
from app.data.derived.kinds import Derived, Key
from app.data.related import related
from app.data.standing import best
from app.data.trends.trends import Trend, trend_of
from app.domain.codes import ALL, Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import Page, ViewState

Corridor = tuple[str, str]

_WIDTHS = ("DOCUMENTED", "FORMAL")
_BALANCED = ("stock", "flow")
"""Measures of which a balance of both directions means something."""
BOTH_WAYS = ("workers", *_BALANCED, "refugees", "remittance")
"""Measures that are set beside those of the other direction."""


@dataclass(frozen=True, slots=True)
class Leading:
    """The figures in front of a page, each None where there is none.

    `documented` are workers with papers by the widest channel, `everyone` workers with papers or without,
    `residents` the latest of the first series of residents, `remittance` and `cost` the latest of theirs.
    """

    documented: Observation | None
    everyone: Observation | None
    residents: Observation | None
    remittance: Observation | None
    cost: Observation | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure in both directions: figures of one series and date if there are any, else the latest of each.

    `net` is the balance or why there is none; None where no figures of one series stand beside each other.
    """

    measure: str
    here: Observation | None
    there: Observation | None
    net: Derived | None = None

    @property
    def is_alike(self) -> bool:
        """Whether both figures are of one series and date."""
        return (
            self.here is not None
            and self.there is not None
            and (self.here.series_id, self.here.period) == (self.there.series_id, self.there.period)
        )


@lru_cache(maxsize=256)
def figures_of(dataset: Dataset, corridor: Corridor) -> tuple[Observation, ...]:
    """All figures of a corridor, repeats among them."""
    return dataset.observations.of_corridor(*corridor)


def reversed_corridor(corridor: Corridor) -> Corridor:
    """The other direction."""
    return corridor[1], corridor[0]


def trend_of_measure(dataset: Dataset, corridor: Corridor, measure: str) -> Trend:
    """The figures of one measure over time, as the page of trends shows them without other filters."""
    origin, destination = corridor
    state = ViewState(page=Page.TRENDS, measure=measure, origin=(origin,), destination=(destination,))
    return trend_of(dataset, state)


def latest_of(dataset: Dataset, corridor: Corridor, measure: str) -> Observation | None:
    """The figure that stands for a corridor in the last year of a measure; of a wide one, of its first series."""
    rows = [
        row
        for row in figures_of(dataset, corridor)
        if row.measure == measure
        and row.sex == Sex.TOTAL
        and row.may_lead
        and not row.same_as
        and "implausible" not in row.flags
    ]
    if rows and MEASURES[measure].is_wide:
        first = min(dataset.series[row.series_id].priority for row in rows)
        rows = [row for row in rows if dataset.series[row.series_id].priority == first]
    last = max((row.period.last_year for row in rows), default=0)
    latest = [row for row in rows if row.period.last_year == last]
    return best(latest, dataset, ViewState()) if latest else None


@lru_cache(maxsize=256)
def leading_figures(dataset: Dataset, corridor: Corridor) -> Leading:
    """The figures in front of the page of a corridor."""
    workers = [
        row
        for row in figures_of(dataset, corridor)
        if row.measure == "workers" and row.may_lead and row.sex == Sex.TOTAL and not row.same_as
    ]
    documented = [row for row in workers if is_within(dataset, row.channel, _WIDTHS[0])]
    return Leading(
        min(documented, key=lambda row: _in_front(dataset, row), default=None),
        min(
            (row for row in workers if (row.channel, row.sector) == (ALL, ALL)),
            key=lambda row: _in_front(dataset, row),
            default=None,
        ),
        latest_of(dataset, corridor, "stock"),
        latest_of(dataset, corridor, "remittance"),
        latest_of(dataset, corridor, "cost"),
    )


def pairs(dataset: Dataset, corridor: Corridor) -> tuple[Pair, ...]:
    """Each measure that either direction has, side by side."""
    found = (_pair(dataset, corridor, measure) for measure in BOTH_WAYS)
    return tuple(each for each in found if each.here or each.there)


def with_women(dataset: Dataset, corridor: Corridor) -> tuple[Observation, ...]:
    """The latest figure of each series of which women are told apart, whole figures where there are any; the first
    series of each measure first.
    """
    by_series: dict[str, list[Observation]] = {}
    for row in figures_of(dataset, corridor):
        told = row.unit == "persons" and (row.sex == Sex.FEMALE or related(dataset, row, sex=Sex.FEMALE))
        if told and not row.same_as and row.sex != Sex.MALE and "implausible" not in row.flags:
            by_series.setdefault(row.series_id, []).append(row)
    latest = [
        max(rows, key=lambda row: (row.period.end, row.sex == Sex.TOTAL, row.size))
        for rows in by_series.values()
    ]
    order = list(MEASURES)
    return tuple(
        sorted(latest, key=lambda row: (order.index(row.measure), dataset.series[row.series_id].priority))
    )


def _in_front(dataset: Dataset, row: Observation) -> tuple[float | str, ...]:
    """All sectors first, then the widest channel, then the latest; of single channels the largest of the last year."""
    is_single = row.channel not in _WIDTHS
    width = len(_WIDTHS) if is_single else _WIDTHS.index(row.channel)
    single = (-row.period.last_year, -row.size) if is_single else (0, 0)
    order = dataset.series[row.series_id].priority
    return (
        row.sector != ALL,
        width,
        *single,
        -row.period.end.toordinal(),
        order,
        -row.size,
        row.observation_id,
    )


def _pair(dataset: Dataset, corridor: Corridor, measure: str) -> Pair:
    here = latest_of(dataset, corridor, measure)
    there = latest_of(dataset, reversed_corridor(corridor), measure)
    if here is None:
        return Pair(measure, here, there)
    back = related(dataset, here, origin=here.destination, destination=here.origin)
    if back is None or "implausible" in back.flags:
        return Pair(measure, here, there)
    net = derive(dataset, here, Key.NET) if measure in _BALANCED else None
    return Pair(measure, here, back, net)
