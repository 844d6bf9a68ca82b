"""The page about sources: complete, with anchors that the other pages use, and with our reading marked as ours."""

from typing import Any

import pytest
from dash.development.base_component import Component

from app.components.ids import Ids
from app.components.sources.page import sources_page
from app.data.dataset import Dataset
from app.data.queries import filters_of, observations
from app.data.vocabulary import vocabulary
from app.pages.sources import layout
from app.state.codec import parse_view
from app.state.view import Page, ViewState
from app.text.glossary.glossary import definitions, kinds
from tests.conftest import Tiny


def parts_of(dataset: Dataset) -> list[Component]:
    return [
        each
        for part in sources_page(dataset, ViewState(page=Page.SOURCES))
        for each in (part, *part._traverse())
        if isinstance(each, Component)
    ]


@pytest.fixture(scope="module")
def parts(dataset: Dataset) -> list[Component]:
    return parts_of(dataset)


def text(component: Any) -> str:
    if isinstance(component, list | tuple):
        return " ".join(map(text, component))
    return (
        text(getattr(component, "children", None))
        if isinstance(component, Component)
        else str(component or "")
    )


def named(parts: list[Component], id_: str) -> Component:
    (found,) = [part for part in parts if getattr(part, "id", None) == id_]
    return found


def test_the_layout_has_the_place_that_the_callback_fills() -> None:
    assert layout().id == Ids.SOURCES_LIST


def test_everything_that_other_pages_link_to_has_its_anchor(dataset: Dataset, parts: list[Component]) -> None:
    ids = [part.id for part in parts if getattr(part, "id", None)]
    assert len(ids) == len(set(ids))
    expected = {
        *(f"source-{key}" for key in dataset.sources),
        *(f"disagreement-{row.disagreement_id}" for row in dataset.disagreements),
        *(f"flag-{key}" for key in dataset.flags),
        *(f"channel-{key}" for key in dataset.channels),
        *(row.key for kind in kinds() for row in definitions(dataset, kind) if row.key != "sector-ALL"),
    }
    assert expected <= set(ids)


def test_the_contents_lead_to_sections(parts: list[Component]) -> None:
    ids = {getattr(part, "id", None) for part in parts}
    anchors = [part.href[1:] for part in parts if str(getattr(part, "href", "")).startswith("#")]
    assert anchors
    assert set(anchors) <= ids


def test_each_source_has_publisher_title_licence_and_citation(
    dataset: Dataset, parts: list[Component]
) -> None:
    for key, source in dataset.sources.items():
        words = text(named(parts, f"source-{key}"))
        for fact in (source.publisher, source.title, source.licence, source.citation):
            assert fact in words, (key, fact)


def test_the_documents_in_which_figures_were_read_come_first(
    dataset: Dataset, parts: list[Component]
) -> None:
    order = [
        part.id
        for part in parts
        if str(getattr(part, "id", "")).startswith("source-") and part._type == "Article"
    ]
    assert set(order[:3]) == {"source-AR2014", "source-AR2019", "source-WEB"}


def test_counts_are_those_of_the_figures_that_they_link_to(tiny: Tiny) -> None:
    entry = named(parts_of(tiny("observation_id\n a\n b")), "source-gov")
    (link,) = [part for part in entry._traverse() if "/api/" in str(getattr(part, "href", ""))]
    assert link.href == "/api/v1/observations?source=gov&format=csv"
    assert "2 figures from this source" in text(entry)
    read = named(parts_of(tiny("observation_id\n a\n b")), "source-REPORT")
    assert "2 figures read in it" in text(read)


def test_a_source_leads_to_all_its_figures_in_the_table_and_to_nothing_else(
    dataset: Dataset, parts: list[Component]
) -> None:
    for key in ("undesa-ims-2024", "AR2014", "tha-doe"):
        entry = named(parts, f"source-{key}")
        (link,) = [part for part in entry._traverse() if str(getattr(part, "href", "")).startswith("/data")]
        state = parse_view(*link.href.split("?"), vocabulary(dataset)).state
        rows = observations(dataset, filters_of(state))
        assert set(rows["source_id"]) == {key}
        assert len(rows) == dataset.observations.tally("source_id")[key]
        assert f"{len(rows):,} figure" in text(link)


