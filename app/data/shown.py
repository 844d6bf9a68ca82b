"""What a chart shows, as data: its figures in its order, and beside them what is no published figure of a corridor.

A figure stands for the chart if the chart draws it, or would with more room; a list or a table beside the chart holds
those for which a picture has none. How large a picture is therefore never changes what is shown; what one draws of it
only the picture knows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from app.data.absence import absences
from app.data.claims import Claim, ClaimKind, added_up
from app.data.compare.compare import compared
from app.data.compare.matrix import matrix_of
from app.data.compare.sankey import Streams, sankey_of
from app.data.compare.slope import slope_of
from app.data.corridor.context import mentions_of_corridor
from app.data.corridor.tables import tables_of
from app.data.corridor.trend import corridor_trend
from app.data.country.bars import country_bars
from app.data.country.country import map_view
from app.data.country.residents import residents_of
from app.data.dataset import Dataset, Event
from app.data.map.bands import by_channel
from app.data.map.crossings import crossings_shown, provinces_shown
from app.data.map.shading import shading
from app.data.passing import set_aside
from app.data.shown_parts import Figures, Role, Shown, WorkedOut, worked_out_of
from app.data.standing import Standing, standing
from app.data.timeline import events_shown
from app.data.trends.events import events_of, events_on_axis
from app.data.trends.readings import claim_of, read_trend
from app.data.trends.stack import stack_of, years_of
from app.data.trends.trends import MOST_UNITS, Trend, drawn_figures, stack_candidates, together, trend_of
from app.domain.codes import Reading
from app.domain.figure import Observation
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState


def shown(dataset: Dataset, chart: Chart, state: ViewState) -> Shown:
    """What a chart shows in a view; never raises on an empty choice."""
    return _WAYS[chart](dataset, state)


def left_out(dataset: Dataset, chart: Chart, state: ViewState) -> tuple[Observation, ...]:
    """The figures of the corridors of a view for which its chart over time has no line or small chart left, by
    corridor and date. They are no part of what is shown: whoever chooses their corridors sees them.
    """
    if chart not in (Chart.TREND, Chart.TREND_PANELS):
        return ()
    trend = trend_of(dataset, state.but(chart=chart))
    if trend.found <= len(trend.corridors):
        return ()
    found = [
        row
        for row in stack_candidates(dataset, state.but(chart=chart))
        if row.corridor not in trend.corridors
        and all(dataset.places[code].is_on_earth for code in row.corridor)
    ]
    return tuple(sorted(found, key=lambda row: (row.corridor, row.series_id, row.period.end)))


def _map(dataset: Dataset, state: ViewState) -> Shown:
    """Arrows and their bands, then marks; what the list beside the map sets aside."""
    here = standing(dataset, state)
    channels = by_channel(dataset, state, here)
    rows, sums = Figures(), []
    for corridor in here.corridors:
        split = channels.split.get(corridor.corridor)
        # Bands stand in the place of the figure of the corridor, where an arrow is wide enough for them.
        is_whole = split is None or corridor.figure in split.parts
        rows.add([corridor.figure], Role.DRAWN if is_whole else Role.LISTED)
        if split is not None:
            rows.add(split.parts)
            rows.add([split.published] if split.published else [], Role.LISTED)
            sums += [worked_out_of(split.together)] if split.together is not None else []
    rows.add(mark.figure for mark in here.marks)
    rows.add(_aside(dataset, state, here), Role.SET_ASIDE)
    areas = shading(dataset, state.shade, here.year)
    return rows.shown(
        mentions=here.mentions,
        absences=absences(dataset, state, year=here.year) if here.year is not None else (),
        worked_out=tuple(sums),
        areas=tuple(areas.figures.values()) if areas is not None else (),
        crossings=crossings_shown(dataset, state),
        provinces=provinces_shown(dataset, state),
    )


def _country_map(dataset: Dataset, state: ViewState) -> Shown:
    return _map(dataset, map_view(dataset, state)) if state.place else Shown()


def _trend(dataset: Dataset, state: ViewState) -> Shown:
    state = state.but(chart=Chart.TREND)
    trend = read_trend(dataset, state)
    drawn = drawn_figures(trend, MOST_UNITS)
    events = events_on_axis(events_of(dataset, trend, state), trend.years)
    return _over_time(dataset, trend, drawn, events)


def _panels(dataset: Dataset, state: ViewState) -> Shown:
    """Small charts have one unit and no events."""
    trend = read_trend(dataset, state.but(chart=Chart.TREND_PANELS))
    unit = trend.units[0] if trend.units else ""
    charts = together(trend, unit, by_origin=state.by == SplitBy.ORIGIN)
    drawn = [row for groups in charts for group in groups for row in group.figures if row.unit == unit]
    return _over_time(dataset, trend, drawn, ())


def _over_time(
    dataset: Dataset, trend: Trend, drawn: Iterable[Observation], events: tuple[Event, ...]
) -> Shown:
    rows = Figures()
    rows.add(map(trend.source_of, drawn))
    rows.add(map(trend.source_of, trend.figures), Role.LISTED)
    return rows.shown(
        events=events,
        mentions=trend.mentions,
        absences=trend.missing,
        worked_out=tuple(_readings(dataset, trend)),
    )


def _readings(dataset: Dataset, trend: Trend) -> Iterator[WorkedOut]:
    """What the figures of a chart are read as, where that is not what their source prints."""
    for row in trend.figures:
        if row.observation_id not in trend.bases:
            continue
        claim, published = claim_of(dataset, trend, row), trend.source_of(row)
        # The base of an index has no other figure to be worked out of.
        inputs = claim.inputs if claim is not None else (published,)
        kind = "index" if trend.reading == Reading.INDEX else claim.kind if claim else str(trend.reading)
        unit = published.unit if trend.reading == Reading.CHANGE else row.unit
        yield WorkedOut(str(kind), row.size, unit, inputs, row.observation_id)


def _stack(dataset: Dataset, state: ViewState) -> Shown:
    state = state.but(chart=Chart.TREND_STACK)
    found, rows = stack_of(dataset, state), Figures()
    if not found.parts:
        return Shown()
    rows.add(found.figures)
    rows.add(row for row in found.totals if row is not None)
    sums = (found.sum_of(dataset, at) for at in range(len(found.dates)))
    events = events_of(dataset, trend_of(dataset, state), state)
    return rows.shown(
        events=events_on_axis(events, years_of(found, state)),
        worked_out=tuple(map(worked_out_of, filter(None, sums))),
    )


def _matrix(dataset: Dataset, state: ViewState) -> Shown:
    """Cells row by row, then the totals that a source prints."""
    found, rows = matrix_of(dataset, state), Figures()
    rows.add(found.cells[pair] for pair in found.pairs if pair in found.cells)
    rows.add(row for pair, row in found.cells.items() if pair not in found.pairs)
    if found.cells:
        rows.add(total.published for total in found.totals if total.published is not None)
        rows.add(found.aside.values(), Role.SET_ASIDE)
    rows.add((mark.figure for mark in found.shown.marks), Role.LISTED)
    sums = [total.added for total in found.totals if total.added is not None]
    return rows.shown(
        mentions=found.shown.mentions,
        absences=tuple(found.absent.values()),
        worked_out=tuple(map(worked_out_of, sums)),
    )


def _sankey(dataset: Dataset, state: ViewState) -> Shown:
    streams, rows = sankey_of(dataset, state).streams, Figures()
    if streams is None:
        return Shown()
    rows.add(streams.figures)
    rows.add((*streams.set_aside, *streams.zeros), Role.LISTED)
    return rows.shown(worked_out=tuple(map(worked_out_of, _sums_of_nodes(dataset, streams))))


def _sums_of_nodes(dataset: Dataset, streams: Streams) -> Iterator[Claim]:
    """The sum of each origin, channel and destination that has one, of several figures."""
    for kind in ("origin", "channel", "destination") if streams.by_channel else ("origin", "destination"):
        for code in dict.fromkeys(getattr(row, kind) for row in streams.figures):
            group = [row for row in streams.figures if getattr(row, kind) == code]
            claim = added_up(dataset, group)
            if claim is not None:
                yield claim


def _slope(dataset: Dataset, state: ViewState) -> Shown:
    found, rows = slope_of(dataset, state), Figures()
    rows.add(row for rise in found.rises for row in (rise.first, rise.last))
    rows.add((*found.only_first, *found.only_last), Role.LISTED)
    changes = (
        worked_out_of(rise.change, rise.last.observation_id)
        for rise in found.rises
        if rise.change is not None
    )
    return rows.shown(worked_out=tuple(changes))


def _ranking(dataset: Dataset, state: ViewState) -> Shown:
    """Bars of the unit that most figures have; the table below has the others, and figures without a corridor."""
    here, rows = compared(dataset, state), Figures()
    figures = [row.figure for row in here.corridors]
    units = [row.unit for row in figures]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    rows.add(row for row in figures if row.unit == unit)
    rows.add(figures, Role.LISTED)
    rows.add((mark.figure for mark in here.marks), Role.LISTED)
    return rows.shown(mentions=here.mentions)


def _bars(dataset: Dataset, state: ViewState) -> Shown:
    found, rows = country_bars(dataset, state), Figures()
    rows.add(found.rows)
    sums = (
        WorkedOut(ClaimKind.SUM, group.total, group.rows[0].unit, group.rows)
        for group in found.groups
        if group.total is not None
    )
    return rows.shown(worked_out=tuple(sums))


def _residents(dataset: Dataset, state: ViewState) -> Shown:
    rows = Figures()
    rows.add(residents_of(dataset, state).rows)
    return rows.shown()


def _corridor_trend(dataset: Dataset, state: ViewState) -> Shown:
    found, rows = corridor_trend(dataset, state.open_corridor), Figures()
    rows.add(found.figures)
    return rows.shown(events=found.events)


def _corridor_channels(dataset: Dataset, state: ViewState) -> Shown:
    corridor, rows = state.open_corridor, Figures()
    if corridor is None:
        return Shown()
    found = tables_of(dataset, corridor)
    rows.add(found.rows)
    sums = (worked_out_of(table.total) for table in found.tables if table.total is not None)
    return rows.shown(mentions=mentions_of_corridor(dataset, corridor), worked_out=tuple(sums))


def _timeline(dataset: Dataset, state: ViewState) -> Shown:
    return Shown(events=events_shown(dataset, state))


_WAYS: Mapping[Chart, Callable[[Dataset, ViewState], Shown]] = MappingProxyType(
    {
        Chart.FLOW_MAP: _map,
        Chart.TREND: _trend,
        Chart.TREND_PANELS: _panels,
        Chart.TREND_STACK: _stack,
        Chart.MATRIX: _matrix,
        Chart.SANKEY: _sankey,
        Chart.SLOPE: _slope,
        Chart.RANKING: _ranking,
        Chart.COUNTRY_MAP: _country_map,
        Chart.COUNTRY_BARS: _bars,
        Chart.COUNTRY_RESIDENTS: _residents,
        Chart.CORRIDOR_TREND: _corridor_trend,
        Chart.CORRIDOR_CHANNELS: _corridor_channels,
        Chart.TIMELINE: _timeline,
    }
)


def _aside(dataset: Dataset, state: ViewState, here: Standing) -> list[Observation]:
    """Figures of corridors that the reader named, which a map leaves out and lists."""
    if here.year is None:
        return []
    drawn = {row.corridor for row in here.corridors}
    return [row for row in set_aside(dataset, state, here.year) if row.corridor not in drawn]
