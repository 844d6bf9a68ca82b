"""One published figure in words: never without its bound, its date or its source."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.domain.codes import Bound, Stage, Status
from app.domain.figure import Observation
from app.domain.measures import UNITS
from app.text.figures import (
    amount,
    channel_and_sector,
    date_words,
    evidence_words,
    kind_words,
    listing,
    short_title,
    source_words,
)
from app.text.i18n import speaking
from app.text.numbers import number
from tests.conftest import tiny_dataset

MUCH = ("USD", "THB", "MMK", "percent", "ratio", "months")
BOUND_WORDS = {Bound.ABOUT: "about ", Bound.AT_LEAST: "more than ", Bound.AT_MOST: "as many as "}


def bound_words(bound: Bound, unit: str) -> str:
    """Of people there are as many as, of money and percents up to; a ratio of at least 1 may be 1."""
    if bound == Bound.AT_MOST and unit.startswith(MUCH):
        return "up to "
    return "at least " if (bound, unit) == (Bound.AT_LEAST, "ratio") else BOUND_WORDS.get(bound, "")


def figure(dataset: Dataset | None = None, **cells: Any) -> Observation:
    """A figure with these cells, in a data set that holds nothing else."""
    return (dataset or data_of(**cells)).observations[0]


def data_of(**cells: Any) -> Dataset:
    columns = ", ".join(["observation_id", *cells])
    values = ", ".join(["a", *map(str, cells.values())])
    return tiny_dataset(f"{columns}\n{values}")


@pytest.mark.parametrize("code", ["en", "th", "my", "km", "lo", "vi", "zh"])
def test_attributes_stand_apart_in_a_row_in_every_language(code: str) -> None:
    with speaking(code):
        for parts in (["one"], ["one", "two"], ["one", "two", "three", "four"]):
            found = listing(parts)
            assert [found.count(part) for part in parts] == [1] * len(parts)
            assert len(found) > len("".join(parts)) or len(parts) == 1


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"value": 493744}, "493,744"),
        ({"value": 100000, "bound": "about"}, "about 100,000"),
        ({"value": 2000000, "bound": "at_least"}, "more than 2,000,000"),
        ({"value": 750000, "bound": "at_most"}, "as many as 750,000"),
        ({"value": 5000, "unit": "USD/month", "bound": "at_most"}, "up to 5,000 US dollars a month"),
        ({"value": 33.3, "unit": "percent", "bound": "at_most"}, "up to 33.3 %"),
        ({"value": 1, "unit": "ratio", "bound": "at_least"}, "at least 1 to 1"),
        ({"value_low": 30000, "value_high": 40000, "bound": "range"}, "30,000 to 40,000"),
        ({"value": 2800000, "unit": "USD", "measure": "remittance"}, "2,800,000 US dollars"),
        ({"value": 4, "unit": "USD/person", "bound": "about"}, "about 4 US dollars a person"),
        ({"value_low": 4.3, "value_high": 6.6, "unit": "percent", "bound": "range"}, "4.3 to 6.6 %"),
        ({"value": 0}, "0"),
    ],
)
def test_a_number_is_told_with_its_bound_and_unit(cells: dict[str, Any], words: str) -> None:
    assert str(amount(figure(**cells))) == words


@given(
    st.integers(0, 10**10) | st.floats(0, 1e6, allow_nan=False).map(lambda value: round(value, 3)),
    st.sampled_from([bound for bound in Bound if bound != Bound.RANGE]),
    st.sampled_from(UNITS),
)
def test_the_printed_number_and_its_bound_are_always_told(value: float, bound: Bound, unit: str) -> None:
    told = amount(figure(value=f"{value:f}", bound=bound, unit=unit))
    assert told.number == number(value)
    assert str(told) == told.before + told.number + told.after
    assert told.before == bound_words(bound, unit)
    assert ("" if unit == "persons" else " ") == told.after[:1]


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(UNITS))
def test_both_ends_of_a_range_are_told_and_no_middle(one: int, other: int, unit: str) -> None:
    low, high = sorted((one, other))
    told = amount(figure(value_low=low, value_high=high, bound="range", unit=unit))
    assert told.number == f"{number(low)} to {number(high)}"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"channel": "NV", "stage": "in_process"}, "In process, NV"),
        ({"channel": "MOU"}, "MOU"),
        ({"channel": "DOCUMENTED"}, "Documented"),
        ({"channel": "DOCUMENTED", "stage": "completed"}, "Completed"),
        ({"channel": "UNDOCUMENTED", "status": "estimate"}, "Estimate, undocumented"),
        ({"channel": "UNSPECIFIED", "status": "survey", "sector": "fishing"}, "Survey, fishing"),
        ({"channel": "ALL", "status": "headline_only"}, "Headline only, all channels"),
    ],
)
def test_the_kind_of_a_figure_in_a_few_words(cells: dict[str, str], words: str) -> None:
    data = data_of(**cells)
    assert kind_words(data, data.observations[0]) == words


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage])
@pytest.mark.parametrize("status", Status)
def test_stage_and_evidence_are_never_left_out(stage: Stage, status: Status) -> None:
    data = data_of(stage=stage, status=status, bound="at_least")
    row = data.observations[0]
    assert stage.replace("_", " ") in kind_words(data, row).lower()
    told = evidence_words(row).lower()
    assert stage.replace("_", " ") in told
    assert "at least" in told
    assert evidence_words(figure(status=status)).lower() in told


def test_the_evidence_names_the_bound() -> None:
    found = {bound: evidence_words(figure(bound=bound)) for bound in Bound}
    assert found == {
        Bound.EXACT: "Counted",
        Bound.ABOUT: "Counted, about",
        Bound.AT_LEAST: "Counted, at least",
        Bound.AT_MOST: "Counted, at most",
        Bound.RANGE: "Counted, range",
    }


def test_the_sector_stands_beside_the_channel() -> None:
    data = data_of(channel="MOU", sector="fishing")
    assert channel_and_sector(data, data.observations[0]) == "MOU recruitment, Fishing"
    whole = data_of(channel="MOU")
    assert channel_and_sector(whole, whole.observations[0]) == "MOU recruitment"


@pytest.mark.parametrize(
    ("basis", "words", "short"),
    [
        ("stated", "August 2019", "Aug 2019"),
        ("source_date", "August 2019 (date of the source)", "Aug 2019"),
        ("undated", "August 2019 (year of the report; undated there)", "Aug 2019"),
    ],
)
def test_a_date_that_is_not_stated_is_told_as_such(basis: str, words: str, short: str) -> None:
    row = figure(period="2019-08", date_basis=basis)
    assert (date_words(row), date_words(row, short=True)) == (words, short)


def test_producer_and_document_are_told() -> None:
    data = data_of()
    assert source_words(data, data.observations[0]) == "Government, read in Annual report, page 1"
    unnamed = data_of(source_id="REPORT")
    assert (
        source_words(unnamed, unnamed.observations[0]) == "Producer not named, read in Annual report, page 1"
    )


def test_a_figure_read_at_no_stated_place_leaves_no_comma_behind() -> None:
    row = replace(figure(), via_locator="")
    assert source_words(data_of(), row) == "Government, read in Annual report"
    unnamed = replace(row, source_id="REPORT")
    assert source_words(data_of(), unnamed) == "Producer not named, read in Annual report"
    assert source_words(data_of(), replace(row, via_source_id="")) == "Government"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("a, A paper, Workers leave, media, 2021-02-01", "A paper, 1 Feb 2021"),
        ("a, A paper, Workers leave, media, ", "A paper"),
        ("a, A ministry, (page about workers), government, 2021-02", "A ministry, Feb 2021"),
        ("a, A ministry, Workers (all), government, 2021-02", "Workers (all)"),
    ],
)
def test_pages_go_by_publisher_and_date_where_a_title_says_little(source: str, title: str) -> None:
    rows = f"source_id, publisher, title, kind, date\n{source}\ngov, G, T, government,\nREPORT, N, R, seed, "
    assert short_title(tiny_dataset(sources=rows), "a") == title


def test_every_real_figure_can_be_told(dataset: Dataset) -> None:
    for row in dataset.observations:
        words = [str(amount(row)), kind_words(dataset, row), evidence_words(row), date_words(row)]
        words += [channel_and_sector(dataset, row), source_words(dataset, row)]
        assert all(words)
        assert not any("{" in word or word != word.strip() or word.endswith(",") for word in words), words
        assert any(number(value) in words[0] for value in (row.value, row.value_low) if value is not None)


def test_seed_documents_have_short_titles(dataset: Dataset) -> None:
    assert short_title(dataset, "AR2019") == "MMN Annual Report 2019"
    assert short_title(dataset, "AR2014") == "MMN Annual Report 2014"


def test_a_listing_of_one_and_of_none() -> None:
    assert listing([]) == ""
    assert listing(["one"]) == "one"
    assert listing(word for word in ("one", "two", "three")) == "one, two, three"
