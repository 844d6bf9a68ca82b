"""The rim: far places in the order of their directions, each flow with its number and origin, nothing on anything."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import MapFrame
from app.flowmap.frame import frame_for
from app.flowmap.strip import FlowSpec, Strip, Words, has_room, holds, is_far, spread

NAMES = {"KOR": "South Korea", "JPN": "Japan", "TWN": "Taiwan", "SAU": "Saudi Arabia", "IDN": "Indonesia"} | {
    "MMR": "Myanmar",
    "THA": "Thailand",
    "KHM": "Cambodia",
    "VNM": "Vietnam",
    "LAO": "Laos",
}
FROM = {code: f"from {name}" for code, name in NAMES.items()}
WORDS = Words("named", "Further away", "In the west")
ORIGINS = ("MMR", "THA", "KHM", "VNM", "LAO")


def strip(keys: list[tuple[str, str]], size: tuple[int, int] = (824, 706)) -> Strip:
    flows = [FlowSpec(key, 5.0, "163,252", 14.0) for key in keys]
    return Strip(frame_for(*size), flows, NAMES, FROM, WORDS)


blocks = st.lists(st.tuples(st.floats(-500, 1500), st.floats(20, 90)), min_size=1, max_size=8).map(
    lambda found: sorted(found)
)


@given(blocks, st.floats(0, 30))
def test_blocks_are_spread_without_overlap_in_their_order(
    found: list[tuple[float, float]], gap: float
) -> None:
    wanted, heights = [top for top, _height in found], [height for _top, height in found]
    tops = spread(wanted, heights, gap, 50.0, 1500.0)
    for (top, height), after in pairwise(zip(tops, heights, strict=True)):
        assert after[0] >= top + height + gap - 1e-6
    assert tops[0] >= 50 - 1e-6
    assert tops[-1] + heights[-1] <= 1500 + 1e-6


def test_blocks_with_room_stand_where_they_are_wanted() -> None:
    assert spread([100, 300, 500], [50, 50, 50], 20, 0, 700) == pytest.approx([100, 300, 500])


def test_blocks_that_want_one_place_share_the_way() -> None:
    assert spread([200, 200], [40, 40], 20, 0, 700) == pytest.approx([170, 230])


def test_far_places_stand_at_the_height_of_their_direction() -> None:
    found = strip([("KHM", "KOR"), ("KHM", "JPN"), ("KHM", "IDN")])
    korea, japan, indonesia = found.docks
    assert [dock.place for dock in (korea, japan, indonesia)] == ["KOR", "JPN", "IDN"]
    assert korea.bottom < japan.top < 300
    assert indonesia.top > 500


@pytest.mark.parametrize("size", [(824, 706), (676, 706), (712, 540), (1200, 886), (390, 440)])
def test_every_number_says_from_where(size: tuple[int, int]) -> None:
    keys = [(origin, place) for place in ("KOR", "JPN") for origin in ORIGINS[:4]]
    found = strip(keys, size)
    numbers = {label.key: label for label in found.labels if label.role == "far-number"}
    origins = {label.key: label for label in found.labels if label.role == "far-origin"}
    assert set(numbers) == set(origins) == set(keys)
    for key, label in origins.items():
        assert NAMES[key[0]] in label.text
        assert abs(label.box.y - numbers[key].box.y) < 22
        assert label.box.x + label.box.width / 2 <= size[0]


@given(
    st.lists(
        st.tuples(st.sampled_from(ORIGINS), st.sampled_from(["KOR", "JPN", "TWN", "SAU", "IDN"])),
        min_size=1,
        unique=True,
    ),
    st.sampled_from([(824, 706), (712, 540), (390, 440)]),
)
def test_what_the_rim_holds_stands_apart_and_inside(
    keys: list[tuple[str, str]], size: tuple[int, int]
) -> None:
    frame, held = frame_for(*size), []
    for key in keys:
        if holds(frame, [*held, key]):
            held.append(key)
    found = strip(held, size)
    boxes = [label.box.polygon.buffer(-0.01) for label in found.labels]
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    for label in found.labels:
        assert label.box.y + label.box.height / 2 <= frame.height
    assert {label.key for label in found.labels if label.role == "far-number"} == set(held)


def test_a_rim_holds_only_so_much() -> None:
    frame = frame_for(712, 300)
    every = [(origin, place) for origin in ORIGINS for place in ("KOR", "JPN", "TWN")]
    assert holds(frame, every[:3])
    assert not holds(frame, every)


def test_what_can_be_drawn_where() -> None:
    subregion, asia, world = (frame_for(824, 706, kind) for kind in MapFrame)
    assert has_room(subregion, ("KHM", "JPN"))
    assert is_far(subregion, ("KHM", "JPN"))
    assert has_room(asia, ("KHM", "JPN"))
    assert not is_far(asia, ("KHM", "JPN"))
    assert has_room(subregion, ("VNM", "USA"))
    assert not has_room(asia, ("VNM", "USA"))
    assert has_room(world, ("VNM", "USA"))
    # Between neighbours of the world there is no room for an arrow.
    assert not has_room(world, ("THA", "KHM"))
    assert has_room(asia, ("MMR", "THA"))
    assert not any(has_room(frame, ("KHM", "OOO")) for frame in (subregion, asia, world))
