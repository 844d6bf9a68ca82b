"""Traces of the trend chart: lines of one series, and figures each with a tooltip that says all of it."""

from html import escape

from app.data.dataset import Dataset
from app.data.trends import Group, Trend
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.tokens import Ink, Tokens, mixed
from app.figures.trend_labels import wrapped
from app.figures.trend_marks import SYMBOLS, Look, Mark
from app.figures.trend_scale import Plot
from app.state.view import SplitBy
from app.text.trend_marks import tooltip_lines

_TOTALS = ("", ALL, UNSPECIFIED, "DOCUMENTED", str(Sex.TOTAL))


def looks(trend: Trend, ink: Tokens) -> dict[tuple[tuple[str, str], str], Look]:
    """Colour and shape of each group: the colour of the origin; channels in steps of grey; a shape for
    each code.
    """
    codes = sorted({group.code for group in trend.groups}, key=lambda code: (code not in _TOTALS, code))
    symbols = {code: SYMBOLS[index % len(SYMBOLS)] for index, code in enumerate(codes)}
    greys = {code: (ink.channel1, ink.channel2)[index % 2] for index, code in enumerate(codes)}
    found = {}
    for group in trend.groups:
        colour = ink.origin(group.corridor[0])
        if trend.by == SplitBy.CHANNEL:
            colour = Ink(greys[group.code], ink.ink)
        found[group.corridor, group.code] = Look(colour, symbols[group.code])
    return found


def draw_lines(picture: Picture, group: Group, unit: str, look: Look, plot: Plot, *, joined: bool) -> None:
    """The lines of a group, one trace a run: each of one series."""
    for line in group.lines:
        if not joined or line[0].unit != unit:
            continue
        picture.add_scatter(
            x=[str(plot.place(row.period)) for row in line],
            y=[row.value for row in line],
            xaxis=plot.xref,
            yaxis=plot.yref,
            mode="lines",
            line={"color": look.ink.mark, "width": 2.6},
            hoverinfo="skip",
            meta={"role": "line", "series": line[0].series_id},
        )


def draw_figures(
    picture: Picture, dataset: Dataset, group: Group, marks: list[Mark], look: Look, plot: Plot, ink: Tokens
) -> None:
    """The figures of a group, one trace; a range is two caps with a bar between them and no point."""
    if not marks:
        return
    placed = [(mark, point) for mark in marks for point in mark.points]
    bars = [mark.bar if point is mark.points[0] else (0.0, 0.0) for mark, point in placed]
    picture.add_scatter(
        x=[str(plot.place(mark.row.period)) for mark, _point in placed],
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
        hovertext=[_tooltip(dataset, mark.row) for mark, _point in placed],
        customdata=[mark.row.observation_id for mark, _point in placed],
        cliponaxis=False,
        meta={
            "role": "figures",
            "origin": group.corridor[0],
            "destination": group.corridor[1],
            "code": group.code,
        },
    )


def _tooltip(dataset: Dataset, row: Observation) -> str:
    first, second, *rest = tooltip_lines(dataset, row)
    broken = [escape(part, quote=False) for line in rest for part in wrapped(line, 13, 280)]
    return f"<b>{escape(first, quote=False)}</b>  {escape(second, quote=False)}<br>" + "<br>".join(broken)
