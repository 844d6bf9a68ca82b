"""Origins against destinations: the figure of each pair, why others have none, and totals where there may be some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.data.absence import Absence, absences
from app.data.claims import ADDABLE, Claim, added_up
from app.data.compare.compare import compared, selected
from app.data.dataset import Dataset, Mention
from app.data.derived.kinds import unfit
from app.data.passing import set_aside
from app.data.related import related
from app.data.standing import Standing
from app.domain.codes import ALL
from app.domain.figure import Observation
from app.state.view import ViewState

Pair = tuple[str, str]
"""Origin and destination."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a row or column of figures adds up to: `published` by their source for all places together, shown here or
    not, or else `added` up here. Both are None where that may not be done, or where there is only one figure.

    `figures` counts those in the line.
    """

    figures: int
    published: Observation | None = None
    added: Claim | None = None

    @property
    def size(self) -> float | None:
        """The number of the total, None where there is none."""
        if self.published is not None:
            return self.published.size
        return None if self.added is None else self.added.value

    @property
    def is_refused(self) -> bool:
        """Whether figures stand in the line that may not be added up."""
        return self.figures > 1 and self.size is None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The figures of a view as a table. `origins` and `destinations` stand in the order asked for.

    `absent` says why pairs have no figure, where a series tells; `named` are pairs for which a source names sectors
    without a number; `aside` are figures left out as implausible or of confidence C. Totals are those of the origin's
    row and of the destination's column.
    """

    shown: Standing
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    cells: Mapping[Pair, Observation]
    absent: Mapping[Pair, Absence]
    named: Mapping[Pair, tuple[Mention, ...]]
    aside: Mapping[Pair, Observation]
    origin_totals: Mapping[str, Total]
    destination_totals: Mapping[str, Total]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of two different places, row by row."""
        return tuple((one, other) for one in self.origins for other in self.destinations if one != other)

    @property
    def totals(self) -> tuple[Total, ...]:
        """All totals, those of origins first."""
        return (*self.origin_totals.values(), *self.destination_totals.values())


def matrix_of(dataset: Dataset, state: ViewState) -> Matrix:
    """The matrix of a view in its order and language; without rows where no corridor has a figure."""
    return _matrix(dataset, selected(state).but(order=state.order, lang=state.lang))


@lru_cache(maxsize=64)
def _matrix(dataset: Dataset, state: ViewState) -> Matrix:
    shown = compared(dataset, state)
    cells = {row.corridor: row.figure for row in shown.corridors}
    named: dict[Pair, tuple[Mention, ...]] = {}
    for row in shown.mentions:
        if row.corridor not in cells and all(dataset.places[code].is_on_earth for code in row.corridor):
            named[row.corridor] = (*named.get(row.corridor, ()), row)
    known = [*cells, *named]
    origins = _totals(dataset, cells, known, 0)
    destinations = _totals(dataset, cells, known, 1)
    rows = _ordered(dataset, state, cells, origins, 0)
    columns = _ordered(dataset, state, cells, destinations, 1)
    asked = state.but(origin=rows, destination=columns)
    found = absences(dataset, asked, year=shown.year) if cells and shown.year is not None else ()
    absent = {each.corridor: each for each in found if each.corridor not in cells}
    doubted = set_aside(dataset, asked, shown.year) if shown.year is not None else ()
    aside = {row.corridor: row for row in doubted if row.corridor not in cells}
    return Matrix(shown, rows, columns, cells, absent, named, aside, origins, destinations)


def _totals(
    dataset: Dataset, cells: Mapping[Pair, Observation], known: Iterable[Pair], end: int
) -> dict[str, Total]:
    """The total of each place at one end of the pairs: 0 the origin, 1 the destination. All of one side are published
    ones, or none is: beside sums of what is shown those of all places would mislead.
    """
    lines: dict[str, list[Observation]] = {pair[end]: [] for pair in known}
    for pair, row in cells.items():
        lines[pair[end]].append(row)
    other = "destination" if end == 0 else "origin"
    published = {place: _published(dataset, rows, other) for place, rows in lines.items() if rows}
    if published and all(published.values()):
        return {place: Total(len(rows), published=published.get(place)) for place, rows in lines.items()}
    return {place: Total(len(rows), added=_added(dataset, rows)) for place, rows in lines.items()}


def _published(dataset: Dataset, rows: list[Observation], other: str) -> Observation | None:
    """What the source of figures that share one end prints for all places at the `other` end."""
    if not _is_of_one_kind(rows):
        return None
    whole = related(dataset, rows[0], **{other: ALL})
    if whole is None or unfit([whole]) is not None or "includes_implausible" in whole.flags:
        return None
    return whole


def _added(dataset: Dataset, rows: list[Observation]) -> Claim | None:
    return added_up(dataset, rows) if _is_of_one_kind(rows) else None


def _is_of_one_kind(rows: list[Observation]) -> bool:
    """Whether figures are of one series, date and definition, in a unit of which there are totals."""
    kinds = {(row.series_id, row.channel, row.sector, row.sex, row.period.text, row.stage) for row in rows}
    return len(kinds) == 1 and all(row.unit in ADDABLE for row in rows)


def _ordered(
    dataset: Dataset,
    state: ViewState,
    cells: Mapping[Pair, Observation],
    totals: Mapping[str, Total],
    end: int,
) -> tuple[str, ...]:
    """The places of one end in the order of a view: by total where all have one, else by their largest figure; by
    name; or by their figures to or from one place.
    """
    largest = dict.fromkeys(totals, -1.0)
    for pair, row in cells.items():
        largest[pair[end]] = max(largest[pair[end]], row.size)
    if len(totals) > 1 and all(total.size is not None for total in totals.values()):
        largest = {place: total.size or 0.0 for place, total in totals.items()}

    def name(place: str) -> str:
        names = dataset.places[place].names
        return names.get(state.lang, names["en"]).casefold()

    way, _dash, chosen = (state.order or "").partition("-")
    if way == "name":
        return tuple(sorted(totals, key=lambda place: (name(place), place)))
    by_pair = dict.fromkeys(totals, -1.0)
    if way == ("to", "from")[end]:
        for place in totals:
            pair = (place, chosen) if end == 0 else (chosen, place)
            by_pair[place] = cells[pair].size if pair in cells else -1.0
    return tuple(sorted(totals, key=lambda place: (-by_pair[place], -largest[place], name(place), place)))
