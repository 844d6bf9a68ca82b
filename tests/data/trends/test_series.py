"""The series on the trend chart: their order, the pairs of a corridor, definitions, and what belongs together."""

from app.data.dataset import Dataset
from app.data.trends.series import chart_series, definitions, leading_series, pairs, quiet_series, strands
from app.data.trends.trends import Trend, trend_of
from app.state.view import Page, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)
SERIES = """
    series_id, measure, priority, frequency, absent
    c,         stock,   5,        once,      outside
    b,         stock,   10,       irregular, not_listed
    a,         stock,   20,       irregular, not_listed
"""
ROWS = """
    observation_id, series_id, measure, destination, period, flags
    a1,             a,         stock,   THA,         2000,   foreign_born
    a2,             a,         stock,   THA,         2005,   foreign_born;refugees_included
    b1,             b,         stock,   THA,         2000,   foreign_citizens;computed_total
    b2,             b,         stock,   THA,         2005,   foreign_citizens
    c1,             c,         stock,   JPN,         2000,
    a3,             a,         stock,   JPN,         2000,
"""


def stocks(tiny: Tiny) -> tuple[Dataset, Trend]:
    dataset = tiny(ROWS, series=SERIES)
    return dataset, trend_of(dataset, TRENDS.but(measure="stock"))


def test_series_stand_in_the_order_of_the_measure(tiny: Tiny) -> None:
    dataset, trend = stocks(tiny)
    assert chart_series(dataset, trend) == ("c", "b", "a")
    assert leading_series(dataset, trend) == ("c", "b")
    assert quiet_series(dataset, trend) == ("a",)


def test_pairs_are_of_one_corridor_and_the_first_is_earlier_in_the_order(tiny: Tiny) -> None:
    found = {(pair.first, pair.second): pair.corridors for pair in pairs(*stocks(tiny))}
    assert found == {("b", "a"): (("MMR", "THA"),), ("c", "a"): (("MMR", "JPN"),)}


def test_definitions_come_from_the_flags_of_the_figures(tiny: Tiny) -> None:
    found = definitions(stocks(tiny)[1])
    assert found["THA"] == {"a": {"foreign_born", "refugees_included"}, "b": {"foreign_citizens"}}
    assert found["JPN"] == {"a": frozenset(), "c": frozenset()}


def test_thailand_changed_its_definition_between_the_revisions_of_the_un(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", origin=("MMR",), destination=("THA",))
    found = definitions(trend_of(dataset, state))["THA"]
    assert "foreign_citizens" in found["undesa-ims-2024"]
    assert "foreign_born" in found["undesa-ims-2020"]


def test_strands_hold_every_figure_once(dataset: Dataset) -> None:
    trend = trend_of(dataset, TRENDS.but(measure="refugees"))
    found = strands(trend)
    assert sorted(row.observation_id for strand in found for row in strand) == sorted(
        row.observation_id for row in trend.figures
    )
    assert all(len({(row.corridor, row.series_id, row.bound) for row in strand}) == 1 for strand in found)
    assert max(map(len, found)) > 20
