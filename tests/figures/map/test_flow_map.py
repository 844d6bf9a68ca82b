"""The flow map by what it shows: one arrow a published figure, widths, marks of certainty, words."""

import json
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from shapely import LineString, Point, Polygon, make_valid
from shapely.ops import substring, unary_union

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.data.standing import standing
from app.domain.codes import Theme
from app.figures.map.basemap import Basemap, load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.layouts import prepare
from app.figures.map.plan import map_plan
from app.figures.map.widths import NARROWEST, WIDEST, sample_values, widths_of
from app.figures.tokens import DARK, LIGHT, mixed
from app.flowmap.frame import frame_for
from app.state.view import ViewState
from app.text.figures import amount
from app.text.map.amounts import arrow_words, map_amount
from tests.conftest import Tiny
from tests.figures.map.test_basemap import painted

Drawn = Any
"""A figure as the JSON that the page gets."""


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    return load_basemap(ROOT / "data" / "boundaries")


@cache
def drawn(theme: Theme = Theme.LIGHT, width: int = 824, height: int = 706, **choice: object) -> go.Figure:
    """The flow map of the repository's data."""
    data = load_dataset(ROOT / "data")
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return flow_map_figure(data, basemap, ViewState().but(**choice), theme, width, height)


def by_role(figure: go.Figure, role: str) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] == role]


def flow(figure: go.Figure) -> Any:
    (trace,) = by_role(figure, "flow")
    return trace


def features(trace: Any) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in trace.geojson["features"]}


def corridors(figure: go.Figure) -> set[tuple[str, str]]:
    """The corridors that are drawn as arrows."""
    found = by_role(figure, "flow")
    if not found:
        return set()
    return {
        (row["properties"]["origin"], row["properties"]["destination"])
        for row in found[0].geojson["features"]
    }


def rings(feature: dict[str, Any]) -> list[list[list[float]]]:
    geometry = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for part in parts for ring in part]


def ring_in_pixels(figure: go.Figure, corridor: str) -> np.ndarray:
    frame = frame_for(figure.layout.width, figure.layout.height)
    (ring,) = rings(features(flow(figure))[corridor])
    return np.array([frame.projection.pixel(*point) for point in ring])


def width_of(figure: go.Figure, corridor: str) -> float:
    """The width in pixels of the body of an arrow, measured across its ring."""
    ring = LineString(ring_in_pixels(figure, corridor))
    across = [
        ring.interpolate(at).distance(
            substring(ring, ring.length - at - 0.08 * ring.length, ring.length - at + 0.08 * ring.length)
        )
        for at in np.linspace(0.15, 0.3, 12) * ring.length
    ]
    return float(np.median(across))


def texts(figure: go.Figure) -> list[str]:
    (labels,) = by_role(figure, "labels")
    return [text.replace("<br>", " ") for text in labels.text]


def tooltips(figure: go.Figure) -> dict[str, str]:
    trace = flow(figure)
    return dict(zip(trace.locations, trace.text, strict=True))


def fills(figure: go.Figure) -> dict[str, str]:
    trace = flow(figure)
    return {key: painted(trace, at) for at, key in enumerate(trace.locations)}


def edges(figure: go.Figure) -> dict[str, float]:
    trace = flow(figure)
    return dict(zip(trace.locations, trace.marker.line.width, strict=True))


VIEWS: list[dict[str, object]] = [
    {},
    {"channel": ("MOU",)},
    {"channel": ("NV",)},
    {"channel": ("BORDER_PASS",)},
    {"sector": ("fishing",)},
    {"year": 2014},
    {"year": 2017},
    {"measure": "stock"},
    {"measure": "remittance"},
    {"measure": "flow"},
    {"corridor": "MMR-THA"},
    {"origin": ("LAO",), "sector": ("garment",)},
]


def name_of(view: dict[str, object]) -> str:
    return "-".join(f"{key}={value}" for key, value in view.items()) or "default"


