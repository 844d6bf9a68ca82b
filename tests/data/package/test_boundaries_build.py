"""The base map: winding, validity, shared borders, names, sizes, determinism."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from app.data.package.boundaries_build import DISPUTED, build_boundaries, write_points
from tests.project.paths import ROOT

RAW = ROOT / "data" / "raw" / "boundaries"
BUILT = ROOT / "data" / "boundaries"
FILES = ("countries", "land", "provinces", "borders", "rivers")
GMS = {"KHM", "LAO", "MMR", "THA", "VNM"}
EXPECTED = GMS | {
    "CHN", "HKG", "MAC", "TWN", "SGP", "MYS", "BRN", "IDN", "PHL", "TLS", "JPN", "KOR", "PRK", "MNG", "IND",
    "BGD", "NPL", "BTN", "LKA", "PAK", "ISR", "PSE", "SAU", "QAT", "KWT", "ARE", "BHR", "OMN", "JOR", "AUS",
    "NZL", "SIACHEN",
}  # fmt: skip
NEIGHBOURS = [
    ("THA", "LAO"), ("THA", "KHM"), ("THA", "MMR"), ("THA", "MYS"), ("LAO", "VNM"), ("LAO", "KHM"),
    ("KHM", "VNM"), ("LAO", "MMR"), ("CHN", "LAO"), ("CHN", "VNM"), ("CHN", "MMR"), ("CHN", "HKG"),
    ("KOR", "PRK"),
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build once into a new folder."""
    out = tmp_path_factory.mktemp("boundaries")
    build_boundaries(RAW, out)
    return out


