"""The card of a figure comes from the address, on any page, and changes nothing else."""

import pytest

from app.components.ids import Ids
from app.state.view import Page
from tests.tools.dashboard import Dashboard
from tests.tools.tree import markup_texts

KEY = "ar2019-mmr-tha-documented-2019-12"
CLIENT = {"theme": "light", "width": 824, "height": 700}


def show(dashboard: Dashboard, path: str, search: str) -> str:
    answer = dashboard.ask(f"{Ids.CARD}.data-markup", "url.search", url__pathname=path, url__search=search)
    assert answer is not None
    return str(answer[Ids.CARD]["data-markup"])


@pytest.mark.parametrize("path", [*map(str, Page), "/country/THA", "/corridor/MMR-THA"])
def test_the_address_opens_the_card_on_every_page(dashboard: Dashboard, path: str) -> None:
    text = " ".join(markup_texts(show(dashboard, path, f"?figure={KEY}")))
    assert "counted 1,820,928 documented workers from Myanmar in Thailand" in text
    assert show(dashboard, path, "") == ""


def test_an_unknown_figure_opens_none_and_is_named_in_the_notice(dashboard: Dashboard) -> None:
    search = "?figure=no-such-figure"
    assert show(dashboard, "/", search) == ""
    answer = dashboard.ask("filters.className", "url.search", url__pathname="/", url__search=search)
    assert answer is not None
    assert "no-such-figure" in str(answer[Ids.NOTICE]["children"])


def test_an_open_card_leaves_the_map_as_it_is(dashboard: Dashboard) -> None:
    def ask(search: str, **before: object) -> dict[str, dict[str, object]] | None:
        return dashboard.ask(
            "flow-map.figure",
            "url.search",
            url__pathname="/",
            url__search=search,
            client__data=CLIENT,
            **before,
        )

    first = ask("?year=2019")
    assert first is not None
    drawn = first[Ids.MAP_DRAWN]["data"]
    assert ask(f"?year=2019&figure={KEY}", map_drawn__data=drawn) is None
    assert ask(f"?year=2017&figure={KEY}", map_drawn__data=drawn) is not None


def test_the_table_is_the_same_under_a_card(dashboard: Dashboard) -> None:
    plain, under = (
        dashboard.ask("data-frame.data-markup", "url.search", url__search=f"?origin=MMR{more}")
        for more in ("", f"&figure={KEY}")
    )
    assert plain == under
