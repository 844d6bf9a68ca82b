"""The matrix as it is drawn: one figure a cell with its key, nothing for nothing, totals that say what they are."""

from typing import Any

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.compare.compare import compared
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.compare.matrix import matrix_figure
from app.figures.map.basemap import load_basemap
from app.figures.tokens import LIGHT
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)


def chart(dataset: Dataset, width: int = 1100, height: int = 640, **choice: object) -> go.Figure:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return matrix_figure(dataset, basemap, COMPARE.but(**choice), Theme.LIGHT, width, height)


def role(figure: go.Figure, name: str) -> Any:
    (trace,) = [trace for trace in figure.data if trace.meta["role"] == name]
    return trace


def texts(figure: go.Figure) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def test_each_cell_is_one_figure_of_the_map_with_its_key(dataset: Dataset) -> None:
    cells = role(chart(dataset), "cells")
    keys = {key for row in cells.customdata for key in row if key}
    figures = {row.figure.observation_id: row.figure for row in compared(dataset, COMPARE).corridors}
    assert keys == set(figures)
    for row, sizes in zip(cells.customdata, cells.z, strict=True):
        assert [figures[key].size if key else None for key in row] == list(sizes)


def test_numbers_carry_their_words_and_the_colour_of_their_origin(dataset: Dataset) -> None:
    figure = chart(dataset)
    numbers = role(figure, "numbers")
    assert "1,820,928" in numbers.text
    assert numbers.textfont.color[list(numbers.text).index("1,820,928")] == LIGHT.mmr_text
    assert list(role(figure, "words").text) == ["about"] * 3


def test_an_empty_cell_has_no_size_but_a_reason(dataset: Dataset) -> None:
    figure = chart(dataset)
    assert {"n/l", "–", "named"} <= set(role(figure, "empty").text)
    reasons = " ".join(text for row in role(figure, "cells").text for text in row)
    assert "does not list" in reasons
    assert "gives no number" in reasons


def test_a_printed_zero_is_a_number(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, destination, value\n a, MMR, THA, 0\n b, KHM, THA, 5")
    assert "0" in role(chart(data), "numbers").text


def test_money_in_millions_says_so(dataset: Dataset) -> None:
    numbers = role(chart(dataset, measure="remittance", year=2017), "numbers").text
    assert "US$ 601 m" in numbers
    assert not any(text.startswith("US$") and not text.endswith(" m") for text in numbers)


def test_totals_say_whether_they_are_sums(dataset: Dataset) -> None:
    figure = chart(dataset)
    assert "2,788,319 | sum of 3" in texts(figure)
    assert "no total" in texts(figure)
    assert any("may not be added up" in note for note in figure.layout.meta["notes"])


def test_names_are_links_to_the_order_of_their_figures(dataset: Dataset) -> None:
    assert 'href="/compare?order=to-JPN"' in texts(chart(dataset))
    turned_back = texts(chart(dataset, order="to-JPN"))
    assert 'href="/compare?order=from-MMR"' in turned_back
    assert 'href="/compare?order=to-JPN"' not in turned_back


@pytest.mark.parametrize(("width", "height"), [(1100, 640), (800, 480)])
def test_what_has_no_room_is_counted(dataset: Dataset, width: int, height: int) -> None:
    figure = chart(dataset, width, height, measure="stock", year=2024)
    drawn = len(role(figure, "cells").x)
    columns = {
        row.corridor[1] for row in compared(dataset, COMPARE.but(measure="stock", year=2024)).corridors
    }
    assert drawn < len(columns)
    assert f"No room for {len(columns) - drawn} more destinations" in texts(figure)


def test_on_a_phone_origins_stand_above(dataset: Dataset) -> None:
    figure = chart(dataset, 358, 620)
    assert len(role(figure, "cells").x) == 4
    assert "Myanmar" in texts(figure).split("Thailand")[0]


def test_nothing_to_draw_is_said(dataset: Dataset) -> None:
    figure = chart(dataset, year=1950)
    assert "No corridor has a figure" in texts(figure).replace("<br>", " ")
    assert figure.layout.meta["source"] == ""
