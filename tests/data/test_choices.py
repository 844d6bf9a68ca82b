"""What the filters offer: true counts, nothing possible that is empty, and help where nothing is left."""

from collections.abc import Iterator

import pytest

from app.data.choices import Choice, Reason, choices, measures_with_data, relaxations
from app.data.dataset import Dataset
from app.data.passing import drawable, passing
from app.data.standing import standing
from app.domain.measures import MEASURES
from app.state.view import Page, ViewState
from tests.conftest import Tiny

NAMES = ("origin", "destination", "channel", "sector")


def by_code(dataset: Dataset, state: ViewState, name: str) -> dict[str, Choice]:
    return {choice.code: choice for choice in choices(dataset, state, name)}


def chosen(state: ViewState, name: str, code: str) -> ViewState:
    return state.but(**{name: code if name == "sex" else (code,)})


def cases(dataset: Dataset, year: int | None) -> Iterator[tuple[ViewState, str, Choice]]:
    """Each choice of each filter while nothing, or one code of another filter, is chosen."""
    states = [ViewState(year=year)]
    for name in NAMES:
        states += [
            chosen(ViewState(year=year), name, choice.code) for choice in choices(dataset, ViewState(), name)
        ]
    for state in states:
        for name in (*NAMES, "sex"):
            if name == "sex" or not getattr(state, name):
                for choice in choices(dataset, state, name):
                    yield state, name, choice


YEARS = [None, 2014, 2017, 2019]


@pytest.mark.parametrize("year", YEARS)
def test_the_count_of_a_choice_is_what_choosing_it_finds(dataset: Dataset, year: int | None) -> None:
    for state, name, choice in cases(dataset, year):
        after = chosen(state, name, choice.code)
        rows = dataset.observations.where(drawable(dataset, after) & passing(dataset, after))
        found = [row for row in rows if year is None or row.period.touches(year)]
        assert choice.figures == len(found), (state, name, choice)


