"""Words of the indicators: each has a name, a meaning and a unit."""

import pytest

from app.domain.indicators import INDICATORS
from app.text.indicators import indicator_meaning, indicator_name, indicator_unit


@pytest.mark.parametrize("key", INDICATORS)
def test_an_indicator_has_a_name_a_meaning_and_a_unit(key: str) -> None:
    assert indicator_name(key)
    assert indicator_meaning(key).endswith(".")
    assert indicator_unit(key)


def test_names_are_told_apart() -> None:
    assert len({indicator_name(key) for key in INDICATORS}) == len(INDICATORS)


def test_indicators_of_one_unit_are_shown_in_one_unit() -> None:
    shown = {(kind.unit, indicator_unit(key)) for key, kind in INDICATORS.items()}
    assert len(shown) == len({kind.unit for kind in INDICATORS.values()})
