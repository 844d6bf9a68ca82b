"""The layer of border crossings: pairs of towns as small marks, and the provinces that documents name, outlined.

Which town belongs to which province stands in crossings.csv; nothing here asks the geometry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.data.dataset import Dataset
from app.data.map.crossings import Province, crossings_shown, provinces_shown, shows_crossings
from app.data.map.shading import Shading
from app.domain.crossing import Crossing
from app.figures.map.basemap import Basemap, Trace, choropleth
from app.figures.tokens import Tokens
from app.flowmap.extra_names import ExtraName, with_names
from app.flowmap.frame import Frame
from app.flowmap.labels import Box
from app.flowmap.scene import Scene
from app.state.view import ViewState
from app.text.i18n import named
from app.text.map.areas import area_tooltip
from app.text.map.crossings import crossing_tooltip, province_tooltip

_DOT = 2.3
"""Radius in pixels of the dot that stands for a town."""
_APART = 7.5
"""Towns that lie nearer than so many pixels are drawn this far apart, along the line that joins them."""
_BAR, _HALO = 1.3, 1.2
_NAME = 12.5
_UNSEEN = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Marked:
    """A crossing with the two pixels at which its dots stand."""

    crossing: Crossing
    a: tuple[float, float]
    b: tuple[float, float]


@dataclass(frozen=True, slots=True)
class CrossingLayer:
    """What the layer draws; empty where a view has none."""

    marks: tuple[Marked, ...] = ()
    provinces: tuple[Province, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The rectangles that its marks fill, which texts leave free."""
        return tuple(map(_around, self.marks))


def crossing_layer(dataset: Dataset, state: ViewState, frame: Frame) -> CrossingLayer:
    """The crossings and provinces inside the picture of a view."""
    if not shows_crossings(state):
        return CrossingLayer()
    marks = tuple(
        mark
        for row in crossings_shown(dataset, state)
        for mark in [_marked(row, frame)]
        if all(8 <= x <= frame.map_width - 8 and 8 <= y <= frame.height - 8 for x, y in (mark.a, mark.b))
    )
    return CrossingLayer(marks, provinces_shown(dataset, state))


def with_provinces(scene: Scene, layer: CrossingLayer, basemap: Basemap) -> Scene:
    """The scene with the names of the provinces, where they have room beside all that is there already."""
    shown = {node.place for node in scene.nodes}
    names = []
    for province in layer.provinces:
        area = province.code.replace("CN-", "CHN_")
        if province.code in basemap.provinces and area not in shown:
            middle = scene.frame.projection.pixel(*basemap.provinces[province.code])
            boxes = [_around(mark) for mark in layer.marks if mark.crossing in province.crossings]
            points = (middle, *((box.x, box.y) for box in boxes))
            names.append(ExtraName(named(province.name), points, _NAME, "province", (province.code,)))
    return with_names(scene, names, layer.boxes) if names else scene


def province_traces(
    layer: CrossingLayer, basemap: Basemap, dataset: Dataset, shown: Shading | None, ink: Tokens
) -> list[Trace]:
    """Outlines of the provinces; they tell what documents say, and on a shaded map the figure of the country too."""
    there = [row for row in layer.provinces if row.code in basemap.provinces]
    if not there:
        return []
    texts = [province_tooltip(dataset, row) for row in there]
    if shown is not None and shown.year is not None:
        # The outline lies on the area, which cannot answer itself here.
        texts = [
            f"{text}<br>{area_tooltip(dataset, shown, row.place)}"
            for text, row in zip(texts, there, strict=True)
        ]
    return [
        choropleth(
            basemap.url("provinces.json"),
            [row.code for row in there],
            [_UNSEEN] * len(there),
            edge=ink.rule2,
            edge_width=1.0,
            hover=texts,
            meta={"role": "provinces"},
        )
    ]


def crossing_traces(layer: CrossingLayer, dataset: Dataset, frame: Frame, ink: Tokens) -> list[Trace]:
    """Two dots and the line between them for each crossing, hollow where they are not at the crossing itself."""
    if not layer.marks:
        return []
    ends = [end for mark in layer.marks for end in (mark.a, mark.b)]
    texts = {mark.crossing.crossing_id: crossing_tooltip(dataset, mark.crossing) for mark in layer.marks}
    rows = [mark.crossing for mark in layer.marks for _end in range(2)]
    dots = _trace(frame, ends, "crossings") | {
        "mode": "markers",
        "marker": {
            "size": 2 * _DOT,
            "color": [ink.halo if row.is_approximate else ink.ink for row in rows],
            "line": {"width": _BAR, "color": ink.ink},
            "opacity": 1,
        },
        "text": [texts[row.crossing_id] for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "customdata": [row.crossing_id for row in rows],
    }
    bars = [point for mark in layer.marks for point in (mark.a, mark.b, None)]
    halo = 2 * (_DOT + _HALO) + _BAR
    return [
        _line(frame, bars, ink.halo, halo),
        _line(frame, bars, ink.ink, _BAR),
        dots,
    ]


def _marked(crossing: Crossing, frame: Frame) -> Marked:
    a, b = (np.array(frame.projection.pixel(town.lon, town.lat)) for town in (crossing.a, crossing.b))
    apart = float(np.hypot(*(b - a)))
    # Two towns at one pixel would lie beside each other.
    along = (b - a) / apart if apart > 1e-6 else np.array([1.0, 0.0])
    stretch = max(_APART - apart, 0.0) / 2 * along
    return Marked(crossing, tuple((a - stretch).tolist()), tuple((b + stretch).tolist()))


def _around(mark: Marked) -> Box:
    """The rectangle that a mark fills."""
    (ax, ay), (bx, by) = mark.a, mark.b
    air = 2 * (_DOT + _HALO + 1.0)
    return Box((ax + bx) / 2, (ay + by) / 2, abs(ax - bx) + air, abs(ay - by) + air)


def _line(frame: Frame, points: Sequence[tuple[float, float] | None], colour: str, width: float) -> Trace:
    return _trace(frame, points, "crossing-lines") | {
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _trace(frame: Frame, points: Sequence[tuple[float, float] | None], role: str) -> Trace:
    places = list(_positions(frame, points))
    return {
        "type": "scattergeo",
        "lon": [lon for lon, _lat in places],
        "lat": [lat for _lon, lat in places],
        "meta": {"role": role},
    }


def _positions(
    frame: Frame, points: Sequence[tuple[float, float] | None]
) -> Iterator[tuple[float | None, float | None]]:
    """Degrees of pixels; None is a gap in a line."""
    for point in points:
        if point is None:
            yield None, None
        else:
            lon, lat = frame.projection.position(*point)
            yield round(lon, 4), round(lat, 4)
