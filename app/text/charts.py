"""Names of the charts, for menus and headings."""

from app.state.charts import Chart
from app.text.i18n import _


def chart_name(chart: Chart) -> str:
    """The short name of a chart, as menus show it."""
    return {
        Chart.FLOW_MAP: _("Flow map"),
        Chart.TREND: _("Lines"),
        Chart.TREND_PANELS: _("Small charts"),
        Chart.TREND_STACK: _("Stacked areas"),
        Chart.MATRIX: _("Matrix"),
        Chart.SANKEY: _("Channels between countries"),
        Chart.SLOPE: _("Two years"),
        Chart.RANKING: _("Ranking"),
        Chart.COUNTRY_MAP: _("Corridors of a country"),
        Chart.COUNTRY_BARS: _("Counts and estimates of a country"),
        Chart.COUNTRY_RESIDENTS: _("Residents from abroad, by origin"),
        Chart.CORRIDOR_TREND: _("A corridor over time"),
        Chart.CORRIDOR_CHANNELS: _("Channels and sectors of a corridor"),
        Chart.TIMELINE: _("Timeline of events"),
    }[chart]
