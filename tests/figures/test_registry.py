"""Every chart of the registry, by what all charts promise."""

import json
from gettext import NullTranslations

import plotly.graph_objects as go
import pytest

from app.config import ROOT
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.registry import DRAWINGS, draw
from app.state.charts import CHARTS, Chart, chart_of, page_of
from app.state.pages import Page
from app.state.view import ViewState
from app.text import i18n
from app.text.charts import chart_name

SUBJECT = {Page.COUNTRY: {"place": "THA"}, Page.CORRIDOR: {"corridor": "MMR-THA"}}
VIEWS = (
    {},
    {"measure": "stock", "destination": ("THA",)},
    {"measure": "flow", "origin": ("MMR",)},
    {"measure": "remittance"},
    {"measure": "cost"},
    {"channel": ("MOU",), "year": 2019},
    {"sector": ("fishing",), "origin": ("LAO",)},
    {"year": 1950},
)


def view(chart: Chart, **changes: object) -> ViewState:
    page = page_of(chart)
    return ViewState(page=page).but(**SUBJECT.get(page, {})).but(**changes)


def drawn(dataset: Dataset, chart: Chart, state: ViewState, theme: Theme = Theme.LIGHT) -> go.Figure:
    return draw(dataset, load_basemap(ROOT / "data" / "boundaries"), chart, state, theme)


def test_every_chart_is_drawn_has_a_page_and_a_name() -> None:
    assert set(DRAWINGS) == set(Chart)
    assert [chart for charts in CHARTS.values() for chart in charts] == list(Chart)
    assert len({chart_name(chart) for chart in Chart}) == len(Chart)


def test_an_address_that_names_no_chart_means_the_main_one() -> None:
    assert chart_of(Page.COMPARE, None) == chart_of(Page.COMPARE, "trend") == Chart.MATRIX
    assert chart_of(Page.COMPARE, "slope") == Chart.SLOPE


@pytest.mark.parametrize("changes", VIEWS, ids=str)
@pytest.mark.parametrize("chart", Chart)
def test_every_chart_says_what_it_shows_in_every_view(
    dataset: Dataset, chart: Chart, changes: dict[str, object]
) -> None:
    state = view(chart, **changes)
    figure = drawn(dataset, chart, state)
    meta = figure.layout.meta
    assert meta["title"]
    assert meta["finding"] == DRAWINGS[chart].tell(dataset, state).sentence
    assert all(isinstance(note, str) and note for note in meta["notes"])
    assert figure.layout.width
    assert figure.layout.height
    # What has a mark has a source.
    ids = set(_ids(json.loads(figure.to_json())["data"])) & set(dataset.by_id)
    assert meta["source"] or not ids


@pytest.mark.parametrize("chart", Chart)
def test_every_chart_is_a_whole_plotly_figure_in_both_themes(dataset: Dataset, chart: Chart) -> None:
    light, dark = (drawn(dataset, chart, view(chart), theme) for theme in Theme)
    for figure in (light, dark):
        # Charts are made without Plotly's checks; here it refuses a property that it does not know.
        assert len(go.Figure(figure.to_dict()).data) == len(figure.data)
    assert light.to_json() != dark.to_json()
    assert light.layout.meta == dark.layout.meta


class Marked(NullTranslations):
    """Another language, in which every message is its English in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.mark.parametrize("chart", Chart)
def test_no_chart_keeps_words_of_the_language_it_was_drawn_in_before(
    dataset: Dataset, chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_catalogue", lambda code: Marked() if code == "th" else NullTranslations())

    def words(language: str) -> str:
        with i18n.speaking(language):
            # A size that no other test asks for, so that nothing of it is kept from them.
            basemap = load_basemap(ROOT / "data" / "boundaries")
            figure = draw(dataset, basemap, chart, view(chart), Theme.LIGHT, width=843, height=655)
            return str(figure.to_dict())

    other, english = words("th"), words("en")
    assert "⟦" in other
    assert "⟦" not in english
    assert words("th") == other


@pytest.mark.parametrize("chart", [chart for chart in Chart if page_of(chart) in SUBJECT])
def test_a_chart_about_nothing_is_empty_and_says_so(dataset: Dataset, chart: Chart) -> None:
    figure = drawn(dataset, chart, ViewState(page=page_of(chart)))
    assert figure.layout.meta["finding"]


def _ids(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [each for value in values for each in _ids(value)]
