"""What the panel of a corridor lists: measure by measure, short series in full and long ones as one entry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.data.dataset import Dataset
from app.data.derived.derived import derived_of
from app.data.derived.kinds import Derived, Refusal
from app.data.passing import measure_of
from app.data.related import alike, related
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import ViewState

LONG = 6
"""A series with more figures than this on one corridor is one entry of the panel."""

_FOLDED = ("enforcement",)
"""Measures that stand closed until the reader opens them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the panel: a figure, alone or for its whole series.

    `figures` counts those of the series on this corridor, 1 where the figure stands alone. `latest` differs from
    `figure` where another year is shown. `women` and `men` are of the date of `figure`. `points` are the years
    and sizes of the plausible figures like it; `doubtful` counts the others.
    """

    figure: Observation
    figures: int = 1
    latest: Observation | None = None
    first_year: int = 0
    last_year: int = 0
    women: Observation | None = None
    men: Observation | None = None
    points: tuple[tuple[int, float], ...] = ()
    doubtful: int = 0

    @property
    def is_series(self) -> bool:
        """Whether it stands for a whole series."""
        return self.figures > 1


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a measure; `aside` are figures of confidence C, which are off by default.

    `folded` says that the group stands closed at first.
    """

    measure: str
    entries: tuple[Entry, ...]
    aside: tuple[Observation, ...]
    folded: bool


def panel_groups(
    dataset: Dataset, state: ViewState, rows: Iterable[Observation], standing: Observation | None
) -> tuple[Group, ...]:
    """The figures `rows` of one corridor, by measure: that of the view first, with the figure `standing` on top."""
    by_measure: dict[str, list[Observation]] = {}
    for row in rows:
        by_measure.setdefault(row.measure, []).append(row)
    first = measure_of(state)
    order = sorted((key for key in MEASURES if key in by_measure), key=lambda key: key != first)
    return tuple(_group(dataset, key, by_measure[key], standing) for key in order)


def worked_out(
    dataset: Dataset, state: ViewState, groups: Iterable[Group]
) -> tuple[tuple[Observation, tuple[Derived, ...]], ...]:
    """Derived figures of the entry on top of the view's measure, and of residents, each with its figure.

    Where a country has no population for the year of a figure, the latest year of the series that has one is
    taken instead; `Derived.figure` says which.
    """
    shown = {group.measure: group.entries[0].figure for group in groups if group.entries}
    keys = dict.fromkeys([measure_of(state), "stock"])
    found = [(shown[key], derived_of(dataset, shown[key])) for key in keys if key in shown]
    return tuple(
        (row, tuple(_with_population(dataset, each) for each in derived)) for row, derived in found if derived
    )


def _group(dataset: Dataset, measure: str, rows: list[Observation], standing: Observation | None) -> Group:
    counts = Counter(row.series_id for row in rows)
    aside = [row for row in rows if row.confidence == "C" and counts[row.series_id] <= LONG]
    entries = [Entry(row) for row in rows if counts[row.series_id] <= LONG and row not in aside]
    entries += [
        _series(dataset, [row for row in rows if row.series_id == key], standing)
        for key, count in counts.items()
        if count > LONG
    ]
    is_standing = standing.observation_id if standing else ""
    entries.sort(
        key=lambda entry: (
            entry.figure.observation_id != is_standing,
            -entry.figure.period.end.toordinal(),
            dataset.series[entry.figure.series_id].priority,
            -entry.figure.size,
            entry.figure.observation_id,
        )
    )
    return Group(measure, tuple(entries), tuple(aside), measure in _FOLDED)


def _series(dataset: Dataset, rows: list[Observation], standing: Observation | None) -> Entry:
    """All figures `rows` of a series on a corridor as one entry."""
    likely = [row for row in rows if "implausible" not in row.flags] or rows
    latest = max(
        likely,
        key=lambda row: (row.sex == Sex.TOTAL, row.period.end, row.size, row.observation_id),
    )
    figure = standing if standing is not None and standing in rows else latest
    same = alike(dataset, figure, but="period")
    return Entry(
        figure,
        len(rows),
        latest if figure.sex == Sex.TOTAL else figure,
        min(row.period.first_year for row in rows),
        max(row.period.last_year for row in rows),
        related(dataset, figure, sex=Sex.FEMALE) if figure.sex == Sex.TOTAL else None,
        related(dataset, figure, sex=Sex.MALE) if figure.sex == Sex.TOTAL else None,
        tuple(sorted((row.period.last_year, row.size) for row in same if "implausible" not in row.flags)),
        sum("implausible" in row.flags for row in same),
    )


def _with_population(dataset: Dataset, found: Derived) -> Derived:
    if found.refusal != Refusal.NO_INDICATOR:
        return found
    row = found.figure
    earlier = sorted(
        (each for each in alike(dataset, row, but="period") if each.period.end < row.period.end),
        key=lambda each: each.period.end,
        reverse=True,
    )
    others = (each for row in earlier for each in derived_of(dataset, row) if each.key == found.key)
    return next((each for each in others if each.refusal is None), found)
