"""Only parts of one series that leave each other out are stacked, at dates that all of them have."""

import pytest

from app.data.dataset import Dataset
from app.data.trends.stack import NoStack, Stack, stack_of
from app.data.trends.stack_offers import stack_offers
from app.state.view import Page, SplitBy, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)
CHANNELS = """
channel, name, short_name, kind, excludes
MOU, MOU recruitment, MOU, scheme, NV
NV, Nationality verification, NV, scheme, MOU
TITP, Technical interns, TITP, scheme,
DOCUMENTED, Documented, Documented, scope,
ALL, All channels, All channels, scope,
"""


def stack(dataset: Dataset, **choice: object) -> Stack:
    return stack_of(dataset, TRENDS.but(**choice))


def test_origins_of_one_destination_stand_on_one_another_where_all_have_a_figure(tiny: Tiny) -> None:
    found = stack(
        tiny(
            """
            observation_id, series_id, origin, period, value
            a1, s, MMR, 2015, 50
            a2, s, MMR, 2019, 60
            b1, s, LAO, 2015, 20
            b2, s, LAO, 2019, 10
            a0, s, MMR, 2010, 40
            """,
            series="series_id, frequency\ns, irregular",
        )
    )
    assert [part.corridor for part in found.parts] == [("MMR", "THA"), ("LAO", "THA")]
    assert [period.text for period in found.dates] == ["2015", "2019"]
    assert [found.height(place) for place in (0, 1)] == [70, 70]
    assert (found.runs, found.dropped, found.left_out) == (((0, 1),), 1, 0)


def test_figures_of_two_series_are_never_stacked(tiny: Tiny) -> None:
    found = stack(tiny("observation_id, series_id, origin\na, s, MMR\nb, t, LAO"))
    assert (found.reason, found.parts) == (NoStack.ALONE, ())


@pytest.mark.parametrize(
    ("column", "cells", "reason"),
    [
        ("bound", ("exact", "at_least"), NoStack.NOT_ADDED),
        ("stage", ("completed", "in_process"), NoStack.ALONE),
    ],
)
def test_bounds_and_other_stages_are_not_added_up(
    tiny: Tiny, column: str, cells: tuple[str, str], reason: NoStack
) -> None:
    rows = f"observation_id, series_id, origin, {column}\na, s, MMR, {cells[0]}\nb, s, LAO, {cells[1]}"
    assert stack(tiny(rows)).reason == reason


def test_channels_are_stacked_only_if_they_exclude_each_other(tiny: Tiny) -> None:
    rows = "observation_id, series_id, channel, value\na, s, MOU, 5\nb, s, {}, 3"
    found = stack(tiny(rows.format("NV"), channels=CHANNELS), by=SplitBy.CHANNEL)
    assert [part.code for part in found.parts] == ["MOU", "NV"]
    clash = stack(tiny(rows.format("TITP"), channels=CHANNELS), by=SplitBy.CHANNEL)
    assert clash.reason == NoStack.OVERLAP
    assert clash.clash == ("MOU", "TITP")


def test_sectors_are_stacked_only_if_they_make_up_the_printed_total(tiny: Tiny) -> None:
    rows = """
    observation_id, series_id, sector, value
    a, s, fishing, 30
    b, s, construction, 20
    t, s, ALL, {}
    """
    whole = stack(tiny(rows.format(50)), by=SplitBy.SECTOR)
    assert [part.code for part in whole.parts] == ["fishing", "construction"]
    assert [total and total.size for total in whole.totals] == [50]
    assert stack(tiny(rows.format(80)), by=SplitBy.SECTOR).reason == NoStack.NOT_WHOLE


def test_women_and_men_are_stacked_where_they_make_up_the_total(dataset: Dataset) -> None:
    choice = {"measure": "stock", "origin": ("MMR",), "destination": ("THA",), "by": SplitBy.SEX}
    found = stack(dataset, **choice)
    assert {part.code for part in found.parts} == {"female", "male"}
    for place, total in enumerate(found.totals):
        assert total is not None
        assert abs(found.height(place) - total.size) <= max(2, total.size / 1000)


def test_every_stack_is_of_one_series_and_unit_and_no_taller_than_its_total(dataset: Dataset) -> None:
    for measure in ("workers", "stock", "flow", "refugees", "remittance"):
        for by in SplitBy:
            found = stack(dataset, measure=measure, by=by)
            rows = found.figures
            assert len({(row.series_id, row.unit, row.stage) for row in rows}) <= 1
            for place, total in enumerate(found.totals):
                assert total is None or found.height(place) <= total.size * 1.01
            if not found.parts:
                assert found.reason is not None


def test_offers_are_views_that_really_have_layers(dataset: Dataset) -> None:
    for measure in ("stock", "cost"):
        offers = stack_offers(dataset, measure)
        assert 0 < len(offers) <= 6
        assert len(set(offers)) == len(offers)
        assert all(stack_of(dataset, offer).parts for offer in offers)
    assert stack_offers(dataset, "stock")[0].measure == "stock"
