"""The base map: areas and lines as GeoJSON files that every map of the page shares, and the traces that draw them.

Plotly draws choropleths below points and lines, so lines of the base map are thin areas too: no border
runs over an arrow.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.polygon import orient

from app.domain.codes import MapFrame
from app.figures.map.basemap_coarse import across_date_line, area_feature, coarse_areas, earth, world_land
from app.figures.map.hatch import FILES as HATCH_FILES
from app.figures.map.hatch import hatch_features
from app.figures.tokens import Tokens
from app.flowmap.arrows import dashes, outline
from app.flowmap.frame import STANDARD_SCALE

Trace: TypeAlias = dict[str, Any]
"""A Plotly trace, before Plotly checks it."""

LAND, GMSX, GMS, WATER = 0, 1, 2, 3
"""What areas are: land outside, the two provinces of China, the countries of the subregion, the sea."""

_REACH = (80.0, -14.0, 140.0, 34.0)
"""West, south, east and north of what a frame can show, however wide or tall it is."""

_WHOLE = (-180.0, -60.0, 180.0, 75.0)
_ASIA_SCALE = 5.65
"""Pixels a degree for which lines of the frame of Asia are made."""
_UNSEEN = 0.01
"""Degrees that cannot be seen in the standard frame of the subregion."""
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
class Sheet:
    """What one frame draws: the names of its files of land and of lines ("" for none), and the kind of land of each
    area, in the order in which they are drawn. `countries` are those (and parts of them) that it may shade.
    """

    land: str
    lines: str
    areas: Mapping[str, int]
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Basemap:
    """GeoJSON texts by file name, a version that changes with them, and the sheet of each frame.

    `hatched` are the areas that each file of hatching holds: those that are large enough at its scale. `provinces` are
    those of `provinces.json` by ISO 3166-2 code, each with a point (degrees east, north) where its name may stand.
    """

    files: dict[str, bytes]
    version: str
    sheets: Mapping[MapFrame, Sheet]
    hatched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    provinces: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def areas(self) -> Mapping[str, int]:
        """The kind of land of each area of the frame of the subregion."""
        return self.sheets[MapFrame.GMS].areas

    def urls(self, kind: MapFrame = MapFrame.GMS) -> tuple[str, ...]:
        """The addresses of the files without which a frame cannot be drawn."""
        sheet = self.sheets[kind]
        return tuple(map(self.url, filter(None, (sheet.land, sheet.lines))))

    def url(self, name: str) -> str:
        """The address of a file; it changes with its content."""
        return f"/geo/{self.version}/{name}"


@lru_cache(maxsize=2)
def load_basemap(folder: Path) -> Basemap:
    """The base map from the boundary files in `folder`."""
    every = _features(folder / "countries.geojson")
    countries = [row for row in every if _may_show(row)]
    bordering = _features(folder / "provinces.geojson")
    provinces = [feature for feature in bordering if feature["properties"]["country"] == "CHN"]
    drawn = {
        MapFrame.GMS: _subregion(folder, countries, provinces),
        MapFrame.ASIA: _asia(folder, every),
        MapFrame.WORLD: _world(folder, every),
    }
    sheets = {kind: sheet for kind, (sheet, _land, _lines) in drawn.items()}
    files = {sheet.land: _collection(land) for sheet, land, _lines in drawn.values()}
    files |= {sheet.lines: _collection(lines) for sheet, _land, lines in drawn.values() if sheet.lines}
    hatching = {
        name: hatch_features(every, name, _REACH if scale == STANDARD_SCALE else _WHOLE)
        for name, scale in HATCH_FILES.items()
    }
    files |= {name: _collection(rows) for name, rows in hatching.items()}
    coded = {row["id"].replace("CHN_", "CN-"): row["geometry"] for row in bordering}
    files["provinces.json"] = _collection([_area(code, geometry) for code, geometry in coded.items()])
    version = hashlib.sha256(b"".join(files.values())).hexdigest()[:12]
    hatched = {name: frozenset(row["id"] for row in rows) for name, rows in hatching.items()}
    named = {code: _inner_point(geometry) for code, geometry in coded.items()}
    return Basemap(files, version, sheets, hatched, named)


def basemap_traces(basemap: Basemap, ink: Tokens, frame: MapFrame = MapFrame.GMS) -> list[Trace]:
    """Land and lines (no lines of the world), in this order; neither answers to the pointer."""
    sheet = basemap.sheets[frame]
    kinds = list(sheet.areas.values())
    land = choropleth(
        basemap.url(sheet.land),
        list(sheet.areas),
        [[ink.land, ink.gmsx, ink.gms, ink.water][kind] for kind in kinds],
        edge=ink.coast,
        edge_width=[0.0 if kind in (GMSX, WATER) else 0.7 for kind in kinds],
        meta={"role": "land"},
    )
    if not sheet.lines:
        return [land]
    colours = [ink.river if kind == "river" else ink.border for kind in _LINES]
    return [land, choropleth(basemap.url(sheet.lines), list(_LINES), colours, meta={"role": "lines"})]


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


_Drawn: TypeAlias = tuple[Sheet, list[dict[str, Any]], list[dict[str, Any]]]
"""A sheet with the features of its land and of its lines."""


def _subregion(folder: Path, countries: list[dict[str, Any]], provinces: list[dict[str, Any]]) -> _Drawn:
    land = [_area(feature["id"], feature["geometry"]) for feature in (*countries, *provinces)]
    areas = _kinds(countries) | {feature["id"]: GMSX for feature in provinces}
    rows = [row for row in _features(folder / "borders.geojson") if row["properties"].get("frame", True)]
    lines = _all_lines([*rows, *_features(folder / "rivers.geojson")])
    return Sheet("land.json", "lines.json", areas, tuple(areas)), land, lines


def _asia(folder: Path, countries: list[dict[str, Any]]) -> _Drawn:
    """Country lines in Asia only; Yunnan and Guangxi, and rivers, are too small for this scale."""
    (elsewhere,) = _features(folder / "land.geojson")
    areas = coarse_areas(countries, 0.04)
    land = [area_feature(elsewhere["id"], across_date_line(shape(elsewhere["geometry"]))), *areas]
    rows = [
        row
        for row in _features(folder / "borders.geojson")
        if row["properties"]["kind"] in ("border", "disputed")
    ]
    lines = _all_lines(rows, STANDARD_SCALE / _ASIA_SCALE)
    kinds = {elsewhere["id"]: LAND} | _kinds(countries)
    return Sheet("asia-land.json", "asia-lines.json", kinds, _ids(areas)), land, lines


def _world(folder: Path, countries: list[dict[str, Any]]) -> _Drawn:
    """Land without lines, the subregion brighter. Areas of other countries are there for maps that shade them."""
    (elsewhere,) = _features(folder / "land.geojson")
    areas = coarse_areas(countries, 0.2)
    land = [
        area_feature("EARTH", earth()),
        area_feature("LAND", world_land([elsewhere, *countries], 0.2)),
        *areas,
    ]
    subregion = {key: kind for key, kind in _kinds(countries).items() if kind == GMS}
    kinds = {"EARTH": WATER, "LAND": LAND} | subregion
    return Sheet("world-land.json", "", kinds, _ids(areas)), land, []


def _inner_point(geometry: dict[str, Any]) -> tuple[float, float]:
    """A point of an area, in its middle where that is inside."""
    area = shape(geometry)
    point = area.centroid if area.contains(area.centroid) else area.representative_point()
    return point.x, point.y


def _ids(features: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(feature["id"] for feature in features)


def _kinds(countries: list[dict[str, Any]]) -> dict[str, int]:
    return {feature["id"]: GMS if feature["properties"]["gms"] else LAND for feature in countries}


def _may_show(feature: dict[str, Any]) -> bool:
    """Whether an area reaches into what any frame of the subregion can show."""
    west, south, east, north = shape(feature["geometry"]).bounds
    return west < _REACH[2] and east > _REACH[0] and south < _REACH[3] and north > _REACH[1]


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _area(key: str, geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": key, "properties": {}, "geometry": geometry}


def _all_lines(rows: list[dict[str, Any]], coarser: float = 1.0) -> list[dict[str, Any]]:
    """All lines, one feature a kind; on a map whose scale is smaller, they are so many times wider in degrees."""
    kinds = ((kind, [row for row in rows if row["properties"]["kind"] == kind]) for kind in _LINES)
    return [_lines(kind, of_kind, coarser) for kind, of_kind in kinds]


def _lines(kind: str, rows: Iterable[dict[str, Any]], coarser: float) -> dict[str, Any]:
    """All lines of a kind as one feature of thin areas."""
    pattern, width = _LINES[kind]
    digits = 3 if coarser <= 1 else 2
    rings = []
    for row in rows:
        line = shape(row["geometry"])
        if coarser > 1:
            line = line.simplify(_UNSEEN * coarser)
        for part in getattr(line, "geoms", [line]):
            points = np.asarray(part.coords)
            if pattern:
                on, off = pattern
                rings += dashes(points, on * coarser, off * coarser, width * coarser)
            else:
                rings += outline(points, width * coarser)
    parts = [orient(Polygon(ring), -1.0) for ring in rings]
    geometry = MultiPolygon(parts).__geo_interface__
    rounded = [
        [[[round(x, digits), round(y, digits)] for x, y in ring] for ring in part]
        for part in geometry["coordinates"]
    ]
    return _area(kind, {"type": "MultiPolygon", "coordinates": rounded})


def _collection(features: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
