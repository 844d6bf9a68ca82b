"""Small pictures in running text: sample arrows as the map draws them, and marks of certainty."""

import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from app.components.glyphs import (
    LENGTH,
    certainty,
    certainty_mark,
    sample_arrow,
    sample_kind,
    sample_node,
    sample_ring,
)
from app.config import ROOT
from app.figures.tokens import DARK, LIGHT
from tests.conftest import Tiny


def svg(picture: Any) -> ElementTree.Element:
    address = picture.src
    assert address.startswith("data:image/svg+xml,")
    return ElementTree.fromstring(unquote(address.split(",", 1)[1]))


def arrow_of(width: float, ink: Any = LIGHT) -> ElementTree.Element:
    return svg(sample_arrow(width, ink, ""))


def kind_of(kind: str) -> list[ElementTree.Element]:
    return list(svg(sample_kind(kind, LIGHT, "")))


def heights(path: ElementTree.Element) -> tuple[float, float]:
    """Height of an arrow's body and of the whole, in pixels."""
    numbers = [float(text) for text in re.findall(r"-?\d+\.\d", path.attrib["d"])]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    body = [y for x, y in points if 10 < x < LENGTH - 50]
    return max(body) - min(body), max(y for _, y in points) - min(y for _, y in points)


@pytest.mark.parametrize("width", [2.2, 7.0, 22.0, 40.0])
def test_a_sample_is_as_wide_as_the_map_draws_it(width: float) -> None:
    body, whole = heights(next(iter(arrow_of(width))))
    assert body == pytest.approx(width, abs=0.15)
    assert whole == pytest.approx(2 * max(5.2, 0.62 * width + 3.2), abs=0.2)


@pytest.mark.parametrize("width", [2.2, 22.0, 40.0])
def test_a_sample_fits_its_picture(width: float) -> None:
    picture = arrow_of(width)
    assert float(picture.attrib["height"]) >= heights(next(iter(picture)))[1]
    assert float(picture.attrib["width"]) == LENGTH + 2


def test_kinds_of_arrows_differ_in_shape_not_in_colour_alone() -> None:
    assert len(kind_of("counted")) == 1
    assert len(kind_of("process")) > len(kind_of("part")) > 3
    assert len(kind_of("least")) == 2
    assert len(kind_of("bands")) == 2
    assert len(kind_of("range")) == 4
    assert len({path.attrib["fill"] for path in kind_of("estimate")}) == 2
    assert len(kind_of("estimate-thin")) > len(kind_of("estimate"))
    assert len(kind_of("part-dot")) == 2
    assert len(kind_of("named")) > 8


def test_circles_have_a_disc_for_what_leaves_and_a_ring_for_what_arrives() -> None:
    fills = {
        kind: [circle.attrib["fill"] for circle in svg(sample_node(8, kind, LIGHT, ""))]
        for kind in ("leave", "arrive", "both")
    }
    assert fills == {
        "leave": [LIGHT.ink2],
        "arrive": [LIGHT.paper],
        "both": [LIGHT.paper, LIGHT.ink2],
    }


def test_the_mark_of_border_passes_is_dashed_and_no_other() -> None:
    dashed = {
        kind: "stroke-dasharray" in next(iter(svg(sample_ring(kind, LIGHT, "")))).attrib
        for kind in ("pass", "place")
    }
    assert dashed == {"pass": True, "place": False}


def test_a_sample_has_the_colours_of_the_theme() -> None:
    assert next(iter(arrow_of(7))).attrib["fill"] == LIGHT.ink2
    assert next(iter(arrow_of(7, DARK))).attrib["fill"] == DARK.ink2


def test_a_sample_beside_words_needs_no_words_of_its_own() -> None:
    assert sample_arrow(7, LIGHT, "").alt == ""
    assert sample_arrow(7, LIGHT, "An arrow").alt == "An arrow"


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        ({}, "full"),
        ({"bound": "about"}, "about"),
        ({"bound": "at_least"}, "least"),
        ({"bound": "at_most"}, "most"),
        ({"bound": "range", "value_low": "1", "value_high": "2"}, "range"),
        ({"stage": "in_process"}, "half"),
        ({"stage": "completed_or_in_process"}, "half"),
        ({"stage": "completed"}, "full"),
        ({"status": "estimate"}, "pale"),
        ({"status": "survey"}, "pale"),
        ({"status": "model"}, "pale"),
        ({"status": "plan"}, "plan"),
        ({"status": "quota"}, "plan"),
        ({"bound": "at_least", "status": "estimate", "stage": "in_process"}, "least"),
        ({"stage": "in_process", "status": "estimate"}, "half"),
    ],
)
def test_each_kind_of_certainty_has_its_mark(tiny: Tiny, cells: dict[str, str], mark: str) -> None:
    names, values = ", ".join(["observation_id", *cells]), ", ".join(["a", *cells.values()])
    (row,) = tiny(f"{names}\n{values}").observations
    assert certainty(row) == mark


def test_a_mark_is_drawn_by_the_style_sheet_and_not_read_aloud(tiny: Tiny) -> None:
    (row,) = tiny("observation_id\na").observations
    mark = certainty_mark(row).to_plotly_json()["props"]
    assert mark["aria-hidden"] == "true"
    sheet = (ROOT / "assets" / "20_base.css").read_text(encoding="utf-8")
    for name in ("full", "half", "pale", "plan", "about", "least", "most", "range"):
        assert f".mark-{name}" in sheet
