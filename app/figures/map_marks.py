"""What stands on the arrows of a flow map: neat line, docks, nodes, and all text."""

from collections.abc import Sequence
from typing import TypeAlias

from app.figures.basemap import Trace
from app.figures.tokens import Tokens
from app.flowmap.labels import Box, text_size
from app.flowmap.scene import Scene
from app.flowmap.strip import Label
from app.text.i18n import _

Stroke: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""A straight line between two pixels."""


def label_traces(scene: Scene, ink: Tokens, chosen: tuple[str, str] | None) -> list[Trace]:
    """Points and texts above the arrows; while the corridor `chosen` is open, the numbers of all others stand back."""
    leaders = [_lines(scene, scene.leaders, ink.ink2, 1.0)] if scene.leaders else []
    return [
        *_strip(scene, ink),
        *leaders,
        *_nodes(scene, ink),
        *_rings(scene, ink),
        _texts(scene, ink, chosen),
    ]


def _strip(scene: Scene, ink: Tokens) -> list[Trace]:
    frame = scene.frame
    if not scene.docks:
        return []
    neat_line = ((float(frame.map_width), 0.0), (float(frame.map_width), float(frame.height)))
    docks = [((dock.x, dock.top), (dock.x, dock.bottom)) for dock in scene.docks]
    strokes: list[Stroke] = []
    for key, shape in scene.arrows.items():
        if any(dock.place == key[1] for dock in scene.docks):
            # Two short strokes break an arrow where it leaves the map: from there on, distance is not to scale.
            crossing = min(shape.axis, key=lambda point: abs(point[0] - frame.map_width))
            for shift in (-2.5, 2.5):
                x, y = float(frame.map_width) + shift, float(crossing[1])
                strokes.append(((x - 2, y + 7), (x + 2, y - 7)))
    return [
        _lines(scene, [neat_line], ink.rule2, 1.2, dash="dot"),
        _lines(scene, docks, ink.ink, 3.0),
        _lines(scene, strokes, ink.ink2, 1.1),
    ]


def _nodes(scene: Scene, ink: Tokens) -> list[Trace]:
    if not scene.nodes:
        return []
    places = [scene.frame.projection.position(node.x, node.y) for node in scene.nodes]
    return [
        {
            "type": "scattergeo",
            "lon": [lon for lon, _lat in places],
            "lat": [lat for _lon, lat in places],
            "mode": "markers",
            "marker": {
                "size": [2 * node.radius for node in scene.nodes],
                "color": [
                    ink.origin(node.place).mark if node.is_origin else ink.paper for node in scene.nodes
                ],
                "line": {"width": 1.6, "color": ink.ink},
                "opacity": 1,
            },
            "hoverinfo": "skip",
            "meta": {"role": "nodes"},
        }
    ]


def _rings(scene: Scene, ink: Tokens) -> list[Trace]:
    """A ring with a dot before each figure that has no corridor."""
    if not scene.rings:
        return []
    places = [scene.frame.projection.position(x, y) for x, y in scene.rings]
    lon, lat = [place[0] for place in places], [place[1] for place in places]
    return [
        {
            "type": "scattergeo",
            "lon": lon,
            "lat": lat,
            "mode": "markers",
            "marker": {
                "size": size,
                "color": colour,
                "line": {"width": width, "color": ink.ink},
                "opacity": 1,
            },
            "hoverinfo": "skip",
            "meta": {"role": "rings"},
        }
        for size, colour, width in ((13, ink.halo, 1.6), (4, ink.ink, 0.0))
    ]


def _texts(scene: Scene, ink: Tokens, chosen: tuple[str, str] | None) -> Trace:
    labels = [*scene.labels, *_strip_heading(scene)]
    texts, lon, lat, sizes, colours, weights, positions = [], [], [], [], [], [], []
    for label in labels:
        left = label.role.startswith("far")
        x = label.box.x - label.box.width / 2 if left else label.box.x
        place = scene.frame.projection.position(x, label.box.y)
        texts.append(label.text)
        lon.append(place[0])
        lat.append(place[1])
        sizes.append(label.size)
        colours.append(_colour(label, ink, chosen))
        weights.append(
            400 if label.role in ("mark", "far-origin", "far-note") or _is_faint(label, chosen) else 650
        )
        positions.append("middle right" if left else "middle center")
    return {
        "type": "scattergeo",
        "lon": lon,
        "lat": lat,
        "mode": "text",
        "text": texts,
        "textposition": positions,
        "textfont": {"size": sizes, "color": colours, "weight": weights},
        "hoverinfo": "skip",
        "meta": {"role": "labels"},
    }


def _strip_heading(scene: Scene) -> list[Label]:
    if not scene.docks:
        return []
    small = scene.frame.is_small
    text = (
        _("Further away,<br>not to scale")
        if small
        else _("Further away: from<br>north to south,<br>not to scale")
    )
    size = 11.0 if small else 12.5
    width, height = text_size(text, size)
    left = scene.frame.map_width + (6.0 if small else 14.0)
    return [Label(text, Box(left + width / 2, 12 + height / 2, width, height), size, "far-note", ())]


def _is_faint(label: Label, chosen: tuple[str, str] | None) -> bool:
    return chosen is not None and label.role in ("number", "far-number") and label.key != chosen


def _colour(label: Label, ink: Tokens, chosen: tuple[str, str] | None) -> str:
    if _is_faint(label, chosen):
        return ink.ink3
    if label.role in ("number", "far-number"):
        return ink.origin(label.key[0]).text
    if label.role in ("far-origin", "far-note"):
        return ink.ink2
    return ink.ink


def _lines(scene: Scene, strokes: Sequence[Stroke], colour: str, width: float, dash: str = "solid") -> Trace:
    """Straight lines between pixels as one trace, with gaps between them."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for stroke in strokes:
        for point in stroke:
            place = scene.frame.projection.position(*point)
            lon.append(place[0])
            lat.append(place[1])
        lon.append(None)
        lat.append(None)
    return {
        "type": "scattergeo",
        "lon": lon,
        "lat": lat,
        "mode": "lines",
        "line": {"color": colour, "width": width, "dash": dash},
        "hoverinfo": "skip",
        "meta": {"role": "strip"},
    }