# Arrows.


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
@pytest.mark.parametrize("size", [(824, 706), (390, 440)])
def test_one_feature_stands_for_each_corridor(
    dataset: Dataset, view: dict[str, object], size: tuple[int, int]
) -> None:
    figure = drawn(width=size[0], height=size[1], **view)
    state = ViewState().but(**view)
    shown = standing(dataset, state)
    with_figures = {row.corridor for row in shown.corridors}
    left_out = {tuple(key.split("-")) for key in figure.layout.meta["not_drawn"]}
    named = {row.corridor for row in shown.mentions}
    found = corridors(figure)
    assert with_figures - left_out <= found
    assert found <= (with_figures - left_out) | named
    for trace in by_role(figure, "flow"):
        ids = [row["id"] for row in trace.geojson["features"]]
        assert ids == list(trace.locations)
        assert len(set(ids)) == len(ids)
        for row in trace.geojson["features"]:
            assert row["id"] == f"{row['properties']['origin']}-{row['properties']['destination']}"


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
def test_plotly_knows_every_property(view: dict[str, object]) -> None:
    # Figures are made without Plotly's own check, for speed.
    go.Figure(json.loads(drawn(**view).to_json()))


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
def test_every_ring_is_clockwise_and_closed(view: dict[str, object]) -> None:
    for trace in drawn(**view).data:
        if trace.type != "choropleth" or isinstance(trace.geojson, str):
            continue
        for feature in trace.geojson["features"]:
            for ring in rings(feature):
                assert ring[0] == ring[-1]
                assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) < 0


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
def test_only_arrows_carry_a_corridor(view: dict[str, object]) -> None:
    for trace in drawn(**view).data:
        if trace.meta["role"] == "flow" or trace.type != "choropleth" or isinstance(trace.geojson, str):
            continue
        for feature in trace.geojson["features"]:
            assert not {"origin", "destination"} & set(feature["properties"])


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
def test_arrows_and_circles_answer_to_the_pointer_and_nothing_else(view: dict[str, object]) -> None:
    figure = drawn(**view)
    for trace in figure.data:
        if trace.meta["role"] == "touch":
            # Unseen room round thin arrows says what the arrow says.
            said = dict(zip(flow(figure).locations, flow(figure).text, strict=True))
            assert dict(zip(trace.locations, trace.text, strict=True)).items() <= said.items()
            assert {each.rpartition(",")[2] for _at, each in trace.colorscale} == {"0)"}
        elif trace.meta["role"] in ("flow", "nodes"):
            assert trace.hoverinfo != "skip"
        elif trace.meta["role"] not in ("rings", "provinces", "crossings"):
            assert trace.hoverinfo == "skip", trace.meta


def test_wide_arrows_lie_below_narrow_ones() -> None:
    figure = drawn()
    widths = [width_of(figure, key) for key in flow(figure).locations]
    assert all(below > above - 0.6 for below, above in pairwise(widths))


# Widths.


def test_widths_are_linear_with_a_floor(dataset: Dataset) -> None:
    figure, zoom = drawn(), frame_for(824, 706).zoom
    scale = widths_of(dataset, "workers")
    sizes = {"-".join(row.corridor): row.figure.size for row in standing(dataset, ViewState()).corridors}
    assert width_of(figure, "MMR-THA") == pytest.approx(WIDEST * zoom, rel=0.03)
    for key in ("MMR-THA", "KHM-THA", "LAO-THA", "VNM-JPN"):
        assert width_of(figure, key) == pytest.approx(sizes[key] / scale.per_pixel * zoom, rel=0.04, abs=0.25)
    for key in ("KHM-SGP", "LAO-JPN", "KHM-MYS"):
        assert width_of(figure, key) == pytest.approx(NARROWEST * zoom, abs=0.25)


