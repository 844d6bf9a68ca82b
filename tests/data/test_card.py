"""What stands beside a figure on its card."""

from app.data.card import FEW, beside
from app.data.dataset import Dataset
from app.domain.figure import Observation
from tests.conftest import Tiny


def keys(rows: tuple[Observation, ...]) -> list[str]:
    return [row.observation_id for row in rows]


def test_repeats_are_found_both_ways(tiny: Tiny) -> None:
    data = tiny("observation_id, same_as\na,\nb, a\nc, a\nd,")
    assert keys(beside(data, data.by_id["a"]).repeats) == ["b", "c"]
    assert keys(beside(data, data.by_id["b"]).repeats) == ["a", "c"]
    assert beside(data, data.by_id["d"]).repeats == ()


def test_women_and_men_stand_with_their_total(dataset: Dataset) -> None:
    found = beside(dataset, dataset.by_id["undesa-2024-mmr-tha-2024-total"])
    assert keys(found.sexes) == ["undesa-2024-mmr-tha-2024-female", "undesa-2024-mmr-tha-2024-male"]
    women = beside(dataset, dataset.by_id["undesa-2024-mmr-tha-2024-female"])
    assert keys(women.sexes) == ["undesa-2024-mmr-tha-2024-total", "undesa-2024-mmr-tha-2024-male"]


def test_editions_are_of_one_producer_newest_first(dataset: Dataset) -> None:
    found = beside(dataset, dataset.by_id["undesa-2020-mmr-tha-2015-total"])
    assert keys(found.editions) == ["undesa-2024-mmr-tha-2015-total", "undesa-2019-mmr-tha-2015-total"]


def test_others_touch_the_same_year_of_the_same_corridor(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, destination, period
        a,              THA,         2019-12
        inside,         THA,         2018/2020
        before,         THA,         2018
        elsewhere,      JPN,         2019
        """
    )
    found = beside(data, data.by_id["a"])
    assert keys(found.others) == ["inside"]
    assert found.found == 1


def test_the_same_measure_comes_first_and_nothing_is_listed_twice(dataset: Dataset) -> None:
    row = dataset.by_id["undesa-2020-mmr-tha-2015-total"]
    found = beside(dataset, row)
    listed = [*keys(found.repeats), *keys(found.sexes), *keys(found.editions), *keys(found.others)]
    assert len(listed) == len(set(listed))
    assert row.observation_id not in listed
    same = [other.measure == row.measure for other in found.others]
    assert same == sorted(same, reverse=True)


def test_of_many_others_a_few_are_listed_and_all_counted(tiny: Tiny) -> None:
    data = tiny("observation_id\n" + "\n".join(f"r{number:02}" for number in range(FEW + 5)))
    found = beside(data, data.by_id["r00"])
    assert (len(found.others), found.found) == (FEW, FEW + 4)


def test_women_and_men_of_another_total_are_not_listed_beside_it(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, sex
        a,              one,       total
        b,              two,       total
        c,              two,       female
        d,              three,     female
        """
    )
    assert keys(beside(data, data.by_id["a"]).others) == ["b", "d"]


def test_what_is_worked_out_belongs_to_the_figure(dataset: Dataset) -> None:
    row = dataset.by_id["undesa-2024-mmr-tha-2024-total"]
    assert {each.figure for each in beside(dataset, row).derived} == {row}
