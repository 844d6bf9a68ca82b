"""The flow map: one arrow a corridor, one published figure an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Any

import numpy as np
import plotly.graph_objects as go
from shapely import Polygon
from shapely.geometry.polygon import orient

from app.data.dataset import Dataset, Mention
from app.data.standing import DEFAULT_MEASURE, CorridorFigure, Standing, is_corridor, standing
from app.domain.codes import Bound, Stage, Theme
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.figures.basemap import Basemap, basemap_traces, choropleth
from app.figures.map_marks import label_traces
from app.figures.template import template
from app.figures.tokens import Tokens, mixed, tokens
from app.flowmap.arrows import Arrow, dashes, grown, hatching, outline
from app.flowmap.frame import Frame, frame_for
from app.flowmap.projection import Points
from app.flowmap.scene import NAMED_WIDTH, FlowSpec, MarkSpec, Scene, compose, standard_bends
from app.state.view import ViewState
from app.text.figures import amount
from app.text.i18n import _
from app.text.labels import place_name
from app.text.map import corridor_tooltip, map_subtitle, map_title, mark_text, mention_tooltip

WIDEST = 40.0
"""Width in pixels of the largest figure of a measure, in the standard frame."""
NARROWEST = 2.2
"""Width in pixels below which no arrow goes; the legend says up to which number."""
HATCHED_FROM = 4.0
"""Narrower bodies carry no hatch; their stage stands in list and tooltip."""
ON_A_PHONE = 7
"""How many corridors a picture of the size of a phone draws, the largest first; the list holds them all."""
SIZE = (824, 706)
"""Width and height of the standard frame in pixels."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The linear scale of arrow widths of a measure: the same in every year and for every filter."""

    per_pixel: float

    def pixels(self, value: float) -> float:
        """Width in pixels, before the zoom of the frame."""
        return max(value / self.per_pixel, NARROWEST)

    @property
    def floor(self) -> float:
        """The largest number that is drawn with the narrowest width."""
        return self.per_pixel * NARROWEST


def widths_of(dataset: Dataset, measure: str) -> Widths:
    """The scale of a measure, from the largest figure that any corridor of it ever has."""
    largest = max((row.reach for row in _of_corridors(dataset, measure)), default=0.0)
    return Widths(max(largest, 1.0) / WIDEST)


def sample_values(widths: Widths) -> tuple[float, float, float]:
    """Three round numbers for the legend: a large one, a third of it or so, and the floor."""
    top = _round_down(widths.per_pixel * WIDEST * 0.62)
    floor = widths.floor
    unit = 10 ** (ceil(log10(floor)) - 1)
    return top, _round_down(top * 0.35), round(floor / unit) * unit


def flow_map_figure(
    dataset: Dataset,
    basemap: Basemap,
    state: ViewState,
    theme: Theme,
    width: int = SIZE[0],
    height: int = SIZE[1],
) -> go.Figure:
    """The flow map of a view, `width` by `height` pixels.

    Arrows are the areas of the trace with `meta.role` "flow", one a corridor, with origin and destination in their
    properties; `layout.meta` holds title and subtitle, and the corridors that lie outside of the picture.
    """
    shown = standing(dataset, state)
    frame = frame_for(width, height)
    scene = _scene(dataset, shown, frame)
    ink = tokens(theme)
    figures = {corridor.corridor: corridor for corridor in shown.corridors}
    named = _named(shown)
    brush = _Brush(scene, ink, state.corridor)
    traces = [*basemap_traces(basemap, ink), *brush.strip(), *brush.below(figures)]
    if scene.arrows:
        traces.append(brush.flows(dataset, figures, named))
    traces += [*brush.above(figures), *label_traces(scene, ink, _open(state.corridor))]
    west, south, east, north = frame.bounds
    return go.Figure(
        traces,
        {
            "template": template(theme),
            "geo": {
                "visible": False,
                "fitbounds": False,
                "projection": {"type": "mercator"},
                "lonaxis": {"range": [west, east]},
                "lataxis": {"range": [south, north]},
                # Plotly would take the middle of the latitudes, which is not the middle of a Mercator picture.
                "center": dict(
                    zip(
                        ("lon", "lat"),
                        frame.projection.position(frame.width / 2, frame.height / 2),
                        strict=True,
                    )
                ),
                "bgcolor": ink.water,
                "domain": {"x": [0, 1], "y": [0, 1]},
                "showframe": False,
            },
            "meta": {
                "title": map_title(shown),
                "subtitle": map_subtitle(dataset, state, shown),
                "left_out": ["-".join(key) for key in scene.left_out],
            },
            "width": frame.width,
            "height": frame.height,
            "clickmode": "event",
        },
    )


