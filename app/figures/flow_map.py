"""The flow map: one arrow a corridor, one published figure an arrow."""

import plotly.graph_objects as go

from app.data.dataset import Dataset, Mention
from app.data.standing import DEFAULT_MEASURE, Standing, mentioned_places, standing
from app.domain.codes import Theme
from app.figures.basemap import Basemap, basemap_traces
from app.figures.map_arrows import Brush
from app.figures.map_marks import label_traces
from app.figures.map_widths import of_corridors, type_size, widths_of
from app.figures.template import template
from app.figures.tokens import tokens
from app.flowmap.frame import Frame, frame_for
from app.flowmap.scene import NAMED_WIDTH, FlowSpec, MarkSpec, Scene, compose, standard_bends
from app.state.view import ViewState
from app.text.figures import amount
from app.text.i18n import _
from app.text.labels import place_name
from app.text.map import (
    corridor_tooltip,
    map_subtitle,
    map_title,
    mark_text,
    mention_mark_text,
    mention_tooltip,
)

ON_A_PHONE = 7
"""How many corridors a picture of the size of a phone draws, the largest first; the list holds them all."""
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
    scene = _scene(dataset, shown, frame)
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


def _scene(dataset: Dataset, shown: Standing, frame: Frame) -> Scene:
    scale = widths_of(dataset, shown.measure)
    specs = [
        FlowSpec(
            row.corridor,
            scale.pixels(row.figure.reach) * frame.zoom,
            str(amount(row.figure)),
            type_size(row.figure.size, scale),
        )
        for row in shown.corridors[: ON_A_PHONE if frame.is_small else None]
    ]
    drawn = {row.corridor for row in shown.corridors}
    if not (frame.is_small and specs):
        specs += [FlowSpec(key, NAMED_WIDTH, "", 0.0) for key in _named(shown) if key not in drawn]
    marks = [MarkSpec(mark.place, _two_lines(mark_text(dataset, mark))) for mark in shown.marks]
    marks += _mention_marks(dataset, shown)
    ends = {place for spec in specs for place in spec.key} | {mark.place for mark in marks}
    names = {code: place_name(dataset, code) for code in ends | {"MMR", "THA", "LAO", "VNM", "KHM"}}
    origins = {key: _("from {origin}").format(origin=name) for key, name in names.items()}
    if frame.is_small:
        origins = names
    return compose(
        frame,
        specs,
        marks,
        names,
        standard_bends(_all_corridors(dataset, shown.measure)),
        origins,
        _("named"),
    )


def _all_corridors(dataset: Dataset, measure: str) -> tuple[tuple[tuple[str, str], float], ...]:
    """Every corridor that a map of the measure can ever show, with the width of its widest arrow."""
    scale = widths_of(dataset, measure)
    widest: dict[tuple[str, str], float] = {}
    for row in of_corridors(dataset, measure):
        widest[row.corridor] = max(widest.get(row.corridor, 0.0), scale.pixels(row.reach))
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


def _two_lines(text: str) -> str:
    """A long text broken once, near its middle, at a space."""
    if len(text) < 26:
        return text
    spaces = [at for at, char in enumerate(text) if char == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:at]}<br>{text[at + 1 :]}"
