"""The flow map: one arrow a corridor, one published figure an arrow."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.data.map.shading import shading
from app.data.standing import Mark, Standing
from app.domain.codes import Theme
from app.domain.measures import MEASURES
from app.figures.map.areas import with_areas
from app.figures.map.arrows import Brush
from app.figures.map.basemap import Basemap, Trace, basemap_traces
from app.figures.map.bodies import Body, bodies, kinds
from app.figures.map.crossings import crossing_traces, province_traces, with_provinces
from app.figures.map.geo import geo_layout
from app.figures.map.marks import label_traces
from app.figures.map.nodes import drawn_marks, node_kinds, node_traces, ring_kinds, ring_traces, rings_apart
from app.figures.map.plan import SIZE, MapPlan, map_plan, mark_lines
from app.figures.map.selection import selection
from app.figures.map.tooltips import tooltips
from app.figures.template import template
from app.figures.tokens import tokens
from app.flowmap.scene import Scene
from app.state.view import ViewState
from app.text.alone import is_alone
from app.text.i18n import _
from app.text.map.areas import areas_sentence, areas_source
from app.text.map.bands import bands_notes, bands_sentences
from app.text.map.counts import counts_sentence, drawn_sentence, left_out_words
from app.text.map.finding import standing_finding
from app.text.map.source import source_sentence
from app.text.map.words import (
    boundary_sentence,
    map_subtitle,
    map_title,
    marks_left_out,
    rank_warning,
    stage_warning,
)
from app.text.sources.disagreements import differs_word


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
    properties; `layout.meta` holds the words of every chart (app/figures/registry.py), and the corridors with a figure
    that have no room.
    """
    plan, ink = map_plan(dataset, state, width, height), tokens(theme)
    shown, frame = plan.shown, plan.frame
    scene = with_provinces(plan.scene, plan.layer, basemap)
    figures = {corridor.corridor: corridor for corridor in shown.corridors}
    found = bodies(scene, figures, plan.bands)
    chosen = selection(state, scene.arrows)
    brush = Brush(scene, found, plan.scale, ink, chosen)
    areas = shading(dataset, state.shade, shown.year)
    traces: list[Trace] = [
        *with_areas(basemap_traces(basemap, ink, frame.kind), basemap, dataset, areas, frame, ink),
        *province_traces(plan.layer, basemap, dataset, areas, ink),
        *brush.strip(),
        *brush.below(),
    ]
    if scene.arrows:
        words = tooltips(dataset, figures, plan.named, plan.channels, found)
        traces += [*brush.touch(words.corridors), brush.flows(words.bodies)]
    marks = {mark_lines(dataset, mark): mark for mark in shown.marks}
    circles = [
        *crossing_traces(plan.layer, dataset, frame, ink),
        *node_traces(scene, dataset, found, ink, runs_back=MEASURES[shown.measure].runs_back),
        *ring_traces(scene, dataset, shown, marks, ink),
    ]
    traces += [*brush.above(), *label_traces(scene, ink, chosen, circles)]
    layout = {
        "template": template(theme),
        "geo": geo_layout(frame, ink),
        "meta": _meta(dataset, state, plan, scene, found, marks),
        "width": frame.width,
        "height": frame.height,
        "clickmode": "event",
        # Circles lie on arrows: further than so many pixels from their edge the arrow answers.
        "hoverdistance": 4,
    }
    # Checking every property takes longer than all the drawing; a test checks whole figures instead.
    return go.Figure(traces, layout, _validate=False)


def _meta(
    dataset: Dataset,
    state: ViewState,
    plan: MapPlan,
    scene: Scene,
    found: tuple[Body, ...],
    marks: Mapping[str, Mark],
) -> dict[str, Any]:
    """The words of the map, and what of it a legend and a list need to know; `marks` by their text."""
    shown = plan.shown
    return {
        "title": map_title(shown),
        "subtitle": _subtitle(dataset, state, plan),
        "finding": standing_finding(dataset, shown).sentence,
        "source": _source(dataset, state, plan),
        "sources": _source(dataset, state, plan, whole=True),
        "notes": list(
            filter(
                None,
                [
                    boundary_sentence(plan.frame.kind),
                    rank_warning(shown),
                    stage_warning(shown),
                    *bands_notes(dataset, plan.channels),
                    _without_room(dataset, scene, shown, marks),
                ],
            )
        ),
        "not_drawn": ["-".join(row.corridor) for row in shown.corridors if row.corridor not in scene.arrows],
        "drawn": drawn_sentence(shown, plan.drawn.left_out),
        "left_out": left_out_words(shown, plan.drawn.left_out),
        "counts": counts_sentence(shown, plan.drawn.left_out),
        "kinds": kinds(found),
        "nodes": node_kinds(scene),
        "rings": ring_kinds(scene, marks),
        "apart": rings_apart(scene, dataset, shown, marks),
        "differs": _differs(dataset, shown),
    }


def _subtitle(dataset: Dataset, state: ViewState, plan: MapPlan) -> str:
    sentences = [
        map_subtitle(dataset, state, plan.shown),
        *bands_sentences(dataset, plan.channels),
        areas_sentence(dataset, state, plan.shown.year),
    ]
    return " ".join(filter(None, sentences))


def _without_room(dataset: Dataset, scene: Scene, shown: Standing, marks: Mapping[str, Mark]) -> str:
    """The figures without a corridor that found no room, for a picture that leaves the list behind."""
    drawn = drawn_marks(scene, marks)
    return marks_left_out(dataset, [mark for mark in shown.marks if mark not in drawn]) if is_alone() else ""


def _differs(dataset: Dataset, shown: Standing) -> bool:
    """Whether a figure of the map or of its list carries the sign of one that does not fit."""
    rows = [row.figure for row in shown.corridors] + [mark.figure for mark in shown.marks]
    return any(differs_word(dataset, row.observation_id) for row in rows)


def _source(dataset: Dataset, state: ViewState, plan: MapPlan, *, whole: bool = False) -> str:
    """The source line; all of it where it is `whole`, as the properties of a file hold it."""
    figures = source_sentence(dataset, plan.shown, plan.drawn.left_out, whole=whole)
    sources = " ".join(filter(None, [figures, areas_source(dataset, state, plan.shown.year)]))
    return _("Source: {sources}").format(sources=sources) if sources else ""
