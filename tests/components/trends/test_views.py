"""Ways to draw the figures of the trends page: plain links, and no link to where nothing would show."""

from app.components.trends.views import empty_stack, trend_views
from app.data.dataset import Dataset
from app.data.trends.stack import stack_of
from app.domain.codes import Axis, Reading
from app.state.charts import Chart
from app.state.view import Page, ViewState
from tests.components.trends.test_page import links, text

TRENDS = ViewState(page=Page.TRENDS)


def test_each_way_is_a_link_that_keeps_the_filters(dataset: Dataset) -> None:
    found = links(trend_views(dataset, TRENDS.but(destination=("JPN",))))
    assert "/trends?destination=JPN&chart=trend-panels" in found
    assert "/trends?destination=JPN&reading=index" in found
    assert "/trends?destination=JPN&axis=log" in found
    assert all(link.startswith("/trends?destination=JPN") for link in found)


def test_a_reading_that_would_show_nothing_is_no_link_and_says_why(dataset: Dataset) -> None:
    views = trend_views(dataset, TRENDS.but(measure="stock"))
    found = links(views)
    assert not any("reading=index" in link or "reading=change" in link for link in found)
    assert any("reading=share" in link for link in found)
    assert "Index, Change: The figures of this series bear no change" in text(views)


def test_a_change_has_no_logarithmic_axis(dataset: Dataset) -> None:
    views = trend_views(dataset, TRENDS.but(destination=("JPN",), reading=Reading.CHANGE, axis=Axis.LOG))
    assert not any("axis=log" in link and "reading=change" in link for link in links(views))
    assert "a change may be less than zero" in text(views)


def test_the_scale_is_offered_for_small_charts_and_readings_not_for_areas(dataset: Dataset) -> None:
    panels = trend_views(dataset, TRENDS.but(chart=Chart.TREND_PANELS))
    assert any("panels=own" in link for link in links(panels))
    areas = trend_views(dataset, TRENDS.but(chart=Chart.TREND_STACK))
    assert not any("reading=" in link for link in links(areas))


def test_an_empty_stack_offers_what_can_be_stacked_in_the_same_language(dataset: Dataset) -> None:
    state = TRENDS.but(measure="cost", chart=Chart.TREND_STACK)
    found = links(empty_stack(dataset, state, stack_of(dataset, state)))
    assert found
    assert all("chart=trend-stack" in link for link in found)
    full = TRENDS.but(measure="stock", chart=Chart.TREND_STACK)
    assert empty_stack(dataset, full, stack_of(dataset, full)) == []
