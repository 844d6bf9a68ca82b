"""The trend chart: a mark for each kind of figure, lines only within a series, labels that do not touch, true gaps."""

import json
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.data.trends.trends import trend_of
from app.domain.codes import Theme
from app.domain.measures import MEASURES
from app.figures.tokens import LIGHT, tokens
from app.figures.trends.labels import Label, beside, label_of, shortened, spread, touch, wrapped
from app.figures.trends.scale import Plot, x_ticks, y_ticks
from app.figures.trends.trend import trend_figure
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)


def chart(dataset: Dataset, width: int = 1100, height: int = 700, **choice: object) -> go.Figure:
    return trend_figure(dataset, TRENDS.but(**choice), Theme.LIGHT, width, height)


def role(figure: go.Figure, name: str) -> list[Any]:
    """The traces of one role."""
    return [trace for trace in figure.data if trace.meta["role"] == name]


def texts(figure: go.Figure) -> str:
    """All words written on the chart."""
    return " | ".join(note.text for note in figure.layout.annotations)


def symbols(dataset: Dataset, **choice: object) -> list[tuple[str, str]]:
    """Symbol and fill of each marker of the first group."""
    (trace,) = role(chart(dataset, **choice), "figures")
    return list(zip(trace.marker.symbol, trace.marker.color, strict=True))


# The real figures.


def test_the_default_chart_shows_the_december_count_and_its_stage(dataset: Dataset) -> None:
    figure = chart(dataset)
    assert "1,820,928" in texts(figure)
    assert "Completed or in process, Dec 2019" in texts(figure)
    assert "more than " in texts(figure)
    assert figure.layout.meta["title"].startswith("Workers by corridor, 20")


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("width", "height"), [(1100, 700), (358, 460), (0, 0), (1500, 900)])
def test_every_measure_and_split_is_drawn_whole(
    dataset: Dataset, theme: Theme, width: int, height: int
) -> None:
    for measure in MEASURES:
        for by in SplitBy:
            state = TRENDS.but(measure=measure, by=by)
            figure = trend_figure(dataset, state, theme, width, height)
            drawn = {each for trace in role(figure, "figures") for each in trace.customdata}
            trend = trend_of(dataset, state)
            in_panels = {row.observation_id for row in trend.figures if row.unit in trend.units[:3]}
            assert drawn == in_panels
            assert {trace.type for trace in figure.data} <= {"scatter", "bar"}


@pytest.mark.parametrize("measure", MEASURES)
def test_every_property_of_a_chart_is_one_that_plotly_knows(dataset: Dataset, measure: str) -> None:
    figure = chart(dataset, measure=measure, origin=("MMR", "KHM"), destination=("THA", "SGP"))
    go.Figure(figure.to_plotly_json())


def test_the_same_view_gives_the_same_figure(dataset: Dataset) -> None:
    one, other = (json.loads(chart(dataset, by=SplitBy.CHANNEL).to_json()) for _ in range(2))
    assert one == other


def test_an_empty_chart_says_so_in_the_picture(dataset: Dataset) -> None:
    figure = chart(dataset, origin=("LAO",), channel=("TITP",), sector=("construction",))
    assert "no figure for this choice" in texts(figure)
    assert not figure.data


def test_labels_use_the_room_at_the_right_where_no_line_ends(dataset: Dataset) -> None:
    told = texts(chart(dataset, 770, 430, measure="cost"))
    assert "Cambodia to Japan" in told
    assert "Cambodia to Thailand" in told


def test_years_narrow_the_axis(dataset: Dataset) -> None:
    axis = chart(dataset, from_year=2010, to_year=2020).layout.xaxis
    assert axis.range == ("2010-01-01", "2021-01-01")


def test_the_value_axis_begins_at_zero(dataset: Dataset) -> None:
    assert chart(dataset).layout.yaxis.range[0] == 0
    assert list(chart(dataset).layout.yaxis.ticktext) == ["0", "0.5", "1", "1.5", "2 million"]


# Marks.


