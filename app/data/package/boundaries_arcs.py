"""Areas as a topology: neighbours share arcs, so that what is simplified once fits on both sides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

Key = str  # id of an area: ISO3, "SIACHEN" or "" for land elsewhere
Rings = list[list[list[int]]]  # polygons, their rings, the arcs of a ring; ~n is arc n reversed


def read_topology(path: Path) -> tuple[list[np.ndarray], dict[str, list[dict[str, Any]]]]:
    """Return the decoded arcs (degrees) and the layers' geometries of a quantised TopoJSON file."""
    topo = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = np.array(topo["transform"]["scale"]), np.array(topo["transform"]["translate"])
    arcs = [np.cumsum(np.array(a), axis=0) * scale + shift for a in topo["arcs"]]
    return arcs, {k: v["geometries"] for k, v in topo["objects"].items()}


def polygons_of(geometry: dict[str, Any]) -> Rings:
    """Return a TopoJSON area as a list of polygons, each a list of rings, each a list of arc numbers."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def number(n: int) -> int:
    """Return the number of the arc that n stands for, reversed or not."""
    return n if n >= 0 else ~n


def arc_uses(areas: Mapping[Key, Rings]) -> list[tuple[Key, int]]:
    """List (area, arc) for each use of an arc."""
    return [
        (k, number(n)) for k, polygons in areas.items() for rings in polygons for ring in rings for n in ring
    ]


def ring_of(
    arc_numbers: list[int], arcs: Mapping[int, np.ndarray] | list[np.ndarray]
) -> list[tuple[float, float]]:
    """Join arcs to one ring; a negative number ~n means arc n reversed."""
    points: list[tuple[float, float]] = []
    for n in arc_numbers:
        part = arcs[n] if n >= 0 else arcs[~n][::-1]
        points.extend(map(tuple, part[1 if points else 0 :].tolist()))
    return points


def strings(geometry: BaseGeometry) -> list[LineString]:
    """Return the line strings of a geometry that have a length."""
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if isinstance(part, LineString) and part.length > 0]


def simplify_arcs(arcs: dict[int, np.ndarray], tolerance: dict[int, float]) -> dict[int, np.ndarray]:
    """Simplify each arc, ends fixed, rounded to the grid; halve the tolerance of arcs that would cross."""
    tolerance = dict(tolerance)
    for _ in range(12):
        lines = {n: simple_line(a, tolerance[n]) for n, a in arcs.items()}
        bad = {n for n, line in lines.items() if not line.is_simple}
        numbers = list(lines)
        tree = STRtree([lines[n] for n in numbers])
        for i, j in zip(*tree.query(tree.geometries, predicate="intersects"), strict=True):
            a, b = lines[numbers[i]], lines[numbers[j]]
            if i < j and not _meet_at_ends_only(a, b):
                bad |= {numbers[i], numbers[j]}
        if not bad:
            break
        tolerance |= {n: tolerance[n] / 2 if tolerance[n] > 0.002 else 0.0 for n in bad}
    return {n: np.array(line.coords) for n, line in lines.items()}


def simple_line(points: np.ndarray, tolerance: float) -> LineString:
    line = LineString(points).simplify(tolerance, preserve_topology=True)
    closed = np.array_equal(points[0], points[-1])
    if closed and len(line.coords) < 5:  # a tiny island: keep a recognisable shape
        line = LineString(points).simplify(tolerance / 4, preserve_topology=True)
    return LineString(np.round(np.array(line.coords), 3) + 0.0)


def _meet_at_ends_only(a: LineString, b: LineString) -> bool:
    ends = {a.coords[0], a.coords[-1]} & {b.coords[0], b.coords[-1]}
    common = shapely.get_coordinates(a.intersection(b))
    return a.intersection(b).length == 0 and all(tuple(p) in ends for p in common.tolist())


def assemble(polygons: Rings, arcs: dict[int, np.ndarray]) -> MultiPolygon:
    """Put the polygons of one area together from simplified arcs."""
    shells = [[ring_of(ring, arcs) for ring in rings] for rings in polygons]
    return MultiPolygon(
        [Polygon(r[0], [h for h in r[1:] if len(set(h)) > 2]) for r in shells if len(set(r[0])) > 2]
    )


def wind(geometry: BaseGeometry) -> BaseGeometry:
    """Return a (multi)polygon with rings clockwise and holes counter-clockwise, parts sorted."""
    parts = [orient(p, -1.0) for p in surfaces(geometry.normalize()).geoms]
    parts.sort(key=lambda p: (p.bounds, p.area))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def surfaces(geometry: BaseGeometry, smallest: float = 0.0) -> MultiPolygon:
    parts = [g for g in getattr(geometry, "geoms", [geometry]) if isinstance(g, Polygon)]
    return MultiPolygon([p for p in parts if p.area > smallest])
