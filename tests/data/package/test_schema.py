"""The tables as the data package describes them."""

from typing import Any

import pytest
from frictionless import Package

from app.config import ROOT
from app.data.package.schema import TABLES, package_descriptor
from app.domain.codes import Bound, Sex, Stage, Status
from app.domain.measures import MEASURES

# The order is promised to whoever reads the file.
OBSERVATIONS = [
    "observation_id",
    "series_id",
    "origin",
    "destination",
    "channel",
    "sector",
    "sex",
    "measure",
    "unit",
    "value",
    "value_low",
    "value_high",
    "bound",
    "period",
    "status",
    "source_id",
    "locator",
    "flags",
    "note",
    "via_source_id",
    "via_locator",
    "date_basis",
    "stage",
    "confidence",
    "same_as",
]


def fields(table: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in TABLES[table].schema(TABLES)["fields"]}


def test_observations_have_the_promised_columns_in_order() -> None:
    assert list(TABLES["observations"].columns) == OBSERVATIONS


@pytest.mark.parametrize("name", TABLES)
def test_keys_references_and_lists_name_columns_and_tables_that_exist(name: str) -> None:
    table = TABLES[name]
    assert table.columns[table.key].required
    assert {*table.references, *table.lists} <= set(table.columns)
    assert {*table.references.values(), *table.lists.values()} <= set(TABLES)
    assert all(column.description.endswith(".") for column in table.columns.values())


@pytest.mark.parametrize("name", TABLES)
def test_a_column_with_a_pattern_says_in_words_how_it_is_written(name: str) -> None:
    for column in TABLES[name].columns.values():
        assert ("pattern" in column.constraints) == bool(column.form)


def test_codes_of_the_program_are_the_only_words_of_their_columns() -> None:
    observations = fields("observations")
    for column, codes in (("bound", Bound), ("status", Status), ("sex", Sex), ("measure", MEASURES)):
        assert observations[column]["constraints"]["enum"] == [str(code) for code in codes]
    assert observations["stage"]["constraints"] == {"enum": [stage.value for stage in Stage if stage]}


def test_an_empty_stage_confidence_and_same_as_are_allowed() -> None:
    observations = fields("observations")
    assert not any(
        observations[column].get("constraints", {}).get("required")
        for column in ("stage", "confidence", "same_as", "value")
    )


def test_the_descriptor_is_a_valid_data_package() -> None:
    descriptor = package_descriptor({"name": "mekong", "title": "Mekong"})
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert list(Package.metadata_validate(descriptor)) == []
    assert [resource["path"] for resource in descriptor["resources"]] == [f"{name}.csv" for name in TABLES]


def test_the_package_in_the_repository_is_valid_with_every_row() -> None:
    report = Package(str(ROOT / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["place", "rowNumber", "fieldName", "note"])
    assert {task.name for task in report.tasks} == set(TABLES)
