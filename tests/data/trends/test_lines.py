"""Which figures of the trend chart a line may join, and which are drawn as long as their period."""

import pytest

from app.data.dataset import Dataset
from app.data.trends.lines import has_spread, is_long, lines_of, middle
from app.data.trends.trends import trend_of
from app.domain.period import parse_period
from app.state.view import Page, ViewState
from tests.conftest import Tiny, tiny_dataset

TRENDS = ViewState(page=Page.TRENDS)


def joined(dataset: Dataset, **choice: object) -> list[list[str]]:
    """The lines of a view, each as its figures in order."""
    lines = trend_of(dataset, TRENDS.but(**choice)).lines
    return sorted([row.observation_id for row in line] for line in lines)


SERIES = """
    series_id, frequency
    yearly,    annual
    seldom,    irregular
"""


def yearly(rows: str, **tables: str) -> Dataset:
    return tiny_dataset(rows, series=SERIES, **tables)


def test_two_points_of_a_series_are_joined_and_so_are_thirty() -> None:
    rows = "\n".join(f"r{year}, seldom, {year}-07-01, {year}" for year in (2014, 2019))
    assert joined(yearly(f"observation_id, series_id, period, value\n{rows}")) == [["r2014", "r2019"]]
    rows = "\n".join(f"r{year}, yearly, {year}, {year}" for year in range(1990, 2020))
    (line,) = joined(yearly(f"observation_id, series_id, period, value\n{rows}"))
    assert len(line) == 30


def test_a_missing_year_is_left_open() -> None:
    rows = "\n".join(f"r{year}, yearly, {year}, 1" for year in (2010, 2011, 2013, 2014, 2016))
    assert joined(yearly(f"observation_id, series_id, period, value\n{rows}")) == [
        ["r2010", "r2011"],
        ["r2013", "r2014"],
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "series_id: seldom",
        "destination: JPN",
        "channel: MOU",
        "sector: fishing",
        "sex: female",
        "stage: in_process",
        "bound: at_least",
        "bound: at_most",
        "status: plan",
        "status: quota",
        "status: headline_only",
        "flags: stock_or_cumulative_unclear",
        "flags: partial_year",
        "period: 2018/2020",
        "period: ../2020",
    ],
)
def test_a_figure_that_differs_in_kind_is_not_joined(cell: str) -> None:
    column, value = (part.strip() for part in cell.split(":"))
    columns = {
        "observation_id": "b",
        "series_id": "yearly",
        "period": "2019",
        "measure": "flow",
        "value": "2",
    } | {column: value}
    header, second = ", ".join(columns), ", ".join(columns.values())
    first = ", ".join({**dict.fromkeys(columns, ""), "observation_id": "a", "series_id": "yearly", "period": "2018",
                       "measure": "flow", "value": "1"}.values())  # fmt: skip
    dataset = yearly(f"{header}\n{first}\n{second}")
    assert lines_of(dataset.observations, dataset) == ()


def test_two_figures_of_one_date_in_one_series_are_left_apart() -> None:
    dataset = yearly(
        """
        observation_id, series_id, period, value
        a,              yearly,    2017,   1
        b,              yearly,    2018,   2
        c,              yearly,    2018,   3
        d,              yearly,    2019,   4
        """
    )
    assert joined(dataset) == []


def test_a_figure_stands_in_the_middle_of_its_period() -> None:
    assert str(middle(parse_period("2019-12"))) == "2019-12-16"
    assert str(middle(parse_period("2019-01/2019-10"))) == "2019-06-01"
    assert str(middle(parse_period("../2014-09-05"))) == "2014-09-05"


def test_a_date_that_the_series_has_for_others_only_is_left_open(tiny: Tiny) -> None:
    rows = """
        observation_id, series_id, period,     destination
        a,              lists,     2000-07-01, THA
        b,              lists,     2010-07-01, THA
        c,              lists,     2005-07-01, JPN
        d,              lists,     2010-07-01, JPN
    """
    series = "series_id, frequency, absent\nlists, irregular, {absent}"
    assert joined(tiny(rows, series=series.format(absent="not_listed"))) == [["c", "d"]]
    assert joined(tiny(rows, series=series.format(absent="outside"))) == [["a", "b"], ["c", "d"]]


def test_an_implausible_zero_is_no_end_of_a_line(tiny: Tiny) -> None:
    dataset = tiny(
        """
        observation_id, series_id, period,     value, flags
        a,              seldom,    1995-07-01, 0,     implausible
        b,              seldom,    2000-07-01, 5,
        c,              seldom,    2005-07-01, 9,
        """,
        series=SERIES,
    )
    assert joined(dataset, series=("seldom",)) == [["b", "c"]]


def test_moves_within_years_are_long_and_counts_at_a_date_are_not(tiny: Tiny) -> None:
    dataset = tiny(
        """
        observation_id, measure, period
        moves,          flow,    2010-07/2015-06
        year,           flow,    2015
        stock,          workers, 2010-07/2015-06
        """
    )
    assert [row.observation_id for row in dataset.observations if is_long(row)] == ["moves"]


def test_a_range_without_a_value_is_no_spread(tiny: Tiny) -> None:
    dataset = tiny("observation_id, value, value_low, value_high, bound\na, 5, 2, 9, about\nb, , 2, 9, range")
    assert [has_spread(row) for row in dataset.observations] == [True, False]
