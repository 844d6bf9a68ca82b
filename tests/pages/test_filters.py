"""The filter row: the address fills the controls, a changed control changes the address."""

from typing import Any

import pytest

from app.components.filters import MANY, ONE
from app.components.ids import Ids
from tests.tools.dashboard import Dashboard
from tests.tools.tree import parts, words


def controls(dashboard: Dashboard, path: str = "/", search: str = "") -> dict[str, Any]:
    answer = dashboard.ask("filters.className", "url.search", url__pathname=path, url__search=search)
    assert answer is not None
    return answer


def change(
    dashboard: Dashboard, control: str, search: str = "", path: str = "/", **values: Any
) -> str | None:
    """The query string after a control has changed; None if it stays."""
    answer = dashboard.ask("url.search", control, url__pathname=path, url__search=search, **values)
    return None if answer is None else answer[Ids.URL]["search"]


def hints(control: dict[str, Any]) -> dict[str, str]:
    return {row["value"]: row.get("hint", "") for row in control["data"]}


def test_the_address_fills_the_controls(dashboard: Dashboard) -> None:
    found = controls(
        dashboard, search="?origin=MMR,KHM&destination=THA&channel=MOU&year=2019&measure=workers&sex=total"
    )
    assert found[Ids.FILTER_ORIGIN]["value"] == ["MMR", "KHM"]
    assert found[Ids.FILTER_DESTINATION]["value"] == ["THA"]
    assert found[Ids.FILTER_CHANNEL]["value"] == ["MOU"]
    assert found[Ids.FILTER_SECTOR]["value"] == []
    assert found[Ids.FILTER_YEAR]["value"] == "2019"
    assert found[Ids.FILTER_MEASURE]["value"] == "workers"
    assert found[Ids.FILTER_SEX]["value"] == "total"


def test_without_a_choice_the_controls_show_what_stands(dashboard: Dashboard) -> None:
    found = controls(dashboard)
    assert found[Ids.FILTER_ORIGIN]["value"] == []
    assert found[Ids.FILTER_ORIGIN]["placeholder"] == "All origins"
    assert found[Ids.FILTER_CHANNEL]["placeholder"] == "Widest documented"
    assert found[Ids.FILTER_YEAR]["value"] == "2019"
    assert found[Ids.FILTER_MEASURE]["value"] == "workers"


def test_choices_say_how_many_figures_they_hold(dashboard: Dashboard) -> None:
    origin = controls(dashboard)[Ids.FILTER_ORIGIN]
    assert hints(origin)["MMR"].isdigit()
    assert int(hints(origin)["MMR"]) > 0
    assert "of" in words(origin["label"])
    year = controls(dashboard)[Ids.FILTER_YEAR]
    assert hints(year)["2019"] == "14 corridors"


def test_the_impossible_is_disabled_with_a_reason_and_comes_last(dashboard: Dashboard) -> None:
    rows = controls(dashboard, search="?channel=MOU")[Ids.FILTER_DESTINATION]["data"]
    disabled = [row["disabled"] for row in rows]
    assert True in disabled
    assert disabled == sorted(disabled)
    assert all(row["hint"] for row in rows)
    reasons = {row["value"]: row["hint"] for row in rows if row["disabled"]}
    assert reasons["KOR"] == "no figure with the other filters"


def test_what_is_named_or_marked_can_be_chosen(dashboard: Dashboard) -> None:
    sectors = controls(dashboard)[Ids.FILTER_SECTOR]["data"]
    fishing = next(row for row in sectors if row["value"] == "fishing")
    assert (fishing["disabled"], fishing["hint"]) == (False, "named, without a number")
    channels = controls(dashboard, search="?origin=KHM")[Ids.FILTER_CHANNEL]["data"]
    border = next(row for row in channels if row["value"] == "BORDER_PASS")
    assert (border["disabled"], border["hint"]) == (False, "nationality not published, shown as a mark")


