"""The years below the map: they play, stop and step; widths move between published figures, numbers never."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

YEARS = [2012, 2014, 2017, 2019, 2020, 2021, 2022, 2023, 2025]
"""The years in which a corridor of workers has a figure."""

# Everything that the reader can see of a run: years, numbers on the map, widths of an arrow, outlines that fade.
_RECORD = """() => {
    const record = { years: [], numbers: [], widths: [], leaving: 0, arriving: 0, history: history.length };
    window.record = record;
    const keep = (list, value) => { if (list.at(-1) !== value) list.push(value); };
    (function look() {
        keep(record.years, Number(document.querySelector('.year-now')?.dataset.year));
        for (const text of document.querySelectorAll('#flow-map .scattergeo text')) {
            const words = text.dataset.unformatted.replaceAll('<br>', ' ');
            if (/\\d/.test(words)) record.numbers.push(words);
        }
        record.numbers = [...new Set(record.numbers)];
        const path = flowMap.graph() && flowMap.path('MMR-THA');
        if (path) keep(record.widths, path.getAttribute('d'));
        record.leaving = Math.max(record.leaving, document.querySelectorAll('.leaving path').length);
        record.arriving = Math.max(record.arriving, document.querySelectorAll('path.arriving').length);
        requestAnimationFrame(look);
    })();
}"""


@pytest.fixture
def mover(browser: Browser, server: str) -> Iterator[Visitor]:
    """A reader who has not asked for less motion."""
    context = browser.new_context(reduced_motion="no-preference")
    visitor = Visitor(context.new_page(), server)
    yield visitor
    context.close()
    assert not visitor.trouble


def year(visitor: Visitor) -> int:
    return int(visitor.page.locator(".year-now").get_attribute("data-year") or 0)


def wait_for_year(visitor: Visitor, wanted: int) -> None:
    visitor.until(lambda: year(visitor) == wanted, f"the map shows {year(visitor)}, not {wanted}")
    visitor.settle()


def test_playing_visits_the_years_with_figures_and_stops_at_the_last(mover: Visitor) -> None:
    mover.open("/?year=2019")
    play = mover.part(Ids.YEARS_PLAY)
    mover.page.evaluate(_RECORD)
    play.focus()
    mover.page.keyboard.press("Enter")
    expect(play).to_have_attribute("aria-pressed", "true")
    wait_for_year(mover, 2025)
    expect(play).to_have_attribute("aria-pressed", "false")
    record = mover.page.evaluate("() => record")
    assert record["years"] == [2019, 2020, 2021, 2022, 2023, 2025]
    # One entry of the history, and the focus, stay where they were.
    assert mover.page.evaluate("() => history.length") == record["history"]
    expect(play).to_be_focused()
    # It does not begin again by itself.
    mover.page.wait_for_timeout(1500)
    assert year(mover) == 2025
    # At the last year a press begins with the first.
    play.click()
    wait_for_year(mover, 2012)
    mover.page.keyboard.press("Shift")
    expect(play).to_have_attribute("aria-pressed", "false")


def test_playing_never_begins_by_itself_and_ends_with_anything_else(mover: Visitor) -> None:
    mover.open("/?year=2012")
    mover.page.wait_for_timeout(1600)
    assert year(mover) == 2012
    mover.part(Ids.YEARS_PLAY).click()
    wait_for_year(mover, 2014)
    mover.page.mouse.click(5, 5)
    expect(mover.part(Ids.YEARS_PLAY)).to_have_attribute("aria-pressed", "false")
    stopped = year(mover)
    mover.page.wait_for_timeout(1600)
    assert year(mover) == stopped


def test_widths_move_between_two_years_and_numbers_do_not(mover: Visitor) -> None:
    mover.open("/?year=2017")
    before = set(mover.labels())
    mover.page.evaluate(_RECORD)
    mover.part(Ids.YEARS_ON).click()
    wait_for_year(mover, 2019)
    expect(mover.page.locator(".leaving, path.arriving")).to_have_count(0)
    record = mover.page.evaluate("() => record")
    assert set(record["numbers"]) <= before | set(mover.labels())
    assert record["arriving"] > 0
    assert record["leaving"] > 0
    # In between the arrow was as wide as in neither year; now it is as Plotly drew it.
    assert len(record["widths"]) > 3
    drawn = mover.page.evaluate("() => flowMap.path('MMR-THA').getAttribute('d')")
    mover.reload()
    assert mover.page.evaluate("() => flowMap.path('MMR-THA').getAttribute('d')") == drawn


def test_with_less_motion_years_change_at_once(visitor: Visitor) -> None:
    visitor.open("/?year=2017")
    visitor.page.evaluate(_RECORD)
    visitor.part(Ids.YEARS_ON).click()
    wait_for_year(visitor, 2019)
    record = visitor.page.evaluate("() => record")
    assert len(record["widths"]) == 2
    assert (record["leaving"], record["arriving"]) == (0, 0)


def test_a_change_of_filters_moves_nothing(mover: Visitor) -> None:
    mover.open("/")
    mover.page.evaluate(_RECORD)
    mover.open("/?channel=MOU")
    mover.page.wait_for_timeout(300)
    record = mover.page.evaluate("() => record")
    assert len(record["widths"]) == 2
    assert record["leaving"] == 0


def test_steps_lead_to_the_years_beside(visitor: Visitor) -> None:
    visitor.open("/?year=2017&channel=NV,MOU,DOCUMENTED&focus=MMR")
    visitor.part(Ids.YEARS_BACK).click()
    wait_for_year(visitor, 2014)
    assert visitor.query["focus"] == "MMR"
    visitor.part(Ids.YEARS_ON).click()
    visitor.until(lambda: year(visitor) > 2014, "the year stays")
    visitor.open("/?year=2025")
    expect(visitor.part(Ids.YEARS_ON)).to_have_attribute("aria-disabled", "true")
    expect(visitor.part(Ids.YEARS_BACK)).to_have_attribute("aria-disabled", "false")


def test_the_arrow_keys_walk_along_the_row_and_keep_the_focus(visitor: Visitor) -> None:
    visitor.open("/")
    history = visitor.page.evaluate("() => history.length")
    link = visitor.part(Ids.MAP_YEARS).locator('li[data-year="2019"] a')
    link.focus()
    for key, wanted in (
        ("ArrowLeft", 2017),
        ("ArrowLeft", 2014),
        ("ArrowRight", 2017),
        ("Home", 2012),
        ("End", 2025),
    ):
        visitor.page.keyboard.press(key)
        wait_for_year(visitor, wanted)
        focused = "() => document.activeElement.closest('li')?.dataset.year"
        assert visitor.page.evaluate(focused) == str(wanted)
    assert visitor.page.evaluate("() => history.length") == history


def test_years_without_a_figure_are_said_and_shown_as_such(visitor: Visitor) -> None:
    visitor.open("/?year=2017")
    expect(visitor.page.locator(".year-gap")).to_have_text("No figure by corridor in 2015 and 2016")
    listed = visitor.page.eval_on_selector_all(
        f"#{Ids.MAP_YEARS} li:has(a)", "items => items.map((item) => Number(item.dataset.year))"
    )
    assert listed == YEARS


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_buttons_are_large_enough_and_have_names(visitor: Visitor, size: str) -> None:
    visitor.open("/", size=size)
    least = 44 if size == "phone" else 32
    for id_, name in (
        (Ids.YEARS_BACK, "The year before that has figures"),
        (Ids.YEARS_PLAY, "Play the years"),
        (Ids.YEARS_ON, "The next year that has figures"),
    ):
        box = visitor.part(id_).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= least
        expect(visitor.page.get_by_role("button", name=name)).to_have_id(id_)
