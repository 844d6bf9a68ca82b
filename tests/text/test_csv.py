"""CSV for programs and for spreadsheets."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.csv import BOM, csv_text, spreadsheet_text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_numbers_stay_and_none_is_empty() -> None:
    rows = [{"a": 493744, "b": 4.3, "c": None, "d": ""}]
    assert csv_text(["a", "b", "c", "d"], rows) == "a,b,c,d\n493744,4.3,,\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_can_run_as_a_formula(start: str) -> None:
    assert read(spreadsheet_text(["a"], [{"a": f"{start}1+1"}])) == [["a"], [f"'{start}1+1"]]


def test_negative_numbers_are_no_formulas() -> None:
    assert spreadsheet_text(["a"], [{"a": -5}]) == f"{BOM}a\n-5\n"


@given(
    st.lists(
        st.tuples(
            st.text(st.characters() | st.sampled_from("\r\n\",'")),
            st.none() | st.integers() | st.floats(allow_nan=False),
        ),
        max_size=4,
    )
)
def test_exact_text_comes_back_as_it_was(cells: list[tuple[str, int | float | None]]) -> None:
    rows = [{"text": text, "number": number} for text, number in cells]
    _, *found = read(csv_text(["text", "number"], rows))
    assert found == [[text, "" if number is None else str(number)] for text, number in cells]