@pytest.mark.parametrize("name", [*MANY])
def test_what_is_chosen_is_always_offered_so_that_it_can_be_taken_back(
    dashboard: Dashboard, name: str
) -> None:
    code = {
        "origin": "JPN",
        "destination": "ABW",
        "channel": "EPS",
        "sector": "welding",
        "series": "undesa-ims-2019",
    }[name]
    found = controls(dashboard, search=f"?{name}={code}&measure=stock&year=1990")[MANY[name]]
    row = next(row for row in found["data"] if row["value"] == code)
    assert found["value"] == [code]
    assert not row.get("disabled")


def test_a_chosen_year_without_figures_is_offered_too(dashboard: Dashboard) -> None:
    year = controls(dashboard, search="?year=1990")[Ids.FILTER_YEAR]
    assert year["value"] == "1990"
    assert hints(year)["1990"] == "no figure"


@pytest.mark.parametrize("path", ["/", "/trends", "/data", "/sources"])
def test_a_page_hides_the_filters_it_does_not_use(dashboard: Dashboard, path: str) -> None:
    classes = controls(dashboard, path)[Ids.FILTERS]["className"].split()
    assert ("without-from_year" in classes) == (path != "/trends")
    assert ("without-year" in classes) == (path in ("/trends", "/sources"))
    assert ("filters-none" in classes) == (path == "/sources")
    assert "has-any" not in classes


def test_what_differs_from_the_default_is_marked(dashboard: Dashboard) -> None:
    classes = controls(dashboard, search="?channel=MOU&year=2014")[Ids.FILTERS]["className"].split()
    assert {"has-channel", "has-year", "has-any"} <= set(classes)
    assert "has-origin" not in classes


def test_the_menu_takes_the_filters_along(dashboard: Dashboard) -> None:
    menu = controls(dashboard, "/trends", "?channel=MOU&corridor=MMR-THA")[Ids.NAVIGATION]["children"]
    links = [part for part in parts(menu) if "href" in part]
    assert [link["href"] for link in links] == [
        "/?channel=MOU",
        "/trends?channel=MOU",
        "/compare?channel=MOU",
        "/country?channel=MOU",
        "/timeline?channel=MOU",
        "/data?channel=MOU",
        "/sources?channel=MOU",
        "/present?channel=MOU",
        "/about?channel=MOU",
    ]
    assert [link["href"] for link in links if link.get("aria-current")] == ["/trends?channel=MOU"]


def test_each_part_that_was_ignored_has_a_notice(dashboard: Dashboard) -> None:
    told = controls(dashboard, "/nowhere", "?origin=Myanmar&yaer=2019")[Ids.NOTICE]["children"]
    assert len(told) == 3
    assert all(any(f'"{value}"' in words(row) for row in told) for value in ("Myanmar", "2019", "/nowhere"))
    assert controls(dashboard)[Ids.NOTICE]["children"] == []


def test_the_theme_of_the_address_is_that_of_the_page(dashboard: Dashboard) -> None:
    assert controls(dashboard, search="?theme=dark")[Ids.MANTINE]["forceColorScheme"] == "dark"
    assert controls(dashboard)[Ids.MANTINE]["forceColorScheme"] is None


# Controls change the address.


@pytest.mark.parametrize(
    ("control", "value", "search"),
    [
        ("filter-origin", ["LAO"], "?origin=LAO"),
        ("filter-origin", ["LAO", "MMR"], "?origin=LAO,MMR"),
        ("filter-destination", ["JPN"], "?destination=JPN"),
        ("filter-channel", ["MOU"], "?channel=MOU"),
        ("filter-sector", ["fishing"], "?sector=fishing"),
        ("filter-year", "2014", "?year=2014"),
        ("filter-measure", "stock", "?measure=stock"),
        ("filter-sex", "female", "?sex=female"),
    ],
)
def test_a_control_writes_its_choice_into_the_address(
    dashboard: Dashboard, control: str, value: Any, search: str
) -> None:
    values = {f"{control.replace('-', '_')}__value": value}
    assert change(dashboard, f"{control}.value", **values) == search
    # The address then fills the control with the same value, which changes nothing more.
    assert change(dashboard, f"{control}.value", search, **values) is None
    assert controls(dashboard, search=search)[control]["value"] == value


