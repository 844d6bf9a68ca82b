"""What the charts of country pages share: a layout that counts pixels from the upper left, texts, the empty chart."""

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.template import template
from app.figures.tokens import Tokens, contrast, tokens
from app.text.country.words import no_figure
from app.text.finding import Finding
from app.text.trends.sources import sources_of

_EMPTY_HEIGHT = 40


def chart_meta(
    dataset: Dataset,
    title: str,
    subtitle: str,
    finding: Finding,
    rows: Sequence[Observation],
    notes: list[str],
) -> dict[str, Any]:
    """`layout.meta` of a chart (see app/figures/registry.py) that shows figures and nothing else."""
    return {
        "title": title,
        "subtitle": subtitle,
        "finding": finding.sentence,
        "source": sources_of(dataset, rows),
        "notes": notes,
    }


def bare_layout(theme: Theme, meta: dict[str, Any]) -> dict[str, Any]:
    """A layout without margins and axes; the axes of a picture count its pixels."""
    return {
        "template": template(theme),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "hovermode": "closest",
        "barmode": "overlay",
        "meta": meta,
    }


def empty_picture(theme: Theme, width: int, meta: dict[str, Any]) -> go.Figure:
    """A low frame that says there is no figure; the sentence about what is missing stands in `meta`."""
    ink, width = tokens(theme), max(width, 240)
    picture = Picture(width, _EMPTY_HEIGHT, bare_layout(theme, meta))
    pixel_axes(picture)
    picture.notes.append(text_note(escape(no_figure(), quote=False), 0, 8, "left", 15, ink.ink2))
    return picture.figure()


def pixel_axes(picture: Picture) -> None:
    """Axes that count the pixels of a picture from its upper left corner, and are not drawn."""
    picture.set_axis("xaxis", range=[0, picture.width], domain=[0, 1], visible=False, fixedrange=True)
    picture.set_axis("yaxis", range=[picture.height, 0], domain=[0, 1], visible=False, fixedrange=True)


def text_note(text: str, x: float, y: float, anchor: str, size: float, colour: str) -> dict[str, Any]:
    """A text whose upper edge lies at pixel `y`."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": anchor,
        "yanchor": "top",
        "align": anchor if anchor != "center" else "center",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour},
    }


def readable(ground: str, ink: Tokens) -> str:
    """The one of ink and paper that reads better on a ground."""
    return max((ink.ink, ink.paper), key=lambda colour: contrast(colour, ground))
