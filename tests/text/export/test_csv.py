"""CSV for programs and for spreadsheets."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.export.csv import BOM, csv_text, frame_csv, plain_columns, spreadsheet_csv

TEXTS = st.text(st.characters() | st.sampled_from("\r\n\",'"))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def frame(*cells: object) -> pd.DataFrame:
    return pd.DataFrame({"a": list(cells)}, dtype=object)


def test_numbers_stay_and_none_is_empty() -> None:
    rows = [{"a": 493744, "b": 4.3, "c": None, "d": ""}]
    assert csv_text(["a", "b", "c", "d"], rows) == "a,b,c,d\n493744,4.3,,\n"


def test_a_frame_gives_the_columns_asked_for_in_their_order() -> None:
    table = pd.DataFrame({"b": [1.0, np.nan, 2.5], "a": pd.Categorical(["x", "y, z", "x"]), "c": [1, 2, 3]})
    assert frame_csv(table, ["a", "b"]) == 'a,b\nx,1\n"y, z",\nx,2.5\n'
    assert plain_columns(table, ["a", "b"]) == [["x", "y, z", "x"], [1, None, 2.5]]


def test_frames_follow_each_other_and_may_lack_columns() -> None:
    first, second = pd.DataFrame({"a": ["x"], "b": [1.0]}), pd.DataFrame({"b": [2.0]})
    assert spreadsheet_csv([first, second, pd.DataFrame()], ["a", "b"]) == f"{BOM}a,b\nx,1\n,2\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_can_run_as_a_formula(start: str) -> None:
    assert read(spreadsheet_csv([frame(f"{start}1+1")], ["a"])) == [["a"], [f"'{start}1+1"]]


def test_negative_numbers_are_no_formulas() -> None:
    assert spreadsheet_csv([frame(-5)], ["a"]) == f"{BOM}a\n-5\n"


@given(st.lists(st.tuples(TEXTS, st.none() | st.integers() | st.floats(allow_nan=False)), max_size=4))
def test_exact_text_comes_back_as_it_was(cells: list[tuple[str, int | float | None]]) -> None:
    rows = [{"text": text, "number": number} for text, number in cells]
    _, *found = read(csv_text(["text", "number"], rows))
    assert found == [[text, "" if number is None else str(number)] for text, number in cells]


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_the_texts_of_a_frame_come_back_as_they_were(texts: list[str]) -> None:
    _, *found = read(frame_csv(frame(*texts), ["a"]))
    assert found == [[text] for text in texts]