@pytest.mark.parametrize(
    ("column", "cell", "symbol", "is_filled", "ornaments"),
    [
        ("bound", "exact", "circle", True, 0),
        ("bound", "about", "circle", True, 1),
        ("status", "estimate", "circle", False, 0),
        ("stage", "in_process", "circle", False, 1),
        ("stage", "completed_or_in_process", "circle", False, 1),
        ("stage", "completed", "circle", True, 0),
        ("status", "plan", "square", False, 0),
        ("status", "quota", "square", False, 0),
        ("status", "headline_only", "circle", False, 1),
        ("bound", "at_least", "line-ew", True, 2),
        ("bound", "at_most", "line-ew", True, 2),
        ("confidence", "C", "circle", True, 1),
        ("flags", "does_not_fit", "circle", True, 1),
        ("period", "2019-01/2019-10", "circle", True, 1),
        ("period", "../2019-10", "circle", True, 1),
    ],
)
def test_each_kind_of_figure_has_its_mark(
    tiny: Tiny, column: str, cell: str, symbol: str, is_filled: bool, ornaments: int
) -> None:
    columns = {"observation_id": "a", "value": "100", "period": "2019"} | {column: cell}
    dataset = tiny(f"{', '.join(columns)}\n{', '.join(columns.values())}")
    # Figures of confidence C are shown where the reader chose their series.
    choice = {"series": ("series-a",)} if cell == "C" else {}
    ((shape, fill),) = symbols(dataset, **choice)
    assert shape == symbol
    assert (fill == LIGHT.origin("MMR").mark) is is_filled
    shapes = chart(dataset, **choice).layout.shapes
    leaders = [each for each in shapes if each.layer == "below" and each.line.width == 1]
    assert len(shapes) - len(leaders) == ornaments


def test_the_sign_of_a_figure_right_under_another_one_stands_at_its_left(tiny: Tiny) -> None:
    columns = "observation_id, value, period, channel, flags"
    rows = "a, 100, 2019, MOU, does_not_fit\nb, 96, 2019, NV, does_not_fit"
    figure = chart(tiny(f"{columns}\n{rows}"))
    signs = [each for each in figure.layout.shapes if each.path.startswith("M-4,1.8")]
    lower, upper = sorted(signs, key=lambda sign: sign.yanchor)
    top = figure.layout.yaxis.range[1]
    assert upper.yanchor * top > 100
    assert lower.yanchor * top == pytest.approx(96)
    assert lower.xanchor < upper.xanchor


def test_a_range_is_a_capped_bar_without_a_point(tiny: Tiny) -> None:
    figure = chart(tiny("observation_id, value_low, value_high, bound\na, 30, 40, range"))
    (trace,) = role(figure, "figures")
    assert list(trace.marker.symbol) == ["line-ew-open", "line-ew-open"]
    assert list(trace.y) == [30, 40]
    assert list(trace.error_y.array) == [10, 0]
    assert "30 to 40" in texts(figure)


def test_arrows_of_bounds_point_away_from_what_is_ruled_out(tiny: Tiny) -> None:
    for bound, upward in (("at_least", True), ("at_most", False)):
        dataset = tiny(f"observation_id, value, bound\na, 100, {bound}\nb, 10, {bound}")
        arrows = [shape.path for shape in chart(dataset).layout.shapes if shape.path.startswith("M0,0 L0,")]
        tips = [float(path.split("L0,")[1].split()[0]) for path in arrows]
        assert len(tips) >= 2
        assert all((tip > 0) is upward for tip in tips)


def test_tooltips_say_number_date_kind_and_source(dataset: Dataset) -> None:
    hover = {
        key: words
        for trace in role(chart(dataset), "figures")
        for key, words in zip(trace.customdata, trace.hovertext, strict=True)
    }
    words = hover["ar2014-mmr-tha-mou-nv-2014-10"].replace("<br>", " ")
    for part in (
        "more than 1,700,000",
        "Myanmar to Thailand",
        "October 2014",
        "MOU and NV",
        "MMN Annual Report 2014",
    ):
        assert part in words


def test_a_printed_zero_is_hollow_and_on_the_axis(tiny: Tiny) -> None:
    dataset = tiny("observation_id, value\na, 0")
    assert symbols(dataset) == [("circle", LIGHT.paper)]
    (trace,) = role(chart(dataset), "figures")
    assert list(trace.y) == [0]
    assert "zero, printed by the source" in trace.hovertext[0]


def test_a_stroke_and_not_the_crossed_equals_says_that_editions_differ(tiny: Tiny) -> None:
    rows = "observation_id, value\na, 5\nb, 7"
    groups = "disagreement_id, kind, observations\nd, {kind}, a;b"
    strokes = {
        kind: [
            shape.path for shape in chart(tiny(rows, disagreements=groups.format(kind=kind))).layout.shapes
        ]
        for kind in ("revision", "contradiction")
    }
    assert all("M-2.6,-5" not in path for path in strokes["revision"])
    assert any("M-2.6,-5" in path for path in strokes["contradiction"])
    assert sum(path.startswith("M-9,-9") for path in strokes["revision"]) == 2


# Colours.


def test_a_corridor_has_the_colour_of_its_origin_and_a_channel_a_grey(dataset: Dataset) -> None:
    for trace in role(chart(dataset), "figures"):
        assert trace.marker.line.color[0] in (LIGHT.origin(trace.meta["origin"]).mark, LIGHT.paper)
    greys = {LIGHT.channel1, LIGHT.channel2, LIGHT.paper}
    for trace in role(chart(dataset, by=SplitBy.CHANNEL), "figures"):
        assert {*trace.marker.color, *trace.marker.line.color} <= greys


