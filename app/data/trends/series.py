"""The series on the trend chart: in which order, which pairs share a corridor, and how they define whom they count."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from app.data.dataset import Dataset
from app.data.trends.trends import Trend
from app.domain.figure import Observation

DEFINITIONS = ("foreign_citizens", "foreign_born")
"""Flags that say by what a country of destination takes people for residents from abroad."""
REFUGEES = "refugees_included"
_TOLD = frozenset((*DEFINITIONS, REFUGEES, "imputed"))

Definitions = Mapping[str, Mapping[str, frozenset[str]]]
"""By destination, then by series: what its figures on the chart are flagged with."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two series that stand side by side, the first of them earlier in the measure's order, and the corridors
    that they share on the chart.
    """

    first: str
    second: str
    corridors: tuple[tuple[str, str], ...]


def chart_series(dataset: Dataset, trend: Trend) -> tuple[str, ...]:
    """The series on the chart in the measure's order."""
    found = {row.series_id for row in trend.figures}
    return tuple(sorted(found, key=lambda key: (dataset.series[key].priority, key)))


def leading_series(dataset: Dataset, trend: Trend) -> tuple[str, ...]:
    """The series that stand for a corridor on the chart, in the measure's order."""
    leading = {group.leading for group in trend.groups}
    return tuple(key for key in chart_series(dataset, trend) if key in leading)


def quiet_series(dataset: Dataset, trend: Trend) -> tuple[str, ...]:
    """The series that stand beside a leading one, in the measure's order; each has a kind of line by its place."""
    quiet = {series_id for group in trend.groups for series_id in group.quiet}
    return tuple(key for key in chart_series(dataset, trend) if key in quiet)


def strands(trend: Trend) -> tuple[tuple[Observation, ...], ...]:
    """The figures on the chart, group by group, those together that differ in date and number only."""
    found: dict[tuple[object, ...], list[Observation]] = {}
    for row in trend.figures:
        same = (
            row.corridor,
            row.series_id,
            row.channel,
            row.sector,
            row.sex,
            row.unit,
            row.stage,
            row.status,
        )
        where = (row.source_id, row.via_source_id, row.via_locator, row.confidence, row.bound, row.date_basis)
        found.setdefault((*same, *where), []).append(row)
    return tuple(map(tuple, found.values()))


def pairs(dataset: Dataset, trend: Trend) -> tuple[Pair, ...]:
    """Every two series that have figures of one corridor on the chart, those that share most corridors first."""
    shared: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    order = {key: place for place, key in enumerate(chart_series(dataset, trend))}
    for group in trend.groups:
        here = sorted({row.series_id for row in group.figures}, key=order.__getitem__)
        for first, second in combinations(here, 2):
            shared.setdefault((first, second), {})[group.corridor] = None
    ranked = sorted(shared.items(), key=lambda each: (-len(each[1]), order[each[0][0]], order[each[0][1]]))
    return tuple(Pair(*series, tuple(corridors)) for series, corridors in ranked)


def definitions(trend: Trend) -> Definitions:
    """How the figures on the chart define whom they count, for each destination and series."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in trend.figures:
        series = found.setdefault(row.destination, {})
        series[row.series_id] = series.get(row.series_id, frozenset()) | _TOLD.intersection(row.flags)
    return found
