"""Which charts stand on slides as native charts of Office, that people can edit; the others are pictures."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.export.slides.bars import channel_charts, country_charts, ranking_charts
from app.export.slides.lines import corridor_charts, panels_charts, residents_charts, trend_charts
from app.export.slides.slope import slope_charts
from app.export.slides.spec import Drawn, Sheet
from app.export.slides.stack import stack_charts
from app.state.charts import Chart
from app.state.view import ViewState

NATIVE: Mapping[Chart, Callable[[Sheet, ViewState], Drawn]] = MappingProxyType(
    {
        Chart.TREND: trend_charts,
        Chart.TREND_PANELS: panels_charts,
        Chart.TREND_STACK: stack_charts,
        Chart.SLOPE: slope_charts,
        Chart.RANKING: ranking_charts,
        Chart.COUNTRY_BARS: country_charts,
        Chart.COUNTRY_RESIDENTS: residents_charts,
        Chart.CORRIDOR_TREND: corridor_charts,
        Chart.CORRIDOR_CHANNELS: channel_charts,
    }
)
"""What draws each of them; without a figure it gives no chart."""
