"""The timeline: every event that passes is marked in each of its lanes, no mark or name lies over another."""

import json
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.timeline import events_shown, is_period, lanes
from app.domain.codes import EventKind, Theme
from app.figures.map.basemap import load_basemap
from app.figures.registry import draw
from app.figures.timeline.marks import SYMBOLS
from app.flowmap.labels import text_size
from app.state.charts import Chart
from app.state.view import Page, ViewState

VIEWS: list[dict[str, Any]] = [
    {},
    {"focus": "THA"},
    {"focus": "JPN", "from_year": 2018, "to_year": 2019},
    {"kind": (EventKind.BAN, EventKind.CRISIS)},
    {"channel": ("MOU",)},
    {"to_year": 1990},
]
WIDTHS = (340, 700, 1080, 1500)


def drawn(dataset: Dataset, width: int = 1080, theme: Theme = Theme.LIGHT, **filters: Any) -> go.Figure:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return draw(dataset, basemap, Chart.TIMELINE, ViewState(page=Page.TIMELINE, **filters), theme, width)


def traces(figure: go.Figure, role: str) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] == role]


def marks(figure: go.Figure) -> list[tuple[str, float, float]]:
    return [
        each
        for trace in traces(figure, "event")
        for each in zip(trace.customdata, trace.x, trace.y, strict=True)
    ]


@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_each_event_has_a_mark_in_each_of_its_lanes_and_a_period_a_bar(
    dataset: Dataset, filters: dict[str, Any]
) -> None:
    figure = drawn(dataset, **filters)
    state = ViewState(page=Page.TIMELINE, **filters)
    expected = sorted(event.event_id for lane in lanes(dataset, state) for event in lane.events)
    bars = [trace.customdata[0] for trace in traces(figure, "event-bar")]
    assert sorted([*(key for key, _x, _y in marks(figure)), *bars]) == expected
    lasting = {event.event_id for event in events_shown(dataset, state) if is_period(event)}
    assert set(bars) <= lasting


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_no_mark_hides_another_and_all_lie_in_the_picture(
    dataset: Dataset, width: int, filters: dict[str, Any]
) -> None:
    figure = drawn(dataset, width, **filters)
    for (one, x, y), (other, u, v) in combinations(marks(figure), 2):
        assert max(abs(x - u), abs(y - v)) >= 8.5, (one, other)
    for key, x, y in marks(figure):
        assert 0 <= x <= width, key
        assert 0 <= y <= figure.layout.height, key


@pytest.mark.parametrize("width", [700, 1080, 1500])
@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_names_lie_beside_their_marks_and_over_nothing(
    dataset: Dataset, width: int, filters: dict[str, Any]
) -> None:
    figure = drawn(dataset, width, **filters)
    titles = {event.title for event in dataset.events}
    names = [note for note in figure.layout.annotations if note.text.replace("&amp;", "&") in titles]
    boxes = []
    for note in names:
        wide = text_size(note.text, note.font.size)[0]
        left = note.x if note.xanchor == "left" else note.x - wide
        boxes.append((left, note.y - 7, left + wide, note.y + 7))
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= width
        assert not [1 for _key, x, y in marks(figure) if left - 3 < x < right + 3 and top < y < bottom]
    assert len({note.text for note in names}) == len(names) <= 9


def test_kinds_differ_in_shape_and_no_colour_is_an_alarm(dataset: Dataset) -> None:
    assert len(set(SYMBOLS.values())) == len(EventKind)
    for theme in Theme:
        for trace in traces(drawn(dataset, theme=theme), "event"):
            shapes = {symbol.removesuffix("-open") for symbol in trace.marker.symbol}
            assert shapes == {SYMBOLS[EventKind(trace.meta["kind"])]}
            red, green, blue = (int(trace.marker.color[at : at + 2], 16) for at in (1, 3, 5))
            assert max(red, green, blue) - min(red, green, blue) < 24


