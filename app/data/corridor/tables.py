"""The figures of a corridor that are told apart by channel or sector: those of one series and date together."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.claims import Claim, added_up
from app.data.corridor.corridor import Corridor, figures_of
from app.data.dataset import Dataset
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.domain.period import Period

COUNTED = ("workers", "registrations", "cumulative", "flow", "returns")
"""Measures of people that a source may tell apart by channel or sector."""
MOST_TABLES = 8
"""More tables than this are counted, not drawn."""

_ANY = (ALL, UNSPECIFIED)
_ORDER = {"DOCUMENTED": 0, "FORMAL": 1, ALL: 8, "UNDOCUMENTED": 9}


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of one series and date, by channel and sector. `earlier` counts the dates before it that it stands for.

    `total` adds them up where nobody stands in two of them; None where they may not be added.
    """

    measure: str
    series_id: str
    period: Period
    rows: tuple[Observation, ...]
    earlier: int
    total: Claim | None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables to draw, workers first and the latest first, how many more there are, and how many of their figures
    are set aside as of confidence C.
    """

    tables: tuple[Table, ...]
    more: int
    aside: int

    @property
    def rows(self) -> tuple[Observation, ...]:
        """All figures drawn."""
        return tuple(row for table in self.tables for row in table.rows)


@lru_cache(maxsize=256)
def tables_of(dataset: Dataset, corridor: Corridor) -> Tables:
    """What is known of a corridor by channel and sector. Of a series only its latest date is drawn."""
    rows = [row for row in figures_of(dataset, corridor) if _is_told_apart(row)]
    kept = [row for row in rows if row.confidence != "C"]
    by_series: dict[tuple[str, str], dict[Period, list[Observation]]] = {}
    for row in kept:
        by_series.setdefault((row.measure, row.series_id), {}).setdefault(row.period, []).append(row)
    found = [_table(dataset, measure, series_id, dates) for (measure, series_id), dates in by_series.items()]
    order = list(COUNTED)
    found.sort(
        key=lambda table: (
            order.index(table.measure),
            -table.period.end.toordinal(),
            dataset.series[table.series_id].priority,
            table.series_id,
        )
    )
    return Tables(tuple(found[:MOST_TABLES]), max(0, len(found) - MOST_TABLES), len(rows) - len(kept))


def sectors_with_numbers(dataset: Dataset, corridor: Corridor) -> frozenset[str]:
    """The sectors of which some figure of the corridor is."""
    return frozenset(row.sector for row in figures_of(dataset, corridor) if row.sector not in _ANY)


def _table(dataset: Dataset, measure: str, series_id: str, dates: dict[Period, list[Observation]]) -> Table:
    latest = max(dates, key=lambda period: (period.end, period.text))
    rows = tuple(
        sorted(dates[latest], key=lambda row: (_ORDER.get(row.channel, 5), -row.size, row.observation_id))
    )
    total = added_up(dataset, rows) if len(rows) > 1 else None
    return Table(measure, series_id, latest, rows, len(dates) - 1, total)


def _is_told_apart(row: Observation) -> bool:
    """Whether a figure is of one channel or sector; of workers also a figure of all of them, to read the others by."""
    if row.measure not in COUNTED or row.unit != "persons" or row.same_as or row.sex != Sex.TOTAL:
        return False
    told = row.channel not in _ANY or row.sector not in _ANY
    return told or (row.measure == "workers" and not MEASURES[row.measure].is_wide)
