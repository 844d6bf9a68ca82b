"""The layer of crossings: when it is there, and which towns belong to which province by the tables."""

import pytest

from app.data.dataset import Dataset
from app.data.map.crossings import (
    crossings_shown,
    mentions_of,
    named_provinces,
    provinces_shown,
    shows_crossings,
)
from app.domain.codes import MapFrame, MapLayer
from app.state.view import Page, ViewState


@pytest.mark.parametrize(
    ("choice", "there"),
    [
        ({}, False),
        ({"layer": (MapLayer.CROSSINGS,)}, True),
        ({"channel": ("BORDER_PASS",)}, True),
        ({"channel": ("MOU",)}, False),
        ({"layer": (MapLayer.CROSSINGS,), "frame": MapFrame.ASIA}, False),
        ({"channel": ("BORDER_PASS",), "frame": MapFrame.WORLD}, False),
        ({"layer": (MapLayer.CROSSINGS,), "page": Page.TRENDS}, False),
    ],
)
def test_the_layer_is_there_by_choice_and_for_border_passes(choice: dict[str, object], there: bool) -> None:
    assert shows_crossings(ViewState().but(**choice)) is there


def test_beside_border_passes_stand_only_the_crossings_of_their_country(dataset: Dataset) -> None:
    passes, chosen = ViewState(channel=("BORDER_PASS",)), ViewState(layer=(MapLayer.CROSSINGS,))
    near = crossings_shown(dataset, passes)
    assert 0 < len(near) < len(crossings_shown(dataset, chosen)) == len(dataset.crossings)
    assert all("THA" in (row.a.place, row.b.place) for row in near)
    assert {row.place for row in provinces_shown(dataset, passes)} == {"THA"}
    assert provinces_shown(dataset, chosen) == named_provinces(dataset)
    assert crossings_shown(dataset, passes.but(frame=MapFrame.WORLD)) == ()


def test_all_rows_of_the_table_are_loaded(dataset: Dataset) -> None:
    assert len(dataset.crossings) == len(dataset.table("crossings")) == 25
    assert {row.crossing_id for row in dataset.crossings} == set(dataset.table("crossings")["crossing_id"])


def test_the_provinces_that_documents_name_have_their_crossings_by_the_table(dataset: Dataset) -> None:
    found = {row.name: row for row in named_provinces(dataset)}
    assert set(found) == {"Tak", "Ranong", "Sa Kaeo", "Trat", "Yunnan", "Guangxi"}
    towns = {
        name: {(each.a.name, each.b.name) for each in row.crossings if not each.is_approximate}
        for name, row in found.items()
    }
    assert towns["Tak"] == {("Mae Sot", "Myawaddy")}
    assert towns["Ranong"] == {("Ranong", "Kawthaung")}
    assert towns["Sa Kaeo"] == {("Aranyaprathet", "Poipet")}
    assert ("Ruili (Mengmao)", "Muse") in towns["Yunnan"]
    assert [(each.a.name, each.b.name) for each in found["Trat"].crossings] == [("Hat Lek", "Koh Kong")]


def test_a_province_never_follows_from_where_a_town_lies(dataset: Dataset) -> None:
    for province in named_provinces(dataset):
        assert {row.province for row in province.crossings} <= {province.code}
        assert {row.province_name for row in province.crossings} <= {province.name}
        assert {row.place for row in province.mentions} == {province.place}


def test_every_mention_says_where_it_was_read(dataset: Dataset) -> None:
    for row in dataset.province_mentions:
        assert row.via_source_id in dataset.sources
        assert row.via_locator
        assert row.note.endswith(".")


def test_border_passes_are_told_at_mae_sot_and_nowhere_else(dataset: Dataset) -> None:
    told = {
        crossing.crossing_id: [row.channel for row in mentions_of(dataset, crossing)]
        for crossing in dataset.crossings
    }
    assert [key for key, channels in told.items() if "BORDER_PASS" in channels] == ["tha-mmr-maesot-myawaddy"]
    (row,) = [row for row in dataset.province_mentions if row.channel == "BORDER_PASS"]
    assert "30 days" in row.note
    assert row.towns == ("Mae Sot", "Myawaddy")
