"""One figure a country, by which the map shades its area: a published one, or a share worked out from two.

All areas of a map have the same year and the same source: the year of the map where the source has it, else the
latest one before. A country without a figure has none here, and never zero.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from app.data.dataset import Dataset
from app.data.derived.kinds import DOUBTFUL, Input
from app.data.indicator_lookup import indicators_by_place
from app.data.passing import of_measure
from app.domain.codes import ALL, PlaceKind, Sex, Shade, Status
from app.domain.indicators import Indicator
from app.domain.period import Period

BACK = 5
"""So many years at most may the areas be older than the map."""

LIMITS: Mapping[Shade, tuple[float, ...]] = MappingProxyType(
    {
        Shade.HOSTED: (100_000, 500_000, 2_000_000),
        Shade.ABROAD: (500_000, 1_000_000, 3_000_000),
        Shade.BALANCE: (10_000, 100_000),
        Shade.REMITTANCES: (1, 3, 6),
    }
)
"""Where the steps of each shade begin, in people or percent: the same in every year. Those of the balance hold on
either side of zero.
"""


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """The figure of a country: `value` in people or percent, worked out from `inputs`: one, or part and whole."""

    place: str
    value: float
    inputs: tuple[Input, ...]

    @property
    def status(self) -> Status:
        """The kind of evidence: a model where any input is one."""
        kinds = {each.status for each in self.inputs}
        return Status.MODEL if Status.MODEL in kinds else self.inputs[0].status

    @property
    def period(self) -> Period:
        """The date or year that it is of."""
        return self.inputs[0].period

    @property
    def flags(self) -> tuple[str, ...]:
        """The warnings of all inputs, each once."""
        return tuple(dict.fromkeys(flag for each in self.inputs for flag in each.flags))

    @property
    def is_share(self) -> bool:
        """Whether it was worked out here."""
        return len(self.inputs) > 1


@dataclass(frozen=True, slots=True)
class Shading:
    """The figures of all countries by place, for the `asked` year of a map (None for the latest).

    `year` is theirs, None where the source has none that is near enough; `source_id` is a key of sources.csv and
    `series_id` of series.csv, empty where the figures are of no series. `doubtful` are flags by place: of figures that
    the source prints and this data set sets aside.
    """

    shade: Shade
    asked: int | None
    year: int | None = None
    source_id: str = ""
    series_id: str = ""
    figures: Mapping[str, AreaFigure] = field(default_factory=dict)
    doubtful: Mapping[str, str] = field(default_factory=dict)

    def step(self, place: str) -> int | None:
        """The step of a country's area (see `step_of`); None without a figure."""
        row = self.figures.get(place)
        return None if row is None else step_of(self.shade, row.value)


def shading(dataset: Dataset, shade: Shade, year: int | None) -> Shading | None:
    """The figures that shade the areas of a map of `year`; None where nothing is to be shaded."""
    return None if shade == Shade.NONE else _shading(dataset, shade, year)


def step_of(shade: Shade, value: float) -> int:
    """Which step of a shade a figure lies in: from 0, zero included, upwards; a balance has steps below zero too."""
    steps = bisect_right(LIMITS[shade], abs(value))
    return -steps if shade == Shade.BALANCE and value < 0 else steps


@lru_cache(maxsize=64)
def _shading(dataset: Dataset, shade: Shade, year: int | None) -> Shading:
    return _WAYS[shade](dataset, shade, year)


def _totals(end: str) -> "_Way":
    """Stocks of people at each place at one `end`, of all places at the other together."""

    def way(dataset: Dataset, shade: Shade, asked: int | None) -> Shading:
        rows = dataset.observations
        other = "origin" if end == "destination" else "destination"
        found = of_measure(dataset, "stock") & rows.among(other, (ALL,)) & rows.among("sex", (Sex.TOTAL,))
        found = found & rows.among("channel", (ALL,)) & rows.among("sector", (ALL,)) & rows.may_lead
        found = found & rows.having(end, lambda code: dataset.places[code].kind == PlaceKind.COUNTRY)
        order = sorted(
            (row for row in dataset.series.values() if row.measure == "stock"), key=lambda row: row.priority
        )
        for series in order:
            of_series = found & rows.among("series_id", (series.series_id,))
            years = np.unique(rows.last_year[of_series]).tolist()
            if (year := _nearest(years, asked)) is None:
                continue
            figures, doubtful = {}, {}
            for row in rows.where(of_series & (rows.last_year == year)):
                place = getattr(row, end)
                if flag := _doubt(row):
                    doubtful[place] = flag
                elif row.value is not None:
                    figures[place] = AreaFigure(place, row.value, (row,))
            return Shading(shade, asked, year, series.source_id, series.series_id, figures, doubtful)
        return Shading(shade, asked)

    return way


def _balance(dataset: Dataset, shade: Shade, asked: int | None) -> Shading:
    """Net migration as published: those who came in the year less those who left, of all nationalities.

    People hosted less people abroad would be another thing (two stocks, counted by many countries), and no balance of
    a year.
    """
    rows = indicators_by_place(dataset, "net_migration")
    return _of_indicators(
        shade, asked, {place: {year: (row,) for year, row in of.items()} for place, of in rows.items()}
    )


def _remittances(dataset: Dataset, shade: Shade, asked: int | None) -> Shading:
    """Remittances received as a share of gross domestic product, both of the same year and source."""
    received, product = (indicators_by_place(dataset, key) for key in ("remittances_received", "gdp"))
    pairs: dict[str, dict[int, tuple[Indicator, ...]]] = {}
    for place, by_year in received.items():
        for year, part in by_year.items():
            whole = product.get(place, {}).get(year)
            if whole is not None and whole.source_id == part.source_id and whole.value:
                pairs.setdefault(place, {})[year] = (part, whole)
    return _of_indicators(shade, asked, pairs)


def _of_indicators(
    shade: Shade, asked: int | None, inputs: Mapping[str, Mapping[int, tuple[Indicator, ...]]]
) -> Shading:
    year = _nearest(sorted({year for by_year in inputs.values() for year in by_year}), asked)
    if year is None:
        return Shading(shade, asked)
    figures, doubtful, sources = {}, {}, set()
    for place, by_year in inputs.items():
        if not (rows := by_year.get(year, ())):
            continue
        if flag := next(filter(None, map(_doubt, rows)), ""):
            doubtful[place] = flag
            continue
        value = rows[0].value if len(rows) == 1 else 100 * rows[0].value / rows[1].value
        figures[place] = AreaFigure(place, value, rows)
        sources.add(rows[0].source_id)
    return Shading(shade, asked, year, min(sources, default=""), "", figures, doubtful)


def _nearest(years: Sequence[int], asked: int | None) -> int | None:
    """The latest of `years` (earliest first) that is not after the one asked for, and not too long before it."""
    near = [year for year in years if asked is None or asked - BACK <= year <= asked]
    return near[-1] if near else None


def _doubt(row: Input) -> str:
    """The flag for which a figure shades nothing, or nothing."""
    return next((flag for flag in row.flags if flag in DOUBTFUL), "")


_Way = Callable[[Dataset, Shade, int | None], Shading]
_WAYS: Mapping[Shade, _Way] = {
    Shade.HOSTED: _totals("destination"),
    Shade.ABROAD: _totals("origin"),
    Shade.BALANCE: _balance,
    Shade.REMITTANCES: _remittances,
}
