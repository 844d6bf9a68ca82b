"""Hatching: lines at 45 degrees, a pixel wide and six apart at their scale, inside the country, clockwise."""

import json
from itertools import pairwise
from math import sqrt
from typing import Any

import numpy as np
import pytest
from shapely.geometry import Polygon, box, mapping, shape

from app.config import ROOT
from app.domain.codes import MapFrame
from app.figures.map.basemap import load_basemap
from app.figures.map.hatch import FILES, hatch_features, hatch_file
from app.flowmap.projection import Mercator

WHOLE = (-180.0, -60.0, 180.0, 75.0)


def area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def square(name: str = "hatch.json") -> list[list[list[float]]]:
    feature = {"id": "A", "geometry": mapping(box(100, 10, 104, 14))}
    (found,) = hatch_features([feature], name, WHOLE)
    assert found["id"] == "A"
    return [part[0] for part in found["geometry"]["coordinates"]]


def test_lines_are_a_pixel_wide_and_six_pixels_apart_at_45_degrees() -> None:
    scale = FILES["hatch.json"]
    plane = Mercator(scale, 100, 14)
    middles = []
    for ring in square():
        points = np.array([plane.pixel(*point) for point in ring])
        assert Polygon(points).area / (Polygon(points).length / 2) == pytest.approx(1.0, abs=0.25)
        rise = points[:, 1].max() - points[:, 1].min()
        run = points[:, 0].max() - points[:, 0].min()
        assert rise == pytest.approx(run, abs=1.0)
        middles.append(float((points[:-1].mean(axis=0) * [1, 1]).sum()))
    gaps = np.diff(sorted(middles)) / sqrt(2)
    assert gaps == pytest.approx(np.full(len(gaps), 6.0), abs=0.3)


@pytest.mark.parametrize("name", list(FILES))
def test_rings_are_clockwise_closed_and_inside(name: str) -> None:
    country = box(100, 10, 104, 14).buffer(1.0 / FILES[name])
    for ring in square(name):
        assert ring[0] == ring[-1]
        assert area(ring) < 0
        assert country.covers(Polygon(ring))


def test_what_is_too_small_for_a_line_has_none() -> None:
    speck = {"id": "B", "geometry": mapping(box(100, 10, 100.05, 10.05))}
    assert hatch_features([speck], "hatch.json", WHOLE) == []


def test_countries_keep_their_own_hatching() -> None:
    text = (ROOT / "data" / "boundaries" / "countries.geojson").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = [row for row in json.loads(text)["features"] if row["id"] in ("LAO", "PRK")]
    for row in rows:
        (found,) = hatch_features([row], "hatch.json", WHOLE)
        lines = shape(found["geometry"]).buffer(0)
        land = shape(row["geometry"]).buffer(0.05)
        assert lines.difference(land).area < 0.001 * lines.area
        assert 0.1 < lines.area / land.area < 0.25


@pytest.mark.parametrize(
    ("scale", "name"),
    [(30, "hatch.json"), (15.6, "hatch.json"), (5, "hatch-asia.json"), (2, "hatch-world.json")],
)
def test_a_map_takes_the_file_of_its_scale(scale: float, name: str) -> None:
    assert hatch_file(scale) == name


@pytest.mark.parametrize("name", [*FILES, "provinces.json"])
def test_rings_of_the_shared_files_are_clockwise(name: str) -> None:
    content = json.loads(load_basemap(ROOT / "data" / "boundaries").files[name])
    assert content["features"]
    for feature in content["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        assert all(area(part[0]) < 0 for part in parts), feature["id"]


def test_no_page_fetches_hatching_or_provinces_before_a_map_needs_them() -> None:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    needed = " ".join(url for kind in MapFrame for url in basemap.urls(kind))
    assert "hatch" not in needed
    assert "provinces" not in needed
