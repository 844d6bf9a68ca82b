"""What has changed since a link was made, in words."""

from pathlib import Path

from app.data.dataset import Dataset
from app.data.editions.view_changes import SinceLink, since_link
from app.state.view import Page, ViewState
from app.text.versions import FEW, change_lists, since_words
from tests.conftest import Tiny
from tests.tools.editions import VERSION, keep_edition

DATA = ViewState(page=Page.DATA)
OLD = """
    observation_id, origin, destination, channel, period, value, bound, note
    mou,            MMR,    THA,         MOU,     2019,   10,    about, A note
    moved,          LAO,    THA,         NV,      2019,   2
    gone,           KHM,    JPN,         NV,      2018,   7
"""


def compare(
    tiny: Tiny, folder: Path, new: str, state: ViewState = DATA, old: str = OLD
) -> tuple[Dataset, SinceLink]:
    keep_edition(folder, old)
    dataset = tiny(new)
    since = since_link(dataset, folder, state, VERSION)
    assert since is not None
    return dataset, since


def lists(dataset: Dataset, since: SinceLink) -> dict[str, list[tuple[str, ...]]]:
    assert since.changes is not None
    return {
        heading: [(told.line, *told.below) for told in lines]
        for heading, lines in change_lists(dataset, since.changes)
    }


def test_changed_figures_stand_with_before_and_after(tiny: Tiny, tmp_path: Path) -> None:
    new = """
        observation_id, origin, destination, channel, period, value, bound, note
        mou,            MMR,    THA,         MOU,     2019,   12,    exact, ,
        moved,          LAO,    JPN,         MOU,     2020,   2
        fresh,          VNM,    THA,         MOU,     2021,   3
    """
    dataset, since = compare(tiny, tmp_path, new)
    assert since_words(dataset, since) == (
        "This link was made with data version abcdef0 of 31 January 2025; shown is version tiny of 1 January 2026. "
        "Figures of this view: 1 added, 2 changed, 1 removed."
    )
    found = lists(dataset, since)
    assert list(found) == ["Changed", "Removed", "Added"]
    mou, moved = found["Changed"]
    assert mou[0].startswith("12: Myanmar to Thailand; Workers; ")
    assert "2019; Government" in mou[0]
    assert mou[1:] == ("number: was “about 10”, is now “12”", "note: was “A note”, is now empty")
    assert moved[1:] == (
        "destination: was “Thailand”, is now “Japan”",
        "channel: was “Verification”, is now “MOU recruitment”",
        "date: was “2019”, is now “2020”",
    )
    assert found["Removed"][0][0].startswith("7: Cambodia to Japan; Workers; ")
    assert found["Added"][0][0].startswith("3: Vietnam to Thailand; Workers; ")


def test_a_removed_figure_with_codes_that_are_gone_is_told_by_its_key(tiny: Tiny, tmp_path: Path) -> None:
    old = """
        observation_id, origin, destination, status,   channel
        place,          SIAM,   THA,         reported, MOU
        word,           MMR,    THA,         guess,    MOU
        fine,           MMR,    THA,         reported, MOU
    """
    found = lists(*compare(tiny, tmp_path, "observation_id", old=old))
    assert [row[0] for row in found["Removed"]][:2] == ["place", "word"]
    assert found["Removed"][2][0].startswith("1: Myanmar to Thailand; ")


def test_nothing_changed_in_a_view_is_said(tiny: Tiny, tmp_path: Path) -> None:
    dataset, since = compare(tiny, tmp_path, OLD.replace("10,", "11,"), ViewState(destination=("JPN",)))
    assert since_words(dataset, since).endswith(
        "version tiny of 1 January 2026. No figure of this view differs."
    )


def test_a_version_that_is_not_kept_is_said(tiny: Tiny, tmp_path: Path) -> None:
    dataset = tiny(OLD)
    since = since_link(dataset, tmp_path, DATA, "1234567")
    assert since is not None
    words = since_words(dataset, since)
    assert "version 1234567, which is not kept here, so it cannot be said what has changed" in words
    assert "version tiny of 1 January 2026" in words


def table(count: int, *, value: int = 1, series: int = 2) -> str:
    head = "observation_id, origin, destination, series_id, value\n"
    return head + "\n".join(f"row-{n:02}, MMR, THA, s{n % series:02}, {value}" for n in range(count))


def test_many_changed_figures_are_counted_after_the_first(tiny: Tiny, tmp_path: Path) -> None:
    found = lists(*compare(tiny, tmp_path, table(15), old=table(15, value=2)))
    assert len(found["Changed"]) == FEW + 1
    assert found["Changed"][-1] == ("and 5 more figures",)
    assert all(row[1] == "number: was “2”, is now “1”" for row in found["Changed"][:-1])


def test_many_added_or_removed_figures_are_summed_up_by_series(tiny: Tiny, tmp_path: Path) -> None:
    found = lists(*compare(tiny, tmp_path, table(25), old="observation_id"))
    assert found == {"Added": [("Series s00: 13 figures",), ("Series s01: 12 figures",)]}


def test_many_series_are_counted_after_the_first(tiny: Tiny, tmp_path: Path) -> None:
    found = lists(*compare(tiny, tmp_path, "observation_id", old=table(24, series=12)))
    assert len(found["Removed"]) == FEW + 1
    assert found["Removed"][0] == ("s00: 2 figures",)
    assert found["Removed"][-1] == ("and figures of 2 more series",)
