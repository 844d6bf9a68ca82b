"""What the filter row offers on the data page, where every figure counts, of whatever measure and year."""

from functools import lru_cache
from typing import Any, TypeAlias

from app.components.filters import MANY, ONE, filter_label
from app.data.choices import Reason
from app.data.dataset import Dataset
from app.data.queries import COLUMNS, figures_by, figures_by_year, filters_of, observations
from app.domain.codes import Sex
from app.domain.measures import MEASURES
from app.state.view import ViewState, splits
from app.text.i18n import _, language
from app.text.labels import (
    channel_name,
    measure_name,
    place_name,
    reason_words,
    sector_name,
    series_title,
    sex_name,
    split_name,
)
from app.text.numbers import number
from app.text.table import all_words, count_words

Control: TypeAlias = tuple[list[dict[str, Any]], Any, Any]
"""The choices of a control, its value and its label."""

_NAMES = {
    "origin": place_name,
    "destination": place_name,
    "channel": channel_name,
    "sector": sector_name,
    "series": series_title,
}


def table_controls(dataset: Dataset, state: ViewState) -> list[Any]:
    """Choices, value and label of each filter, and the placeholder too of those that take several codes."""
    found: list[Any] = []
    for name in MANY:
        chosen = getattr(state, name)
        found += [*_many(dataset, state, name, chosen), "" if chosen else all_words(name)]
    for name in ONE:
        found += _one(dataset, state, name)
    return found


def _many(dataset: Dataset, state: ViewState, name: str, chosen: tuple[str, ...]) -> Control:
    """Codes that have figures at all, most first; those without any under the other filters are disabled."""
    counts = figures_by(dataset, filters_of(state), name)
    known = {*dataset.observations.tally(COLUMNS[name]), *chosen}
    words = {code: _NAMES[name](dataset, code) for code in known}
    choices = [
        {
            "value": code,
            "label": words[code],
            "disabled": code not in counts and code not in chosen,
            "hint": _count(counts[code], language())
            if code in counts
            else reason_words(Reason.OTHER_FILTERS),
        }
        for code in sorted(known, key=lambda code: (-counts.get(code, 0), words[code].casefold()))
    ]
    hint = _("{n} of {all}").format(n=len(counts), all=len(known))
    return choices, list(chosen), filter_label(name, hint)


def _one(dataset: Dataset, state: ViewState, name: str) -> Control:
    if name == "year":
        return _year(dataset, state)
    if name == "measure":
        counts = figures_by(dataset, filters_of(state), "measure")
        every = _choice("", all_words(name), sum(counts.values()))
        offered = {*counts, state.measure}
        choices = [_choice(key, measure_name(key), counts.get(key, 0)) for key in MEASURES if key in offered]
        return [every, *choices], state.measure or "", filter_label(name, "")
    if name == "sex":
        counts = figures_by(dataset, filters_of(state), "sex")
        counts = {**counts, Sex.TOTAL: sum(counts.values())}
        choices = [_choice(sex, sex_name(sex), counts.get(sex, 0)) for sex in Sex]
        return choices, state.sex, filter_label(name, "")
    if name == "by":
        return (
            [{"value": by, "label": split_name(by)} for by in splits(state)],
            state.by,
            filter_label(name, ""),
        )
    # The other filters are hidden here; they keep their values, so that the address does too.
    value = str(getattr(state, name) or "") or None
    return [{"value": value, "label": value}] if value else [], value, filter_label(name, "")


def _year(dataset: Dataset, state: ViewState) -> Control:
    filters = filters_of(state)
    counts = figures_by_year(dataset, filters)
    total = len(observations(dataset, filters.but(first_year=None, last_year=None)))
    choices = [_choice(str(year), str(year), count) for year, count in sorted(counts.items(), reverse=True)]
    if state.year is not None and state.year not in counts:
        choices.insert(0, _choice(str(state.year), str(state.year), 0))
    shown = counts.get(state.year, 0) if state.year is not None else total
    value = "" if state.year is None else str(state.year)
    return (
        [_choice("", all_words("year"), total), *choices],
        value,
        filter_label("year", count_words(shown, shown)),
    )


def _choice(value: str, label: str, figures: int) -> dict[str, Any]:
    return {"value": value, "label": label, "hint": _count(figures, language())}


@lru_cache(maxsize=4096)
def _count(figures: int, _language: str) -> str:
    """A count in words, kept by language: a row of filters holds hundreds, most of them the same each time."""
    return number(figures)
