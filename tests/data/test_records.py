"""Rows of tables as records: each field is read from the column of its name, by its type."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.data.records import reader
from app.domain.period import Period, parse_period


@dataclass(frozen=True)
class Fair:
    """A record with a field of every type that cells hold."""

    code: str
    stalls: int
    is_open: bool
    goods: tuple[str, ...]
    period: Period


ROW = {
    "fair": "hpa-an",
    "stalls": "12",
    "is_open": "yes",
    "goods": "rice;salt",
    "date": "2019-12",
    "unread": "x",
}


def test_a_row_is_read_by_the_types_of_the_fields() -> None:
    found = reader(Fair, code="fair", period="date")(ROW)
    assert found == Fair("hpa-an", 12, True, ("rice", "salt"), parse_period("2019-12"))


def test_what_is_not_yes_is_no_and_an_empty_list_has_no_member() -> None:
    found = reader(Fair, code="fair", period="date")(ROW | {"is_open": "no", "goods": ""})
    assert (found.is_open, found.goods) == (False, ())


def test_a_field_of_a_type_that_no_cell_holds_is_told_at_the_start() -> None:
    @dataclass
    class Drawn:
        path: Path

    with pytest.raises(KeyError, match="Path"):
        reader(Drawn)
