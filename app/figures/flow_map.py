"""The flow map: one arrow a corridor, one published figure an arrow."""

import plotly.graph_objects as go

from app.data.absence import absences, is_zero
from app.data.dataset import Dataset, Mention
from app.data.passing import DEFAULT_MEASURE
from app.data.standing import CorridorFigure, Standing, mentioned_places, standing
from app.domain.codes import Theme
from app.domain.measures import MEASURES
from app.figures.basemap import Basemap, basemap_traces
from app.figures.map_arrows import Brush
from app.figures.map_marks import label_traces
from app.figures.map_widths import Widths, type_size, widest_of, widths_of
from app.figures.template import template
from app.figures.tokens import tokens
from app.flowmap.frame import Frame, frame_for
from app.flowmap.scene import NAMED_WIDTH, MarkSpec, Scene, compose, standard_bends
from app.flowmap.strip import FlowSpec, has_room, is_far, strip_height
from app.state.view import ViewState
from app.text.i18n import _
from app.text.labels import place_name
from app.text.map import (
    corridor_tooltip,
    map_subtitle,
    map_title,
    mark_text,
    mention_mark_text,
    mention_tooltip,
    nothing_mark_text,
    zero_mark_text,
)
from app.text.map_amounts import map_amount

ON_A_PHONE = 7
MOST_ARROWS = 24
"""How many corridors a picture draws, the largest first, on a phone and else; the list holds them all."""
MOST_NOTHING = 4
"""So many corridors without a number get a mark on the map; the list tells all of them."""
_TOO_SMALL = 60
"""One part of so many of the floor of the scale is not drawn where a measure has hundreds of corridors."""
LAID_OUT = 28
"""The curves of so many corridors of a measure, those that are ever widest, are laid out together."""
SIZE = (824, 706)
"""Width and height of the standard frame in pixels."""


def flow_map_figure(
    dataset: Dataset,
    basemap: Basemap,
    state: ViewState,
    theme: Theme,
    width: int = SIZE[0],
    height: int = SIZE[1],
) -> go.Figure:
    """The flow map of a view, `width` by `height` pixels.

    Arrows are the areas of the trace with `meta.role` "flow", one a corridor, with origin and destination in their
    properties; `layout.meta` holds title and subtitle, and the corridors with a figure that have no room.
    """
    shown = standing(dataset, state)
    frame = frame_for(width, height)
    scene = _scene(dataset, state, shown, frame)
    ink = tokens(theme)
    figures = {corridor.corridor: corridor for corridor in shown.corridors}
    named = _named(shown)
    brush = Brush(scene, ink, state.open_corridor)
    traces = [*basemap_traces(basemap, ink), *brush.strip(), *brush.below(figures)]
    if scene.arrows:
        texts = {
            key: corridor_tooltip(dataset, figures[key])
            if key in figures
            else mention_tooltip(dataset, named[key])
            for key in scene.arrows
        }
        traces += [*brush.touch(texts), brush.flows(figures, texts)]
    traces += [*brush.above(figures), *label_traces(scene, ink, state.open_corridor)]
    west, south, east, north = frame.bounds
    return go.Figure(
        traces,
        {
            "template": template(theme),
            "geo": {
                "visible": False,
                "fitbounds": False,
                "projection": {"type": "mercator"},
                "lonaxis": {"range": [west, east]},
                "lataxis": {"range": [south, north]},
                # Plotly would take the middle of the latitudes, which is not the middle of a Mercator picture.
                "center": dict(
                    zip(
                        ("lon", "lat"),
                        frame.projection.position(frame.width / 2, frame.height / 2),
                        strict=True,
                    )
                ),
                "bgcolor": ink.water,
                "domain": {"x": [0, 1], "y": [0, 1]},
                "showframe": False,
            },
            "meta": {
                "title": map_title(shown),
                "subtitle": map_subtitle(dataset, state, shown),
                "not_drawn": ["-".join(key) for key in figures if key not in scene.arrows],
            },
            "width": frame.width,
            "height": frame.height,
            "clickmode": "event",
        },
    )


def prepare(dataset: Dataset) -> None:
    """Lay out the corridors of the first map, which takes most of a second, before anybody asks for it."""
    standard_bends(_all_corridors(dataset, DEFAULT_MEASURE))


