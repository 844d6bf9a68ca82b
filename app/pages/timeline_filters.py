"""What the filter row offers on the timeline, where codes are counted by events and not by figures."""

from typing import Any

from app.components.filters import MANY, ONE, filter_label
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.data.timeline import events_by, events_shown
from app.domain.codes import ALL
from app.state.view import ViewState
from app.text.i18n import _
from app.text.labels import (
    all_of,
    channel_name,
    measure_name,
    place_name,
    sector_name,
    series_title,
    sex_name,
    split_name,
)
from app.text.numbers import number

_NAMES = {
    "origin": place_name,
    "destination": place_name,
    "channel": channel_name,
    "sector": sector_name,
}


def timeline_controls(dataset: Dataset, state: ViewState) -> list[Any]:
    """Choices, value and label of each filter, and the placeholder too of those that take several codes."""
    found: list[Any] = []
    for name in MANY:
        found += _many(dataset, state, name)
    for name in ONE:
        found += _one(dataset, state, name)
    return found


def _many(dataset: Dataset, state: ViewState, name: str) -> list[Any]:
    chosen = getattr(state, name)
    placeholder = "" if chosen else _("All channels") if name == "channel" else all_of(name)
    if name == "series":
        # A filter that is hidden here keeps its value, so that the address does too.
        kept = [{"value": code, "label": series_title(dataset, code)} for code in chosen]
        return [kept, list(chosen), filter_label(name, ""), placeholder]
    counts = events_by(dataset, state, name)
    offered = [*(code for code in counts if code != ALL), *(code for code in chosen if code not in counts)]
    data = [
        {"value": code, "label": _NAMES[name](dataset, code), "hint": number(counts.get(code, 0))}
        for code in offered
    ]
    return [data, list(chosen), filter_label(name, ""), placeholder]


def _one(dataset: Dataset, state: ViewState, name: str) -> list[Any]:
    if name in ("from_year", "to_year"):
        value = getattr(state, name)
        left = events_shown(dataset, state.but(**{name: None}))
        years = {event.period.first_year for event in left} | ({value} if value else set())
        data = [{"value": str(year), "label": str(year)} for year in sorted(years)]
        return [data, str(value) if value else None, filter_label(name, "")]
    value, words = {
        "by": (str(state.by), split_name(state.by)),
        "sex": (str(state.sex), sex_name(state.sex)),
        "measure": (measure_of(state), measure_name(measure_of(state))),
        "year": (str(state.year or ""), str(state.year or "")),
    }[name]
    return [[{"value": value, "label": words}] if value else [], value or None, filter_label(name, "")]
