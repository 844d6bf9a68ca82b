"""The title of every chart and of the data table, in the words of their pages and without drawing anything."""

from app.data.compare.compare import compared
from app.data.compare.sankey import sankey_of
from app.data.compare.slope import slope_of
from app.data.corridor.trend import corridor_trend
from app.data.country.bars import country_bars
from app.data.country.country import map_view
from app.data.country.residents import residents_of
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.data.standing import standing
from app.data.trends.readings import read_trend
from app.data.trends.stack import stack_of
from app.state.charts import Chart
from app.state.view import ViewState
from app.text import table, timeline
from app.text.compare import words as compare
from app.text.corridor import channels as corridor_channels
from app.text.corridor import charts as corridor_charts
from app.text.country import bars
from app.text.country import map as country_map
from app.text.country import residents as country_residents
from app.text.i18n import _
from app.text.map import words as map_words
from app.text.trends import stack as trend_stack
from app.text.trends import words as trends


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
