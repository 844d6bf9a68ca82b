"""The pictures of a slide: its chart as told, in other years and by origin, drawn small and enlarged on the stage."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from app.components.export.slide_legend import slide_legend, slide_mark
from app.components.map.crossings import crossing_rows
from app.components.map.legend import kinds_legend
from app.components.markup import markup
from app.data.country.country import map_view
from app.data.shown import shown
from app.data.shown_parts import Role
from app.domain.codes import MapFrame, Theme
from app.domain.figure import Observation
from app.export.context import Context
from app.export.deck.crop import Crop, crop_of
from app.export.deck.pool import Pool, enlarged, rounded
from app.export.deck.views import Variant, variants
from app.figures.map.plan import MapPlan, map_plan
from app.figures.registry import DRAWINGS, draw
from app.figures.room import keys_drawn, within
from app.figures.tokens import BLACK, WHITE, tokens
from app.state.charts import MAPS, Chart
from app.state.view import ViewState
from app.text.export.deck import slide_boundaries, slide_source
from app.text.map.crossings import towns_sentence
from app.text.sources.disagreements import DIFFERS

LEAST_TEXT, LEAST_NUMBER = 24.0, 28.0
"""Pixels of the stage below which no text goes, and no number on a map."""
MOST_PICTURES = 240
"""A deck with so many pictures has only one on each further slide, without years and origins to choose."""
_SMALLEST = 0.85
"""A chart whose height follows from what it shows is enlarged less, down to this part of the usual zoom, to fit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart stands on the stage of 1280 by 720 pixels, and how many times it is enlarged there."""

    layout: str
    width: int
    height: int
    zoom: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height at which the chart is drawn."""
        return int(self.width / self.zoom), int(self.height / self.zoom)

    def fitting(self, height: int) -> "Place":
        """The same place with a smaller zoom, if a chart that is a little too high has room with it."""
        zoom = self.height / height
        return replace(self, zoom=zoom) if self.zoom * _SMALLEST <= zoom < self.zoom else self


MAP = Place("map", 740, 720, 2.3)
"""Map to the edges, words in a column of 540 pixels at its left."""
SIDE = Place("side", 660, 664, 1.85)
"""The same column, and a chart with a margin round it, into which a long label may reach."""
WIDE = Place("wide", 1184, 410, 1.85)
"""Title above, chart over the whole width, words below it."""

PLACES: Mapping[Chart, Place] = MappingProxyType(
    {
        **dict.fromkeys(Chart, SIDE),
        **dict.fromkeys(MAPS, MAP),
        **dict.fromkeys((Chart.SANKEY, Chart.TREND_PANELS), WIDE),
    }
)
"""The place of each chart: wide where columns or streams stand side by side, else beside the words."""

WORDS = ("title", "subtitle", "finding", "source", "notes")
"""What `layout.meta` of a figure says of a picture."""


