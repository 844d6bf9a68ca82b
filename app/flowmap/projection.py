"""Spherical Mercator between degrees and the pixels of a frame."""

from dataclasses import dataclass
from math import asinh, atan, degrees, radians, sinh, tan

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""An array of shape (n, 2): x and y in pixels (y downwards), or longitude and latitude in degrees."""


def mercator(lat: float) -> float:
    """Mercator ordinate of a latitude, in degrees of longitude at the equator."""
    return degrees(asinh(tan(radians(lat))))


def latitude(ordinate: float) -> float:
    """The latitude of a Mercator ordinate given in degrees of longitude at the equator."""
    return degrees(atan(sinh(radians(ordinate))))


@dataclass(frozen=True, slots=True)
class Projection:
    """Mercator at `scale` pixels a degree of longitude; the corner at (`west`, `north`) degrees is the pixel (0, 0)."""

    scale: float
    west: float
    north: float

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a position in degrees."""
        return (lon - self.west) * self.scale, (mercator(self.north) - mercator(lat)) * self.scale

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        return self.west + x / self.scale, latitude(mercator(self.north) - y / self.scale)

    def positions(self, points: Points) -> Points:
        """Longitudes and latitudes of many pixels."""
        ordinates = np.radians(mercator(self.north) - points[:, 1] / self.scale)
        return np.column_stack(
            (self.west + points[:, 0] / self.scale, np.degrees(np.arctan(np.sinh(ordinates))))
        )