@pytest.mark.parametrize(
    ("control", "value", "search"),
    [
        ("filter-from", "2014", "?from=2014"),
        ("filter-to", "2019", "?to=2019"),
        ("filter-by", "channel", "?by=channel"),
    ],
)
def test_controls_of_the_trends_do_so_too(
    dashboard: Dashboard, control: str, value: str, search: str
) -> None:
    values = {f"{control.replace('-', '_')}__value": value}
    assert change(dashboard, f"{control}.value", path="/trends", **values) == search
    assert change(dashboard, f"{control}.value", search, "/trends", **values) is None


@pytest.mark.parametrize("name", [*MANY, *ONE])
def test_filling_a_control_from_the_address_never_changes_the_address(
    dashboard: Dashboard, name: str
) -> None:
    control = (MANY | ONE)[name]
    for path, search in (("/", ""), ("/", "?channel=MOU&year=2014"), ("/trends", ""), ("/data", "")):
        value = controls(dashboard, path, search)[control]["value"]
        values = {f"{control.replace('-', '_')}__value": value}
        assert change(dashboard, f"{control}.value", search, path, **values) is None, (path, search)


def test_taking_the_last_choice_back_shortens_the_address(dashboard: Dashboard) -> None:
    assert change(dashboard, "filter-origin.value", "?origin=LAO", filter_origin__value=[]) == ""
    assert (
        change(dashboard, "filter-sex.value", "?sex=female&year=2014", filter_sex__value="total")
        == "?year=2014"
    )


def test_other_parts_of_the_address_stay(dashboard: Dashboard) -> None:
    search = change(
        dashboard,
        "filter-channel.value",
        "?origin=LAO&corridor=LAO-THA&theme=dark",
        filter_channel__value=["NV"],
    )
    assert search == "?origin=LAO&channel=NV&corridor=LAO-THA&theme=dark"


def test_another_filter_goes_back_to_the_first_sheet(dashboard: Dashboard) -> None:
    search = change(
        dashboard, "filter-channel.value", "?sheet=3&sort=-value", "/data", filter_channel__value=["NV"]
    )
    assert search == "?channel=NV&sort=-value"


def test_clearing_keeps_language_and_theme_only(dashboard: Dashboard) -> None:
    search = "?origin=LAO&channel=NV&corridor=LAO-THA&theme=dark"
    assert change(dashboard, "filters-clear.n_clicks", search, filters_clear__n_clicks=1) == "?theme=dark"


def test_on_the_timeline_place_and_kind_are_filters_too(dashboard: Dashboard) -> None:
    for search in ("?focus=THA", "?kind=ban", "?focus=THA&kind=ban&theme=dark"):
        classes = controls(dashboard, "/timeline", search)[Ids.FILTERS]["className"].split()
        assert "has-any" in classes
        cleared = change(dashboard, "filters-clear.n_clicks", search, "/timeline", filters_clear__n_clicks=1)
        assert cleared == ("?theme=dark" if "theme" in search else "")
    assert "has-any" not in controls(dashboard, "/", "?focus=THA")[Ids.FILTERS]["className"].split()


@pytest.mark.parametrize(
    ("search", "system", "after"),
    [
        ("", "light", "?theme=dark"),
        ("", "dark", "?theme=light"),
        ("", None, "?theme=dark"),
        ("?theme=dark", "light", "?theme=light"),
        ("?theme=light", "light", "?theme=dark"),
    ],
)
def test_the_theme_button_turns_to_the_other_one(
    dashboard: Dashboard, search: str, system: str | None, after: str
) -> None:
    stored = {"theme": system, "width": 800, "height": 600} if system else None
    assert (
        change(dashboard, "theme-toggle.n_clicks", search, theme_toggle__n_clicks=1, client__data=stored)
        == after
    )


@pytest.mark.parametrize(
    ("path", "page"),
    [("/", "map"), ("/trends", "trends"), ("/trends/", "trends"), ("/data", "data"), ("/nowhere", "map")],
)
def test_a_path_shows_its_page(dashboard: Dashboard, path: str, page: str) -> None:
    answer = dashboard.ask("page.children", "url.pathname", url__pathname=path, url__search="")
    assert answer is not None
    assert answer[Ids.PAGE]["className"] == f"page page-{page}"
    assert list(parts(answer[Ids.PAGE]["children"]))
