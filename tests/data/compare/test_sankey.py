"""Streams: one series and date, nobody in two of them, and all that is left out counted."""

from app.data.channel_tree import overlap
from app.data.compare.sankey import sankey_of
from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)
CHANNELS = """
    channel,   name,      short_name, kind,   parent, excludes
    ALL,       All,       All,        total
    DOCUMENTED,Documented,Documented, group
    FORMAL,    Formal,    Formal,     group
    MOU,       MOU,       MOU,        scheme, ,       NV
    NV,        NV,        NV,         scheme, ,       MOU
    EPS,       EPS,       EPS,        scheme
    UNSPECIFIED,Not stated,Not stated,unspecified
"""
ROWS = """
    observation_id, series_id, origin, destination, channel, value, period, bound
    a,              one,       MMR,    THA,         MOU,     30,    2019-08, exact
    b,              one,       MMR,    THA,         NV,      50,    2019-08, exact
    c,              two,       KHM,    THA,         ALL,     20,    2019,    exact
"""


def test_channels_that_exclude_each_other_are_streams(tiny: Tiny) -> None:
    found = sankey_of(tiny(ROWS, channels=CHANNELS), COMPARE)
    assert found.streams is not None
    assert [(row.channel, row.size) for row in found.streams.figures] == [("NV", 50), ("MOU", 30)]
    assert found.streams.by_channel
    assert found.left_out == 1


def test_channels_that_overlap_are_not_drawn_together(tiny: Tiny) -> None:
    found = sankey_of(tiny(ROWS.replace("NV, ", "EPS, "), channels=CHANNELS), COMPARE)
    assert found.streams is not None
    assert not found.streams.by_channel
    assert len({row.series_id for row in found.streams.figures}) == 1


def test_the_series_with_most_corridors_comes_first(tiny: Tiny) -> None:
    more = """
    d,              three,     KHM,    THA,         MOU,     3,     2019-05, exact
    e,              three,     KHM,    THA,         NV,      2,     2019-05, exact
    f,              three,     LAO,    THA,         MOU,     1,     2019-05, exact
    """
    found = sankey_of(tiny(ROWS.rstrip() + more, channels=CHANNELS), COMPARE)
    assert found.streams is not None
    assert found.streams.series_id == "three"
    assert [each.series_id for each in found.others] == ["one"]


def test_bounds_and_costs_have_no_width(tiny: Tiny) -> None:
    at_least = ROWS.replace("30,    2019-08, exact", "30,    2019-08, at_least")
    found = sankey_of(tiny(at_least, channels=CHANNELS), COMPARE.but(series=("one",)))
    assert found.streams is None or [row.size for row in found.streams.figures] == [50]
    cost = """
    observation_id, series_id, origin, destination, measure, unit,       value
    a,              one,       MMR,    THA,         cost,    USD/person, 5
    """
    assert sankey_of(tiny(cost), COMPARE.but(measure="cost")).streams is None


def test_what_the_map_calls_2019_has_channels_of_myanmar(dataset: Dataset) -> None:
    streams = sankey_of(dataset, COMPARE).streams
    assert streams is not None
    assert streams.by_channel
    assert overlap(dataset, streams.channels) is None
    assert streams.unlike_stages
    assert {row.period.text for row in streams.figures} == {"2019-08"}


def test_without_channels_one_series_goes_from_origin_to_destination(dataset: Dataset) -> None:
    streams = sankey_of(dataset, COMPARE.but(measure="stock", year=2024)).streams
    assert streams is not None
    assert not streams.by_channel
    assert {row.series_id for row in streams.figures} == {"undesa-ims-2024"}
    assert all(row.size for row in streams.figures)
    assert streams.zeros
