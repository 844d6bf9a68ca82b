"""Frames: what part of the world a picture shows, in which projection, and where its nodes stand.

Every frame keeps its proportions in every size. The frame of the subregion shows far places at its rim; the others
hold each place at its own position.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, degrees
from types import MappingProxyType

from app.domain.codes import MapFrame
from app.flowmap.places import points
from app.flowmap.projection import (
    EARTH_HEIGHT,
    EARTH_WIDTH,
    EqualEarth,
    Mercator,
    Projection,
    latitude,
    mercator,
)

NORTH, SOUTH = 28.3, 0.7
"""Degrees north of the frame of the subregion: from the north of Myanmar to Singapore."""
CORE_WEST, CORE_EAST = 91.8, 109.9
"""Degrees east that every picture of the subregion shows, however narrow."""
STANDARD_SCALE = 24.5
"""Pixels a degree of the frame of the subregion at the size for which the arrow widths are given."""
_WEST_SHARE = 0.19
"""How much of any further width goes to the west; the rest shows the sea in the east."""
ASIA = (41.0, -40.0, 156.0, 50.5)
"""West, south, east and north of the frame of Asia: from Arabia to the east of Australia; what lies further away is on
the map of the world.
"""
MIDDLE = 150.0
"""The middle meridian of the world, so that it is cut in the Atlantic."""
_EDGE = 8.0
"""Pixels between the edge of the world and that of its picture."""

STANDARD_SIZE = MappingProxyType(dict.fromkeys(MapFrame, (824, 706)))
"""Width and height in pixels of each frame for which arrow widths are given and curves are laid out."""
FRAMES = tuple(MapFrame)
"""All frames."""
WIDEST = MappingProxyType({MapFrame.GMS: 40.0, MapFrame.ASIA: 18.0, MapFrame.WORLD: 16.0})
"""Width in pixels of the largest figure of a measure at the standard size: less where nodes stand close together."""
_NODE_SIZE = MappingProxyType({MapFrame.GMS: 1.0, MapFrame.ASIA: 0.7, MapFrame.WORLD: 0.55})
"""Radii of nodes in relation to those of the frame of the subregion."""

_SHORTEST = MappingProxyType({MapFrame.GMS: 0.0, MapFrame.ASIA: 28.0, MapFrame.WORLD: 60.0})
"""Pixels between two nodes below which an arrow is too short to be read; a frame of a larger scale shows it."""

NODES = MappingProxyType(
    {
        "MMR": (95.8, 21.3),
        "THA": (100.9, 15.4),
        "LAO": (103.0, 19.2),
        "VNM": (107.2, 16.3),
        "KHM": (105.1, 12.5),
        "CHN": (104.2, 26.7),
        "CHN_YN": (101.2, 22.5),
        "CHN_RUILI": (98.3, 24.3),
        "CHN_GX": (108.6, 23.8),
        "MYS": (102.2, 3.9),
        "SGP": (103.82, 1.35),
        "HKG": (114.5, 22.6),
        "MAC": (113.1, 21.9),
        "BGD": (92.3, 24.1),
        "IND": (94.3, 26.8),
    }
)
"""Where nodes stand in the subregion (degrees east, north): places that leave room for arrows, not capitals."""
_MOVED: Mapping[MapFrame, Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        MapFrame.GMS: MappingProxyType({}),
        # Neighbours that are small beside their arrows stand a little further apart than they lie.
        MapFrame.ASIA: MappingProxyType(
            {
                "MMR": (95.3, 22.0),
                "THA": (100.6, 14.8),
                "LAO": (103.2, 20.2),
                "VNM": (108.5, 15.8),
                "KHM": (105.2, 10.9),
                "MYS": (101.6, 4.6),
                "SGP": (104.2, 0.9),
                "BRN": (115.0, 5.3),
                "HKG": (115.4, 22.9),
                "MAC": (112.6, 21.3),
                "KWT": (47.0, 29.9),
                "BHR": (49.4, 27.4),
                "QAT": (51.3, 24.9),
                "ARE": (54.6, 22.6),
                "ISR": (34.9, 31.3),
                "JOR": (37.6, 31.0),
                "CHN": (107.0, 33.0),
            }
        ),
        MapFrame.WORLD: MappingProxyType(
            {
                "MMR": (94.6, 22.6),
                "THA": (100.4, 14.0),
                "LAO": (103.6, 21.6),
                "VNM": (109.4, 14.4),
                "KHM": (104.6, 9.4),
                "SGP": (105.0, -0.4),
                "HKG": (117.0, 23.0),
                "MAC": (113.0, 20.2),
            }
        ),
    }
)
"""Where hand-set nodes of the smaller scales stand; all others stand at their own points."""

FAR = ("HKG", "MAC")
"""Places with a node that stand at the rim where the picture is too narrow for them."""
CENTRE = (102.0, 16.0)
"""Degrees east and north from which the directions of far places are taken."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` pixels: map at the left, strip of far places (`strip` pixels
    wide, 0 where every place stands on the map) at the right.
    """

    kind: MapFrame
    width: int
    height: int
    strip: int
    projection: Projection

    @property
    def map_width(self) -> int:
        """The width of the map without the strip, in pixels."""
        return self.width - self.strip

    @property
    def zoom(self) -> float:
        """Scale in relation to the standard size; arrow widths go with it."""
        return self.projection.scale / _standard_scale(self.kind)

    @property
    def widest(self) -> float:
        """Width in pixels of the largest figure of a measure, before the zoom."""
        return WIDEST[self.kind]

    @property
    def node_size(self) -> float:
        """Radii of nodes in relation to those of the frame of the subregion."""
        return _NODE_SIZE[self.kind]

    @property
    def is_small(self) -> bool:
        """Whether the picture is of the size of a phone."""
        return self.width < 560

    def node(self, place: str) -> tuple[float, float] | None:
        """The pixel at which a place stands on the map; None if it lies outside of it."""
        return _node(self, place)

    def knows(self, place: str) -> bool:
        """Whether a place has a position at all."""
        return place in NODES or place in points()

    @property
    def centre(self) -> tuple[float, float]:
        """The pixel from which the directions of far places are taken."""
        return self.projection.pixel(*CENTRE)

    @property
    def shortest(self) -> float:
        """Pixels between two nodes below which no arrow is drawn between them; in large pictures more."""
        return _SHORTEST[self.kind] * max(self.zoom, 1.0)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the whole picture, in degrees."""
        west, north = self.projection.position(0, 0)
        east, south = self.projection.position(self.width, self.height)
        return west, south, east, north


