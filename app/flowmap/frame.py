"""The frame of the Greater Mekong Subregion: what part of the world a picture shows, and where its nodes stand.

The map keeps its proportions in every size. Far places stand in a strip at the right, ordered by direction.
"""

from dataclasses import dataclass
from types import MappingProxyType

from app.flowmap.projection import Projection, mercator

NORTH, SOUTH = 28.3, 0.7
"""Degrees north: from the north of Myanmar to Singapore."""
CORE_WEST, CORE_EAST = 91.8, 109.9
"""Degrees east that every frame shows, however narrow."""
STANDARD_SCALE = 24.5
"""Pixels a degree at the size for which the arrow widths are given."""
_WEST_SHARE = 0.19
"""How much of any further width goes to the west; the rest shows the sea in the east."""

NODES = MappingProxyType(
    {
        "MMR": (95.8, 21.3),
        "THA": (100.9, 15.4),
        "LAO": (103.0, 19.2),
        "VNM": (107.2, 16.3),
        "KHM": (105.1, 12.5),
        "CHN": (104.2, 26.7),
        "CHN_YN": (101.6, 24.5),
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
"""Where nodes stand (degrees east, north): places that leave room for arrows, not capitals."""

FAR = ("KOR", "JPN", "TWN", "HKG", "MAC", "PHL", "BRN", "IDN", "AUS", "NZL")
"""Places in the east, by direction from the subregion, from north to south; all others stand below them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` pixels: map at the left, strip of far places (`strip` pixels
    wide) at the right.
    """

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
        return self.projection.scale / STANDARD_SCALE

    @property
    def is_small(self) -> bool:
        """Whether the picture is of the size of a phone."""
        return self.width < 560

    def node(self, place: str) -> tuple[float, float] | None:
        """The pixel at which a place stands on the map; None if it lies outside of it."""
        if place not in NODES:
            return None
        x, y = self.projection.pixel(*NODES[place])
        inside = 8 <= x <= self.map_width - 8 and 8 <= y <= self.height - 8
        return (x, y) if inside else None

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the whole picture, in degrees."""
        west, north = self.projection.position(0, 0)
        east, south = self.projection.position(self.width, self.height)
        return west, south, east, north


def far_rank(place: str) -> tuple[int, str]:
    """Where a far place stands in the strip: a key to sort by."""
    return FAR.index(place) if place in FAR else len(FAR), place


def frame_for(width: int, height: int) -> Frame:
    """The frame of a picture of so many pixels (at least 280 by 240)."""
    width, height = max(width, 280), max(height, 240)
    strip = 148 if width >= 560 else 112
    room = width - strip
    scale = min(height / (mercator(NORTH) - mercator(SOUTH)), room / (CORE_EAST - CORE_WEST))
    spare = room / scale - (CORE_EAST - CORE_WEST)
    return Frame(width, height, strip, Projection(scale, CORE_WEST - _WEST_SHARE * spare, NORTH))
