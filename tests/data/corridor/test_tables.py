"""Figures by channel and sector: of one series and date together, added up only where nobody stands in two."""

from app.data.corridor.tables import MOST_TABLES, sectors_with_numbers, tables_of
from app.data.dataset import Dataset
from tests.conftest import Tiny

MMR_THA = ("MMR", "THA")
CHANNELS = """channel, name, short_name, kind, parent, excludes
    ALL, All, All, total,,
    DOCUMENTED, Documented, Documented, group, ALL,
    MOU, MOU, MOU, scheme, DOCUMENTED, NV
    NV, Verification, NV, scheme, DOCUMENTED, MOU"""


def test_channels_that_exclude_each_other_are_added_up(tiny: Tiny) -> None:
    data = tiny(
        """observation_id, series_id, channel, value
        a, s, MOU, 30
        b, s, NV, 12""",
        channels=CHANNELS,
    )
    (table,) = tables_of(data, MMR_THA).tables
    assert [row.observation_id for row in table.rows] == ["a", "b"]
    assert table.total is not None
    assert table.total.value == 42


def test_channels_at_different_stages_or_that_overlap_are_not(tiny: Tiny) -> None:
    stages = tiny(
        "observation_id, series_id, channel, stage\na, s, MOU,\nb, s, NV, in_process", channels=CHANNELS
    )
    overlap = tiny("observation_id, series_id, channel\na, s, MOU\nb, s, DOCUMENTED", channels=CHANNELS)
    for data in (stages, overlap):
        (table,) = tables_of(data, MMR_THA).tables
        assert len(table.rows) == 2
        assert table.total is None


def test_of_a_series_the_latest_date_is_drawn_and_the_others_counted(tiny: Tiny) -> None:
    data = tiny(
        """observation_id, series_id, channel, period
        old, s, MOU, 2014
        new, s, MOU, 2019""",
        channels=CHANNELS,
    )
    (table,) = tables_of(data, MMR_THA).tables
    assert [row.observation_id for row in table.rows] == ["new"]
    assert table.earlier == 1


def test_figures_of_all_channels_are_drawn_of_workers_only(tiny: Tiny) -> None:
    data = tiny(
        """observation_id, channel, measure, sex, confidence
        workers, ALL, workers, total,
        moved, ALL, flow, total,
        women, MOU, workers, female,
        doubted, MOU, workers, total, C""",
        channels=CHANNELS,
    )
    found = tables_of(data, MMR_THA)
    assert [row.observation_id for row in found.rows] == ["workers"]
    assert found.aside == 1


def test_more_tables_than_have_room_are_counted(dataset: Dataset) -> None:
    found = tables_of(dataset, ("KHM", "THA"))
    assert len(found.tables) == MOST_TABLES
    assert found.more > 0
    assert not any(row.confidence == "C" for row in found.rows)


def test_tables_of_one_corridor_never_mix_series_dates_or_measures(dataset: Dataset) -> None:
    for corridor in (MMR_THA, ("VNM", "JPN"), ("LAO", "THA")):
        for table in tables_of(dataset, corridor).tables:
            assert {(row.measure, row.series_id, row.period) for row in table.rows} == {
                (table.measure, table.series_id, table.period)
            }


def test_a_sector_with_a_number_is_told_apart_from_one_that_is_named(dataset: Dataset) -> None:
    assert sectors_with_numbers(dataset, MMR_THA) == {"domestic_work"}
