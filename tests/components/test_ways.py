"""Crumbs and links between views."""

from app.components.markup import markup
from app.components.ways import crumbs, view_links
from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from tests.tools.tree import links, parts, words


def test_crumbs_lead_up_and_name_the_page_itself() -> None:
    way = crumbs([("Countries", "/country"), ("Thailand", None)])
    assert links(way) == {"Countries": "/country"}
    current = [words(part["children"]) for part in parts(way) if part.get("aria-current") == "page"]
    assert current == ["Thailand"]


def test_links_lead_to_every_other_view_with_the_filters(dataset: Dataset) -> None:
    state = ViewState(page=Page.TRENDS, origin=("MMR",), destination=("THA",))
    assert links(view_links(dataset, state)) == {
        "Show on map": "/?origin=MMR&destination=THA",
        "Compare": "/compare?origin=MMR&destination=THA",
        "Show the figures": "/data?measure=workers&origin=MMR&destination=THA",
        "Corridor page": "/corridor/MMR-THA?origin=MMR&destination=THA",
    }


def test_the_figures_are_those_of_the_year_that_is_shown(dataset: Dataset) -> None:
    shown = links(view_links(dataset, ViewState(), shown_year=2019))
    assert shown["Show the figures"] == "/data?measure=workers&year=2019"
    assert shown["Show as trend"] == "/trends"
    named = links(view_links(dataset, ViewState(year=2014), shown_year=2019))
    assert named["Show the figures"] == "/data?measure=workers&year=2014"


def test_they_can_be_written_as_text(dataset: Dataset) -> None:
    text = markup(view_links(dataset, ViewState(page=Page.COUNTRY, place="THA"), buttons=True))
    assert 'href="/?destination=THA"' in text
    assert 'class="button"' in text
