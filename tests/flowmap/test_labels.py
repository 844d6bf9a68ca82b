"""Labels: each in the picture, on nothing that is taken; the first free place wins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from app.flowmap.labels import Box, Room, around, beside, ringed, text_size

WIDTH, HEIGHT = 400.0, 300.0
boxes = st.builds(Box, st.floats(-50, 450), st.floats(-50, 350), st.floats(1, 160), st.floats(5, 60))
obstacles = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(1, 60)).map(
        lambda at: Point(at[0], at[1]).buffer(at[2])
    ),
    max_size=8,
)


@given(obstacles, st.lists(st.lists(boxes, min_size=1, max_size=6), max_size=12))
def test_what_is_taken_is_free_and_inside(shapes: list[BaseGeometry], wishes: list[list[Box]]) -> None:
    room = Room(WIDTH, HEIGHT, shapes)
    taken: list[Box] = []
    for candidates in wishes:
        place = room.take(candidates)
        if place is None:
            continue
        assert place in candidates
        assert box(0, 0, WIDTH, HEIGHT).covers(place.polygon)
        assert not any(place.polygon.intersects(shape) for shape in shapes)
        assert not any(place.polygon.intersects(other.polygon) for other in taken)
        taken.append(place)


@given(obstacles, st.lists(boxes, min_size=1, max_size=6))
def test_a_free_place_is_never_refused(shapes: list[BaseGeometry], candidates: list[Box]) -> None:
    room = Room(WIDTH, HEIGHT, shapes)
    free = [
        place
        for place in candidates
        if box(2, 2, WIDTH - 2, HEIGHT - 2).covers(place.polygon)
        and not any(place.polygon.intersects(shape) for shape in shapes)
    ]
    assert room.take(candidates) == (free[0] if free else None)


@given(obstacles, st.lists(boxes, min_size=1, max_size=6))
def test_what_must_stand_takes_the_place_that_covers_least(
    shapes: list[BaseGeometry], candidates: list[Box]
) -> None:
    place = Room(WIDTH, HEIGHT, shapes).take_best(candidates)
    assert place in candidates
    free = Room(WIDTH, HEIGHT, shapes).take(candidates)
    assert free is None or place == free


def test_what_must_stand_is_taken_for_those_that_follow() -> None:
    room = Room(WIDTH, HEIGHT, [box(0, 0, WIDTH, HEIGHT)])
    place = room.take_best([Box(100, 100, 40, 20)])
    assert place == Box(100, 100, 40, 20)
    assert room.take([Box(105, 105, 10, 10)]) is None


def test_one_inside_the_picture_is_better_than_one_outside() -> None:
    room = Room(WIDTH, HEIGHT, [box(80, 80, 130, 130)])
    assert room.take_best([Box(0, 50, 60, 20), Box(100, 100, 60, 20)]).x == 100


@pytest.mark.parametrize(
    ("side", "dx", "dy"),
    [("e", 1, 0), ("w", -1, 0), ("n", 0, -1), ("s", 0, 1), ("ne", 1, -1), ("sw", -1, 1)],
)
def test_the_first_place_round_a_node_is_on_the_side_asked_for(side: str, dx: int, dy: int) -> None:
    place = around(100, 100, 10, (60, 20), f"{side} n s")[0]
    assert np.sign(place.x - 100) == dx
    assert np.sign(place.y - 100) == dy


@given(st.floats(1, 20), st.floats(10, 150), st.floats(8, 50))
def test_no_place_round_a_node_covers_it(gap: float, width: float, height: float) -> None:
    for place in around(200, 150, gap, (width, height), "e w n s ne nw se sw"):
        assert not place.polygon.buffer(-1e-6).contains(Point(200, 150))
        assert (place.width, place.height) == (width, height)


@given(st.floats(0, 2 * np.pi), st.floats(2, 30), st.floats(20, 120), st.floats(10, 24))
def test_places_beside_a_line_keep_off_it(turn: float, gap: float, width: float, height: float) -> None:
    along = np.linspace(0, 300, 30)
    axis = np.column_stack((200 + along * np.cos(turn), 200 + along * np.sin(turn)))
    found = beside(axis, gap, (width, height))
    line = LineString(axis)
    assert all(line.distance(place.polygon) >= gap - 1e-6 for place in found)
    middle = axis[len(axis) // 2]
    distances = [np.hypot(place.x - middle[0], place.y - middle[1]) for place in found]
    assert np.argmin(distances) < 6


def test_texts_grow_with_type_lines_and_letters() -> None:
    width, height = text_size("Myanmar", 17)
    assert text_size("Myanmar", 34) == pytest.approx((2 * width, 2 * height))
    assert text_size("Myanmar to Thailand", 17)[0] > width
    two = text_size("Myanmar<br>to Thailand", 17)
    assert two == pytest.approx((text_size("to Thailand", 17)[0], 2 * height))


@pytest.mark.parametrize("text", ["ประเทศไทย", "မြန်မာ", "កម្ពុជា", "ລາວ", "Việt Nam", "中国"])
def test_every_script_has_a_width(text: str) -> None:
    assert text_size(text, 17)[0] > 17


def test_no_text_has_no_width() -> None:
    assert text_size("", 17)[0] == 0


@pytest.mark.parametrize(
    ("text", "line"), [("Laos", 1.22), ("ประเทศไทย", 1.6), ("မြန်မာ", 1.85), ("កម្ពុជា", 1.7), ("ລາວ", 1.65)]
)
def test_lines_are_as_high_as_their_script_needs(text: str, line: float) -> None:
    assert text_size(text, 10)[1] == pytest.approx(10 * line)
    assert text_size(f"Laos<br>{text}", 10)[1] == pytest.approx(10 * (1.22 + line))


def test_marks_above_and_below_take_no_width() -> None:
    assert text_size("ก\u0e35\u0e48", 20)[0] == text_size("ก", 20)[0]
    assert text_size("Việt Nam", 20)[0] == text_size("Viet Nam", 20)[0]


@given(st.floats(5, 80), st.floats(10, 150), st.floats(8, 40))
def test_places_all_around_keep_their_distance(gap: float, width: float, height: float) -> None:
    found = ringed(200, 150, gap, (width, height))
    assert {(np.sign(round(box.x - 200, 6)), np.sign(round(box.y - 150, 6))) for box in found} >= {
        (1, 0),
        (-1, 0),
        (0, 1),
        (0, -1),
    }
    assert all(place.polygon.distance(Point(200, 150)) >= 0.5 * gap for place in found)


def test_what_must_stand_would_rather_cover_an_arrow_than_a_head() -> None:
    arrow_body, head = box(0, 0, 200, 100), box(0, 100, 200, 130)
    room = Room(200, 130, [arrow_body], [head])
    assert room.take_best([Box(100, 115, 40, 20), Box(100, 50, 40, 30)]).y == 50
