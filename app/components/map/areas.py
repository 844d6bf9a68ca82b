"""The legend of shaded areas: steps with their limits, hatching, and in a sentence what is counted, when, by whom."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.dataset import Dataset
from app.data.map.shading import Shading
from app.domain.codes import MapFrame
from app.figures.map.areas import step_colours
from app.figures.tokens import Tokens
from app.text.map.areas import (
    area_list,
    land_words,
    list_words,
    no_figure_words,
    shade_name,
    shading_sentence,
    step_words,
)


def area_legend(
    dataset: Dataset, shown: Shading | None, frame: MapFrame, ink: Tokens, *, is_told: bool = False
) -> list[Component]:
    """What the tones of countries mean; nothing where they are not shaded. Where a subtitle tells what is counted
    (`is_told`), the legend does not.
    """
    if shown is None:
        return []
    sentences = [] if is_told else [shading_sentence(dataset, shown)]
    rows: list[Component] = []
    if shown.year is not None:
        colours = step_colours(shown.shade, ink)
        rows = [_row(words, colours[step]) for step, words in step_words(shown.shade)]
        rows = [html.Div([*rows, _row(no_figure_words(), None)], className="legend-areas")]
        sentences.append(land_words(frame))
    return [
        html.H2(shade_name(shown.shade), className="legend-title"),
        *rows,
        *(html.P(sentence, className="legend-note") for sentence in sentences if sentence),
        *_list(dataset, shown),
    ]


def _list(dataset: Dataset, shown: Shading) -> list[Component]:
    """What the pointer tells over areas, for those who use none."""
    texts = area_list(dataset, shown)
    if not texts:
        return []
    rows = html.Ul([html.Li(text) for text in texts], className="mentions")
    return [html.Details([html.Summary(list_words()), rows], className="legend-note")]


def _row(words: str, colour: str | None) -> Component:
    """A swatch with its words; without a colour, the hatching."""
    kind = "swatch" if colour else "swatch swatch-hatched"
    swatch = html.Span(className=kind, style={"background": colour} if colour else {}, **aria(hidden="true"))
    return html.Div([swatch, html.Span(words)], className="legend-row legend-area")
