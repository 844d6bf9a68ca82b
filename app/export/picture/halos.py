"""Which texts of a chart stand on a ground of their own colour, as the style sheets of the pages say it."""

from typing import Any

from app.domain.codes import Theme
from app.figures.tokens import tokens
from app.state.charts import CHARTS, MAPS, Chart
from app.state.pages import Page


def halos(chart: Chart, theme: Theme) -> list[dict[str, Any]]:
    """Selector, colour and width in pixels of each kind of halo (assets/30_map.css, assets/46_compare.css)."""
    ink = tokens(theme)
    if chart in MAPS:
        return [{"selector": "text", "colour": ink.halo, "width": 3.6}]
    if chart in CHARTS[Page.COMPARE]:
        selector = ".scatterlayer .text text, .annotation text"
        return [{"selector": selector, "colour": ink.paper, "width": 3.0}]
    return []
