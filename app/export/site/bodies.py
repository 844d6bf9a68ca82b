"""What stands on the pages of a static site: the components of the dashboard as text, charts drawn for every size."""

from typing import Any

from app.components.compare.page import compare_margin
from app.components.compare.table import compare_table
from app.components.corridor.index import corridor_index
from app.components.corridor.page import corridor_page
from app.components.country.index import country_list
from app.components.country.page import country_page
from app.components.export.plots import plot_place, plots_filled, titled_plot
from app.components.filled import has_id, written
from app.components.markup import markup
from app.components.sources.page import sources_page
from app.components.timeline.events import timeline_list
from app.components.timeline.page import timeline_margin
from app.components.trends.page import trend_events, trend_margin
from app.components.trends.series import trend_series
from app.components.trends.table import trend_table
from app.data.trends.events import events_of
from app.data.trends.readings import read_trend
from app.data.trends.trends import trend_of
from app.export.site.figures import Painter
from app.state.charts import CHARTS, Chart
from app.state.pages import Page
from app.state.view import ViewState

_OVER_TIME = (Chart.TREND, Chart.TREND_PANELS)
"""The charts of a page over time; its drawing in layers needs a choice of channels that a reader makes."""


def trends_body(painter: Painter, state: ViewState, stem: str) -> str:
    """Figures over time: as lines, then as small charts; below them every series and figure, and the events."""
    dataset = painter.context.dataset
    listed, first = trend_of(dataset, state), painter.plot(stem, Chart.TREND, state)
    others = {
        chart: painter.plot(f"{stem}-{chart}", chart, state.but(chart=chart)) for chart in _OVER_TIME[1:]
    }
    margin = trend_margin(dataset, state, read_trend(dataset, state), first.meta)
    table = [*trend_series(dataset, listed, state), *trend_table(dataset, state, listed)]
    return _columns(
        "trend-page",
        markup(margin),
        [
            _section(plot_place(first), "trend-picture"),
            *(_section(titled_plot(plot, chart), "trend-below") for chart, plot in others.items()),
            _section(markup(trend_events(dataset, state, events_of(dataset, listed, state))), "trend-below"),
            _section(markup(table), "trend-below"),
        ],
    )


def compare_body(painter: Painter, state: ViewState, stem: str) -> str:
    """One choice of figures in each drawing that compares, and the figures as a table."""
    dataset = painter.context.dataset
    charts = CHARTS[Page.COMPARE]
    plots = {
        chart: painter.plot(f"{stem}-{chart}", chart, state.but(chart=None if chart == charts[0] else chart))
        for chart in charts
    }
    first = plots[charts[0]]
    margin = compare_margin(dataset, state, charts[0], first.meta)
    return _columns(
        "compare-page",
        markup(margin),
        [
            _section(plot_place(first), "site-first compare-drawn"),
            *(
                _section(titled_plot(plot, chart), "compare-below compare-drawn")
                for chart, plot in plots.items()
                if plot is not first
            ),
            _section(markup(compare_table(dataset, state, charts[0])), "compare-below"),
        ],
    )


def timeline_body(painter: Painter, state: ViewState, stem: str) -> str:
    """The events in lanes by country, and all of them in a list."""
    plot = painter.plot(stem, Chart.TIMELINE, state)
    margin = timeline_margin(painter.context.dataset, state)
    return _columns(
        "timeline-page",
        markup(margin),
        [
            _section(titled_plot(plot), "timeline-chart"),
            f'<div class="timeline-list">{markup(timeline_list(painter.context.dataset, state))}</div>',
        ],
        "timeline-margin",
    )


def country_body(painter: Painter, state: ViewState, stem: str) -> str:
    """The page of one country, or the list of all."""
    return _words_page(painter, state, stem, country_page if state.place else country_list)


def corridor_body(painter: Painter, state: ViewState, stem: str) -> str:
    """The page of one corridor, or the list of those that have figures of people."""
    return _words_page(painter, state, stem, corridor_page if state.corridor else corridor_index)


def sources_body(painter: Painter, state: ViewState, _stem: str) -> str:
    """Sources, series, definitions and words."""
    return f'<div class="sources-page">{markup(sources_page(painter.context.dataset, state))}</div>'


def _words_page(painter: Painter, state: ViewState, stem: str, layout: Any) -> str:
    tree = layout(painter.context.dataset, state)
    subject = state.place or state.corridor
    wanted = [chart for chart in CHARTS[state.page] if has_id(tree, f"{chart}-graph")] if subject else []
    plots = {chart: painter.plot(f"{stem}-{chart}", chart, state) for chart in wanted}
    return written(tree, plots_filled(plots))


def _section(content: str, name: str) -> str:
    return f'<section class="{name}">{content}</section>'


def _columns(page: str, margin: str, parts: list[str], margin_name: str = "") -> str:
    """The margin of words at the left, the rest beside it."""
    name = f"margin {margin_name}".strip()
    return (
        f'<div class="{page} site-columns"><div class="{name}">{margin}</div>'
        f'<div class="site-main">{"".join(parts)}</div></div>'
    )
