"""Why a corridor that the reader named has no number is told with its dates, and never as zero."""

from app.data.absence import Nothing
from app.data.dataset import Dataset
from app.data.trends.trends import trend_of
from app.state.view import Page, ViewState
from app.text.trends.missing import missing_kind_words, missing_notes, missing_rows, years_words

TRENDS = ViewState(page=Page.TRENDS)


def test_corridors_of_which_the_same_holds_share_a_sentence(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", origin=("KHM", "LAO"), destination=("SGP",))
    (note,) = missing_notes(dataset, trend_of(dataset, state))
    assert note.startswith("Cambodia to Singapore; Laos to Singapore (1990, ")
    assert "That does not mean zero." in note


def test_rows_of_the_table_name_corridor_kind_and_years(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", origin=("KHM",), destination=("SGP", "THA"))
    ((corridor, kind, years, reason),) = missing_rows(dataset, trend_of(dataset, state))[:1]
    assert (corridor, kind) == (("KHM", "SGP"), Nothing.NOT_LISTED)
    assert years == (1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024)
    assert reason


def test_many_years_are_told_by_the_first_and_the_last() -> None:
    assert years_words((2010, 2015)) == "2010, 2015"
    assert years_words(tuple(range(1990, 2000))) == "10 years from 1990 to 1999"


def test_every_kind_has_its_words() -> None:
    assert len({missing_kind_words(kind) for kind in Nothing}) == len(Nothing)
