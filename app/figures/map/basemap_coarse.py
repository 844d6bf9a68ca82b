"""Land for maps of small scale: fewer points, whole across the date line, and the water of the whole earth."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from app.flowmap.frame import MIDDLE

_ON_LINE = 179.99
"""Degrees from which on a part of the land is taken to end at the date line."""


def coarse_areas(features: Sequence[dict[str, Any]], tolerance: float) -> list[dict[str, Any]]:
    """Areas with the points that a map needs on which `tolerance` degrees cannot be seen; neighbours still fit."""
    shapes = [shapely.make_valid(shape(feature["geometry"])) for feature in features]
    found = shapely.coverage_simplify(shapes, tolerance)
    return [
        area_feature(feature["id"], geometry)
        for feature, geometry in zip(features, found, strict=True)
        if not geometry.is_empty
    ]


def across_date_line(land: BaseGeometry) -> BaseGeometry:
    """Land whose parts that the date line cuts are one again; in the west of it longitudes go on beyond 180."""
    parts = [
        shapely.transform(part, lambda points: np.add(points, (360.0, 0.0)))
        if part.bounds[0] < -_ON_LINE
        else part
        for part in shapely.get_parts(land)
    ]
    whole: BaseGeometry = shapely.union_all(parts, grid_size=0.001)
    return whole


def world_land(features: Sequence[dict[str, Any]], tolerance: float) -> BaseGeometry:
    """All land as one area, without islands that are too small to be seen."""
    land = across_date_line(
        shapely.union_all([shapely.make_valid(shape(row["geometry"])) for row in features])
    )
    parts = shapely.get_parts(shapely.simplify(land, tolerance))
    seen: BaseGeometry = shapely.multipolygons([part for part in parts if part.area > tolerance**2 / 2])
    return seen


def earth(step: float = 3.0) -> BaseGeometry:
    """The whole earth, in two halves that overlap a little, cut where the frame of the world is cut."""
    lats = np.arange(-90.0, 90.0 + step, step)
    halves = []
    for west, east in ((MIDDLE - 179.99, MIDDLE + 0.2), (MIDDLE - 0.2, MIDDLE + 179.99)):
        sides = [np.column_stack((np.full(len(lats), lon), lats)) for lon in (west, east)]
        halves.append(Polygon(np.vstack([sides[0], sides[1][::-1]])))
    whole: BaseGeometry = shapely.multipolygons(halves)
    return whole


def area_feature(key: str, geometry: BaseGeometry) -> dict[str, Any]:
    """An area as a GeoJSON feature: outer rings clockwise in longitude and latitude, two decimals."""
    turned = shapely.orient_polygons(geometry, exterior_cw=True)
    rounded = shapely.transform(turned, lambda points: np.round(points, 2))
    return {"type": "Feature", "id": key, "properties": {}, "geometry": _lists(mapping(rounded))}


def _lists(geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": geometry["coordinates"]}
