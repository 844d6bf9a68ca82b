"""The list of figures that a chart draws without a label: each with name, number, kind and date."""

import pytest

from app.components.markup import markup
from app.components.trends.page import drawn_legend
from app.components.trends.unlabelled import MOST, unlabelled_list
from app.data.dataset import Dataset
from app.data.trends.trends import trend_of
from app.domain.codes import Theme
from app.figures.registry import draw_over_time
from app.figures.tokens import LIGHT
from app.state.charts import Chart
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)
PAIR = {"origin": ("MMR",), "destination": ("THA",)}


def listed(dataset: Dataset, chart: Chart, width: int, height: int = 0, **choice: object) -> str:
    state = TRENDS.but(**choice)
    figure = draw_over_time(dataset, chart, state, Theme.LIGHT, width, height)
    return markup(unlabelled_list(dataset, chart, state, LIGHT, figure.layout.meta["unlabelled"]))


def test_a_mark_without_a_label_has_its_words_in_the_list(dataset: Dataset) -> None:
    words = listed(dataset, Chart.TREND, 700, 430, **PAIR)
    for part in ("Also on the chart", "as many as 28,000", "Estimate, undocumented, domestic work, Jun 2017"):
        assert part in words
    assert LIGHT.origin("MMR").mark.removeprefix("#") in words


def test_a_list_is_short_and_says_that_there_is_more(dataset: Dataset) -> None:
    words = listed(dataset, Chart.TREND, 408, 372)
    assert words.count("<li") == MOST
    assert "plate-fewer-told" not in words
    assert "More figures without a label stand in the data of this view." in words
    few = listed(dataset, Chart.TREND, 700, 430, **PAIR)
    assert "plate-fewer-told" in few
    assert listed(dataset, Chart.TREND, 1100, 700, measure="cost") == ""


@pytest.mark.parametrize(
    ("chart", "choice"),
    [
        (Chart.TREND_STACK, {"measure": "stock", "destination": ("JPN",)}),
        (Chart.TREND_PANELS, {"by": SplitBy.CHANNEL, "destination": ("THA",)}),
    ],
)
def test_layers_and_small_charts_tell_theirs_too(
    dataset: Dataset, chart: Chart, choice: dict[str, object]
) -> None:
    assert "<li" in listed(dataset, chart, 408, 330, **choice)


def test_small_charts_have_no_legend_for_what_they_do_not_draw(tiny: Tiny) -> None:
    named = tiny(
        "observation_id, origin\na, MMR", sector_mentions="mention_id, sector, origin\nm, fishing, LAO"
    )
    trend = trend_of(named, TRENDS.but(sector=("fishing",)))
    assert trend.mentions
    assert "without a number" in markup(drawn_legend(named, Chart.TREND, trend))
    assert "without a number" not in markup(drawn_legend(named, Chart.TREND_PANELS, trend))
