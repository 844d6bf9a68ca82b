"""Hatching of countries without a figure, as files that every map shares: a choropleth trace has no pattern."""

from collections.abc import Iterable, Mapping
from math import log, sqrt
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString
from shapely.geometry import shape

from app.flowmap.frame import STANDARD_SCALE

Feature: TypeAlias = dict[str, Any]

FILES: Mapping[str, float] = MappingProxyType(
    {"hatch.json": STANDARD_SCALE, "hatch-asia.json": 5.65, "hatch-world.json": 2.3}
)
"""The file of each scale, in pixels a degree, for which lines are a pixel wide; they grow with the map."""
_APART, _WIDE = 6.0, 1.0
"""Pixels from line to line, and the width of a line."""
_LEAST = 3.0
"""Shorter lines, in pixels, are only specks."""
_STRAIGHT = 2.0
"""Plotly bends edges that are longer than so many degrees along a great circle; lines here are straight on the map."""


def hatch_file(scale: float) -> str:
    """The name of the file whose lines suit a map of `scale` pixels a degree best."""
    return min(FILES, key=lambda name: abs(log(FILES[name] / scale)))


def hatch_features(
    areas: Iterable[Feature], name: str, window: tuple[float, float, float, float]
) -> list[Feature]:
    """One feature for each area that has room for a line, under its id: lines at 45 degrees, clipped to it.

    `areas` are GeoJSON features in degrees, `window` is what a map can show of them (west, south, east, north in
    degrees). Rings are clockwise in longitude and latitude.
    """
    found = []
    for area in areas:
        parts = _bands(shapely.clip_by_rect(shape(area["geometry"]), *window), FILES[name])
        if parts:
            geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in parts]}
            found.append({"type": "Feature", "id": area["id"], "properties": {}, "geometry": geometry})
    return found


def _bands(area: shapely.Geometry, scale: float) -> list[list[list[float]]]:
    """The lines of an area in degrees, each as a closed ring a pixel wide at `scale`."""
    # On Mercator's plane, in degrees of longitude, lines at 45 degrees are straight.
    plane = shapely.make_valid(shapely.transform(area, _to_plane))
    if plane.is_empty:
        return []
    west, south, east, north = plane.bounds
    step = _APART * sqrt(2) / scale
    # A line is where x less y is a whole number of steps, so that hatching runs on from country to country.
    starts = np.arange(np.ceil((west - north) / step), np.floor((east - south) / step) + 1) * step
    lines = MultiLineString([((south + at, south), (north + at, north)) for at in starts.tolist()])
    clipped = shapely.get_parts(shapely.intersection(plane, lines))
    return [
        _ring(line, scale)
        for line in clipped
        if isinstance(line, LineString) and line.length * scale >= _LEAST
    ]


def _ring(line: LineString, scale: float) -> list[list[float]]:
    """A line from the lower left to the upper right as a ring in degrees, clockwise."""
    ends = np.asarray(line.coords)
    first, last = ends[ends[:, 0].argmin()], ends[ends[:, 0].argmax()]
    pieces = max(int(np.ceil((last[0] - first[0]) / _STRAIGHT)), 1)
    middle = np.linspace(first, last, pieces + 1)
    aside = np.array([-0.5, 0.5]) * _WIDE / sqrt(2) / scale
    ring = np.vstack([middle + aside, (middle - aside)[::-1], [middle[0] + aside]])
    lat = np.degrees(np.arctan(np.sinh(np.radians(ring[:, 1]))))
    rounded: list[list[float]] = np.round(np.column_stack((ring[:, 0], lat)), 3).tolist()
    return rounded


def _to_plane(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Degrees east and north to Mercator's plane, in degrees of longitude at the equator."""
    return np.column_stack((points[:, 0], np.degrees(np.arcsinh(np.tan(np.radians(points[:, 1]))))))
