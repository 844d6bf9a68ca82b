"""How long the server takes to draw each chart of the registry anew, view by view, and how large the figure is."""

from statistics import median, quantiles
from time import perf_counter

import brotli

from app.config import ROOT
from app.data.load import load_dataset
from app.data.vocabulary import vocabulary
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.map.layouts import prepare
from app.figures.registry import DRAWINGS, draw
from app.state.charts import page_of
from app.state.codec import parse_view
from app.state.pages import Page
from tests.tools.caches import forget_views

RUNS = 9
AIM = "aim: under 100 ms for a figure with its words"
VIEWS = {
    Page.MAP: (("", ""), ("", "measure=stock"), ("", "by=channel")),
    Page.TRENDS: (
        ("", ""),
        ("", "measure=stock&destination=THA"),
        ("", "measure=stock&destination=THA&reading=index"),
        ("", "measure=flow&origin=MMR"),
    ),
    Page.COMPARE: (("", ""), ("", "measure=stock"), ("", "measure=remittance")),
    Page.COUNTRY: (("/THA", ""), ("/MMR", ""), ("/JPN", "")),
    Page.CORRIDOR: (("/MMR-THA", ""), ("/VNM-JPN", ""), ("/VNM-USA", "")),
    Page.TIMELINE: (("", ""), ("", "focus=THA")),
}
"""Subjects and query strings that readers reach by one change."""


def print_charts() -> None:
    """A line for each chart and view; nothing of an earlier drawing of the view is kept."""
    data, basemap = load_dataset(ROOT / "data"), load_basemap(ROOT / "data" / "boundaries")
    prepare(data)
    print(f"\nCharts of the registry ({AIM}; {RUNS} runs each, milliseconds; kB as brotli sends them)\n")
    print(f"{'':60}{'median':>9}{'max':>9}{'noise':>8}{'kB':>8}")
    for chart in DRAWINGS:
        for subject, query in VIEWS[page_of(chart)]:
            state = parse_view(f"{page_of(chart)}{subject}", query, vocabulary(data)).state
            times, figure = [], None
            for _ in range(RUNS + 1):
                forget_views()
                start = perf_counter()
                figure = draw(data, basemap, chart, state, Theme.LIGHT)
                times.append((perf_counter() - start) * 1000)
            assert figure is not None
            low, _, high = quantiles(times[1:], n=4)
            size = len(brotli.compress(figure.to_json().encode(), quality=5)) / 1000
            name = f"{chart} {subject}{'?' if query else ''}{query}"
            middle = median(times[1:])
            print(f"{name:60}{middle:9.1f}{max(times[1:]):9.1f}{(high - low) / middle:8.0%}{size:8.1f}")


if __name__ == "__main__":
    print_charts()
