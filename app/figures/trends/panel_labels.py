"""Words of one small chart: number first, corridor second, kind of figure below them, names at the ends of lines."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from app.data.dataset import Dataset
from app.data.trends.trends import Group, Trend
from app.figures.tokens import Tokens
from app.figures.trends.frame import Panel
from app.figures.trends.labels import label_of, shortened, spread
from app.figures.trends.marks import Look
from app.figures.trends.scale import Plot
from app.flowmap.labels import text_size
from app.text.i18n import _
from app.text.labels import corridor_name, place_name
from app.text.trends.marks import figure_details, group_name, label_amount

_SIZE, _SMALL, _NAME = 14.0, 12.0, 11.5
_TICK = 12.0

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
        shortened(corridor_name(dataset, group.corridor), _SIZE, width * 0.95),
        shortened(figure_details(dataset, trend, row), _SMALL, width),
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
) -> list[dict[str, Any]]:
    """The names of channels, sectors or sexes beside their last figures, in `room` pixels right of the plot; those that
    find no room stand in tooltips and table.
    """
    ends = [(plot.y(group.latest.size), group) for group in panel.groups if group.latest.unit == panel.unit]
    ends = sorted(ends[: int((plot.height + 20) / (_NAME * 1.3))], key=lambda each: each[0])
    centres = spread([y for y, _group in ends], [_NAME * 1.3] * len(ends), -10, plot.height + 10)
    return [
        {
            "text": _end(dataset, trend, panel, group, room - 8),
            "xref": f"{plot.xref} domain",
            "yref": f"{plot.yref} domain",
            "x": 1,
            "y": centre / plot.height,
            "xshift": 7,
            "xanchor": "left",
            "yanchor": "middle",
            "showarrow": False,
            "font": {"size": _NAME, "color": looks[group.corridor, group.code].ink.text},
            "borderpad": 0,
        }
        for (_y, group), centre in zip(ends, centres, strict=True)
    ]


def _end(dataset: Dataset, trend: Trend, panel: Panel, group: Group, room: float) -> str:
    """What stands at the end of a line: the name of its code, or of several corridors number and destination."""
    if len({each.corridor for each in panel.groups}) == 1:
        return escape(shortened(group_name(dataset, trend, group), _NAME, room), quote=False)
    words = label_amount(trend, group.latest)
    name = shortened(
        place_name(dataset, group.corridor[1]), _NAME, room - text_size(str(words), _NAME)[0] * 1.1 - 4
    )
    return f"<b>{escape(str(words), quote=False)}</b> {escape(name, quote=False)}"
