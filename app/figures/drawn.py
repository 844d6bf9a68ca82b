"""Which of the figures of a chart stand in its picture: a picture has no room for all of them."""

from typing import Any

import plotly.graph_objects as go

from app.data.country.country import map_view
from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.figures.country.map import HEIGHT, WIDTH
from app.figures.map.plan import SIZE, MapPlan, map_plan, mark_lines
from app.state.charts import Chart
from app.state.view import ViewState


def drawn_in(dataset: Dataset, chart: Chart, state: ViewState, picture: go.Figure) -> frozenset[str]:
    """The keys of the figures that the picture of a chart, of its own size, draws."""
    if chart == Chart.FLOW_MAP:
        return _on_map(dataset, map_plan(dataset, state, *SIZE))
    if chart == Chart.COUNTRY_MAP:
        return _on_map(dataset, map_plan(dataset, map_view(dataset, state), WIDTH, HEIGHT))
    links = (trace.link.customdata for trace in picture.data if trace.type == "sankey")
    cells = [*(trace.customdata for trace in picture.data), *links]
    return frozenset(key for key in _texts(cells) if key in dataset.by_id)


def _on_map(dataset: Dataset, plan: MapPlan) -> frozenset[str]:
    """Whole arrows, the bands of those that are split, and marks at places."""
    rows: list[Observation] = []
    for each in plan.shown.corridors:
        if each.corridor in plan.scene.arrows:
            split = plan.bands.split.get(each.corridor)
            rows += split.parts if split is not None else [each.figure]
    marks = {label.text for label in plan.scene.labels if label.role == "mark"}
    rows += [mark.figure for mark in plan.shown.marks if mark_lines(dataset, mark) in marks]
    return frozenset(row.observation_id for row in rows)


def _texts(node: Any) -> list[str]:
    """All texts in nested lists."""
    if isinstance(node, str):
        return [node]
    return [key for each in (() if node is None else node) for key in _texts(each)]
