"""What stands on the bars of the ranking: dashed outlines, caps of ranges, open arrows of bounds."""

from typing import Any

from app.domain.figure import Observation
from app.figures.compare.frame import body
from app.figures.picture import pixel_shape
from app.figures.tokens import Tokens

BEYOND = 24.0
"""Pixels by which a mark may reach beyond the end of a bar."""
_ARROW, _HEAD = 18.0, 4.5


def reach_beyond(row: Observation) -> float:
    """By how many pixels the marks of a figure reach beyond the end of its bar."""
    return {"least": _ARROW, "most": 2.0, "range": 2.0}.get(body(row), 0.0)


def marks_of(row: Observation, y: float, thick: float, pixel: float, ink: Tokens) -> list[dict[str, Any]]:
    """The shapes on the bar of a figure at `y`, `thick` pixels high, where one unit is `pixel` pixels long."""
    kind, colour = body(row), ink.origin(row.origin).mark
    end, half = row.size * pixel, thick / 2
    if kind == "pale":
        return [_path(0, y, _box(end, half), colour, 1.3, dash="4px,3px")]
    if kind == "most":
        back = max(end - _ARROW, 0.0)
        arrow = (
            f"M{end:.1f},0L{back:.1f},0M{back + _HEAD:.1f},{_HEAD}L{back:.1f},0L{back + _HEAD:.1f},{-_HEAD}"
        )
        bar = f"M{end:.1f},{half + 2:.1f}L{end:.1f},{-half - 2:.1f}"
        return [
            _path(0, y, _box(end, half), colour, 1.3),
            _path(0, y, bar, colour, 3.4),
            _path(0, y, arrow, colour, 1.8),
        ]
    if kind == "least":
        tip = end + _ARROW
        arrow = f"M{end:.1f},0L{tip:.1f},0M{tip - _HEAD:.1f},{_HEAD}L{tip:.1f},0L{tip - _HEAD:.1f},{-_HEAD}"
        bar = f"M{end:.1f},{half + 2:.1f}L{end:.1f},{-half - 2:.1f}"
        return [_path(0, y, bar, colour, 3.4), _path(0, y, arrow, colour, 1.8)]
    if kind == "range":
        high = row.reach * pixel
        caps = "".join(f"M{at:.1f},{half + 2:.1f}L{at:.1f},{-half - 2:.1f}" for at in (end, high))
        dash = "3px,3px" if row.is_estimate else "solid"
        return [_path(0, y, f"M0,0L{end:.1f},0", colour, 1.4, dash=dash), _path(0, y, caps, colour, 2.4)]
    return []


def _box(width: float, half: float) -> str:
    return f"M0,{half:.1f}L{width:.1f},{half:.1f}L{width:.1f},{-half:.1f}L0,{-half:.1f}Z"


def _path(x: float, y: float, path: str, colour: str, width: float, *, dash: str = "solid") -> dict[str, Any]:
    return pixel_shape((x, y), path, {"color": colour, "width": width, "dash": dash})
