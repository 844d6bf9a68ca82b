"""The ranking: one bar a corridor, as sure as its figure; number first, name second."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.compare.compare import compared, is_ranked
from app.data.dataset import Dataset
from app.data.standing import Standing
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.compare.frame import NARROW, axis, body, inks, note, pale, placed, say, sheet
from app.figures.compare.ranking_labels import (
    NUMBER,
    BarWords,
    Labels,
    Place,
    bar_words,
    labels_of,
)
from app.figures.compare.ranking_marks import BEYOND, marks_of, reach_beyond
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.compare.details import revised_note
from app.text.compare.finding import ranking_finding
from app.text.compare.ranking import other_units_sentence
from app.text.compare.words import cell_tooltip, shown_notes, shown_subtitle, shown_title
from app.text.numbers import counted
from app.text.trends.sources import sources_of

_FOOT, _RANK = 26.0, 30.0
_LEAST = 100
"""Pixels of height that one bar needs, with its words in two lines."""
_LARGER = (1.5, 1.4, 1.3, 1.2, 1.1)
"""By how much type and bars grow where there are few of them, the most first."""
_ENOUGH = 1.2
"""By how much they grow at most where a picture need not be higher."""


def ranking_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, height: int
) -> go.Figure:
    """The corridors of a view, largest first, as many as have room. Trace `bars` holds the keys of the figures;
    `enough` in `layout.meta` is the height in pixels beyond which the drawing would stay blank.
    """
    shown = compared(dataset, state)
    rows = _of_one_unit([row.figure for row in shown.corridors])
    picture = sheet(theme, width, height, {}, _LEAST)
    picture.layout["meta"] = _meta(dataset, state, shown, rows)
    ink = inks(theme)
    if not rows:
        say(picture, picture.layout["meta"]["finding"], ink)
        return picture.figure()
    ranked, narrow = is_ranked(shown), picture.width < NARROW
    across, room = picture.width - (_RANK if ranked else 0.0), picture.height - _FOOT
    words = [bar_words(dataset, row) for row in rows]
    labels = labels_of(words, across, narrow=narrow)
    drawn = words[: max(1, int(room / labels.height))]
    picture.layout["meta"]["enough"] = max(round(len(words) * labels.most * _ENOUGH + _FOOT), _LEAST)
    if len(drawn) < len(words):
        labels = labels_of(drawn, across, narrow=narrow)
    elif not narrow:
        labels = _largest(drawn, across, room)
    _draw(picture, dataset, drawn, labels, min(room / len(drawn), labels.most), ranked=ranked, ink=ink)
    if more := len(rows) - len(drawn):
        sentence = counted("{n} smaller one has no room here", "{n} smaller ones have no room here", more)
        placed(picture, sentence, 0, picture.height - 10, ink.ink2, 12.5)
    return picture.figure()


def _largest(words: list[BarWords], across: float, room: float) -> Labels:
    """The words of bars that all have room, as large as they may be without being set above the bars."""
    usual = labels_of(words, across, narrow=False)
    for scale in _LARGER:
        labels = labels_of(words, across, narrow=False, scale=scale)
        if labels.place != Place.ABOVE and len(words) * 1.2 * labels.height <= room:
            return labels
    return usual


def _meta(dataset: Dataset, state: ViewState, shown: Standing, rows: list[Observation]) -> dict[str, Any]:
    others = other_units_sentence(len(shown.corridors) - len(rows))
    revised = revised_note(dataset, rows)
    return {
        "title": shown_title(shown),
        "subtitle": shown_subtitle(dataset, state, shown),
        "finding": ranking_finding(dataset, state).sentence,
        "source": sources_of(dataset, [row.figure for row in shown.corridors]),
        "notes": [*shown_notes(dataset, shown, Chart.RANKING), *filter(None, [others, revised])],
    }


def _of_one_unit(rows: list[Observation]) -> list[Observation]:
    """The figures of the unit that most have: bars of different units have no common scale."""
    units = [row.unit for row in rows]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    return [row for row in rows if row.unit == unit]


def _draw(
    picture: Picture,
    dataset: Dataset,
    words: list[BarWords],
    labels: Labels,
    row_height: float,
    *,
    ranked: bool,
    ink: Tokens,
) -> None:
    rows, is_above = [each.row for each in words], labels.place == Place.ABOVE
    left = _RANK if ranked else 0.0
    pixel = labels.long / (max(row.reach for row in rows) or 1.0)
    # Arrows of bounds reach beyond the longest bar, and a shape is cut off at the edge of its plot.
    whole, end = (labels.long + BEYOND) / pixel, left + labels.long + BEYOND
    height = len(rows) * row_height / picture.height
    picture.set_axis("xaxis", **axis((0, whole), (left / picture.width, end / picture.width)))
    picture.set_axis("yaxis", **axis((len(rows) - 0.5, -0.5), (1 - height, 1)))
    down = labels.down / row_height
    picture.traces.append(_bars(dataset, rows, labels.thick / row_height, down, ink))
    picture.shapes.append(_zero_line(ink))
    for index, (each, details) in enumerate(zip(words, labels.details, strict=True)):
        picture.shapes += marks_of(each.row, index + down, labels.thick, pixel, ink)
        across = 4.0 if is_above else each.row.reach * pixel + reach_beyond(each.row) + 10
        picture.notes += _words(each, details, labels, index, across, row_height, ink)
        if ranked:
            rank = note(str(index + 1), 0, index, ink.ink2, 13, xanchor="right", align="right", xshift=-10)
            picture.notes.append(rank)


def _words(
    words: BarWords,
    details: tuple[str, ...],
    labels: Labels,
    index: int,
    across: float,
    row_height: float,
    ink: Tokens,
) -> list[dict[str, Any]]:
    """Number and name of a bar, and its details behind or below them; `across` is pixels from the line of zero."""
    size, small, head = NUMBER * labels.scale, labels.small, words.html(ink)
    lines = [escape(line, quote=False) for line in details]
    if labels.place == Place.BESIDE:
        faint = f'  <span style="font-size:{small:g}px;color:{ink.ink2}">{" ".join(lines)}</span>'
        return [note(head + faint, 0, index, ink.ink, size, xshift=across)]
    up = labels.up if labels.place == Place.ABOVE else 0.65 * small
    below = index + (0.65 * size - up) / row_height
    return [
        note(head, 0, index - up / row_height, ink.ink, size, xshift=across),
        note("<br>".join(lines), 0, below, ink.ink2, small, xshift=across, yanchor="top"),
    ]


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
