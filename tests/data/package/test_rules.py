"""Rules on one row: what is wrong, in which column, and what to do."""

import pytest

from app.data.package.rules import SeriesFacts, findings

SERIES = SeriesFacts({"register": "workers"}, {"register": "persons"})
OBSERVATION = {
    "observation_id": "a",
    "series_id": "register",
    "origin": "MMR",
    "destination": "THA",
    "measure": "workers",
    "unit": "persons",
    "value": "10",
    "value_low": "",
    "value_high": "",
    "bound": "exact",
    "period": "2019",
    "status": "reported",
    "same_as": "",
}
RANGE = {"bound": "range", "value": "", "value_low": "30000", "value_high": "40000"}


def found(table: str, row: dict[str, str]) -> list[tuple[str, str, str]]:
    return list(findings(table, row, SERIES))


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"bound": "about"},
        {"bound": "at_least"},
        {"bound": "at_most", "value": "0"},
        RANGE,
        RANGE | {"value_low": "40000"},
        {"status": "model", "value_low": "8", "value_high": "12"},
        {"same_as": "b"},
        {"origin": "ALL", "destination": "ALL"},
        {"origin": "UNSPECIFIED", "destination": "UNSPECIFIED"},
        {"series_id": "unknown-to-the-rules"},
        {"period": "../2014-09-05"},
    ],
)
def test_a_sound_row_has_no_finding(cells: dict[str, str]) -> None:
    assert found("observations", OBSERVATION | cells) == []


@pytest.mark.parametrize(
    ("cells", "column", "message", "remedy"),
    [
        ({"period": "2019-13"}, "period", "'2019-13' is not a date of the calendar", "2019-01/2019-10"),
        ({"period": "2019/2018"}, "period", "ends before it starts", "2019-01/2019-10"),
        ({"destination": "MMR"}, "destination", "the same place", "Correct one of the two"),
        ({"unit": "USD"}, "unit", "not given in this unit", "Use persons, or another measure"),
        ({"measure": "stock"}, "measure", "Series register has the measure workers", "its own series"),
        ({"unit": "percent"}, "unit", "Series register has the unit persons", "one measure and one unit"),
        (RANGE | {"value": "35000"}, "value", "no value of its own", "no midpoint"),
        (RANGE | {"value_high": ""}, "value_low", "both ends", "value_low and value_high"),
        (RANGE | {"value_low": "50000"}, "value_low", "above the high end", "Exchange"),
        ({"bound": "about", "value": ""}, "value", "needs a value", "as the source prints it"),
        ({"value_low": "5"}, "bound", "Only a range or a model", "Write range"),
        ({"value": "-3"}, "value", "never below zero", "sign"),
        (RANGE | {"value_low": "-1"}, "value_low", "never below zero", "sign"),
        ({"same_as": "a"}, "same_as", "cannot repeat itself", "empty the cell"),
    ],
)
def test_a_mistake_is_found_with_its_column_and_remedy(
    cells: dict[str, str], column: str, message: str, remedy: str
) -> None:
    matching = [
        row for row in found("observations", OBSERVATION | cells) if row[0] == column and message in row[1]
    ]
    assert len(matching) == 1
    assert remedy in matching[0][2]


def test_the_value_of_a_model_lies_between_its_ends() -> None:
    model = {"status": "model", "value": "50", "value_low": "8", "value_high": "12"}
    columns = [
        column for column, message, _ in found("observations", OBSERVATION | model) if "outside" in message
    ]
    assert columns == ["value"]


@pytest.mark.parametrize("cell", ["many", "1,000", "--1", ""])
def test_a_cell_that_is_no_number_stops_no_rule(cell: str) -> None:
    row = OBSERVATION | RANGE | {"value_low": cell}
    assert all(column for column, _, _ in found("observations", row))


def test_a_series_keeps_to_the_units_of_its_measure() -> None:
    assert found("series", {"series_id": "x", "measure": "workers", "unit": "USD"})[0][0] == "unit"
    assert found("series", {"series_id": "x", "measure": "remittance", "unit": "THB"}) == []


@pytest.mark.parametrize(
    ("measure", "unit", "told"),
    [
        ("workers", "persons", []),
        ("flow", "persons", ["Series register has the measure workers, this one flow."]),
        ("remittance", "USD", ["measure workers", "unit persons"]),
    ],
)
def test_a_series_compares_with_those_of_its_measure_and_unit(
    measure: str, unit: str, told: list[str]
) -> None:
    row = {"series_id": "x", "measure": measure, "unit": unit, "comparable_with": "unknown;register"}
    wrong = found("series", row)
    assert [column for column, _, _ in wrong] == ["comparable_with"] * len(told)
    assert all(words in message for words, (_, message, _) in zip(told, wrong, strict=True))
    assert all("Take register out" in remedy for _, _, remedy in wrong)


@pytest.mark.parametrize(
    ("corridors", "wrong"),
    [
        ("MMR-THA;KHM-THA", []),
        ("", []),
        ("MMR-CHN_YN", []),
        ("MMR;KHM-THA", ["MMR"]),
        ("mmr-tha", ["mmr-tha"]),
    ],
)
def test_corridors_of_an_event_are_pairs(corridors: str, wrong: list[str]) -> None:
    rows = found("events", {"date": "2019", "corridors": corridors})
    assert [message.split(" ")[0] for _, message, _ in rows] == wrong
    assert all(column == "corridors" and "MMR-THA" in remedy for column, _, remedy in rows)


def test_a_mention_leads_from_one_place_to_another() -> None:
    mention = {"origin": "THA", "destination": "THA", "period": "2019"}
    assert [column for column, _, _ in found("sector_mentions", mention)] == ["destination"]


def test_a_table_without_rules_has_no_findings() -> None:
    assert found("flags", {"flag": "x"}) == []
