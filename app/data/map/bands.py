"""Which corridors of a map can be split into channels: those for which one table prints channels that exclude each
other, for one date, sector and sex. Figures of different tables or dates are never put side by side in one arrow.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from app.data.channel_tree import is_within
from app.data.claims import Claim, added_up
from app.data.dataset import Dataset
from app.data.derived.kinds import Key, Refusal
from app.data.derived.sums import sum_of_channels
from app.data.related import alike
from app.data.standing import CorridorFigure, Standing
from app.domain.figure import Observation
from app.state.view import SplitBy, ViewState

Corridor: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Split:
    """A corridor by channel: `parts`, of which nobody stands in two, in the order in which the map shows channels.

    `published` is the figure that stands for the corridor without the split: the whole that the same table prints,
    else the one of the list, which may be of another source and date; None if that is one of the parts. `together` is
    their sum; None where they count different stages, which are shown side by side but never added.
    """

    parts: tuple[Observation, ...]
    published: Observation | None
    together: Claim | None

    @property
    def width(self) -> float:
        """What the bands are wide together, in persons: no number to be told, since the sum may be refused."""
        return sum(part.size for part in self.parts)

    @property
    def differs(self) -> bool:
        """Whether the published figure is another number than the sum."""
        return (
            self.together is not None
            and self.published is not None
            and self.published.size != self.together.value
        )

    def percent(self, part: Observation) -> float | None:
        """The share of a part in the sum, from 0 to 100; None where there is no sum."""
        return 100 * part.size / self.together.value if self.together is not None else None


@dataclass(frozen=True, slots=True)
class ByChannel:
    """The corridors of a map that are split, why the others stay whole, and all channels in the order of the bands."""

    split: Mapping[Corridor, Split]
    whole: Mapping[Corridor, Refusal]
    channels: tuple[str, ...]


NOTHING_SPLIT = ByChannel(MappingProxyType({}), MappingProxyType({}), ())


def by_channel(dataset: Dataset, state: ViewState, shown: Standing) -> ByChannel:
    """Each corridor of a map by channel, or why it stays whole; nothing unless the view asks for channels."""
    if state.by != SplitBy.CHANNEL:
        return NOTHING_SPLIT
    found = {row.corridor: _split(dataset, state, row) for row in shown.corridors}
    split = {key: each for key, each in found.items() if isinstance(each, Split)}
    channels = _ordered(dataset, split.values())
    return ByChannel(
        {
            key: replace(each, parts=tuple(sorted(each.parts, key=lambda part: channels.index(part.channel))))
            for key, each in split.items()
        },
        {key: each for key, each in found.items() if isinstance(each, Refusal)},
        channels,
    )


def _ordered(dataset: Dataset, found: Iterable[Split]) -> tuple[str, ...]:
    """Channels in the order of a map: recruited before leaving first, then by what they make up on it."""
    totals: Counter[str] = Counter()
    for each in found:
        totals.update({part.channel: round(part.size) for part in each.parts})
    return tuple(
        sorted(
            totals, key=lambda channel: (not is_within(dataset, channel, "FORMAL"), -totals[channel], channel)
        )
    )


def _split(dataset: Dataset, state: ViewState, row: CorridorFigure) -> Split | Refusal:
    """The split of a corridor from the table of its figure; else from the first other table that has one."""
    refusals: list[Refusal] = []
    tables: dict[tuple[str, str], Observation] = {}
    for each in sorted([row.figure, *row.others], key=lambda each: _claim(dataset, row.figure, each)):
        alike_figure = (each.sector, each.sex, each.unit) == (row.figure.sector, row.figure.sex, "persons")
        if alike_figure and each.series_id in _by_channel(dataset):
            tables.setdefault((each.series_id, each.period.text), each)
    for each in tables.values():
        summed = sum_of_channels(dataset, each, Key.SUM_OF_CHANNELS)
        # Bands of unlike stages stand side by side, as the streams of a Sankey diagram do; only their sum is refused.
        if summed.refusal not in (None, Refusal.STAGES):
            refusals.append(summed.refusal)
            continue
        parts = tuple(part for part in summed.inputs if isinstance(part, Observation))
        if state.channel:
            parts = tuple(part for part in parts if part.channel in state.channel)
        parts = tuple(part for part in parts if part.size > 0)
        if len(parts) < 2:
            refusals.append(Refusal.NO_PARTS)
            continue
        published = (None if state.channel else _whole(dataset, each, parts)) or row.figure
        return Split(parts, None if published in parts else published, added_up(dataset, parts))
    return next((reason for reason in refusals if reason != Refusal.NO_PARTS), Refusal.NO_PARTS)


def _claim(dataset: Dataset, figure: Observation, other: Observation) -> tuple[bool, bool, int, int, str]:
    """Which table comes first: that of the figure itself, then the measure's order of series, then the latest."""
    return (
        other.series_id != figure.series_id,
        other.period != figure.period,
        dataset.series[other.series_id].priority,
        -other.period.end.toordinal(),
        other.observation_id,
    )


def _whole(dataset: Dataset, row: Observation, parts: tuple[Observation, ...]) -> Observation | None:
    """What the same table prints for all these channels together."""
    return next(
        (
            each
            for each in alike(dataset, row, but="channel")
            if each not in parts and all(is_within(dataset, part.channel, each.channel) for part in parts)
        ),
        None,
    )


@lru_cache(maxsize=4)
def _by_channel(dataset: Dataset) -> frozenset[str]:
    """The series that print more than one channel; all others need no look."""
    rows = dataset.observations
    channels: dict[str, set[str]] = {}
    (series, names), (codes, words) = rows.codes("series_id"), rows.codes("channel")
    for one, other in set(zip(series.tolist(), codes.tolist(), strict=True)):
        channels.setdefault(names[one], set()).add(words[other])
    return frozenset(name for name, found in channels.items() if len(found) > 1)
