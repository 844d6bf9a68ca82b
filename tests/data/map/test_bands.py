"""Which corridors split into channels: only what one table prints and channels.csv lets be added."""

from itertools import combinations

import pytest

from app.data.channel_tree import exclude_each_other
from app.data.claims import unlike_stages
from app.data.compare.sankey import sankey_of
from app.data.corridor.tables import tables_of
from app.data.dataset import Dataset
from app.data.derived.derived import derive
from app.data.derived.kinds import Key, Refusal
from app.data.map.bands import Split, by_channel
from app.data.shown import shown
from app.data.standing import standing
from app.domain.measures import MEASURES
from app.state.charts import Chart
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny

CHANNELS = """
    channel,      name,             short_name, kind,   parent,       excludes
    ALL,          All channels,     All,        total
    DOCUMENTED,   Documented,       Documented, group,  ALL
    FORMAL,       Formal channels,  Formal,     group,  DOCUMENTED
    REGISTRATION, Registration,     Registered, group,  DOCUMENTED,   MOU
    MOU,          MOU recruitment,  MOU,        scheme, FORMAL,       NV;REGISTRATION;BORDER_PASS
    NV,           Verification,     NV,         scheme, REGISTRATION, MOU;BORDER_PASS
    BORDER_PASS,  Border pass,      Passes,     scheme, DOCUMENTED,   MOU;NV
    EPS,          EPS,              EPS,        scheme, FORMAL
    UNSPECIFIED,  Not stated,       Not stated, unspecified
"""
COLUMNS = "observation_id, series_id, channel, value, bound, period, origin, value_low, value_high, sector"


def split(tiny: Tiny, rows: str, **choice: object) -> Split | Refusal:
    """What becomes of Myanmar to Thailand in 2019."""
    data = tiny(f"{COLUMNS}\n{rows}", channels=CHANNELS)
    state = ViewState(by=SplitBy.CHANNEL, year=2019).but(**choice)
    found = by_channel(data, state, standing(data, state))
    return found.split.get(("MMR", "THA")) or found.whole["MMR", "THA"]


def sizes(found: Split | Refusal) -> dict[str, float]:
    assert isinstance(found, Split), found
    return {part.channel: part.size for part in found.parts}


# The data of the repository.


def test_three_corridors_to_thailand_split_in_2019(dataset: Dataset) -> None:
    state = ViewState(by=SplitBy.CHANNEL, year=2019)
    found = by_channel(dataset, state, standing(dataset, state))
    assert {key: sizes(each) for key, each in found.split.items()} == {
        ("MMR", "THA"): {"MOU": 493_744, "NV": 652_507},
        ("KHM", "THA"): {"MOU": 308_295, "NV": 355_731},
        ("LAO", "THA"): {"MOU": 175_766, "NV": 105_153},
    }
    assert found.channels == ("MOU", "NV")
    assert set(found.whole.values()) == {Refusal.NO_PARTS}
    assert len(found.whole) + len(found.split) == len(standing(dataset, state).corridors)


def test_the_figure_of_the_corridor_stays_in_sight(dataset: Dataset) -> None:
    state = ViewState(by=SplitBy.CHANNEL, year=2019)
    found = by_channel(dataset, state, standing(dataset, state)).split["MMR", "THA"]
    assert found.published is not None
    assert found.published.size == 1_820_928


def test_who_is_in_process_is_shown_beside_the_others_but_never_added(dataset: Dataset) -> None:
    # The Sankey diagram and the chart of channels refuse the same sum.
    state = ViewState(by=SplitBy.CHANNEL, year=2019)
    found = by_channel(dataset, state, standing(dataset, state)).split
    for key in (("MMR", "THA"), ("LAO", "THA")):
        assert found[key].together is None
        assert not found[key].differs
        assert [found[key].percent(part) for part in found[key].parts] == [None, None]
        table = next(each for each in tables_of(dataset, key).tables if found[key].parts[0] in each.rows)
        assert table.total is None
        refused = derive(dataset, found[key].parts[0], Key.SUM_OF_CHANNELS)
        assert (refused.value, refused.refusal) == (None, Refusal.STAGES)
    # All of these are through: nationality verified, or recruited.
    together = found["KHM", "THA"].together
    assert together is not None
    assert together.value == 664_026
    streams = sankey_of(dataset, ViewState(page=Page.COMPARE, year=2019)).streams
    assert streams is not None
    assert streams.unlike_stages


def test_a_map_works_out_only_the_sums_that_may_be(dataset: Dataset) -> None:
    sums = shown(dataset, Chart.FLOW_MAP, ViewState(by=SplitBy.CHANNEL, year=2019)).worked_out
    assert [each.value for each in sums] == [664_026]


@pytest.mark.parametrize("measure", [key for key, measure in MEASURES.items() if measure.on_map])
def test_bands_are_of_one_table_date_sector_and_sex_and_exclude_each_other(
    dataset: Dataset, measure: str
) -> None:
    for year, _count in standing(dataset, ViewState(measure=measure)).years:
        state = ViewState(by=SplitBy.CHANNEL, measure=measure, year=year)
        shown = standing(dataset, state)
        for key, each in by_channel(dataset, state, shown).split.items():
            tables = {
                (part.series_id, part.corridor, part.period, part.sector, part.sex, part.unit)
                for part in each.parts
            }
            assert len(tables) == 1
            assert key == each.parts[0].corridor
            for one, other in combinations([part.channel for part in each.parts], 2):
                assert exclude_each_other(dataset, one, other)
            assert (each.together is None) == unlike_stages(each.parts)
            if each.together is not None:
                assert sum(each.percent(part) or 0 for part in each.parts) == pytest.approx(100)
            assert all(part.period.touches(year) for part in each.parts)


