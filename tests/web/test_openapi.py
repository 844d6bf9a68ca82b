"""The description of the API says what the API does. Checked by hand: no validator of OpenAPI is installed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.package.schema import TABLES
from app.web import api


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    server = Flask("test")
    api.register(server, dataset, ROOT / "data")
    return server.test_client()


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json  # type: ignore[assignment]
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)


def at(described: dict[str, Any], reference: str) -> Any:
    found: Any = described
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def test_it_is_an_openapi_document(described: dict[str, Any], dataset: Dataset) -> None:
    assert re.fullmatch(r"3\.1\.\d+", described["openapi"])
    assert {"title", "version"} <= set(described["info"])
    assert dataset.version in described["info"]["description"]


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    references = [node["$ref"] for node in nodes(described) if "$ref" in node]
    assert references
    for reference in references:
        assert at(described, reference)


def test_operations_are_complete_and_have_names_of_their_own(described: dict[str, Any]) -> None:
    operations = {path: methods["get"] for path, methods in described["paths"].items()}
    names = [operation["operationId"] for operation in operations.values()]
    assert len(names) == len(set(names))
    for path, operation in operations.items():
        assert operation["summary"]
        assert "200" in operation["responses"]
        for parameter in operation.get("parameters", ()):
            assert parameter["in"] == ("path" if f"{{{parameter['name']}}}" in path else "query")
            assert parameter["description"]
            assert parameter["schema"]["type"] in ("string", "integer", "number", "array")


def test_every_described_address_answers(described: dict[str, Any], client: FlaskClient) -> None:
    # Health and exports are served by modules of their own.
    paths = [path for path in described["paths"] if path.startswith("/api/")]
    assert {
        f"/api/v1/{name}" for name in ("observations", "corridors", "figures/flow-map", "openapi.json")
    } <= set(paths)
    subjects = {"place": "THA", "corridor": "MMR-THA"}
    for path in paths:
        parameters = described["paths"][path]["get"].get("parameters", ())
        needed = {each["name"]: subjects[each["name"]] for each in parameters if each["required"]}
        assert client.get(path, query_string=needed).status_code == 200, path
        if needed:
            assert client.get(path).status_code == 400, path


def test_every_described_code_is_taken(described: dict[str, Any], client: FlaskClient) -> None:
    for parameter in described["paths"]["/api/v1/observations"]["get"]["parameters"]:
        schema = parameter["schema"]
        codes = schema.get("items", schema).get("enum", [schema.get("minimum")])
        for code in (codes[0], codes[-1]):
            response = client.get(f"/api/v1/observations?{parameter['name']}={code}")
            assert response.status_code == 200, (parameter["name"], code)


def test_rows_are_as_described(described: dict[str, Any], client: FlaskClient) -> None:
    for path, operations in described["paths"].items():
        content = operations["get"]["responses"]["200"].get("content", {})
        if "text/csv" not in content or not path.startswith("/api/"):
            continue
        (limit,) = [each for each in operations["get"]["parameters"] if each["name"] == "limit"]
        body: Any = client.get(f"{path}?limit={limit['schema']['maximum']}").json
        schema = content["application/json"]["schema"]
        assert list(body) == schema["required"]
        row_schema = at(described, schema["properties"][schema["required"][-1]]["items"]["$ref"])
        for row in body[schema["required"][-1]]:
            assert list(row) == row_schema["required"]
            for column, cell in row.items():
                assert fits(cell, row_schema["properties"][column]), (path, column, cell)


def fits(cell: Any, schema: dict[str, Any]) -> bool:
    """Whether a cell is of the type that the schema names, and among its words or of its form."""
    kinds = {"string": str, "number": (int, float), "integer": int, "null": type(None)}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return (
        any(isinstance(cell, kinds[kind]) for kind in types)
        and cell in schema.get("enum", [cell])
        and re.search(schema.get("pattern", ""), str(cell)) is not None
    )


def test_columns_carry_the_meaning_of_the_data_package(described: dict[str, Any]) -> None:
    row = described["components"]["schemas"]["ObservationsRow"]["properties"]
    assert {name: cell["description"] for name, cell in row.items()} == {
        name: column.description for name, column in TABLES["observations"].columns.items()
    }
