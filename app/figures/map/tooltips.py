"""What the pointer shows over the bodies of a flow map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.data.dataset import Dataset, Mention
from app.data.map.bands import ByChannel
from app.data.standing import CorridorFigure
from app.figures.map.bodies import Body
from app.figures.map.selection import Corridor
from app.text.map.bands import band_tooltip, split_lines, split_tooltip
from app.text.map.words import corridor_tooltip, mention_tooltip


@dataclass(frozen=True, slots=True)
class Tooltips:
    """Texts of bodies by their name, and of whole arrows by corridor."""

    bodies: dict[str, str]
    corridors: dict[Corridor, str]


def tooltips(
    dataset: Dataset,
    figures: Mapping[Corridor, CorridorFigure],
    named: Mapping[Corridor, list[Mention]],
    channels: ByChannel,
    found: Sequence[Body],
) -> Tooltips:
    """The texts of all bodies: a figure, a band of it, or sectors named without a number.

    `channels` are all splits of the view; those whose arrow is too narrow for bands are told in its text.
    """
    texts: dict[str, str] = {}
    by_corridor: dict[Corridor, str] = {}
    for body in found:
        split = channels.split.get(body.key)
        if body.row is not None and split is not None and body.tone is not None:
            texts[body.id] = band_tooltip(dataset, split, body.row)
            by_corridor[body.key] = split_tooltip(dataset, split)
        elif body.row is None:
            texts[body.id] = by_corridor[body.key] = mention_tooltip(dataset, named[body.key])
        else:
            words = [corridor_tooltip(dataset, figures[body.key])]
            if split is not None:
                words.append(split_lines(dataset, split))
            texts[body.id] = by_corridor[body.key] = "<br>".join(words)
    return Tooltips(texts, by_corridor)
