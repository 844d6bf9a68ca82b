"""What a map of a view shows and where, before any colour: figures, widths, channels, marks, and the scene of them."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from app.data.absence import absences, is_zero
from app.data.dataset import Dataset, Mention
from app.data.map.bands import ByChannel, Split, by_channel
from app.data.standing import CorridorFigure, Mark, Standing, mentioned_places, standing
from app.domain.measures import MEASURES
from app.figures.map.bodies import in_process
from app.figures.map.crossings import CrossingLayer, crossing_layer
from app.figures.map.layouts import bends
from app.figures.map.marks import strip_words
from app.figures.map.room import Drawn, drawn_of, wide_enough
from app.figures.map.widths import Widths, type_size, widths_of
from app.flowmap.arrows import MARKED_FROM
from app.flowmap.frame import Frame, frame_for
from app.flowmap.mark_labels import MarkSpec
from app.flowmap.scene import NAMED_WIDTH, Scene, compose
from app.flowmap.strip import FlowSpec
from app.state.view import ViewState
from app.text.i18n import _, language
from app.text.labels import place_name
from app.text.map.amounts import arrow_words
from app.text.map.bands import band_label, split_label
from app.text.map.words import mark_label, mention_mark_text, nothing_mark_text, zero_mark_text

MOST_NOTHING = 4
"""So many corridors without a number get a mark on the map; the list tells all of them."""
_LINE, _MOST_LINES = 26, 3
"""Marks have no more lines than this, and one for so many letters."""
SIZE = (824, 706)
"""Width and height of the standard frame in pixels."""


@dataclass(frozen=True, slots=True)
class MapPlan:
    """A map of a view without its colours. `channels` says of every corridor whether it is split, `bands` of those
    that are split here; `named` are corridors that a source names without a number.
    """

    shown: Standing
    frame: Frame
    scale: Widths
    drawn: Drawn
    channels: ByChannel
    bands: ByChannel
    named: dict[tuple[str, str], list[Mention]]
    layer: CrossingLayer
    scene: Scene


def map_plan(dataset: Dataset, state: ViewState, width: int = SIZE[0], height: int = SIZE[1]) -> MapPlan:
    """The plan of the map of a view, `width` by `height` pixels."""
    # What is selected, shaded or dark makes no other plan.
    plain = state.but(corridor=None, focus=None, theme=None, shade=ViewState().shade, embed=False)
    return _plan(dataset, plain, width, height, language())


@lru_cache(maxsize=64)
def _plan(dataset: Dataset, state: ViewState, width: int, height: int, _language: str) -> MapPlan:
    shown = standing(dataset, state)
    frame = frame_for(width, height, state.frame)
    scale = widths_of(dataset, shown.measure, state, frame.widest)
    drawn = drawn_of(shown, frame, scale)
    channels = by_channel(dataset, state, shown)
    bands = wide_enough(channels, frame, scale)
    named, layer = _named(shown), crossing_layer(dataset, state, frame)
    specs = [_spec(dataset, state, row, bands.split.get(row.corridor), frame, scale) for row in drawn.rows]
    listed = {row.corridor for row in shown.corridors}
    if not (frame.is_small and specs):
        specs += [FlowSpec(key, NAMED_WIDTH, "", 0.0) for key in named if key not in listed]
    marks = [MarkSpec(mark.place, mark_lines(dataset, mark)) for mark in shown.marks]
    marks += _mention_marks(dataset, shown) + _nothing_marks(dataset, state, shown)
    scene = _scene(dataset, shown.measure, frame, specs, marks, layer)
    return MapPlan(shown, frame, scale, drawn, channels, bands, named, layer, scene)


def _scene(
    dataset: Dataset,
    measure: str,
    frame: Frame,
    specs: list[FlowSpec],
    marks: list[MarkSpec],
    layer: CrossingLayer,
) -> Scene:
    ends = {place for spec in specs for place in spec.key} | {mark.place for mark in marks}
    names = {code: place_name(dataset, code) for code in ends | {"MMR", "THA", "LAO", "VNM", "KHM"}}
    back = MEASURES[measure].runs_back
    sentence = _("to {origin}") if back else _("from {origin}")
    origins = {key: sentence.format(origin=name) for key, name in names.items()}
    curves = bends(dataset, measure, frame.kind, {spec.key: spec.width / frame.zoom for spec in specs})
    return compose(
        frame,
        specs,
        marks,
        names,
        curves,
        origins,
        strip_words(frame),
        runs_back=back,
        taken=layer.boxes,
        settles=True,
    )


def mark_lines(dataset: Dataset, mark: Mark) -> str:
    """What stands at the mark of a figure without a corridor."""
    return _in_lines(mark_label(dataset, mark))


def _in_lines(text: str) -> str:
    """A long text in two lines of about one length, a longer one in three, broken at spaces."""
    lines = 1 + len(text) // _LINE
    for width in range(max(len(text) // lines, 1), len(text)):
        parts = wrap(text, width, break_long_words=False, break_on_hyphens=False)
        if len(parts) <= min(lines, _MOST_LINES):
            return "<br>".join(parts)
    return text


def _spec(
    dataset: Dataset, state: ViewState, row: CorridorFigure, split: Split | None, frame: Frame, scale: Widths
) -> FlowSpec:
    """What is drawn of a corridor: its figure, or its channels side by side with a part for each of them."""
    figure = row.figure
    if split is None:
        width = scale.pixels(figure.reach) * frame.zoom
        return FlowSpec(
            row.corridor,
            width,
            arrow_words(dataset, state, figure),
            type_size(figure.size, scale),
            dotted=width < MARKED_FROM and in_process(figure) > 0,
        )
    parts = tuple((part.size / split.width, band_label(dataset, split, part)) for part in split.parts)
    width = scale.pixels(split.width) * frame.zoom
    return FlowSpec(row.corridor, width, split_label(dataset, split), type_size(split.width, scale), parts)


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
    found: dict[tuple[str, str], list[Mention]] = {}
    for row in shown.mentions:
        places = mentioned_places(row, dataset)
        if len(places) == 1 and places[0] not in arrows:
            # What is named of those who leave is not what is named of those who come.
            side = "to" if row.destination == places[0] else "from"
            found.setdefault((places[0], side), []).append(row)
    return [
        MarkSpec(place, _in_lines(mention_mark_text(dataset, rows))) for (place, _side), rows in found.items()
    ]


def _nothing_marks(dataset: Dataset, state: ViewState, shown: Standing) -> list[MarkSpec]:
    """Where the reader named both ends: zeros that the source prints, and corridors for which it has no number."""
    if not (state.origin and state.destination):
        return []
    zeros = [row.figure for row in shown.corridors if is_zero(row.figure)]
    texts = [(row.corridor, zero_mark_text(dataset, row)) for row in zeros]
    texts += [
        (row.corridor, nothing_mark_text(dataset, row)) for row in absences(dataset, state, year=shown.year)
    ]
    return [MarkSpec(key[1], _in_lines(text)) for key, text in texts[:MOST_NOTHING]]
