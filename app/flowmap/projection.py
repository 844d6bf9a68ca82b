"""Map projections between degrees and the pixels of a frame: Mercator near the equator, Equal Earth for the world."""

from dataclasses import dataclass
from math import asinh, atan, degrees, pi, radians, sinh, sqrt, tan
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""An array of shape (n, 2): x and y in pixels (y downwards), or longitude and latitude in degrees."""


class Projection(Protocol):
    """A projection at a fixed scale and place; longitudes and latitudes in degrees, x and y in pixels."""

    @property
    def scale(self) -> float:
        """Pixels a degree of longitude at the equator."""

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a position in degrees."""

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""

    def positions(self, points: Points) -> Points:
        """Longitudes and latitudes of many pixels."""


def mercator(lat: float) -> float:
    """Mercator ordinate of a latitude, in degrees of longitude at the equator."""
    return degrees(asinh(tan(radians(lat))))


def latitude(ordinate: float) -> float:
    """The latitude of a Mercator ordinate given in degrees of longitude at the equator."""
    return degrees(atan(sinh(radians(ordinate))))


@dataclass(frozen=True, slots=True)
class Mercator:
    """Spherical Mercator at `scale` pixels a degree; the corner at (`west`, `north`) degrees is the pixel (0, 0)."""

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


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = sqrt(3) / 2
_POLE = pi / 3
"""The parametric latitude of the pole, in radians."""
EARTH_WIDTH = 2 * pi / (_ROOT * _A1)
"""Width of the whole earth in Equal Earth on a sphere of radius 1."""
EARTH_HEIGHT = 2 * _POLE * (_A1 + _A2 * _POLE**2 + _POLE**6 * (_A3 + _A4 * _POLE**2))
"""Height of the whole earth in Equal Earth on a sphere of radius 1."""


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth (Šavrič, Patterson, Jenny 2018, doi 10.1080/13658816.2018.1504949) on a sphere of `radius` pixels.

    The meridian `lon` degrees east is the middle one; its crossing with the equator is the pixel (`x`, `y`). Pixels
    beyond the edge of the earth are taken for those at the edge.
    """

    radius: float
    lon: float
    x: float
    y: float

    @property
    def scale(self) -> float:
        """Pixels a degree of longitude at the equator."""
        return self.radius * EARTH_WIDTH / 360

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a position in degrees."""
        ((x, y),) = self.pixels(np.array([[lon, lat]])).tolist()
        return x, y

    def pixels(self, positions: Points) -> Points:
        """Pixels of many positions in degrees."""
        from_middle = np.radians((positions[:, 0] - self.lon + 180) % 360 - 180)
        theta = np.arcsin(_ROOT * np.sin(np.radians(positions[:, 1])))
        across = from_middle * np.cos(theta) / (_ROOT * _slope(theta))
        return np.column_stack((self.x + self.radius * across, self.y - self.radius * _height(theta)))

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a pixel."""
        ((lon, lat),) = self.positions(np.array([[x, y]])).tolist()
        return lon, lat

    def positions(self, points: Points) -> Points:
        """Longitudes (within 180 degrees of the middle meridian) and latitudes of many pixels."""
        across = (points[:, 0] - self.x) / self.radius
        up = np.clip((self.y - points[:, 1]) / self.radius, -EARTH_HEIGHT / 2, EARTH_HEIGHT / 2)
        theta = up / _A1
        for _ in range(6):  # Newton; four steps reach the precision of doubles but near the poles
            theta = np.clip(theta - (_height(theta) - up) / _slope(theta), -_POLE, _POLE)
        from_middle = np.degrees(across * _ROOT * _slope(theta) / np.cos(theta))
        lat = np.degrees(np.arcsin(np.clip(np.sin(theta) / _ROOT, -1.0, 1.0)))
        return np.column_stack((self.lon + np.clip(from_middle, -180.0, 180.0), lat))


def _height(theta: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ordinate of a parametric latitude on a sphere of radius 1."""
    height: NDArray[np.float64] = theta * (_A1 + _A2 * theta**2 + theta**6 * (_A3 + _A4 * theta**2))
    return height


def _slope(theta: NDArray[np.float64]) -> NDArray[np.float64]:
    """The derivative of `_height`."""
    slope: NDArray[np.float64] = _A1 + 3 * _A2 * theta**2 + theta**6 * (7 * _A3 + 9 * _A4 * theta**2)
    return slope
