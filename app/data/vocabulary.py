"""The codes that an address may name, taken from the data."""

from functools import lru_cache

from app.data.dataset import Dataset
from app.state.charts import Chart
from app.state.codec import Vocabulary


@lru_cache(maxsize=4)
def vocabulary(dataset: Dataset) -> Vocabulary:
    """Every code of the data set by parameter."""
    places = frozenset(dataset.places)
    on_earth = frozenset(code for code, place in dataset.places.items() if place.is_on_earth)
    return Vocabulary(
        {
            "origin": places,
            "destination": places,
            "corridor": on_earth,
            "focus": on_earth,
            "channel": frozenset(dataset.channels),
            "sector": frozenset(dataset.sectors),
            "series": frozenset(dataset.series),
            "order": on_earth,
            "place": on_earth,
            "figure": dataset.by_id,
            "chart": frozenset(Chart),
        }
    )