@pytest.mark.parametrize("year", YEARS)
def test_the_possible_shows_something_and_the_disabled_nothing(dataset: Dataset, year: int | None) -> None:
    for state, name, choice in cases(dataset, year):
        found = standing(dataset, chosen(state, name, choice.code))
        if choice.possible:
            assert not found.is_empty or (found.year is None and found.years), (state, name, choice)
        else:
            assert found.is_empty, (state, name, choice)
            assert choice.reason in (Reason.OTHER_FILTERS, Reason.OTHER_YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_a_reason_is_true(dataset: Dataset, year: int | None) -> None:
    for state, name, choice in cases(dataset, year):
        after = chosen(state, name, choice.code)
        found = standing(dataset, after)
        match choice.reason:
            case Reason.NONE:
                assert choice.figures
            case Reason.NAMED_ONLY:
                assert found.mentions
            case Reason.MARK_ONLY:
                assert found.marks
                assert not found.corridors
            case Reason.OTHER_YEARS:
                assert year not in choice.years
                for other in choice.years:
                    assert not standing(dataset, after.but(year=other)).is_empty
            case Reason.OTHER_FILTERS:
                assert standing(dataset, after.but(year=None)).is_empty


@pytest.mark.parametrize("name", NAMES)
def test_what_is_possible_comes_first_with_most_figures_first(dataset: Dataset, name: str) -> None:
    offered = choices(dataset, ViewState(channel=("MOU",) if name != "channel" else ()), name)
    assert len({choice.code for choice in offered}) == len(offered)
    order = [(not choice.possible, -choice.figures) for choice in offered]
    assert order == sorted(order)


@pytest.mark.parametrize("name", NAMES)
def test_every_code_with_a_figure_or_a_mention_is_offered(dataset: Dataset, name: str) -> None:
    used = {
        getattr(row, name) for row in dataset.observations.where(drawable(dataset, ViewState(), but=name))
    }
    if name != "channel":
        used |= {getattr(row, name) for row in dataset.mentions}
    assert set(by_code(dataset, ViewState(), name)) == used
    assert all(choice.possible for choice in choices(dataset, ViewState(), name))


FIGURES = """
    observation_id, origin,      channel,     sector,  period, value
    a,              MMR,         MOU,         ALL,     2019,   10
    b,              MMR,         MOU,         fishing, 2018,   5
    c,              KHM,         NV,          ALL,     2018,   7
    d,              UNSPECIFIED, BORDER_PASS, ALL,     2019,   9
"""
MENTIONS = "mention_id, origin, sector, period\nm, LAO, construction, 2019"


@pytest.fixture
def figures(tiny: Tiny) -> Dataset:
    return tiny(FIGURES, sector_mentions=MENTIONS)


def test_figures_are_counted_under_the_other_filters(figures: Dataset) -> None:
    assert {code: choice.figures for code, choice in by_code(figures, ViewState(), "origin").items()} == {
        "MMR": 2,
        "KHM": 1,
        "UNSPECIFIED": 1,
        "LAO": 0,
    }
    assert by_code(figures, ViewState(channel=("MOU",)), "origin")["KHM"] == Choice(
        "KHM", 0, Reason.OTHER_FILTERS
    )
    assert by_code(figures, ViewState(origin=("KHM",)), "origin")["MMR"].figures == 2


def test_another_year_is_told(figures: Dataset) -> None:
    choice = by_code(figures, ViewState(year=2019), "channel")["NV"]
    assert choice == Choice("NV", 0, Reason.OTHER_YEARS, (2018,))
    assert not choice.possible


def test_a_sector_without_numbers_is_possible_and_says_so(figures: Dataset) -> None:
    choice = by_code(figures, ViewState(), "sector")["construction"]
    assert choice == Choice("construction", 0, Reason.NAMED_ONLY)
    assert choice.possible
    assert "construction" not in by_code(figures, ViewState(measure="stock"), "sector")
    assert by_code(figures, ViewState(origin=("LAO",)), "sex")["total"].reason == Reason.NAMED_ONLY


def test_a_channel_without_nationality_is_possible_for_every_origin(figures: Dataset) -> None:
    choice = by_code(figures, ViewState(origin=("MMR",)), "channel")["BORDER_PASS"]
    assert choice == Choice("BORDER_PASS", 0, Reason.MARK_ONLY)
    assert choice.possible
    assert by_code(figures, ViewState(channel=("BORDER_PASS",)), "origin")["KHM"].reason == Reason.MARK_ONLY
    assert by_code(figures, ViewState(channel=("BORDER_PASS",), year=2018), "origin")["KHM"].possible is False


def test_repeats_and_what_is_never_drawn_are_not_counted(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, status, flags, same_as\na, , ,\nb, plan, ,\nc, , implausible,\nd, , , a".replace(
            ", ,", ", reported,"
        )
    )
    assert by_code(data, ViewState(), "channel")["DOCUMENTED"].figures == 1


def test_a_figure_without_a_place_is_counted_on_pages_without_a_map(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, destination\na, ALL, ALL")
    assert choices(data, ViewState(), "channel") == ()
    assert by_code(data, ViewState(page=Page.TRENDS), "channel")["DOCUMENTED"].figures == 1


def test_measures_are_offered_in_the_registrys_order_with_their_counts(dataset: Dataset) -> None:
    on_map = dict(measures_with_data(dataset, on_map=True))
    everything = dict(measures_with_data(dataset, on_map=False))
    assert list(everything) == [key for key in MEASURES if key in everything]
    assert on_map == {key: count for key, count in everything.items() if MEASURES[key].on_map}
    assert sum(everything.values()) == sum(not row.same_as for row in dataset.observations)
    assert "wage" not in on_map


def test_relaxing_helps_and_says_how_much_is_found(dataset: Dataset) -> None:
    state = ViewState(origin=("VNM",), destination=("THA",), channel=("TITP",), year=2019)
    assert standing(dataset, state).is_empty
    offered = relaxations(dataset, state)
    assert "destination" in [row.name for row in offered]
    assert [row.found for row in offered] == sorted((row.found for row in offered), reverse=True)
    for row in offered:
        left = standing(dataset, state.but(**{row.name: getattr(ViewState(), row.name)}))
        assert row.found == len(left.corridors) + len(left.marks) + len(left.mentions) > 0


def test_only_active_filters_that_help_are_offered(figures: Dataset) -> None:
    state = ViewState(origin=("MMR",), channel=("NV",), sector=("ALL",))
    assert {row.name for row in relaxations(figures, state)} == {"origin", "channel"}
    assert relaxations(figures, ViewState()) == ()
