"""The marks on a chart of a slide that is no map, each with a word or two: a slide has room for no more."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.glyphs import certainty
from app.data.dataset import Dataset
from app.data.timeline import events_shown
from app.domain.codes import Status
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.figures.compare.frame import body
from app.figures.tokens import Tokens
from app.figures.trends.marks import kinds_of
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.compare.details import grade_sign
from app.text.export.slide_marks import mark_words
from app.text.sources.disagreements import DIFFERS

_BARS = (Chart.RANKING, Chart.MATRIX, Chart.COUNTRY_BARS, Chart.COUNTRY_RESIDENTS, Chart.CORRIDOR_CHANNELS)
_DIFFER = (Chart.TREND, Chart.TREND_PANELS, Chart.CORRIDOR_TREND, Chart.CORRIDOR_CHANNELS)
_GRADED = (Chart.MATRIX, Chart.SLOPE, Chart.SANKEY)
"""Charts whose numbers carry signs; those of the ranking have words too."""
_POINTS = (Chart.TREND, Chart.TREND_PANELS, Chart.CORRIDOR_TREND, Chart.SLOPE)

# Width and drawing of each mark, 11 pixels high; {ink}, {paper}, {soft} are colours.
_LINE = '<path d="{}" fill="none" stroke="{{ink}}" stroke-width="1.8"/>'
_RING = '<circle cx="5.5" cy="5.5" r="4.6" fill="{fill}" stroke="{{ink}}" stroke-width="1.6"/>'
_HOLLOW = _RING.format(fill="{paper}")
_SQUARE = '<path d="M.8 .8H10.2V10.2H.8Z" fill="{paper}" stroke="{ink}" stroke-width="1.6"/>'
_BLOCK = '<path d="M0 0H20V11H0Z" fill="{ink}"/>'
_STAR = "5.5 0 6.8 3.7 10.7 3.8 7.6 6.2 8.7 9.9 5.5 7.7 2.3 9.9 3.4 6.2 .3 3.8 4.2 3.7"
_GLYPHS: dict[str, tuple[int, str]] = {
    "half": (11, _HOLLOW + '<path d="M5.5 0A5.5 5.5 0 0 0 5.5 11Z" fill="{ink}"/>'),
    "pale": (11, _HOLLOW),
    "about": (11, _LINE.format("M1 7C2.6 3 4.4 4 5.5 5.5S8.6 8 10 4")),
    "least": (11, _LINE.format("M1.5 10h8M5.5 10V1.5M2.6 4.2 5.5 1.3l2.9 2.9")),
    "most": (11, _LINE.format("M1.5 1h8M5.5 1v8.5M2.6 6.8l2.9 2.9 2.9-2.9")),
    "range": (11, _LINE.format("M2 1h7M2 10h7M5.5 1v9")),
    "plan": (11, _SQUARE),
    "second": (11, _HOLLOW + '<circle cx="5.5" cy="5.5" r="2.6" fill="{ink}"/>'),
    "revision": (11, _HOLLOW + '<path d="M1.5 9.5L9.5 1.5" stroke="{ink}" stroke-width="1.8"/>'),
    "bar-process": (
        20,
        _BLOCK + '<path d="M-2 11L9 0M4 11L15 0M10 11L21 0" stroke="{paper}" stroke-width="1.3"/>',
    ),
    "bar-pale": (
        20,
        '<path d="M.8 .8H19.2V10.2H.8Z" fill="{soft}" stroke="{ink}" stroke-width="1.4" stroke-dasharray="3 2"/>',
    ),
    "bar-least": (20, _LINE.format("M0 5.5H17M13 2l4 3.5-4 3.5M10 0V11")),
    "bar-most": (20, _LINE.format("M20 5.5H8M12 2L8 5.5l4 3.5M6 0V11")),
    "bar-range": (20, _LINE.format("M1 0V11M19 0V11M1 5.5H19")),
    "agreement": (11, '<circle cx="5.5" cy="5.5" r="5" fill="{ink}"/>'),
    "law": (11, '<path d="M.8 .8H10.2V10.2H.8Z" fill="{ink}"/>'),
    "policy": (11, '<path d="M5.5 0L11 5.5L5.5 11L0 5.5Z" fill="{ink}"/>'),
    "registration": (11, '<path d="M5.5 .5L11 10.5H0Z" fill="{ink}"/>'),
    "programme": (11, '<path d="M3.7 0H7.3V3.7H11V7.3H7.3V11H3.7V7.3H0V3.7H3.7Z" fill="{ink}"/>'),
    "ban": (11, _LINE.format("M1 1L10 10M10 1L1 10")),
    "crisis": (11, f'<polygon fill="{{ink}}" points="{_STAR}"/>'),
    "undated": (11, _HOLLOW),
}
_SIGNS = {"differs": DIFFERS, "not_listed": "n/l", "graded": grade_sign("B")}


def slide_legend(
    dataset: Dataset, chart: Chart, state: ViewState, rows: Iterable[Observation], drawn: str, ink: Tokens
) -> list[Component]:
    """Rows of mark and words for what a chart draws of `rows`; `drawn` is its figure as text. Empty where every mark
    explains itself, and for charts whose words stand beside their marks.
    """
    # Plotly writes slashes escaped.
    drawn = drawn.replace(r"\u002f", "/")
    kinds = dict.fromkeys(_kinds(dataset, chart, state, tuple(rows), drawn))
    return [slide_mark(kind, ink) for kind in (*_GLYPHS, *_SIGNS) if kind in kinds]


def slide_mark(kind: str, ink: Tokens) -> Component:
    """A mark of this kind with its words."""
    return html.Span([_sign(kind, ink), html.Span(mark_words(kind))], className="slide-mark")


def _kinds(
    dataset: Dataset, chart: Chart, state: ViewState, rows: tuple[Observation, ...], drawn: str
) -> Iterator[str]:
    if chart == Chart.TIMELINE:
        events = events_shown(dataset, state)
        yield from (event.kind for event in events)
        if any(event.period.start is None for event in events):
            yield "undated"
    elif chart in _BARS:
        yield from {f"bar-{body(row)}" for row in rows}
        if chart == Chart.MATRIX and "n/l" in drawn:
            yield "not_listed"
    elif chart in _POINTS:
        if chart == Chart.SLOPE:
            yield from (certainty(row) for row in rows if row.status != Status.HEADLINE_ONLY)
        else:
            yield from (kind for row in rows for kind in kinds_of(row))
        if chart != Chart.SLOPE and any(dataset.clash_kind(row.observation_id) == REVISION for row in rows):
            yield "revision"
    if chart in _GRADED and any(row.confidence for row in rows):
        yield "graded"
    if chart in (*_GRADED, Chart.RANKING, Chart.COUNTRY_BARS) and any(
        sign in drawn for sign in (DIFFERS, r"\u2260")
    ):
        yield "differs"
    clashes = {dataset.clash_kind(row.observation_id) for row in rows} - {"", REVISION}
    if clashes and chart in _DIFFER:
        yield "differs"


def _sign(kind: str, ink: Tokens) -> Component:
    if kind in _SIGNS:
        return html.Span(_SIGNS[kind], className=f"slide-sign slide-sign-{kind}")
    width, drawing = _GLYPHS[kind]
    content = drawing.format(ink=ink.ink2, paper=ink.paper, soft=ink.channel3)
    size = f'width="{2 * width}" height="22" viewBox="0 0 {width} 11"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{content}</svg>'
    return html.Img(
        src=f"data:image/svg+xml,{quote(svg)}",
        alt="",
        className="slide-sign",
        # Words are fitted before pictures are there: each has its room from the start.
        style={"aspectRatio": f"{width} / 11"},
        **aria(hidden="true"),
    )
