"""The filter row: every control once, with a name that is read aloud, and the hint beside it."""

from app.components.filters import MANY, ON_PAGE, ONE, filter_label, filter_row
from app.components.ids import Ids
from app.config import ROOT
from app.state.view import FILTERS, Page
from tests.tools.tree import parts, words


def test_every_control_stands_once_in_the_row() -> None:
    ids = [part["id"] for part in parts(filter_row()) if "id" in part]
    assert len(set(ids)) == len(ids)
    assert {*MANY.values(), *ONE.values(), Ids.FILTERS, Ids.FILTERS_CLEAR, Ids.COPY_LINK} <= set(ids)


def test_ids_are_those_that_tests_are_promised() -> None:
    assert (MANY | ONE).items() >= {
        ("origin", "filter-origin"),
        ("destination", "filter-destination"),
        ("channel", "filter-channel"),
        ("sector", "filter-sector"),
        ("sex", "filter-sex"),
        ("measure", "filter-measure"),
        ("year", "filter-year"),
    }


def test_every_filter_of_the_view_has_a_control() -> None:
    # The kinds of events are chosen on the timeline itself.
    assert set(MANY | ONE) - {"by"} == set(FILTERS) - {"kind"}


def test_pages_use_filters_that_exist() -> None:
    assert set(ON_PAGE) == set(Page)
    for names in ON_PAGE.values():
        assert set(names) <= set(MANY | ONE)
    assert {"origin", "destination", "channel", "sector", "year"} <= set(ON_PAGE[Page.MAP])


def test_every_control_has_a_label_and_says_what_nothing_chosen_means() -> None:
    for name, id_ in (MANY | ONE).items():
        (control,) = [part for part in parts(filter_row()) if part.get("id") == id_]
        assert words(control["label"])
        assert control["placeholder"] or name == "by"
        assert control["clearButtonProps"]["aria-label"]


def test_what_a_page_hides_has_a_rule_in_the_style_sheet() -> None:
    sheet = (ROOT / "assets" / "20_base.css").read_text(encoding="utf-8")
    for name in MANY | ONE:
        unused = [page for page in Page if name not in ON_PAGE[page] and ON_PAGE[page]]
        assert not unused or f".without-{name} .filter-of-{name}" in " ".join(sheet.split())


def test_a_label_holds_name_and_hint() -> None:
    assert words(filter_label("origin", "4 of 6")) == "Origin 4 of 6"
    assert words(filter_label("by", "")) == "Show lines"
