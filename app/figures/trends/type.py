"""Larger type on large screens (design brief, section 5): a chart drawn small and enlarged as a whole, so that type,
marks, strokes and the room between them keep their proportions.
"""

import re
from typing import Any

from app.figures.picture import Picture

LARGE = 1500
"""Pixels of width from which on the type of a chart is larger."""

_FACTOR = 1.125
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")
_TICKS = 13


def type_scale(width: float) -> float:
    """By how much type grows on a chart so many pixels wide."""
    return _FACTOR if width >= LARGE else 1.0


def enlarge(picture: Picture, factor: float, width: int, height: int) -> Picture:
    """The picture with all that is measured in pixels times a factor, for its real width and height."""
    if factor == 1:
        return picture
    layout = picture.layout | {
        "margin": {
            name: value * factor if isinstance(value, float | int) and not isinstance(value, bool) else value
            for name, value in picture.layout["margin"].items()
        },
        "hoverlabel": {"font": {"size": _TICKS * factor}},
    }
    for name, axis in layout.items():
        if name.startswith(("xaxis", "yaxis")):
            font = axis.get("tickfont", {})
            layout[name] = axis | {
                "tickfont": font | {"size": font.get("size", _TICKS) * factor},
                "ticklen": axis.get("ticklen", 5) * factor,
            }
    return Picture(
        width,
        height,
        layout,
        [_trace(trace, factor) for trace in picture.traces],
        [_shape(shape, factor) for shape in picture.shapes],
        [_note(note, factor) for note in picture.notes],
    )


def _trace(trace: dict[str, Any], factor: float) -> dict[str, Any]:
    found = dict(trace)
    if "line" in found:
        found["line"] = _line(found["line"], factor)
    if "marker" in found:
        marker = dict(found["marker"])
        if "size" in marker:
            marker["size"] = _times(marker["size"], factor)
        if "line" in marker and "width" in marker["line"]:
            marker["line"] = marker["line"] | {"width": _times(marker["line"]["width"], factor)}
        found["marker"] = marker
    if "error_y" in found:
        found["error_y"] = found["error_y"] | {"thickness": found["error_y"]["thickness"] * factor}
    return found


def _shape(shape: dict[str, Any], factor: float) -> dict[str, Any]:
    path = _NUMBER.sub(lambda found: f"{float(found[0]) * factor:g}", shape["path"])
    return shape | {"path": path, "line": _line(shape["line"], factor)}


def _note(note: dict[str, Any], factor: float) -> dict[str, Any]:
    found = note | {
        "font": note["font"] | {"size": note["font"]["size"] * factor},
        "text": _PIXELS.sub(lambda size: f"{float(size[1]) * factor:g}px", note["text"]),
    }
    for name in ("xshift", "yshift"):
        if name in found:
            found[name] *= factor
    return found


def _line(line: dict[str, Any], factor: float) -> dict[str, Any]:
    found = dict(line)
    if "width" in found:
        found["width"] *= factor
    if "dash" in found:
        found["dash"] = _PIXELS.sub(lambda size: f"{float(size[1]) * factor:g}px", found["dash"])
    return found


def _times(value: Any, factor: float) -> Any:
    return [each * factor for each in value] if isinstance(value, list) else value * factor
