"""What the filter row offers on pages that show one measure: the map and the trends."""

from typing import Any

from app.components.filters import MANY, ONE, filter_label
from app.data.choices import choices, measures_with_data
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.data.standing import Standing, standing
from app.domain.codes import Sex
from app.domain.measures import MEASURES
from app.state.view import Page, ViewState, splits
from app.text.i18n import _
from app.text.labels import (
    all_of,
    channel_name,
    measure_name,
    place_name,
    reason_words,
    sector_name,
    series_title,
    sex_name,
    split_name,
)
from app.text.map.words import year_words


def map_controls(dataset: Dataset, state: ViewState) -> list[Any]:
    """Choices, value and label of each filter, and the placeholder too of those that take several codes."""
    shown = standing(dataset, state)
    found: list[Any] = []
    for name in MANY:
        offered = choices(dataset, state, name)
        possible = sum(choice.possible for choice in offered)
        chosen = getattr(state, name)
        data = [
            {
                "value": choice.code,
                "label": _code_name(dataset, name, choice.code),
                "disabled": not choice.possible and choice.code not in chosen,
                "hint": str(choice.figures) if choice.figures else reason_words(choice.reason, choice.years),
            }
            for choice in offered
        ]
        known = {row["value"] for row in data}
        data += [
            {"value": code, "label": _code_name(dataset, name, code), "hint": _("no figure of this measure")}
            for code in chosen
            if code not in known
        ]
        hint = _("{n} of {all}").format(n=possible, all=len(offered))
        found += [
            data,
            list(chosen),
            filter_label(name, hint),
            "" if chosen else _nothing_chosen(name, state),
        ]
    for name in ONE:
        found += _single(dataset, state, name, shown)
    return found


def _nothing_chosen(name: str, state: ViewState) -> str:
    """What a control says while nothing is chosen; the trends show every channel and series, the map one a corridor."""
    if state.page == Page.TRENDS:
        return {"channel": _("All channels"), "series": _("All series")}.get(name, all_of(name))
    if name == "channel" and MEASURES[measure_of(state)].is_wide:
        return _("All channels")
    return all_of(name)


def _single(dataset: Dataset, state: ViewState, name: str, shown: Standing) -> list[Any]:
    years, year = dict(shown.years), shown.year
    if name == "year":
        data = [_year_choice(shown, each, count) for each, count in sorted(years.items(), reverse=True)]
        if year is not None and year not in years:
            data.append({"value": str(year), "label": str(year), "hint": _("no figure")})
        count = years.get(year, 0) if year is not None else 0
        hint = year_words(shown, count)
        # The trends have no single year; the control is hidden there and keeps what the address says.
        chosen = state.year if state.page == Page.TRENDS else year
        return [data, str(chosen) if chosen is not None else None, filter_label(name, hint)]
    if name in ("from_year", "to_year"):
        value = getattr(state, name)
        data = [
            {"value": str(each), "label": str(each)} for each in sorted({*years, *([value] if value else [])})
        ]
        return [data, str(value) if value else None, filter_label(name, "")]
    if name == "by":
        return [
            [{"value": by, "label": split_name(by)} for by in splits(state)],
            state.by,
            filter_label(name, ""),
        ]
    if name == "sex":
        figures = {choice.code: choice.figures for choice in choices(dataset, state, "sex")}
        data = [{"value": sex, "label": sex_name(sex), "hint": str(figures.get(sex, 0))} for sex in Sex]
        return [data, state.sex, filter_label(name, "")]
    offered = measures_with_data(dataset, on_map=state.page in (Page.MAP, Page.COMPARE))
    data = [{"value": key, "label": measure_name(key), "hint": str(count)} for key, count in offered]
    if measure_of(state) not in dict(offered):
        data.append(
            {"value": measure_of(state), "label": measure_name(measure_of(state)), "hint": _("no corridor")}
        )
    return [data, measure_of(state), filter_label(name, "")]


def _year_choice(shown: Standing, year: int, count: int) -> dict[str, str]:
    return {"value": str(year), "label": str(year), "hint": year_words(shown, count)}


def _code_name(dataset: Dataset, name: str, code: str) -> str:
    if name in ("origin", "destination"):
        return place_name(dataset, code)
    if name == "series":
        return series_title(dataset, code)
    return channel_name(dataset, code) if name == "channel" else sector_name(dataset, code)
