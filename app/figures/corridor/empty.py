"""A chart without anything to draw: the sentence that says so."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.figures.trends.labels import wrapped

_SIZE, _LINE, _AIR = 16.0, 1.3, 16.0


def sentence_alone(sentence: str, width: int, layout: dict[str, Any], ink: Tokens) -> go.Figure:
    """No axes, and a sentence, in `width` pixels and as high as it needs."""
    lines = wrapped(sentence, _SIZE, width * 0.95)
    picture = Picture(width, round(len(lines) * _SIZE * _LINE + 2 * _AIR), layout)
    picture.layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    for axis in ("xaxis", "yaxis"):
        picture.set_axis(axis, visible=False, fixedrange=True, range=[0, 1])
    picture.notes.append(
        {
            "text": "<br>".join(escape(line, quote=False) for line in lines),
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 0.5,
            "xanchor": "left",
            "yanchor": "middle",
            "align": "left",
            "showarrow": False,
            "font": {"size": _SIZE, "color": ink.ink, "weight": 600},
        }
    )
    return picture.figure()
