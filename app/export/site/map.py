"""The map of a static site: every year that has figures, each with the words, the list and the legend of its own."""

from collections.abc import Mapping
from typing import Any

from app.components.export.plots import Plot, plot_place
from app.components.export.site import years_nav
from app.components.filled import written
from app.components.map.page import corridor_list, map_margin
from app.components.map.years import year_row
from app.components.markup import markup
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.export.site.figures import Painter, Words
from app.export.site.links import Links
from app.figures.map.plan import SIZE, map_plan
from app.figures.tokens import tokens
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.i18n import _


def map_body(painter: Painter, links: Links, state: ViewState, stem: str) -> str:
    """The map of a measure. The year is what stands after `#`; without one, the year that the dashboard shows."""
    dataset = painter.context.dataset
    first = map_plan(dataset, state, *SIZE).shown
    years = [year for year, count in first.years if count]
    shown = first.year if first.year in years else years[-1]
    plots: dict[int, Plot] = {}
    for year in years:
        view = state.but(year=year)
        plots[year] = painter.plot(f"{stem}-{year}", Chart.FLOW_MAP, view, _teller(dataset, links, view))
    parts = _words(dataset, state.but(year=shown), SIZE, plots[shown].meta)
    plot = plot_place(plots[shown], within=True)
    nav = written(years_nav(), {"map-years": parts["years"]})
    return (
        f'<div class="map-page" id="site-map" data-stem="{stem}" data-year="{shown}"'
        f' data-years="{" ".join(map(str, years))}">'
        f'<div class="margin" data-part="margin">{parts["margin"]}</div>'
        f'<div class="map-column"><div class="map-frame">{plot}</div>{nav}'
        f'<div class="visually-hidden" role="status" data-part="finding"></div></div>'
        f'<aside class="side" data-part="list" aria-label="{_("Corridors and their figures")}">{parts["list"]}</aside>'
        "</div>"
    )


def _teller(dataset: Dataset, links: Links, state: ViewState) -> Words:
    def words(size: tuple[int, int], meta: dict[str, Any]) -> dict[str, str]:
        parts = _words(dataset, state, size, meta)
        return {name: links.rewritten(text) for name, text in parts.items()}

    return words


def _words(
    dataset: Dataset, state: ViewState, size: tuple[int, int], meta: Mapping[str, Any]
) -> dict[str, str]:
    """What stands around the map of a year drawn at a size, as HTML; the margin also in dark."""
    plan = map_plan(dataset, state, *size)
    light, dark = (
        markup(map_margin(dataset, state, plan.shown, plan.scale, tokens(theme), plan.frame.zoom, meta))
        for theme in (Theme.LIGHT, Theme.DARK)
    )
    return {
        "margin": light,
        "dark": dark,
        "list": markup(corridor_list(dataset, state, plan.shown, meta)),
        "years": markup(year_row(state, plan.shown)),
        "finding": markup(meta["finding"]),
    }
