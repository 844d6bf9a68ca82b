"""Loading: quick on checked data, in full on all others, and nothing that a caller can change."""

import logging
from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import Any

import pandas as pd
import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.data.package.checksums import stored_checksums
from app.data.package.problems import InvalidData
from app.data.package.schema import TABLES
from app.domain.codes import PlaceKind
from tests.conftest import DataCopy, Tiny, figures_of

MOU = "ar2019-mmr-tha-mou-2019-08"


def test_the_seed_figures_are_there(dataset: Dataset) -> None:
    figures = {
        MOU: 493_744,
        "ar2019-mmr-tha-nv-2019-08": 652_507,
        "ar2019-khm-tha-mou-2019-09": 308_295,
        "ar2019-khm-tha-nv-2019-09": 355_731,
        "ar2019-lao-tha-mou-2019-09": 175_766,
        "ar2019-lao-tha-nv-2019-09": 105_153,
        "ar2019-tha-border-pass-2019-12": 65_991,
    }
    assert {key: dataset.by_id[key].value for key in figures} == figures


def test_the_repository_is_loaded_without_a_full_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        pytest.fail("the data are older than the curated files: make data")

    monkeypatch.setattr("app.data.package.build.build_package", never)
    stored = stored_checksums(ROOT / "data")
    assert stored is not None
    loaded = load_dataset.__wrapped__(ROOT / "data")
    assert (loaded.version, loaded.released) == (stored.version, stored.released)


def test_a_folder_is_loaded_once(data_copy: DataCopy) -> None:
    assert load_dataset(data_copy.folder) is load_dataset(data_copy.folder)


def test_a_changed_figure_is_checked_and_used_although_the_tables_are_stale(
    data_copy: DataCopy, caplog: pytest.LogCaptureFixture
) -> None:
    data_copy.change("observations", MOU, value="500000")
    with caplog.at_level(logging.WARNING):
        loaded = load_dataset(data_copy.folder)
    assert loaded.by_id[MOU].value == 500_000
    assert loaded.version != load_dataset(ROOT / "data").version
    assert "make data" in caplog.text


def test_a_changed_figure_that_is_wrong_stops_the_start(data_copy: DataCopy) -> None:
    line = data_copy.change("observations", MOU, channel="ROAD")
    with pytest.raises(InvalidData, match=rf"observations\.csv:{line}, column channel, value 'ROAD'"):
        load_dataset(data_copy.folder)


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json", "checksums.json"])
def test_a_built_file_that_was_touched_or_lost_is_not_trusted(data_copy: DataCopy, name: str) -> None:
    (data_copy.folder / name).write_text("lost", encoding="utf-8")
    loaded = load_dataset(data_copy.folder)
    assert loaded.by_id[MOU].value == 493_744
    (data_copy.folder / name).unlink()
    again = load_dataset.__wrapped__(data_copy.folder)
    pd.testing.assert_frame_equal(again.table("observations"), loaded.table("observations"))


def test_quick_and_full_loading_give_the_same(data_copy: DataCopy) -> None:
    quick = load_dataset(data_copy.folder)
    (data_copy.folder / "checksums.json").unlink()
    full = load_dataset.__wrapped__(data_copy.folder)
    for field in fields(Dataset):
        if field.name not in ("tables", "observations"):
            assert getattr(full, field.name) == getattr(quick, field.name), field.name
    for name in TABLES:
        pd.testing.assert_frame_equal(full.table(name), quick.table(name))
    assert full.observations[:100] == quick.observations[:100]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_its_columns_numbers_as_numbers_and_no_missing_text(dataset: Dataset, name: str) -> None:
    frame = dataset.table(name)
    assert list(frame.columns) == list(TABLES[name].columns)
    for column, kind in TABLES[name].columns.items():
        if kind.type in ("number", "integer"):
            assert pd.api.types.is_numeric_dtype(frame[column])
        else:
            assert not frame[column].isna().any()
            assert all(isinstance(cell, str) for cell in frame[column].unique())


def test_what_a_caller_does_to_a_table_nobody_else_sees(dataset: Dataset) -> None:
    before = dataset.table("observations").copy(deep=True)
    frame = dataset.table("observations")
    frame.loc[0, "value"] = -1.0
    frame["note"] = "changed"
    frame.iloc[1, 2] = frame["origin"].iloc[0]
    del frame["origin"]
    column = dataset.table("observations")["value"]
    column.iloc[:] = 0.0
    with pytest.raises(ValueError, match="read-only"):
        dataset.table("observations")["value"].to_numpy()[0] = -1.0
    pd.testing.assert_frame_equal(dataset.table("observations"), before)


def test_records_and_lookups_cannot_be_changed(dataset: Dataset) -> None:
    any_dataset: Any = dataset
    with pytest.raises(FrozenInstanceError):
        any_dataset.version = "mine"
    for name in (
        "places",
        "channels",
        "sectors",
        "series",
        "sources",
        "flags",
        "tables",
        "by_id",
    ):
        with pytest.raises(TypeError):
            getattr(any_dataset, name)["THA"] = None
    records = [getattr(any_dataset, name) for name in ("observations", "events", "mentions", "disagreements")]
    for rows in records:
        with pytest.raises(TypeError):
            rows[0] = None
        assert is_dataclass(rows[0])
        with pytest.raises(FrozenInstanceError):
            setattr(rows[0], fields(rows[0])[0].name, "changed")
    with pytest.raises(TypeError):
        any_dataset.places["THA"].names["en"] = "Siam"


def test_places_are_typed(tiny: Tiny) -> None:
    places = tiny().places
    assert (places["THA"].lat, places["THA"].lon) == (15.0, 101.0)
    assert dict(places["THA"].names) == {"en": "Thailand", "th": "ประเทศไทย"}
    assert places["CHN_YN"].parent == "CHN"
    assert places["CHN_YN"].kind is PlaceKind.PART
    assert (places["ALL"].lat, places["ALL"].lon) == (None, None)
    on_earth = {code for code, place in places.items() if place.is_on_earth}
    assert on_earth == set(places) - {"ALL", "UNSPECIFIED", "CLM"}


def test_repeats_are_kept_as_rows_and_left_out_where_figures_are_drawn(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, value, same_as
        first,          10,
        again,          10,    first
        """
    )
    assert set(data.by_id) == {"first", "again"}
    assert [row.observation_id for row in figures_of(data, "workers")] == ["first"]


def test_a_figure_knows_its_disagreements(tiny: Tiny) -> None:
    data = tiny(
        "observation_id\na\nb\nc",
        disagreements="""
        disagreement_id, observations
        one,             a;b
        two,             b
        """,
    )
    of = {key: [row.disagreement_id for row in rows] for key, rows in data.disagreements_of.items()}
    assert of == {"a": ["one"], "b": ["one", "two"]}


def test_events_and_mentions_are_typed(tiny: Tiny) -> None:
    data = tiny(
        events="""
        event_id, date,    title,     places,  corridors,       channels
        ban,      2017-06, A ban,     THA;MMR, MMR-THA;KHM-THA, MOU
        """,
        sector_mentions="""
        mention_id, sector,  period
        m,          fishing, 2016/2019
        """,
    )
    (event,), (mention,) = data.events, data.mentions
    assert event.corridors == ("MMR-THA", "KHM-THA")
    assert (event.places, event.channels, event.sectors) == (("THA", "MMR"), ("MOU",), ())
    assert event.period.touches(2017)
    assert mention.corridor == ("MMR", "THA")
    assert mention.period.touches(2018)
