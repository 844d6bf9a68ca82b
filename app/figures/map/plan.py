"""What a map of a view shows and where, before any colour: figures, widths, channels, marks, and the scene of them."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.absence import absences, is_zero
from app.data.dataset import Dataset, Mention
from app.data.map.bands import ByChannel, Split, by_channel
from app.data.standing import CorridorFigure, Standing, mentioned_places, standing
from app.domain.measures import MEASURES
from app.figures.map.crossings import CrossingLayer, crossing_layer
from app.figures.map.layouts import bends
from app.figures.map.marks import strip_words
from app.figures.map.room import Drawn, drawn_of, wide_enough
from app.figures.map.widths import Widths, type_size, widths_of
from app.flowmap.frame import Frame, frame_for
from app.flowmap.lettering import MarkSpec
from app.flowmap.scene import NAMED_WIDTH, Scene, compose
from app.flowmap.strip import FlowSpec
from app.state.view import ViewState
from app.text.i18n import _, language
from app.text.labels import place_name
from app.text.map.amounts import map_amount
from app.text.map.bands import band_label
from app.text.map.words import mark_text, mention_mark_text, nothing_mark_text, zero_mark_text
from app.text.numbers import number

MOST_NOTHING = 4
"""So many corridors without a number get a mark on the map; the list tells all of them."""
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
    specs = [_spec(dataset, row, bands.split.get(row.corridor), frame, scale) for row in drawn.rows]
    listed = {row.corridor for row in shown.corridors}
    if not (frame.is_small and specs):
        specs += [FlowSpec(key, NAMED_WIDTH, "", 0.0) for key in named if key not in listed]
    marks = [MarkSpec(mark.place, two_lines(mark_text(dataset, mark))) for mark in shown.marks]
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
        names if frame.is_small else origins,
        strip_words(frame),
        runs_back=back,
        taken=layer.boxes,
        settles=True,
    )


def two_lines(text: str) -> str:
    """A long text broken once, near its middle, at a space."""
    if len(text) < 26:
        return text
    spaces = [at for at, char in enumerate(text) if char == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:at]}<br>{text[at + 1 :]}"


def _spec(
    dataset: Dataset, row: CorridorFigure, split: Split | None, frame: Frame, scale: Widths
) -> FlowSpec:
    """What is drawn of a corridor: its figure, or the sum of its channels with a part for each of them."""
    figure = row.figure
    if split is None:
        width = scale.pixels(figure.reach) * frame.zoom
        return FlowSpec(row.corridor, width, str(map_amount(figure)), type_size(figure.size, scale))
    parts = tuple((part.size / split.total, band_label(dataset, split, part)) for part in split.parts)
    width = scale.pixels(split.total) * frame.zoom
    return FlowSpec(row.corridor, width, number(split.total), type_size(split.total, scale), parts)


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
    return [MarkSpec(place, two_lines(mention_mark_text(dataset, rows))) for place, rows in found.items()]


def _nothing_marks(dataset: Dataset, state: ViewState, shown: Standing) -> list[MarkSpec]:
    """Where the reader named both ends: zeros that the source prints, and corridors for which it has no number."""
    if not (state.origin and state.destination):
        return []
    zeros = [row.figure for row in shown.corridors if is_zero(row.figure)]
    texts = [(row.corridor, zero_mark_text(dataset, row)) for row in zeros]
    texts += [
        (row.corridor, nothing_mark_text(dataset, row)) for row in absences(dataset, state, year=shown.year)
    ]
    return [MarkSpec(key[1], two_lines(text)) for key, text in texts[:MOST_NOTHING]]