def _scene(dataset: Dataset, state: ViewState, shown: Standing, frame: Frame) -> Scene:
    scale = widths_of(dataset, shown.measure, state)
    specs = [
        FlowSpec(
            row.corridor,
            scale.pixels(row.figure.reach) * frame.zoom,
            str(map_amount(row.figure)),
            type_size(row.figure.size, scale),
        )
        for row in _with_room(shown, frame, scale)
    ]
    drawn = {row.corridor for row in shown.corridors}
    if not (frame.is_small and specs):
        specs += [FlowSpec(key, NAMED_WIDTH, "", 0.0) for key in _named(shown) if key not in drawn]
    marks = [MarkSpec(mark.place, _two_lines(mark_text(dataset, mark))) for mark in shown.marks]
    marks += _mention_marks(dataset, shown) + _nothing_marks(dataset, state, shown)
    ends = {place for spec in specs for place in spec.key} | {mark.place for mark in marks}
    names = {code: place_name(dataset, code) for code in ends | {"MMR", "THA", "LAO", "VNM", "KHM"}}
    back = MEASURES[shown.measure].runs_back
    sentence = _("to {origin}") if back else _("from {origin}")
    origins = {key: sentence.format(origin=name) for key, name in names.items()}
    if frame.is_small:
        origins = names
    return compose(
        frame,
        specs,
        marks,
        names,
        _bends(dataset, shown.measure, specs),
        origins,
        _("named"),
        runs_back=back,
    )


def _with_room(shown: Standing, frame: Frame, scale: Widths) -> list[CorridorFigure]:
    """The largest corridors that the picture has room for; those whose ends it cannot show take none of it.

    Of a wide measure, arrows so much smaller than the floor of the scale that nobody could tell are left out.
    """
    found: list[CorridorFigure] = []
    least = scale.floor / _TOO_SMALL if MEASURES[shown.measure].is_wide else 0.0
    for row in shown.corridors:
        if len(found) == (ON_A_PHONE if frame.is_small else MOST_ARROWS) or row.figure.reach < least:
            break
        far = [each.corridor[1] for each in [*found, row] if is_far(frame, each.corridor)]
        fits = not is_far(frame, row.corridor) or strip_height(len(set(far)), len(far)) <= frame.height
        # A printed zero is a figure, but no flow: it stands in the list and as a mark.
        if row.figure.reach and has_room(frame, row.corridor) and fits:
            found.append(row)
    return found


def _bends(dataset: Dataset, measure: str, specs: list[FlowSpec]) -> dict[tuple[str, str], float]:
    """The curves of the measure; corridors beyond them, which the reader chose, make way for those."""
    standard = standard_bends(_all_corridors(dataset, measure))
    if all(spec.key in standard for spec in specs):
        return standard
    known = tuple(sorted((spec.key, standard[spec.key]) for spec in specs if spec.key in standard))
    return standard_bends(tuple(sorted((spec.key, spec.width) for spec in specs)), known)


def _all_corridors(dataset: Dataset, measure: str) -> tuple[tuple[tuple[str, str], float], ...]:
    """The corridors that a map of the measure shows, with the width of the widest arrow of each."""
    scale, frame = widths_of(dataset, measure), frame_for(*SIZE)
    largest = sorted(widest_of(dataset, measure).items(), key=lambda item: (-item[1], item[0]))
    shown = [item for item in largest if has_room(frame, item[0])][:LAID_OUT]
    widest = {key: scale.pixels(reach) for key, reach in shown}
    for mention in dataset.mentions if measure == "workers" else ():
        if all(dataset.places[code].is_on_earth for code in mention.corridor):
            widest.setdefault(mention.corridor, NAMED_WIDTH)
    return tuple(sorted(widest.items()))


def _named(shown: Standing) -> dict[tuple[str, str], list[Mention]]:
    """Corridors that a source names without a number, with what it names."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for row in shown.mentions:
        found.setdefault(row.corridor, []).append(row)
    return found


def _mention_marks(dataset: Dataset, shown: Standing) -> list[MarkSpec]:
    """Sectors named for a place at large, where no arrow of that place says so already."""
    if shown.corridors:
        return []
    arrows = {
        place for row in shown.mentions if len(mentioned_places(row, dataset)) == 2 for place in row.corridor
    }
    found: dict[str, list[Mention]] = {}
    for row in shown.mentions:
        places = mentioned_places(row, dataset)
        if len(places) == 1 and places[0] not in arrows:
            found.setdefault(places[0], []).append(row)
    return [MarkSpec(place, _two_lines(mention_mark_text(dataset, rows))) for place, rows in found.items()]


def _nothing_marks(dataset: Dataset, state: ViewState, shown: Standing) -> list[MarkSpec]:
    """Where the reader named both ends: zeros that the source prints, and corridors for which it has no number."""
    if not (state.origin and state.destination):
        return []
    zeros = [row.figure for row in shown.corridors if is_zero(row.figure)]
    texts = [(row.corridor, zero_mark_text(dataset, row)) for row in zeros]
    texts += [
        (row.corridor, nothing_mark_text(dataset, row)) for row in absences(dataset, state, year=shown.year)
    ]
    return [MarkSpec(key[1], _two_lines(text)) for key, text in texts[:MOST_NOTHING]]


def _two_lines(text: str) -> str:
    """A long text broken once, near its middle, at a space."""
    if len(text) < 26:
        return text
    spaces = [at for at, char in enumerate(text) if char == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:at]}<br>{text[at + 1 :]}"
