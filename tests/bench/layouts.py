"""`python -m tests.bench.layouts`: how good the curves of the flow map are, beside other ways to lay them out.

Each way draws the same corridors in the same frame with the same arrows, and one scorer measures all of them. With
`--other FILE` an independent program of the published method takes part: FILE is the module `od_flow_layout.py` of the
package polars2svg (Apache-2.0), which needs numpy alone. `--write` brings tables and pictures in docs/ up to date.
"""

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from types import ModuleType

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.domain.codes import MapFrame
from app.domain.measures import MEASURES
from app.figures.map.basemap import load_basemap
from app.figures.map.layouts import FOLDER, corridors, first_picture, standard_curves
from app.figures.map.widths import type_size, widest_of, widths_of
from app.flowmap.bend import STRAIGHT, Bend
from app.flowmap.crossings import Key
from app.flowmap.frame import STANDARD_SIZE, Frame, frame_for
from app.flowmap.layout import bow_of, forced_bends
from app.flowmap.plan import bends_in, held_in, plan
from app.flowmap.scene import Scene, compose
from app.flowmap.score import Score, score_scene
from app.flowmap.strip import FlowSpec, Words
from app.state.view import ViewState
from app.text.labels import place_name
from tests.bench.layout_pictures import svg_of

DOCUMENT = ROOT / "docs" / "flow-map.md"
PICTURES = ROOT / "docs" / "flow-map"
MOST = 30
"""So many corridors are compared with the other program."""
ARC = 0.2
"""Bow of the uniform arcs in parts of the distance of both nodes."""
HEAD = 7.0
"""Radius in pixels of the heads that the other program keeps free: about half the length of ours."""
SHOWN = (
    (MapFrame.GMS, "workers"),
    (MapFrame.GMS, "stock"),
    (MapFrame.ASIA, "stock"),
    (MapFrame.WORLD, "stock"),
)
COMPARED = ((MapFrame.GMS, "stock"), (MapFrame.ASIA, "stock"))
"""Frames and measures of the tables of metrics, and those that the other program lays out too."""

ROWS = {
    "crossings": ("crossings", "low"),
    "sibling_crossings": ("crossings of connected arrows", "low"),
    "acute_crossings": ("crossings under 30°", "low"),
    "mean_sine": ("mean sine of the crossing angle", "high"),
    "collinear": ("px along another arrow", "low"),
    "under_node": ("arrows on foreign nodes", "low"),
    "clearance": ("px of air to foreign nodes, least", "high"),
    "head_on_head": ("heads on heads", "low"),
    "head_on_flow": ("heads on foreign arrows", "low"),
    "head_on_connected_flow": ("heads on connected arrows", "low"),
    "ribbon_overlap": ("shared ink", "low"),
    "angular_resolution": ("angular resolution at nodes", "high"),
    "stretch": ("stretch", "low"),
    "asymmetry": ("asymmetry", "low"),
    "sharp_bends": ("sharp bends", "low"),
    "off_canvas": ("px² outside the picture", "low"),
    "width_error": ("px of wrong width", "low"),
    "label_overlaps": ("labels on labels", "low"),
    "labels_on_heads": ("labels on heads", "low"),
    "labels_cut": ("labels cut by the frame", "low"),
    "label_area": ("px² of labels on anything", "low"),
}
"""Each metric with its words, and whether a low or a high value is the better one."""


class Case:
    """The corridors with which the map of a measure begins in a frame, each at its greatest width, to be drawn with
    different bends; with `most`, the next largest that the picture has room for too, up to so many.
    """

    def __init__(self, dataset: Dataset, kind: MapFrame, measure: str, most: int = 0) -> None:
        self.name = f"{kind.value}-{measure}"
        self.frame: Frame = frame_for(*STANDARD_SIZE[kind], kind)
        self.widths = first_picture(dataset, measure, kind)
        every = corridors(dataset, measure, kind)
        for key in sorted(every, key=lambda key: (-every[key], key)):
            more = self.widths | {key: every[key]}
            if len(self.widths) < most and len(held_in(self.frame, more)) == len(more):
                self.widths = more
        self.curves = standard_curves(dataset, measure, kind)
        stored = json.loads((ROOT / "data" / FOLDER / f"{kind.value}.json").read_text(encoding="utf-8"))
        curves = stored.get("measures", {}).get(measure, {}).get("curves", {})
        if curves != {"-".join(key): [*astuple(bend)] for key, bend in self.curves.items()}:
            raise SystemExit(
                f"The stored curves of {self.name} are not those of today: run `make data` first."
            )
        self._back = MEASURES[measure].runs_back
        self._scale = widths_of(dataset, measure, ViewState(measure=measure, frame=kind), self.frame.widest)
        self._reach = widest_of(dataset, measure, frame=kind)
        places = {code for key in self.widths for code in key} | {"MMR", "THA", "LAO", "VNM", "KHM"}
        self._names = {code: place_name(dataset, code) for code in places}

    def scene(self, bends: Mapping[Key, Bend]) -> Scene:
        """The corridors with these bends, drawn and labelled as the page does it."""
        specs = [
            FlowSpec(key, width * self.frame.zoom, *self._label(key))
            for key, width in sorted(self.widths.items(), key=lambda item: (-item[1], item[0]))
        ]
        words = self._names, bends, self._names
        return compose(self.frame, specs, [], *words, Words(), runs_back=self._back)

    def score(self, bends: Mapping[Key, Bend]) -> Score:
        """The score of the corridors with these bends."""
        wanted = {key: width * self.frame.zoom for key, width in self.widths.items()}
        return score_scene(self.scene(bends), wanted)

    def ways(self) -> dict[str, Mapping[Key, Bend]]:
        """The bends of each way to lay the corridors out, by its name."""
        flows, ground = plan(self.frame, self.widths)
        return {
            "straight": {flow.key: STRAIGHT for flow in flows},
            "arcs to the right": {flow.key: Bend(0.0, ARC) for flow in flows},
            "arcs to the left": {flow.key: Bend(0.0, -ARC) for flow in flows},
            "forces": forced_bends(flows, ground.nodes, ground.size, unit=self.frame.zoom),
            "shipped": self.curves,
        }

    def other(self, module: ModuleType) -> dict[Key, Bend]:
        """The bends of the other program with its own settings, for nodes and heads as large as ours."""
        flows, ground = plan(self.frame, self.widths)
        made = module.ODFlowLayout(
            [(*flow.start, *flow.end) for flow in flows],
            node_radius=ground.radius,
            arrows=True,
            arrow_radius=HEAD,
            backend="numpy",
        )
        return {flow.key: bow_of(flow, at) for flow, at in zip(flows, made.results(), strict=True)}

    def _label(self, key: Key) -> tuple[str, float]:
        """The number of a corridor and its type size; corridors that are only named have none."""
        reach = self._reach.get(key, 0.0)
        return (f"{reach:,.0f}", type_size(reach, self._scale)) if reach else ("", 0.0)


