"""Residents over time as small charts: the UN series by origin, or of people abroad by destination, on one scale."""

from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from app.data.country.residents import MOST_PANELS, Residents, Strip, residents_of
from app.data.dataset import Dataset
from app.domain.codes import PanelScale, Theme
from app.domain.figure import Observation
from app.figures.country.frame import bare_layout, chart_meta, empty_picture, pixel_axes, text_note
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.room import groups_within
from app.figures.tokens import Ink, Tokens, tokens
from app.figures.trends.labels import shortened
from app.figures.trends.scale import y_ticks
from app.state.view import ViewState
from app.text.country.residents import (
    point_tooltip,
    residents_finding,
    residents_notes,
    residents_subtitle,
    residents_title,
    strip_name,
)
from app.text.figures import amount
from app.text.map.words import folded

WIDTH, HEIGHT = 760, 320
"""Pixels of the small charts where nobody says how wide they may be; their height follows from their number."""

_LEAST, _COLUMNS, _GUTTER = 150, 4, 26
"""Pixels that a small chart needs, how many stand beside each other at most, and the pixels between two."""
_HEAD, _YEARS, _GAP = 42.0, 20.0, 16.0
"""Pixels of name and number, of the years below a plot, and between rows."""
_NARROWEST, _EVERY = 240, 1_000
"""Pixels of the narrowest picture, and a number of small charts that no country has."""
_PLOT, _LOWEST, _HIGHEST = 92.0, 78.0, 140.0
"""Pixels of a plot, and of the lowest and highest that fill a given height."""


