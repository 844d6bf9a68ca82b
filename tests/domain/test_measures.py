"""The measure registry."""

import pytest

from app.domain.measures import MEASURES, UNITS

PROMISED = (
    "workers",
    "stock",
    "cumulative",
    "flow",
    "registrations",
    "returns",
    "refugees",
    "remittance",
    "cost",
    "share",
    "quota",
    "plan",
    "demand",
    "movements",
    "enforcement",
    "count",
)


@pytest.mark.parametrize("key", PROMISED)
def test_a_promised_measure_is_registered_under_its_key(key: str) -> None:
    assert MEASURES[key].key == key
    assert MEASURES[key].units


def test_workers_come_first() -> None:
    assert next(iter(MEASURES)) == "workers"


def test_units_are_those_of_the_measures_each_once() -> None:
    assert sorted(UNITS) == sorted({unit for measure in MEASURES.values() for unit in measure.units})


def test_people_at_a_date_and_people_within_a_period_are_told_apart() -> None:
    assert all(MEASURES[key].is_moment for key in ("workers", "stock", "refugees"))
    assert not any(MEASURES[key].is_moment for key in ("flow", "returns", "registrations", "remittance"))


def test_what_is_no_fact_of_a_corridor_is_never_an_arrow() -> None:
    never = (
        "quota",
        "plan",
        "demand",
        "share",
        "ratio",
        "wage",
        "limit",
        "count",
        "enforcement",
        "movements",
    )
    assert not any(MEASURES[key].on_map for key in never)


def test_the_registry_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        MEASURES["workers"] = MEASURES["stock"]  # type: ignore[index]