class Painter:
    """Draws pictures once, however many slides show them; all with the parts of one pool."""

    def __init__(self, context: Context, pool: Pool) -> None:
        self._context, self._pool = context, pool
        self._drawn: dict[tuple[Chart, ViewState, Crop], dict[str, Any]] = {}
        self.geo: dict[str, Any] = {}

    def pictures(self, chart: Chart, state: ViewState) -> tuple[Place, list[dict[str, Any]], int]:
        """Where the chart of a view stands, its pictures, and which of them it begins with."""
        state = state.but(theme=None, embed=True, figure=None)
        views, start = variants(self._context.dataset, chart, state)
        if len(self._drawn) + len(views) > MOST_PICTURES:
            views, start = (views[start],), 0
        crop = self._crop(chart, [view.state for view in views])
        return PLACES[chart], [self._picture(chart, view, crop) for view in views], start

    def _crop(self, chart: Chart, views: list[ViewState]) -> Crop:
        dataset, size = self._context.dataset, PLACES[chart].size
        if chart == Chart.COUNTRY_MAP:
            views = [map_view(dataset, view) for view in views]
        return crop_of(dataset, views, *size) if chart in MAPS else Crop(*size)

    def _picture(self, chart: Chart, view: Variant, crop: Crop) -> dict[str, Any]:
        key = chart, view.state, crop
        if key not in self._drawn:
            self._drawn[key] = self._paint(*key)
        return {"group": view.group, "key": view.key, "label": view.label, **self._drawn[key]}

    def _paint(self, chart: Chart, state: ViewState, crop: Crop) -> dict[str, Any]:
        dataset, place = self._context.dataset, PLACES[chart]
        drawn = {theme: self._draw(chart, state, theme, crop) for theme in Theme}
        place = place.fitting(drawn[Theme.LIGHT].layout.height)
        light, dark = (self._json(drawn[theme], theme, place) for theme in (Theme.LIGHT, Theme.DARK))
        meta = light["layout"].pop("meta")
        dark["layout"].pop("meta")
        words = {name: meta.get(name, "") for name in WORDS}
        rows = shown(dataset, chart, state)
        told = [row for row in rows.figures if rows.roles.get(row.observation_id) != Role.SET_ASIDE]
        if DRAWINGS[chart].grows:
            # A slide has no room for all: its words are of what it draws.
            drawn_keys = keys_drawn(drawn[Theme.LIGHT])
            told = [row for row in told if row.observation_id in drawn_keys] or told
        words["brief"] = slide_source(dataset, told) or words["source"]
        plan = self._plan(chart, state, crop)
        if plan is not None and plan.layer.marks:
            towns = towns_sentence(dataset, [mark.crossing for mark in plan.layer.marks])
            words["brief"] = " ".join(filter(None, (words["brief"], towns)))
        return {
            "width": light["layout"]["width"] if chart not in MAPS else PLACES[chart].size[0],
            "height": light["layout"]["height"] if chart not in MAPS else PLACES[chart].size[1],
            "left": crop.left,
            "top": crop.top,
            "zoom": round(place.zoom, 3),
            "words": words,
            "legend": self._legend(
                chart, state, meta.get("kinds", []), told, drawn[Theme.LIGHT].to_json(), plan
            ),
            "figure": self._pool.figure(light, dark),
        }

    def _legend(
        self,
        chart: Chart,
        state: ViewState,
        kinds: list[str],
        told: list[Observation],
        drawn: str,
        plan: MapPlan | None,
    ) -> Any:
        """The kinds of arrows or marks that are more than a plain count, in the colours of both themes; of a map, which
        has a `plan`, also how many corridors have an arrow.
        """

        def made(theme: Theme) -> str:
            ink = tokens(theme)
            if plan is not None:
                counts = len(plan.drawn.rows), len(plan.shown.corridors)
                signs = [slide_mark("differs", ink)] if _has_sign(plan) else []
                return markup([*kinds_legend(kinds, ink, *counts), *crossing_rows(plan.layer, ink), *signs])
            return markup(slide_legend(self._context.dataset, chart, state, told, drawn, ink))

        return self._pool.both(made(Theme.LIGHT), made(Theme.DARK))

    def _plan(self, chart: Chart, state: ViewState, crop: Crop) -> MapPlan | None:
        """What is behind a map, None for other charts."""
        if chart not in MAPS:
            return None
        view = map_view(self._context.dataset, state) if chart == Chart.COUNTRY_MAP else state
        return map_plan(self._context.dataset, view, crop.width, crop.height)

    def _draw(self, chart: Chart, state: ViewState, theme: Theme, crop: Crop) -> go.Figure:
        context, height = self._context, 0 if DRAWINGS[chart].grows else crop.height
        place = PLACES[chart]
        with within(place.height / (place.zoom * _SMALLEST)):
            return draw(context.dataset, context.basemap, chart, state, theme, crop.width, height)

    def _json(self, figure: go.Figure, theme: Theme, place: Place) -> dict[str, Any]:
        text = _contrasted(figure.to_json(), theme)
        whole = enlarged(rounded(json.loads(text)), LEAST_TEXT / place.zoom)
        # Thin arrows have a wider trace that answers to the pointer; enlarged, they need none.
        traces = [each for each in whole["data"] if _role(each) != "touch"]
        for trace in traces:
            self._keep_map(trace)
            if _role(trace) == "labels":
                _enlarge_numbers(trace, LEAST_NUMBER / place.zoom)
        return {"data": traces, "layout": whole["layout"]}

    def _keep_map(self, trace: dict[str, Any]) -> None:
        """Keep the base map that a trace names, once for all of the deck."""
        address = trace.get("geojson")
        if isinstance(address, str) and address not in self.geo:
            content = self._context.basemap.files[address.rpartition("/")[2]]
            self.geo[address] = rounded(json.loads(content), 3)


def _has_sign(plan: MapPlan) -> bool:
    """Whether a text of a map carries the sign of a figure that does not fit with another one."""
    return any(DIFFERS in label.text for label in plan.scene.labels)


def boundaries(chart: Chart | None, state: ViewState | None) -> str:
    """The sentence on lines and names, where a slide has a map."""
    frame = state.frame if state else MapFrame.GMS
    return slide_boundaries(frame) if chart in MAPS else ""


def _contrasted(text: str, theme: Theme) -> str:
    """A figure as text in black on white, or white on black, where it has ink on paper; faint words are not faint."""
    ink, dark = tokens(theme), theme == Theme.DARK
    changes = {ink.paper: BLACK if dark else WHITE, ink.ink: WHITE if dark else BLACK}
    for colour, other in (changes | {ink.ink3: ink.ink2}).items():
        text = text.replace(f'"{colour}"', f'"{other}"').replace(f"color:{colour}", f"color:{other}")
    return text


def _role(trace: dict[str, Any]) -> str:
    return str((trace.get("meta") or {}).get("role", ""))


def _enlarge_numbers(trace: dict[str, Any], least: float) -> None:
    font, roles = trace["textfont"], trace["meta"]["roles"]
    font["size"] = [
        max(size, least) if role.endswith("number") else size
        for size, role in zip(font["size"], roles, strict=True)
    ]
