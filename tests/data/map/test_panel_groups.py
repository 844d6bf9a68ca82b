"""What the panel of a corridor lists: long series as one entry, the rest in full, nothing twice and nothing lost."""

import pytest

from app.data.dataset import Dataset
from app.data.derived.kinds import Key
from app.data.map.panel_groups import LONG, Entry, Group, panel_groups, worked_out
from app.data.standing import standing
from app.domain.codes import Sex
from app.state.view import ViewState
from tests.conftest import tiny_dataset

CORRIDORS = ("MMR-THA", "KHM-THA", "VNM-JPN", "MMR-BGD", "LAO-THA", "MMR-CHN", "KHM-JPN")


def groups_of(dataset: Dataset, corridor: str, **choice: object) -> tuple[Group, ...]:
    state = ViewState(corridor=corridor).but(**choice)
    origin, destination = corridor.split("-")
    shown = standing(dataset, state)
    figure = next((row.figure for row in shown.corridors if row.corridor == (origin, destination)), None)
    return panel_groups(dataset, state, dataset.observations.of_corridor(origin, destination), figure)


def long_series(years: int = 8, **cells: str) -> Dataset:
    names = ", ".join(cells)
    rows = "\n".join(
        f"{sex}{year}, s, stock, {year}, {sex}, {size}, {', '.join(cells.values())}"
        for year in range(2010, 2010 + years)
        for sex, size in (("total", 3 * year), ("female", year), ("male", 2 * year))
    )
    return tiny_dataset(f"observation_id, series_id, measure, period, sex, value, {names}\n{rows}")


@pytest.mark.parametrize("corridor", CORRIDORS)
@pytest.mark.parametrize("measure", [None, "stock", "flow", "remittance", "refugees"])
def test_every_figure_is_in_one_entry(dataset: Dataset, corridor: str, measure: str | None) -> None:
    found = groups_of(dataset, corridor, measure=measure)
    rows = dataset.observations.of_corridor(*corridor.split("-"))
    assert sum(entry.figures for group in found for entry in group.entries) + sum(
        len(group.aside) for group in found
    ) == len(rows)
    assert len(found) == len({group.measure for group in found})
    assert all(entry.figure.measure == group.measure for group in found for entry in group.entries)


@pytest.mark.parametrize("corridor", CORRIDORS)
def test_a_panel_stays_short(dataset: Dataset, corridor: str) -> None:
    entries = [entry for group in groups_of(dataset, corridor) for entry in group.entries]
    assert len(entries) <= 45
    assert all(entry.is_series is (entry.figures > LONG) for entry in entries)


def test_the_view_decides_what_comes_first(dataset: Dataset) -> None:
    for measure in ("workers", "stock", "flow", "remittance"):
        first = groups_of(dataset, "MMR-THA", measure=measure)[0]
        assert first.measure == measure
    stands = standing(dataset, ViewState()).corridors[0].figure
    assert groups_of(dataset, "MMR-THA")[0].entries[0].figure is stands


def test_a_long_series_stands_by_its_latest_total() -> None:
    data = long_series()
    ((entry,),) = [group.entries for group in groups_of(data, "MMR-THA", measure="workers")]
    assert entry.figure is data.by_id["total2017"]
    assert (entry.figures, entry.first_year, entry.last_year) == (24, 2010, 2017)
    assert (entry.women, entry.men) == (data.by_id["female2017"], data.by_id["male2017"])
    assert entry.points == tuple((year, 3 * year) for year in range(2010, 2018))


def test_the_figure_on_the_map_stands_for_its_series() -> None:
    data = long_series()
    ((entry,),) = [group.entries for group in groups_of(data, "MMR-THA", measure="stock", year=2012)]
    assert (entry.figure, entry.latest) == (data.by_id["total2012"], data.by_id["total2017"])
    assert entry.women is data.by_id["female2012"]
    ((women,),) = [
        group.entries for group in groups_of(data, "MMR-THA", measure="stock", sex=Sex.FEMALE, year=2012)
    ]
    assert (women.figure, women.women, women.men) == (data.by_id["female2012"], None, None)
    assert women.points[0] == (2010, 2010)


def test_short_series_stay_in_full() -> None:
    data = long_series(years=2)
    (group,) = groups_of(data, "MMR-THA", measure="workers")
    assert len(group.entries) == LONG
    assert not any(entry.is_series for entry in group.entries)


def test_implausible_figures_neither_lead_nor_draw(dataset: Dataset) -> None:
    data = tiny_dataset(
        "observation_id, series_id, period, value, flags\n"
        + "\n".join(
            f"t{year}, s, {year}, {year}, {'implausible' if year > 2016 else ''}"
            for year in range(2010, 2019)
        )
    )
    ((entry,),) = [group.entries for group in groups_of(data, "MMR-THA", measure="stock")]
    assert entry.figure is data.by_id["t2016"]
    assert (entry.doubtful, len(entry.points)) == (2, 7)
    found = groups_of(dataset, "MMR-THA", measure="stock")[0].entries[0]
    assert found.doubtful == 2


def test_figures_of_confidence_c_stand_aside() -> None:
    data = tiny_dataset("observation_id, confidence\na, A\nb, C\nc, ")
    (group,) = groups_of(data, "MMR-THA")
    assert {entry.figure.observation_id for entry in group.entries} == {"a", "c"}
    assert [row.observation_id for row in group.aside] == ["b"]


def test_enforcement_is_folded(dataset: Dataset) -> None:
    folded = {group.measure for group in groups_of(dataset, "KHM-THA") if group.folded}
    assert folded == {"enforcement"}


# What is worked out beside it.


def test_the_measure_of_the_view_and_residents_are_worked_with(dataset: Dataset) -> None:
    state = ViewState(corridor="MMR-THA")
    found = worked_out(dataset, state, groups_of(dataset, "MMR-THA"))
    assert [row.measure for row, _ in found] == ["workers", "stock"]
    assert found[0][0].size == 1_820_928


def test_without_a_population_of_the_year_the_latest_with_one_is_taken(dataset: Dataset) -> None:
    state = ViewState(corridor="MMR-THA", measure="stock")
    ((row, derived),) = worked_out(dataset, state, groups_of(dataset, "MMR-THA", measure="stock"))
    (people,) = [each for each in derived if each.key == Key.PER_1000_AT_DESTINATION]
    assert (row.period.last_year, people.figure.period.last_year) == (2024, 2020)
    assert people.value is not None
    assert people.figure.series_id == row.series_id


def test_an_entry_of_one_figure_is_no_series() -> None:
    data = tiny_dataset("observation_id\na")
    assert not Entry(data.by_id["a"]).is_series
