"""Which channels hold one another, and which nobody can be in at once."""

from itertools import combinations

import pytest

from app.data.channel_tree import ancestry, exclude_each_other, is_within, overlap
from app.data.dataset import Dataset


def test_a_scheme_is_part_of_everything_above_it(dataset: Dataset) -> None:
    assert ancestry(dataset, "NV") == ("NV", "REGISTRATION", "DOCUMENTED", "ALL")
    assert is_within(dataset, "MOU", "DOCUMENTED")
    assert is_within(dataset, "MOU", "MOU")
    assert not is_within(dataset, "DOCUMENTED", "MOU")
    assert not is_within(dataset, "UNDOCUMENTED", "DOCUMENTED")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("MOU", "NV", True),
        ("MOU", "BORDER_PASS", True),
        ("DOCUMENTED", "UNDOCUMENTED", True),
        # What the wholes exclude, their parts exclude too.
        ("MOU", "UNDOCUMENTED", True),
        # A whole and its part, and parts that nobody says to exclude each other.
        ("DOCUMENTED", "MOU", False),
        ("ALL", "UNDOCUMENTED", False),
        ("MOU_NV", "MOU", False),
        ("EPS", "TITP", False),
        ("MOU", "MOU", False),
    ],
)
def test_channels_exclude_each_other_only_where_the_list_says_so(
    dataset: Dataset, one: str, other: str, expected: bool
) -> None:
    assert exclude_each_other(dataset, one, other) is expected


def test_exclusion_is_mutual_and_never_holds_between_whole_and_part(dataset: Dataset) -> None:
    for one, other in combinations(dataset.channels, 2):
        found = exclude_each_other(dataset, one, other)
        assert found == exclude_each_other(dataset, other, one)
        assert not (found and (is_within(dataset, one, other) or is_within(dataset, other, one)))


def test_the_first_overlap_is_named(dataset: Dataset) -> None:
    assert overlap(dataset, ["MOU", "NV", "BORDER_PASS"]) is None
    assert overlap(dataset, ["NV", "MOU", "MOU_NV"]) == ("NV", "MOU_NV")
    assert overlap(dataset, ["MOU"]) is None
