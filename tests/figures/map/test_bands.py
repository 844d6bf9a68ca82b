"""Arrows by channel on the map: features, tones, hatching, words, and what stays whole."""

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from shapely import Polygon

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.data.map.bands import by_channel
from app.data.standing import standing
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.plan import map_plan
from app.figures.map.widths import widths_of
from app.figures.tokens import LIGHT, mixed
from app.flowmap.bands import GAP
from app.flowmap.frame import frame_for
from app.state.view import SplitBy, ViewState
from tests.figures.map.test_basemap import painted

SPLIT = ("MMR-THA", "KHM-THA", "LAO-THA")


@cache
def drawn(width: int = 824, height: int = 706, **choice: object) -> go.Figure:
    data, basemap = load_dataset(ROOT / "data"), load_basemap(ROOT / "data" / "boundaries")
    state = ViewState(by=SplitBy.CHANNEL, year=2019).but(**choice)
    return flow_map_figure(data, basemap, state, Theme.LIGHT, width, height)


def trace(figure: go.Figure, role: str) -> Any:
    (found,) = [trace for trace in figure.data if trace.meta["role"] == role]
    return found


def features(figure: go.Figure, role: str = "flow") -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in trace(figure, role).geojson["features"]}


def body_width(figure: go.Figure, name: str) -> float:
    """The width of a band in the middle of its body, in pixels."""
    frame = frame_for(figure.layout.width, figure.layout.height)
    (ring,) = features(figure)[name]["geometry"]["coordinates"]
    area = Polygon([frame.projection.pixel(*point) for point in ring])
    # A long thin shape is as wide as its area is to half of its outline.
    return 2 * area.area / area.length


def tooltip(figure: go.Figure, name: str) -> str:
    texts = dict(zip(trace(figure, "flow").locations, trace(figure, "flow").text, strict=True))
    return " ".join(texts[name].replace("<br>", " ").split())


def test_each_band_is_a_feature_of_its_corridor_and_channel() -> None:
    found = features(drawn())
    for corridor in SPLIT:
        assert corridor not in found
        for channel in ("MOU", "NV"):
            origin, destination = corridor.split("-")
            assert found[f"{corridor}/{channel}"]["properties"] == {
                "origin": origin,
                "destination": destination,
                "channel": channel,
            }
    assert found["VNM-JPN"]["properties"] == {"origin": "VNM", "destination": "JPN"}


def test_every_ring_is_clockwise_and_closed() -> None:
    for feature in features(drawn()).values():
        (ring,) = feature["geometry"]["coordinates"]
        assert ring[0] == ring[-1]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) < 0


def test_the_arrow_is_as_wide_as_its_bands(dataset: Dataset) -> None:
    state = ViewState(by=SplitBy.CHANNEL, year=2019)
    scale = widths_of(dataset, "workers", state)
    scene = map_plan(dataset, state).scene
    for key, split in by_channel(dataset, state, standing(dataset, state)).split.items():
        assert scene.arrows[key].width == pytest.approx(scale.pixels(split.width) * scene.frame.zoom)


def test_wider_bands_count_more() -> None:
    for corridor, ratio in (("MMR-THA", 652_507 / 493_744), ("LAO-THA", 105_153 / 175_766)):
        widths = [body_width(drawn(), f"{corridor}/{channel}") for channel in ("NV", "MOU")]
        assert widths[0] / widths[1] == pytest.approx(ratio, rel=0.2)


def test_between_two_bands_lies_paper() -> None:
    frame = frame_for(824, 706)
    one, other = (
        Polygon(
            [
                frame.projection.pixel(*point)
                for point in features(drawn())[f"MMR-THA/{channel}"]["geometry"]["coordinates"][0]
            ]
        )
        for channel in ("MOU", "NV")
    )
    # The gap is narrower only where the bevelled arrow starts.
    assert 0.5 * GAP < one.distance(other) <= GAP


def test_channels_differ_in_tone_and_keep_the_hue_of_the_origin() -> None:
    figure = drawn()
    flow = trace(figure, "flow")
    fills = {key: painted(flow, at) for at, key in enumerate(flow.locations)}
    assert fills["MMR-THA/MOU"] == LIGHT.mmr
    assert fills["MMR-THA/NV"] == mixed(LIGHT.mmr, LIGHT.gms, 0.6)
    assert fills["KHM-THA/NV"] == mixed(LIGHT.khm, LIGHT.gms, 0.6)
    assert abs(lightness(fills["MMR-THA/MOU"]) - lightness(fills["MMR-THA/NV"])) > 20


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 2.55


