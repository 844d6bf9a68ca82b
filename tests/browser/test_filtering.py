"""Filters: address, list and map change together; reload, back and forward show the same views."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

ALL_2019 = {
    "MMR-THA", "KHM-THA", "LAO-THA", "VNM-JPN", "MMR-CHN", "KHM-KOR", "MMR-LAO", "KHM-MYS", "MMR-JPN", "KHM-JPN",
    "VNM-DEU", "KHM-SGP", "LAO-JPN", "VNM-TWN",
}  # fmt: skip


def test_the_first_view_shows_the_largest_corridors(visitor: Visitor) -> None:
    visitor.open("/")
    assert set(visitor.rows()) == ALL_2019
    assert visitor.rows()[0] == "MMR-THA"
    expect(visitor.part(Ids.CORRIDOR_LIST)).to_contain_text("1,820,928")
    # A thousand people to the far west are no arrow on this map; the list says so.
    assert set(visitor.arrows()) >= ALL_2019 - {"VNM-DEU"}
    expect(visitor.part(Ids.MAP_SIDE)).to_contain_text("Not on this map: Vietnam to Germany, 1,000.")
    assert {"1,820,928", "686,429", "280,962", "Myanmar", "Thailand", "Japan"} <= set(visitor.labels())
    assert "Thailand: 65,991 ≠ border-pass holders, nationality not published" in visitor.labels()


@pytest.mark.parametrize(
    ("filter_id", "choice", "query", "rows", "label"),
    [
        (Ids.FILTER_ORIGIN, "Laos", {"origin": "LAO"}, ["LAO-THA", "LAO-JPN"], "280,962"),
        (
            Ids.FILTER_DESTINATION,
            "Japan",
            {"destination": "JPN"},
            ["VNM-JPN", "MMR-JPN", "KHM-JPN", "LAO-JPN"],
            "about 190,000",
        ),
        (Ids.FILTER_CHANNEL, "MOU recruitment", {"channel": "MOU"}, ["MMR-THA", "KHM-THA", "LAO-THA"], "493,744"),
        (Ids.FILTER_YEAR, "2014", {"year": "2014"}, ["MMR-THA", "KHM-THA", "VNM-THA"], "more than 1,700,000"),
        (Ids.FILTER_SECTOR, "Domestic work", {"sector": "domestic_work"}, ["MMR-SGP", "MMR-THA"], "30,000 to 40,000"),
        (
            Ids.FILTER_MEASURE,
            "Residents from abroad",
            {"measure": "stock"},
            ["MMR-THA", "MMR-BGD", "VNM-JPN"],
            "1,708,695",
        ),
    ],
    ids=["origin", "destination", "channel", "year", "sector", "measure"],
)  # fmt: skip
def test_a_filter_changes_address_list_and_map_together(
    visitor: Visitor, filter_id: Ids, choice: str, query: dict[str, str], rows: list[str], label: str
) -> None:
    visitor.open("/")
    visitor.choose(filter_id, choice)
    visitor.until(lambda: visitor.query == query, f"the address is {visitor.page.url}")
    # Of residents there are dozens of corridors; the first few tell that they are those.
    first = len(rows) if "measure" in query else None
    visitor.until(lambda: visitor.rows()[:first] == rows, f"the list holds {visitor.rows()}")
    visitor.until(lambda: set(rows) <= set(visitor.arrows()), f"the map draws {visitor.arrows()}")
    assert any(label in text for text in visitor.labels())
    assert first or ALL_2019.isdisjoint(set(visitor.arrows()) - set(rows))

    # The same view comes from the address alone.
    seen = _view(visitor)
    visitor.reload()
    assert _view(visitor) == seen


def test_a_filter_on_the_phone_does_the_same(visitor: Visitor) -> None:
    visitor.open("/", size="phone")
    expect(visitor.part(Ids.FILTER_CHANNEL)).to_be_hidden()
    visitor.choose(Ids.FILTER_CHANNEL, "MOU recruitment")
    visitor.until(lambda: visitor.query == {"channel": "MOU"}, f"the address is {visitor.page.url}")
    visitor.until(lambda: visitor.rows() == ["MMR-THA", "KHM-THA", "LAO-THA"], f"the list: {visitor.rows()}")
    visitor.until(lambda: len(visitor.arrows()) == 3, f"the map draws {visitor.arrows()}")


def test_choices_add_up_and_can_be_cleared(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.choose(Ids.FILTER_ORIGIN, "Laos")
    visitor.choose(Ids.FILTER_ORIGIN, "Vietnam")
    visitor.choose(Ids.FILTER_DESTINATION, "Japan")
    assert visitor.query == {"origin": "LAO,VNM", "destination": "JPN"}
    visitor.until(lambda: visitor.rows() == ["VNM-JPN", "LAO-JPN"], f"the list holds {visitor.rows()}")
    visitor.part(Ids.FILTERS_CLEAR).click()
    visitor.until(lambda: visitor.query == {}, f"the address is {visitor.page.url}")
    visitor.until(lambda: set(visitor.rows()) == ALL_2019, f"the list holds {visitor.rows()}")
    expect(visitor.part(Ids.FILTERS_CLEAR)).to_be_hidden()


def test_back_and_forward_follow(visitor: Visitor) -> None:
    visitor.open("/")
    first = _view(visitor)
    visitor.choose(Ids.FILTER_CHANNEL, "MOU recruitment")
    visitor.until(lambda: len(visitor.rows()) == 3, "the filter did not act")
    second = _view(visitor)
    visitor.page.locator('[data-corridor="MMR-THA"] a').click()
    expect(visitor.page.get_by_role("heading", name="Myanmar to Thailand")).to_be_visible()
    visitor.settle()
    for expected, go in (
        (second, visitor.page.go_back),
        (first, visitor.page.go_back),
        (second, visitor.page.go_forward),
    ):
        go()
        visitor.settle()
        visitor.until(lambda view=expected: _view(visitor) == view, "another view than before")
    visitor.page.go_forward()
    expect(visitor.page.get_by_role("heading", name="Myanmar to Thailand")).to_be_visible()
    # The controls follow too.
    visitor.page.go_back()
    visitor.page.go_back()
    expect(visitor.page.locator(".filter-of-channel .mantine-Pill-label")).to_have_count(0)


def test_choices_say_how_many_figures_they_hold_or_why_none(visitor: Visitor) -> None:
    visitor.open("/?channel=MOU")
    visitor.part(Ids.FILTER_DESTINATION).click()
    options = visitor.page.locator("[role=option]:visible")
    expect(options.filter(has_text="Thailand").locator(".choice-hint")).to_have_text("5")
    impossible = options.filter(has_text="South Korea")
    expect(impossible).to_have_attribute("data-combobox-disabled", "true")
    expect(impossible.locator(".choice-hint")).to_have_text("no figure with the other filters")


def test_border_passes_are_a_mark_that_the_list_holds_too(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.choose(Ids.FILTER_CHANNEL, "Border pass (section 64)")
    visitor.until(lambda: visitor.query == {"channel": "BORDER_PASS"}, f"the address is {visitor.page.url}")
    text = "Thailand: 65,991 border-pass holders, nationality not published"
    # On the map the sign stands at the number, in the list after the words.
    label = text.replace("65,991", "65,991 ≠")
    visitor.until(lambda: label in visitor.labels(), f"the map says {visitor.labels()}")
    assert visitor.arrows() == []
    expect(visitor.page.locator(".marks")).to_contain_text(text)


def test_a_sector_without_numbers_is_named(visitor: Visitor) -> None:
    visitor.open("/?sector=fishing")
    assert "KHM-THA" in visitor.arrows()
    assert visitor.rows() == []
    expect(visitor.page.locator(".mentions")).to_contain_text(
        "Cambodia to Thailand: fishing, named without a number"
    )


def test_nothing_left_is_said_and_can_be_mended(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.choose(Ids.FILTER_SEX, "Women")
    visitor.until(lambda: visitor.query.get("sex") == "female", f"the address is {visitor.page.url}")
    said = visitor.part(Ids.MAP_EMPTY)
    expect(said).to_contain_text("No figure for this choice")
    assert visitor.labels()
    said.get_by_role("link", name="Show women and men together").click()
    visitor.until(lambda: visitor.query == {}, f"the address is {visitor.page.url}")
    visitor.until(lambda: set(visitor.rows()) == ALL_2019, f"the list holds {visitor.rows()}")
    expect(said).to_be_empty()


def test_years_are_chosen_under_the_map(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.part(Ids.MAP_YEARS).get_by_role("link").filter(has_text="2014").click()
    visitor.until(lambda: visitor.rows() == ["MMR-THA", "KHM-THA", "VNM-THA"], f"the list: {visitor.rows()}")
    assert visitor.query == {"year": "2014"}
    expect(visitor.part(Ids.FILTER_YEAR)).to_have_value("2014")


@pytest.mark.parametrize(
    ("filter_id", "choice", "query"),
    [
        (Ids.FILTER_ORIGIN, "Cambodia", {"origin": "KHM"}),
        (Ids.FILTER_CHANNEL, "MOU recruitment", {"channel": "MOU"}),
        (Ids.FILTER_MEASURE, "Remittances", {"measure": "remittance"}),
    ],
    ids=["origin", "channel", "measure"],
)
def test_filters_change_the_trends(
    visitor: Visitor, filter_id: Ids, choice: str, query: dict[str, str]
) -> None:
    visitor.open("/trends")
    table = visitor.part(Ids.TREND_TABLE)
    before = table.inner_text()
    visitor.choose(filter_id, choice)
    visitor.until(lambda: visitor.query == query, f"the address is {visitor.page.url}")
    visitor.until(lambda: table.inner_text() != before, "the table stayed as it was")
    after = table.inner_text()
    visitor.reload()
    assert table.inner_text() == after


@pytest.mark.parametrize(
    ("filter_id", "choice", "query"),
    [
        (Ids.FILTER_ORIGIN, "Cambodia", {"origin": "KHM"}),
        (Ids.FILTER_DESTINATION, "Japan", {"destination": "JPN"}),
        (Ids.FILTER_CHANNEL, "MOU recruitment", {"channel": "MOU"}),
        (Ids.FILTER_SECTOR, "Domestic work", {"sector": "domestic_work"}),
        (Ids.FILTER_YEAR, "2014", {"year": "2014"}),
    ],
    ids=["origin", "destination", "channel", "sector", "year"],
)
def test_filters_narrow_the_table_down(
    visitor: Visitor, filter_id: Ids, choice: str, query: dict[str, str]
) -> None:
    visitor.open("/data")
    count = visitor.page.locator(".data-count")
    before = count.inner_text()
    visitor.choose(filter_id, choice)
    visitor.until(lambda: visitor.query == query, f"the address is {visitor.page.url}")
    visitor.until(lambda: count.inner_text() != before, "as many figures as before")


def test_what_the_table_shows_is_what_the_file_holds(visitor: Visitor) -> None:
    visitor.open("/data?channel=MOU&destination=THA&sort=-value")
    with visitor.page.expect_download() as started:
        visitor.part(Ids.DATA_DOWNLOAD).click()
    download = started.value
    assert download.suggested_filename.endswith(".csv")
    content = Path(download.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    shown = visitor.page.eval_on_selector_all(
        f"#{Ids.DATA_TABLE} tbody tr", "rows => rows.map(row => row.id)"
    )
    assert [f"figure-{row['observation_id']}" for row in rows] == shown
    assert {row["channel"] for row in rows} == {"MOU"}
    assert {row["destination"] for row in rows} == {"THA"}
    values = [float(row["value"]) for row in rows]
    assert values == sorted(values, reverse=True)
    assert 493_744 in values


def test_the_table_is_sorted_by_its_heads(visitor: Visitor) -> None:
    visitor.open("/data?channel=MOU")
    head = visitor.page.locator(f"#{Ids.DATA_TABLE} th.column-figure a")
    head.click()
    visitor.until(lambda: visitor.query.get("sort") == "-value", f"the address is {visitor.page.url}")
    expect(visitor.page.locator(f"#{Ids.DATA_TABLE} th.column-figure")).to_have_attribute(
        "aria-sort", "descending"
    )


def _view(visitor: Visitor) -> tuple[object, ...]:
    """Everything of a view that the address decides."""
    return (
        visitor.query,
        visitor.rows(),
        visitor.arrows(),
        visitor.labels(),
        visitor.page.locator("h1").inner_text(),
    )


def test_no_value_of_a_filter_is_cut_on_a_small_screen(visitor: Visitor) -> None:
    """What has no room in the row goes on a second line."""
    visitor.page.set_viewport_size({"width": 1280, "height": 720})
    visitor.open("/compare?measure=stock&origin=MMR,KHM&destination=KOR,THA&channel=MOU&sector=manufacturing")
    expect(visitor.part(Ids.FILTER_MEASURE)).to_have_value("Residents from abroad")
    expect(visitor.page.locator(".filter-of-sector .mantine-Pill-root").first).to_be_visible()
    visitor.settle()
    assert visitor.page.evaluate(_CUT) == []


_CUT = """() => [...document.querySelectorAll('.filter-controls .filter')].filter((each) => each.offsetWidth)
    .flatMap((each) => [...each.querySelectorAll('input, .mantine-Pill-label, .mantine-PillGroup-group')])
    .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
    .map((each) => `${each.value || each.textContent}: ${each.scrollWidth} > ${each.clientWidth}`)"""
