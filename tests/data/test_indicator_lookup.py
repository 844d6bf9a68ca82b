"""Figures of one country: found by place, kind and year, and never made up."""

from app.data.dataset import Dataset
from app.data.indicator_lookup import indicator
from tests.conftest import Tiny


def test_population_and_product_are_found_by_year(dataset: Dataset) -> None:
    people = indicator(dataset, "THA", "population", 2019)
    assert people is not None
    assert (people.value, people.unit, people.period.text) == (71_522_265, "persons", "2019-07-01")
    assert people.source_id == "un-wpp-2024"
    product = indicator(dataset, "MMR", "gdp", 2018)
    assert product is not None
    assert product.unit == "USD"


def test_what_the_source_does_not_have_is_none(dataset: Dataset) -> None:
    table = dataset.table("indicators")
    people = table[(table["place"] == "THA") & (table["indicator"] == "population")]
    last = int(people["period"].str[:4].max())
    assert indicator(dataset, "THA", "population", last) is not None
    assert indicator(dataset, "THA", "population", last + 1) is None
    assert indicator(dataset, "DEU", "population", 2019) is None


def test_every_row_of_the_table_is_found(dataset: Dataset) -> None:
    table = dataset.table("indicators")
    for place, key, period, value in table[["place", "indicator", "period", "value"]].itertuples(index=False):
        found = indicator(dataset, place, key, int(str(period)[:4]))
        assert found is not None
        assert found.value == value


def test_zero_is_a_figure(tiny: Tiny) -> None:
    data = tiny(indicators="indicator_id, indicator, value\na, net_migration, 0")
    found = indicator(data, "THA", "net_migration", 2019)
    assert found is not None
    assert found.value == 0
