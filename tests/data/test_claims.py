"""What a sentence may work out of figures, and what it may not."""

import pytest

from app.data.claims import added_up, change_between, part_of, share_of, times_between
from app.data.dataset import Dataset
from app.domain.codes import Bound
from app.domain.figure import Observation
from tests.conftest import Tiny


def rows(data: Dataset, *keys: str) -> list[Observation]:
    return [data.by_id[key] for key in keys]


def of_thailand(dataset: Dataset) -> list[Observation]:
    return rows(dataset, *(f"undesa-2024-{code}-tha-2024-total" for code in ("mmr", "khm", "lao")))


def test_figures_of_one_series_and_date_are_added_up(dataset: Dataset) -> None:
    found = of_thailand(dataset)
    whole = added_up(dataset, found)
    assert whole is not None
    assert whole.value == 1_708_695 + 375_635 + 285_819
    share = share_of(dataset, found[1], found)
    assert share is not None
    assert share.value == pytest.approx(100 * 375_635 / whole.value)
    assert share.inputs[0] is found[1]


def test_a_total_is_never_added_to_its_parts(dataset: Dataset) -> None:
    total = dataset.by_id["undesa-2024-all-tha-2024-total"]
    assert added_up(dataset, [*of_thailand(dataset), total]) is None
    part = part_of(of_thailand(dataset)[0], total)
    assert part is not None
    assert part.value == pytest.approx(100 * 1_708_695 / 3_179_399)


@pytest.mark.parametrize(
    "other",
    [
        "undesa-2024-lao-tha-2020-total",  # another date
        "undesa-2024-lao-tha-2024-female",  # women are among the total of other corridors, but not one kind
        "undesa-2020-lao-tha-2020-total",  # another series
    ],
)
def test_unlike_figures_are_not_added_up(dataset: Dataset, other: str) -> None:
    assert added_up(dataset, rows(dataset, "undesa-2024-mmr-tha-2024-total", other)) is None


def test_channels_of_one_corridor_are_added_up_where_they_exclude_each_other(tiny: Tiny) -> None:
    data = tiny(
        "observation_id,series_id,channel,value\na,s,MOU,100\nb,s,NV,150\nc,s,DOCUMENTED,300",
        series="series_id\ns",
        channels="channel,name,parent,excludes\nMOU,M,DOCUMENTED,NV\nNV,N,DOCUMENTED,MOU\nDOCUMENTED,D,,",
    )
    whole = added_up(data, rows(data, "a", "b"))
    assert whole is not None
    assert whole.value == 250
    assert added_up(data, rows(data, "a", "c")) is None


def test_no_change_where_the_series_allows_none(dataset: Dataset) -> None:
    first, last = rows(dataset, "undesa-2024-mmr-tha-2020-total", "undesa-2024-mmr-tha-2024-total")
    allowed = dataset.series[first.series_id].change_allowed
    assert (change_between(dataset, first, last) is not None) is allowed
    assert (times_between(dataset, first, last) is not None) is allowed


def test_change_goes_from_the_earlier_to_the_later(tiny: Tiny) -> None:
    data = tiny(
        "observation_id,series_id,value,period\na,s,100,2018-12\nb,s,150,2019-12",
        series="series_id\ns",
    )
    first, last = rows(data, "a", "b")
    change, times = change_between(data, first, last), times_between(data, first, last)
    assert change is not None
    assert times is not None
    assert (change.value, times.value) == (50, 1.5)
    assert change_between(data, last, first) is None


def test_what_is_worked_out_of_an_approximate_figure_is_approximate(tiny: Tiny) -> None:
    data = tiny(
        "observation_id,series_id,origin,value,bound\na,s,MMR,100,about\nb,s,KHM,150,exact\nc,s,LAO,9,at_least",
        series="series_id\ns",
    )
    whole = added_up(data, rows(data, "a", "b"))
    assert whole is not None
    assert whole.bound == Bound.ABOUT
    # A lower bound bears no arithmetic.
    assert added_up(data, rows(data, "a", "c")) is None


def test_percents_and_costs_are_not_added_up(tiny: Tiny) -> None:
    for unit, measure in (("percent", "share"), ("USD/person", "cost")):
        data = tiny(
            f"observation_id,series_id,origin,measure,unit,value\na,s,MMR,{measure},{unit},10\nb,s,KHM,{measure},{unit},20",
            series=f"series_id,measure,unit\ns,{measure},{unit}",
        )
        assert added_up(data, rows(data, "a", "b")) is None


def test_a_part_is_only_of_a_total_that_holds_it(tiny: Tiny) -> None:
    data = tiny(
        "observation_id,series_id,origin,sex,value\na,s,MMR,total,10\nb,s,KHM,total,20\nc,s,ALL,female,40\nd,s,ALL,total,5",
        series="series_id\ns",
    )
    row = data.by_id["a"]
    assert part_of(row, data.by_id["b"]) is None  # another origin
    assert part_of(row, data.by_id["c"]) is None  # women only
    assert part_of(row, data.by_id["d"]) is None  # less than the part
    assert part_of(row, row) is None
