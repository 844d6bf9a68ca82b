"""Texts on the map as the browser draws them: none on another one, none cut off, in any window."""

import pytest

from app.components.ids import Ids
from tests.browser.visitor import Visitor, overlapping

pytestmark = pytest.mark.browser

WINDOWS = [(1280, 720), (1440, 900), (1920, 1080), (390, 844), (320, 640)]
VIEWS = [
    "/?channel=MOU",
    "/?channel=NV",
    "/?year=2014",
    "/?year=2017",
    "/?sector=fishing",
    "/?measure=stock",
    "/?measure=remittance",
    "/?corridor=MMR-THA",
    "/?frame=asia",
    "/?measure=stock&frame=asia",
    "/?measure=stock&frame=world",
    "/?measure=refugees&frame=world",
    "/?measure=stock&origin=CHN",
]
ROOM = 1.0
"""Pixels by which ink may meet: antialiasing, and the rounding of the fonts' metrics."""


def names_of(size: tuple[int, int]) -> str:
    return "x".join(map(str, size))


@pytest.mark.parametrize("size", WINDOWS, ids=names_of)
def test_texts_of_the_first_view_keep_apart_in_every_window(visitor: Visitor, size: tuple[int, int]) -> None:
    visitor.open("/", size=size)
    assert len(visitor.ink()) > 12
    _expect_order(visitor)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=names_of)
@pytest.mark.parametrize("address", VIEWS)
def test_texts_keep_apart_in_other_views(visitor: Visitor, address: str, size: tuple[int, int]) -> None:
    visitor.open(address, size=size)
    assert visitor.ink()
    _expect_order(visitor)


def test_the_map_grows_and_shrinks_with_the_window(visitor: Visitor) -> None:
    visitor.open("/", size=(1280, 720))
    visitor.page.set_viewport_size({"width": 1920, "height": 1080})
    visitor.until(lambda: _size(visitor)[0] > 1000, f"the map stays at {_size(visitor)}")
    visitor.settle()
    frame = visitor.part(Ids.MAP_FRAME).bounding_box()
    assert frame is not None
    width, height = _size(visitor)
    assert 0 <= frame["width"] - width < 4
    assert 0 <= frame["height"] - height < 4
    _expect_order(visitor)


def _size(visitor: Visitor) -> tuple[float, float]:
    script = "() => { const {width, height} = flowMap.graph()._fullLayout; return [width, height]; }"
    width, height = visitor.page.evaluate(script)
    return width, height


def _expect_order(visitor: Visitor) -> None:
    boxes = visitor.ink()
    assert overlapping(boxes, ROOM) == []
    frame = visitor.part(Ids.MAP_FRAME).bounding_box()
    assert frame is not None
    right, bottom = frame["x"] + frame["width"], frame["y"] + frame["height"]
    cut = [
        box["text"]
        for box in boxes
        if box["left"] < frame["x"] - ROOM
        or box["top"] < frame["y"] - ROOM
        or box["right"] > right + ROOM
        or box["bottom"] > bottom + ROOM
    ]
    assert cut == []