def not_drawn(dataset: Dataset, state: ViewState, width: int, height: int) -> list[CorridorFigure]:
    """The corridors with a figure that a picture of this size does not show."""
    shown = standing(dataset, state)
    drawn = _scene(dataset, shown, frame_for(width, height)).arrows
    return [corridor for corridor in shown.corridors if corridor.corridor not in drawn]


def prepare(dataset: Dataset) -> None:
    """Lay out the corridors of the first map, which takes most of a second, before anybody asks for it."""
    standard_bends(_all_corridors(dataset, DEFAULT_MEASURE))


def _scene(dataset: Dataset, shown: Standing, frame: Frame) -> Scene:
    scale = widths_of(dataset, shown.measure)
    specs = [
        FlowSpec(
            row.corridor,
            scale.pixels(row.figure.reach) * frame.zoom,
            str(amount(row.figure)),
            _type_size(row.figure.size, scale),
        )
        for row in shown.corridors[: ON_A_PHONE if frame.is_small else None]
    ]
    drawn = {row.corridor for row in shown.corridors}
    if not (frame.is_small and specs):
        specs += [FlowSpec(key, NAMED_WIDTH, "", 0.0) for key in _named(shown) if key not in drawn]
    marks = [MarkSpec(mark.place, _two_lines(mark_text(dataset, mark))) for mark in shown.marks]
    ends = {place for spec in specs for place in spec.key} | {mark.place for mark in marks}
    names = {code: place_name(dataset, code) for code in ends | {"MMR", "THA", "LAO", "VNM", "KHM"}}
    origins = {key: _("from {origin}").format(origin=name) for key, name in names.items()}
    if frame.is_small:
        origins = names
    return compose(
        frame,
        specs,
        marks,
        names,
        standard_bends(_all_corridors(dataset, shown.measure)),
        origins,
        _("named"),
    )


def _all_corridors(dataset: Dataset, measure: str) -> tuple[tuple[tuple[str, str], float], ...]:
    """Every corridor that a map of the measure can ever show, with the width of its widest arrow."""
    scale = widths_of(dataset, measure)
    widest: dict[tuple[str, str], float] = {}
    for row in _of_corridors(dataset, measure):
        widest[row.corridor] = max(widest.get(row.corridor, 0.0), scale.pixels(row.reach))
    for mention in dataset.mentions if measure == "workers" else ():
        if all(dataset.places[code].is_on_earth for code in mention.corridor):
            widest.setdefault(mention.corridor, NAMED_WIDTH)
    return tuple(sorted(widest.items()))


def _of_corridors(dataset: Dataset, measure: str) -> list[Observation]:
    unit = MEASURES[measure].units[0]
    return [
        row for row in dataset.by_measure.get(measure, ()) if row.unit == unit and is_corridor(row, dataset)
    ]