def test_nobody_with_a_border_pass_is_a_band(dataset: Dataset) -> None:
    # Their nationality is not published, so no corridor has them.
    for year, _count in standing(dataset, ViewState()).years:
        state = ViewState(by=SplitBy.CHANNEL, year=year)
        assert "BORDER_PASS" not in by_channel(dataset, state, standing(dataset, state)).channels


def test_without_the_wish_nothing_is_split(dataset: Dataset) -> None:
    found = by_channel(dataset, ViewState(), standing(dataset, ViewState()))
    assert not found.split
    assert not found.whole


# Rules.


@pytest.mark.parametrize(
    ("stages", "is_added"),
    [
        (("", ""), True),
        (("", "completed"), True),
        (("in_process", "in_process"), True),
        (("", "in_process"), False),
        (("", "completed_or_in_process"), False),
        (("in_process", "completed_or_in_process"), False),
    ],
)
def test_only_like_stages_are_added_up(tiny: Tiny, stages: tuple[str, str], is_added: bool) -> None:
    one, other = stages
    data = tiny(
        f"observation_id, series_id, channel, value, stage\na, t, MOU, 60, {one}\nb, t, NV, 40, {other}",
        channels=CHANNELS,
    )
    state = ViewState(by=SplitBy.CHANNEL)
    (found,) = by_channel(data, state, standing(data, state)).split.values()
    assert sizes(found) == {"MOU": 60, "NV": 40}
    assert (found.together is not None) is is_added


def test_channels_of_one_table_make_bands(tiny: Tiny) -> None:
    found = split(tiny, "a, t, MOU, 60, exact, 2019\nb, t, NV, 40, exact, 2019")
    assert sizes(found) == {"MOU": 60, "NV": 40}
    assert isinstance(found, Split)
    assert found.together is not None
    assert found.together.value == found.width == 100
    assert [found.percent(part) for part in found.parts] == [60, 40]


def test_channels_of_two_tables_or_dates_make_none(tiny: Tiny) -> None:
    assert split(tiny, "a, t, MOU, 60, exact, 2019\nb, u, NV, 40, exact, 2019") == Refusal.NO_PARTS
    assert split(tiny, "a, t, MOU, 60, exact, 2019-01\nb, t, NV, 40, exact, 2019-02") == Refusal.NO_PARTS


def test_channels_that_may_hold_the_same_people_make_none(tiny: Tiny) -> None:
    assert split(tiny, "a, t, MOU, 60, exact, 2019\nb, t, EPS, 40, exact, 2019") == Refusal.OVERLAP


def test_a_bound_makes_none(tiny: Tiny) -> None:
    assert split(tiny, "a, t, MOU, 60, at_least, 2019\nb, t, NV, 40, exact, 2019") == Refusal.BOUND
    ranged = "a, t, MOU, , range, 2019, MMR, 50, 70\nb, t, NV, 40, exact, 2019"
    assert split(tiny, ranged) == Refusal.BOUND


def test_a_whole_of_the_same_table_is_no_band_but_compared(tiny: Tiny) -> None:
    rows = "a, t, MOU, 60, exact, 2019\nb, t, NV, 40, exact, 2019\nc, t, DOCUMENTED, 101, exact, 2019"
    found = split(tiny, rows)
    assert sizes(found) == {"MOU": 60, "NV": 40}
    assert isinstance(found, Split)
    assert found.published is not None
    assert found.published.channel == "DOCUMENTED"
    assert found.differs
    agreeing = split(tiny, rows.replace("101", "100"))
    assert isinstance(agreeing, Split)
    assert not agreeing.differs


def test_the_table_of_the_figure_itself_comes_first(tiny: Tiny) -> None:
    other = "c, u, MOU, 6, exact, 2019\nd, u, NV, 4, exact, 2019"
    own = "a, t, MOU, 60, exact, 2019\nb, t, NV, 40, exact, 2019\ne, t, DOCUMENTED, 100, exact, 2019"
    assert sizes(split(tiny, f"{other}\n{own}")) == {"MOU": 60, "NV": 40}
    assert sizes(split(tiny, f"{own}\n{other}")) == {"MOU": 60, "NV": 40}


def test_only_the_chosen_channels_are_bands(tiny: Tiny) -> None:
    rows = "a, t, MOU, 60, exact, 2019\nb, t, NV, 30, exact, 2019\nc, t, BORDER_PASS, 10, exact, 2019"
    assert sizes(split(tiny, rows)) == {"MOU": 60, "NV": 30, "BORDER_PASS": 10}
    assert sizes(split(tiny, rows, channel=("MOU", "NV"))) == {"MOU": 60, "NV": 30}
    assert split(tiny, rows, channel=("MOU",)) == Refusal.NO_PARTS


def test_passes_of_a_published_nationality_may_be_a_band(tiny: Tiny) -> None:
    found = split(tiny, "a, t, MOU, 60, exact, 2019\nb, t, BORDER_PASS, 40, exact, 2019")
    assert sizes(found) == {"MOU": 60, "BORDER_PASS": 40}


def test_recruited_before_leaving_comes_first_on_the_whole_map(tiny: Tiny) -> None:
    found = split(tiny, "a, t, NV, 90, exact, 2019\nb, t, MOU, 10, exact, 2019")
    assert list(sizes(found)) == ["MOU", "NV"]


def test_a_printed_zero_is_no_band(tiny: Tiny) -> None:
    rows = "a, t, MOU, 60, exact, 2019\nb, t, NV, 40, exact, 2019\nc, t, BORDER_PASS, 0, exact, 2019"
    assert sizes(split(tiny, rows)) == {"MOU": 60, "NV": 40}
