"""Who went through which channel: the figures of one series and one date of which nobody is in two."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.data.channel_tree import is_within, overlap
from app.data.claims import ADDABLE, unlike_stages
from app.data.compare.compare import compared, selected
from app.data.dataset import Dataset
from app.data.derived.kinds import unfit
from app.data.passing import drawable, passing, touching
from app.domain.codes import ALL, UNSPECIFIED
from app.domain.figure import Observation
from app.domain.period import Period
from app.state.view import ViewState

_WHOLES = (ALL, UNSPECIFIED, "DOCUMENTED", "FORMAL")
"""Channels that say nothing of the way that people took."""


@dataclass(frozen=True, slots=True)
class Streams:
    """Figures of one series and date, largest first, that leave each other out: through channels where
    `by_channel`, else from origin to destination only.

    `set_aside` are bounds, ranges and doubtful figures of the same series and date, whose width nobody knows; `zeros`
    have none.
    """

    series_id: str
    period: Period
    by_channel: bool
    figures: tuple[Observation, ...]
    set_aside: tuple[Observation, ...]
    zeros: tuple[Observation, ...]

    @property
    def unlike_stages(self) -> bool:
        """Whether the figures count people at different stages of a procedure, so that no sum or rank is made."""
        return unlike_stages(self.figures)

    @property
    def corridors(self) -> tuple[tuple[str, str], ...]:
        """The pairs of places, that of the largest figure first."""
        return tuple(dict.fromkeys(row.corridor for row in self.figures))

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels, that of the largest figure first."""
        return tuple(dict.fromkeys(row.channel for row in self.figures))


@dataclass(frozen=True, slots=True)
class Sankey:
    """What is drawn of a year, and the other series that could be. `left_out` counts the corridors that have a figure
    in that year but none in the series drawn.
    """

    year: int | None
    streams: Streams | None
    others: tuple[Streams, ...]
    left_out: int


@lru_cache(maxsize=64)
def _sankey(dataset: Dataset, state: ViewState) -> Sankey:
    shown = compared(dataset, state)
    if shown.year is None:
        return Sankey(None, None, (), 0)
    found = _through_channels(dataset, state, shown.year)
    if not found:
        found = _without_channels(dataset, [row.figure for row in shown.corridors])
    if not found:
        return Sankey(shown.year, None, (), len(shown.corridors))
    streams = found[0]
    told = {row.corridor for row in (*streams.figures, *streams.set_aside, *streams.zeros)}
    left_out = sum(row.corridor not in told for row in shown.corridors)
    return Sankey(shown.year, streams, tuple(found[1:]), left_out)


def sankey_of(dataset: Dataset, state: ViewState) -> Sankey:
    """The streams of a view: of the series with most corridors among those that tell channels apart; where none does,
    of that with most corridors.
    """
    return _sankey(dataset, selected(state).but(from_year=None, to_year=None))


def _through_channels(dataset: Dataset, state: ViewState, year: int) -> list[Streams]:
    """Streams of each series that tells channels apart in a year, the best first."""
    rows = dataset.observations
    found = drawable(dataset, state) & passing(dataset, state) & touching(dataset, year, year) & rows.may_lead
    narrow = ~rows.among("channel", _WHOLES)
    if not state.sector:
        narrow = narrow & rows.among("sector", (ALL,))
    grouped: dict[tuple[str, str], list[Observation]] = {}
    for row in rows.where(found & narrow):
        if _has_an_end(dataset, row):
            grouped.setdefault((row.series_id, row.period.text), []).append(row)
    streams = [
        each
        for group in grouped.values()
        if (each := _streams(dataset, group, by_channel=True))
        and (len(each.channels) > 1 or (state.channel and len(each.figures) > 1))
    ]
    return _one_date_each(dataset, streams)


def _without_channels(dataset: Dataset, figures: Iterable[Observation]) -> list[Streams]:
    """Streams from origin to destination of each series, from the figures that stand for corridors."""
    grouped: dict[tuple[str, ...], list[Observation]] = {}
    for row in figures:
        kind = row.series_id, row.period.text, row.unit, row.sector, row.stage
        grouped.setdefault(kind, []).append(row)
    streams = [each for group in grouped.values() if (each := _streams(dataset, group, by_channel=False))]
    return _one_date_each(dataset, streams)


def _streams(dataset: Dataset, rows: list[Observation], *, by_channel: bool) -> Streams | None:
    """The figures of one series and date that may be drawn side by side; None where the same people stand in two."""
    fit = [row for row in rows if unfit([row]) is None and row.size and row.unit in ADDABLE]
    parts = [row for row in fit if not _holds_another(dataset, row, fit)]
    # Channels of one table may count different stages: they stand side by side, but are not added up.
    kinds = {(row.unit, row.sector, row.sex, "" if by_channel else row.stage) for row in parts}
    if len(kinds) != 1:
        return None
    for corridor in {row.corridor for row in parts}:
        here = [row.channel for row in parts if row.corridor == corridor]
        if overlap(dataset, here) is not None or _has_a_whole(dataset, corridor, parts):
            return None
    ordered = sorted(parts, key=lambda row: (-row.size, row.observation_id))
    aside = tuple(row for row in rows if unfit([row]) is not None)
    zeros = tuple(row for row in rows if unfit([row]) is None and not row.size)
    return Streams(rows[0].series_id, rows[0].period, by_channel, tuple(ordered), aside, zeros)


def _holds_another(dataset: Dataset, row: Observation, rows: Iterable[Observation]) -> bool:
    """Whether a figure of a narrower channel of the same corridor is among `rows`."""
    return any(
        each.corridor == row.corridor
        and each.channel != row.channel
        and is_within(dataset, each.channel, row.channel)
        for each in rows
    )


def _has_a_whole(dataset: Dataset, corridor: tuple[str, str], rows: Iterable[Observation]) -> bool:
    """Whether other figures are of places that hold those of `corridor`, or of everyone."""
    for row in rows:
        if row.corridor == corridor:
            continue
        ends = zip(corridor, row.corridor, strict=True)
        if all(there in (here, ALL, dataset.places[here].parent) for here, there in ends):
            return True
    return False


def _has_an_end(dataset: Dataset, row: Observation) -> bool:
    """Whether at least the destination is one place: where people came from may be unpublished."""
    return dataset.places[row.destination].is_on_earth


def _one_date_each(dataset: Dataset, streams: list[Streams]) -> list[Streams]:
    """Of each series the date with most corridors, the latest of several; the series with most corridors between two
    places first, then those with most channels and people, then in the measure's order.
    """

    def pairs(each: Streams) -> int:
        return sum(dataset.places[origin].is_on_earth for origin, _destination in each.corridors)

    by_date = sorted(streams, key=lambda each: (-pairs(each), -each.period.end.toordinal(), each.period.text))
    dates: dict[str, Streams] = {}
    for each in by_date:
        dates.setdefault(each.series_id, each)
    return sorted(
        dates.values(),
        key=lambda each: (
            -pairs(each),
            -len(each.channels),
            -sum(row.size for row in each.figures),
            dataset.series[each.series_id].priority,
            each.series_id,
        ),
    )
