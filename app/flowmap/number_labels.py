"""The numbers of flows beside their arrows, and the dots at numbers."""

from collections.abc import Sequence
from dataclasses import replace

from shapely import LineString, Point

from app.flowmap.band_labels import band_labels
from app.flowmap.labels import Box, beside, text_size
from app.flowmap.sheet import FAR, LIGHTLY, NEXT, Key, Leader, Sheet, shortest
from app.flowmap.strip import DOT, DOT_ROOM, Dot, FlowSpec, Label

_BAND_SIZE, _BAND_SIZES = 13.0, (1.0, 0.9)
"""Type size in pixels of what stands beside the bands of an arrow."""
_FEW_SIZES = 2
"""Numbers that may shrink in more steps than this are the largest ones."""
_LEAST_NUMBER = 12.2
"""Pixels below which no number of a small picture goes; a slide enlarges all of it."""
_DOT = 4.0
"""Radius in pixels of a dot that stands on its arrow."""
_DOT_AIR = 3.5
"""Pixels between a number and a dot after, above or below it."""


def write_number(sheet: Sheet, flow: FlowSpec, *sizes: float) -> None:
    """The number of a flow beside its arrow, in the first of these parts of its type size that has room; else
    further away, where a line leads to the arrow. Of a flow in bands a number each; where one of them finds no
    room, all in one text, so that none is told without the others.
    """
    if not flow.parts:
        # A number without room for its dot before it comes first; the dot then stands elsewhere at the number.
        has_found = _number(sheet, flow, flow.size, sizes)
        if flow.dotted and not has_found and _number(sheet, replace(flow, dotted=False), flow.size, sizes):
            _dot_at(sheet, flow.key, sheet.found.labels[-1])
        return
    before, size = sheet.room.texts, _BAND_SIZE * sheet.type
    texts, lines = band_labels(flow, sheet.arrows[flow.key], sheet.room, size)
    if len(texts) < len(flow.parts):
        sheet.room.texts = before
        if _number(sheet, flow, _BAND_SIZE, _BAND_SIZES):
            return
        texts, lines = band_labels(flow, sheet.arrows[flow.key], sheet.room, size)
    sheet.found.labels += texts
    sheet.found.number_leaders += [(flow.key, line) for line in lines]


def write_dots(sheet: Sheet, keys: Sequence[Key]) -> None:
    """The dots of these flows that have none at their number, in the middle of their arrows."""
    there = {dot.key for dot in sheet.found.dots}
    for key in keys:
        if key not in there:
            axis = sheet.arrows[key].axis
            x, y = axis[len(axis) // 2].tolist()
            sheet.found.dots.append(Dot(key, x, y, _DOT * sheet.type))


def _dot_at(sheet: Sheet, key: Key, label: Label) -> None:
    """The dot of a number after, above or below it, where there is room."""
    box, radius = label.box, DOT * label.size
    aside, off = box.width / 2 - radius, box.height / 2 + radius + _DOT_AIR
    spots = [(box.width / 2 + radius + _DOT_AIR, 0.0)]
    spots += [(share * aside, sign * off) for sign in (-1, 1) for share in (-1.0, 0.0, 1.0)]
    place = sheet.room.take([Box(box.x + x, box.y + y, 2 * radius, 2 * radius) for x, y in spots])
    if place is not None:
        sheet.found.dots.append(Dot(key, place.x, place.y, radius))


def _number(sheet: Sheet, flow: FlowSpec, full: float, sizes: Sequence[float]) -> bool:
    """Write the label of a flow in parts of a full type size; whether it found room."""
    shape = sheet.arrows[flow.key]
    near = shape.width / 2 + 5
    for part in sizes:
        size = max(full * sheet.type * part, _LEAST_NUMBER) if sheet.is_small else full * sheet.type * part
        width, height = text_size(flow.label, size)
        extent = width + (DOT_ROOM * size if flow.dotted else 0.0), height
        place = sheet.room.take([*beside(shape.axis, near, extent), *beside(shape.axis, near + 5, extent)])
        if place is not None:
            _write(sheet, flow, place, size)
            return True
    axis = LineString(shape.axis)
    # A line may cross arrows a little, where they are many not even thin ones, and never a node.
    most = 0.0 if sheet.is_crowded else 0.3
    is_large = len(sizes) > _FEW_SIZES
    spots = [
        spot
        for off in (FAR if is_large else FAR[:3])
        for spot in beside(shape.axis, shape.width / 2 + off, extent)
    ]
    place = sheet.room.take(spots, lambda spot: _is_clean(sheet, shortest(spot, axis), flow.key, most))
    if place is None and is_large:
        # Rather over the edge of a thin arrow than at the end of a tangled line; at the smaller scales a line over
        # nodes and texts would name the wrong arrow, and the list tells the number.
        place = sheet.room.take_lightly(beside(shape.axis, near, extent), LIGHTLY) or sheet.room.take(
            spots, lambda spot: not sheet.is_crowded or _is_clean(sheet, shortest(spot, axis), flow.key, 1.0)
        )
    if place is None:
        return False
    _write(sheet, flow, place, size)
    if place.polygon.distance(axis) > near + NEXT:
        sheet.found.number_leaders.append((flow.key, shortest(place, axis)))
    return True


def _is_clean(sheet: Sheet, leader: Leader, own: Key, most: float) -> bool:
    """Whether the line of a number crosses no node and no text, and other arrows with no more than a part of it."""
    line = LineString(leader)
    is_free = all(
        line.distance(Point(node.x, node.y)) > node.radius
        for node in sheet.nodes.values()
        if node.place not in own
    )
    is_free = is_free and not any(label.box.polygon.intersects(line) for label in sheet.found.labels)
    return is_free and sheet.crossed(leader, own) <= most


def _write(sheet: Sheet, flow: FlowSpec, place: Box, size: float) -> None:
    """A number in its place, after its dot if it has one."""
    if flow.dotted:
        room, radius = DOT_ROOM * size, DOT * size
        left = place.x - place.width / 2
        sheet.found.dots.append(Dot(flow.key, left + radius, place.y, radius))
        place = Box(place.x + room / 2, place.y, place.width - room, place.height)
    sheet.found.labels.append(Label(flow.label, place, size, "number", flow.key))
