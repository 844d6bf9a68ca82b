"""What leads on a corridor page: the widest documented count first, both directions only where they compare."""

import pytest

from app.data.corridor.corridor import figures_of, latest_of, leading_figures, pairs, with_women
from app.data.dataset import Dataset
from app.data.derived.kinds import Refusal
from tests.conftest import Tiny

MMR_THA, KHM_THA, THA_MMR = ("MMR", "THA"), ("KHM", "THA"), ("THA", "MMR")


def test_the_widest_documented_count_stands_in_front_even_if_a_narrower_one_is_later(tiny: Tiny) -> None:
    data = tiny(
        """observation_id, channel, period, value
        wide, DOCUMENTED, 2014, 9
        narrow, FORMAL, 2019, 5
        undocumented, UNDOCUMENTED, 2019, 7
        everyone, ALL, 2018, 20""",
        channels="""channel, name, short_name, kind, parent
        ALL, All, All, total,
        DOCUMENTED, Documented, Documented, group, ALL
        FORMAL, Formal, Formal, group, DOCUMENTED
        UNDOCUMENTED, Undocumented, Undocumented, group, ALL""",
    )
    found = leading_figures(data, MMR_THA)
    assert found.documented is data.by_id["wide"]
    assert found.everyone is data.by_id["everyone"]
    assert found.residents is None


def test_of_single_channels_the_largest_of_the_last_year_stands_in_front(tiny: Tiny) -> None:
    data = tiny(
        """observation_id, channel, period, value
        early, MOU, 2014, 90
        large, MOU, 2019-06, 30
        small, NV, 2019-12, 5""",
        channels="""channel, name, short_name, kind, parent
        ALL, All, All, total,
        DOCUMENTED, Documented, Documented, group, ALL
        MOU, MOU, MOU, scheme, DOCUMENTED
        NV, NV, NV, scheme, DOCUMENTED""",
    )
    assert leading_figures(data, MMR_THA).documented is data.by_id["large"]


def test_repeats_and_figures_of_confidence_c_do_not_lead(tiny: Tiny) -> None:
    data = tiny(
        """observation_id, channel, period, confidence, same_as
        good, DOCUMENTED, 2014,,
        doubtful, DOCUMENTED, 2019, C,
        again, DOCUMENTED, 2020,, good"""
    )
    assert leading_figures(data, MMR_THA).documented is data.by_id["good"]


def test_the_leading_figures_of_the_largest_corridor(dataset: Dataset) -> None:
    found = leading_figures(dataset, MMR_THA)
    assert found.documented is not None
    assert found.documented.value == 1820928
    assert found.residents is not None
    assert found.residents.value == 1708695
    assert found.everyone is None


def test_the_latest_of_a_wide_measure_is_of_its_first_series(dataset: Dataset) -> None:
    row = latest_of(dataset, MMR_THA, "stock")
    assert row is not None
    assert row.series_id == "undesa-ims-2024"
    assert latest_of(dataset, MMR_THA, "cost") is None


def test_both_directions_are_of_one_series_and_date_where_there_is_one(dataset: Dataset) -> None:
    found = {pair.measure: pair for pair in pairs(dataset, MMR_THA)}
    moved = found["flow"]
    assert moved.is_alike
    assert moved.net is not None
    assert moved.here is not None
    assert moved.there is not None
    assert moved.net.value == moved.here.size - moved.there.size
    assert found["workers"].there is None
    assert found["workers"].net is None


def test_no_balance_of_citizens_and_foreign_born(dataset: Dataset) -> None:
    residents = next(pair for pair in pairs(dataset, KHM_THA) if pair.measure == "stock")
    assert residents.is_alike
    assert residents.net is not None
    assert residents.net.value is None
    assert residents.net.refusal == Refusal.DEFINITIONS


@pytest.mark.parametrize("corridor", [MMR_THA, ("VNM", "JPN"), THA_MMR])
def test_women_are_told_apart_once_a_series_the_first_series_first(
    dataset: Dataset, corridor: tuple[str, str]
) -> None:
    rows = with_women(dataset, corridor)
    assert rows
    assert len({row.series_id for row in rows}) == len(rows)
    assert all(row.unit == "persons" and not row.same_as for row in rows)


def test_a_corridor_without_figures_has_nothing_in_front(dataset: Dataset) -> None:
    corridor = ("MMR", "CHN_YN")
    assert figures_of(dataset, corridor) == ()
    assert pairs(dataset, corridor) == with_women(dataset, corridor) == ()
    assert leading_figures(dataset, corridor).documented is None
