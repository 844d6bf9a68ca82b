"""Placing labels: each text gets the first free of its candidate places, or none at all. No label lies
on another one.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon, STRtree, box
from shapely.geometry.base import BaseGeometry

from app.flowmap.projection import Points

_LATIN = """
    26 28 45 65 57 88 74 25 32 32 55 57 28 32 28 40 57 57 57 57 57 57 57 57
    57 57 28 28 57 57 57 46 90 67 66 64 73 56 54 73 76 37 31 65 55 93 79 79
    62 79 64 55 57 75 63 95 64 60 58 33 40 33 57 42 33 58 63 50 63 58 37 63
    64 28 28 59 28 96 64 62 63 63 43 49 41 64 55 83 56 55 48 39 55 39 57
"""
"""Advance widths of Noto Sans SemiBold for the characters 32 to 126, in hundredths of the type size."""
_SCRIPTS = (
    (0x0E00, 0x0E7F, 62, 1.6),  # Thai
    (0x0E80, 0x0EFF, 62, 1.65),  # Lao
    (0x1000, 0x109F, 92, 1.85),  # Burmese
    (0x1780, 0x17FF, 82, 1.7),  # Khmer
    (0x2E80, 0x9FFF, 100, 1.3),  # Chinese
    (0xFF00, 0xFFEF, 100, 1.3),  # Chinese punctuation
)
"""First and last character of a script, the width that nineteen of twenty names of places need for each letter
(hundredths of the type size; marks above and below take none), and the height of a line in type sizes.
"""
_OTHER, _LINE = 70, 1.22
"""Width of any other letter, and the height of a line of Latin ones."""
_SHARES = np.array([0.5, *(0.5 + sign * step for step in np.arange(0.04, 0.33, 0.04) for sign in (-1, 1))])
"""At which parts of a curve a text may stand, nearest to the middle first."""
_AT_ONCE = 12
_DEAR = 50.0
"""How much worse it is to cover a text, a node or a head than the body of an arrow."""
_APART = 3.0
"""Pixels of air between two texts."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels by its centre and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def polygon(self) -> Polygon:
        """The rectangle as a polygon."""
        half_width, half_height = self.width / 2, self.height / 2
        return box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)


def text_size(text: str, size: float) -> tuple[float, float]:
    """Width and height in pixels of a text of several lines (`<br>` between them) at a type size in pixels."""
    lines = text.split("<br>")
    widths, heights = zip(*(_line_size(line) for line in lines), strict=True)
    return max(widths) * size / 100, sum(heights) * size


@lru_cache(maxsize=4096)
def _line_size(line: str) -> tuple[int, float]:
    """Width of a line in hundredths of the type size, and its height in type sizes."""
    sizes = [_letter_size(letter) for letter in unicodedata.normalize("NFD", line)]
    return sum(width for width, _height in sizes), max((height for _width, height in sizes), default=_LINE)


@cache
def _letter_size(letter: str) -> tuple[int, float]:
    at = ord(letter)
    if 32 <= at < 127:
        return int(_LATIN.split()[at - 32]), _LINE
    width, height = next(
        ((width, height) for first, last, width, height in _SCRIPTS if first <= at <= last), (_OTHER, _LINE)
    )
    return (0 if unicodedata.category(letter) == "Mn" else width), height


