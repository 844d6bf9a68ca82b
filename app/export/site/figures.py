"""Charts of a static site: each size of a chart is one script, in both themes, loaded when the chart is seen."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from app.components.export.plots import Plot
from app.domain.codes import Theme
from app.export.context import Context
from app.export.deck.pool import Pool, rounded
from app.figures.registry import DRAWINGS, draw
from app.state.charts import Chart
from app.state.view import ViewState

FOLDER = "figures"
_NARROW, _MIDDLE = 360, 700
"""Widths in pixels for a phone and a tablet; a chart is scaled to its room from the nearest."""
_NARROW_HEIGHTS: Mapping[Chart, int] = MappingProxyType(
    {Chart.FLOW_MAP: 440, Chart.COUNTRY_MAP: 400, Chart.TREND: 460, Chart.TREND_STACK: 460}
)
_NARROW_HEIGHT = 620
_MAP_SIZES = ((1160, 900), (824, 706), (680, 580), (360, 440))


Words: TypeAlias = Callable[[tuple[int, int], dict[str, Any]], dict[str, str]]
"""From the size of a drawing and its `layout.meta` to HTML by the name of a part of the page."""


@dataclass(slots=True)
class Painter:
    """Draws the charts of a site and keeps their scripts by file name, with the base maps that they need."""

    context: Context
    scripts: dict[str, str] = field(default_factory=dict)
    geo: dict[str, str] = field(default_factory=dict)

    def plot(self, name: str, chart: Chart, state: ViewState, words: Words | None = None) -> Plot:
        """Draw a chart in all its sizes; `name` is its own among all figures of the site. `words` make what stands
        around it at each size, which comes with the figure.
        """
        metas, sizes = [], []
        for width, height in sizes_of(chart):
            light, dark = (
                self._drawn(chart, state, theme, width, height) for theme in (Theme.LIGHT, Theme.DARK)
            )
            metas.append(light["layout"].pop("meta"))
            dark["layout"].pop("meta")
            size = light["layout"]["width"], light["layout"]["height"]
            pool = Pool()
            figure = pool.figure(light, dark)
            parts = {
                "figure": figure,
                "parts": pool.parts,
                "pairs": pool.pairs,
                "geo": self._geo_of(light),
            } | ({"words": words(size, metas[-1])} if words else {})
            self.scripts[f"{name}-{size[0]}"] = _script(f"{name}-{size[0]}", parts)
            sizes.append(size)
        return Plot(name, tuple(sizes), metas[0])

    def _drawn(self, chart: Chart, state: ViewState, theme: Theme, width: int, height: int) -> dict[str, Any]:
        drawn = draw(self.context.dataset, self.context.basemap, chart, state, theme, width, height)
        found: dict[str, Any] = rounded(json.loads(drawn.to_json()))
        return found

    def _geo_of(self, figure: dict[str, Any]) -> list[str]:
        """The names of the base maps of a figure; the maps are kept under their address in the figures."""
        found = []
        for address in (trace.get("geojson") for trace in figure["data"]):
            if isinstance(address, str):
                name = address.rpartition("/")[2].removesuffix(".json")
                self.geo[name] = address
                found.append(name)
        return found

    def geo_scripts(self) -> dict[str, str]:
        """A script for each base map that a figure names: it puts the map where Plotly looks for it."""
        files = self.context.basemap.files
        return {
            name: f"PlotlyGeoAssets[{_json(address)}]={files[address.rpartition('/')[2]].decode()};\n"
            for name, address in self.geo.items()
        }


def sizes_of(chart: Chart) -> tuple[tuple[int, int], ...]:
    """The sizes in which a chart is drawn, its usual one first; a height of zero follows from what it shows."""
    drawing = DRAWINGS[chart]
    if chart == Chart.FLOW_MAP:
        usual = (drawing.width, drawing.height)
        return (usual, *(size for size in _MAP_SIZES if size != usual))
    own = (drawing.width, 0 if drawing.grows else drawing.height)
    found = [own]
    if own[0] > _MIDDLE * 1.2:
        found.append((_MIDDLE, 0 if drawing.grows else max(drawing.height, 520)))
    found.append((_NARROW, 0 if drawing.grows else _NARROW_HEIGHTS.get(chart, _NARROW_HEIGHT)))
    return tuple(found)


def _script(name: str, content: dict[str, Any]) -> str:
    return f"corridorsSite.add({_json(name)},{_json(content)});\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
