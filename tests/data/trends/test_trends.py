"""Which figures the trend chart shows, in which groups, and which events stand under it."""

from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.data.trends.events import MOST_NAMED, events_of, named_events
from app.data.trends.lines import middle
from app.data.trends.ranking import MOST
from app.data.trends.trends import Trend, trend_of, trend_relaxations
from app.domain.codes import Sex
from app.domain.measures import MEASURES
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny, tiny_dataset

TRENDS = ViewState(page=Page.TRENDS)


def shown(dataset: Dataset, **choice: object) -> Trend:
    return trend_of(dataset, TRENDS.but(**choice))


def ids(trend: Trend) -> set[str]:
    return {row.observation_id for row in trend.figures}


# The real figures.


def test_every_series_of_a_corridor_is_shown(dataset: Dataset) -> None:
    trend = shown(dataset, origin=("MMR",), destination=("THA",))
    assert {1_820_928, 652_507, 493_744, 1_700_000} <= {row.value for row in trend.figures}
    assert (trend.years, trend.corridors) == ((2014, 2019), (("MMR", "THA"),))


def test_the_default_view_counts_the_corridors_that_it_leaves_out(dataset: Dataset) -> None:
    trend = shown(dataset)
    assert len(trend.corridors) == MOST < trend.found
    assert ("MMR", "THA") in trend.corridors
    assert trend.aside > 0


def test_counts_that_may_be_running_totals_are_never_joined(dataset: Dataset) -> None:
    for measure in dataset.observations.tally("measure"):
        for group in shown(dataset, measure=measure).groups:
            for row in (row for line in group.lines for row in line):
                assert "stock_or_cumulative_unclear" not in row.flags


def test_border_passes_without_nationality_stand_in_for_a_chosen_origin(dataset: Dataset) -> None:
    trend = shown(dataset, origin=("KHM",), channel=("BORDER_PASS",))
    assert trend.nameless
    assert [row.value for row in trend.figures] == [65_991]


def test_a_sector_named_without_a_number_is_not_nothing(dataset: Dataset) -> None:
    trend = shown(dataset, sector=("fishing",))
    assert trend.mentions
    assert not trend.is_empty
    assert not trend.figures


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "measure": st.sampled_from(sorted(MEASURES)),
        "by": st.sampled_from(SplitBy),
        "origin": st.lists(st.sampled_from(["MMR", "KHM", "LAO", "UNSPECIFIED"]), max_size=2).map(tuple),
        "destination": st.sampled_from([(), ("THA",), ("JPN", "KHM")]),
        "channel": st.sampled_from([(), ("MOU",), ("NV", "TITP"), ("BORDER_PASS",)]),
        "sector": st.sampled_from([(), ("fishing",), ("domestic_work",)]),
        "sex": st.sampled_from(Sex),
        "from_year": st.sampled_from([None, 2000, 2015]),
        "to_year": st.sampled_from([None, 2016, 2019]),
    },
)


@given(FILTERS)
def test_whatever_the_filters_figures_are_whole_and_lines_keep_to_one_series(
    dataset: Dataset, choice: dict[str, object]
) -> None:
    trend = shown(dataset, **choice)
    assert len(ids(trend)) == len(trend.figures)
    assert all(not row.same_as for row in trend.figures)
    for group in trend.groups:
        assert group.latest in group.figures
        for line in group.lines:
            assert len({(row.series_id, row.corridor, row.channel, row.sector, row.sex) for row in line}) == 1
            assert [middle(row.period) for row in line] == sorted({middle(row.period) for row in line})
    if trend.figures:
        assert trend.years is not None
        assert trend.years[0] <= trend.years[1]
    assert len(named_events(events_of(dataset, trend, TRENDS), trend)) <= MOST_NAMED


@given(FILTERS)
def test_an_empty_chart_names_filters_whose_relaxing_helps(
    dataset: Dataset, choice: dict[str, object]
) -> None:
    state = TRENDS.but(**choice)
    for relaxation in trend_relaxations(dataset, state):
        relaxed = trend_of(dataset, state.but(**{relaxation.name: getattr(ViewState(), relaxation.name)}))
        assert len(relaxed.figures) + len(relaxed.mentions) == relaxation.found > 0


def test_plans_are_shown_and_the_implausible_only_by_choice_of_series_and_ends() -> None:
    dataset = tiny_dataset(
        """
        observation_id, series_id, status, flags
        plan,           a,         plan,
        odd,            b,         ,       implausible
        """
    )
    assert ids(shown(dataset)) == {"plan"}
    assert ids(shown(dataset, series=("b",))) == set()
    assert ids(shown(dataset, series=("b",), origin=("MMR",), destination=("THA",))) == {"odd"}


