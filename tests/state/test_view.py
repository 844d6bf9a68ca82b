"""The view state."""

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from app.domain.codes import EventKind, Sex, Theme
from app.state.view import FILTERS, Page, ViewState

CHOSEN = ViewState(
    page=Page.TRENDS,
    measure="stock",
    series=("a",),
    origin=("MMR",),
    destination=("THA", "KHM"),
    channel=("MOU",),
    sector=("fishing",),
    sex=Sex.FEMALE,
    year=2019,
    from_year=2014,
    to_year=2019,
    kind=(EventKind.LAW,),
    corridor="MMR-THA",
    lang="en",
    theme=Theme.DARK,
)


def test_nothing_is_chosen_at_first() -> None:
    assert ViewState().active_filters() == ()


def test_every_filter_that_is_chosen_is_active() -> None:
    assert set(CHOSEN.active_filters()) == set(FILTERS)


def test_without_filters_page_language_and_theme_stay() -> None:
    cleared = CHOSEN.without_filters()
    assert cleared.active_filters() == ()
    assert (cleared.page, cleared.lang, cleared.theme) == (Page.TRENDS, "en", Theme.DARK)
    assert cleared.corridor == "MMR-THA"


def test_but_changes_only_what_it_names() -> None:
    changed = CHOSEN.but(year=2014)
    same = {
        field.name
        for field in fields(ViewState)
        if getattr(changed, field.name) == getattr(CHOSEN, field.name)
    }
    assert same == {field.name for field in fields(ViewState)} - {"year"}
    assert CHOSEN.year == 2019


def test_a_view_cannot_be_changed_and_may_be_a_key() -> None:
    state: Any = ViewState()
    with pytest.raises(FrozenInstanceError):
        state.year = 2019
    assert {ViewState(origin=("MMR",)): 1}[ViewState(origin=("MMR",))] == 1
