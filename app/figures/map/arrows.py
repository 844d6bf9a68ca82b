"""Painting the arrows of a flow map: bodies, halos, hatching, cores of ranges, open heads, dots.

Colours never say what the reader has chosen: that is for `selection`, whose docstring has the rule.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from app.domain.codes import Bound
from app.domain.figure import Observation
from app.figures.map.basemap import Trace, choropleth
from app.figures.map.bodies import Body
from app.figures.map.marks import half_dot
from app.figures.map.selection import CHOSEN_EDGE, Corridor, Selection, name_of
from app.figures.map.widths import Widths
from app.figures.tokens import Tokens, mixed
from app.flowmap.arrows import broken, core, dashes, double_head, edging, grown, hatching, open_head
from app.flowmap.frame import Frame
from app.flowmap.labels import Box
from app.flowmap.projection import Points
from app.flowmap.scene import Scene


class Brush:
    """Paints the bodies of a scene in the colours of a theme; what `chosen` leaves out stands back."""

    def __init__(
        self, scene: Scene, found: Sequence[Body], scale: Widths, ink: Tokens, chosen: Selection
    ) -> None:
        self._scene, self._bodies, self._scale = scene, found, scale
        self._ink, self._chosen = ink, chosen
        self._tones = _tones(max((body.tone for body in found if body.tone is not None), default=0) + 1)

    def strip(self) -> list[Trace]:
        """The grounds of the far places."""
        if not self._scene.grounds:
            return []
        rings = {f"strip{at}": [_rectangle(ground)] for at, ground in enumerate(self._scene.grounds)}
        return [self._areas(rings, [self._ink.paper] * len(rings), role="strip")]

    def below(self) -> list[Trace]:
        """Halos of all arrows that have a figure."""
        numbered = {body.key for body in self._bodies if body.row is not None}
        halos = {
            name_of(key): [grown(shape, 1.7)] for key, shape in self._scene.arrows.items() if key in numbered
        }
        if not halos:
            return []
        trace = self._areas(halos, [self._ink.halo] * len(halos), role="halo")
        return [self._chosen.painted(trace, list(halos))]

    def touch(self, texts: Mapping[Corridor, str]) -> list[Trace]:
        """Unseen room round thin arrows, so that a pointer need not hit two pixels; `texts` by corridor."""
        thin = {key: shape for key, shape in self._scene.arrows.items() if shape.width < _EASY_TO_HIT}
        rings = {
            name_of(key): [grown(shape, (_EASY_TO_HIT - shape.width) / 2)] for key, shape in thin.items()
        }
        if not rings:
            return []
        trace = self._areas(rings, [_UNSEEN] * len(rings), role="touch")
        hover = {
            "text": [texts[key] for key in thin],
            "hovertemplate": "%{text}<extra></extra>",
            "hoverinfo": None,
        }
        return [trace | hover]

    def flows(self, texts: Mapping[str, str]) -> Trace:
        """The arrows and bands themselves; dotted ones answer to the pointer with an unseen body. `texts` by body."""
        features = [_feature(body, self._scene.frame) for body in self._bodies]
        # An edge would lie half outside of the ring and make the arrow wider than its number: outlines are ornament.
        edges, edge_widths = [_UNSEEN] * len(features), [0.0] * len(features)
        is_chosen = [body.key == self._chosen.corridor for body in self._bodies]
        trace = choropleth(
            {"type": "FeatureCollection", "features": features},
            [body.id for body in self._bodies],
            list(map(self._fill, self._bodies)),
            edge=[self._ink.ink if chosen else edge for chosen, edge in zip(is_chosen, edges, strict=True)],
            edge_width=[
                CHOSEN_EDGE if chosen else width for chosen, width in zip(is_chosen, edge_widths, strict=True)
            ],
            hover=[texts[body.id] for body in self._bodies],
        )
        trace["meta"] = {
            "role": "flow",
            "plain": {"edge": edges, "edge_width": edge_widths},
            "chosen": {"edge": self._ink.ink, "edge_width": CHOSEN_EDGE},
        }
        return self._chosen.painted(trace, [name_of(body.key) for body in self._bodies])

    def above(self) -> list[Trace]:
        """Ornament inside and on arrows: hatching, outlines, cores of ranges, open heads; and the dots at numbers."""
        rings: dict[str, list[Points]] = {}
        colours: list[str] = []
        keys: list[str] = []
        for body in self._bodies:
            there = [(shapes, colour) for shapes, colour in self._ornaments(body) if shapes]
            for at, (shapes, colour) in enumerate(there):
                rings[f"{body.id}/{at}" if at else body.id] = shapes
                colours.append(colour)
                keys.append(name_of(body.key))
        for dot in self._scene.dots:
            mark, halo = self._ink.origin(dot.key[0]).mark, self._ink.halo
            ground, _half = half_dot((dot.x, dot.y), dot.radius + 1.3)
            disc, half = half_dot((dot.x, dot.y), dot.radius)
            for at, (ring, colour) in enumerate(((ground, halo), (disc, mark), (half, halo))):
                rings[f"{name_of(dot.key)}/dot{at}"] = [ring]
                colours.append(colour)
                keys.append(name_of(dot.key))
        if not rings:
            return []
        return [self._chosen.painted(self._areas(rings, colours, role="ornament"), keys)]

    def _ornaments(self, body: Body) -> list[tuple[list[Points], str]]:
        """What lies on a body, each with its colour: bound, then stage."""
        row, shape = body.row, body.shape
        mark = self._ink.origin(body.key[0]).mark
        if row is None:
            return [([*dashes(shape.axis, 2.4, 3.2, 1.7), *open_head(shape)], mark)]
        found = self._uncertainty(body, row, mark)
        if body.hatched:
            # On a pale body only dark lines show, on all others only light ones.
            line = mark if body.is_pale else mixed(self._ink.halo, mark, 0.75)
            found.append((hatching(shape, part=body.hatched), line))
        if row.bound == Bound.AT_LEAST:
            found.append((double_head(shape), self._ink.halo))
        return found

    def _uncertainty(self, body: Body, row: Observation, mark: str) -> list[tuple[list[Points], str]]:
        """The core of a range, the outline of a pale body; dashes where the body is too thin for them, so that an
        estimate never looks more solid than a count.
        """
        shape = body.shape
        share = self._scale.share(row.size, row.reach) if body.is_range and row.reach > 0 else 1.0
        if body.is_thin and (body.is_range or body.is_pale):
            return [(broken(shape, share), mark)]
        if body.is_range:
            return [(core(shape, share), mark), (edging(shape, 0.6), mark)]
        if body.is_pale:
            return [(edging(shape, OUTLINE), mark)]
        if body.tone and self._tones[body.tone] <= _OUTLINED:
            return [(edging(shape, 0.9), mark)]
        return []

    def _fill(self, body: Body) -> str:
        """The fill of a body: solid if counted, pale if estimated or an upper bound; bands in steps of the colour of
        their origin.
        """
        mark, row = self._ink.origin(body.key[0]).mark, body.row
        if row is None:
            return _UNSEEN
        if body.is_range and not body.is_thin:
            return mixed(mark, self._ink.gms, 0.4)
        if body.is_range or body.is_pale:
            return mixed(mark, self._ink.gms, PALE)
        if body.tone:
            return mixed(mark, self._ink.gms, self._tones[body.tone])
        return mark

    def _areas(self, rings: Mapping[str, list[Points]], colours: list[str], *, role: str) -> Trace:
        features = [
            {"type": "Feature", "id": key, "properties": {}, "geometry": _geometry(shapes, self._scene.frame)}
            for key, shapes in rings.items()
        ]
        collection = {"type": "FeatureCollection", "features": features}
        return choropleth(collection, list(rings), colours, meta={"role": role})


OUTLINE, PALE = 1.3, 0.28
"""Pixels of the outline of an estimate, and how much of the colour of its origin its body has."""
_UNSEEN = "rgba(0,0,0,0)"
_EASY_TO_HIT = 14.0
"""Thinner arrows have unseen room round them up to this width in pixels."""
_OUTLINED = 0.35
"""Bands of this tone or paler have an outline, or they would fade into the paper."""


def _tones(count: int) -> list[float]:
    """How much of the colour of the origin the bands of so many channels have."""
    return [1.0, 0.6, 0.3][:count] if count <= 3 else np.linspace(1.0, 0.2, count).tolist()


def _feature(body: Body, frame: Frame) -> dict[str, Any]:
    """A body as a GeoJSON feature that says whose it is."""
    origin, destination = body.key
    properties = {"origin": origin, "destination": destination}
    if body.row is not None and body.tone is not None:
        properties["channel"] = body.row.channel
    geometry = _geometry([body.shape.ring], frame)
    return {"type": "Feature", "id": body.id, "properties": properties, "geometry": geometry}


class _Coordinates(list[Any]):
    """Coordinates of a feature. Nobody changes them, so the copies that Plotly makes of a figure share them: copying
    the numbers one by one would take longer than laying out the map.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> "_Coordinates":
        return self


def _geometry(rings: Sequence[Points], frame: Frame) -> dict[str, Any]:
    """Rings in pixels as GeoJSON, clockwise in longitude and latitude, as Plotly's spherical areas need it."""
    parts = _Coordinates()
    for ring in rings:
        degrees = np.round(frame.projection.positions(ring), 3)
        parts.append([(degrees if _is_clockwise(degrees) else degrees[::-1]).tolist()])
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": _Coordinates(parts[0])}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rectangle(ground: Box) -> Points:
    """A rectangle as a ring in pixels with short edges: a long one would follow a great circle."""
    left, top, right, bottom = ground.polygon.bounds
    down = np.linspace(top, bottom, 64)
    sides = [np.column_stack((np.full(len(down), x), y)) for x, y in ((left, down), (right, down[::-1]))]
    return np.vstack([*sides, [[left, top]]])


def _is_clockwise(ring: Points) -> bool:
    """Whether a closed ring runs clockwise in longitude and latitude (its signed area is negative)."""
    x, y = ring.T
    return bool(np.dot(x[:-1], y[1:]) < np.dot(x[1:], y[:-1]))
