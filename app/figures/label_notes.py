"""Labels of a plot as Plotly takes them: a text at a place in pixels, one beside its mark, the line between the two."""

from typing import Any

from app.figures.tokens import Tokens
from app.figures.trends.labels import Beside, Box, Label
from app.figures.trends.marks import Mark
from app.figures.trends.scale import Plot, pixel_path

Note = dict[str, Any]
"""An annotation or a shape."""


def plot_note(html: str, plot: Plot, x: float, y: float, *, xshift: float, align: str, size: float) -> Note:
    """A text at `x`, `y` pixels of the plot, which its side `align` (left, right, center) meets."""
    return {
        "text": html,
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": x / plot.width,
        "y": y / plot.height,
        "xshift": xshift,
        "xanchor": align,
        "yanchor": "middle",
        "align": align,
        "showarrow": False,
        "font": {"size": size},
        "borderpad": 0,
    }


def beside_note(label: Label, place: Beside, plot: Plot, ink: Tokens, size: float) -> Note:
    """A label where it found its place beside its mark."""
    x = {"right": place.box[2], "left": place.box[0], "center": place.x}[place.align]
    note = plot_note(label.html, plot, x, place.y, xshift=0, align=place.align, size=size)
    return note | {"bgcolor": ink.paper}


def short_leader(mark: Mark, place: Beside, plot: Plot, colour: str) -> tuple[Note, Box]:
    """The line from a mark to its label beside it, and the box in pixels that it takes."""
    left, low, right, high = place.box
    x, y = mark.anchor
    if place.align == "center":
        start, end = (x, mark.box[3] if low > y else mark.box[1]), (x, low if low > y else high)
    elif place.align == "right":
        start, end = (mark.box[0] - 2, y), (right + 2, place.y)
    else:
        start, end = (mark.box[2] + 2, y), (left - 2, place.y)
    way = f"M0,0 L{end[0] - start[0]:g},{end[1] - start[1]:g}"
    leader = pixel_path(*start, plot, way, colour, 1.0, below=True)
    box = (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
    return leader, box
