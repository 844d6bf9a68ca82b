"""What a file says of how a chart shows a figure is true of the picture."""

import csv
import io

import pytest

from app.export.context import Context
from app.export.table.tables import table_file
from app.figures.map.plan import map_plan
from app.state.charts import Chart, page_of
from app.state.exports import Kind
from app.state.pages import Page
from app.state.view import SplitBy, ViewState

DRAWN, NO_ROOM, LISTED = "drawn", "not in the picture", "listed beside the chart"


def told(context: Context, chart: Chart, state: ViewState) -> dict[str, str]:
    """What the column says, by the key of the figure."""
    text = table_file(context, chart, state, Kind.CSV).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["observation_id"]: row["shown_as"] for row in rows if row["observation_id"]}


@pytest.mark.parametrize("measure", ["stock", "remittance", "refugees"])
def test_a_map_draws_its_arrows_and_no_more(context: Context, measure: str) -> None:
    state = ViewState(measure=measure)
    plan, found = map_plan(context.dataset, state), told(context, Chart.FLOW_MAP, state)
    corridors = {context.dataset.by_id[key].corridor for key, role in found.items() if role == DRAWN}
    assert corridors == set(plan.scene.arrows)
    assert NO_ROOM in found.values()


def test_bands_stand_in_the_place_of_the_figure_of_the_corridor(context: Context) -> None:
    state = ViewState(by=SplitBy.CHANNEL)
    plan, found = map_plan(context.dataset, state), told(context, Chart.FLOW_MAP, state)
    assert plan.bands.split
    for split in plan.bands.split.values():
        assert {found[part.observation_id] for part in split.parts} == {DRAWN}
        if split.published is not None:
            assert found[split.published.observation_id] == LISTED


@pytest.mark.parametrize("chart", [Chart.SLOPE, Chart.MATRIX])
def test_what_a_comparison_has_no_room_for_is_not_said_to_be_drawn(context: Context, chart: Chart) -> None:
    found = told(context, chart, ViewState(page=page_of(chart), measure="stock", chart=chart))
    assert {DRAWN, NO_ROOM} <= set(found.values())


def test_a_chart_over_time_gives_the_figures_of_the_corridors_without_a_line_too(context: Context) -> None:
    state = ViewState(page=Page.TRENDS)
    found = told(context, Chart.TREND, state)
    roles: dict[tuple[str, str], set[str]] = {}
    for key, role in found.items():
        roles.setdefault(context.dataset.by_id[key].corridor, set()).add(role)
    # All corridors of the measure that pass the filters are there, each either drawn or not.
    assert len(roles) == 22
    assert sum(each == {NO_ROOM} for each in roles.values()) == 16
    assert sum(DRAWN in each for each in roles.values()) == 6
