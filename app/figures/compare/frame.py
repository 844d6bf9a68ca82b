"""What the drawings of the page that compares share: the blank sheet, its words, and the sentence of an empty one."""

from html import escape
from typing import Any

from app.data.dataset import Dataset
from app.data.derived.kinds import DOUBTFUL
from app.domain.codes import Bound, Status, Theme
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.template import template
from app.figures.tokens import Tokens, mixed, tokens
from app.figures.trends.labels import wrapped
from app.text.compare.details import signs

NARROW = 620
"""Below this many pixels a drawing is set for a phone."""
LEAST = 240
"""No drawing is smaller than this in either direction."""

_SENTENCE = 17


def sheet(theme: Theme, width: int, height: int, meta: dict[str, Any], low: int = LEAST) -> Picture:
    """An empty drawing without margins and axes, at least `low` pixels high; traces say on which axes they stand."""
    return Picture(
        max(width, LEAST),
        max(height, low),
        {
            "template": template(theme),
            "autosize": False,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
            "hovermode": "closest",
            "meta": meta,
        },
    )


def axis(span: tuple[float, float], domain: tuple[float, float], **settings: Any) -> dict[str, Any]:
    """An axis without a line, grid or words, from one value to another over a part of the sheet."""
    low, high = (min(max(each, 0.0), 1.0) for each in domain)
    return {
        "range": list(span),
        "domain": [low, high],
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "ticks": "",
        "fixedrange": True,
        "autorange": False,
        **settings,
    }


def say(picture: Picture, sentence: str, ink: Tokens) -> None:
    """The sentence of a drawing that has nothing to show, in its middle."""
    picture.set_axis("xaxis", **axis((0, 1), (0, 1)))
    picture.set_axis("yaxis", **axis((0, 1), (0, 1)))
    picture.add_scatter(x=[None], y=[None], mode="markers", hoverinfo="skip", meta={"role": "empty"})
    most = min(560.0, 0.86 * picture.width)
    lines = wrapped(sentence, _SENTENCE, most)
    picture.notes.append(
        note("<br>".join(escape(line, quote=False) for line in lines), 0.5, 0.62, ink.ink, _SENTENCE)
        | {"xref": "paper", "yref": "paper", "xanchor": "center", "align": "center"}
    )


def note(text: str, x: float, y: float, colour: str, size: float, **settings: Any) -> dict[str, Any]:
    """A text at a place of the sheet, given in axis values; `text` is HTML."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": colour},
        **settings,
    }


def placed(
    picture: Picture, text: str, x: float, y: float, colour: str, size: float, **settings: Any
) -> None:
    """Write a text at a place in pixels from the upper left corner of the sheet; `text` is HTML."""
    across, up = x / picture.width, 1 - y / picture.height
    picture.notes.append(note(text, across, up, colour, size, xref="paper", yref="paper", **settings))


def bold(text: str) -> str:
    """A number or name in heavy type; any text is escaped."""
    return f'<span style="font-weight:680">{escape(text, quote=False)}</span>'


def signed(dataset: Dataset, row: Observation, ink: Tokens) -> tuple[str, str]:
    """The signs after a number that stands without its details, as plain text, whose width is measured, and as HTML;
    both begin with a space where there are some.
    """
    differs, grade = signs(dataset, row)
    shown = [(differs, ink.warn), (grade, ink.ink2)]
    plain = "".join(f" {sign}" for sign, _colour in shown if sign)
    return plain, "".join(
        f' <span style="color:{colour};font-weight:400">{sign}</span>' for sign, colour in shown if sign
    )


def body(row: Observation) -> str:
    """How the area or bar of a figure is drawn (design brief, 3.1): `zero`, `range`, `least`, `most`, `pale` for
    estimates, `process`, else `full`.
    """
    if row.value == 0:
        return "zero"
    if row.bound in _BOUNDS:
        return _BOUNDS[row.bound]
    if row.is_estimate or row.status == Status.HEADLINE_ONLY or DOUBTFUL & set(row.flags):
        return "pale"
    return "process" if row.is_in_process else "full"


_BOUNDS = {Bound.RANGE: "range", Bound.AT_LEAST: "least", Bound.AT_MOST: "most"}


def pale(colour: str, ink: Tokens) -> str:
    """The tone of what is not sure: 28 of 100 parts of a colour on paper."""
    return mixed(colour, ink.paper, 0.28)


def inks(theme: Theme) -> Tokens:
    """The colours of a theme."""
    return tokens(theme)
