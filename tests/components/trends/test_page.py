"""The words and tables round the trend chart: readable without the picture, each figure with its source."""

from typing import Any

from dash.development.base_component import Component

from app.components.ids import Ids
from app.components.trends.page import empty_trend, trend_events, trend_margin
from app.components.trends.table import trend_table
from app.data.dataset import Dataset
from app.data.trends.events import events_of
from app.data.trends.trends import trend_of, trend_relaxations
from app.figures.trends.trend import trend_meta
from app.state.charts import Chart
from app.state.view import Page, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)


def text(node: Any) -> str:
    """All words of a component, in reading order."""
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return " ".join(map(text, node))
    if isinstance(node, Component):
        return text(getattr(node, "children", None))
    return str(node)


def links(node: Any) -> list[str]:
    """The addresses that a component links to."""
    if isinstance(node, list | tuple):
        return [each for child in node for each in links(child)]
    if not isinstance(node, Component):
        return []
    own = [node.href] if getattr(node, "href", None) else []
    return own + links(getattr(node, "children", None))


def margin(dataset: Dataset, **choice: object) -> list[Component]:
    state = TRENDS.but(**choice)
    trend = trend_of(dataset, state)
    return trend_margin(dataset, state, trend, trend_meta(dataset, state, trend))


def test_the_margin_holds_what_a_chart_needs_to_be_true(dataset: Dataset) -> None:
    words = text(margin(dataset))
    for part in (
        "Workers by corridor, 20",
        "Unit: people.",
        "Sources: ",
        "All series of this chart, and why they differ",
        dataset.version,
    ):
        assert part in words
    assert Ids.SOURCE_NOTE in str(margin(dataset))


def test_the_legend_has_only_the_marks_on_the_chart(tiny: Tiny) -> None:
    words = text(margin(tiny("observation_id, bound\na, at_least")))
    assert "the true number is above it" in words
    assert "estimate" not in words.split("How sure")[1]
    headline = text(margin(tiny("observation_id, status\na, headline_only")))
    assert "the number stands only in a headline" in headline
    named = tiny("observation_id\na", sector_mentions="mention_id, sector\nm, fishing")
    assert "named by a source, without a number" in text(margin(named, sector=("fishing",)))


def test_the_table_lists_every_figure_with_its_bound_and_source(dataset: Dataset) -> None:
    trend = trend_of(dataset, TRENDS)
    words = text(trend_table(dataset, TRENDS, trend))
    for part in (
        "more than 1,700,000",
        "October 2014",
        "Counted, completed or in process",
        "read in MMN Annual Report 2019",
    ):
        assert " ".join(part.split()) in " ".join(words.split())
    assert words.count("Myanmar to Thailand") >= 5
    assert "What does not fit together" in words
    assert "Our reading, not confirmed" in words


def test_many_figures_of_one_series_stand_in_one_row(tiny: Tiny) -> None:
    rows = "\n".join(f"r{year}, s, {year}, {year}" for year in range(2010, 2016))
    dataset = tiny(
        f"observation_id, series_id, period, value\n{rows}", series="series_id, frequency\ns, annual"
    )
    words = text(trend_table(dataset, TRENDS, trend_of(dataset, TRENDS)))
    assert words.count("Myanmar to Thailand") == 1
    assert all(f"{year} " in words and f"{year:,}" in words for year in range(2010, 2016))


def test_what_a_source_does_not_list_stands_in_the_table_as_such(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", origin=("KHM",), destination=("SGP",))
    words = text(trend_table(dataset, state, trend_of(dataset, state)))
    assert "n/l" in words
    assert "Not listed" in words


def test_zero_spread_and_confidence_are_said_beside_the_number(tiny: Tiny) -> None:
    dataset = tiny(
        """
        observation_id, value, value_low, value_high, confidence, status
        a,              0,     ,          ,           B,          reported
        b,              5,     2,         9,          ,           model
        """
    )
    words = text(trend_table(dataset, TRENDS, trend_of(dataset, TRENDS)))
    for part in (
        "zero, printed by the source",
        "confidence B",
        "Between methods: 2 to 9; not a margin of error",
    ):
        assert part in words
    legend = text(margin(dataset))
    for part in ("second-hand", "spread between methods, not a margin of error", "on the axis: zero"):
        assert part in legend


def test_sectors_without_a_number_stand_in_the_table(dataset: Dataset) -> None:
    state = TRENDS.but(sector=("fishing",))
    assert "named, no number" in text(trend_table(dataset, state, trend_of(dataset, state)))


def test_an_empty_chart_offers_filters_to_relax_as_links(dataset: Dataset) -> None:
    state = TRENDS.but(origin=("LAO",), channel=("TITP",), sector=("construction",))
    found = empty_trend(state, trend_relaxations(dataset, state))
    assert "Show all sectors (1 figure)" in text(found)
    assert all(link.startswith("/trends?origin=LAO") for link in links(found))
    assert links(empty_trend(state, ())) == ["/trends"]


def test_events_are_listed_with_date_title_kind_and_source(dataset: Dataset) -> None:
    words = text(trend_events(dataset, TRENDS, events_of(dataset, trend_of(dataset, TRENDS), TRENDS)))
    for part in ("May 2014", "Military coup in Thailand", "crisis. ", "MMN Annual Report 2014"):
        assert part in words
    assert "No event in these years." in text(trend_events(dataset, TRENDS, ()))


def test_every_number_of_the_table_opens_the_card_of_its_figure(dataset: Dataset) -> None:
    trend = trend_of(dataset, TRENDS)
    cards = {
        link.split("figure=")[1] for link in links(trend_table(dataset, TRENDS, trend)) if "figure=" in link
    }
    assert cards == {row.observation_id for row in trend.figures}


def test_corridors_without_room_are_counted_and_offered(dataset: Dataset) -> None:
    state = TRENDS.but(measure="flow", origin=("MMR",))
    trend = trend_of(dataset, state)
    found = margin(dataset, measure="flow", origin=("MMR",))
    assert f"{trend.found - len(trend.corridors)} more corridors" in text(found)
    assert any("chart=trend-panels" in link for link in links(found))
    assert len([link for link in links(found) if "destination=" in link]) == len(trend.rest) > 0


def test_small_charts_list_one_figure_each_and_the_way_to_the_others(dataset: Dataset) -> None:
    state = TRENDS.but(measure="stock", chart=Chart.TREND_PANELS)
    trend = trend_of(dataset, state)
    found = links(trend_table(dataset, state, trend))
    assert sum("figure=" in link for link in found) == len(trend.groups) == 24
    assert any(link.startswith("/data?measure=stock") for link in found)


def test_events_take_the_focus_and_lead_to_the_timeline(dataset: Dataset) -> None:
    events = events_of(dataset, trend_of(dataset, TRENDS), TRENDS)
    _title, rows, link = trend_events(dataset, TRENDS.but(origin=("MMR",)), events)
    assert all(row.tabIndex == 0 for row in rows.children)
    assert [getattr(row, "data-event") for row in rows.children] == [event.event_id for event in events]
    assert links(link) == ["/timeline?origin=MMR"]
