"""The page that compares, as a reader uses it."""

import pytest
from playwright.sync_api import expect

from app.components.ids import Ids
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_name_puts_the_matrix_in_the_order_of_its_figures(visitor: Visitor) -> None:
    visitor.open("/compare")
    names = visitor.part(Ids.COMPARE_CHART).locator("svg a")
    names.filter(has_text="Japan").first.click()
    expect(visitor.part(Ids.COMPARE_CHOICES)).to_contain_text("By figures to Japan")
    assert visitor.query == {"order": "to-JPN"}


def test_a_bar_opens_the_card_of_its_figure_and_the_picture_stays(visitor: Visitor) -> None:
    visitor.open("/compare?chart=ranking")
    chart = visitor.part(Ids.COMPARE_CHART)
    drawn = visitor.part(Ids.COMPARE_FRAME).get_attribute("data-drawn")
    box = chart.locator(".barlayer .point path").first.bounding_box()
    assert box is not None
    visitor.page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(visitor.part(Ids.CARD)).to_contain_text("1,820,928")
    assert visitor.query == {"chart": "ranking", "figure": "ar2019-mmr-tha-documented-2019-12"}
    assert visitor.part(Ids.COMPARE_FRAME).get_attribute("data-drawn") == drawn


def test_the_table_holds_the_figures_and_opens_on_demand(visitor: Visitor) -> None:
    visitor.open("/compare")
    table = visitor.part(Ids.COMPARE_TABLE)
    table.locator("summary").click()
    expect(table.get_by_role("link", name="1,820,928")).to_be_visible()
