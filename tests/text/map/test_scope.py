"""What a map says of its scope is true in every frame."""

import pytest

from app.config import ROOT
from app.data.load import load_dataset
from app.data.standing import standing
from app.domain.codes import MapFrame
from app.state.view import ViewState
from app.text.map.scope import scope_sentences


def scope(**choice: object) -> str:
    data, state = load_dataset(ROOT / "data"), ViewState(measure="stock", year=2020).but(**choice)
    return " ".join(scope_sentences(data, state, standing(data, state)))


@pytest.mark.parametrize("frame", [MapFrame.GMS, MapFrame.ASIA])
def test_by_default_destinations_are_asian(frame: MapFrame) -> None:
    assert "origins of labour migration to Asia" in scope(frame=frame)
    assert "To destinations in Asia" in scope(frame=frame, origin=("VNM",))
    assert "outside Asia" not in scope(frame=frame)


def test_on_the_map_of_the_world_nothing_limits_destinations() -> None:
    words = scope(frame=MapFrame.WORLD)
    assert "From five origins of labour migration" in words
    assert "to Asia" not in words
    assert "People outside Asia" in words
    assert "in Asia" not in scope(frame=MapFrame.WORLD, origin=("VNM",))