def main() -> None:
    """Lay everything out, print the tables, and write them if asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.layouts", description=__doc__)
    parser.add_argument("--other", type=Path, help="od_flow_layout.py of polars2svg")
    parser.add_argument("--write", action="store_true", help="write docs/flow-map.md and its pictures")
    options = parser.parse_args()
    dataset = load_dataset(ROOT / "data")
    basemap = load_basemap(ROOT / "data" / "boundaries")
    blocks: dict[str, str] = {}
    for kind, measure in SHOWN:
        case = Case(dataset, kind, measure)
        ways = case.ways()
        scores = {way: case.score(bends) for way, bends in ways.items()}
        blocks[case.name] = table(scores)
        if options.write:
            PICTURES.mkdir(parents=True, exist_ok=True)
            for way in pictured(scores):
                file = PICTURES / f"{case.name}-{way.split()[0]}.svg"
                title = f"{case.name}: {way}"
                file.write_text(svg_of(case.scene(ways[way]), basemap, title), encoding="utf-8")
        if options.other and (kind, measure) in COMPARED:
            blocks[f"{case.name}-compared"] = compared(Case(dataset, kind, measure, MOST), options.other)
    for name, block in blocks.items():
        print(f"\n{name}\n{block}")
    if options.write:
        DOCUMENT.write_text(filled(DOCUMENT.read_text(encoding="utf-8"), blocks), encoding="utf-8")


def compared(case: Case, file: Path) -> str:
    """The table of one case with the other program, which `file` holds, and with our method on just these corridors."""
    ways = case.ways()
    shipped = ways.pop("shipped")
    ways["polars2svg"] = case.other(loaded(file))
    ways["forces"] = ways.pop("forces")
    ways["whole method"] = bends_in(case.frame, case.widths)
    ways["shipped"] = shipped
    return table({way: case.score(bends) for way, bends in ways.items()})


def pictured(scores: Mapping[str, Score]) -> list[str]:
    """The four ways that have a picture: of the two arcs, the one with fewer crossings."""
    arcs = sorted(
        (way for way in scores if way.startswith("arcs")), key=lambda way: (scores[way].crossings, way)
    )
    return ["straight", arcs[0], "forces", "shipped"]


def table(scores: Mapping[str, Score]) -> str:
    """A Markdown table of all metrics; the best value of each row is bold."""
    lines = [f"| | {' | '.join(scores)} |", f"|---|{'---:|' * len(scores)}"]
    rows = {way: each.as_dict() for way, each in scores.items()}
    for name, (words, better) in ROWS.items():
        values = [row[name] for row in rows.values()]
        known = [value for value in values if value is not None]
        best = (min if better == "low" else max)(known, default=None)
        cells = [_cell(value, bold=value == best and len(set(known)) > 1) for value in values]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(lines)


def filled(text: str, blocks: Mapping[str, str]) -> str:
    """A text with new content between `<!-- NAME -->` and `<!-- end -->` for each block."""
    for name, block in blocks.items():
        pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = pattern.subn(lambda found, new=block: f"{found[1]}\n{new}\n\n{found[2]}", text)
        if count != 1:
            raise ValueError(f"{DOCUMENT.name} has no place for the table {name}")
    return text


def loaded(file: Path) -> ModuleType:
    """The module in a file."""
    spec = importlib.util.spec_from_file_location("od_flow_layout", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{file} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _cell(value: float | None, *, bold: bool) -> str:
    if value is None:
        return "–"
    text = str(value) if isinstance(value, int) else f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    return f"**{text}**" if bold else text


if __name__ == "__main__":
    sys.exit(main())
