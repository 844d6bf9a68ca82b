"""The registry of indicators."""

from app.domain.indicators import INDICATOR_UNITS, INDICATORS


def test_an_indicator_stands_under_its_key() -> None:
    assert all(kind.key == key for key, kind in INDICATORS.items())


def test_units_are_those_of_the_indicators_each_once() -> None:
    assert sorted(INDICATOR_UNITS) == sorted({kind.unit for kind in INDICATORS.values()})
    assert set(INDICATOR_UNITS) == {"persons", "USD", "int_USD_2021/person", "percent"}


def test_rates_and_values_per_person_are_never_added() -> None:
    added = {key for key, kind in INDICATORS.items() if kind.may_be_added}
    assert added == {"population", "net_migration", "remittances_received", "remittances_paid", "gdp"}


def test_only_population_holds_at_a_date_and_only_net_migration_below_zero() -> None:
    assert [key for key, kind in INDICATORS.items() if kind.is_moment] == ["population"]
    assert [key for key, kind in INDICATORS.items() if kind.may_be_negative] == ["net_migration"]
