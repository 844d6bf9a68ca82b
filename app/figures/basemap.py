"""The base map: areas and lines as GeoJSON files that every map of the page shares, and the traces that draw them.

Plotly draws choropleths below points and lines, so lines of the base map are thin areas too: no border
runs over an arrow.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.polygon import orient

from app.figures.tokens import Tokens
from app.flowmap.arrows import dashes, outline

Trace: TypeAlias = dict[str, Any]
"""A Plotly trace, before Plotly checks it."""

LAND, GMSX, GMS = 0, 1, 2
"""The three kinds of land: outside, the two provinces of China, the countries of the subregion."""

_REACH = (80.0, -14.0, 140.0, 34.0)
"""West, south, east and north of what a frame can show, however wide or tall it is."""

_LINE = 0.026
"""Width of a border in degrees: about 0.7 pixels in the standard frame; it grows with the map."""
_LINES = {
    "river": (None, 0.03),
    "province": ((0.05, 0.1), _LINE),
    "border": (None, _LINE),
    "disputed": ((0.13, 0.11), 0.034),
}
"""How each kind of line is drawn: dash and gap in degrees (or unbroken), width in degrees. Rivers lie
below all others.
"""


@dataclass(frozen=True, slots=True)
class Basemap:
    """GeoJSON texts by file name, a version that changes with them, and the kind of land of each area."""

    files: dict[str, bytes]
    version: str
    areas: dict[str, int]

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of all files."""
        return tuple(map(self.url, self.files))

    def url(self, name: str) -> str:
        """The address of a file; it changes with its content."""
        return f"/geo/{self.version}/{name}"


@lru_cache(maxsize=2)
def load_basemap(folder: Path) -> Basemap:
    """The base map from the boundary files in `folder`."""
    countries = [row for row in _features(folder / "countries.geojson") if _may_show(row)]
    provinces = [
        feature
        for feature in _features(folder / "provinces.geojson")
        if feature["properties"]["country"] == "CHN"
    ]
    land = [_area(feature["id"], feature["geometry"]) for feature in (*countries, *provinces)]
    areas = {feature["id"]: GMS if feature["properties"]["gms"] else LAND for feature in countries}
    areas |= {feature["id"]: GMSX for feature in provinces}
    lines = [
        feature
        for feature in _features(folder / "borders.geojson")
        if feature["properties"].get("frame", True)
    ]
    lines += _features(folder / "rivers.geojson")
    drawn = [_lines(kind, (row for row in lines if row["properties"]["kind"] == kind)) for kind in _LINES]
    files = {"land.json": _collection(land), "lines.json": _collection(drawn)}
    version = hashlib.sha256(b"".join(files.values())).hexdigest()[:12]
    return Basemap(files, version, areas)


def basemap_traces(basemap: Basemap, ink: Tokens) -> list[Trace]:
    """Land and lines, in this order; neither answers to the pointer."""
    kinds = list(basemap.areas.values())
    return [
        choropleth(
            basemap.url("land.json"),
            list(basemap.areas),
            [[ink.land, ink.gmsx, ink.gms][kind] for kind in kinds],
            edge=ink.coast,
            edge_width=[0.0 if kind == GMSX else 0.7 for kind in kinds],
            meta={"role": "land"},
        ),
        choropleth(
            basemap.url("lines.json"),
            list(_LINES),
            [{"river": ink.river, "province": ink.border}.get(kind, ink.border) for kind in _LINES],
            meta={"role": "lines"},
        ),
    ]


def choropleth(
    geojson: str | dict[str, Any],
    ids: list[str],
    colours: list[str],
    *,
    edge: str | list[str] = "rgba(0,0,0,0)",
    edge_width: float | list[float] = 0.0,
    hover: list[str] | None = None,
    meta: dict[str, str] | None = None,
) -> Trace:
    """A choropleth whose areas have the colours given; it answers to the pointer only with `hover` texts."""
    palette = list(dict.fromkeys(colours)) or ["rgba(0,0,0,0)"]
    steps = len(palette)
    scale = [[at / steps, colour] for index, colour in enumerate(palette) for at in (index, index + 1)]
    return {
        "type": "choropleth",
        "geojson": geojson,
        "featureidkey": "id",
        "locations": ids,
        "z": [palette.index(colour) for colour in colours],
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": scale,
        "showscale": False,
        "marker": {"line": {"color": edge, "width": edge_width}, "opacity": 1},
        "text": hover,
        "hovertemplate": "%{text}<extra></extra>" if hover else None,
        "hoverinfo": None if hover else "skip",
        "meta": meta or {},
    }


def _may_show(feature: dict[str, Any]) -> bool:
    """Whether an area reaches into what any frame of the subregion can show."""
    west, south, east, north = shape(feature["geometry"]).bounds
    return west < _REACH[2] and east > _REACH[0] and south < _REACH[3] and north > _REACH[1]


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _area(key: str, geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": key, "properties": {}, "geometry": geometry}


def _lines(kind: str, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """All lines of a kind as one feature of thin areas."""
    pattern, width = _LINES[kind]
    rings = []
    for row in rows:
        line = shape(row["geometry"])
        for part in getattr(line, "geoms", [line]):
            points = np.asarray(part.coords)
            rings += dashes(points, *pattern, width) if pattern else outline(points, width)
    parts = [orient(Polygon(ring), -1.0) for ring in rings]
    geometry = MultiPolygon(parts).__geo_interface__
    rounded = [
        [[[round(x, 3), round(y, 3)] for x, y in ring] for ring in part] for part in geometry["coordinates"]
    ]
    return _area(kind, {"type": "MultiPolygon", "coordinates": rounded})


def _collection(features: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