def test_dark_figures_use_dark_tokens(dataset: Dataset) -> None:
    figure = trend_figure(dataset, TRENDS, Theme.DARK, 1100, 700)
    used = json.dumps(figure.to_plotly_json(), default=str)
    assert tokens(Theme.DARK).mmr in used
    assert LIGHT.mmr not in used


# Empty stretches.


def test_a_gap_speaks_for_all_corridors_only_where_it_is_true(tiny: Tiny) -> None:
    rows = "observation_id, origin, period, value\na, MMR, 2014, 5\nb, MMR, 2019, 9"
    assert "Workers: no figure by corridor from 2015 to 2018 in these sources" in plain(chart(tiny(rows)))
    other = tiny(f"{rows}\nc, LAO, 2016, 7")
    found = plain(chart(other, origin=("MMR",)))
    assert "No figure for this choice from 2015 to 2018 in these sources" in found
    assert "No count of workers by corridor before 2014" in plain(chart(tiny(rows), from_year=2005))
    assert "no figure by corridor after 2019" in plain(chart(tiny(rows), to_year=2026))


def test_a_stretch_that_a_line_crosses_is_not_empty(tiny: Tiny) -> None:
    rows = "observation_id, series_id, period, value\na, s, 2014, 5\nb, s, 2019, 9"
    assert "no figure" not in plain(chart(tiny(rows, series="series_id, frequency\ns, irregular"))).lower()


def plain(figure: go.Figure) -> str:
    return texts(figure).replace("<br>", " ")


# Units, mentions, events.


def test_units_stand_in_panels_of_their_own(tiny: Tiny) -> None:
    dataset = tiny(
        "observation_id, measure, unit, value\na, remittance, USD, 5\nb, remittance, THB, 7\nc, remittance, USD, 6"
    )
    figure = chart(dataset, measure="remittance")
    assert [trace.yaxis for trace in role(figure, "figures")] == ["y", "y2"]
    assert "Remittances, US dollars" in texts(figure)


def test_a_sector_without_a_number_is_a_stub_and_no_height(tiny: Tiny) -> None:
    dataset = tiny("observation_id\na", sector_mentions="mention_id, sector\nm, fishing")
    figure = chart(dataset, sector=("fishing",))
    (stubs,) = role(figure, "mentions")
    assert "gives no number" in stubs.hovertext[0]
    assert "Myanmar to Thailand" in texts(figure)
    assert not figure.layout.yaxis.tickvals


def test_at_most_five_events_are_named_and_the_others_are_on_hover(dataset: Dataset) -> None:
    figure = chart(dataset)
    named = role(figure, "named-event")
    assert 0 < len(named) <= 5
    assert role(figure, "event")[0].hovertext
    assert not role(chart(dataset, 358, 460), "named-event"), "no room for names on the phone"


def test_an_event_that_lasts_is_a_bar(tiny: Tiny) -> None:
    events = "event_id, date, places, title\ne, 2018-02/2019-06, THA, Rounds\nf, ../2019, THA, Until\ng, 2017, THA, Law"
    figure = chart(tiny("observation_id, period\na, 2018", events=events))
    assert {trace.meta["role"] for trace in figure.data} >= {"event-bar", "named-event"}


# Labels and axes.


def label(width: float = 100, height: float = 20) -> Label:
    return Label("text", width, height, height)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(10, 50)), max_size=9))
def test_spread_labels_never_touch_and_stay_inside(wanted: list[tuple[float, float]]) -> None:
    wanted.sort()
    heights = [height for _, height in wanted]
    centres = spread([y for y, _ in wanted], heights, 0, 500)
    edges = [
        (centre - height / 2, centre + height / 2) for centre, height in zip(centres, heights, strict=True)
    ]
    assert all(low >= -1e-6 for low, _ in edges)
    assert all(high <= 500 + 1e-6 for _, high in edges)
    assert all(first[1] <= second[0] + 1e-6 for first, second in combinations(edges, 2))


def test_a_label_stands_beside_its_mark_or_nowhere() -> None:
    mark, room = (190.0, 90.0, 210.0, 110.0), (0.0, 0.0, 400.0, 200.0)
    place = beside(label(), mark, room, [mark])
    assert place is not None
    assert (place.align, place.leader) == ("right", False)
    assert not touch(place.box, mark)
    crowded = beside(label(), mark, room, [mark, (0.0, 80.0, 180.0, 120.0), (215.0, 80.0, 400.0, 120.0)])
    assert crowded is not None
    assert crowded.box[1] >= 110 or crowded.box[3] <= 90
    assert beside(label(), mark, room, [(0.0, 0.0, 400.0, 200.0)]) is None


