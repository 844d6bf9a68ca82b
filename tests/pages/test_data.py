"""The data page: what its table shows, how it is sorted and turned, and what it says where nothing is left."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from dash.development.base_component import Component

from app.components.ids import Ids
from app.data.dataset import Dataset
from app.domain.codes import Sex
from app.pages.data import content, layout
from app.pages.view import view_at
from app.state.view import Page, ViewState
from tests.conftest import Tiny

DATA = ViewState(page=Page.DATA)
PACKAGE = 1_019_609
"""Bytes of a data package."""


def shown(dataset: Dataset, state: ViewState = DATA) -> list[Component]:
    """Every component of the page, in reading order."""
    margin, table = content(dataset, state, PACKAGE)
    return [
        each
        for part in (*margin, *table)
        for each in (part, *part._traverse())
        if isinstance(each, Component)
    ]


def text(component: Any) -> str:
    if isinstance(component, list | tuple):
        return "".join(map(text, component))
    return (
        text(getattr(component, "children", None))
        if isinstance(component, Component)
        else str(component or "")
    )


def of(parts: list[Component], **wanted: Any) -> list[Component]:
    return [
        part for part in parts if all(getattr(part, name, None) == value for name, value in wanted.items())
    ]


def rows(parts: list[Component]) -> list[str]:
    return [text(part) for part in parts if part._type == "Tr"][1:]


def links(parts: list[Component]) -> dict[str, str]:
    return {text(part): part.href for part in parts if part._type == "Link"}


def test_the_layout_has_the_places_that_the_callback_fills() -> None:
    ids = {getattr(part, "id", None) for part in layout()._traverse()}
    assert {Ids.DATA_MARGIN, Ids.DATA_FRAME} <= ids


def test_the_table_has_a_head_a_caption_and_fifty_rows(dataset: Dataset) -> None:
    parts = shown(dataset)
    (table,) = of(parts, id=Ids.DATA_TABLE)
    assert table._type == "Table"
    assert len(rows(parts)) == 50
    assert f"Rows 1 to 50 of {len(dataset.observations):,}" in text(table)
    assert all(part.scope == "col" for part in of(parts, role="columnheader"))


def test_a_row_tells_number_bound_kind_date_and_source(dataset: Dataset) -> None:
    parts = shown(dataset, DATA.but(channel=("MOU_NV",), series=("ar2014-mmr-tha-mou-nv",)))
    (row,) = rows(parts)
    for words in (
        "Myanmar to Thailand",
        "more than 1,700,000",
        "at least",
        "October 2014",
        "MMN Annual Report 2014",
    ):
        assert words in row


def test_a_range_has_both_ends(tiny: Tiny) -> None:
    data = tiny("observation_id, value_low, value_high, bound\n a, 30000, 40000, range")
    assert "30,000 to 40,000" in rows(shown(data))[0]


def test_a_zero_is_told_to_be_printed(tiny: Tiny) -> None:
    zero, other = rows(shown(tiny("observation_id, value, period\n a, 0, 2020\n b, 7, 2019")))
    assert "0Counted" in zero
    assert "printed by the source" in zero
    assert "printed by the source" not in other


def test_second_hand_figures_say_how_far_they_are_trusted(tiny: Tiny) -> None:
    found = rows(shown(tiny("observation_id, confidence, period\n a, C, 2020\n b, A, 2019\n c, , 2018")))
    assert ["confidence C" in row for row in found] == [True, False, False]
    assert ["“A" in row for row in found] == [False, True, False]


def test_implausible_figures_and_those_of_low_confidence_are_listed(tiny: Tiny) -> None:
    data = tiny("observation_id, confidence, flags, period\n a, C, , 2020\n b, , implausible, 2019")
    assert len(rows(shown(data))) == 2


def test_corridors_named_by_both_ends_without_a_number_stand_below(dataset: Dataset) -> None:
    state = DATA.but(origin=("LAO",), destination=("MYS", "THA"), measure="stock")
    parts = shown(dataset, state)
    (section,) = of(parts, id="no-figure")
    assert "Laos to Malaysia" in text(section)
    assert "Laos to Thailand" not in text(section)
    (link,) = of(parts, className="below")
    assert (link.href, text(link)) == ("#no-figure", "1 corridor lacks numbers: see below the table")
    assert not of(shown(dataset, DATA.but(origin=("LAO",), measure="stock")), id="no-figure")


def test_an_empty_table_too_tells_what_the_series_says(dataset: Dataset) -> None:
    parts = shown(dataset, DATA.but(origin=("LAO",), destination=("MYS",), measure="stock"))
    assert not of(parts, id=Ids.DATA_TABLE)
    (section,) = of(parts, id="no-figure")
    assert "other and unknown origins" in text(section)


def test_where_all_is_read_at_the_source_no_document_is_named(dataset: Dataset) -> None:
    parts = shown(dataset, DATA.but(series=("undesa-ims-2024",)))
    (note,) = of(parts, id=Ids.SOURCE_NOTE)
    assert "1 source, named in its row." in text(note)


def test_what_is_counted_names_the_people_and_the_sex(tiny: Tiny) -> None:
    (row,) = rows(shown(tiny("observation_id, sex, sector\n a, female, fishing")))
    for words in ("Workers", "Workers in a register", "Women", "Fishing"):
        assert words in row


def test_repeats_are_listed_and_marked(tiny: Tiny) -> None:
    parts = shown(tiny("observation_id, same_as\n a,\n b, a"))
    assert [part.id for part in of(parts, className="row-repeat")] == ["figure-b"]
    assert "repeats another row" in rows(parts)[1]


def test_warnings_are_words_with_their_sentence_and_lead_to_the_sources(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, flags\n a, unclear\n b, ",
        disagreements="disagreement_id, observations\n gap, a;b",
    )
    parts = shown(data)
    (flag,) = of(parts, className="flag")
    assert (text(flag), flag.title, flag.href) == ("Unclear", "It is not clear.", "/sources#flag-unclear")
    differs = of(parts, className="differs")
    assert {part.href for part in differs} == {"/sources#disagreement-gap"}
    assert len(differs) == 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "ftp://example.org"])
def test_only_web_addresses_become_links(tiny: Tiny, url: str) -> None:
    sources = f"source_id, publisher, title, url\n gov, G, T, {url}\n REPORT, R, T,"
    assert not of(shown(tiny("observation_id\n a", sources=sources)), rel="noreferrer")


def test_a_link_to_the_source_does_not_tell_where_the_reader_came_from(tiny: Tiny) -> None:
    sources = "source_id, publisher, title, url\n gov, G, T, https://example.org/x\n REPORT, R, T,"
    (link,) = of(shown(tiny("observation_id\n a", sources=sources)), rel="noreferrer")
    assert link.href == "https://example.org/x"


def test_the_margin_counts_and_names_the_filters(dataset: Dataset) -> None:
    state = DATA.but(origin=("MMR", "KHM"), year=2019, sex=Sex.TOTAL, measure="workers")
    parts = shown(dataset, state)
    words = "".join(text(part) for part in content(dataset, state, PACKAGE)[0])
    found = sum(
        row.origin in ("MMR", "KHM") and row.measure == "workers" and row.period.touches(2019)
        for row in dataset.observations
    )
    assert f"{found:,} of {len(dataset.observations):,} figures" in words
    for sentence in ("Origin: Myanmar or Cambodia", "Year: 2019", "Measure: Workers"):
        assert sentence in words
    (note,) = of(parts, id=Ids.SOURCE_NOTE)
    assert f"Data version {dataset.version}" in text(note)


def test_the_download_takes_the_filters_and_the_order_along(dataset: Dataset) -> None:
    (link,) = of(shown(dataset, DATA.but(origin=("MMR",), sort="-value", sheet=2)), id=Ids.DATA_DOWNLOAD)
    assert link.href == "/download/observations.csv?origin=MMR&sort=-value"


def test_a_click_on_a_head_sorts_and_a_second_one_turns_round(dataset: Dataset) -> None:
    first = links(shown(dataset, DATA.but(sheet=2)))
    assert first["Date"] == "/data?sort=-period"
    assert first["Origin"] == "/data?sort=origin"
    parts = shown(dataset, DATA.but(sort="-period"))
    assert links(parts)["Date↓"] == "/data?sort=period"
    (head,) = [part for part in of(parts, role="columnheader") if hasattr(part, "aria-sort")]
    assert (head.className, getattr(head, "aria-sort")) == ("column-date", "descending")


def test_every_head_leads_to_a_view_that_is_understood(dataset: Dataset) -> None:
    heads = [part for part in shown(dataset) if str(getattr(part, "className", "")).startswith("sort")]
    for head in (head for head in heads if head._type == "Link"):
        parts = urlsplit(head.href)
        parsed = view_at(dataset, parts.path, parts.query)
        assert parsed.ignored == ()
        assert rows(shown(dataset, parsed.state))


def test_sheets_are_turned_by_links(dataset: Dataset) -> None:
    found = links(shown(dataset, DATA.but(origin=(), sheet=2)))
    assert (found["Previous"], found["1"], found["Next"]) == ("/data", "/data", "/data?sheet=3")
    (current,) = of(shown(dataset, DATA.but(sheet=2)), className="sheet sheet-current")
    assert text(current) == "2"


def test_far_sheets_are_left_out_between_the_first_and_the_last(tiny: Tiny) -> None:
    many = "observation_id\n" + "\n".join(f" r{number:04}" for number in range(1_000))
    (nav,) = of(shown(tiny(many), DATA.but(sheet=10)), className="sheets")
    assert [text(item) for item in nav.children.children] == [
        *("Previous", "1", "…", "8", "9", "10", "11", "12", "…", "20", "Next")
    ]


def test_an_empty_table_says_so_and_which_filter_to_relax(dataset: Dataset) -> None:
    state = DATA.but(origin=("LAO",), sector=("fishing",))
    parts = shown(dataset, state)
    assert not of(parts, id=Ids.DATA_TABLE)
    assert "That does not mean zero" in text(content(dataset, state, PACKAGE)[1])
    assert links(parts)["Show all sectors"] == "/data?origin=LAO"
    assert of(parts, id=Ids.SOURCE_NOTE)


def test_where_no_single_filter_helps_all_are_cleared(tiny: Tiny) -> None:
    parts = shown(tiny("observation_id\n a"), DATA.but(origin=("LAO",), sector=("fishing",)))
    assert links(parts)["Clear filters"] == "/data"


def test_an_empty_table_tells_what_sources_name_without_a_number(tiny: Tiny) -> None:
    data = tiny(sector_mentions="mention_id, origin, sector\n a, LAO, fishing")
    words = text(content(data, DATA.but(origin=("LAO",), sector=("fishing",)), PACKAGE)[1])
    assert "they give no number" in words
    assert "Laos to Thailand: fishing" in words


def test_the_package_of_all_data_is_offered_with_its_size(dataset: Dataset) -> None:
    (link,) = [each for each in shown(dataset) if "package" in str(getattr(each, "href", ""))]
    assert text([link]) == "All data as a data package (ZIP, 1\u00a0MB)"
