"""What the chart of a corridor over time shows: one panel a measure, under one time axis, and its events."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.corridor.context import events_of_corridor
from app.data.corridor.corridor import Corridor, figures_of, trend_of_measure
from app.data.dataset import Dataset, Event
from app.data.trends.trends import Trend
from app.domain.figure import Observation

PANELS = ("stock", "workers", "flow", "refugees", "remittance")
"""The measures that have a panel, in the order from above; figures of the others stand in the table only."""

_MARGIN = 1
_LEAST = 4


@dataclass(frozen=True, slots=True)
class CorridorTrend:
    """The panels of a corridor, each a trend of one corridor with at least one figure.

    `years` are the first and last of the time axis. `events` touch the corridor, earliest first. `left_out` are
    measures with figures but without a panel. `corridor` is None where none is chosen.
    """

    corridor: Corridor | None
    panels: tuple[Trend, ...] = ()
    years: tuple[int, int] | None = None
    events: tuple[Event, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.panels

    @property
    def figures(self) -> tuple[Observation, ...]:
        """Every figure drawn, panel by panel."""
        return tuple(row for trend in self.panels for row in panel_rows(trend))

    @property
    def span(self) -> tuple[int, int]:
        """The first and last year of the figures drawn, of which there is one."""
        periods = [row.period for row in self.figures]
        return min(each.first_year for each in periods), max(each.last_year for each in periods)


@lru_cache(maxsize=256)
def corridor_trend(dataset: Dataset, corridor: Corridor | None) -> CorridorTrend:
    """What is drawn of a corridor."""
    if corridor is None:
        return CorridorTrend(None)
    trends = (trend_of_measure(dataset, corridor, measure) for measure in PANELS)
    panels = tuple(trend for trend in trends if trend.groups)
    measures = {row.measure for row in figures_of(dataset, corridor) if not row.same_as}
    drawn = {trend.measure for trend in panels}
    left_out = tuple(sorted(measures - drawn))
    if not panels:
        return CorridorTrend(corridor, left_out=left_out)
    periods = [row.period for trend in panels for row in panel_rows(trend)]
    first, last = min(each.first_year for each in periods), max(each.last_year for each in periods)
    if last - first < _LEAST:
        first, last = first - _LEAST // 2, last + _MARGIN
    events = tuple(
        each.event
        for each in reversed(events_of_corridor(dataset, corridor))
        if each.event.period.first_year <= last and each.event.period.last_year >= first
    )
    return CorridorTrend(corridor, panels, (first, last), events, left_out)


def panel_rows(trend: Trend) -> tuple[Observation, ...]:
    """The figures of a panel: those in the unit of most of them."""
    return tuple(row for row in trend.figures if row.unit == trend.units[0])
