"""Small pictures in running text: sample arrows with the geometry of the map, and marks of certainty."""

from urllib.parse import quote

import numpy as np
from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.domain.codes import Bound, Stage, Status
from app.domain.figure import Observation
from app.figures.tokens import Tokens, mixed
from app.flowmap.arrows import arrow, bowed, dashes, hatching, outline
from app.flowmap.projection import Points

LENGTH = 96
"""Length of a sample arrow in pixels."""


def sample_arrow(width: float, kind: str, ink: Tokens, alt: str) -> Component:
    """An arrow as the map draws it, `width` pixels wide. `kind` is counted, part, estimate or named."""
    height = max(1.24 * width + 8, 14.0)
    # The start lies outside of the picture, so that the sample shows body and head only.
    shape = arrow(bowed((-width - 20.0, height / 2), (LENGTH, height / 2), 0.0), width, 8.0, 1.0)
    tone = ink.ink2
    body, extra = f'<path d="{_path(shape.ring)}" fill="{tone}"/>', ""
    if kind == "part":
        extra = "".join(
            f'<path d="{_path(ring)}" fill="{ink.halo}"/>' for ring in hatching(shape, spacing=4.5)
        )
    elif kind == "estimate":
        body = f'<path d="{_path(shape.ring)}" fill="{mixed(tone, ink.gms, 0.28)}" stroke="{tone}" stroke-width="1.3"/>'
    elif kind == "named":
        tip = shape.axis[-1]
        head = outline(_chevron(tip), 1.7)
        body = "".join(
            f'<path d="{_path(ring)}" fill="{tone}"/>' for ring in [*dashes(shape.axis, 2.4, 3.2, 1.7), *head]
        )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{LENGTH + 2}" height="{height:.0f}">{body}{extra}</svg>'
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt, width=LENGTH + 2, height=round(height))


def certainty_mark(row: Observation) -> Component:
    """The mark of a figure in text: filled, half-filled or pale dot, tilde, bar with arrow, two caps, hollow square."""
    return html.Span(className=f"mark mark-{certainty(row)}", **aria(hidden="true"))


def certainty(row: Observation) -> str:
    """Which mark a figure carries: bound first, then stage, then kind of evidence."""
    if row.bound in _BOUNDS:
        return _BOUNDS[row.bound]
    if row.status in (Status.PLAN, Status.QUOTA):
        return "plan"
    if row.stage in (Stage.IN_PROCESS, Stage.COMPLETED_OR_IN_PROCESS):
        return "half"
    return "pale" if row.is_estimate or row.status == Status.HEADLINE_ONLY else "full"


_BOUNDS = {Bound.ABOUT: "about", Bound.AT_LEAST: "least", Bound.AT_MOST: "most", Bound.RANGE: "range"}


def _chevron(tip: Points) -> Points:
    return np.array([[tip[0] - 8, tip[1] - 4.5], [tip[0] - 1, tip[1]], [tip[0] - 8, tip[1] + 4.5]])


def _path(ring: Points) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"
