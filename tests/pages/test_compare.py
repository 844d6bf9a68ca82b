"""The page that compares, asked as the browser asks it."""

from typing import Any

import pytest

from tests.tools.dashboard import Dashboard
from tests.tools.tree import words

CLIENT = {"theme": "light", "width": 1000, "height": 600}


def ask(dashboard: Dashboard, search: str, drawn: str | None = None, path: str = "/compare") -> Any:
    return dashboard.ask(
        "compare-margin.children",
        "url.search",
        url__pathname=path,
        url__search=search,
        client__data=CLIENT,
        **{"compare-frame__data-drawn": drawn},
    )


@pytest.mark.parametrize("chart", ["", "sankey", "slope", "ranking"])
def test_each_drawing_fills_the_page(dashboard: Dashboard, chart: str) -> None:
    found = ask(dashboard, f"?chart={chart}" if chart else "")
    assert found["compare-chart"]["figure"]["layout"]["width"] == 1000
    assert "Data version" in words(found["compare-margin"]["children"])
    assert found["compare-spoken"]["children"]


def test_an_open_card_draws_nothing_anew(dashboard: Dashboard) -> None:
    drawn = ask(dashboard, "")["compare-frame"]["data-drawn"]
    assert ask(dashboard, "?figure=ar2019-mmr-tha-documented-2019-12", drawn) is None
    assert ask(dashboard, "?order=name", drawn) is not None


def test_other_pages_are_left_alone(dashboard: Dashboard) -> None:
    assert ask(dashboard, "", path="/trends") is None
    assert ask(dashboard, "", path="/") is None


def test_buttons_help_where_nothing_is_drawn(dashboard: Dashboard) -> None:
    found = ask(dashboard, "?year=1950")
    assert "Show the latest year" in words(found["compare-empty"]["children"])
    assert words(ask(dashboard, "")["compare-empty"]["children"]) == ""


def test_two_years_are_chosen_in_the_place_of_one(dashboard: Dashboard) -> None:
    def hidden(search: str) -> set[str]:
        answer = dashboard.ask(
            "filters.className", "url.search", url__pathname="/compare", url__search=search
        )
        assert answer is not None
        return set(answer["filters"]["className"].split())

    assert {"without-from_year", "without-to_year"} <= hidden("")
    assert "without-year" not in hidden("")
    assert "without-year" in hidden("?chart=slope")
    assert not {"without-from_year", "without-to_year"} & hidden("?chart=slope")
