"""The callback of the trends page, asked as the browser asks it."""

import json
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app.components.ids import Ids
from app.components.shell import shell
from app.data.dataset import Dataset
from app.figures.trends.trend import HEIGHT, WIDTH
from app.pages import trends

OUTPUTS = [
    (Ids.TREND_CHART, "figure"),
    (Ids.TREND_MARGIN, "children"),
    (Ids.TREND_VIEWS, "children"),
    (Ids.TREND_EMPTY, "children"),
    (Ids.TREND_TABLE, "data-markup"),
    (Ids.TREND_EVENTS, "data-markup"),
    (Ids.TREND_SPOKEN, "children"),
    (Ids.TREND_FRAME, "aria-label"),
    (Ids.TREND_FRAME, "className"),
    (Ids.TREND_FRAME, "data-drawn"),
]


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    app = Dash(__name__, suppress_callback_exceptions=True)
    app.layout = shell()
    trends.register(app, dataset)
    return app.server.test_client()


def ask(
    client: FlaskClient, path: str, search: str, stored: dict[str, Any] | None, drawn: str | None = None
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
            "state": [{"id": Ids.TREND_FRAME, "property": "data-drawn", "value": drawn}],
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


def test_an_open_card_draws_nothing_anew(client: FlaskClient) -> None:
    stored = {"theme": "light", "width": 800, "height": 500}
    _, found = ask(client, "/trends", "?measure=stock", stored)
    drawn = found[Ids.TREND_FRAME]["data-drawn"]
    key = found[Ids.TREND_CHART]["figure"]["data"]
    figure = next(each for trace in key if trace["meta"]["role"] == "figures" for each in trace["customdata"])
    assert ask(client, "/trends", f"?measure=stock&figure={figure}", stored, drawn) == (204, {})
    assert ask(client, "/trends", "?measure=stock&origin=MMR", stored, drawn)[0] == 200


def test_small_charts_are_as_high_as_they_need(client: FlaskClient) -> None:
    stored = {"width": 800, "height": 500}
    _, found = ask(client, "/trends", "?measure=stock&chart=trend-panels", stored)
    assert found[Ids.TREND_FRAME]["className"] == "trend-frame chart-grows"
    assert found[Ids.TREND_CHART]["figure"]["layout"]["height"] > 500
    drawn = found[Ids.TREND_FRAME]["data-drawn"]
    taller = stored | {"height": 900}
    assert ask(client, "/trends", "?measure=stock&chart=trend-panels", taller, drawn) == (204, {})


def test_the_frame_says_what_the_chart_finds(client: FlaskClient) -> None:
    _, found = ask(client, "/trends", "?measure=stock&destination=THA&chart=trend-stack", None)
    meta = found[Ids.TREND_CHART]["figure"]["layout"]["meta"]
    assert found[Ids.TREND_FRAME]["aria-label"] == found[Ids.TREND_SPOKEN]["children"] == meta["finding"]
    assert meta["finding"] in json.dumps(found[Ids.TREND_MARGIN], ensure_ascii=False)


def test_where_nothing_may_be_stacked_the_page_offers_what_can_be(client: FlaskClient) -> None:
    _, found = ask(client, "/trends", "?measure=cost&chart=trend-stack", None)
    assert "These can be stacked:" in json.dumps(found[Ids.TREND_EMPTY])
    assert "chart=trend-stack" in json.dumps(found[Ids.TREND_EMPTY])
