"""Which figure stands for a corridor: each rule of the contract on a few rows, and the real figures."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.choices import relaxations
from app.data.dataset import Dataset
from app.data.passing import drawable
from app.data.standing import Counted, Standing, standing
from app.domain.codes import MapFrame, Sex, Stage
from app.state.view import Page, ViewState
from tests.conftest import Tiny, figures_of, tiny_dataset

CODES = ("origin", "destination", "channel", "sector")


@pytest.fixture(scope="module")
def workers(dataset: Dataset) -> dict[str, list[str]]:
    return {name: values(dataset, name) for name in CODES}


def shown(dataset: Dataset, **choice: object) -> Standing:
    return standing(dataset, ViewState().but(**choice))


def arrows(found: Standing) -> dict[tuple[str, str], str]:
    """The figure of each corridor, in order."""
    return {row.corridor: row.figure.observation_id for row in found.corridors}


def the_arrow(dataset: Dataset, **choice: object) -> str:
    (arrow,) = arrows(shown(dataset, **choice)).values()
    return arrow


# The real figures.


def sizes(dataset: Dataset, **choice: object) -> dict[str, float]:
    return {"-".join(row.corridor): row.figure.size for row in shown(dataset, **choice).corridors}


def test_the_default_view_is_2019_with_the_documented_count(dataset: Dataset) -> None:
    found = shown(dataset)
    assert (found.measure, found.year) == ("workers", 2019)
    figures = {row.corridor: row.figure for row in found.corridors}
    assert figures["MMR", "THA"].value == 1_820_928
    assert {figures[origin, "THA"].channel for origin in ("MMR", "KHM", "LAO")} == {"DOCUMENTED"}
    assert figures["VNM", "JPN"].channel == "TITP"


def test_mou_figures_stand_for_themselves(dataset: Dataset) -> None:
    expected = {"MMR-THA": 493_744, "KHM-THA": 308_295, "LAO-THA": 175_766}
    assert sizes(dataset, channel=("MOU",)) == expected
    assert shown(dataset, channel=("MOU",)).unlike_stages == ()


def test_nv_figures_stand_for_themselves_and_their_stages_are_told_apart(dataset: Dataset) -> None:
    assert sizes(dataset, channel=("NV",)) == {"MMR-THA": 652_507, "KHM-THA": 355_731, "LAO-THA": 105_153}
    assert shown(dataset, channel=("NV",)).unlike_stages == (Stage.COMPLETED, Stage.IN_PROCESS)


@pytest.mark.parametrize("origin", [(), ("MMR",), ("KHM", "LAO")])
def test_border_passes_are_a_mark_and_no_arrow(dataset: Dataset, origin: tuple[str, ...]) -> None:
    found = shown(dataset, channel=("BORDER_PASS",), origin=origin)
    assert found.corridors == ()
    (mark,) = found.marks
    assert (mark.place, mark.inward, mark.figure.value) == ("THA", True, 65_991)


def test_everything_in_the_data_set_is_drawn_in_some_year(dataset: Dataset) -> None:
    for code in dataset.channels:
        if any(row.channel == code for row in figures_of(dataset, "workers")):
            assert shown(dataset, channel=(code,)).years, code
    for mention in dataset.mentions:
        found = shown(dataset, sector=(mention.sector,), year=mention.period.last_year)
        assert mention in found.mentions


def values(dataset: Dataset, name: str) -> list[str]:
    """Every code that a figure or mention of workers has: those that the filter offers."""
    used = {getattr(row, name) for row in dataset.observations.where(drawable(dataset, ViewState()))}
    if name != "channel":
        used |= {getattr(row, name) for row in dataset.mentions}
    return sorted(used)


def test_each_single_choice_shows_something_or_says_what_to_relax(dataset: Dataset) -> None:
    tables = {"origin": dataset.places, "destination": dataset.places}
    tables |= {"channel": dataset.channels, "sector": dataset.sectors}
    for name, table in tables.items():
        for code in table:
            helps_or_shows(dataset, ViewState().but(**{name: (code,)}))


@pytest.mark.parametrize("pair", list(combinations(CODES, 2)), ids="-".join)
def test_each_pair_of_choices_shows_something_or_says_what_to_relax(
    dataset: Dataset, pair: tuple[str, str]
) -> None:
    first, second = pair
    for one, other in product(values(dataset, first), values(dataset, second)):
        helps_or_shows(dataset, ViewState().but(**{first: (one,), second: (other,)}))


@pytest.mark.parametrize("sex", Sex)
def test_each_sex_with_each_choice_shows_something_or_says_what_to_relax(dataset: Dataset, sex: Sex) -> None:
    for name in CODES:
        for code in values(dataset, name):
            helps_or_shows(dataset, ViewState(sex=sex).but(**{name: (code,)}))


def helps_or_shows(dataset: Dataset, state: ViewState) -> None:
    found = standing(dataset, state)
    assert not found.is_empty or relaxations(dataset, state), state
    sound(dataset, state, found)


def sound(dataset: Dataset, state: ViewState, found: Standing) -> None:
    """What holds in every view: published figures of the year and the chosen codes, each once."""
    drawn = [row.figure for row in found.corridors] + [mark.figure for mark in found.marks]
    assert all(row is dataset.by_id[row.observation_id] for row in drawn)
    assert len({row.observation_id for row in drawn}) == len(drawn)
    assert not any(row.same_as for row in drawn)
    assert all(found.year is not None and row.period.touches(found.year) for row in [*drawn, *found.mentions])
    for name in ("destination", "channel", "sector", "series"):
        column = "series_id" if name == "series" else name
        chosen = getattr(state, name)
        assert not chosen or all(getattr(row, column) in chosen for row in drawn)
    ranks = [row.figure.size for row in found.corridors]
    assert ranks == sorted(ranks, reverse=True)
    places = dataset.places
    for corridor in found.corridors:
        assert places[corridor.corridor[0]].is_on_earth
        assert places[corridor.corridor[1]].is_on_earth
        assert not state.origin or corridor.corridor[0] in state.origin
        assert all(row.corridor == corridor.corridor for row in corridor.others)
    for mark in found.marks:
        ends = (mark.figure.origin, mark.figure.destination)
        assert mark.place == ends[mark.inward]
        assert not places[ends[not mark.inward]].is_on_earth


@given(st.data())
def test_any_view_of_the_real_data_is_sound(
    dataset: Dataset, workers: dict[str, list[str]], data: st.DataObject
) -> None:
    def some(name: str) -> tuple[str, ...]:
        return tuple(data.draw(st.lists(st.sampled_from(workers[name]), unique=True, max_size=3)))

    state = ViewState(
        measure=data.draw(st.none() | st.sampled_from(sorted(dataset.observations.tally("measure")))),
        origin=some("origin"),
        destination=some("destination"),
        channel=some("channel"),
        sector=some("sector"),
        sex=data.draw(st.sampled_from(Sex)),
        year=data.draw(st.none() | st.integers(2010, 2021)),
    )
    sound(dataset, state, standing(dataset, state))


# Each rule on a few rows.


@pytest.mark.parametrize(
    ("channels", "stands"),
    [
        ("MOU NV UNDOCUMENTED ALL FORMAL DOCUMENTED", "DOCUMENTED"),
        ("MOU NV UNDOCUMENTED ALL FORMAL", "FORMAL"),
        ("MOU NV UNDOCUMENTED ALL", "ALL"),
        ("MOU NV UNDOCUMENTED", "UNDOCUMENTED"),
    ],
)
def test_the_widest_documented_count_stands_else_the_largest_channel(channels: str, stands: str) -> None:
    # The narrower the channel, the larger its figure here: width decides, not size.
    size = {"MOU": 400, "NV": 500, "UNDOCUMENTED": 600, "ALL": 30, "FORMAL": 20, "DOCUMENTED": 10}
    rows = "\n".join(f"{channel.lower()}, {channel}, {size[channel]}" for channel in channels.split())
    data = tiny_dataset(f"observation_id, channel, value\n{rows}")
    found = shown(data)
    assert arrows(found) == {("MMR", "THA"): stands.lower()}
    assert {row.channel for row in found.corridors[0].others} == set(channels.split()) - {stands}


def test_of_chosen_channels_the_largest_stands(tiny: Tiny) -> None:
    data = tiny("observation_id, channel, value\na, DOCUMENTED, 10\nb, MOU, 20\nc, NV, 30")
    assert the_arrow(data, channel=("DOCUMENTED", "MOU")) == "b"
    assert the_arrow(data, channel=("NV", "MOU")) == "c"


def test_nothing_is_added_up(tiny: Tiny) -> None:
    data = tiny("observation_id, channel, value\na, MOU, 10\nb, NV, 20\nc, BORDER_PASS, 5")
    found = shown(data, channel=("MOU", "NV", "BORDER_PASS"))
    assert [row.figure.value for row in found.corridors] == [20]
    assert found.marks == ()


def test_all_sectors_stand_before_one_and_a_chosen_sector_for_itself(tiny: Tiny) -> None:
    data = tiny("observation_id, sector, value\na, ALL, 10\nb, fishing, 50")
    assert the_arrow(data) == "a"
    assert the_arrow(data, sector=("fishing",)) == "b"


def test_a_sector_stands_where_no_total_is_published(tiny: Tiny) -> None:
    assert the_arrow(tiny("observation_id, sector\nb, fishing")) == "b"


def test_women_and_men_stand_only_where_chosen(tiny: Tiny) -> None:
    data = tiny("observation_id, sex, value\na, total, 10\nb, female, 4\nc, male, 6")
    assert [the_arrow(data, sex=sex) for sex in Sex] == ["a", "b", "c"]


SERIES = "series_id, priority\nfirst, 1\nsecond, 2"


def test_the_first_series_of_the_measure_stands_not_the_larger(tiny: Tiny) -> None:
    data = tiny("observation_id, series_id, value\na, second, 50\nb, first, 10", series=SERIES)
    assert the_arrow(data) == "b"
    assert the_arrow(data, series=("second",)) == "a"


def test_a_corridor_without_the_first_series_takes_the_next_and_the_page_can_say_so(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id, origin, value\na, second, MMR, 50\nb, first, MMR, 40\nc, second, KHM, 30",
        series=SERIES,
    )
    found = shown(data)
    assert list(arrows(found).values()) == ["b", "c"]
    assert found.series_ids == ("first", "second")


def test_of_one_series_the_latest_period_stands_and_the_others_follow(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, period,  value
        august,         first,     2019-08, 50
        december,       first,     2019-12, 10
        january,        first,     2019-01, 70
        """
    )
    found = shown(data)
    assert the_arrow(data) == "december"
    assert [row.observation_id for row in found.corridors[0].others] == ["august", "january"]


