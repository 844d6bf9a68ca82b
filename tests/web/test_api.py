"""The API over HTTP, on the data of the repository."""

import csv
import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.package.schema import TABLES
from app.web import api
from app.web.endpoints import BASE
from app.web.view_parameters import view_parameters
from tests.conftest import Tiny

LISTS = [
    "observations",
    "series",
    "sources",
    "places",
    "channels",
    "sectors",
    "events",
    "corridors",
    "disagreements",
    "flags",
    "sector_mentions",
    "province_mentions",
]


def client_of(dataset: Dataset) -> FlaskClient:
    server = Flask("test")
    api.register(server, dataset, ROOT / "data")
    return server.test_client()


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    return client_of(dataset)


def rows_of(client: FlaskClient, query: str, name: str = "observations") -> list[dict[str, Any]]:
    response = client.get(f"{BASE}/{name}{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json[name]  # type: ignore[index]
    return found


def error_of(client: FlaskClient, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 400, response.text
    assert response.mimetype == "application/json"
    assert set(response.json) == {"error"}  # type: ignore[arg-type]
    error: dict[str, Any] = response.json["error"]  # type: ignore[index]
    assert set(error) == {"parameter", "value", "allowed", "message"}
    return error


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_one_form(client: FlaskClient, dataset: Dataset, name: str) -> None:
    body = client.get(f"{BASE}/{name}?limit=2").json
    assert list(body) == ["data_version", "total", "limit", "offset", name]  # type: ignore[arg-type]
    assert (body["data_version"], body["limit"], body["offset"]) == (dataset.version, 2, 0)  # type: ignore[index]
    assert len(body[name]) == min(2, body["total"])  # type: ignore[index]
    if name in TABLES:
        assert body["total"] == len(dataset.tables[name])  # type: ignore[index]
        assert all(list(row) == list(TABLES[name].columns) for row in body[name])  # type: ignore[index]


@pytest.mark.parametrize("name", LISTS)
def test_csv_holds_the_same_rows_as_json(client: FlaskClient, name: str) -> None:
    response = client.get(f"{BASE}/{name}?format=csv&limit=100000")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"].startswith(
        f"attachment; filename=mekong-corridors_{name}_"
    )
    assert not response.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    expected = rows_of(client, "?limit=100000", name)
    assert rows == [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in expected]


def test_cells_are_numbers_null_or_text(client: FlaskClient) -> None:
    for row in rows_of(client, ""):
        for column, cell in row.items():
            kind = (int, float, type(None)) if column.startswith("value") else str
            assert isinstance(cell, kind), (row["observation_id"], column)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("origin=MMR&destination=THA&channel=MOU&year=2019", {493_744}),
        ("origin=KHM&destination=THA&channel=MOU,NV&year=2019&measure=workers", {308_295, 355_731}),
        ("origin=LAO&destination=THA&channel=MOU&measure=workers", {175_766}),
        ("channel=BORDER_PASS", {65_991}),
    ],
)
def test_figures_of_the_seeds(client: FlaskClient, query: str, expected: set[int]) -> None:
    assert expected <= {row["value"] for row in rows_of(client, f"?{query}")}


def every_row(client: FlaskClient) -> list[dict[str, Any]]:
    """All figures; asked for once."""
    if not _EVERY:
        _EVERY.extend(rows_of(client, "?limit=100000"))
    return _EVERY


_EVERY: list[dict[str, Any]] = []


@pytest.mark.parametrize(
    ("parameter", "column"),
    [
        ("origin", "origin"),
        ("destination", "destination"),
        ("channel", "channel"),
        ("sector", "sector"),
        ("sex", "sex"),
        ("measure", "measure"),
        ("series", "series_id"),
        ("source", "source_id"),
        ("via", "via_source_id"),
    ],
)
def test_filters_match_codes_exactly(client: FlaskClient, parameter: str, column: str) -> None:
    found = every_row(client)
    codes = sorted({row[column] for row in found if row[column]})[:2]
    some = rows_of(client, f"?{parameter}={','.join(codes)}&limit=100000")
    assert some == [row for row in found if row[column] in codes]


