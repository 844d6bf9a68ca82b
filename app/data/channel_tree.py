"""How channels of migration contain and exclude one another: `parent` and `excludes` of channels.csv."""

from collections.abc import Iterable
from itertools import combinations

from app.data.dataset import Dataset


def ancestry(dataset: Dataset, channel: str) -> tuple[str, ...]:
    """A channel and everything that it is part of, the narrowest first."""
    found = [channel]
    while (parent := dataset.channels[found[-1]].parent) and parent not in found:
        found.append(parent)
    return tuple(found)


def is_within(dataset: Dataset, channel: str, whole: str) -> bool:
    """Whether everyone in `channel` is also in `whole`; a channel is within itself."""
    return whole in ancestry(dataset, channel)


def exclude_each_other(dataset: Dataset, one: str, other: str) -> bool:
    """Whether nobody is in both channels, by themselves or by what they are part of."""
    ones, others = ancestry(dataset, one), ancestry(dataset, other)
    if one in others or other in ones:
        return False
    return any(
        left in dataset.channels[right].excludes or right in dataset.channels[left].excludes
        for left in ones
        for right in others
    )


def overlap(dataset: Dataset, channels: Iterable[str]) -> tuple[str, str] | None:
    """The first two of several channels that may hold the same people; None if all exclude each other."""
    return next((pair for pair in combinations(channels, 2) if not exclude_each_other(dataset, *pair)), None)