def test_the_scale_stays_the_same_in_every_year_and_filter(dataset: Dataset) -> None:
    per_person = []
    for view, size in (
        ({}, 1_820_928),
        ({"channel": ("MOU",)}, 493_744),
        ({"channel": ("NV",)}, 652_507),
        ({"year": 2014}, 1_700_000),
    ):
        per_person.append(width_of(drawn(**view), "MMR-THA") / size)
    assert per_person == pytest.approx([per_person[0]] * 4, rel=0.05)


def test_the_scale_grows_with_the_picture_only() -> None:
    large, small = drawn(width=1200, height=886), drawn(width=390, height=440)
    ratio = frame_for(1200, 886).zoom / frame_for(390, 440).zoom
    assert width_of(large, "MMR-THA") / width_of(small, "MMR-THA") == pytest.approx(ratio, rel=0.05)


def test_the_legend_shows_round_numbers_of_the_scale(dataset: Dataset) -> None:
    scale = widths_of(dataset, "workers")
    large, middle, least = sample_values(scale)
    assert (large, middle, least) == (1_000_000, 300_000, 100_000)
    assert scale.pixels(large) == pytest.approx(large / scale.per_pixel)
    assert scale.pixels(1) == scale.pixels(least * 0.9) == NARROWEST
    assert scale.floor == pytest.approx(least, rel=0.05)


# Curves.


@pytest.mark.parametrize(
    "view", [{"channel": ("MOU",)}, {"channel": ("NV",)}, {"year": 2014}, {"year": 2017}]
)
def test_a_corridor_keeps_its_curve(view: dict[str, object]) -> None:
    # Its ends differ, as a wide arrow starts further away from its node.
    data = load_dataset(ROOT / "data")
    whole, part = (
        LineString(map_plan(data, ViewState().but(**choice)).scene.arrows["MMR", "THA"].axis)
        for choice in ({}, view)
    )
    assert part.length > 100
    assert max(whole.distance(Point(point)) for point in part.coords[4:-4]) < 0.5


@pytest.mark.parametrize("size", [(824, 706), (1200, 886), (712, 540)])
def test_arrows_keep_off_foreign_nodes_and_names(size: tuple[int, int]) -> None:
    figure = drawn(width=size[0], height=size[1])
    frame = frame_for(*size)
    (nodes,) = by_role(figure, "nodes")
    at = [frame.projection.pixel(x, y) for x, y in zip(nodes.lon, nodes.lat, strict=True)]
    for key in flow(figure).locations:
        body = make_valid(Polygon(ring_in_pixels(figure, key)))
        origin, destination = key.split("-")
        own = [frame.node(origin), frame.node(destination)]
        for x, y in at:
            if not any(place and abs(place[0] - x) + abs(place[1] - y) < 1 for place in own):
                assert body.distance(Polygon([(x, y), (x + 0.1, y), (x, y + 0.1)])) > 5, (key, x, y)


# Marks of certainty.


def inked(figure: go.Figure, corridor: str) -> tuple[float, float]:
    """How much of a pale arrow its ornament darkens, and how many square pixels of that lie outside of the arrow."""
    frame = frame_for(figure.layout.width, figure.layout.height)
    (ornament,) = by_role(figure, "ornament")
    body = make_valid(Polygon(ring_in_pixels(figure, corridor)))
    dark = unary_union(
        [
            make_valid(Polygon([frame.projection.pixel(*point) for point in ring]))
            for key, feature in features(ornament).items()
            if key.partition("/")[0] == corridor and "dot" not in key
            for ring in rings(feature)
        ]
    )
    return dark.intersection(body).area / body.area, dark.difference(body).area


def test_estimates_are_pale_and_counts_solid() -> None:
    figure = drawn()
    assert fills(figure)["KHM-THA"] == LIGHT.khm
    for key in ("MMR-CHN", "MMR-LAO"):
        assert fills(figure)[key] == mixed(LIGHT.mmr, LIGHT.gms, 0.28)


