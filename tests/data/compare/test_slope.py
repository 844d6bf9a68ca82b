"""Two years: one series, both figures, changes only where series and dates allow them."""

from app.data.compare.slope import slope_of
from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from tests.conftest import Tiny

COMPARE = ViewState(page=Page.COMPARE)
ROWS = """
    observation_id, series_id, origin, destination, value, period
    a,              one,       MMR,    THA,         30,    2015
    b,              one,       MMR,    THA,         50,    2019
    c,              one,       KHM,    THA,         20,    2015
    d,              one,       KHM,    THA,         10,    2019
    e,              one,       LAO,    THA,         7,     2019
    f,              one,       VNM,    THA,         1,     2013
    g,              two,       VNM,    JPN,         90,    2019
"""


def test_only_corridors_with_both_years_are_joined_the_others_are_counted(tiny: Tiny) -> None:
    found = slope_of(tiny(ROWS), COMPARE)
    assert found.series_id == "one"
    assert [(rise.corridor[0], rise.first.size, rise.last.size) for rise in found.rises] == [
        ("MMR", 30, 50),
        ("KHM", 20, 10),
    ]
    assert [row.origin for row in found.only_last] == ["LAO"]


def test_the_first_year_is_one_with_most_of_the_corridors(tiny: Tiny) -> None:
    rows = ROWS.replace("e,              one,       LAO,    THA,         7,     2019", "")
    assert slope_of(tiny(rows), COMPARE).years == (2015, 2019)
    assert slope_of(tiny(rows), COMPARE.but(from_year=2013)).years == (2013, 2019)


def test_a_change_stands_only_where_the_series_allows_it(tiny: Tiny) -> None:
    allowed = tiny(ROWS, series="series_id, change_allowed\n one, yes")
    assert [rise.change.value for rise in slope_of(allowed, COMPARE).rises if rise.change] == [20, -10]
    forbidden = tiny(ROWS, series="series_id, change_allowed\n one, no")
    assert not any(rise.change for rise in slope_of(forbidden, COMPARE).rises)


def test_a_figure_that_covers_both_years_is_no_line(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, origin, destination, value, period
        a,              one,       MMR,    THA,         30,    2015/2019
        """
    )
    found = slope_of(data, COMPARE.but(from_year=2016, to_year=2018))
    assert not found.rises
    assert len(found.spanning) == 1


def test_the_un_series_leads_and_other_editions_are_offered(dataset: Dataset) -> None:
    found = slope_of(dataset, COMPARE.but(measure="stock"))
    assert found.series_id == "undesa-ims-2024"
    assert found.others == ("undesa-ims-2020", "undesa-ims-2019")
    assert all(rise.first.series_id == rise.last.series_id for rise in found.rises)


def test_nothing_to_compare_is_empty(dataset: Dataset) -> None:
    assert slope_of(dataset, COMPARE.but(measure="plan")).series_id is None
