"""Which figure stands for a corridor: section 2 of the contract, in this one place.

An arrow is one published figure. Nothing is added up here, no midpoint is made, no year is filled in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.data.dataset import Dataset, Mention
from app.data.observations import Mask
from app.data.passing import (
    DEFAULT_MEASURE,
    corridors_by_year,
    drawable,
    measure_of,
    passing,
    shapes,
    touching,
)
from app.domain.codes import ALL, Sex, Stage
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import ViewState

ENOUGH = 0.8
"""A year may be the default if it has this share of the corridors of the year with most."""

_WIDEST = {"DOCUMENTED": 0, "FORMAL": 1, ALL: 2}
_SINGLE = 3


@dataclass(frozen=True, slots=True)
class CorridorFigure:
    """The figure that stands for a corridor in a year, and its others of that year, latest first."""

    figure: Observation
    others: tuple[Observation, ...]

    @property
    def corridor(self) -> tuple[str, str]:
        """Origin and destination."""
        return self.figure.corridor


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure with only one place on earth: written at `place`, as people who came (`inward`) or left."""

    place: str
    inward: bool
    figure: Observation


class Counted(StrEnum):
    """What the years of a view count: corridors with a figure, or where none has any, marks, or mentions."""

    CORRIDORS = "corridors"
    MARKS = "marks"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a map shows for a view: one figure a corridor (largest first), marks, and sectors named without a
    number.

    `years` counts the corridors (or, where no corridor has a figure, the marks and mentions) that each year
    has under the same filters. `year` is None where nothing is left at all.
    """

    measure: str
    year: int | None
    corridors: tuple[CorridorFigure, ...]
    marks: tuple[Mark, ...]
    mentions: tuple[Mention, ...]
    years: tuple[tuple[int, int], ...]
    counted: Counted = Counted.CORRIDORS

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be drawn."""
        return not (self.corridors or self.marks or self.mentions)

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The series that the arrows come from, in the order of the arrows."""
        return tuple(dict.fromkeys(corridor.figure.series_id for corridor in self.corridors))

    @property
    def unlike_stages(self) -> tuple[Stage, ...]:
        """The stages that stand side by side within one channel, so that its figures cannot be ranked."""
        by_channel: dict[str, set[Stage]] = {}
        for corridor in self.corridors:
            if corridor.figure.stage:
                by_channel.setdefault(corridor.figure.channel, set()).add(corridor.figure.stage)
        mixed = [stages for stages in by_channel.values() if len(stages) > 1]
        return tuple(stage for stage in Stage if any(stage in stages for stages in mixed))


def standing(dataset: Dataset, state: ViewState) -> Standing:
    """What stands for each corridor in `state`, by the contract's rules; never raises on an empty choice."""
    measure = measure_of(state)
    rows = dataset.observations
    drawn = drawable(dataset, state)
    found = drawn & passing(dataset, state)
    nameless = _nameless(dataset, state)
    mentions = passing_mentions(dataset, state)
    leading = _years(dataset, found & rows.may_lead, nameless & rows.may_lead, mentions)
    # Years of figures that never set a default can still be chosen where there are no others.
    counted, years = leading if leading[1] else _years(dataset, found, nameless, ())
    year = state.year if state.year is not None else _default_year(leading[1])
    if year is None:
        return Standing(measure, None, (), (), (), years, counted)
    in_year = touching(dataset, year, year)
    now = rows.where(found & in_year)
    corridors = _corridors(now, dataset, state)
    marks: tuple[Mark, ...] = ()
    # Wide measures have a total for every place in the world; beside arrows they would only cover the map.
    if not (corridors and MEASURES[measure].is_wide):
        marks = _marks(now, rows.where(nameless & in_year), corridors, dataset, state)
    # By default a corridor that has a number in some year needs no mention; a chosen sector asks for what is
    # named, and so does a map that would else be empty.
    named = tuple(row for row in mentions if row.period.touches(year))
    if named and (corridors or marks) and not state.sector:
        numbered = {row.corridor for row in rows.where(found)}
        named = tuple(row for row in named if row.corridor not in numbered)
    return Standing(measure, year, corridors, marks, named, years, counted)


def best(rows: Iterable[Observation], dataset: Dataset, state: ViewState) -> Observation:
    """The one of several figures of a corridor and year that stands for it.

    All sectors before a single one; the widest documented channel, else the largest single one; of one channel
    the first series in the measure's order; of one series whole years before parts of them, then the latest
    period. Mere headlines come last, and before them figures that a page quotes and whose original nobody here has
    seen. Of a wide measure the order of series comes before the width of the channel, so that one definition holds
    all over the map.
    """

    def width(row: Observation) -> tuple[bool, bool, bool, int, int]:
        second_hand = bool(row.confidence)
        narrow_sector = not state.sector and row.sector != ALL
        channel = _SINGLE if state.channel else _WIDEST.get(row.channel, _SINGLE)
        order = dataset.series[row.series_id].priority if MEASURES[row.measure].is_wide else 0
        return not row.may_lead, second_hand, narrow_sector, order, channel

    rows = list(rows)
    widest = min(map(width, rows))
    rows = [row for row in rows if width(row) == widest]
    largest = max(rows, key=lambda row: (row.size, row.observation_id))
    return min(
        (row for row in rows if (row.channel, row.sector) == (largest.channel, largest.sector)),
        key=lambda row: (
            dataset.series[row.series_id].priority,
            "partial_year" in row.flags,
            -row.period.end.toordinal(),
            -row.size,
            row.observation_id,
        ),
    )


