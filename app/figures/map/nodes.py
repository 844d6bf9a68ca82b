"""The circles of a flow map: nodes by what leaves and what arrives, and marks of figures without a corridor."""

from collections.abc import Mapping, Sequence

import numpy as np

from app.data.dataset import Dataset
from app.data.map.apart import is_apart
from app.data.standing import Mark, Standing
from app.figures.map.basemap import Trace
from app.figures.map.bodies import Body
from app.figures.map.geo import line_trace
from app.figures.tokens import Tokens
from app.flowmap.frame import Frame
from app.flowmap.scene import Node, Scene
from app.text.map.nodes import Ends, mark_tooltip, node_tooltip

LEAVE, ARRIVE = "leave", "arrive"
_EDGE = 1.6


def node_traces(
    scene: Scene, dataset: Dataset, found: Sequence[Body], ink: Tokens, *, runs_back: bool
) -> list[Trace]:
    """A disc in the colour of its place for what leaves, a ring of paper for what arrives, one round the other where
    both happen. `customdata` is the place.
    """
    if not scene.nodes:
        return []
    circles = [
        circle for is_disc in (False, True) for node in scene.nodes for circle in _circle(node, ink, is_disc)
    ]
    texts = {node.place: _text(dataset, node.place, found, runs_back=runs_back) for node in scene.nodes}
    places = [scene.frame.projection.position(node.x, node.y) for node, _radius, _colour in circles]
    return [
        {
            "type": "scattergeo",
            "lon": [lon for lon, _lat in places],
            "lat": [lat for _lon, lat in places],
            "mode": "markers",
            "marker": {
                "size": [round(2 * radius, 1) for _node, radius, _colour in circles],
                "color": [colour for _node, _radius, colour in circles],
                "line": {"width": _EDGE, "color": ink.ink},
                "opacity": 1,
            },
            "customdata": [node.place for node, _radius, _colour in circles],
            "text": [texts[node.place] for node, _radius, _colour in circles],
            "hovertemplate": "%{text}<extra></extra>",
            "meta": {"role": "nodes"},
        }
    ]


def node_kinds(scene: Scene) -> tuple[str, ...]:
    """What the circles of a map mean: arrows leave, arrows arrive."""
    kinds = ((LEAVE, [node.size.disc for node in scene.nodes]), (ARRIVE, _rings_with_arrows(scene)))
    return tuple(kind for kind, there in kinds if any(there)) if scene.arrows else ()


def ring_traces(
    scene: Scene, dataset: Dataset, shown: Standing, marks: Mapping[str, Mark], ink: Tokens
) -> list[Trace]:
    """A ring with a dot before each figure that has no corridor, dashed for border passes. `marks` by their text."""
    if not scene.rings:
        return []
    frame = scene.frame
    texts = [label.text for label in scene.labels if label.role == "mark"]
    known = [marks.get(text) for text in texts]
    hover = [
        mark_tooltip(dataset, mark, is_apart=is_apart(dataset, mark, shown)) if mark else "" for mark in known
    ]
    dashed = [at for at, mark in zip(scene.rings, known, strict=True) if _kind(mark) == "pass"]
    whole = [0.0 if _kind(mark) == "pass" else _EDGE for mark in known]
    places = [frame.projection.position(x, y) for x, y in scene.rings]
    common = {
        "type": "scattergeo",
        "lon": [lon for lon, _lat in places],
        "lat": [lat for _lon, lat in places],
        "mode": "markers",
        "meta": {"role": "rings"},
    }
    ground = {"size": 13, "color": ink.halo, "line": {"width": whole, "color": ink.ink}, "opacity": 1}
    dot = {"size": 4, "color": ink.ink, "line": {"width": 0}, "opacity": 1}
    return [
        common | {"marker": ground, "hoverinfo": "skip"},
        *([_dashes(frame, dashed, ink)] if dashed else []),
        common | {"marker": dot, "text": hover, "hovertemplate": "%{text}<extra></extra>"},
    ]


def ring_kinds(scene: Scene, marks: Mapping[str, Mark]) -> tuple[str, ...]:
    """The kinds of marks on a map: `pass` for border passes, `place` for other figures without a corridor."""
    there = {_kind(mark) for mark in drawn_marks(scene, marks)}
    return tuple(kind for kind in ("pass", "place") if kind in there)


def rings_apart(
    scene: Scene, dataset: Dataset, shown: Standing, marks: Mapping[str, Mark]
) -> tuple[str, ...]:
    """Those kinds of which arrows may hold the same people, so that the marks are no addition to them."""
    apart = {_kind(mark) for mark in drawn_marks(scene, marks) if is_apart(dataset, mark, shown)}
    return tuple(kind for kind in ("pass", "place") if kind in apart)


def drawn_marks(scene: Scene, marks: Mapping[str, Mark]) -> list[Mark]:
    """The figures without a corridor that found room; `marks` by their text."""
    texts = [label.text for label in scene.labels if label.role == "mark"]
    return [marks[text] for text in texts if text in marks]


def _kind(mark: Mark | None) -> str:
    if mark is None:
        return ""
    return "pass" if mark.figure.channel == "BORDER_PASS" else "place"


def _circle(node: Node, ink: Tokens, is_disc: bool) -> list[tuple[Node, float, str]]:
    """The disc or the ring of a node with its radius and fill, if it has one."""
    radius = node.size.disc if is_disc else node.size.ring
    return [(node, radius, ink.origin(node.place).mark if is_disc else ink.paper)] if radius else []


def _rings_with_arrows(scene: Scene) -> list[bool]:
    ends = {place for key in scene.arrows for place in key}
    return [node.size.ring > 0 and node.place in ends for node in scene.nodes]


def _text(dataset: Dataset, place: str, found: Sequence[Body], *, runs_back: bool) -> str:
    start, end = (1, 0) if runs_back else (0, 1)
    arriving, leaving = (_ends([body for body in found if body.key[side] == place]) for side in (end, start))
    return node_tooltip(dataset, place, arriving, leaving)


def _ends(found: Sequence[Body]) -> Ends:
    rows = tuple(body.row for body in found if body.row is not None and body.tone is None)
    return Ends(len({body.key for body in found}), rows)


def _dashes(frame: Frame, centres: Sequence[tuple[float, float]], ink: Tokens) -> Trace:
    """Dashed circles round pixels, as lines: a marker has no dashed edge."""
    strokes = [
        [(x + 6.5 * np.cos(turn), y + 6.5 * np.sin(turn)) for turn in np.linspace(at, at + 0.42, 4)]
        for x, y in centres
        for at in np.arange(0, 8) * (np.pi / 4)
    ]
    return line_trace(frame, strokes, ink.ink, _EDGE, role="rings")