def country_residents_figure(
    dataset: Dataset,
    _basemap: Basemap,
    state: ViewState,
    theme: Theme,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> go.Figure:
    """The small charts of a view of a country page, `width` pixels wide and as high as they need; more of them than
    usual where that fits into `height`.

    `customdata` of each point is the key of its figure.
    """
    width, ink = max(width, _NARROWEST), tokens(theme)
    grid = _grid(len(residents_of(dataset, state, _EVERY).strips), width, height)
    found = residents_of(dataset, state, grid.columns * grid.rows)
    meta = chart_meta(
        dataset,
        residents_title(dataset, found),
        residents_subtitle(state),
        residents_finding(dataset, state),
        found.rows,
        residents_notes(dataset, found),
    )
    if not found.strips:
        return empty_picture(theme, width, meta)
    each = _HEAD + grid.plot + _YEARS
    picture = Picture(width, int(grid.rows * (each + _GAP) - _GAP + 4), bare_layout(theme, meta))
    pixel_axes(picture)
    wide = (width - 8 - (grid.columns - 1) * _GUTTER) / grid.columns
    is_own = state.panels == PanelScale.OWN
    for place, strip in enumerate(found.strips):
        row, column = divmod(place, grid.columns)
        box = _Box(4 + column * (wide + _GUTTER), row * (each + _GAP), wide, grid.plot)
        top = max(one.size for one in strip.rows) if is_own else max(one.size for one in found.rows)
        _Small(dataset, found, ink, picture, box, top).draw(strip, is_first=column == 0 or is_own)
    return picture.figure()


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many small charts stand beside and below one another, and how high their plots are in pixels."""

    columns: int
    rows: int
    plot: float


def _grid(strips: int, width: int, height: int) -> _Grid:
    """As many rows as the usual number of charts needs; more, and plots of another height, where `height` has room, and
    fewer where a slide or a card has none.
    """
    shown = min(strips, MOST_PANELS)
    columns = max(2, min(_COLUMNS, shown, int((width + _GUTTER) // (_LEAST + _GUTTER))))
    rows = max(1, -(-shown // columns))
    lowest = _HEAD + _LOWEST + _YEARS + _GAP
    fitting = min(int((height + _GAP) // lowest), -(-strips // columns))
    rows = groups_within([lowest] * max(rows, fitting), -_GAP)
    plot = (height - 4 + _GAP) / rows - _GAP - _HEAD - _YEARS if height > HEIGHT else _PLOT
    return _Grid(columns, rows, min(max(plot, _LOWEST), _HIGHEST))


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a small chart stands: its upper left corner, its width and the height of its plot in pixels."""

    left: float
    top: float
    width: float
    plot: float


class _Small:
    """One small chart; `top` is the number at the upper edge of its plot."""

    def __init__(
        self,
        dataset: Dataset,
        found: Residents,
        ink: Tokens,
        picture: Picture,
        box: _Box,
        top: float,
    ) -> None:
        self._dataset, self._found, self._ink, self._picture = dataset, found, ink, picture
        self._left, self._at = box.left, box.top
        self._wide, self._plot, self._top = box.width, box.plot, top or 1.0
        years = [row.period.last_year for row in found.rows]
        self._years = min(years), max(years)

    def draw(self, strip: Strip, *, is_first: bool) -> None:
        """Name and latest number, the points with the line that joins them, the years; `is_first` names the scale."""
        colour = self._ink.origin(strip.latest.origin)
        name = shortened(strip_name(self._dataset, self._found, strip), 14, self._wide / 1.08)
        self._text(f"<b>{escape(name, quote=False)}</b>", 0, 14, colour.text)
        self._text(escape(str(amount(strip.latest)), quote=False), 19, 13.5, self._ink.ink)
        self._scale(is_first=is_first)
        self._points(strip, colour)

    def _scale(self, *, is_first: bool) -> None:
        """The zero line with the first and last year, and one line at a round number."""
        zero = self._y(0)
        self._line(zero, self._ink.rule2)
        values, texts = y_ticks(self._top, "persons", self._plot)
        shown = [(value, text) for value, text in zip(values, texts, strict=True) if 0 < value <= self._top]
        if shown:
            value, _text = shown[-1]
            self._line(self._y(value), self._ink.rule)
            if is_first:
                words = y_ticks(value, "persons", 10)[1][-1]
                self._text(words, self._y(value) - self._at - 17, 11.5, self._ink.ink2)
        first, last = self._years
        self._text(str(first), zero - self._at + 3, 12, self._ink.ink2)
        if last > first:
            self._text(str(last), zero - self._at + 3, 12, self._ink.ink2, anchor="right")

    def _points(self, strip: Strip, colour: Ink) -> None:
        name = strip_name(self._dataset, self._found, strip)
        self._picture.add_scatter(
            x=[round(self._x(row), 1) for row in strip.rows],
            y=[round(self._y(row.size), 1) for row in strip.rows],
            mode="lines+markers",
            line={"color": colour.mark, "width": 2},
            marker={"size": 6.5, "color": self._ink.paper, "line": {"width": 1.6, "color": colour.mark}},
            customdata=[row.observation_id for row in strip.rows],
            hoverinfo="text",
            hovertext=[_tooltip(self._dataset, name, row) for row in strip.rows],
            cliponaxis=False,
            meta={"role": "figures", "place": strip.place},
        )

    def _x(self, row: Observation) -> float:
        first, last = self._years
        part = (row.period.last_year - first) / ((last - first) or 1)
        return self._left + 4 + part * (self._wide - 8)

    def _y(self, value: float) -> float:
        return self._at + _HEAD + self._plot - value / self._top * (self._plot - 8)

    def _line(self, y: float, colour: str) -> None:
        line = {
            "type": "line",
            "x0": self._left,
            "x1": self._left + self._wide,
            "y0": y,
            "y1": y,
            "layer": "below",
        }
        self._picture.shapes.append(line | {"line": {"color": colour, "width": 1}})

    def _text(self, text: str, down: float, size: float, colour: str, anchor: str = "left") -> None:
        x = self._left if anchor == "left" else self._left + self._wide
        self._picture.notes.append(text_note(text, x, self._at + down, anchor, size, colour))


def _tooltip(dataset: Dataset, name: str, row: Observation) -> str:
    lines = point_tooltip(dataset, row)
    return "<br>".join([f"<b>{escape(name, quote=False)}</b>", *map(folded, lines)])
