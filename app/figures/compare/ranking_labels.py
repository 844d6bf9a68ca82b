"""The words of the bars of the ranking: beside each bar where they fit whole, else in two lines, else above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.figures.compare.frame import bold
from app.figures.compare.ranking_marks import reach_beyond
from app.figures.tokens import Tokens
from app.figures.trends.labels import wrapped
from app.flowmap.labels import text_size
from app.text.compare.details import bar_details
from app.text.labels import way_name
from app.text.map.amounts import map_amount
from app.text.sources.disagreements import differs_sign

NUMBER, SMALL, SMALLEST = 14.0, 12.0, 11.5
"""Type of numbers and names, of details, and of details above a bar, where a phone is narrow."""
THICK = 18.0
"""Pixels of a bar across at most, where its words stand beside it."""
_ABOVE_THICK = 12.0
_HEAD, _LINE, _UNDER, _GAP = 18.0, 15.6, 5.0, 9.0
"""Pixels of a line with number and name, of one with details, over the bar below them, and between rows."""
_HEAVY = 1.06
"""How much wider than measured a line with a heavy number is."""
_AIR = 14.0
_MOST_LONG = 0.56
"""The part of the width that the longest bar takes at most, so that its words stand near to it."""


class Place(StrEnum):
    """Where the words of bars stand."""

    BESIDE = "beside"
    TWO_LINES = "two lines"
    ABOVE = "above"


_LEAST_LONG = {Place.BESIDE: 0.3, Place.TWO_LINES: 0.25}
"""The part of the width that the longest bar must keep, else its words stand elsewhere."""


@dataclass(frozen=True, slots=True)
class BarWords:
    """A figure with its number and name as plain text, the sign of what does not fit, and its details."""

    row: Observation
    figure: str
    sign: str
    name: str
    details: str

    @property
    def head(self) -> str:
        """Number, sign and name as plain text, whose width is measured."""
        return "  ".join([" ".join(filter(None, [self.figure, self.sign])), self.name])

    def html(self, ink: Tokens) -> str:
        """Number in the colour of the origin, sign, name."""
        parts, colour = map_amount(self.row), ink.origin(self.row.origin).text
        before, after = (escape(each, quote=False) for each in (parts.before, parts.after))
        figure = f'<span style="color:{colour}">{before}{bold(parts.number)}{after}</span>'
        sign = f' <span style="color:{ink.warn}">{self.sign}</span>' if self.sign else ""
        return f"{figure}{sign}  {escape(self.name, quote=False)}"


@dataclass(frozen=True, slots=True)
class Labels:
    """How the words of all bars stand: `long` pixels of the longest bar, the lines of the `details` of each, `height`
    pixels of a row at least, and `scale`, by how much everything is larger than its least.
    """

    place: Place
    long: float
    details: tuple[tuple[str, ...], ...]
    height: float
    scale: float

    @property
    def most(self) -> float:
        """Pixels of a row at most: bars further apart would not be seen together."""
        return max((1.2 if self.scale == 1.0 else 1.6) * self.height, 44.0 * self.scale)

    @property
    def thick(self) -> float:
        """Pixels of a bar across, in a row of the least height."""
        return (_ABOVE_THICK if self.place == Place.ABOVE else THICK) * self.scale

    @property
    def up(self) -> float:
        """Pixels from the middle of a row up to the middle of its number, where words stand above the bar."""
        return (self.height - (_GAP + _HEAD) * self.scale) / 2

    @property
    def small(self) -> float:
        """The type of details."""
        return (SMALLEST if self.place == Place.ABOVE else SMALL) * self.scale

    @property
    def down(self) -> float:
        """Pixels from the middle of a row down to the middle of its bar: none unless words stand above it."""
        return (self.height - _GAP * self.scale - self.thick) / 2 if self.place == Place.ABOVE else 0.0


def bar_words(dataset: Dataset, row: Observation) -> BarWords:
    """The words of a figure."""
    return BarWords(
        row,
        str(map_amount(row)),
        differs_sign(dataset, row.observation_id),
        way_name(dataset, row.measure, row.corridor),
        bar_details(dataset, row),
    )


def labels_of(words: Sequence[BarWords], width: float, *, narrow: bool, scale: float = 1.0) -> Labels:
    """The words of bars on `width` pixels; details are never cut, since they say how sure a number is."""
    heads = [text_size(each.head, NUMBER * scale)[0] * _HEAVY for each in words]
    smalls = [text_size(f"  {each.details}", SMALL * scale)[0] for each in words]
    if not narrow:
        one_line = [head + small for head, small in zip(heads, smalls, strict=True)]
        two_lines = [max(pair) for pair in zip(heads, smalls, strict=True)]
        for place, wide in ((Place.BESIDE, one_line), (Place.TWO_LINES, two_lines)):
            long = _longest(words, wide, width)
            if long >= _LEAST_LONG[place] * width:
                lines = tuple((each.details,) for each in words)
                height = 27.0 if place == Place.BESIDE else _HEAD + _LINE + 6
                return Labels(place, long, lines, height * scale, scale)
    details = tuple(tuple(wrapped(each.details, SMALLEST * scale, width - 6)) for each in words)
    most = max(map(len, details), default=1)
    height = _HEAD + most * _LINE + _UNDER + _ABOVE_THICK + _GAP
    return Labels(Place.ABOVE, width - 30, details, height * scale, scale)


def _longest(words: Sequence[BarWords], wide: Sequence[float], width: float) -> float:
    """The length of the longest bar with which the words of every bar have room behind its own."""
    top = max((each.row.reach for each in words), default=0.0) or 1.0
    rooms = [
        (width - label - reach_beyond(each.row) - 10 - _AIR) / max(each.row.reach / top, 0.02)
        for each, label in zip(words, wide, strict=True)
    ]
    return min([*rooms, _MOST_LONG * width])
