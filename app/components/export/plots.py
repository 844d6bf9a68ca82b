"""Charts on pages without a server: the place of each, which a script of the page draws, and the words around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.chart import FOOT, GRAPH, HEAD, chart_head, part_id
from app.components.markup import markup
from app.state.charts import Chart
from app.text.charts import chart_name
from app.text.i18n import _


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn chart: its name among the figures, its sizes in pixels, and what `layout.meta` says of it."""

    name: str
    sizes: tuple[tuple[int, int], ...]
    meta: dict[str, Any]


def plot_place(plot: Plot, *, within: bool = False) -> str:
    """The HTML of the place of a chart: fitted into its frame with `within`, else to its width."""
    sizes = " ".join(f"{width}x{height}" for width, height in plot.sizes)
    width, height = plot.sizes[0]
    label = plot.meta.get("finding") or plot.meta["title"]
    failed = _("The chart could not be drawn. The words and figures around it hold without it.")
    name = "site-plot site-plot-within" if within else "site-plot"
    return (
        f'<div class="{name}" role="img" aria-label="{escape(label)}" data-figure="{plot.name}"'
        f' data-sizes="{sizes}" data-failed="{escape(failed)}" style="aspect-ratio:{width}/{height}"></div>'
    )


def plots_filled(plots: Mapping[Chart, Plot]) -> dict[str, str]:
    """What fills the frames of charts (see app/components/chart.py) by DOM id: head, drawing, foot."""
    filled = {}
    for chart, plot in plots.items():
        filled[part_id(chart, HEAD)] = markup(chart_head(plot.meta))
        filled[part_id(chart, GRAPH)] = plot_place(plot)
        filled[part_id(chart, FOOT)] = plot_foot(plot)
    return filled


def plot_foot(plot: Plot) -> str:
    """What a drawn chart finds, its source and its caveats."""
    finding = plot.meta.get("finding")
    told = [plot.meta["source"], *plot.meta["notes"]]
    return markup(
        [
            *([html.P(finding, className="chart-finding")] if finding else []),
            *(html.P(words, className="source") for words in told),
        ]
    )


def titled_plot(plot: Plot, chart: Chart | None = None) -> str:
    """A chart under its title, or under the name of `chart` where others of the same figures stand above it."""
    title = chart_name(chart) if chart else plot.meta["title"]
    head: list[Component] = [html.H2(title, className="section")]
    if plot.meta.get("subtitle"):
        head.append(html.P(plot.meta["subtitle"], className="chart-subtitle"))
    return f"{markup(head)}{plot_place(plot)}{plot_foot(plot)}"
