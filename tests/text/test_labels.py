"""Names of codes: every code that the program or the data may hold has one."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from app.data.choices import Reason
from app.data.dataset import Dataset
from app.data.package.schema import TABLES
from app.domain.codes import Sex, Stage, Status
from app.domain.measures import MEASURES, UNITS
from app.state.view import FILTERS, SplitBy
from app.text import labels
from app.text.i18n import speaking
from app.text.labels import corridor_name
from tests.conftest import Tiny


def words_of(table: str, column: str) -> list[str]:
    words: list[str] = TABLES[table].columns[column].constraints["enum"]
    return words


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
        (labels.event_kind_name, words_of("events", "kind")),
        (labels.source_kind_name, words_of("sources", "kind")),
        (labels.disagreement_kind_name, words_of("disagreements", "kind")),
        (labels.filter_name, FILTERS),
        (labels.all_of, FILTERS),
        (labels.relax_words, FILTERS),
        (labels.reason_words, [reason for reason in Reason if reason]),
    ],
)
def test_every_code_has_a_name_of_its_own(name: Callable[[Any], str], codes: Any) -> None:
    names = [name(code) for code in codes]
    assert all(names)
    assert len(set(names)) == len(names)


def test_no_stage_and_no_reason_say_nothing() -> None:
    assert labels.stage_name(Stage.NONE) == ""
    assert labels.reason_words(Reason.NONE) == ""


def test_a_unit_that_has_no_name_is_shown_as_it_is() -> None:
    assert labels.unit_name("EUR") == "EUR"


def test_other_years_are_listed() -> None:
    assert labels.reason_words(Reason.OTHER_YEARS, (2014, 2018)) == "only in 2014, 2018"


def test_a_corridor_in_words(tiny: Tiny) -> None:
    data = tiny()
    assert labels.corridor_name(data, ("MMR", "THA")) == "Myanmar to Thailand"
    assert labels.corridor_name(data, ("VNM", "ALL")) == "Vietnam to all destinations"
    assert labels.corridor_name(data, ("ALL", "THA")) == "All origins to Thailand"
    assert labels.corridor_name(data, ("UNSPECIFIED", "THA")) == "Thailand, nationality not published"
    assert labels.corridor_name(data, ("KHM", "UNSPECIFIED")) == "Cambodia, destination not stated"


def test_returns_lead_back(tiny: Tiny) -> None:
    data = tiny()
    found = [
        labels.way_name(data, "returns", pair)
        for pair in (
            ("MMR", "THA"),
            ("VNM", "ALL"),
            ("ALL", "THA"),
            ("UNSPECIFIED", "THA"),
            ("KHM", "UNSPECIFIED"),
        )
    ]
    assert found == [
        "Thailand back to Myanmar",
        "All destinations back to Vietnam",
        "Thailand back to all origins",
        "Back from Thailand, nationality not published",
        "Back to Cambodia, country left not stated",
    ]
    assert labels.way_name(data, "workers", ("MMR", "THA")) == "Myanmar to Thailand"
    assert labels.way_back_words("returns") == "", "the name says it already"
    assert labels.way_back_words("remittance")


def test_a_place_has_the_name_of_the_language_or_the_english_one(tiny: Tiny) -> None:
    data = tiny()
    with speaking("th"):
        assert labels.place_name(data, "THA") == "ประเทศไทย"
        assert labels.place_name(data, "MMR") == "Myanmar"
    assert labels.place_name(data, "THA") == "Thailand"


def test_words_of_the_field_are_respectful(dataset: Dataset) -> None:
    harsh = re.compile(
        r"\b(illegal|runaway|alien|sending|receiving|supplied|exported|maid|low-skilled|flood|wave)s?\b",
        re.IGNORECASE,
    )
    told = [labels.measure_meaning(key) for key in MEASURES] + [labels.measure_name(key) for key in MEASURES]
    told += [text for row in dataset.channels.values() for text in (row.name, row.short_name, row.definition)]
    told += [row.name for row in dataset.sectors.values()]
    told += [text for row in dataset.flags.values() for text in (row.name, row.sentence)]
    told += [row.note for row in dataset.observations] + [row.note for row in dataset.mentions]
    told += [text for row in dataset.events for text in (row.title, row.description)]
    told += [row.title for row in dataset.series.values()] + [
        row.population for row in dataset.series.values()
    ]
    assert [text for text in told if harsh.search(text)] == []


@pytest.mark.parametrize(
    ("corridor", "name"),
    [
        (("VNM", "USA"), "Vietnam to the United States"),
        (("PHL", "NLD"), "Philippines to the Netherlands"),
        (("MMR", "THA"), "Myanmar to Thailand"),
    ],
)
def test_a_corridor_leads_to_a_place_with_its_article(
    dataset: Dataset, corridor: tuple[str, str], name: str
) -> None:
    assert corridor_name(dataset, corridor) == name
