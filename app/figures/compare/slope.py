"""The slope chart: two years of one series, a line for each corridor, labels at both ends."""

from math import log10
from typing import Any

import plotly.graph_objects as go

from app.data.compare.slope import Rise, Slope, slope_of
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.domain.codes import Axis, Theme
from app.domain.figure import Observation
from app.figures.compare.frame import NARROW, axis, body, bold, inks, placed, say, sheet, signed
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture, pixel_shape
from app.figures.tokens import Tokens
from app.figures.trends.labels import Label, shortened, spread
from app.flowmap.labels import text_size
from app.state.view import ViewState
from app.text.compare.details import kinds_note, revised_note
from app.text.compare.finding import slope_finding
from app.text.compare.slope import change_words, slope_notes
from app.text.compare.words import cell_tooltip, slope_subtitle, slope_title
from app.text.labels import way_name
from app.text.map.amounts import map_amount
from app.text.numbers import counted, period_words
from app.text.trends.sources import sources_of

_TOP, _FOOT = 48.0, 30.0
_LINE, _TWO_LINES = 20.0, 36.0
"""Pixels that a label needs in height, and on a phone, where number and name stand in two lines."""
_AIR, _LITTLE = 34.0, 18.0
"""Pixels between a point and its label, on a wide sheet and on a phone: room for the leader."""
_SIZE, _SMALL = 14.0, 12.0
_LEAST_SPAN = 46.0
"""Pixels between the two years on a phone, where names take the rest."""
_GOOD_SPAN = 0.25
"""The part of a wide sheet that the lines take at least, if need be without names at the left."""
_EDGE = 9.0
_FEW, _FAR = 8, 90.0
"""So many corridors are drawn in any case; more only while no label stands further off its point, in pixels."""


_SYMBOLS = {"least": "triangle-up", "most": "triangle-down", "range": "line-ew-open", "process": "circle-dot"}
"""Shapes of points that are not plain numbers; words beside them say the same."""
_HOLLOW = ("pale", "zero", "process")


def slope_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, height: int
) -> go.Figure:
    """The corridors of one series in two years, the largest first, as many as have room for a label at both ends."""
    found = slope_of(dataset, state)
    picture = sheet(theme, width, height, {})
    logarithmic = state.axis == Axis.LOG
    rises = [rise for rise in found.rises if not logarithmic or min(rise.first.size, rise.last.size) > 0]
    line = _TWO_LINES if picture.width < NARROW else _LINE
    drawn = _labelled(rises, picture.height - _TOP - _FOOT, line, logarithmic=logarithmic)
    picture.layout["meta"] = _meta(dataset, state, found, len(found.rises) - len(rises))
    ink = inks(theme)
    if not drawn:
        say(picture, picture.layout["meta"]["finding"], ink)
        return picture.figure()
    _draw(picture, dataset, found, drawn, logarithmic=logarithmic, ink=ink)
    if more := len(rises) - len(drawn):
        sentence = counted("{n} smaller one has no room here", "{n} smaller ones have no room here", more)
        placed(picture, sentence, 0, picture.height - 10, ink.ink2, 12.5)
    return picture.figure()


def _meta(dataset: Dataset, state: ViewState, found: Slope, zeros: int) -> dict[str, Any]:
    rows = [row for rise in found.rises for row in (rise.first, rise.last)]
    return {
        "title": slope_title(found, measure_of(state)),
        "subtitle": slope_subtitle(dataset, state, found),
        "finding": slope_finding(dataset, state).sentence,
        "source": sources_of(dataset, rows),
        "notes": [
            *filter(None, [kinds_note(dataset, rows), revised_note(dataset, rows)]),
            *slope_notes(dataset, found, state, zeros),
        ],
    }


def _labelled(rises: list[Rise], plot: float, line: float, *, logarithmic: bool) -> list[Rise]:
    """The largest corridors, as many as have room for labels that stand near to their points."""
    most = max(1, int(plot / line))
    while most > _FEW:
        drawn = rises[:most]
        heights = [_heights(drawn, side, plot, logarithmic=logarithmic) for side in (0, 1)]
        if all(_furthest(each, plot, line) <= _FAR for each in heights):
            break
        most -= 1
    return rises[:most]


def _heights(rises: list[Rise], side: int, plot: float, *, logarithmic: bool) -> list[float]:
    """How high the points of one year stand, in pixels above the foot of the plot."""
    low, high = _span(rises, logarithmic=logarithmic)
    rows = [rise.last if side else rise.first for rise in rises]
    return [plot * (_scaled(row.size, logarithmic=logarithmic) - low) / (high - low) for row in rows]


def _furthest(heights: list[float], plot: float, line: float) -> float:
    """By how many pixels the label that gives way most stands off its point."""
    ordered = sorted(heights)
    centres = spread(ordered, [line] * len(ordered), -line / 2, plot + line / 2)
    return max((abs(one - other) for one, other in zip(ordered, centres, strict=True)), default=0.0)