def test_a_source_says_what_it_measures_and_how(parts: list[Component]) -> None:
    words = text(named(parts, "source-undesa-ims-2024"))
    assert "Residents from abroad" in words
    assert "estimated" in words


def test_every_source_of_figures_says_what_they_measure(dataset: Dataset, parts: list[Component]) -> None:
    produced, read = (dataset.observations.tally(name) for name in ("source_id", "via_source_id"))
    for key in dataset.sources:
        if produced[key] or read[key]:
            assert "Measures" in text(named(parts, f"source-{key}")), key


def test_sources_without_a_figure_stand_behind_a_fold(dataset: Dataset, parts: list[Component]) -> None:
    folded = {
        part.id
        for fold in parts
        if fold._type == "Details" and not getattr(fold, "open", False)
        for part in fold._traverse()
        if str(getattr(part, "id", "")).startswith("source-")
    }
    produced, read = (dataset.observations.tally(name) for name in ("source_id", "via_source_id"))
    context = set(dataset.table("indicators")["source_id"])
    without = {key for key in dataset.sources if not produced[key] and not read[key] and key not in context}
    assert folded == {f"source-{key}" for key in without}
    assert len(folded) > 20


def test_words_to_avoid_stand_beside_those_to_use_with_the_reason(parts: list[Component]) -> None:
    words = text(named(parts, "word-undocumented"))
    for part in ("Undocumented", "Avoid", "illegal migrant", "a person cannot be illegal"):
        assert part in words


def test_links_to_other_sites_do_not_tell_where_the_reader_came_from(parts: list[Component]) -> None:
    outside = [part for part in parts if str(getattr(part, "href", "")).startswith("http")]
    assert outside
    assert all(part.rel == "noreferrer" for part in outside)


def test_the_head_says_how_many_figures_were_read_whole_and_how_many_were_typed(tiny: Tiny) -> None:
    words = text(parts_of(tiny("observation_id, via_source_id, series_id\n a, , one\n b, REPORT, one")))
    assert "2 published figures in 1 series." in words
    assert "read in documents of the Mekong Migration Network" not in words


def test_figures_of_countries_are_counted_with_their_source(dataset: Dataset, parts: list[Component]) -> None:
    count = int((dataset.table("indicators")["source_id"] == "un-wpp-2024").sum())
    assert f"{count:,} figures of countries" in text(named(parts, "source-un-wpp-2024"))


def test_a_disagreement_shows_its_figures_arithmetic_and_our_reading(
    dataset: Dataset, parts: list[Component]
) -> None:
    for row in dataset.disagreements:
        if row.kind == "revision":
            continue
        entry = named(parts, f"disagreement-{row.disagreement_id}")
        lists = {part.className: part for part in entry._traverse() if getattr(part, "className", None)}
        assert len(lists["figures-listed"].children) == len(row.observations)
        assert lists["ours"].children.startswith("Our reading, not confirmed:")
        assert bool(lists["arithmetic"].children) == bool(row.arithmetic)


def test_warnings_and_channels_are_explained(dataset: Dataset, parts: list[Component]) -> None:
    for key, flag in dataset.flags.items():
        assert flag.sentence in text(named(parts, f"flag-{key}"))
    for key, channel in dataset.channels.items():
        assert channel.definition in text(named(parts, f"channel-{key}"))


def test_sectors_name_their_section_of_isic(parts: list[Component]) -> None:
    words = text(named(parts, "sector-fishing"))
    assert "ISIC section A" in words


def test_the_lines_of_the_maps_imply_no_opinion(parts: list[Component]) -> None:
    words = text(named(parts, "boundaries"))
    for part in ("Natural Earth", "public domain", "imply no opinion", "Preah Vihear"):
        assert part in words


def test_the_note_names_the_data_version(dataset: Dataset, parts: list[Component]) -> None:
    assert f"Data version {dataset.version}" in text(named(parts, Ids.SOURCE_NOTE))