def test_only_the_band_that_is_in_process_is_hatched() -> None:
    hatched = set(features(drawn(), "ornament"))
    assert "MMR-THA/NV" in hatched
    # Recruitment has no stage, and Cambodia's verification is completed.
    assert not {"MMR-THA/MOU", "KHM-THA/NV", "KHM-THA/MOU", "MMR-THA"} & hatched


def test_a_label_names_channel_share_stage_and_number() -> None:
    labels = trace(drawn(), "labels")
    texts = [text.replace("<br>", " ") for text in labels.text]
    for words in ("MOU 493,744", "NV, in process 652,507", "MOU 46 % 308,295", "NV 54 % 355,731"):
        assert words in texts
        assert labels.meta["keys"][texts.index(words)] in SPLIT


def test_labels_stand_on_the_side_of_their_band() -> None:
    scene = map_plan(load_dataset(ROOT / "data"), ViewState(by=SplitBy.CHANNEL, year=2019)).scene
    axis = scene.arrows["KHM", "THA"].axis
    along = axis[-1] - axis[0]
    sides = {}
    for label in scene.labels:
        if label.key == ("KHM", "THA"):
            nearest = axis[np.argmin(np.hypot(*(axis - (label.box.x, label.box.y)).T))]
            away = np.array([label.box.x, label.box.y]) - nearest
            sides[label.text.split()[0]] = np.sign(along[0] * away[1] - along[1] * away[0])
    assert sides == {"MOU": 1.0, "NV": -1.0}


def test_the_pointer_learns_number_share_source_and_what_does_not_add_up() -> None:
    words = tooltip(drawn(), "KHM-THA/NV")
    for part in (
        "Nationality verification (NV): 355,731",
        "54 % of the sum of the bands",
        "completed",
        "September 2019",
        "International Labour Organization",
        "Bands together: 664,026, added up here.",
        "Published for the corridor: 686,429, Dec 2019",
        "not the sum of the bands",
    ):
        assert part in words, part
    words = tooltip(drawn(), "MMR-THA/NV")
    assert "Nationality verification (NV): 652,507" in words
    assert "Not added up: some are completed or counted, others in process." in words
    assert "%" not in words
    assert "1,146,251" not in words


def test_nothing_on_the_map_tells_a_sum_of_unlike_stages() -> None:
    figure = drawn()
    text = figure.to_json()
    for number in ("1,146,251", "280,919", "43 %", "57 %", "63 %", "37 %"):
        assert number not in text, number
    assert (
        "not added up and have no shares: Myanmar to Thailand, Laos to Thailand."
        in figure.layout.meta["subtitle"]
    )


def test_the_subtitle_says_how_many_split_and_why_the_others_do_not() -> None:
    words = drawn().layout.meta["subtitle"]
    assert "Bands are channels of one table that exclude each other (MOU, NV), in 3 of 14 corridors." in words
    notes = " ".join(drawn().layout.meta["notes"])
    assert "The other 11 stay whole: no table prints several channels for the corridor." in notes
    assert "Cambodia to Thailand 664,026, not 686,429 (Dec 2019)." in notes
    assert "Bands" not in drawn(by=SplitBy.CORRIDOR).layout.meta["subtitle"]
    nothing = drawn(year=2014).layout.meta["subtitle"]
    assert "here no corridor" in nothing


def test_three_channels_make_three_bands() -> None:
    figure = drawn(year=2021)
    found = [key for key in features(figure) if key.startswith("KHM-THA")]
    assert found == ["KHM-THA/MOU", "KHM-THA/NV", "KHM-THA/CABINET_RESOLUTION"]
    # The palest has an outline, or it would fade into the paper.
    outlined = {row["id"] for row in trace(figure, "ornament").geojson["features"]}
    assert "KHM-THA/CABINET_RESOLUTION" in outlined
    assert "KHM-THA/MOU" not in outlined


def test_an_arrow_too_narrow_for_bands_stays_whole_and_tells_them() -> None:
    figure = drawn(width=390, height=440)
    assert "LAO-THA" in features(figure)
    words = tooltip(figure, "LAO-THA")
    assert "280,962" in words
    assert "Too narrow for bands. By channel, Sep 2019: MOU 175,766, NV 105,153 (in process)." in words
    assert "MMR-THA/MOU" in features(figure)


def test_a_chosen_corridor_keeps_all_its_bands() -> None:
    flow = trace(drawn(corridor="MMR-THA"), "flow")
    kept = [flow.locations[at] for at in flow.selectedpoints]
    assert kept == ["MMR-THA/MOU", "MMR-THA/NV"]
    edges = dict(zip(flow.locations, flow.marker.line.color, strict=True))
    assert {edges[key] for key in kept} == {LIGHT.ink}