def test_the_priority_of_a_series_goes_before_the_latest_period(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id, period\na, first, 2019-01\nb, second, 2019-12",
        series=SERIES,
    )
    assert the_arrow(data) == "a"


def test_the_largest_stands_first_and_a_range_counts_by_its_low_end(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, origin, value, value_low, value_high, bound
        a,              KHM,    500,   ,          ,           exact
        b,              LAO,    ,      400,       9000,       range
        c,              MMR,    900,   ,          ,           at_least
        d,              VNM,    500,   ,          ,           about
        """
    )
    assert list(arrows(shown(data)).values()) == ["c", "a", "d", "b"]


def test_a_figure_belongs_to_every_year_that_its_period_touches(tiny: Tiny) -> None:
    data = tiny("observation_id, period\na, 2016/2018")
    assert shown(data).years == ((2016, 1), (2017, 1), (2018, 1))
    assert [arrows(shown(data, year=year)) != {} for year in (2015, 2016, 2017, 2018, 2019)] == [
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("in_2020", "year"), [(10, 2020), (8, 2020), (7, 2019), (1, 2019)])
def test_the_default_year_is_the_latest_with_four_fifths_of_the_fullest(
    tiny: Tiny, in_2020: int, year: int
) -> None:
    corridors = [
        f"{origin}, {place}" for origin in ("KHM", "LAO", "MMR", "VNM", "CHN_YN") for place in ("THA", "JPN")
    ]
    rows = [f"a-{number}, {corridor}, 2019" for number, corridor in enumerate(corridors)]
    rows += [f"b-{number}, {corridor}, 2020" for number, corridor in enumerate(corridors[:in_2020])]
    data = tiny("observation_id, origin, destination, period\n" + "\n".join(rows))
    assert shown(data).year == year
    assert shown(data).years == ((2019, 10), (2020, in_2020))
    assert shown(data, year=2014).year == 2014


def test_two_figures_of_a_corridor_count_once_for_its_year(tiny: Tiny) -> None:
    data = tiny("observation_id, channel, period\na, MOU, 2018\nb, NV, 2018\nc, MOU, 2019")
    assert shown(data).years == ((2018, 1), (2019, 1))
    assert shown(data).year == 2019


@pytest.mark.parametrize(
    "cells",
    [
        "status, confidence\nheadline_only, ",
        "status, confidence\nplan, ",
        "status, confidence\nquota, ",
        "status, confidence\nestimate, C",
    ],
)
def test_what_may_not_lead_sets_no_default_year(tiny: Tiny, cells: str) -> None:
    names, values = cells.split("\n")
    data = tiny(
        f"observation_id, period, {names}\na, 2019, reported, \nb, 2021, {values}\nc, 2020, estimate, B"
    )
    assert shown(data).year == 2020
    assert shown(data).years == ((2019, 1), (2020, 1))


def test_plans_and_quotas_are_never_drawn(tiny: Tiny) -> None:
    data = tiny("observation_id, status\na, plan\nb, quota")
    assert shown(data, year=2019).is_empty
    assert shown(data).years == ()


def test_a_headline_stands_only_where_nothing_else_does(tiny: Tiny) -> None:
    both = tiny("observation_id, status, value\na, headline_only, 90\nb, reported, 10")
    assert the_arrow(both) == "b"
    alone = tiny("observation_id, status\na, headline_only")
    assert shown(alone).year is None
    assert shown(alone).years == ((2019, 1),)
    assert the_arrow(alone, year=2019) == "a"


def test_the_implausible_is_off_unless_its_series_and_corridor_are_chosen(tiny: Tiny) -> None:
    data = tiny("observation_id, series_id, flags\na, first, implausible;unclear")
    assert shown(data).is_empty
    assert shown(data, series=("first",)).is_empty
    assert the_arrow(data, series=("first",), origin=("MMR",), destination=("THA",)) == "a"


def test_confidence_c_is_off_unless_its_series_is_chosen(tiny: Tiny) -> None:
    data = tiny("observation_id, series_id, confidence\na, first, C\nb, second, B")
    assert the_arrow(data) == "b"
    assert the_arrow(data, series=("first",), year=2019) == "a"


def test_a_repeat_is_never_drawn_or_counted(tiny: Tiny) -> None:
    data = tiny("observation_id, value, period, same_as\na, 10, 2019, \nb, 90, 2019, a\nc, 90, 2020, a")
    found = shown(data)
    assert arrows(found) == {("MMR", "THA"): "a"}
    assert found.corridors[0].others == ()
    assert found.years == ((2019, 1),)


PARTS = """
    observation_id, origin, destination, value
    whole,          MMR,    CHN,         100
    part,           MMR,    CHN_YN,      50
    only_part,      LAO,    CHN_YN,      20
"""


def test_a_part_of_a_country_stands_only_where_the_country_has_no_figure(tiny: Tiny) -> None:
    found = shown(tiny(PARTS))
    assert arrows(found) == {("MMR", "CHN"): "whole", ("LAO", "CHN_YN"): "only_part"}


def test_a_part_of_a_country_stands_where_it_is_chosen(tiny: Tiny) -> None:
    assert list(arrows(shown(tiny(PARTS), destination=("CHN_YN",))).values()) == ["part", "only_part"]
    assert list(arrows(shown(tiny(PARTS), destination=("CHN_YN", "CHN"))).values()) == [
        "whole",
        "part",
        "only_part",
    ]


# Marks: figures with one place on earth.


def marks(found: Standing) -> list[tuple[str, bool, str]]:
    return [(mark.place, mark.inward, mark.figure.observation_id) for mark in found.marks]


def test_a_figure_with_one_place_is_a_mark_there(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, origin,      destination, channel
        in,             UNSPECIFIED, THA,         BORDER_PASS
        out,            KHM,         ALL,         DOCUMENTED
        group,          CLM,         JPN,         DOCUMENTED
        nowhere,        ALL,         UNSPECIFIED, DOCUMENTED
        """
    )
    found = shown(data)
    assert found.corridors == ()
    assert marks(found) == [("JPN", True, "group"), ("KHM", False, "out"), ("THA", True, "in")]
    assert found.year == 2019


