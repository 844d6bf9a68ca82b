"""The map page: what its callback makes of an address, and when it draws anew."""

from typing import Any

import pytest

from app.components.ids import Ids
from app.pages.map import layout
from app.state.view import ViewState
from tests.tools.dashboard import Dashboard
from tests.tools.tree import links, parts, with_class, words

CLIENT = {"theme": "light", "width": 824, "height": 704}


def show(
    dashboard: Dashboard, search: str = "", map_drawn__data: dict[str, Any] | None = None, **client: Any
) -> dict[str, Any]:
    answer = dashboard.ask(
        "flow-map.figure",
        "url.search",
        url__pathname="/",
        url__search=search,
        client__data=CLIENT | client,
        map_drawn__data=map_drawn__data,
    )
    assert answer is not None
    return answer


def roles(answer: dict[str, Any]) -> list[str]:
    return [trace["meta"]["role"] for trace in answer[Ids.FLOW_MAP]["figure"]["data"]]


def rows(answer: dict[str, Any]) -> list[str]:
    return [
        part["data-corridor"] for part in parts(answer[Ids.MAP_SIDE]["children"]) if "data-corridor" in part
    ]


def test_the_layout_has_a_place_for_all_that_the_callback_fills() -> None:
    found = {part.get("id") for part in parts(layout(ViewState()))}
    assert {Ids.FLOW_MAP, Ids.MAP_MARGIN, Ids.MAP_SIDE, Ids.MAP_YEARS, Ids.MAP_EMPTY, Ids.MAP_FRAME} <= found


def test_figure_margin_list_and_years_come_together(dashboard: Dashboard) -> None:
    answer = show(dashboard, "?channel=MOU")
    figure = answer[Ids.FLOW_MAP]["figure"]
    assert "flow" in roles(answer)
    assert (figure["layout"]["width"], figure["layout"]["height"]) == (824, 704)
    assert "MOU" in words(answer[Ids.MAP_MARGIN]["children"])
    assert rows(answer) == ["MMR-THA", "KHM-THA", "LAO-THA"]
    assert "2019" in words(answer[Ids.MAP_YEARS]["children"])
    assert not answer[Ids.MAP_EMPTY]["children"]
    assert "493,744" in answer[Ids.ANNOUNCEMENT]["children"]


def test_an_open_corridor_takes_the_place_of_the_list(dashboard: Dashboard) -> None:
    answer = show(dashboard, "?corridor=MMR-THA")
    side = answer[Ids.MAP_SIDE]
    assert side["className"] == "side side-panel"
    assert "Myanmar to Thailand" in words(side["children"])
    assert "493,744" in side["children"][-1]["props"]["data-markup"]
    assert Ids.CORRIDOR_LIST not in {part.get("id") for part in parts(side["children"])}
    assert show(dashboard)[Ids.MAP_SIDE]["className"] == "side"


def test_an_empty_choice_says_so_and_offers_help(dashboard: Dashboard) -> None:
    answer = show(dashboard, "?sex=female")
    assert "flow" not in roles(answer)
    assert "land" in roles(answer)
    told = answer[Ids.MAP_EMPTY]["children"]
    assert words(told).startswith("No figure for this choice.")
    assert with_class(told, "button")


@pytest.mark.parametrize(("theme", "search"), [("dark", ""), ("light", "?theme=dark")])
def test_dark_comes_from_the_system_or_the_address(dashboard: Dashboard, theme: str, search: str) -> None:
    light, dark = show(dashboard), show(dashboard, search, theme=theme)
    ground = [answer[Ids.FLOW_MAP]["figure"]["layout"]["geo"]["bgcolor"] for answer in (light, dark)]
    assert ground[0] != ground[1]


@pytest.mark.parametrize(
    ("path", "client"), [("/trends", CLIENT), ("/data", CLIENT), ("/", None), ("/", {"theme": "dark"})]
)
def test_nothing_is_drawn_elsewhere_or_before_the_size_is_known(
    dashboard: Dashboard, path: str, client: dict[str, Any] | None
) -> None:
    answer = dashboard.ask(
        "flow-map.figure", "url.search", url__pathname=path, url__search="", client__data=client
    )
    assert answer is None


@pytest.mark.parametrize("search", ["?corridor=MMR-THA", "?focus=KHM", "?focus=KHM&corridor=MMR-THA"])
def test_a_selection_brings_no_new_figure(dashboard: Dashboard, search: str) -> None:
    first = show(dashboard)
    answer = show(dashboard, search, map_drawn__data=first[Ids.MAP_DRAWN]["data"])
    assert Ids.FLOW_MAP not in answer
    assert words(answer[Ids.MAP_MARGIN]["children"]) == words(first[Ids.MAP_MARGIN]["children"])
    # And none where the selection ends.
    assert Ids.FLOW_MAP not in show(dashboard, "", map_drawn__data=answer[Ids.MAP_DRAWN]["data"])


@pytest.mark.parametrize(
    ("search", "client"),
    [
        ("?year=2017", {}),
        ("?corridor=MMR-THA&channel=MOU", {}),
        ("", {"width": 640}),
        ("", {"theme": "dark"}),
    ],
)
def test_any_other_change_brings_one(dashboard: Dashboard, search: str, client: dict[str, Any]) -> None:
    drawn = show(dashboard)[Ids.MAP_DRAWN]["data"]
    assert show(dashboard, search, map_drawn__data=drawn, **client)[Ids.FLOW_MAP]["figure"]["data"]


def test_the_list_knows_what_was_drawn_before(dashboard: Dashboard) -> None:
    drawn = show(dashboard)[Ids.MAP_DRAWN]["data"] | {"not_drawn": ["MMR-THA"]}
    side = show(dashboard, "?focus=KHM", map_drawn__data=drawn)[Ids.MAP_SIDE]["children"]
    assert "Not on this map: Myanmar to Thailand, 1,820,928" in words(side)


def test_a_place_that_stands_out_is_named_with_the_way_back(dashboard: Dashboard) -> None:
    told = show(dashboard, "?channel=MOU&focus=KHM")[Ids.MAP_FOCUS]["children"]
    assert "Flows from and to Cambodia stand out." in words(told)
    assert links(told) == {"Show all alike": "/?channel=MOU"}
    assert "No arrow here is from or to Japan." in words(
        show(dashboard, "?channel=MOU&focus=JPN")[Ids.MAP_FOCUS]
    )
    assert not show(dashboard)[Ids.MAP_FOCUS]["children"]


def test_the_keyboard_is_told_the_corridors_by_size(dashboard: Dashboard) -> None:
    told = show(dashboard, "?channel=MOU")[Ids.MAP_KEYS]["data-corridors"]
    assert told.split() == ["MMR-THA", "KHM-THA", "LAO-THA"]


@pytest.mark.parametrize("search", ["?origin=Myanmar", "?year=20x9&nonsense=1", "?corridor=MMR", "?a=%00"])
def test_a_bad_address_still_gives_a_map(dashboard: Dashboard, search: str) -> None:
    assert rows(show(dashboard, search)) == rows(show(dashboard))
