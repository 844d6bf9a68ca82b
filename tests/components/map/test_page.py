"""Margin column, list, years and help of the map page: whole sentences, each number with date and kind."""

from functools import cache
from typing import Any

import pytest

from app.components.ids import Ids
from app.components.map.page import corridor_list, empty_map, map_margin, origin_colour
from app.components.map.years import year_row
from app.config import ROOT
from app.data.choices import relaxations
from app.data.dataset import Dataset
from app.data.standing import standing
from app.domain.codes import Theme, WidthScale
from app.figures.map.basemap import load_basemap
from app.figures.map.flow_map import flow_map_figure
from app.figures.map.widths import widths_of
from app.figures.tokens import LIGHT
from app.state.view import SplitBy, ViewState
from app.text.sources.disagreements import differs_word
from tests.conftest import Tiny
from tests.tools.tree import links, parts, with_class, words


@cache
def drawn(dataset: Dataset, state: ViewState) -> dict[str, Any]:
    """What the figure of a view says of itself."""
    basemap = load_basemap(ROOT / "data" / "boundaries")
    return dict(flow_map_figure(dataset, basemap, state, Theme.LIGHT).layout.meta)


def margin(dataset: Dataset, **choice: object) -> object:
    state = ViewState().but(**choice)
    shown = standing(dataset, state)
    widths = widths_of(dataset, shown.measure, state)
    return map_margin(dataset, state, shown, widths, LIGHT, 1.0, drawn(dataset, state))


def listed(dataset: Dataset, not_drawn: tuple[str, ...] = (), **choice: object) -> object:
    state = ViewState().but(**choice)
    said = {"not_drawn": not_drawn, "counts": "How many are drawn.", "finding": "What is found."}
    return corridor_list(dataset, state, standing(dataset, state), said)


def rows(node: object) -> dict[str, str]:
    return {part["data-corridor"]: words(part["children"]) for part in parts(node) if "data-corridor" in part}


# The margin column.


def test_the_margin_says_what_a_map_needs_to_be_true(dataset: Dataset) -> None:
    text = words(margin(dataset))
    for part in (
        "Who goes where for work, 2019",
        "Workers with documents where an authority counted them",
        "Width shows people, linear",
        "1,000,000",
        "100,000 or fewer",
        "counted or registered",
        "part still in process",
        "named, without a number",
        "Source:",
        "Department of Employment",
        "Dec 2019",
        "MMN Annual Report 2019",
        "Arrows join countries; they are not routes.",
        "lines and names imply no opinion",
        "Preah Vihear",
        dataset.version,
    ):
        assert part in text, part


def test_source_and_notes_stand_in_the_source_note(dataset: Dataset) -> None:
    (note,) = [part for part in parts(margin(dataset)) if part.get("id") == Ids.SOURCE_NOTE]
    text = words(note["children"])
    assert "Source:" in text
    assert "imply no opinion" in text
    assert links(note["children"]) == {"All sources": "/sources"}


def test_filters_stand_in_the_subtitle(dataset: Dataset) -> None:
    text = words(margin(dataset, origin=("MMR",), channel=("MOU",)))
    assert "MOU" in text
    assert "Only from Myanmar." in text


def test_unlike_stages_are_said_beside_the_map_and_the_list(dataset: Dataset) -> None:
    for node in (margin(dataset, channel=("NV",)), listed(dataset, channel=("NV",))):
        assert "cannot be ranked" in words(node)
    assert "by number, not ranked" in words(listed(dataset, channel=("NV",)))
    assert "cannot be ranked" not in words(margin(dataset, channel=("MOU",)))


def test_widths_of_money_say_money(dataset: Dataset) -> None:
    assert "Width shows US dollars" in words(margin(dataset, measure="cost"))
    assert "people, linear" not in words(margin(dataset, measure="cost"))


def test_a_scale_by_the_square_root_says_what_that_means(dataset: Dataset) -> None:
    text = words(margin(dataset, scale=WidthScale.ROOT))
    assert "by the square root: twice the width is four times as many" in text
    assert "5,500 or fewer" in text
    assert "linear" not in text


def test_the_legend_explains_what_the_map_has_and_nothing_else(dataset: Dataset) -> None:
    text = words(margin(dataset))
    for there in ("part still in process", "estimate or model", "arrows leave (disc)", "border passes"):
        assert there in text
    for missing in ("at least", "range", "at most", "channels as bands", "all still in process"):
        assert missing not in text
    assert "at least" in words(margin(dataset, year=2014))
    assert "at most" in words(margin(dataset, year=2017))
    assert "range" in words(margin(dataset, year=2017))


def test_the_legend_counts_what_is_drawn(dataset: Dataset) -> None:
    text = words(margin(dataset))
    assert "13 of 14 corridors drawn" in text
    assert "All 3 corridors drawn." in words(margin(dataset, channel=("MOU",)))
    assert "of 66 corridors drawn" in words(margin(dataset, measure="stock"))


