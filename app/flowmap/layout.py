"""The layout of a flow map: for each corridor the bend of its arrow.

Forces (`forces`), then a search among symmetric curves and what the forces found (`search`), then tips drawn back
where heads would lie on each other. The result depends on the set of flows only, not on their order, and moves and
scales with the picture.
"""

from collections.abc import Mapping, Sequence

from app.flowmap.bend import Bend
from app.flowmap.forces import forced
from app.flowmap.ground import Flow, Ground, Key, Pixel, bow_of, standardised
from app.flowmap.labels import Box
from app.flowmap.search import searched
from app.flowmap.settle import freed, settled

__all__ = ["VERSION", "Bend", "Flow", "forced_bends", "lay_out"]

VERSION = 3
"""Of the method: with another one, stored layouts are made anew."""


def lay_out(
    flows: Sequence[Flow],
    nodes: Mapping[str, Pixel],
    size: tuple[float, float],
    fixed: Mapping[Key, Bend] | None = None,
    *,
    names: Sequence[Box] = (),
    rims: Sequence[Box] = (),
    corner: Pixel = (0.0, 0.0),
    radius: float = 8.5,
    radii: Mapping[str, float] | None = None,
    unit: float = 1.0,
    quick: bool = False,
) -> dict[Key, Bend]:
    """A bend for each flow with a width in a picture of `size` pixels whose upper left corner is `corner`; `nodes` are
    all places that no foreign flow may touch.

    Flows in `fixed` keep their bend, the others make way for them. `names` are rooms that flows had better leave free,
    `rims` are the grounds of far places, `radius` is that of nodes (by place: `radii`). A standard pixel, in which the
    sizes of heads and clearances are given, is `unit` pixels. A `quick` layout looks at fewer curves, and at no forces.
    """
    found = standardised(
        flows, Ground(nodes, size, tuple(names), tuple(rims), corner, radius, radii or {}), unit
    )
    kept = dict(fixed or {})
    if not found[0]:
        return {}
    forces = None if quick else list(_forced(*found).values())
    chosen = freed(found[0], searched(*found, kept, forces), found[1], kept)
    bends = {flow.key: bend for flow, bend in zip(found[0], chosen, strict=True)}
    if quick or kept:
        return bends
    ground = found[1]
    discs = {
        place: (at, radius)
        for (place, at), radius in zip(ground.nodes.items(), ground.sizes.tolist(), strict=True)
    }
    return settled(found[0], bends, discs, ground.size, ground.rims)


def forced_bends(
    flows: Sequence[Flow],
    nodes: Mapping[str, Pixel],
    size: tuple[float, float],
    *,
    corner: Pixel = (0.0, 0.0),
    unit: float = 1.0,
) -> dict[Key, Bend]:
    """The bends that the forces alone find."""
    found = standardised(flows, Ground(nodes, size, (), (), corner), unit)
    return _forced(*found) if found[0] else {}


def _forced(flows: Sequence[Flow], ground: Ground) -> dict[Key, Bend]:
    control = forced(flows, ground)
    return {flow.key: bow_of(flow, at) for flow, at in zip(flows, control, strict=True)}
