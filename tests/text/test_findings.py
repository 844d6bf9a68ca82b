"""The sentences that charts say of themselves, held against the data for random views of every chart."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.claims import Claim, ClaimKind
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.domain.codes import EventKind, Reading, Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.figures.registry import DRAWINGS
from app.state.charts import Chart, page_of
from app.state.pages import Page
from app.state.view import SplitBy, ViewState
from app.text.figures import amount, date_words
from app.text.finding import Finding
from app.text.numbers import number

PLACES = ("MMR", "KHM", "LAO", "THA", "VNM", "CHN", "CHN_YN", "JPN", "KOR", "MYS", "TWN", "USA", "DEU", "ALL")
ON_EARTH = PLACES[:-1]
MEASURES_DRAWN = (
    "workers",
    "workers",
    "stock",
    "stock",
    "flow",
    "remittance",
    "refugees",
    "cost",
    "returns",
    "count",
)
RANKS = re.compile(r"\b(largest|smallest|highest|lowest|most|fewest|least)\b", re.IGNORECASE)
BOUNDS = ("at least", "at most")
NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")


def some(codes: Iterable[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(tuple(codes)), unique=True, max_size=most).map(tuple)


@st.composite
def views(draw: st.DrawFn, dataset: Dataset, chart: Chart) -> ViewState:
    """A view of a chart such as readers reach with a few filters."""
    page = page_of(chart)
    measure = draw(st.sampled_from(MEASURES_DRAWN + tuple(MEASURES)))
    series = sorted(key for key, row in dataset.series.items() if row.measure == measure)
    years = st.none() | st.integers(1985, 2026)
    first, last = sorted((draw(st.integers(1985, 2026)), draw(st.integers(1985, 2026))))
    ends = draw(
        st.tuples(st.sampled_from(ON_EARTH), st.sampled_from(ON_EARTH)).filter(lambda two: two[0] != two[1])
    )
    return ViewState(
        page=page,
        measure=measure,
        series=draw(some(series, 2)) if series and draw(st.booleans()) else (),
        origin=draw(some(PLACES)) if draw(st.booleans()) else (),
        destination=draw(some(PLACES)) if draw(st.booleans()) else (),
        channel=draw(some(sorted(dataset.channels))) if draw(st.booleans()) else (),
        sector=draw(some(sorted(dataset.sectors), 1)) if draw(st.booleans()) else (),
        sex=draw(st.sampled_from([Sex.TOTAL, Sex.TOTAL, Sex.FEMALE, Sex.MALE])),
        year=draw(years),
        from_year=first if draw(st.booleans()) else None,
        to_year=last if draw(st.booleans()) else None,
        by=draw(st.sampled_from(SplitBy)),
        reading=draw(st.sampled_from(Reading)),
        kind=draw(some(EventKind)) if draw(st.booleans()) else (),
        focus=draw(st.none() | st.sampled_from(ON_EARTH)),
        place=draw(st.sampled_from(ON_EARTH)) if page == Page.COUNTRY else None,
        corridor="-".join(ends) if page == Page.CORRIDOR else None,
    )


@pytest.mark.parametrize("chart", DRAWINGS)
def test_every_number_of_a_sentence_is_in_the_data_or_worked_out_as_said(
    dataset: Dataset, chart: Chart
) -> None:
    @settings(max_examples=40)
    @given(views(dataset, chart))
    def check(state: ViewState) -> None:
        found = DRAWINGS[chart].tell(dataset, state)
        known = {text for row in (*found.figures, *inputs(found)) for text in numbers_of(row)}
        known |= {text for claim in found.claims for text in rounded(claim.value)}
        known |= {number(count) for count in found.counts} | {str(count) for count in found.counts}
        strange = [
            text for text in NUMBER.findall(without_names(dataset, found.sentence)) if text not in known
        ]
        assert not strange, (strange, found.sentence)

    check()


@pytest.mark.parametrize("chart", DRAWINGS)
def test_nothing_is_compared_or_worked_out_across_series(dataset: Dataset, chart: Chart) -> None:
    @settings(max_examples=40)
    @given(views(dataset, chart))
    def check(state: ViewState) -> None:
        found = DRAWINGS[chart].tell(dataset, state)
        for claim in found.claims:
            assert worked_out(claim) == pytest.approx(claim.value)
            assert kinds(claim.inputs) == 1
            assert claim.inputs
        sentence = without_names(dataset, found.sentence)
        for words in BOUNDS:
            sentence = sentence.replace(words, "")
        if RANKS.search(sentence):
            assert found.ranked, found.sentence
        if found.ranked:
            assert kinds(found.ranked) == 1
            ends = {edge(row.size for row in found.ranked) for edge in (min, max)}
            assert any(row.size in ends for row in found.figures), found.sentence

    check()


@pytest.mark.parametrize(
    "chart", [chart for chart in DRAWINGS if page_of(chart) in (Page.MAP, Page.TRENDS, Page.COMPARE)]
)
def test_what_a_sentence_names_passes_the_filters(dataset: Dataset, chart: Chart) -> None:
    @settings(max_examples=40)
    @given(views(dataset, chart))
    def check(state: ViewState) -> None:
        found = DRAWINGS[chart].tell(dataset, state)
        for row in (*found.figures, *found.ranked):
            assert row.measure == measure_of(state)
            assert not state.series or row.series_id in state.series
            assert not state.sector or row.sector in state.sector
            assert not state.channel or row.channel in state.channel
            nameless = not dataset.places[row.origin].is_on_earth
            assert not state.origin or row.origin in state.origin or nameless
            assert not state.destination or row.destination in state.destination

    check()


def inputs(found: Finding) -> list[Observation]:
    return [row for claim in found.claims for row in claim.inputs]


def numbers_of(row: Observation) -> set[str]:
    """Every number that words of a figure may hold: its amount, its date, its years."""
    years = {str(row.period.first_year), str(row.period.last_year)}
    span = {str(row.period.last_year - row.period.first_year)}
    words = f"{amount(row)} {date_words(row)} {date_words(row, short=True)}"
    sizes = {number(each) for each in (row.value, row.value_low, row.value_high) if each is not None}
    return {*NUMBER.findall(words), *years, *span, *sizes}


def rounded(value: float) -> set[str]:
    """A number that was worked out, as sentences may write it."""
    return {number(round(sign * value, digits)) for digits in (0, 1) for sign in (1, -1)}


def worked_out(claim: Claim) -> float:
    sizes = [row.size for row in claim.inputs]
    return {
        ClaimKind.SUM: lambda: sum(sizes),
        ClaimKind.SHARE: lambda: 100 * sizes[0] / sum(sizes),
        ClaimKind.PART: lambda: 100 * sizes[0] / sizes[-1],
        ClaimKind.CHANGE: lambda: sizes[-1] - sizes[0],
        ClaimKind.TIMES: lambda: sizes[-1] / sizes[0],
    }[claim.kind]()


def kinds(rows: Iterable[Observation]) -> int:
    return len({(row.series_id, row.unit, row.sex) for row in rows})


def without_names(dataset: Dataset, sentence: str) -> str:
    """The sentence without names that the data bring along, such as titles of series with years in them."""
    names = [row.title for row in dataset.series.values()]
    names += [text for row in dataset.channels.values() for text in (row.name, row.short_name)]
    names += [row.names["en"] for row in dataset.places.values()]
    names += [row.title for row in dataset.sources.values()] + [
        row.publisher for row in dataset.sources.values()
    ]
    names += [row.name for row in dataset.sectors.values()] + [row.title for row in dataset.events]
    for name in sorted(
        {each for each in names if NUMBER.search(each) or RANKS.search(each)}, key=len, reverse=True
    ):
        for form in (name, name[:1].lower() + name[1:]):
            sentence = sentence.replace(form, "")
    return sentence
