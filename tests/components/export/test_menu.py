"""The buttons of the export menu and its dialog: where they stand, and what they promise to scripts and readers."""

import pytest

from app.components.export.dialog import Citation, menu_content
from app.components.export.menu import export_button, export_place, slide_view, story_button
from app.components.ids import Ids
from app.components.markup import markup
from app.data.dataset import Dataset
from app.data.stories.stories import parse_story
from app.state.charts import CHARTS, Chart, page_of
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState
from tests.tools.tree import parts, words

FORMS = [
    Citation("text", "Plain text", "A <b>& B", "cited.txt"),
    Citation("bibtex", "BibTeX", "@misc{a}", "cited.bib"),
]
SUBJECT = {"place": "THA", "corridor": "MMR-THA"}


def view_of(chart: Chart) -> ViewState:
    page = page_of(chart)
    subject = SUBJECTS.get(page)
    return ViewState(page=page, chart=chart, **({subject: SUBJECT[subject]} if subject else {}))  # type: ignore[arg-type]


@pytest.mark.parametrize("page", Page)
def test_a_page_with_filters_has_the_menu_once(dataset: Dataset, page: Page) -> None:
    place = export_place(dataset, ViewState(page=page))
    ids = [part["id"] for part in parts(place) if "id" in part]
    has_chart = page == Page.DATA or (page in CHARTS and page not in SUBJECTS)
    assert ids == ([Ids.EXPORT_MENU] if has_chart else [])


@pytest.mark.parametrize("chart", Chart)
def test_a_slide_of_each_chart_is_one_that_stories_know(dataset: Dataset, chart: Chart) -> None:
    view = slide_view(
        dataset, view_of(chart).but(theme="dark", embed=True, figure="x", origin=("MMR",)), chart
    )
    assert not {"theme", "embed", "figure"} & set(view.replace("?", "&").replace("=", "&").split("&"))
    story = parse_story(
        dataset, f'{{"title": "T", "slides": [{{"title": "S", "view": "{view}"}}]}}', "a story"
    )
    assert story.slides[0].chart == chart


def test_a_table_is_no_slide(dataset: Dataset) -> None:
    assert slide_view(dataset, ViewState(page=Page.DATA), None) == ""


def test_a_slide_keeps_the_years_that_its_chart_has_chosen(dataset: Dataset) -> None:
    """Its title names them: newer data must not change the picture below it."""
    stock = ViewState(page=Page.COMPARE, measure="stock")
    assert "year=2024" in slide_view(dataset, stock.but(chart=Chart.MATRIX), Chart.MATRIX)
    assert "year=2019" in slide_view(dataset, ViewState(), Chart.FLOW_MAP)
    assert "year=2015" in slide_view(dataset, stock.but(chart=Chart.MATRIX, year=2015), Chart.MATRIX)
    slope = slide_view(dataset, stock.but(chart=Chart.SLOPE), Chart.SLOPE)
    assert "from=" in slope
    assert "to=" in slope
    assert "year" not in slide_view(dataset, ViewState(page=Page.TRENDS), Chart.TREND)


def test_buttons_below_charts_say_which_chart_they_export() -> None:
    labels = {
        part["aria-label"]
        for chart in CHARTS[Page.COUNTRY]
        for part in parts(export_button(view_of(chart), chart))
        if "aria-label" in part
    }
    assert len(labels) == len(CHARTS[Page.COUNTRY])
    assert all(label.startswith("Export: ") for label in labels)


def test_what_is_said_stands_behind_the_quiet_button(dataset: Dataset) -> None:
    # The script fills the element after the button.
    button, said = story_button(dataset, ViewState(), Chart.FLOW_MAP).children  # type: ignore[attr-defined]
    assert "data-slide" in button.to_plotly_json()["props"]
    assert said.role == "status"


def test_the_dialog_is_whole_and_escaped(dataset: Dataset) -> None:
    state = view_of(Chart.TREND).but(origin=("MMR",), channel=("MOU",))
    content = menu_content(dataset, state, Chart.TREND, FORMS, "")
    text = markup(content)
    assert "A &lt;b&gt;&amp; B" in text
    assert "Origin: Myanmar" in words(content)
    for name in ("size", "resolution", "colours", "cite"):
        assert f'name="{name}"' in text, name
    assert 'type="number"' in text
    roles = [part.get("role") for part in parts(content)]
    assert "status" in roles
    # Every field has a name that is read aloud: it stands in a label with words, in a set with a legend.
    assert text.count("<label") == text.count("<input")


def test_the_dialog_of_the_table_offers_no_pictures(dataset: Dataset) -> None:
    text = markup(menu_content(dataset, ViewState(page=Page.DATA), None, FORMS, "https://c.example.org"))
    assert 'name="size"' not in text
    assert "/export/data.xlsx" in text
    assert "data-slide" not in text
