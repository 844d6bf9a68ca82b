"""Charts in the four windows that count: texts keep apart and are whole, and no page scrolls sideways."""

from typing import Any

import pytest

from app.state.charts import CHARTS, Chart
from app.state.pages import Page
from tests.browser.visitor import Visitor, overlapping

pytestmark = pytest.mark.browser

WINDOWS = [(1280, 720), (1440, 900), (1920, 1080), (390, 844)]
SUBJECTS = {Page.COUNTRY: "/THA", Page.CORRIDOR: "/MMR-THA"}
OTHERS = (
    "/country/MMR",
    "/country/JPN",
    "/corridor/VNM-JPN",
    "/trends?measure=stock&destination=THA",
    "/trends?chart=trend-stack&measure=stock&destination=THA",
    "/trends?chart=trend-panels&measure=flow&origin=MMR",
    "/compare?measure=stock",
    "/compare?chart=slope&measure=stock",
    "/compare?chart=ranking&measure=stock",
)
ROOM = 2.0
"""Pixels by which ink may meet: antialiasing, and the rounding of the fonts' metrics."""

# Texts of charts that are seen, with the frame of their chart. Those of the map have a test of their own.
_TEXTS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter((plot) => !plot.closest('#flow-map'))
    .map((plot) => {
        const seen = (text) => text.textContent.trim() && !text.closest('.hoverlayer') && text.getBBox().width > 0
            && getComputedStyle(text).opacity > 0 && getComputedStyle(text).visibility !== 'hidden';
        const frame = plot.getBoundingClientRect();
        const texts = [...plot.querySelectorAll('.main-svg text')].filter(seen);
        const plain = (text) => (text || '?').replace(/<[^>]*>/g, '');
        return {
            left: frame.left, right: frame.right, top: frame.top, bottom: frame.bottom,
            boxes: inkOf(texts).map((box) => ({...box, text: plain(box.text)})),
        };
    })"""


def main_views() -> list[str]:
    """An address for each chart of the registry but the flow map."""
    found = []
    for page, charts in CHARTS.items():
        subject = SUBJECTS.get(page, "")
        # On pages about one thing all charts stand together.
        asked = charts[:1] if subject else charts
        found += [
            f"{page}{subject}{'' if chart == charts[0] else f'?chart={chart}'}"
            for chart in asked
            if chart != Chart.FLOW_MAP
        ]
    return found


@pytest.mark.parametrize(
    ("address", "size"),
    [
        *((address, size) for address in main_views() for size in WINDOWS),
        # The narrowest and the widest chart of other views; those between lie between.
        *((address, size) for address in OTHERS for size in (WINDOWS[0], WINDOWS[-1])),
    ],
    ids=str,
)
def test_texts_keep_apart_and_nothing_scrolls_sideways(
    visitor: Visitor, address: str, size: tuple[int, int]
) -> None:
    visitor.open(address, size=size)
    charts = visitor.page.evaluate(_TEXTS)
    assert any(chart["boxes"] for chart in charts)
    for chart in charts:
        together = overlapping(chart["boxes"], ROOM)
        assert not together, "\n" + "\n".join(map(str, together))
        assert outside(chart) == []
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0


def outside(chart: dict[str, Any]) -> list[str]:
    """Texts that the edge of their chart cuts off."""
    return [
        box["text"]
        for box in chart["boxes"]
        if box["left"] < chart["left"] - ROOM
        or box["right"] > chart["right"] + ROOM
        or box["top"] < chart["top"] - ROOM
        or box["bottom"] > chart["bottom"] + ROOM
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/country/THA?chart=country-bars&embed=1",
        "/corridor/MMR-THA?embed=1",
        "/timeline?embed=1",
        "/compare?chart=ranking&embed=1",
        "/trends?embed=1",
    ],
)
def test_a_chart_in_a_frame_stands_alone_with_its_source(visitor: Visitor, address: str) -> None:
    visitor.open(address, size=(1000, 700))
    assert visitor.page.locator(".js-plotly-plot:visible").count() == 1
    words = visitor.page.locator("p.source:visible").all_inner_texts()
    assert any(text.startswith("Source") for text in words)
    assert visitor.page.locator("header.header").is_hidden()
    assert visitor.page.locator(".view-links:visible, .crumbs:visible, .button:visible").count() == 0