def _span(rises: list[Rise], *, logarithmic: bool) -> tuple[float, float]:
    """The lowest and the highest value of the axis; zero is always on a linear one."""
    rows = [row for rise in rises for row in (rise.first, rise.last)]
    sizes = [_scaled(row.size, logarithmic=logarithmic) for row in rows]
    reaches = [_scaled(row.reach, logarithmic=logarithmic) for row in rows]
    low, high = (min(sizes, default=0.0) if logarithmic else 0.0), max(reaches, default=1.0)
    high = high if high > low else low + 1.0
    # A logarithmic axis has no zero to stand on: its lowest point needs room below it.
    return (low - 0.03 * (high - low) if logarithmic else low), high + 0.02 * (high - low)


def _scaled(size: float, *, logarithmic: bool) -> float:
    return log10(size) if logarithmic else size


def _draw(
    picture: Picture, dataset: Dataset, found: Slope, rises: list[Rise], *, logarithmic: bool, ink: Tokens
) -> None:
    assert found.years is not None
    narrow = picture.width < NARROW
    sides = [[rise.first for rise in rises], [rise.last for rise in rises]]
    air = _LITTLE if narrow else _AIR
    lefts = [_label(dataset, rise, rise.first, ink, narrow=narrow, room=0) for rise in rises]
    left = max(label.width for label in lefts) + air
    room = picture.width - left - air - _LEAST_SPAN
    rights = [_label(dataset, rise, rise.last, ink, narrow=narrow, room=room) for rise in rises]
    right = max(label.width for label in rights) + air
    if not narrow and picture.width - left - right < _GOOD_SPAN * picture.width:
        # Names on the right alone leave lines whose slope can be seen.
        lefts = [_number_label(dataset, rise.first, ink) for rise in rises]
        left = max(label.width for label in lefts) + air
    span = max(picture.width - left - right, 40.0)
    plot = picture.height - _TOP - _FOOT

    low, high = _span(rises, logarithmic=logarithmic)
    # Points on the edge of a plot would not answer the pointer, so the plot reaches a little beyond them.
    across, up = _EDGE * (found.years[1] - found.years[0]) / span, _EDGE * (high - low) / plot
    picture.set_axis(
        "xaxis",
        **axis(
            (found.years[0] - across, found.years[1] + across),
            ((left - _EDGE) / picture.width, (left + span + _EDGE) / picture.width),
        ),
    )
    picture.set_axis(
        "yaxis",
        **axis(
            (low - up, high + up),
            ((_FOOT - _EDGE) / picture.height, 1 - (_TOP - _EDGE) / picture.height),
        ),
        type="log" if logarithmic else "linear",
    )
    for rise in rises:
        picture.traces.append(_line(dataset, found.years, rise, ink))
    picture.traces += _rings(found.years, rises, ink)
    for side, (rows, labels) in enumerate(zip(sides, (lefts, rights), strict=True)):
        x = left + side * span
        heights = _heights(rises, side, plot, logarithmic=logarithmic)
        words = bold(_date(found.years[side], rows))
        placed(picture, words, x, 14, ink.ink2, 13.5, xanchor="center", align="center")
        _draw_labels(picture, rows, labels, heights, x, side, plot, air, ink)
    if not logarithmic:
        picture.shapes.append(_zero_line(picture, left, left + span, ink))


