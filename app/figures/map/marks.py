"""What stands on the arrows of a flow map: neat line, docks, and all text."""

from collections.abc import Sequence

import numpy as np

from app.figures.map.basemap import Trace
from app.figures.map.geo import Stroke, line_trace
from app.figures.map.selection import FAINT_WEIGHT, Selection, name_of
from app.figures.tokens import Tokens
from app.flowmap.frame import Frame
from app.flowmap.projection import Points
from app.flowmap.scene import Scene
from app.flowmap.strip import Label, Words
from app.text.i18n import _


def label_traces(scene: Scene, ink: Tokens, chosen: Selection, circles: Sequence[Trace]) -> list[Trace]:
    """Lines, `circles` and texts above the arrows; the numbers of what `chosen` leaves out stand back."""
    leaders = [line_trace(scene.frame, scene.leaders, ink.ink2, 1.0)] if scene.leaders else []
    by_colour: dict[str, list[Stroke]] = {}
    for key, leader in scene.number_leaders:
        by_colour.setdefault(ink.origin(key[0]).text, []).append(leader)
    leaders += [line_trace(scene.frame, strokes, colour, 1.0) for colour, strokes in by_colour.items()]
    return [
        *_strip(scene, ink),
        *leaders,
        *circles,
        _texts(scene, ink, chosen),
    ]


def strip_words(frame: Frame) -> Words:
    """What the rim says beside names and numbers; lines are broken to fit it."""
    if frame.is_small:
        return Words(_("named"), _("Further away,<br>not to scale"), _("In the west"))
    return Words(
        _("named"),
        _("Further away: shown<br>by direction, distance<br>not to scale"),
        _("Further away in the<br>west, not to scale"),
    )


def half_dot(at: tuple[float, float], radius: float) -> tuple[Points, Points]:
    """The half-filled dot of what is still in process: the ring of the disc, and that of its empty half."""
    turns = np.linspace(0.0, 2 * np.pi, 33)
    disc = np.asarray(at) + radius * np.column_stack((np.cos(turns), np.sin(turns)))
    turns = np.linspace(-np.pi / 2, np.pi / 2, 17)
    half = np.asarray(at) + 0.68 * radius * np.column_stack((np.cos(turns), np.sin(turns)))
    return disc, np.vstack([half, half[:1]])


def _strip(scene: Scene, ink: Tokens) -> list[Trace]:
    """Neat lines round the grounds of far places, their docks, and breaks in the arrows that cross those lines."""
    if not scene.docks:
        return []
    neat_lines, breaks = [], []
    for ground in scene.grounds:
        left, top, right, bottom = ground.polygon.bounds
        if left > 0:
            neat_lines.append(((left, 0.0), (left, float(scene.frame.height))))
        else:
            neat_lines += [
                ((right, top), (right, bottom)),
                ((0.0, top), (right, top)),
                ((0.0, bottom), (right, bottom)),
            ]
    in_strip = {dock.place for dock in scene.docks if dock.x > scene.frame.map_width}
    at = float(scene.frame.map_width)
    for key, shape in scene.arrows.items():
        if key[1] in in_strip:
            # Two short strokes break an arrow where it leaves the map: from there on, distance is not to scale. A head
            # that reaches so far stays whole: they stand behind it.
            body = shape.axis[:-1]
            behind = body[np.hypot(*(body - body[-1]).T) >= _BEHIND]
            x, y = min(behind if len(behind) else body, key=lambda point: abs(point[0] - at)).tolist()
            breaks += [((x + shift - 2, y + 7), (x + shift + 2, y - 7)) for shift in (-2.5, 2.5)]
    docks = [((dock.x, dock.top), (dock.x, dock.bottom)) for dock in scene.docks]
    return [
        line_trace(scene.frame, neat_lines, ink.rule2, 1.2, dash="dot"),
        line_trace(scene.frame, docks, ink.ink, 3.0),
        line_trace(scene.frame, breaks, ink.ink2, 1.1),
    ]


def _texts(scene: Scene, ink: Tokens, chosen: Selection) -> Trace:
    labels = scene.labels
    texts, lon, lat, sizes, colours, weights, positions, keys = [], [], [], [], [], [], [], []
    for label in labels:
        left = label.role.startswith("far")
        x = label.box.x - label.box.width / 2 if left else label.box.x
        place = scene.frame.projection.position(x, label.box.y)
        texts.append(label.text)
        lon.append(place[0])
        lat.append(place[1])
        sizes.append(label.size)
        colours.append(_colour(label, ink))
        weights.append(400 if label.role in ("mark", "far-origin", "far-note", "province") else 650)
        keys.append(name_of((label.key[0], label.key[1])) if label.role in _FADING else "")
        positions.append("middle right" if left else "middle center")
    faint = list(map(chosen.is_faint, keys))
    return {
        "type": "scattergeo",
        "lon": lon,
        "lat": lat,
        "mode": "text",
        "text": texts,
        "textposition": positions,
        "textfont": {
            "size": sizes,
            "color": [ink.ink3 if back else colour for back, colour in zip(faint, colours, strict=True)],
            "weight": [FAINT_WEIGHT if back else weight for back, weight in zip(faint, weights, strict=True)],
        },
        "hoverinfo": "skip",
        "meta": {
            "role": "labels",
            "keys": keys,
            "roles": [label.role for label in labels],
            # A click on a name lets the flows of its place stand out.
            "places": [label.key[0] if label.role in ("name", "far-name") else "" for label in labels],
            "plain": {"color": colours, "weight": weights},
            "faint": ink.ink3,
        },
    }


_BEHIND = 8.0
"""Pixels at least from the base of a head to the strokes that break its arrow."""
_FADING = ("number", "far-number")
"""Roles of the texts that stand back with their arrows."""


def _colour(label: Label, ink: Tokens) -> str:
    if label.role in _FADING:
        return ink.origin(label.key[0]).text
    if label.role in ("far-origin", "far-note", "province"):
        return ink.ink2
    return ink.ink
