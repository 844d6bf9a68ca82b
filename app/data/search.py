"""What a search can find in the data: countries, corridors and codes that have figures, most telling first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from app.data.dataset import Dataset
from app.data.observations import Mask
from app.data.passing import DEFAULT_MEASURE
from app.data.standing import standing
from app.domain.codes import PlaceKind
from app.domain.measures import MEASURES
from app.state.pages import Page
from app.state.view import ViewState

REGION = "gms"

OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ARE": ("UAE", "Emirates"),
        "BRN": ("Brunei Darussalam",),
        "CHN": ("PRC", "People's Republic of China"),
        "CHN_GX": ("Guangxi Zhuang Autonomous Region",),
        "CHN_YN": ("Yunnan Province",),
        "COD": ("DRC", "Democratic Republic of the Congo"),
        "CIV": ("Ivory Coast",),
        "CZE": ("Czech Republic",),
        "GBR": ("UK", "Great Britain", "England"),
        "HKG": ("Hong Kong SAR",),
        "KHM": ("Kampuchea",),
        "KOR": ("Korea", "Republic of Korea", "ROK"),
        "LAO": ("Lao PDR", "Lao People's Democratic Republic"),
        "MAC": ("Macau",),
        "MMR": ("Burma",),
        "PRK": ("DPRK", "Democratic People's Republic of Korea"),
        "RUS": ("Russian Federation",),
        "SWZ": ("Swaziland",),
        "TUR": ("Turkey", "Türkiye"),
        "TWN": ("Chinese Taipei",),
        "TZA": ("United Republic of Tanzania",),
        "USA": ("US", "America", "United States of America"),
        "VNM": ("Viet Nam",),
    }
)
"""Names by which a reader may look for a place, in use or in the sources, beside those of places.csv."""


@dataclass(frozen=True, slots=True)
class Found:
    """A code with how many figures it has (repeats left out), and the first and last year that they touch."""

    code: str
    figures: int
    first_year: int
    last_year: int


@lru_cache(maxsize=4)
def countries_with_figures(dataset: Dataset) -> tuple[Found, ...]:
    """Places on earth that a figure names: those of the region first, then those with most figures of workers."""
    rows = dataset.observations
    ends: dict[str, list[Found]] = {}
    for end in ("origin", "destination"):
        for row in _by_code(dataset, (end,), rows.is_first):
            ends.setdefault(row.code, []).append(row)
    found = [_together(code, each) for code, each in ends.items() if dataset.places[code].is_on_earth]
    workers = _workers(dataset)
    of_workers = {
        row.code: row.figures
        for end in ("origin", "destination")
        for row in _by_code(dataset, (end,), workers)
    }
    return tuple(
        sorted(
            found,
            key=lambda row: (
                dataset.places[row.code].region != REGION,
                dataset.places[row.code].kind == PlaceKind.PART,
                -of_workers.get(row.code, 0),
                -row.figures,
            ),
        )
    )


@lru_cache(maxsize=4)
def corridors_with_figures(dataset: Dataset) -> tuple[Found, ...]:
    """Corridors between a place of the region and any other; those with figures of workers first, then by number."""
    pairs = ("origin", "destination")
    of_workers = {row.code: row.figures for row in _by_code(dataset, pairs, _workers(dataset))}
    found = [
        row
        for row in _by_code(dataset, pairs, dataset.observations.is_first)
        if _is_of_region(dataset, *row.code.split("-"))
    ]
    return tuple(sorted(found, key=lambda row: (-of_workers.get(row.code, 0), -row.figures, row.code)))


@lru_cache(maxsize=16)
def codes_with_figures(dataset: Dataset, column: str) -> Mapping[str, Found]:
    """Figures by the code of a column of the table: `channel`, `sector`, `measure`, `series_id`, `source_id`."""
    rows = _by_code(dataset, (column,), dataset.observations.is_first)
    return MappingProxyType({row.code: row for row in rows})


def first_view(dataset: Dataset, state: ViewState) -> ViewState:
    """Where a choice shows something: on the map, with the measure that has most; else as trend, else in the table."""
    on_map = state.but(page=Page.MAP)
    if state.measure is not None:
        drawn = MEASURES[state.measure].on_map and not standing(dataset, on_map).is_empty
        return on_map if drawn else state.but(page=Page.TRENDS)
    for measure in (DEFAULT_MEASURE, *_measures_by_figures(dataset, state)):
        there = on_map.but(measure=None if measure == DEFAULT_MEASURE else measure)
        if MEASURES[measure].on_map and not standing(dataset, there).is_empty:
            return there
    return state.but(page=Page.DATA)


def _measures_by_figures(dataset: Dataset, state: ViewState) -> list[str]:
    rows = dataset.observations
    mask = rows.is_first
    for name in ("channel", "sector"):
        if chosen := getattr(state, name):
            mask = mask & rows.among(name, chosen)
    found = sorted(_by_code(dataset, ("measure",), mask), key=lambda row: -row.figures)
    return [row.code for row in found if row.code != DEFAULT_MEASURE]


def _workers(dataset: Dataset) -> Mask:
    rows = dataset.observations
    return rows.is_first & rows.among("measure", (DEFAULT_MEASURE,))


def _by_code(dataset: Dataset, columns: tuple[str, ...], mask: Mask) -> list[Found]:
    """Figures of a mask by the codes of some columns, joined by a hyphen."""
    rows = dataset.observations
    at = np.flatnonzero(mask)
    keys = np.zeros(len(at), dtype=np.int64)
    words = [rows.codes(name)[1] for name in columns]
    for name, known in zip(columns, words, strict=True):
        keys = keys * len(known) + rows.codes(name)[0][at]
    unique, groups = np.unique(keys, return_inverse=True)
    first = np.full(len(unique), np.iinfo(np.int64).max)
    last = np.full(len(unique), np.iinfo(np.int64).min)
    np.minimum.at(first, groups, rows.first_year[at])
    np.maximum.at(last, groups, rows.last_year[at])
    counts = np.bincount(groups, minlength=len(unique))
    return [
        Found(_code(key, words), int(counts[n]), int(first[n]), int(last[n]))
        for n, key in enumerate(unique.tolist())
    ]


def _code(key: int, words: Sequence[Sequence[str]]) -> str:
    parts: list[str] = []
    for known in reversed(words):
        key, at = divmod(key, len(known))
        parts.insert(0, known[at])
    return "-".join(parts)


def _together(code: str, rows: list[Found]) -> Found:
    return Found(
        code,
        sum(row.figures for row in rows),
        min(row.first_year for row in rows),
        max(row.last_year for row in rows),
    )


def _is_of_region(dataset: Dataset, origin: str, destination: str) -> bool:
    ends = [dataset.places[code] for code in (origin, destination)]
    return (
        origin != destination
        and all(end.is_on_earth for end in ends)
        and any(end.region == REGION for end in ends)
    )
