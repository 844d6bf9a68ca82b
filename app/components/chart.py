"""A chart on a page of words: title, subtitle, picture, finding and source, filled by one callback of the registry."""

from typing import Any, cast

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.export.menu import export_button
from app.figures.template import BLANK, CONFIG
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.charts import chart_name

FRAME, HEAD, GRAPH, FOOT = "frame", "head", "graph", "foot"
"""The parts of a chart; `part_id` gives their DOM ids."""


def part_id(chart: Chart, part: str) -> str:
    """The DOM id of a part of a chart, as `slope-graph`."""
    return f"{chart}-{part}"


def chart_frame(chart: Chart, *, grows: bool = False) -> Component:
    """A chart whose parts a callback fills (see app/pages/charts.py).

    Its frame is measured by the browser: width and height, or the width alone where the chart `grows` with what it
    shows. The style sheet gives `.chart-frame` its height.
    """
    return html.Figure(
        [
            html.Figcaption(id=part_id(chart, HEAD), className="chart-head"),
            html.Div(
                dcc.Graph(
                    id=part_id(chart, GRAPH),
                    figure=cast(Any, BLANK),
                    config=cast(Any, CONFIG),
                    responsive=False,
                ),
                id=part_id(chart, FRAME),
                className="chart-frame chart-grows" if grows else "chart-frame",
                role="img",
                **data(chart=chart),
                **aria(label=chart_name(chart)),
            ),
            html.Div(id=part_id(chart, FOOT), className="chart-foot"),
        ],
        className=f"chart chart-of-{chart}",
    )


def chart_head(meta: dict[str, Any]) -> list[Component]:
    """Title and subtitle of a drawn chart, from `layout.meta`."""
    return [
        html.H2(meta["title"], className="section"),
        *([html.P(meta["subtitle"], className="chart-subtitle")] if meta.get("subtitle") else []),
    ]


def chart_foot(meta: dict[str, Any], state: ViewState, chart: Chart) -> list[Component]:
    """What a drawn chart finds, its source and its caveats, from `layout.meta`, and the way to take it along."""
    return [
        *([html.P(meta["finding"], className="chart-finding")] if meta.get("finding") else []),
        html.P(meta["source"], className="source"),
        *(html.P(note, className="source") for note in meta.get("notes", ())),
        export_button(state, chart),
    ]
