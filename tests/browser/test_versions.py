"""Copied links name the data version; a link of an earlier one shows what has changed in its view."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from app.components.ids import Ids
from app.config import ROOT
from app.data.dataset import Dataset
from app.data.editions.releases import releases
from tests.browser.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser

FIRST = next(iter(releases(ROOT / "data")))


@pytest.mark.parametrize("size", SIZES)
def test_a_link_of_an_earlier_edition_shows_what_has_changed(
    visitor: Visitor, dataset: Dataset, size: str
) -> None:
    visitor.open(f"/trends?measure=stock&data={FIRST}", size=size)
    notice = visitor.part(Ids.NOTICE)
    expect(notice).to_contain_text(f"data version {FIRST}")
    expect(notice).to_contain_text(f"shown is version {dataset.version}")
    lists = notice.locator(".changes")
    expect(lists).to_be_hidden()
    notice.locator("summary").click()
    expect(lists).to_be_visible()
    expect(lists).to_contain_text("Added")
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    # The next step leaves the version, and with it the notice, behind.
    visitor.choose(Ids.FILTER_ORIGIN, "Cambodia")
    visitor.until(lambda: visitor.query == {"measure": "stock", "origin": "KHM"}, visitor.page.url)
    expect(notice).to_be_empty()


def test_a_map_keeps_its_place_under_a_folded_notice(visitor: Visitor) -> None:
    visitor.open(f"/?data={FIRST}&channel=MOU")
    expect(visitor.part(Ids.NOTICE).locator(".notice")).to_have_count(1)
    visitor.until(lambda: len(visitor.arrows()) == 3, f"the map draws {visitor.arrows()}")


def test_a_copied_link_names_language_and_version(visitor: Visitor, dataset: Dataset) -> None:
    visitor.open(f"/trends?origin=MMR,KHM&data={FIRST}")
    visitor.page.evaluate("() => navigator.clipboard.writeText('')")
    visitor.part(Ids.COPY_LINK).click()
    visitor.until(lambda: bool(_clipboard(visitor)), "nothing was copied")
    link = urlsplit(_clipboard(visitor))
    assert link.path == "/trends"
    assert parse_qs(link.query) == {"origin": ["MMR,KHM"], "lang": ["en"], "data": [dataset.version]}
    assert "origin=MMR,KHM" in link.query
    # The link is current, so there is nothing to tell.
    visitor.open(f"{link.path}?{link.query}")
    expect(visitor.part(Ids.NOTICE)).to_be_empty()


def _clipboard(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("() => navigator.clipboard.readText()"))
