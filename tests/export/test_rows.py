"""The rows of a view are what its chart shows: neither more nor less, each once."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.data.package.schema import TABLES
from app.data.queries import sheet_of
from app.data.shown import shown
from app.data.shown_parts import Role, Shown
from app.domain.codes import Axis, MapFrame, MapLayer, Reading, Sex, Shade, Theme
from app.export.context import Context
from app.export.table.rows import observations_of, rows_of
from app.figures.registry import DRAWINGS, draw
from app.state.charts import Chart, page_of
from app.state.pages import Page
from app.state.view import SplitBy, ViewState
from app.text.headings import chart_title

PLACES = ("MMR", "KHM", "LAO", "THA", "VNM", "CHN", "MYS", "JPN", "KOR", "ALL")
EXAMPLES = 8
ROOM = {Chart.MATRIX: (7900, 7900), Chart.SANKEY: (1100, 7900), Chart.RANKING: (1100, 7900)}
"""Sizes at which a chart leaves nothing out for want of room."""


def places(**limits: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(PLACES), unique=True, **limits).map(tuple)  # type: ignore[arg-type]


def views(chart: Chart) -> st.SearchStrategy[ViewState]:
    """Views of a chart with a few filters each, and every way to draw it."""
    subject = {
        Page.COUNTRY: {"place": st.sampled_from(PLACES[:-1])},
        Page.CORRIDOR: {"corridor": st.sampled_from(("MMR-THA", "KHM-THA", "VNM-JPN", "LAO-MYS"))},
    }.get(page_of(chart), {})
    return st.builds(
        ViewState,
        page=st.just(page_of(chart)),
        measure=st.sampled_from((None, None, "stock", "flow", "remittance", "cost", "registrations")),
        origin=places(max_size=3),
        destination=places(max_size=2),
        channel=st.sampled_from(((), (), (), ("MOU",), ("MOU", "NV"), ("BORDER_PASS",))),
        sector=st.sampled_from(((), (), (), ("fishing",), ("domestic_work",))),
        sex=st.sampled_from((Sex.TOTAL, Sex.TOTAL, Sex.FEMALE)),
        year=st.sampled_from((None, None, 2014, 2019, 1950)),
        by=st.sampled_from(SplitBy),
        axis=st.sampled_from(Axis),
        reading=st.sampled_from(Reading),
        frame=st.sampled_from(MapFrame),
        **subject,
    )


def drawn(context: Context, chart: Chart, state: ViewState) -> tuple[dict[str, Any], set[str]]:
    """The figure of a chart as a reader gets it, and the keys of published figures that its marks carry."""
    figure = draw(context.dataset, context.basemap, chart, state, Theme.LIGHT, *ROOM.get(chart, (0, 0)))
    content = json.loads(figure.to_json())
    cells = [
        part["customdata"]
        for trace in content["data"]
        for part in (trace, trace.get("link") or {})
        if isinstance(part.get("customdata"), list)
    ]
    return content, {key for key in texts(cells) if key in context.dataset.by_id}


def texts(node: Any) -> list[str]:
    return [node] if isinstance(node, str) else [key for each in node or () for key in texts(each)]


def keys(found: Shown, *roles: Role) -> set[str]:
    return {key for key, role in found.roles.items() if role in roles}


@pytest.mark.parametrize(
    "chart", [chart for chart in Chart if chart not in (Chart.FLOW_MAP, Chart.COUNTRY_MAP)]
)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_the_rows_are_the_figures_that_a_chart_draws(
    context: Context, chart: Chart, data: st.DataObject
) -> None:
    state = data.draw(views(chart))
    found = shown(context.dataset, chart, state)
    content, marks = drawn(context, chart, state)
    frame = observations_of(context, chart, state)
    assert frame["observation_id"].is_unique
    assert list(found.roles) == [row.observation_id for row in found.figures]
    assert list(frame["observation_id"])[: len(found.roles)] == list(found.roles)
    assert not any(row.same_as for row in found.figures)
    assert marks <= set(found.roles)
    if chart == Chart.SLOPE:
        # Labels need room; the sentence below counts the corridors that have none, and a logarithmic axis no zero.
        left_out = keys(found, Role.DRAWN) - marks
        size = {row.observation_id: row.size for row in found.figures}
        notes = " ".join(note["text"] for note in content["layout"].get("annotations", []))
        assert not left_out or "smaller one" in notes or (state.axis == Axis.LOG and 0 in size.values())
        return
    assert keys(found, Role.DRAWN) <= marks <= keys(found, Role.DRAWN, Role.SET_ASIDE)


@pytest.mark.parametrize("chart", [Chart.FLOW_MAP, Chart.COUNTRY_MAP])
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_the_rows_of_a_map_are_its_arrows_and_marks_and_what_it_lists(
    context: Context, chart: Chart, data: st.DataObject
) -> None:
    state = data.draw(views(chart))
    found = shown(context.dataset, chart, state)
    content, _ = drawn(context, chart, state)
    flows = [
        each["properties"]
        for trace in content["data"]
        if (trace.get("meta") or {}).get("role") == "flow"
        for each in trace["geojson"]["features"]
    ]
    arrows = {(each["origin"], each["destination"]) for each in flows}
    figures = {row.corridor for row in found.figures}
    named = {row.corridor for row in found.mentions}
    assert arrows <= figures | named
    listed = {tuple(key.split("-")) for key in content["layout"]["meta"].get("not_drawn", ())}
    between = {
        row.corridor
        for row in found.figures
        if found.roles[row.observation_id] == Role.DRAWN
        and all(context.dataset.places[code].is_on_earth for code in row.corridor)
    }
    assert between - arrows <= listed <= figures
    bands = {(each["origin"], each["destination"], each["channel"]) for each in flows if "channel" in each}
    assert bands <= {(*row.corridor, row.channel) for row in found.figures}
    assert observations_of(context, chart, state)["observation_id"].is_unique


def test_a_map_has_its_marks_its_named_sectors_and_its_bands(context: Context) -> None:
    state = ViewState(page=Page.MAP, year=2019, by=SplitBy.CHANNEL)
    found = shown(context.dataset, Chart.FLOW_MAP, state)
    assert "ar2019-tha-border-pass-2019-12" in found.roles
    assert {row.sector for row in found.mentions} >= {"domestic_work"}
    sums = [each for each in found.worked_out if each.kind == "sum"]
    assert sums
    for each in sums:
        assert each.value == sum(row.size for row in each.inputs)
        assert {row.observation_id for row in each.inputs} <= set(found.roles)


def test_shaded_areas_and_crossings_are_no_figures_but_are_told(context: Context) -> None:
    layer = (MapLayer.CROSSINGS,)
    state = ViewState(page=Page.MAP, shade=Shade.REMITTANCES, layer=layer)
    plain, shaded = (rows_of(context, Chart.FLOW_MAP, each) for each in (ViewState(page=Page.MAP), state))
    assert list(plain.figures["observation_id"]) == list(shaded.figures["observation_id"])
    assert {"areas", "crossings", "province_mentions"} <= set(shaded.beside) - set(plain.beside)
    laos = next(each for each in shaded.beside["areas"] if each["place"] == "LAO")
    assert laos["unit"] == "percent"
    assert len(laos["inputs"].split(";")) == 2


@pytest.mark.parametrize("chart", [chart for chart in Chart if chart != Chart.TIMELINE])
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_what_the_sentence_of_a_chart_names_or_works_out_is_there(
    context: Context, chart: Chart, data: st.DataObject
) -> None:
    state = data.draw(views(chart))
    finding, rows = DRAWINGS[chart].tell(context.dataset, state), rows_of(context, chart, state)
    told = {(each["kind"], each["value"]) for each in rows.beside.get("worked_out", [])}
    assert {(str(claim.kind), claim.value) for claim in finding.claims} <= told
    named = {row.observation_id for row in finding.figures}
    assert named | {row.observation_id for claim in finding.claims for row in claim.inputs} <= set(
        rows.figures["observation_id"]
    )


def test_a_total_that_only_the_sentence_names_is_marked(context: Context) -> None:
    state = ViewState(page=Page.TRENDS, measure="stock", origin=("VNM",))
    frame = rows_of(context, Chart.TREND, state).figures.set_index("observation_id")
    assert frame.loc["undesa-2024-all-jpn-2024-total", "shown_as"] == "named in the sentence only"
    assert set(frame["shown_as"]) == {"drawn", "named in the sentence only"}


def test_a_reading_keeps_the_published_figures_and_tells_what_it_makes_of_them(context: Context) -> None:
    state = ViewState(page=Page.TRENDS, measure="stock", origin=("MMR",), reading=Reading.SHARE)
    figures = rows_of(context, Chart.TREND, state).figures
    frame = figures[figures["shown_as"] == "drawn"]
    by_id = context.dataset.by_id
    assert len(frame)
    for row in frame.itertuples():
        assert row.value == by_id[row.observation_id].value
        first, *_others, last = row.worked_out_from.split(";")
        assert row.worked_out == pytest.approx(100 * by_id[first].size / by_id[last].size)


def test_an_index_begins_at_a_hundred(context: Context) -> None:
    state = ViewState(page=Page.TRENDS, reading=Reading.INDEX)
    found = shown(context.dataset, Chart.TREND, state)
    assert 100 in [each.value for each in found.worked_out]
    for each in found.worked_out:
        first, last = each.inputs[0], each.inputs[-1]
        assert (each.kind, each.value) == ("index", pytest.approx(100 * last.size / first.size))


def test_the_rows_of_the_table_are_all_its_sheets_in_their_order(context: Context) -> None:
    state = ViewState(page=Page.DATA, origin=("MMR",), sort="-value", sheet=3)
    frame = observations_of(context, None, state)
    assert tuple(frame.columns) == tuple(TABLES["observations"].columns)
    whole = sheet_of(context.dataset, state, rows=len(frame) + 1)
    assert list(frame["observation_id"]) == [row.observation_id for row in whole.rows]


def test_what_has_no_number_follows_without_key_and_value(context: Context) -> None:
    state = ViewState(page=Page.MAP, measure="stock", origin=("LAO",), destination=("MYS", "THA"), year=2024)
    rows = rows_of(context, Chart.FLOW_MAP, state)
    (missing,) = rows.missing.to_dict("records")
    assert (missing["origin"], missing["destination"], missing["obs_status"]) == ("LAO", "MYS", "K")
    assert not {"observation_id", "value"} & set(missing)
    assert "does not mean zero" in missing["note"]
    assert [each["reason"] for each in rows.beside["without_number"]] == [missing["note"]]


def test_a_timeline_has_events_and_no_figures(context: Context) -> None:
    state = ViewState(page=Page.TIMELINE, focus="LAO")
    rows = rows_of(context, Chart.TIMELINE, state)
    assert rows.figures.empty
    content, _ = drawn(context, Chart.TIMELINE, state)
    ids = {each["event_id"] for each in rows.beside["events"]}
    marks = {key for trace in content["data"] for key in texts(trace.get("customdata"))}
    assert ids == marks


@pytest.mark.parametrize("chart", Chart)
@settings(max_examples=3)
@given(data=st.data())
def test_a_chart_is_named_without_being_drawn(context: Context, chart: Chart, data: st.DataObject) -> None:
    state = data.draw(views(chart))
    content, _ = drawn(context, chart, state)
    assert chart_title(context.dataset, chart, state) == content["layout"]["meta"]["title"]


def test_charts_about_nothing_have_no_rows(dataset: Dataset) -> None:
    for chart in Chart:
        if page_of(chart) in (Page.COUNTRY, Page.CORRIDOR):
            assert shown(dataset, chart, ViewState(page=page_of(chart))).is_empty