def test_what_all_labels_of_the_column_share_stands_once_above_them(dataset: Dataset) -> None:
    figure = chart(dataset, measure="stock")
    assert texts(figure).count("1 Jul 2024") == 1
    assert "1,708,695" in texts(figure)


def test_money_stands_in_millions_and_a_model_keeps_its_about(dataset: Dataset) -> None:
    words = texts(chart(dataset, measure="remittance"))
    assert "US$ " in words
    assert "1,706,000,000" not in words
    assert "about " in texts(chart(dataset, measure="flow", series=("abel-cohen-2025",)))


def test_labels_put_the_number_first_and_break_where_they_must() -> None:
    words = {"size": 15, "small": 12.5, "colour": "#123456", "faint": "#654321"}
    wide = label_of("about ", "5", "", "Laos & Co", "details", most=300, **words)  # type: ignore[arg-type]
    narrow = label_of("about ", "5", "", "Laos & Co", "", most=60, **words)  # type: ignore[arg-type]
    assert wide.html.index(">5<") < wide.html.index("Laos &amp; Co") < wide.html.index("details")
    assert narrow.html.count("<br>") >= 1
    assert narrow.width < wide.width


def test_long_words_are_wrapped_and_shortened() -> None:
    assert wrapped("one two three", 13, 60) == ["one two", "three"]
    assert shortened("Myanmar and Thailand sign a memorandum", 13, 150).endswith("…")
    assert shortened("Short", 13, 150) == "Short"
    assert shortened("Incomprehensibilities", 13, 20) == ""


@pytest.mark.parametrize(
    ("largest", "unit", "top"),
    [
        (1_820_928, "persons", "2 million"),
        (750_000, "persons", "800 thousand"),
        (4e9, "USD", "4 billion"),
        (96.9, "percent", "100 %"),
        (3, "persons", "3"),
        (0, "persons", "1"),
        (0.4, "ratio", "0.4"),
    ],
)
def test_only_the_highest_number_of_an_axis_carries_its_unit(largest: float, unit: str, top: str) -> None:
    values, words = y_ticks(largest, unit)
    assert (values[0], words[0], words[-1]) == (0.0, "0", top)
    assert values[-1] >= largest
    assert not any(character.isalpha() for word in words[:-1] for character in word)


def test_years_are_written_where_they_fit() -> None:
    assert x_ticks(Plot(700, 400, (2014, 2019), 1.0))["ticklabelmode"] == "period"
    assert x_ticks(Plot(700, 400, (1990, 2024), 1.0))["ticktext"][:2] == ["1990", "1992"]
    assert x_ticks(Plot(180, 400, (1900, 2024), 1.0))["ticktext"][:2] == ["1900", "1950"]


# Figures without a label.


def test_what_has_no_label_is_told_groups_without_a_name_first(dataset: Dataset) -> None:
    figure = chart(dataset, width=800, height=420)
    bare, words = figure.layout.meta["unlabelled"], texts(figure)
    assert bare
    assert len(bare) == len(set(bare))
    trend = trend_of(dataset, TRENDS)
    for group in trend.groups:
        name = group.latest.observation_id
        labelled = any(row.observation_id not in bare for row in group.figures)
        assert labelled or name in bare
    latest = {group.latest.observation_id for group in trend.groups}
    assert [key in latest for key in bare] == sorted((key in latest for key in bare), reverse=True)
    assert (
        chart(dataset, measure="stock", origin=("VNM",), destination=("JPN",)).layout.meta["unlabelled"] == []
    )
    assert "589,874" in words or "1,820,928" in words


def test_a_narrow_chart_of_few_figures_has_their_numbers_and_dates(dataset: Dataset) -> None:
    choice = {"origin": ("KHM",), "destination": ("THA",), "from_year": 2019, "to_year": 2019}
    figure = chart(dataset, width=356, height=358, **choice)
    for number in ("686,429", "650,000", "355,731", "308,295"):
        assert number in texts(figure)
    assert figure.layout.meta["unlabelled"] == []


def test_no_leader_runs_through_the_mark_of_another_figure() -> None:
    label = Label("355,731", 60, 20, 20)
    own, below = (100.0, 100.0, 115.0, 115.0), (100.0, 80.0, 115.0, 95.0)
    walls = [(0.0, 60.0, 97.0, 200.0), (118.0, 60.0, 300.0, 200.0), (0.0, 118.0, 300.0, 200.0), own, below]
    room = (0.0, 0.0, 300.0, 200.0)
    through = beside(label, own, room, walls)
    assert through is not None
    assert through.y < 80
    assert beside(label, own, room, walls, clear=[own, below]) is None