# Series of a wide measure.

STOCK = """
    observation_id, series_id, measure, destination, period,     value, flags
    new-05,         new,       stock,   THA,         2005-07-01, 500,
    new-10,         new,       stock,   THA,         2010-07-01, 700,
    old-05,         old,       stock,   THA,         2005-07-01, 900,
    old-15,         old,       stock,   THA,         2015-07-01, 950,
    new-jpn,        new,       stock,   JPN,         2010-07-01, 600,
    old-jpn-05,     old,       stock,   JPN,         2005-07-01, 990,
    old-jpn-15,     old,       stock,   JPN,         2015-07-01, 999,
    odd,            new,       stock,   KHM,         2010-07-01, 7,     implausible
    even,           old,       stock,   KHM,         2005-07-01, 40,
"""
EDITIONS = """
    series_id, measure, priority, method,   frequency, absent
    new,       stock,   10,       estimate, irregular, not_listed
    old,       stock,   20,       estimate, irregular, not_listed
"""


def test_the_first_series_in_the_order_leads_and_the_others_stand_beside_it(tiny: Tiny) -> None:
    dataset = tiny(STOCK, series=EDITIONS)
    groups = {group.corridor[1]: group for group in shown(dataset, measure="stock").groups}
    assert (groups["THA"].latest.observation_id, groups["THA"].quiet) == ("new-10", {"old"})
    assert groups["JPN"].latest.observation_id == "new-jpn"
    assert groups["KHM"].latest.observation_id == "even", "the leading series has no figure there"
    assert groups["KHM"].quiet == frozenset()


def test_series_in_the_address_narrow_the_chart_down(tiny: Tiny) -> None:
    dataset = tiny(STOCK, series=EDITIONS)
    chosen = shown(dataset, measure="stock", series=("old",))
    assert {row.series_id for row in chosen.figures} == {"old"}
    assert all(not group.quiet for group in chosen.groups)


def test_an_implausible_figure_never_leads(tiny: Tiny) -> None:
    dataset = tiny(STOCK, series=EDITIONS)
    odd = dataset.by_id["odd"]
    both = shown(
        dataset, measure="stock", series=("new", "old"), origin=(odd.origin,), destination=(odd.destination,)
    )
    (group,) = both.groups
    assert {row.observation_id for row in group.figures} == {"odd", "even"}
    assert group.latest.observation_id == "even"


def test_by_default_the_largest_by_one_definition_are_drawn(tiny: Tiny) -> None:
    rows = "\n".join(
        f"n{at}, new, stock, {origin}, THA, 2010, {size}\no{at}, old, stock, {origin}, THA, 2011, {9000 - size}"
        for at, (origin, size) in enumerate(
            zip(
                ["MMR", "KHM", "LAO", "VNM", "THA", "CHN_YN", "JPN", "CHN"], range(100, 900, 100), strict=True
            )
        )
    )
    dataset = tiny(
        f"observation_id, series_id, measure, origin, destination, period, value\n{rows}", series=EDITIONS
    )
    trend = shown(dataset, measure="stock", origin=("MMR", "KHM", "LAO", "VNM", "JPN", "CHN"))
    assert [corridor[0] for corridor in trend.corridors] == ["CHN", "JPN", "VNM", "LAO", "KHM", "MMR"]


def test_totals_of_a_wide_measure_stand_aside_until_both_ends_are_named(tiny: Tiny) -> None:
    dataset = tiny("observation_id, measure, destination\na, stock, THA\nb, stock, ALL")
    assert ids(shown(dataset, measure="stock", origin=("MMR",))) == {"a"}
    assert ids(shown(dataset, measure="stock", origin=("MMR",), destination=("ALL",))) == {"b"}


def test_the_default_stock_chart_keeps_to_large_corridors_in_asia(dataset: Dataset) -> None:
    trend = shown(dataset, measure="stock")
    assert {("MMR", "THA"), ("VNM", "JPN")} <= set(trend.corridors)
    assert all(dataset.places[end].region in ("gms", "asia") for _, end in trend.corridors)
    assert {group.leading for group in trend.groups} == {"undesa-ims-2024"}
    assert {"undesa-ims-2020", "undesa-ims-2019"} <= {key for group in trend.groups for key in group.quiet}


