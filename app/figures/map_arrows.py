"""Painting the arrows of a flow map: bodies, halos, hatching, cores of ranges, open heads, dots."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.data.standing import CorridorFigure
from app.domain.codes import Bound, Stage
from app.domain.figure import Observation
from app.figures.basemap import Trace, choropleth
from app.figures.tokens import Tokens, mixed
from app.flowmap.arrows import Arrow, dashes, grown, hatching, outline
from app.flowmap.frame import Frame
from app.flowmap.projection import Points
from app.flowmap.scene import Scene


class Brush:
    """Paints the arrows of a scene in the colours of a theme; what is not open stands back while a corridor is."""

    def __init__(self, scene: Scene, ink: Tokens, chosen: tuple[str, str] | None) -> None:
        self._scene, self._ink = scene, ink
        self._open = chosen if chosen in scene.arrows else None

    def strip(self) -> list[Trace]:
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

    def below(self, figures: dict[tuple[str, str], CorridorFigure]) -> list[Trace]:
        """Halos, and the pale edges of ranges."""
        halos = {
            "-".join(key): [grown(shape, 1.7)] for key, shape in self._scene.arrows.items() if key in figures
        }
        return [self._areas(halos, [self._ink.halo] * len(halos), role="halo")] if halos else []

    def touch(self, texts: dict[tuple[str, str], str]) -> list[Trace]:
        """Unseen room round thin arrows, so that a pointer need not hit two pixels; it says what the arrow says."""
        thin = {key: shape for key, shape in self._scene.arrows.items() if shape.width < _EASY_TO_HIT}
        rings = {
            "-".join(key): [grown(shape, (_EASY_TO_HIT - shape.width) / 2)] for key, shape in thin.items()
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

    def flows(
        self,
        figures: dict[tuple[str, str], CorridorFigure],
        texts: dict[tuple[str, str], str],
    ) -> Trace:
        """The arrows themselves, wide ones first; dotted ones answer to the pointer with an unseen body."""
        ordered = sorted(self._scene.arrows, key=lambda key: (-self._scene.arrows[key].width, key))
        features, colours, edges, edge_widths = [], [], [], []
        for key in ordered:
            shape, corridor = self._scene.arrows[key], figures.get(key)
            features.append(_feature("-".join(key), [shape.ring], self._scene.frame, key))
            mark = self._ink.origin(key[0]).mark
            fill, edge, edge_width = _UNSEEN, _UNSEEN, 0.0
            if corridor is not None:
                fill, edge, edge_width = self._paint(corridor.figure, mark)
            if key == self._open:
                edge, edge_width = self._ink.ink, 1.6
            colours.append(fill)
            edges.append(edge)
            edge_widths.append(edge_width)
        ids = [feature["id"] for feature in features]
        collection = {"type": "FeatureCollection", "features": features}
        return choropleth(
            collection,
            ids,
            colours,
            edge=edges,
            edge_width=edge_widths,
            hover=[texts[key] for key in ordered],
            meta={"role": "flow"},
        )

    def above(self, figures: dict[tuple[str, str], CorridorFigure]) -> list[Trace]:
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
            if row.stage in (Stage.IN_PROCESS, Stage.COMPLETED_OR_IN_PROCESS):
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

    def _areas(self, rings: dict[str, list[Points]], colours: list[str], *, role: str) -> Trace:
        features = [_feature(key, shapes, self._scene.frame, None) for key, shapes in rings.items()]
        collection = {"type": "FeatureCollection", "features": features}
        return choropleth(collection, list(rings), colours, meta={"role": role})


_UNSEEN = "rgba(0,0,0,0)"
_EASY_TO_HIT = 14.0
"""Thinner arrows have unseen room round them up to this width in pixels."""


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
        parts.append([(degrees if _is_clockwise(degrees) else degrees[::-1]).tolist()])
    geometry = (
        {"type": "Polygon", "coordinates": parts[0]}
        if len(parts) == 1
        else {"type": "MultiPolygon", "coordinates": parts}
    )
    properties = {"origin": corridor[0], "destination": corridor[1]} if corridor else {}
    return {"type": "Feature", "id": key, "properties": properties, "geometry": geometry}


def _is_clockwise(ring: Points) -> bool:
    """Whether a closed ring runs clockwise in longitude and latitude (its signed area is negative)."""
    x, y = ring.T
    return bool(np.dot(x[:-1], y[1:]) < np.dot(x[1:], y[:-1]))
