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
    (at,) = [at for at, text in enumerate(numbers.text) if text.startswith("1,820,928")]
    assert numbers.textfont.color[at] == LIGHT.mmr_text
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


def test_money_always_says_so(dataset: Dataset) -> None:
    numbers = role(chart(dataset, measure="remittance", year=2017), "numbers").text
    assert {"US$ 601 m", "US$ 28,855"} <= set(numbers)
    assert all(text.startswith("US$") for text in numbers)


@pytest.mark.parametrize("width", [1100, 358])
def test_what_does_not_fit_and_what_is_second_hand_is_marked_in_its_cell(
    dataset: Dataset, width: int
) -> None:
    """On a phone the signs stand over the number, so that all columns keep their room."""
    figure = chart(dataset, width)
    written = [*role(figure, "numbers").text, *role(figure, "words").text]
    assert any("≠" in text for text in written)
    assert any("”B" in text for text in written)
    assert any("second-hand, confidence B" in note for note in figure.layout.meta["notes"])


def test_figures_that_only_another_edition_gives_otherwise_are_counted_but_not_marked(
    dataset: Dataset,
) -> None:
    figure = chart(dataset, 3000, 1000, measure="stock", year=2020)
    cells, numbers = role(figure, "cells"), role(figure, "numbers")
    kinds = [dataset.clash_kind(key) for row in cells.customdata for key in row if key]
    assert sum("≠" in text for text in numbers.text) == sum(kind not in ("", "revision") for kind in kinds)
    assert "revision" in kinds
    assert any("another edition" in note for note in figure.layout.meta["notes"])


def test_returns_are_headed_by_the_way_that_people_went(dataset: Dataset) -> None:
    figure = chart(dataset, measure="returns", year=2020)
    assert "Back to" in texts(figure)
    assert "Thailand back to Myanmar" in figure.layout.meta["finding"]
    assert "other way" not in figure.layout.meta["finding"]


def test_totals_keep_clear_of_the_row_below(dataset: Dataset) -> None:
    """Number and kind of a total take one line where there is room, else rows are high enough for two."""
    figure = chart(dataset, 790, 400, measure="stock", year=2024)
    rows = [note for note in figure.layout.annotations if "sum of" in note.text and note.xanchor == "left"]
    assert rows
    assert all(note.text[0].isdigit() for note in rows), "kind beside the number"


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
