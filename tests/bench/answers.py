"""What a change on the map page sends and how long the server takes for it, view by view."""

import json
from statistics import median
from time import perf_counter
from typing import Any

import brotli

from app.config import Settings
from app.data.load import load_dataset
from app.data.vocabulary import vocabulary
from app.domain.codes import Theme
from app.factory import create_app
from app.figures.map import plan as map_plan
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.flowmap import lettering, settle
from app.state.codec import parse_view
from tests.tools.dashboard import Dashboard

RUNS = 9
AIM = "aim: under 40 kB compressed and under 60 ms"
SIZES = {"desktop": (824, 704), "phone": (388, 440)}

VIEWS = (
    ("", "desktop"),
    ("?channel=MOU", "desktop"),
    ("?origin=KHM", "desktop"),
    ("?year=2017", "desktop"),
    ("?by=channel", "desktop"),
    ("?scale=sqrt", "desktop"),
    ("?frame=asia", "desktop"),
    ("?shade=hosted", "desktop"),
    ("?layer=crossings", "desktop"),
    ("?measure=stock", "desktop"),
    ("?measure=stock&frame=world", "desktop"),
    ("?measure=remittance", "desktop"),
    ("?measure=stock", "phone"),
)
"""Views that a reader reaches by one change, and the windows in which they are drawn."""


def print_answers() -> None:
    """A line for each view that is drawn anew, then one for a selection, for which nothing is."""
    dashboard = Dashboard(create_app(Settings()))
    print(f"\nAnswers of the map page, brotli as sent ({AIM}; {RUNS} runs each)\n")
    print(f"{'':40}{'kB sent':>9}{'of it map':>11}{'median ms':>11}{'of it map':>11}")
    for search, window in VIEWS:
        _print_row(dashboard, f"{search or '/'} ({window})", search, window, None)
    drawn = (dashboard.ask(*_CHANGE, **_values("", "desktop", None)) or {})["map-drawn"]["data"]
    _print_row(dashboard, "?focus=KHM, painted in the browser", "?focus=KHM", "desktop", drawn)


_CHANGE = ("flow-map.figure", "url.search")


def _print_row(dashboard: Dashboard, name: str, search: str, window: str, drawn: Any) -> None:
    values = _values(search, window, drawn)
    whole, times = _measured(dashboard, values)
    figure = (dashboard.ask(*_CHANGE, **values) or {}).get("flow-map")
    drawing = median(_drawing(search, window)) if figure else 0.0
    sizes = f"{whole / 1000:9.1f}{_compressed(figure) / 1000:11.1f}"
    print(f"{name:40}{sizes}{median(times):11.1f}{drawing:11.1f}")


def _measured(dashboard: Dashboard, values: dict[str, Any]) -> tuple[int, list[float]]:
    """Bytes sent, and milliseconds of each run; before each of them another view was asked for, and what is kept of
    pictures drawn before is forgotten.
    """
    other = _values("?channel=NV", "desktop", None)
    times, sent = [], 0
    for _ in range(RUNS + 1):
        dashboard.answer(*_CHANGE, **other)
        _forget()
        start = perf_counter()
        sent = len(dashboard.answer(*_CHANGE, {"Accept-Encoding": "br"}, **values).data)
        times.append((perf_counter() - start) * 1000)
    return sent, times[1:]


def _drawing(search: str, window: str) -> list[float]:
    """Milliseconds of each run in which the figure alone is made, anew."""
    dataset = load_dataset(Settings().data)
    basemap = load_basemap(Settings().data / "boundaries")
    state = parse_view("/", search, vocabulary(dataset)).state
    times = []
    for _ in range(RUNS + 1):
        _forget()
        start = perf_counter()
        flow_map_figure(dataset, basemap, state, Theme.LIGHT, *SIZES[window])
        times.append((perf_counter() - start) * 1000)
    return times[1:]


def _forget() -> None:
    for kept in (map_plan._plan, lettering._lettered, settle._settled):
        kept.cache_clear()


def _compressed(part: Any) -> int:
    """Bytes of a part of the answer, as brotli would send it alone."""
    return len(brotli.compress(json.dumps(part, separators=(",", ":")).encode(), quality=6)) if part else 0


def _values(search: str, window: str, drawn: Any) -> dict[str, Any]:
    width, height = SIZES[window]
    return {
        "url__pathname": "/",
        "url__search": search,
        "client__data": {"theme": "light", "width": width, "height": height},
        "map_drawn__data": drawn,
    }