class Room:
    """What of a picture is taken. Obstacles are shapes that no text may touch; where a text must stand it may cover
    one of them, but hardly one of the `solid` ones. Texts stand in the picture, and `within` a part of it if one is
    given. `texts` are the edges of the texts so far (left, top, right, bottom, with their air), a row each; what was
    there before can be put back to free what was taken since.
    """

    def __init__(
        self,
        width: float,
        height: float,
        obstacles: Iterable[BaseGeometry],
        solid: Iterable[BaseGeometry] = (),
        within: BaseGeometry | None = None,
    ) -> None:
        self._canvas: BaseGeometry = box(2, 2, width - 2, height - 2)
        if within is not None:
            self._canvas = self._canvas.intersection(within)
        shapely.prepare(self._canvas)
        shapes = [shape for shape in obstacles if not shape.is_empty]
        hard = [shape for shape in solid if not shape.is_empty]
        self._shapes = [*shapes, *hard]
        self._price = [1.0] * len(shapes) + [_DEAR] * len(hard)
        self._tree = STRtree(self._shapes)
        self.texts = np.empty((0, 4))

    def take(self, candidates: Sequence[Box], accept: Callable[[Box], bool] = lambda _: True) -> Box | None:
        """Take the first candidate that lies inside the picture, touches nothing and is accepted, or None."""
        # A few at a time: most texts find room at once, and many tests at a time are cheaper than one by one.
        start, many = 0, _AT_ONCE
        while start < len(candidates):
            some = candidates[start : start + many]
            start, many = start + many, 4 * many
            edges = _edges(some)
            shapes = shapely.box(*edges.T)
            free = np.array(shapely.covers(self._canvas, shapes), dtype=np.bool_)
            free[self._tree.query(shapes, predicate="intersects")[0]] = False
            free &= ~_overlap(edges, self.texts).any(axis=1)
            for at in np.flatnonzero(free).tolist():
                if accept(some[at]):
                    self._keep(some[at])
                    return some[at]
        return None

    def take_lightly(self, candidates: Sequence[Box], most: float) -> Box | None:
        """Take the candidate of which least is covered, if that is at most a part `most` of its area, and no text."""
        place = min(candidates, key=self._covered)
        if self._covered(place) > most * place.width * place.height:
            return None
        self._keep(place)
        return place

    def take_best(self, candidates: Sequence[Box]) -> Box:
        """Take the first candidate that is free, else the one inside the picture that covers least of what is taken."""
        place = self.take(candidates)
        if place is None:
            place = min(candidates, key=self._covered)
            self._keep(place)
        return place

    def _keep(self, text: Box) -> None:
        air = np.array([[-_APART, -_APART, _APART, _APART]])
        self.texts = np.vstack([self.texts, _edges([text]) + air])

    def _covered(self, text: Box) -> float:
        """Area in square pixels that a text shares with others; texts and what lies outside count most."""
        shape, edges = text.polygon, _edges([text])
        shared = sum(
            # A text on a text is unreadable; a text on an arrow is only ugly.
            self._shapes[index].intersection(shape).area * self._price[index]
            for index in self._tree.query(shape, predicate="intersects")
        )
        low, high = np.maximum(edges[:, :2], self.texts[:, :2]), np.minimum(edges[:, 2:], self.texts[:, 2:])
        texts = float(np.clip(high - low, 0.0, None).prod(axis=1).sum())
        return float(shared) + _DEAR * (texts + float(shape.difference(self._canvas).area))


def _edges(boxes: Sequence[Box]) -> NDArray[np.float64]:
    """Left, top, right and bottom of boxes (n, 4)."""
    x, y, width, height = np.array([(each.x, each.y, each.width, each.height) for each in boxes]).T
    return np.column_stack((x - width / 2, y - height / 2, x + width / 2, y + height / 2))


def _overlap(some: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each of some rectangles touches each of others."""
    a, b = some[:, None], others[None]
    return np.asarray(((a[..., :2] <= b[..., 2:]) & (a[..., 2:] >= b[..., :2])).all(axis=2), dtype=np.bool_)


def around(x: float, y: float, gap: float, size: tuple[float, float], order: str) -> list[Box]:
    """Places for a text of `size` around a node: `order` names sides and corners, such as "w sw s"."""
    width, height = size
    dx, dy = gap + width / 2, gap + height / 2
    cx, cy = 0.6 * gap + width / 2, 0.5 * gap + height / 2
    spots = {
        "e": (dx, 0.0),
        "w": (-dx, 0.0),
        "n": (0.0, -dy),
        "s": (0.0, dy),
        "ne": (cx, -cy),
        "nw": (-cx, -cy),
        "se": (cx, cy),
        "sw": (-cx, cy),
    }
    named = [
        Box(x + spots[name][0] * far, y + spots[name][1] * far, width, height)
        for far in (1.0, 1.3)
        for name in order.split()
    ]
    # Where none of these is free, the text may slide along above or below its node.
    slid = [
        Box(x + share * width, y + sign * (dy + more), width, height)
        for more in (0.0, 8.0, 16.0)
        for sign in (-1, 1)
        for share in (-0.2, 0.2, -0.35, 0.35, -0.5, 0.5, -0.7, 0.7)
    ]
    return named + slid


def ringed(x: float, y: float, gap: float, size: tuple[float, float]) -> list[Box]:
    """Places for a text of `size` all around a point, `gap` pixels from it to the edge of the text."""
    width, height = size
    found = []
    for turn in np.arange(16) * np.pi / 8:
        across, down = float(np.cos(turn)), float(np.sin(turn))
        # The text hangs by its side or corner, so that it is about as far away in all directions.
        longer = max(abs(across), abs(down))
        found.append(
            Box(
                x + across * (gap + width / 2 / longer), y + down * (gap + height / 2 / longer), width, height
            )
        )
    return found


def beside(axis: Points, gap: float, size: tuple[float, float]) -> list[Box]:
    """Places for a text of `size` beside a curve, `gap` pixels from its centre line, nearest to the middle first."""
    width, height = size
    index = np.round(_SHARES * (len(axis) - 1)).astype(np.intp)
    along = axis[np.minimum(index + 1, len(axis) - 1)] - axis[np.maximum(index - 1, 0)]
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    normal = np.column_stack((-along[:, 1], along[:, 0]))
    # How far the box must stand off depends on how much of its width lies across the curve.
    reach = gap + np.abs(normal[:, 0]) * width / 2 + np.abs(normal[:, 1]) * height / 2
    away = normal * reach[:, None]
    centres = np.stack([axis[index] + away, axis[index] - away], axis=1).reshape(-1, 2)
    return [Box(x, y, width, height) for x, y in centres.tolist()]
