"""Small pictures in running text: sample arrows with the geometry of the map, and marks of certainty."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.domain.codes import Bound, Status
from app.domain.figure import Observation
from app.figures.map.arrows import OUTLINE, PALE
from app.figures.map.bodies import HALF
from app.figures.map.marks import half_dot
from app.figures.tokens import Tokens, mixed
from app.flowmap.arrows import (
    Arrow,
    arrow,
    bowed,
    broken,
    core,
    dashes,
    double_head,
    edging,
    hatching,
    open_head,
)
from app.flowmap.bands import bands
from app.flowmap.projection import Points

LENGTH, SHORT = 96, 54
"""Length in pixels of the sample arrows of widths and of kinds."""
_BODY, _THIN, _NAMED = 7.0, 2.6, 1.8
"""Widths in pixels of the samples of kinds, of those of thin arrows, and of what is only named."""


def sample_arrow(width: float, ink: Tokens, alt: str) -> Component:
    """An arrow as the map draws it, `width` pixels wide, in the neutral colour of the legend."""
    height = max(1.24 * width + 8, 14.0)
    # The start lies outside of the picture, so that the sample shows body and head only.
    shape = arrow(bowed((-width - 20.0, height / 2), (LENGTH, height / 2), 0.0), width, 8.0, 1.0)
    return _picture(_filled([shape.ring], ink.ink2), (LENGTH, height), alt)


def sample_kind(kind: str, ink: Tokens, alt: str) -> Component:
    """A whole arrow with the mark of its kind, one of `figures.map.bodies.KINDS`; for thin ones in process the dot at
    their number; `part-both` and `process-both` have arrow and dot.
    """
    height = 1.24 * _BODY + 8
    if kind.endswith("-dot"):
        return _picture(_dot((SHORT - 10.0, height / 2), ink), (SHORT, height), alt)
    if kind.endswith("-both"):
        shape = arrow(bowed((1.0, height / 2), (SHORT - 16.0, height / 2), 0.0), _BODY, 0.0, 1.0)
        both = _body(shape, kind.removesuffix("-both"), ink) + _dot((SHORT - 6.0, height / 2), ink)
        return _picture(both, (SHORT, height), alt)
    width = _NAMED if kind == "named" else _THIN if kind.endswith("-thin") else _BODY
    shape = arrow(
        bowed((1.0, height / 2), (SHORT, height / 2), 0.0), width, 0.0, 5.0 if kind == "named" else 1.0
    )
    return _picture(_body(shape, kind, ink), (SHORT, height), alt)


def sample_node(radius: float, kind: str, ink: Tokens, alt: str) -> Component:
    """A node as the map draws it: `leave` is a disc, `arrive` a ring, `both` a ring round a disc."""
    height = 2 * radius + 4
    x, y = SHORT - radius - 2, height / 2
    edge = f'stroke="{ink.ink}" stroke-width="1.6"'
    disc = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{{}}" fill="{{}}" {edge}/>'
    circles = ""
    if kind in ("arrive", "both"):
        circles += disc.format(radius, ink.paper)
    if kind in ("leave", "both"):
        circles += disc.format(radius - 3 if kind == "both" else radius, ink.ink2)
    return _picture(circles, (SHORT, height), alt)


def sample_ring(kind: str, ink: Tokens, alt: str) -> Component:
    """The mark before a figure that has no corridor: a ring with a dot, dashed for border passes (`pass`)."""
    dash = ' stroke-dasharray="2.6 2.4"' if kind == "pass" else ""
    x, y = SHORT - 10, 8
    return _picture(
        f'<circle cx="{x}" cy="{y}" r="6" fill="{ink.halo}" stroke="{ink.ink}" stroke-width="1.6"{dash}/>'
        f'<circle cx="{x}" cy="{y}" r="2" fill="{ink.ink}"/>',
        (SHORT, 16.0),
        alt,
    )


def _body(shape: Arrow, kind: str, ink: Tokens) -> str:
    """The paths of a sample arrow, with the very geometry and tones of the map, in a neutral colour."""
    tone, solid = ink.ink2, _filled([shape.ring], ink.ink2)
    if kind in ("part", "process"):
        rings = hatching(shape, spacing=4.5, part=HALF if kind == "part" else 1.0)
        return solid + _filled(rings, mixed(ink.halo, tone, 0.75))
    if kind == "least":
        return solid + _filled(double_head(shape), ink.halo)
    if kind == "range":
        pale = _filled([shape.ring], mixed(tone, ink.gms, 0.4))
        return pale + _filled([*core(shape, 0.5), *edging(shape, 0.6)], tone)
    if kind in ("estimate", "most"):
        return _filled([shape.ring], mixed(tone, ink.gms, PALE)) + _filled(edging(shape, OUTLINE), tone)
    if kind.endswith("-thin"):
        return _filled([shape.ring], mixed(tone, ink.gms, PALE)) + _filled(broken(shape), tone)
    if kind == "bands":
        parts = bands(shape, (0.5, 0.5))
        return "".join(
            _filled([part.ring], mixed(tone, ink.gms, share))
            for part, share in zip(parts, (1.0, 0.6), strict=True)
        )
    if kind == "named":
        return _filled([*dashes(shape.axis, 2.4, 3.2, 1.7), *open_head(shape)], tone)
    return solid


def certainty_mark(row: Observation) -> Component:
    """The mark of a figure in text: filled, half-filled or pale dot, tilde, bar with arrow, two caps, hollow square."""
    return html.Span(className=f"mark mark-{certainty(row)}", **aria(hidden="true"))


def certainty(row: Observation) -> str:
    """Which mark a figure carries: bound first, then stage, then kind of evidence."""
    if row.bound in _BOUNDS:
        return _BOUNDS[row.bound]
    if row.status in (Status.PLAN, Status.QUOTA):
        return "plan"
    if row.is_in_process:
        return "half"
    return "pale" if row.is_estimate or row.status == Status.HEADLINE_ONLY else "full"


_BOUNDS = {Bound.ABOUT: "about", Bound.AT_LEAST: "least", Bound.AT_MOST: "most", Bound.RANGE: "range"}


def _dot(at: tuple[float, float], ink: Tokens) -> str:
    """The half-filled dot at the number of an arrow that is too thin to be hatched."""
    disc, half = half_dot(at, 5.0)
    return _filled([disc], ink.ink2) + _filled([half], ink.halo)


def _filled(rings: list[Points], fill: str) -> str:
    return "".join(f'<path d="{_path(ring)}" fill="{fill}"/>' for ring in rings)


def _picture(content: str, size: tuple[int, float], alt: str) -> Component:
    width, height = size[0] + 2, round(size[1])
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{content}</svg>'
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt, width=width, height=height)


def _path(ring: Points) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"
