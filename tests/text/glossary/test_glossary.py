"""Definitions: one for every term that a page can ask for, in respectful words, with the facts of the schemes."""

import re

import pytest

from app.data.dataset import Dataset
from app.domain.codes import ALL, Bound, DateBasis, Stage, Status
from app.text.glossary.glossary import Definition, definition, definitions, kinds

HARSH = re.compile(
    r"\b(illegal|runaway|alien|sending|receiving|supplied|exported|maid|low-skilled|flood|wave)s?\b",
    re.IGNORECASE,
)


def every(dataset: Dataset) -> list[Definition]:
    return [row for kind in kinds() for row in definitions(dataset, kind)]


def words(row: Definition | None) -> str:
    assert row is not None
    return " ".join(row.sentences)


def test_every_code_that_pages_use_is_defined(dataset: Dataset) -> None:
    asked = {
        *(f"channel-{code}" for code in dataset.channels),
        *(f"sector-{code}" for code in dataset.sectors),
        *(f"flag-{code}" for code in dataset.flags),
        *(f"measure-{row.measure}" for row in dataset.series.values()),
        *(f"method-{row.method}" for row in dataset.series.values()),
        *(f"bound-{code}" for code in Bound),
        *(f"status-{code}" for code in Status),
        *(f"stage-{code}" for code in Stage if code),
        *(f"date-{code}" for code in DateBasis),
        *(f"confidence-{grade}" for grade in "ABC"),
        *(f"nothing-{code}" for code in ("zero", "not_listed", "outside", "withheld", "named")),
        *(
            f"word-{code}"
            for code in ("undocumented", "stock", "flow", "origin", "destination", "domestic-worker")
        ),
    }
    assert asked <= {row.key for row in every(dataset)}


def test_keys_are_unique_and_every_definition_has_a_name_and_whole_sentences(dataset: Dataset) -> None:
    rows = every(dataset)
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert row.name, row.key
        assert row.sentences, row.key
        for sentence in (*row.sentences, *(avoided.why for avoided in row.avoided)):
            assert re.fullmatch(r"[A-Z0-9“].*[.!]", sentence), (row.key, sentence)


def test_an_unknown_term_has_no_definition(dataset: Dataset) -> None:
    assert definition(dataset, "channel-NONE") is None
    assert definition(dataset, "nothing") is None
    assert definitions(dataset, "colour") == ()


def test_harsh_words_stand_only_where_they_are_avoided(dataset: Dataset) -> None:
    for row in every(dataset):
        told = [row.name, *row.sentences]
        assert not [text for text in told if HARSH.search(text)], row.key
        for avoided in row.avoided:
            assert len(avoided.why) > 30, row.key
    avoided = " ".join(each.terms for row in every(dataset) for each in row.avoided)
    for term in (
        "illegal",
        "runaway",
        "maid",
        "sending country",
        "receiving country",
        "supplied",
        "unskilled",
    ):
        assert term in avoided


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("channel-MOU", ["2002", "2003", "2015", "2016", "MMN Annual Report 2019 dates", "all to 2016"]),
        ("channel-BORDER_PASS", ["section 64", "Foreign Workers' Employment", "B.E. 2560 (2017)"]),
        ("channel-TITP", ["Technical Intern Training Program", "November 2017"]),
        ("channel-SSW", ["Specified Skilled Worker", "April 2019"]),
        ("channel-EPS", ["Employment Permit System", "2004"]),
        ("word-trafficking", ["United Nations Protocol of 2000"]),
        ("word-domestic-worker", ["No. 189"]),
    ],
)
def test_schemes_and_conventions_have_their_names_and_years(
    dataset: Dataset, key: str, facts: list[str]
) -> None:
    told = words(definition(dataset, key))
    assert not [fact for fact in facts if fact not in told]


def test_zero_is_told_from_nothing(dataset: Dataset) -> None:
    assert "unknown, not zero" in words(definition(dataset, "nothing-not_listed"))
    assert "prints zero" in words(definition(dataset, "nothing-zero"))
    assert [row.detail for row in definitions(dataset, "nothing")] == [
        "0, or (0)",
        "n/l",
        "–",
        "w/h",
        "named",
    ]


def test_sectors_say_what_work_is_meant_and_where_isic_has_it(dataset: Dataset) -> None:
    for row in definitions(dataset, "sector"):
        code = row.key.removeprefix("sector-")
        assert words(row) == dataset.sectors[code].definition
        assert ("ISIC section" in row.detail) == bool(code != ALL and dataset.sectors[code].isic_section)