def test_years_are_those_that_a_period_touches(client: FlaskClient, dataset: Dataset) -> None:
    expected = [row.observation_id for row in dataset.observations if row.period.touches(2014)]
    found = rows_of(client, "?year=2014&limit=100000")
    assert [row["observation_id"] for row in found] == expected
    assert rows_of(client, "?from=2014&to=2014&limit=100000") == found
    assert all(
        "2019" in row["period"] or "2020" in row["period"] for row in rows_of(client, "?from=2019&to=2020")
    )


def test_limit_and_offset_cut_the_list(client: FlaskClient) -> None:
    every = rows_of(client, "")
    assert rows_of(client, "?limit=3&offset=4") == every[4:7]
    assert rows_of(client, "?offset=999999") == []


def test_an_empty_choice_is_an_empty_list(client: FlaskClient) -> None:
    body = client.get(f"{BASE}/observations?origin=JPN&channel=NV").json
    assert (body["total"], body["observations"]) == (0, [])  # type: ignore[index]


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ("origin=XXX", "origin", "XXX", "MMR"),
        ("origin=mmr", "origin", "mmr", "MMR"),
        ("origin=MMR,XXX", "origin", "XXX", "MMR"),
        ("origin=", "origin", "", "MMR"),
        ("channel=mou", "channel", "mou", "MOU"),
        ("measure=people", "measure", "people", "workers"),
        ("sex=all", "sex", "all", "total"),
        ("source=nobody", "source", "nobody", "AR2019"),
        ("nationality=MMR", "nationality", "MMR", "origin"),
        ("year=19", "year", "19", "a year from 1900 to 2100, as YYYY"),
        ("year=2019.0", "year", "2019.0", "a year from 1900 to 2100, as YYYY"),
        ("year=２０１９", "year", "２０１９", "a year from 1900 to 2100, as YYYY"),  # noqa: RUF001
        ("from=x", "from", "x", "a year from 1900 to 2100, as YYYY"),
        ("year=2019&from=2018", "from", "2018", "year alone"),
        ("year=2019&to=2020", "to", "2020", "year alone"),
        ("from=2019&to=2014", "to", "2014", "a year from 2019"),
        ("limit=0", "limit", "0", "a whole number from 1 to 100000"),
        ("limit=100001", "limit", "100001", "a whole number from 1 to 100000"),
        ("limit=ten", "limit", "ten", "a whole number from 1 to 100000"),
        ("offset=-1", "offset", "-1", "a whole number from 0 to 999999999"),
        ("format=xml", "format", "xml", "csv"),
        ("origin=MMR&origin=KHM", "origin", "KHM", "separate codes with commas"),
        ("year=2019&year=2018", "year", "2018", "give one value"),
    ],
)
def test_what_is_not_understood_is_refused(
    client: FlaskClient, query: str, parameter: str, value: str, allowed: str
) -> None:
    error = error_of(client, f"{BASE}/observations?{query}")
    assert (error["parameter"], error["value"]) == (parameter, value)
    assert allowed in error["allowed"]
    assert error["message"]


@pytest.mark.parametrize("name", [*LISTS[1:], "openapi.json", "figures/flow-map"])
def test_every_address_refuses_unknown_parameters(client: FlaskClient, name: str) -> None:
    assert error_of(client, f"{BASE}/{name}?colour=red")["parameter"] == "colour"


