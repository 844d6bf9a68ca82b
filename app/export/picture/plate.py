"""A picture before it is drawn: an HTML page with title, chart, legend, caveats and source, which a browser lays out.

The chart is drawn for the box that the words around it leave, so a plate is asked twice: to be measured, then drawn.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from math import inf
from typing import Any

import plotly.graph_objects as go

from app.domain.codes import Theme
from app.export.context import Context
from app.export.picture.aside import beside_html, legend_html
from app.export.picture.foot import foot_html
from app.export.picture.halos import halos
from app.export.picture.metadata import About
from app.figures.registry import DRAWINGS, draw
from app.figures.room import within
from app.state.charts import CHARTS, MAPS, Chart
from app.state.exports import SHAPES, Options, Shape, Size
from app.state.view import ViewState
from app.text.alone import alone
from app.text.export.plate import made_words, rights_words
from app.text.i18n import _, language, speaking

ZOOM = {Size.SLIDE: 1.305, Size.PAGE: 1.4, Size.COLUMN: 1.45, Size.SOCIAL: 1.305}
"""How much larger than on the screen a chart is drawn: its smallest type of 11.5 pixels becomes that of the plate."""
_MAP_ZOOM = 1.25
"""The least for maps, whose smallest type has 12 pixels."""
_BARS, _BARS_ZOOM = (Chart.COUNTRY_BARS, Chart.CORRIDOR_CHANNELS), 1.2
"""The least for charts whose smallest type has 12.5 pixels; a card shows more of them so."""
_TALL = {
    Size.SLIDE: (Chart.TREND_PANELS, Chart.CORRIDOR_TREND, Chart.TIMELINE),
    Size.SOCIAL: (Chart.TREND_PANELS, Chart.TIMELINE),
}
"""Charts that take the whole width of a picture, with all words below them, also in sizes that have a column beside."""
_LEAST_CHART = 540.0
"""CSS pixels of a chart on a page or in a column, unless it says that less is enough."""
_HIGH = 640.0
"""CSS pixels that a chart on a slide has beside its words; one that needs more has them below it."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture of a view. `words` travel in the file; `make` draws the chart for a width and a height in pixels of its
    own, which the picture shows `zoom` times as large, and gives it with the HTML around it.
    """

    words: About
    shape: Shape
    cm: float
    zoom: float
    lang: str
    dark: bool
    halos: list[dict[str, Any]]
    grows: bool
    first: tuple[go.Figure, str]
    make: Callable[[int, int], tuple[go.Figure, str]]

    def measuring(self) -> dict[str, Any]:
        """What the page needs to say how large the box of the chart is."""
        return self._spec("measure", self.first[1])

    def drawing(self, width: float, height: float, *, is_last: bool) -> dict[str, Any]:
        """What the page needs to draw, with the chart for a box of `width` by `height` CSS pixels.

        Where that is not the box after all, the page answers with the right one, unless this is the last time.
        """
        size = round(width / self.zoom), round(height / self.zoom)
        figure, body = self.make(*size)
        written = json.loads(figure.to_json())
        spec = self._spec("draw", body) | {"figure": written, "halos": self.halos, "last": is_last}
        spec["box"] = {"width": width, "height": height}
        if self.grows:
            spec["chartHeight"] = figure.layout.height * width / size[0]
            spec["free"] = figure.layout.meta.get("free", 0) * width / size[0]
        texts = json.dumps([written["layout"], written["data"]], ensure_ascii=False)
        return spec | {"words": "".join(sorted(set(texts)))}

    def _spec(self, task: str, body: str) -> dict[str, Any]:
        return {
            "task": task,
            "html": body,
            "words": "",
            "lang": self.lang,
            "dark": self.dark,
            "width": self.shape.width,
            "height": self.shape.height,
            "cm": self.cm,
        }


def plate(context: Context, chart: Chart, state: ViewState, options: Options) -> Plate:
    """The picture of a chart for a view, in the language of the view; light unless the options say dark."""
    made = datetime.now(UTC).date()
    drawing, zoom = DRAWINGS[chart], _zoom(chart, options.size)
    theme = Theme.DARK if options.dark else Theme.LIGHT

    kinds = f"plate plate-{options.size}{_kinds(chart)}"
    wide = _is_wide(context, chart, state, options.size)
    kinds += " plate-wide" if wide else ""
    is_card = options.size == Size.SOCIAL and not wide
    link = context.link(_linked(chart, state))

    def make(width: int, height: int) -> tuple[go.Figure, str]:
        # A card keeps its shape: what has no room is counted.
        with speaking(state.lang), alone(), within(height if is_card else inf):
            figure = draw(context.dataset, context.basemap, chart, state, theme, width, height)
            beside = beside_html(context, chart, state, theme, figure, zoom, is_card=is_card)
            return figure, _html(context, figure.layout.meta, link, options, made, kinds, beside, zoom)

    first = make(drawing.width, drawing.height)
    with speaking(state.lang), alone():
        return Plate(
            words=_about(context, chart, state, first[0].layout.meta, made),
            shape=_shape(options, first[0].layout.meta, zoom),
            cm=options.printed_cm,
            zoom=zoom,
            lang=state.lang,
            dark=options.dark,
            halos=halos(chart, theme),
            grows=drawing.grows,
            first=first,
            make=make,
        )


def bare_plate(
    context: Context, chart: Chart, state: ViewState, width: int, height: int, *, dark: bool = False
) -> Plate:
    """The chart alone with its legend, `width` by `height` CSS pixels, for a slide that has its own words.

    A chart that grows takes its width only.
    """
    drawing, zoom = DRAWINGS[chart], _zoom(chart, Size.SLIDE)
    theme = Theme.DARK if dark else Theme.LIGHT
    beside = " plate-beside" if chart in (*MAPS, Chart.MATRIX) else ""
    kinds = f"plate plate-bare{_kinds(chart)}{beside}"
    least = 0 if drawing.grows else height

    def make(wide: int, high: int) -> tuple[go.Figure, str]:
        with speaking(state.lang), alone():
            figure = draw(context.dataset, context.basemap, chart, state, theme, wide, high)
            legend = legend_html(context, chart, state, theme, figure, zoom)
            return figure, (
                f'<article class="{kinds}" lang="{language()}" style="width:{width}px;min-height:{least}px">'
                f'<div class="plate-chart"></div>{legend}</article>'
            )

    first = make(round(width / zoom), round(height / zoom))
    with speaking(state.lang), alone():
        words = _about(context, chart, state, first[0].layout.meta, datetime.now(UTC).date())
    shape = Shape(width, least, SHAPES[Size.SLIDE].cm)
    return Plate(
        words, shape, shape.cm, zoom, state.lang, dark, halos(chart, theme), drawing.grows, first, make
    )


def _html(
    context: Context,
    meta: dict[str, Any],
    link: str,
    options: Options,
    made: date,
    kinds: str,
    beside: tuple[str, str],
    zoom: float,
) -> str:
    """The whole plate as HTML, with an empty box for the chart; `beside` stands over it and next to it."""
    shape, (over, aside) = _shape(options, meta, zoom), beside
    style = f"width:{shape.width}px;min-height:{shape.height}px"
    if shape.height < options.shape.height:
        kinds += " plate-short"
        style += f";--enough:{meta['enough'] * zoom:.0f}px"
    subtitle = f'<p class="plate-subtitle">{escape(meta["subtitle"])}</p>' if meta.get("subtitle") else ""
    return (
        f'<article class="{kinds}" lang="{language()}" style="{style}">'
        f'<header><h1 class="plate-title">{escape(meta["title"])}</h1>{subtitle}</header>'
        f'<div class="plate-body"><div class="plate-chart">{over}</div><aside class="plate-aside">{aside}</aside></div>'
        f"{foot_html(context, meta, link, options, made)}</article>"
    )


def _is_wide(context: Context, chart: Chart, state: ViewState, size: Size) -> bool:
    """Whether a chart takes the whole width also where words may stand beside it: then it is lower."""
    if chart in _TALL.get(size, ()):
        return True
    if size != Size.SLIDE or not DRAWINGS[chart].grows:
        return False
    figure = draw(context.dataset, context.basemap, chart, state, Theme.LIGHT)
    return bool(figure.layout.height * ZOOM[size] > _HIGH)


def _shape(options: Options, meta: dict[str, Any], zoom: float) -> Shape:
    """The shape of a picture. That of a page or a column is no higher than its words where its chart has few rows."""
    shape = options.shape
    if options.size in (Size.SLIDE, Size.SOCIAL) or meta.get("enough", inf) * zoom >= _LEAST_CHART:
        return shape
    return Shape(shape.width, 0, shape.cm)


def _zoom(chart: Chart, size: Size) -> float:
    """How much larger than in its own pixels a chart stands in a picture."""
    if size == Size.SOCIAL and chart in _BARS:
        return _BARS_ZOOM
    is_exact = size in (Size.SLIDE, Size.SOCIAL)
    return _MAP_ZOOM if chart in MAPS and is_exact else ZOOM[size]


def _kinds(chart: Chart) -> str:
    """What the style sheet must know of a chart."""
    return f"{' plate-grows' if DRAWINGS[chart].grows else ''}{' plate-map' if chart in MAPS else ''}"


def _linked(chart: Chart, state: ViewState) -> ViewState:
    """The view with its chart in the address, unless it is the main one of the page."""
    return state.but(chart=None if CHARTS[state.page][0] == chart else chart)


def _about(context: Context, chart: Chart, state: ViewState, meta: dict[str, Any], made: date) -> About:
    said = [meta.get("subtitle", ""), meta.get("finding", ""), *meta.get("notes", ())]
    return About(
        title=meta["title"],
        description=" ".join(filter(None, said)),
        source=meta.get("sources") or meta.get("source") or _("No source: the picture shows no figure."),
        copyright=rights_words(),
        publisher=context.settings.publisher,
        version=made_words(context.dataset, made),
        address=context.link(_linked(chart, state)),
        lang=state.lang,
        made=made,
        keywords=(_("labour migration"), _("Greater Mekong Subregion"), str(chart)),
    )
