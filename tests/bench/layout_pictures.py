"""Pictures of layouts as plain SVG text: land, arrows and nodes, so that two layouts can be laid side by side."""

import json
from collections.abc import Iterable

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry import shape

from app.figures.map.basemap import GMS, Basemap
from app.figures.tokens import LIGHT
from app.flowmap.frame import Frame
from app.flowmap.labels import Box
from app.flowmap.scene import Scene

_SIMPLE = 0.8
"""Land may be so many pixels off its line."""


def svg_of(scene: Scene, basemap: Basemap, title: str) -> str:
    """A scene as an SVG of the size of its frame, without numbers and names of arrows."""
    frame = scene.frame
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}" '
            f'width="{frame.width}" height="{frame.height}" role="img" aria-label="{title}">'
        ),
        f"<title>{title}</title>",
        f'<rect width="{frame.width}" height="{frame.height}" fill="{LIGHT.water}"/>',
        *_land(frame, basemap),
    ]
    parts += [_rectangle(box) for box in scene.grounds]
    parts += [_line(one, two) for one, two in scene.leaders]
    parts += [_line((dock.x, dock.top), (dock.x, dock.bottom), 3.0) for dock in scene.docks]
    ordered = sorted(scene.arrows, key=lambda key: (-scene.arrows[key].width, key))
    for key in ordered:
        ring = scene.arrows[key].ring
        parts.append(
            f'<path d="{_path([ring])}" fill="{LIGHT.origin(key[0]).mark}" '
            f'stroke="{LIGHT.halo}" stroke-width="1"><title>{"-".join(key)}</title></path>'
        )
    for node in scene.nodes:
        fill = LIGHT.origin(node.place).mark if node.is_origin else LIGHT.paper
        parts.append(
            f'<circle cx="{node.x:.1f}" cy="{node.y:.1f}" r="{node.radius:.1f}" fill="{fill}" '
            f'stroke="{LIGHT.ink}" stroke-width="1.6"/>'
        )
    names = [label for label in scene.labels if label.role in ("name", "far-name")]
    parts += [_text(label.text, label.box.x, label.box.y, label.size) for label in names]
    return "\n".join([*parts, "</svg>", ""])


def _land(frame: Frame, basemap: Basemap) -> Iterable[str]:
    sheet = basemap.sheets[frame.kind]
    canvas = shapely.box(0, 0, frame.width, frame.height)
    for row in json.loads(basemap.files[sheet.land])["features"]:
        drawn = shapely.transform(
            shape(row["geometry"]), lambda points: np.array([frame.projection.pixel(*at) for at in points])
        )
        seen = shapely.make_valid(drawn).intersection(canvas).simplify(_SIMPLE)
        rings = [part.exterior.coords for part in getattr(seen, "geoms", [seen]) if _shows(part)]
        if rings:
            fill = LIGHT.gms if sheet.areas.get(row["id"]) == GMS else LIGHT.land
            yield f'<path d="{_path(rings)}" fill="{fill}" stroke="{LIGHT.coast}" stroke-width=".7"/>'


def _shows(part: object) -> bool:
    return isinstance(part, Polygon) and part.area > 1


def _path(rings: Iterable[Iterable[Iterable[float]]]) -> str:
    return "".join("M" + "L".join("{:.1f} {:.1f}".format(*at) for at in ring) + "Z" for ring in rings)


def _rectangle(box: Box) -> str:
    left, top = box.x - box.width / 2, box.y - box.height / 2
    place = f'x="{left:.1f}" y="{top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect {place} fill="{LIGHT.paper}"/>'


def _line(start: tuple[float, float], end: tuple[float, float], width: float = 0.8) -> str:
    return (
        f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" stroke="{LIGHT.ink2}" '
        f'stroke-width="{width}"/>'
    )


def _text(text: str, x: float, y: float, size: float) -> str:
    lines = text.split("<br>")
    top = y - (len(lines) - 1) * size * 0.61 + size * 0.35
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{top + at * size * 1.22:.1f}">{line}</tspan>' for at, line in enumerate(lines)
    )
    return (
        f'<text font-family="Noto Sans, sans-serif" font-weight="600" font-size="{size:.1f}" '
        f'text-anchor="middle" fill="{LIGHT.ink}" stroke="{LIGHT.halo}" stroke-width="3" '
        f'paint-order="stroke">{spans}</text>'
    )
