"""Labels of the bands of an arrow: each on its own side of it, or joined to its band by a line."""

from typing import TypeAlias

from shapely import LineString, Point

from app.flowmap.arrows import Arrow
from app.flowmap.bands import bands
from app.flowmap.labels import Box, Room, beside, text_size
from app.flowmap.strip import FlowSpec, Label

Line: TypeAlias = tuple[tuple[float, float], tuple[float, float]]

_SIDES = (1, -1)
"""The sides on which `beside` gives its places in turn; the first band lies on the first of them."""
_TRIED = tuple((far, part) for part in (1.0, 0.9) for far in (0.0, 4.0, 9.0, 16.0))
"""Further pixels between an arrow and a label, and parts of its type size, in the order in which they are tried."""
_FAR = ((0.0, 1.0), (10.0, 1.0), (24.0, 1.0), (24.0, 0.9), (40.0, 0.9))
"""The same for labels with a line to their band, which may stand anywhere."""


def band_labels(flow: FlowSpec, shape: Arrow, room: Room, size: float) -> tuple[list[Label], list[Line]]:
    """Labels for the parts of a flow at a type size, and lines from those that do not stand right beside their band.

    A label without room is left out: the list and the pointer tell every band.
    """
    labels: list[Label] = []
    lines: list[Line] = []
    found = bands(shape, [share for share, _text in flow.parts])
    # The outer bands first: they have but one side.
    for at in sorted(range(len(found)), key=lambda at: 0 < at < len(found) - 1):
        band, text = found[at], flow.parts[at][1]
        own = {0: _SIDES[0], len(found) - 1: _SIDES[1]}.get(at)
        tried = [(far, part, own) for far, part in _TRIED if own]
        tried += [(far, part, side) for far, part in _FAR for side in _SIDES if side != own]
        for far, part, side in tried:
            extent = text_size(text, size * part)
            spots = beside(shape.axis, shape.width / 2 + 4 + far, extent)
            if (place := room.take(spots[_SIDES.index(side) :: 2])) is not None:
                labels.append(Label(text, place, size * part, "number", flow.key))
                if side != own:
                    lines.append(_line(place, band))
                break
    return labels, lines


def _line(text: Box, band: Arrow) -> Line:
    """From the edge of a text to the nearest point of the middle of a band."""
    axis = LineString(band.axis[:-1])
    target = axis.interpolate(axis.project(Point(text.x, text.y)))
    start = text.polygon.exterior.interpolate(text.polygon.exterior.project(target))
    return (start.x, start.y), (target.x, target.y)
