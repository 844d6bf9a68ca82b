"""The registry of charts by name: which page shows which. Menus, the figure API, exports and tests go through it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.state.pages import Page


class Chart(StrEnum):
    """Every chart, by the name that addresses and the API use."""

    FLOW_MAP = "flow-map"
    TREND = "trend"
    TREND_PANELS = "trend-panels"
    TREND_STACK = "trend-stack"
    MATRIX = "matrix"
    SANKEY = "sankey"
    SLOPE = "slope"
    RANKING = "ranking"
    COUNTRY_MAP = "country-map"
    COUNTRY_BARS = "country-bars"
    COUNTRY_RESIDENTS = "country-residents"
    CORRIDOR_TREND = "corridor-trend"
    CORRIDOR_CHANNELS = "corridor-channels"
    TIMELINE = "timeline"


CHARTS: Mapping[Page, tuple[Chart, ...]] = MappingProxyType(
    {
        Page.MAP: (Chart.FLOW_MAP,),
        Page.TRENDS: (Chart.TREND, Chart.TREND_PANELS, Chart.TREND_STACK),
        Page.COMPARE: (Chart.MATRIX, Chart.SANKEY, Chart.SLOPE, Chart.RANKING),
        Page.COUNTRY: (Chart.COUNTRY_MAP, Chart.COUNTRY_BARS, Chart.COUNTRY_RESIDENTS),
        Page.CORRIDOR: (Chart.CORRIDOR_TREND, Chart.CORRIDOR_CHANNELS),
        Page.TIMELINE: (Chart.TIMELINE,),
    }
)
"""The charts of each page that has some; the first is its main one."""

MAPS = (Chart.FLOW_MAP, Chart.COUNTRY_MAP)
"""Charts on which boundaries stand."""

_PAGES = {chart: page for page, charts in CHARTS.items() for chart in charts}


def page_of(chart: Chart) -> Page:
    """The page that shows a chart."""
    return _PAGES[chart]


def chart_of(page: Page, chosen: str | None) -> Chart:
    """The chart of a page that an address means: the one `chosen`, else the main one. KeyError without charts."""
    charts = CHARTS[page]
    return next((chart for chart in charts if chart == chosen), charts[0])