def _named(shown: Standing) -> dict[tuple[str, str], list[Mention]]:
    """Corridors that a source names without a number, with what it names."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for row in shown.mentions:
        found.setdefault(row.corridor, []).append(row)
    return found


def _open(corridor: str | None) -> tuple[str, str] | None:
    if corridor is None:
        return None
    origin, _dash, destination = corridor.partition("-")
    return origin, destination


class _Brush:
    """Paints the arrows of a scene in the colours of a theme; what is not open stands back while a corridor is."""

    def __init__(self, scene: Scene, ink: Tokens, corridor: str | None) -> None:
        self._scene, self._ink = scene, ink
        self._open = _open(corridor) if _open(corridor) in scene.arrows else None

    def strip(self) -> list[go.Choropleth]:
        """The ground of the far places."""
        frame = self._scene.frame
        if not self._scene.docks:
            return []
        left, right, bottom = float(frame.map_width), frame.width + 4.0, frame.height + 4.0
        # Short edges: a long one would follow a great circle.
        down = np.linspace(-4.0, bottom, 64)
        ring = np.vstack(
            [
                np.column_stack((np.full(len(down), left), down)),
                np.column_stack((np.full(len(down), right), down[::-1])),
                [[left, -4.0]],
            ]
        )
        return [self._areas({"strip": [ring]}, [self._ink.paper], role="strip")]

    def below(self, figures: dict[tuple[str, str], CorridorFigure]) -> list[go.Choropleth]:
        """Halos, and the pale edges of ranges."""
        halos = {
            "-".join(key): [grown(shape, 1.7)] for key, shape in self._scene.arrows.items() if key in figures
        }
        return [self._areas(halos, [self._ink.halo] * len(halos), role="halo")] if halos else []

    def flows(
        self,
        dataset: Dataset,
        figures: dict[tuple[str, str], CorridorFigure],
        named: dict[tuple[str, str], list[Mention]],
    ) -> go.Choropleth:
        """The arrows themselves, wide ones first; dotted ones answer to the pointer with an unseen body."""
        ordered = sorted(self._scene.arrows, key=lambda key: (-self._scene.arrows[key].width, key))
        features, colours, edges, edge_widths, texts = [], [], [], [], []
        for key in ordered:
            shape, corridor = self._scene.arrows[key], figures.get(key)
            features.append(_feature("-".join(key), [shape.ring], self._scene.frame, key))
            mark = self._ink.origin(key[0]).mark
            fill, edge, edge_width = _UNSEEN, _UNSEEN, 0.0
            if corridor is not None:
                fill, edge, edge_width = self._paint(corridor.figure, mark)
                texts.append(corridor_tooltip(dataset, corridor))
            else:
                texts.append(mention_tooltip(dataset, named[key]))
            if key == self._open:
                edge, edge_width = self._ink.ink, 1.6
            colours.append(fill)
            edges.append(edge)
            edge_widths.append(edge_width)
        ids = [feature["id"] for feature in features]
        collection = {"type": "FeatureCollection", "features": features}
        return choropleth(
            collection, ids, colours, edge=edges, edge_width=edge_widths, hover=texts, meta={"role": "flow"}
        )

    def above(self, figures: dict[tuple[str, str], CorridorFigure]) -> list[go.Choropleth]:
        """Hatching, cores of ranges, open heads and dots: ornament inside and on the arrows."""
        rings: dict[str, list[Points]] = {}
        colours: list[str] = []
        for key, shape in self._scene.arrows.items():
            mark = self._tone(self._ink.origin(key[0]).mark, key)
            if key not in figures:
                rings["-".join(key)] = [*dashes(shape.axis, 2.4, 3.2, 1.7), *_open_head(shape)]
                colours.append(mark)
                continue
            row = figures[key].figure
            if row.stage in (Stage.IN_PROCESS, Stage.COMPLETED_OR_IN_PROCESS) and shape.width >= HATCHED_FROM:
                rings["-".join(key)] = hatching(shape)
                colours.append(mixed(self._ink.halo, mark, 0.75))
            elif row.bound == Bound.RANGE and row.reach > 0:
                core = outline(shape.axis[:-1], max(shape.width * row.size / row.reach, 1.0))
                rings["-".join(key)] = core
                colours.append(mark)
            elif row.bound == Bound.AT_LEAST:
                rings["-".join(key)] = _open_head(shape)
                colours.append(mark)
        kept = [
            (key, shapes, colour)
            for (key, shapes), colour in zip(rings.items(), colours, strict=True)
            if shapes
        ]
        if not kept:
            return []
        return [
            self._areas({key: shapes for key, shapes, _c in kept}, [c for _k, _s, c in kept], role="ornament")
        ]

    def _paint(self, row: Observation, mark: str) -> tuple[str, str, float]:
        """Fill, edge and edge width of an arrow: solid if counted, pale in an outline if estimated or
        an upper bound.
        """
        tone = self._tone(mark, row.corridor)
        if row.bound == Bound.RANGE:
            return mixed(tone, self._ink.gms, 0.4), tone, 0.6
        if row.is_estimate or row.bound == Bound.AT_MOST:
            return mixed(tone, self._ink.gms, 0.28), tone, 1.3
        return tone, _UNSEEN, 0.0

    def _tone(self, colour: str, key: tuple[str, str]) -> str:
        if self._open is None or key == self._open:
            return colour
        return mixed(colour, self._ink.gms, 0.25)

    def _areas(self, rings: dict[str, list[Points]], colours: list[str], *, role: str) -> go.Choropleth:
        features = [_feature(key, shapes, self._scene.frame, None) for key, shapes in rings.items()]
        collection = {"type": "FeatureCollection", "features": features}
        return choropleth(collection, list(rings), colours, meta={"role": role})


_UNSEEN = "rgba(0,0,0,0)"


def _open_head(shape: Arrow) -> list[Points]:
    """A chevron at the tip of an arrow, drawn as a line: more than this, or no number at all."""
    tip, before = shape.axis[-1], shape.axis[-2]
    along = (tip - before) / max(float(np.hypot(*(tip - before))), 1e-9)
    across = np.array([-along[1], along[0]])
    reach = max(7.0, 0.45 * shape.width + 5.0)
    point = tip + along * 3.5
    return outline(
        np.array(
            [
                point - along * reach + across * reach * 0.62,
                point,
                point - along * reach - across * reach * 0.62,
            ]
        ),
        1.7,
    )


def _feature(
    key: str, rings: Sequence[Points], frame: Frame, corridor: tuple[str, str] | None
) -> dict[str, Any]:
    """Rings in pixels as a GeoJSON feature, clockwise in longitude and latitude, as Plotly's spherical
    areas need it.
    """
    parts = []
    for ring in rings:
        degrees = np.round(frame.projection.positions(ring), 3)
        polygon = orient(Polygon(degrees), -1.0)
        parts.append([[[round(x, 3), round(y, 3)] for x, y in polygon.exterior.coords]])
    geometry = (
        {"type": "Polygon", "coordinates": parts[0]}
        if len(parts) == 1
        else {"type": "MultiPolygon", "coordinates": parts}
    )
    properties = {"origin": corridor[0], "destination": corridor[1]} if corridor else {}
    return {"type": "Feature", "id": key, "properties": properties, "geometry": geometry}


def _type_size(value: float, scale: Widths) -> float:
    """The type size of a number by its rank of size, as fixed as the widths."""
    share = value / (scale.per_pixel * WIDEST)
    return 21.0 if share >= 0.6 else 18.0 if share >= 0.25 else 16.0 if share >= 0.08 else 14.0


def _round_down(value: float) -> float:
    """The largest of 1, 2, 3, 5 times a power of ten that is not above `value`."""
    unit = 10.0 ** (len(str(int(value))) - 1)
    return max(step * unit for step in (1, 2, 3, 5) if step * unit <= max(value, unit))


def _two_lines(text: str) -> str:
    """A long text broken once, near its middle, at a space."""
    if len(text) < 26:
        return text
    spaces = [at for at, char in enumerate(text) if char == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:at]}<br>{text[at + 1 :]}"
