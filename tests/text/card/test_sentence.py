"""The sentence of a figure says number, bound, evidence, date, places and producer, and no other number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.domain.codes import Bound, DateBasis, Sex, Stage, Status
from app.domain.figure import Observation
from app.text.card.citation import citation
from app.text.card.sentence import card_sentence, when_words
from app.text.figures import amount, short_title
from app.text.labels import (
    channel_name,
    corridor_name,
    place_inside,
    place_name,
    sector_name,
    series_title,
    stage_name,
)
from app.text.numbers import period_words
from tests.conftest import Tiny

BOUNDS = {
    Bound.ABOUT: ("about",),
    Bound.AT_LEAST: ("more than", "at least"),
    Bound.AT_MOST: ("as many as", "up to"),
    Bound.RANGE: (" to ",),
}
EVIDENCE = {
    Status.ESTIMATE: "estimate",
    Status.SURVEY: "survey",
    Status.MODEL: "modelled",
    Status.PLAN: "a plan, not what happened",
    Status.QUOTA: "a quota, not what happened",
    Status.POLICY: "a rule",
    Status.HEADLINE_ONLY: "in a headline only",
}
SPECIAL = {
    "ALL": ("all origins", "all destinations"),
    "UNSPECIFIED": ("nationality that is not published", "not stated"),
    "OTHER": ("other places",),
    "OOO": ("other and unknown origin",),
    "STL": ("without a nationality",),
}


@given(at=st.integers(min_value=0, max_value=200_000))
def test_any_figure_is_said_whole_and_with_no_other_number(dataset: Dataset, at: int) -> None:
    holds(dataset, dataset.observations[at % len(dataset.observations)])


def test_every_figure_typed_from_a_document_is_said_whole(dataset: Dataset) -> None:
    for row in dataset.observations.where(~dataset.observations.among("via_source_id", ("",))):
        holds(dataset, row)


def holds(dataset: Dataset, row: Observation) -> None:
    sentence = card_sentence(dataset, row)
    found = f"{row.observation_id}: {sentence}"
    assert str(amount(row)) in sentence, found
    assert any(words in sentence for words in BOUNDS.get(row.bound, ("",))), found
    assert EVIDENCE.get(row.status, "") in sentence, found
    assert period_words(row.period) in sentence, found
    assert producer(dataset, row) in sentence, found
    assert stage_name(row.stage) in sentence, found
    assert (row.date_basis == DateBasis.STATED) == sentence.endswith(tail(dataset, row)), found
    for code in row.corridor:
        names = SPECIAL.get(code, (place_inside(dataset, code),))
        said = row.measure == "displaced" and code == row.destination
        assert said or any(name in sentence for name in (*names, corridor_name(dataset, row.corridor))), found
    if row.sector != "ALL":
        assert sector_name(dataset, row.sector) in sentence, found
    if row.sex != Sex.TOTAL:
        assert re.search({"female": r"\bwom[ae]n\b", "male": r"\bm[ae]n\b"}[row.sex], sentence), found
    assert numbers(dataset, row, sentence) == [], found
    # A whole sentence: it begins with a capital (or a name), has no gap left and ends once.
    assert not re.search(r"[{}]|  | ,|\.\.|,,|,\.", sentence), found
    assert sentence.endswith("."), found


def producer(dataset: Dataset, row: Observation) -> str:
    if row.via_source_id == row.source_id:
        return short_title(dataset, row.via_source_id)
    return dataset.sources[row.source_id].publisher


def tail(dataset: Dataset, row: Observation) -> str:
    """How the first sentence ends, which is the last where the source states the date."""
    return (
        "in a headline only."
        if row.status == Status.HEADLINE_ONLY
        else ("in a survey." if row.status == Status.SURVEY else f"{period_words(row.period)}.")
    )


def numbers(dataset: Dataset, row: Observation, sentence: str) -> list[str]:
    """The numbers of a sentence beside its own number, its date, and those that belong to a name."""
    rest = sentence
    names = [
        producer(dataset, row),
        series_title(dataset, row.series_id),
        channel_name(dataset, row.channel),
        str(amount(row)),
        period_words(row.period),
        *(place_name(dataset, code) for code in row.corridor),
    ]
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return re.findall(r"\d[\d.,]*", rest)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "ar2019-mmr-tha-documented-2019-12",
            (
                "The Department of Employment, Ministry of Labour, Thailand, counted 1,820,928 documented workers from "
                "Myanmar in Thailand, completed or in process, in December 2019."
            ),
        ),
        (
            "knomad-chn-wsm-2017",
            "The World Bank (KNOMAD) modelled about 386,563 US dollars sent from Samoa to China in 2017.",
        ),
        (
            "off-lao-tha-returns-2021",
            (
                "The Ministry of Labour and Social Welfare, Laos, counted more than 246,000 people from Laos who went "
                "back from Thailand from 2020 to 2021."
            ),
        ),
        (
            "ar2014-khm-tha-documented-2014-10",
            (
                "A producer whom the MMN Annual Report 2014 does not name reported more than 880,000 documented "
                "workers from Cambodia in Thailand in October 2014."
            ),
        ),
    ],
)
def test_figures_read_as_sentences(dataset: Dataset, key: str, sentence: str) -> None:
    assert card_sentence(dataset, dataset.by_id[key]) == sentence


def test_what_is_added_up_here_does_not_pass_for_printed(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, measure, status, flags, value\na, stock, estimate, computed_total, 9\nb, stock, estimate, , 9"
    )
    assert card_sentence(data, data.by_id["a"]).startswith(
        "Added up here from estimates of the Government: 9 people"
    )
    assert card_sentence(data, data.by_id["b"]).startswith("The Government gave an estimate of 9 people")


def test_one_person_is_not_several(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, measure, sex, value\na, flow, female, 1\nb, workers, total, 1\nc, stock, total, 0"
    )
    assert "counted 1 woman or girl who moved" in card_sentence(data, data.by_id["a"])
    assert "counted 1 documented worker from" in card_sentence(data, data.by_id["b"])
    assert "counted 0 people from" in card_sentence(data, data.by_id["c"])


def test_a_date_that_is_not_the_figures_own_is_said_to_be_so(tiny: Tiny) -> None:
    data = tiny("observation_id, date_basis\na, source_date\nb, undated\nc, stated")
    assert "does not date the figure" in card_sentence(data, data.by_id["a"])
    assert "has no date" in card_sentence(data, data.by_id["b"])
    assert card_sentence(data, data.by_id["c"]).endswith("in 2019.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019", "in 2019"),
        ("2019-12", "in December 2019"),
        ("2024-07-01", "on 1 July 2024"),
        ("2019-01/2019-10", "from January to October 2019"),
        ("../2014-09-05", "until 5 September 2014"),
    ],
)
def test_dates_stand_in_a_sentence_with_their_preposition(text: str, words: str) -> None:
    from app.domain.period import parse_period

    assert when_words(parse_period(text)) == words


def test_a_citation_says_what_a_reader_who_quotes_it_needs(dataset: Dataset) -> None:
    row = dataset.by_id["ar2019-mmr-tha-documented-2019-12"]
    text = citation(dataset, row)
    assert text.startswith(card_sentence(dataset, row))
    for part in (
        "What it counts: Workers from Cambodia, Laos and Myanmar",
        "It does not fit together with another figure.",
        "read in MMN Annual Report 2019, Thailand, note 69.",
        f"Mekong Migration Corridors, data version {dataset.version}",
    ):
        assert part in text
    assert row.stage == Stage.COMPLETED_OR_IN_PROCESS


@given(at=st.integers(min_value=0, max_value=200_000))
def test_any_citation_names_producer_document_and_edition(dataset: Dataset, at: int) -> None:
    row = dataset.observations[at % len(dataset.observations)]
    text = citation(dataset, row)
    assert dataset.sources[row.source_id].publisher in text or row.via_source_id == row.source_id
    assert not row.via_source_id or short_title(dataset, row.via_source_id) in text
    assert dataset.version in text
    assert not row.confidence or f"confidence {row.confidence}" in text
    assert not re.search(r"[{}]|  |\.\.|\n", text.replace("...", ""))


def test_a_citation_of_a_doubtful_print_says_why(dataset: Dataset) -> None:
    row = dataset.by_id["ar2019-khm-all-remittance-2018"]
    assert row.note in citation(dataset, row)


def test_who_spreads_news_reports_and_counts_nobody(dataset: Dataset) -> None:
    row = dataset.by_id["ar2019-tha-all-departures-2019-10"]
    assert card_sentence(dataset, row).startswith(
        "The National News Bureau of Thailand reported 97,597 people"
    )
