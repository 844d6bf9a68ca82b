"""Every visible word goes through gettext: a pseudo language puts brackets round all that does."""

from collections.abc import Callable
from gettext import NullTranslations
from threading import Thread
from typing import Any

import pytest

from app.data.choices import Reason
from app.data.dataset import Dataset
from app.domain.codes import Bound, Sex, Stage, Status
from app.domain.measures import MEASURES, UNITS
from app.domain.period import parse_period
from app.state.view import FILTERS, SplitBy
from app.text import figures, i18n, labels, numbers
from app.text.i18n import language, named, ngettext, speaking
from tests.conftest import tiny_dataset


class Pseudo(NullTranslations):
    """A catalogue that brackets each message."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", lambda _: Pseudo())


def whole(text: str) -> bool:
    """Whether all of a text came from the catalogue."""
    return text.startswith("⟦") and text.endswith("⟧")


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (labels.measure_name, MEASURES),
        (labels.measure_meaning, MEASURES),
        (labels.unit_name, UNITS),
        (labels.stage_name, [stage for stage in Stage if stage]),
        (labels.status_name, Status),
        (labels.sex_name, Sex),
        (labels.split_name, SplitBy),
        (labels.filter_name, FILTERS),
        (labels.all_of, FILTERS),
        (labels.relax_words, FILTERS),
        (labels.reason_words, [reason for reason in Reason if reason]),
    ],
)
def test_names_of_codes_are_translated(name: Callable[[Any], str], codes: Any) -> None:
    assert [code for code in codes if not whole(name(code))] == []


@pytest.mark.usefixtures("pseudo")
def test_names_from_the_data_are_translated(dataset: Dataset) -> None:
    assert all(whole(labels.channel_name(dataset, code)) for code in dataset.channels)
    assert all(whole(labels.sector_name(dataset, code)) for code in dataset.sectors)
    assert whole(labels.corridor_name(dataset, ("MMR", "THA")))
    assert whole(labels.corridor_name(dataset, ("ALL", "THA")))


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("bound", [Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST])
def test_a_number_stands_inside_a_translated_sentence(bound: Bound, unit: str) -> None:
    row = tiny_dataset(f"observation_id, bound, unit, value\na, {bound}, {unit}, 5").observations[0]
    assert whole(str(figures.amount(row)))


@pytest.mark.usefixtures("pseudo")
def test_sentences_about_a_figure_are_translated() -> None:
    data = tiny_dataset("observation_id, date_basis, period\na, source_date, 2019-01/2019-08")
    row = data.observations[0]
    assert whole(figures.date_words(row))
    assert whole(figures.source_words(data, row))
    assert whole(numbers.period_words(row.period))
    assert whole(figures.kind_words(data, row).capitalize())


def test_without_a_catalogue_the_english_words_stand() -> None:
    with speaking("xx"):
        assert labels.measure_name("workers") == "Workers"
        assert ngettext("{n} corridor", "{n} corridors", 1) == "{n} corridor"
        assert ngettext("{n} corridor", "{n} corridors", 2) == "{n} corridors"


def test_an_empty_term_stays_empty() -> None:
    # gettext answers the empty message with the header of its catalogue.
    assert named("") == ""


def test_the_language_holds_inside_the_block_only() -> None:
    assert language() == "en"
    with speaking("th"):
        with speaking("km"):
            assert language() == "km"
        assert language() == "th"
        with pytest.raises(ZeroDivisionError), speaking("lo"):
            raise ZeroDivisionError
        assert language() == "th"
    assert language() == "en"


def test_another_request_is_not_spoken_to_in_this_language() -> None:
    heard: list[str] = []
    with speaking("th"):
        other = Thread(target=lambda: heard.append(language()))
        other.start()
        other.join()
    assert heard == ["en"]


def test_numbers_and_dates_follow_the_language() -> None:
    with speaking("vi"):
        assert numbers.number(1_820_928) == "1.820.928"
        assert "tháng" in numbers.period_words(parse_period("2019-08")).lower()
    with speaking("th"):
        # The common era and Latin digits, as the contract's addresses have them.
        assert "2019" in numbers.period_words(parse_period("2019-08"))
