"""The charts of the pages as Plotly JSON, by the names that addresses and the API use."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.basemap import load_basemap
from app.figures.flow_map import flow_map_figure
from app.figures.trend import trend_figure
from app.state.view import Page, ViewState
from app.text.i18n import speaking
from app.web.parameters import Values

Maker: TypeAlias = Callable[[Dataset, Path, ViewState, Theme, Values], go.Figure]


def figure_json(dataset: Dataset, boundaries: Path, chart: str, state: ViewState, size: Values) -> str:
    """The figure of a chart for a view, as JSON; `size` may give its width and height in pixels."""
    with speaking(state.lang):
        figure = _MAKERS[chart][1](dataset, boundaries, state, state.theme or Theme.LIGHT, size)
    text: str = figure.to_json()
    return text


def page_of(chart: str) -> Page:
    """The page that shows a chart."""
    return _MAKERS[chart][0]


def _flow_map(dataset: Dataset, boundaries: Path, state: ViewState, theme: Theme, size: Values) -> go.Figure:
    return flow_map_figure(dataset, load_basemap(boundaries), state, theme, **size)


def _trend(dataset: Dataset, _: Path, state: ViewState, theme: Theme, size: Values) -> go.Figure:
    return trend_figure(dataset, state, theme, **size)


_MAKERS: Mapping[str, tuple[Page, Maker]] = MappingProxyType(
    {"flow-map": (Page.MAP, _flow_map), "trend": (Page.TRENDS, _trend)}
)
"""Each chart by name: the page that shows it, and what makes it."""
