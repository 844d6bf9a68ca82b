"""How much of a view the map draws: counts and shares against the data, for many filters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.data.standing import CorridorFigure, Standing, standing
from app.domain.codes import MapFrame
from app.domain.measures import MEASURES
from app.figures.map.room import drawn_of
from app.figures.map.widths import widths_of
from app.flowmap.frame import frame_for
from app.state.view import ViewState
from app.text.map.counts import NotDrawn, can_add, counts_sentence, share_of, share_words
from tests.conftest import Tiny

VIEWS: list[dict[str, object]] = [
    {},
    {"year": 2014},
    {"year": 2017},
    {"channel": ("MOU",)},
    {"origin": ("KHM",)},
    {"measure": "stock"},
    {"measure": "stock", "year": 1990},
    {"measure": "stock", "origin": ("VNM",), "destination": ("USA", "AUS", "FRA", "KHM")},
    {"measure": "stock", "frame": MapFrame.WORLD, "origin": ("CHN",)},
    {"measure": "flow"},
    {"measure": "refugees"},
    {"measure": "remittance"},
    {"measure": "cost"},
    {"measure": "returns"},
]


def left_out(
    dataset: Dataset, state: ViewState, width: int = 824
) -> tuple[Standing, dict[tuple[str, str], NotDrawn]]:
    shown = standing(dataset, state)
    frame = frame_for(width, 706, state.frame)
    found = drawn_of(shown, frame, widths_of(dataset, shown.measure, state, frame.widest))
    assert {row.corridor for row in found.rows} | set(found.left_out) == {
        row.corridor for row in shown.corridors
    }
    assert not {row.corridor for row in found.rows} & set(found.left_out)
    return shown, found.left_out


def numbers(words: str) -> list[float]:
    return [float(text.replace(",", "")) for text in re.findall(r"\d[\d,]*(?:\.\d+)?", words)]


@pytest.mark.parametrize("width", [824, 390])
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_counts_and_shares_are_those_of_the_data(
    dataset: Dataset, view: dict[str, object], width: int
) -> None:
    shown, missing = left_out(dataset, ViewState().but(**view), width)
    words = counts_sentence(shown, missing)
    every = len(shown.corridors)
    if not every:
        assert words == ""
        return
    if not missing:
        assert words == {1: "The only corridor is drawn.", 2: "Both corridors drawn."}.get(
            every, f"All {every} corridors drawn."
        )
        return
    drawn = every - len(missing)
    assert words.startswith(f"{drawn} of {every} corridor")
    # All groups together are what is not drawn.
    groups = re.findall(
        r"(?:^|\. )(The other one|\d+)(?: others?| with| without| between| join| ha| is)", words
    )
    assert sum(1 if group == "The other one" else int(group) for group in groups) == len(missing)
    if not can_add(shown.corridors):
        assert "%" not in words
        return
    total = sum(row.figure.reach for row in shown.corridors)
    mine = sum(row.figure.reach for row in shown.corridors if row.corridor not in missing)
    (said,) = re.findall(r"with (?:about |more than |less than )?([\d.]+)(?: to [\d.]+)? %", words)
    assert float(said) == pytest.approx(100 * mine / total, abs=1.0)


def test_one_series_has_a_total_and_several_have_none(dataset: Dataset) -> None:
    one = counts_sentence(*left_out(dataset, ViewState(measure="stock")))
    assert "of the total" in one
    assert "series" not in one
    several = counts_sentence(*left_out(dataset, ViewState(), 390))
    assert "of the total" not in several
    assert "of the sum of these figures" in several
    assert "They come from 7 series: their sum is no total of people." in several


def test_costs_of_each_person_are_never_added_up(dataset: Dataset) -> None:
    shown = standing(dataset, ViewState(measure="cost"))
    assert not can_add(shown.corridors)
    keys = [row.corridor for row in shown.corridors]
    words = counts_sentence(shown, {keys[-1]: NotDrawn.OUTSIDE})
    assert "%" not in words
    assert "sum" not in words


def test_what_is_small_is_below_the_number_named(dataset: Dataset) -> None:
    for measure in ("stock", "flow", "refugees"):
        shown, missing = left_out(dataset, ViewState(measure=measure))
        (said,) = re.findall(r"all below ([\d,]+),", counts_sentence(shown, missing))
        limit = numbers(said)[0]
        small = [row.figure.reach for row in shown.corridors if missing.get(row.corridor) == NotDrawn.SMALL]
        assert max(small) < limit <= 5 * max(small)


COLUMNS = "observation_id, series_id, origin, destination, value, value_low, value_high, bound"


def counted(tiny: Tiny, rows: str, *missing: str, reason: NotDrawn = NotDrawn.SMALL) -> str:
    data = tiny(f"{COLUMNS}\n{rows}")
    shown = standing(data, ViewState())
    keys = {row.corridor for row in shown.corridors if "-".join(row.corridor) in missing}
    return counts_sentence(shown, dict.fromkeys(keys, reason))


def test_an_exact_share_is_said_as_such(tiny: Tiny) -> None:
    words = counted(tiny, "a, s, MMR, THA, 980\nb, s, KHM, THA, 15\nc, s, LAO, THA, 5", "KHM-THA", "LAO-THA")
    assert words == "1 of 3 corridors drawn, with 98 % of the total. 2 others, all below 20, make up 2 %."


def test_bounds_make_a_share_approximate(tiny: Tiny) -> None:
    words = counted(tiny, "a, s, MMR, THA, 980, , , at_least\nb, s, KHM, THA, 20", "KHM-THA")
    assert "about 98 % of the total" in words
    assert "The other one, below 50, makes up about 2 %." in words


def test_a_range_counts_with_both_its_ends(tiny: Tiny) -> None:
    words = counted(tiny, "a, s, MMR, THA, , 100, 300, range\nb, s, KHM, THA, 100", "KHM-THA")
    assert "about 50 to 75 % of the total" in words
    assert "makes up about 25 to 50 %" in words


def test_reasons_are_told_apart(tiny: Tiny) -> None:
    rows = "a, s, MMR, THA, 980\nb, s, KHM, THA, 20"
    assert "1 with an end outside this map makes up 2 %." in counted(
        tiny, rows, "KHM-THA", reason=NotDrawn.OUTSIDE
    )
    assert "1 without room beside the other far places makes up 2 %." in counted(
        tiny, rows, "KHM-THA", reason=NotDrawn.CROWDED
    )
    assert "1 between neighbours that stand too close together on this map makes up 2 %." in counted(
        tiny, rows, "KHM-THA", reason=NotDrawn.NEAR
    )
    zero = "a, s, MMR, THA, 980\nb, s, KHM, THA, 0"
    assert "1 has a figure of zero, which is no arrow." in counted(
        tiny, zero, "KHM-THA", reason=NotDrawn.ZERO
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (NotDrawn.OUTSIDE, "The only corridor is not drawn: one of its ends lies outside this map."),
        (NotDrawn.NEAR, "The only corridor is not drawn: its ends stand too close together on this map."),
        (NotDrawn.ZERO, "The only corridor is not drawn: its figure is zero, which is no arrow."),
    ],
)
def test_a_map_without_its_only_arrow_says_why(tiny: Tiny, reason: NotDrawn, words: str) -> None:
    assert counted(tiny, "a, s, MMR, THA, 980", "MMR-THA", reason=reason) == words


def test_a_map_without_any_arrow_tells_no_share(tiny: Tiny) -> None:
    rows = "a, s, MMR, THA, 980\nb, s, KHM, THA, 20"
    words = counted(tiny, rows, "MMR-THA", "KHM-THA", reason=NotDrawn.NEAR)
    assert words == (
        "None of the 2 corridors is drawn. 2 join neighbours that stand too close together on this map."
    )


def test_the_only_corridors_are_drawn_however_small(dataset: Dataset) -> None:
    # Their legend says that the thinnest arrow is so many or less.
    view = ViewState(measure="remittance", origin=("MMR",), destination=("JPN",))
    assert counts_sentence(*left_out(dataset, view)) == "The only corridor is drawn."


def test_unlike_dates_of_one_series_are_no_total(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id, origin, value, period\n"
        "a, s, MMR, 980, 2019-01\nb, s, KHM, 15, 2019-02\nc, s, LAO, 5, 2019-03"
    )
    shown = standing(data, ViewState())
    words = counts_sentence(shown, {("LAO", "THA"): NotDrawn.SMALL})
    assert "of the sum of these figures" in words
    assert "They differ in date: their sum is no total of people." in words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (50, 100, "50 %"),
        (5, 1000, "0.5 %"),
        (1, 100_000, "less than 0.1 %"),
        (99_999, 100_000, "more than 99.9 %"),
        (100, 100, "100 %"),
        (0, 100, "0 %"),
    ],
)
def test_small_and_large_shares_are_not_rounded_away(tiny: Tiny, part: int, whole: int, words: str) -> None:
    data = tiny(f"{COLUMNS}\na, s, MMR, THA, {part}\nb, s, KHM, THA, {whole - part}")
    rows = standing(data, ViewState()).corridors
    assert share_words(share_of([row for row in rows if row.corridor[0] == "MMR"], rows)) == words


@given(measure=st.sampled_from([key for key, each in MEASURES.items() if each.on_map]), data=st.data())
def test_a_share_lies_between_nothing_and_all_and_two_parts_are_the_whole(
    measure: str, data: st.DataObject
) -> None:
    years = [year for year, _n in standing(_data(), ViewState(measure=measure)).years]
    if not years:
        return
    rows = standing(_data(), ViewState(measure=measure, year=data.draw(st.sampled_from(years)))).corridors
    if not can_add(rows):
        return
    part = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row.corridor))
    rest: list[CorridorFigure] = [row for row in rows if row not in part]
    one, other = share_of(part, rows), share_of(rest, rows)
    for share in (one, other):
        assert 0 <= share.low <= share.high <= 100
    assert one.low + other.high == pytest.approx(100)
    assert one.high + other.low == pytest.approx(100)


def _data() -> Dataset:
    return load_dataset(ROOT / "data")
