"""The ranking: one bar a corridor, as sure as its figure; number first, name second."""

from typing import Any

import plotly.graph_objects as go

from app.data.compare.compare import compared, is_ranked
from app.data.dataset import Dataset
from app.data.standing import Standing
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.compare.frame import NARROW, axis, body, bold, inks, note, pale, placed, say, sheet
from app.figures.compare.ranking_marks import BEYOND, marks_of
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.figures.trends.labels import shortened
from app.flowmap.labels import text_size
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.compare.finding import ranking_finding
from app.text.compare.ranking import bar_details, other_units_sentence
from app.text.compare.words import cell_tooltip, shown_notes, shown_subtitle, shown_title
from app.text.i18n import ngettext
from app.text.labels import corridor_name
from app.text.map.amounts import map_amount
from app.text.numbers import number
from app.text.trends.sources import sources_of

_ROW, _TALL = 27.0, 40.0
"""Least height in pixels of a bar with its label, beside it and above it."""
_FOOT, _RANK = 26.0, 30.0
_NUMBER, _SMALL = 14.0, 12.0


def ranking_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, height: int
) -> go.Figure:
    """The corridors of a view, largest first, as many as have room. Trace `bars` holds the keys of the figures."""
    shown = compared(dataset, state)
    rows = _of_one_unit([row.figure for row in shown.corridors])
    picture = sheet(theme, width, height, {})
    narrow = picture.width < NARROW
    room = picture.height - _FOOT
    drawn = rows[: max(1, int(room / (_TALL if narrow else _ROW)))]
    picture.layout["meta"] = _meta(dataset, state, shown, rows)
    ink = inks(theme)
    if not drawn:
        say(picture, picture.layout["meta"]["finding"], ink)
        return picture.figure()
    row_height = min(room / len(drawn), 52.0 if narrow else 44.0)
    _draw(picture, dataset, drawn, row_height, ranked=is_ranked(shown), narrow=narrow, ink=ink)
    if more := len(rows) - len(drawn):
        sentence = ngettext("{n} smaller one has no room here", "{n} smaller ones have no room here", more)
        placed(picture, sentence.format(n=number(more)), 0, picture.height - 10, ink.ink2, 12.5)
    return picture.figure()


def _meta(dataset: Dataset, state: ViewState, shown: Standing, rows: list[Observation]) -> dict[str, Any]:
    others = other_units_sentence(len(shown.corridors) - len(rows))
    return {
        "title": shown_title(shown),
        "subtitle": shown_subtitle(dataset, state, shown),
        "finding": ranking_finding(dataset, state).sentence,
        "source": sources_of(dataset, [row.figure for row in shown.corridors]),
        "notes": [*shown_notes(dataset, shown, Chart.RANKING), *([others] if others else [])],
    }


def _of_one_unit(rows: list[Observation]) -> list[Observation]:
    """The figures of the unit that most have: bars of different units have no common scale."""
    units = [row.unit for row in rows]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    return [row for row in rows if row.unit == unit]


def _draw(
    picture: Picture,
    dataset: Dataset,
    rows: list[Observation],
    row_height: float,
    *,
    ranked: bool,
    narrow: bool,
    ink: Tokens,
) -> None:
    left = _RANK if ranked else 0.0
    labels = [_head(dataset, row, ink) for row in rows]
    widest = max(text_size(plain, _NUMBER)[0] * 1.06 for plain, _rich in labels)
    # Bars take what labels and their details leave, half of the sheet at least where there is room for both.
    beside = (
        0.0 if narrow else min(max(widest + 200, 0.42 * picture.width), widest + 420, 0.62 * picture.width)
    )
    start, end = left, picture.width - beside - 30
    reach = max(row.reach for row in rows) or 1.0
    height = len(rows) * row_height / picture.height
    # Arrows of bounds reach beyond the longest bar, and a shape is cut off at the edge of its plot.
    whole = reach * (end + BEYOND - start) / (end - start)
    picture.set_axis("xaxis", **axis((0, whole), (start / picture.width, (end + BEYOND) / picture.width)))
    picture.set_axis("yaxis", **axis((len(rows) - 0.5, -0.5), (1 - height, 1)))
    thick = min(18.0, row_height * (0.34 if narrow else 0.58))
    shift = (row_height * 0.24) / row_height if narrow else 0.0
    picture.traces.append(_bars(dataset, rows, thick / row_height, shift, ink))
    picture.shapes.append(_zero_line(ink))
    pixel = (end - start) / reach
    for index, (row, (plain, rich)) in enumerate(zip(rows, labels, strict=True)):
        shapes, tail = marks_of(row, index + shift, thick, pixel, ink)
        picture.shapes += shapes
        at = 4.0 if narrow else row.reach * pixel + tail + 10
        room = picture.width - start - at - text_size(plain, _NUMBER)[0] * 1.06 - 14
        details = "" if narrow else shortened(bar_details(dataset, row), _SMALL, room)
        faint = f'  <span style="font-size:{_SMALL:g}px;color:{ink.ink2}">{details}</span>' if details else ""
        picture.notes.append(
            note(
                rich + faint,
                0,
                index - (0.22 if narrow else 0.0),
                ink.ink,
                _NUMBER,
                xshift=at if not narrow else 0,
            )
        )
        if ranked:
            picture.notes.append(
                note(str(index + 1), 0, index, ink.ink2, 13, xanchor="right", align="right", xshift=-10)
            )


def _head(dataset: Dataset, row: Observation, ink: Tokens) -> tuple[str, str]:
    """Number and corridor: as plain text, whose width is measured, and as HTML."""
    parts, name = map_amount(row), corridor_name(dataset, row.corridor)
    colour = ink.origin(row.origin).text
    figure = f'<span style="color:{colour}">{parts.before}{bold(parts.number)}{parts.after}</span>'
    return f"{parts}  {name}", f"{figure}  {name}"


def _bars(
    dataset: Dataset, rows: list[Observation], share: float, shift: float, ink: Tokens
) -> dict[str, Any]:
    """All bars; a range begins at its low end. Outlines, caps and arrows are shapes above them."""
    kinds = [body(row) for row in rows]
    colours = [ink.origin(row.origin).mark for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "showlegend": False,
        "base": [row.size if kind == "range" else 0 for row, kind in zip(rows, kinds, strict=True)],
        "x": [
            row.reach - row.size if kind == "range" else row.size
            for row, kind in zip(rows, kinds, strict=True)
        ],
        "y": [index + shift for index in range(len(rows))],
        "width": [share] * len(rows),
        "customdata": [row.observation_id for row in rows],
        "hovertext": [cell_tooltip(dataset, row) for row in rows],
        "hoverinfo": "text",
        "marker": {
            "color": [_fill(kind, colour, ink) for kind, colour in zip(kinds, colours, strict=True)],
            "line": {"width": 0},
            "pattern": {
                "shape": ["/" if kind == "process" else "" for kind in kinds],
                "fillmode": "overlay",
                "fgcolor": [mixed(ink.halo, colour, 0.75) for colour in colours],
                "size": 7,
                "solidity": 0.22,
            },
        },
        "meta": {"role": "bars"},
    }


def _fill(kind: str, colour: str, ink: Tokens) -> str:
    if kind in ("pale", "most"):
        return pale(colour, ink)
    return mixed(colour, ink.paper, 0.55) if kind == "range" else colour


def _zero_line(ink: Tokens) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "y domain",
        "x0": 0,
        "x1": 0,
        "y0": 0,
        "y1": 1,
        "line": {"color": ink.rule2, "width": 1},
    }