def test_bands_are_told_in_subtitle_legend_and_list(dataset: Dataset) -> None:
    text = words(margin(dataset, by=SplitBy.CHANNEL))
    assert "in 3 of 14 corridors" in text
    assert "664,026, not 686,429 (Dec 2019)" in words(listed(dataset, by=SplitBy.CHANNEL))
    assert "no shares: Myanmar to Thailand, Laos to Thailand" in text
    assert "channels as bands of one arrow" in text
    found = rows(listed(dataset, by=SplitBy.CHANNEL))
    told = "By channel, Aug 2019: MOU 493,744, NV 652,507 (in process). Not added up: some are completed or counted,"
    assert told in found["MMR-THA"]
    told = "By channel, Sep 2019: MOU 308,295 (46 %), NV 355,731 (54 %, completed); together 664,026."
    assert told in found["KHM-THA"]
    assert "By channel" not in rows(listed(dataset))["MMR-THA"]


def test_without_arrows_no_width_is_explained(dataset: Dataset) -> None:
    assert "Width shows" not in words(margin(dataset, channel=("BORDER_PASS",)))


# The list.


def test_corridors_are_listed_with_number_kind_and_date(dataset: Dataset) -> None:
    found = rows(listed(dataset))
    assert next(iter(found)) == "MMR-THA"
    first = found["MMR-THA"]
    for part in ("Myanmar to Thailand", "1,820,928", "Completed or in process", "Dec 2019"):
        assert part in first
    assert "about" in found["VNM-JPN"]
    assert "Estimate" in found["MMR-LAO"]


def test_what_does_not_fit_is_marked_in_the_list(dataset: Dataset) -> None:
    found = rows(listed(dataset))
    clashing = {
        "-".join(row.corridor): differs_word(dataset, row.figure.observation_id)
        for row in standing(dataset, ViewState()).corridors
        if dataset.clashes(row.figure.observation_id)
    }
    assert all(word and word in found[key] for key, word in clashing.items())
    assert not any("differ" in text for key, text in found.items() if key not in clashing)
    assert clashing


def test_a_row_opens_its_corridor_and_keeps_the_view(dataset: Dataset) -> None:
    found = links(listed(dataset, channel=("MOU",)))
    assert "/?channel=MOU&corridor=MMR-THA" in found.values()


def test_the_row_of_an_open_corridor_closes_it(dataset: Dataset) -> None:
    node = listed(dataset, corridor="MMR-THA")
    (row,) = [part for part in parts(node) if part.get("data-open") == "true"]
    assert row["data-corridor"] == "MMR-THA"
    assert list(links(row["children"]).values()) == ["/"]


def test_bars_are_as_long_as_their_numbers(tiny: Tiny) -> None:
    data = tiny("observation_id, origin, value, status\na, MMR, 1000, reported\nb, KHM, 250, estimate")
    bars = with_class(listed(data), "bar")
    assert [bar["style"]["width"] for bar in bars] == ["100.0%", "25.0%"]
    assert ["bar-hollow" in bar["className"] for bar in bars] == [False, True]
    assert bars[0]["style"]["--bar"] == "var(--mmr)"


def test_a_corridor_of_zero_breaks_nothing(tiny: Tiny) -> None:
    assert "0" in rows(listed(tiny("observation_id, value\na, 0")))["MMR-THA"]


def test_what_the_map_has_no_room_for_is_said(dataset: Dataset) -> None:
    text = words(listed(dataset, ("VNM-DEU",)))
    assert "Not on this map: Vietnam to Germany, 1,000." in text
    many = words(listed(dataset, tuple(rows(listed(dataset)))[6:]))
    assert "How many are drawn." in many
    assert "Not on this map" not in many


def test_unlike_dates_and_definitions_are_said(dataset: Dataset) -> None:
    assert "not exact ranks" in words(listed(dataset))


def test_figures_without_a_corridor_are_listed_below(dataset: Dataset) -> None:
    node = listed(dataset, channel=("BORDER_PASS",))
    assert rows(node) == {}
    text = words(node)
    assert "No corridor has a figure for this choice." in text
    assert "Thailand: 65,991 border-pass holders, nationality not published" in text
    assert differs_word(dataset, "ar2019-tha-border-pass-2019-12") in words(with_class(node, "marks"))
    assert "Shown apart, not in addition" not in text
    assert "Shown apart, not in addition: arrows may hold the same people." in words(listed(dataset))


def test_money_is_named_by_the_way_of_its_arrow(dataset: Dataset) -> None:
    found = rows(listed(dataset, measure="remittance"))
    assert "South Korea to Vietnam" in found["VNM-KOR"]
    assert "Vietnam to South Korea" not in found["VNM-KOR"]
    said = drawn(dataset, ViewState(measure="remittance"))
    assert "the largest is South Korea to Vietnam with about US$ 601 m: model, 2017." in said["finding"]
    assert "show the way of the money" in said["subtitle"]
    chosen = drawn(dataset, ViewState(measure="remittance", origin=("MMR",), destination=("JPN",)))
    assert "Only of migration from Myanmar. Only of migration to Japan." in chosen["subtitle"]


