"""Which corridors of a view a picture has room for, and why the others are not drawn."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from app.data.map.bands import ByChannel
from app.data.standing import CorridorFigure, Standing
from app.domain.codes import MapFrame
from app.domain.measures import MEASURES
from app.figures.map.selection import Corridor
from app.figures.map.widths import Widths
from app.flowmap.bands import fits
from app.flowmap.frame import Frame, is_western
from app.flowmap.strip import has_room, holds, is_far
from app.text.map.counts import NotDrawn

ON_A_PHONE = 7
MOST_ARROWS = MappingProxyType({MapFrame.GMS: 24, MapFrame.ASIA: 20, MapFrame.WORLD: 14})
"""How many corridors a picture draws, the largest first, on a phone and else; the list holds them all."""
_TOO_SMALL = 60
"""One part of so many of the floor of the scale is not drawn where a measure has hundreds of corridors."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The corridors that a picture draws, largest first, and the reason for each of the others."""

    rows: tuple[CorridorFigure, ...]
    left_out: dict[Corridor, NotDrawn]


def drawn_of(shown: Standing, frame: Frame, scale: Widths) -> Drawn:
    """The largest corridors that the picture has room for; those whose ends it cannot show take none of it.

    Of a wide measure, arrows so much smaller than the floor of the scale that nobody could tell are left out, unless
    there are no others: their legend says that the thinnest arrow is so many or less.
    """
    found: list[CorridorFigure] = []
    left_out: dict[Corridor, NotDrawn] = {}
    least = _least(shown, frame, scale)
    most = ON_A_PHONE if frame.is_small else MOST_ARROWS[frame.kind]
    for row in shown.corridors:
        if not row.figure.reach:
            # A printed zero is a figure, but no flow: it stands in the list and as a mark.
            left_out[row.corridor] = NotDrawn.ZERO
        elif not has_room(frame, row.corridor):
            # Both on the map, but with no room for an arrow between them.
            is_near = all(frame.node(place) is not None for place in row.corridor)
            left_out[row.corridor] = NotDrawn.NEAR if is_near else NotDrawn.OUTSIDE
        elif len(found) >= most or row.figure.reach < least:
            left_out[row.corridor] = NotDrawn.SMALL
        elif found and _is_remote(frame, row, scale):
            left_out[row.corridor] = NotDrawn.OUTSIDE
        elif not holds(frame, [each.corridor for each in (*found, row)]):
            left_out[row.corridor] = NotDrawn.CROWDED
        else:
            found.append(row)
    return Drawn(tuple(found), left_out)


def _least(shown: Standing, frame: Frame, scale: Widths) -> float:
    """The smallest figure that has an arrow, as far as its size goes."""
    least = scale.floor / _TOO_SMALL if MEASURES[shown.measure].is_wide else 0.0
    largest = max((row.figure.reach for row in shown.corridors if has_room(frame, row.corridor)), default=0.0)
    return least if largest >= least else 0.0


def _is_remote(frame: Frame, row: CorridorFigure, scale: Widths) -> bool:
    """Whether a corridor ends in the far west and is among the thinnest: the list and the map of the world hold it."""
    is_west = is_far(frame, row.corridor) and is_western(row.corridor[1])
    return is_west and row.figure.reach <= scale.floor


def wide_enough(channels: ByChannel, frame: Frame, scale: Widths) -> ByChannel:
    """Only the splits whose bands can be seen in a picture; the other arrows of it stay whole."""
    split = {
        key: each
        for key, each in channels.split.items()
        if fits(scale.pixels(each.width) * frame.zoom, [part.size / each.width for part in each.parts])
    }
    there = {part.channel for each in split.values() for part in each.parts}
    kept = tuple(channel for channel in channels.channels if channel in there)
    return replace(channels, split=split, channels=kept)