@pytest.mark.parametrize("size", [(824, 706), (434, 423), (321, 313), (374, 440)])
@pytest.mark.parametrize(
    ("view", "corridor"),
    [({}, "MMR-CHN"), ({"year": 2017}, "MMR-THA"), ({"measure": "stock", "year": 2020}, "MMR-THA")],
    ids=["thin", "at most", "wide"],
)
def test_an_estimate_is_never_wider_or_more_solid_than_a_count(
    view: dict[str, Any], corridor: str, size: tuple[int, int]
) -> None:
    figure = drawn(width=size[0], height=size[1], **view)
    assert set(edges(figure).values()) == {0}
    share, outside = inked(figure, corridor)
    assert 0.05 < share < 0.75
    assert outside < 1.5


def test_an_estimate_too_thin_for_an_outline_is_dashed_and_told_so() -> None:
    (thin,) = (key for key in drawn().layout.meta["kinds"] if key.startswith("estimate"))
    (wide,) = (key for key in drawn(measure="stock").layout.meta["kinds"] if key == "estimate")
    assert (thin, wide) == ("estimate-thin", "estimate")
    (ornament,) = by_role(drawn(), "ornament")
    assert len(rings(features(ornament)["MMR-CHN"])) > 8


def test_upper_bounds_are_pale_too() -> None:
    figure = drawn(year=2017)
    assert fills(figure)["MMR-THA"] == mixed(LIGHT.mmr, LIGHT.gms, 0.28)


def test_a_range_has_a_solid_core_as_wide_as_its_low_end() -> None:
    figure = drawn(year=2017)
    assert fills(figure)["MMR-SGP"] != LIGHT.mmr
    assert 0.2 < inked(figure, "MMR-SGP")[0] < 0.75


def test_a_figure_of_one_sector_says_so_at_its_arrow() -> None:
    words = texts(drawn(year=2017))
    assert "as many as 28,000 domestic work, undocumented" in words
    assert "30,000 to 40,000 domestic work only" in words
    assert "as many as 28,000" in texts(drawn(year=2017, sector=("domestic_work",)))


def test_an_arrow_too_thin_for_its_hatch_has_a_half_filled_dot_at_its_number() -> None:
    def dots(figure: go.Figure) -> set[str]:
        (ornament,) = by_role(figure, "ornament")
        return {key.partition("/")[0] for key in features(ornament) if "/dot" in key}

    view = {"origin": ("MMR", "KHM", "LAO"), "destination": ("THA",), "year": 2019}
    large, small = drawn(**view), drawn(width=321, height=313, **view)
    assert dots(large) == set()
    assert dots(small) == {"LAO-THA"}
    assert "part-dot" in small.layout.meta["kinds"]
    assert "part-dot" not in large.layout.meta["kinds"]
    scene = map_plan(load_dataset(ROOT / "data"), ViewState().but(**view), 321, 313).scene
    (dot,), (label,) = scene.dots, [each for each in scene.labels if each.key == ("LAO", "THA")]
    assert abs(dot.y - label.box.y) < 1
    assert dot.radius < label.box.x - label.box.width / 2 - dot.x < 12


def test_a_dot_without_room_before_its_number_stands_above_it_and_not_on_the_arrow() -> None:
    # The opening slide of a story: seven arrows in 321 by 313 pixels.
    scene = map_plan(load_dataset(ROOT / "data"), ViewState().but(year=2019), 321, 313).scene
    (dot,), (label,) = scene.dots, [each for each in scene.labels if each.key == ("LAO", "THA")]
    spot = Point(dot.x, dot.y).buffer(dot.radius)
    assert not any(make_valid(shape.polygon).intersects(spot) for shape in scene.arrows.values())
    assert label.box.polygon.distance(spot) < 6


