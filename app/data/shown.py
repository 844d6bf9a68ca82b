"""What a chart shows, as data: its figures in its order, and beside them what is no published figure of a corridor.

A figure stands for the chart if the chart draws it, or would with more room; a list or a table beside the chart holds
those for which a picture has none. How large a picture is therefore never changes what is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.data.absence import Absence, absences
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
from app.data.dataset import Dataset, Event, Mention
from app.data.map.bands import by_channel
from app.data.map.crossings import Province, named_provinces, shows_crossings
from app.data.map.shading import AreaFigure, shading
from app.data.passing import set_aside
from app.data.standing import Standing, standing
from app.data.timeline import events_shown
from app.data.trends.events import events_of, events_on_axis
from app.data.trends.readings import claim_of, read_trend
from app.data.trends.stack import stack_of, years_of
from app.data.trends.trends import MOST_UNITS, Trend, together, trend_of
from app.domain.codes import Reading
from app.domain.crossing import Crossing
from app.domain.figure import Observation
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState


class Role(StrEnum):
    """How a chart shows a figure: drawn; only in the list or table beside it; set aside as doubtful; or named by its
    sentence alone, as the total of which it tells a share.
    """

    DRAWN = "drawn"
    LISTED = "listed"
    SET_ASIDE = "set_aside"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A number that no source prints: `value` in `unit`, worked out of `inputs` as `kind` says (see `Claim`).

    `index` is 100 times the last input by the first. `figure` is the key of the figure at which the chart shows it;
    empty where it stands for several.
    """

    kind: str
    value: float
    unit: str
    inputs: tuple[Observation, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart shows. `roles` has the key of each of `figures`, which are in the order of the chart, each once.

    `areas` are the figures by which countries are shaded, `year` the year of a map or comparison.
    """

    figures: tuple[Observation, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    mentions: tuple[Mention, ...] = ()
    absences: tuple[Absence, ...] = ()
    worked_out: tuple[WorkedOut, ...] = ()
    areas: tuple[AreaFigure, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    provinces: tuple[Province, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is neither figure nor event."""
        return not (self.figures or self.events)


def shown(dataset: Dataset, chart: Chart, state: ViewState) -> Shown:
    """What a chart shows in a view; never raises on an empty choice."""
    return _WAYS[chart](dataset, state)


def worked_out_of(claim: Claim, figure: str = "") -> WorkedOut:
    """A claim as a number worked out, shown at `figure`."""
    units = {ClaimKind.SHARE: "percent", ClaimKind.PART: "percent", ClaimKind.TIMES: "ratio"}
    unit = units.get(claim.kind, claim.inputs[0].unit)
    return WorkedOut(str(claim.kind), claim.value, unit, claim.inputs, figure)


def _map(dataset: Dataset, state: ViewState) -> Shown:
    """Arrows and their bands, then marks; what the list beside the map sets aside."""
    here = standing(dataset, state)
    channels = by_channel(dataset, state, here)
    rows, sums = _Rows(), []
    for corridor in here.corridors:
        split = channels.split.get(corridor.corridor)
        rows.add([corridor.figure])
        if split is not None:
            rows.add(split.parts)
            rows.add([split.published] if split.published else [], Role.LISTED)
            sums.append(WorkedOut(ClaimKind.SUM, split.total, split.parts[0].unit, split.parts))
    rows.add(mark.figure for mark in here.marks)
    rows.add(_aside(dataset, state, here), Role.SET_ASIDE)
    areas = shading(dataset, state.shade, here.year)
    has_crossings = shows_crossings(state)
    return rows.shown(
        mentions=here.mentions,
        absences=absences(dataset, state, year=here.year) if here.year is not None else (),
        worked_out=tuple(sums),
        areas=tuple(areas.figures.values()) if areas is not None else (),
        crossings=dataset.crossings if has_crossings else (),
        provinces=named_provinces(dataset) if has_crossings else (),
    )


def _country_map(dataset: Dataset, state: ViewState) -> Shown:
    return _map(dataset, map_view(dataset, state)) if state.place else Shown()


def _trend(dataset: Dataset, state: ViewState) -> Shown:
    state = state.but(chart=Chart.TREND)
    trend = read_trend(dataset, state)
    drawn = [row for row in trend.figures if row.unit in trend.units[:MOST_UNITS]]
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
    rows = _Rows()
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
    found, rows = stack_of(dataset, state), _Rows()
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
    found, rows = matrix_of(dataset, state), _Rows()
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
    streams, rows = sankey_of(dataset, state).streams, _Rows()
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
    found, rows = slope_of(dataset, state), _Rows()
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
    here, rows = compared(dataset, state), _Rows()
    figures = [row.figure for row in here.corridors]
    units = [row.unit for row in figures]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    rows.add(row for row in figures if row.unit == unit)
    rows.add(figures, Role.LISTED)
    rows.add((mark.figure for mark in here.marks), Role.LISTED)
    return rows.shown(mentions=here.mentions)


def _bars(dataset: Dataset, state: ViewState) -> Shown:
    found, rows = country_bars(dataset, state), _Rows()
    rows.add(found.rows)
    sums = (
        WorkedOut(ClaimKind.SUM, group.total, group.rows[0].unit, group.rows)
        for group in found.groups
        if group.total is not None
    )
    return rows.shown(worked_out=tuple(sums))


def _residents(dataset: Dataset, state: ViewState) -> Shown:
    rows = _Rows()
    rows.add(residents_of(dataset, state).rows)
    return rows.shown()


def _corridor_trend(dataset: Dataset, state: ViewState) -> Shown:
    found, rows = corridor_trend(dataset, state.open_corridor), _Rows()
    rows.add(found.figures)
    return rows.shown(events=found.events)


def _corridor_channels(dataset: Dataset, state: ViewState) -> Shown:
    corridor, rows = state.open_corridor, _Rows()
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


class _Rows:
    """Figures in the order in which they are added, each once and in the first role that it was given."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Observation, Role]] = {}

    def add(self, rows: Iterable[Observation], role: Role = Role.DRAWN) -> None:
        """Add the figures that are not there yet."""
        for row in rows:
            self._rows.setdefault(row.observation_id, (row, role))

    def shown(
        self,
        *,
        events: tuple[Event, ...] = (),
        mentions: tuple[Mention, ...] = (),
        absences: tuple[Absence, ...] = (),
        worked_out: tuple[WorkedOut, ...] = (),
        areas: tuple[AreaFigure, ...] = (),
        crossings: tuple[Crossing, ...] = (),
        provinces: tuple[Province, ...] = (),
    ) -> Shown:
        """These figures with what stands beside them."""
        figures = tuple(row for row, _role in self._rows.values())
        roles = MappingProxyType({key: role for key, (_row, role) in self._rows.items()})
        return Shown(figures, roles, events, mentions, absences, worked_out, areas, crossings, provinces)


def _aside(dataset: Dataset, state: ViewState, here: Standing) -> list[Observation]:
    """Figures of corridors that the reader named, which a map leaves out and lists."""
    if here.year is None:
        return []
    drawn = {row.corridor for row in here.corridors}
    return [row for row in set_aside(dataset, state, here.year) if row.corridor not in drawn]
