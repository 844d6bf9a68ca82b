"""What became of a view since a link to it was made: only what its filters let through."""

from pathlib import Path

import pandas as pd
import pytest

from app.data.dataset import Dataset
from app.data.editions.releases import figures_from_csv
from app.data.editions.view_changes import SinceLink, filters_in, passing_rows, since_link, typed_figures
from app.data.queries import Filters, observations
from app.domain.codes import Sex
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny
from tests.tools.editions import VERSION, keep_edition

OLD = """
    observation_id, origin, destination, channel, sex,    measure, period,    value, series_id
    mou,            MMR,    THA,         MOU,     total,  workers, 2019,      10,    thai
    women,          MMR,    THA,         MOU,     female, workers, 2019,      4,     thai
    early,          KHM,    THA,         MOU,     total,  workers, 2013/2014, 3,     thai
    moved,          LAO,    THA,         MOU,     total,  workers, 2019,      2,     thai
    gone,           KHM,    THA,         NV,      total,  workers, 2019,      7,     thai
    stock,          KHM,    THA,         ALL,     total,  stock,   2019,      100,   un
"""
NEW = """
    observation_id, origin, destination, channel, sex,    measure, period,    value, series_id
    mou,            MMR,    THA,         MOU,     total,  workers, 2019,      11,    thai
    women,          MMR,    THA,         MOU,     female, workers, 2019,      5,     thai
    early,          KHM,    THA,         MOU,     total,  workers, 2013/2014, 4,     thai
    moved,          LAO,    JPN,         MOU,     total,  workers, 2019,      2,     thai
    stock,          KHM,    THA,         ALL,     total,  stock,   2019,      101,   un
    fresh,          VNM,    JPN,         MOU,     total,  workers, 2020,      1,     thai
    far,            VNM,    KHM,         ALL,     total,  stock,   2020,      1,     un
    chinese,        CHN,    THA,         ALL,     total,  stock,   2020,      1,     un
"""


def since(tiny: Tiny, folder: Path, state: ViewState) -> tuple[set[str], set[str], set[str]]:
    """Keys of the figures added, changed and removed in a view."""
    keep_edition(folder, OLD)
    found = since_link(tiny(NEW), folder, state, VERSION)
    assert found is not None
    assert found.changes is not None
    return tuple(
        set(frame["observation_id"])
        for frame in (found.changes.added, found.changes.after, found.changes.removed)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("state", "added", "changed", "removed"),
    [
        (ViewState(), {"fresh"}, {"mou", "early", "moved"}, {"gone"}),
        (ViewState(sex=Sex.FEMALE), set(), {"women"}, set()),
        (ViewState(channel=("NV",)), set(), set(), {"gone"}),
        (ViewState(destination=("JPN",)), {"fresh"}, {"moved"}, set()),
        (ViewState(destination=("THA",)), set(), {"mou", "early", "moved"}, {"gone"}),
        (ViewState(origin=("VNM",), year=2019), set(), set(), set()),
        (ViewState(year=2014), set(), {"early"}, set()),
        (ViewState(from_year=2020), {"fresh"}, {"mou", "early", "moved"}, {"gone"}),
        (ViewState(measure="stock"), {"far"}, {"stock"}, set()),
        (ViewState(measure="stock", origin=("CHN",)), {"chinese"}, set(), set()),
        (ViewState(page=Page.TRENDS, from_year=2020, year=2014), {"fresh"}, set(), set()),
        (ViewState(page=Page.TRENDS, to_year=2014), set(), {"early"}, set()),
        (ViewState(page=Page.TRENDS, by=SplitBy.SEX, origin=("MMR",)), set(), {"mou", "women"}, set()),
        (
            ViewState(page=Page.DATA, year=2019),
            set(),
            {"mou", "women", "moved", "stock"},
            {"gone"},
        ),
        (
            ViewState(page=Page.SOURCES, origin=("VNM",)),
            {"fresh", "far", "chinese"},
            {"mou", "women", "early", "moved", "stock"},
            {"gone"},
        ),
    ],
)
def test_only_what_the_filters_of_the_page_let_through_counts(
    tiny: Tiny, tmp_path: Path, state: ViewState, added: set[str], changed: set[str], removed: set[str]
) -> None:
    assert since(tiny, tmp_path, state) == (added, changed, removed)


@pytest.mark.parametrize("version", [None, "tiny"])
def test_a_link_without_version_or_with_the_current_one_needs_no_words(
    tiny: Tiny, tmp_path: Path, version: str | None
) -> None:
    assert since_link(tiny(NEW), tmp_path, ViewState(), version) is None