def hatched(figure: go.Figure, corridor: str) -> LineString:
    """The middles of the stripes of an arrow, in pixels."""
    frame = frame_for(figure.layout.width, figure.layout.height)
    (ornament,) = by_role(figure, "ornament")
    found = [
        np.mean([frame.projection.pixel(*point) for point in ring[:-1]], axis=0)
        for ring in rings(features(ornament)[corridor])
    ]
    return LineString(found)


def test_what_is_partly_in_process_is_hatched_in_its_rear_half() -> None:
    figure = drawn()
    assert {"MMR-THA", "KHM-THA"} <= set(features(by_role(figure, "ornament")[0]))
    axis = LineString(map_plan(load_dataset(ROOT / "data"), ViewState()).scene.arrows["MMR", "THA"].axis)
    along = [axis.project(Point(point), normalized=True) for point in hatched(figure, "MMR-THA").coords]
    assert len(along) > 3
    assert max(along) < 0.55
    assert min(along) < 0.15
    assert by_role(drawn(channel=("MOU",)), "ornament") == []


def test_what_is_wholly_in_process_is_hatched_all_along() -> None:
    figure = drawn(channel=("NV",))
    scene = map_plan(load_dataset(ROOT / "data"), ViewState(channel=("NV",))).scene
    axis = LineString(scene.arrows["MMR", "THA"].axis)
    along = [axis.project(Point(point), normalized=True) for point in hatched(figure, "MMR-THA").coords]
    assert max(along) > 0.8
    # Cambodia's is completed.
    assert "KHM-THA" not in features(by_role(figure, "ornament")[0])


def test_at_least_has_a_second_open_head() -> None:
    figure = drawn(year=2014)
    (ornament,) = by_role(figure, "ornament")
    frame = frame_for(824, 706)
    for key in ("MMR-THA", "KHM-THA"):
        arrow = make_valid(Polygon(ring_in_pixels(figure, key)))
        (gap,) = rings(features(ornament)[key])
        cut = make_valid(Polygon([frame.projection.pixel(*point) for point in gap]))
        # A gap from one edge of the head to the other leaves a head of its own before it.
        parts = [part.area for part in getattr(arrow.difference(cut.buffer(0.1)), "geoms", [])]
        assert len([area for area in parts if area > 8]) == 2
    assert {"more than 1,700,000", "more than 880,000"} <= set(texts(figure))
    assert fills(figure)["MMR-THA"] == LIGHT.mmr


def test_ornament_lies_within_the_reach_of_its_arrow() -> None:
    figure, frame = drawn(), frame_for(824, 706)
    (ornament,) = by_role(figure, "ornament")
    for key, feature in features(ornament).items():
        near = make_valid(Polygon(ring_in_pixels(figure, key))).buffer(8)
        for ring in rings(feature):
            piece = make_valid(Polygon([frame.projection.pixel(*point) for point in ring]))
            assert near.covers(piece), key


def test_sectors_without_a_number_are_dotted_arrows_that_say_so() -> None:
    figure = drawn(sector=("fishing",))
    assert ("KHM", "THA") in corridors(figure)
    assert fills(figure)["KHM-THA"] == "rgba(0,0,0,0)"
    (ornament,) = by_role(figure, "ornament")
    assert len(rings(features(ornament)["KHM-THA"])) > 8
    assert "without a number: fishing" in " ".join(tooltips(figure)["KHM-THA"].replace("<br>", " ").split())
    assert "Read in" in tooltips(figure)["KHM-THA"]
    assert not any(character.isdigit() for text in texts(figure) for character in text)


def test_a_sector_named_for_one_end_says_which_side_it_is_about() -> None:
    words = texts(drawn(sector=("fishing",), year=2019))
    assert "From Vietnam, no destination named: fishing, no number" in words
    assert "To Thailand, no origin named: construction, no number" in texts(drawn(sector=("construction",)))


