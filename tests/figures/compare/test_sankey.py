"""The streams as they are drawn: a link is one figure, greys for channels, sums only where they may be."""

import re
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.compare.sankey import sankey_figure
from app.figures.map.basemap import load_basemap
from app.figures.tokens import LIGHT
from app.state.view import Page, ViewState

COMPARE = ViewState(page=Page.COMPARE)
STOCK = {"measure": "stock", "year": 2024}
SUM = re.compile(r"sum [\d,]+")


def chart(dataset: Dataset, width: int = 1100, height: int = 640, **choice: object) -> go.Figure:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return sankey_figure(dataset, basemap, COMPARE.but(**choice), Theme.LIGHT, width, height)


def streams(figure: go.Figure) -> Any:
    (trace,) = [trace for trace in figure.data if trace.type == "sankey"]
    return trace


def texts(figure: go.Figure) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


@pytest.mark.parametrize("choice", [{}, STOCK])
def test_each_link_is_one_figure_of_one_series_and_date(dataset: Dataset, choice: dict[str, object]) -> None:
    link = streams(chart(dataset, **choice)).link
    rows = [dataset.by_id[key] for key in link.customdata]
    assert [row.size for row in rows] == list(link.value)
    assert len({(row.series_id, row.period.text) for row in rows}) == 1


def test_a_figure_passes_its_channel_whole(dataset: Dataset) -> None:
    trace = streams(chart(dataset))
    for node in set(trace.link.target) & set(trace.link.source):
        come = sum(
            value for value, end in zip(trace.link.value, trace.link.target, strict=True) if end == node
        )
        gone = sum(
            value for value, end in zip(trace.link.value, trace.link.source, strict=True) if end == node
        )
        assert come == gone


def test_origins_have_their_colour_and_channels_are_grey(dataset: Dataset) -> None:
    colours = list(streams(chart(dataset)).node.color)
    assert LIGHT.mmr in colours
    assert {LIGHT.channel1, LIGHT.channel2} <= set(colours)


def test_unlike_stages_have_no_sum(dataset: Dataset) -> None:
    figure = chart(dataset)
    assert "652,507" in texts(figure)
    assert "in process" in texts(figure)
    assert "sum" not in texts(figure)
    assert any("different stages" in note for note in figure.layout.meta["notes"])


def test_sums_are_marked_and_single_figures_are_not(dataset: Dataset) -> None:
    written = texts(chart(dataset, **STOCK))
    assert "sum 2,388,135" in written
    assert "sum 1,246,705" not in written


def test_the_size_of_a_picture_never_changes_a_sum(dataset: Dataset) -> None:
    small, large = (chart(dataset, 640, height, measure="refugees", year=2024) for height in (300, 3000))
    assert len(streams(small).link.value) < len(streams(large).link.value)
    assert set(SUM.findall(texts(small))) < set(SUM.findall(texts(large)))
    assert any("They count the smaller streams" in note for note in small.layout.meta["notes"])


@pytest.mark.parametrize("size", [(1100, 640), (358, 620)])
def test_nodes_of_a_column_keep_their_labels_apart(dataset: Dataset, size: tuple[int, int]) -> None:
    node = streams(chart(dataset, *size, **STOCK)).node
    by_column: dict[float, list[float]] = {}
    for x, y in zip(node.x, node.y, strict=True):
        by_column.setdefault(round(x, 3), []).append(y * (size[1] - 24))
    for places in by_column.values():
        ordered = sorted(places)
        assert all(below - above > 18 for above, below in pairwise(ordered))


def test_what_has_no_room_and_what_stands_in_other_series_is_counted(dataset: Dataset) -> None:
    notes = " ".join(chart(dataset, **STOCK).layout.meta["notes"])
    assert "No room for" in notes
    assert "zero" in notes
    assert "other series" in " ".join(chart(dataset).layout.meta["notes"])


def test_the_stream_of_the_lowest_channel_does_not_run_through_its_label(dataset: Dataset) -> None:
    figure = chart(dataset, 640, 221, series=("tha-fwa-documented-by-channel",), year=2019)
    notes = {note.text: note for note in figure.layout.annotations}
    (lowest,) = (note for text, note in notes.items() if "65,991" in text)
    (highest,) = (note for text, note in notes.items() if "1,716,576" in text)
    assert (lowest.yanchor, highest.yanchor) == ("top", "bottom")
    assert len(streams(figure).node.y) == 5


def test_stages_stand_at_their_numbers_in_the_finding(dataset: Dataset) -> None:
    found = chart(dataset).layout.meta["finding"]
    assert "652,507 (in process)" in found
    assert "493,744 (stage not stated)" in found


def test_labels_of_two_lines_keep_apart_on_a_phone(dataset: Dataset) -> None:
    figure = chart(dataset, 358, 620, **STOCK)
    labels = [note for note in figure.layout.annotations if "680" in note.text and note.xanchor == "left"]
    places = sorted((note.y * 620, note.text.count("<br>") + 1) for note in labels)
    assert len(labels) > 4
    for (low, one), (high, other) in pairwise(places):
        assert high - low >= 9 * (one + other)


def test_what_does_not_fit_is_marked_at_its_number(dataset: Dataset) -> None:
    assert "≠" in texts(chart(dataset))