def test_the_legend_stands_before_what_the_map_covers(dataset: Dataset) -> None:
    text = words(margin(dataset, measure="remittance"))
    told = ["show the way of the money", "Width shows US dollars", "nobody counted them", "Source:"]
    places = [text.index(each) for each in told]
    assert places == sorted(places)


def test_the_sign_of_figures_that_do_not_fit_is_explained(dataset: Dataset) -> None:
    sentence = "another published figure or edition says otherwise"
    assert sentence in words(margin(dataset))
    assert sentence not in words(margin(dataset, measure="remittance"))


def test_sectors_without_a_number_are_listed_once_each(dataset: Dataset) -> None:
    node = listed(dataset, sector=("fishing",))
    items = [words(part) for part in parts(with_class(node, "mentions")) if part.get("type") == "Li"]
    assert "Cambodia to Thailand: fishing, named without a number" in items
    assert len(set(items)) == len(items)
    assert f"{len(items)} sectors named without a number" in words(node)


def test_named_sectors_stand_open_only_where_nothing_has_a_number(dataset: Dataset) -> None:
    for choice, is_open in (({"sector": ("fishing",)}, True), ({}, False)):
        (details,) = [part for part in parts(listed(dataset, **choice)) if part.get("type") == "Details"]
        assert bool(details["open"]) == is_open


# Years and help.


def test_years_tell_how_many_corridors_they_have(dataset: Dataset) -> None:
    state = ViewState()
    node = year_row(state, standing(dataset, state))
    text = words(node)
    assert text.startswith("2019 14 corridors")
    assert "2014: 3 corridors" in text
    found = links(node)
    assert {"/?year=2014", "/?year=2017", "/?year=2019"} <= set(found.values())
    (current,) = [part for part in parts(node) if part.get("aria-current")]
    assert "2019" in words(current["children"])


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2012, ""),
        (2014, "No figure by corridor in 2013"),
        (2017, "No figure by corridor in 2015 and 2016"),
        (2020, ""),
        (2016, ""),
    ],
)
def test_years_between_two_with_figures_are_said_to_have_none(dataset: Dataset, year: int, said: str) -> None:
    state = ViewState(year=year)
    (gap,) = with_class(year_row(state, standing(dataset, state)), "year-gap")
    assert words(gap) == said


def test_a_long_stretch_without_figures_is_told_by_its_ends(dataset: Dataset) -> None:
    state = ViewState(measure="stock", year=1995)
    (gap,) = with_class(year_row(state, standing(dataset, state)), "year-gap")
    assert words(gap) == "No figure by corridor from 1991 to 1994"


def test_a_year_without_figures_cannot_be_chosen_but_is_there(dataset: Dataset) -> None:
    state = ViewState(year=2013)
    node = year_row(state, standing(dataset, state))
    assert "2013" in words(node)
    assert not any("2015" in href or "2013" in href for href in links(node).values())


def test_without_years_there_is_no_row(tiny: Tiny) -> None:
    assert not year_row(ViewState(), standing(tiny(), ViewState()))


def help_for(dataset: Dataset, **choice: object) -> object:
    state = ViewState().but(**choice)
    return empty_map(dataset, state, standing(dataset, state), relaxations(dataset, state))


def test_a_map_with_something_on_it_needs_no_help(dataset: Dataset) -> None:
    assert help_for(dataset) is None
    assert help_for(dataset, channel=("BORDER_PASS",)) is None


def test_help_sets_back_one_filter_at_a_time(dataset: Dataset) -> None:
    found = help_for(dataset, origin=("LAO",), sector=("fishing",))
    assert words(found).startswith("No figure for this choice.")
    assert links(found) == {"Show all sectors": "/?origin=LAO", "Show all origins": "/?sector=fishing"}


def test_help_names_the_year(dataset: Dataset) -> None:
    found = help_for(dataset, year=2013)
    assert "No figure for this choice in 2013." in words(found)
    assert links(found) == {"Show the latest year": "/"}


def test_where_no_single_filter_helps_all_are_cleared(dataset: Dataset) -> None:
    found = help_for(dataset, origin=("JPN",), destination=("MMR",), sector=("fishing",), channel=("EPS",))
    assert links(found) == {"Clear filters": "/"}


@pytest.mark.parametrize(
    ("code", "colour"), [("MMR", "mmr"), ("CHN_YN", "chn"), ("PHL", "ink2"), ("UNSPECIFIED", "ink2")]
)
def test_origins_have_their_colour(code: str, colour: str) -> None:
    assert origin_colour(code) == colour
