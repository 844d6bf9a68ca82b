"""The slope chart: two figures and a line for each corridor, labels that do not touch, changes where they may be."""

import re
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.domain.codes import Axis, Theme
from app.figures.compare.slope import slope_figure
from app.figures.map.basemap import load_basemap
from app.figures.tokens import LIGHT
from app.flowmap.labels import text_size
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)


def chart(dataset: Dataset, width: int = 1100, height: int = 640, **choice: object) -> go.Figure:
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return slope_figure(dataset, basemap, COMPARE.but(**choice), Theme.LIGHT, width, height)


def rises(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] == "rise"]


def texts(figure: go.Figure) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def test_a_line_joins_two_figures_of_one_series(dataset: Dataset) -> None:
    for trace in rises(chart(dataset, measure="stock")):
        first, last = (dataset.by_id[key] for key in trace.customdata)
        assert first.series_id == last.series_id
        assert first.corridor == last.corridor
        assert (trace.y[0], trace.y[1]) == (first.size, last.size)


@pytest.mark.parametrize("size", [(1100, 640), (358, 620), (800, 420)])
@pytest.mark.parametrize("axis", Axis)
def test_labels_of_a_side_do_not_touch(dataset: Dataset, size: tuple[int, int], axis: Axis) -> None:
    figure = chart(dataset, *size, measure="stock", axis=axis)
    for anchor in ("left", "right"):
        labels = [note for note in figure.layout.annotations if note.xanchor == anchor and "680" in note.text]
        heights = sorted(note.y * size[1] for note in labels)
        assert all(above - below > 17 for below, above in pairwise(heights))


def test_a_change_is_written_only_where_it_may_be_computed(dataset: Dataset) -> None:
    assert "74,366 more" in texts(chart(dataset, series=("jpn-mhlw-employed",)))
    stock = chart(dataset, measure="stock")
    assert " more" not in texts(stock).replace("more than", "")
    assert any("no change is computed" in note for note in stock.layout.meta["notes"])


def test_a_bound_and_an_estimate_have_points_of_their_own(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, origin, destination, value, bound,    period, status
        a,              one,       MMR,    THA,         30,    at_least, 2015,   reported
        b,              one,       MMR,    THA,         50,    exact,    2019,   estimate
        """
    )
    (trace,) = rises(chart(data))
    assert list(trace.marker.symbol) == ["triangle-up", "circle"]
    assert list(trace.marker.color) == [LIGHT.mmr, LIGHT.paper]
    assert "more than <" in texts(chart(data))


def test_a_zero_has_no_place_on_a_logarithmic_axis(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, origin, destination, value, period
        a,              one,       MMR,    THA,         0,     2015
        b,              one,       MMR,    THA,         50,    2019
        c,              one,       KHM,    THA,         10,    2015
        d,              one,       KHM,    THA,         20,    2019
        """
    )
    assert len(rises(chart(data))) == 2
    figure = chart(data, axis=Axis.LOG)
    assert len(rises(figure)) == 1
    assert any("no place" in note for note in figure.layout.meta["notes"])


def test_one_year_only_is_said(dataset: Dataset) -> None:
    figure = chart(dataset, measure="remittance")
    assert not rises(figure)
    assert "one year only" in figure.layout.meta["finding"]


def test_a_second_hand_figure_has_a_ring_and_its_confidence_and_what_does_not_fit_a_sign(
    dataset: Dataset,
) -> None:
    figure = chart(dataset)
    (ring,) = [trace for trace in figure.data if trace.meta["role"] == "second-hand"]
    figures = [dataset.by_id[key] for trace in rises(figure) for key in trace.customdata]
    assert len(ring.x) == sum(bool(row.confidence) for row in figures) > 0
    assert texts(figure).count("”B") == len(ring.x)
    assert "≠" in texts(figure)
    assert any("second-hand, confidence B" in note for note in figure.layout.meta["notes"])


def test_lines_keep_room_where_labels_are_long(dataset: Dataset) -> None:
    """Else their slope could not be seen; the names then stand at the right alone."""
    figure = chart(dataset, 735, 560)
    left, right = figure.layout.xaxis.domain
    assert right - left > 0.2
    names = [note.text for note in figure.layout.annotations if "Cambodia to Thailand" in note.text]
    assert len(names) == 1


def test_no_label_is_cut_on_a_phone(dataset: Dataset) -> None:
    figure = chart(dataset, 358, 760)
    labels = [note for note in figure.layout.annotations if "680" in note.text and note.xanchor == "left"]
    assert labels
    assert not [note.text for note in labels if "…" in note.text]
    for note in labels:
        lines = re.sub("<(?!br)[^>]*>", "", note.text).split("<br>")
        assert note.x * 358 + text_size(lines[0], 14)[0] <= 358, lines
