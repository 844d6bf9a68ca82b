"""The timeline: dated events in a lane for each country, a mark for a date and a bar for a period, shapes for kinds."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset, Event
from app.data.timeline import axis_years, is_year, lanes
from app.domain.codes import EventKind, Theme
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.template import template
from app.figures.timeline.axis import LABEL, axis_height, before_lines, draw_axis, line, shows_months
from app.figures.timeline.labels import SIZE, named_events
from app.figures.timeline.marks import SYMBOLS, Axis, Bar, Mark, placed, tone
from app.figures.tokens import Tokens, tokens
from app.figures.trends.labels import wrapped
from app.flowmap.labels import text_size
from app.state.view import ViewState
from app.text.i18n import _, named
from app.text.labels import event_kind_name
from app.text.numbers import number
from app.text.timeline import (
    empty_words,
    event_when,
    lane_name,
    timeline_finding,
    timeline_notes,
    timeline_source,
    timeline_subtitle,
    timeline_title,
)

WIDTH, HEIGHT = 1100, 560
"""Pixels where nobody says how wide the chart may be; the height follows from the events."""
_NARROW = 640
_TOP = 6.0
_EMPTY = 150.0
_NOTE = 280.0


def timeline_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, _height: int
) -> go.Figure:
    """The timeline of a view, `width` pixels wide and as high as its lanes."""
    ink = tokens(theme)
    narrow = width < _NARROW
    rows = lanes(dataset, state)
    axis = _axis(dataset, state, [event for lane in rows for event in lane.events], width, narrow=narrow)
    pitch, size = (9.0, 7.5) if narrow else (12.0, 9.5)
    picture = Picture(width, 0, _layout(dataset, state, theme, width))
    marks: list[Mark] = []
    bars: list[Bar] = []
    top = _TOP
    for index, lane in enumerate(rows):
        found = placed(lane.events, axis, pitch)
        head = 18.0 if narrow else 0.0
        _lane(picture, lane_name(dataset, lane.code), len(lane.events), top, found.height, ink, narrow=narrow)
        if index:
            picture.shapes.append(line(0, top, width, top, ink.rule))
        marks += [Mark(each.event, each.x, top + head + each.y) for each in found.marks]
        bars += [
            Bar(each.event, each.start, each.end, top + head + each.y, each.goes_on) for each in found.bars
        ]
        top += head + found.height
    top = top if rows else top + _EMPTY
    picture.height = round(top + axis_height(axis, narrow=narrow))
    draw_axis(picture, axis, _TOP, top, ink, narrow=narrow)
    if shows_months(axis):
        _draw_stretches(picture, marks, axis, ink)
    _draw_bars(picture, bars, ink)
    _draw_marks(picture, marks, size, ink)
    most = 0 if narrow else 9 if width >= 900 else 5
    for name in named_events(marks, bars, axis.left, axis.right, most):
        label = _text(name.text, name.x, name.y, name.anchor, SIZE, ink.ink)
        # The ground of the page keeps the lines of the years out of the words.
        picture.notes.append(label | {"bgcolor": ink.paper})
    if not rows:
        picture.notes.append(
            _text(empty_words(), (axis.left + axis.right) / 2, top / 2, "center", 15, ink.ink2)
        )
    picture.set_axis("yaxis", range=[picture.height, 0])
    return picture.figure()


def _axis(dataset: Dataset, state: ViewState, events: list[Event], width: int, *, narrow: bool) -> Axis:
    """The time axis right of the names of lanes; what is older than it stands in a strip of its own."""
    years = axis_years(dataset, state)
    left = 8.0 if narrow else 128.0
    axis = Axis(left, width - 12.0, years)
    if not any(event.period.end < axis.start for event in events):
        return axis
    strip = max(text_size(line, LABEL)[0] for line in before_lines(years[0], narrow=narrow)) + 10
    return Axis(left + strip + 10, axis.right, years, (left, left + strip))


def _draw_marks(picture: Picture, marks: list[Mark], size: float, ink: Tokens) -> None:
    """One trace a kind; hollow where only the end of the time is known in which it happened."""
    for kind in EventKind:
        here = [mark for mark in marks if mark.event.kind == kind]
        if not here:
            continue
        symbol = SYMBOLS[kind]
        picture.add_scatter(
            x=[mark.x for mark in here],
            y=[mark.y for mark in here],
            mode="markers",
            marker={
                "symbol": [f"{symbol}-open" if mark.event.period.start is None else symbol for mark in here],
                "size": size + (2 if symbol in ("star", "diamond") else 0),
                "color": tone(kind, ink),
                "line": {
                    "width": [1.6 if mark.event.period.start is None else 0 for mark in here],
                    "color": tone(kind, ink),
                },
            },
            hoverinfo="text",
            hovertext=[_told(mark.event) for mark in here],
            customdata=[mark.event.event_id for mark in here],
            cliponaxis=False,
            meta={"role": "event", "kind": kind.value},
        )


def _draw_stretches(picture: Picture, marks: list[Mark], axis: Axis, ink: Tokens) -> None:
    """A thin line through the time of a mark that stands at no month of it, where the axis has months."""
    rows = {
        (mark.y, mark.event.period)
        for mark in marks
        if is_year(mark.event) or (mark.event.period.start is None and mark.event.period.end >= axis.start)
    }
    for y, period in sorted(rows, key=lambda each: (each[0], each[1].text)):
        start, end = period.start or axis.start, period.end
        picture.shapes.append(line(axis.x(start), y, axis.x(end), y, ink.rule2))


def _draw_bars(picture: Picture, bars: list[Bar], ink: Tokens) -> None:
    """A line as long as the period, with the mark of its kind where it begins, an arrow where it goes on."""
    for bar in bars:
        colour = tone(bar.event.kind, ink)
        steps = max(1, int((bar.end - bar.start) / 16))
        places = [bar.start + (bar.end - bar.start) * step / steps for step in range(steps + 1)]
        symbols = [SYMBOLS[bar.event.kind], *(["circle"] * (steps - 1)), "triangle-right"]
        sizes = [8.0, *([1.0] * (steps - 1)), 9.0 if bar.goes_on else 1.0]
        picture.add_scatter(
            x=places,
            y=[bar.y] * len(places),
            mode="lines+markers",
            line={"width": 3, "color": colour},
            marker={"symbol": symbols, "size": sizes, "color": colour, "opacity": 1, "line": {"width": 0}},
            hoverinfo="text",
            hovertext=_told(bar.event),
            customdata=[bar.event.event_id] * len(places),
            cliponaxis=False,
            meta={"role": "event-bar", "kind": bar.event.kind},
        )


def _lane(
    picture: Picture, name: str, count: int, top: float, height: float, ink: Tokens, *, narrow: bool
) -> None:
    """The name of a lane with the number of its events: left of it, above it where the chart is narrow."""
    x, y = (8.0, top + 12) if narrow else (0.0, top + height / 2)
    words = f"<b>{escape(name, quote=False)}</b> <span style='color:{ink.ink3}'>{number(count)}</span>"
    picture.notes.append(_text(words, x, y, "left", 14, ink.ink, plain=False))


def _told(event: Event) -> str:
    """What the pointer tells: date and kind, then the title."""
    heading = _("{date}, {kind}").format(date=event_when(event), kind=event_kind_name(event.kind))
    lines = wrapped(named(event.title), 13, _NOTE)
    return "<br>".join(
        [f"<b>{escape(heading, quote=False)}</b>", *(escape(line, quote=False) for line in lines)]
    )


def _layout(dataset: Dataset, state: ViewState, theme: Theme, width: int) -> dict[str, Any]:
    return {
        "template": template(theme),
        "xaxis": {"range": [0, width], "visible": False, "fixedrange": True},
        "yaxis": {"visible": False, "fixedrange": True},
        "hovermode": "closest",
        "hoverdistance": 12,
        "meta": {
            "title": timeline_title(dataset, state),
            "subtitle": timeline_subtitle(dataset, state),
            "finding": timeline_finding(dataset, state).sentence,
            "source": timeline_source(dataset, state),
            "notes": timeline_notes(dataset, state),
        },
    }


def _text(
    text: str, x: float, y: float, anchor: str, size: float, colour: str, *, plain: bool = True
) -> dict[str, Any]:
    return {
        "text": escape(text, quote=False) if plain else text,
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "font": {"size": size, "color": colour},
        "borderpad": 0,
    }
