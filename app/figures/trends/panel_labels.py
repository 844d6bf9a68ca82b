"""Words of one small chart: number first, corridor second, kind of figure below them, names at the ends of lines."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from app.data.dataset import Dataset
from app.data.trends.trends import Group, Trend
from app.figures.tokens import Tokens
from app.figures.trends.frame import Panel
from app.figures.trends.labels import label_of, shortened, spread
from app.figures.trends.marks import Look, small_shape
from app.figures.trends.scale import Plot, pixel_path
from app.flowmap.labels import text_size
from app.text.i18n import _
from app.text.labels import place_name, way_name
from app.text.trends.marks import figure_details, group_name, label_amount

_SIZE, _SMALL, _NAME = 14.0, 12.0, 11.5
_TICK = 12.0
_KEY, _RADIUS = 17.0, 3.6
"""Pixels from the plot to the name of a line, and the radius of the shape before it."""

Looks = Mapping[tuple[tuple[str, str], str], Look]


def head_label(
    dataset: Dataset,
    trend: Trend,
    groups: Sequence[Group],
    unit: str,
    looks: Looks,
    ink: Tokens,
    width: float,
) -> str:
    """The head of a chart `width` pixels wide, as Plotly draws it: the number that stands for the corridor, its name,
    kind and date of the figure; of several corridors the name of their origin.
    """
    group = groups[0]
    if len({each.corridor for each in groups}) > 1:
        words = _("From {place}").format(place=place_name(dataset, group.corridor[0]))
        colour = looks[group.corridor, group.code].ink.text
        return f'<span style="color:{colour};font-weight:650">{escape(words, quote=False)}</span>'
    row = group.latest if group.latest.unit == unit else group.figures[-1]
    amount = label_amount(trend, row)
    return label_of(
        amount.before,
        amount.number,
        amount.after,
        way_name(dataset, trend.measure, group.corridor),
        figure_details(dataset, trend, row),
        size=_SIZE,
        small=_SMALL,
        most=width,
        colour=looks[group.corridor, group.code].ink.text,
        faint=ink.ink2,
    ).html


def head_height(heads: Iterable[str]) -> float:
    """Pixels that the highest of these heads needs above its plot, the highest number of the axis among them."""
    lines = max(head.count("<br>") + 1 for head in heads)
    return lines * _SIZE * 1.3 + _TICK


def head_note(html: str, plot: Plot, ink: Tokens, *, shift: float, up: float) -> dict[str, Any]:
    """The annotation of a head, `shift` pixels right of the plot and `up` above it."""
    return {
        "text": html,
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 0,
        "y": 1,
        "xshift": shift,
        "yshift": up,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": _SIZE, "color": ink.ink},
        "borderpad": 0,
    }


def line_ends(
    dataset: Dataset, trend: Trend, panel: Panel, looks: Looks, plot: Plot, *, room: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]:
    """The names of channels, sectors or sexes beside their last figures, in `room` pixels right of the plot, the shape
    of their marks before each, and the keys of the figures that stand for lines whose names find no room or not all.
    """
    every = [group for group in panel.groups if group.latest.unit == panel.unit]
    words = {id(group): _end(dataset, trend, panel, group, room - _KEY - 2) for group in every}
    ends = [(plot.y(group.latest.size), group) for group in every if words[id(group)][0]]
    ends = sorted(ends[: int((plot.height + 20) / (_NAME * 1.3))], key=lambda each: each[0])
    whole = [id(group) for _y, group in ends if words[id(group)][1]]
    centres = spread([y for y, _group in ends], [_NAME * 1.3] * len(ends), -10, plot.height + 10)
    notes, shapes = [], []
    for (_y, group), centre in zip(ends, centres, strict=True):
        look = looks[group.corridor, group.code]
        key = small_shape(look.symbol, _RADIUS)
        shapes.append(pixel_path(plot.width + 9, centre, plot, key, look.ink.mark, 0.0, fill=look.ink.mark))
        notes.append(
            {
                "text": words[id(group)][0],
                "xref": f"{plot.xref} domain",
                "yref": f"{plot.yref} domain",
                "x": 1,
                "y": centre / plot.height,
                "xshift": _KEY,
                "xanchor": "left",
                "yanchor": "middle",
                "showarrow": False,
                "font": {"size": _NAME, "color": look.ink.text},
                "borderpad": 0,
            }
        )
    return notes, shapes, [group.latest.observation_id for group in every if id(group) not in whole]


def _end(dataset: Dataset, trend: Trend, panel: Panel, group: Group, room: float) -> tuple[str, bool]:
    """What stands at the end of a line: the name of its code, or of several corridors number and destination; empty
    where a name has no room. And whether the name is whole.
    """
    if len({each.corridor for each in panel.groups}) == 1:
        name = group_name(dataset, trend, group)
        found = shortened(name, _NAME, room)
        return escape(found, quote=False), found == name
    words = label_amount(trend, group.latest)
    name = place_name(dataset, group.corridor[1])
    found = shortened(name, _NAME, room - text_size(str(words), _NAME)[0] * 1.1 - 4)
    rich = f"<b>{escape(str(words), quote=False)}</b> {escape(found, quote=False)}" if found else ""
    return rich, found == name
