"""`python -m tests.bench`: a table of times. What matters is how rows relate, not the seconds of one machine."""

import gc
import os
import platform
import sys
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

from app.config import ROOT, Settings
from app.data.choices import choices
from app.data.load import load_dataset
from app.data.standing import standing
from app.domain.codes import Theme
from app.factory import create_app
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.layouts import prepare
from app.figures.trends.trend import trend_figure
from app.state.view import Page, ViewState
from tests.bench.answers import print_answers
from tests.bench.charts import print_charts
from tests.bench.exports import print_exports
from tests.bench.growth import print_growth
from tests.tools.dashboard import Dashboard

RUNS = 20
FILTERS = ("origin", "destination", "channel", "sector", "sex")


def main() -> None:
    """Measure everything and print the table."""
    rows = [(name, measured(run)) for name, run in benchmarks().items()]
    unit = median(next(times for name, times in rows if name == REFERENCE))
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {RUNS} runs each, milliseconds\n"
    )
    print(f"{'':44}{'min':>9}{'median':>9}{'max':>9}{'noise':>8}{'ratio':>8}")
    for name, times in rows:
        low, _, high = quantiles(times, n=4)
        noise = (high - low) / median(times)
        print(
            f"{name:44}{min(times):9.2f}{median(times):9.2f}{max(times):9.2f}{noise:8.0%}{median(times) / unit:8.2f}"
        )
    print(
        "\nnoise: distance between the quartiles in parts of the median; differences smaller than that say nothing."
        f"\nratio: the median in relation to that of '{REFERENCE}'."
    )
    print_answers()
    print_charts()
    print_exports()
    print_growth()


REFERENCE = "flow map: figure"


def benchmarks() -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    data = load_dataset(ROOT / "data")
    basemap = load_basemap(ROOT / "data" / "boundaries")
    prepare(data)
    first, mou = ViewState(), ViewState(channel=("MOU",))
    stock = ViewState(measure="stock")
    world = stock.but(origin=tuple(data.places), destination=tuple(data.places))
    trends = ViewState(page=Page.TRENDS)
    figure = flow_map_figure(data, basemap, first, Theme.LIGHT)
    dashboard = Dashboard(create_app(Settings()))
    turn = iter(range(1_000_000))

    def change_of_filter() -> object:
        # Two views in turn, so that nothing kept from the last answer helps.
        search = ("?channel=MOU", "?channel=NV")[next(turn) % 2]
        return dashboard.ask(
            "flow-map.figure",
            "url.search",
            url__pathname="/",
            url__search=search,
            client__data={"theme": "light", "width": 824, "height": 704},
        )

    def filter_row() -> object:
        search = ("?channel=MOU", "?channel=NV")[next(turn) % 2]
        return dashboard.ask("filters.className", "url.search", url__pathname="/", url__search=search)

    return {
        "figures that stand for corridors": lambda: standing(data, first),
        "the same, one channel": lambda: standing(data, mou),
        "the same, UN stocks": lambda: standing(data, stock),
        "the same, UN stocks of the world": lambda: standing(data, world),
        "choices of all filters, UN stocks": lambda: [choices(data, stock, name) for name in FILTERS],
        "choices of all filters": lambda: [choices(data, first, name) for name in FILTERS],
        REFERENCE: lambda: flow_map_figure(data, basemap, first, Theme.LIGHT),
        "flow map: figure, one channel": lambda: flow_map_figure(data, basemap, mou, Theme.LIGHT),
        "flow map: figure, UN stocks": lambda: flow_map_figure(data, basemap, stock, Theme.LIGHT),
        "flow map: figure as JSON": figure.to_json,
        "trend: figure, UN stocks": lambda: trend_figure(data, trends.but(measure="stock"), Theme.LIGHT),
        "trend: figure": lambda: trend_figure(data, trends, Theme.LIGHT),
        "map page: answer to a change of filter": change_of_filter,
        "filter row: answer to a change of filter": filter_row,
        "data table: answer with all figures": lambda: dashboard.ask(
            "data-frame.data-markup", "url.search", url__search=""
        ),
        "API: list of figures": lambda: dashboard.client.get("/api/v1/observations").data,
        "API: flow map": lambda: dashboard.client.get("/api/v1/figures/flow-map").data,
    }


def measured(run: Callable[[], object]) -> list[float]:
    """Milliseconds of each run; the first, which fills caches, does not count."""
    run()
    times = []
    for _ in range(RUNS):
        gc.collect()
        start = perf_counter()
        run()
        times.append((perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    sys.exit(main())
