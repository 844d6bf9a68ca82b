"""What each source gave: its series with how many figures each, so that every figure of a source can be found."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from app.data.dataset import Dataset, Series
from app.data.sources.holdings import Holding, holdings


@lru_cache(maxsize=4)
def held_by_source(dataset: Dataset) -> Mapping[str, tuple[Holding, ...]]:
    """Series with figures by the source that produced them, in the order of the measures; a series has one source."""
    found: dict[str, list[Holding]] = {}
    for rows in holdings(dataset).values():
        for row in rows:
            found.setdefault(row.series.source_id, []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


@lru_cache(maxsize=4)
def series_read_in(dataset: Dataset) -> Mapping[str, tuple[Series, ...]]:
    """The series of the figures that were read in each document, by the key of the document."""
    rows = dataset.table("observations")[["via_source_id", "series_id"]].drop_duplicates()
    found: dict[str, list[Series]] = {}
    for document, series_id in zip(rows["via_source_id"], rows["series_id"], strict=True):
        if document:
            found.setdefault(str(document), []).append(dataset.series[series_id])
    return MappingProxyType({key: tuple(series) for key, series in found.items()})
