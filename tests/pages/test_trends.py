"""The callback of the trends page, asked as the browser asks it."""

import json
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app.components.ids import Ids
from app.components.shell import shell
from app.data.dataset import Dataset
from app.figures.trend import HEIGHT, WIDTH
from app.pages import trends

OUTPUTS = [
    (Ids.TREND_CHART, "figure"),
    (Ids.TREND_MARGIN, "children"),
    (Ids.TREND_EMPTY, "children"),
    (Ids.TREND_TABLE, "data-markup"),
    (Ids.TREND_EVENTS, "data-markup"),
    (Ids.TREND_SPOKEN, "children"),
]


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    app = Dash(__name__, suppress_callback_exceptions=True)
    app.layout = shell()
    trends.register(app, dataset)
    return app.server.test_client()


def ask(
    client: FlaskClient, path: str, search: str, stored: dict[str, Any] | None
) -> tuple[int, dict[str, Any]]:
    """Status and new properties by component."""
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": f"..{'...'.join(f'{id_}.{prop}' for id_, prop in OUTPUTS)}..",
            "outputs": [{"id": id_, "property": prop} for id_, prop in OUTPUTS],
            "inputs": [
                {"id": Ids.URL, "property": "pathname", "value": path},
                {"id": Ids.URL, "property": "search", "value": search},
                {"id": Ids.CLIENT, "property": "data", "value": stored},
            ],
            "changedPropIds": [f"{Ids.URL}.search"],
        },
    )
    return answer.status_code, json.loads(answer.data)["response"] if answer.data else {}


def test_the_page_is_filled_before_the_browser_has_measured_it(client: FlaskClient) -> None:
    status, found = ask(client, "/trends", "", None)
    layout = found[Ids.TREND_CHART]["figure"]["layout"]
    assert (status, layout["width"], layout["height"]) == (200, WIDTH, HEIGHT)
    assert found[Ids.TREND_EMPTY]["children"] == []
    assert "1,820,928" in found[Ids.TREND_SPOKEN]["children"]


def test_size_theme_and_filters_of_the_view_are_used(client: FlaskClient) -> None:
    search = "?origin=LAO&channel=TITP&sector=construction"
    _, found = ask(client, "/trends", search, {"theme": "dark", "width": 800, "height": 500})
    layout = found[Ids.TREND_CHART]["figure"]["layout"]
    assert (layout["width"], layout["height"]) == (800, 500)
    assert "Show all sectors" in json.dumps(found[Ids.TREND_EMPTY])


def test_other_pages_leave_it_alone(client: FlaskClient) -> None:
    assert ask(client, "/data", "", None) == (204, {})


def test_the_layout_has_the_parts_that_callbacks_fill() -> None:
    words = str(trends.layout())
    assert all(id_ in words for id_, _ in OUTPUTS)
    assert "data-measure" in words
