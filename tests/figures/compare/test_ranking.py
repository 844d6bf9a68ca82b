"""The ranking: bars as sure as their figures, numbers in words, ranks only where there are any."""

import re
from typing import Any

import plotly.graph_objects as go
import pytest

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


DOUBTS = """
    observation_id, series_id, origin, destination, value, status,   flags,        confidence, channel,   period
    plain,          one,       MMR,    THA,         90,    reported, ,             ,           MOU,       2019
    clash,          two,       KHM,    THA,         80,    reported, does_not_fit, ,           MOU,       2019
    press,          three,     LAO,    THA,         70,    estimate, second_hand,  B,          MOU,       2019
"""


@pytest.mark.parametrize("width", [1100, 640, 440, 358])
def test_date_channel_and_doubt_stand_at_every_bar_on_any_sheet(tiny: Tiny, width: int) -> None:
    written = texts(chart(tiny(DOUBTS), width)).replace("<br>", " ")
    assert written.count("2019") == 3
    assert written.count("MOU") == 3
    assert "second-hand, confidence B" in written
    assert re.findall(r"(\d+)</span></span> <span[^>]*>≠", written) == ["80"]
    assert "…" not in written


def test_on_a_phone_words_of_a_bar_do_not_touch_it_or_the_next(tiny: Tiny) -> None:
    figure = chart(tiny(DOUBTS), 358, 420)
    found, row = bars(figure), figure.layout.height * (1 - figure.layout.yaxis.domain[0]) / 3
    heads = [note for note in figure.layout.annotations if "680" in note.text]
    details = [note for note in figure.layout.annotations if "2019" in note.text]
    for at, (head, below) in enumerate(zip(heads, details, strict=True)):
        bar = found.y[at] * row - found.width[at] * row / 2
        assert head.y * row + 8 <= below.y * row, "number over its details"
        assert below.y * row + 11.5 * 1.3 * (below.text.count("<br>") + 1) <= bar + 1, "details over the bar"
        if at:
            assert found.y[at - 1] * row + found.width[at - 1] * row / 2 < head.y * row - 8


def test_few_bars_are_large_and_say_how_high_they_need_to_be(tiny: Tiny) -> None:
    few = chart(tiny(DOUBTS))
    assert max(note.font.size for note in few.layout.annotations) > 14
    assert few.layout.meta["enough"] < 640
    one = chart(tiny("observation_id, origin, destination, value\n a, MMR, THA, 30"))
    assert one.layout.meta["enough"] < few.layout.meta["enough"]


def test_returns_are_named_by_the_way_that_people_went(dataset: Dataset) -> None:
    figure = chart(dataset, measure="returns", year=2020)
    assert "Thailand back to Myanmar" in texts(figure)
    assert "Myanmar to Thailand" not in texts(figure)
    assert "second-hand, confidence A" in texts(figure)
