"""A chart while it is being drawn: plain lists that become a Plotly figure once, since changing a figure is slow."""

from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go


@dataclass(slots=True)
class Picture:
    """Traces, shapes and annotations in the order in which they are drawn, and the rest of the layout."""

    width: int
    height: int
    layout: dict[str, Any]
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def add_scatter(self, **trace: Any) -> None:
        """Draw a scatter trace."""
        self.traces.append({"type": "scatter", "showlegend": False, **trace})

    def set_axis(self, name: str, **settings: Any) -> None:
        """Add settings to an axis, by its name in the layout (`xaxis`, `yaxis2`)."""
        self.layout[name] = self.layout.get(name, {}) | settings

    def figure(self) -> go.Figure:
        """The finished figure."""
        whole = self.layout | {"width": self.width, "height": self.height}
        layout = whole | {"shapes": self.shapes, "annotations": self.notes}
        # Checking every property takes longer than all the drawing; tests check the charts instead.
        return go.Figure(self.traces, layout, _validate=False)


def pixel_shape(
    anchor: tuple[float, float],
    path: str,
    line: dict[str, Any],
    *,
    refs: tuple[str, str] = ("x", "y"),
    **more: Any,
) -> dict[str, Any]:
    """A layout shape: a path in pixels round a point, upwards positive; `refs` say what its two numbers refer to."""
    return {
        "type": "path",
        "xref": refs[0],
        "yref": refs[1],
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": anchor[0],
        "yanchor": anchor[1],
        "path": path,
        "line": line,
        **more,
    }
