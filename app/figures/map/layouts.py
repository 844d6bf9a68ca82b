"""The curves of the corridors of each measure in each frame: laid out once by `make data`, stored, and kept for good.

A corridor has one curve in every year, filter, language and size of the picture. Stored curves are those of a
checksum of all that they were made from; where nothing is stored for it (a data set just edited, or a small one of a
test) a quick layout takes their place.
"""

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.config import settings_from_environment
from app.data.dataset import Dataset
from app.data.passing import DEFAULT_MEASURE
from app.data.standing import standing
from app.domain.codes import MapFrame
from app.domain.measures import MEASURES
from app.figures.map.room import drawn_of
from app.figures.map.widths import widest_of, widths_of
from app.flowmap.bend import Bend
from app.flowmap.frame import STANDARD_SIZE, Frame, frame_for
from app.flowmap.ground import Key
from app.flowmap.layout import VERSION
from app.flowmap.plan import bends_in, plan, scored
from app.flowmap.scene import NAMED_WIDTH
from app.flowmap.score import Score
from app.flowmap.strip import has_room
from app.state.view import ViewState

_UNIFORM = (0.2, -0.2)
"""Bows of the uniform arcs that a layout must beat."""
LAID_OUT = 40
"""The curves of so many corridors of a measure, those that are ever widest, are laid out together."""
FOLDER = "layouts"
"""Where in the data folder the curves stand, one file a frame."""

_MANY = 4
"""So many layouts are worth the start of other processes."""

Curves = Mapping[Key, Bend]


def bends(dataset: Dataset, measure: str, kind: MapFrame, widths: Mapping[Key, float]) -> Curves:
    """The curves of the corridors with these widths (pixels at the standard size); those beyond the corridors that the
    map of the measure begins with, which the reader chose, make way for those.
    """
    standard = standard_curves(dataset, measure, kind)
    if all(key in standard for key in widths):
        return standard
    return _with_others(dataset, measure, kind, tuple(sorted(widths.items())))


@lru_cache(maxsize=64)
def standard_curves(dataset: Dataset, measure: str, kind: MapFrame) -> Curves:
    """The curves of the corridors that a map of the measure shows, from the file of the frame if it has them."""
    task = _task(dataset, measure, kind)
    found = _stored(settings_from_environment().data / FOLDER, kind).get(measure)
    if found is not None and found["input"] == task.checksum:
        return MappingProxyType({_key(text): Bend(*numbers) for text, numbers in found["curves"].items()})
    return MappingProxyType(bends_in(task.frame, task.widths, runs_back=task.runs_back, quick=True))


def corridors(dataset: Dataset, measure: str, kind: MapFrame) -> dict[Key, float]:
    """The corridors that a map of the measure shows, with the width of the widest arrow of each in pixels."""
    frame = frame_for(*STANDARD_SIZE[kind], kind)
    scale = widths_of(dataset, measure, ViewState(measure=measure, frame=kind), frame.widest)
    widest = widest_of(dataset, measure, frame=kind)
    largest = sorted(widest.items(), key=lambda item: (-item[1], item[0]))
    shown = [(key, reach) for key, reach in largest if reach > 0 and has_room(frame, key)][:LAID_OUT]
    widths = {key: round(scale.pixels(reach), 2) for key, reach in shown}
    for mention in dataset.mentions if measure == "workers" else ():
        if all(dataset.places[code].is_on_earth for code in mention.corridor):
            widths.setdefault(mention.corridor, NAMED_WIDTH)
    return {key: width for key, width in sorted(widths.items()) if has_room(frame, key)}


def first_picture(dataset: Dataset, measure: str, kind: MapFrame) -> dict[Key, float]:
    """The corridors with which the map of a measure begins, with their widths as in `corridors`: what stored scores
    are those of.
    """
    task = _task(dataset, measure, kind)
    return {key: task.widths[key] for key in sorted(task.first)}


def prepare(dataset: Dataset) -> None:
    """Have the curves of the first map at hand before anybody asks for it."""
    standard_curves(dataset, DEFAULT_MEASURE, MapFrame.GMS)