@pytest.mark.parametrize("size", [(824, 706), (321, 313), (390, 440)])
def test_the_strokes_that_break_an_arrow_stand_off_its_head(size: tuple[int, int]) -> None:
    plan = map_plan(load_dataset(ROOT / "data"), ViewState(year=2019), *size)
    figure = drawn(year=2019, width=size[0], height=size[1])
    heads = unary_union([make_valid(shape.head) for shape in plan.scene.arrows.values()])
    lines = [trace for trace in by_role(figure, "strip") if trace.type == "scattergeo"][2:]
    points = [
        Point(plan.frame.projection.pixel(lon, lat))
        for trace in lines
        for lon, lat in zip(trace.lon, trace.lat, strict=True)
        if lon is not None
    ]
    assert len(points) >= 8
    assert not any(heads.intersects(point) for point in points)


def test_a_small_picture_says_from_where_an_arrow_of_its_rim_comes() -> None:
    assert {"from Cambodia", "from Vietnam"} <= set(texts(drawn(year=2019, width=321, height=313)))
    # Where the rim is short, places move together before a name is cut.
    plan = map_plan(load_dataset(ROOT / "data"), ViewState(measure="remittance"), 481, 282)
    rim = [label.box for label in plan.scene.labels if label.role.startswith("far")]
    assert all(box.x + box.width / 2 <= plan.frame.width for box in rim)


def test_border_passes_are_a_mark_and_no_arrow() -> None:
    figure = drawn(channel=("BORDER_PASS",))
    assert corridors(figure) == set()
    assert "Thailand: 65,991 ≠ border-pass holders, nationality not published" in texts(figure)
    assert by_role(figure, "rings")


# Words.


@pytest.mark.parametrize("view", [view for view in VIEWS if "sector" not in view], ids=name_of)
def test_labels_are_the_numbers_as_their_source_bounds_them(
    dataset: Dataset, view: dict[str, object]
) -> None:
    figure = drawn(**view)
    shown = standing(dataset, ViewState().but(**view))
    allowed = {str(map_amount(row.figure)) for row in shown.corridors}
    words = (arrow_words(dataset, ViewState().but(**view), row.figure) for row in shown.corridors)
    allowed |= {text.replace("<br>", " ") for text in words}
    numbers = {text for text in texts(figure) if any(character.isdigit() for character in text)}
    marks = {text for text in numbers if text not in allowed}
    assert all(any(str(amount(mark.figure)) in text for mark in shown.marks) for text in marks)
    if shown.corridors:
        drawn_first = next(row for row in shown.corridors if "-".join(row.corridor) in tooltips(figure))
        assert str(map_amount(drawn_first.figure)) in numbers


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
def test_every_tooltip_has_number_date_and_source(dataset: Dataset, view: dict[str, object]) -> None:
    shown = standing(dataset, ViewState().but(**view))
    for row in shown.corridors:
        key = "-".join(row.corridor)
        figure = drawn(**view)
        if key not in (tooltips(figure) if by_role(figure, "flow") else {}):
            continue
        words = " ".join(tooltips(figure)[key].replace("<br>", " ").split())
        assert str(amount(row.figure)) in words
        assert str(row.figure.period.end.year) in words
        assert "read in" in words or not row.figure.via_source_id
        # A source's own name may be broken over two lines, never lost.
        publisher = dataset.sources[row.figure.source_id].publisher
        assert publisher in words or row.figure.source_id == row.figure.via_source_id


def test_tooltips_stay_narrow() -> None:
    for words in tooltips(drawn()).values():
        lines = [line.removeprefix("<b>").removesuffix("</b>").strip() for line in words.split("<br>")]
        assert max(map(len, lines)) <= 44


def test_title_and_subtitle_go_with_the_figure() -> None:
    meta = drawn(channel=("MOU",)).layout.meta
    assert "2019" in meta["title"]
    assert "MOU" in meta["subtitle"]
    # Too little for a way round half of the earth; the list and the map of the world hold it.
    assert list(drawn().layout.meta["not_drawn"]) == ["VNM-DEU"]


