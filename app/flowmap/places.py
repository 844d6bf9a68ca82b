"""Where places stand on small-scale maps: a point inside each, as `make data` writes them from places.csv."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

POINTS = Path(__file__).resolve().parents[2] / "data" / "boundaries" / "points.json"


@cache
def points() -> Mapping[str, tuple[float, float]]:
    """Degrees east and north of a point in each country and part of a country."""
    found = json.loads(POINTS.read_text(encoding="utf-8"))
    return MappingProxyType({place: (lon, lat) for place, (lon, lat) in found.items()})