def test_a_total_that_arrows_already_tell_is_no_mark_unless_its_channel_is_chosen(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, origin, channel, value\na, MMR, MOU, 10\nb, ALL, MOU, 30\nc, ALL, DOCUMENTED, 50"
    )
    assert marks(shown(data)) == []
    assert marks(shown(data, channel=("MOU",))) == [("THA", True, "b")]


def test_a_scheme_without_nationality_stands_beside_the_arrows(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, channel, value\na, MMR, MOU, 10\nb, UNSPECIFIED, BORDER_PASS, 30")
    assert arrows(shown(data)) == {("MMR", "THA"): "a"}
    assert marks(shown(data)) == [("THA", True, "b")]


def test_a_chosen_origin_rules_marks_out_unless_a_channel_is_chosen_too(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, channel, value\na, MMR, MOU, 10\nb, UNSPECIFIED, BORDER_PASS, 30")
    assert marks(shown(data, origin=("MMR",))) == []
    assert marks(shown(data, origin=("KHM",))) == []
    assert marks(shown(data, origin=("KHM",), channel=("BORDER_PASS",))) == [("THA", True, "b")]


def test_a_headline_without_nationality_sets_no_default_year(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, channel, status\na, ALL, MOU, headline_only")
    assert shown(data, origin=("KHM",), channel=("MOU",)).year is None


def test_a_measure_that_is_no_fact_of_a_corridor_draws_nothing(tiny: Tiny) -> None:
    data = tiny("observation_id, measure, unit\na, wage, THB/day")
    assert shown(data, measure="wage", year=2019).is_empty


# Mentions: sectors named without a number.

NAMED = """
    mention_id, origin, sector,       period
    m1,         MMR,    fishing,      2019
    m2,         KHM,    fishing,      2016/2018
    m3,         LAO,    construction, 2019
"""


def mentions(found: Standing) -> list[str]:
    return [row.mention_id for row in found.mentions]


def test_a_sector_without_numbers_is_named_in_its_latest_year(tiny: Tiny) -> None:
    data = tiny(sector_mentions=NAMED)
    assert (shown(data, sector=("fishing",)).year, mentions(shown(data, sector=("fishing",)))) == (
        2019,
        ["m1"],
    )
    assert mentions(shown(data, year=2017)) == ["m2"]
    assert mentions(shown(data, origin=("LAO",))) == ["m3"]


def test_an_arrow_hides_a_mention_of_its_corridor_unless_the_sector_is_chosen(tiny: Tiny) -> None:
    data = tiny("observation_id\na", sector_mentions=NAMED)
    assert mentions(shown(data)) == ["m3"]
    assert mentions(shown(data, sector=("fishing", "ALL"))) == ["m1"]


@pytest.mark.parametrize(
    "choice", [{"channel": ("MOU",)}, {"sex": Sex.FEMALE}, {"measure": "stock"}, {"series": ("x",)}]
)
def test_a_choice_that_no_mention_speaks_of_rules_mentions_out(tiny: Tiny, choice: dict[str, object]) -> None:
    assert shown(tiny(sector_mentions=NAMED), year=2019, **choice).is_empty


def test_stages_are_unlike_only_within_one_channel(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, origin, channel, stage
        a,              MMR,    MOU,     completed
        b,              KHM,    NV,      in_process
        c,              LAO,    NV,
        """
    )
    assert shown(data, channel=("MOU", "NV")).unlike_stages == ()


def test_an_empty_data_set_has_no_year(tiny: Tiny) -> None:
    found = shown(tiny())
    assert found.is_empty
    assert (found.year, found.years, found.series_ids) == (None, (), ())


def test_other_pages_may_ask_too(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, destination\na, ALL, ALL\nb, MMR, THA")
    assert arrows(shown(data, page=Page.DATA)) == arrows(shown(data))


@pytest.mark.parametrize(
    ("choice", "counted"),
    [
        ({}, Counted.CORRIDORS),
        ({"channel": ("BORDER_PASS",)}, Counted.MARKS),
        ({"sector": ("mining",)}, Counted.MENTIONS),
        ({"year": 2014, "sector": ("mining",)}, Counted.MENTIONS),
        ({"destination": ("THA",), "year": 1990}, Counted.CORRIDORS),
    ],
)
def test_it_is_told_what_the_years_count(
    dataset: Dataset, choice: dict[str, object], counted: Counted
) -> None:
    assert shown(dataset, **choice).counted is counted


def test_the_map_of_the_world_begins_with_destinations_everywhere(dataset: Dataset) -> None:
    asia, world = (
        {row.corridor[1] for row in shown(dataset, measure="stock", year=2020, frame=frame).corridors}
        for frame in (MapFrame.ASIA, MapFrame.WORLD)
    )
    assert "USA" in world - asia
    assert asia < world
    origins = {row.corridor[0] for row in shown(dataset, measure="stock", frame=MapFrame.WORLD).corridors}
    assert origins == {"KHM", "LAO", "MMR", "THA", "VNM"}