def test_texts_name_the_places() -> None:
    assert {"Myanmar", "Thailand", "Laos", "Vietnam", "Cambodia", "Japan", "South Korea"} <= set(
        texts(drawn())
    )
    assert any(text.startswith("Further away") for text in texts(drawn()))
    assert not any(text.startswith("Further away") for text in texts(drawn(channel=("MOU",))))


# Themes, sizes, emptiness.


def test_dark_is_the_same_map_in_other_colours() -> None:
    light, dark = drawn(), drawn(theme=Theme.DARK)
    assert fills(dark)["MMR-THA"] == DARK.mmr
    assert dark.layout.geo.bgcolor == DARK.water
    assert texts(dark) == texts(light)
    assert flow(dark).geojson == flow(light).geojson


@pytest.mark.parametrize("size", [(824, 706), (1200, 886), (390, 440)])
def test_the_picture_shows_the_whole_frame(size: tuple[int, int]) -> None:
    figure = drawn(width=size[0], height=size[1])
    west, south, east, north = frame_for(*size).bounds
    assert list(figure.layout.geo.lonaxis.range) == pytest.approx([west, east], abs=0.01)
    # Great circles between the corners reach a little further north than the corners do.
    low, high = figure.layout.geo.lataxis.range
    assert low == pytest.approx(south, abs=0.2)
    assert north - 0.2 < high <= north + 0.01
    assert figure.layout.geo.center.lon == pytest.approx((west + east) / 2)
    assert figure.layout.geo.visible is False


def test_the_phone_draws_the_largest_and_leaves_the_rest_to_the_list(dataset: Dataset) -> None:
    figure = drawn(width=390, height=440)
    found = {"-".join(key) for key in corridors(figure)}
    assert {"MMR-THA", "KHM-THA", "LAO-THA", "VNM-JPN"} <= found
    left = set(figure.layout.meta["not_drawn"])
    assert left.isdisjoint(found)
    assert len(found) + len(left) == len(standing(dataset, ViewState()).corridors)


def test_nothing_to_draw_is_still_a_map(basemap: Basemap, tiny: Tiny) -> None:
    figure = flow_map_figure(tiny(), basemap, ViewState(), Theme.LIGHT)
    assert by_role(figure, "flow") == []
    assert {"Myanmar", "Thailand", "Laos", "Vietnam", "Cambodia"} <= set(texts(figure))
    assert {trace.meta["role"] for trace in figure.data} >= {"land", "lines"}


def test_the_same_data_in_another_order_make_the_same_map(basemap: Basemap, tiny: Tiny) -> None:
    rows = ["a, MMR, THA, 900", "b, KHM, THA, 300", "c, LAO, THA, 100", "d, MMR, LAO, 50"]
    head = "observation_id, origin, destination, value\n"
    first, second = (
        flow_map_figure(tiny(head + "\n".join(order)), basemap, ViewState(year=2019), Theme.LIGHT)
        for order in (rows, rows[::-1])
    )
    assert first.to_json() == second.to_json()


def test_preparing_needs_no_corridor(tiny: Tiny) -> None:
    prepare(tiny())


def test_a_figure_fits_a_slow_line() -> None:
    assert len(drawn().to_json()) < 150_000


def test_a_zero_is_a_mark_that_says_where_it_is_from_and_no_arrow(tiny: Tiny) -> None:
    rows = "observation_id, origin, value, flags\na, KHM, 0, computed_total\nb, LAO, 0,"
    data = tiny(rows)
    state = ViewState(origin=("KHM", "LAO"), destination=("THA",))
    figure = flow_map_figure(data, load_basemap(ROOT / "data" / "boundaries"), state, Theme.LIGHT)
    assert not by_role(figure, "flow")
    said = " ".join(texts(figure)).replace("<br>", " ")
    assert "Cambodia to Thailand: zero, added up here from zeros that the source prints" in said
    assert "Laos to Thailand: zero, printed by the source" in said
