"""The title of every chart and of the data table, in the words of their pages and without drawing anything."""

from app.data.compare import compared
from app.data.corridor_trend import corridor_trend
from app.data.country import map_view
from app.data.country_bars import country_bars
from app.data.country_residents import residents_of
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.data.sankey import sankey_of
from app.data.slope import slope_of
from app.data.standing import standing
from app.data.trend_readings import read_trend
from app.data.trend_stack import stack_of
from app.state.charts import Chart
from app.state.view import ViewState
from app.text import (
    compare,
    corridor_channels,
    corridor_charts,
    country_map,
    country_residents,
    table,
    timeline,
    trend_stack,
    trends,
)
from app.text import country_bars as bars
from app.text import map as map_words
from app.text.i18n import _


def heading(dataset: Dataset, chart: Chart | None, state: ViewState) -> str:
    """What a chart, or without one the data table, shows: its title, with the filters that the title does not tell."""
    title = chart_title(dataset, chart, state) if chart else table.table_title()
    filters = "; ".join(table.filter_sentences(dataset, state, title))
    return _("{title} ({filters})").format(title=title, filters=filters) if filters else title


def chart_title(dataset: Dataset, chart: Chart, state: ViewState) -> str:
    """The title of a chart: `title` of the meta of its figure."""
    match chart:
        case Chart.FLOW_MAP:
            return map_words.map_title(standing(dataset, state))
        case Chart.TREND | Chart.TREND_PANELS:
            return trends.title(dataset, read_trend(dataset, state.but(chart=chart)))
        case Chart.TREND_STACK:
            view = state.but(chart=chart)
            return trend_stack.stack_title(dataset, view, stack_of(dataset, view))
        case Chart.MATRIX | Chart.RANKING:
            return compare.shown_title(compared(dataset, state))
        case Chart.SANKEY:
            return compare.sankey_title(sankey_of(dataset, state), measure_of(state))
        case Chart.SLOPE:
            return compare.slope_title(slope_of(dataset, state), measure_of(state))
        case Chart.COUNTRY_MAP:
            shown = standing(dataset, map_view(dataset, state))
            return country_map.country_map_title(dataset, state, shown)
        case Chart.COUNTRY_BARS:
            return bars.bars_title(dataset, country_bars(dataset, state))
        case Chart.COUNTRY_RESIDENTS:
            return country_residents.residents_title(dataset, residents_of(dataset, state))
        case Chart.CORRIDOR_TREND:
            return corridor_charts.trend_title(dataset, corridor_trend(dataset, state.open_corridor))
        case Chart.CORRIDOR_CHANNELS:
            return corridor_channels.channels_title(dataset, state.open_corridor)
        case Chart.TIMELINE:
            return timeline.timeline_title(dataset, state)
