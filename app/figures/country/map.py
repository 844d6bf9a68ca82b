"""The map of a country: the flow map of its corridors, to it or from it."""

import plotly.graph_objects as go

from app.data.country.country import map_view
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.country.frame import empty_picture
from app.figures.map.basemap import Basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.plan import map_plan
from app.figures.map.selection import name_of
from app.state.view import ViewState
from app.text.country.map import (
    country_map_finding,
    country_map_notes,
    country_map_source,
    country_map_subtitle,
    country_map_title,
)

WIDTH, HEIGHT = 560, 460
"""Pixels of the map where nobody says how large it may be."""


def country_map_figure(
    dataset: Dataset,
    basemap: Basemap,
    state: ViewState,
    theme: Theme,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> go.Figure:
    """The map of a view of a country page. `customdata` of each arrow is the key of its figure."""
    view = map_view(dataset, state)
    plan = map_plan(dataset, view, width, height)
    keys = {name_of(row.corridor): row.figure.observation_id for row in plan.shown.corridors}
    drawn = {name_of(key) for key in plan.scene.arrows}
    meta = {
        "title": country_map_title(dataset, state, plan.shown),
        "subtitle": country_map_subtitle(dataset, state, plan.shown),
        "finding": country_map_finding(dataset, state).sentence,
        "source": country_map_source(dataset, plan.shown),
        "notes": country_map_notes(dataset, state, plan.shown, len(set(keys) - drawn)),
    }
    if not state.place:
        return empty_picture(theme, width, meta | {"source": "", "notes": []})
    figure = flow_map_figure(dataset, basemap, view, theme, width, height)
    figure.layout.meta = figure.layout.meta | meta
    for trace in figure.data:
        role = (trace.meta or {}).get("role")
        if role in ("flow", "touch"):
            trace.customdata = [keys.get(place, "") for place in trace.locations]
        elif trace.customdata is not None:
            # What is no figure opens no card.
            trace.customdata = None
    return figure
