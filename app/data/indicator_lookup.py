"""Figures of one country in one year, beside the figures of corridors: a typed way into indicators.csv."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from app.data.dataset import Dataset
from app.domain.indicators import Indicator, indicator_from_row


def indicator(dataset: Dataset, place: str, key: str, year: int) -> Indicator | None:
    """The figure of INDICATORS[key] for a place and year; None where the source has none."""
    return _by_place(dataset).get((place, key), {}).get(year)


def indicators_by_place(dataset: Dataset, key: str) -> Mapping[str, Mapping[int, Indicator]]:
    """The figures of INDICATORS[key] by place, then by the year in which their period ends."""
    return {place: rows for (place, name), rows in _by_place(dataset).items() if name == key}


@lru_cache(maxsize=4)
def _by_place(dataset: Dataset) -> Mapping[tuple[str, str], Mapping[int, Indicator]]:
    """Indicators by place and key, then by the year in which their period ends."""
    found: dict[tuple[str, str], dict[int, Indicator]] = {}
    for row in dataset.table("indicators").to_dict("records"):
        figure = indicator_from_row({str(name): str(cell) for name, cell in row.items()})
        found.setdefault((figure.place, figure.indicator), {})[figure.period.last_year] = figure
    return MappingProxyType(found)