def test_a_version_that_is_not_kept_cannot_be_compared(tiny: Tiny, tmp_path: Path) -> None:
    found = since_link(tiny(NEW), tmp_path, ViewState(), VERSION)
    assert isinstance(found, SinceLink)
    assert (found.version, found.release, found.changes) == (VERSION, None, None)


def test_a_version_whose_file_is_damaged_cannot_be_compared(tiny: Tiny, tmp_path: Path) -> None:
    keep_edition(tmp_path, OLD)
    (tmp_path / "releases" / f"{VERSION}.csv.xz").write_bytes(b"")
    found = since_link(tiny(NEW), tmp_path, ViewState(), VERSION)
    assert found is not None
    assert found.changes is None


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(origin=("MMR", "KHM"), first_year=2014, last_year=2018),
        Filters(channel=("MOU",), sex=("total",)),
        Filters(measure=("workers",), last_year=2015),
        Filters(source=("AR2014",)),
        Filters(via=("AR2019",), first_year=2019),
    ],
)
def test_filters_mean_the_same_as_in_the_table(dataset: Dataset, filters: Filters) -> None:
    frame = dataset.table("observations")
    expected = observations(dataset, filters)["observation_id"]
    assert list(frame[passing_rows(frame, filters)]["observation_id"]) == list(expected)


def test_the_data_page_uses_the_filters_of_its_table() -> None:
    state = ViewState(page=Page.DATA, origin=("MMR",), from_year=2010)
    assert filters_in(state) == Filters(origin=("MMR",), first_year=2010)


def test_figures_of_an_older_program_are_typed_where_their_words_are_known() -> None:
    text = "observation_id,series_id,origin,destination,sex,value,bound,period,status,date_basis\n"
    known = "known,s,MMR,THA,total,5,about,2019,reported,stated\n"
    frame = figures_from_csv((text + known + "odd,s,MMR,THA,total,5,about,2019,guess,stated\n").encode(), "x")
    found = typed_figures(frame)
    assert found[1] is None
    assert found[0] is not None
    assert (found[0].observation_id, found[0].value, found[0].note) == ("known", 5, "")
    assert found[0].value_low is None
    assert typed_figures(pd.DataFrame(frame.head(0))) == ()


def test_what_a_page_does_not_draw_is_no_change_of_its_view(tiny: Tiny, tmp_path: Path) -> None:
    keep_edition(tmp_path, "observation_id, origin, measure, series_id\nold, XX9, stock, un")
    flags = "flag, name, sentence\nimplausible, Implausible, Not likely."
    places = """
        place, name,     region, kind,    parent
        KHM,  Cambodia, gms,    country,
        THA,  Thailand, gms,    country,
        CHN,  China,    gms,    country,
        JPN,  Japan,    asia,   country,
        KOR,  Korea,    asia,   country,
        YUN,  Yunnan,   gms,    part,    THA
    """
    new = """
        observation_id, origin, destination, measure, period, series_id, confidence, flags,       same_as
        plain,          KHM,    THA,         stock,   2019,   un,        ,           ,
        odd,            KHM,    THA,         stock,   2019,   un,        ,           implausible,
        unsure,         KHM,    THA,         stock,   2019,   un,        C,          ,
        repeat,         KHM,    THA,         stock,   2019,   un,        ,           ,            plain
        part,           YUN,    JPN,         stock,   2019,   un,        ,           ,
        chinese,        CHN,    THA,         stock,   2019,   un,        ,           ,
        near,           KHM,    KOR,         workers, 2019,   other,     ,           ,
        far,            JPN,    KOR,         workers, 2019,   other,     ,           ,
    """
    dataset = tiny(new, flags=flags, places=places)
    stock = ViewState(page=Page.TRENDS, measure="stock")
    both = stock.but(origin=("KHM",), destination=("THA",))
    for state, added in (
        (stock, {"plain", "part"}),
        (stock.but(page=Page.MAP), {"plain", "part"}),
        (stock.but(series=("un",)), {"plain", "part", "unsure"}),
        (both.but(series=("un",)), {"plain", "unsure", "odd"}),
        (both.but(page=Page.DATA), {"plain", "unsure", "odd", "repeat"}),
        (ViewState(page=Page.TRENDS), {"near"}),
        (ViewState(origin=("JPN",)), {"far"}),
    ):
        found = since_link(dataset, tmp_path, state, VERSION)
        assert found is not None
        assert found.changes is not None
        assert set(found.changes.added["observation_id"]) == added, state
    removed = since_link(dataset, tmp_path, stock, VERSION)
    assert removed is not None
    assert removed.changes is not None
    assert list(removed.changes.removed["observation_id"]) == ["old"]