def _line(dataset: Dataset, years: tuple[int, int], rise: Rise, ink: Tokens) -> dict[str, Any]:
    """The two figures of a corridor and the line between them; a range reaches up to its high end."""
    colour = ink.origin(rise.corridor[0]).mark
    rows = (rise.first, rise.last)
    spans = [row.reach - row.size for row in rows]
    bars = {
        "array": spans,
        "arrayminus": [0, 0],
        "symmetric": False,
        "color": colour,
        "thickness": 2,
        "width": 6,
    }
    return {
        "type": "scatter",
        "showlegend": False,
        "x": list(years),
        "y": [row.size for row in rows],
        "customdata": [row.observation_id for row in rows],
        "text": [cell_tooltip(dataset, row) for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "mode": "lines+markers",
        "cliponaxis": False,
        "line": {"color": colour, "width": 2.2},
        "marker": {
            "size": 10,
            "symbol": [_SYMBOLS.get(body(row), "circle") for row in rows],
            "color": [ink.paper if body(row) in _HOLLOW else colour for row in rows],
            "line": {"color": colour, "width": 1.8},
            "opacity": 1,
        },
        **({"error_y": {"type": "data", **bars}} if any(spans) else {}),
        "meta": {"role": "rise"},
    }


def _rings(years: tuple[int, int], rises: list[Rise], ink: Tokens) -> list[dict[str, Any]]:
    """A thin ring round each point that is second-hand; no trace where none is."""
    points = [(year, row) for rise in rises for year, row in zip(years, (rise.first, rise.last), strict=True)]
    points = [(year, row) for year, row in points if row.confidence]
    if not points:
        return []
    colours = [ink.origin(row.origin).mark for _year, row in points]
    return [
        {
            "type": "scatter",
            "showlegend": False,
            "x": [year for year, _row in points],
            "y": [row.size for _year, row in points],
            "mode": "markers",
            "cliponaxis": False,
            "hoverinfo": "skip",
            "marker": {
                "symbol": "circle-open",
                "size": 17,
                "color": colours,
                "line": {"width": 1.2},
                "opacity": 1,
            },
            "meta": {"role": "second-hand"},
        }
    ]


def _label(
    dataset: Dataset, rise: Rise, row: Observation, ink: Tokens, *, narrow: bool, room: float
) -> Label:
    """Number, corridor, and on the right the change where one may be stated. On a phone the corridor stands below the
    number, on the right only, where it has `room` pixels.
    """
    number, is_last = _number_label(dataset, row, ink), row is rise.last
    if narrow and not is_last:
        return _number_label(dataset, row, ink, in_two=True)
    name, width = way_name(dataset, rise.last.measure, rise.corridor), number.width
    small = f'<span style="font-size:{_SMALL:g}px;color:{ink.ink2}">{{}}</span>'
    if narrow:
        name = shortened(name, _SMALL, room) or name
        wide = max(width, text_size(name, _SMALL)[0])
        return Label(f"{number.html}<br>{small.format(name)}", wide, _TWO_LINES, _LINE)
    change = change_words(rise) if is_last else ""
    rich = f"{number.html}  {name}"
    width += text_size(f"  {name}", _SIZE)[0] * 1.05
    if change:
        return Label(
            f"{rich}  {small.format(change)}", width + text_size(change, _SMALL)[0] + 10, _LINE, _LINE
        )
    return Label(rich, width, _LINE, _LINE)


def _number_label(dataset: Dataset, row: Observation, ink: Tokens, *, in_two: bool = False) -> Label:
    """A number with its signs alone, which stand below it where it shall take two lines."""
    parts, colour = map_amount(row), ink.origin(row.origin).text
    signs, marked = signed(dataset, row, ink)
    figure = f'<span style="color:{colour}">{parts.before}{bold(parts.number)}{parts.after}</span>'
    if in_two and signs:
        return Label(f"{figure}<br>{marked}", text_size(str(parts), _SIZE)[0] * 1.05, _TWO_LINES, _LINE)
    return Label(f"{figure}{marked}", text_size(f"{parts}{signs}", _SIZE)[0] * 1.05, _LINE, _LINE)


def _draw_labels(
    picture: Picture,
    rows: list[Observation],
    labels: list[Label],
    heights: list[float],
    x: float,
    side: int,
    plot: float,
    air: float,
    ink: Tokens,
) -> None:
    """The labels of one year, moved apart where they would touch, each joined to its point at `x` by a leader."""
    order = sorted(range(len(rows)), key=lambda index: (heights[index], -index))
    line = max((label.height for label in labels), default=_LINE)
    centres = spread([heights[index] for index in order], [line] * len(order), -line / 2, plot + line / 2)
    sign = 1 if side else -1
    anchor = "left" if side else "right"
    foot = picture.height - _FOOT
    for index, centre in zip(order, centres, strict=True):
        text = labels[index].html
        placed(picture, text, x + sign * air, foot - centre, ink.ink, _SIZE, xanchor=anchor, align=anchor)
        bend, tip = sign * 8.0, sign * (air - 5)
        rise = centre - heights[index]
        picture.shapes.append(
            pixel_shape(
                (x / picture.width, (_FOOT + heights[index]) / picture.height),
                f"M{bend:g},0L{tip - sign * 6:g},{rise:.1f}L{tip:g},{rise:.1f}",
                {"color": ink.origin(rows[index].origin).mark, "width": 1},
                refs=("paper", "paper"),
                layer="below",
            )
        )


def _date(year: int, rows: list[Observation]) -> str:
    """The date of one end of the lines: the one that all figures there have, else the year."""
    dates = {row.period.text for row in rows}
    return period_words(rows[0].period, short=True) if len(dates) == 1 else str(year)


def _zero_line(picture: Picture, left: float, right: float, ink: Tokens) -> dict[str, Any]:
    """The line of zero from one year to the other, given in pixels from the left."""
    foot = _FOOT / picture.height
    return {
        "type": "line",
        "xref": "paper",
        "yref": "paper",
        "x0": left / picture.width,
        "x1": right / picture.width,
        "y0": foot,
        "y1": foot,
        "line": {"color": ink.rule2, "width": 1},
        "layer": "below",
    }
