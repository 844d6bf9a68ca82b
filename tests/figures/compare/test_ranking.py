"""The ranking: bars as sure as their figures, numbers in words, ranks only where there are any."""

from typing import Any

import plotly.graph_objects as go

from app.config import ROOT
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.compare.ranking import ranking_figure
from app.figures.map.basemap import load_basemap
from app.figures.tokens import LIGHT
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)


def chart(dataset: Dataset, width: int = 1100, height: int = 640, **choice: object) -> go.Figure:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return ranking_figure(dataset, basemap, COMPARE.but(**choice), Theme.LIGHT, width, height)


def bars(figure: go.Figure) -> Any:
    (trace,) = [trace for trace in figure.data if trace.meta["role"] == "bars"]
    return trace


def texts(figure: go.Figure) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


ROWS = """
    observation_id, series_id, origin, destination, value, value_low, value_high, bound,    status,   stage
    exact,          one,       MMR,    THA,         90,    ,          ,           exact,    reported,
    process,        two,       KHM,    THA,         80,    ,          ,           exact,    reported, in_process
    guess,          three,     LAO,    THA,         70,    ,          ,           about,    estimate,
    least,          four,      VNM,    THA,         60,    ,          ,           at_least, reported,
    between,        five,      MMR,    JPN,         ,      30,        50,         range,    reported,
"""


def test_bars_stand_in_order_with_the_keys_of_their_figures(dataset: Dataset) -> None:
    found = bars(chart(dataset))
    assert list(found.x) == sorted(found.x, reverse=True)
    assert found.customdata[0] == "ar2019-mmr-tha-documented-2019-12"


def test_each_kind_of_certainty_has_its_own_bar(tiny: Tiny) -> None:
    found = bars(chart(tiny(ROWS)))
    look = dict(
        zip(found.customdata, zip(found.marker.color, found.marker.pattern.shape, strict=True), strict=True)
    )
    assert look["exact"] == (LIGHT.mmr, "")
    assert look["process"] == (LIGHT.khm, "/")
    assert look["guess"][0] not in (LIGHT.lao, look["exact"][0])
    at = list(found.customdata).index("between")
    assert (found.base[at], found.base[at] + found.x[at]) == (30, 50)


def test_estimates_are_dashed_and_a_bound_has_an_arrow(tiny: Tiny) -> None:
    paths = [shape for shape in chart(tiny(ROWS)).layout.shapes if shape.type == "path"]
    assert any(shape.line.dash == "4px,3px" and shape.line.color == LIGHT.lao for shape in paths)
    assert sum(shape.line.color == LIGHT.vnm for shape in paths) == 2


def test_words_of_bounds_stand_before_numbers(tiny: Tiny) -> None:
    written = texts(chart(tiny(ROWS)))
    assert "about <" in written
    assert "more than <" in written
    assert "30 to 50" in written


def test_places_are_numbered_only_within_one_series(dataset: Dataset) -> None:
    mixed = chart(dataset)
    assert any("not exact ranks" in note for note in mixed.layout.meta["notes"])
    assert "1" not in [note.text for note in mixed.layout.annotations]
    alike = chart(dataset, measure="stock", year=2024)
    assert "1" in [note.text for note in alike.layout.annotations]
    assert not any("not exact ranks" in note for note in alike.layout.meta["notes"])


def test_smaller_ones_without_room_are_counted(dataset: Dataset) -> None:
    figure = chart(dataset, measure="stock", year=2024)
    assert f"{66 - len(bars(figure).x)} smaller ones have no room here" in texts(figure)
