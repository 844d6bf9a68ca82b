"""Country areas shaded by one figure each: steps of colour, hatching where there is none, and words to point at.

The geometry stays in the files of the base map; a figure only names areas and colours.
"""

from collections.abc import Sequence

from app.data.dataset import Dataset
from app.data.map.shading import LIMITS, Shading
from app.domain.codes import MapFrame, PlaceKind, Shade
from app.figures.map.basemap import Basemap, Trace, choropleth
from app.figures.map.hatch import hatch_file
from app.figures.tokens import Tokens
from app.flowmap.frame import Frame
from app.text.map.areas import area_tooltip

_UNSEEN = "rgba(0,0,0,0)"


def step_colours(shade: Shade, ink: Tokens) -> dict[int, str]:
    """The colour of each step of a shade, the lowest first."""
    if shade == Shade.BALANCE:
        steps = range(-len(LIMITS[shade]), len(LIMITS[shade]) + 1)
        return dict(zip(steps, (ink.less2, ink.less1, ink.even, ink.more1, ink.more2), strict=True))
    return dict(enumerate((ink.area1, ink.area2, ink.area3, ink.area4)))


def with_areas(
    ground: Sequence[Trace],
    basemap: Basemap,
    dataset: Dataset,
    shown: Shading | None,
    frame: Frame,
    ink: Tokens,
) -> list[Trace]:
    """The traces of the base map with shaded areas on its land and below its lines, which are darker there."""
    if shown is None or shown.year is None:
        return list(ground)
    found: list[Trace] = []
    for trace in ground:
        if trace["meta"]["role"] == "lines":
            trace = _over_shading(trace, ink)
        found.append(trace)
        if trace["meta"]["role"] == "land":
            found += _areas(basemap, dataset, shown, frame, ink)
    return found


def _areas(basemap: Basemap, dataset: Dataset, shown: Shading, frame: Frame, ink: Tokens) -> list[Trace]:
    """Areas of countries in the colours of their steps; those without a figure keep the tone of land, below hatching.

    Parts of a country have its figure: no source here has any for them alone.
    """
    sheet = basemap.sheets[frame.kind]
    places = {area: place for area in sheet.countries if (place := _country(dataset, area))}
    steps = {area: shown.step(place) for area, place in places.items()}
    colours = step_colours(shown.shade, ink)
    texts = {place: area_tooltip(dataset, shown, place) for place in sorted({*places.values()})}
    hatching = hatch_file(frame.projection.scale)
    without = {area for area, step in steps.items() if step is None} & basemap.hatched[hatching]
    return [
        choropleth(
            basemap.url(sheet.land),
            list(places),
            [_UNSEEN if step is None else colours[step] for step in steps.values()],
            edge=ink.coast,
            edge_width=[0.7 if _has_edge(frame, area, places[area], steps[area]) else 0.0 for area in places],
            hover=[texts[place] for place in places.values()],
            meta={"role": "areas"},
        ),
        choropleth(
            basemap.url(hatching), sorted(without), [ink.border] * len(without), meta={"role": "hatch"}
        ),
    ]


def _country(dataset: Dataset, area: str) -> str:
    """The country that an area of the base map is, or is part of; empty for land of none."""
    place = dataset.places.get(area)
    if place is not None and place.kind == PlaceKind.PART:
        place = dataset.places.get(place.parent)
    return place.code if place is not None and place.kind == PlaceKind.COUNTRY else ""


def _has_edge(frame: Frame, area: str, place: str, step: int | None) -> bool:
    """Whether an area has a coast as on the land below it: no province has, and no country of the world map."""
    return frame.kind != MapFrame.WORLD and area == place and step is not None


def _over_shading(lines: Trace, ink: Tokens) -> Trace:
    """The lines of the base map in tones that shaded ground does not hide."""
    colours = {ink.border: ink.area_line, ink.river: ink.area_river}
    return lines | {"colorscale": [[at, colours.get(colour, colour)] for at, colour in lines["colorscale"]]}
