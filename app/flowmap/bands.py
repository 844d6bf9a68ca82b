"""An arrow cut lengthwise into parallel bands that share its head: the parts of one flow.

All lengths are pixels. Band widths are proportional to their shares; together with the gaps they are the whole arrow.
"""

from collections.abc import Sequence

import numpy as np
from shapely import Polygon, make_valid

from app.flowmap.arrows import Arrow
from app.flowmap.projection import Points

GAP = 1.5
"""Width of the paper between two bands."""
THINNEST = 1.2
"""No band is thinner than this; an arrow that would need it stays whole."""
_NARROWEST_GAP = 0.7
"""Gaps of arrows narrower than 18 pixels are a twelfth of the arrow, and this at least."""


def bands(shape: Arrow, shares: Sequence[float]) -> tuple[Arrow, ...]:
    """The bands of an arrow from one of its sides to the other, for `shares` that add up to 1.

    Each is an arrow of its own: a closed ring with its part of the head, its centre line, its width. There are none
    where one of them would be too thin to be seen, or where there are fewer than two.
    """
    if not fits(shape.width, shares):
        return ()
    count, gap = len(shares), _gap(shape.width)
    room = shape.width - gap * (count - 1)
    found, begin = [], 0.0
    for at, share in enumerate(shares):
        end = begin + share * room / shape.width
        found.append(_band(shape, begin, end, at == 0, at == count - 1))
        begin = end + gap / shape.width
    return tuple(found)


def fits(width: float, shares: Sequence[float]) -> bool:
    """Whether an arrow of `width` has room for bands of these shares."""
    room = width - _gap(width) * (len(shares) - 1)
    return len(shares) > 1 and min(shares) * room >= THINNEST


def _gap(width: float) -> float:
    return min(max(_NARROWEST_GAP, width / 12), GAP)


def _band(shape: Arrow, begin: float, end: float, is_first: bool, is_last: bool) -> Arrow:
    """The band between two parts of the width of an arrow, of which 0 is its first side and 1 the other."""
    left, right = shape.sides
    corner, tip, other = shape.ring[len(left) : len(left) + 3]
    one, two = left + (right - left) * begin, left + (right - left) * end
    # In the head the edges run on parallel to its axis, until they meet one of its slanted sides.
    base = (corner + other) / 2
    half_head = float(np.hypot(*(corner - base)))
    across = (corner - base) / half_head
    top, bottom = (float(np.dot(edge[-1] - base, across)) for edge in (one, two))

    def at(offset: float) -> Points:
        """Where the line at `offset` from the axis meets the side of the head."""
        point: Points = base + across * offset + (tip - base) * (1 - abs(offset) / half_head)
        return point

    head: list[Points] = [corner] if is_first else [at(top)]
    if (is_first or top > 0) and (is_last or bottom < 0):
        head.append(tip)
    head.append(other if is_last else at(bottom))
    ring = np.vstack([one, *head, two[::-1], one[:1]])
    middle = (one + two) / 2
    centre = (max(min(top, half_head), -half_head) + bottom) / 2
    axis = np.vstack([middle, at(centre)])
    return Arrow(_sound(ring), axis, shape.width * (end - begin))


def _sound(ring: Points) -> Points:
    """The ring, or the largest part of it where a tight curve makes it cross itself."""
    polygon = Polygon(ring)
    if polygon.is_valid:
        return ring
    mended = make_valid(polygon)
    parts = [part for part in getattr(mended, "geoms", [mended]) if part.geom_type == "Polygon"]
    return np.asarray(max(parts, key=lambda part: part.area).exterior.coords)