@pytest.mark.parametrize(
    "address", ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v1/figures/pie", "/api/v2/x"]
)
def test_unknown_addresses_are_told_as_json(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.json["error"]["value"] == address  # type: ignore[index]
    assert f"{BASE}/observations" in response.json["error"]["allowed"]  # type: ignore[index]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_can_only_be_read(client: FlaskClient, method: str) -> None:
    response = getattr(client, method)(f"{BASE}/observations")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json["error"]["parameter"] == "method"


def test_options_tells_the_methods(client: FlaskClient) -> None:
    response = client.options(f"{BASE}/observations")
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_head_has_the_headers_alone(client: FlaskClient) -> None:
    got, head = client.get(f"{BASE}/places"), client.head(f"{BASE}/places")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == got.headers["ETag"]
    assert head.headers["Content-Length"] == got.headers["Content-Length"]


def test_what_a_client_has_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get(f"{BASE}/observations?year=2019").headers["ETag"]
    again = client.get(f"{BASE}/observations?year=2019", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"] == "no-cache"
    other = client.get(f"{BASE}/observations?year=2014", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_the_tag_changes_with_data_program_and_address(
    client: FlaskClient, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tag(client: FlaskClient, address: str = f"{BASE}/places") -> str:
        return client.get(address).headers["ETag"]

    tags = {tag(client), tag(client, f"{BASE}/places?limit=5"), tag(client_of(tiny()))}
    monkeypatch.setattr(api, "program_version", lambda: "another")
    tags.add(tag(client))
    assert len(tags) == 4


def test_the_program_version_is_stable() -> None:
    assert api.program_version() == api.program_version() != ""


def test_a_figure_is_a_plotly_figure(client: FlaskClient) -> None:
    figure = client.get(f"{BASE}/figures/flow-map?origin=MMR&year=2019&theme=dark&width=800&height=600").json
    flow = next(
        trace
        for trace in figure["data"]
        if (trace.get("meta") or {}).get("role") == "flow"  # type: ignore[index]
    )
    ends = {
        (feature["properties"]["origin"], feature["properties"]["destination"])
        for feature in flow["geojson"]["features"]
    }
    assert ("MMR", "THA") in ends
    assert {origin for origin, _ in ends} <= {"MMR"}


def test_the_trend_is_a_plotly_figure(client: FlaskClient) -> None:
    figure = client.get(f"{BASE}/figures/trend?origin=MMR&destination=THA").json
    assert {"data", "layout"} <= set(figure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "parameter", "value"),
    [
        ("origin=XXX", "origin", "XXX"),
        ("measure=people", "measure", "people"),
        ("year=99", "year", "99"),
        ("from=2019&to=2014", "to", "2014"),
        ("corridor=MMR", "corridor", "MMR"),
        ("theme=blue", "theme", "blue"),
        ("width=1", "width", "1"),
        ("chart=trend", "chart", "trend"),
        ("limit=5", "limit", "5"),
    ],
)
def test_a_figure_ignores_nothing(client: FlaskClient, query: str, parameter: str, value: str) -> None:
    error = error_of(client, f"{BASE}/figures/flow-map?{query}")
    assert (error["parameter"], error["value"]) == (parameter, value)
    assert error["allowed"]


@pytest.mark.parametrize(("chart", "subject"), [("country-map", "place"), ("corridor-trend", "corridor")])
def test_a_chart_about_a_place_or_corridor_needs_it(client: FlaskClient, chart: str, subject: str) -> None:
    error = error_of(client, f"{BASE}/figures/{chart}")
    assert (error["parameter"], error["value"]) == (subject, "")
    assert (
        error["message"]
        == f"The chart '{chart}' is about one {subject}: the parameter '{subject}' is needed."
    )


def test_every_parameter_of_the_address_bar_is_known(dataset: Dataset) -> None:
    from app.state import codec

    assert [parameter.name for parameter in view_parameters(dataset)] == list(codec._PARAMETERS)


def test_answers_are_valid_json(client: FlaskClient) -> None:
    def refuse(text: str) -> None:
        raise AssertionError(f"{text} is not JSON")

    for name in LISTS:
        json.loads(client.get(f"{BASE}/{name}").text, parse_constant=refuse)
