"""Names of events under a chart: whole in one line or two, left of the mark or below a bar, or not at all."""

import pytest

from app.data.dataset import Dataset, Event
from app.data.trends.events import events_of, events_on_axis, named_events
from app.data.trends.trends import trend_of
from app.figures.room import within
from app.figures.trends.event_names import Lane, ends_of, lane_of
from app.figures.trends.scale import Plot
from app.flowmap.labels import text_size
from app.state.view import Page, ViewState
from app.text.alone import alone
from app.text.trends.marks import event_date, event_lines

TRENDS = ViewState(page=Page.TRENDS)
VIEWS = (
    {},
    {"measure": "remittance", "origin": ("LAO",), "destination": ("VNM",)},
    {"destination": ("THA",)},
)
LEFT = 60.0


def lane(dataset: Dataset, width: float, right: float, *, narrow: bool = False, **choice: object) -> Lane:
    state = TRENDS.but(**choice)
    trend = trend_of(dataset, state)
    events = events_on_axis(events_of(dataset, trend, state), trend.years)
    named = named_events(events, trend)
    return lane_of(events, named, width, trend.years, left=LEFT, right=right, narrow=narrow)


@pytest.mark.parametrize("choice", VIEWS)
@pytest.mark.parametrize(("width", "right"), [(700, 296), (430, 226), (270, 114)])
def test_a_name_is_whole_and_inside_the_picture(
    dataset: Dataset, choice: dict[str, object], width: float, right: float
) -> None:
    with alone():
        found = lane(dataset, width, right, narrow=width < 300, **choice)
    assert found.names
    years = trend_of(dataset, TRENDS.but(**choice)).years
    assert years is not None
    plot = Plot(width, 1.0, years, 1.0)
    for name in found.names:
        assert " ".join(name.lines) == " ".join(
            f"{event_date(name.event)} {event_lines(name.event)[1]}".split()
        )
        start, end = ends_of(name.event, plot)
        longest = max(text_size(line, 13)[0] for line in name.lines)
        assert name.side != "right" or end + 10 + longest <= width + right
        assert name.side != "left" or start - 10 - longest >= -LEFT
        assert name.side != "below" or start + longest <= width + right


def test_a_picture_draws_no_event_without_a_name(dataset: Dataset) -> None:
    with alone():
        found = lane(dataset, 700, 296)
    assert {name.event for name in found.names} == set(found.events)
    assert found.found > len(found.events)
    while found.names:
        with alone():
            found = found.shorter()
        assert len(found.events) == len(found.names)
    assert found.height == 0


def test_a_page_keeps_the_events_that_have_no_name(dataset: Dataset) -> None:
    found = lane(dataset, 700, 296)
    assert len(found.events) == found.found > len(found.names)
    assert len(found.shorter().events) == found.found
    assert lane(dataset, 270, 114, narrow=True).names == ()


def test_a_narrow_slide_has_no_lane(dataset: Dataset) -> None:
    with within(400):
        assert lane(dataset, 180, 118, narrow=True) == Lane()


def test_a_name_without_room_is_left_out_not_cut(dataset: Dataset) -> None:
    with alone():
        found = lane(dataset, 40, 20)
    assert all(isinstance(name.event, Event) and "…" not in " ".join(name.lines) for name in found.names)
    assert len(found.names) < len(lane(dataset, 700, 296).names)