def test_a_mark_stands_within_its_date(dataset: Dataset) -> None:
    figure = drawn(dataset, from_year=2014, to_year=2019)
    lines = sorted({shape.x0 for shape in figure.layout.shapes if shape.x0 == shape.x1})
    starts = dict(zip(range(2014, 2020), lines, strict=True))
    right = max(shape.x1 for shape in figure.layout.shapes)
    by_key = {event.event_id: event for event in dataset.events}
    checked = 0
    for key, x, _y in marks(figure):
        year = by_key[key].period.first_year
        if by_key[key].period.start is not None and year in starts:
            assert starts[year] <= x <= starts.get(year + 1, right), key
            checked += 1
    assert checked > 40


def test_where_months_are_shown_a_line_runs_through_the_year_of_what_has_no_month(dataset: Dataset) -> None:
    def lines_at(figure: go.Figure, key: str) -> list[Any]:
        y = min(y for one, _x, y in marks(figure) if one == key)
        return [shape for shape in figure.layout.shapes if shape.y0 == shape.y1 == y]

    near = drawn(dataset, from_year=2014, to_year=2014, focus="LAO")
    (stretch,) = lines_at(near, "ar2014-lao-nv-mou-2014")
    assert stretch.x1 - stretch.x0 > 900
    assert not lines_at(drawn(dataset, focus="LAO"), "ar2014-lao-nv-mou-2014")
    # What happened some time before its mark may have happened anywhere along the line.
    key = "ar2019-2019-lao-jpn-titp-moc"
    (stretch,) = lines_at(drawn(dataset, from_year=2019, to_year=2019, focus="LAO"), key)
    assert stretch.x1 - stretch.x0 > 900


def test_on_a_slide_each_third_month_of_a_year_is_named(dataset: Dataset) -> None:
    def months(**view: Any) -> list[str]:
        notes = drawn(dataset, **view).layout.annotations
        return [note.text for note in notes if note.text in ("Jan", "Feb", "Apr", "Jul", "Oct")]

    assert months(from_year=2019, to_year=2019, width=356) == ["Jan", "Apr", "Jul", "Oct"]
    assert months(from_year=2019, to_year=2019) == ["Jan", "Feb", "Apr", "Jul", "Oct"]
    assert months(from_year=2014, to_year=2019) == []


def test_what_is_older_than_the_axis_stands_left_of_it_under_its_own_words(dataset: Dataset) -> None:
    figure = drawn(dataset)
    axis = min(note.x for note in figure.layout.annotations if note.text.isdigit() and len(note.text) == 4)
    old = [x for key, x, _y in marks(figure) if key == "ar2014-refugee-convention-1951"]
    assert old
    assert max(old) < axis
    assert any(note.text.startswith("before ") for note in figure.layout.annotations)
    assert not any(note.text.startswith("before ") for note in drawn(dataset, focus="JPN").layout.annotations)


def test_the_pointer_is_told_date_kind_and_title(dataset: Dataset) -> None:
    figure = drawn(dataset)
    told = {
        key: text
        for trace in traces(figure, "event")
        for key, text in zip(trace.customdata, trace.hovertext, strict=True)
    }
    assert told["ar2014-khm-exodus-2014"].startswith("<b>June 2014, crisis</b>")
    assert "Mass return of Cambodian workers" in told["ar2014-khm-exodus-2014"]


def test_only_the_end_of_an_open_date_is_marked_and_hollow(dataset: Dataset) -> None:
    figure = drawn(dataset)
    hollow = {
        key
        for trace in traces(figure, "event")
        for key, symbol in zip(trace.customdata, trace.marker.symbol, strict=True)
        if symbol.endswith("-open")
    }
    assert hollow == {event.event_id for event in dataset.events if event.period.start is None}
    assert any("Hollow" in note for note in figure.layout.meta["notes"])


def test_an_empty_choice_says_so_in_a_frame(dataset: Dataset) -> None:
    figure = drawn(dataset, from_year=2080)
    assert not figure.data
    assert "No event passes these filters." in [note.text for note in figure.layout.annotations]
    assert figure.layout.meta["source"] == ""


def test_the_figure_is_small(dataset: Dataset) -> None:
    assert len(json.dumps(drawn(dataset).to_plotly_json(), default=str)) < 120_000