def _corridors(rows: Sequence[Observation], dataset: Dataset, state: ViewState) -> tuple[CorridorFigure, ...]:
    grouped: dict[tuple[str, str], list[Observation]] = {}
    for row in rows:
        if is_corridor(row, dataset):
            grouped.setdefault(row.corridor, []).append(row)
    for origin, destination in list(grouped):
        # A part of a country stands only where its country has no figure, or where the reader chose the part.
        wholes = _wholes(destination, dataset)
        if destination not in state.destination and any((origin, whole) in grouped for whole in wholes):
            del grouped[origin, destination]
    chosen = [
        CorridorFigure(figure, _latest_first(row for row in group if row is not figure))
        for group in grouped.values()
        for figure in [best(group, dataset, state)]
    ]
    return tuple(sorted(chosen, key=lambda row: (-row.figure.size, row.corridor)))


def _wholes(place: str, dataset: Dataset) -> Iterator[str]:
    """The larger places that a place is part of."""
    while parent := dataset.places[place].parent:
        yield parent
        place = parent


def _latest_first(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.period.end.toordinal(), -row.size, row.observation_id)))


def is_corridor(row: Observation, dataset: Dataset) -> bool:
    """Whether both ends of a figure are places on earth, and its measure may be drawn on a map."""
    return (
        dataset.places[row.origin].is_on_earth
        and dataset.places[row.destination].is_on_earth
        and MEASURES[row.measure].on_map
    )


def mentioned_places(row: Mention, dataset: Dataset) -> tuple[str, ...]:
    """The ends of a mention that are places on earth: two for an arrow, one for a mark, none for a region at large."""
    return tuple(code for code in row.corridor if dataset.places[code].is_on_earth)


def _nameless(dataset: Dataset, state: ViewState) -> Mask:
    """Figures of a chosen channel whose nationality is not published: no chosen origin can rule them out."""
    if not (state.origin and state.channel):
        return dataset.observations.none
    return drawable(dataset, state) & shapes(dataset).nameless & passing(dataset, state, but="origin")


def _marks(
    rows: Sequence[Observation],
    nameless: Sequence[Observation],
    corridors: tuple[CorridorFigure, ...],
    dataset: Dataset,
    state: ViewState,
) -> tuple[Mark, ...]:
    """Figures with one place on earth that no arrow stands for: one a place, direction and channel."""
    arrows = {
        (place, inward)
        for row in corridors
        for place, inward in ((row.corridor[1], True), (row.corridor[0], False))
    }
    by_scheme = {(row.destination, row.channel) for row in rows if is_corridor(row, dataset)}
    grouped: dict[tuple[str, bool, str], list[Observation]] = {}
    for row in dict.fromkeys([*rows, *nameless]):
        place, inward = _anchor(row, dataset)
        if not (place and MEASURES[row.measure].on_map):
            continue
        scheme = dataset.channels[row.channel].kind == "scheme"
        told = (place, inward) in arrows and (not scheme or (place, row.channel) in by_scheme)
        if state.channel or not told:
            grouped.setdefault((place, inward, row.channel if state.channel or scheme else ""), []).append(
                row
            )
    marks = [
        Mark(place, inward, best(group, dataset, state)) for (place, inward, _), group in grouped.items()
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.place, not mark.inward, -mark.figure.size)))


def _anchor(row: Observation, dataset: Dataset) -> tuple[str, bool]:
    """The only place on earth of a figure and whether people came there; empty if there are two or none."""
    origin, destination = dataset.places[row.origin], dataset.places[row.destination]
    if origin.is_on_earth == destination.is_on_earth:
        return "", False
    return (destination.code, True) if destination.is_on_earth else (origin.code, False)


def passing_mentions(dataset: Dataset, state: ViewState) -> tuple[Mention, ...]:
    """Sectors named without a number that pass the filters; a chosen channel or sex rules all of them out."""
    if measure_of(state) != DEFAULT_MEASURE or state.channel or state.series or state.sex != Sex.TOTAL:
        return ()
    return tuple(
        row
        for row in dataset.mentions
        if (not state.origin or row.origin in state.origin)
        and (not state.destination or row.destination in state.destination)
        and (not state.sector or row.sector in state.sector)
    )


def _years(
    dataset: Dataset, found: Mask, nameless: Mask, mentions: tuple[Mention, ...]
) -> tuple[Counted, tuple[tuple[int, int], ...]]:
    """How many corridors each year has; where none has any, how many marks; else how many mentions."""
    shape = shapes(dataset)
    if years := corridors_by_year(dataset, found & shape.corridor):
        return Counted.CORRIDORS, years
    if years := corridors_by_year(dataset, (found | nameless) & shape.mark):
        return Counted.MARKS, years
    pairs = {
        (year, row.corridor)
        for row in mentions
        for year in range(row.period.first_year, row.period.last_year + 1)
    }
    named = tuple(sorted(Counter(year for year, _ in pairs).items()))
    return (Counted.MENTIONS if named else Counted.CORRIDORS), named


def _default_year(years: tuple[tuple[int, int], ...]) -> int | None:
    if not years:
        return None
    most = max(count for _, count in years)
    return max(year for year, count in years if count >= ENOUGH * most)
