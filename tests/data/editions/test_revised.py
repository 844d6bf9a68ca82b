"""Disagreements between editions by size, and the kind of disagreement that a figure carries."""

import pytest

from app.data.dataset import Dataset
from app.data.editions.revised import compared_pairs, revised
from app.data.package.schema import TABLES
from app.domain.disagreement import KINDS
from tests.conftest import Tiny

FIGURES = """
    observation_id, series_id, destination, period, value, flags
    a-new,          new,       THA,         2010,   100,
    a-old,          old,       THA,         2010,   150,
    a-new-later,    new,       THA,         2015,   900,
    a-old-later,    old,       THA,         2015,   100,
    b-new,          new,       JPN,         2010,   10,
    b-old,          old,       JPN,         2010,   5000,
    alone,          new,       KHM,         2010,   7,     unclear
"""
GROUPS = """
    disagreement_id, kind,                 observations
    a,               revision,             a-new;a-old;a-new-later;a-old-later
    b,               revision,             b-new;b-old
    odd,             revision,             b-new;b-old;alone
    crossed,         revision,             a-new;a-old-later
    date,            different_date,       a-new;b-old
    grave,           contradiction,        b-old
"""


def test_corridors_stand_by_their_largest_difference(tiny: Tiny) -> None:
    found = revised(tiny(FIGURES, disagreements=GROUPS))
    assert [(row.disagreement.disagreement_id, row.difference, row.dates) for row in found] == [
        ("b", -4990, 1),
        ("a", 800, 2),
    ]
    assert (found[1].newer.observation_id, found[1].older.observation_id) == ("a-new-later", "a-old-later")


def test_pairs_alike_and_not_alike_add_up(dataset: Dataset) -> None:
    found = compared_pairs(dataset)
    made = [row for row in revised(dataset) if row.disagreement.disagreement_id.startswith("undesa-revision")]
    assert found.differing == sum(row.dates for row in made) > 0
    assert found.alike + found.differing == found.pairs
    assert found.alike > 0


@pytest.mark.parametrize(
    ("figure", "kind"),
    [
        ("a-old", "revision"),
        ("a-new", "different_date"),
        ("b-old", "contradiction"),
        ("alone", "revision"),
    ],
)
def test_a_figure_carries_the_gravest_kind_of_its_groups(tiny: Tiny, figure: str, kind: str) -> None:
    data = tiny(FIGURES, disagreements=GROUPS)
    assert data.clash_kind(figure) == kind
    assert data.clashes(figure)


@pytest.mark.parametrize(
    ("flag", "kind"),
    [
        ("does_not_fit", "contradiction"),
        ("suspected_misprint", "suspected_misprint"),
        ("unclear", ""),
        ("", ""),
    ],
)
def test_without_a_group_the_flags_decide(tiny: Tiny, flag: str, kind: str) -> None:
    data = tiny(f"observation_id, flags\n one, {flag}")
    assert data.clash_kind("one") == kind
    assert data.clashes("one") == bool(kind)


def test_every_figure_of_every_group_carries_a_mark(dataset: Dataset) -> None:
    keys = {key for row in dataset.disagreements for key in row.observations}
    assert all(dataset.clashes(key) for key in keys)


def test_the_kinds_are_those_of_the_table() -> None:
    assert tuple(TABLES["disagreements"].columns["kind"].constraints["enum"]) == KINDS
