"""Traces of the trend chart: lines of one series, and figures each with a tooltip that says all of it."""

from collections.abc import Mapping, Sequence
from html import escape

from app.data.dataset import Dataset
from app.data.trends.lines import is_long
from app.data.trends.trends import Group, Trend
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.figures.trends.labels import wrapped
from app.figures.trends.marks import Look, Mark
from app.figures.trends.scale import Plot
from app.text.trends.marks import brief_lines, tooltip_lines
from app.text.trends.readings import reading_lines


def draw_lines(
    picture: Picture,
    lines: Sequence[Sequence[Observation]],
    unit: str,
    look: Look,
    plot: Plot,
    dashes: Mapping[str, str],
    ink: Tokens,
) -> None:
    """Lines of one group, one trace a run: each of one series, thin and broken if it has one of the `dashes`.

    Figures that count within years are bars as long as their period; a thin line only leads the eye from one to
    the next.
    """
    for line in lines:
        if line[0].unit != unit:
            continue
        stepped, path = is_long(line[0]), way_of(line, plot)
        dash = dashes.get(line[0].series_id)
        picture.add_scatter(
            x=[day for day, _value in path],
            y=[value for _day, value in path],
            xaxis=plot.xref,
            yaxis=plot.yref,
            mode="lines",
            line={
                "color": mixed(look.ink.mark, ink.paper, 0.55) if stepped else look.ink.mark,
                "width": 1.0 if stepped else 1.5 if dash else 2.6,
                "dash": dash or ("solid" if stepped else look.dash),
            },
            hoverinfo="skip",
            meta={"role": "line", "series": line[0].series_id},
        )


def draw_bars(picture: Picture, group: Group, rows: Sequence[Observation], look: Look, plot: Plot) -> None:
    """A bar as long as its period for each figure that counts within years, one trace for those of a group."""
    days: list[str | None] = []
    values: list[float | None] = []
    for row in filter(is_long, rows):
        start, end = plot.clipped(row.period.start, row.period.end)
        days += [str(start), str(end), None]
        values += [row.size, row.size, None]
    if days:
        picture.add_scatter(
            x=days,
            y=values,
            xaxis=plot.xref,
            yaxis=plot.yref,
            mode="lines",
            line={"color": look.ink.mark, "width": 3.2},
            hoverinfo="skip",
            meta={"role": "period", "origin": group.corridor[0], "destination": group.corridor[1]},
        )


def way_of(line: Sequence[Observation], plot: Plot) -> list[tuple[str, float]]:
    """The corners of a line: a date and a value each. Figures that count within years make steps."""
    way = []
    for row in line:
        if is_long(row):
            start, end = plot.clipped(row.period.start, row.period.end)
            way += [(str(start), row.size), (str(end), row.size)]
        else:
            way.append((str(plot.place(row.period)), row.size))
    return way


def draw_figures(
    picture: Picture,
    dataset: Dataset,
    trend: Trend,
    group: Group,
    marks: list[Mark],
    look: Look,
    plot: Plot,
    ink: Tokens,
    *,
    brief: bool = False,
    with_bands: bool = False,
) -> None:
    """The figures of a group, one trace; a range is two caps with a bar between them and no point.

    Tooltips are `brief` where there are very many figures. `with_bands`: areas show already how far methods lie
    apart within years. Each point carries the key of its published figure, also
    where its number was worked out from it.
    """
    if not marks:
        return
    placed = [(mark, point) for mark in marks for point in mark.points]
    bars = [
        mark.bar if point is mark.points[0] and not (with_bands and is_long(mark.row)) else (0.0, 0.0)
        for mark, point in placed
    ]
    picture.add_scatter(
        x=[plot.day(mark.anchor[0]) for mark, _point in placed],
        y=[point.value for _mark, point in placed],
        xaxis=plot.xref,
        yaxis=plot.yref,
        mode="markers",
        marker={
            "symbol": [point.symbol for _mark, point in placed],
            "size": [point.size for _mark, point in placed],
            "color": [point.fill for _mark, point in placed],
            "opacity": 1,
            "line": {
                "color": [point.edge for _mark, point in placed],
                "width": [point.edge_width for _mark, point in placed],
            },
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [up for _down, up in bars],
            "arrayminus": [down for down, _up in bars],
            "color": mixed(look.ink.mark, ink.paper, 0.55),
            "thickness": 5,
            "width": 0,
            "visible": any(up or down for down, up in bars),
        },
        hoverinfo="text",
        hovertext=[tooltip(dataset, trend, mark.row, brief=brief) for mark, _point in placed],
        customdata=[mark.row.observation_id for mark, _point in placed],
        cliponaxis=False,
        meta={
            "role": "figures",
            "origin": group.corridor[0],
            "destination": group.corridor[1],
            "code": group.code,
        },
    )


def tooltip(dataset: Dataset, trend: Trend, row: Observation, *, brief: bool = False) -> str:
    """A figure in full; where the chart shows what was worked out from it, that first."""
    lines = brief_lines if brief else tooltip_lines
    first, second, *rest = lines(dataset, trend.source_of(row))
    broken = [
        escape(part, quote=False)
        for line in [*reading_lines(trend, row), *rest]
        for part in wrapped(line, 13, 300)
    ]
    return f"<b>{escape(first, quote=False)}</b>  {escape(second, quote=False)}<br>" + "<br>".join(broken)
