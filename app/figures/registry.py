"""How each chart of the registry is drawn: one pure function from tables, view and theme to a figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.compare.matrix import matrix_figure
from app.figures.compare.ranking import ranking_figure
from app.figures.compare.sankey import sankey_figure
from app.figures.compare.slope import slope_figure
from app.figures.corridor import channels as corridor_channels
from app.figures.corridor import trend as corridor_trend
from app.figures.country import bars as country_bars
from app.figures.country import map as country_map
from app.figures.country import residents as country_residents
from app.figures.map.basemap import Basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.plan import SIZE
from app.figures.timeline import timeline
from app.figures.trends.panels import trend_panels_figure
from app.figures.trends.stack import trend_stack_figure
from app.figures.trends.trend import HEIGHT, WIDTH, trend_figure
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.compare.finding import matrix_finding, ranking_finding, sankey_finding, slope_finding
from app.text.corridor import channels as corridor_words
from app.text.corridor import charts as corridor_charts
from app.text.country.bars import bars_finding
from app.text.country.map import country_map_finding
from app.text.country.residents import residents_finding
from app.text.finding import Finding
from app.text.map.finding import map_finding
from app.text.timeline import timeline_finding
from app.text.trends.finding import trend_finding
from app.text.trends.panels import panels_finding
from app.text.trends.stack import stack_finding

Teller: TypeAlias = Callable[[Dataset, ViewState], Finding]
Maker: TypeAlias = Callable[[Dataset, Basemap, ViewState, Theme, int, int], go.Figure]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What draws a chart and what tells its finding, and its size in pixels where nobody says how large it may be.

    `layout.meta` of every figure holds `title`, `subtitle` (the filters in words, what is counted, unit), `finding`
    (what the chart shows, also its text alternative), `source`, and `notes`, a list of caveats; if there, `sources`
    is the whole source line where pictures have no room for it, `enough` the height in pixels beyond which the chart
    would stay blank, `free` the pixels below its last column. A chart that `grows` takes its width only; its height
    follows from what it shows.
    """

    make: Maker
    tell: Teller
    width: int
    height: int
    grows: bool = False


def draw(
    dataset: Dataset,
    basemap: Basemap,
    chart: Chart,
    state: ViewState,
    theme: Theme,
    width: int = 0,
    height: int = 0,
) -> go.Figure:
    """The figure of a chart for a view, `width` by `height` pixels; the chart's own size where they are zero."""
    drawing = DRAWINGS[chart]
    return drawing.make(dataset, basemap, state, theme, width or drawing.width, height or drawing.height)


_OVER_TIME = {
    Chart.TREND: trend_figure,
    Chart.TREND_PANELS: trend_panels_figure,
    Chart.TREND_STACK: trend_stack_figure,
}


def draw_over_time(
    dataset: Dataset, chart: Chart, state: ViewState, theme: Theme, width: int = 0, height: int = 0
) -> go.Figure:
    """A chart of the trends page, which needs no map; its own size where width and height are zero."""
    return _OVER_TIME[chart](dataset, state, theme, width or WIDTH, height or HEIGHT)


def _over_time(chart: Chart) -> Maker:
    return lambda dataset, _basemap, state, theme, width, height: draw_over_time(
        dataset, chart, state, theme, width, height
    )


DRAWINGS: Mapping[Chart, Drawing] = MappingProxyType(
    {
        Chart.FLOW_MAP: Drawing(flow_map_figure, map_finding, *SIZE),
        Chart.TREND: Drawing(_over_time(Chart.TREND), trend_finding, WIDTH, HEIGHT),
        Chart.TREND_PANELS: Drawing(
            _over_time(Chart.TREND_PANELS), panels_finding, WIDTH, HEIGHT, grows=True
        ),
        Chart.TREND_STACK: Drawing(_over_time(Chart.TREND_STACK), stack_finding, WIDTH, HEIGHT),
        Chart.COUNTRY_MAP: Drawing(
            country_map.country_map_figure, country_map_finding, country_map.WIDTH, country_map.HEIGHT
        ),
        Chart.COUNTRY_BARS: Drawing(
            country_bars.country_bars_figure,
            bars_finding,
            country_bars.WIDTH,
            country_bars.HEIGHT,
            grows=True,
        ),
        Chart.COUNTRY_RESIDENTS: Drawing(
            country_residents.country_residents_figure,
            residents_finding,
            country_residents.WIDTH,
            country_residents.HEIGHT,
            grows=True,
        ),
        Chart.CORRIDOR_TREND: Drawing(
            corridor_trend.corridor_trend_figure,
            corridor_charts.trend_finding,
            corridor_trend.WIDTH,
            corridor_trend.HEIGHT,
            grows=True,
        ),
        Chart.CORRIDOR_CHANNELS: Drawing(
            corridor_channels.corridor_channels_figure,
            corridor_words.channels_finding,
            corridor_channels.WIDTH,
            corridor_channels.HEIGHT,
            grows=True,
        ),
        Chart.MATRIX: Drawing(matrix_figure, matrix_finding, 1100, 640),
        Chart.SANKEY: Drawing(sankey_figure, sankey_finding, 1100, 560),
        Chart.SLOPE: Drawing(slope_figure, slope_finding, 1100, 640),
        Chart.RANKING: Drawing(ranking_figure, ranking_finding, 1100, 640),
        Chart.TIMELINE: Drawing(
            timeline.timeline_figure, timeline_finding, timeline.WIDTH, timeline.HEIGHT, grows=True
        ),
    }
)
"""Every chart that can be drawn."""