def features(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read the features of one file."""
    found: list[dict[str, Any]] = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    return found


def areas(folder: Path, name: str = "countries") -> dict[str, BaseGeometry]:
    """Return geometries by id."""
    return {f["id"]: shape(f["geometry"]) for f in features(folder, name)}


def rings(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    """Return the polygons of a GeoJSON geometry as lists of rings."""
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else coordinates


def signed_area(ring: list[list[float]]) -> float:
    """Return the shoelace area: negative is clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def test_the_files_in_the_repository_are_what_the_build_writes(built: Path) -> None:
    names = sorted(p.name for p in built.iterdir())
    assert names == sorted([f"{n}.geojson" for n in FILES] + ["boundaries.meta.json"])
    for name in names:
        assert (built / name).read_bytes() == (BUILT / name).read_bytes(), name


def test_a_second_build_changes_no_byte(built: Path, tmp_path: Path) -> None:
    build_boundaries(RAW, tmp_path)
    for path in built.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name", ["countries", "land", "provinces"])
def test_shells_are_clockwise_and_holes_are_not(built: Path, name: str) -> None:
    for feature in features(built, name):
        for polygon in rings(feature["geometry"]):
            assert signed_area(polygon[0]) < 0, feature["id"]
            assert all(signed_area(hole) > 0 for hole in polygon[1:]), feature["id"]


@pytest.mark.parametrize("name", ["countries", "land", "provinces"])
def test_geometries_are_valid_and_form_a_coverage(built: Path, name: str) -> None:
    geometries = list(areas(built, name).values())
    assert all(shapely.is_valid(geometries))
    assert shapely.coverage_is_valid(geometries)


@pytest.mark.parametrize("name", FILES)
def test_three_decimals_inside_the_world(built: Path, name: str) -> None:
    for feature in features(built, name):
        xy = shapely.get_coordinates(shape(feature["geometry"]))
        assert (abs(xy - xy.round(3)) < 1e-12).all()
        assert abs(xy[:, 0]).max() <= 180
        assert abs(xy[:, 1]).max() <= 85


@pytest.mark.parametrize(("a", "b"), NEIGHBOURS)
def test_neighbours_share_their_border(built: Path, a: str, b: str) -> None:
    found = areas(built)
    shared = found[a].boundary.intersection(found[b].boundary)
    assert shared.length > 0.05
    assert found[a].intersection(found[b]).area == 0
    union = found[a].union(found[b])
    before = sum(len(p.interiors) for k in (a, b) for p in getattr(found[k], "geoms", [found[k]]))
    assert sum(len(p.interiors) for p in getattr(union, "geoms", [union])) <= before


def test_mainland_gms_and_china_have_no_gaps_between_them(built: Path) -> None:
    found = areas(built)
    union = shapely.union_all([found[k] for k in (*GMS, "CHN", "MYS")])
    mainland = max(union.geoms, key=lambda p: p.area)
    assert len(mainland.interiors) == 0


def test_land_elsewhere_meets_asia_without_overlap(built: Path) -> None:
    land = areas(built, "land")["LAND"]
    asia = shapely.union_all(list(areas(built).values()))
    assert land.intersection(asia).area < 1e-6
    assert land.boundary.intersection(asia.boundary).length > 50  # Russia, Türkiye, Egypt, Papua New Guinea


def test_expected_countries_with_names(built: Path) -> None:
    found = {f["id"]: f["properties"] for f in features(built, "countries")}
    assert set(found) >= EXPECTED
    assert all(p["id"] == k and p["name"] for k, p in found.items())
    assert {k for k, p in found.items() if p["gms"] is True} == GMS
    assert {k: found[k]["name"] for k in ("MMR", "HKG", "MAC", "TWN", "KOR", "LAO", "VNM", "CHN")} == {
        "MMR": "Myanmar", "HKG": "Hong Kong", "MAC": "Macao", "TWN": "Taiwan", "KOR": "South Korea",
        "LAO": "Laos", "VNM": "Vietnam", "CHN": "China",
    }  # fmt: skip


def test_known_places_fall_where_they_belong(built: Path) -> None:
    found = areas(built)
    places = {
        "THA": (100.5, 13.8), "LAO": (102.7, 18.1), "KHM": (104.9, 11.6), "VNM": (105.8, 21.0),
        "MMR": (96.1, 19.8), "SGP": (103.82, 1.36), "TWN": (121.0, 24.0), "HKG": (114.1, 22.4),
        "CHN": (109.8, 19.2), "MYS": (101.7, 3.1),
    }  # fmt: skip
    for key, (lon, lat) in places.items():
        assert found[key].contains(shapely.Point(lon, lat)), key


def test_provinces(built: Path) -> None:
    found = {f["id"]: f for f in features(built, "provinces")}
    assert {"CHN_YN", "CHN_GX", "TH-63", "TH-85", "TH-27", "TH-23", "TH-57", "TH-43", "TH-34"} <= set(found)
    assert {f["properties"]["country"] for f in found.values()} == {"CHN", "THA"}
    assert {k for k, f in found.items() if f["properties"]["country"] == "CHN"} == {"CHN_YN", "CHN_GX"}
    countries = areas(built)
    for (
        feature
    ) in found.values():  # fitted to the country lines; 0.05 square degrees are 600 square kilometres
        geometry = shape(feature["geometry"])
        assert geometry.difference(countries[feature["properties"]["country"]].buffer(0.002)).area < 1e-6
    foreign = shapely.union_all([countries[k] for k in ("MMR", "LAO", "VNM")])
    border = countries["CHN"].boundary.intersection(foreign.boundary)
    south = border.difference(box(70, 28.2, 99, 40))
    both = shapely.union_all([shape(found[k]["geometry"]) for k in ("CHN_YN", "CHN_GX")])
    assert south.difference(both.boundary.buffer(0.01)).length < 0.05 * south.length


def test_lines(built: Path) -> None:
    lines = features(built, "borders")
    assert {f["properties"]["kind"] for f in lines} == {"border", "disputed", "coast", "province"}
    assert {f["geometry"]["type"] for f in lines} == {"MultiLineString"}
    asia = box(34, -11.5, 151, 56)
    listed = areas(built)
    for feature in lines:
        properties, geometry = feature["properties"], shape(feature["geometry"])
        if properties["kind"] != "coast":
            assert asia.contains(geometry), properties
        if properties["kind"] != "province":  # on the edge of the area
            edge = listed[properties["a"]].boundary.buffer(0.0015)
            assert geometry.difference(edge).length < 1e-9, properties
        if properties["kind"] in ("border", "disputed"):
            assert properties["a"] not in {"AUS", "NZL"}


def test_disputed_stretches_are_told_apart(built: Path) -> None:
    lines = [f for f in features(built, "borders") if f["properties"]["kind"] in ("border", "disputed")]
    dashed = {
        (f["properties"]["a"], f["properties"]["b"], f["properties"]["name"]): f
        for f in lines
        if f["properties"]["name"]
    }
    assert set(dashed) == {(a, b, words) for a, b, _, words in DISPUTED}
    assert all(f["properties"]["kind"] == "disputed" for f in dashed.values())
    temple = shapely.Point(104.68, 14.39)
    thai = next(shape(f["geometry"]) for (a, b, _), f in dashed.items() if (a, b) == ("KHM", "THA"))
    assert thai.distance(temple) < 0.1
    solid = shapely.union_all([shape(f["geometry"]) for f in lines if f["properties"]["kind"] == "border"])
    for feature in dashed.values():
        assert solid.intersection(shape(feature["geometry"])).length < 1e-6
    meta = json.loads((built / "boundaries.meta.json").read_text(encoding="utf-8"))
    assert len(meta["disputed"]) == len(DISPUTED)
    assert meta["not_told_apart"]
    assert "no opinion" in meta["disclaimer"]


def test_rivers(built: Path) -> None:
    found = {f["properties"]["name"]: shape(f["geometry"]) for f in features(built, "rivers")}
    assert set(found) == {"Irrawaddy", "Mekong", "Red River", "Salween"}
    assert found["Mekong"].distance(shapely.Point(102.6, 17.97)) < 0.1  # Vientiane
    assert found["Mekong"].distance(shapely.Point(104.93, 11.57)) < 0.1  # Phnom Penh
    assert found["Irrawaddy"].distance(shapely.Point(96.0, 21.98)) < 0.2  # Mandalay
    assert found["Salween"].distance(shapely.Point(97.63, 16.49)) < 0.2  # Mawlamyine
    assert found["Red River"].distance(shapely.Point(105.86, 21.03)) < 0.2  # Hanoi


@pytest.mark.parametrize(
    ("name", "limit"),
    [("countries", 180), ("land", 130), ("provinces", 80), ("borders", 180), ("rivers", 15)],
)
def test_sizes(built: Path, name: str, limit: int) -> None:
    assert (built / f"{name}.geojson").stat().st_size <= limit * 1000


def test_sidecars_carry_the_right_checksum() -> None:
    inputs = [p for p in RAW.iterdir() if not p.name.endswith(".meta.json")]
    assert len(inputs) == 3
    for path in inputs:
        meta = json.loads(path.with_name(path.name + ".meta.json").read_text(encoding="utf-8"))
        assert meta["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest(), path.name
        assert {"publisher", "title", "edition", "licence", "retrieved_from", "note"} <= set(meta)


def test_points_are_those_of_the_places_with_a_position(tmp_path: Path) -> None:
    path = tmp_path / "points.json"
    write_points("place,lat,lon\nTHA,15.1,101\nOOO,,\nJPN,36.3,138.2\n", path)
    assert json.loads(path.read_text()) == {"JPN": [138.2, 36.3], "THA": [101, 15.1]}


def test_the_shipped_points_are_those_of_the_shipped_places(tmp_path: Path) -> None:
    path = tmp_path / "points.json"
    write_points((ROOT / "data" / "places.csv").read_text(encoding="utf-8"), path)
    assert path.read_bytes() == (BUILT / "points.json").read_bytes()
