"""What Plotly must be told so that its map and ours agree to the pixel in every frame.

Plotly fits a box of longitudes and latitudes to the picture, then scales and centres. The edges of that box between
the corners follow great circles in four pieces, so they reach further than the latitudes given; this is undone here.
"""

from collections.abc import Sequence
from math import atan, cos, degrees, radians, tan
from typing import Any, TypeAlias

from app.figures.map.basemap import Trace
from app.figures.tokens import Tokens
from app.flowmap.frame import Frame
from app.flowmap.projection import EARTH_HEIGHT, EARTH_WIDTH, EqualEarth

Stroke: TypeAlias = Sequence[tuple[float, float]]
"""The pixels that a line goes through."""

_PAD = 1e-3
"""Degrees by which Plotly shrinks the box on each side."""


def geo_layout(frame: Frame, ink: Tokens) -> dict[str, Any]:
    """The `layout.geo` of a frame: projection, box and centre; nothing is drawn of itself or fetched."""
    shown = (
        _equal_earth(frame, frame.projection)
        if isinstance(frame.projection, EqualEarth)
        else _mercator(frame)
    )
    return {
        "visible": False,
        "fitbounds": False,
        "bgcolor": ink.paper if isinstance(frame.projection, EqualEarth) else ink.water,
        "domain": {"x": [0, 1], "y": [0, 1]},
        "showframe": False,
        **shown,
    }


def line_trace(
    frame: Frame,
    strokes: Sequence[Stroke],
    colour: str,
    width: float,
    *,
    dash: str = "solid",
    role: str = "strip",
) -> Trace:
    """Lines through pixels as one trace, with gaps between them."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for stroke in strokes:
        for point in stroke:
            place = frame.projection.position(*point)
            lon.append(place[0])
            lat.append(place[1])
        lon.append(None)
        lat.append(None)
    return {
        "type": "scattergeo",
        "lon": lon,
        "lat": lat,
        "mode": "lines",
        "line": {"color": colour, "width": width, "dash": dash},
        "hoverinfo": "skip",
        "meta": {"role": role},
    }


def _mercator(frame: Frame) -> dict[str, Any]:
    west, south, east, north = frame.bounds
    lon, lat = frame.projection.position(frame.width / 2, frame.height / 2)
    return {
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [west - _PAD, east + _PAD]},
        "lataxis": {"range": list(_latitudes(south, north, (east - west) / 4))},
        # Plotly would take the middle of the latitudes, which is not the middle of a Mercator picture.
        "center": {"lon": lon, "lat": lat},
    }


def _equal_earth(frame: Frame, projection: EqualEarth) -> dict[str, Any]:
    """The box is as tall as the earth and has the proportions of the picture, so that it fills all of it."""
    half = min(180.0 * frame.width / frame.height * EARTH_HEIGHT / EARTH_WIDTH, 180.0)
    fitted = min(frame.height / EARTH_HEIGHT, frame.width / EARTH_WIDTH * 180.0 / half)
    return {
        "projection": {
            "type": "equal earth",
            "rotation": {"lon": projection.lon, "lat": 0, "roll": 0},
            "scale": projection.radius / fitted,
        },
        "lonaxis": {"range": [projection.lon - half - _PAD, projection.lon + half + _PAD]},
        "lataxis": {"range": [-90, 90]},
        "center": {"lon": projection.lon, "lat": 0},
    }


def _latitudes(south: float, north: float, piece: float) -> tuple[float, float]:
    """Latitudes whose great circles between points `piece` degrees apart reach just to `south` and `north`."""
    bulge = cos(radians(piece) / 2)
    low = degrees(atan(tan(radians(south)) * bulge)) if south < 0 else south
    high = degrees(atan(tan(radians(north)) * bulge)) if north > 0 else north
    return low - _PAD, high + _PAD
