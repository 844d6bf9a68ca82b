"""What differs between two tables of figures."""

import random

import pandas as pd
import pytest

from app.data.dataset import Dataset
from app.data.editions.diff import Cell, Changes, changes
from app.data.editions.releases import figures_from_csv
from tests.conftest import csv_text, table_rows


def figures(text: str) -> pd.DataFrame:
    return figures_from_csv(csv_text("observations", table_rows(text)).encode(), "figures.csv")


def keys(frame: pd.DataFrame) -> list[str]:
    return list(frame["observation_id"])


OLD = """
    observation_id, value, value_low, value_high, bound, note,   period
    one,            1,     ,          ,           exact, ,       2019
    two,            2.5,   ,          ,           exact, A note, 2019
    three,          ,      3,         4,          range, ,       2019
    four,           4,     ,          ,           exact, ,       2019
"""


def test_a_table_differs_in_nothing_from_itself() -> None:
    found = changes(figures(OLD), figures(OLD))
    assert found.is_empty
    assert list(found.listed()) == []
    assert list(found.cells.columns) == list(Cell._fields)


def test_added_removed_and_changed_figures_are_told_apart() -> None:
    new = """
        observation_id, value, value_low, value_high, bound, note,   period
        five,           5,     ,          ,           exact, ,       2020
        two,            2.5,   ,          ,           about, ,       2019
        three,          3.5,   ,          ,           range, ,       2019
        one,            1.0,   ,          ,           exact, ,       2019
    """
    found = changes(figures(OLD), figures(new))
    assert not found.is_empty
    assert (keys(found.added), keys(found.removed)) == (["five"], ["four"])
    assert keys(found.before) == keys(found.after) == ["two", "three"]
    assert list(found.listed()) == [
        Cell("two", "bound", "exact", "about"),
        Cell("two", "note", "A note", ""),
        Cell("three", "value", "", "3.5"),
        Cell("three", "value_low", "3", ""),
        Cell("three", "value_high", "4", ""),
    ]


def test_the_order_of_rows_and_columns_and_the_form_of_numbers_do_not_matter() -> None:
    old = figures(OLD)
    columns = list(old.columns)
    random.Random(3).shuffle(columns)
    new = old.iloc[::-1][columns].to_csv(index=False, float_format="%.3f").encode()
    assert changes(old, figures_from_csv(new, "new.csv")).is_empty


def test_a_column_that_one_side_lacks_counts_as_empty_there() -> None:
    old, new = figures(OLD).drop(columns=["note", "value_low"]), figures(OLD)
    assert list(changes(old, new).listed()) == [
        Cell("two", "note", "", "A note"),
        Cell("three", "value_low", "", "3"),
    ]
    assert list(changes(new, old).listed()) == [
        Cell("two", "note", "A note", ""),
        Cell("three", "value_low", "3", ""),
    ]


def test_an_empty_table_may_be_compared_too() -> None:
    none = figures("observation_id")
    assert keys(changes(none, figures(OLD)).added) == ["one", "two", "three", "four"]
    assert keys(changes(figures(OLD), none).removed) == ["one", "two", "three", "four"]
    assert changes(none, none).is_empty


def test_the_table_of_a_loaded_data_set_may_be_compared(dataset: Dataset) -> None:
    table = dataset.table("observations")
    read_back = figures_from_csv(table.to_csv(index=False).encode(), "copy.csv")
    assert changes(table, read_back).is_empty


def test_changes_within_a_view_keep_what_passed_before_or_passes_now() -> None:
    new = """
        observation_id, value, note, period
        one,            1,     ,     2020
        two,            2.5,   ,     2018
        three,          3,     ,     2021
        five,           5,     ,     2020
        six,            6,     ,     2019
    """
    within = changes(figures(OLD), figures(new)).within(lambda rows: (rows["period"] == "2020").to_numpy())
    assert (keys(within.added), keys(within.removed), keys(within.after)) == (["five"], [], ["one"])
    assert keys(within.before) == ["one"]
    assert list(within.listed()) == [Cell("one", "period", "2019", "2020")]


@pytest.fixture(scope="module")
def many() -> pd.DataFrame:
    """75,000 figures."""
    rows = figures(OLD)
    text = rows.astype(
        {name: str for name in rows.columns if name not in ("value", "value_low", "value_high")}
    )
    return pd.concat(
        [text.assign(observation_id=text["observation_id"] + f"-{n}") for n in range(18_750)],
        ignore_index=True,
    )


def test_many_figures_are_compared(many: pd.DataFrame) -> None:
    new = many.copy()
    new.loc[new.index[::10], "note"] = "Another note"
    new = new.iloc[100:]
    found: Changes = changes(many, new)
    assert (len(found.added), len(found.removed), len(found.after)) == (0, 100, 7_490)