@lru_cache(maxsize=8192)
def _node(frame: Frame, place: str) -> tuple[float, float] | None:
    own = NODES if frame.kind == MapFrame.GMS else _MOVED[frame.kind]
    at = own.get(place)
    if at is None and frame.kind != MapFrame.GMS:
        at = points().get(place)
    if at is None:
        return None
    x, y = frame.projection.pixel(*at)
    inside = 8 <= x <= frame.map_width - 8 and 8 <= y <= frame.height - 8
    return (x, y) if inside else None


def is_western(place: str) -> bool:
    """Whether a far place lies west of the subregion, by the shorter way."""
    return _offset(place)[0] < 0


def far_rank(place: str) -> tuple[float, str]:
    """Where a far place stands at the rim: a key to sort by. In degrees from north to south, first in the east, by
    the direction that a ruler shows on a Mercator map, then (from 360 on) in the west.
    """
    east, north = _offset(place)
    turn = degrees(atan2(abs(east), north))
    return (turn + 360 if east < 0 else turn), place


def fall(place: str) -> float:
    """By how many pixels the direction of a far place goes down for each pixel that it goes outwards."""
    east, north = _offset(place)
    return -north / max(abs(east), 1e-6)


def _offset(place: str) -> tuple[float, float]:
    """How far a place lies east and north of the subregion in Mercator's plane, in degrees at the equator."""
    lon, lat = NODES.get(place) or points().get(place, CENTRE)
    return (lon - CENTRE[0] + 180) % 360 - 180, mercator(lat) - mercator(CENTRE[1])


def frame_for(width: int, height: int, kind: MapFrame = MapFrame.GMS) -> Frame:
    """The frame of a kind in a picture of so many pixels (at least 280 by 240)."""
    width, height = max(width, 280), max(height, 240)
    strip = (148 if width >= 560 else 112) if kind == MapFrame.GMS else 0
    return Frame(kind, width, height, strip, _FIT[kind](width - strip, height))


def _subregion(width: int, height: int) -> Projection:
    scale = min(height / (mercator(NORTH) - mercator(SOUTH)), width / (CORE_EAST - CORE_WEST))
    spare = width / scale - (CORE_EAST - CORE_WEST)
    return Mercator(scale, CORE_WEST - _WEST_SHARE * spare, NORTH)


def _asia(width: int, height: int) -> Projection:
    west, south, east, north = ASIA
    top, bottom = mercator(north), mercator(south)
    scale = min(width / (east - west), height / (top - bottom))
    spare_width, spare_height = width / scale - (east - west), height / scale - (top - bottom)
    return Mercator(scale, west - spare_width / 2, latitude(top + spare_height / 2))


def _world(width: int, height: int) -> Projection:
    radius = min((width - _EDGE) / EARTH_WIDTH, (height - _EDGE) / EARTH_HEIGHT)
    return EqualEarth(radius, MIDDLE, width / 2, height / 2)


_FIT: Mapping[MapFrame, Callable[[int, int], Projection]] = MappingProxyType(
    {MapFrame.GMS: _subregion, MapFrame.ASIA: _asia, MapFrame.WORLD: _world}
)


def _standard_scale(kind: MapFrame) -> float:
    if kind == MapFrame.GMS:
        return STANDARD_SCALE
    return _FIT[kind](*STANDARD_SIZE[kind]).scale
