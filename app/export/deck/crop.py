"""How much larger the map of a slide can be drawn, and which part of it then stands on the slide.

A map without far places needs no strip for them, and seldom all of the subregion. The part is the same for all years
and origins of a slide, so that nothing moves but the arrows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.data.dataset import Dataset
from app.domain.codes import MapFrame
from app.figures.map.plan import map_plan
from app.flowmap.scene import Scene
from app.state.view import ViewState

_FACTORS = (1.35, 1.2)
"""How many times larger a map may be drawn; what fits first is taken."""
_MARGIN = 8.0
"""Pixels between what a map shows and the edge of the part."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The size in pixels at which a map is drawn, and where in it the part that is shown begins."""

    width: int
    height: int
    left: int = 0
    top: int = 0


def crop_of(dataset: Dataset, views: Sequence[ViewState], width: int, height: int) -> Crop:
    """The part of `width` by `height` pixels that holds arrows, names and numbers of every one of these maps."""
    whole = Crop(width, height)
    if any(view.frame != MapFrame.GMS for view in views):
        return whole
    plans = [map_plan(dataset, view, width, height) for view in views]
    if any(plan.scene.docks or plan.layer.boxes for plan in plans):
        return whole
    for factor in _FACTORS:
        drawn = round(width * factor), round(height * factor)
        edges = [_edges(map_plan(dataset, view, *drawn).scene) for view in views]
        left, top = (min(edge[at] for edge in edges) - _MARGIN for at in (0, 1))
        right, bottom = (max(edge[at] for edge in edges) + _MARGIN for at in (2, 3))
        if right - left <= width and bottom - top <= height:
            return Crop(
                *drawn,
                _start((left + right - width) / 2, drawn[0] - width),
                _start((top + bottom - height) / 2, drawn[1] - height),
            )
    return whole


def _start(at: float, most: int) -> int:
    return min(max(round(at), 0), most)


def _edges(scene: Scene) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that a map shows of its own."""
    boxes = [
        (box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2, box.y + box.height / 2)
        for box in (label.box for label in scene.labels)
    ]
    boxes += [
        (node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius)
        for node in scene.nodes
    ]
    for shape in scene.arrows.values():
        x, y = shape.ring[:, 0], shape.ring[:, 1]
        boxes.append((float(x.min()), float(y.min()), float(x.max()), float(y.max())))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