def test_a_corridor_that_the_source_does_not_list_is_missing_and_not_zero(dataset: Dataset) -> None:
    trend = shown(dataset, measure="stock", origin=("KHM",), destination=("SGP",))
    assert trend.is_empty
    assert {each.kind for each in trend.missing} == {"not_listed"}
    assert trend.years == (1990, 2024)


# Groups, corridors, years.


def test_each_split_has_its_own_groups(tiny: Tiny) -> None:
    dataset = tiny(
        """
        observation_id, channel, sector,  sex
        a,              MOU,     ALL,     total
        b,              NV,      fishing, total
        c,              MOU,     ALL,     female
        """
    )
    assert [group.code for group in shown(dataset, by=SplitBy.CHANNEL).groups] == ["MOU", "NV"]
    assert {group.code for group in shown(dataset, by=SplitBy.SECTOR).groups} == {"ALL", "fishing"}
    assert {group.code for group in shown(dataset, by=SplitBy.SEX).groups} == {"total", "female"}
    assert ids(shown(dataset)) == {"a", "b"}
    assert ids(shown(dataset, by=SplitBy.SEX, sex=Sex.FEMALE)) == {"c"}


def test_totals_of_a_country_stand_aside_until_a_place_is_chosen(tiny: Tiny) -> None:
    dataset = tiny("observation_id, origin\na, MMR\nb, ALL")
    assert (ids(shown(dataset)), shown(dataset).aside) == ({"a"}, 1)
    assert ids(shown(dataset, destination=("THA",))) == {"a", "b"}
    assert ids(shown(tiny("observation_id, origin\nb, ALL"))) == {"b"}


def test_years_narrow_the_axis_and_the_figures(tiny: Tiny) -> None:
    dataset = tiny("observation_id, period\na, 2014\nb, 2019")
    assert shown(dataset).years == (2014, 2019)
    assert shown(dataset, from_year=2010).years == (2010, 2019)
    found = shown(dataset, from_year=2016, to_year=2020)
    assert (ids(found), found.years) == ({"b"}, (2016, 2020))
    assert shown(tiny("observation_id, period\na, 2019")).years == (2018, 2020)
    empty = shown(dataset, from_year=2015, to_year=2016)
    assert (empty.is_empty, empty.years) == (True, (2015, 2016))
    assert shown(dataset, origin=("LAO",)).years is None


# Events.

EVENTS = """
    event_id, date,      kind,      places,  corridors, title
    bilateral,2018-03,   agreement, MMR;THA, MMR-THA,   Agreement
    elsewhere,2018-04,   agreement, VNM;JPN, VNM-JPN,   Other
    programme,2018,      programme, THA,     ,          Programme
    early,    2001,      law,       THA,     ,          Law
    part,     2018-05,   crisis,    CHN_YN,  ,          Crisis
"""


def test_events_are_those_of_the_countries_and_years_on_the_chart(tiny: Tiny) -> None:
    dataset = tiny("observation_id, period\na, 2018", events=EVENTS)
    found = events_of(dataset, shown(dataset), TRENDS)
    assert [event.event_id for event in found] == ["early", "programme", "bilateral"]
    later = events_of(dataset, shown(dataset), TRENDS.but(from_year=2010))
    assert [event.event_id for event in later] == ["programme", "bilateral"]
    china = tiny("observation_id, destination\na, CHN", events=EVENTS)
    assert "part" in [event.event_id for event in events_of(china, shown(china), TRENDS)]


def test_named_events_lie_on_the_axis_and_the_most_telling_come_first(tiny: Tiny) -> None:
    many = "\n".join(f"p{index}, 2018-0{index + 1}, programme, THA, , Programme" for index in range(8))
    dataset = tiny("observation_id, period\na, 2018", events=f"{EVENTS.rstrip()}\n{many}")
    trend = shown(dataset)
    found = [event.event_id for event in named_events(events_of(dataset, trend, TRENDS), trend)]
    assert "bilateral" in found
    assert "early" not in found
    assert len(found) == 2, "at most two of a year"


def test_events_of_an_empty_chart_are_those_of_the_filters(tiny: Tiny) -> None:
    dataset = tiny("observation_id\na", events=EVENTS)
    state = TRENDS.but(origin=("VNM",), channel=("MOU",))
    assert [event.event_id for event in events_of(dataset, trend_of(dataset, state), state)] == ["elsewhere"]
    assert named_events((), trend_of(dataset, state)) == ()
