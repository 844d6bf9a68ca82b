"""Index, share and change are worked out only where series, dates and bounds allow it; the rest is left out."""

import pytest

from app.data.dataset import Dataset
from app.data.derived.kinds import Refusal
from app.data.trends.readings import claim_of, read_trend
from app.data.trends.trends import Trend, Whole, trend_of
from app.domain.codes import Axis, Reading
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)
YEARS = """
observation_id, series_id, period, value
a, s, 2014, 200
b, s, 2016, 300
c, s, 2019, 150
"""
SERIES = "series_id, frequency, change_allowed\ns, irregular, {}"


def read(dataset: Dataset, **choice: object) -> Trend:
    return read_trend(dataset, TRENDS.but(**choice))


def values(trend: Trend) -> dict[str, float]:
    return {row.observation_id: row.size for row in trend.figures}


def test_an_index_stands_on_the_first_date_and_keeps_its_line(tiny: Tiny) -> None:
    trend = read(tiny(YEARS, series=SERIES.format("yes")), reading=Reading.INDEX)
    assert values(trend) == {"a": 100, "b": 150, "c": 75}
    assert {base.observation_id for base in trend.bases.values()} == {"a"}
    assert [len(line) for line in trend.lines] == [3]
    assert trend.units == ("index",)


def test_a_change_is_from_one_figure_to_the_next_and_has_no_line(tiny: Tiny) -> None:
    dataset = tiny(YEARS, series=SERIES.format("yes"))
    trend = read(dataset, reading=Reading.CHANGE)
    assert values(trend) == {"b": 100, "c": -150}
    assert not trend.lines
    (claim,) = [claim_of(dataset, trend, row) for row in trend.figures if row.observation_id == "c"]
    assert claim is not None
    assert [row.observation_id for row in claim.inputs] == ["b", "c"]


@pytest.mark.parametrize("reading", [Reading.INDEX, Reading.CHANGE])
def test_nothing_is_worked_out_of_a_series_that_forbids_it(tiny: Tiny, reading: Reading) -> None:
    trend = read(tiny(YEARS, series=SERIES.format("no")), reading=reading)
    assert not trend.groups
    assert trend.unread == {Refusal.CHANGE_NOT_ALLOWED: 3}


def test_bounds_bear_no_index(tiny: Tiny) -> None:
    rows = YEARS.replace("value\n", "value, bound\n").replace("200\n", "200, exact\n")
    rows = rows.replace("300\n", "300, at_least\n").replace("150\n", "150, about\n")
    trend = read(tiny(rows, series=SERIES.format("yes")), reading=Reading.INDEX)
    assert values(trend) == {"a": 100, "c": 75}
    assert trend.unread == {Refusal.BOUND: 1}


def test_a_share_is_that_of_the_published_total_where_there_is_one(tiny: Tiny) -> None:
    rows = """
    observation_id, series_id, origin, value
    a, s, MMR, 30
    b, s, LAO, 10
    t, s, ALL, 100
    """
    trend = read(tiny(rows), reading=Reading.SHARE, origin=("MMR", "LAO"))
    assert (values(trend), trend.whole) == ({"a": 30, "b": 10}, Whole.TOTAL)
    without = tiny(rows.replace("    t, s, ALL, 100\n", ""))
    drawn = read(without, reading=Reading.SHARE)
    assert (values(drawn), drawn.whole) == ({"a": 75, "b": 25}, Whole.DRAWN)


def test_overlapping_channels_have_no_share_of_their_sum(tiny: Tiny) -> None:
    rows = "observation_id, series_id, channel, value\na, s, MOU, 30\nb, s, FORMAL, 10"
    trend = read(tiny(rows), reading=Reading.SHARE, by=SplitBy.CHANNEL)
    assert not trend.groups
    assert trend.unread == {Refusal.NO_TOTAL: 2}


def test_published_figures_stay_behind_what_is_worked_out(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", destination=("THA",), reading=Reading.SHARE)
    trend, plain = read_trend(dataset, state), trend_of(dataset, state.but(reading=Reading.FIGURES))
    published = {row.observation_id: row for row in plain.figures}
    for row in trend.figures:
        assert trend.source_of(row) == published[row.observation_id]
        total = trend.bases[row.observation_id]
        assert (total.origin, total.series_id, total.period) == ("ALL", row.series_id, row.period)
        assert row.size == pytest.approx(100 * published[row.observation_id].size / total.size)
    assert len(trend.figures) + sum(trend.unread.values()) == len(plain.figures)


def test_a_logarithmic_axis_has_no_place_for_zero_and_a_change_no_such_axis(tiny: Tiny) -> None:
    dataset = tiny(YEARS.replace("200", "0"), series=SERIES.format("yes"))
    trend = read(dataset, axis=Axis.LOG)
    assert (set(values(trend)), trend.zeros) == ({"b", "c"}, 1)
    assert [len(line) for line in trend.lines] == [2]
    assert read(dataset, axis=Axis.LOG, reading=Reading.CHANGE).zeros == 0
