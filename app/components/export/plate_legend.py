"""The legend of a chart as pictures carry it: that of its page, in the order and the width of a plate."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.compare.legend import compare_legend
from app.components.map.areas import area_legend
from app.components.map.crossings import crossing_legend
from app.components.map.legend import map_legend
from app.components.timeline.events import kind_mark
from app.components.trends.page import certainty_legend, drawn_legend
from app.components.trends.series import series_legend
from app.data.corridor.trend import corridor_trend
from app.data.dataset import Dataset
from app.data.map.shading import shading
from app.data.timeline import events_shown
from app.data.trends.readings import read_trend
from app.data.trends.stack import as_trend, stack_of
from app.data.trends.trends import trend_of
from app.domain.codes import EventKind
from app.figures.map.plan import MapPlan
from app.figures.tokens import Tokens
from app.state.charts import CHARTS, Chart
from app.state.pages import Page
from app.state.view import ViewState
from app.text.labels import event_kind_name

MOST_LISTED = 6
"""So many corridors stand in the list beside a map."""
FINDING_SPARE = 1
"""Where room is short, the finding goes before all else, with the reasons why small corridors have no arrow."""
_NODES_SPARE = 150
"""Where room is short, the row of discs and rings goes before the last rows of the list of corridors."""


def plate_legend(dataset: Dataset, chart: Chart, state: ViewState, drawn: frozenset[str]) -> list[Component]:
    """The legend of a chart that is no map; empty where the chart explains itself. `drawn` are the keys of the figures
    that had room.
    """
    if chart in CHARTS[Page.COMPARE]:
        return compare_legend(dataset, state, chart)
    if chart == Chart.TREND_STACK:
        stack = as_trend(stack_of(dataset, state), trend_of(dataset, state))
        return drawn_legend(dataset, chart, stack)
    if chart in CHARTS[Page.TRENDS]:
        trend = read_trend(dataset, state)
        return [*series_legend(dataset, trend), *drawn_legend(dataset, chart, trend)]
    if chart == Chart.CORRIDOR_TREND:
        figures = corridor_trend(dataset, state.open_corridor).figures
        return certainty_legend(dataset, [row for row in figures if row.observation_id in drawn])
    if chart == Chart.TIMELINE:
        return _event_kinds(dataset, state)
    return []


def plate_map_legend(
    dataset: Dataset, state: ViewState, plan: MapPlan, ink: Tokens, zoom: float, drawn: Mapping[str, Any]
) -> list[Component]:
    """The legend of a map: the samples of widths in one line, long sentences over the whole width.

    `zoom` is how much larger than in its own pixels the map stands in the picture, `drawn` its `layout.meta`.
    """
    rows = map_legend(plan.shown, plan.scale, ink, plan.frame.zoom * zoom, drawn)
    _say_why(rows, plan, drawn)
    widths = [row for row in rows if getattr(row, "className", "") == "legend-row"]
    if widths:
        first = rows.index(widths[0])
        rows[first : first + len(widths)] = [html.Div(widths, className="plate-widths")]
    nodes = len(drawn["nodes"][:1])
    whole = nodes + len(drawn["rings"]) + drawn["differs"]
    for at, row in enumerate(rows[len(rows) - whole :]):
        row.className = "legend-row legend-kind plate-whole"  # type: ignore[attr-defined]
        if at < nodes:
            setattr(row, "data-spare", _NODES_SPARE)
    return [
        *rows,
        *crossing_legend(dataset, state, ink),
        *area_legend(dataset, shading(dataset, state.shade, plan.shown.year), state.frame, ink, is_told=True),
    ]


def _say_why(rows: list[Component], plan: MapPlan, drawn: Mapping[str, Any]) -> None:
    """Add why corridors have no arrow to the row that counts those that do: a picture leaves the list behind. It may go
    before the list of the largest where all of these have one.
    """
    count = next((at for at, row in enumerate(rows) if getattr(row, "className", "") == "legend-note"), None)
    if not drawn["left_out"] or count is None:
        return
    row = html.P(drawn["left_out"], className="legend-note")
    if not any(each.corridor in plan.drawn.left_out for each in plan.shown.corridors[:MOST_LISTED]):
        setattr(row, "data-spare", FINDING_SPARE)
    rows.insert(count + 1, row)


def _event_kinds(dataset: Dataset, state: ViewState) -> list[Component]:
    """The shapes of the events that are drawn."""
    here = {event.kind for event in events_shown(dataset, state)}
    rows = [
        html.Li([kind_mark(kind), html.Span(event_kind_name(kind))]) for kind in EventKind if kind in here
    ]
    return [html.Ul(rows, className="plate-kinds")] if rows else []
