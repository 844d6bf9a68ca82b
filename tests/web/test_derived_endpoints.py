"""Derived figures over HTTP: worked out, with their inputs, under strict parameters."""

import csv
import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.derived.kinds import Key
from app.web import api
from app.web.derived_endpoints import COLUMNS, MAX_ROWS

PATH = "/api/v1/derived"


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    server = Flask("test")
    api.register(server, dataset, ROOT / "data")
    return server.test_client()


def body_of(client: FlaskClient, query: str) -> dict[str, Any]:
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json  # type: ignore[assignment]
    return found


def rows_of(client: FlaskClient, query: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = body_of(client, query)["derived"]
    return rows


def test_the_list_has_the_form_of_its_siblings(client: FlaskClient, dataset: Dataset) -> None:
    body = body_of(client, "corridor=MMR-THA&limit=2&offset=1")
    assert list(body) == ["data_version", "total", "limit", "offset", "derived"]
    assert (body["data_version"], body["limit"], body["offset"]) == (dataset.version, 2, 1)
    assert len(body["derived"]) == 2
    assert all(list(row) == list(COLUMNS) for row in body["derived"])


def test_a_result_states_its_inputs(client: FlaskClient, dataset: Dataset) -> None:
    query = "corridor=MMR-THA&series=undesa-ims-2024&year=2020&sex=total"
    found = {row["key"]: row for row in rows_of(client, query)}
    women = found["women_share"]
    assert women["value"] == 45.849788
    assert (women["unit"], women["refusal"], women["reason"]) == ("percent", "", "")
    keys = women["inputs"].split(";")
    assert keys == ["undesa-2024-mmr-tha-2020-female", "undesa-2024-mmr-tha-2020-total"]
    assert women["amounts"] == "722738;1576317"
    assert women["periods"] == "2020-07-01;2020-07-01"
    assert all(key in dataset.by_id for key in keys)
    assert "divided by" in women["formula"]
    people = found["per_1000_at_destination"]
    assert people["inputs"].endswith(";population-tha-2020")
    assert (found["rank_at_destination"]["value"], found["rank_at_destination"]["unit"]) == (1, "rank")


def test_what_is_refused_is_listed_with_its_reason(client: FlaskClient) -> None:
    (row,) = rows_of(client, "corridor=MMR-THA&series=undesa-ims-2024&year=2020&sex=total&key=change")
    assert (row["value"], row["refusal"], row["formula"]) == (None, "change_not_allowed", "")
    assert row["reason"].endswith(".")


@pytest.mark.parametrize(
    ("query", "column", "allowed"),
    [
        ("corridor=MMR-THA", "destination", {"THA"}),
        ("corridor=MMR-THA", "origin", {"MMR"}),
        ("corridor=ALL-THA", "origin", {"ALL"}),
        ("measure=remittance,stock", "measure", {"remittance", "stock"}),
        ("sex=female", "sex", {"female"}),
        ("key=net,women_share", "key", {"net", "women_share"}),
        ("corridor=KHM-THA&series=undesa-ims-2020", "series_id", {"undesa-ims-2020"}),
    ],
)
def test_filters_hold(client: FlaskClient, query: str, column: str, allowed: set[str]) -> None:
    rows = rows_of(client, f"{query}&limit=400")
    assert rows
    assert {row[column] for row in rows} <= allowed


def test_a_year_is_one_that_the_figure_touches(client: FlaskClient) -> None:
    rows = rows_of(client, "corridor=MMR-THA&series=abel-cohen-2025&year=2012")
    assert {row["period"] for row in rows} == {"2010-07/2015-06"}


def test_without_filters_the_list_is_of_everything(client: FlaskClient) -> None:
    body = body_of(client, "")
    assert (body["limit"], len(body["derived"])) == (MAX_ROWS, MAX_ROWS)
    last = body_of(client, f"offset={body['total'] - 1}")
    assert len(last["derived"]) == 1
    assert body_of(client, f"offset={body['total']}")["derived"] == []


def test_csv_holds_the_same_rows(client: FlaskClient) -> None:
    response = client.get(f"{PATH}?corridor=KHM-THA&format=csv&limit=200")
    assert response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    expected = rows_of(client, "corridor=KHM-THA&limit=200")
    assert rows == [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in expected]


@pytest.mark.parametrize(
    ("query", "parameter", "value"),
    [
        ("corridor=MMR-XXX", "corridor", "MMR-XXX"),
        ("corridor=MMR-MMR", "corridor", "MMR-MMR"),
        ("corridor=MMR", "corridor", "MMR"),
        ("corridor=", "corridor", ""),
        ("series=none", "series", "none"),
        ("year=20", "year", "20"),
        ("sex=other", "sex", "other"),
        ("key=growth", "key", "growth"),
        ("measure=money", "measure", "money"),
        (f"limit={MAX_ROWS + 1}", "limit", str(MAX_ROWS + 1)),
        ("offset=-1", "offset", "-1"),
        ("origin=MMR", "origin", "MMR"),
    ],
)
def test_what_is_not_understood_is_refused(
    client: FlaskClient, query: str, parameter: str, value: str
) -> None:
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 400
    error: dict[str, Any] = response.json["error"]  # type: ignore[index]
    assert (error["parameter"], error["value"]) == (parameter, value)
    assert error["allowed"]


def test_the_description_names_parameters_and_columns(client: FlaskClient) -> None:
    described: dict[str, Any] = client.get("/api/v1/openapi.json").json  # type: ignore[assignment]
    operation = described["paths"][PATH]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert names == {"corridor", "series", "measure", "sex", "year", "key", "limit", "offset", "format"}
    row = described["components"]["schemas"]["DerivedRow"]
    assert list(row["properties"]) == list(COLUMNS)
    assert row["properties"]["key"]["enum"] == list(Key)


def test_rows_fit_their_description(client: FlaskClient) -> None:
    described: dict[str, Any] = client.get("/api/v1/openapi.json").json  # type: ignore[assignment]
    properties = described["components"]["schemas"]["DerivedRow"]["properties"]
    for row in rows_of(client, "corridor=VNM-JPN"):
        for name, cell in row.items():
            allowed = properties[name].get("enum")
            assert allowed is None or cell in allowed, (name, cell)
