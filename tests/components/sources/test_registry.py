"""The registry on the page about sources: every series with whom it counts, its terms, and what may be made of it."""

from typing import Any

import pytest

from app.components.sources.registry import left_out, measures_and_series
from app.data.dataset import Dataset
from app.data.sources.holdings import holdings
from app.domain.codes import Theme
from app.domain.indicators import INDICATORS
from app.state.view import Page, ViewState
from app.text.labels import measure_meaning
from tests.conftest import Tiny
from tests.tools.tree import links, parts, with_class, words

STATE = ViewState(page=Page.SOURCES)


@pytest.fixture(scope="module")
def section(dataset: Dataset) -> list[Any]:
    return measures_and_series(dataset, STATE)


def entry(node: Any, anchor: str) -> dict[str, Any]:
    (found,) = [part for part in parts(node) if part.get("id") == anchor]
    return found


def test_each_measure_is_defined_and_each_series_has_its_anchor(dataset: Dataset, section: list[Any]) -> None:
    text = words(section)
    ids = [part["id"] for part in parts(section) if part.get("id")]
    assert len(ids) == len(set(ids))
    for key, rows in holdings(dataset).items():
        assert f"measure-{key}" in ids
        assert measure_meaning(key) in text
        assert {f"series-{row.series.series_id}" for row in rows} <= set(ids)


def test_a_series_says_everything_that_the_registry_knows(dataset: Dataset, section: list[Any]) -> None:
    articles = {part["id"]: part for part in parts(section) if part["type"] == "Article"}
    for rows in holdings(dataset).values():
        for row in rows:
            series = row.series
            source = dataset.sources[series.source_id]
            text = words(articles[f"series-{series.series_id}"]["children"])
            for fact in (
                series.title,
                series.population,
                series.not_counted,
                series.description,
                source.title,
                source.edition,
                source.licence,
                str(row.first_year),
                str(row.last_year),
                f"{row.figures:,} figure",
            ):
                assert " ".join(fact.split()) in text, (series.series_id, fact)


def test_facts_of_the_un_stocks_and_of_a_flow(section: list[Any]) -> None:
    stock = words(entry(section, "series-undesa-ims-2024"))
    for fact in (
        "23,208 figures",
        "1990 to 2024",
        "estimated",
        "unknown, not zero",
        "Changes not worked out",
    ):
        assert fact in stock, fact
    assert "Counted as they leave, by the country of origin" in words(
        entry(section, "series-vnm-molisa-departures")
    )
    assert "Counted" not in stock.replace("Counts:", "")


def test_single_figures_are_folded_and_do_not_drown_the_large_series(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id
        a,              small
        b,              large
        c,              large
        """
    )
    section = measures_and_series(data, STATE)
    order = [part["id"] for part in parts(section) if str(part.get("id")).startswith("series-")]
    assert order == ["series-large", "series-small"]
    (fold,) = with_class(section, "folded")
    assert [part["id"] for part in parts(fold["children"]) if part.get("id")] == ["series-small"]
    assert "1 series of a single figure" in words(fold["children"])


def test_links_lead_to_the_figures_in_the_language_and_theme_of_the_page(tiny: Tiny) -> None:
    data = tiny("observation_id, series_id\n a, one\n b, one")
    section = measures_and_series(data, STATE.but(theme=Theme.DARK))
    assert links(section)["2 figures"] == "/data?measure=workers&series=one&theme=dark"


def test_comparable_series_are_linked_where_they_have_figures(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id\n a, one\n b, two",
        series="""
        series_id, title, comparable_with
        one,       First, two;empty
        two,       Other, one
        empty,     Empty,
        """,
    )
    section = measures_and_series(data, STATE)
    first = entry(section, "series-one")
    assert "May be compared, but not joined by a line, with: Other ; Empty ." in words(first["children"])
    assert {"Other": "#series-two"}.items() <= links(first["children"]).items()
    assert "Empty" not in links(first["children"])
    assert all(
        href[1:] in {part.get("id") for part in parts(section)}
        for href in links(section).values()
        if href.startswith("#series-")
    )


def test_indicators_of_countries_are_explained(section: list[Any]) -> None:
    assert {f"indicator-{key}" for key in INDICATORS} <= {part.get("id") for part in parts(section)}


def test_what_was_left_out_has_a_reason_and_leads_to_what_stands_here(
    dataset: Dataset, section: list[Any]
) -> None:
    node = left_out(dataset)
    rows = dataset.table("left_out")
    assert len(rows) > 0
    text = words(node)
    for column in ("title", "publisher", "licence", "reason"):
        for cell in rows[column]:
            assert cell in text, cell
    for name in ("gaskin-abel-2026", "gdp-completed", "knomad-migrant-stocks", "abel-cohen-2022-by-type"):
        assert entry(node, f"left-out-{name}")
    there = {f"#{part['id']}" for part in parts(section) if part.get("id")}
    assert set(links(node).values()) <= there
