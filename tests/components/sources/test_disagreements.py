"""Figures that do not fit together: the gravest kinds first, all in words, revisions by size and folded."""

from typing import Any

import pytest

from app.components.sources.disagreements import groups_that_differ
from app.data.dataset import Dataset
from app.data.editions.revised import compared_pairs, revised
from app.domain.disagreement import KINDS
from app.state.view import Page, ViewState
from tests.conftest import Tiny
from tests.tools.tree import links, parts, with_class, words

STATE = ViewState(page=Page.SOURCES)


@pytest.fixture(scope="module")
def section(dataset: Dataset) -> list[Any]:
    return groups_that_differ(dataset, STATE)


def entry(node: Any, anchor: str) -> dict[str, Any]:
    (found,) = [part for part in parts(node) if part.get("id") == anchor]
    return found


def many_revisions(tiny: Tiny, count: int) -> Dataset:
    """Corridors MMR-THA at many dates, each a group; the difference grows with the number of the group."""
    rows = "".join(
        f"\n n{n}, new, {1900 + n}, {1000 + n}\n o{n}, old, {1900 + n}, 1000" for n in range(1, count + 1)
    )
    groups = "".join(f"\n g{n:03}, revision, n{n};o{n}" for n in range(1, count + 1))
    return tiny(
        f"observation_id, series_id, period, value{rows}",
        disagreements=f"disagreement_id, kind, observations{groups}",
    )


def test_every_group_has_its_anchor_and_the_contents_lead_to_the_kinds(
    dataset: Dataset, section: list[Any]
) -> None:
    ids = [part["id"] for part in parts(section) if part.get("id")]
    assert len(ids) == len(set(ids))
    assert {f"disagreement-{row.disagreement_id}" for row in dataset.disagreements} <= set(ids)
    inside = [href[1:] for href in links(section).values() if href.startswith("#")]
    assert [f"kind-{kind}" for kind in KINDS] == inside
    assert [id_ for id_ in ids if id_.startswith("kind-")] == inside


def test_what_cannot_be_right_comes_first_and_revisions_last(tiny: Tiny) -> None:
    groups = "".join(f"\n g-{kind}, {kind}, a" for kind in reversed(KINDS))
    section = groups_that_differ(
        tiny("observation_id\n a", disagreements=f"disagreement_id, kind, observations{groups}"), STATE
    )
    order = [part["id"] for part in parts(section) if str(part.get("id")).startswith("disagreement-")]
    assert order == [f"disagreement-g-{kind}" for kind in KINDS]


def test_a_group_says_each_figure_the_difference_the_reason_and_our_reading(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, value, bound,    period,  confidence, sex
        a,              500,   at_least, 2019-06, ,           total
        b,              700,   exact,    2019-12, B,          female
        """,
        disagreements="""
        disagreement_id, title,       observations, arithmetic,      explanation, suggestion
        gap,             They differ, a;b,          700 − 500 = 200, A reason.,   "Our reading, not confirmed: b."
        """,
    )
    node = entry(groups_that_differ(data, STATE), "disagreement-gap")
    text = words(node["children"])
    for fact in ("Contradiction", "They differ", "700 − 500 = 200", "A reason."):
        assert fact in text, fact
    (listed,) = with_class(node["children"], "figures-listed")
    first, second = (words(each) for each in listed["children"])
    for fact in (
        "more than 500",
        "Myanmar to Thailand",
        "Workers",
        "Jun 2019",
        "Government, read in Annual report",
    ):
        assert fact in first, fact
    assert "women only" in second
    assert "second-hand, confidence B" in second
    (ours,) = with_class(node["children"], "ours")
    assert words(ours["children"]) == "Our reading, not confirmed: b."


def test_revisions_stand_by_size_with_both_numbers_the_difference_and_the_reason(
    dataset: Dataset, section: list[Any]
) -> None:
    rows = [part for part in parts(section) if part["type"] == "Tr" and part.get("id")]
    found = revised(dataset)
    assert [row["id"] for row in rows] == [
        f"disagreement-{one.disagreement.disagreement_id}" for one in found
    ]
    for row, one in zip(rows, found, strict=True):
        text = words(row["children"])
        for fact in (
            f"{one.newer.size:,.0f} {one.older.size:,.0f}",
            str(one.newer.period.first_year),
            one.disagreement.explanation,
            one.disagreement.suggestion,
        ):
            assert fact in text, (row["id"], fact)
    sizes = [abs(one.difference) for one in found]
    assert sizes == sorted(sizes, reverse=True)


def test_thirty_revisions_stand_open_and_the_rest_is_folded(tiny: Tiny) -> None:
    section = groups_that_differ(many_revisions(tiny, 35), STATE)
    (fold,) = with_class(section, "folded")
    folded = [part["id"] for part in parts(fold["children"]) if part.get("id")]
    every = [part["id"] for part in parts(section) if part["type"] == "Tr" and part.get("id")]
    assert every[:2] == ["disagreement-g035", "disagreement-g034"]
    assert folded == every[30:]
    assert "5 more corridors, with differences of at most 5 people" in words(fold["children"])
    assert not with_class(groups_that_differ(many_revisions(tiny, 30), STATE), "folded")


def test_a_corridor_leads_to_its_figures_of_all_dates(section: list[Any]) -> None:
    row = entry(section, "disagreement-undesa-revision-mmr-tha")
    assert links(row["children"]) == {
        "differs in 7 years": "/data?measure=stock&series=undesa-ims-2024,undesa-ims-2020"
        "&origin=MMR&destination=THA"
    }


def test_the_page_says_what_is_compared_and_what_counts_as_a_difference(
    dataset: Dataset, section: list[Any]
) -> None:
    text, found = words(section), compared_pairs(dataset)
    for fact in (
        f"Of {found.pairs:,} pairs",
        f"{found.differing:,} on {len(revised(dataset))} corridors",
        "more than 2 people",
        f"{found.alike:,} are alike",
    ):
        assert fact in text, fact


def test_a_data_set_without_disagreements_has_none_to_show(tiny: Tiny) -> None:
    section = groups_that_differ(tiny("observation_id\n a"), STATE)
    assert not with_class(section, "group")