def write_layouts(dataset: Dataset, data: Path) -> list[str]:
    """Lay out every measure that goes on a map in every frame, and write the files below `data`. What is stored
    already for the same input is kept; the names (frame/measure) of the others are returned.
    """
    (data / FOLDER).mkdir(exist_ok=True)
    tasks = {
        (kind, measure): task
        for kind in MapFrame
        for measure in sorted(MEASURES)
        if MEASURES[measure].on_map and (task := _task(dataset, measure, kind)).widths
    }
    stored = {kind: _stored(data / FOLDER, kind) for kind in MapFrame}
    stale = [
        key for key, task in tasks.items() if stored[key[0]].get(key[1], {}).get("input") != task.checksum
    ]
    made = dict(zip(stale, _entries([tasks[key] for key in stale]), strict=True))
    for kind in MapFrame:
        found = {
            measure: made.get((kind, measure)) or stored[kind][measure]
            for each, measure in tasks
            if each == kind
        }
        text = _text(kind, found)
        (data / FOLDER / f"{kind.value}.json").write_text(text, encoding="utf-8", newline="\n")
    _stored.cache_clear()
    standard_curves.cache_clear()
    return [f"{kind.value}/{measure}" for kind, measure in stale]


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be laid out: the corridors of a measure with their widths, and which of them its map begins with."""

    frame: Frame
    widths: Mapping[Key, float]
    first: frozenset[Key]
    runs_back: bool

    @property
    def checksum(self) -> str:
        """A checksum of all that the layout is made from."""
        parts: list[Any] = [VERSION, sorted(self.first)]
        for widths in (self.widths, {key: self.widths[key] for key in self.first}):
            flows, ground = plan(self.frame, widths, runs_back=self.runs_back)
            parts.append(_rounded(ground.size))
            parts += [
                [place, *_rounded((*at, radius))]
                for (place, at), radius in zip(ground.nodes.items(), ground.sizes.tolist(), strict=True)
            ]
            parts += [
                _rounded((box.x, box.y, box.width, box.height)) for box in (*ground.names, *ground.rims)
            ]
            parts += [
                [*flow.key, *_rounded((*flow.start, *flow.end, flow.width, flow.start_gap, flow.end_gap))]
                for flow in sorted(flows, key=lambda flow: flow.key)
            ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _task(dataset: Dataset, measure: str, kind: MapFrame) -> _Task:
    state, frame = ViewState(measure=measure, frame=kind), frame_for(*STANDARD_SIZE[kind], kind)
    widths = corridors(dataset, measure, kind)
    shown = standing(dataset, state)
    rows = drawn_of(shown, frame, widths_of(dataset, measure, state, frame.widest)).rows
    first = {row.corridor for row in rows} | {row.corridor for row in shown.mentions}
    return _Task(frame, widths, frozenset(first & widths.keys()), MEASURES[measure].runs_back)


def _entries(tasks: list[_Task]) -> list[dict[str, Any]]:
    """The entries of several measures, on all processors if they are many."""
    if len(tasks) < _MANY:
        return [_entry(task) for task in tasks]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_entry, tasks))


def _entry(task: _Task) -> dict[str, Any]:
    """The curves of a measure, those of its first picture laid out by themselves, with the score of that picture."""
    first = {key: task.widths[key] for key in task.first}
    scene, scores = _first_picture(task, first)
    found = bends_in(task.frame, task.widths, scene, runs_back=task.runs_back)
    return {
        "input": task.checksum,
        "curves": {f"{key[0]}-{key[1]}": [bend.along, bend.across, bend.pull] for key, bend in found.items()},
        "scores": scores.as_dict(),
    }


def _first_picture(task: _Task, widths: Mapping[Key, float]) -> tuple[dict[Key, Bend], Score]:
    """The curves of the first picture with their score; crossings count double where a uniform bow has fewer."""

    def score_of(bends: Mapping[Key, Bend]) -> Score:
        return scored(task.frame, widths, bends, runs_back=task.runs_back)

    uniform = min(score_of(dict.fromkeys(widths, Bend(0.0, bow))).crossings for bow in (0.0, *_UNIFORM))
    for strictness in (1.0, 2.0):
        scene = bends_in(task.frame, widths, runs_back=task.runs_back, strictness=strictness)
        score = score_of(scene)
        if score.crossings <= uniform:
            break
    return scene, score


@lru_cache(maxsize=256)
def _with_others(
    dataset: Dataset, measure: str, kind: MapFrame, widths: tuple[tuple[Key, float], ...]
) -> Curves:
    standard = standard_curves(dataset, measure, kind)
    shown = {key: standard[key] for key, _width in widths if key in standard}
    frame, back = frame_for(*STANDARD_SIZE[kind], kind), MEASURES[measure].runs_back
    return MappingProxyType(bends_in(frame, dict(widths), shown, runs_back=back, quick=True))


def _rounded(numbers: tuple[float, ...]) -> list[float]:
    return [round(number, 2) + 0.0 for number in numbers]


@lru_cache(maxsize=8)
def _stored(folder: Path, kind: MapFrame) -> dict[str, dict[str, Any]]:
    """What a file holds, by measure; nothing if there is no readable file."""
    try:
        measures: dict[str, dict[str, Any]] = json.loads(
            (folder / f"{kind.value}.json").read_text(encoding="utf-8")
        )["measures"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return measures


def _text(kind: MapFrame, measures: Mapping[str, Mapping[str, Any]]) -> str:
    """A file of curves: sorted, one curve a line."""
    parts = []
    for measure, entry in sorted(measures.items()):
        rows = ",\n".join(
            f"    {json.dumps(key)}: {json.dumps(entry['curves'][key])}" for key in sorted(entry["curves"])
        )
        scores = json.dumps(entry["scores"], sort_keys=True)
        head = f'  "{measure}": {{\n   "input": "{entry["input"]}",\n   "curves": {{\n'
        parts.append(f'{head}{rows}\n   }},\n   "scores": {scores}\n  }}')
    body = ",\n".join(parts)
    size = json.dumps(list(STANDARD_SIZE[kind]))
    return f'{{\n "frame": "{kind.value}",\n "size": {size},\n "measures": {{\n{body}\n }}\n}}\n'


def _key(text: str) -> Key:
    origin, destination = text.split("-")
    return origin, destination
